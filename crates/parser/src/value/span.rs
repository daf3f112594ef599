//! Two dates in, the durations, ages and anniversaries that may be stated of them out (T10, T11).

use super::calendar::{CalendarUnit, DateInterval, days_between, months_between, shift};
use super::interval::Interval;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The durations that may be stated between two times, in the unit (T10).
///
/// From the elapsed to the inclusive count: 3 to 17 September is 14 or 15 days, 2010 to 2016 is 5 to 7 years.
/// A date is as good as its coarser partner, so "since 2019" said in June 2024 is 4 to 6 years.
/// Between full dates the whole count of completed units is accepted, and the nearest whole one.
/// None where an end is open, or where the second time lies before the first.
pub fn elapsed(from: &DateInterval, to: &DateInterval, unit: CalendarUnit) -> Option<Interval> {
    let (from, to) =
        if is_coarse(from, unit) || is_coarse(to, unit) { (whole_units(from, unit)?, whole_units(to, unit)?) } else { (*from, *to) };
    let (first, last) = (from.start?, from.last()?);
    let (soonest, end) = (to.start?, to.end?);
    if end <= first {
        return None;
    }
    let shortest = if soonest > last { count(last, soonest, unit)? } else { Decimal::ZERO };
    let longest = count(first, end, unit)?;
    let (down, up) = rounding(unit);
    let completed = shortest.trunc();
    let low = if completed >= Decimal::ONE && shortest - completed <= down { completed } else { shortest };
    let high = if longest - longest.trunc() >= up { longest.ceil() } else { longest };
    Some(Interval::closed(low, high))
}

/// The ages in years that may be stated of someone born then, at that time (T11).
///
/// Full dates are exact; between years it is the difference or one less. None where an end is open or reversed.
pub fn age(birth: &DateInterval, at: &DateInterval) -> Option<Interval> {
    let (first_birth, last_birth) = (birth.start?, birth.last()?);
    let (first, last) = (at.start?, at.last()?);
    let oldest = birthdays(first_birth, last, true);
    if oldest < 0 {
        return None;
    }
    let youngest = birthdays(last_birth, first, false).max(0);
    Some(Interval::closed(youngest.into(), oldest.into()))
}

/// The days on which someone was born who was so old, in whole years, at that time (T11).
///
/// None where an end is open or beyond the calendar.
pub fn birth(age: i16, at: &DateInterval) -> Option<DateInterval> {
    let (first, last) = (at.start?, at.last()?);
    // One whose birthday is today was not born so many years and one ago, but a day later.
    let start = shift(first, -(i32::from(age) + 1), CalendarUnit::Year)?.tomorrow().ok()?;
    // 29 February has its anniversary on 28 February or 1 March, so the later of the two ends is taken.
    let end = shift(last, -i32::from(age), CalendarUnit::Year)?.tomorrow().ok()?;
    let end = end.max(shift(last.tomorrow().ok()?, -i32::from(age), CalendarUnit::Year)?);
    DateInterval::new(start, end)
}

/// The ordinals of the anniversaries of an event that fall in a time: the difference of the years.
///
/// None where an end is open.
pub fn anniversary(event: &DateInterval, at: &DateInterval) -> Option<Interval> {
    let least = i32::from(at.start?.year()) - i32::from(event.last()?.year());
    let most = i32::from(at.last()?.year()) - i32::from(event.start?.year());
    Some(Interval::closed(least.into(), most.into()))
}

/// The ordinals of the editions of a yearly event that fall in a time: the first is number one.
///
/// None where an end is open.
pub fn edition(first: &DateInterval, at: &DateInterval) -> Option<Interval> {
    anniversary(first, at)?.add(&Interval::exact(Decimal::ONE))
}

