//! A table of contents in, the entries whose number or title is not that of their heading out (check 63).

use super::heading;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Document, Span};
use rustc_hash::FxHashMap;

/// So many entries make a table of contents, and so many of ten must be headings of this text.
const FEWEST: usize = 3;
const MOST_OF_TEN: usize = 7;

/// An entry of the contents, or a heading.
struct Entry {
    /// Its number, `3.1`, where it has one.
    number: Option<String>,
    /// Its title without case and marks.
    folded: String,
    /// Its title as printed.
    title: String,
    span: Span,
}

/// Checks every table of contents against the headings behind it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let document = context.ledger.document;
    let blocks = &document.blocks;
    for (index, block) in blocks.iter().enumerate() {
        if !is_heading(block.kind()) || !is_contents(block.span().of(&document.text)) {
            continue;
        }
        let end = blocks.iter().skip(index + 1).position(|block| is_heading(block.kind())).map_or(blocks.len(), |next| index + 1 + next);
        let entries = entries(document, index + 1..end);
        let headings: Vec<Entry> =
            blocks.iter().skip(end).filter(|block| is_heading(block.kind())).map(|block| entry(document, block.span())).collect();
        compare(rule, block.span(), &entries, &headings, out);
    }
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Title)
}

fn is_contents(words: &str) -> bool {
    let words = words.trim().trim_end_matches([':', '.']);
    words.eq_ignore_ascii_case("contents") || words.eq_ignore_ascii_case("table of contents")
}

/// The entries in some blocks: list items, and the lines of paragraphs.
fn entries(document: &Document, blocks: std::ops::Range<usize>) -> Vec<Entry> {
    let mut found = Vec::new();
    for block in document.blocks.get(blocks).unwrap_or_default() {
        match block.kind() {
            BlockKind::ListItem => {
                let mut one = entry(document, block.span());
                let list = document.item_of(block).and_then(|(list, item)| Some((document.lists.get(list)?, item)));
                // The markers of inner lists begin again under each of their parents.
                if let Some((list, item)) = list.filter(|(list, _)| list.ordered && list.parent().is_none())
                    && one.number.is_none()
                {
                    let marker = list.items.get(item).map(|item| item.marker(document).trim_end_matches(['.', ')']).to_owned());
                    one.number = marker.filter(|marker| marker.bytes().all(|byte| byte.is_ascii_digit()));
                }
                found.push(one);
            }
            BlockKind::Paragraph => {
                let mut start = block.span().start;
                for line in block.span().of(&document.text).split_inclusive('\n') {
                    found.push(entry(document, Span::new(start, start + line.trim_end().len())));
                    start += line.len();
                }
            }
            BlockKind::Title
            | BlockKind::Byline
            | BlockKind::Heading(_)
            | BlockKind::TableCell { .. }
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => {}
        }
    }
    found.retain(|entry| !entry.folded.is_empty());
    found
}

/// Reads a number and a title, with leader and page behind it.
fn entry(document: &Document, span: Span) -> Entry {
    let number = heading::number(&document.text, span).or_else(|| heading::loose_number(&document.text, span));
    let start = number.as_ref().map_or(span.start, |number| number.span.end);
    let words = document.text.get(start..span.end).unwrap_or_default();
    let title = words.trim_start_matches([' ', '\t', '.', ')', ':', '\u{a0}']).trim_end();
    // A number is a page only behind a leader or a wide gap.
    let bare = title.trim_end_matches(|last: char| last.is_ascii_digit());
    let led = bare.ends_with(['.', '…', '\t', '·']) || bare.ends_with("  ");
    let title = if led && bare.len() < title.len() { bare.trim_end_matches([' ', '.', '…', '\t', '·']) } else { title };
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let folded = words.map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let label = number.map(|number| number.parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."));
    Entry { number: label, folded, title: title.to_owned(), span }
}

fn compare(rule: &Rule, contents: Span, entries: &[Entry], headings: &[Entry], out: &mut Vec<Check>) {
    let mut by_title: FxHashMap<&str, Vec<&Entry>> = FxHashMap::default();
    let mut by_number: FxHashMap<&str, Vec<&Entry>> = FxHashMap::default();
    for heading in headings {
        by_title.entry(&heading.folded).or_default().push(heading);
        if let Some(number) = &heading.number {
            by_number.entry(number).or_default().push(heading);
        }
    }
    let known = entries.iter().filter(|entry| by_title.contains_key(entry.folded.as_str())).count();
    if entries.len() < FEWEST || known * 10 < entries.len() * MOST_OF_TEN {
        return;
    }
    let told = out.len();
    for entry in entries {
        let Some(number) = &entry.number else { continue };
        match by_title.get(entry.folded.as_str()).map(Vec::as_slice) {
            // A title that stands twice, as `General` may, tells no section.
            Some([heading]) => {
                if let Some(own) = heading.number.as_ref().filter(|own| *own != number && own.contains('.') == number.contains('.')) {
                    let message = format!("“{}” is {own} in its heading, not {number}", entry.title);
                    let mut check = report(rule, Verdict::Conflict, entry.span, message);
                    check.related.push(evidence(heading.span, "the heading"));
                    out.push(check);
                }
            }
            Some(_) => {}
            None => {
                let Some([heading]) = by_number.get(number.as_str()).map(Vec::as_slice) else { continue };
                // Contents may shorten a title, and a heading that another entry names is that one's.
                let short = heading.folded.contains(&entry.folded) || entry.folded.contains(&heading.folded);
                let other = entries.iter().any(|other| other.folded == heading.folded);
                if !short && !other && !heading.folded.is_empty() {
                    let message = format!("the heading of {number} is “{}”, not “{}”", heading.title, entry.title);
                    let mut check = report(rule, Verdict::Review, entry.span, message);
                    check.related.push(evidence(heading.span, "the heading"));
                    out.push(check);
                }
            }
        }
    }
    if out.len() == told {
        out.push(report(rule, Verdict::Holds, contents, format!("{known} of {} entries are headings of the text", entries.len())));
    }
}
