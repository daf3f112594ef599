//! A document's tokens in, its time expressions in order out.

use super::super::Input;
use super::expression::{Calendar, Expression, Link, Reading, Recurrence, Side, Target};
use super::words::{self, Relation, Vague};
use super::{Scene, absolute, clock, duration, fail, holiday, numeric, period, reads, recurring, relative, skip, skip_hyphen, span, year};
use crate::claim::{TimeModifier, TimeUnit};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use std::cell::OnceCell;

/// The classes of words that can begin a time expression.
const STARTERS: Class = Class::DIGITS
    .union(Class::NUMBER_WORD)
    .union(Class::ORDINAL_WORD)
    .union(Class::MONTH)
    .union(Class::WEEKDAY)
    .union(Class::TIME_UNIT)
    .union(Class::SEASON)
    .union(Class::TIME_WORD);

/// Reads every time expression of a document, in order.
pub(super) fn all(draft: &Draft<'_>) -> Vec<Reading> {
    let day_first = OnceCell::new();
    let mut readings = Vec::new();
    for (index, sentence) in draft.sentences.iter().enumerate() {
        let scene = Scene { draft, sentence: sentence.tokens, block: sentence.block, day_first: &day_first };
        let first = readings.len();
        read_sentence(&scene, &mut readings);
        for reading in &mut readings[first..] {
            reading.sentence = index;
        }
    }
    readings
}

fn read_sentence(scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) {
    let draft = scene.draft;
    let mut at = scene.sentence.start;
    // The token after the last reading: nothing is read twice.
    let mut taken = at;
    while at < scene.sentence.end {
        let Some(token) = draft.tokens.get(at) else { return };
        let starts = token.is(STARTERS)
            || token.is(Class::DETERMINER)
                && draft.tokens.get(at + 1).is_some_and(|next| next.is(STARTERS))
                && ["a", "an"].iter().any(|word| draft.reads(at, word))
            || token.is(Class::DETERMINER) && ["every", "each"].iter().any(|word| draft.reads(at, word));
        if starts && draft.owner(at).is_none() {
            let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(at, scene.sentence.end));
            let first = readings.len();
            if let Some(rest) = span::spanned(input, scene, readings) {
                for reading in &mut readings[first..] {
                    complete(reading, taken, scene);
                }
                let free = readings[first..].iter().all(|reading| draft.free(reading.tokens));
                if free {
                    at = rest.at.max(at + 1);
                    taken = at;
                    continue;
                }
                readings.truncate(first);
            }
        }
        at += 1;
    }
}

/// Adds what stands before an expression: its article, its hedge, and what a preposition does to its interval.
fn complete(reading: &mut Reading, taken: usize, scene: &Scene<'_, '_>) {
    let before = |at: usize| at.checked_sub(1).filter(|&before| before >= taken && scene.holds(before));
    if wants_article(reading, scene)
        && let Some(article) = before(reading.tokens.start)
        && scene.reads(article, "the")
    {
        reading.tokens.start = article;
    }
    if let Expression::Length(length) = &reading.expression
        && length.relation.is_none()
        && length.count.is_some()
        && let Some((start, modifier)) = duration::hedge_before(scene, reading.tokens.start)
        && start >= taken
    {
        reading.tokens.start = start;
        reading.modifier = Some(modifier);
    }
    // `bi-monthly`, `semi-annually`
    if let Expression::Recurring(Recurrence::Word(period)) = &mut reading.expression
        && let Some(hyphen) = before(reading.tokens.start)
        && scene.is(hyphen, Class::DASH)
        && let Some(prefix) = before(hyphen)
        && let Some(other) = recurring::prefixed(scene.word(prefix), period)
    {
        *period = other;
        reading.tokens.start = prefix;
    }
    if matches!(reading.expression, Expression::Vague(Vague::Present))
        && let Some(right) = before(reading.tokens.start)
        && scene.reads(right, "right")
    {
        reading.tokens.start = right;
    }
    // `'90s`, `'82`
    if let Some(mark) = before(reading.tokens.start)
        && matches!(scene.word(mark), "'" | "’" | "‘")
        && !scene.spaced(reading.tokens.start)
        && scene.is(reading.tokens.start, Class::DIGITS)
    {
        reading.tokens.start = mark;
    }
    let Some(preposition) = before(reading.tokens.start) else { return };
    let word = scene.word(preposition);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    let points =
        !matches!(reading.expression, Expression::Length(_) | Expression::Stretch { .. } | Expression::Recurring(_) | Expression::Vague(_));
    let owner = scene.is(reading.tokens.end, Class::POSSESSIVE);
    if points && reading.link == Link::None && !owner {
        reading.side = if is("since") {
            Side::Since
        } else if is("until") || is("till") || is("by") {
            Side::Until
        } else if is("before") {
            Side::Before
        } else if is("after") {
            Side::After
        } else {
            Side::None
        };
    }
    if let Expression::Length(length) = &mut reading.expression {
        length.ahead = is("in") || is("within");
    }
}

