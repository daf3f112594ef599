//! An expression and the values of its slots in, its own value out.

use super::operand::{Amount, Measure, Operand};
use super::{Comparator, Expression, Function, Operator};
use claimlint_parser::TimeUnit;
use claimlint_parser::value::{Bound, CalendarUnit, DateInterval, Interval, age, anniversary, elapsed, sum, weekday};
use rust_decimal::Decimal;

/// What an expression may ask of the values of a match.
pub(crate) trait Slots {
    /// The value of a slot.
    fn operand(&self, slot: usize) -> Option<Operand>;
    /// The number of a slot as printed, without its unit.
    fn bare(&self, slot: usize) -> Option<Interval>;
    /// The number of a slot as printed, in the base unit.
    fn point(&self, slot: usize) -> Option<Operand>;
    /// Whether the value of a slot is stated without a hedge.
    fn exact(&self, slot: usize) -> bool;
    /// Whether two slots count the same, as far as is told.
    fn same(&self, one: usize, other: usize) -> bool;
    /// Whether a slot tells what it counts.
    fn noun(&self, slot: usize) -> bool;
    /// Whether two measures in different units are the same (T16).
    fn converts(&self, one: usize, other: usize) -> Option<bool>;
    /// Whether the number of a slot is written in words.
    fn spelled(&self, slot: usize) -> bool;
    /// How many values a slot has.
    fn items(&self, slot: usize) -> usize;
    /// The day of publication.
    fn published(&self) -> Option<DateInterval>;
}

/// Whether a condition holds, or none where that cannot be known.
pub(crate) fn decide(expression: &Expression, slots: &impl Slots) -> Option<bool> {
    match expression {
        Expression::Compare(comparator, left, right) => compare(*comparator, &evaluate(left, slots)?, &evaluate(right, slots)?),
        Expression::Not(inner) => decide(inner, slots).map(|holds| !holds),
        Expression::And(left, right) => match (decide(left, slots), decide(right, slots)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            (None, _) | (_, None) => None,
        },
        Expression::Or(left, right) => match (decide(left, slots), decide(right, slots)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            (None, _) | (_, None) => None,
        },
        Expression::Call(Function::Exact, arguments) => all(arguments, |slot| slots.exact(slot)),
        Expression::Call(Function::Spelled, arguments) => all(arguments, |slot| slots.spelled(slot)),
        Expression::Call(Function::Noun, arguments) => all(arguments, |slot| slots.noun(slot)),
        Expression::Call(Function::Same, arguments) => match arguments.as_slice() {
            [Expression::Slot(one), Expression::Slot(other)] => Some(slots.same(*one, *other)),
            _ => None,
        },
        Expression::Call(Function::Converts, arguments) => match arguments.as_slice() {
            [Expression::Slot(one), Expression::Slot(other)] => slots.converts(*one, *other),
            _ => None,
        },
        Expression::Call(_, _) | Expression::Number(_) | Expression::Slot(_) | Expression::Minus(_) | Expression::Arithmetic(..) => None,
    }
}

/// The value of an expression, or none where it cannot be known.
pub(crate) fn evaluate(expression: &Expression, slots: &impl Slots) -> Option<Operand> {
    match expression {
        Expression::Number(number) => Some(Operand::Amount(Amount::pure(Interval::exact(*number)))),
        Expression::Slot(slot) => slots.operand(*slot),
        Expression::Minus(inner) => {
            let amount = amount(&evaluate(inner, slots)?)?;
            Some(Operand::Amount(Amount { interval: amount.interval.neg(), ..amount }))
        }
        Expression::Arithmetic(operator, left, right) => arithmetic(*operator, left, right, slots).map(Operand::Amount),
        Expression::Call(function, arguments) => call(*function, arguments, slots),
        Expression::Compare(..) | Expression::Not(_) | Expression::And(..) | Expression::Or(..) => None,
    }
}

fn all(arguments: &[Expression], test: impl Fn(usize) -> bool) -> Option<bool> {
    match arguments {
        [Expression::Slot(slot)] => Some(test(*slot)),
        _ => None,
    }
}

