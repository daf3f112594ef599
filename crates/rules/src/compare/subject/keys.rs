//! A ledger in, for each token the key of its word out, if it can tell something of a subject.

use crate::compare::words::{Key, Keys};
use claimlint_parser::{ClaimKind, Class, Ledger, Token, TokenKind};

/// For each token whether it belongs to a number, a time or a reference.
fn valued(ledger: &Ledger) -> Vec<bool> {
    let mut valued = vec![false; ledger.tokens.len()];
    for claim in &ledger.claims {
        let takes = match &claim.kind {
            ClaimKind::Time(_) | ClaimKind::Quantity(_) | ClaimKind::Reference(_) | ClaimKind::Statistic(_) => true,
            ClaimKind::Range(_)
            | ClaimKind::Enumeration(_)
            | ClaimKind::Attribution(_)
            | ClaimKind::Person(_)
            | ClaimKind::Organisation(_)
            | ClaimKind::Quotation(_)
            | ClaimKind::Identifier(_) => false,
        };
        if takes && let Some(tokens) = valued.get_mut(claim.tokens.range()) {
            tokens.fill(true);
        }
    }
    valued
}

/// For each token its key, if it carries meaning.
pub(super) fn keys(ledger: &Ledger) -> Vec<Option<Key>> {
    let mut keys = Keys::for_words(ledger.lexemes.len());
    // Which key a word has is found out once for each, and words that say nothing of a subject have none.
    let mut known: Vec<Option<Option<Key>>> = vec![None; ledger.lexemes.len()];
    for weak in WEAK.iter().filter_map(|word| ledger.lexemes.find(word)) {
        if let Some(known) = known.get_mut(weak as usize) {
            *known = Some(None);
        }
    }
    let mut key =
        |token: &Token| *known.get_mut(token.lexeme as usize)?.get_or_insert_with(|| Some(keys.of(ledger.lexemes.text(token.lexeme))));
    let tokens = ledger.tokens.iter().zip(valued(ledger));
    tokens.map(|(token, valued)| if valued || !carries_meaning(token) { None } else { key(token) }).collect()
}

/// Whether a word can tell something of a subject: no mark, no function word, no verb of saying.
fn carries_meaning(token: &Token) -> bool {
    let function = Class::FUNCTION | Class::HONORIFIC | Class::CUE_VERB | Class::WEEKDAY;
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => !token.is(function) && (token.span().len() > 2 || token.is(Class::CAPITAL)),
        TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Opaque => false,
    }
}

/// Words that introduce or connect and say nothing of a subject themselves.
const WEAK: &[&str] = &[
    "actual",
    "actually",
    "almost",
    "already",
    "also",
    "follow",
    "following",
    "include",
    "included",
    "includes",
    "including",
    "mostly",
    "namely",
    "nearly",
    "only",
    "respectively",
    "such",
    "together",
    "total",
    "under",
    "use",
    "used",
    "using",
    "various",
    "well",
];

#[cfg(test)]
mod tests {
    #[test]
    fn weak_words_are_sorted() {
        assert!(super::WEAK.is_sorted());
    }
}
