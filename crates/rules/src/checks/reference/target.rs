//! References to parts of the text in, whether the text has a part of that number out.

use crate::check::{Check, Verdict};
use crate::checks::structure::{caption, heading, heads_line};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{Claim, Class, ReferenceTarget};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The parts of one kind that a text has.
#[derive(Debug, Default)]
pub(in crate::checks) struct Parts {
    /// The labels by which they can be meant, and their places.
    labels: FxHashMap<String, Span>,
    /// The labels of those that are set as such: headings, captions.
    firm: Vec<(String, Span)>,
    /// The labels of those, to tell whether one is known.
    firm_labels: FxHashSet<String>,
    /// For each label of a parent and kind of numeral the numbers of those below it that are set as such.
    rows: FxHashMap<(String, u8), BTreeSet<u32>>,
}

/// All parts of a text that have labels.
pub(in crate::checks) fn parts(context: &Context) -> FxHashMap<ReferenceTarget, Parts> {
    let mut parts = FxHashMap::default();
    headings(context, &mut parts);
    captions(context, &mut parts);
    parts
}

/// Checks all references to parts.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (target, name) in KINDS {
        if super::references(context, *target).next().is_some()
            && let Some(parts) = context.parts().get(target)
        {
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
    let mut found = FxHashSet::default();
    let is_signed = |claim: &Claim| context.ledger.word(claim.tokens.start).starts_with('§');
    for (claim, reference) in super::references(context, target) {
        // `of which sections 7.1 to 7.4` are those of the text named before.
        let owned = claim
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(context.ledger.word(before), "which" | "whose" | "its" | "their"));
        if !context.is_prose_sentence(claim.sentence)
            || owned
            || is_of_work(context, claim.tokens.start)
            || is_own_label(context, claim.span)
        {
            continue;
        }
        for label in labels_of(&reference.label) {
            let known = parts.labels.get(&label);
            if known.is_none() && (!is_comparable(target, &label, parts) || is_item_around(context, claim.span, &label)) {
                continue;
            }
            match known {
                Some(&place) => {
                    found.insert((is_signed(claim), label.clone()));
                    let mut check = report(rule, Verdict::Holds, claim.span, format!("there is a {name} {label}"));
                    check.related.push(evidence(place, name));
                    out.push(check);
                }
                None => missing.push((claim, label)),
            }
        }
    }
    // Where more parts are missing than are there, their headings or captions were lost, not the parts.
    let mut labels: Vec<&str> = missing.iter().map(|(_, label)| &**label).collect();
    labels.sort_unstable();
    labels.dedup();
    let lost = labels.len() > 2 && labels.len() > parts.firm.len();
    let Some((_, end)) = parts.firm.last().filter(|_| !lost) else { return };
    // References by sign of which most find no part (`§ 9`), and others of which several are made and none does, are to another text.
    let elsewhere = [false, true].map(|signed| {
        let own = missing.iter().filter(|(claim, _)| is_signed(claim) == signed).map(|(_, label)| label).collect::<FxHashSet<_>>().len();
        let found = found.iter().filter(|(sign, _)| *sign == signed).count();
        if signed { own > found } else { own > 1 && found == 0 }
    });
    for (claim, label) in missing {
        if elsewhere[usize::from(is_signed(claim))] {
            continue;
        }
        let verdict = if context.is_quoted(claim.span) { Verdict::Review } else { Verdict::Conflict };
        let called = called(context.ledger.lower(claim.tokens.start)).unwrap_or(name);
        let mut check = report(rule, verdict, claim.span, format!("there is no {called} {label}"));
        let known: Vec<&str> = parts.firm.iter().map(|(label, _)| &**label).take(MOST_SHOWN).collect();
        check.computed = Some(format!("{name}s: {}{}", known.join(", "), if parts.firm.len() > MOST_SHOWN { ", …" } else { "" }));
        check.related.push(evidence(*end, format!("the last {name}")));
        out.push(check);
    }
}

/// What a text calls a part, where it calls it by another name than that of its kind: `clause` for a section.
fn called(word: &str) -> Option<&str> {
    let one = word.strip_suffix("es").filter(|_| word == "annexes").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    ["annex", "article", "attachment", "clause", "exhibit", "paragraph", "part", "schedule"].contains(&one).then_some(one)
}

/// Whether a reference stands in brackets behind the name of another text: `Harbour policy (section 12.1)`.
fn is_of_work(context: &Context, reference: usize) -> bool {
    const WORKS: &[&str] =
        &["act", "charter", "code", "faq", "guide", "handbook", "law", "manual", "policy", "regulation", "specification", "standard"];
    let ledger = context.ledger;
    let Some(name) = reference.checked_sub(3).filter(|_| ledger.word(reference - 1) == "(") else { return false };
    let capital = ledger.tokens.get(name).is_some_and(|token| token.is(Class::CAPITAL) && !token.is(Class::DETERMINER | Class::POSSESSIVE));
    capital && WORKS.binary_search(&ledger.lower(name + 1)).is_ok()
}