fn arithmetic(operator: Operator, left: &Expression, right: &Expression, slots: &impl Slots) -> Option<Amount> {
    // A value that stands on both sides of a quotient is one value: (new - old) / old is new / old - 1, and no wider.
    if operator == Operator::Divide
        && let Expression::Arithmetic(Operator::Subtract, new, old) = left
        && old.as_ref() == right
    {
        let quotient = combine(Operator::Divide, value(new, slots)?, value(old, slots)?)?;
        return combine(Operator::Subtract, quotient, Amount::pure(Interval::exact(Decimal::ONE)));
    }
    if operator == Operator::Divide
        && let Expression::Arithmetic(Operator::Subtract, old, new) = left
        && old.as_ref() == right
    {
        let quotient = combine(Operator::Divide, value(new, slots)?, value(old, slots)?)?;
        return combine(Operator::Subtract, Amount::pure(Interval::exact(Decimal::ONE)), quotient);
    }
    combine(operator, value(left, slots)?, value(right, slots)?)
}

fn value(expression: &Expression, slots: &impl Slots) -> Option<Amount> {
    amount(&evaluate(expression, slots)?)
}

/// Two numbers combined, where their units allow it.
fn combine(operator: Operator, left: Amount, right: Amount) -> Option<Amount> {
    let (one, other) = (left.interval, right.interval);
    let shared = left.measure.shared(right.measure);
    let pure = |amount: Amount| amount.measure == Measure::Pure;
    match operator {
        Operator::Add => Some(Amount { interval: one.add(&other)?, measure: shared? }),
        Operator::Subtract => Some(Amount { interval: one.sub(&other)?, measure: shared? }),
        Operator::Multiply if pure(right) => Some(Amount { interval: one.mul(&other)?, ..left }),
        Operator::Multiply if pure(left) => Some(Amount { interval: one.mul(&other)?, ..right }),
        Operator::Divide if shared.is_some() => Some(Amount::pure(one.div(&other)?)),
        Operator::Divide if pure(right) => Some(Amount { interval: one.div(&other)?, ..left }),
        Operator::Multiply | Operator::Divide => None,
    }
}

fn call(function: Function, arguments: &[Expression], slots: &impl Slots) -> Option<Operand> {
    if function == Function::Published {
        return slots.published().map(Operand::Time);
    }
    let first = arguments.first()?;
    let times = || match (evaluate(first, slots)?, evaluate(arguments.get(1)?, slots)?) {
        (Operand::Time(from), Operand::Time(to)) => Some((from, to)),
        _ => None,
    };
    let number = |interval| Some(Operand::Amount(Amount::pure(interval)));
    match function {
        Function::Count => match first {
            Expression::Slot(slot) => number(Interval::exact(slots.items(*slot).into())),
            _ => None,
        },
        Function::Sum => {
            let items = match evaluate(first, slots)? {
                Operand::List(items) => items,
                one => vec![amount(&one)?],
            };
            let measure = items.first()?.measure;
            if items.iter().any(|item| item.measure != measure) {
                return None;
            }
            Some(Operand::Amount(Amount { interval: sum(items.iter().map(|item| &item.interval))?, measure }))
        }
        Function::Abs => {
            let amount = value(first, slots)?;
            Some(Operand::Amount(Amount { interval: amount.interval.abs(), ..amount }))
        }
        Function::Min | Function::Max => {
            let (one, other) = (value(first, slots)?, value(arguments.get(1)?, slots)?);
            if one.measure != other.measure {
                return None;
            }
            let less = one.interval.may_be_at_most(&other.interval);
            Some(Operand::Amount(if less == (function == Function::Min) { one } else { other }))
        }
        Function::Years => times().map(|(from, to)| Operand::Elapsed(from, to, CalendarUnit::Year)),
        Function::Days => times().map(|(from, to)| Operand::Elapsed(from, to, CalendarUnit::Day)),
        Function::Age => times().and_then(|(from, to)| age(&from, &to)).and_then(number),
        Function::Anniversary => times().and_then(|(from, to)| anniversary(&from, &to)).and_then(number),
        Function::Weekday => match evaluate(first, slots)? {
            Operand::Time(time) => weekday(time.single()?).map(Operand::Weekday),
            _ => None,
        },
        Function::Bare => match first {
            Expression::Slot(slot) => number(slots.bare(*slot)?),
            _ => None,
        },
        Function::Point => match first {
            Expression::Slot(slot) => slots.point(*slot),
            _ => None,
        },
        Function::Exact | Function::Same | Function::Noun | Function::Converts | Function::Spelled | Function::Published => None,
    }
}

