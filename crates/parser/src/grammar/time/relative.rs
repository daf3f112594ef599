//! Tokens in, times told from another time out: `last year`, `this spring`, `the previous month`, `two weeks ago`,
//! `a few days later`, `the day before yesterday`, `recently`.

use super::super::Input;
use super::duration;
use super::expression::{Expression, Length, Origin, Target};
use super::words::{self, Relation, Vague};
use super::{Scene, absolute, fail, holiday, reads, skip, skip_hyphen, units};
use crate::claim::TimeUnit;
use crate::grammar::number;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// `last year`, `next Monday`, `this spring`, `the same day`, `the past three years`; the article is the caller's.
pub(super) fn named<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let Some(token) = input.first().filter(|token| token.is(Class::TIME_WORD)) else { return fail(input) };
    let Some(mut relation) = words::relation(input.word(token)) else { return fail(input) };
    let before = input.at.wrapping_sub(1);
    // `it will last three weeks`: a verb.
    if reads(&input, "last") && (scene.is(before, Class::AUXILIARY) || scene.reads(before, "to")) && !scene.is(before, Class::POSSESSIVE) {
        return fail(input);
    }
    let mut at = input.take_from(1);
    // `this past year`, `that same day`, `this coming Friday`.
    if matches!(relation, Relation::This | Relation::Same)
        && let Some(next) = at.first().filter(|next| next.is(Class::TIME_WORD)).and_then(|next| words::relation(at.word(next)))
        && next != Relation::This
    {
        relation = next;
        at = at.take_from(1);
    }
    if let Ok((rest, expression)) = counted(at, relation, scene) {
        return Ok((rest, expression));
    }
    let (rest, target) = target(at, relation)?;
    // `the past year` is the year up to now, not the one of the calendar.
    if let Target::Unit(unit) = target
        && input.input_len() - at.input_len() == 1
        && reads(&input, "past")
        && scene.reads(input.at.wrapping_sub(1), "the")
    {
        return Ok((rest, Expression::Length(Length { relation: Some(relation), ..Length::of(Some(Decimal::ONE), unit) })));
    }
    // `next Monday, June 3`: the date itself tells which.
    if let Target::Weekday(weekday) = target {
        let open = [",", "(", "-"].iter().find(|mark| reads(&rest, mark));
        let after = if open.is_some() { rest.take_from(1) } else { rest };
        let numeric = || super::numeric::date(after, scene);
        if let Ok((end, calendar)) = absolute::without_weekday(after).or_else(|_| numeric())
            && calendar.day.is_some()
            && calendar.month.is_some()
        {
            let end = if open == Some(&"(") { skip(end, ")") } else { end };
            return Ok((end, Expression::Calendar(super::expression::Calendar { weekday: Some(weekday), ..calendar })));
        }
    }
    Ok((rest, Expression::Named { relation, target }))
}

/// `three years` behind `the past`: a length with its place.
fn counted<'t>(input: Input<'t>, relation: Relation, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    if matches!(relation, Relation::This | Relation::Same) {
        return fail(input);
    }
    let Some(first) = input.first() else { return fail(input) };
    if let Some(unit) = units::unit(input.word(first)).filter(|unit| first.is(Class::TIME_UNIT) && unit.times > 1 && !unit.plural) {
        // `the next fortnight` is no week of the calendar.
        let length = Length { relation: Some(relation), ..Length::of(Some(Decimal::from(unit.times)), unit.of) };
        return Ok((input.take_from(1), Expression::Length(length)));
    }
    let bare = first.is(Class::TIME_UNIT) && units::unit(input.word(first)).is_some_and(|unit| unit.plural);
    if bare {
        let Some(unit) = units::unit(input.word(first)) else { return fail(input) };
        // `in the coming years` is when, not how long.
        if relation == Relation::Next && scene.reads(input.at.wrapping_sub(3), "in") && scene.reads(input.at.wrapping_sub(2), "the") {
            return Ok((input.take_from(1), Expression::Vague(Vague::Future)));
        }
        return Ok((
            input.take_from(1),
            Expression::Length(Length { relation: Some(relation), weekend: unit.weekend, ..Length::of(None, unit.of) }),
        ));
    }
    if !first.is(Class::DIGITS | Class::NUMBER_WORD | Class::TIME_WORD) || first.is(Class::TIME_UNIT) {
        return fail(input);
    }
    // `two quarters` is plain behind `the past`.
    if let Ok((after, number)) = number::cardinal(input)
        && let Some(unit) = after.first().filter(|token| token.is(Class::TIME_UNIT)).and_then(|token| units::unit(after.word(token)))
        && unit.of == TimeUnit::Quarter
    {
        return Ok((
            after.take_from(1),
            Expression::Length(Length { relation: Some(relation), ..Length::of(Some(number.value), TimeUnit::Quarter) }),
        ));
    }
    let (rest, length) = duration::length(input, scene)?;
    if length.age { fail(input) } else { Ok((rest, Expression::Length(Length { relation: Some(relation), ..length }))) }
}

