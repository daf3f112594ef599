//! The capitals of a text in, the surnames of those who are introduced by a full name out.
//!
//! The ledger knows the people whose given name is a common one or who bear a title; a name from elsewhere shows itself
//! by its use: two capitals in a row once, the second of them alone afterwards.

use claimlint_parser::{Class, Ledger, TokenKind};
use rustc_hash::FxHashSet;

/// Words that begin a sentence before a name, or stand before any name.
pub(in crate::checks) const FUNCTION: Class = Class::DETERMINER
    .union(Class::PREPOSITION)
    .union(Class::CONJUNCTION)
    .union(Class::SUBORDINATOR)
    .union(Class::AUXILIARY)
    .union(Class::PRONOUN)
    .union(Class::POSSESSIVE)
    .union(Class::TIME_WORD)
    .union(Class::HEDGE)
    .union(Class::CUE_VERB)
    .union(Class::MONTH)
    .union(Class::WEEKDAY)
    .union(Class::NUMBER_WORD)
    .union(Class::ORDINAL_WORD);

/// Whether a token is a word with one capital, at its head, that can be part of a name.
pub(in crate::checks) fn is_part(ledger: &Ledger, at: usize) -> bool {
    ledger.tokens.get(at).is_some_and(|token| {
        if token.kind != TokenKind::Word || !token.class.contains(Class::CAPITAL | Class::LOWER) {
            return false;
        }
        let word = ledger.word(at);
        let inner = word.strip_prefix("Mc").or_else(|| word.strip_prefix("Mac")).unwrap_or(word);
        (!token.is(FUNCTION) || token.is(Class::GIVEN_NAME)) && !inner.chars().skip(1).any(char::is_uppercase)
    })
}

/// The last words of two or three capitals in a row that also stand alone.
pub(in crate::checks) fn surnames<'c>(ledger: &Ledger<'c>) -> FxHashSet<&'c str> {
    let mut full: FxHashSet<&str> = FxHashSet::default();
    let mut alone: FxHashSet<&str> = FxHashSet::default();
    for sentence in &ledger.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !is_part(ledger, at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < sentence.tokens.end && is_part(ledger, at) {
                at += 1;
            }
            let of_a_thing =
                start.checked_sub(1).is_some_and(|before| ledger.tokens.get(before).is_some_and(|token| token.is(Class::DETERMINER)));
            let last = ledger.word(at - 1);
            match at - start {
                1 => alone.insert(last),
                2 | 3 if !of_a_thing => full.insert(last),
                _ => false,
            };
        }
    }
    full.retain(|surname| alone.contains(surname));
    full
}
