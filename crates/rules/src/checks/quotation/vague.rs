//! Attributions in, those whose source is nobody in particular out (check 89).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::Claim;
use rustc_hash::FxHashSet;

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

/// Verbs by which something is only supposed to be said.
const MODAL: &[&str] = &["could", "may", "might", "will", "would"];

/// Words of a study, whose subjects are a crowd of their own.
const STUDY: &[&str] =
    &["asked", "interviewed", "participants", "poll", "polled", "respondents", "survey", "surveyed", "tested", "testers", "users"];

/// Crowds by trade, who stand for those of the trade that a text names beside them.
const TRADES: &[&str] = &[
    "academics",
    "analysts",
    "commentators",
    "economists",
    "experts",
    "historians",
    "observers",
    "pundits",
    "researchers",
    "scholars",
    "scientists",
    "watchers",
];

/// How many sentences away from a crowd somebody of it may be named.
const NEAR: usize = 4;

/// Reports every attribution to a source that names nobody: `critics say`, `it is believed`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut told: FxHashSet<String> = FxHashSet::default();
    // The sentences that name somebody as the source of something, in order.
    let is_named = |claim: &Claim| Claim::attribution(claim).is_some_and(|attribution| !attribution.vague && attribution.person.is_some());
    let named: Vec<usize> = ledger.claims.iter().filter(|claim| is_named(claim)).map(|claim| claim.sentence).collect();
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
        // `Analysts said so. … said Ilse Brandt of Holt & Co.`: the crowd is those who are named next.
        let trade = source.split_whitespace().any(|word| TRADES.binary_search(&word).is_ok());
        let after = named.partition_point(|&sentence| sentence + NEAR < claim.sentence);
        if trade && named.get(after).is_some_and(|&sentence| sentence <= claim.sentence + NEAR) {
            continue;
        }
        // What a crowd might say is nobody's claim, and whom a study asked is known by the study.
        let sentence = ledger.sentences.get(claim.sentence).map(|sentence| ledger.text(sentence.span)).unwrap_or_default();
        let supposed = attribution.cue.iter().any(|&cue| {
            let before = span.start.min(cue.start);
            ledger.text(Span::new(before, cue.end)).split_whitespace().any(|word| MODAL.contains(&word))
        });
        // `… bombings, most claimed by the rebels`: what was claimed is no saying.
        let passive = ledger.text(Span::new(span.end, ledger.document.text.len())).trim_start().starts_with("by ");
        let asked = sentence.split_whitespace().any(|word| STUDY.contains(&word.trim_matches(|mark: char| !mark.is_alphanumeric())));
        if !says || !crowd || supposed || asked || passive || !told.insert(source.clone()) {
            continue;
        }
        let message = format!("“{source}” names nobody as the source");
        out.push(report(rule, Verdict::Review, span, message));
    }
}
