//! The tokens of a ledger in, where each of its words stands out.
//!
//! A rule that is about some words is so tried where they stand, and never has to walk over all the others.

use claimlint_parser::{Ledger, Lexemes};

/// No token, in a chain of tokens.
const NONE: u32 = u32::MAX;

/// The places of all words of a document: for each word a chain of its tokens.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// For each lexeme its first token.
    first: Vec<u32>,
    /// For each token the next one of its word.
    next: Vec<u32>,
}

impl Places {
    /// Looks at every token once, from the last to the first.
    pub(crate) fn new(ledger: &Ledger) -> Self {
        let mut first = vec![NONE; ledger.lexemes.len()];
        let mut next = vec![NONE; ledger.tokens.len()];
        for (at, (token, next)) in ledger.tokens.iter().zip(&mut next).enumerate().rev() {
            if let Some(first) = first.get_mut(token.lexeme as usize) {
                *next = std::mem::replace(first, u32::try_from(at).unwrap_or(NONE));
            }
        }
        Self { first, next }
    }

    /// The tokens of a lexeme, in order.
    pub(crate) fn of(&self, lexeme: u32) -> impl Iterator<Item = usize> + use<'_> {
        let first = self.first.get(lexeme as usize).copied();
        let chain = std::iter::successors(first, |&token| self.next.get(token as usize).copied());
        chain.take_while(|&token| token != NONE).map(|token| token as usize)
    }

    /// The tokens that read as one of these words in small letters, in order.
    pub(crate) fn of_words(&self, lexemes: &Lexemes, words: &[&str]) -> Vec<usize> {
        let mut found: Vec<usize> = words.iter().filter_map(|word| lexemes.find(word)).flat_map(|lexeme| self.of(lexeme)).collect();
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use claimlint_document::{Format, read};
    use claimlint_parser::{Settings, parse};

    #[test]
    fn words_are_found_where_they_stand() {
        let document = read(b"One ox met the other. The ONE was the ox.".to_vec(), Format::Plain).unwrap();
        let ledger = parse(&document, &Settings::default());
        let places = Places::new(&ledger);
        for lexeme in 0..u32::try_from(ledger.lexemes.len()).unwrap() {
            let expected: Vec<usize> = (0..ledger.tokens.len()).filter(|&at| ledger.tokens[at].lexeme == lexeme).collect();
            assert_eq!(places.of(lexeme).collect::<Vec<_>>(), expected);
        }
        assert_eq!(places.of_words(&ledger.lexemes, &["ox", "one", "cow"]), [0, 1, 7, 10]);
    }
}
