//! `Between 40 and 30 people` in, whether the lower end comes first out (check 28).

use super::{evidence, plain, report};
use crate::check::{Check, Verdict};
use crate::checks::Context;
use crate::page::Rule;
use claimlint_parser::{Claim, Form, Ledger};
use rust_decimal::Decimal;

/// Words before `between` that take two numbers as they come: a difference, a choice, a place in the middle, a course.
const OTHER: &[&str] = &[
    "alternate",
    "alternated",
    "alternates",
    "alternating",
    "balance",
    "choice",
    "choose",
    "choosing",
    "compare",
    "compared",
    "comparison",
    "difference",
    "differences",
    "distance",
    "distinguish",
    "divided",
    "drop",
    "dropped",
    "fall",
    "fallen",
    "falling",
    "fell",
    "gap",
    "halfway",
    "interval",
    "link",
    "midway",
    "ratio",
    "relation",
    "relationship",
    "split",
    "spread",
    "switch",
    "switched",
    "switching",
    "tie",
    "toggle",
    "toggles",
];

/// Words behind the second number by which a larger one comes first, or that make it a part of something else.
const BEHIND: &[&str] = &[
    "ago",
    "bc",
    "bce",
    "before",
    "below",
    "down",
    "earlier",
    "hours",
    "left",
    "less",
    "o'clock",
    "older",
    "prior",
    "remaining",
    "short",
    "under",
    "×",
    "^",
    "/",
    "*",
    ":",
    "+",
];

/// Checks every range that is told with `between`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    super::hold(rule, context, |words| words.starts_with("between "), out);
    for pair in ledger.claims.windows(2) {
        let [low, high] = pair else { continue };
        if low.sentence != high.sentence || !context.is_prose_sentence(low.sentence) || !is_between(ledger, low, high) {
            continue;
        }
        let Some((first, second)) = ends(ledger, low, high) else { continue };
        let span = low.span.cover(high.span);
        let words = (ledger.text(low.span), ledger.text(high.span));
        if first <= second {
            continue;
        }
        let verdict = if context.is_quoted(span) { Verdict::Review } else { Verdict::Conflict };
        let mut check = report(rule, verdict, span, format!("the range begins at {} and ends below it, at {}", words.0, words.1));
        check.computed = Some(format!("{} > {}", first.normalize(), second.normalize()));
        check.related = vec![evidence(low.span, "the first end"), evidence(high.span, "the last end")];
        out.push(check);
    }
}

/// Whether two claims are the ends of a range.
fn is_between(ledger: &Ledger, low: &Claim, high: &Claim) -> bool {
    let Some(between) = low.tokens.start.checked_sub(1).filter(|&at| ledger.lower(at) == "between") else { return false };
    let joined = high.tokens.start == low.tokens.end + 1 && ledger.lower(low.tokens.end) == "and";
    let before = (between.saturating_sub(3)..between).any(|at| OTHER.binary_search(&ledger.lower(at)).is_ok());
    let glued = ledger.tokens.get(high.tokens.end).is_some_and(|token| !token.spaced) && matches!(ledger.word(high.tokens.end), "-" | "/");
    joined && !before && !glued && !(high.tokens.end..high.tokens.end + 3).any(|at| BEHIND.contains(&ledger.lower(at)))
}

/// The two ends in one unit; none where they are not amounts of one thing.
fn ends(ledger: &Ledger, low: &Claim, high: &Claim) -> Option<(Decimal, Decimal)> {
    let (first, second) = (plain(low)?, plain(high)?);
    let bare = first.form == Form::Count && first.noun.is_none();
    let alike = first.form == second.form && first.unit == second.unit;
    // The first number takes the unit of the second, but not its scale: `between 900 and 2 million`.
    let counted = second.form != Form::Count || second.noun.is_some();
    let scaled = |claim: &Claim| ledger.text(claim.span).bytes().any(|byte| byte.is_ascii_alphabetic());
    let spelled = scaled(low) != scaled(high) && second.form == Form::Count;
    // `Between 64K and 4MB`, `between 131072 and 6MB`: sizes of storage are counted in bytes where no unit is told.
    let stored = bare && second.unit.is_some_and(|unit| unit.ends_with(['B', 'b']) || unit.ends_with("byte"));
    let (one, other) = (first.value?, second.value?);
    let positive = one > Decimal::ZERO && other > Decimal::ZERO;
    ((alike || bare) && counted && !spelled && !stored && positive).then_some((one, other))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::OTHER.is_sorted());
    }
}
