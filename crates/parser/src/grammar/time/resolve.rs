//! Expressions in the order of the text in, claims with values and intervals out.

use super::expression::{Calendar, Expression, Length, Link, Reading, Side, Target, YearPart};
use super::granule::{self, Granule};
use super::tense::{self, Tense};
use super::value;
use super::words::Relation;
use crate::claim::{Anchor, ClaimKind, PartialDate, Time, TimeKind, TimeModifier, TimeRange, TimeUnit};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use jiff::ToSpan as _;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

/// Writes the claims of a document's expressions into its draft.
pub(super) fn write(draft: &mut Draft<'_>, mut readings: Vec<Reading>) {
    share_years(draft, &mut readings);
    let mut story = Story::of(draft, &readings);
    let mut previous: Option<usize> = None;
    for (index, reading) in readings.iter().enumerate() {
        let mut time = story.resolve(draft, reading);
        if reading.link == Link::Range
            && let Some(before) = index.checked_sub(1).and_then(|before| readings.get(before))
        {
            let past = tense_of(draft, reading) == Tense::Past;
            let from = previous.and_then(|from| draft.claims.get_mut(from));
            if let Some(ClaimKind::Time(first)) = from.map(|from| &mut from.kind) {
                story.part_weekdays((before, first), (reading, &mut time), past);
            }
        }
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
            let now = story.today.filter(|_| !story.narrative).map(granule::midnight);
            let present = |reading: &Reading| reading.expression == Expression::Vague(super::words::Vague::Present);
            let start = side(from).and_then(|time| time.start).or(now.filter(|_| present(first)));
            let end = side(claim).and_then(|time| time.end.or(time.start.filter(|start| start.clock)));
            let end = end.or(now.filter(|_| present(reading)));
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
                && !gap.clone().all(|at| draft.mark(at) == ',' || draft.reads(at, "in") || draft.reads(at, "on"));
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
pub(super) struct Story {
    /// The writer's today.
    pub(super) today: Option<Date>,
    /// Whether the text tells of other times than the writer's, so that years are carried along.
    pub(super) narrative: bool,
    /// The time last spoken of.
    pub(super) reference: Option<Granule>,
    /// The year last stated in so many words, the sentence that states it, and whether it stands in a date.
    pub(super) year: Option<(i16, usize, bool)>,
    /// Whether the last expression has its place.
    pub(super) placed: bool,
}

/// A time found in the calendar.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) granule: Granule,
    pub(super) anchor: Anchor,
}

impl Found {
    /// The same so many of its units on; itself where the calendar has no such time.
    fn shifted(self, steps: i32) -> Self {
        self.granule.shift(steps).map_or(self, |granule| Self { granule, ..self })
    }
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
            // `within two years of passing` is reckoned from there.
            Expression::Length(length) => {
                let reckoned = draft.reads(reading.tokens.end, "of") || draft.reads(reading.tokens.end, "after");
                let ahead = length.ahead && !reckoned;
                self.length(&Length { ahead, ..*length }, &mut time, tense);
            }
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
            Expression::Vague(vague) => vague.value().clone_into(&mut time.value),
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
            expression => {
                let found = match self.end_of_span(reading) {
                    Some(later) => self.find(&later, &tense, reading.sentence).map(|found| Found { anchor: Anchor::Context, ..found }),
                    None => self.find(expression, &tense, reading.sentence),
                };
                let found = found.map(|found| if self.is_weekend_before(draft, reading, found) { found.shifted(-1) } else { found });
                if let Some(found) = found {
                    self.place(found, reading, &mut time);
                } else {
                    time.value = value::open(expression, self.narrative);
                    if let Some(code) = value::day_suffix(reading) {
                        time.kind = TimeKind::Time;
                        time.value.push_str(&code);
                    }
                }
            }
        }
        self.follow(reading, &time);
        self.placed = time.start.is_some();
        time
    }

    /// Whether `the weekend` is told as past, so that it is the last one and not the one ahead.
    fn is_weekend_before(&self, draft: &Draft<'_>, reading: &Reading, found: Found) -> bool {
        matches!(reading.expression, Expression::Named { target: Target::Weekend, .. })
            && draft.reads(reading.tokens.start, "the")
            && !self.narrative
            && self.today.zip(found.granule.day()).is_some_and(|(today, start)| start > today)
            && tense_of(draft, reading) == Tense::Past
    }

    /// Puts the ends of a span of weekdays in order, each of which was found for itself: the beginning lies a week
    /// before where the span is past, and else the end a week behind.
    fn part_weekdays(&mut self, (from, first): (&Reading, &mut Time), (to, last): (&Reading, &mut Time), past: bool) {
        let day = |reading: &Reading, time: &Time| match &reading.expression {
            Expression::Calendar(calendar) if calendar.weekday.is_some() && calendar.day.is_none() => {
                time.start.map(|start| start.at.date())
            }
            _ => None,
        };
        let (Some(start), Some(end)) = (day(from, first), day(to, last)) else { return };
        let week = |day: Date, weeks: i32| day.checked_add(weeks.weeks()).ok().map(Granule::Day);
        if start <= end {
            return;
        }
        let placed = |granule: Granule, time: &Time| Found { granule, anchor: time.anchor };
        if past && let Some(earlier) = week(start, -1) {
            self.place(placed(earlier, first), from, first);
            self.reference = Some(Granule::Day(end));
        } else if !past && let Some(later) = week(end, 1) {
            self.place(placed(later, last), to, last);
        }
    }

    /// Fills in value and interval of a time that has its place.
    fn place(&mut self, found: Found, reading: &Reading, time: &mut Time) {
        let Found { granule, anchor } = found;
        time.anchor = anchor;
        time.value = granule.value();
        let bounds = granule.bounds().map(|bounds| granule::part_of(granule, bounds, reading.modifier));
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

    fn length(&self, length: &Length, time: &mut Time, tense: impl Fn() -> Tense) {
        time.kind = TimeKind::Duration;
        time.value = value::length(length);
        time.duration = value::duration(length, time.modifier);
        let (Some(today), Some(count)) =
            (self.today.filter(|_| !self.narrative), length.count.and_then(|count| count.to_i32()).filter(|count| *count < 10_000))
        else {
            return;
        };
        let edge = |count: i32| today.checked_add(calendar_span(count, length.unit)?).ok();
        let set = |time: &mut Time, start: Option<Date>, end: Option<Date>| {
            if let (Some(start), Some(end)) = (start, end) {
                time.start = Some(granule::midnight(start));
                time.end = Some(granule::midnight(end));
                time.anchor = Anchor::Dateline;
            }
        };
        if length.unit == TimeUnit::Quarter && length.relation.is_some() {
            // Quarters of a business year are whole ones.
            let first = Granule::around(today, TimeUnit::Quarter);
            let bounds = |from: i32, to: i32| Some((first.shift(from)?.bounds()?.0, first.shift(to)?.bounds()?.0));
            let found = match length.relation {
                Some(Relation::Last | Relation::Previous) => bounds(-count, 0),
                Some(Relation::Next | Relation::Following) => bounds(1, count + 1),
                Some(Relation::This | Relation::Same) | None => None,
            };
            return set(time, found.map(|(start, _)| start), found.map(|(_, end)| end));
        }
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

/// So many units as the calendar counts them; none where they hold no whole number of days, or are told only roughly.
fn calendar_span(count: i32, unit: TimeUnit) -> Option<jiff::Span> {
    // `90 million years from 2026` is beyond any calendar.
    let span = jiff::Span::new();
    let counted = match unit {
        TimeUnit::Day => span.try_days(count),
        TimeUnit::Week => span.try_weeks(count),
        TimeUnit::Month => span.try_months(count),
        TimeUnit::Quarter => span.try_months(count.checked_mul(3)?),
        TimeUnit::Year => span.try_years(count),
        TimeUnit::Decade => span.try_years(count.checked_mul(10)?),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Century | TimeUnit::Millennium => return None,
    };
    counted.ok()
}

/// The first or the last so many units of a stretch.
fn edge_of(whole: Granule, length: &Length, last: bool) -> Option<(Date, Date)> {
    // The weeks of a year are those of the calendar of weeks.
    let (start, end) = match (length.unit, whole) {
        (TimeUnit::Week, Granule::Year(year)) => (super::find::week_of(year, 1)?, super::find::week_of(year.checked_add(1)?, 1)?),
        _ => whole.bounds()?,
    };
    let count = length.count?.to_i32().filter(|count| *count < 10_000)?;
    let span = calendar_span(count, length.unit)?;
    let edge = if last { (end.checked_sub(span).ok()?, end) } else { (start, start.checked_add(span).ok()?) };
    // A stretch that starts on a day goes on behind it.
    let starts = matches!(whole, Granule::Day(_)) && !last;
    (starts || start <= edge.0 && edge.1 <= end).then_some(edge)
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
