//! A weekday beside a date in, whether the date falls on it out (T12).

use super::{accuse, agree, in_words, small, times};
use crate::check::Check;
use crate::checks::Context;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{has_weekday, nearest, nearest_weekday, weekday};
use claimlint_parser::{Claim, Class, Ledger, PartialDate, TokenKind, TokenSpan};
use jiff::civil::{Date, Weekday};

/// Checks weekdays that stand beside full dates.
pub(super) fn check_full(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (claim, time) in times(context) {
        if let Some((stated, tokens)) = apposed(context.ledger, claim).filter(|_| time.stated.weekday.is_none()) {
            check_apposed(rule, context, (claim, &time.stated), (stated, tokens), out);
            continue;
        }
        let stated = full(&time.stated).or_else(|| full_behind_letters(context.ledger, claim, &time.stated));
        let Some((stated, date)) = stated.filter(|(_, date)| has_weekday(*date)) else { continue };
        if is_old_style(context.ledger, claim) || is_newspaper(context.ledger, claim) {
            continue;
        }
        let Some(actual) = weekday(date) else { continue };
        if actual == stated {
            out.push(agree(rule, claim.span, format!("{} is a {}", in_words(date), name(actual))));
        } else {
            let message = format!("{} is a {}, not a {}", in_words(date), name(actual), name(stated));
            out.push(accuse(rule, context, claim.span, message, fixes(context.ledger, claim, date, stated, actual)));
        }
    }
}

fn check_apposed(
    rule: &Rule,
    context: &Context,
    (claim, date): (&Claim, &PartialDate),
    (stated, tokens): (Weekday, TokenSpan),
    out: &mut Vec<Check>,
) {
    let Some(date) = date_of(date).filter(|&date| has_weekday(date) && !is_old_style(context.ledger, claim)) else { return };
    let Some(actual) = weekday(date) else { return };
    let span = context.ledger.span_of(tokens);
    if actual == stated {
        out.push(agree(rule, span, format!("{} is a {}", in_words(date), name(actual))));
    } else {
        let message = format!("{} is a {}, not a {}", in_words(date), name(actual), name(stated));
        out.push(accuse(rule, context, span, message, vec![name(actual).to_owned()]));
    }
}

/// Checks weekdays that stand beside a day and month, in the year of a date beside them or against the day of publication.
pub(super) fn check_near(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut beside: Option<(usize, Date)> = None;
    let mut years: Option<Vec<i16>> = None;
    for (claim, time) in times(context) {
        let block = context.ledger.sentences.get(claim.sentence).map(|sentence| sentence.block);
        if let (Some((weekday, date)), Some(block)) = (full(&time.stated).filter(|(_, date)| has_weekday(*date)), block) {
            beside = (date.weekday() == weekday).then_some((block, date));
        }
        let Some((weekday, month, day)) = without_year(&time.stated) else { continue };
        // `on Wednesday, 14 May 2025; letters by Friday, 9 May`
        let same_year = beside.filter(|(place, _)| block == Some(*place)).and_then(|(_, known)| {
            let date = Date::new(known.year(), month, day).ok()?;
            ((date - known).get_days().abs() <= NEAR_DAYS).then_some(date)
        });
        let Some(near) = same_year.or(context.ledger.published) else { continue };
        let candidates = nearest(month, day, near);
        let Some(&date) = candidates.first() else { continue };
        // What is told in the past may have been the year before.
        let told = time.start.map(|start| start.at.date()).filter(|date| date.weekday() == weekday);
        if let Some(date) = candidates.iter().copied().find(|date| date.weekday() == weekday).or(told) {
            out.push(agree(rule, claim.span, format!("{} is a {}", in_words(date), name(weekday))));
            continue;
        }
        let years = years.get_or_insert_with(|| years_told_of(context));
        let told_of = years.iter().any(|&year| falls_on(year, month, day, weekday));
        if !told_of && !names_year(context.ledger, claim, date) {
            let actual = date.weekday();
            let message = format!("{} is a {}, not a {}", in_words(date), name(actual), name(weekday));
            out.push(accuse(rule, context, claim.span, message, fixes(context.ledger, claim, date, weekday, actual)));
        }
    }
}

