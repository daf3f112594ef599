//! The name of a holiday in, its day in a year out: fixed days, days after Easter, and the n-th weekday of a month.

use super::super::Input;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use nom::Input as _;

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The n-th such weekday of the month; -1 for the last.
    Weekday(i8, Weekday, i8),
    /// The day after the n-th such weekday of the month.
    After(i8, Weekday, i8),
}

impl Holiday {
    /// Its day in a year.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            Self::Weekday(month, weekday, nth) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            Self::After(month, weekday, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?.checked_add(1.day()).ok()
            }
        }
    }

    /// Its month and day as TIMEX3 writes them without a year, where they are the same each year.
    pub const fn fixed(self) -> Option<(i8, i8)> {
        if let Self::Fixed(month, day) = self { Some((month, day)) } else { None }
    }
}

/// The holidays: the words of the name in lower case, an apostrophe and its `s` left out. Longer names first.
const HOLIDAYS: &[(&[&str], Holiday)] = &[
    (&["all", "saints", "day"], Holiday::Fixed(11, 1)),
    (&["all", "souls", "day"], Holiday::Fixed(11, 2)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["ascension", "day"], Holiday::Easter(39)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["black", "friday"], Holiday::After(11, Weekday::Thursday, 4)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["columbus", "day"], Holiday::Weekday(10, Weekday::Monday, 2)),
    (&["corpus", "christi"], Holiday::Easter(60)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter"], Holiday::Easter(0)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["groundhog", "day"], Holiday::Fixed(2, 2)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["international", "women", "day"], Holiday::Fixed(3, 8)),
    (&["juneteenth"], Holiday::Fixed(6, 19)),
    (&["labor", "day"], Holiday::Weekday(9, Weekday::Monday, 1)),
    (&["mardi", "gras"], Holiday::Easter(-47)),
    (&["martin", "luther", "king", "day"], Holiday::Weekday(1, Weekday::Monday, 3)),
    (&["martin", "luther", "king", "jr", "day"], Holiday::Weekday(1, Weekday::Monday, 3)),
    (&["maundy", "thursday"], Holiday::Easter(-3)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["memorial", "day"], Holiday::Weekday(5, Weekday::Monday, -1)),
    (&["mlk", "day"], Holiday::Weekday(1, Weekday::Monday, 3)),
    (&["new", "year", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "eve"], Holiday::Fixed(12, 31)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["pentecost"], Holiday::Easter(49)),
    (&["presidents", "day"], Holiday::Weekday(2, Weekday::Monday, 3)),
    (&["saint", "patrick", "day"], Holiday::Fixed(3, 17)),
    (&["st", "patrick", "day"], Holiday::Fixed(3, 17)),
    (&["thanksgiving", "day"], Holiday::Weekday(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], Holiday::Weekday(11, Weekday::Thursday, 4)),
    (&["valentine", "day"], Holiday::Fixed(2, 14)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["whit", "monday"], Holiday::Easter(50)),
];

/// The first word of every name, for the lexicon.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.iter().filter_map(|(words, _)| words.first().copied())
}

/// A holiday by name. The name is capitalised, apart from its articles and the words for days.
pub(crate) fn holiday(input: Input<'_>) -> Option<(Input<'_>, Holiday)> {
    let first = input.first()?;
    let word = input.word(first);
    if !word.starts_with(|c: char| c.is_ascii_uppercase())
        && !matches!(word, "christmas" | "easter" | "thanksgiving" | "labor" | "halloween" | "black" | "new")
    {
        return None;
    }
    let mut best: Option<(Input<'_>, Holiday, usize)> = None;
    for &(words, holiday) in HOLIDAYS {
        if !words.first().is_some_and(|first| word.eq_ignore_ascii_case(first)) {
            continue;
        }
        if let Some(rest) = name(input, words)
            && best.as_ref().is_none_or(|&(_, _, length)| length < words.len())
        {
            best = Some((rest, holiday, words.len()));
        }
    }
    best.map(|(rest, holiday, _)| (rest, holiday))
}

/// What is left after the words of a name; an apostrophe with or without `s` may follow each of them.
fn name<'t>(input: Input<'t>, words: &[&str]) -> Option<Input<'t>> {
    let mut rest = input;
    for (index, expected) in words.iter().enumerate() {
        let token = rest.first()?;
        let word = rest.word(token);
        let plural = word.len() == expected.len() + 1
            && word.ends_with('s')
            && word.get(..expected.len()).is_some_and(|stem| stem.eq_ignore_ascii_case(expected));
        if !(word.eq_ignore_ascii_case(expected) || plural && index + 1 < words.len()) {
            return None;
        }
        rest = rest.take_from(1);
        if index + 1 < words.len()
            && let Some(token) = rest.first()
            && matches!(rest.word(token), "'s" | "’s" | "'" | "’" | ".")
        {
            rest = rest.take_from(1);
        }
    }
    Some(rest)
}

/// Easter Sunday in the Gregorian calendar, in the letters of its source (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8).
#[expect(clippy::many_single_char_names)]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn movable_days_are_computed() {
        assert_eq!(Holiday::Easter(0).day(2021), Some(date(2021, 4, 4)));
        assert_eq!(Holiday::Easter(0).day(2000), Some(date(2000, 4, 23)));
        assert_eq!(Holiday::Easter(-2).day(2018), Some(date(2018, 3, 30)));
        assert_eq!(Holiday::Weekday(11, Weekday::Thursday, 4).day(2023), Some(date(2023, 11, 23)));
        assert_eq!(Holiday::Weekday(5, Weekday::Monday, -1).day(2021), Some(date(2021, 5, 31)));
        assert_eq!(Holiday::After(11, Weekday::Thursday, 4).day(2010), Some(date(2010, 11, 26)));
    }

    #[test]
    fn every_holiday_has_a_day_in_every_recent_year() {
        for &(words, holiday) in HOLIDAYS {
            for year in 1990..2040 {
                assert!(holiday.day(year).is_some(), "{words:?} {year}");
            }
        }
    }
}
