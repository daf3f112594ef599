//! Changed sentences in, what followed in them from values that have changed and was left as it was out (117, 118).
//!
//! Rules need words that say what a number is of; two revisions need fewer: a total that was the sum of the other amounts
//! of its sentence was no accident where there were several, and an age that stood beside a birth year followed from it.

use super::claims::{Claims, is_same_value};
use super::sentences::Sentences;
use super::{ChangeKind, Finding, RevisionCheck};
use crate::check::{Evidence, Verdict};
use claimlint_parser::value::{Hedge, print_like};
use claimlint_parser::{Claim, Form, Ledger, Quantity};
use rust_decimal::Decimal;

/// The least total of two parts; smaller ones are sums by chance.
const LEAST_TOTAL: Decimal = Decimal::TEN;

/// The oldest that somebody is.
const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);

/// Values that followed from others of their sentence and do not any more.
pub(super) fn underived(old: &Ledger, new: &Ledger, sentences: &Sentences, claims: &Claims) -> Vec<Finding> {
    let mut findings = Vec::new();
    for group in sentences.groups.iter().filter(|group| !group.exact) {
        for sentence in &group.old {
            let pairs: Vec<(usize, usize)> =
                old.claims_in(*sentence).filter_map(|one| Some((one, claims.of_old.get(one).copied().flatten()?))).collect();
            let changed = |(one, other): (usize, usize)| !is_same_value(old, one, new, other);
            if pairs.iter().copied().any(changed) {
                findings.extend(sum(old, new, &pairs));
                findings.extend(age(old, new, &pairs));
            }
        }
    }
    findings
}

/// An amount in both texts: its claims there, and what they say.
type Amount = (usize, usize, Quantity, Quantity);

/// A total that was the sum of the other amounts of its sentence.
fn sum(old: &Ledger, new: &Ledger, pairs: &[(usize, usize)]) -> Option<Finding> {
    let amount = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).and_then(Claim::quantity).cloned().filter(is_amount);
    let amounts: Vec<Amount> =
        pairs.iter().filter_map(|&(one, other)| Some((one, other, amount(old, one)?, amount(new, other)?))).collect();
    let (_, _, first, _) = amounts.first()?;
    let alike = |quantity: &Quantity| quantity.form == first.form && quantity.unit == first.unit;
    if amounts.len() < 3 || !amounts.iter().all(|(_, _, one, other)| alike(one) && alike(other)) {
        return None;
    }
    let all =
        |values: &dyn Fn(&Amount) -> Option<Decimal>| amounts.iter().try_fold(Decimal::ZERO, |sum, held| sum.checked_add(values(held)?));
    let (before, after) = (all(&|held| held.2.value)?, all(&|held| held.3.value)?);
    let (one, total, was, is) =
        amounts.iter().find(|held| held.2.value.and_then(|value| value.checked_mul(Decimal::TWO)) == Some(before))?;
    let parts = amounts.len() - 1;
    if parts < 3 && was.value? < LEAST_TOTAL {
        return None;
    }
    let computed = after.checked_sub(is.value?)?;
    let off = computed.checked_sub(is.value?)?.abs();
    let slack = amounts.iter().filter(|held| held.3.rounded).map(|held| held.3.last_digit).max().unwrap_or_default();
    let moved = amounts.iter().find(|held| held.0 != *one && !is_same_value(old, held.0, new, held.1))?;
    // Each rounded part may be half a digit off (T5).
    if off <= slack * Decimal::from(parts) / Decimal::TWO {
        return None;
    }
    let finding = Given { old, new, changed: (moved.0, moved.1), stands: *total };
    let scale = is.last_digit.max(Decimal::ONE);
    let shown = |value: Decimal| print_like(value.checked_div(scale).unwrap_or(value).normalize(), 0);
    let exact = if scale == Decimal::ONE {
        format!("the parts now make {}", shown(computed))
    } else {
        "the parts do not make it any more".to_owned()
    };
    Some(finding.told(RevisionCheck::DerivedValueNotUpdated, if parts > 2 { Verdict::Conflict } else { Verdict::Review }, &exact))
}

fn is_amount(quantity: &Quantity) -> bool {
    matches!(quantity.form, Form::Money | Form::Count | Form::Measure) && quantity.hedge == Hedge::None && quantity.value.is_some()
}

/// An age beside a birth year that has changed.
fn age(old: &Ledger, new: &Ledger, pairs: &[(usize, usize)]) -> Option<Finding> {
    let year = |ledger: &Ledger, claim: usize| {
        let claim = ledger.claims.get(claim)?;
        let year = claim.time()?.stated.year?;
        let before =
            (1..=5).filter_map(|back| claim.tokens.start.checked_sub(back)).any(|token| ledger.word(token).eq_ignore_ascii_case("born"));
        before.then_some(year)
    };
    let age = |ledger: &Ledger, claim: usize| {
        let held = ledger.claims.get(claim)?;
        let quantity = held.quantity()?;
        let word = |back: usize| held.tokens.start.checked_sub(back).map_or("", |token| ledger.word(token));
        let bare = quantity.form == Form::Count && quantity.noun.is_none() && matches!(word(1), "is" | "aged");
        (quantity.form == Form::Age || bare).then_some(quantity.value?).filter(|age| *age < OLDEST && age.is_sign_positive())
    };
    let born =
        pairs.iter().copied().find(|&(one, other)| matches!((year(old, one), year(new, other)), (Some(was), Some(is)) if was != is))?;
    let aged = pairs.iter().copied().find(|&(one, other)| age(old, one).is_some() && age(old, one) == age(new, other))?;
    let by = year(old, born.0)?.abs_diff(year(new, born.1)?);
    let finding = Given { old, new, changed: born, stands: aged.1 };
    // A birthday may make up for one year.
    let verdict = if by > 1 { Verdict::Conflict } else { Verdict::Review };
    Some(finding.told(RevisionCheck::DateMovedAlone, verdict, "the age is as it was"))
}

/// A value that stands and the change that it did not follow.
struct Given<'s, 'd> {
    old: &'s Ledger<'d>,
    new: &'s Ledger<'d>,
    changed: (usize, usize),
    stands: usize,
}

impl Given<'_, '_> {
    fn told(&self, rule: RevisionCheck, verdict: Verdict, why: &str) -> Finding {
        let words = |ledger: &Ledger, claim: usize| {
            let span = ledger.claims.get(claim).map_or_else(Default::default, |claim| claim.span);
            (span, ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let ((_, was), (place, is)) = (words(self.old, self.changed.0), words(self.new, self.changed.1));
        let (span, here) = words(self.new, self.stands);
        Finding {
            rule,
            kind: ChangeKind::Value,
            verdict,
            old: Some(self.changed.0),
            new: Some(self.changed.1),
            span,
            message: format!("{here} agreed before {was} became {is}; {why}"),
            related: vec![Evidence { span: place, label: format!("changed from {was}") }],
            fixes: Vec::new(),
            computed: None,
        }
    }
}
