//! Words like `decade-long` in, whether one thing is said to last two lengths out.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, Place, Reader};
use crate::page::Rule;
use claimlint_parser::{Claim, TimeKind, TokenKind};
use rustc_hash::FxHashMap;

/// Holds the lengths that adjectives give one thing against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let reader = &context.reader;
    let ledger = context.ledger;
    let mut known: FxHashMap<Vec<Key>, usize> = FxHashMap::default();
    for (index, claim) in ledger.claims.iter().enumerate() {
        let Some(thing) = thing(reader, claim) else { continue };
        let Some(&other) = known.get(&thing) else {
            known.insert(thing, index);
            continue;
        };
        let first = &ledger.claims[other];
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

/// The noun behind a length in `-long`, with its own adjective and the name that owns it.
fn thing(reader: &Reader, claim: &Claim) -> Option<Vec<Key>> {
    let ledger = reader.ledger;
    let time = claim.time().filter(|time| time.kind == TimeKind::Duration)?;
    let long = time.duration.is_some() && ledger.text(claim.span).to_lowercase().ends_with("long");
    if !long || reader.place(claim) == Place::Apart {
        return None;
    }
    let sentence = ledger.sentences[claim.sentence].tokens;
    let words: Vec<Key> = (claim.tokens.end..sentence.end.min(claim.tokens.end + 3))
        .take_while(|&token| ledger.tokens[token].kind == TokenKind::Word)
        .map_while(|token| reader.key(token))
        .collect();
    (!words.is_empty()).then_some(words)
}
