//! Years, months, quarters and seasons in, civil half-open intervals out; and what a weekday says of a date (T12).

use super::relation::Comparison;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// The days from `start` up to, not including, `end`; an end that is missing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateInterval {
    /// The first day, or none where nothing bounds the past.
    pub start: Option<Date>,
    /// The day after the last, or none where nothing bounds the future.
    pub end: Option<Date>,
}

/// The four seasons of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May; to the solstice in June by the stars.
    Spring,
    /// June to August; to the equinox in September by the stars.
    Summer,
    /// September to November; to the solstice in December by the stars.
    Autumn,
    /// December to February; to the equinox in March by the stars.
    Winter,
}

/// A third of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// "Early 2021": January to April.
    Early,
    /// "Mid-2021": May to August.
    Middle,
    /// "Late 2021": September to December.
    Late,
}

/// A calendar unit by which dates are shifted and spans are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalendarUnit {
    /// A civil day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl DateInterval {
    /// From the first day up to, not including, the other; none where that holds no day.
    pub fn new(start: Date, end: Date) -> Option<Self> {
        (start < end).then_some(Self { start: Some(start), end: Some(end) })
    }

    /// One day; none for the last day of the calendar.
    pub fn day(date: Date) -> Option<Self> {
        Self::new(date, date.tomorrow().ok()?)
    }

    /// From one day to another, both included ("3–17 September", T13); none where they are reversed.
    pub fn through(first: Date, last: Date) -> Option<Self> {
        Self::new(first, last.tomorrow().ok()?)
    }

    /// A calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, 1)
    }

    /// So many calendar years from one on: a decade from 1990, say.
    pub fn years(first: i16, count: i16) -> Option<Self> {
        Self::new(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(count)?, 1, 1).ok()?)
    }

    /// A calendar month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1)
    }

    /// A calendar quarter, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        if !(1..=4).contains(&quarter) {
            return None;
        }
        Self::months(year, quarter * 3 - 2, 3)
    }

    /// A half of a calendar year, 1 or 2.
    pub fn half(year: i16, half: i8) -> Option<Self> {
        if !(1..=2).contains(&half) {
            return None;
        }
        Self::months(year, half * 6 - 5, 6)
    }

    /// The decade that a year ending in zero names ("the 1990s").
    pub fn decade(first: i16) -> Option<Self> {
        if first % 10 != 0 {
            return None;
        }
        Self::years(first, 10)
    }

    /// The n-th century, from 1 on, with the year at either edge, which common speech counts to both.
    ///
    /// "The 19th century" is 1800 to 1900, both included.
    pub fn century(ordinal: i16) -> Option<Self> {
        if ordinal < 1 {
            return None;
        }
        Self::years(ordinal.checked_sub(1)?.checked_mul(100)?, 101)
    }

    /// A season of a year on the northern half of the earth, by the months and by the stars together.
    ///
    /// "Winter 2021" is the one that begins in 2021 or the one that ends in it.
    pub fn season(year: i16, season: Season) -> Option<Self> {
        let day = |year: i16, month, day| Date::new(year, month, day).ok();
        match season {
            Season::Spring => Self::new(day(year, 3, 1)?, day(year, 6, 23)?),
            Season::Summer => Self::new(day(year, 6, 1)?, day(year, 9, 25)?),
            Season::Autumn => Self::new(day(year, 9, 1)?, day(year, 12, 24)?),
            Season::Winter => Self::new(day(year.checked_sub(1)?, 12, 1)?, day(year.checked_add(1)?, 3, 22)?),
        }
    }

    /// The early, middle or late third of the interval; none where it is open.
    ///
    /// Whole years are cut at months, anything shorter at days.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<Self> {
        let (start, end) = (self.start?, self.end?);
        let months = months_between(start, end);
        let (first, second) = if start.day() == 1 && end.day() == 1 && months % 12 == 0 {
            (shift(start, months / 3, CalendarUnit::Month)?, shift(start, months / 3 * 2, CalendarUnit::Month)?)
        } else {
            let days = days_between(start, end)?;
            (shift(start, days / 3, CalendarUnit::Day)?, shift(start, (days * 2 + 2) / 3, CalendarUnit::Day)?)
        };
        match part {
            Part::Early => Self::new(start, first),
            Part::Middle => Self::new(first, second),
            Part::Late => Self::new(second, end),
        }
    }

    /// Everything from the first day of the interval on ("since 1992").
    #[must_use]
    pub const fn onward(&self) -> Self {
        Self { start: self.start, end: None }
    }

    /// Everything up to and with the last day of the interval ("until 1992").
    #[must_use]
    pub const fn until(&self) -> Self {
        Self { start: None, end: self.end }
    }

    /// Everything before the first day of the interval.
    #[must_use]
    pub const fn before(&self) -> Self {
        Self { start: None, end: self.start }
    }

    /// Everything after the last day of the interval.
    #[must_use]
    pub const fn after(&self) -> Self {
        Self { start: self.end, end: None }
    }

    /// The day, where the interval holds one only.
    pub fn single(&self) -> Option<Date> {
        let (start, end) = (self.start?, self.end?);
        (start.tomorrow().ok()? == end).then_some(start)
    }

    /// The last day, or none where there is none.
    pub fn last(&self) -> Option<Date> {
        self.end?.yesterday().ok()
    }

    /// Whether the day lies in the interval.
    pub fn contains(&self, date: Date) -> bool {
        self.start.is_none_or(|start| start <= date) && self.end.is_none_or(|end| date < end)
    }

    /// Whether some day lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether every day of `other` lies in this interval too.
    pub fn encloses(&self, other: &Self) -> bool {
        self.intersect(other).is_some_and(|common| common == *other)
    }

    /// The days that lie in both, or none where there are none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = match (self.end, other.end) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        let empty = matches!((start, end), (Some(start), Some(end)) if start >= end);
        (!empty).then_some(Self { start, end })
    }

    /// From the first day of this interval to the last of the other ("from May to July"); none where reversed.
    pub fn to(&self, other: &Self) -> Option<Self> {
        let reversed = matches!((self.start, other.end), (Some(start), Some(end)) if start >= end);
        (!reversed).then_some(Self { start: self.start, end: other.end })
    }

    /// Whether every day of this interval lies before every day of the other.
    pub fn precedes(&self, other: &Self) -> bool {
        matches!((self.end, other.start), (Some(end), Some(start)) if end <= start)
    }

    /// The interval so many units later, or earlier where the amount is negative; none beyond the calendar.
    #[must_use]
    pub fn shift(&self, amount: i32, unit: CalendarUnit) -> Option<Self> {
        let start = match self.start {
            Some(start) => Some(shift(start, amount, unit)?),
            None => None,
        };
        let end = match self.end {
            Some(end) => Some(shift(end, amount, unit)?),
            None => None,
        };
        match (start, end) {
            // 30 January and the day after it both fall on the last of February.
            (Some(start), Some(end)) if end <= start => Self::day(start),
            _ => Some(Self { start, end }),
        }
    }

    fn months(year: i16, month: i8, count: i32) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Self::new(start, shift(start, count, CalendarUnit::Month)?)
    }
}