/// Whether `the` before an expression is a part of it, as TIMEX3 has it.
fn wants_article(reading: &Reading, scene: &Scene<'_, '_>) -> bool {
    if reading.day_part.is_some() && !scene.is(reading.tokens.start, Class::WEEKDAY) {
        return true;
    }
    if reading.modifier.is_some() {
        return true;
    }
    match &reading.expression {
        Expression::Calendar(calendar) => {
            let first = reading.tokens.start;
            calendar.part.is_some()
                || calendar.day.is_some() && calendar.weekday.is_none() && scene.is(first, Class::DIGITS | Class::ORDINAL_WORD)
                || scene.is(first, Class::TIME_UNIT | Class::TIME_WORD)
                || calendar.year.is_some() && calendar.month.is_none() && scene.reads(first, "year")
        }
        Expression::Decade { .. }
        | Expression::Century(_)
        | Expression::Millennium(_)
        | Expression::Named { .. }
        | Expression::Part { .. }
        | Expression::HalfOf { .. }
        | Expression::Stretch { .. }
        | Expression::Day(_)
        | Expression::DayPart => true,
        Expression::Vague(_) => words::vague(scene.word(reading.tokens.start)).is_none(),
        Expression::Shifted { .. } => scene.is(reading.tokens.start, Class::TIME_UNIT),
        Expression::Length(length) => {
            length.relation.is_some() || scene.is(reading.tokens.start, Class::ORDINAL_WORD) || scene.reads(reading.tokens.start, "last")
        }
        Expression::Recurring(_) | Expression::Clock | Expression::Holiday { .. } => false,
    }
}

/// One expression with its time of day.
pub(super) fn expression<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let (rest, reading) = core(input, scene)?;
    Ok(beside(input, rest, reading, scene))
}

/// One expression behind a dash that joins it to another.
pub(super) fn behind_dash<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let digits_first = input.first().is_some_and(|token| token.is(Class::DIGITS));
    let (rest, reading) = if digits_first { digits(input, scene)? } else { core(input, scene)? };
    Ok(beside(input, rest, reading, scene))
}

