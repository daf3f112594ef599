//! A requirement as a page writes it and the values of one match in, whether it is met out.
//!
//! Expressions are read with nom into [`Expression`]s and evaluated over intervals in exact decimals.
//! What cannot be known (units that do not fit, times that are open) is `None`, and a rule is silent about it.

mod evaluate;
mod operand;
mod print;
mod read;

pub(crate) use evaluate::{Slots, amount, calendar_unit, decide, evaluate, middle};
pub(crate) use operand::{Amount, Measure, Operand, base, coined, printed, quantity, stated, time};
pub(crate) use print::written;
pub(crate) use read::read;

/// A requirement or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A number.
    Number(rust_decimal::Decimal),
    /// A slot, by its index.
    Slot(usize),
    /// `-x`
    Minus(Box<Expression>),
    /// Arithmetic.
    Arithmetic(Operator, Box<Expression>, Box<Expression>),
    /// A comparison.
    Compare(Comparator, Box<Expression>, Box<Expression>),
    /// `not x`
    Not(Box<Expression>),
    /// `x and y`
    And(Box<Expression>, Box<Expression>),
    /// `x or y`
    Or(Box<Expression>, Box<Expression>),
    /// A function of slots and expressions.
    Call(Function, Vec<Expression>),
}

/// The operators of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// The comparators; each holds when some values of both sides do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// The functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    /// `sum(xs)`: the items of a list together.
    Sum,
    /// `count(xs)`: how many items a list has.
    Count,
    /// `abs(x)`: without its sign.
    Abs,
    /// `min(x, y)`: the smaller.
    Min,
    /// `max(x, y)`: the greater.
    Max,
    /// `years(a, b)`: the time between two dates, in years or in the unit of the duration it is compared with (T10).
    Years,
    /// `days(a, b)`: the same, in days.
    Days,
    /// `age(a, b)`: how old who was born on the first date is on the second (T11).
    Age,
    /// `anniversary(a, b)`: the ordinal of the anniversary of the first date that falls in the second.
    Anniversary,
    /// `weekday(d)`: the day of the week.
    Weekday,
    /// `bare(x)`: the number as printed, without its unit: 43 for 43 %.
    Bare,
    /// `point(x)`: the number as printed, whatever words stand before it, in its unit.
    Point,
    /// `exact(x)`: whether a value is stated without a hedge or bounds.
    Exact,
    /// `same(x, y)`: whether two quantities count the same, as far as their nouns are told.
    Same,
    /// `noun(x)`: whether a quantity has a noun of its own.
    Noun,
    /// `converts(x, y)`: whether two measures in different units are one and the same (T16).
    Converts,
    /// `spelled(x)`: whether a number is written in words.
    Spelled,
    /// `published()`: the day of publication.
    Published,
}

impl Function {
    const NAMES: [(&str, Self, usize); 18] = [
        ("abs", Self::Abs, 1),
        ("age", Self::Age, 2),
        ("anniversary", Self::Anniversary, 2),
        ("bare", Self::Bare, 1),
        ("converts", Self::Converts, 2),
        ("count", Self::Count, 1),
        ("days", Self::Days, 2),
        ("exact", Self::Exact, 1),
        ("max", Self::Max, 2),
        ("min", Self::Min, 2),
        ("noun", Self::Noun, 1),
        ("point", Self::Point, 1),
        ("published", Self::Published, 0),
        ("same", Self::Same, 2),
        ("spelled", Self::Spelled, 1),
        ("sum", Self::Sum, 1),
        ("weekday", Self::Weekday, 1),
        ("years", Self::Years, 2),
    ];
}

impl Expression {
    /// Whether it calls a function anywhere.
    pub(crate) fn calls(&self, function: Function) -> bool {
        match self {
            Self::Number(_) | Self::Slot(_) => false,
            Self::Minus(one) | Self::Not(one) => one.calls(function),
            Self::Arithmetic(_, a, b) | Self::Compare(_, a, b) | Self::And(a, b) | Self::Or(a, b) => a.calls(function) || b.calls(function),
            Self::Call(called, arguments) => *called == function || arguments.iter().any(|argument| argument.calls(function)),
        }
    }

    /// Calls `visit` with every slot that the expression names.
    pub(crate) fn slots(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Self::Number(_) => {}
            Self::Slot(slot) => visit(*slot),
            Self::Minus(one) | Self::Not(one) => one.slots(visit),
            Self::Arithmetic(_, a, b) | Self::Compare(_, a, b) | Self::And(a, b) | Self::Or(a, b) => {
                a.slots(visit);
                b.slots(visit);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.slots(visit)),
        }
    }
}
