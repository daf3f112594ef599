//! `respectively` in, the two rows that it pairs off out.

use super::Found;
use super::coordination::{self, Items};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;

/// Reads `A, B and C scored 4, 5 and 6, respectively` in one sentence: a row of names, then a row of values.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    for token in whole.range().filter(|&token| draft.reads(token, "respectively")) {
        let end = token - usize::from(token > whole.start && draft.reads(token - 1, ","));
        let Some((values, start)) = values_before(draft, whole.start, end) else { continue };
        let Some(names) = last_names(draft, TokenSpan::new(whole.start, start)) else { continue };
        let Ok(count) = u32::try_from(values) else { continue };
        let enumeration = Enumeration {
            form: EnumerationForm::Respectively,
            items: names.spans(draft),
            stated: Some(count),
            by: Some(draft.span_of(TokenSpan::new(start, end))),
            exhaustive: names.exhaustive,
            certain: names.certain,
        };
        found.push(Found { sentence, tokens: TokenSpan::new(names.tokens().start, token + 1), enumeration });
    }
}

/// The row of quantities or times that ends at `end`: how many there are and where the row begins.
fn values_before(draft: &Draft<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut count = 0;
    let mut at = end;
    let mut conjunctions = 0;
    loop {
        // A value is a claim and the words counted behind it.
        let last = (start..at).rev().take(4).find(|&token| draft.owner(token).is_some())?;
        let claim = draft.owner(last)?;
        let tokens = draft.claims[claim].tokens;
        count += 1;
        at = tokens.start;
        let mut before = at;
        while before > start && (draft.reads(before - 1, "and") || draft.reads(before - 1, ",")) {
            conjunctions += usize::from(draft.reads(before - 1, "and"));
            before -= 1;
        }
        if before == at || conjunctions > 1 {
            break;
        }
        at = before;
    }
    (count >= 2 && conjunctions == 1).then_some((count, at))
}

/// The last row of names in a run of tokens.
fn last_names(draft: &Draft<'_>, range: TokenSpan) -> Option<Items> {
    let mut last = None;
    let mut at = range.start;
    while at < range.end {
        match coordination::names(draft, TokenSpan::new(at, range.end)) {
            Some(items) => {
                at = items.tokens().end.max(at + 1);
                last = Some(items);
            }
            None => at = coordination::name(draft, at, range.end).map_or(at + 1, |name| name.end.max(at + 1)),
        }
    }
    last
}
