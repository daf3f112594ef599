//! An expression in, the same with the time of day, the weekday or the part of the day that stands beside it out.

use super::super::Input;
use super::expression::{Calendar, Clock, Expression, Reading, Recurrence, Target};
use super::lead::core;
use super::{Scene, clock, reads, skip, words};
use crate::claim::TimeUnit;
use crate::lexicon::Class;
use nom::Input as _;

/// Adds the time of day, the weekday or the part of the day that stands beside an expression.
pub(super) fn beside<'t>(input: Input<'t>, rest: Input<'t>, mut reading: Reading, scene: &Scene<'_, '_>) -> (Input<'t>, Reading) {
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
fn clock_behind(input: Input<'_>) -> Option<(Input<'_>, Clock)> {
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
        Expression::Part { unit, .. } | Expression::Shifted { unit, .. } => *unit == TimeUnit::Day,
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