/// One expression, by the class of its first word.
fn core<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let Some(token) = input.first() else { return fail(input) };
    let whole = |rest: Input<'t>, expression: Expression| Ok((rest, Reading::new(input.until(&rest), expression)));
    if token.is(Class::DIGITS) {
        return if scene.glued(input.at) { fail(input) } else { digits(input, scene) };
    }
    if let Ok((rest, modifier, expression)) = part(input, scene) {
        return Ok((rest, Reading { modifier: Some(modifier), ..Reading::new(input.until(&rest), expression) }));
    }
    if token.is(Class::WEEKDAY)
        && let Ok((rest, calendar)) = absolute::date(input, scene)
    {
        return whole(rest, Expression::Calendar(calendar));
    }
    if token.is(Class::TIME_WORD)
        && let Some((rest, found)) = holiday::holiday(input)
    {
        let after = skip(rest, ",");
        let (rest, year) = year::year_after(&after).map_or((rest, None), |(rest, year)| (rest, Some(year)));
        return whole(rest, Expression::Holiday { holiday: found, year });
    }
    if token.is(Class::MONTH)
        && let Ok((rest, calendar)) = absolute::date(input, scene)
        && is_month(input, &rest, calendar, scene)
    {
        return whole(rest, Expression::Calendar(calendar));
    }
    if token.is(Class::SEASON)
        && let Ok((rest, calendar)) = absolute::season(input)
        && is_season(input, &rest, calendar, scene)
    {
        return whole(rest, Expression::Calendar(calendar));
    }
    if token.is(Class::ORDINAL_WORD | Class::TIME_WORD) {
        if let Ok((rest, expression)) = period::ordinal(input, scene) {
            return whole(rest, expression);
        }
        if let Ok((rest, calendar)) = absolute::day_first(input) {
            return whole(rest, Expression::Calendar(calendar));
        }
        if let Ok((rest, length)) = ordinal_length(input, scene) {
            return whole(rest, length);
        }
    }
    if let Ok((rest, recurrence)) = recurring::recurring(input) {
        return whole(rest, Expression::Recurring(recurrence));
    }
    if token.is(Class::TIME_WORD) {
        if let Ok((rest, reading)) = word_led(input, scene) {
            return Ok((rest, reading));
        }
    }
    if token.is(Class::TIME_UNIT) {
        if let Ok((rest, expression)) = relative::neighbour(input)
            && scene.reads(input.at.wrapping_sub(1), "the")
        {
            return whole(rest, expression);
        }
        if reads(&input, "year")
            && let Some((rest, year)) = year::year_after(&input.take_from(1))
        {
            return whole(rest, Expression::Calendar(Calendar::year(year)));
        }
        if let Ok((rest, expression)) = period::unit_alone(input)
            && scene.reads(input.at.wrapping_sub(1), "the")
            && is_unit_spoken_of(&rest, scene, input.at)
        {
            return whole(rest, expression);
        }
    }
    if token.is(Class::NUMBER_WORD) {
        if let Ok((rest, calendar)) = absolute::day_first(input) {
            return whole(rest, Expression::Calendar(calendar));
        }
        // `in nineteen eighty-six`
        if ["in", "since", "by", "until"].iter().any(|word| scene.reads(input.at.wrapping_sub(1), word))
            && let Some((rest, year)) = year::year_word(&input)
            && !scene.goes_on(&rest)
        {
            return whole(rest, Expression::Calendar(Calendar::year(year)));
        }
    }
    if let Ok((rest, time)) = clock::spoken(input) {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    if token.is(Class::NUMBER_WORD | Class::TIME_WORD)
        && let Ok((rest, time)) = clock::clock(input)
    {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    if let Ok((rest, expression)) = length(input, scene) {
        return whole(rest, expression);
    }
    fail(input)
}

/// An expression that begins with digits.
fn digits<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let whole = |rest: Input<'t>, expression: Expression| Ok((rest, Reading::new(input.until(&rest), expression)));
    if let Ok((rest, calendar)) = numeric::date(input, scene) {
        let (rest, calendar) = absolute::weekday_behind(rest, calendar);
        return whole(rest, Expression::Calendar(calendar));
    }
    if let Ok((rest, time)) = clock::clock(input)
        && (clock::is_certain(input, &rest)
            || scene.before_is(input.at, Class::PREPOSITION | Class::TIME_WORD | Class::WEEKDAY | Class::MONTH))
    {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    if let Ok((rest, time)) = clock::spoken(input) {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    if let Ok((rest, calendar)) = absolute::day_first(input) {
        let (rest, calendar) = absolute::weekday_behind(rest, calendar);
        return whole(rest, Expression::Calendar(calendar));
    }
    if let Ok((rest, expression)) = period::decade(input, scene) {
        return whole(rest, expression);
    }
    if let Some(after) = absolute::suffix(input.take_from(1)) {
        if let Ok((rest, expression)) = period::ordinal(input, scene) {
            return whole(rest, expression);
        }
        // `19th of every month`
        if reads(&after, "of")
            && (reads(&after.take_from(1), "every") || reads(&after.take_from(1), "each"))
            && reads(&after.take_from(2), "month")
            && let Ok((_, day)) = absolute::day(input)
        {
            return whole(after.take_from(3), Expression::Recurring(Recurrence::DayOfMonth(day)));
        }
        // `the 20th`: the month is left out.
        let before = input.at.wrapping_sub(1);
        let preposition = before.wrapping_sub(1);
        let day = scene.reads(before, "the")
            && ["on", "by", "until", "since", "before", "after", "from"].iter().any(|word| scene.reads(preposition, word));
        if day
            && !scene.goes_on(&after)
            && let Ok((rest, day)) = absolute::day(input)
        {
            return whole(rest, Expression::Calendar(Calendar { day: Some(day), ..Calendar::default() }));
        }
        return fail(input);
    }
    if let Ok((rest, recurrence)) = recurring::recurring(input) {
        return whole(rest, Expression::Recurring(recurrence));
    }
    if let Ok((rest, expression)) = length(input, scene) {
        return whole(rest, expression);
    }
    if let Some((after, year)) = year::year_after(&input) {
        // `2019 Q1`, `2019-H2`, `1982 summer`
        let at = skip_hyphen(after);
        if let Ok((rest, calendar)) = absolute::lettered(at)
            && calendar.year.is_none()
        {
            return whole(rest, Expression::Calendar(Calendar { year: Some(year), ..calendar }));
        }
        if at.input_len() == after.input_len()
            && let Ok((rest, calendar)) = absolute::season(at)
            && calendar.year.is_none()
            && at.first().is_some_and(|token| !token.is(Class::CAPITAL))
        {
            return whole(rest, Expression::Calendar(Calendar { year: Some(year), ..calendar }));
        }
    }
    match year::bare(input, scene) {
        Some((rest, year)) => whole(rest, Expression::Calendar(Calendar::year(year))),
        None => fail(input),
    }
}

/// An expression that begins with a word of time.
fn word_led<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let whole = |rest: Input<'t>, expression: Expression| Ok((rest, Reading::new(input.until(&rest), expression)));
    if let Ok((rest, expression)) = relative::named(input, scene) {
        return whole(rest, expression);
    }
    if let Some(days) = words::day_word(word) {
        let part = (word.eq_ignore_ascii_case("tonight") || word.eq_ignore_ascii_case("tonite")).then_some(words::DayPart::Night);
        let rest = input.take_from(1);
        return Ok((rest, Reading { day_part: part, ..Reading::new(input.until(&rest), Expression::Day(days)) }));
    }
    if let Ok((rest, calendar)) = absolute::fiscal(input) {
        return whole(rest, Expression::Calendar(calendar));
    }
    if let Ok((rest, calendar)) = absolute::lettered(input) {
        return whole(rest, Expression::Calendar(calendar));
    }
    if let Some((rest, year)) = year::with_era(&input) {
        return whole(rest, Expression::Calendar(Calendar::year(year)));
    }
    if let Ok((rest, expression)) = period::decade(input, scene) {
        return whole(rest, expression);
    }
    if let Ok((rest, vague)) = relative::vague(input, scene) {
        return whole(rest, Expression::Vague(vague));
    }
    if let Ok((rest, length)) = duration::aged(input) {
        return whole(rest, Expression::Length(length));
    }
    if let Some(part) = words::day_part(word)
        && !token.is(Class::CAPITAL)
        && is_day_part(input, scene)
    {
        let rest = input.take_from(1);
        return Ok((rest, Reading { day_part: Some(part), ..Reading::new(input.until(&rest), Expression::DayPart) }));
    }
    fail(input)
}

/// A length of time, or the point that `ago` or `later` makes of it.
fn length<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let (rest, length) = duration::length(input, scene)?;
    if let Some((rest, shifted)) = relative::shifted(rest, &length, scene) {
        return Ok((rest, shifted));
    }
    let article = reads(&input, "a") || reads(&input, "an");
    if article && !length.age && is_rate(input, &rest, scene) {
        return if length.count == Some(rust_decimal::Decimal::ONE)
            && scene.before_is(input.at, Class::PERCENT | Class::TIME_WORD | Class::DIGITS)
        {
            Ok((
                rest,
                Expression::Recurring(super::expression::Recurrence::Period {
                    count: rust_decimal::Decimal::ONE,
                    unit: length.unit,
                    weekend: length.weekend,
                }),
            ))
        } else {
            fail(input)
        };
    }
    Ok((rest, Expression::Length(length)))
}

