//! Citations by number in, whether the list of references has an entry of that number out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::ReferenceTarget;
use rustc_hash::{FxHashMap, FxHashSet};

/// Checks every `[n]` against the numbered entries.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut entries: FxHashMap<u32, Span> = FxHashMap::default();
    for entry in context.entries() {
        if let Some(number) = entry.number {
            entries.entry(number).or_insert(entry.span);
        }
    }
    let Some(&last) = entries.keys().max().filter(|_| entries.len() >= 2) else { return };
    let citations = citations(context);
    let missing = citations.iter().filter(|(_, number)| !entries.contains_key(number)).count();
    // Numbers of which most lead nowhere are no citations.
    if missing > 1 && missing * 2 > citations.len() {
        return;
    }
    for (span, number) in citations {
        let check = if let Some(&entry) = entries.get(&number) {
            let mut check = report(rule, Verdict::Holds, span, format!("there is an entry {number}"));
            check.related.push(evidence(entry, "the entry"));
            check
        } else {
            let mut check = report(rule, Verdict::Conflict, span, format!("there is no entry {number}"));
            check.computed = Some(format!("{} entries, the last is {last}", entries.len()));
            check
        };
        out.push(check);
    }
}

/// The numbers that the text cites.
pub(super) fn cited(context: &Context) -> FxHashSet<u32> {
    citations(context).into_iter().map(|(_, number)| number).collect()
}

/// The citations by number and their places, ranges as all their members.
fn citations(context: &Context) -> Vec<(Span, u32)> {
    let ledger = context.ledger;
    // `x[12]` is a place in a row of values.
    let index = |start: usize| {
        let glued = |open: usize| ledger.word(open) == "[" && ledger.tokens.get(open).is_some_and(|open| !open.spaced);
        start > 1 && ledger.word(start - 2).chars().count() == 1 && glued(start - 1)
    };
    let citations = super::references(context, ReferenceTarget::Citation)
        .filter(|(claim, _)| context.is_prose_sentence(claim.sentence) && !index(claim.tokens.start));
    citations.flat_map(|(claim, reference)| numbers(&reference.label).into_iter().map(|number| (claim.span, number))).collect()
}

/// The numbers of a label: `3` or `3–6`.
fn numbers(label: &str) -> Vec<u32> {
    let mut ends = label.split('–').map(str::parse::<u32>);
    match (ends.next(), ends.next()) {
        (Some(Ok(from)), Some(Ok(to))) if to - from.min(to) <= 60 => (from..=to).collect(),
        (Some(Ok(number)), None) => vec![number],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ranges_cite_all_their_members() {
        assert_eq!(super::numbers("3–5"), [3, 4, 5]);
        assert_eq!(super::numbers("12"), [12]);
        assert!(super::numbers("Roe 2019").is_empty());
    }
}
