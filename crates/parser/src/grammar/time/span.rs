//! Tokens in, one expression or two that bound a span out: `from 3 to 9 May`, `1914–18`, `between May and July`,
//! `September 3rd and 17th`, `9–11 a.m.`

use super::super::Input;
use super::expression::{Calendar, Clock, Expression, Link, Reading};
use super::{Scene, absolute, beside, clock, goes_on, hours, lead, reads, skip, year};
use crate::lexicon::Class;
use nom::Input as _;

/// Reads what begins here, with the end of a span where one follows, and gives what is left.
pub(super) fn spanned<'t>(input: Input<'t>, scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) -> Option<Input<'t>> {
    if input.first()?.is(Class::DIGITS | Class::ORDINAL_WORD)
        && let Some(rest) = years(input, scene, readings).or_else(|| days_before_month(input, scene, readings))
    {
        return Some(rest);
    }
    if input.first()?.is(Class::DIGITS | Class::NUMBER_WORD)
        && let Some(rest) = hours::hours(input, scene, None, readings)
    {
        return Some(rest);
    }
    let (rest, first) = lead::expression(input, scene).ok()?;
    let calendar = if let Expression::Calendar(calendar) = &first.expression { Some(*calendar) } else { None };
    readings.push(first);
    if let Some(calendar) = calendar
        && let Some(rest) = days_behind_month(input, rest, calendar, scene, readings)
    {
        return Some(rest);
    }
    if let Some(rest) = hours::hours_of_day(rest, scene, readings) {
        return Some(rest);
    }
    Some(second(input, rest, scene, readings).unwrap_or(rest))
}

/// What joins the two ends of a span.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Joint {
    Dash,
    To,
    And,
    Comma,
}

/// The word or mark that joins the two ends of a span.
pub(super) fn joint(input: Input<'_>) -> Option<(Input<'_>, Joint)> {
    let token = input.first()?;
    let word = input.word(token);
    let rest = input.take_from(1);
    if token.is(Class::DASH) && word.chars().count() == 1 || word == "~" {
        let even = rest.first().is_some_and(|next| next.spaced == token.spaced);
        return even.then_some((rest, Joint::Dash));
    }
    if ["to", "until", "till", "through", "thru"].iter().any(|one| word.eq_ignore_ascii_case(one)) {
        return Some((rest, Joint::To));
    }
    if word.eq_ignore_ascii_case("and") || word == "&" || word.eq_ignore_ascii_case("or") {
        return Some((rest, Joint::And));
    }
    (word == ",").then_some((rest, Joint::Comma))
}

/// `1990–1995`, `1914-18`, `(1950–2010)`, `from 2014 to 2018`, `264–241 BC`.
fn years<'t>(input: Input<'t>, scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) -> Option<Input<'t>> {
    let token = input.first()?;
    let word = input.word(token);
    if scene.glued(input.at) || !word.bytes().all(|byte| byte.is_ascii_digit()) || word.len() > 4 {
        return None;
    }
    let after = input.take_from(1);
    let (at, join) = joint(after)?;
    let digits = at.first().filter(|token| token.is(Class::DIGITS))?;
    let opened = opens_range(scene, input.at);
    match join {
        Joint::Dash => {}
        Joint::To if opened == Some(false) || reads(&after, "through") => {}
        Joint::And if opened == Some(true) => {}
        Joint::To | Joint::And | Joint::Comma => return None,
    }
    let first: i16 = word.parse().ok()?;
    if let Some((rest, second)) = year::with_era(&at) {
        let era = second <= 0;
        let before = if era { 1 - first } else { first };
        let near = (0..=1000).contains(&(second - before));
        return near.then(|| push(input, after, at, rest, before, second, readings));
    }
    if word.len() != 4 || !(1000..=2199).contains(&first) {
        return None;
    }
    let last = at.word(digits);
    let rest = at.take_from(1);
    let second: i16 = match last.len() {
        4 => last.parse().ok()?,
        2 if join == Joint::Dash && last.bytes().all(|byte| byte.is_ascii_digit()) => {
            let short: i16 = last.parse().ok()?;
            // A month of the ISO form is left to it, and a span may run into the next century.
            if digits.spaced || (1..=12).contains(&short) && short <= first % 100 && first % 100 < 88 {
                return None;
            }
            if short > first % 100 {
                first - first % 100 + short
            } else if first % 100 >= 88 && short <= 20 {
                first - first % 100 + 100 + short
            } else {
                return None;
            }
        }
        _ => return None,
    };
    let blocked = rest.first().is_some_and(|next| {
        let word = rest.word(next);
        !next.spaced
            && (next.is(Class::DIGITS)
                || matches!(word, "-" | "–" | "/" | "%" | ".")
                    && rest.take_from(1).first().is_some_and(|next| !next.spaced && next.is(Class::DIGITS | Class::LOWER)))
            || next.is(Class::PERCENT | Class::CURRENCY)
            || matches!(
                word,
                "people"
                    | "men"
                    | "women"
                    | "million"
                    | "km"
                    | "kg"
                    | "m"
                    | "feet"
                    | "metres"
                    | "meters"
                    | "miles"
                    | "calories"
                    | "hours"
                    | "UTC"
                    | "words"
                    | "employees"
                    | "workers"
                    | "troops"
                    | "soldiers"
                    | "points"
                    | "copies"
            )
    });
    if blocked || !(1000..=2199).contains(&second) || second - first > 1000 || (first - second) > 100 {
        return None;
    }
    Some(push(input, after, at, rest, first, second, readings))
}

