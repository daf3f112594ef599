//! A document's tokens in, its time expressions in order out.

use super::super::Input;
use super::expression::{Expression, Link, Reading, Recurrence, Side};
use super::words::{self, Vague};
use super::{Scene, duration, recurring, span};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
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
        let scene = Scene { draft, sentence: sentence.tokens, day_first: &day_first };
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
    let mut free_from = at;
    loop {
        at = draft.next_of(at, scene.sentence.end, STARTERS | Class::DETERMINER | Class::PART_WORD);
        let Some(token) = draft.tokens.get(at).filter(|_| at < scene.sentence.end) else { return };
        let starts = token.is(STARTERS)
            || token.is(Class::DETERMINER)
                && draft.tokens.get(at + 1).is_some_and(|next| next.is(STARTERS))
                && ["a", "an"].iter().any(|word| draft.reads(at, word))
            || token.is(Class::PART_WORD)
                && !draft.word(at).is_ascii()
                && draft.tokens.get(at + 1).is_some_and(|next| next.is(Class::TIME_UNIT))
            || token.is(Class::DETERMINER) && ["every", "each"].iter().any(|word| draft.reads(at, word));
        if starts && (!token.is(Class::TIME_LEAD) || leads(scene, at)) && draft.owner(at).is_none() {
            let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(at, scene.sentence.end));
            let first = readings.len();
            if let Some(rest) = span::spanned(input, scene, readings) {
                for reading in &mut readings[first..] {
                    complete(reading, free_from, scene);
                }
                let free = readings[first..].iter().all(|reading| draft.free(reading.tokens));
                if free {
                    at = rest.at.max(at + 1);
                    free_from = at;
                    continue;
                }
                readings.truncate(first);
            }
        }
        at += 1;
    }
}

/// Whether a word of time stands behind a word that is a time only with one: right behind it, or behind adjectives.
fn leads(scene: &Scene<'_, '_>, at: usize) -> bool {
    const NAMED: Class = Class::TIME_UNIT.union(Class::WEEKDAY).union(Class::MONTH).union(Class::SEASON);
    scene.is(at + 1, STARTERS) || (at + 2..at + 5).any(|near| scene.is(near, NAMED))
}

/// Adds what stands before an expression: its article, its hedge, and what a preposition does to its interval.
fn complete(reading: &mut Reading, free_from: usize, scene: &Scene<'_, '_>) {
    let before = |at: usize| at.checked_sub(1).filter(|&before| before >= free_from && scene.holds(before));
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
        && start >= free_from
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
        && matches!(scene.mark(mark), '\'' | '’' | '‘')
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
    if points && reading.link == Link::None && !owner && reading.side == Side::None {
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
        | Expression::Around { .. }
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