/// The weekday, month and day of a date that states these and no year.
fn without_year(stated: &PartialDate) -> Option<(Weekday, i8, i8)> {
    let day = (stated.weekday?, stated.month.and_then(small)?, stated.day.and_then(small)?);
    stated.year.is_none().then_some(day)
}

fn falls_on(year: i16, month: i8, day: i8, weekday: Weekday) -> bool {
    Date::new(year, month, day).is_ok_and(|date| has_weekday(date) && date.weekday() == weekday)
}

/// The years that a text names and two or more of its dates without a year fall in, as their weekdays show: a text of today that
/// tells of the strike of 1925 leaves the year out of its days.
fn years_told_of(context: &Context) -> Vec<i16> {
    let mut days: Vec<_> = times(context).filter_map(|(_, time)| without_year(&time.stated)).collect();
    days.sort_unstable_by_key(|&(weekday, month, day)| (month, day, weekday.to_monday_zero_offset()));
    days.dedup();
    let mut years: Vec<i16> = times(context).filter_map(|(_, time)| i16::try_from(time.stated.year?).ok()).collect();
    years.sort_unstable();
    years.dedup();
    years.retain(|&year| days.iter().filter(|&&(weekday, month, day)| falls_on(year, month, day, weekday)).count() >= 2);
    years
}

/// How many days a date without a year may be from one with a year beside it to be one of that year.
const NEAR_DAYS: i32 = 92;

/// The weekday and the date that are stated in full.
fn full(stated: &PartialDate) -> Option<(Weekday, Date)> {
    Some((stated.weekday?, date_of(stated)?))
}

/// The day that is stated with its month and year.
pub(super) fn date_of(stated: &PartialDate) -> Option<Date> {
    Date::new(i16::try_from(stated.year?).ok()?, stated.month.and_then(small)?, stated.day.and_then(small)?).ok()
}

/// A weekday in apposition behind a full date: `5 November 2024, a Monday`.
fn apposed(ledger: &Ledger, claim: &Claim) -> Option<(Weekday, TokenSpan)> {
    let sentence = ledger.sentences.get(claim.sentence)?.tokens;
    let at = claim.tokens.end;
    let behind = ledger.word(at) == "," || ledger.word(at) == "(";
    let name = at + 2;
    if !behind || ledger.lower(at + 1) != "a" || name + 1 >= sentence.end || !matches!(ledger.word(name + 1), "." | "," | ";" | ")") {
        return None;
    }
    let names = std::iter::successors(Some(Weekday::Monday), |day| Some(day.next())).take(7);
    names.into_iter().find(|day| self::name(*day) == ledger.word(name)).map(|day| (day, TokenSpan::new(name, name + 1)))
}

/// A full date behind a weekday of two letters, as calendars print it: `Mo, October 7, 2014`.
///
/// The letters are words of their own, so they must begin a sentence, or stand behind a mark.
fn full_behind_letters(ledger: &Ledger, claim: &Claim, stated: &PartialDate) -> Option<(Weekday, Date)> {
    const LETTERS: &[(&str, Weekday)] = &[
        ("Fr", Weekday::Friday),
        ("Mo", Weekday::Monday),
        ("Sa", Weekday::Saturday),
        ("Su", Weekday::Sunday),
        ("Th", Weekday::Thursday),
        ("Tu", Weekday::Tuesday),
        ("We", Weekday::Wednesday),
    ];
    let mark = claim.tokens.start.checked_sub(1).filter(|&mark| matches!(ledger.word(mark), "," | "."))?;
    let at = mark.checked_sub(1)?;
    let (_, weekday) = LETTERS.iter().find(|(letters, _)| *letters == ledger.word(at))?;
    let begins = ledger.sentences.get(claim.sentence)?.tokens.start == at;
    let marked = at.checked_sub(1).and_then(|before| ledger.tokens.get(before)).is_some_and(|token| token.kind != TokenKind::Word);
    (stated.weekday.is_none() && (begins || marked)).then_some((*weekday, date_of(stated)?))
}

