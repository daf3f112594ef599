//! Two lengths of time in different units in, whether they can be the same length out (T16).

use super::matched::Match;
use crate::expression::{self, Measure};
use claimlint_parser::TimeUnit;
use claimlint_parser::value::{Dimension, Interval};
use rust_decimal::Decimal;

/// How far months and years may be from days and weeks: a month is from 28 to 31 days, and 12 weeks are told as three months.
const MONTHS: Decimal = Decimal::from_parts(10, 0, 0, false, 2);

/// A length of time.
struct Length {
    /// The seconds that its printed digits can stand for.
    seconds: Interval,
    /// How long its unit is.
    unit: Decimal,
    /// Whether it counts months or years, which are not all of one length.
    months: bool,
}

/// Whether two values are lengths of time; `None` where they are not, or count in the same unit.
pub(super) fn agree(found: &Match, one: usize, other: usize) -> Option<bool> {
    let (one, other) = (length(found, one)?, length(found, other)?);
    if one.unit == other.unit {
        return None;
    }
    // Months and days are held against each other roughly.
    let slack = |of: &Length| {
        let half = if one.months == other.months { Decimal::ZERO } else { of.seconds.middle()?.abs().checked_mul(MONTHS)? };
        Some(of.seconds.widen(half))
    };
    Some(slack(&one)?.meets(&slack(&other)?))
}

fn length(found: &Match, slot: usize) -> Option<Length> {
    let value = found.value(slot)?;
    if let Some(duration) = found.time(value).and_then(|time| time.duration.as_ref()) {
        let (unit, months) = seconds(duration.unit)?;
        // The last digit may have been rounded: 100 minutes are 1.7 hours, and 20 months are two years.
        let step = Decimal::new(1, duration.amount.middle()?.scale());
        let printed = duration.amount.widen(step.checked_div(Decimal::TWO)?);
        return Some(Length { seconds: printed.scale(unit)?, unit, months });
    }
    let quantity = found.quantity(value)?;
    let amount = expression::quantity(quantity).filter(|amount| amount.measure == Measure::Unit(Dimension::Time))?;
    let one = expression::base(quantity, Interval::exact(Decimal::ONE))?.interval.single()?;
    Some(Length { seconds: amount.interval, unit: one, months: false })
}

/// How many seconds a unit is long, and whether it is made of months.
fn seconds(unit: TimeUnit) -> Option<(Decimal, bool)> {
    const DAY: i64 = 86_400;
    const YEAR: i64 = 31_556_952;
    if unit > TimeUnit::Decade {
        return None;
    }
    let (base, count) = unit.in_base();
    let one = match base {
        TimeUnit::Day => DAY,
        TimeUnit::Month => YEAR / 12,
        _ => 1,
    };
    Some((count * Decimal::from(one), base == TimeUnit::Month))
}