/// Whether two values can stand in a relation.
fn compare(comparator: Comparator, left: &Operand, right: &Operand) -> Option<bool> {
    match (left, right) {
        (Operand::Weekday(one), Operand::Weekday(other)) => (comparator == Comparator::Equal).then_some(one == other),
        (Operand::Time(one), Operand::Time(other)) => Some(match comparator {
            Comparator::Equal => one.meets(other),
            Comparator::Less => !(other.precedes(one) || one == other && one.single().is_some()),
            Comparator::AtMost => !other.precedes(one),
            Comparator::More => !(one.precedes(other) || one == other && one.single().is_some()),
            Comparator::AtLeast => !one.precedes(other),
        }),
        (Operand::Length(amount, unit), Operand::Elapsed(from, to, _)) => {
            Some(intervals(comparator, amount, &elapsed(from, to, calendar_unit(*unit)?)?))
        }
        (Operand::Elapsed(from, to, _), Operand::Length(amount, unit)) => {
            Some(intervals(comparator, &elapsed(from, to, calendar_unit(*unit)?)?, amount))
        }
        (Operand::Length(one, unit), Operand::Length(other, other_unit)) if unit == other_unit => Some(intervals(comparator, one, other)),
        (Operand::Length(one, TimeUnit::Year), Operand::Amount(other)) if other.measure == Measure::Pure => {
            Some(intervals(comparator, one, &other.interval))
        }
        (Operand::Amount(one), Operand::Length(other, TimeUnit::Year)) if one.measure == Measure::Pure => {
            Some(intervals(comparator, &one.interval, other))
        }
        _ => {
            let (one, other) = (amount(left)?, amount(right)?);
            let nothing = Interval::exact(Decimal::ZERO);
            // Nothing is nothing in any unit.
            if one.measure.shared(other.measure).is_none() && one.interval != nothing && other.interval != nothing {
                return None;
            }
            Some(intervals(comparator, &one.interval, &other.interval))
        }
    }
}

fn intervals(comparator: Comparator, one: &Interval, other: &Interval) -> bool {
    match comparator {
        Comparator::Equal => one.meets(other),
        Comparator::Less => one.may_be_less(other),
        Comparator::AtMost => one.may_be_at_most(other),
        Comparator::More => other.may_be_less(one),
        Comparator::AtLeast => other.may_be_at_most(one),
    }
}

/// A value as a number; times and lists are none.
pub(crate) fn amount(operand: &Operand) -> Option<Amount> {
    match operand {
        Operand::Amount(amount) => Some(*amount),
        Operand::Elapsed(from, to, unit) => Some(Amount::pure(elapsed(from, to, *unit)?)),
        Operand::Length(interval, unit) => {
            let (base, factor) = unit.in_base();
            Some(Amount { interval: interval.scale(factor)?, measure: Measure::Time(base) })
        }
        Operand::List(_) | Operand::Time(_) | Operand::Weekday(_) => None,
    }
}

/// The calendar unit in which a duration counts.
pub(crate) const fn calendar_unit(unit: TimeUnit) -> Option<CalendarUnit> {
    Some(match unit {
        TimeUnit::Day => CalendarUnit::Day,
        TimeUnit::Week => CalendarUnit::Week,
        TimeUnit::Month => CalendarUnit::Month,
        TimeUnit::Quarter => CalendarUnit::Quarter,
        TimeUnit::Year => CalendarUnit::Year,
        TimeUnit::Decade => CalendarUnit::Decade,
        TimeUnit::Century => CalendarUnit::Century,
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Millennium => return None,
    })
}

/// The middle of an interval that is bounded on both sides.
pub(crate) fn middle(interval: &Interval) -> Option<Decimal> {
    let end = |bound| match bound {
        Bound::Unbounded => None,
        Bound::Open(value) | Bound::Closed(value) => Some(value),
    };
    let (low, high) = (end(interval.low)?, end(interval.high)?);
    low.checked_add(high)?.checked_div(Decimal::TWO)
}