/// Whether a reference stands in an ordered list that has an item of its number: a licence behind a manual counts its own sections.
fn is_item_around(context: &Context, span: Span, label: &str) -> bool {
    let document = context.ledger.document;
    let block = document.block_at(span.start).and_then(|block| document.blocks.get(block));
    let mut list = block.and_then(|block| document.item_of(block)).map(|(list, _)| list);
    for _ in 0..DEEPEST {
        let Some(around) = list.and_then(|list| document.lists.get(list)) else { return false };
        let is_named = |marker: &str| plain(marker.trim_matches(|mark: char| !mark.is_ascii_alphanumeric())) == label;
        if around.ordered && around.items.iter().any(|item| is_named(item.marker(document))) {
            return true;
        }
        list = around.parent().map(|(list, _)| list);
    }
    false
}

/// How many lists around a reference are looked at.
const DEEPEST: usize = 8;

/// Checks that `this Section 6` stands in section 6.
pub(super) fn check_own(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let is_own = |claim: &Claim| claim.tokens.start.checked_sub(1).is_some_and(|before| ledger.word(before).eq_ignore_ascii_case("this"));
    let own: Vec<_> = super::references(context, ReferenceTarget::Section).filter(|(claim, _)| is_own(claim)).collect();
    if own.is_empty() {
        return;
    }
    let Some(parts) = context.parts().get(&ReferenceTarget::Section).filter(|parts| parts.firm.len() > 1) else { return };
    let mut places: Vec<(Span, &str)> = parts.firm.iter().map(|(label, span)| (*span, &**label)).collect();
    places.sort_unstable();
    for (claim, reference) in own {
        if !context.is_prose_sentence(claim.sentence) {
            continue;
        }
        let after = places.partition_point(|(span, _)| span.start <= claim.span.start);
        let Some(&(span, here)) = after.checked_sub(1).and_then(|last| places.get(last)) else { continue };
        let Some(named) = labels_of(&reference.label).into_iter().next() else { continue };
        let top = |label: &str| label.split('.').next().map(str::to_owned);
        // `4A` is a part of section 4.
        let lettered = top(&named).zip(top(here)).is_some_and(|(named, here)| {
            named.strip_prefix(&here).is_some_and(|letter| letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic()))
        });
        let agrees = top(&named) == top(here) || lettered;
        // The number may head a line between that was not read as a heading.
        if !agrees && top(&named).is_some_and(|named| heads_line(ledger.document, span, claim.span, &named)) {
            continue;
        }
        if order_kind(&named) != order_kind(here) {
            continue;
        }
        let (verdict, message) = if agrees {
            (Verdict::Holds, format!("section {named} is the one it stands in"))
        } else {
            (Verdict::Conflict, format!("this is section {here}, not {named}"))
        };
        let mut check = report(rule, verdict, claim.span, message);
        check.related.push(evidence(span, "the section"));
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
        let labelled = matches!(block.kind(), BlockKind::Caption | BlockKind::Heading(_) | BlockKind::Title);
        labelled && block.span().start + 2 >= span.start
    })
}

/// The labels that a reference names: both ends of a range, without sub-paragraphs.
fn labels_of(label: &str) -> Vec<String> {
    label.split('–').map(|end| plain(end.split('(').next().unwrap_or(end))).filter(|end| !end.is_empty()).collect()
}

