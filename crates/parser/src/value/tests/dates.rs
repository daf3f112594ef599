//! T10, T11, T12 and the civil intervals they stand on.

use super::{calendar_unit, date, interval, printed, time};
use crate::value::Comparison::{Agrees, Disagrees};
use crate::value::{
    CalendarUnit, DateInterval, Part, Season, age, anniversary, birth, compare_weekday, compare_weekday_near, days_in_month, edition,
    elapsed, has_weekday, is_day_of_month, last_weekday, nearest, nearest_weekday, next_weekday, shift, weekday,
};
use jiff::civil::Weekday;

/// The interval in the form of its two dates, the second not included.
fn span(interval: Option<DateInterval>) -> String {
    let Some(interval) = interval else {
        return "none".to_owned();
    };
    let end = |date: Option<jiff::civil::Date>| date.map_or("..".to_owned(), |date| date.to_string());
    format!("{} {}", end(interval.start), end(interval.end))
}

#[test]
fn civil_intervals_are_half_open() {
    let year = DateInterval::year(2021);
    let early = |part| DateInterval::year(2021).and_then(|year| year.part(part));
    for (actual, expected) in [
        (year, "2021-01-01 2022-01-01"),
        (DateInterval::month(2021, 10), "2021-10-01 2021-11-01"),
        (DateInterval::month(2021, 12), "2021-12-01 2022-01-01"),
        (DateInterval::month(2021, 13), "none"),
        (DateInterval::quarter(2021, 2), "2021-04-01 2021-07-01"),
        (DateInterval::quarter(2021, 5), "none"),
        (DateInterval::half(2021, 2), "2021-07-01 2022-01-01"),
        (DateInterval::decade(1990), "1990-01-01 2000-01-01"),
        (DateInterval::decade(1995), "none"),
        (DateInterval::century(19), "1800-01-01 1901-01-01"),
        (DateInterval::century(0), "none"),
        (DateInterval::season(2021, Season::Summer), "2021-06-01 2021-09-25"),
        (DateInterval::season(2021, Season::Winter), "2020-12-01 2022-03-22"),
        (early(Part::Early), "2021-01-01 2021-05-01"),
        (early(Part::Middle), "2021-05-01 2021-09-01"),
        (early(Part::Late), "2021-09-01 2022-01-01"),
        (time("2021-04").part(Part::Early), "2021-04-01 2021-04-11"),
        (time("2021-04").part(Part::Late), "2021-04-21 2021-05-01"),
        (DateInterval::decade(1990).and_then(|decade| decade.part(Part::Early)), "1990-01-01 1993-05-01"),
        (DateInterval::through(date("2021-09-03"), date("2021-09-17")), "2021-09-03 2021-09-18"),
        (DateInterval::through(date("2021-09-17"), date("2021-09-03")), "none"),
        (time("1992").onward().intersect(&time("1990/1995")), "1992-01-01 1996-01-01"),
        (Some(time("1992").onward()), "1992-01-01 .."),
        (Some(time("1992").until()), ".. 1993-01-01"),
        (Some(time("1992").before()), ".. 1992-01-01"),
        (Some(time("1992").after()), "1993-01-01 .."),
        (time("2021-05").to(&time("2021-07")), "2021-05-01 2021-08-01"),
        (time("2021-07").to(&time("2021-05")), "none"),
        (DateInterval::year(9999), "none"),
        (DateInterval::day(date("9999-12-31")), "none"),
    ] {
        assert_eq!(span(actual), expected);
    }
}

#[test]
fn civil_intervals_meet_where_a_day_lies_in_both() {
    assert!(time("2021").meets(&time("2021-12-31")));
    assert!(!time("2021").meets(&time("2022-01-01")));
    assert!(time("2021").encloses(&time("2021-04")));
    assert!(!time("2021-04").encloses(&time("2021")));
    assert!(time("2020").precedes(&time("2021")));
    assert!(!time("2020").precedes(&time("2020-12")));
    assert!(time("1992").onward().contains(date("2024-01-01")));
    assert!(!time("1992").onward().contains(date("1991-12-31")));
    assert_eq!(time("2021-10-07").single(), Some(date("2021-10-07")));
    assert_eq!(time("2021-10").single(), None);
}

#[test]
fn shifted_dates_stay_in_their_month() {
    for (from, amount, unit, expected) in [
        ("2021-01-31", 1, "months", Some("2021-02-28")),
        ("2024-01-31", 1, "months", Some("2024-02-29")),
        ("2024-02-29", 1, "years", Some("2025-02-28")),
        ("2024-02-29", -4, "years", Some("2020-02-29")),
        ("2021-03-31", -1, "quarters", Some("2020-12-31")),
        ("2021-12-31", 1, "days", Some("2022-01-01")),
        ("2021-03-01", -1, "weeks", Some("2021-02-22")),
        ("1995-06-01", 1, "decades", Some("2005-06-01")),
        ("1995-06-01", -2, "centuries", Some("1795-06-01")),
        ("2021-01-01", i32::MAX, "centuries", None),
        ("2021-01-01", i32::MIN, "days", None),
    ] {
        assert_eq!(shift(date(from), amount, calendar_unit(unit)), expected.map(date), "{from} {amount} {unit}");
    }
    assert_eq!(span(time("2021-01-30").shift(1, CalendarUnit::Month)), "2021-02-28 2021-03-01");
    assert_eq!(span(time("2021-01").shift(1, CalendarUnit::Month)), "2021-02-01 2021-03-01");
    assert_eq!(span(time("2021").onward().shift(-1, CalendarUnit::Year)), "2020-01-01 ..");
}

