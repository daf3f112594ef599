//! Definitions and statements of terms in, terms that are given two days or two sums out (check 106).

use super::name;
use super::uses::uses;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, Definition, DefinitionForm, Form, Ledger, TokenSpan};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a term is given: a sum in its currency, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Sum(Decimal, &'static str),
    Day(i32, u32, u32),
}

/// Checks that a term is given one day or one sum throughout.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    if context.definitions().is_empty() {
        return;
    }
    let mut first: BTreeMap<(usize, &[String]), (Value, Span)> = BTreeMap::new();
    for definition in context.definitions() {
        let Some((value, span)) = defined(ledger, definition) else { continue };
        let (earlier, place) = *first.entry((definition.part, &definition.key)).or_insert((value, span));
        if place != span {
            compare(rule, ledger, name(ledger, definition), (earlier, place), (value, span), out);
        }
    }
    if first.is_empty() {
        return;
    }
    for (key, places) in uses(ledger, context.definitions()) {
        let mut given = first.iter().filter(|((_, defined), _)| *defined == key.as_slice());
        // A term with two definitions does not say which of them a statement repeats.
        let (Some((_, &earlier)), None) = (given.next(), given.next()) else { continue };
        for place in places {
            if let Some(later) = stated(ledger, place).filter(|later| later.1 != earlier.1) {
                compare(rule, ledger, ledger.text(ledger.span_of(place)), earlier, later, out);
            }
        }
    }
}

/// Whether two definitions of one term give it two values of one kind.
pub(super) fn disagree(ledger: &Ledger, one: &Definition, other: &Definition) -> bool {
    let (Some((one, _)), Some((other, _))) = (defined(ledger, one), defined(ledger, other)) else { return false };
    are_comparable(one, other) && one != other
}

fn compare(rule: &Rule, ledger: &Ledger, term: &str, (earlier, place): (Value, Span), (value, span): (Value, Span), out: &mut Vec<Check>) {
    if !are_comparable(earlier, value) {
        return;
    }
    let (here, there) = (ledger.text(span), ledger.text(place));
    let mut check = if earlier == value {
        report(rule, Verdict::Holds, span, format!("“{term}” is {there} in both places"))
    } else {
        report(rule, Verdict::Conflict, span, format!("“{term}” is {there} elsewhere, not {here}"))
    };
    check.related.push(evidence(place, "the first value"));
    out.push(check);
}

fn are_comparable(one: Value, other: Value) -> bool {
    match (one, other) {
        (Value::Sum(_, one), Value::Sum(_, other)) => one == other,
        (Value::Day(..), Value::Day(..)) => true,
        (Value::Sum(..), Value::Day(..)) | (Value::Day(..), Value::Sum(..)) => false,
    }
}

/// The value that a definition gives its term, and its place.
fn defined(ledger: &Ledger, definition: &Definition) -> Option<(Value, Span)> {
    const REACH: usize = 6;
    if definition.scoped {
        return None;
    }
    match definition.form {
        // The value must be what the definition is about, not a detail of it.
        DefinitionForm::Sentence => only_value(ledger, definition.sentence, |tokens| {
            tokens.start >= definition.meaning.start && tokens.start < definition.meaning.start + REACH
        }),
        DefinitionForm::Aside => only_value(ledger, definition.sentence, |tokens| tokens.end == definition.meaning.end),
        DefinitionForm::Elsewhere | DefinitionForm::Label => None,
    }
}

/// The value that a sentence gives a term in use: `the Closing Date is 3 May 2024`, `the Fee of £500`.
fn stated(ledger: &Ledger, place: TokenSpan) -> Option<(Value, Span)> {
    const CHANGED: &[&str] = &[
        "adjusted",
        "amended",
        "been",
        "deferred",
        "extended",
        "if",
        "increase",
        "increased",
        "initially",
        "instead",
        "maximum",
        "minimum",
        "moved",
        "not",
        "part",
        "per",
        "postponed",
        "reduced",
        "unless",
        "until",
        "was",
        "were",
    ];
    let word = |token: usize| ledger.word(token);
    let index = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= place.start);
    let sentence = ledger.sentences.get(index)?.tokens;
    let named = place.start.checked_sub(1).is_some_and(|before| matches!(word(before), "the" | "The"));
    // `The first anniversary of the Commencement Date, 1 July 2026,` tells the day of the anniversary.
    let reckoned =
        place.start.checked_sub(2).is_some_and(|before| matches!(word(before), "after" | "before" | "following" | "from" | "of"));
    if !named || reckoned || sentence.range().any(|token| CHANGED.iter().any(|changed| word(token).eq_ignore_ascii_case(changed))) {
        return None;
    }
    let from = match (word(place.end), word(place.end + 1), word(place.end + 2)) {
        ("is" | "falls", "on", _) | ("shall" | "will", "be", _) => place.end + 2,
        ("is" | "of" | "," | "(" | "being", _, _) => place.end + 1,
        _ => return None,
    };
    only_value(ledger, index, |tokens| tokens.start == from)
}

/// The value at the place asked for, where the sentence states no other value of its kind.
fn only_value(ledger: &Ledger, sentence: usize, here: impl Fn(TokenSpan) -> bool) -> Option<(Value, Span)> {
    let values: Vec<(Value, &Claim)> =
        ledger.claims_in(sentence).filter_map(|claim| ledger.claims.get(claim)).filter_map(|claim| Some((value(claim)?, claim))).collect();
    let &(found, claim) = values.iter().find(|(_, claim)| here(claim.tokens))?;
    let alone = values.iter().all(|&(other, _)| !are_comparable(found, other) || other == found);
    alone.then_some((found, claim.span))
}

fn value(claim: &Claim) -> Option<Value> {
    if let Some(quantity) = claim.quantity() {
        let plain = quantity.form == Form::Money && !quantity.is_approximate() && quantity.stated.low == quantity.stated.high;
        return plain.then(|| Some(Value::Sum(quantity.value?.normalize(), quantity.unit?))).flatten();
    }
    let stated = claim.time()?.stated;
    Some(Value::Day(stated.year?, stated.month?, stated.day?))
}