/// The number of the one section that a reference names.
pub(super) fn number_of(label: &str) -> Option<String> {
    match labels_of(label).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// A label as it is compared.
fn plain(label: &str) -> String {
    label.trim().trim_end_matches(['.', ':']).to_uppercase()
}

/// Whether a text that has these parts would have the part of a label, if there were one.
///
/// The parts at its side must be there from the first on without a gap, other than the one it may have left itself; a
/// text that begins elsewhere is a part of a larger one.
fn is_comparable(target: ReferenceTarget, label: &str, parts: &Parts) -> bool {
    let (parent, last) = parted(label);
    let Some(last) = order(last).filter(|&last| last <= LARGEST && label.len() <= 12) else { return false };
    let siblings = parts.rows.get(&(parent.to_owned(), order_kind(label)));
    let Some((siblings, (&first, &end))) = siblings.and_then(|row| Some((row.len(), row.first().zip(row.last())?))) else {
        // `6.1` cannot be where there is no 6, unless no number has a point: one chapter of a book names the sections of others.
        let pointed = parts.firm_labels.iter().any(|label| label.contains('.'));
        return pointed && !parent.is_empty() && !parts.firm_labels.contains(parent) && is_comparable(target, parent, parts);
    };
    let gaps = end - first + 1 - u32::try_from(siblings).unwrap_or(0);
    let own_gap = u32::from(first < last && last < end);
    let enough = match target {
        ReferenceTarget::Section | ReferenceTarget::Chapter if parent.is_empty() => 3,
        ReferenceTarget::Section => 2,
        _ => 1,
    };
    first == 1 && gaps <= own_gap && siblings >= enough
}

/// The label of the part that holds another one, and what stands behind it: `6` and `1` of `6.1`.
fn parted(label: &str) -> (&str, &str) {
    label.rsplit_once(['.', '-']).unwrap_or(("", label))
}

/// The place of a label's last part in its row: `3`, `C` and `III` are all third.
fn order(part: &str) -> Option<u32> {
    if let Ok(number) = part.parse() {
        return Some(number);
    }
    let mut letters = part.bytes();
    let letter = letters.next().filter(u8::is_ascii_uppercase)?;
    if letters.next().is_none() && !matches!(letter, b'I' | b'V' | b'X') {
        return Some(u32::from(letter - b'A') + 1);
    }
    ROMAN.iter().position(|numeral| *numeral == part).and_then(|place| u32::try_from(place + 1).ok())
}

const ROMAN: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

/// Whether a label is of figures, a letter or a Roman numeral.
fn order_kind(label: &str) -> u8 {
    if label.starts_with(|first: char| first.is_ascii_digit()) { 0 } else { 1 + u8::from(ROMAN.contains(&label)) }
}

/// Sections of larger numbers are those of laws.
const LARGEST: u32 = 99;

/// Notes the numbers of headings, clauses and items as sections, and what headings call chapters and appendices.
fn headings(context: &Context, parts: &mut FxHashMap<ReferenceTarget, Parts>) {
    let document = context.ledger.document;
    for block in &document.blocks {
        let words = block.span().of(&document.text);
        let set = matches!(block.kind(), BlockKind::Heading(_) | BlockKind::Title);
        contents(words, block.span(), parts);
        let alone = set || block.kind() == BlockKind::Paragraph && words.len() < 120;
        if alone && let Some((target, label)) = named_part(words) {
            note(parts, target, &label, block.span(), true);
        }
        if !matches!(block.kind(), BlockKind::Heading(_) | BlockKind::Title | BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        if let Some(number) = heading::number(&document.text, block.span()) {
            let label = number.parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            let clause = block.kind() == BlockKind::Paragraph && number.parts.len() > 1;
            note(parts, ReferenceTarget::Section, &label, number.span, set || clause);
            // A paragraph `3.1` is a part of section 3, whether that has a heading or not.
            for depth in 1..number.parts.len() {
                let parent = number.parts[..depth].iter().map(u32::to_string).collect::<Vec<_>>().join(".");
                note(parts, ReferenceTarget::Section, &parent, number.span, false);
            }
            note(parts, ReferenceTarget::Chapter, &label, number.span, false);
        } else if set && let Some(number) = heading::loose_number(&document.text, block.span()) {
            let label = number.parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            note(parts, ReferenceTarget::Section, &label, number.span, false);
        }
    }
    // Where headings are numbered, the numbers of list items are none of sections.
    let numbered =
        parts.get(&ReferenceTarget::Section).map_or(0, |parts| parts.firm.iter().filter(|(label, _)| !label.contains('.')).count());
    for list in document.lists.iter().filter(|list| numbered < 3 && list.ordered && list.parent().is_none()) {
        for item in &list.items {
            let label = plain(item.marker(document).trim_matches(|mark: char| !mark.is_ascii_alphanumeric() && mark != '.'));
            note(parts, ReferenceTarget::Section, &label, item.span(), false);
        }
    }
}

/// Notes lines that begin with the name of a figure or table, as lists of them do.
fn contents(words: &str, block: Span, parts: &mut FxHashMap<ReferenceTarget, Parts>) {
    const NAMES: [(&str, ReferenceTarget); 3] =
        [("Figure ", ReferenceTarget::Figure), ("Table ", ReferenceTarget::Table), ("Appendix ", ReferenceTarget::Appendix)];
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', words.as_bytes()).map(|end| end + 1));
    for at in starts {
        for (name, target) in NAMES {
            if let Some(rest) = words.get(at..).and_then(|behind| behind.strip_prefix(name)) {
                let start = block.start + at;
                let rest = rest.split('\n').next().unwrap_or(rest);
                let length = rest.find(|next: char| !(next.is_ascii_alphanumeric() || matches!(next, '.' | '-'))).unwrap_or(rest.len());
                let behind = rest[length..].trim_start();
                let titled = rest[..length].ends_with('.')
                    || behind.starts_with([':', '.', '–', '—'])
                    || target == ReferenceTarget::Appendix && behind.starts_with(char::is_uppercase);
                let label = plain(&rest[..length]);
                if titled && !label.is_empty() {
                    note(parts, target, &label, Span::new(start, start + name.len() + length), false);
                }
            }
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
    if firm && parts.firm_labels.insert(label.to_owned()) {
        parts.firm.push((label.to_owned(), span));
        let (parent, last) = parted(label);
        if let Some(last) = order(last) {
            parts.rows.entry((parent.to_owned(), order_kind(label))).or_default().insert(last);
        }
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
