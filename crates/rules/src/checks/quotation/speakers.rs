//! Quotations in, whether the same words are given to two people out (check 88).

use super::passage::{Passage, Speaker, passages};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, ClaimKind, Ledger};
use rustc_hash::FxHashMap;

/// Words that say that somebody takes up what another has said.
const TAKEN_UP: &[&str] = &["agreed", "echoed", "echoing", "imitated", "mimicked", "parroted", "quoted", "quotes", "quoting", "recited", "repeated", "repeating", "repeats"];

/// Checks every quotation of which the same words stand before, both with a speaker who is named.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let passages = passages(context);
    let mut known: FxHashMap<Vec<u32>, &Passage> = FxHashMap::default();
    for passage in &passages {
        let Speaker::Person(person) = passage.speaker else { continue };
        let [run] = passage.runs.as_slice() else { continue };
        let words: Vec<u32> = run.iter().map(|word| word.id).collect();
        let Some(first) = known.get(&words) else {
            known.insert(words, passage);
            continue;
        };
        let (Speaker::Person(earlier), Some(claim), Some(before)) = (&first.speaker, ledger.claims.get(passage.claim), ledger.claims.get(first.claim)) else {
            continue;
        };
        let name = |person: usize| ledger.people.get(person).map(|person| person.name.as_str()).unwrap_or_default();
        let surname = |person: usize| ledger.people.get(person).map(|person| person.surname.to_lowercase());
        if person == *earlier {
            let mut check = report(rule, Verdict::Holds, claim.span, format!("{} said so in both places", name(person)));
            check.related.push(evidence(before.span, "the same words"));
            out.push(check);
        } else if surname(person) != surname(*earlier) && !is_taken_up(ledger, claim) {
            let message = format!("the words are those of {} elsewhere, not of {}", name(*earlier), name(person));
            let mut check = report(rule, Verdict::Conflict, source(ledger, claim, person), message);
            check.related.push(evidence(before.span, format!("the same words, said by {}", name(*earlier))));
            check.related.push(evidence(claim.span, "the words"));
            out.push(check);
        }
    }
}

/// The words that name the speaker; the quotation itself where nothing in its sentence does.
fn source(ledger: &Ledger, claim: &Claim, person: usize) -> Span {
    let ClaimKind::Quotation(quotation) = &claim.kind else { return claim.span };
    let attribution = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
    let named = attribution.and_then(|attribution| attribution.source.first().copied());
    let beside = || {
        let mut claims = ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims.get(index));
        claims.find(|other| matches!(&other.kind, ClaimKind::Person(mention) if mention.person == person)).map(|other| other.span)
    };
    named.or_else(beside).unwrap_or(claim.span)
}

/// Whether the sentence says that the speaker takes up somebody else's words.
fn is_taken_up(ledger: &Ledger, claim: &Claim) -> bool {
    let Some(sentence) = ledger.sentences.get(claim.sentence) else { return false };
    let outside = |token: &usize| !claim.tokens.holds(*token);
    sentence.tokens.range().filter(outside).any(|token| TAKEN_UP.binary_search(&&*ledger.word(token).to_lowercase()).is_ok())
}
