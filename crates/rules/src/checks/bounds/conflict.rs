//! A lower bound and an upper bound of one thing in one breath in, whether a value can meet both out (check 29).

use super::{evidence, report};
use crate::check::{Check, Verdict};
use crate::checks::Context;
use crate::page::Rule;
use claimlint_parser::value::{Bound, Interval};
use claimlint_parser::{Claim, Form, Ledger, TimeUnit};

/// The most words between two bounds that are told in one breath.
const NEAR: usize = 5;

/// What a bound is a bound of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number(Form, Option<&'static str>),
    Length(TimeUnit),
}

/// Checks every pair of bounds.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    super::hold(rule, context, |words| words.contains(" and ") && !words.starts_with("between "), out);
    let bounds: Vec<(&Claim, Kind, Interval)> = ledger.claims.iter().filter_map(bound).collect();
    for pair in bounds.windows(2) {
        let [(one, first, low), (other, second, high)] = pair else { continue };
        if one.sentence != other.sentence
            || !context.is_prose_sentence(one.sentence)
            || !is_one_thing(ledger, one, other, (*first, *second))
        {
            continue;
        }
        // One bound must be from below and the other from above.
        let facing = |low: &Interval, high: &Interval| low.high == Bound::Unbounded && high.low == Bound::Unbounded;
        if !facing(low, high) && !facing(high, low) {
            continue;
        }
        let (here, there) = (ledger.text(other.span), ledger.text(one.span));
        let span = one.span.cover(other.span);
        let agrees = low.meets(high);
        let verdict = match (agrees, context.is_quoted(span)) {
            (true, _) => Verdict::Holds,
            (false, true) => Verdict::Review,
            (false, false) => Verdict::Conflict,
        };
        let message = if agrees { format!("{there} leaves room for {here}") } else { format!("nothing is both {there} and {here}") };
        let mut check = report(rule, verdict, span, message);
        check.related = vec![evidence(one.span, "one bound"), evidence(other.span, "the other bound")];
        out.push(check);
    }
}

/// What a claim bounds on one side.
fn bound(claim: &Claim) -> Option<(&Claim, Kind, Interval)> {
    let (kind, interval) = if let Some(quantity) = claim.quantity() {
        let amount = matches!(quantity.form, Form::Count | Form::Percent | Form::Money | Form::Measure);
        (Kind::Number(quantity.form, quantity.unit), amount.then_some(quantity.stated)?)
    } else {
        let duration = claim.time()?.duration.as_ref().filter(|duration| !duration.age)?;
        (Kind::Length(duration.unit), duration.amount)
    };
    let one_sided = (interval.low == Bound::Unbounded) != (interval.high == Bound::Unbounded);
    one_sided.then_some((claim, kind, interval))
}

/// Whether two bounds are joined by `and` or `but`, and are of one thing: the first bare or both with one noun.
fn is_one_thing(ledger: &Ledger, one: &Claim, other: &Claim, (first, second): (Kind, Kind)) -> bool {
    let between = one.tokens.end..other.tokens.start;
    let joint = |at: usize| matches!(ledger.lower(at), "and" | "but");
    let apart = |at: usize| matches!(ledger.word(at), ";" | ":" | "." | "(" | ")") || ledger.lower(at) == "or";
    if between.len() > NEAR || !between.clone().any(joint) || between.clone().any(apart) {
        return false;
    }
    // `No more than two singleton dimensions` bounds some of the dimensions alone.
    let noun = |claim: &Claim| claim.quantity().and_then(|quantity| quantity.noun).map(|noun| ledger.text(noun.span).to_lowercase());
    // `At least ten and at most eight members`: what is counted stands behind the second.
    let bare = between.len() <= 3 && between.clone().all(|at| joint(at) || matches!(ledger.lower(at), "," | "not"));
    match (first, second) {
        (Kind::Number(Form::Count, None), Kind::Number(Form::Count, None)) => {
            let (one, other) = (noun(one), noun(other));
            one.is_none() && bare && other.is_some() || one.is_some() && one == other && between.len() <= NEAR
        }
        (first, second) => {
            let unit = matches!(first, Kind::Number(Form::Count, None)) && noun(one).is_none();
            bare && (first == second || unit && matches!(second, Kind::Number(..)))
        }
    }
}
