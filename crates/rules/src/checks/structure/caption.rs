//! Captions in, numbers that two of them bear out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use rustc_hash::FxHashMap;

/// The things that captions number.
const THINGS: &[&str] = &["box", "chart", "exhibit", "fig", "figure", "listing", "map", "plate", "scheme", "table"];

/// The label of a caption.
pub(crate) struct Label<'t> {
    /// What is numbered, in lower case, `fig` written out.
    pub(crate) thing: &'static str,
    /// Its number: `3`, `2.1`, `A-1`.
    pub(crate) number: &'t str,
    /// The place of thing and number.
    pub(crate) span: Span,
    /// What the caption says behind them.
    pub(crate) title: &'t str,
}

/// Checks that no two captions bear the same number.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut seen: FxHashMap<(&str, &str), Label> = FxHashMap::default();
    let mut twice = Vec::new();
    let mut captions = 0;
    for label in labels(context) {
        captions += 1;
        let continued = label.title.to_lowercase().contains("continued") || label.title.to_lowercase().contains("cont.");
        match seen.get(&(label.thing, label.number)) {
            Some(first) if !continued && !same_title(first.title, label.title) => twice.push((first.span, label)),
            Some(_) => {}
            None => {
                seen.insert((label.thing, label.number), label);
            }
        }
    }
    // Numbers that begin again in each chapter come twice as a rule.
    let restarts = twice.len() > 2 && twice.len() * 3 > captions;
    for (first, label) in twice.into_iter().filter(|_| !restarts) {
        let words = context.ledger.text(label.span);
        let mut check = report(rule, Verdict::Conflict, label.span, format!("{words} stands twice"));
        check.related.push(evidence(first, "the first"));
        out.push(check);
    }
}

/// Checks that the captions of one kind of thing leave no number out.
///
/// Where the text mentions the missing one, its caption is missing and not its number, which another check tells.
pub(super) fn check_gaps(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let text = &context.ledger.document.text;
    let labels = labels(context);
    for &thing in THINGS {
        let row: Vec<(u32, &Label)> =
            labels.iter().filter(|label| label.thing == thing).map_while(|label| Some((label.number.parse().ok()?, label))).collect();
        let whole = row.len() == labels.iter().filter(|label| label.thing == thing).count();
        let from_one = row.first().is_some_and(|(first, _)| *first == 1);
        let ordered = row.windows(2).all(|pair| matches!(pair, [(one, _), (next, _)] if (1..=2).contains(&next.saturating_sub(*one))));
        let mut gaps = row.windows(2).filter_map(|pair| match pair {
            [(one, first), (next, label)] if *next == one + 2 => Some((one + 1, first, label)),
            _ => None,
        });
        if row.len() < 3 || !whole || !from_one || !ordered {
            continue;
        }
        if let (Some((missing, before, label)), None) = (gaps.next(), gaps.next()) {
            let words = context.ledger.text(label.span);
            let name = words.trim_end_matches(|last: char| last.is_ascii_digit()).trim_end();
            let mentioned = |name: &str| mentions(text, &format!("{name} {missing}"));
            if mentioned(name)
                || mentioned(thing)
                || thing == "figure" && (mentioned("Fig.") || mentioned("Figure") || mentioned("Figures"))
            {
                continue;
            }
            let message = format!("{words} follows {}; {name} {missing} is missing", context.ledger.text(before.span));
            let mut check = report(rule, Verdict::Review, label.span, message);
            check.related.push(evidence(before.span, "the one before"));
            out.push(check);
        }
    }
}

/// Whether a text has these words with no digit behind them.
fn mentions(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| !text[at + words.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

/// Whether two captions begin alike, as those of a table and of its entry in a list of tables do.
fn same_title(one: &str, other: &str) -> bool {
    let start = |title: &str| title.split_whitespace().take(4).collect::<Vec<_>>().join(" ").to_lowercase();
    start(one) == start(other)
}

/// The labels of all captions, in order.
pub(crate) fn labels<'c>(context: &Context<'c>) -> Vec<Label<'c>> {
    let document = context.ledger.document;
    let captions = document.blocks.iter().filter(|block| block.kind() == BlockKind::Caption);
    captions.filter_map(|block| label(&document.text, block.span())).collect()
}

/// Reads the label that words begin with: `Table 3. Beds`, `Fig. 2: Loss`.
pub(crate) fn label(text: &str, block: Span) -> Option<Label<'_>> {
    let words = block.of(text);
    let name = words.find(|next: char| !next.is_ascii_alphabetic())?;
    let lower = words[..name].to_ascii_lowercase();
    let thing = THINGS.iter().copied().find(|thing| *thing == lower)?;
    let rest = words[name..].trim_start_matches('.').trim_start();
    let start = words.len() - rest.len();
    let length = rest.find(|next: char| !(next.is_ascii_alphanumeric() || matches!(next, '.' | '-'))).unwrap_or(rest.len());
    let number = rest[..length].trim_end_matches(['.', '-']);
    let title = rest[number.len()..].trim_start_matches(['.', ':', ' ', '–', '—', '-', '|']).trim();
    let thing = if thing == "fig" { "figure" } else { thing };
    (!number.is_empty()).then(|| Label { thing, number, span: Span::new(block.start, block.start + start + number.len()), title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_captions_are_read() {
        for (words, expected) in [
            ("Table 3. Beds", ("table", "3", "Beds")),
            ("Fig. 2: Loss", ("figure", "2", "Loss")),
            ("Table A-1 – Beds", ("table", "A-1", "Beds")),
        ] {
            let found = label(words, Span::new(0, words.len())).unwrap();
            assert_eq!((found.thing, found.number, found.title), expected);
        }
        assert!(label("Photo: a bridge", Span::new(0, 15)).is_none());
        assert!(THINGS.is_sorted());
    }
}
