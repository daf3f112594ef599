//! Steps named in running text in, breaks in their numbers out: `Step 1: … Step 2: … Step 4: …`.

use super::item::row;
use super::sequence::{self, breaks};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;

/// Words that name the members of a row where a number and a colon follow.
const NAMES: &[&str] = &["Day", "Lesson", "Part", "Phase", "Rule", "Stage", "Step", "Tip", "Week"];

/// How many sentences may stand between two steps of one row.
const REACH: usize = 40;

struct Step {
    name: &'static str,
    number: u32,
    span: Span,
    sentence: usize,
}

/// Checks the steps of a text.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let steps = steps(context);
    let mut start = 0;
    for end in 1..=steps.len() {
        let goes_on = steps.get(end).is_some_and(|next| {
            let last = &steps[end - 1];
            next.name == last.name && next.number != 1 && next.sentence - last.sentence <= REACH
        });
        if !goes_on {
            check_row(rule, &steps[start..end], out);
            start = end;
        }
    }
}

fn check_row(rule: &Rule, steps: &[Step], out: &mut Vec<Check>) {
    let numbers: Vec<u32> = steps.iter().map(|step| step.number).collect();
    let Some(found) = breaks(&numbers).filter(|_| numbers.first() == Some(&1)) else { return };
    for one in found {
        let (Some(here), Some(before)) = (steps.get(one.place), steps.get(one.place - 1)) else { continue };
        let told = sequence::told(&numbers, one, |number| format!("{} {number}", here.name));
        let mut check = report(rule, Verdict::Conflict, here.span, told);
        check.computed = Some(row(&numbers));
        check.related.push(evidence(before.span, "the one before"));
        out.push(check);
    }
}

/// Every `Step 3:` at the start of a sentence, in order.
fn steps(context: &Context) -> Vec<Step> {
    let ledger = context.ledger;
    let mut steps = Vec::new();
    let lower = NAMES.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    for at in context.places().of_words(&ledger.lexemes, &lower.iter().map(String::as_str).collect::<Vec<_>>()) {
        let Some(&name) = NAMES.iter().find(|name| ledger.word(at) == **name) else { continue };
        let index = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        let Some(sentence) = ledger.sentences.get(index).filter(|sentence| sentence.tokens.holds(at)) else { continue };
        let begins = at == sentence.tokens.start || matches!(ledger.word(at - 1), "." | ";" | "!" | "?");
        let closed = matches!(ledger.word(at + 2), ":" | "." | "–" | "—");
        if let Ok(number) = ledger.word(at + 1).trim_end_matches('.').parse()
            && begins
            && closed
        {
            let span = ledger.span_of(claimlint_parser::TokenSpan::new(at, at + 2));
            steps.push(Step { name, number, span, sentence: index });
        }
    }
    steps
}