/// Whether `a year` after a number or a noun in the plural says how often (`10 people a year`).
fn is_rate(input: Input<'_>, rest: &Input<'_>, scene: &Scene<'_, '_>) -> bool {
    let before = input.at.wrapping_sub(1);
    let word = scene.word(before);
    let bare = input.input_len() - rest.input_len() == 2;
    let noun = scene.is(before, Class::LOWER)
        && !scene.is(before, Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION | Class::DETERMINER | Class::SUBORDINATOR)
        && word.ends_with('s');
    bare && (noun
        || scene.is(before, Class::DIGITS | Class::PERCENT | Class::UNIT)
        || word == "million"
        || word == "billion"
        || word == "times"
        || word == "people")
}

/// `the first three months`, `the final two weeks`: a length with an ordinal before it, and what it is a part of.
fn ordinal_length<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let ordinal = ["first", "final", "opening", "last"].iter().any(|one| word.eq_ignore_ascii_case(one));
    let at = input.take_from(1);
    if !ordinal || !at.first().is_some_and(|next| next.is(Class::NUMBER_WORD | Class::DIGITS)) {
        return fail(input);
    }
    let (rest, length) = duration::length(at, scene)?;
    let whole = reads(&rest, "of");
    if length.age || !whole && (word.eq_ignore_ascii_case("last") || !scene.reads(input.at.wrapping_sub(1), "the")) {
        return fail(input);
    }
    if let Ok((rest, of)) = period::whole(rest, scene) {
        return Ok((
            rest,
            Expression::Stretch {
                length,
                last: !word.eq_ignore_ascii_case("first") && !word.eq_ignore_ascii_case("opening"),
                of: Box::new(of),
            },
        ));
    }
    Ok((rest, Expression::Length(length)))
}