#[test]
fn days_that_do_not_exist_are_told() {
    for (year, month, day, exists) in [
        (Some(2021), 2, 30, false),
        (Some(2021), 4, 31, false),
        (Some(2014), 2, 29, false),
        (Some(2016), 2, 29, true),
        (Some(1900), 2, 29, false),
        (Some(2000), 2, 29, true),
        (None, 2, 29, true),
        (None, 2, 30, false),
        (None, 1, 0, false),
        (None, 13, 1, false),
        (Some(2021), 12, 31, true),
    ] {
        assert_eq!(is_day_of_month(year, month, day), exists, "{year:?}-{month}-{day}");
    }
    assert_eq!(days_in_month(Some(2023), 2), Some(28));
    assert_eq!(days_in_month(None, 0), None);
}

#[test]
fn t10_durations_run_from_the_elapsed_to_the_inclusive_count() {
    for (from, to, unit, expected) in [
        ("2010", "2016", "years", "[5, 7]"),
        ("2019", "2024", "years", "[4, 6]"),
        ("2019", "2024-06-15", "years", "[4, 6]"),
        ("2021-09-03", "2021-09-17", "days", "[14, 15]"),
        ("2021-07-06", "2021-07-13", "weeks", "1"),
        ("2020-01-01", "2024-12-31", "years", "5"),
        ("2020-05", "2020-07", "months", "[1, 3]"),
        ("2020-05", "2020-07-03", "months", "[1, 3]"),
        ("1990", "2010", "decades", "[2, 2]"),
        ("2020-02-29", "2021-02-28", "years", "1"),
    ] {
        let actual = elapsed(&time(from), &time(to), calendar_unit(unit)).unwrap();
        assert!(actual.encloses(&interval(expected)), "{from} to {to} in {unit}: {actual:?}");
    }
}

#[test]
fn t10_stated_durations_agree_or_not() {
    for (from, to, unit, stated, expected) in [
        ("2010", "2016", "years", "8", false),
        ("2010", "2016", "years", "7", true),
        ("2010", "2016", "years", "6", true),
        ("2010", "2016", "years", "5", true),
        ("2010", "2016", "years", "4", false),
        ("2019", "2024", "years", "3", false),
        ("2019", "2024", "years", "7", false),
        ("2020-01-01", "2025-12-31", "years", "5", false),
        ("2020-01-01", "2025-12-31", "years", "6", true),
        ("2020-01-01", "2024-12-31", "years", "5", true),
        ("2020-01-01", "2024-12-31", "years", "4", false),
        ("2010-03-12", "2016-06-03", "years", "6", true),
        ("2010-03-12", "2016-06-03", "years", "7", false),
        ("2010-03-12", "2016-12-03", "years", "7", true),
        ("2010-03-12", "2016-12-03", "years", "6", true),
        ("2010-03-12", "2016-12-03", "years", "5", false),
        ("1995", "2008", "years", "10", false),
        ("1995", "2006", "decades", "1", true),
        ("1995", "2004", "decades", "1", true),
        ("1995", "2000", "decades", "1", false),
        ("2021-09-03", "2021-09-17", "days", "14", true),
        ("2021-09-03", "2021-09-17", "days", "15", true),
        ("2021-09-03", "2021-09-17", "days", "13", false),
        ("2021-09-03", "2021-09-17", "days", "16", false),
        ("2021-09-03", "2021-09-17", "weeks", "2", true),
        ("2021-09-03", "2021-09-17", "weeks", "3", false),
        ("2021-01-15", "2021-03-20", "months", "2", true),
        ("2021-01-15", "2021-03-20", "months", "3", false),
        ("2021-01-31", "2021-02-28", "months", "1", true),
    ] {
        let spans = elapsed(&time(from), &time(to), calendar_unit(unit)).unwrap();
        assert_eq!(spans.meets(&printed(stated).interval()), expected, "{from} to {to}: {stated} {unit}: {spans:?}");
    }
}

#[test]
fn t10_open_and_reversed_spans_are_unknown() {
    assert_eq!(elapsed(&time("2016"), &time("2010"), CalendarUnit::Year), None);
    assert_eq!(elapsed(&time("2016").onward(), &time("2020"), CalendarUnit::Year), None);
    assert_eq!(elapsed(&time("2016").until(), &time("2020"), CalendarUnit::Year), None);
}