/// The date so many units later, or earlier where the amount is negative; none beyond the calendar.
///
/// A day that the month does not have becomes its last: 31 January and a month is 28 February.
pub fn shift(date: Date, amount: i32, unit: CalendarUnit) -> Option<Date> {
    let amount = i64::from(amount);
    let span = match unit {
        CalendarUnit::Day => Span::new().try_days(amount),
        CalendarUnit::Week => Span::new().try_weeks(amount),
        CalendarUnit::Month => Span::new().try_months(amount),
        CalendarUnit::Quarter => Span::new().try_months(amount.checked_mul(3)?),
        CalendarUnit::Year => Span::new().try_years(amount),
        CalendarUnit::Decade => Span::new().try_years(amount.checked_mul(10)?),
        CalendarUnit::Century => Span::new().try_years(amount.checked_mul(100)?),
    };
    date.checked_add(span.ok()?).ok()
}

/// The number of days in a month; none where there is no such month. February without a year has 29.
pub fn days_in_month(year: Option<i16>, month: i8) -> Option<i8> {
    // 2000 was a leap year.
    Date::new(year.unwrap_or(2000), month, 1).ok().map(Date::days_in_month)
}

/// Whether there is such a day; 29 February passes where no year is told.
pub fn is_day_of_month(year: Option<i16>, month: i8, day: i8) -> bool {
    days_in_month(year, month).is_some_and(|days| (1..=days).contains(&day))
}

/// Whether the weekday of a date can be reckoned: from the day on which Britain took up the Gregorian calendar (T12).
pub fn has_weekday(date: Date) -> bool {
    (date.year(), date.month(), date.day()) >= (1752, 9, 14)
}

/// The weekday of a date; none before the Gregorian calendar (T12).
pub fn weekday(date: Date) -> Option<Weekday> {
    has_weekday(date).then(|| date.weekday())
}

/// The nearest such weekday after the date.
pub fn next_weekday(date: Date, weekday: Weekday) -> Option<Date> {
    date.nth_weekday(1, weekday).ok()
}

/// The nearest such weekday before the date.
pub fn last_weekday(date: Date, weekday: Weekday) -> Option<Date> {
    date.nth_weekday(-1, weekday).ok()
}

/// The day of that weekday that lies nearest to the date, the date itself among them.
pub fn nearest_weekday(date: Date, weekday: Weekday) -> Option<Date> {
    let days = i32::from(date.weekday().until(weekday));
    shift(date, if days > 3 { days - 7 } else { days }, CalendarUnit::Day)
}

/// The years of a day and month that lie within six months of the document's date, the nearest first (T12).
pub fn nearest(month: i8, day: i8, document: Date) -> Vec<Date> {
    let year = document.year();
    let mut dates: Vec<Date> = [Some(year), year.checked_sub(1), year.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|year| Date::new(year, month, day).ok())
        .filter(|date| {
            let (earlier, later) = if *date < document { (*date, document) } else { (document, *date) };
            shift(earlier, 6, CalendarUnit::Month).is_none_or(|limit| later <= limit)
        })
        .collect();
    dates.sort_by_key(|date| days_between(document, *date).map(i32::abs));
    dates
}

/// Whether a weekday printed beside a date is its own; none before the Gregorian calendar (T12).
pub fn compare_weekday(stated: Weekday, date: Date) -> Option<Comparison> {
    let actual = weekday(date)?;
    Some(if actual == stated { Comparison::Agrees } else { Comparison::Disagrees })
}

/// Whether a weekday printed beside a day and month without a year is its own near the document's date (T12).
///
/// None where the day does not come within six months of it.
pub fn compare_weekday_near(stated: Weekday, month: i8, day: i8, document: Date) -> Option<Comparison> {
    nearest(month, day, document).into_iter().filter_map(|date| compare_weekday(stated, date)).min()
}

/// The days from one date to another, negative where it is earlier.
pub fn days_between(from: Date, to: Date) -> Option<i32> {
    from.until(to).ok().map(|span| span.get_days())
}

/// The months from the month of one date to that of the other, whatever their days.
pub(super) fn months_between(from: Date, to: Date) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month())
}
