//! Stated days in, those that their month does not have out.

use super::{MONTHS, accuse, small, times};
use crate::check::Check;
use crate::checks::Context;
use crate::page::Rule;
use claimlint_parser::value::{days_in_month, is_day_of_month};
use claimlint_parser::{Class, Ledger, TokenSpan};

/// Checks that every stated month has the day that is stated of it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (claim, time) in times(context) {
        let stated = &time.stated;
        let (Some(month), Some(day)) = (stated.month.and_then(small), stated.day.and_then(small)) else { continue };
        let year = stated.year.and_then(|year| i16::try_from(year).ok());
        if is_day_of_month(year, month, day) || is_example(context, claim.sentence) {
            continue;
        }
        let message = match days_in_month(year, month) {
            None => format!("there is no month {month}"),
            Some(28) if day == 29 => format!("February {} has 28 days", year.unwrap_or_default()),
            Some(days) => format!("{} has {days} days", MONTHS.get(usize::from(month.unsigned_abs()) - 1).copied().unwrap_or_default()),
        };
        out.push(accuse(rule, context, claim.span, message, Vec::new()));
    }
    check_tokens(rule, context, out);
}

/// Whether a sentence says itself that there is no such day.
fn is_example(context: &Context, sentence: usize) -> bool {
    let Some(tokens) = context.ledger.sentences.get(sentence).map(|sentence| sentence.tokens) else { return false };
    let word = |at: usize| context.ledger.lower(at);
    tokens.range().any(|at| match word(at) {
        "invalid" | "impossible" | "nonexistent" => true,
        "not" => word(at + 1) == "valid" || word(at + 2) == "valid" || word(at + 1) == "exist",
        "no" => word(at + 1) == "such",
        // `but April only has 30 days`
        "days" => matches!(word(at.saturating_sub(1)), "28" | "29" | "30" | "31") && matches!(word(at.saturating_sub(2)), "has" | "only"),
        _ => false,
    })
}

/// Checks days that no month has, which the ledger therefore does not read as dates: `May 32, 2019`, `2019-05-32`.
fn check_tokens(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let sentences = ledger.sentences.iter().filter(|sentence| sentence.classes.intersects(Class::MONTH));
    let months = sentences.flat_map(|sentence| sentence.tokens.range()).filter(|&at| ledger.tokens[at].is(Class::MONTH));
    let months = months.filter_map(|at| Some((at, day_beside_month(ledger, at)?)));
    let dashes = context.places().of_words(&ledger.lexemes, &["-"]).into_iter();
    let numbers = dashes.filter_map(|dash| dash.checked_sub(1)).filter_map(|at| Some((at, numeric(ledger, at)?)));
    for (at, (place, month)) in months.chain(numbers) {
        let span = ledger.span_of(place);
        let known = ledger.claims.iter().skip(ledger.claims.partition_point(|claim| claim.span.end <= span.start)).take(8);
        let known = known.into_iter().any(|claim| claim.span.contains(span) && claim.time().is_some());
        let sentence = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        // The number that ends a cell is no day of the month that begins the next one.
        let whole = ledger.sentences.get(sentence).is_some_and(|sentence| sentence.span.contains(span));
        if whole && !known && context.is_prose(span) && !is_example(context, sentence) {
            let name = MONTHS.get(month).copied().unwrap_or_default();
            let days = i8::try_from(month + 1).ok().and_then(|month| days_in_month(None, month)).unwrap_or(31);
            out.push(accuse(rule, context, span, format!("{name} has {days} days"), Vec::new()));
        }
    }
}

/// `May 32, 2019`, `32 May 2019`: the place and the month, counted from 0.
fn day_beside_month(ledger: &Ledger, at: usize) -> Option<(TokenSpan, usize)> {
    ledger.tokens.get(at).filter(|token| token.is(Class::MONTH) && token.spaced)?;
    let word = ledger.word(at);
    let month = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(word) || (3..=4).contains(&word.len()) && month.get(..word.len()).is_some_and(|short| short == word)
    })?;
    // A shortened month has its point as a token of its own.
    let behind = at + 1 + usize::from(ledger.word(at + 1) == ".");
    let comma = usize::from(ledger.word(behind + 1) == ",");
    if is_day_too_late(ledger, behind) && is_year(ledger, behind + 1 + comma) {
        return Some((TokenSpan::new(at, behind + 2 + comma), month));
    }
    // In `SIGPLAN Notices 28(3): 37-52 March 1993` pages stand before the month.
    let page = |day: usize| {
        let tight = ledger.tokens.get(day).is_some_and(|token| !token.spaced);
        tight && day.checked_sub(1).is_some_and(|mark| matches!(ledger.word(mark), "-" | "–" | ":"))
    };
    let before = at.checked_sub(1).filter(|&before| is_day_too_late(ledger, before) && is_year(ledger, behind) && !page(before))?;
    Some((TokenSpan::new(before, behind + 1), month))
}

/// `2019-05-32`: a date as ISO 8601 writes it, but for its day.
fn numeric(ledger: &Ledger, at: usize) -> Option<(TokenSpan, usize)> {
    let tight = |token: usize| ledger.tokens.get(token).is_some_and(|token| !token.spaced);
    let dash = |token: usize| ledger.word(token) == "-" && tight(token);
    let month = ledger.word(at + 2);
    let number = month.parse::<usize>().ok().filter(|number| month.len() == 2 && (1..=12).contains(number))?;
    let day = ledger.word(at + 4).parse::<u32>().ok().filter(|day| (32..=39).contains(day) && ledger.word(at + 4).len() == 2);
    let alone = !(dash(at + 5) || tight(at + 5) && ledger.word(at + 5).starts_with(char::is_alphanumeric));
    (is_year(ledger, at) && dash(at + 1) && tight(at + 2) && dash(at + 3) && tight(at + 4) && day.is_some() && alone)
        .then(|| (TokenSpan::new(at, at + 5), number - 1))
}

/// Whether a token is a number past the days of every month, written as a day.
fn is_day_too_late(ledger: &Ledger, token: usize) -> bool {
    let word = ledger.word(token);
    word.len() == 2 && word.parse::<u32>().is_ok_and(|day| (32..=99).contains(&day))
}

/// Whether a token is a year in four digits.
fn is_year(ledger: &Ledger, token: usize) -> bool {
    let word = ledger.word(token);
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1000..2200).contains(&year))
}
