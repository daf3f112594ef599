//! The text of a contract in, terms that it uses as defined and defines nowhere out (check 104).

use super::is_definitional;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::BlockKind;
use claimlint_parser::{ClaimKind, Ledger, TokenKind, TokenSpan, fold, folded};
use std::collections::{BTreeMap, BTreeSet};

/// Parts that people and companies play in contracts: with an article before it, such a name points at a definition.
const ROLES: &[&str] = &[
    "administrator",
    "agent",
    "appraiser",
    "arranger",
    "assignee",
    "auditor",
    "beneficiary",
    "borrower",
    "broker",
    "buyer",
    "carrier",
    "consultant",
    "contractor",
    "customer",
    "developer",
    "expert",
    "guarantor",
    "holder",
    "indemnitee",
    "inspector",
    "insurer",
    "landlord",
    "lender",
    "lessee",
    "lessor",
    "licensee",
    "licensor",
    "manager",
    "operator",
    "participant",
    "party",
    "purchaser",
    "recipient",
    "representative",
    "seller",
    "subcontractor",
    "supplier",
    "surveyor",
    "tenant",
    "trustee",
    "underwriter",
    "valuer",
    "vendor",
];

/// Things that contracts define: sums, days, rights, what is delivered.
const THINGS: &[&str] = &[
    "account",
    "amount",
    "area",
    "asset",
    "cap",
    "charge",
    "cost",
    "credit",
    "date",
    "deliverable",
    "deposit",
    "discount",
    "equipment",
    "event",
    "expense",
    "fee",
    "information",
    "instalment",
    "installment",
    "invoice",
    "liability",
    "limit",
    "loss",
    "mark",
    "material",
    "notice",
    "obligation",
    "percentage",
    "period",
    "premises",
    "price",
    "property",
    "protocol",
    "rate",
    "request",
    "requirement",
    "right",
    "service",
    "share",
    "site",
    "specification",
    "territory",
    "threshold",
    "value",
    "work",
    "year",
];

/// Words before a term in use.
const BEFORE: &[&str] = &["a", "an", "any", "applicable", "each", "every", "its", "such", "the", "their", "this"];

/// Checks the capitalised terms of a text that defines its terms.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    if !is_definitional(context) {
        return;
    }
    let defined: BTreeSet<&[String]> = context.definitions().iter().map(|definition| definition.key.as_slice()).collect();
    let mut found: BTreeMap<Vec<String>, Vec<TokenSpan>> = BTreeMap::new();
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let running = matches!(ledger.block_of(index).kind(), BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableCell { .. });
        if !running || is_title_case(ledger, sentence.tokens) {
            continue;
        }
        for run in runs(ledger, sentence.tokens) {
            let key = folded(ledger, run);
            // A term that holds a defined one is made of it.
            let made = (0..key.len()).any(|from| (from + 1..=key.len()).any(|to| defined.contains(&key[from..to])));
            if !made && !is_name(context, run) && !is_political(&key) {
                found.entry(key).or_default().push(run);
            }
        }
    }
    let headings = headings(ledger);
    for (key, places) in found {
        let [first, rest @ ..] = &places[..] else { continue };
        // The name of a section is capitalised as its heading is.
        if rest.is_empty() || is_marked(ledger, *first) || headings.contains(&format!(" {} ", key.join(" "))) {
            continue;
        }
        let is_role = key.last().is_some_and(|head| ROLES.contains(&head.as_str()));
        let term = ledger.text(ledger.span_of(*first));
        let verdict = if is_role { Verdict::Conflict } else { Verdict::Review };
        let message = format!("“{term}” is used as a defined term {} times and defined nowhere", places.len());
        let mut check = report(rule, verdict, ledger.span_of(*first), message);
        check.related = rest.iter().map(|&place| evidence(ledger.span_of(place), "used again")).collect();
        out.push(check);
    }
}

/// Whether a name ends as those of political parties do: contracts have disclosing and indemnified parties, and third ones.
fn is_political(key: &[String]) -> bool {
    let [.., kind, head] = key else { return false };
    let of_contract = kind.ends_with("ing") || kind.ends_with("ed") || matches!(kind.as_str(), "other" | "third" | "first" | "second");
    head == "party" && !of_contract
}

/// The capitalised runs of two to four words behind an article whose head is a role or a thing that contracts define.
fn runs(ledger: &Ledger, sentence: TokenSpan) -> Vec<TokenSpan> {
    const LONGEST: usize = 4;
    let mut found = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end {
        let before = ledger.lower(token);
        token += 1;
        if BEFORE.binary_search(&before).is_err() {
            continue;
        }
        let length = (token..sentence.end).take_while(|&token| is_term_word(ledger, token)).count();
        let run = TokenSpan::new(token, token + length);
        token = run.end;
        let head = run.end.checked_sub(1).map(|head| fold(ledger.word(head))).unwrap_or_default();
        // `the Marine Agent of Kaldova`, `the Port Agent-General`: the run is part of a longer name.
        let longer = matches!(ledger.word(run.end), "of" | "for" | "&" | "-" | "\"" | "”" | "®" | "™") && run.end < sentence.end;
        if (2..=LONGEST).contains(&run.len()) && !longer && (ROLES.contains(&head.as_str()) || THINGS.contains(&head.as_str())) {
            found.push(run);
        }
    }
    found
}

/// Whether a token is a word with a capital and small letters behind it.
fn is_term_word(ledger: &Ledger, token: usize) -> bool {
    let word = ledger.word(token);
    let mut letters = word.chars();
    ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && token.spaced)
        && letters.next().is_some_and(char::is_uppercase)
        && !word.contains(['.', '_'])
        && word.chars().count() > 1
        && letters.all(char::is_lowercase)
}

/// Whether the term stands somewhere in marks, bold or brackets, and so may be defined in a form that is not read.
fn is_marked(ledger: &Ledger, term: TokenSpan) -> bool {
    let term = ledger.text(ledger.span_of(term));
    let source = &ledger.document.source;
    source
        .match_indices(term)
        .any(|(at, _)| source[..at].ends_with(['"', '“', '\'', '‘', '*', '_', '(']) || source[..at].ends_with("(the "))
}

/// Whether most words of a sentence begin with a capital, as in a heading that is set as a paragraph.
fn is_title_case(ledger: &Ledger, sentence: TokenSpan) -> bool {
    let words = || sentence.range().filter(|&token| ledger.tokens[token].kind == TokenKind::Word);
    let capitals = words().filter(|&token| ledger.word(token).starts_with(char::is_uppercase)).count();
    capitals * 2 > words().count()
}

/// Whether a run is, or lies in, the name of a person, an organisation or a linked text.
fn is_name(context: &Context, run: TokenSpan) -> bool {
    let ledger = context.ledger;
    let span = ledger.span_of(run);
    let linked = ledger.document.links.iter().any(|link| link.span.overlaps(span));
    let claims = ledger.claims.partition_point(|claim| claim.span.start < span.end);
    // Only claims close before the run can reach into it.
    let named = ledger.claims[..claims]
        .iter()
        .rev()
        .take(8)
        .any(|claim| matches!(claim.kind, ClaimKind::Person(_) | ClaimKind::Organisation(_)) && claim.span.overlaps(span));
    linked || named || context.is_quoted(span)
}

/// The words of all headings, folded, each heading between spaces.
fn headings(ledger: &Ledger) -> String {
    let mut words = String::from(" ");
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        if let BlockKind::Title | BlockKind::Heading(_) = ledger.block_of(index).kind() {
            words.push_str(&folded(ledger, sentence.tokens).join(" "));
            words.push_str(" | ");
        }
    }
    words
}
