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
        let start = apposition(draft, both, whole.end).unwrap_or(start);
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

/// Where the names begin that stand in apposition: `both members, A and B, …`, `both of the firms asked to bid – A and B – …`.
fn apposition(draft: &Draft<'_>, both: usize, end: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    let of = usize::from(draft.reads(both + 1, "of"));
    let the = usize::from(of > 0 && ["the", "these", "its", "their"].iter().any(|word| draft.reads(both + 1 + of, word)));
    let noun = both + 1 + of + the;
    let things = |token: usize| is_plural(draft.word(token)) && !draft.is(token, Class::CAPITAL);
    if !things(noun) {
        return None;
    }
    if draft.mark(noun + 1) == ',' {
        return Some(noun + 2);
    }
    let mark = (noun + 1..end.min(noun + FARTHEST)).find(|&token| draft.is(token, Class::PUNCTUATION))?;
    let spaced = |token: usize| draft.tokens.get(token).is_some_and(|token| token.spaced);
    let aside = draft.is(mark, Class::DASH) && (draft.word(mark) == "—" || spaced(mark) && spaced(mark + 1));
    (aside && !(noun + 1..mark).any(things)).then_some(mark + 1)
}

/// A comma before the conjunction can close an aside: `both Smith, the mayor, and Jones`; an article tells it.
fn nested(draft: &Draft<'_>, row: TokenSpan) -> bool {
    row.range()
        .skip(1)
        .any(|token| draft.mark(token - 1) == ',' && (draft.reads(token, "the") || draft.reads(token, "a") || draft.reads(token, "an")))
}
