//! A word of a time expression in, what it means there out.

mod calendar;
mod pointing;

use super::units;
use crate::lexicon::Class;
use bitflags::bitflags;
use calendar::{DAY_PARTS, DECADES, LETTERED, MONTHS, RECURRING_WEEKDAYS, SEASONS, WEEKDAYS};
use pointing::{DAYS, FREQUENCIES, PARTS, RELATIONS, VAGUE};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub(super) use calendar::{
    DayPart, Lettered, Season, day_part, decade, is_doubtful_month, is_short_weekday, lettered, month, recurring_weekday, season, weekday,
};
pub(super) use pointing::{Relation, Vague, day_word, frequency, part, relation, vague};

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
