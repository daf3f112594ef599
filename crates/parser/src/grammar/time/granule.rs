//! A stretch of the calendar in, its TIMEX3 value and its half-open interval out.

use super::words::Season;
use crate::claim::{Moment, TimeModifier, TimeUnit};
use jiff::civil::{Date, DateTime, date};
use jiff::{Span, ToSpan as _};

/// A stretch of the calendar that has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Granule {
    Day(Date),
    /// The week that begins on this Monday.
    Week(Date),
    /// The weekend that begins on this Saturday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    FiscalYear(i16),
    /// The ten years that begin with this one.
    Decade(i16),
    /// The hundred years that begin with this one; 1800 for the nineteenth century.
    Century(i16),
    /// The thousand years that begin with this one.
    Millennium(i16),
}

impl Granule {
    /// The stretch of this size that holds a day.
    pub(super) fn around(day: Date, unit: TimeUnit) -> Self {
        let year = day.year();
        match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => Self::Day(day),
            TimeUnit::Week => Self::Week(monday(day)),
            TimeUnit::Month => Self::Month(year, day.month()),
            TimeUnit::Quarter => Self::Quarter(year, (day.month() + 2) / 3),
            TimeUnit::Year => Self::Year(year),
            TimeUnit::Decade => Self::Decade(year - year.rem_euclid(10)),
            TimeUnit::Century => Self::Century(year - year.rem_euclid(100)),
            TimeUnit::Millennium => Self::Millennium(year - year.rem_euclid(1000)),
        }
    }

    /// The stretch `count` stretches of the same size later.
    pub(super) fn shift(self, count: i32) -> Option<Self> {
        let years = |year: i16, size: i32| year_of(i32::from(year) + count.checked_mul(size)?);
        Some(match self {
            Self::Day(day) => Self::Day(day.checked_add(Span::new().try_days(count).ok()?).ok()?),
            Self::Week(day) => Self::Week(day.checked_add(Span::new().try_weeks(count).ok()?).ok()?),
            Self::Weekend(day) => Self::Weekend(day.checked_add(Span::new().try_weeks(count).ok()?).ok()?),
            Self::Month(year, month) => {
                let (year, month) = wrap(year, month, 12, count)?;
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = wrap(year, quarter, 4, count)?;
                Self::Quarter(year, quarter)
            }
            Self::Half(year, half) => {
                let (year, half) = wrap(year, half, 2, count)?;
                Self::Half(year, half)
            }
            Self::Season(year, season) => Self::Season(years(year, 1)?, season),
            Self::Year(year) => Self::Year(years(year, 1)?),
            Self::FiscalYear(year) => Self::FiscalYear(years(year, 1)?),
            Self::Decade(year) => Self::Decade(years(year, 10)?),
            Self::Century(year) => Self::Century(years(year, 100)?),
            Self::Millennium(year) => Self::Millennium(years(year, 1000)?),
        })
    }

    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => format!("{}-{:02}-{:02}", year_text(day.year()), day.month(), day.day()),
            Self::Week(day) => {
                let week = day.iso_week_date();
                format!("{}-W{:02}", year_text(week.year()), week.week())
            }
            Self::Weekend(day) => {
                let week = day.iso_week_date();
                format!("{}-W{:02}-WE", year_text(week.year()), week.week())
            }
            Self::Month(year, month) => format!("{}-{month:02}", year_text(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_text(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_text(year)),
            Self::Season(year, season) => format!("{}-{}", year_text(year), season_code(season)),
            Self::Year(year) => year_text(year),
            Self::FiscalYear(year) => format!("FY{}", year_text(year)),
            Self::Decade(year) => shortened(year, 1),
            Self::Century(year) => shortened(year, 2),
            Self::Millennium(year) => shortened(year, 3),
        }
    }

    /// The first day and the day after the last; none where the years have no calendar, or the words no fixed bounds.
    pub(super) fn bounds(self) -> Option<(Date, Date)> {
        let first = |year: i16| Date::new(year, 1, 1).ok();
        let years = |year: i16, size: i16| Some((first(year)?, first(year.checked_add(size)?)?));
        let months = |year: i16, month: i8, size: i8| {
            let start = Date::new(year, month, 1).ok()?;
            Some((start, start.checked_add(i32::from(size).months()).ok()?))
        };
        match self {
            Self::Day(day) => Some((day, day.checked_add(1.day()).ok()?)),
            Self::Week(day) => Some((day, day.checked_add(1.week()).ok()?)),
            Self::Weekend(day) => Some((day, day.checked_add(2.days()).ok()?)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            // A season's months depend on the hemisphere, a fiscal year's on the country.
            Self::Season(..) | Self::FiscalYear(_) => None,
            Self::Year(year) => years(year, 1),
            Self::Decade(year) => years(year, 10),
            Self::Century(year) => years(year, 100),
            Self::Millennium(year) => years(year, 1000),
        }
    }

    /// The year in which it begins.
    pub(super) fn year(self) -> i16 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => day.year(),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::FiscalYear(year)
            | Self::Decade(year)
            | Self::Century(year)
            | Self::Millennium(year) => year,
        }
    }

    /// The month in which it lies, where it lies in one.
    pub(super) fn month(self) -> Option<i8> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => Some(day.month()),
            Self::Month(_, month) => Some(month),
            Self::Quarter(..)
            | Self::Half(..)
            | Self::Season(..)
            | Self::Year(_)
            | Self::FiscalYear(_)
            | Self::Decade(_)
            | Self::Century(_)
            | Self::Millennium(_) => None,
        }
    }

    /// A day inside it from which neighbours can be counted: the first.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Self::Season(year, season) => Date::new(year, season_month(season), 1).ok(),
            Self::FiscalYear(year) => Date::new(year, 1, 1).ok(),
            other => other.bounds().map(|(start, _)| start),
        }
    }

    /// How fine it is.
    pub(super) const fn unit(self) -> TimeUnit {
        match self {
            Self::Day(_) => TimeUnit::Day,
            Self::Week(_) | Self::Weekend(_) => TimeUnit::Week,
            Self::Month(..) => TimeUnit::Month,
            Self::Quarter(..) | Self::Half(..) | Self::Season(..) => TimeUnit::Quarter,
            Self::Year(_) | Self::FiscalYear(_) => TimeUnit::Year,
            Self::Decade(_) => TimeUnit::Decade,
            Self::Century(_) => TimeUnit::Century,
            Self::Millennium(_) => TimeUnit::Millennium,
        }
    }
}

