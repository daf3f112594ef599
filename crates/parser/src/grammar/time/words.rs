//! A word of a time expression in, what it means there out.

use super::units;
use crate::claim::TimeModifier;
use crate::grammar::table::find;
use crate::lexicon::Class;
use bitflags::bitflags;
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Names of months and their abbreviations.
const MONTHS: &[(&str, i8)] = &[
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
const WEEKDAYS: &[(&str, Weekday)] = &[
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
const RECURRING_WEEKDAYS: &[(&str, Weekday)] = &[
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
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

const SEASONS: &[(&str, Season)] = &[
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
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// The letters of the TIMEX3 value.
    pub(super) const fn code(self) -> &'static str {
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

const DAY_PARTS: &[(&str, DayPart)] = &[
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

/// Where a word points from the reader's or the narrative's now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// `last`: before the writer's now.
    Last,
    /// `this`, `current`.
    This,
    /// `next`: after the writer's now, or after the narrative's in a history.
    Next,
    /// `previous`: before the time just spoken of.
    Previous,
    /// `following`: after the time just spoken of.
    Following,
    /// `same`, `that`: the time just spoken of.
    Same,
}

const RELATIONS: &[(&str, Relation)] = &[
    ("coming", Relation::Next),
    ("current", Relation::This),
    ("ensuing", Relation::Following),
    ("following", Relation::Following),
    ("last", Relation::Last),
    ("next", Relation::Next),
    ("past", Relation::Last),
    ("preceding", Relation::Previous),
    ("previous", Relation::Previous),
    ("prior", Relation::Previous),
    ("same", Relation::Same),
    ("subsequent", Relation::Following),
    ("that", Relation::Same),
    ("this", Relation::This),
    ("upcoming", Relation::Next),
];

/// Days named by their distance from the writer's today.
const DAYS: &[(&str, i32)] = &[("today", 0), ("tomorrow", 1), ("tonight", 0), ("tonite", 0), ("yesterday", -1)];

/// What a vague word points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    Present,
    Past,
    Future,
}

impl Vague {
    /// The TIMEX3 value.
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Present => "PRESENT_REF",
            Self::Past => "PAST_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// Adverbs that point at a time without saying which.
const VAGUE: &[(&str, Vague)] = &[
    ("currently", Vague::Present),
    ("formerly", Vague::Past),
    ("lately", Vague::Past),
    ("now", Vague::Present),
    ("nowadays", Vague::Present),
    ("presently", Vague::Present),
    ("recently", Vague::Past),
    ("soon", Vague::Future),
];

/// Words that say how often, with the period that recurs.
const FREQUENCIES: &[(&str, &str)] = &[
    ("annual", "P1Y"),
    ("annually", "P1Y"),
    ("biannually", "P6M"),
    ("biennial", "P2Y"),
    ("biennially", "P2Y"),
    ("bimonthly", "P2M"),
    ("biweekly", "P2W"),
    ("daily", "P1D"),
    ("everyday", "P1D"),
    ("fortnightly", "P2W"),
    ("hourly", "PT1H"),
    ("monthly", "P1M"),
    ("nightly", "P1D"),
    ("quarterly", "P3M"),
    ("semiannually", "P6M"),
    ("weekly", "P1W"),
    ("yearly", "P1Y"),
];

/// Words that pick the beginning, the middle or the end of a stretch.
const PARTS: &[(&str, TimeModifier)] = &[
    ("beginning", TimeModifier::Start),
    ("close", TimeModifier::End),
    ("dawn", TimeModifier::Start),
    ("early", TimeModifier::Start),
    ("end", TimeModifier::End),
    ("late", TimeModifier::End),
    ("mid", TimeModifier::Mid),
    ("middle", TimeModifier::Mid),
    ("midst", TimeModifier::Mid),
    ("outset", TimeModifier::Start),
    ("start", TimeModifier::Start),
    ("turn", TimeModifier::Start),
];

/// Tens of years in words: `the nineties`.
const DECADES: &[(&str, i16)] = &[
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
const LETTERED: &[(&str, Lettered)] = &[
    ("h1", Lettered::Half(1)),
    ("h2", Lettered::Half(2)),
    ("q1", Lettered::Quarter(1)),
    ("q2", Lettered::Quarter(2)),
    ("q3", Lettered::Quarter(3)),
    ("q4", Lettered::Quarter(4)),
];

/// Words that are vague times with the words around them: `the future`, `at present`.
const VAGUE_NOUNS: &[&str] = &["future", "modern", "moment", "near", "past", "present", "recent"];

/// Words before the parts of a longer stretch: `the final week of`, `the first three months of`.
const EDGES: &[&str] = &["closing", "final", "first", "last", "opening"];

/// Words in the place of a number before a unit of time.
pub(super) const AMOUNTS: &[&str] = &["couple", "few", "many", "multi", "multiple", "numerous", "several", "some"];

/// Words that begin a recurring time, beside its names.
const RECURRING: &[&str] = &["each", "every", "once", "thrice", "twice", "weekends"];

/// Words of those above that are no time unless another word of time follows them: few of their many uses are times.
const LEADS: &[&str] = &[
    "all",
    "another",
    "current",
    "each",
    "every",
    "few",
    "following",
    "last",
    "many",
    "multiple",
    "new",
    "next",
    "numerous",
    "previous",
    "prior",
    "same",
    "several",
    "some",
    "that",
    "this",
];

/// A part of a year in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lettered {
    Quarter(i8),
    Half(i8),
}

/// Words that begin a time expression or hold it together, beside those of the tables above.
const TRIGGERS: &[&str] = &[
    "ad",
    "age",
    "aged",
    "future",
    "multi",
    "multiple",
    "single",
    "afterward",
    "afterwards",
    "ago",
    "ancient",
    "another",
    "bc",
    "calendar",
    "century",
    "couple",
    "cy",
    "eighteenth",
    "earlier",
    "eom",
    "eoy",
    "few",
    "final",
    "financial",
    "first",
    "fiscal",
    "former",
    "fy",
    "half",
    "later",
    "long",
    "many",
    "midnight",
    "modern",
    "moment",
    "near",
    "new",
    "noon",
    "noonish",
    "numerous",
    "o'clock",
    "once",
    "opening",
    "own",
    "present",
    "recent",
    "several",
    "short",
    "some",
    "thrice",
    "twice",
    "whole",
    "entire",
];

/// Every word that can begin or go on a time expression, with its class.
pub(crate) fn classes() -> impl Iterator<Item = (&'static str, Class)> {
    fn of<T>(table: &'static [(&'static str, T)], class: Class) -> impl Iterator<Item = (&'static str, Class)> {
        table.iter().map(move |(word, _)| (*word, class))
    }
    of(MONTHS, Class::MONTH)
        .chain(of(WEEKDAYS, Class::WEEKDAY))
        .chain(of(RECURRING_WEEKDAYS, Class::TIME_WORD))
        .chain(of(units::UNITS, Class::TIME_UNIT))
        .chain(of(SEASONS, Class::SEASON))
        .chain(of(DAY_PARTS, Class::TIME_WORD))
        .chain(of(RELATIONS, Class::TIME_WORD))
        .chain(of(DAYS, Class::TIME_WORD))
        .chain(of(VAGUE, Class::TIME_WORD))
        .chain(of(FREQUENCIES, Class::TIME_WORD))
        .chain(of(PARTS, Class::TIME_WORD))
        .chain(of(DECADES, Class::TIME_WORD))
        .chain(of(LETTERED, Class::TIME_WORD))
        .chain(super::holiday::first_words().map(|word| (word, Class::TIME_WORD)))
        .chain(TRIGGERS.iter().map(|word| (*word, Class::TIME_WORD)))
        .chain(LEADS.iter().map(|word| (*word, Class::TIME_LEAD)))
}

bitflags! {
    /// Which of the tables have a word, so that an expression is tried only at a word that can begin it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Tables: u16 {
        /// `last`, `next`, `this`.
        const RELATION = 1;
        /// `today`.
        const DAY = 1 << 1;
        /// `recently`, also before a noun: `the near future`.
        const VAGUE = 1 << 2;
        /// `daily`, `Mondays`, `every`, `twice`.
        const RECURRING = 1 << 3;
        /// `early`, `the end of`, `later`.
        const PART = 1 << 4;
        /// `nineties`.
        const DECADE = 1 << 5;
        /// `Q3`.
        const LETTERED = 1 << 6;
        /// `morning`.
        const DAY_PART = 1 << 7;
        /// The first word of a holiday.
        const HOLIDAY = 1 << 8;
        /// `last`, `first`: words before the parts of a longer stretch, as ordinals are.
        const EDGE = 1 << 9;
        /// `several`: words in the place of a number of units.
        const AMOUNT = 1 << 10;
    }
}

static TABLES: LazyLock<FxHashMap<&'static str, Tables>> = LazyLock::new(|| {
    fn of<T>(table: &'static [(&'static str, T)], flag: Tables) -> impl Iterator<Item = (&'static str, Tables)> {
        table.iter().map(move |(word, _)| (*word, flag))
    }
    let mut tables: FxHashMap<&'static str, Tables> = FxHashMap::default();
    let all = of(RELATIONS, Tables::RELATION)
        .chain(of(DAYS, Tables::DAY))
        .chain(of(VAGUE, Tables::VAGUE))
        .chain(VAGUE_NOUNS.iter().map(|word| (*word, Tables::VAGUE)))
        .chain(of(FREQUENCIES, Tables::RECURRING))
        .chain(of(RECURRING_WEEKDAYS, Tables::RECURRING))
        .chain(RECURRING.iter().map(|word| (*word, Tables::RECURRING)))
        .chain(EDGES.iter().map(|word| (*word, Tables::EDGE)))
        .chain(AMOUNTS.iter().map(|word| (*word, Tables::AMOUNT)))
        .chain(of(PARTS, Tables::PART))
        .chain(["earlier", "later"].map(|word| (word, Tables::PART)))
        .chain(of(DECADES, Tables::DECADE))
        .chain(of(LETTERED, Tables::LETTERED))
        .chain(of(DAY_PARTS, Tables::DAY_PART))
        .chain(super::holiday::first_words().map(|word| (word, Tables::HOLIDAY)));
    for (word, flag) in all {
        *tables.entry(word).or_default() |= flag;
    }
    tables
});

