//! Expressions in the order of the text in, claims with values and intervals out.

use super::expression::{Calendar, Expression, Length, Link, Origin, Reading, Side, Target, YearPart};
use super::granule::{self, Granule};
use super::tense::{self, Tense};
use super::value;
use super::words::Relation;
use crate::claim::{Anchor, ClaimKind, PartialDate, Time, TimeKind, TimeModifier, TimeRange, TimeUnit};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Writes the claims of a document's expressions into its draft.
pub(super) fn write(draft: &mut Draft<'_>, mut readings: Vec<Reading>) {
    share_years(draft, &mut readings);
    let mut story = Story::of(draft, &readings);
    let mut previous: Option<usize> = None;
    for (index, reading) in readings.iter().enumerate() {
        let time = story.resolve(draft, reading);
        // In a history `soon` is soon after what was told, and no time of its own.
        if story.narrative
            && reading.expression == Expression::Vague(super::words::Vague::Future)
            && draft.reads(reading.tokens.start, "soon")
        {
            continue;
        }
        let age = time.duration.as_ref().is_some_and(|duration| duration.age);
        // The number of an age is a quantity too, and belongs to whoever reads quantities.
        let kind = ClaimKind::Time(time);
        let claim =
            if age { draft.note(reading.sentence, reading.tokens, kind) } else { draft.take(reading.sentence, reading.tokens, kind) };
        if reading.link == Link::Range
            && let Some(from) = previous
            && let Some(first) = index.checked_sub(1).and_then(|before| readings.get(before))
        {
            let side = |claim: usize| draft.claims.get(claim).and_then(|claim| claim.time());
            let start = side(from).and_then(|time| time.start);
            let end = side(claim).and_then(|time| time.end.or(time.start.filter(|start| start.clock)));
            let tokens = TokenSpan::new(first.tokens.start, reading.tokens.end);
            draft.note(reading.sentence, tokens, ClaimKind::Range(TimeRange { from, to: claim, start, end }));
        }
        previous = Some(claim);
    }
}

/// Gives neighbours in a coordination or a span the year that only one of them states.
fn share_years(draft: &Draft<'_>, readings: &mut [Reading]) {
    for index in (1..readings.len()).rev() {
        let (before, after) = readings.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let gap = first.tokens.end..second.tokens.start;
        let joined = second.link != Link::None
            || first.sentence == second.sentence
                && gap.len() <= 3
                && gap.clone().all(|at| {
                    ["and", "or", "to", "-", "–", "—", ",", "the", "in", "on", "until", "till", "through"]
                        .iter()
                        .any(|word| draft.reads(at, word))
                })
                && !gap.is_empty()
                && !gap.clone().all(|at| draft.reads(at, ",") || draft.reads(at, "in") || draft.reads(at, "on"));
        if joined
            && let (Expression::Calendar(one), Expression::Calendar(two)) = (&mut first.expression, &second.expression)
            && (one.month.is_some() || one.day.is_some() || matches!(one.part, Some(YearPart::Season(_) | YearPart::Quarter(_))))
            && two.year.is_some()
            && (two.month.is_some() || two.part.is_some())
        {
            // `November to February 2017` began the year before.
            let wraps = second.link == Link::Range && one.year.is_none() && one.month.zip(two.month).is_some_and(|(one, two)| one > two);
            one.share(two);
            if wraps {
                one.year = one.year.map(|year| year - 1);
            }
        }
    }
}

/// What a reader has in mind while reading on.
struct Story {
    /// The writer's today.
    today: Option<Date>,
    /// Whether the text tells of other times than the writer's, so that years are carried along.
    narrative: bool,
    /// The time last spoken of.
    reference: Option<Granule>,
    /// The year last stated in so many words, the sentence that states it, and whether it stands in a date.
    year: Option<(i16, usize, bool)>,
    /// Whether the last expression has its place.
    placed: bool,
}

/// A time found in the calendar.
struct Found {
    granule: Granule,
    anchor: Anchor,
}

