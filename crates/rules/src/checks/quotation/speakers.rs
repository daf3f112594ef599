//! Quotations in, whether the same words are given to two people out (check 88).

use super::passage::{Passage, is_pronoun, name_of, same_speaker};
use crate::check::{Check, Verdict};
use crate::checks::name::introduced::is_part;
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, ClaimKind, Ledger, TokenSpan};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

/// Words that say that somebody takes up what another has said.
const TAKEN_UP: &[&str] = &[
    "agreed",
    "echoed",
    "echoing",
    "imitated",
    "mimicked",
    "parroted",
    "quoted",
    "quotes",
    "quoting",
    "recited",
    "repeated",
    "repeating",
    "repeats",
];

/// The fewest words that one person alone is likely to have said so.
const TELLING: usize = 7;

/// Checks every quotation of which the same words stand before, both with a speaker who is named.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let passages = context.passages();
    let introduced = LazyCell::new(|| introduced(context, passages));
    let mut known: FxHashMap<Vec<u32>, &Passage> = FxHashMap::default();
    for passage in passages {
        let [run] = passage.runs.as_slice() else { continue };
        let Some(name) = name_of(ledger, &passage.speaker) else { continue };
        let words: Vec<u32> = run.iter().map(|word| word.id).collect();
        let Some(first) = known.get(&words) else {
            known.insert(words, passage);
            continue;
        };
        let (Some(earlier), Some(claim), Some(before)) =
            (name_of(ledger, &first.speaker), ledger.claims.get(passage.claim), ledger.claims.get(first.claim))
        else {
            continue;
        };
        match same_speaker(ledger, &first.speaker, &passage.speaker) {
            Some(true) => {
                let mut check = report(rule, Verdict::Holds, claim.span, format!("{earlier} said so in both places"));
                check.related.push(evidence(before.span, "the same words"));
                out.push(check);
            }
            Some(false) if !is_taken_up(ledger, claim) && known_person(&introduced, &name) && known_person(&introduced, &earlier) => {
                let message = format!("the words are those of {earlier} elsewhere, not of {name}");
                // A surname that only stands near may be that of somebody spoken of, and a slogan is in many mouths.
                let told = |passage: &Passage, name: &str| !passage.guessed || name.contains(char::is_whitespace);
                // Whom `he` means is a matter of reading.
                let spoken = !is_told_by_pronoun(ledger, claim) && !is_told_by_pronoun(ledger, before);
                let sure = told(passage, &name) && told(first, &earlier) && run.len() >= TELLING && spoken;
                let verdict = if sure { Verdict::Conflict } else { Verdict::Review };
                let mut check = report(rule, verdict, source(ledger, claim, &name), message);
                check.related.push(evidence(before.span, format!("the same words, said by {earlier}")));
                check.related.push(evidence(claim.span, "the words"));
                out.push(check);
            }
            Some(false) | None => {}
        }
    }
}

/// Whether a name is that of a person: two words or more, or the surname of somebody who is introduced.
fn known_person(introduced: &FxHashSet<String>, name: &str) -> bool {
    name.contains(char::is_whitespace) || introduced.contains(name)
}

/// The surnames of those whose full name stands somewhere, as a source at least.
fn introduced(context: &Context, passages: &[Passage]) -> FxHashSet<String> {
    let ledger = context.ledger;
    let mut introduced: FxHashSet<String> = context.surnames().iter().map(|&name| name.to_owned()).collect();
    introduced.extend(ledger.people.iter().map(|person| person.surname.clone()));
    let names = passages.iter().filter_map(|passage| name_of(ledger, &passage.speaker));
    introduced.extend(
        names.filter(|name| name.contains(char::is_whitespace)).filter_map(|name| name.split_whitespace().next_back().map(str::to_owned)),
    );
    introduced
}

/// The words that name the speaker; the quotation itself where nothing in its sentence does.
fn source(ledger: &Ledger, claim: &Claim, name: &str) -> Span {
    let Some(surname) = name.split_whitespace().next_back() else { return claim.span };
    let ClaimKind::Quotation(quotation) = &claim.kind else { return claim.span };
    let attribution = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
    if let Some(&source) = attribution.and_then(|attribution| attribution.source.first())
        && !is_pronoun(ledger.text(source))
    {
        return source;
    }
    let Some(sentence) = ledger.sentences.get(claim.sentence) else { return claim.span };
    let named = sentence.tokens.range().find(|at| !claim.tokens.holds(*at) && ledger.word(*at) == surname);
    let begins = |last: usize| {
        let first = (sentence.tokens.start..last).rev().take_while(|&at| is_part(ledger, at)).last().unwrap_or(last);
        ledger.span_of(TokenSpan::new(first, last + 1))
    };
    named.map_or(claim.span, begins)
}

/// Whether the speaker of a quotation is told by a pronoun alone.
fn is_told_by_pronoun(ledger: &Ledger, claim: &Claim) -> bool {
    let ClaimKind::Quotation(quotation) = &claim.kind else { return false };
    let attribution = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
    attribution.and_then(|attribution| attribution.source.first()).is_some_and(|&source| is_pronoun(ledger.text(source)))
}

/// Whether the sentence says that the speaker takes up somebody else's words.
fn is_taken_up(ledger: &Ledger, claim: &Claim) -> bool {
    let Some(sentence) = ledger.sentences.get(claim.sentence) else { return false };
    let outside = |token: &usize| !claim.tokens.holds(*token);
    sentence.tokens.range().filter(outside).any(|token| TAKEN_UP.binary_search(&&*ledger.word(token).to_lowercase()).is_ok())
}
