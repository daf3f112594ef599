//! References to parts of the text in, whether the text has a part of that number out.

use crate::check::{Check, Verdict};
use crate::checks::structure::{caption, heading};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::ReferenceTarget;
use rustc_hash::FxHashMap;

/// The parts of one kind that a text has.
#[derive(Default)]
struct Parts {
    /// The labels by which they can be meant, and their places.
    labels: FxHashMap<String, Span>,
    /// The labels of those that are set as such: headings, captions.
    firm: Vec<(String, Span)>,
}

/// Checks all references to parts.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut parts: FxHashMap<ReferenceTarget, Parts> = FxHashMap::default();
    headings(context, &mut parts);
    captions(context, &mut parts);
    for (target, name) in KINDS {
        if let Some(parts) = parts.get(target) {
            check_kind(rule, context, (*target, name), parts, out);
        }
    }
}

/// The kinds of part that are looked for, and what they are called.
const KINDS: &[(ReferenceTarget, &str)] = &[
    (ReferenceTarget::Section, "section"),
    (ReferenceTarget::Chapter, "chapter"),
    (ReferenceTarget::Appendix, "appendix"),
    (ReferenceTarget::Table, "table"),
    (ReferenceTarget::Figure, "figure"),
    (ReferenceTarget::Box, "box"),
    (ReferenceTarget::Listing, "listing"),
];

fn check_kind(rule: &Rule, context: &Context, kind: (ReferenceTarget, &str), parts: &Parts, out: &mut Vec<Check>) {
    let (target, name) = kind;
    let mut missing = Vec::new();
    for (claim, reference) in super::references(context, target) {
        if !context.is_prose(claim.span) || is_own_label(context, claim.span) {
            continue;
        }
        for label in labels_of(&reference.label) {
            if !is_comparable(&label, parts) {
                continue;
            }
            match parts.labels.get(&label) {
                Some(&place) => {
                    let mut check = report(rule, Verdict::Holds, claim.span, format!("there is a {name} {label}"));
                    check.related.push(evidence(place, name));
                    out.push(check);
                }
                None => missing.push((claim.span, label)),
            }
        }
    }
    // Where more parts are missing than are there, their headings or captions were lost, not the parts.
    let mut labels: Vec<&str> = missing.iter().map(|(_, label)| &**label).collect();
    labels.sort_unstable();
    labels.dedup();
    let lost = labels.len() > 2 && labels.len() > parts.firm.len();
    let Some(last) = parts.firm.last().filter(|_| !lost) else { return };
    for (span, label) in missing {
        let verdict = if context.is_quoted(span) { Verdict::Review } else { Verdict::Conflict };
        let mut check = report(rule, verdict, span, format!("there is no {name} {label}"));
        let known: Vec<&str> = parts.firm.iter().map(|(label, _)| &**label).take(MOST_SHOWN).collect();
        check.computed = Some(format!("{name}s: {}{}", known.join(", "), if parts.firm.len() > MOST_SHOWN { ", …" } else { "" }));
        check.related.push(evidence(last.1, format!("the last {name}")));
        out.push(check);
    }
}

/// How many labels a computation names.
const MOST_SHOWN: usize = 12;

/// Whether a reference stands at the start of a heading or caption, which it then names.
fn is_own_label(context: &Context, span: Span) -> bool {
    let document = context.ledger.document;
    let block = document.block_at(span.start).and_then(|block| document.blocks.get(block));
    block.is_some_and(|block| {
        let labelled = matches!(block.kind, BlockKind::Caption | BlockKind::Heading(_) | BlockKind::Title);
        labelled && block.span.start + 2 >= span.start
    })
}

/// The labels that a reference names: both ends of a range, without sub-paragraphs.
fn labels_of(label: &str) -> Vec<String> {
    label.split('–').map(|end| plain(end.split('(').next().unwrap_or(end))).filter(|end| !end.is_empty()).collect()
}

/// A label as it is compared.
fn plain(label: &str) -> String {
    label.trim().trim_end_matches(['.', ':']).to_uppercase()
}

