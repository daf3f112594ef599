//! Lengths, clock times, recurrences and open dates in, their TIMEX3 values out.

use super::expression::{Calendar, Clock, Expression, Length, Reading, Recurrence, Target, YearPart};
use super::granule;
use crate::claim::{Duration, TimeModifier, TimeUnit};
use crate::value::{Bound, Interval};
use jiff::civil::Weekday;
use rust_decimal::Decimal;

/// `P3Y`, `PXM`, `PT1H30M`, `P2.5Y`.
pub(super) fn length(length: &Length) -> String {
    let count = length.count.map_or_else(|| "X".to_owned(), |count| count.normalize().to_string());
    if length.weekend {
        return format!("P{count}WE");
    }
    let mut value = format!("{}{count}{}", prefix(length.unit), letters(length.unit));
    if let Some((count, unit)) = length.rest {
        let time = is_clock_unit(unit) && !is_clock_unit(length.unit);
        value = format!("{value}{}{}{}", if time { "T" } else { "" }, count.normalize(), letters(unit));
    }
    value
}

/// The length as numbers, where the words give one.
pub(super) fn duration(length: &Length, modifier: Option<TimeModifier>) -> Option<Duration> {
    let count = length.count?;
    // A second part is told in the unit of the first; its own unit divides it only where both have one size.
    let count = match length.rest {
        None => count,
        Some((rest, unit)) => count + rest / ratio(length.unit, unit)?,
    };
    let tenth = count / Decimal::TEN;
    let amount = match modifier {
        Some(TimeModifier::MoreThan) => Interval { low: Bound::Open(count), high: Bound::Unbounded },
        Some(TimeModifier::EqualOrMore) => Interval { low: Bound::Closed(count), high: Bound::Unbounded },
        Some(TimeModifier::LessThan) => Interval { low: Bound::Unbounded, high: Bound::Open(count) },
        Some(TimeModifier::EqualOrLess) => Interval { low: Bound::Unbounded, high: Bound::Closed(count) },
        Some(TimeModifier::Approx) => {
            let slack = tenth.max(Decimal::ONE);
            Interval { low: Bound::Closed(count - slack), high: Bound::Closed(count + slack) }
        }
        Some(
            TimeModifier::Before
            | TimeModifier::After
            | TimeModifier::OnOrBefore
            | TimeModifier::OnOrAfter
            | TimeModifier::Start
            | TimeModifier::Mid
            | TimeModifier::End,
        )
        | None => Interval::exact(count),
    };
    Some(Duration { amount, unit: length.unit, age: length.age })
}

/// `T14:30`, `T14:30:05Z`.
pub(super) fn clock(clock: Clock) -> String {
    let second = clock.second.map_or_else(String::new, |second| format!(":{second:02}"));
    format!("T{:02}:{:02}{second}{}", clock.hour, clock.minute, if clock.universal { "Z" } else { "" })
}

/// `P1D`, `XXXX-WXX-1`, `XXXX-WXX-5TMO`.
pub(super) fn recurrence(recurrence: Recurrence, part: Option<super::words::DayPart>, time: Option<Clock>) -> String {
    let mut value = match recurrence {
        Recurrence::Word(value) => value.to_owned(),
        Recurrence::Period { count, unit, weekend } => self::length(&Length { weekend, ..Length::of(Some(count), unit) }),
        Recurrence::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
        Recurrence::Month(month) => format!("XXXX-{month:02}"),
        Recurrence::Season(season) => format!("XXXX-{}", granule::season_code(season)),
        Recurrence::DayPart(part) => part.code().to_owned(),
        Recurrence::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
    };
    if let Some(time) = time {
        // What recurs every day is told by its hour alone.
        if value == "P1D" {
            value.clear();
        }
        value.push_str(&clock(time));
    } else if let Some(part) = part {
        value.push_str(part.code());
    }
    value
}

