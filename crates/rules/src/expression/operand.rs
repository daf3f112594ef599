//! A claim in, the value that it has in expressions out.

use claimlint_parser::value::{
    CalendarUnit, DateInterval, Fractions, Hedge, Interval, Multiple, Printed, PrintedKind, fraction, hedged, multiple, unit_of,
};
use claimlint_parser::{Form, Moment, PartialDate, Quantity, Time, TimeUnit};
use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

/// A value in an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    /// A number with a unit.
    Amount(Amount),
    /// Several of them.
    List(Vec<Amount>),
    /// A stretch of civil time.
    Time(DateInterval),
    /// A duration or an age: how many of which unit.
    Length(Interval, TimeUnit),
    /// The time between two dates, counted in a unit unless it is compared with a duration in another.
    Elapsed(DateInterval, DateInterval, CalendarUnit),
    /// A day of the week.
    Weekday(Weekday),
}

/// A number with a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The values that it can have, in the base unit; a percent is its hundredth.
    pub(crate) interval: Interval,
    /// What they measure.
    pub(crate) measure: Measure,
}

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Nothing: counts, shares, ratios.
    Pure,
    /// Money, by currency code.
    Money(&'static str),
    /// A dimension of the unit table, by the base unit that all its units convert to.
    Unit(claimlint_parser::value::Dimension),
    /// Time, by its unit: years and days do not convert.
    Time(TimeUnit),
    /// A unit that does not convert, by its symbol.
    Symbol(&'static str),
}

impl Measure {
    /// The measure of both, where they measure the same: cents are those of the currency beside them.
    pub(crate) fn shared(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Money(CENT), Self::Money(currency)) | (Self::Money(currency), Self::Money(CENT)) => {
                // The text says nothing of whose cents stand beside a currency that has none: `0.5 yuan (7 cents)`.
                (!matches!(currency, "GBP" | "CNY" | "JPY" | "RUB" | "INR" | "KRW" | "BRL" | "TRY")).then_some(Self::Money(currency))
            }
            _ => (self == other).then_some(self),
        }
    }
}

impl Amount {
    /// A bare number.
    pub(crate) const fn pure(interval: Interval) -> Self {
        Self { interval, measure: Measure::Pure }
    }
}

/// A quantity as it is printed: value and precision.
pub(crate) fn printed(quantity: &Quantity) -> Option<Printed> {
    let value = quantity.value?;
    let step = quantity.last_digit.normalize();
    let (decimals, scale) = if step < Decimal::ONE { (step.scale(), Decimal::ONE) } else { (0, step) };
    let kind = if quantity.rounded { PrintedKind::Rounded } else { PrintedKind::Count };
    Some(Printed { value, decimals, scale, kind })
}

/// The values that a quantity can stand for, in its own unit: 43 for 43 %.
pub(crate) fn stated(quantity: &Quantity) -> Option<Interval> {
    // "5–10" is any of them (T13).
    let Some(printed) = printed(quantity) else { return Some(quantity.stated) };
    let spans = quantity.stated.low != quantity.stated.high;
    Some(match quantity.form {
        Form::Fraction => fraction(printed.value, Decimal::ONE, quantity.hedge, Fractions::Prose)?,
        Form::Multiple => multiple(printed.value, quantity.hedge, Multiple::Fold),
        _ if quantity.hedge == Hedge::None && spans => quantity.stated,
        Form::Count
        | Form::Percent
        | Form::PercentagePoint
        | Form::Money
        | Form::Measure
        | Form::Ordinal
        | Form::Ratio
        | Form::Age
        | Form::Score => hedged(&printed, quantity.hedge),
    })
}

/// The value of a quantity, in the base unit.
pub(crate) fn quantity(quantity: &Quantity) -> Option<Amount> {
    base(quantity, stated(quantity)?)
}

/// Values in the unit of a quantity taken to the base unit.
pub(crate) fn base(quantity: &Quantity, interval: Interval) -> Option<Amount> {
    let hundredth = || interval.scale(Decimal::new(1, 2));
    match (quantity.form, quantity.unit) {
        (Form::Percent | Form::PercentagePoint, _) => Some(Amount::pure(hundredth()?)),
        (Form::Money, Some(symbol)) => Some(match coined(symbol) {
            Some(currency) => Amount { interval: hundredth()?, measure: Measure::Money(currency) },
            None => Amount { interval, measure: Measure::Money(symbol) },
        }),
        (Form::Measure, Some(symbol)) => match unit_of(symbol) {
            Some(unit) if unit.offset.is_zero() && unit.factors.len() == 1 => {
                Some(Amount { interval: interval.scale(*unit.factors.first()?)?, measure: Measure::Unit(unit.dimension) })
            }
            Some(_) | None => Some(Amount { interval, measure: Measure::Symbol(symbol) }),
        },
        (Form::Money | Form::Measure, None) => None,
        (Form::Count | Form::Ordinal | Form::Fraction | Form::Multiple | Form::Ratio | Form::Age | Form::Score, _) => {
            Some(Amount::pure(interval))
        }
    }
}

/// The currency of a coin that is a hundredth of it; the cents of many currencies are [`CENT`]s.
pub(crate) fn coined(symbol: &str) -> Option<&'static str> {
    match symbol {
        "cent" => Some(CENT),
        "pence" => Some("GBP"),
        _ => None,
    }
}

/// A currency that is told only by its coin.
const CENT: &str = "cent";

/// The stretch of a time claim; none where nothing of it is known.
pub(crate) fn time(time: &Time) -> Option<Operand> {
    if let Some(duration) = &time.duration {
        return Some(Operand::Length(duration.amount, duration.unit));
    }
    if let Some(stated) = stated_days(&time.stated) {
        return Some(Operand::Time(stated));
    }
    let first = time.start.map(day);
    let end = time.end.map(after);
    (first.is_some() || end.is_some()).then_some(Operand::Time(DateInterval { start: first, end }))
}

/// The days that the words state with a year, without what a preposition before them adds: 2010 for `since 2010`.
fn stated_days(stated: &PartialDate) -> Option<DateInterval> {
    let year = i16::try_from(stated.year?).ok()?;
    match (stated.month.map(i8::try_from), stated.day.map(i8::try_from)) {
        (None, None) => DateInterval::year(year),
        (Some(Ok(month)), None) => DateInterval::month(year, month),
        (Some(Ok(month)), Some(Ok(day))) => DateInterval::day(Date::new(year, month, day).ok()?),
        _ => None,
    }
}

/// The day of a moment.
fn day(moment: Moment) -> Date {
    moment.at.date()
}

/// The day after the last that lies before a moment.
fn after(moment: Moment) -> Date {
    let date = moment.at.date();
    if moment.at.time() == jiff::civil::Time::midnight() { date } else { date.tomorrow().unwrap_or(date) }
}