/// Whether a label is of the kind that the text gives its parts: as deep, and of figures or letters like them.
fn is_comparable(label: &str, parts: &Parts) -> bool {
    let depth = |label: &str| label.split(['.', '-']).count();
    let digits = |label: &str| label.starts_with(|first: char| first.is_ascii_digit());
    let suffixed = label.ends_with(|last: char| last.is_ascii_alphabetic()) && digits(label);
    let alike = parts.firm.iter().filter(|(known, _)| digits(known) == digits(label) && depth(known) >= depth(label)).count();
    !suffixed && label.len() <= 12 && (alike >= 2 || alike == 1 && depth(label) == 1) && (!digits(label) || number(label) <= LARGEST)
}

/// Sections of larger numbers are those of laws.
const LARGEST: u32 = 99;

fn number(label: &str) -> u32 {
    label.split(['.', '-']).next().and_then(|first| first.parse().ok()).unwrap_or(0)
}

/// Notes the numbers of headings, clauses and items as sections, and what headings call chapters and appendices.
fn headings(context: &Context, parts: &mut FxHashMap<ReferenceTarget, Parts>) {
    let document = context.ledger.document;
    for block in &document.blocks {
        let words = block.span.of(&document.text);
        let set = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title);
        let alone = set || block.kind == BlockKind::Paragraph && words.len() < 120;
        if alone && let Some((target, label)) = named_part(words) {
            note(parts, target, &label, block.span, true);
        }
        if !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title | BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        if let Some(number) = heading::number(&document.text, block.span) {
            let label = number.parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            let clause = block.kind == BlockKind::Paragraph && number.parts.len() > 1;
            note(parts, ReferenceTarget::Section, &label, number.span, set || clause);
            // A paragraph `3.1` is a part of section 3, whether that has a heading or not.
            for depth in 1..number.parts.len() {
                let parent = number.parts[..depth].iter().map(u32::to_string).collect::<Vec<_>>().join(".");
                note(parts, ReferenceTarget::Section, &parent, number.span, false);
            }
            note(parts, ReferenceTarget::Chapter, &label, number.span, false);
        }
    }
    for list in document.lists.iter().filter(|list| list.ordered && list.parent.is_none()) {
        for item in &list.items {
            let label = plain(item.marker.trim_matches(|mark: char| !mark.is_ascii_alphanumeric() && mark != '.'));
            note(parts, ReferenceTarget::Section, &label, item.span, false);
        }
    }
}

/// The part that a heading names: `Appendix B`, `Chapter 3: Rain`, `Annex II`.
fn named_part(words: &str) -> Option<(ReferenceTarget, String)> {
    let mut parts = words.split([' ', '\u{a0}']);
    let target = match parts.next()?.trim_end_matches([':', '.']).to_lowercase().as_str() {
        "appendix" | "annex" | "schedule" | "exhibit" | "attachment" => ReferenceTarget::Appendix,
        "chapter" | "part" => ReferenceTarget::Chapter,
        "section" | "article" => ReferenceTarget::Section,
        _ => return None,
    };
    let label = parts.next().map(|label| plain(label.trim_matches([':', '.', ',', '–', '—', '(', ')'])))?;
    let numeral = label.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let short = label.len() == 1 || numeral || label.starts_with(|first: char| first.is_ascii_digit());
    (short && !label.is_empty()).then_some((target, label))
}

fn captions(context: &Context, parts: &mut FxHashMap<ReferenceTarget, Parts>) {
    for label in caption::labels(context) {
        let target = match label.thing {
            "table" => ReferenceTarget::Table,
            "figure" => ReferenceTarget::Figure,
            "box" => ReferenceTarget::Box,
            "listing" => ReferenceTarget::Listing,
            _ => continue,
        };
        note(parts, target, &plain(label.number), label.span, true);
    }
}

fn note(parts: &mut FxHashMap<ReferenceTarget, Parts>, target: ReferenceTarget, label: &str, span: Span, firm: bool) {
    let parts = parts.entry(target).or_default();
    parts.labels.entry(label.to_owned()).or_insert(span);
    if firm && !parts.firm.iter().any(|(known, _)| known == label) {
        parts.firm.push((label.to_owned(), span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_parts() {
        assert_eq!(named_part("Appendix B"), Some((ReferenceTarget::Appendix, "B".to_owned())));
        assert_eq!(named_part("Chapter 3: Rain"), Some((ReferenceTarget::Chapter, "3".to_owned())));
        assert_eq!(named_part("Part of the plan"), None);
        assert_eq!(labels_of("4(b)(ii)"), ["4"]);
        assert_eq!(labels_of("3–6"), ["3", "6"]);
    }
}
