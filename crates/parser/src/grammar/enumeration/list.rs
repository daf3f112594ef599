//! The document's lists in, enumerations out, each with the count that introduces it.

use super::Found;
use super::stated::{Stated, StatedCounts};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use claimlint_document::{Block, BlockKind, List, Span};

/// Words by which a sentence points at the list behind it.
const POINTERS: &[&str] = &["below", "following", "follows", "here", "namely", "these"];

/// Reads all lists that stand outside of references and have two items or more.
pub(super) fn read(draft: &Draft<'_>, stated: &StatedCounts, found: &mut Vec<Found>) {
    let lists = &draft.document.lists;
    let mut index = 0;
    while index < lists.len() {
        let (items, next) = with_continuations(draft, index);
        if items.len() >= 2
            && let Some(introduction) = introducing_sentence(draft, &lists[index])
        {
            let count = introducing_count(draft, stated, introduction);
            let by = count.map(|count| draft.span_of(count.tokens));
            let tokens = count.map_or(draft.sentences[introduction].tokens, |count| count.tokens);
            found.push(Found {
                sentence: introduction,
                tokens,
                enumeration: Enumeration {
                    form: EnumerationForm::List(index),
                    items,
                    stated: count.map(|count| count.count),
                    by,
                    exhaustive: true,
                    certain: count.is_some_and(|count| ends_in_colon(draft, introduction, count)),
                },
            });
        }
        index = next;
    }
}

/// The items of a list, with those of the lists behind it that go on with its numbers, and the index of the next list.
fn with_continuations(draft: &Draft<'_>, index: usize) -> (Vec<Span>, usize) {
    let lists = &draft.document.lists;
    let mut items: Vec<Span> = lists[index].items.iter().map(|item| item.span).collect();
    let mut next = index + 1;
    let mut last = &lists[index];
    while last.ordered
        && let Some(list) = lists[next..].iter().find(|list| list.parent == last.parent)
        && list.ordered
        && let (Some(before), Some(first)) =
            (last.items.last().and_then(|item| number(&item.marker)), list.items.first().and_then(|item| number(&item.marker)))
        && first == before + 1
        && first > 1
        && !heading_between(draft, last.span.end, list.span.start)
    {
        items.extend(list.items.iter().map(|item| item.span));
        last = list;
        next += 1;
    }
    (items, index + 1)
}

/// The number of a marker: `3.` is 3; letters have none.
fn number(marker: &str) -> Option<u32> {
    marker.trim_matches(|c: char| !c.is_ascii_alphanumeric()).parse().ok()
}

fn heading_between(draft: &Draft<'_>, start: usize, end: usize) -> bool {
    let blocks = &draft.document.blocks;
    let from = blocks.partition_point(|block| block.span.start < start);
    blocks[from..].iter().take_while(|block| block.span.start < end).any(|block| matches!(block.kind, BlockKind::Heading(_)))
}

/// The last sentence of the block before a list, where that is running text at the list's own depth.
fn introducing_sentence(draft: &Draft<'_>, list: &List) -> Option<usize> {
    let blocks = &draft.document.blocks;
    let before = blocks.partition_point(|block| block.span.end <= list.span.start).checked_sub(1)?;
    let block: &Block = &blocks[before];
    let introduces = match block.kind {
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption | BlockKind::Footnote => true,
        BlockKind::Heading(_) | BlockKind::Title | BlockKind::Byline | BlockKind::TableCell { .. } | BlockKind::ReferenceEntry => false,
    };
    if !introduces || block.item != list.parent {
        return None;
    }
    let after = draft.sentences.partition_point(|sentence| sentence.block <= before);
    after.checked_sub(1).filter(|&sentence| draft.sentences[sentence].block == before)
}

fn ends_in_colon(draft: &Draft<'_>, sentence: usize, count: Stated) -> bool {
    let end = draft.sentences[sentence].tokens.end;
    draft.reads(end - 1, ":") && count.tokens.end <= end - 1
}

/// The one count of a sentence that can be that of the list behind it.
fn introducing_count(draft: &Draft<'_>, stated: &StatedCounts, sentence: usize) -> Option<Stated> {
    let whole = draft.sentences[sentence].tokens;
    let colon = draft.reads(whole.end - 1, ":");
    let pointer = |stated: &Stated| {
        let near = TokenSpan::new(stated.tokens.start.saturating_sub(3).max(whole.start), stated.tokens.end);
        near.range().any(|token| POINTERS.iter().any(|word| draft.reads(token, word)))
    };
    let points = whole.range().any(|token| POINTERS.iter().any(|word| draft.reads(token, word)));
    if !colon && !points {
        return None;
    }
    // Behind a colon inside the sentence a new clause begins: only its last clause introduces the list.
    let start = whole
        .range()
        .rev()
        .skip(1)
        .find(|&token| draft.reads(token, ":") || draft.reads(token, ";"))
        .map_or(whole.start, |token| token + 1);
    let candidates: Vec<Stated> = stated
        .of_sentence(sentence)
        .iter()
        .copied()
        .filter(|stated| stated.tokens.start >= start && !follows_from(draft, stated) && (colon || pointer(stated)))
        .collect();
    let closest = candidates.iter().find(|stated| stated.tokens.end == whole.end - 1 || pointer(stated));
    match (candidates.as_slice(), closest) {
        ([one], _) => Some(*one),
        (_, Some(one)) => Some(*one),
        _ => None,
    }
}

/// `from four to two`, `in 3 places`: a count that belongs to a phrase of its own.
fn follows_from(draft: &Draft<'_>, stated: &Stated) -> bool {
    const ASIDE: &[&str] = &["every", "for", "from", "past", "per", "to", "version", "within"];
    let before = stated.tokens.start.checked_sub(1);
    before.is_some_and(|before| ASIDE.iter().any(|word| draft.reads(before, word)))
}
