//! An expression and what the reader has in mind in, its place in the calendar out.

use super::expression::{Calendar, Expression, Origin, Target, YearPart};
use super::granule::{self, Granule};
use super::resolve::{Found, Story};
use super::tense::Tense;
use super::words::Relation;
use crate::claim::{Anchor, TimeUnit};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

impl Story {
    /// The place of an expression in the calendar, if it has one.
    pub(super) fn find(&self, expression: &Expression, tense: &impl Fn() -> Tense, sentence: usize) -> Option<Found> {
        let explicit = |granule: Granule| Some(Found { granule, anchor: Anchor::Explicit });
        match expression {
            Expression::Calendar(calendar) => self.calendar(*calendar, tense, sentence),
            Expression::Decade { year, century: true } => explicit(Granule::Decade(*year)),
            Expression::Decade { year, century: false } => explicit(Granule::Decade(1900 + *year)),
            Expression::Century(year) => explicit(Granule::Century(*year)),
            Expression::Millennium(year) => explicit(Granule::Millennium(*year)),
            Expression::Named { relation, target } => self.named(*relation, *target),
            Expression::Shifted { count, unit, weekend: _, back, from } => self.shifted(*count, *unit, *back, from, tense, sentence),
            Expression::Day(days) => {
                let day = self.today?.checked_add(Span::new().try_days(*days).ok()?).ok()?;
                Some(Found { granule: Granule::Day(day), anchor: Anchor::Dateline })
            }
            Expression::Holiday { holiday, year } => {
                if let Some(year) = year {
                    return explicit(Granule::Day(holiday.day(*year)?));
                }
                let (year, anchor) = self.year_of(|year| holiday.day(year), tense, sentence)?;
                Some(Found { granule: Granule::Day(holiday.day(year)?), anchor })
            }
            Expression::Part { nth, unit, weekday, of } => {
                let whole = self.find(of, tense, sentence)?;
                Some(Found { granule: part(whole.granule, *nth, *unit, *weekday)?, ..whole })
            }
            Expression::Around { weekend, of } => {
                let found = self.find(of, tense, sentence)?;
                let day = found.granule.day()?;
                let monday = granule::monday(day);
                // A holiday at the beginning of a week makes the weekend before it long.
                let before = matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday);
                let granule = if *weekend {
                    Granule::Weekend(monday.checked_add(if before { -2 } else { 5 }.days()).ok()?)
                } else {
                    Granule::Week(monday)
                };
                Some(Found { granule, ..found })
            }
            Expression::HalfOf { second, of } => {
                let whole = self.find(of, tense, sentence)?;
                let half = if *second { 2 } else { 1 };
                match whole.granule {
                    Granule::Year(year) => Some(Found { granule: Granule::Half(year, half), ..whole }),
                    _ => None,
                }
            }
            Expression::Stretch { .. }
            | Expression::Vague(_)
            | Expression::Length(_)
            | Expression::Recurring(_)
            | Expression::Clock
            | Expression::DayPart => None,
        }
    }

    fn calendar(&self, calendar: Calendar, tense: &impl Fn() -> Tense, sentence: usize) -> Option<Found> {
        if let Some(part) = calendar.part {
            let fits = |year: i16| match part {
                YearPart::Quarter(quarter) => Date::new(year, quarter * 3 - 2, 1).ok(),
                YearPart::Half(half) => Date::new(year, half * 6 - 5, 1).ok(),
                YearPart::Season(season) => Date::new(year, granule::season_month(season), 1).ok(),
                YearPart::Fiscal => Date::new(year, 1, 1).ok(),
            };
            let (year, anchor) = match calendar.year {
                Some(year) => (year, Anchor::Explicit),
                None => self.year_of(fits, tense, sentence)?,
            };
            let granule = match part {
                YearPart::Quarter(quarter) => Granule::Quarter(year, quarter),
                YearPart::Half(half) => Granule::Half(year, half),
                YearPart::Season(season) => Granule::Season(year, season),
                YearPart::Fiscal => Granule::FiscalYear(year),
            };
            return Some(Found { granule, anchor });
        }
        let (Some(month), day) = (calendar.month, calendar.day) else {
            return match (calendar.year, calendar.day, calendar.weekday) {
                (Some(year), None, None) => Some(Found { granule: Granule::Year(year), anchor: Anchor::Explicit }),
                (None, Some(day), weekday) => self.day_of_month(day, weekday, tense),
                (None, None, Some(weekday)) => self.weekday(weekday, tense),
                _ => None,
            };
        };
        let (year, anchor) = match calendar.year {
            Some(year) => (year, Anchor::Explicit),
            None => self.year_of(|year| Date::new(year, month, day.unwrap_or(1)).ok(), tense, sentence)?,
        };
        let granule = match day {
            Some(day) => Granule::Day(Date::new(year, month, day).ok()?),
            None => Granule::Month(year, month),
        };
        Some(Found { granule, anchor })
    }

    /// The year of a date that leaves it out: the sentence's own, the narrative's, or the nearest that suits the tense.
    fn year_of(&self, date: impl Fn(i16) -> Option<Date>, tense: &impl Fn() -> Tense, sentence: usize) -> Option<(i16, Anchor)> {
        if self.narrative {
            let year = self.reference.map(Granule::year).or(self.year.map(|(year, ..)| year))?;
            return Some((year, Anchor::Context));
        }
        if let Some((year, told, true)) = self.year
            && told == sentence
            && self.today.is_none_or(|today| year <= today.year())
        {
            return Some((year, Anchor::Context));
        }
        let today = self.today?;
        let year = match tense() {
            Tense::Future => {
                (0..=8).map(|ahead| today.year() + ahead).find(|&year| date(year).is_some_and(|day| last_of_month(day) >= today))
            }
            Tense::Past => (0..=8).map(|back| today.year() - back).find(|&year| date(year).is_some_and(|day| day <= today)),
            Tense::Unknown => [0, -1, 1]
                .into_iter()
                .map(|step| today.year() + step)
                .filter_map(|year| date(year).map(|day| (year, today.duration_until(day).abs())))
                .min_by_key(|&(_, distance)| distance)
                .map(|(year, _)| year),
        };
        Some((year?, Anchor::Dateline))
    }

    /// `the 20th`, `Tue 13th`: the month is the one spoken of, or the nearest that suits.
    fn day_of_month(&self, day: i8, weekday: Option<Weekday>, tense: &impl Fn() -> Tense) -> Option<Found> {
        let (base, anchor) = if self.narrative { (self.reference?.day()?, Anchor::Context) } else { (self.today?, Anchor::Dateline) };
        let month = Granule::Month(base.year(), base.month());
        let future = !self.narrative && tense() == Tense::Future;
        for back in 0..12 {
            let Some(Granule::Month(year, month)) = month.shift(if future { back } else { -back }) else { continue };
            if let Ok(date) = Date::new(year, month, day)
                && (self.narrative || if future { date >= base } else { date <= base })
                && weekday.is_none_or(|weekday| date.weekday() == weekday)
            {
                return Some(Found { granule: Granule::Day(date), anchor });
            }
        }
        None
    }

    /// A weekday alone: the nearest that suits the tense, the writer's own day included.
    fn weekday(&self, weekday: Weekday, tense: &impl Fn() -> Tense) -> Option<Found> {
        let (base, anchor) = if self.narrative { (self.reference?.day()?, Anchor::Context) } else { (self.today?, Anchor::Dateline) };
        let future = self.narrative || tense() == Tense::Future;
        let days = if future { i32::from(base.weekday().until(weekday)) } else { -i32::from(base.weekday().since(weekday)) };
        Some(Found { granule: Granule::Day(base.checked_add(days.days()).ok()?), anchor })
    }

    /// The time that `last`, `this` and `next` start from, or that `previous`, `following` and `same` do.
    fn base(&self, relation: Relation, day: bool) -> Option<(Date, Anchor)> {
        let spoken = self.reference.and_then(Granule::day).map(|day| (day, Anchor::Context));
        let own = self.today.map(|today| (today, Anchor::Dateline));
        match relation {
            Relation::Last | Relation::This if !self.narrative => own,
            Relation::Next if !self.narrative && !day => own,
            Relation::Last | Relation::This | Relation::Next | Relation::Previous | Relation::Following | Relation::Same => {
                if self.narrative { spoken } else { spoken.or(own) }
            }
        }
    }

    fn named(&self, relation: Relation, target: Target) -> Option<Found> {
        // A weekday is told from the writer's own day, whatever the word.
        let own = matches!(target, Target::Weekday(_)) && !self.narrative;
        let relation_of = if own && relation == Relation::Previous {
            Relation::Last
        } else if own && relation == Relation::Following {
            Relation::Next
        } else {
            relation
        };
        let (base, anchor) = self.base(relation_of, matches!(target, Target::Unit(TimeUnit::Day)))?;
        let step = match relation {
            Relation::Last | Relation::Previous => -1,
            Relation::This | Relation::Same => 0,
            Relation::Next | Relation::Following => 1,
        };
        let nearest = |this: Granule| -> Option<Granule> {
            // `last September` is the latest before now, `next September` the first after.
            let start = this.day()?;
            match step {
                -1 if start < base && this.bounds().is_none_or(|(_, end)| end <= base) => Some(this),
                1 if start > base => Some(this),
                _ => this.shift(step),
            }
        };
        let granule = match target {
            Target::Unit(unit) => {
                if matches!(unit, TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second) {
                    return None;
                }
                // What is spoken of only by its year has no month or day.
                if anchor == Anchor::Context && self.reference.is_some_and(|reference| reference.unit() > unit) {
                    return None;
                }
                Granule::around(base, unit).shift(step)?
            }
            Target::Weekend => Granule::Weekend(granule::monday(base).checked_add(5.days()).ok()?).shift(step)?,
            Target::Month(month) => nearest(Granule::Month(base.year(), month))?,
            Target::Season(season) => match step {
                0 => Granule::Season(base.year(), season),
                _ => nearest(Granule::Season(base.year(), season))?,
            },
            Target::FiscalYear => Granule::FiscalYear(base.year()).shift(step)?,
            Target::Holiday(holiday) => {
                let this = holiday.day(base.year())?;
                let year = match step {
                    -1 if this < base => base.year(),
                    1 if this > base => base.year(),
                    _ => base.year() + i16::try_from(step).unwrap_or(0),
                };
                Granule::Day(holiday.day(year)?)
            }
            Target::Weekday(weekday) => {
                let days = match step {
                    -1 => -(i32::from(base.weekday().since(weekday)) + if base.weekday() == weekday { 7 } else { 0 }),
                    1 => i32::from(base.weekday().until(weekday)) + if base.weekday() == weekday { 7 } else { 0 },
                    _ => i32::from(weekday.to_monday_zero_offset()) - i32::from(base.weekday().to_monday_zero_offset()),
                };
                Granule::Day(base.checked_add(days.days()).ok()?)
            }
            Target::DayPart(_) => Granule::Day(base.checked_add(step.days()).ok()?),
        };
        Some(Found { granule, anchor })
    }

    fn shifted(
        &self,
        count: Option<Decimal>,
        unit: TimeUnit,
        back: bool,
        from: &Origin,
        tense: &impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<Found> {
        let count = count?;
        let whole = count.is_integer().then(|| count.to_i32()).flatten().filter(|count| *count < 20_000);
        let (base, anchor, exact) = match from {
            Origin::Now => {
                let today = if self.narrative { self.reference?.day()? } else { self.today? };
                (Granule::Day(today), Anchor::Dateline, false)
            }
            Origin::Narrative => match (self.reference, self.today) {
                (Some(reference), _) => (reference, Anchor::Context, false),
                (None, Some(today)) if !self.narrative => (Granule::Day(today), Anchor::Dateline, false),
                _ => return None,
            },
            Origin::Time(inner) => {
                let found = self.find(inner, tense, sentence)?;
                (found.granule, found.anchor, true)
            }
            Origin::Event => return None,
        };
        let months =
            |count: Decimal, per: i64| (count * Decimal::from(per)).is_integer().then(|| (count * Decimal::from(per)).to_i32()).flatten();
        let signed = |count: i32| if back { -count } else { count };
        let (size, steps) = match unit {
            TimeUnit::Day => (TimeUnit::Day, whole?),
            TimeUnit::Week => (TimeUnit::Day, whole?.checked_mul(7)?),
            TimeUnit::Month => (TimeUnit::Month, whole?),
            TimeUnit::Quarter => (TimeUnit::Month, whole?.checked_mul(3)?),
            TimeUnit::Year => match whole {
                Some(years) => (TimeUnit::Year, years),
                None => (TimeUnit::Month, months(count, 12)?),
            },
            TimeUnit::Decade => (TimeUnit::Year, whole?.checked_mul(10)?),
            TimeUnit::Century => (TimeUnit::Year, whole?.checked_mul(100)?),
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Millennium => return None,
        };
        // From a month no day is counted, from a year no month.
        if base.unit() > size {
            return None;
        }
        let day = base.day()?;
        let granule = match size {
            TimeUnit::Day => Granule::Day(day).shift(signed(steps))?,
            TimeUnit::Month if exact => Granule::Day(day.checked_add(Span::new().try_months(signed(steps)).ok()?).ok()?),
            TimeUnit::Year if exact => Granule::Day(day.checked_add(Span::new().try_years(signed(steps)).ok()?).ok()?),
            _ => Granule::around(day, size).shift(signed(steps))?,
        };
        Some(Found { granule, anchor })
    }
}