impl Story {
    fn of(draft: &Draft<'_>, readings: &[Reading]) -> Self {
        let calendar = |reading: &Reading| if let Expression::Calendar(calendar) = &reading.expression { Some(*calendar) } else { None };
        let today = draft.published;
        let stated = readings.iter().filter_map(calendar).filter_map(|calendar| Some((calendar.year?, calendar.month.is_some())));
        // Words like `yesterday` and bare weekdays are told from the writer's own day.
        let own = readings
            .iter()
            .filter(|reading| match &reading.expression {
                Expression::Day(_) => true,
                Expression::Calendar(calendar) => calendar.weekday.is_some() && calendar.month.is_none(),
                Expression::Named { relation, .. } => *relation == Relation::Last,
                _ => false,
            })
            .count();
        let narrative = match today {
            Some(today) => {
                let (far, near) = stated
                    .fold((0, 0), |(far, near), (year, _)| if (year - today.year()).abs() > 2 { (far + 1, near) } else { (far, near + 1) });
                far >= 3 && (near + own) * 4 <= far
            }
            None => stated.filter(|&(_, dated)| dated).take(3).count() == 3,
        };
        Self { today, narrative, reference: None, year: None, placed: false }
    }

    /// The end of a span without a year comes after its beginning.
    fn end_of_span(&self, reading: &Reading) -> Option<Expression> {
        let Expression::Calendar(calendar) = &reading.expression else { return None };
        if reading.link != Link::Range || calendar.year.is_some() || !self.placed {
            return None;
        }
        let (from, month) = (self.reference?, calendar.month?);
        let year = from.year() + i16::from(month < from.month()?);
        Some(Expression::Calendar(Calendar { year: Some(year), ..*calendar }))
    }

    fn resolve(&mut self, draft: &Draft<'_>, reading: &Reading) -> Time {
        let tense = || tense_of(draft, reading);
        let mut time = Time {
            kind: TimeKind::Date,
            value: String::new(),
            modifier: reading.modifier,
            start: None,
            end: None,
            anchor: Anchor::Explicit,
            stated: stated(&reading.expression),
            duration: None,
        };
        match &reading.expression {
            Expression::Length(length) => self.length(length, &mut time, tense),
            Expression::Stretch { length, last, of } => {
                time.kind = TimeKind::Duration;
                time.value = value::length(length);
                time.duration = value::duration(length, time.modifier);
                if let Some(whole) = self.find(of, &tense, reading.sentence)
                    && let Some((start, end)) = edge_of(whole.granule, length, *last)
                {
                    time.anchor = whole.anchor;
                    time.start = Some(granule::midnight(start));
                    time.end = Some(granule::midnight(end));
                }
            }
            Expression::Recurring(recurrence) => {
                time.kind = TimeKind::Set;
                time.value = value::recurrence(*recurrence, reading.day_part, reading.clock);
            }
            Expression::Vague(vague) => time.value = vague.value().to_owned(),
            Expression::Clock => self.clock_alone(reading, &mut time),
            Expression::DayPart => {
                time.kind = TimeKind::Time;
                let day = if self.narrative
                    && let Some(Granule::Day(day)) = self.reference
                {
                    Some(Granule::Day(day).value())
                } else {
                    None
                };
                time.anchor = if day.is_some() { Anchor::Context } else { Anchor::Explicit };
                time.value = format!("{}{}", day.unwrap_or_default(), reading.day_part.map_or("", super::words::DayPart::code));
            }
            expression => match self.end_of_span(reading).as_ref().map_or_else(
                || self.find(expression, &tense, reading.sentence),
                |later| self.find(later, &tense, reading.sentence).map(|found| Found { anchor: Anchor::Context, ..found }),
            ) {
                Some(found) => self.place(found, reading, &mut time),
                None => {
                    time.value = value::open(expression, self.narrative);
                    if let Some(code) = value::day_suffix(reading) {
                        time.kind = TimeKind::Time;
                        time.value.push_str(&code);
                    }
                }
            },
        }
        self.follow(reading, &time);
        self.placed = time.start.is_some();
        time
    }

