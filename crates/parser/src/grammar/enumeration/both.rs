//! `both` and `either` in, the names that follow them out.

use super::{Found, coordination};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::grammar::phrase::is_plural;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

/// Reads `both A and B` in one sentence; only rows of names, or of nouns that all have an article, since other words behind `both` can be many things.
///
/// `lexeme` is that of `both`.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, lexeme: u32, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    let is_both = |&token: &usize| draft.tokens.get(token).is_some_and(|token| token.lexeme == lexeme);
    for both in draft.having(whole, Class::DETERMINER).filter(is_both) {
        let start =
            both + 1 + usize::from(["in", "of", "for", "from", "by", "with", "to", "at"].iter().any(|word| draft.reads(both + 1, word)));
        // `Both members, A and B, …`: the names stand in apposition.
        let apposition = is_plural(draft.word(both + 1)) && !draft.is(both + 1, Class::CAPITAL) && draft.mark(both + 2) == ',';
        let start = if apposition { both + 3 } else { start };
        let rest = TokenSpan::new(start, whole.end);
        let named = coordination::names(draft, rest).map(|items| (items.certain && !nested(draft, items.tokens()), items));
        let Some((certain, items)) = named.or_else(|| coordination::articles(draft, rest).map(|items| (true, items))) else { continue };
        // `both for A, B and C, and for D`: the row is one of the two.
        let again = |token: usize| draft.reads(token, "and") && draft.reads(token + 1, draft.word(start - 1));
        let end = items.tokens().end;
        if start == both + 2 && (end..whole.end.min(end + coordination::REACH)).any(again) {
            continue;
        }
        let word = TokenSpan::new(both, both + 1);
        let enumeration = Enumeration {
            form: EnumerationForm::Coordination,
            items: items.spans(draft),
            stated: Some(2),
            by: Some(draft.span_of(word)),
            exhaustive: items.exhaustive,
            certain,
        };
        found.push(Found { sentence, tokens: TokenSpan::new(both, items.tokens().end), enumeration });
    }
}

/// A comma before the conjunction can close an aside: `both Smith, the mayor, and Jones`; an article tells it.
fn nested(draft: &Draft<'_>, row: TokenSpan) -> bool {
    row.range()
        .skip(1)
        .any(|token| draft.mark(token - 1) == ',' && (draft.reads(token, "the") || draft.reads(token, "a") || draft.reads(token, "an")))
}
