//! The tokens of a ledger in, where each of its words stands out.
//!
//! A rule that is about some words is so tried where they stand, and never has to walk over all the others.

use claimlint_parser::{Ledger, Lexemes};

/// The places of all words of a document.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// For each lexeme where its tokens begin in `tokens`; the last entry is their end.
    starts: Vec<u32>,
    /// All tokens, lexeme by lexeme, those of each in order.
    tokens: Vec<u32>,
}

impl Places {
    /// Looks at every token twice: to count those of each word, and to put them in their places.
    pub(crate) fn new(ledger: &Ledger) -> Self {
        let mut starts = vec![0_u32; ledger.lexemes.len() + 2];
        for token in &ledger.tokens {
            if let Some(count) = starts.get_mut(token.lexeme as usize + 2) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        // Each word's start moves to its end while its tokens are put down, which is where the next word starts.
        let mut tokens = vec![0_u32; ledger.tokens.len()];
        for (at, token) in (0_u32..).zip(&ledger.tokens) {
            if let Some(next) = starts.get_mut(token.lexeme as usize + 1) {
                if let Some(place) = tokens.get_mut(*next as usize) {
                    *place = at;
                }
                *next += 1;
            }
        }
        starts.pop();
        Self { starts, tokens }
    }

    /// The tokens of a lexeme, in order.
    pub(crate) fn of(&self, lexeme: u32) -> impl ExactSizeIterator<Item = usize> + use<'_> {
        let place = lexeme as usize;
        let found = match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(&start), Some(&end)) => self.tokens.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        };
        found.iter().map(|&token| token as usize)
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
