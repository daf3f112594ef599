//! Words like `decade-long` in, whether one thing is said to last two lengths out.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, Place, Reader};
use crate::page::Rule;
use claimlint_parser::{Claim, Ledger, TimeKind, TokenKind};
use rustc_hash::FxHashMap;

/// Holds the lengths that adjectives give one thing against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let long: Vec<&Claim> = ledger.claims.iter().filter(|claim| is_long(ledger, claim)).collect();
    if long.len() < 2 {
        return;
    }
    let reader = context.reader();
    let mut known: FxHashMap<Key, Vec<Thing>> = FxHashMap::default();
    for claim in long {
        let Some(thing) = thing(reader, claim) else { continue };
        let things = known.entry(thing.first).or_default();
        // The second word may belong to the noun or begin what is told of it: two that differ leave it open.
        let other = things.iter().find(|other| other.second.is_none() || thing.second.is_none() || other.second == thing.second);
        let Some(other) = other.map(|other| other.claim) else {
            things.push(thing);
            continue;
        };
        let first = other;
        let (here, there) = (ledger.text(claim.span), ledger.text(first.span));
        let noun = ledger.word(claim.tokens.end);
        let same = claim.time().map(|time| &time.value) == first.time().map(|time| &time.value);
        let (verdict, message) = if same {
            (Verdict::Holds, format!("{here} {noun} in both places"))
        } else {
            (Verdict::Review, format!("{here} {noun} here, {there} elsewhere"))
        };
        out.push(compared(rule, verdict, claim.span, first.span, message, format!("the same subject: {noun}")));
    }
}

/// What a length in `-long` stands before: one or two words.
struct Thing<'l> {
    claim: &'l Claim,
    first: Key,
    second: Option<Key>,
}

/// Whether a claim is a length in `-long`.
fn is_long(ledger: &Ledger, claim: &Claim) -> bool {
    claim.time().is_some_and(|time| time.kind == TimeKind::Duration) && ledger.text(claim.span).to_lowercase().ends_with("-long")
}

/// The words behind a length in `-long`.
fn thing<'l>(reader: &Reader<'l, '_>, claim: &'l Claim) -> Option<Thing<'l>> {
    let ledger = reader.ledger;
    let last = ledger.sentences[claim.sentence].tokens.end;
    let word = |token: usize| reader.key(token).filter(|_| token < last && ledger.tokens[token].kind == TokenKind::Word);
    let first = word(claim.tokens.end).filter(|_| reader.place(claim) != Place::Apart)?;
    Some(Thing { claim, first, second: word(claim.tokens.end + 1) })
}
