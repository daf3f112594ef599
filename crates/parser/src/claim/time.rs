//! What a time says: its value as in ISO-TimeML TIMEX3, the stretch of the calendar that it stands for, and its length.

use crate::value::Interval;
use jiff::civil::{DateTime, Weekday};
use rust_decimal::Decimal;

/// A time expression, valued as in ISO-TimeML TIMEX3.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Its TIMEX3 type.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2021-10-07`, `2021-Q3`, `P1W`, `PRESENT_REF` …
    pub value: String,
    /// Its TIMEX3 modifier.
    pub modifier: Option<TimeModifier>,
    /// The first moment of the stretch; none where it is open or unknown.
    pub start: Option<Moment>,
    /// The moment after the last; none where it is open or unknown.
    pub end: Option<Moment>,
    /// Where the parts came from that the words leave out.
    pub anchor: Anchor,
    /// The calendar parts that the words themselves state, possible or not.
    pub stated: PartialDate,
    /// The length, of durations and ages.
    pub duration: Option<Duration>,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or anything longer.
    Date,
    /// A time of day.
    Time,
    /// A length.
    Duration,
    /// A recurring time.
    Set,
}

/// The TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeModifier {
    /// `before`.
    Before,
    /// `after`.
    After,
    /// `on or before`, `by`.
    OnOrBefore,
    /// `on or after`, `since`.
    OnOrAfter,
    /// `less than`.
    LessThan,
    /// `more than`.
    MoreThan,
    /// `no more than`.
    EqualOrLess,
    /// `at least`.
    EqualOrMore,
    /// `early`, `the beginning of`.
    Start,
    /// `mid`.
    Mid,
    /// `late`, `the end of`.
    End,
    /// `about`.
    Approx,
}

/// A moment of civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day and time; midnight where only the day is known.
    pub at: DateTime,
    /// Whether a clock time is known.
    pub clock: bool,
}

/// Where the unsaid parts of a time came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing is left out.
    #[default]
    Explicit,
    /// The day of publication.
    Dateline,
    /// Another time in the text.
    Context,
}

/// The calendar parts that an expression states in so many words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartialDate {
    /// The year; negative before Christ, where 1 BC is 0.
    pub year: Option<i32>,
    /// The month as printed, 1 to 12 where it is possible.
    pub month: Option<u32>,
    /// The day of the month as printed.
    pub day: Option<u32>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// How many units, as the words bound it.
    pub amount: Interval,
    /// The unit.
    pub unit: TimeUnit,
    /// Whether it is somebody's age.
    pub age: bool,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
    /// Millennia.
    Millennium,
}

impl TimeUnit {
    /// The unit that it is reckoned in, and how many of those it has: seconds, days and months do not convert exactly.
    pub fn in_base(self) -> (Self, Decimal) {
        let (base, count) = match self {
            Self::Second => (Self::Second, 1),
            Self::Minute => (Self::Second, 60),
            Self::Hour => (Self::Second, 3_600),
            Self::Day => (Self::Day, 1),
            Self::Week => (Self::Day, 7),
            Self::Month => (Self::Month, 1),
            Self::Quarter => (Self::Month, 3),
            Self::Year => (Self::Month, 12),
            Self::Decade => (Self::Month, 120),
            Self::Century => (Self::Month, 1_200),
            Self::Millennium => (Self::Month, 12_000),
        };
        (base, Decimal::from(count))
    }
}

/// Two times read as one span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// The claim of the first time.
    pub from: usize,
    /// The claim of the last time.
    pub to: usize,
    /// The first moment of the whole.
    pub start: Option<Moment>,
    /// The moment after the last of the whole.
    pub end: Option<Moment>,
}