fn push<'t>(
    input: Input<'t>,
    after: Input<'t>,
    at: Input<'t>,
    rest: Input<'t>,
    first: i16,
    second: i16,
    readings: &mut Vec<Reading>,
) -> Input<'t> {
    readings.push(Reading::new(input.until(&after), Expression::Calendar(Calendar::year(first))));
    readings.push(Reading { link: Link::Range, ..Reading::new(at.until(&rest), Expression::Calendar(Calendar::year(second))) });
    rest
}

/// `3–9 May 1990`, `the 10th and 12th of May`, `5, 6 and 7 June`: days that share the month behind the last.
fn days_before_month<'t>(input: Input<'t>, scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) -> Option<Input<'t>> {
    if scene.glued(input.at) {
        return None;
    }
    let opened = opens_range(scene, input.at);
    let mut days = [(input.until(&input), 0, Joint::Dash); 4];
    let mut count = 0;
    let mut at = input;
    let mut join = Joint::Comma;
    loop {
        if let Ok((rest, calendar)) = absolute::day_first(at) {
            if count == 0 || count >= days.len() {
                return None;
            }
            let shared = Calendar { day: None, weekday: None, ..calendar };
            for &(tokens, day, join) in days.get(..count)? {
                let link = link(join, opened);
                readings.push(Reading { link, ..Reading::new(tokens, Expression::Calendar(Calendar { day: Some(day), ..shared })) });
            }
            readings.push(Reading { link: link(join, opened), ..Reading::new(at.until(&rest), Expression::Calendar(calendar)) });
            return Some(rest);
        }
        let (after, day) = absolute::day(at).ok()?;
        *days.get_mut(count)? = (at.until(&after), day, if count == 0 { Joint::Comma } else { join });
        count += 1;
        let (next, joined) = joint(after)?;
        join = joined;
        at = skip(next, "the");
    }
}

const fn link(join: Joint, opened: Option<bool>) -> Link {
    match (join, opened) {
        (Joint::Dash | Joint::To, _) | (Joint::And, Some(true)) => Link::Range,
        (Joint::And | Joint::Comma, _) => Link::Joined,
    }
}

/// `May 3–9, 1990`, `September 3rd and 17th`, `April 5 to 7`: days that share the month before the first.
fn days_behind_month<'t>(
    start: Input<'t>,
    rest: Input<'t>,
    first: Calendar,
    scene: &Scene<'_, '_>,
    readings: &mut Vec<Reading>,
) -> Option<Input<'t>> {
    first.day?;
    first.month?;
    if first.year.is_some() || !start.first()?.is(Class::MONTH | Class::WEEKDAY) {
        return None;
    }
    let (at, join) = joint(rest)?;
    let at = skip(at, "the");
    if join == Joint::Comma {
        return None;
    }
    let opened = opens_range(scene, start.at);
    let token = at.first()?;
    let (after, day) = absolute::day(at).ok()?;
    // The number after `and` may count what follows it, and the day may have a month of its own.
    let suffixed = at.input_len() - after.input_len() > 1 || !token.is(Class::DIGITS);
    let own = absolute::day_first(at).is_ok()
        || after.first().is_some_and(|next| {
            next.is(Class::PERCENT | Class::TIME_UNIT)
                || !next.spaced
                    && matches!(after.mark(next), ':' | '.' | '%')
                    && after.take_from(1).first().is_some_and(|next| !next.spaced)
        });
    if own || !suffixed && join != Joint::Dash && goes_on(&after) {
        return None;
    }
    let calendar = Calendar { day: Some(day), weekday: None, ..first };
    let (end, calendar) = absolute::year_behind(after, calendar);
    if let Some(Reading { expression: Expression::Calendar(first), .. }) = readings.last_mut() {
        first.year = calendar.year;
    }
    let until = if calendar.year.is_some() { end } else { after };
    readings.push(Reading { link: link(join, opened), ..Reading::new(at.until(&until), Expression::Calendar(calendar)) });
    Some(until)
}