/// The value of a time that has no place in the calendar, with `X` for what nobody says; the parts as printed where
/// they are no day of any calendar.
pub(super) fn open(expression: &Expression, narrative: bool) -> String {
    match expression {
        Expression::Calendar(calendar) => open_date(calendar),
        Expression::Holiday { holiday, .. } => {
            holiday.fixed().map_or_else(|| "XXXX-XX-XX".to_owned(), |(month, day)| format!("XXXX-{month:02}-{day:02}"))
        }
        Expression::Named { target, .. } => match target {
            Target::Unit(unit) => open_unit(*unit).to_owned(),
            Target::Weekend => "XXXX-WXX-WE".to_owned(),
            Target::Month(month) => format!("XXXX-{month:02}"),
            Target::Weekday(weekday) => open_weekday(*weekday),
            Target::Season(season) => format!("XXXX-{}", granule::season_code(*season)),
            Target::FiscalYear => "FYXXXX".to_owned(),
            Target::Holiday(holiday) => {
                holiday.fixed().map_or_else(|| "XXXX-XX-XX".to_owned(), |(month, day)| format!("XXXX-{month:02}-{day:02}"))
            }
            Target::DayPart(part) => format!("XXXX-XX-XX{}", part.code()),
        },
        Expression::Shifted { count: None, back, .. } if !narrative || *back => if *back { "PAST_REF" } else { "FUTURE_REF" }.to_owned(),
        Expression::Shifted { unit, .. } | Expression::Part { unit, .. } => open_unit(*unit).to_owned(),
        Expression::HalfOf { .. } => "XXXX".to_owned(),
        Expression::Around { weekend, .. } => if *weekend { "XXXX-WXX-WE" } else { "XXXX-WXX" }.to_owned(),
        Expression::Day(_) => "XXXX-XX-XX".to_owned(),
        Expression::Decade { .. }
        | Expression::Century(_)
        | Expression::Millennium(_)
        | Expression::Stretch { .. }
        | Expression::Vague(_)
        | Expression::Length(_)
        | Expression::Recurring(_)
        | Expression::Clock
        | Expression::DayPart => String::new(),
    }
}

/// What a clock time or a part of the day adds to the value of an open day.
pub(super) fn day_suffix(reading: &Reading) -> Option<String> {
    match (reading.clock, reading.day_part) {
        (Some(time), _) => Some(clock(time)),
        (None, Some(part)) => Some(part.code().to_owned()),
        (None, None) => None,
    }
}

fn open_date(calendar: &Calendar) -> String {
    let year = calendar.year.map_or_else(|| "XXXX".to_owned(), granule::year_text);
    match (calendar.part, calendar.month, calendar.day, calendar.weekday) {
        (Some(YearPart::Quarter(quarter)), ..) => format!("{year}-Q{quarter}"),
        (Some(YearPart::Half(half)), ..) => format!("{year}-H{half}"),
        (Some(YearPart::Season(season)), ..) => format!("{year}-{}", granule::season_code(season)),
        (Some(YearPart::Fiscal), ..) => format!("FY{year}"),
        (None, Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (None, Some(month), None, _) => format!("{year}-{month:02}"),
        (None, None, Some(day), _) => format!("{year}-XX-{day:02}"),
        (None, None, None, Some(weekday)) => open_weekday(weekday),
        (None, None, None, None) => year,
    }
}

fn open_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}

const fn open_unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => "XXXX-XX-XXTXX",
        TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
        TimeUnit::Millennium => "X",
    }
}

const fn prefix(unit: TimeUnit) -> &'static str {
    if is_clock_unit(unit) { "PT" } else { "P" }
}

const fn is_clock_unit(unit: TimeUnit) -> bool {
    matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour)
}

const fn letters(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "S",
        TimeUnit::Minute | TimeUnit::Month => "M",
        TimeUnit::Hour => "H",
        TimeUnit::Day => "D",
        TimeUnit::Week => "W",
        TimeUnit::Quarter => "Q",
        TimeUnit::Year => "Y",
        TimeUnit::Decade => "DE",
        TimeUnit::Century => "CE",
        TimeUnit::Millennium => "ML",
    }
}

/// How many of the smaller unit the larger has, where that is always the same.
fn ratio(larger: TimeUnit, smaller: TimeUnit) -> Option<Decimal> {
    let ratio = match (larger, smaller) {
        (TimeUnit::Minute, TimeUnit::Second) | (TimeUnit::Hour, TimeUnit::Minute) => 60,
        (TimeUnit::Hour, TimeUnit::Second) => 3600,
        (TimeUnit::Day, TimeUnit::Hour) => 24,
        (TimeUnit::Week, TimeUnit::Day) => 7,
        (TimeUnit::Year, TimeUnit::Month) => 12,
        (TimeUnit::Century, TimeUnit::Year) => 100,
        (TimeUnit::Decade, TimeUnit::Year) => 10,
        _ => return None,
    };
    Some(Decimal::from(ratio))
}
