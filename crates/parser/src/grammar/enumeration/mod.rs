//! Tokens, lists and counts in, enumerations out: items in a row, and the words that say how many there are.

mod both;
mod collective;
mod coordination;
mod heading;
mod list;
mod marker;
mod nouns;
mod occasions;
mod recalled;
mod respectively;
mod stated;

use crate::claim::{ClaimKind, Enumeration};
use crate::draft::Draft;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;

pub(crate) use collective::COLLECTIVE_WORDS;
pub(crate) use coordination::OPEN_WORDS;
pub(crate) use marker::{SERIES_ADVERBS, SERIES_ORDINALS};

/// Reads the enumerations of a document.
///
/// Counts must have been read before, since they state how many items there are.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let stated = stated::counts(draft);
    let mut found = Vec::new();
    list::read(draft, &stated, &mut found);
    marker::read(draft, &stated, &mut found);
    heading::read(draft, &stated, &mut found);
    let respectively = draft.lexemes.find("respectively");
    let both = draft.lexemes.find("both");
    for sentence in 0..draft.sentences.len() {
        let Sentence { tokens, classes, .. } = draft.sentences[sentence];
        if classes.intersects(collective::BEGINNINGS) {
            collective::read(draft, sentence, &mut found);
        }
        if let Some(both) = both
            && classes.intersects(Class::DETERMINER)
        {
            both::read(draft, sentence, both, &mut found);
        }
        if let Some(respectively) = respectively
            && draft.tokens.get(tokens.range()).unwrap_or_default().iter().any(|token| token.lexeme == respectively)
        {
            respectively::read(draft, sentence, &mut found);
        }
        if classes.intersects(occasions::COUNTS) && classes.intersects(occasions::DATES) {
            occasions::read(draft, sentence, &mut found);
        }
        coordination::read(draft, sentence, stated.of_sentence(sentence), &mut found);
    }
    recalled::read(draft, &stated, &mut found);
    for Found { sentence, tokens, enumeration } in found {
        draft.note(sentence, tokens, ClaimKind::Enumeration(enumeration));
    }
}

/// An enumeration and the tokens from its first word to its last.
struct Found {
    sentence: usize,
    tokens: TokenSpan,
    enumeration: Enumeration,
}