/// A second expression behind `to`, a dash, or `and` after `between`.
fn second<'t>(start: Input<'t>, rest: Input<'t>, scene: &Scene<'_, '_>, readings: &mut Vec<Reading>) -> Option<Input<'t>> {
    let first = readings.last()?;
    if !bounds_span(&first.expression) {
        return None;
    }
    let (at, join) = joint(rest)?;
    let opened = opens_range(scene, start.at);
    match join {
        Joint::Dash => {}
        Joint::To => {
            if opened != Some(false)
                && !matches!(first.expression, Expression::Calendar(_) | Expression::Clock | Expression::Day(_))
                && first.clock.is_none()
            {
                return None;
            }
        }
        Joint::And => {
            if opened != Some(true) {
                return None;
            }
        }
        Joint::Comma => return None,
    }
    let at = skip(at, "the");
    let at = if join == Joint::And && at.first()?.is(Class::PREPOSITION) { at.take_from(1) } else { at };
    // `2:00 tomorrow and 4:00`
    let time = clock::clock(at).ok().filter(|(rest, _)| first.clock.is_some() && clock::is_printed(at, rest));
    let (end, mut second) = match time {
        Some((rest, time)) => {
            let reading = Reading { clock: Some(time), ..Reading::new(at.until(&rest), Expression::Clock) };
            beside::beside(at, rest, reading, scene)
        }
        None => if join == Joint::Dash { lead::behind_dash(at, scene) } else { lead::expression(at, scene) }.ok()?,
    };
    if second.expression == Expression::Clock && first.clock.is_some() {
        second.expression = first.expression.clone();
    }
    if !bounds_span(&second.expression) || join == Joint::Dash && !alike(first, &second) {
        return None;
    }
    // `10 a.m. to noon on Friday`: the day is that of both.
    if first.expression == Expression::Clock
        && second.clock.is_some()
        && let Some(first) = readings.last_mut()
    {
        first.expression = second.expression.clone();
    }
    let first = readings.last()?;
    let told = |tokens: crate::ledger::TokenSpan| {
        tokens.range().any(|token| ["am", "pm", "a.m.", "p.m."].iter().any(|half| scene.reads(token, half)))
    };
    if let (Some(from), Some(to)) = (first.clock, second.clock)
        && told(second.tokens)
        && !told(first.tokens)
        && (1..=12).contains(&from.hour)
        && to.hour >= 12
        && from.hour % 12 + 12 <= to.hour
        && let Some(first) = readings.last_mut()
    {
        first.clock = Some(Clock { hour: from.hour % 12 + 12, ..from });
    }
    second.link = Link::Range;
    readings.push(second);
    Some(end)
}

/// Whether an expression can be one end of a span.
const fn bounds_span(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(_)
        | Expression::Decade { .. }
        | Expression::Century(_)
        | Expression::Named { .. }
        | Expression::Shifted { .. }
        | Expression::Day(_)
        | Expression::Clock
        | Expression::Vague(_)
        | Expression::Holiday { .. }
        | Expression::Part { .. }
        | Expression::Around { .. }
        | Expression::HalfOf { .. } => true,
        Expression::Millennium(_) | Expression::Stretch { .. } | Expression::Length(_) | Expression::Recurring(_) | Expression::DayPart => {
            false
        }
    }
}

/// Whether two expressions are of one kind, as a dash between them asks.
fn alike(first: &Reading, second: &Reading) -> bool {
    first.clock.is_some() == second.clock.is_some()
        && std::mem::discriminant(&first.expression) == std::mem::discriminant(&second.expression)
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
