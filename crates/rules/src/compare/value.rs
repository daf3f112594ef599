//! Two stated values of one subject in, what the first makes of the second out.

use claimlint_parser::value::{self, Hedge, Interval, Printed, PrintedKind};
use claimlint_parser::{Duration, Form, PartialDate, Quantity, Time, TimeKind, TimeModifier, TimeUnit};
use rust_decimal::{Decimal, RoundingStrategy};

/// How the second of two statements stands to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// It follows from the first.
    Entails,
    /// It cannot be true where the first is.
    Contradicts,
    /// It may be true or not.
    Unknown,
}

/// What one quantity makes of another of the same subject; none where their units or kinds cannot be compared.
///
/// The bounds are those that the words state, for here a figure is held against a figure: "15 %" is not "less than 15 %".
/// A coarser figure that is the finer one rounded follows from it.
pub fn quantities(first: &Quantity, second: &Quantity) -> Option<Relation> {
    if first.hedge == Hedge::Vague || second.hedge == Hedge::Vague {
        return None;
    }
    if !same_form(first.form, second.form) {
        return None;
    }
    let given = in_unit_of(first, second)?;
    let claimed = meaning(second);
    if rounds_to(first, second) {
        return Some(Relation::Entails);
    }
    let relation = intervals(&given, &claimed);
    // Of two ranges that overlap neither follows from the other (T13).
    let ranges = is_range(first) && is_range(second) && given != claimed;
    Some(if ranges && relation == Relation::Entails { Relation::Unknown } else { relation })
}

/// What one time makes of another of the same subject; none where they cannot be compared.
pub fn times(first: &Time, second: &Time) -> Option<Relation> {
    if let (Some(one), Some(other)) = (&first.duration, &second.duration) {
        return durations(one, other);
    }
    if first.duration.is_some() || second.duration.is_some() {
        return None;
    }
    let settled =
        |time: &Time| time.start.is_some() || time.end.is_some() || time.stated != PartialDate::default() || time.value.contains('T');
    if first.value == second.value && first.modifier == second.modifier && settled(first) && settled(second) {
        return Some(Relation::Entails);
    }
    if first.kind == TimeKind::Set || second.kind == TimeKind::Set {
        return None;
    }
    if let Some(relation) = dates(first, second) {
        return Some(relation);
    }
    stated_parts(first, second)
}

/// Every value inside the first must lie inside the second for it to follow.
fn intervals(given: &Interval, claimed: &Interval) -> Relation {
    if claimed.encloses(given) {
        Relation::Entails
    } else if claimed.meets(given) {
        Relation::Unknown
    } else {
        Relation::Contradicts
    }
}

/// Whether a quantity is told by two ends: `5–10`.
fn is_range(quantity: &Quantity) -> bool {
    quantity.hedge == Hedge::None
        && quantity.stated.single().is_none()
        && quantity.stated.low.value().is_some()
        && quantity.stated.high.value().is_some()
}

fn same_form(one: Form, other: Form) -> bool {
    let plain = |form| matches!(form, Form::Count | Form::Money | Form::Measure | Form::Age);
    one == other || (plain(one) && plain(other))
}

/// The values that a quantity can have: as its words bound it, widened where they say that it is rough.
pub(crate) fn meaning(quantity: &Quantity) -> Interval {
    match quantity.hedge {
        Hedge::About | Hedge::Nearly | Hedge::JustOver => {
            printed(quantity).map_or(quantity.stated, |number| value::hedged(&number, quantity.hedge))
        }
        Hedge::None | Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost | Hedge::Vague => quantity.stated,
    }
}

/// The number of a quantity with the precision that its digits show.
pub(crate) fn printed(quantity: &Quantity) -> Option<Printed> {
    let last = quantity.last_digit.normalize();
    let (decimals, scale) = if last >= Decimal::ONE { (0, last) } else { (last.scale(), Decimal::ONE) };
    let kind = if quantity.rounded { PrintedKind::Rounded } else { PrintedKind::Count };
    Some(Printed { value: quantity.value?, decimals, scale, kind })
}