#[test]
fn t11_ages_between_years_may_be_one_less() {
    for (born, at, expected) in [
        ("1950", "2010", "[59, 60]"),
        ("1950-05-12", "2010-05-11", "59"),
        ("1950-05-12", "2010-05-12", "60"),
        ("1950-05-12", "2010", "[59, 60]"),
        ("1950-05-12", "2010-05", "[59, 60]"),
        ("1950-05-12", "2010-06", "60"),
        ("1950", "2010-12-31", "60"),
        ("1950", "2010-12-30", "[59, 60]"),
        ("2000-02-29", "2021-02-28", "[20, 21]"),
        ("2000-02-29", "2021-03-01", "21"),
        ("2000-02-29", "2024-02-28", "23"),
        ("2010", "2010", "0"),
    ] {
        assert_eq!(age(&time(born), &time(at)), Some(interval(expected)), "born {born}, at {at}");
    }
    assert_eq!(age(&time("2010"), &time("1950")), None);
    assert_eq!(age(&time("2010").until(), &time("2020")), None);
}

#[test]
fn t11_an_age_tells_the_days_of_birth() {
    for (years, at, expected) in [
        (60, "2010-05-12", "1949-05-13 1950-05-13"),
        (60, "2010", "1949-01-02 1951-01-01"),
        (0, "2010-05-12", "2009-05-13 2010-05-13"),
        (21, "2021-02-28", "1999-03-01 2000-03-01"),
        (20, "2021-02-28", "2000-02-29 2001-03-01"),
    ] {
        assert_eq!(span(birth(years, &time(at))), expected, "{years} at {at}");
    }
    assert_eq!(birth(i16::MAX, &time("2010")), None);
    assert_eq!(birth(i16::MIN, &time("2010")), None);
}

#[test]
fn anniversaries_are_differences_of_years() {
    assert_eq!(anniversary(&time("1998"), &time("2024")), Some(interval("26")));
    assert_eq!(anniversary(&time("1998-07-01"), &time("2024-05")), Some(interval("26")));
    assert_eq!(edition(&time("1998"), &time("2024")), Some(interval("27")));
    assert_eq!(anniversary(&time("1998").onward(), &time("2024")), None);
}

#[test]
fn t12_weekdays_are_reckoned_in_the_gregorian_calendar_only() {
    for (stated, day, expected) in [
        (Weekday::Monday, "2020-04-05", Some(Disagrees)),
        (Weekday::Sunday, "2020-04-05", Some(Agrees)),
        (Weekday::Thursday, "1752-09-14", Some(Agrees)),
        (Weekday::Wednesday, "1752-09-13", None),
        (Weekday::Monday, "1066-10-14", None),
    ] {
        assert_eq!(compare_weekday(stated, date(day)), expected, "{day}");
    }
    assert!(has_weekday(date("1776-07-04")));
    assert_eq!(weekday(date("1776-07-04")), Some(Weekday::Thursday));
}

#[test]
fn t12_a_date_without_a_year_lies_near_the_document() {
    for (month, day, document, expected) in [
        (6, 14, "2025-06-20", "2025-06-14"),
        (12, 30, "2025-01-05", "2024-12-30"),
        (1, 5, "2025-12-30", "2026-01-05"),
        (12, 20, "2025-06-20", "2024-12-20 2025-12-20"),
        (2, 29, "2025-02-01", ""),
        (2, 29, "2024-03-01", "2024-02-29"),
        (2, 30, "2024-03-01", ""),
    ] {
        let dates: Vec<String> = nearest(month, day, date(document)).iter().map(ToString::to_string).collect();
        assert_eq!(dates.join(" "), expected, "{month}-{day} near {document}");
    }
    for (stated, month, day, document, expected) in [
        (Weekday::Friday, 6, 14, "2025-06-20", Some(Disagrees)),
        (Weekday::Saturday, 6, 14, "2025-06-20", Some(Agrees)),
        (Weekday::Monday, 12, 30, "2025-01-05", Some(Agrees)),
        (Weekday::Monday, 2, 29, "2025-02-01", None),
        (Weekday::Friday, 6, 14, "1690-06-20", None),
    ] {
        let compared = compare_weekday_near(stated, month, day, date(document));
        assert_eq!(compared, expected, "{stated:?} {month}-{day} near {document}");
    }
}

#[test]
fn weekdays_are_found_from_a_date() {
    let wednesday = date("2021-10-06");
    assert_eq!(next_weekday(wednesday, Weekday::Wednesday), Some(date("2021-10-13")));
    assert_eq!(next_weekday(wednesday, Weekday::Thursday), Some(date("2021-10-07")));
    assert_eq!(last_weekday(wednesday, Weekday::Wednesday), Some(date("2021-09-29")));
    assert_eq!(last_weekday(wednesday, Weekday::Tuesday), Some(date("2021-10-05")));
    assert_eq!(nearest_weekday(wednesday, Weekday::Wednesday), Some(wednesday));
    assert_eq!(nearest_weekday(wednesday, Weekday::Monday), Some(date("2021-10-04")));
    assert_eq!(nearest_weekday(wednesday, Weekday::Saturday), Some(date("2021-10-09")));
    assert_eq!(next_weekday(date("9999-12-31"), Weekday::Monday), None);
}