/// A part of a stretch, counted from its beginning or its end.
fn part(whole: Granule, nth: i8, unit: TimeUnit, weekday: Option<Weekday>) -> Option<Granule> {
    let (start, end) = whole.bounds()?;
    let last = end.checked_sub(1.day()).ok()?;
    if let Some(weekday) = weekday {
        if let Granule::Week(monday) = whole {
            return Some(Granule::Day(monday.checked_add(i32::from(weekday.to_monday_zero_offset()).days()).ok()?));
        }
        let Granule::Month(year, month) = whole else { return None };
        return Some(Granule::Day(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?));
    }
    if unit >= whole.unit() {
        return None;
    }
    let first = match (unit, whole) {
        // The first week of a year is the one of the calendar of weeks.
        (TimeUnit::Week, Granule::Year(year)) if nth > 0 => Granule::Week(week_of(year, 1)?),
        // The last week of a month is the last that has most of its days there, as it is with years.
        (TimeUnit::Week, _) if nth < 0 => Granule::around(last.checked_sub(3.days()).ok()?, unit),
        _ => Granule::around(if nth < 0 { last } else { start }, unit),
    };
    let granule = first.shift(if nth < 0 { i32::from(nth) + 1 } else { i32::from(nth) - 1 })?;
    granule.bounds().is_some_and(|(from, _)| from < end).then_some(granule)
}

/// The Monday of a week of the ISO calendar.
pub(super) fn week_of(year: i16, week: i8) -> Option<Date> {
    Some(jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

/// The last day of a day's month.
fn last_of_month(day: Date) -> Date {
    if day.day() == 1 { day.last_of_month() } else { day }
}
