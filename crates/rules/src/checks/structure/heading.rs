//! Numbered headings and clauses in, breaks in their numbers out.

use super::item::{heads_line, is_heading, prints_between};
use super::sequence::{self, Fault, breaks};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// A number at the start of a block: `3.1` is `[3, 1]`.
pub(crate) struct Number {
    pub(crate) parts: Vec<u32>,
    pub(crate) span: Span,
}

/// Checks the numbers of headings, and of paragraphs that are numbered as parts of them: `3.1 The Supplier …`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let document = context.ledger.document;
    let mut rows: FxHashMap<Vec<u32>, Row> = FxHashMap::default();
    let mut order: Vec<Vec<u32>> = Vec::new();
    let mut in_contents = false;
    // The clauses whose own paragraphs are numbered: `6.2.1` shows that there is a 6.2.
    let mut above: FxHashSet<Vec<u32>> = FxHashSet::default();
    for block in document.blocks.iter().filter(|block| block.is_checked() && block.quote_depth == 0) {
        let clause = block.kind() == BlockKind::Paragraph;
        if is_heading(block.kind()) || clause && is_contents(block.span().of(&document.text)) {
            in_contents = is_contents(block.span().of(&document.text));
        }
        if !(is_heading(block.kind()) || clause) || in_contents {
            continue;
        }
        let Some((mut number, firm)) = leading(&document.text, block.span()).filter(|&(_, firm)| firm || !clause) else { continue };
        // A lone number before a paragraph is as often a footnote, an amount or a year.
        if clause && (number.parts.len() < 2 || number.span.start > block.span().start) {
            continue;
        }
        if clause {
            above.extend((2..number.parts.len()).filter_map(|depth| number.parts.get(..depth)).map(<[u32]>::to_vec));
        }
        let Some(last) = number.parts.pop() else { continue };
        let row = rows.entry(number.parts.clone()).or_default();
        if row.is_empty() {
            order.push(number.parts);
        }
        row.push((last, number.span, firm));
    }
    let mut whole_rows = Vec::new();
    for parent in order {
        let Some(row) = rows.get(&parent) else { continue };
        let firm: Vec<(u32, Span)> = row.iter().filter(|(.., firm)| *firm).map(|&(number, span, _)| (number, span)).collect();
        let all: Vec<(u32, Span)> = row.iter().map(|&(number, span, _)| (number, span)).collect();
        // A title that begins in small letters or with a sign has its place in the row where the row needs it.
        let whole = if faults(&all) < faults(&firm) { all } else { firm };
        whole_rows.push((parent, whole));
    }
    // Where one row in three has a break, the numbers are those of another text, whose clauses are gone through.
    for (parent, row) in &mut whole_rows {
        fill(parent, row, &above);
    }
    let broken = whole_rows.iter().filter(|(_, row)| row.len() > 2 && faults(row) > 0).count();
    let many = whole_rows.iter().filter(|(_, row)| row.len() > 2).count();
    if broken > 2 && broken * 3 >= many {
        return;
    }
    for (parent, row) in whole_rows {
        check_row(rule, context, &parent, &row, out);
    }
}

/// Puts those clauses into a row that only their own paragraphs show, at the place of the member before them.
fn fill(parent: &[u32], row: &mut Vec<(u32, Span)>, above: &FxHashSet<Vec<u32>>) {
    let mut at = 1;
    while let (Some(&(before, place)), Some(&(here, _))) = (row.get(at - 1), row.get(at)) {
        let shown = before + 1 < here && above.contains(&[parent, &[before + 1]].concat());
        if shown {
            row.insert(at, (before + 1, place));
        }
        at += 1;
    }
}

/// The members of a row: the number, its place, and whether it is one for sure.
type Row = Vec<(u32, Span, bool)>;

/// How many breaks a row has; one that is no row has the most.
fn faults(row: &[(u32, Span)]) -> usize {
    let numbers: Vec<u32> = row.iter().map(|(number, _)| *number).collect();
    breaks(&numbers).map_or(usize::MAX, |found| found.len())
}

/// Whether a line heads a list of what stands elsewhere: `List of Tables`, `Contents`.
fn is_contents(words: &str) -> bool {
    const CONTENTS: &[&str] = &["contents", "list of examples", "list of figures", "list of tables", "table of contents"];
    let words = words.trim_end_matches([':', '.']);
    words.len() <= 20 && CONTENTS.iter().any(|contents| words.eq_ignore_ascii_case(contents))
}

