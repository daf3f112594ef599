//! First mentions of figures and tables in, those that come before the one that is numbered before out (check 59).

use crate::check::{Check, Verdict};
use crate::checks::structure::caption::{self, Label};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::ReferenceTarget;
use rustc_hash::FxHashMap;

/// So many of them make a row.
const FEWEST: usize = 3;

/// Checks that figures and tables are first mentioned in the order of their numbers.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (thing, target) in [("figure", ReferenceTarget::Figure), ("table", ReferenceTarget::Table)] {
        let labels: Vec<Label<'_>> = caption::labels(context).into_iter().filter(|label| label.thing == thing).collect();
        let numbers: Vec<u32> = labels.iter().filter_map(|label| label.number.parse().ok()).collect();
        // Only a row that is whole and set in order tells that its numbers follow the text.
        let whole = numbers.len() == labels.len() && numbers.iter().copied().eq(1..=u32::try_from(labels.len()).unwrap_or(0));
        if labels.len() < FEWEST || !whole {
            continue;
        }
        let first = first_mentions(context, target);
        let row: Vec<(u32, Span)> = numbers.iter().filter_map(|number| Some((*number, *first.get(number)?))).collect();
        let breaks: Vec<_> = row.windows(2).filter(|pair| matches!(pair, [before, after] if after.1.start < before.1.start)).collect();
        match breaks.as_slice() {
            [] if row.len() == labels.len() => {
                if let Some((_, last)) = row.last() {
                    out.push(report(rule, Verdict::Holds, *last, format!("all {} {thing}s are first mentioned in order", row.len())));
                }
            }
            [[before, after]] => {
                let message = format!("{} is mentioned before {thing} {}", context.ledger.text(after.1), before.0);
                let mut check = report(rule, Verdict::Review, after.1, message);
                check.related.push(evidence(before.1, "the first mention of the one before"));
                out.push(check);
            }
            // More than one says that the text has another order.
            _ => {}
        }
    }
}

/// Where each number is first mentioned in running text.
fn first_mentions(context: &Context, target: ReferenceTarget) -> FxHashMap<u32, Span> {
    let document = context.ledger.document;
    let mut first: FxHashMap<u32, Span> = FxHashMap::default();
    for (claim, reference) in super::references(context, target) {
        let block = document.block_at(claim.span.start).and_then(|block| document.blocks.get(block));
        if block.is_none_or(|block| !matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem)) {
            continue;
        }
        let digits = |part: &str| part.trim().trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse::<u32>().ok();
        let ends: Vec<u32> = reference.label.split(['–', '-', ',', ' ']).filter_map(digits).collect();
        let numbers: Vec<u32> = match ends.as_slice() {
            [from, to] if from < to && to - from < 40 => (*from..=*to).collect(),
            ends => ends.to_vec(),
        };
        for number in numbers {
            first.entry(number).or_insert(claim.span);
        }
    }
    first
}
