//! The tokens of a block in, its sentences out.

use crate::ledger::{Sentence, TokenSpan, span_of};
use crate::lexicon::Class;
use crate::token::Token;
use claimlint_document::Document;

/// Appends the sentences of one block, whose tokens begin at `first`.
pub(crate) fn split(_document: &Document, block: usize, first: usize, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let mut start = first;
    for at in first..tokens.len() {
        let last = at + 1 == tokens.len();
        if last || tokens[at].is(Class::SENTENCE_END) && tokens[at + 1].spaced {
            let range = TokenSpan::new(start, at + 1);
            sentences.push(Sentence { span: span_of(tokens, range), tokens: range, block });
            start = at + 1;
        }
    }
}