/// What the first quantity means in the unit of the second.
fn in_unit_of(first: &Quantity, second: &Quantity) -> Option<Interval> {
    let meaning = meaning(first);
    match (first.unit, second.unit) {
        (Some(from), Some(to)) if from != to => {
            let (from, to) = (value::unit(from)?, value::unit(to)?);
            let converted = value::convert(&meaning, from, to)?;
            // A figure and its conversion agree to the printed digits, not to the last decimal.
            let precise = Interval::exact(second.value?).widen(second.last_digit);
            Some(if meaning.single().is_some() && converted.meets(&precise) { self::meaning(second) } else { converted })
        }
        _ => Some(meaning),
    }
}

/// Whether the second figure is the first one rounded to the digits that the second shows.
fn rounds_to(first: &Quantity, second: &Quantity) -> bool {
    let (Some(fine), Some(coarse)) = (first.value, second.value) else { return false };
    let plain = first.hedge == Hedge::None && second.hedge == Hedge::None && first.unit == second.unit;
    if !plain || !second.rounded || first.last_digit >= second.last_digit || second.last_digit.is_zero() {
        return false;
    }
    let Some(steps) = fine.checked_div(second.last_digit) else { return false };
    steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).checked_mul(second.last_digit) == Some(coarse)
}

fn durations(first: &Duration, second: &Duration) -> Option<Relation> {
    let (base, one) = length(first.unit);
    let (other_base, other) = length(second.unit);
    if base != other_base {
        return None;
    }
    Some(intervals(&first.amount.scale(one)?, &second.amount.scale(other)?))
}

/// The seconds or months of a unit of time; a day is one of twenty-four hours.
fn length(unit: TimeUnit) -> (TimeUnit, Decimal) {
    let (base, count) = unit.in_base();
    if base == TimeUnit::Day { (TimeUnit::Second, count * Decimal::from(86_400)) } else { (base, count) }
}

/// Compares the stretches of time where both are known.
fn dates(first: &Time, second: &Time) -> Option<Relation> {
    let whole = |time: &Time| Some((time.start?, time.end?));
    let (one, other) = (whole(first)?, whole(second)?);
    let (start, end) = (one.0.at, one.1.at);
    let (claimed_start, claimed_end) = (other.0.at, other.1.at);
    if claimed_start <= start && end <= claimed_end {
        return Some(Relation::Entails);
    }
    let apart = end <= claimed_start || claimed_end <= start;
    let rough = |time: &Time| time.modifier == Some(TimeModifier::Approx);
    if apart && !rough(first) && !rough(second) { Some(Relation::Contradicts) } else { Some(Relation::Unknown) }
}

/// Compares the calendar parts that both state, where the stretch of one is open.
fn stated_parts(first: &Time, second: &Time) -> Option<Relation> {
    let (one, other) = (&first.stated, &second.stated);
    let differ = |a: Option<i64>, b: Option<i64>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let weekday = |date: &PartialDate| date.weekday.map(|day| i64::from(day.to_monday_zero_offset()));
    let contradicts = differ(one.year.map(i64::from), other.year.map(i64::from))
        || differ(one.month.map(i64::from), other.month.map(i64::from))
        || differ(one.day.map(i64::from), other.day.map(i64::from))
        || differ(weekday(one), weekday(other));
    if contradicts {
        return Some(Relation::Contradicts);
    }
    let clock = |time: &Time| {
        time.value.split_once('T').map(|(_, clock)| clock.to_owned()).filter(|clock| clock.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (one, other) = (clock(first)?, clock(second)?);
    Some(if one.starts_with(&other) {
        Relation::Entails
    } else if other.starts_with(&one) {
        Relation::Unknown
    } else {
        Relation::Contradicts
    })
}