/// Midnight at the beginning of a day.
pub(super) fn midnight(day: Date) -> Moment {
    Moment { at: day.to_datetime(jiff::civil::Time::midnight()), clock: false }
}

/// A moment whose clock time is known.
pub(super) const fn clocked(at: DateTime) -> Moment {
    Moment { at, clock: true }
}

/// A year as TIMEX3 writes it, `BC0264` for 264 before Christ.
pub(super) fn year_text(year: i16) -> String {
    if year <= 0 { format!("BC{:04}", 1 - i32::from(year)) } else { format!("{year:04}") }
}

/// A year that the calendar can hold.
pub(super) fn year_of(year: i32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (-9998..=9998).contains(year))
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Date {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(date(1, 1, 1))
}

/// The letters of a season in a TIMEX3 value.
pub(super) const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The northern month in which a season begins.
pub(super) const fn season_month(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// The first digits of a year: `197` for the 1970s, `18` for the nineteenth century.
fn shortened(year: i16, dropped: usize) -> String {
    let text = if year <= 0 { format!("BC{:04}", -i32::from(year)) } else { format!("{year:04}") };
    text[..text.len() - dropped].to_owned()
}

/// Counts parts of a year on, from 1 to `size`.
fn wrap(year: i16, part: i8, size: i32, count: i32) -> Option<(i16, i8)> {
    let total = i32::from(year).checked_mul(size)?.checked_add(i32::from(part) - 1)?.checked_add(count)?;
    Some((year_of(total.div_euclid(size))?, i8::try_from(total.rem_euclid(size) + 1).ok()?))
}

/// The piece of an interval that `early`, `mid` or `late` picks.
pub(super) fn part_of(granule: Granule, (start, end): (Date, Date), modifier: Option<TimeModifier>) -> (Date, Date) {
    let (early, late) = match granule.unit() {
        TimeUnit::Month => (start.checked_add(10.days()), start.checked_add(15.days())),
        TimeUnit::Year => (start.checked_add(4.months()), start.checked_add(8.months())),
        TimeUnit::Decade => (start.checked_add(3.years()), start.checked_add(6.years())),
        TimeUnit::Century => (start.checked_add(33.years()), start.checked_add(66.years())),
        TimeUnit::Week => (start.checked_add(3.days()), start.checked_add(3.days())),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::Quarter | TimeUnit::Millennium => {
            return (start, end);
        }
    };
    let month = granule.unit() == TimeUnit::Month;
    let (Ok(early), Ok(late)) = (early, late) else { return (start, end) };
    match modifier {
        // The first half of a month is still early, as its second half is late.
        Some(TimeModifier::Start) => (start, if month { late } else { early }),
        Some(TimeModifier::Mid) => (early, if month { early.checked_add(10.days()).unwrap_or(end) } else { late }),
        Some(TimeModifier::End) => (late, end),
        _ => (start, end),
    }
}