/// What a relative word may point at.
fn target(input: Input<'_>, relation: Relation) -> IResult<Input<'_>, Target> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let rest = input.take_from(1);
    if let Some((rest, holiday)) = holiday::holiday(input) {
        return Ok((rest, Target::Holiday(holiday)));
    }
    if ["fiscal", "financial"].iter().any(|one| word.eq_ignore_ascii_case(one)) && reads(&rest, "year") {
        return Ok((rest.take_from(1), Target::FiscalYear));
    }
    if (word.eq_ignore_ascii_case("calendar") || word.eq_ignore_ascii_case("entire")) && reads(&rest, "year") {
        return Ok((rest.take_from(1), Target::Unit(TimeUnit::Year)));
    }
    if token.is(Class::WEEKDAY) {
        let (rest, weekday) = absolute::weekday(input)?;
        return Ok((rest, Target::Weekday(weekday)));
    }
    if token.is(Class::MONTH) && (token.is(Class::CAPITAL) || !words::is_doubtful_month(word)) && relation != Relation::Same {
        let (after, month) = absolute::month(input)?;
        return Ok((after, Target::Month(month)));
    }
    if token.is(Class::SEASON)
        && let Some(season) = words::season(word)
        && (!token.is(Class::CAPITAL) || !rest.first().is_some_and(|next| next.is(Class::CAPITAL)))
    {
        return Ok((rest, Target::Season(season)));
    }
    if token.is(Class::TIME_UNIT)
        && let Some(unit) = units::unit(word)
        && !unit.plural
        && !unit.short
    {
        let tight = rest.first().is_some_and(|next| next.is(Class::DASH) && !next.spaced);
        let fits = match unit.of {
            TimeUnit::Second | TimeUnit::Minute => false,
            TimeUnit::Hour => matches!(relation, Relation::Last | Relation::Next),
            TimeUnit::Day => relation != Relation::Last || word.eq_ignore_ascii_case("night"),
            TimeUnit::Week
            | TimeUnit::Month
            | TimeUnit::Quarter
            | TimeUnit::Year
            | TimeUnit::Decade
            | TimeUnit::Century
            | TimeUnit::Millennium => true,
        };
        if !fits || tight {
            return fail(input);
        }
        if word.eq_ignore_ascii_case("night") {
            return Ok((rest, Target::DayPart(words::DayPart::Night)));
        }
        return Ok((rest, if unit.weekend { Target::Weekend } else { Target::Unit(unit.of) }));
    }
    match words::day_part(word) {
        Some(part) => Ok((rest, Target::DayPart(part))),
        None => fail(input),
    }
}

/// What follows a length and makes a point of it: `ago`, `later`, `earlier`, `before`, `from now`, `after Christmas`.
pub(super) fn shifted<'t>(input: Input<'t>, length: &Length, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let shift =
        |back: bool, from: Origin| Expression::Shifted { count: length.count, unit: length.unit, weekend: length.weekend, back, from };
    if length.age || length.rest.is_some() {
        return None;
    }
    let token = input.first()?;
    let word = input.word(token);
    let rest = input.take_from(1);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    if is("ago") {
        return Some((rest, shift(true, Origin::Now)));
    }
    if is("later") && !reads(&rest, "than") || is("afterwards") || is("afterward") || is("thereafter") {
        return Some((rest, shift(false, Origin::Narrative)));
    }
    if is("earlier") || is("previously") || is("beforehand") {
        return if reads(&rest, "than") { None } else { Some((rest, shift(true, Origin::Narrative))) };
    }
    if is("hence") {
        return Some((rest, shift(false, Origin::Now)));
    }
    if is("from") || is("after") || is("before") {
        let back = is("before");
        if is("from") && (reads(&rest, "now") || reads(&rest, "today")) {
            return Some((rest.take_from(1), shift(false, Origin::Now)));
        }
        let at = rest;
        if let Some((end, origin)) = origin(at, scene) {
            // `three years from 1 April 2023 to 31 March 2026` is a length and the stretch that it measures.
            let goes_on =
                ["to", "until", "till", "through"].iter().any(|word| reads(&end, word)) && self::origin(end.take_from(1), scene).is_some();
            if is("from") && goes_on {
                return None;
            }
            return Some((end, shift(back, Origin::Time(Box::new(origin)))));
        }
        // `three months before` at the end of a clause looks back from what was told.
        let ends = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::CONJUNCTION | Class::AUXILIARY));
        return if back && ends { Some((rest, shift(true, Origin::Narrative))) } else { None };
    }
    None
}

/// A time from which another is counted.
fn origin<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, Expression)> {
    let token = input.first()?;
    if let Some(days) = words::day_word(input.word(token)).filter(|_| token.is(Class::TIME_WORD)) {
        return Some((input.take_from(1), Expression::Day(days)));
    }
    if let Some((rest, holiday)) = holiday::holiday(input) {
        let year = super::year::year_after(&rest);
        let (rest, year) = year.map_or((rest, None), |(rest, year)| (rest, Some(year)));
        return Some((rest, Expression::Holiday { holiday, year }));
    }
    if let Ok((rest, calendar)) = absolute::date(input, scene)
        && (calendar.day.is_some() || calendar.weekday.is_some())
    {
        return Some((rest, Expression::Calendar(calendar)));
    }
    if let Ok((rest, expression @ Expression::Named { .. })) = named(input, scene) {
        return Some((rest, expression));
    }
    None
}