/// The tables that have a word, in any case of ASCII letters.
pub(super) fn tables(word: &str) -> Tables {
    let mut buffer = [0_u8; 16];
    let Some(lower) = buffer.get_mut(..word.len()) else { return Tables::empty() };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().and_then(|lower| TABLES.get(lower)).copied().unwrap_or_default()
}

pub(super) fn month(word: &str) -> Option<i8> {
    find!(MONTHS, word)
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    find!(WEEKDAYS, word)
}

pub(super) fn recurring_weekday(word: &str) -> Option<Weekday> {
    find!(RECURRING_WEEKDAYS, word)
}

pub(super) fn season(word: &str) -> Option<Season> {
    find!(SEASONS, word)
}

pub(super) fn day_part(word: &str) -> Option<DayPart> {
    find!(DAY_PARTS, word)
}

pub(super) fn relation(word: &str) -> Option<Relation> {
    find!(RELATIONS, word)
}

pub(super) fn day_word(word: &str) -> Option<i32> {
    find!(DAYS, word)
}

pub(super) fn vague(word: &str) -> Option<Vague> {
    find!(VAGUE, word)
}

pub(super) fn frequency(word: &str) -> Option<&'static str> {
    find!(FREQUENCIES, word)
}

pub(super) fn part(word: &str) -> Option<TimeModifier> {
    find!(PARTS, word)
}

