//! Means and percentages of so many whole numbers in, those that no whole sum gives out (check 102, GRIM).
//!
//! Source: Brown and Heathers, "The GRIM test" (2017): the mean of n integers is a multiple of 1/n, which few decimals can be where n is small.
//! Whether what was measured are integers is for the reader to know, so the rule is run only where it is asked for.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::expression;
use crate::page::Rule;
use claimlint_parser::value::{Hedge, Printed};
use claimlint_parser::{Claim, Form, Ledger, Measure};
use rust_decimal::Decimal;

/// Checks every mean with its number of cases, and every percentage of a stated whole.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for estimate in ledger.estimates.iter().filter(|estimate| estimate.measure == Measure::Mean) {
        let (Some(mean), Some(size)) = (estimate.value, estimate.size) else { continue };
        if let Some(found) = compare(&mean, size.value, Decimal::ONE) {
            tell(rule, estimate.span, &found, &format!("the mean of {} whole numbers", size.value.normalize()), out);
        }
    }
    for pair in ledger.claims.windows(2) {
        let [share, whole] = pair else { continue };
        if let Some((percent, size)) = percent_of(ledger, share, whole).filter(|_| context.is_prose_sentence(share.sentence))
            && let Some(found) = compare(&percent, size, Decimal::ONE_HUNDRED)
        {
            let told = out.len();
            tell(rule, share.span, &found, &format!("a whole part of {}", size.normalize()), out);
            out.iter_mut().skip(told).for_each(|check| check.related.push(evidence(whole.span, "the whole")));
        }
    }
}

/// What whole sums give near a printed value: the nearest below and above, and whether one of them prints so.
struct Nearest {
    printed: Printed,
    below: Decimal,
    above: Decimal,
    agrees: bool,
}

/// Looks for a whole sum of so many cases; none where there are so many that every value can be had.
fn compare(printed: &Printed, size: Decimal, unit: Decimal) -> Option<Nearest> {
    let step = printed.step();
    let apart = unit.checked_div(size).filter(|_| size.is_integer() && size > Decimal::ONE)?;
    if apart <= step || printed.decimals == 0 && unit == Decimal::ONE {
        return None;
    }
    let sum = printed.value.checked_mul(size)?.checked_div(unit)?;
    let at = |sum: Decimal| sum.checked_mul(unit)?.checked_div(size);
    let (below, above) = (at(sum.floor())?, at(sum.ceil())?);
    let interval = printed.measured().interval();
    Some(Nearest { printed: *printed, below, above, agrees: interval.contains(below) || interval.contains(above) })
}

fn tell(rule: &Rule, span: claimlint_document::Span, found: &Nearest, what: &str, out: &mut Vec<Check>) {
    let print = |value: Decimal| value.round_dp(found.printed.decimals + 1).normalize().to_string();
    let near = format!("{} and {}", print(found.below), print(found.above));
    out.push(if found.agrees {
        report(rule, Verdict::Holds, span, format!("{} can be {what}", found.printed.value))
    } else {
        let mut check = report(rule, Verdict::Conflict, span, format!("{} cannot be {what}: the nearest are {near}", found.printed.value));
        check.computed = Some(near);
        check
    });
}

/// `33.3% of the 28 users`: the percentage and its whole.
fn percent_of(ledger: &Ledger, share: &Claim, whole: &Claim) -> Option<(Printed, Decimal)> {
    let percent = share.quantity().filter(|quantity| quantity.form == Form::Percent && quantity.hedge == Hedge::None)?;
    let count =
        whole.quantity().filter(|quantity| quantity.form == Form::Count && quantity.hedge == Hedge::None && quantity.noun.is_some())?;
    let between: Vec<&str> = (share.tokens.end..whole.tokens.start).map(|at| ledger.lower(at)).collect();
    let of = matches!(between.as_slice(), ["of"] | ["of", "the" | "these" | "those" | "all" | "our" | "their"]);
    (of && share.sentence == whole.sentence).then_some((expression::printed(percent)?, count.value?))
}