fn check_row(rule: &Rule, context: &Context, parent: &[u32], row: &[(u32, Span)], out: &mut Vec<Check>) {
    let numbers: Vec<u32> = row.iter().map(|(number, _)| *number).collect();
    let print = |number: u32| parent.iter().chain([&number]).map(u32::to_string).collect::<Vec<_>>().join(".");
    let Some(found) = breaks(&numbers) else { return };
    let computed = || numbers.iter().map(|&number| print(number)).collect::<Vec<_>>().join(", ");
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
    if found.is_empty() {
        let mut check = report(rule, Verdict::Holds, first.1, format!("{} to {} in order", print(first.0), print(last.0)));
        check.computed = Some(computed());
        out.push(check);
        return;
    }
    // Where other lines begin with the numbers in question, they were no headings, and this is not their row.
    let unread = found.iter().any(|one| {
        let (Some(before), Some(here)) = (row.get(one.place - 1), row.get(one.place)) else { return false };
        let document = context.ledger.document;
        if !parent.is_empty() {
            let mut missing = before.0 + 1..here.0;
            return missing.any(|number| heads_line(document, before.1, here.1, &print(number)));
        }
        let missing = if one.fault == Fault::Gap { before.0 + 1..here.0 } else { 1..2 };
        prints_between(document, before.1, here.1, missing, true)
    });
    if unread {
        return;
    }
    let verdict = if found.len() == 1 { Verdict::Conflict } else { Verdict::Review };
    for one in found {
        let (Some(here), Some(before)) = (row.get(one.place), row.get(one.place - 1)) else { continue };
        let mut check = report(rule, verdict, here.1, sequence::told(&numbers, one, print));
        check.computed = Some(computed());
        check.related.push(evidence(before.1, "the number before"));
        out.push(check);
    }
}

/// The number that a block begins with: `3. Payment`, `3.1 Payment`, `Section 3: Payment`; no date, year or quantity.
pub(crate) fn number(text: &str, block: Span) -> Option<Number> {
    leading(text, block).filter(|&(_, firm)| firm).map(|(number, _)| number)
}

/// The number that a heading may begin with, whatever its title begins with: `3.1 payments`, `3.1 .config`; it has several parts.
pub(crate) fn loose_number(text: &str, heading: Span) -> Option<Number> {
    leading(text, heading).map(|(number, _)| number).filter(|number| number.parts.len() > 1)
}

/// The number at the start of a block, and whether what stands behind it says that it is one.
fn leading(text: &str, block: Span) -> Option<(Number, bool)> {
    const NAMES: &[&str] = &["article", "chapter", "clause", "part", "section", "step"];
    let words = block.of(text);
    // Most blocks begin with a letter that begins none of the names either.
    let begins_neither = |first: u8| first.is_ascii_alphabetic() && !matches!(first.to_ascii_lowercase(), b'a' | b'c' | b'p' | b's');
    if words.bytes().next().is_some_and(begins_neither) {
        return None;
    }
    let begun = words.trim_start_matches('§').trim_start();
    if !begun.starts_with(|begin: char| begin.is_ascii_digit() || matches!(begin.to_ascii_lowercase(), 'a' | 'c' | 'p' | 's')) {
        return None;
    }
    let first = words.split([' ', '\t', '\u{a0}']).next()?;
    let named = NAMES.iter().any(|name| first.eq_ignore_ascii_case(name));
    let skip = if named { first.len() + 1 } else { 0 };
    let rest = words.get(skip..)?.trim_start_matches('§').trim_start();
    let start = words.len() - rest.len();
    let label = rest.find(|next: char| !next.is_ascii_digit() && next != '.').unwrap_or(rest.len());
    let behind = &rest[label..];
    let label = rest[..label].trim_end_matches('.');
    let closed = rest[label.len()..].starts_with('.') || behind.starts_with([')', ':']) || named;
    let parts: Option<Vec<u32>> = label.split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 3)).collect();
    let parts = parts?;
    let spaced = behind.is_empty() || behind.starts_with([' ', ')', ':', '\t', '\u{a0}', '\n']);
    // `3 Payment` is a number only of several parts, or in a heading, where the caller asks for one.
    let next = behind.trim_start_matches([')', ':', ' ', '\t', '\u{a0}']);
    let titled = next.starts_with(|next: char| next.is_uppercase() || matches!(next, '"' | '“' | '*' | '`'));
    let span = Span::new(block.start + start, block.start + start + label.len());
    spaced.then_some((Number { parts, span }, closed || titled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_begin_with_anything() {
        let loose = |words: &str| loose_number(words, Span::new(0, words.len())).map(|number| number.parts);
        assert_eq!(loose("3.1 payments"), Some(vec![3, 1]));
        assert_eq!(loose("3.1 .config and ‘keys’"), Some(vec![3, 1]));
        assert_eq!(loose("3 payments"), None);
        assert!(is_contents("List of Tables") && !is_contents("List of tables that we keep"));
    }

    #[track_caller]
    fn check(words: &str, expected: Option<(&[u32], &str)>) {
        let found = number(words, Span::new(0, words.len()));
        assert_eq!(found.as_ref().map(|found| (found.parts.as_slice(), found.span.of(words))), expected, "{words}");
    }

    #[test]
    fn numbers_at_the_start_are_read() {
        check("3. Payment", Some((&[3], "3")));
        check("3 Payment", Some((&[3], "3")));
        check("3.1 Payment", Some((&[3, 1], "3.1")));
        check("3.1. payment", Some((&[3, 1], "3.1")));
        check("Section 3: Payment", Some((&[3], "3")));
        check("4) Payment", Some((&[4], "4")));
        check("5.\tPAYMENT", Some((&[5], "5")));
    }

    #[test]
    fn other_starts_are_left() {
        for words in ["2024 in numbers", "3 ways to pay", "Payment 3", "3.5 million", "v3.1 Release", "3rd Street", "", "3D. Print"] {
            check(words, None);
        }
    }
}
