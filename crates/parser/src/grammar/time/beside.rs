//! An expression in, the same with the time of day, the weekday or the part of the day that stands beside it out.

use super::super::Input;
use super::expression::{Calendar, Clock, Expression, Reading, Recurrence, Side, Target};
use super::lead::core;
use super::{Scene, clock, reads, recurring, skip, words};
use crate::claim::TimeUnit;
use crate::lexicon::Class;
use nom::Input as _;

/// Adds the time of day, the weekday or the part of the day that stands beside an expression.
pub(super) fn beside<'t>(input: Input<'t>, rest: Input<'t>, mut reading: Reading, scene: &Scene<'_, '_>) -> (Input<'t>, Reading) {
    let mut end = rest;
    match &reading.expression {
        Expression::Clock => {
            // `16:00 UTC today`, `5 p.m. on Friday`, `10:30 on 5 May`
            if let Ok((after, recurrence)) = recurring::recurring(rest)
                && (reads(&rest, "every") || reads(&rest, "each"))
            {
                reading.expression = Expression::Recurring(recurrence);
                reading.tokens = input.until(&after);
                return (after, reading);
            }
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
                if let Some(token) = end.first().filter(|token| !token.is(Class::CAPITAL))
                    && let Some(part) = words::day_part(end.word(token))
                {
                    reading.clock = reading.clock.map(|time| clock::moved(time, Some(part)));
                    end = end.take_from(1);
                }
            }
        }
        Expression::DayPart if reads(&rest, "of") || reads(&rest, "on") => {
            // `the night of April 18`, `the morning of Friday`
            let at = skip(rest.take_from(1), "the");
            if let Ok((after, day)) = core(at, scene)
                && is_day(&day.expression)
                && (reads(&rest, "of") || at.first().is_some_and(|token| token.is(Class::DIGITS | Class::MONTH)))
            {
                reading.expression = day.expression;
                end = after;
            }
        }
        Expression::DayPart => {
            // `in the morning at 7`
            if let Some((after, time, _)) = joined_clock(rest).filter(|_| reads(&rest, "at")) {
                reading.expression = Expression::Clock;
                reading.clock = Some(clock::moved(time, reading.day_part.take()));
                end = after;
            }
        }
        Expression::Recurring(_) => {
            if let Some((after, time, Side::None)) = joined_clock(rest) {
                reading.clock = Some(time);
                end = after;
            }
        }
        expression if is_day(expression) => {
            if let Some((after, time, side)) = joined_clock(rest) {
                reading.clock = Some(clock::moved(time, reading.day_part));
                reading.side = side;
                end = after;
            } else if let Some(half) = rest.first().map(|token| rest.word(token))
                && matches!(reading.expression, Expression::Day(_))
                && matches!(half, "am" | "pm")
            {
                reading.day_part = Some(if half == "am" { words::DayPart::Morning } else { words::DayPart::Afternoon });
                end = rest.take_from(1);
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
                    if let Some((after, time, Side::None)) = joined_clock(end) {
                        reading.clock = Some(clock::moved(time, Some(part)));
                        end = after;
                    }
                }
            }
        }
        _ => {}
    }
    reading.tokens = input.until(&end);
    (end, reading)
}

/// A time of day behind a day, `at 7:30`, `around 4`, `, 5 p.m.`, `before noon`, and what its preposition makes of it.
fn joined_clock(rest: Input<'_>) -> Option<(Input<'_>, Clock, Side)> {
    let comma = skip(rest, ",");
    let token = comma.first()?;
    let after = comma.take_from(1);
    let word = comma.word(token);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    if is("at") || is("around") {
        let (rest, time) = clock::told(after).ok()?;
        return Some((rest, time, Side::None));
    }
    let side = if is("before") {
        Side::Before
    } else if is("after") {
        Side::After
    } else if is("by") {
        Side::Until
    } else {
        Side::None
    };
    if side != Side::None {
        let (rest, time) = clock::told(after).ok()?;
        return clock::is_printed(after, &rest).then_some((rest, time, side));
    }
    let at = if is("@") || is("for") { after } else { comma };
    at.first().filter(|token| token.is(Class::DIGITS | Class::TIME_WORD | Class::NUMBER_WORD))?;
    let (rest, time) = clock::clock(at).ok()?;
    Some((rest, time, Side::None))
}

/// Whether an expression is a day, which can have a time of day.
pub(super) fn is_day(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(calendar) => calendar.day.is_some() || calendar.weekday.is_some(),
        Expression::Day(_) | Expression::Holiday { .. } => true,
        Expression::Named { target, .. } => {
            matches!(target, Target::Weekday(_) | Target::Unit(TimeUnit::Day) | Target::Holiday(_))
        }
        Expression::Part { unit, .. } | Expression::Shifted { unit, .. } => *unit == TimeUnit::Day,
        Expression::Decade { .. }
        | Expression::Century(_)
        | Expression::Millennium(_)
        | Expression::HalfOf { .. }
        | Expression::Around { .. }
        | Expression::Stretch { .. }
        | Expression::Vague(_)
        | Expression::Length(_)
        | Expression::Recurring(_)
        | Expression::Clock
        | Expression::DayPart => false,
    }
}
