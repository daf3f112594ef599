//! A ledger in, for each token the key of its word out, if it can tell something of a subject.

use crate::compare::words::{Key, Keys};
use claimlint_parser::{ClaimKind, Class, Ledger, Token, TokenKind};
use std::cell::{Cell, RefCell};

/// The keys of the words of a document.
///
/// Most words stand far from all that is compared, so the key of a word is found out when it is first asked for, once for all its tokens.
#[derive(Debug)]
pub(super) struct WordKeys {
    /// For each token whether it belongs to a number, a time or a reference, which tell nothing of a subject.
    valued: Vec<bool>,
    /// For each lexeme what is known of its key.
    known: Vec<Cell<Known>>,
    keys: RefCell<Keys>,
}

/// What is known of the key of a word.
#[derive(Clone, Copy, Debug)]
enum Known {
    /// Nobody has asked yet.
    Nothing,
    /// The word says nothing of a subject.
    Weak,
    /// It has this key.
    Key(Key),
}

impl WordKeys {
    /// The keys of a ledger's words, none of them found out yet.
    pub(super) fn new(ledger: &Ledger) -> Self {
        let known = vec![Cell::new(Known::Nothing); ledger.lexemes.len()];
        for weak in WEAK.iter().filter_map(|word| ledger.lexemes.find(word)) {
            if let Some(known) = known.get(weak as usize) {
                known.set(Known::Weak);
            }
        }
        Self { valued: valued(ledger), known, keys: RefCell::default() }
    }

    /// The key of a token, if it carries meaning.
    pub(super) fn of(&self, ledger: &Ledger, token: usize) -> Option<Key> {
        let written = ledger.tokens.get(token)?;
        if !carries_meaning(written) || self.valued.get(token).is_none_or(|valued| *valued) {
            return None;
        }
        let known = self.known.get(written.lexeme as usize)?;
        match known.get() {
            Known::Key(key) => Some(key),
            Known::Weak => None,
            Known::Nothing => {
                let key = self.keys.borrow_mut().of(ledger.lexemes.text(written.lexeme));
                known.set(Known::Key(key));
                Some(key)
            }
        }
    }
}

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
