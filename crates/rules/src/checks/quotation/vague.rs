//! Attributions in, those whose source is nobody in particular out (check 89).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::Claim;

/// Words that leave the number of a crowd open.
const SOME: &[&str] = &["many", "most", "numerous", "several", "some", "various"];

/// Crowds that are known by their opinion or trade alone.
const CROWDS: &[&str] = &[
    "academics",
    "analysts",
    "commentators",
    "critics",
    "detractors",
    "economists",
    "experts",
    "historians",
    "insiders",
    "observers",
    "opponents",
    "pundits",
    "researchers",
    "sceptics",
    "scholars",
    "scientists",
    "skeptics",
    "sources",
    "supporters",
    "watchers",
];

/// Verbs of saying and holding, as they stand behind a crowd.
const SAY: &[&str] = &[
    "allege",
    "alleged",
    "argue",
    "argued",
    "assert",
    "asserted",
    "believe",
    "believed",
    "charge",
    "charged",
    "claim",
    "claimed",
    "complain",
    "complained",
    "contend",
    "contended",
    "fear",
    "feared",
    "insist",
    "insisted",
    "maintain",
    "maintained",
    "said",
    "say",
    "suspect",
    "suspected",
    "think",
    "thought",
    "warn",
    "warned",
];

/// Reports every attribution to a source that names nobody: `critics say`, `it is believed`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for claim in &ledger.claims {
        let Some(attribution) = Claim::attribution(claim).filter(|attribution| attribution.vague) else { continue };
        let Some(span) = attribution.source.iter().chain(&attribution.cue).copied().reduce(Span::cover) else { continue };
        // What somebody else says of unnamed critics is that person's claim.
        if claim.said_by.is_some() || !context.is_prose(span) || context.is_quoted(span) {
            continue;
        }
        let Some(source) = attribution.source.first().map(|&source| ledger.text(source).to_lowercase()) else { continue };
        let says = attribution.cue.iter().any(|&cue| ledger.text(cue).split_whitespace().any(|word| SAY.contains(&&*word.to_lowercase())));
        let mut words = source.split_whitespace();
        let crowd = match (words.next(), words.next(), words.next()) {
            (Some(one), None, None) => SOME.contains(&one) || CROWDS.contains(&one),
            (Some(some), Some(crowd), None) => SOME.contains(&some) && (crowd == "people" || CROWDS.contains(&crowd)),
            (Some(_) | None, _, _) => false,
        };
        if !says || !crowd {
            continue;
        }
        let message = format!("“{source}” names nobody as the source");
        out.push(report(rule, Verdict::Review, span, message));
    }
}