/// `early`, `mid-`, `late`, `the end of`, `later` and the stretch that they take a part of.
fn part<'t>(
    input: Input<'t>,
    scene: &Scene<'_, '_>,
) -> Result<(Input<'t>, TimeModifier, Expression), nom::Err<nom::error::Error<Input<'t>>>> {
    let error = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Satisfy));
    let token = input.first().filter(|token| token.is(Class::TIME_WORD)).ok_or_else(error)?;
    let word = input.word(token);
    let after = input.take_from(1);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    if is("earlier") || is("later") {
        let modifier = if is("later") { TimeModifier::End } else { TimeModifier::Start };
        let at = relative::skip_in_the(after);
        if let Ok((rest, expression)) = period::stretch(at, scene)
            && (at.input_len() < after.input_len()
                || matches!(expression, Expression::Named { .. })
                    && !reads(&at, "year")
                    && !at.first().is_some_and(|token| token.is(Class::TIME_UNIT)))
        {
            return Ok((rest, modifier, expression));
        }
        if reads(&after, "today") {
            return Ok((after.take_from(1), modifier, Expression::Day(0)));
        }
        return Err(error());
    }
    let modifier = words::part(word).ok_or_else(error)?;
    let edge = !is("early") && !is("late") && !is("mid");
    let at = if edge {
        if !reads(&after, "of") {
            return Err(error());
        }
        skip(after.take_from(1), "the")
    } else {
        let hyphened = skip_hyphen(after);
        if hyphened.input_len() < after.input_len() { hyphened } else { relative::skip_in_the(after) }
    };
    if let Ok((rest, expression)) = period::stretch(at, scene)
        && !(at.input_len() == after.input_len() && at.first().is_some_and(|token| token.is(Class::TIME_UNIT)))
    {
        return Ok((rest, modifier, expression));
    }
    // `at the end of the day` means after all.
    if edge && reads(&at, "day") && scene.reads(input.at.wrapping_sub(2), "at") {
        return Err(error());
    }
    if edge && let Some(days) = at.first().and_then(|token| words::day_word(at.word(token))) {
        return Ok((at.take_from(1), modifier, Expression::Day(days)));
    }
    if !edge
        && let Ok((rest, calendar)) = absolute::month_first(at)
        && at.first().is_some_and(|token| token.is(Class::CAPITAL))
    {
        return Ok((rest, modifier, Expression::Calendar(calendar)));
    }
    if !edge
        && let Some(part) = at.first().and_then(|token| words::day_part(at.word(token)))
        && at.input_len() < after.input_len()
    {
        return Ok((at.take_from(1), modifier, Expression::Named { relation: Relation::This, target: Target::DayPart(part) }));
    }
    Err(error())
}

