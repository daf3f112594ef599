//! Ordered lists in, breaks in the numbers that their items bear in the source out.

use super::sequence::{self, Fault, breaks};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Document, List, ListItem, Span};

/// Checks the numbers of every list, and those of lists that go on behind a paragraph.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let document = context.ledger.document;
    for list in document.lists.iter().filter(|list| list.ordered) {
        let numbers: Option<Vec<u32>> = list.items.iter().map(|item| number(item.marker(document))).collect();
        if let Some(numbers) = numbers {
            check_row(rule, context, list, &numbers, out);
        }
    }
}

fn check_row(rule: &Rule, context: &Context, list: &List, numbers: &[u32], out: &mut Vec<Check>) {
    let Some(found) = breaks(numbers) else { return };
    let document = context.ledger.document;
    let place = |item: &ListItem| marker_place(document, item);
    let (Some(first), Some(end)) = (numbers.first(), numbers.last()) else { return };
    if found.is_empty() {
        if let Some(item) = list.items.first() {
            context.hold(out, || {
                let mut check = report(rule, Verdict::Holds, place(item), format!("{first} to {end} in order"));
                check.computed = Some(row(numbers));
                check
            });
        }
        return;
    }
    // A list that begins elsewhere, or jumps, may have lost a part of itself to the layout.
    let wide = found
        .iter()
        .any(|one| one.fault == Fault::Gap && numbers.get(one.place) > numbers.get(one.place - 1).map(|before| before + 3).as_ref());
    // A number that is printed between two items, though not as an item, was read away: `(2)` in the middle of a note.
    let unread = found.iter().any(|one| {
        let (Some(before), Some(here)) = (list.items.get(one.place - 1), list.items.get(one.place)) else { return false };
        one.fault == Fault::Gap
            && prints_between(document, before.span(), here.span(), numbers[one.place - 1] + 1..numbers[one.place], false)
    });
    // In plain text a number further to the left goes on with the list around the one before it.
    let outdented = list.items.windows(2).any(|pair| match pair {
        [before, here] => column(document, before).zip(column(document, here)).is_some_and(|(before, here)| here + 1 < before),
        _ => false,
    });
    if unread || outdented {
        return;
    }
    let verdict = if found.len() == 1 && *first == 1 && !wide { Verdict::Conflict } else { Verdict::Review };
    for one in found {
        let (Some(item), Some(before)) = (list.items.get(one.place), list.items.get(one.place - 1)) else { continue };
        let mut check = report(rule, verdict, place(item), sequence::told(numbers, one, |number| number.to_string()));
        check.computed = Some(row(numbers));
        check.related.push(evidence(place(before), "the item before"));
        out.push(check);
    }
}

/// How far from the head of its line an item's marker stands, where only white space is before it.
fn column(document: &Document, item: &ListItem) -> Option<usize> {
    let before = document.source.get(..item.marker_source().start)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let indent = before.get(line..)?;
    indent.chars().all(|space| space == ' ').then_some(indent.len())
}

/// Whether one of these numbers is printed as a label between two places: `(2)`, or with `lines` also `2.` and `2)` at the start of a line.
pub(super) fn prints_between(document: &Document, before: Span, here: Span, mut numbers: std::ops::Range<u32>, lines: bool) -> bool {
    let start = document.source_span(before).start;
    let end = document.source_span(here).start.max(start);
    let Some(source) = document.source.get(start..end) else { return false };
    numbers.any(|number| {
        let begins = |line: &str| {
            let line = line.trim_start_matches([' ', '\t', '#', '*', '>', '(', '[']);
            line.strip_prefix(&number.to_string()).is_some_and(|rest| rest.starts_with(['.', ')', ']', ':']))
        };
        source.contains(&format!("({number})")) || lines && source.lines().skip(1).any(begins)
    })
}

/// Whether a label stands at the head of a line between two places, however it was read: `b)`, `(b)`, `b.`, `5.2.`.
pub(in crate::checks) fn heads_line(document: &Document, before: Span, here: Span, label: &str) -> bool {
    let start = document.source_span(before).start;
    let end = document.source_span(here).start.max(start);
    let heads = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t', '#', '*', '>', '(', '[']).strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with(['.', ')', ']', ':', ' ']))
    };
    document.source.get(start..end).is_some_and(|between| between.lines().skip(1).any(heads))
}

/// The numbers of a row: `1, 2, 4`.
pub(super) fn row(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// The place in the text that stands for the marker of an item: the end of the gap before it, else its first word.
pub(super) fn marker_place(document: &Document, item: &ListItem) -> Span {
    let start = item.span().start;
    let gap = Span::new(start.saturating_sub(1), start);
    if start > 0 && document.source_span(gap) == item.marker_source() {
        return gap;
    }
    let word = item.span().of(&document.text).split_whitespace().next().map_or(0, str::len);
    Span::new(start, start + word)
}

/// The number of a marker: `3.` and `(3)` are 3; letters have none.
pub(super) fn number(marker: &str) -> Option<u32> {
    marker.trim_matches(|c: char| !c.is_ascii_alphanumeric()).parse().ok()
}

/// Whether a heading stands between two places.
pub(super) fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Title)
}
