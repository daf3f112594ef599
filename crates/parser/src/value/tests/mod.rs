//! One table of tests for each rule of the kernel, and the properties that hold for all values.

mod conversions;
mod dates;
mod numbers;
mod properties;
mod relations;

use super::{Bound, CalendarUnit, DateInterval, Hedge, Interval, Printed, from_digits};
use jiff::civil::Date;
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// Reads an interval in its usual writing: `[1, 2)`, `(1, ∞)`, or `5` for a point.
fn interval(text: &str) -> Interval {
    let Some((low, high)) = text.split_once(", ") else {
        return Interval::exact(decimal(text));
    };
    let bound = |text: &str, open: bool| match text {
        "∞" | "-∞" => Bound::Unbounded,
        number if open => Bound::Open(decimal(number)),
        number => Bound::Closed(decimal(number)),
    };
    Interval {
        low: bound(low.trim_start_matches(['(', '[']), low.starts_with('(')),
        high: bound(high.trim_end_matches([')', ']']), high.ends_with(')')),
    }
}

/// Reads a number as printed: "21.1 billion", "43 %", "300 m"; a number alone is a count.
fn printed(text: &str) -> Printed {
    let (digits, word) = text.split_once(' ').unwrap_or((text, ""));
    let scale = match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => 1_i64,
    };
    let printed = from_digits(digits, scale.into()).unwrap();
    if word.is_empty() { printed } else { printed.measured() }
}

/// Reads a hedge by the first of its words.
fn hedge(text: &str) -> Hedge {
    match text {
        "" => Hedge::None,
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "just over" => Hedge::JustOver,
        "more than" => Hedge::MoreThan,
        "at least" => Hedge::AtLeast,
        "less than" => Hedge::LessThan,
        "at most" => Hedge::AtMost,
        "dozens" => Hedge::Vague,
        other => panic!("no hedge: {other}"),
    }
}

/// Reads a time: a year, a month, a day, or a span of two of them parted by a slash.
fn time(text: &str) -> DateInterval {
    if let Some((from, to)) = text.split_once('/') {
        return time(from).to(&time(to)).unwrap();
    }
    let mut parts = text.split('-');
    let year: i16 = parts.next().unwrap().parse().unwrap();
    let month: Option<i8> = parts.next().map(|month| month.parse().unwrap());
    let day: Option<i8> = parts.next().map(|day| day.parse().unwrap());
    match (month, day) {
        (None, _) => DateInterval::year(year).unwrap(),
        (Some(month), None) => DateInterval::month(year, month).unwrap(),
        (Some(month), Some(day)) => DateInterval::day(Date::new(year, month, day).unwrap()).unwrap(),
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn calendar_unit(text: &str) -> CalendarUnit {
    match text {
        "days" => CalendarUnit::Day,
        "weeks" => CalendarUnit::Week,
        "months" => CalendarUnit::Month,
        "quarters" => CalendarUnit::Quarter,
        "years" => CalendarUnit::Year,
        "decades" => CalendarUnit::Decade,
        "centuries" => CalendarUnit::Century,
        other => panic!("no calendar unit: {other}"),
    }
}
