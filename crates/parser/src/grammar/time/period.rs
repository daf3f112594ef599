//! Tokens in, decades, centuries and parts of longer stretches out: `the 1990s`, `the nineteenth century`,
//! `the last week of March`, `the first quarter of last year`.

use super::super::Input;
use super::expression::{Calendar, Expression, Target, YearPart};
use super::words::Relation;
use super::{Scene, absolute, fail, reads, relative, skip, skip_hyphen, units, words, year};
use crate::claim::{TimeModifier, TimeUnit};
use crate::grammar::number;
use crate::lexicon::Class;
use nom::{IResult, Input as _};

/// `1990s`, `'90s`, `nineties`.
pub(super) fn decade<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let before = input.at.wrapping_sub(1);
    // `in his sixties` is an age.
    if scene.is(before, Class::POSSESSIVE) || scene.is(before, Class::TIME_WORD) && scene.is(before.wrapping_sub(1), Class::POSSESSIVE) {
        return fail(input);
    }
    if let Some(tens) = words::decade(word) {
        let the = scene.reads(before, "the") || scene.is(before, Class::TIME_WORD);
        return if the { Ok((input.take_from(1), Expression::Decade { year: tens, century: false })) } else { fail(input) };
    }
    let mut rest = input.take_from(1);
    if rest.first().is_some_and(|token| !token.spaced && matches!(rest.word(token), "'s" | "’s" | "s")) {
        rest = rest.take_from(1);
    } else {
        return fail(input);
    }
    let Ok(year) = word.parse::<i16>() else { return fail(input) };
    match word.len() {
        4 if year % 10 == 0 && (1000..=2090).contains(&year) => {
            // `the 1800s` is the century as often as its first decade; the context of TIMEX3 takes the century.
            if year % 100 == 0 && year < 2000 {
                Ok((rest, Expression::Century(year)))
            } else {
                Ok((rest, Expression::Decade { year, century: true }))
            }
        }
        2 if year % 10 == 0 && year >= 20 && rest.first().is_none_or(|next| !next.is(Class::UNIT)) => {
            let marked = matches!(scene.mark(before), '\'' | '’' | '‘')
                || scene.reads(before, "the")
                || scene.is(before, Class::TIME_WORD | Class::CONJUNCTION);
            if marked { Ok((rest, Expression::Decade { year, century: false })) } else { fail(input) }
        }
        _ => fail(input),
    }
}

/// An ordinal and what it counts: `nineteenth century`, `third quarter of this year`, `last week of March`, `21st day of May`.
pub(super) fn ordinal<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let (after, nth) = if ["last", "final", "closing"].iter().any(|one| word.eq_ignore_ascii_case(one)) {
        (input.take_from(1), -1)
    } else if word.eq_ignore_ascii_case("opening") {
        (input.take_from(1), 1)
    } else {
        let (rest, number) = number::ordinal(input)?;
        let Some(nth) = number.whole().and_then(|nth| i8::try_from(nth).ok()) else { return fail(input) };
        (rest, nth)
    };
    let at = skip_hyphen(after);
    let Some(head) = at.first() else { return fail(input) };
    let behind = at.take_from(1);
    if head.is(Class::WEEKDAY) {
        let (rest, weekday) = absolute::weekday(at)?;
        let (rest, of) = whole(rest, scene)?;
        return Ok((rest, Expression::Part { nth, unit: TimeUnit::Day, weekday: Some(weekday), of: Box::new(of) }));
    }
    if reads(&at, "half") {
        return half(behind, nth, scene);
    }
    let Some(unit) = units::unit(at.word(head)).filter(|unit| head.is(Class::TIME_UNIT) && !unit.plural && !unit.short && !unit.weekend)
    else {
        return fail(input);
    };
    match unit.of {
        TimeUnit::Century if nth > 0 => {
            let first = i16::from(nth) * 100 - 100;
            let (rest, first) = era(behind, first, 100);
            Ok((rest, Expression::Century(first)))
        }
        TimeUnit::Millennium if nth > 0 && nth < 10 => {
            let (rest, first) = era(behind, i16::from(nth) * 1000 - 1000, 1000);
            Ok((rest, Expression::Millennium(first)))
        }
        TimeUnit::Quarter if nth > 0 && nth <= 4 => quarter(behind, nth, at.input_len() < after.input_len(), scene),
        TimeUnit::Quarter | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Decade | TimeUnit::Year => {
            let (rest, of) = whole(behind, scene)?;
            Ok((rest, Expression::Part { nth, unit: unit.of, weekday: None, of: Box::new(of) }))
        }
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Century | TimeUnit::Millennium => fail(input),
    }
}

