//! Tokens in, the two times of day that bound a span out, with the day before or behind them: `9–11 a.m.`,
//! `from 5 to 6pm tomorrow`, `Friday between 3 and 8`.

use super::super::Input;
use super::expression::{Clock, Expression, Link, Reading, Target};
use super::span::{Joint, joint, opens_range};
use super::words::{DayPart, Relation};
use super::{Scene, beside, clock, lead, skip, words};
use crate::lexicon::Class;
use nom::Input as _;

/// `tomorrow from 7 to 8:30 p.m.`: the hours of a day that stands before them.
pub(super) fn hours_of_day<'t>(rest: Input<'t>, scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) -> Option<Input<'t>> {
    let day = readings.last().filter(|reading| is_day(reading) && reading.clock.is_none())?.clone();
    let at = skip(rest, ",");
    let at = ["from", "between", "at"].iter().fold(at, |at, word| skip(at, word));
    let count = readings.len();
    let end = hours(at, scene, Some(&day), readings)?;
    if let Some(first) = readings.get_mut(count) {
        first.tokens.start = day.tokens.start;
    }
    readings.remove(count - 1);
    Some(end)
}

/// Two hours of one day, of which one takes from the other the half of the day, and both take the day beside them.
pub(super) fn hours<'t>(
    input: Input<'t>,
    scene: &Scene<'_, '_>,
    before: Option<&Reading>,
    readings: &mut Vec<Reading>,
) -> Option<Input<'t>> {
    if scene.glued(input.at) {
        return None;
    }
    let opened = opens_range(scene, input.at);
    let (after, first) = clock::end_of_span(input).ok()?;
    let (at, join) = joint(after)?;
    if join == Joint::Comma || join == Joint::And && opened != Some(true) {
        return None;
    }
    let (rest, last) = clock::end_of_span(at).ok()?;
    let behind = if before.is_none() { day_behind(rest, scene) } else { None };
    let (early, late) = (clock::says_half(input, &after), clock::says_half(at, &rest));
    let printed = early || late || opened.is_some() && is_time(at, &rest);
    // `between 3 and 8 yesterday`: hours without a sign need the words that open a span, and a day.
    let part = before.and_then(part_of_day);
    let ahead = behind.as_ref().is_some_and(|(_, day)| is_ahead(day));
    let of_a_day = part.is_some() || ahead || opened == Some(true) && (behind.is_some() || before.is_some());
    let half_printed = opened.is_some() && behind.is_some() && (is_time(input, &after) || is_time(at, &rest));
    if !printed && !of_a_day && !half_printed {
        return None;
    }
    let (first, last) = in_halves((clock::moved(first, part), early), (clock::moved(last, part), late));
    let (end, day) = match (before, behind) {
        (Some(day), _) => (rest, day.expression.clone()),
        (None, Some((end, day))) => (end, day),
        (None, None) => (rest, Expression::Clock),
    };
    readings.push(Reading { clock: Some(first), ..Reading::new(input.until(&after), day.clone()) });
    readings.push(Reading { clock: Some(last), link: Link::Range, ..Reading::new(at.until(&end), day) });
    Some(end)
}

/// Both times in hours of the day: the nearer half of the day before the second (`9–11 a.m.`, but `11 to 2 p.m.` begins
/// in the morning), the next one after the first (`8am–3`).
fn in_halves((first, early): (Clock, bool), (last, late): (Clock, bool)) -> (Clock, Clock) {
    match (early, late) {
        (false, true) if first.hour <= 12 => {
            let afternoon = first.hour % 12 + 12;
            let hour = if last.hour >= 12 && (afternoon, first.minute) <= (last.hour, last.minute) { afternoon } else { first.hour % 12 };
            (Clock { hour, universal: last.universal, ..first }, last)
        }
        (_, false) if (last.hour, last.minute) <= (first.hour, first.minute) && last.hour < 12 => {
            (first, Clock { hour: last.hour + 12, ..last })
        }
        _ => (first, last),
    }
}

/// Whether what was read is printed as a time with its minutes: `10:30`, `9.30`, `0730`, `two forty-five`.
fn is_time(input: Input<'_>, rest: &Input<'_>) -> bool {
    let word = input.first().map_or("", |token| input.word(token));
    clock::is_printed(input, rest) || word.len() == 4 && word.starts_with('0') || word.contains('.') || clock::in_words(input).is_ok()
}

/// The day behind two hours: `tomorrow`, `on Friday`, `of 22 April`, `yesterday afternoon`.
fn day_behind<'t>(rest: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let at = skip(skip(skip(rest, "on"), "of"), "the");
    at.first().filter(|token| token.is(Class::DIGITS | Class::MONTH | Class::WEEKDAY | Class::TIME_WORD))?;
    let (end, day) = lead::core(at, scene).ok()?;
    let part = end.first().is_some_and(|token| words::day_part(end.word(token)).is_some() && !token.is(Class::CAPITAL));
    (is_day(&day) && day.clock.is_none()).then(|| (if part { end.take_from(1) } else { end }, day.expression))
}

fn is_day(reading: &Reading) -> bool {
    beside::is_day(&reading.expression) || part_of_day(reading).is_some()
}

/// The part of the day that a reading names.
const fn part_of_day(reading: &Reading) -> Option<DayPart> {
    if let Expression::Named { target: Target::DayPart(part), .. } = &reading.expression { Some(*part) } else { reading.day_part }
}

/// Whether a day is still to come: two numbers before it are no score.
const fn is_ahead(day: &Expression) -> bool {
    matches!(day, Expression::Named { relation: Relation::Next, .. } | Expression::Day(1..))
}
