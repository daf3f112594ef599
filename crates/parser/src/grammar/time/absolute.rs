//! Tokens in, dates of the calendar in words out: `Monday, April 5th, 2020`, `the 20th of May`, `spring 1916`, `Q3 2019`.

use super::super::Input;
use super::expression::{Calendar, YearPart};
use super::words::{self, Lettered};
use super::year::{year_after, year_word};
use super::{Scene, fail, goes_on, joint, reads, skip};
use crate::grammar::number;
use crate::lexicon::Class;
use crate::token::TokenKind;
use nom::{IResult, Input as _, Parser as _};

/// A date that begins with a month, a day or a weekday, year and weekday included wherever they stand.
pub(super) fn date<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Calendar> {
    if let Some(found) = super::numeric::named_month(input) {
        return Ok(found);
    }
    let (rest, calendar) = with_weekday(input, scene)?;
    Ok(weekday_behind(rest, calendar))
}

/// A month name, with the point of an abbreviation.
pub(super) fn month(input: Input<'_>) -> IResult<Input<'_>, i8> {
    let Some(token) = input.first().filter(|token| token.is(Class::MONTH)) else { return fail(input) };
    let word = input.word(token);
    let Some(month) = words::month(word) else { return fail(input) };
    Ok((after_point(input.take_from(1), word), month))
}

/// A weekday, with the point of an abbreviation.
pub(super) fn weekday(input: Input<'_>) -> IResult<Input<'_>, jiff::civil::Weekday> {
    let Some(token) = input.first().filter(|token| token.is(Class::WEEKDAY)) else { return fail(input) };
    let word = input.word(token);
    // Lower-case abbreviations are words of their own (`sat`, `sun`, `wed`).
    if words::is_short_weekday(word) && !token.is(Class::CAPITAL) && word.len() < 4 {
        return fail(input);
    }
    let Some(weekday) = words::weekday(word) else { return fail(input) };
    Ok((if words::is_short_weekday(word) { after_point(input.take_from(1), word) } else { input.take_from(1) }, weekday))
}

/// The day of a month: `5`, `5th`, `fifth`, `twenty-fifth`.
pub(super) fn day(input: Input<'_>) -> IResult<Input<'_>, i8> {
    let Some(token) = input.first() else { return fail(input) };
    let valid = |day: Option<u32>| day.filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok());
    if token.is(Class::DIGITS) {
        let word = input.word(token);
        let plain = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let Some(day) = valid(word.parse().ok()).filter(|_| plain) else { return fail(input) };
        let rest = input.take_from(1);
        return Ok((suffix(rest).unwrap_or(rest), day));
    }
    if !token.is(Class::ORDINAL_WORD | Class::NUMBER_WORD) {
        return fail(input);
    }
    let (rest, number) = match number::ordinal(input) {
        Ok(read) => read,
        // `May twenty-nine`, `twenty-five January`
        Err(_) => number::cardinal(input)?,
    };
    match valid(number.whole()) {
        Some(day) => Ok((rest, day)),
        None => fail(input),
    }
}

/// `st`, `nd`, `rd`, `th` set tight behind digits.
pub(super) fn suffix(input: Input<'_>) -> Option<Input<'_>> {
    let token = input.first()?;
    (!token.spaced && number::is_ordinal_suffix(input.word(token))).then(|| input.take_from(1))
}

/// A weekday and a date, or either alone; a part of the day may stand between them.
fn with_weekday<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Calendar> {
    let Ok((after, weekday)) = weekday(input) else { return without_weekday(input) };
    let mut at = after;
    for mark in [",", "(", "-", "/"] {
        if reads(&at, mark) {
            at = at.take_from(1);
            break;
        }
    }
    if at.input_len() == after.input_len()
        && at.first().is_some_and(|token| token.is(Class::TIME_WORD) && words::day_part(at.word(token)).is_some())
    {
        at = at.take_from(1);
        at = skip(at, "of");
        at = skip(at, ",");
    }
    at = skip(at, "the");
    if let Ok((rest, calendar)) = without_weekday(at)
        && (calendar.day.is_some() && calendar.month.is_some())
    {
        let rest = if reads(&after, "(") && reads(&rest, ")") { rest.take_from(1) } else { rest };
        return Ok((rest, Calendar { weekday: Some(weekday), ..calendar }));
    }
    if let Ok((rest, calendar)) = super::numeric::date(at, scene) {
        return Ok((rest, Calendar { weekday: Some(weekday), ..calendar }));
    }
    // `Tue 13th`, `Wednesday the fourth`: the month is left out.
    if let Ok((rest, day)) = day(at)
        && (suffixed(at, &rest)
            || at.input_len() < after.input_len() && reads(&after, "the")
            || rest.first().is_none_or(|next| matches!(rest.mark(next), '!' | '.' | '?' | ';')))
        && (!goes_on(&rest) || super::clock::clock(rest).is_ok())
    {
        return Ok((rest, Calendar { day: Some(day), ..Calendar::weekday(weekday) }));
    }
    // An abbreviation alone is a weekday only where a preposition or its point says so.
    let word = input.first().map_or("", |token| input.word(token));
    let pointed = input.input_len() - after.input_len() == 2;
    if words::is_short_weekday(word)
        && !pointed
        && !scene.before_is(input.at, Class::PREPOSITION)
        && !scene.reads(input.at.wrapping_sub(1), "week")
    {
        return fail(input);
    }
    let named = ["black", "bloody", "cyber", "giving", "super", "fat", "holy", "shrove"]
        .iter()
        .any(|name| scene.reads(input.at.wrapping_sub(1), name));
    if named || is_newspaper(&after) {
        return fail(input);
    }
    Ok((after, Calendar::weekday(weekday)))
}

/// Whether a weekday is a part of the name of a newspaper.
fn is_newspaper(after: &Input<'_>) -> bool {
    const NAMES: &[&str] =
        &["Times", "Telegraph", "Mirror", "Mail", "Express", "Herald", "Post", "Tribune", "Star", "World", "Independent"];
    after.first().is_some_and(|token| NAMES.contains(&after.word(token)))
}

/// `(Fri)`, `, Friday` behind a full date.
pub(super) fn weekday_behind(input: Input<'_>, calendar: Calendar) -> (Input<'_>, Calendar) {
    if calendar.weekday.is_some() || calendar.day.is_none() {
        return (input, calendar);
    }
    let Some(mark) = input.first() else { return (input, calendar) };
    match (input.word(mark), weekday(input.take_from(1))) {
        ("(", Ok((rest, weekday))) if reads(&rest, ")") => (rest.take_from(1), Calendar { weekday: Some(weekday), ..calendar }),
        _ => (input, calendar),
    }
}

/// `5th of April, 2020` or `April 5th, 2020` or `April 2020` or `April`.
pub(super) fn without_weekday(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    month_first.or(day_first).parse(input)
}

/// `April 5th, 2020`, `April the fifth`, `April 2020`, `April`.
pub(super) fn month_first(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    let (after, month) = month(input)?;
    let month_only = Calendar { month: Some(month), ..Calendar::default() };
    if let Some(read) = day_behind_comma(after, month_only) {
        return Ok(read);
    }
    let at = joint(after);
    let words = at.first().is_some_and(|token| token.is(Class::NUMBER_WORD) && !token.is(Class::ORDINAL_WORD));
    if let Ok((rest, day)) = day(skip(at, "the"))
        && !(words
            && super::clock::clock(rest).is_err()
            && rest
                .first()
                .is_some_and(|next| next.is(Class::LOWER) && !next.is(Class::PREPOSITION | Class::AUXILIARY | Class::ORDINAL_WORD)))
        && !is_clock(&rest, &at)
        && !counts(&rest, &at)
    {
        let calendar = Calendar { day: Some(day), ..month_only };
        return Ok(year_behind(rest, calendar));
    }
    Ok(year_behind(after, month_only))
}

/// `January, 10, 2016`, `January, 10 – 12, 2016`: a comma too many before the day, where a year says that it is one.
fn day_behind_comma<'t>(after: Input<'t>, month: Calendar) -> Option<(Input<'t>, Calendar)> {
    let at = reads(&after, ",").then(|| after.take_from(1))?;
    let (rest, day) = day(at).ok().filter(|_| at.first().is_some_and(|token| token.is(Class::DIGITS)))?;
    let calendar = Calendar { day: Some(day), ..month };
    let dated = |rest: Input<'t>| reads(&rest, ",").then(|| year_after(&rest.take_from(1))).flatten();
    if let Some((rest, year)) = dated(rest) {
        return Some((rest, Calendar { year: Some(year), ..calendar }));
    }
    let dash = rest.first().filter(|token| token.is(Class::DASH)).map(|_| rest.take_from(1))?;
    let (last, _) = self::day(dash).ok()?;
    dated(last).map(|_| (rest, calendar))
}

/// `5 April 2020`, `5th of April`, `5-Apr-2020`, `21/Apr/2014`, `23rd day of September`.
pub(super) fn day_first(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    let (after, day) = day(input)?;
    let mut at = joint(after);
    if reads(&at, "day") && reads(&at.take_from(1), "of") {
        at = at.take_from(2);
    } else {
        at = skip(at, "of");
    }
    let (rest, month) = month(at)?;
    // `12 may` and `5 march` are more often a verb than a month.
    let word = at.first().map_or("", |token| at.word(token));
    let small = at.first().is_some_and(|token| !token.is(Class::CAPITAL));
    if small && words::is_doubtful_month(word) && word.len() < 6 && word != "april" && word != "june" && year_after(&rest).is_none() {
        return fail(input);
    }
    Ok(year_behind(rest, Calendar { day: Some(day), month: Some(month), ..Calendar::default() }))
}

/// A year behind a month or a day, after a comma, a slash, a hyphen, `of` or `in`.
pub(super) fn year_behind(input: Input<'_>, calendar: Calendar) -> (Input<'_>, Calendar) {
    let bare = joint(input);
    for at in [bare, skip(input, ","), skip(input, "of"), skip(skip(input, "of"), "the")] {
        if let Some((rest, year)) = year_after(&at) {
            return (rest, Calendar { year: Some(year), ..calendar });
        }
        if let Some((rest, year)) = short_year(&at) {
            return (rest, Calendar { year: Some(year), ..calendar });
        }
    }
    // `April of 87`
    if reads(&input, "of")
        && calendar.day.is_none()
        && let Some(digits) = input.take_from(1).first().filter(|token| token.is(Class::DIGITS))
        && let Ok(short @ 32..=99) = input.word(digits).parse::<i16>()
        && !goes_on(&input.take_from(2))
    {
        return (input.take_from(2), Calendar { year: Some(1900 + short), ..calendar });
    }
    if reads(&input, "in")
        && let Some((rest, year)) = year_after(&input.take_from(1))
    {
        return (rest, Calendar { year: Some(year), ..calendar });
    }
    if let Some((rest, year)) = year_word(&input) {
        return (rest, Calendar { year: Some(year), ..calendar });
    }
    (input, calendar)
}

/// `'82` behind a month.
fn short_year<'t>(input: &Input<'t>) -> Option<(Input<'t>, i16)> {
    let mark = input.first()?;
    let digits = input.take_from(1).first()?;
    let word = input.word(digits);
    if matches!(input.mark(mark), '\'' | '’' | '‘') && !digits.spaced && word.len() == 2 && digits.is(Class::DIGITS) {
        let year: i16 = word.parse().ok()?;
        return Some((input.take_from(2), if year < 30 { 2000 + year } else { 1900 + year }));
    }
    None
}

/// A season with its year: `the spring of 1916`, `summer 1918`; the season alone has none.
pub(super) fn season(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    let Some(token) = input.first().filter(|token| token.is(Class::SEASON)) else { return fail(input) };
    let Some(season) = words::season(input.word(token)) else { return fail(input) };
    let after = input.take_from(1);
    let calendar = Calendar { part: Some(YearPart::Season(season)), ..Calendar::default() };
    for at in [after, skip(after, "of"), skip(after, ",")] {
        if let Some((rest, year)) = year_after(&at) {
            return Ok((rest, Calendar { year: Some(year), ..calendar }));
        }
    }
    Ok((after, calendar))
}

/// `Q3 2019`, `Q3`, `H1 2020`, `Q3 of 2019`.
pub(super) fn lettered(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    let Some(token) = input.first() else { return fail(input) };
    let part = match words::lettered(input.word(token)) {
        Some(Lettered::Quarter(quarter)) => YearPart::Quarter(quarter),
        Some(Lettered::Half(half)) => YearPart::Half(half),
        None => return fail(input),
    };
    let after = input.take_from(1);
    let calendar = Calendar { part: Some(part), ..Calendar::default() };
    for at in [joint(after), skip(after, "of"), skip(after, ",")] {
        if let Some((rest, year)) = year_after(&at) {
            return Ok((rest, Calendar { year: Some(year), ..calendar }));
        }
    }
    Ok((after, calendar))
}

/// `fiscal year 2019`, `fiscal 2019`, `FY 2019`, `the financial year 2019`, `calendar year 2008`.
pub(super) fn fiscal(input: Input<'_>) -> IResult<Input<'_>, Calendar> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    let calendar = word.eq_ignore_ascii_case("calendar") || word.eq_ignore_ascii_case("cy");
    let named = ["fiscal", "financial", "calendar"].iter().any(|name| word.eq_ignore_ascii_case(name));
    let rest = if named {
        let rest = skip(after, "year");
        if calendar && rest.input_len() == after.input_len() {
            return fail(input);
        }
        rest
    } else if word.eq_ignore_ascii_case("fy") || word.eq_ignore_ascii_case("cy") {
        after
    } else {
        return fail(input);
    };
    let Some((rest, year)) = year_after(&rest) else { return fail(input) };
    let part = if calendar { None } else { Some(YearPart::Fiscal) };
    Ok((rest, Calendar { part, ..Calendar::year(year) }))
}

/// Whether digits after a month name go on as a clock time (`May 10:30`).
fn is_clock(rest: &Input<'_>, at: &Input<'_>) -> bool {
    at.input_len() - rest.input_len() == 1
        && rest.first().is_some_and(|token| !token.spaced && rest.mark(token) == ':')
        && rest.take_from(1).first().is_some_and(|token| !token.spaced && token.is(Class::DIGITS))
}

/// Whether the number after a month counts the noun behind it (`in May 20 people died`) or goes on as another number.
fn counts(rest: &Input<'_>, at: &Input<'_>) -> bool {
    let Some(next) = rest.first() else { return false };
    let word = rest.word(next);
    if at.input_len() - rest.input_len() > 1 {
        return false;
    }
    if next.is(Class::PERCENT | Class::CURRENCY) || matches!(word, "%" | "million" | "billion" | "percent" | "per") {
        return true;
    }
    next.kind == TokenKind::Word
        && matches!(word, "people" | "men" | "women" | "children" | "others" | "km" | "miles" | "years" | "days" | "months" | "hours")
}

/// Whether more than digits were read: a suffix or words make it an ordinal.
fn suffixed(at: Input<'_>, rest: &Input<'_>) -> bool {
    at.input_len() - rest.input_len() > 1 || at.first().is_some_and(|token| token.kind == TokenKind::Word)
}

/// Skips the point of an abbreviation.
fn after_point<'t>(rest: Input<'t>, word: &str) -> Input<'t> {
    match rest.first() {
        Some(point) if !point.spaced && rest.mark(point) == '.' && word.len() <= 5 && rest.input_len() > 1 => {
            let goes_on = rest.take_from(1).first().is_some_and(|next| {
                let word = rest.word(next);
                next.is(Class::DIGITS | Class::LOWER) && !next.is(Class::CAPITAL) || matches!(word, "," | ")" | ";" | "–" | "-" | "/")
            });
            if goes_on { rest.take_from(1) } else { rest }
        }
        _ => rest,
    }
}
