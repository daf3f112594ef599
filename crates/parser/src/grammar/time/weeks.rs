//! Tokens in, weeks and weekends told by a day, a number or a weekday out: `the week of 10 April`, `the week 31`,
//! `next week Wednesday`, `the weekend of Thanksgiving`.

use super::super::Input;
use super::expression::{Calendar, Expression, Target};
use super::words::Relation;
use super::{Scene, absolute, holiday, period, reads, relative, skip, year};
use crate::claim::TimeUnit;
use crate::lexicon::Class;
use nom::Input as _;

/// A week or a weekend, or the day of a week that a weekday beside it picks.
pub(super) fn week<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let token = input.first()?;
    if token.is(Class::WEEKDAY) {
        return weekday_of_week(input, scene);
    }
    if token.is(Class::TIME_WORD) {
        return week_and_weekday(input, scene);
    }
    let weekend = reads(&input, "weekend");
    if !weekend && !reads(&input, "week") {
        return None;
    }
    let after = input.take_from(1);
    around(after, weekend, scene).or_else(|| if weekend { None } else { numbered(after, scene, input.at) })
}

/// `of April 10th`, `commencing 4 February`, `of Thanksgiving 2023` behind a week or weekend.
fn around<'t>(after: Input<'t>, weekend: bool, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let opens = ["of", "commencing", "beginning", "starting", "ending"].iter().any(|word| reads(&after, word));
    if !opens || reads(&after, "ending") && weekend {
        return None;
    }
    let at = skip(after.take_from(1), "the");
    if let Some((rest, found)) = holiday::holiday(at) {
        let (rest, year) = year::year_after(&rest).map_or((rest, None), |(rest, year)| (rest, Some(year)));
        return Some((rest, Expression::Around { weekend, of: Box::new(Expression::Holiday { holiday: found, year }) }));
    }
    let (rest, calendar) = absolute::date(at, scene).ok()?;
    (calendar.day.is_some() && calendar.month.is_some())
        .then(|| (rest, Expression::Around { weekend, of: Box::new(Expression::Calendar(calendar)) }))
}

/// `31` behind `the week`, or `31 of 2020` behind `week`: a week of the calendar; a count of weeks has no article.
fn numbered<'t>(after: Input<'t>, scene: &Scene<'_, '_>, at: usize) -> Option<(Input<'t>, Expression)> {
    let token = after.first().filter(|token| token.is(Class::DIGITS))?;
    let nth: i8 = after.word(token).parse().ok().filter(|week| (1..=53).contains(week))?;
    let rest = after.take_from(1);
    let (rest, of) = match period::whole(rest, scene) {
        Ok((rest, of @ Expression::Calendar(Calendar { month: None, part: None, year: Some(_), .. }))) => (rest, of),
        _ if scene.reads(at.wrapping_sub(1), "the") && !reads(&rest, "of") => {
            (rest, Expression::Named { relation: Relation::This, target: Target::Unit(TimeUnit::Year) })
        }
        _ => return None,
    };
    Some((rest, Expression::Part { nth, unit: TimeUnit::Week, weekday: None, of: Box::new(of) }))
}

/// `next week Wednesday`, `last week – Monday`.
fn week_and_weekday<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    // The week is the second or the third word.
    let unit = |behind: usize| input.take_from(behind).first().is_some_and(|token| token.is(Class::TIME_UNIT));
    if !unit(1) && !unit(2) {
        return None;
    }
    let (rest, of) = named_week(input, scene)?;
    let at = ["-", "–", ",", "on"].iter().fold(rest, |at, mark| skip(at, mark));
    let (end, weekday) = absolute::weekday(at).ok()?;
    // The weekday of a full date stands by itself.
    let dated = absolute::date(at, scene).is_ok_and(|(_, calendar)| calendar.day.is_some());
    (!dated).then(|| (end, Expression::Part { nth: 1, unit: TimeUnit::Day, weekday: Some(weekday), of: Box::new(of) }))
}

/// `Wednesday of next week`, `Wednesday next week`.
fn weekday_of_week<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let (rest, weekday) = absolute::weekday(input).ok()?;
    let (end, of) = named_week(skip(skip(rest, "of"), "the"), scene)?;
    Some((end, Expression::Part { nth: 1, unit: TimeUnit::Day, weekday: Some(weekday), of: Box::new(of) }))
}

fn named_week<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let (rest, expression) = relative::named(input, scene).ok()?;
    matches!(expression, Expression::Named { target: Target::Unit(TimeUnit::Week), .. }).then_some((rest, expression))
}
