//! `The 57th` and `the 58th` of one event in one year in, whether they are one number out (check 113).

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::Hedge;
use claimlint_parser::{Claim, Class, Form, Ledger, TimeKind, TokenKind};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What is numbered one after the other.
const EVENTS: &[&str] = &[
    "assembly",
    "biennale",
    "championship",
    "championships",
    "conference",
    "congress",
    "convention",
    "edition",
    "fair",
    "festival",
    "forum",
    "games",
    "meeting",
    "olympiad",
    "regatta",
    "session",
    "staging",
    "summit",
    "symposium",
    "tournament",
    "workshop",
];
/// What names any event by its number.
const ANY: &[&str] = &["edition", "staging"];
/// The most words from the number to the event, and from the event to its year.
const NEAR: usize = 6;
const YEAR_NEAR: usize = 14;

/// One numbered event.
struct Numbered {
    span: Span,
    sentence: usize,
    number: Decimal,
    noun: String,
    /// The month, where it is told.
    month: Option<u32>,
}

/// Holds the numbers of named events against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut known: FxHashMap<(String, i32), Vec<Numbered>> = FxHashMap::default();
    for claim in &ledger.claims {
        let Some((name, year, numbered)) = numbered(ledger, claim).filter(|_| context.is_prose_sentence(claim.sentence)) else { continue };
        let others = known.entry((name.clone(), year)).or_default();
        let told = |other: &&Numbered| {
            let one_noun = other.noun == numbered.noun || [&other.noun, &numbered.noun].iter().any(|noun| ANY.contains(&&***noun));
            other.sentence != numbered.sentence
                && one_noun
                && (other.month.is_none() || numbered.month.is_none() || other.month == numbered.month)
        };
        if let Some(other) = others.iter().find(told) {
            let (here, there) = (ledger.text(numbered.span), ledger.text(other.span));
            let same = other.number == numbered.number;
            // Without the month there may have been two of them in the year.
            let sure = other.month.is_some() && numbered.month.is_some()
                || [&other.noun, &numbered.noun].iter().any(|noun| ANY.contains(&&***noun));
            let (verdict, message) = match (same, sure) {
                (true, _) => (Verdict::Holds, format!("the {here} in both places")),
                (false, true) => (Verdict::Conflict, format!("the {here} here, the {there} elsewhere")),
                (false, false) => (Verdict::Review, format!("the {here} here, the {there} elsewhere")),
            };
            out.push(compared(rule, verdict, numbered.span, other.span, message, format!("the same event: {name}, {year}")));
        }
        others.push(numbered);
    }
}

/// The name, year and number of an event that is numbered here.
fn numbered(ledger: &Ledger, claim: &Claim) -> Option<(String, i32, Numbered)> {
    let quantity = claim.quantity().filter(|quantity| quantity.form == Form::Ordinal && quantity.hedge == Hedge::None)?;
    let number = quantity.value?;
    let sentence = ledger.sentences.get(claim.sentence)?.tokens;
    let from = claim.tokens.end;
    let word = |at: usize| sentence.holds(at) && ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let last = (from + NEAR).min(sentence.end);
    let noun = (from..last).take_while(|&at| word(at)).find(|&at| EVENTS.binary_search(&ledger.lower(at)).is_ok())?;
    let name = name(ledger, claim, noun).filter(|name| !name.is_empty())?;
    // Several numbers or years of one sentence cannot be told apart.
    let claims = || ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims.get(index));
    let ordinals = claims().filter(|other| other.quantity().is_some_and(|quantity| quantity.form == Form::Ordinal)).count();
    let mut dates = claims().filter(|other| other.time().is_some_and(|time| time.kind == TimeKind::Date && time.stated.year.is_some()));
    let (date, None) = (dates.next()?, dates.next()) else { return None };
    let near = date.tokens.start.abs_diff(noun) <= YEAR_NEAR || date.tokens.start.abs_diff(claim.tokens.start) <= YEAR_NEAR;
    let time = date.time().filter(|time| near && ordinals == 1 && time.modifier.is_none())?;
    let noun = ledger.lower(noun).to_owned();
    Some((name, time.stated.year?, Numbered { span: claim.span, sentence: claim.sentence, number, noun, month: time.stated.month }))
}

/// The capitals that name an event: before its noun, behind `of`, or before `'s` or `, whose` and the number.
fn name(ledger: &Ledger, claim: &Claim, noun: usize) -> Option<String> {
    let capital = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL) && token.kind == TokenKind::Word);
    let folded = |tokens: Vec<usize>| {
        let kept = tokens.into_iter().map(|at| ledger.lower(at)).filter(|word| !matches!(*word, "annual" | "the" | "edition"));
        kept.collect::<Vec<_>>().join(" ")
    };
    let inside: Vec<usize> = (claim.tokens.end..=noun).filter(|&at| capital(at)).collect();
    if !inside.is_empty() && capital(noun) && inside.len() > 1 {
        return Some(folded(inside));
    }
    if ledger.lower(noun + 1) == "of" {
        let start = if ledger.lower(noun + 2) == "the" { noun + 3 } else { noun + 2 };
        return Some(folded((start..start + NEAR).take_while(|&at| capital(at)).collect()));
    }
    if !inside.is_empty() {
        return Some(folded(inside));
    }
    let before = claim.tokens.start.checked_sub(1)?;
    let own = ledger.tokens.get(before).is_some_and(|token| token.is(Class::POSSESSIVE)) && matches!(ledger.word(before), "'s" | "’s");
    let whose = ledger.lower(before) == "whose" && before.checked_sub(1).is_some_and(|comma| ledger.word(comma) == ",");
    let end = if own { before } else { before.checked_sub(1).filter(|_| whose)? };
    let start = (end.saturating_sub(NEAR)..end).rev().take_while(|&at| capital(at)).last()?;
    // The first word of a sentence has its capital from there.
    Some(folded((start..end).collect()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn events_are_sorted() {
        assert!(super::EVENTS.is_sorted());
    }
}
