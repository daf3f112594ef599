//! Tokens in, one expression out, by the class of its first word and with the time of day beside it.

use super::super::Input;
use super::beside::beside;
use super::context::{is_day_part, is_month, is_season, is_unit_spoken_of};
use super::expression::{Calendar, Expression, Reading, Recurrence};
use super::words::Tables;
use super::{
    Scene, absolute, clock, duration, fail, goes_on, holiday, numeric, period, reads, recurring, relative, skip, skip_hyphen, weeks, words,
    year,
};
use crate::claim::{TimeModifier, TimeUnit};
use crate::lexicon::Class;
use nom::{IResult, Input as _};

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
pub(super) fn core<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let Some(token) = input.first() else { return fail(input) };
    let whole = |rest: Input<'t>, expression: Expression| Ok((rest, Reading::new(input.until(&rest), expression)));
    if token.is(Class::DIGITS) {
        return if scene.glued(input.at) { fail(input) } else { digits(input, scene) };
    }
    let tables = words::tables(input.word(token));
    if tables.contains(Tables::PART)
        && let Ok((rest, modifier, expression)) = period::part(input, scene)
    {
        // `early in the morning` is a part of any day.
        if let Expression::Named { relation: words::Relation::This, target: super::expression::Target::DayPart(part) } = expression
            && scene.reads(rest.at.wrapping_sub(2), "the")
        {
            let reading = Reading::new(input.until(&rest), Expression::DayPart);
            return Ok((rest, Reading { modifier: Some(modifier), day_part: Some(part), ..reading }));
        }
        return Ok((rest, Reading { modifier: Some(modifier), ..Reading::new(input.until(&rest), expression) }));
    }
    if (token.is(Class::WEEKDAY) || !token.is(Class::TIME_WORD) || tables.contains(Tables::RELATION))
        && let Some((rest, expression)) = weeks::week(input, scene)
    {
        return whole(rest, expression);
    }
    if token.is(Class::WEEKDAY)
        && let Ok((rest, calendar)) = absolute::date(input, scene)
    {
        return whole(rest, Expression::Calendar(calendar));
    }
    if tables.contains(Tables::HOLIDAY)
        && token.is(Class::TIME_WORD)
        && let Some((rest, found)) = holiday::holiday(input)
    {
        let after = skip(rest, ",");
        let (rest, year) = year::year_after(&after).map_or((rest, None), |(rest, year)| (rest, Some(year)));
        if reads(&rest, "weekend") {
            let behind = rest.take_from(1);
            let (rest, year) = match (year, year::year_after(&behind)) {
                (None, Some((rest, year))) => (rest, Some(year)),
                _ => (behind, year),
            };
            let of = Box::new(Expression::Holiday { holiday: found, year });
            return whole(rest, Expression::Around { weekend: true, of });
        }
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
    let orders = token.is(Class::ORDINAL_WORD | Class::NUMBER_WORD | Class::PART_WORD | Class::DETERMINER) || tables.contains(Tables::EDGE);
    if orders && token.is(Class::ORDINAL_WORD | Class::TIME_WORD) {
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
    if (tables.contains(Tables::RECURRING) || token.is(Class::NUMBER_WORD))
        && let Ok((rest, recurrence)) = recurring::recurring(input)
    {
        return whole(rest, Expression::Recurring(recurrence));
    }
    if token.is(Class::TIME_WORD)
        && let Ok(read) = word_led(input, tables, scene)
    {
        return Ok(read);
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
            && !goes_on(&rest)
        {
            return whole(rest, Expression::Calendar(Calendar::year(year)));
        }
    }
    if let Ok((rest, time)) = clock::spoken(input) {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    if token.is(Class::NUMBER_WORD | Class::TIME_WORD)
        && let Ok((rest, time)) = clock::clock(input).or_else(|error| {
            // Only a number is told without a sign of its own.
            let told = if token.is(Class::NUMBER_WORD) { told_beside_a_day(input, scene) } else { None };
            told.ok_or(error)
        })
    {
        return Ok((rest, Reading { clock: Some(time), ..Reading::new(input.until(&rest), Expression::Clock) }));
    }
    let counts = tables.contains(Tables::AMOUNT)
        || token.is(Class::TIME_UNIT | Class::NUMBER_WORD | Class::PART_WORD | Class::DETERMINER)
        || reads(&input, "single");
    if counts && let Ok((rest, expression)) = length(input, scene) {
        return whole(rest, expression);
    }
    fail(input)
}

/// `five-thirty tomorrow`, `at 8 every day`, `at 7p`: a time of day that `at` or the day behind it tells.
fn told_beside_a_day<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, super::expression::Clock)> {
    let at = scene.reads(input.at.wrapping_sub(1), "at");
    let (rest, time) = if at { clock::told(input) } else { clock::in_words(input) }.ok()?;
    let day = rest.first().is_some_and(|next| {
        let word = rest.word(next);
        words::day_word(word).is_some() || ["each", "every", "everyday"].iter().any(|one| word.eq_ignore_ascii_case(one))
    });
    (day || at && clock::is_printed(input, &rest)).then_some((rest, time))
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
    if let Ok((rest, time)) = clock::spoken(input).or_else(|error| told_beside_a_day(input, scene).ok_or(error)) {
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
            && !goes_on(&after)
            && let Ok((rest, day)) = absolute::day(input)
        {
            return whole(rest, Expression::Calendar(Calendar { day: Some(day), ..Calendar::default() }));
        }
        return fail(input);
    }
    // `on the 17 from 2pm to 4pm`
    if scene.reads(input.at.wrapping_sub(1), "the")
        && scene.reads(input.at.wrapping_sub(2), "on")
        && let Ok((rest, day)) = absolute::day(input)
        && (reads(&rest, "from") || reads(&rest, "between"))
        && clock::told(rest.take_from(1)).is_ok()
    {
        return whole(rest, Expression::Calendar(Calendar { day: Some(day), ..Calendar::default() }));
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

/// Whether a day is the name of a programme or a paper: `the Today programme`, `USA Today`.
fn is_title(input: Input<'_>, scene: &Scene<'_, '_>) -> bool {
    let capital = input.first().is_some_and(|token| token.is(Class::CAPITAL));
    let next = input.take_from(1);
    let shown = ["co-host", "host", "presenter", "program", "programme", "show"].iter().any(|word| reads(&next, word));
    let before = input.at.wrapping_sub(1);
    capital && (shown || ["christianity", "india", "psychology", "russia", "usa"].iter().any(|word| scene.reads(before, word)))
}

/// An expression that begins with a word of time.
fn word_led<'t>(input: Input<'t>, tables: Tables, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Reading> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let whole = |rest: Input<'t>, expression: Expression| Ok((rest, Reading::new(input.until(&rest), expression)));
    // `EOY`
    if matches!(word, "EOM" | "EOY") {
        let unit = if word == "EOY" { TimeUnit::Year } else { TimeUnit::Month };
        let named = Expression::Named { relation: words::Relation::This, target: super::expression::Target::Unit(unit) };
        let rest = input.take_from(1);
        return Ok((rest, Reading { modifier: Some(TimeModifier::End), ..Reading::new(input.until(&rest), named) }));
    }
    if tables.contains(Tables::RELATION)
        && let Ok((rest, expression)) = relative::named(input, scene)
    {
        return whole(rest, expression);
    }
    if tables.contains(Tables::DAY)
        && let Some(days) = words::day_word(word)
        && !is_title(input, scene)
    {
        let part = (word.eq_ignore_ascii_case("tonight") || word.eq_ignore_ascii_case("tonite")).then_some(words::DayPart::Night);
        let rest = input.take_from(1);
        return Ok((rest, Reading { day_part: part, ..Reading::new(input.until(&rest), Expression::Day(days)) }));
    }
    if let Ok((rest, calendar)) = absolute::fiscal(input) {
        return whole(rest, Expression::Calendar(calendar));
    }
    if tables.contains(Tables::LETTERED)
        && let Ok((rest, calendar)) = absolute::lettered(input)
    {
        return whole(rest, Expression::Calendar(calendar));
    }
    if let Some((rest, year)) = year::with_era(&input) {
        return whole(rest, Expression::Calendar(Calendar::year(year)));
    }
    if tables.contains(Tables::DECADE)
        && let Ok((rest, expression)) = period::decade(input, scene)
    {
        return whole(rest, expression);
    }
    if tables.contains(Tables::VAGUE)
        && let Ok((rest, vague)) = relative::vague(input, scene)
    {
        return whole(rest, Expression::Vague(vague));
    }
    if let Ok((rest, length)) = duration::aged(input) {
        return whole(rest, Expression::Length(length));
    }
    if tables.contains(Tables::DAY_PART)
        && let Some(part) = words::day_part(word)
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
    // `two weeks starting May 20th`
    if (reads(&rest, "starting") || reads(&rest, "beginning"))
        && !length.age
        && let Ok((end, first)) = core(skip(rest.take_from(1), "on"), scene)
        && super::beside::is_day(&first.expression)
    {
        return Ok((end, Expression::Stretch { length, last: false, of: Box::new(first.expression) }));
    }
    let article = reads(&input, "a") || reads(&input, "an");
    if article && !length.age && is_rate(input, &rest, scene) {
        return if length.count == Some(rust_decimal::Decimal::ONE)
            && scene.before_is(input.at, Class::PERCENT | Class::TIME_WORD | Class::DIGITS)
        {
            Ok((
                rest,
                Expression::Recurring(Recurrence::Period { count: rust_decimal::Decimal::ONE, unit: length.unit, weekend: length.weekend }),
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
