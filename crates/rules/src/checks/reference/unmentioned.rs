//! Captions in, those whose figure or table the text never mentions out (check 59).

use crate::check::{Check, Verdict};
use crate::checks::structure::caption::{self, Label};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::BlockKind;
use claimlint_parser::ReferenceTarget;
use rustc_hash::FxHashSet;

/// So many figures of a text, less one, must be mentioned for the last one to stand out.
const FEWEST: usize = 2;

/// Checks that every figure and table is mentioned where all others are.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (thing, target) in [("figure", ReferenceTarget::Figure), ("table", ReferenceTarget::Table)] {
        let labels: Vec<Label<'_>> = caption::labels(context).into_iter().filter(|label| label.thing == thing).collect();
        let plain = labels.iter().all(|label| label.number.bytes().all(|byte| byte.is_ascii_digit()));
        if labels.len() < FEWEST || !plain {
            continue;
        }
        let mentioned = mentioned(context, target);
        let (known, unknown): (Vec<_>, Vec<_>) = labels.iter().partition(|label| mentioned.contains(label.number));
        // Where more than one is never mentioned, the text is one that does not point at its figures.
        if let [label] = unknown.as_slice() {
            let message = format!("{} is mentioned nowhere", context.ledger.text(label.span));
            let mut check = report(rule, Verdict::Review, label.span, message);
            check.related.extend(known.first().map(|other| evidence(other.span, "one that is mentioned")));
            out.push(check);
        } else if unknown.is_empty()
            && let Some(last) = labels.last()
        {
            out.push(report(rule, Verdict::Holds, last.span, format!("all {} {thing}s are mentioned", labels.len())));
        }
    }
}

/// The numbers that references outside of the captions themselves name: `2A` is 2, `1–3` is 1, 2 and 3.
fn mentioned(context: &Context, target: ReferenceTarget) -> FxHashSet<String> {
    let document = context.ledger.document;
    let mut numbers = FxHashSet::default();
    for (claim, reference) in super::references(context, target) {
        let block = document.block_at(claim.span.start).and_then(|block| document.blocks.get(block));
        if block.is_some_and(|block| block.kind() == BlockKind::Caption && block.span().start + 2 >= claim.span.start) {
            continue;
        }
        let ends: Vec<u32> = reference
            .label
            .split(['–', '-', ',', ' '])
            .filter_map(|part| part.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().ok())
            .collect();
        if let [first, .., last] = ends.as_slice()
            && first < last
            && last - first < 40
        {
            numbers.extend((*first..=*last).map(|number| number.to_string()));
        }
        numbers.extend(ends.iter().map(u32::to_string));
    }
    numbers
}
