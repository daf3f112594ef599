//! `both` and `either` in, the names that follow them out.

use super::{Found, coordination};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;

/// Reads `both A and B` in one sentence; only names in a row are read, since common nouns behind `both` can be many things.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    for token in whole.range().filter(|&token| draft.reads(token, "both")) {
        let start =
            token + 1 + usize::from(["in", "of", "for", "from", "by", "with", "to", "at"].iter().any(|word| draft.reads(token + 1, word)));
        let Some(items) = coordination::names(draft, TokenSpan::new(start, whole.end)) else { continue };
        let word = TokenSpan::new(token, token + 1);
        let enumeration = Enumeration {
            form: EnumerationForm::Coordination,
            items: items.spans(draft),
            stated: Some(2),
            by: Some(draft.span_of(word)),
            exhaustive: items.exhaustive,
            certain: items.certain && !nested(draft, items.tokens()),
        };
        found.push(Found { sentence, tokens: TokenSpan::new(token, items.tokens().end), enumeration });
    }
}

/// A comma before the conjunction can close an aside: `both Smith, the mayor, and Jones`; an article tells it.
fn nested(draft: &Draft<'_>, row: TokenSpan) -> bool {
    row.range()
        .skip(1)
        .any(|token| draft.reads(token - 1, ",") && (draft.reads(token, "the") || draft.reads(token, "a") || draft.reads(token, "an")))
}
