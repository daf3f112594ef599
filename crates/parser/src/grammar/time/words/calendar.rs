//! A word in, the month, weekday, season, part of a day, decade or part of a year that it names out.

use crate::grammar::table::find;
use jiff::civil::Weekday;

/// Names of months and their abbreviations.
pub(super) const MONTHS: &[(&str, i8)] = &[
    ("apr", 4),
    ("april", 4),
    ("aug", 8),
    ("august", 8),
    ("dec", 12),
    ("december", 12),
    ("feb", 2),
    ("february", 2),
    ("jan", 1),
    ("january", 1),
    ("jul", 7),
    ("july", 7),
    ("jun", 6),
    ("june", 6),
    ("mar", 3),
    ("march", 3),
    ("may", 5),
    ("nov", 11),
    ("november", 11),
    ("oct", 10),
    ("october", 10),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
];

/// Names of weekdays and their abbreviations.
pub(super) const WEEKDAYS: &[(&str, Weekday)] = &[
    ("fri", Weekday::Friday),
    ("friday", Weekday::Friday),
    ("mon", Weekday::Monday),
    ("monday", Weekday::Monday),
    ("sat", Weekday::Saturday),
    ("saturday", Weekday::Saturday),
    ("sun", Weekday::Sunday),
    ("sunday", Weekday::Sunday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thursday", Weekday::Thursday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tuesday", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("wednesday", Weekday::Wednesday),
    ("weds", Weekday::Wednesday),
];

/// Weekdays that recur: `Mondays`.
pub(super) const RECURRING_WEEKDAYS: &[(&str, Weekday)] = &[
    ("fridays", Weekday::Friday),
    ("mondays", Weekday::Monday),
    ("saturdays", Weekday::Saturday),
    ("sundays", Weekday::Sunday),
    ("thursdays", Weekday::Thursday),
    ("tuesdays", Weekday::Tuesday),
    ("wednesdays", Weekday::Wednesday),
];

/// The seasons of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar::time) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

pub(super) const SEASONS: &[(&str, Season)] = &[
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("spring", Season::Spring),
    ("springtime", Season::Spring),
    ("summer", Season::Summer),
    ("summertime", Season::Summer),
    ("winter", Season::Winter),
    ("wintertime", Season::Winter),
];

/// Parts of a day, as TIMEX3 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar::time) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// The letters of the TIMEX3 value.
    pub(in crate::grammar::time) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }
}

pub(super) const DAY_PARTS: &[(&str, DayPart)] = &[
    ("afternoon", DayPart::Afternoon),
    ("afternoons", DayPart::Afternoon),
    ("dawn", DayPart::Morning),
    ("daytime", DayPart::Daytime),
    ("dusk", DayPart::Evening),
    ("evening", DayPart::Evening),
    ("evenings", DayPart::Evening),
    ("lunchtime", DayPart::Midday),
    ("midday", DayPart::Midday),
    ("morning", DayPart::Morning),
    ("mornings", DayPart::Morning),
    ("night", DayPart::Night),
    ("nights", DayPart::Night),
    ("nighttime", DayPart::Night),
    ("overnight", DayPart::Night),
];

/// Tens of years in words: `the nineties`.
pub(super) const DECADES: &[(&str, i16)] = &[
    ("eighties", 80),
    ("fifties", 50),
    ("forties", 40),
    ("nineties", 90),
    ("seventies", 70),
    ("sixties", 60),
    ("thirties", 30),
    ("twenties", 20),
];

/// Quarters and halves of a year in letters.
pub(super) const LETTERED: &[(&str, Lettered)] = &[
    ("h1", Lettered::Half(1)),
    ("h2", Lettered::Half(2)),
    ("q1", Lettered::Quarter(1)),
    ("q2", Lettered::Quarter(2)),
    ("q3", Lettered::Quarter(3)),
    ("q4", Lettered::Quarter(4)),
];

/// A part of a year in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar::time) enum Lettered {
    Quarter(i8),
    Half(i8),
}

pub(in crate::grammar::time) fn month(word: &str) -> Option<i8> {
    find!(MONTHS, word)
}

pub(in crate::grammar::time) fn weekday(word: &str) -> Option<Weekday> {
    find!(WEEKDAYS, word)
}

pub(in crate::grammar::time) fn recurring_weekday(word: &str) -> Option<Weekday> {
    find!(RECURRING_WEEKDAYS, word)
}

pub(in crate::grammar::time) fn season(word: &str) -> Option<Season> {
    find!(SEASONS, word)
}

pub(in crate::grammar::time) fn day_part(word: &str) -> Option<DayPart> {
    find!(DAY_PARTS, word)
}

pub(in crate::grammar::time) fn decade(word: &str) -> Option<i16> {
    find!(DECADES, word)
}

pub(in crate::grammar::time) fn lettered(word: &str) -> Option<Lettered> {
    find!(LETTERED, word)
}

/// Whether a month name is also a common word or a given name, so that its surroundings must decide.
pub(in crate::grammar::time) fn is_doubtful_month(word: &str) -> bool {
    ["may", "march", "mar", "dec", "jan", "april", "june", "august", "aug", "sep", "jun"].iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a weekday is abbreviated.
pub(in crate::grammar::time) fn is_short_weekday(word: &str) -> bool {
    word.len() <= 5
}