    /// Fills in value and interval of a time that has its place.
    fn place(&mut self, found: Found, reading: &Reading, time: &mut Time) {
        let Found { granule, anchor } = found;
        time.anchor = anchor;
        time.value = granule.value();
        let bounds = granule.bounds().map(|bounds| part_of(granule, bounds, reading.modifier));
        time.start = bounds.map(|(start, _)| granule::midnight(start));
        time.end = bounds.map(|(_, end)| granule::midnight(end));
        if let (Granule::Day(day), Some(clock)) = (granule, reading.clock) {
            time.kind = TimeKind::Time;
            time.value.push_str(&value::clock(clock));
            if let Ok(at) = jiff::civil::Time::new(clock.hour % 24, clock.minute, clock.second.unwrap_or(0), 0) {
                let at = granule::clocked(day.to_datetime(at));
                time.start = Some(at);
                time.end = Some(at);
            }
        } else if let Some(part) = reading.day_part {
            time.kind = TimeKind::Time;
            time.value.push_str(part.code());
        } else if let Expression::Named { target: Target::DayPart(part), .. } = &reading.expression {
            time.kind = TimeKind::Time;
            time.value.push_str(part.code());
        }
        match reading.side {
            Side::None => {}
            Side::Since => {
                time.end = None;
                time.modifier.get_or_insert(TimeModifier::OnOrAfter);
            }
            Side::Until => {
                time.start = None;
                time.modifier.get_or_insert(TimeModifier::OnOrBefore);
            }
            Side::Before => {
                time.end = time.start.take();
                time.modifier.get_or_insert(TimeModifier::Before);
            }
            Side::After => {
                time.start = time.end.take();
                time.modifier.get_or_insert(TimeModifier::After);
            }
        }
        let told = !matches!(reading.expression, Expression::Decade { .. } | Expression::Century(_) | Expression::Millennium(_));
        if told {
            self.reference = Some(granule);
            if let Expression::Calendar(Calendar { year: Some(year), month, .. }) = &reading.expression {
                self.year = Some((*year, reading.sentence, month.is_some()));
            }
        }
    }

    /// Keeps the year that was told for what follows.
    fn follow(&mut self, reading: &Reading, time: &Time) {
        if time.start.is_none()
            && let Expression::Calendar(Calendar { year: Some(year), month, .. }) = &reading.expression
        {
            self.year = Some((*year, reading.sentence, month.is_some()));
        }
    }

    /// The place of an expression in the calendar, if it has one.
    fn find(&self, expression: &Expression, tense: &impl Fn() -> Tense, sentence: usize) -> Option<Found> {
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
                let day = self.today?.checked_add(days.days()).ok()?;
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
            TimeUnit::Month if exact => Granule::Day(day.checked_add(signed(steps).months()).ok()?),
            TimeUnit::Year if exact => Granule::Day(day.checked_add(signed(steps).years()).ok()?),
            _ => Granule::around(day, size).shift(signed(steps))?,
        };
        Some(Found { granule, anchor })
    }

    fn length(&self, length: &Length, time: &mut Time, tense: impl Fn() -> Tense) {
        time.kind = TimeKind::Duration;
        time.value = value::length(length);
        time.duration = value::duration(length, time.modifier);
        let (Some(today), Some(count)) =
            (self.today.filter(|_| !self.narrative), length.count.and_then(|count| count.to_i32()).filter(|count| *count < 10_000))
        else {
            return;
        };
        let edge = |count: i32| -> Option<Date> {
            let span = match length.unit {
                TimeUnit::Day => count.days(),
                TimeUnit::Week => count.weeks(),
                TimeUnit::Month => count.months(),
                TimeUnit::Quarter => count.checked_mul(3)?.months(),
                TimeUnit::Year => count.years(),
                TimeUnit::Decade => count.checked_mul(10)?.years(),
                TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Century | TimeUnit::Millennium => return None,
            };
            today.checked_add(span).ok()
        };
        let set = |time: &mut Time, start: Option<Date>, end: Option<Date>| {
            if let (Some(start), Some(end)) = (start, end) {
                time.start = Some(granule::midnight(start));
                time.end = Some(granule::midnight(end));
                time.anchor = Anchor::Dateline;
            }
        };
        match length.relation {
            Some(Relation::Last) => set(time, edge(-count), Some(today)),
            Some(Relation::Next) => {
                let tomorrow = today.checked_add(1.day()).ok();
                set(time, tomorrow, edge(count).and_then(|end| end.checked_add(1.day()).ok()));
            }
            Some(Relation::This | Relation::Previous | Relation::Following | Relation::Same) => {}
            None => {
                if length.ahead && !length.age && length.rest.is_none() && tense() == Tense::Future {
                    let day = edge(count);
                    set(time, day, day.and_then(|day| day.checked_add(1.day()).ok()));
                }
            }
        }
    }

    /// A clock time without its day: the narrative's day, or the writer's where a time zone shows that it is told as news.
    fn clock_alone(&self, reading: &Reading, time: &mut Time) {
        let Some(clock) = reading.clock else { return };
        time.kind = TimeKind::Time;
        let day = match self.reference {
            Some(Granule::Day(day)) if self.narrative => Some((day, Anchor::Context)),
            _ => self.today.filter(|_| clock.universal && !self.narrative).map(|today| (today, Anchor::Dateline)),
        };
        time.value = value::clock(clock);
        if let Some((day, anchor)) = day {
            time.value.insert_str(0, &Granule::Day(day).value());
            time.anchor = anchor;
        }
    }
}

