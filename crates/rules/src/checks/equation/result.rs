//! The computing side of a requirement in, its value as the text would print it out.

use super::matched::{Match, Points};
use crate::expression::{Amount, Expression, Function, Measure, Operand, Slots, amount, calendar_unit, coined, evaluate, middle};
use crate::form::{self, Form};
use claimlint_parser::value::{Bound, Interval, convert, elapsed, unit_of};
use claimlint_parser::{Form as Kind, Quantity, TimeUnit};
use rust_decimal::Decimal;

/// What was computed for the slot at fault.
pub(super) struct Computed {
    /// In the form of the text, finer where need be: `40.7%`.
    pub(super) text: String,
    /// What could stand in the text instead: `41%`.
    pub(super) fix: Option<String>,
}

/// Computes what the slot at fault should say.
pub(super) fn compute(side: &Expression, fault: usize, found: &Match) -> Option<Computed> {
    if let Some(converted) = converted(side, fault, found) {
        return Some(converted);
    }
    let operand = evaluate(side, &Points(found))?;
    let value = found.values(fault).next()?;
    let ledger = found.scene.ledger;
    match (found.time(value), found.quantity(value)) {
        (Some(time), _) => {
            let duration = time.duration.as_ref()?;
            let interval = match operand {
                Operand::Elapsed(from, to, _) => elapsed(&from, &to, calendar_unit(duration.unit)?)?,
                Operand::Length(interval, unit) if unit == duration.unit => interval,
                Operand::Amount(amount) => match amount.measure {
                    Measure::Pure => amount.interval,
                    Measure::Time(base) => {
                        let (own, factor) = duration.unit.in_base();
                        amount.interval.div(&Interval::exact(factor)).filter(|_| own == base)?
                    }
                    Measure::Money(_) | Measure::Unit(_) | Measure::Symbol(_) => return None,
                },
                _ => return None,
            };
            let form = Form::of(ledger, value.tokens, middle(&duration.amount)?)?;
            let (text, number) = counted(&interval)?;
            let named = if duration.age { text } else { format!("{text} {}", name(duration.unit, number)) };
            Some(Computed { text: named, fix: number.and_then(|number| form.replacement(number)) })
        }
        (None, Some(quantity)) => {
            let form = quantity.value.and_then(|printed| Form::of(ledger, value.tokens, printed));
            if matches!(side, Expression::Call(Function::Age | Function::Anniversary, _)) {
                let (text, number) = counted(&amount(&operand)?.interval)?;
                return Some(Computed { text, fix: number.and_then(|number| form?.replacement(number)) });
            }
            // What was reckoned with bare numbers is a number as it is printed.
            let hundredths = !side.calls(Function::Bare);
            let computed = printed(amount(&operand)?, quantity, form, hundredths)?;
            let list = found.value(fault).is_none();
            Some(Computed { fix: computed.fix.filter(|_| !list), ..computed })
        }
        (None, None) => None,
    }
}

/// A measure in a unit that has no one factor to the other: degrees, whose scales begin elsewhere, and bytes, which are
/// counted in thousands or in 1,024s.
fn converted(side: &Expression, fault: usize, found: &Match) -> Option<Computed> {
    let Expression::Slot(slot) = side else { return None };
    let (one, other) = (found.quantity(found.value(*slot)?)?, found.quantity(found.value(fault)?)?);
    let (from, to) = (unit_of(one.unit?)?, unit_of(other.unit?)?);
    if from.offset == to.offset && from.factors.len() == 1 && to.factors.len() == 1 {
        return None;
    }
    let value = middle(&convert(&Interval::exact(one.value?), from, to)?)?;
    let form = Form::of(found.scene.ledger, found.value(fault)?.tokens, other.value?)?;
    Some(Computed { text: form.result(value), fix: form.replacement(value) })
}

