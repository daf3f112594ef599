//! The clauses of a contract in, those that set two periods of notice or two laws for one thing out (check 108).

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::Interval;
use claimlint_parser::{Class, Ledger, TimeUnit, TokenKind, TokenSpan, folded};
use std::collections::BTreeMap;

/// Words that make a clause hold in some cases only.
const CONDITIONS: &[&str] = &[
    "breach",
    "cause",
    "default",
    "during",
    "elsewhere",
    "except",
    "fails",
    "failure",
    "if",
    "insolvency",
    "insolvent",
    "otherwise",
    "resident",
    "residents",
    "unless",
    "when",
    "where",
    "within",
];

/// Checks that the same party may end the same contract by one period of notice only.
pub(super) fn check_notice(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    const ENDINGS: &[&str] = &["cancel", "end", "terminate"];
    const REACH: usize = 6;
    let ledger = context.ledger;
    let mut first: BTreeMap<Vec<String>, ((Interval, TimeUnit), Span)> = BTreeMap::new();
    for index in sentences_with(context, "may") {
        let Some(tokens) = ledger.sentences.get(index).map(|sentence| sentence.tokens) else { continue };
        let Some(may) = tokens.range().find(|&token| ledger.tokens[token].is(Class::AUXILIARY) && ledger.word(token) == "may") else {
            continue;
        };
        let end = may + 1;
        let Some(object) = Some(end).filter(|&end| ENDINGS.contains(&ledger.word(end))).and_then(|end| object(ledger, tokens, end + 1))
        else {
            continue;
        };
        if is_conditional(ledger, tokens) {
            continue;
        }
        let periods: Vec<_> = ledger
            .claims_in(index)
            .map(|claim| &ledger.claims[claim])
            .filter_map(|claim| Some((claim.time()?.duration.as_ref()?, claim)))
            .filter(|(_, claim)| (claim.tokens.end..(claim.tokens.end + REACH).min(tokens.end)).any(|token| ledger.word(token) == "notice"))
            .collect();
        let Some(((length, claim), rest)) = periods.split_first() else { continue };
        if rest.iter().any(|(other, _)| (other.amount, other.unit) != (length.amount, length.unit)) {
            continue;
        }
        // The number of the clause is no part of its subject.
        let subject = (tokens.start..may).find(|&token| ledger.tokens[token].kind == TokenKind::Word).unwrap_or(may);
        let mut key = folded(ledger, TokenSpan::new(subject, may));
        key.push(object);
        let value = (length.amount, length.unit);
        let (earlier, place) = *first.entry(key).or_insert((value, claim.span));
        if place != claim.span {
            let said = ledger.text(claim.span);
            let (verdict, message) = if earlier == value {
                (Verdict::Holds, format!("the period of notice is {said} in both places"))
            } else {
                (Verdict::Conflict, format!("the notice that ends it is {} elsewhere, not {said}", ledger.text(place)))
            };
            let mut check = report(rule, verdict, claim.span, message);
            check.related.push(evidence(place, "the first period"));
            out.push(check);
        }
    }
}

/// What is ended: `this Agreement`.
fn object(ledger: &Ledger, tokens: TokenSpan, at: usize) -> Option<String> {
    const CONTRACTS: &[&str] =
        &["agreement", "arrangement", "contract", "lease", "licence", "license", "loan", "membership", "subscription", "tenancy"];
    let article = matches!(ledger.word(at), "this" | "the");
    let word = ledger.word(at + 1).to_lowercase();
    (article && at + 1 < tokens.end && CONTRACTS.contains(&word.as_str())).then_some(word)
}

/// Checks that a text puts itself under one law only.
pub(super) fn check_law(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut first: Option<(Vec<String>, Span)> = None;
    for index in sentences_with(context, "governed") {
        let Some(tokens) = ledger.sentences.get(index).map(|sentence| sentence.tokens) else { continue };
        let Some(governed) = tokens.range().find(|&token| ledger.word(token) == "governed" && ledger.word(token + 1) == "by") else {
            continue;
        };
        let own = (tokens.start..governed).any(|token| matches!(ledger.word(token), "This" | "this" | "These" | "these"));
        let Some(law) =
            (governed..tokens.end).find(|&token| matches!(ledger.word(token), "law" | "laws") && ledger.word(token + 1) == "of")
        else {
            continue;
        };
        if !own || is_conditional(ledger, tokens) {
            continue;
        }
        let mut from = law + 2;
        while matches!(ledger.word(from), "the" | "The" | "State" | "Commonwealth" | "Province" | "state" | "of") && from < tokens.end {
            from += 1;
        }
        let length = (from..tokens.end).take_while(|&token| ledger.word(token).starts_with(char::is_uppercase)).count();
        let place = TokenSpan::new(from, from + length);
        if place.is_empty() {
            continue;
        }
        let (land, span) = (folded(ledger, place), ledger.span_of(place));
        let Some((earlier, before)) = &first else {
            first = Some((land, span));
            continue;
        };
        let same = earlier.starts_with(&land) || land.starts_with(earlier);
        let (verdict, message) = if same {
            (Verdict::Holds, format!("the law of {} governs in both places", ledger.text(span)))
        } else {
            (Verdict::Conflict, format!("the law of {} governs elsewhere, not that of {}", ledger.text(*before), ledger.text(span)))
        };
        let mut check = report(rule, verdict, span, message);
        check.related.push(evidence(*before, "the law named first"));
        out.push(check);
    }
}

/// The sentences that hold a word, in order.
fn sentences_with(context: &Context, word: &str) -> Vec<usize> {
    let ledger = context.ledger;
    let sentence = |at: usize| ledger.sentences.partition_point(|sentence| sentence.tokens.end <= at);
    let mut found: Vec<usize> = context.places().of_words(&ledger.lexemes, &[word]).into_iter().map(sentence).collect();
    found.dedup();
    found
}

fn is_conditional(ledger: &Ledger, tokens: TokenSpan) -> bool {
    tokens.range().any(|token| CONDITIONS.iter().any(|condition| ledger.word(token).eq_ignore_ascii_case(condition)))
}
