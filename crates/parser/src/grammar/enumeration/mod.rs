//! Tokens, lists and counts in, enumerations out: items in a row, and the words that say how many there are.

mod both;
mod collective;
mod coordination;
mod heading;
mod list;
mod marker;
mod nouns;
mod recalled;
mod respectively;
mod stated;

use crate::claim::{ClaimKind, Enumeration};
use crate::draft::Draft;
use crate::ledger::TokenSpan;

pub(crate) use collective::COLLECTIVE_WORDS;

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
    for sentence in 0..draft.sentences.len() {
        collective::read(draft, sentence, &mut found);
        both::read(draft, sentence, &mut found);
        if respectively.is_some() {
            respectively::read(draft, sentence, &mut found);
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