pub(super) fn decade(word: &str) -> Option<i16> {
    find!(DECADES, word)
}

pub(super) fn lettered(word: &str) -> Option<Lettered> {
    find!(LETTERED, word)
}

/// Whether a month name is also a common word or a given name, so that its surroundings must decide.
pub(super) fn is_doubtful_month(word: &str) -> bool {
    ["may", "march", "mar", "dec", "jan", "april", "june", "august", "aug", "sep", "jun"].iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a weekday is abbreviated.
pub(super) fn is_short_weekday(word: &str) -> bool {
    word.len() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::look_up;

    #[test]
    fn tables_are_sorted_and_every_entry_has_its_class() {
        fn sorted<T>(table: &[(&str, T)]) {
            assert!(table.is_sorted_by(|(one, _), (two, _)| one < two));
        }
        sorted(MONTHS);
        sorted(WEEKDAYS);
        sorted(RECURRING_WEEKDAYS);
        sorted(units::UNITS);
        sorted(SEASONS);
        sorted(DAY_PARTS);
        sorted(RELATIONS);
        sorted(DAYS);
        sorted(VAGUE);
        sorted(FREQUENCIES);
        sorted(PARTS);
        sorted(DECADES);
        sorted(LETTERED);
        for (word, class) in classes() {
            assert!(look_up(word, crate::lexeme::key(word)).contains(class), "{word}");
        }
        assert!(TABLES.keys().all(|word| tables(&word.to_uppercase()) == tables(word) && !tables(word).is_empty()));
    }
}