/// The tense that a reader hears at a time.
fn tense_of(draft: &Draft<'_>, reading: &Reading) -> Tense {
    let Some(sentence) = draft.sentences.get(reading.sentence).map(|sentence| sentence.tokens) else { return Tense::Unknown };
    let before = reading.tokens.start.checked_sub(1).filter(|&before| sentence.holds(before));
    // `the November 10th agreement` names a thing that is known already.
    let article = before.is_some_and(|before| draft.reads(before, "the"));
    let noun = sentence.holds(reading.tokens.end)
        && draft.is(reading.tokens.end, Class::LOWER)
        && !draft.is(reading.tokens.end, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY);
    if article && noun { Tense::Past } else { tense::tense(draft, sentence, reading.tokens) }
}

/// A part of a stretch, counted from its beginning or its end.
fn part(whole: Granule, nth: i8, unit: TimeUnit, weekday: Option<Weekday>) -> Option<Granule> {
    let (start, end) = whole.bounds()?;
    let last = end.checked_sub(1.day()).ok()?;
    if let Some(weekday) = weekday {
        let Granule::Month(year, month) = whole else { return None };
        return Some(Granule::Day(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?));
    }
    if unit >= whole.unit() {
        return None;
    }
    let first = match (unit, whole) {
        // The first week of a year is the one of the calendar of weeks.
        (TimeUnit::Week, Granule::Year(year)) if nth > 0 => Granule::Week(week_of(year, 1)?),
        _ => Granule::around(if nth < 0 { last } else { start }, unit),
    };
    let granule = first.shift(if nth < 0 { i32::from(nth) + 1 } else { i32::from(nth) - 1 })?;
    granule.bounds().is_some_and(|(from, _)| from < end).then_some(granule)
}

/// The first or the last so many units of a stretch.
fn edge_of(whole: Granule, length: &Length, last: bool) -> Option<(Date, Date)> {
    let (start, end) = whole.bounds()?;
    let count = length.count?.to_i32().filter(|count| *count < 10_000)?;
    let span = match length.unit {
        TimeUnit::Day => count.days(),
        TimeUnit::Week => count.weeks(),
        TimeUnit::Month => count.months(),
        TimeUnit::Quarter => count.checked_mul(3)?.months(),
        TimeUnit::Year => count.years(),
        TimeUnit::Decade => count.checked_mul(10)?.years(),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Century | TimeUnit::Millennium => return None,
    };
    let edge = if last { (end.checked_sub(span).ok()?, end) } else { (start, start.checked_add(span).ok()?) };
    (start <= edge.0 && edge.1 <= end).then_some(edge)
}

/// The Monday of a week of the ISO calendar.
fn week_of(year: i16, week: i8) -> Option<Date> {
    Some(jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

/// The piece of an interval that `early`, `mid` or `late` picks.
fn part_of(granule: Granule, (start, end): (Date, Date), modifier: Option<TimeModifier>) -> (Date, Date) {
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

/// The last day of a day's month.
fn last_of_month(day: Date) -> Date {
    if day.day() == 1 { day.last_of_month() } else { day }
}

/// The parts of the calendar that the words themselves state.
fn stated(expression: &Expression) -> PartialDate {
    match expression {
        Expression::Calendar(calendar) => PartialDate {
            year: calendar.year.map(i32::from),
            month: calendar.month.and_then(|month| u32::try_from(month).ok()),
            day: calendar.day.and_then(|day| u32::try_from(day).ok()),
            weekday: calendar.weekday,
        },
        Expression::Holiday { year, .. } => PartialDate { year: year.map(i32::from), ..PartialDate::default() },
        Expression::Named { target: Target::Weekday(weekday), .. } => PartialDate { weekday: Some(*weekday), ..PartialDate::default() },
        Expression::Named { target: Target::Month(month), .. } => {
            PartialDate { month: u32::try_from(*month).ok(), ..PartialDate::default() }
        }
        _ => PartialDate::default(),
    }
}