/// Adds the time of day, the weekday or the part of the day that stands beside an expression.
fn beside<'t>(input: Input<'t>, rest: Input<'t>, mut reading: Reading, scene: &Scene<'_, '_>) -> (Input<'t>, Reading) {
    let mut end = rest;
    match &reading.expression {
        Expression::Clock => {
            // `16:00 UTC today`, `5 p.m. on Friday`, `10:30 on 5 May`
            let at = skip(skip(rest, "on"), "the");
            if let Some(token) = at.first()
                && token.is(Class::DIGITS | Class::MONTH | Class::WEEKDAY | Class::TIME_WORD)
                && let Ok((after, day)) = core(at, scene)
                && is_day(&day.expression)
                && day.clock.is_none()
            {
                reading.expression = day.expression;
                reading.day_part = day.day_part;
                end = after;
                // `10 a.m. Monday morning` says twice what part of the day it is.
                if let Some(part) = end.first().filter(|token| words::day_part(end.word(*token)).is_some()) {
                    end = if part.is(Class::CAPITAL) { end } else { end.take_from(1) };
                }
            }
        }
        Expression::DayPart => {
            // `the night of April 18`, `the morning of Friday`
            if reads(&rest, "of") || reads(&rest, "on") {
                let at = skip(rest.take_from(1), "the");
                if let Ok((after, day)) = core(at, scene)
                    && is_day(&day.expression)
                    && (reads(&rest, "of") || at.first().is_some_and(|token| token.is(Class::DIGITS | Class::MONTH)))
                {
                    reading.expression = day.expression;
                    end = after;
                }
            }
        }
        expression if is_day(expression) => {
            let joined = skip(rest, ",");
            let joined = if reads(&joined, "@") { joined.take_from(1) } else { skip(joined, "at") };
            let at = joined.input_len() < rest.input_len() && scene.reads(joined.at.wrapping_sub(1), "at");
            if let Ok((after, time)) = if at { clock::dotted(joined) } else { clock::clock(joined) }
                && joined.first().is_some_and(|token| token.is(Class::DIGITS | Class::TIME_WORD | Class::NUMBER_WORD))
            {
                reading.clock = Some(time);
                end = after;
            } else if reading.day_part.is_none() {
                let at = if reads(&rest, "in") && reads(&rest.take_from(1), "the") { rest.take_from(2) } else { rest };
                if let Some(part) = at.first().filter(|token| token.is(Class::TIME_WORD)).and_then(|token| words::day_part(at.word(token)))
                    && !at.first().is_some_and(|token| token.is(Class::CAPITAL))
                    && (at.input_len() < rest.input_len()
                        || !matches!(reading.expression, Expression::Named { target: Target::Unit(_), .. }))
                {
                    let plural = at.first().is_some_and(|token| at.word(token).ends_with('s'));
                    if plural && let Expression::Calendar(Calendar { weekday: Some(weekday), month: None, .. }) = &reading.expression {
                        reading.expression = Expression::Recurring(Recurrence::Weekday(*weekday));
                    }
                    reading.day_part = Some(part);
                    end = at.take_from(1);
                    if let Some(clock) = clock_behind(end) {
                        reading.clock = Some(clock.1);
                        end = clock.0;
                    }
                }
            }
        }
        _ => {}
    }
    reading.tokens = input.until(&end);
    (end, reading)
}

/// `at 7:30` behind a part of the day.
fn clock_behind(input: Input<'_>) -> Option<(Input<'_>, super::expression::Clock)> {
    if reads(&input, "at") { clock::clock(input.take_from(1)).ok() } else { None }
}

