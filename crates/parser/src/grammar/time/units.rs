//! A unit of time in, what it counts out.

use crate::claim::TimeUnit;
use crate::grammar::table::find;

/// What a unit word counts: how many of which unit, and whether the word is a plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) of: TimeUnit,
    /// How many of the unit the word stands for: a fortnight is two weeks.
    pub(super) times: u32,
    pub(super) plural: bool,
    /// Whether the word is an abbreviation that needs a number before it.
    pub(super) short: bool,
    /// Whether the word names weekends, which TIMEX3 counts apart.
    pub(super) weekend: bool,
}

const fn one(unit: TimeUnit) -> Unit {
    Unit { of: unit, times: 1, plural: false, short: false, weekend: false }
}

const fn many(unit: TimeUnit) -> Unit {
    Unit { plural: true, ..one(unit) }
}

const fn short(unit: TimeUnit) -> Unit {
    Unit { short: true, ..one(unit) }
}

/// Units of time.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("centuries", many(TimeUnit::Century)),
    ("century", one(TimeUnit::Century)),
    ("day", one(TimeUnit::Day)),
    ("days", many(TimeUnit::Day)),
    ("decade", one(TimeUnit::Decade)),
    ("decades", many(TimeUnit::Decade)),
    ("fortnight", Unit { times: 2, ..one(TimeUnit::Week) }),
    ("fortnights", Unit { times: 2, ..many(TimeUnit::Week) }),
    ("h", short(TimeUnit::Hour)),
    ("hour", one(TimeUnit::Hour)),
    ("hours", many(TimeUnit::Hour)),
    ("hr", short(TimeUnit::Hour)),
    ("hrs", short(TimeUnit::Hour)),
    ("millennia", many(TimeUnit::Millennium)),
    ("millennium", one(TimeUnit::Millennium)),
    ("min", short(TimeUnit::Minute)),
    ("mins", short(TimeUnit::Minute)),
    ("minute", one(TimeUnit::Minute)),
    ("minutes", many(TimeUnit::Minute)),
    ("month", one(TimeUnit::Month)),
    ("months", many(TimeUnit::Month)),
    ("mos", short(TimeUnit::Month)),
    ("night", one(TimeUnit::Day)),
    ("nights", many(TimeUnit::Day)),
    ("quarter", one(TimeUnit::Quarter)),
    ("quarters", many(TimeUnit::Quarter)),
    ("sec", short(TimeUnit::Second)),
    ("second", one(TimeUnit::Second)),
    ("seconds", many(TimeUnit::Second)),
    ("secs", short(TimeUnit::Second)),
    ("week", one(TimeUnit::Week)),
    ("weekend", Unit { weekend: true, ..one(TimeUnit::Week) }),
    ("weekends", Unit { weekend: true, ..many(TimeUnit::Week) }),
    ("weeks", many(TimeUnit::Week)),
    ("wk", short(TimeUnit::Week)),
    ("wks", short(TimeUnit::Week)),
    ("year", one(TimeUnit::Year)),
    ("years", many(TimeUnit::Year)),
    ("yr", short(TimeUnit::Year)),
    ("yrs", short(TimeUnit::Year)),
];

/// What a word counts, where it is a unit of time.
pub(super) fn unit(word: &str) -> Option<Unit> {
    find!(UNITS, word)
}