/// Whether the sentence says that its dates are of the Julian calendar.
fn is_old_style(ledger: &Ledger, claim: &Claim) -> bool {
    let sentence = ledger.sentences.get(claim.sentence).map(|sentence| ledger.text(sentence.span)).unwrap_or_default();
    sentence.contains("O.S.") || sentence.contains("Old Style") || sentence.contains("Julian")
}

/// Whether what looks like a short Sunday is the last word of a name: `Edmonton Sun, August 16, 2008`.
fn is_newspaper(ledger: &Ledger, claim: &Claim) -> bool {
    let named = |before: usize| ledger.tokens.get(before).is_some_and(|token| token.is(Class::CAPITAL) && token.kind == TokenKind::Word);
    ledger.word(claim.tokens.start) == "Sun" && claim.tokens.start.checked_sub(1).is_some_and(named)
}

/// Whether the sentence names another year, to which the day may belong.
fn names_year(ledger: &Ledger, claim: &Claim, date: Date) -> bool {
    let other = |index: usize| ledger.claims.get(index).and_then(Claim::time).and_then(|time| time.stated.year);
    ledger.claims_in(claim.sentence).filter_map(other).any(|year| year != i32::from(date.year()))
}

/// The right weekday, and the nearest date that falls on the stated one, in the words of the text.
fn fixes(ledger: &Ledger, claim: &Claim, date: Date, stated: Weekday, actual: Weekday) -> Vec<String> {
    let mut fixes = Vec::new();
    if let Some(token) = claim.tokens.range().find(|&token| ledger.tokens[token].is(Class::WEEKDAY)) {
        fixes.push(with(ledger, claim, token, &like(ledger.word(token), name(actual))));
    }
    let day = date.day().to_string();
    let is_day = |token: &usize| ledger.tokens[*token].kind == TokenKind::Number && ledger.word(*token) == day;
    if let Some(token) = claim.tokens.range().find(is_day)
        && let Some(near) = nearest_weekday(date, stated)
        && near.month() == date.month()
    {
        let ending = ledger.word(token + 1);
        let with_ending = matches!(ending, "st" | "nd" | "rd" | "th");
        // The ending of an ordinal would be wrong for another number, so such a date is offered only where it fits.
        if !with_ending || form_of(near.day()) == ending {
            fixes.push(with(ledger, claim, token, &near.day().to_string()));
        } else {
            fixes.push(without_ending(ledger, claim, token, near.day()));
        }
    }
    fixes
}

/// The words of a claim with one token replaced.
fn with(ledger: &Ledger, claim: &Claim, token: usize, word: &str) -> String {
    let place = ledger.span_of(TokenSpan::new(token, token + 1));
    replaced(ledger, claim, place, word)
}

/// The words of a claim with an ordinal day replaced, ending and all.
fn without_ending(ledger: &Ledger, claim: &Claim, token: usize, day: i8) -> String {
    let place = ledger.span_of(TokenSpan::new(token, token + 2));
    replaced(ledger, claim, place, &format!("{day}{}", form_of(day)))
}

fn replaced(ledger: &Ledger, claim: &Claim, place: Span, word: &str) -> String {
    let before = ledger.text(Span::new(claim.span.start, place.start));
    let after = ledger.text(Span::new(place.end, claim.span.end));
    format!("{before}{word}{after}")
}

/// The ending of an ordinal.
const fn form_of(day: i8) -> &'static str {
    match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

/// A weekday shortened as the text shortens its own.
fn like(printed: &str, name: &str) -> String {
    let short = if printed.chars().count() <= 4 { printed.chars().count().min(3) } else { name.len() };
    let word = &name[..short];
    if printed.chars().all(|c| !c.is_lowercase()) { word.to_uppercase() } else { word.to_owned() }
}

/// The name of a weekday.
pub(super) const fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