/// How far a duration may stand above the whole count that is stated of it, and from where on it may round up.
///
/// Days, weeks and years are counted in completed ones or rounded; decades and centuries are read loosely enough as
/// they are.
fn rounding(unit: CalendarUnit) -> (Decimal, Decimal) {
    match unit {
        CalendarUnit::Day | CalendarUnit::Week | CalendarUnit::Month | CalendarUnit::Quarter | CalendarUnit::Year => {
            (Decimal::new(9, 1), Decimal::new(5, 1))
        }
        CalendarUnit::Decade | CalendarUnit::Century => (Decimal::new(1, 1), Decimal::new(9, 1)),
    }
}

/// Whether the interval is at least as long as the shortest such unit.
fn is_coarse(interval: &DateInterval, unit: CalendarUnit) -> bool {
    let shortest = match unit {
        CalendarUnit::Day | CalendarUnit::Week => return false,
        CalendarUnit::Month => 28,
        CalendarUnit::Quarter => 90,
        CalendarUnit::Year => 365,
        CalendarUnit::Decade => 3652,
        CalendarUnit::Century => 36_524,
    };
    let (Some(start), Some(end)) = (interval.start, interval.end) else {
        return false;
    };
    days_between(start, end).is_some_and(|days| days >= shortest)
}

/// The interval from the start of its first calendar unit to the end of its last.
fn whole_units(interval: &DateInterval, unit: CalendarUnit) -> Option<DateInterval> {
    let (first, last) = (interval.start?, interval.last()?);
    let month = |date: Date, length: i8| {
        let month = (date.month() - 1) / length * length + 1;
        Date::new(date.year(), month, 1).ok()
    };
    let year = |date: Date, length: i16| Date::new(date.year().div_euclid(length) * length, 1, 1).ok();
    let floor = |date: Date| match unit {
        CalendarUnit::Day | CalendarUnit::Week => Some(date),
        CalendarUnit::Month => month(date, 1),
        CalendarUnit::Quarter => month(date, 3),
        CalendarUnit::Year => year(date, 1),
        CalendarUnit::Decade => year(date, 10),
        CalendarUnit::Century => year(date, 100),
    };
    DateInterval::new(floor(first)?, shift(floor(last)?, 1, unit)?)
}

/// The units from one date to a later one, the last of them as the part of it that has passed.
fn count(from: Date, to: Date, unit: CalendarUnit) -> Option<Decimal> {
    let days = Decimal::from(days_between(from, to)?);
    let months = |length: i32| {
        let mut whole = months_between(from, to) / length;
        if shift(from, whole.checked_mul(length)?, CalendarUnit::Month)? > to {
            whole -= 1;
        }
        let reached = shift(from, whole * length, CalendarUnit::Month)?;
        let rest = Decimal::from(days_between(reached, to)?);
        if rest.is_zero() {
            return Some(Decimal::from(whole));
        }
        let next = shift(from, (whole + 1) * length, CalendarUnit::Month)?;
        let length = Decimal::from(days_between(reached, next)?);
        Decimal::from(whole).checked_add(rest.checked_div(length)?)
    };
    match unit {
        CalendarUnit::Day => Some(days),
        CalendarUnit::Week => days.checked_div(Decimal::from(7)),
        CalendarUnit::Month => months(1),
        CalendarUnit::Quarter => months(3),
        CalendarUnit::Year => months(12),
        CalendarUnit::Decade => months(12)?.checked_div(Decimal::TEN),
        CalendarUnit::Century => months(12)?.checked_div(Decimal::ONE_HUNDRED),
    }
}

/// The birthdays from a birth to a date; one born on 29 February has them on 28 February or on 1 March.
fn birthdays(birth: Date, at: Date, early: bool) -> i32 {
    let years = i32::from(at.year()) - i32::from(birth.year());
    let leap_day = birth.month() == 2 && birth.day() == 29;
    let day = if leap_day && early && at.days_in_year() == 365 { 28 } else { birth.day() };
    if (at.month(), at.day()) < (birth.month(), day) { years - 1 } else { years }
}
