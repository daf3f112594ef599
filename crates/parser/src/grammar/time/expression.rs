//! What the productions read: time expressions as the words give them, before any calendar resolves them.

use super::holiday::Holiday;
use super::words::{DayPart, Relation, Season, Vague};
use crate::claim::{TimeModifier, TimeUnit};
use crate::ledger::TokenSpan;
use jiff::civil::Weekday;
use rust_decimal::Decimal;

/// One time expression and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) tokens: TokenSpan,
    pub(super) sentence: usize,
    pub(super) expression: Expression,
    pub(super) modifier: Option<TimeModifier>,
    /// The time of day beside a day.
    pub(super) clock: Option<Clock>,
    pub(super) day_part: Option<DayPart>,
    /// What the preposition before it makes of its interval.
    pub(super) side: Side,
    /// How it goes on from the reading before it.
    pub(super) link: Link,
}

impl Reading {
    /// An expression with nothing beside it; the caller knows the sentence.
    pub(super) const fn new(tokens: TokenSpan, expression: Expression) -> Self {
        Self { tokens, sentence: 0, expression, modifier: None, clock: None, day_part: None, side: Side::None, link: Link::None }
    }
}

/// What the preposition before a time makes of its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    None,
    /// `since`: from its first moment on.
    Since,
    /// `until`, `by`: up to its last moment.
    Until,
    /// `before`: up to its first moment.
    Before,
    /// `after`: from its last moment on.
    After,
}

/// How a reading goes on from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    None,
    /// Joined by `and` or a comma: it shares what only one of them says.
    Joined,
    /// The end of the span that the one before it begins.
    Range,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// A place in the calendar, with or without its year.
    Calendar(Calendar),
    /// `the 1990s`, `the nineties`: its first year, and whether the century is stated.
    Decade { year: i16, century: bool },
    /// `the nineteenth century`: its first year.
    Century(i16),
    /// `the third millennium`: its first year.
    Millennium(i16),
    /// `last year`, `this spring`, `the following day`.
    Named { relation: Relation, target: Target },
    /// `two weeks ago`, `a few days later`, `three weeks after Christmas`.
    Shifted { count: Option<Decimal>, unit: TimeUnit, weekend: bool, back: bool, from: Origin },
    /// `today`, `yesterday`: days from the writer's today.
    Day(i32),
    /// `now`, `recently`.
    Vague(Vague),
    /// `three years`, `week-long`, `the past two months`.
    Length(Length),
    /// `every Monday`, `twice a year`, `daily`.
    Recurring(Recurrence),
    /// A clock time alone.
    Clock,
    /// A part of a day alone.
    DayPart,
    /// A holiday with or without its year.
    Holiday { holiday: Holiday, year: Option<i16> },
    /// `the last week of March`, `the first quarter of last year`; counted from the end where negative.
    Part { nth: i8, unit: TimeUnit, weekday: Option<Weekday>, of: Box<Expression> },
    /// `the week of 10 April`, `Labor Day weekend`: the week or weekend around a day.
    Around { weekend: bool, of: Box<Expression> },
    /// `the first two weeks of May`, `the last three months of 2020`.
    Stretch { length: Length, last: bool, of: Box<Expression> },
    /// `the second half of last year`.
    HalfOf { second: bool, of: Box<Expression> },
}

/// A place in the calendar as the words state it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<Weekday>,
    pub(super) part: Option<YearPart>,
}

impl Calendar {
    pub(super) fn year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    pub(super) fn weekday(weekday: Weekday) -> Self {
        Self { weekday: Some(weekday), ..Self::default() }
    }

    /// Takes from a neighbour what this one leaves out.
    pub(super) fn share(&mut self, other: &Self) {
        if self.year.is_none() {
            self.year = other.year;
        }
        if self.day.is_some() && self.month.is_none() {
            self.month = other.month;
        }
    }
}

/// A part of a year that is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearPart {
    Quarter(i8),
    Half(i8),
    Season(Season),
    Fiscal,
}

/// What a relative word points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Unit(TimeUnit),
    Weekend,
    Month(i8),
    Weekday(Weekday),
    Season(Season),
    FiscalYear,
    Holiday(Holiday),
    DayPart(DayPart),
}

/// From where a shift is counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    /// The writer's now.
    Now,
    /// The time just spoken of.
    Narrative,
    /// Another expression, inside this one.
    Time(Box<Expression>),
    /// An event that the words name.
    Event,
}

/// A length of time as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    /// How many; none for `several` and bare plurals.
    pub(super) count: Option<Decimal>,
    pub(super) unit: TimeUnit,
    /// A second, smaller part: `one hour and thirty minutes`.
    pub(super) rest: Option<(Decimal, TimeUnit)>,
    pub(super) weekend: bool,
    pub(super) age: bool,
    /// Where it lies, for `the past three years`.
    pub(super) relation: Option<Relation>,
    /// Whether `in` stands before it, so that with a verb of the future it ends so far ahead.
    pub(super) ahead: bool,
}

impl Length {
    pub(super) const fn of(count: Option<Decimal>, unit: TimeUnit) -> Self {
        Self { count, unit, rest: None, weekend: false, age: false, relation: None, ahead: false }
    }
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recurrence {
    /// A period in TIMEX3 form, from the word table.
    Word(&'static str),
    /// So many units apart.
    Period {
        count: Decimal,
        unit: TimeUnit,
        weekend: bool,
    },
    Weekday(Weekday),
    Month(i8),
    Season(Season),
    DayPart(DayPart),
    /// A day of every month.
    DayOfMonth(i8),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: Option<i8>,
    /// Whether it is told in universal time.
    pub(super) universal: bool,
}
