//! A word in, where it points from a now, how often it says, or which part of a stretch it picks out.

use crate::claim::TimeModifier;
use crate::grammar::table::find;

/// Where a word points from the reader's or the narrative's now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar::time) enum Relation {
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

pub(super) const RELATIONS: &[(&str, Relation)] = &[
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
pub(super) const DAYS: &[(&str, i32)] = &[("today", 0), ("tomorrow", 1), ("tonight", 0), ("tonite", 0), ("yesterday", -1)];

/// What a vague word points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar::time) enum Vague {
    Present,
    Past,
    Future,
}

impl Vague {
    /// The TIMEX3 value.
    pub(in crate::grammar::time) const fn value(self) -> &'static str {
        match self {
            Self::Present => "PRESENT_REF",
            Self::Past => "PAST_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// Adverbs that point at a time without saying which.
pub(super) const VAGUE: &[(&str, Vague)] = &[
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
pub(super) const FREQUENCIES: &[(&str, &str)] = &[
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
pub(super) const PARTS: &[(&str, TimeModifier)] = &[
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

pub(in crate::grammar::time) fn relation(word: &str) -> Option<Relation> {
    find!(RELATIONS, word)
}

pub(in crate::grammar::time) fn day_word(word: &str) -> Option<i32> {
    find!(DAYS, word)
}

pub(in crate::grammar::time) fn vague(word: &str) -> Option<Vague> {
    find!(VAGUE, word)
}

pub(in crate::grammar::time) fn frequency(word: &str) -> Option<&'static str> {
    find!(FREQUENCIES, word)
}

pub(in crate::grammar::time) fn part(word: &str) -> Option<TimeModifier> {
    find!(PARTS, word)
}