/// Whether an expression is a day, which can have a time of day.
pub(super) fn is_day(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(calendar) => calendar.day.is_some() || calendar.weekday.is_some(),
        Expression::Day(_) | Expression::Holiday { .. } => true,
        Expression::Named { target, .. } => {
            matches!(target, Target::Weekday(_) | Target::Unit(TimeUnit::Day) | Target::Holiday(_))
        }
        Expression::Part { unit, .. } => *unit == TimeUnit::Day,
        Expression::Shifted { unit, .. } => *unit == TimeUnit::Day,
        Expression::Decade { .. }
        | Expression::Century(_)
        | Expression::Millennium(_)
        | Expression::HalfOf { .. }
        | Expression::Stretch { .. }
        | Expression::Vague(_)
        | Expression::Length(_)
        | Expression::Recurring(_)
        | Expression::Clock
        | Expression::DayPart => false,
    }
}

/// Whether a month name is a month here and no verb or name.
fn is_month(input: Input<'_>, rest: &Input<'_>, calendar: Calendar, scene: &Scene<'_, '_>) -> bool {
    let Some(token) = input.first() else { return false };
    let word = input.word(token);
    let dated = calendar.day.is_some() || calendar.year.is_some();
    let capital = token.is(Class::CAPITAL);
    if dated {
        return capital || !words::is_doubtful_month(word) || matches!(word, "april" | "june" | "august");
    }
    if !capital {
        return word.len() > 4 && (word == "april" || !words::is_doubtful_month(word));
    }
    let paired = ["to", "-", "–", "through"].iter().any(|joint| reads(rest, joint))
            && rest.take_from(1).first().is_some_and(|next| next.is(Class::MONTH | Class::DIGITS) && next.is(Class::CAPITAL));
    if paired {
            return true;
        }
    let before = input.at.wrapping_sub(1);
    let name_behind = rest
        .first()
        .is_some_and(|next| next.is(Class::CAPITAL) && !next.is(Class::MONTH | Class::WEEKDAY | Class::AUXILIARY | Class::PREPOSITION));
    let name_before = scene.is(before, Class::CAPITAL)
        && !scene.is_head(before)
        && !scene.is(before, Class::PREPOSITION | Class::MONTH | Class::CONJUNCTION | Class::DETERMINER);
    let preposition =
        scene.is(before, Class::PREPOSITION) && !scene.reads(before, "with") && !scene.reads(before, "like") && !scene.reads(before, "as");
    if words::is_doubtful_month(word) {
        let joined = (scene.is(before, Class::CONJUNCTION | Class::DASH) || scene.word(before) == ",")
            && scene.is(before.wrapping_sub(1), Class::MONTH | Class::DIGITS);
        let counted = scene.is(before, Class::TIME_WORD)
            || scene.is(before, Class::DETERMINER)
                && !scene.is_head(input.at)
                && rest
                    .first()
                    .is_some_and(|next| next.is(Class::LOWER) && !next.is(Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION));
        let listed = rest.first().is_some_and(|next| next.is(Class::CONJUNCTION | Class::DASH))
            && rest.take_from(1).first().is_some_and(|next| next.is(Class::MONTH));
        let by_a_person = (scene.reads(before, "by")
            || scene.reads(before, "to")
            || scene.reads(before, "for")
            || scene.reads(before, "from")
            || scene.reads(before, "of")
            || scene.reads(before, "about"))
            && rest.first().is_some_and(|next| matches!(rest.word(next), "'s" | "’s") || next.is(Class::AUXILIARY));
        let modifying = matches!(word, "April" | "June" | "August")
            && rest.first().is_some_and(|next| {
                next.is(Class::LOWER) && !next.is(Class::CAPITAL | Class::AUXILIARY) && !matches!(rest.word(next), "'s" | "’s" | "said")
            })
            && scene.is(before, Class::LOWER)
            && !scene.is(before, Class::CAPITAL);
        let firm = word.len() > 3 && !matches!(word, "March" | "MARCH") || word == "May" || word == "March";
        return firm
            && (preposition && !by_a_person || joined || counted || listed || modifying)
            && !name_before
            && (!name_behind || scene.reads(before, "in"));
    }
    !name_before && (!name_behind || preposition)
}