/// `the day before`, `the year after`, `the month previous`: a neighbour of the time just spoken of.
pub(super) fn neighbour(input: Input<'_>) -> IResult<Input<'_>, Expression> {
    let Some(unit) = input.first().filter(|token| token.is(Class::TIME_UNIT)).and_then(|token| units::unit(input.word(token))) else {
        return fail(input);
    };
    let at = input.take_from(1);
    let Some(next) = at.first() else { return fail(input) };
    let word = at.word(next);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    if unit.plural || unit.short || unit.weekend || matches!(unit.of, TimeUnit::Second | TimeUnit::Quarter | TimeUnit::Minute) {
        return fail(input);
    }
    let rest = at.take_from(1);
    let back = if is("before") || is("previous") || is("earlier") || is("prior") {
        true
    } else if is("after") || is("following") || is("later") {
        false
    } else {
        return fail(input);
    };
    if is("before") && reads(&rest, "yesterday") {
        return Ok((rest.take_from(1), Expression::Day(-2)));
    }
    if is("after") && reads(&rest, "tomorrow") {
        return Ok((rest.take_from(1), Expression::Day(2)));
    }
    let ends = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::CONJUNCTION | Class::PREPOSITION | Class::AUXILIARY));
    if ends || is("previous") {
        let relation = if back { Relation::Previous } else { Relation::Following };
        return Ok((rest, Expression::Named { relation, target: Target::Unit(unit.of) }));
    }
    let from = Origin::Event;
    if is("before") || is("after") || is("following") {
        // The event itself is no part of the expression; its day is unknown.
        return Ok((at, Expression::Shifted { count: Some(Decimal::ONE), unit: unit.of, weekend: false, back, from }));
    }
    fail(input)
}

/// Words that point at a time without saying which: `now`, `recently`, `the future`, `in recent years`, `so far`.
pub(super) fn vague<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Vague> {
    let Some(token) = input.first().filter(|token| token.is(Class::TIME_WORD)) else { return fail(input) };
    let word = input.word(token);
    let rest = input.take_from(1);
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    let article = scene.reads(input.at.wrapping_sub(1), "the");
    if let Some(vague) = words::vague(word) {
        // `now` that joins clauses (`now that`) and `soon` in comparisons are no times.
        let joins = is("now") && (reads(&rest, "that") || reads(&rest, ",") && scene.is_head(input.at))
            || is("soon") && (scene.reads(input.at.wrapping_sub(1), "as") || scene.reads(input.at.wrapping_sub(1), "so"));
        return if joins { fail(input) } else { Ok((rest, vague)) };
    }
    if is("future") {
        let stop = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::CONJUNCTION | Class::AUXILIARY | Class::PREPOSITION));
        return if stop && (article || scene.reads(input.at.wrapping_sub(1), "in")) { Ok((rest, Vague::Future)) } else { fail(input) };
    }
    if is("moment") {
        let here = article && scene.reads(input.at.wrapping_sub(2), "at") && !reads(&rest, "of") && !reads(&rest, "when");
        return if here { Ok((rest, Vague::Present)) } else { fail(input) };
    }
    if is("recent") || is("near") || is("present") || is("past") || is("modern") {
        let next = |one: &str| reads(&rest, one);
        if is("recent")
            && (next("past")
                || next("times")
                || next("history")
                || next("years")
                || next("months")
                || next("weeks")
                || next("days")
                || next("decades"))
        {
            return Ok((rest.take_from(1), Vague::Past));
        }
        if is("near") && (next("future") || next("term")) && article {
            return Ok((rest.take_from(1), Vague::Future));
        }
        let stop = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::CONJUNCTION | Class::AUXILIARY | Class::PREPOSITION));
        if is("present") && (next("day") || skip_hyphen(rest).input_len() < rest.input_len() && reads(&skip_hyphen(rest), "day")) {
            return Ok((skip_hyphen(rest).take_from(1), Vague::Present));
        }
        if is("present") && stop && (article || scene.reads(input.at.wrapping_sub(1), "at")) {
            return Ok((rest, Vague::Present));
        }
        if is("past") && article && stop {
            return Ok((rest, Vague::Past));
        }
        if is("modern") && next("day") {
            return Ok((rest.take_from(1), Vague::Present));
        }
    }
    fail(input)
}

/// Whether a relative word and its unit are told by a part: `later this year`, `earlier in the day`.
pub(super) fn skip_in_the(input: Input<'_>) -> Input<'_> {
    let at = skip(input, "in");
    if at.input_len() < input.input_len() { skip(at, "the") } else { input }
}