/// `third quarter`, alone or of a year.
fn quarter<'t>(behind: Input<'t>, nth: i8, hyphened: bool, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let part = YearPart::Quarter(nth);
    if let Ok((rest, of)) = whole(behind, scene) {
        return Ok((
            rest,
            match of {
                Expression::Calendar(calendar @ Calendar { month: None, part: None, .. }) => {
                    Expression::Calendar(Calendar { part: Some(part), ..calendar })
                }
                other => Expression::Part { nth, unit: TimeUnit::Quarter, weekday: None, of: Box::new(other) },
            },
        ));
    }
    if let Some((rest, year)) = year::year_after(&behind) {
        return Ok((rest, Expression::Calendar(Calendar { part: Some(part), ..Calendar::year(year) })));
    }
    // A quarter of a game or of something else is none of a year.
    let other = reads(&behind, "of") || reads(&behind, "and") || reads(&behind, "-");
    if other && !hyphened { fail(behind) } else { Ok((behind, Expression::Calendar(Calendar { part: Some(part), ..Calendar::default() }))) }
}

/// `first half of 2020`, `second half of last year`.
fn half<'t>(behind: Input<'t>, nth: i8, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    let nth = if nth < 0 { 2 } else { nth };
    if nth > 2 {
        return fail(behind);
    }
    let (rest, of) = whole(behind, scene)?;
    Ok((
        rest,
        match of {
            Expression::Calendar(calendar @ Calendar { month: None, part: None, year: Some(_), .. }) => {
                Expression::Calendar(Calendar { part: Some(YearPart::Half(nth)), ..calendar })
            }
            other => Expression::HalfOf { second: nth == 2, of: Box::new(other) },
        },
    ))
}

/// The stretch that a part is a part of: `of March`, `of this year`, `of 2009`, `of the 1990s`.
pub(super) fn whole<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    if !reads(&input, "of") && !reads(&input, "in") {
        return fail(input);
    }
    let at = input.take_from(1);
    let inner = skip(at, "the");
    stretch(inner, scene)
}

/// A stretch that can have parts.
pub(super) fn stretch<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Expression> {
    if let Ok((rest, calendar)) = absolute::fiscal(input) {
        return Ok((rest, Expression::Calendar(calendar)));
    }
    if let Some((rest, year)) = year::year_after(&input) {
        if let Ok((rest, expression)) = decade(input, scene) {
            return Ok((rest, expression));
        }
        return Ok((rest, Expression::Calendar(Calendar::year(year))));
    }
    if let Ok((rest, expression)) = decade(input, scene) {
        return Ok((rest, expression));
    }
    if let Ok((rest, expression @ Expression::Named { .. })) = relative::named(input, scene) {
        return Ok((rest, expression));
    }
    if let Ok((rest, calendar)) = absolute::month_first(input)
        && calendar.day.is_none()
        && input.first().is_some_and(|token| token.is(Class::CAPITAL))
    {
        return Ok((rest, Expression::Calendar(calendar)));
    }
    if let Ok((rest, calendar)) = absolute::season(input) {
        return Ok((rest, Expression::Calendar(calendar)));
    }
    if reads(&input, "year")
        && let Some((rest, year)) = year::year_after(&input.take_from(1))
    {
        return Ok((rest, Expression::Calendar(Calendar::year(year))));
    }
    if let Ok((rest, expression @ (Expression::Century(_) | Expression::Calendar(_)))) = ordinal(input, scene) {
        return Ok((rest, expression));
    }
    unit_alone(input)
}

/// `the year`, `the month`, `the week`, `the day`: the one spoken of.
pub(super) fn unit_alone(input: Input<'_>) -> IResult<Input<'_>, Expression> {
    let Some(token) = input.first().filter(|token| token.is(Class::TIME_UNIT)) else { return fail(input) };
    let Some(unit) = units::unit(input.word(token)) else { return fail(input) };
    let coarse =
        matches!(unit.of, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century);
    if unit.plural || unit.short || !coarse || input.word(token).eq_ignore_ascii_case("night") {
        return fail(input);
    }
    let target = if unit.weekend { Target::Weekend } else { Target::Unit(unit.of) };
    Ok((input.take_from(1), Expression::Named { relation: Relation::This, target }))
}

/// `BC` behind a century or a millennium, counted back from its first year.
fn era(input: Input<'_>, first: i16, size: i16) -> (Input<'_>, i16) {
    let Some(token) = input.first() else { return (input, first) };
    match input.word(token) {
        "BC" | "B.C." | "BCE" | "B.C.E." => (input.take_from(1), 1 - first - size),
        "AD" | "A.D." | "CE" | "C.E." => (input.take_from(1), first),
        _ => (input, first),
    }
}

/// `early`, `mid-`, `late`, `the end of`, `later` and the stretch that they take a part of.
pub(super) fn part<'t>(
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
        if let Ok((rest, expression)) = stretch(at, scene)
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
    if let Ok((rest, expression)) = stretch(at, scene)
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