/// Whether a season is one here and no verb, event or place.
fn is_season(input: Input<'_>, rest: &Input<'_>, calendar: Calendar, scene: &Scene<'_, '_>) -> bool {
    if calendar.year.is_some() {
        return true;
    }
    let Some(token) = input.first() else { return false };
    let word = input.word(token);
    let mut before = input.at.wrapping_sub(1);
    let the = scene.reads(before, "the") || scene.reads(before, "that");
    if the {
        before = before.wrapping_sub(1);
    } else if (scene.reads(before, "whole") || scene.reads(before, "entire")) && scene.reads(before.wrapping_sub(1), "the") {
        return true;
    }
    let preposition = [
        "in",
        "during",
        "by",
        "until",
        "till",
        "since",
        "through",
        "throughout",
        "over",
        "for",
        "of",
        "from",
        "to",
        "and",
        "before",
        "after",
        "late",
        "early",
        "that",
    ]
    .iter()
    .position(|one| scene.reads(before, one));
    let name_behind = rest.first().is_some_and(|next| next.is(Class::CAPITAL))
        || token.is(Class::CAPITAL) && !scene.is_head(input.at) && scene.is(before, Class::CAPITAL) && !the;
    if name_behind || rest.first().is_some_and(|next| next.is(Class::DASH) && !next.spaced) {
        return false;
    }
    let verb = word.eq_ignore_ascii_case("fall") || word.eq_ignore_ascii_case("spring");
    let stops = rest.first().is_none_or(|next| {
        next.is(Class::PUNCTUATION | Class::AUXILIARY | Class::CONJUNCTION | Class::PREPOSITION | Class::PRONOUN | Class::DETERMINER)
    });
    if verb {
        let in_the = preposition.is_some_and(|index| index < 7) && (the || word.eq_ignore_ascii_case("spring"));
        return in_the && stops && !reads(rest, "of");
    }
    !reads(rest, "of")
        && (preposition.is_some() && (the || stops) || the && stops || !token.is(Class::CAPITAL) && stops && scene.is_head(input.at))
}

/// Whether `the day`, `the week`, `the year` is the writer's own: it ends its phrase and is not told by what follows.
fn is_unit_spoken_of(rest: &Input<'_>, scene: &Scene<'_, '_>, at: usize) -> bool {
    let told = ["of", "after", "before", "when", "that", "on", "in"].iter().any(|word| reads(rest, word));
    let ends = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::PREPOSITION | Class::AUXILIARY) && !next.is(Class::DASH))
        && !told;
    let before = at.wrapping_sub(2);
    let closes =
        ["end", "ended", "ending", "finish", "finished", "close", "closed", "closing", "for"].iter().any(|word| scene.reads(before, word));
    // `depending on the day` and `of the day` speak of any day.
    let preposition = closes || !scene.reads(at, "day") && ["in", "on", "of", "during"].iter().any(|word| scene.reads(before, word));
    scene.draft.published.is_some() && ends && preposition
}

/// Whether a part of the day stands for a time here and is no part of a name or compound.
fn is_day_part(input: Input<'_>, scene: &Scene<'_, '_>) -> bool {
    let before = input.at.wrapping_sub(1);
    let told = ["the", "in", "at", "by", "one", "until", "during", "every", "of"].iter().any(|word| scene.reads(before, word));
    let next = input.take_from(1);
    let compound =
        next.first().is_some_and(|next| next.is(Class::DASH) && !next.spaced) || scene.is(before, Class::DASH) && !scene.spaced(input.at);
    told && !compound && !reads(&input, "dawn") && !reads(&input, "overnight") || reads(&input, "overnight") && !compound
}

/// The side of a range that a preposition opens.
pub(super) fn opens_range(scene: &Scene<'_, '_>, at: usize) -> Option<bool> {
    let mut before = at.wrapping_sub(1);
    if scene.reads(before, "the") {
        before = before.wrapping_sub(1);
    }
    if scene.reads(before, "between") {
        Some(true)
    } else if scene.reads(before, "from") {
        Some(false)
    } else {
        None
    }
}