/// What a figure that is off by whole powers of ten gives away: a slipped point, or a wrong scale word.
pub(super) fn slip(side: &Expression, fault: usize, found: &Match) -> Option<String> {
    let quantity = found.quantity(found.value(fault)?)?;
    if !matches!(quantity.form, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let (computed, stated) = (amount(&evaluate(side, found)?)?, amount(&found.operand(fault)?)?);
    computed.measure.shared(stated.measure)?;
    // A bound is so many times anything, and degrees have no size that a point could slip in.
    let open = [computed.interval, stated.interval].iter().any(|interval| [interval.low, interval.high].contains(&Bound::Unbounded));
    if open || quantity.unit.and_then(unit_of).is_some_and(|unit| !unit.offset.is_zero()) {
        return None;
    }
    let times = |factor: u32, many: &Interval, one: &Interval| one.scale(factor.into()).is_some_and(|scaled| scaled.meets(many));
    [10, 100, 1000].into_iter().find_map(|factor| match () {
        () if times(factor, &stated.interval, &computed.interval) => Some(format!("; {factor} times too much")),
        () if times(factor, &computed.interval, &stated.interval) => Some(format!("; {factor} times too little")),
        () => None,
    })
}

/// A computed amount in the form of a quantity; a share is given in hundredths or as printed.
fn printed(computed: Amount, quantity: &Quantity, form: Option<Form>, hundredths: bool) -> Option<Computed> {
    let interval = match (quantity.form, quantity.unit) {
        (Kind::Percent | Kind::PercentagePoint | Kind::Fraction, _) if hundredths => computed.interval.scale(Decimal::ONE_HUNDRED)?,
        (Kind::Money, Some(symbol)) if coined(symbol).is_some() => computed.interval.scale(Decimal::ONE_HUNDRED)?,
        (Kind::Measure, Some(symbol)) => match (computed.measure, unit_of(symbol)) {
            (Measure::Unit(_), Some(unit)) => computed.interval.div(&Interval::exact(*unit.factors.first()?))?,
            _ => computed.interval,
        },
        _ => computed.interval,
    };
    match quantity.form {
        Kind::Ordinal => {
            let (_, number) = counted(&interval)?;
            let text = form::ordinal(number?);
            Some(Computed { fix: Some(text.clone()), text })
        }
        Kind::Age => {
            let (text, number) = counted(&interval)?;
            Some(Computed { text, fix: number.and_then(|number| form?.replacement(number)) })
        }
        Kind::Multiple => Some(Computed { text: bounded(&interval, |number| format!("{} times", rounded(number, 2)))?, fix: None }),
        Kind::Fraction => Some(Computed { text: bounded(&interval, |number| format!("{}%", rounded(number, 1)))?, fix: None }),
        Kind::Count | Kind::Percent | Kind::PercentagePoint | Kind::Money | Kind::Measure | Kind::Ratio | Kind::Score => {
            let Some(form) = form else {
                return Some(Computed { text: bounded(&interval, |number| rounded(number, 2))?, fix: None });
            };
            let fix = middle(&interval).and_then(|number| form.replacement(number));
            Some(Computed { text: bounded(&interval, |number| form.result(number))?, fix })
        }
    }
}

/// A value, or the bound that is known of it.
fn bounded(interval: &Interval, print: impl Fn(Decimal) -> String) -> Option<String> {
    // What comes of dividing by a bound: less than so much.
    if let (Bound::Open(low), Bound::Open(high) | Bound::Closed(high)) = (interval.low, interval.high)
        && low.is_zero()
    {
        return Some(format!("less than {}", print(high)));
    }
    if let Some(middle) = middle(interval) {
        return Some(print(middle));
    }
    match (interval.low, interval.high) {
        (Bound::Open(low), Bound::Unbounded) => Some(format!("more than {}", print(low))),
        (Bound::Closed(low), Bound::Unbounded) => Some(format!("at least {}", print(low))),
        (Bound::Unbounded, Bound::Open(high)) => Some(format!("less than {}", print(high))),
        (Bound::Unbounded, Bound::Closed(high)) => Some(format!("at most {}", print(high))),
        _ => None,
    }
}

/// A count of whole units, and the one number that stands for it if there is one: `6`, `59 or 60`.
fn counted(interval: &Interval) -> Option<(String, Option<Decimal>)> {
    let middle = middle(interval)?;
    let (Bound::Closed(low) | Bound::Open(low), Bound::Closed(high) | Bound::Open(high)) = (interval.low, interval.high) else {
        return None;
    };
    let width = high - low;
    if width == Decimal::ONE && low.normalize().scale() == 0 {
        return Some((format!("{} or {}", low.normalize(), high.normalize()), None));
    }
    // From one bare year to another the elapsed count lies in the middle.
    Some((rounded(middle, 1), Some(middle.round())))
}

fn rounded(number: Decimal, digits: u32) -> String {
    number.round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

/// The name of a unit of time, in the plural unless there is one of it.
fn name(unit: TimeUnit, number: Option<Decimal>) -> String {
    let name = match unit {
        TimeUnit::Second => "second",
        TimeUnit::Minute => "minute",
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Quarter => "quarter",
        TimeUnit::Year => "year",
        TimeUnit::Decade => "decade",
        TimeUnit::Century => "century",
        TimeUnit::Millennium => "millennium",
    };
    match unit {
        _ if number == Some(Decimal::ONE) => name.to_owned(),
        TimeUnit::Century => "centuries".to_owned(),
        TimeUnit::Millennium => "millennia".to_owned(),
        _ => format!("{name}s"),
    }
}
