//! What the rules found in both texts in, what of it the revision brought in and which values it left underived out (117, 118).

use super::claims::Claims;
use super::sentences::Sentences;
use super::{ChangeKind, Finding, RevisionCheck, Side, Told};
use crate::check::{Check, Evidence, Family, Verdict};
use claimlint_document::Span;
use claimlint_parser::Ledger;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the revision brought in.
#[derive(Debug, Default)]
pub(super) struct Introduced {
    /// Findings of the new text that the old one did not have and that no finding below tells.
    pub(super) checks: Vec<Check>,
    /// The changes in which they show.
    pub(super) told: Vec<Told>,
    /// Values that followed from others which have changed.
    pub(super) findings: Vec<Finding>,
}

/// Tells the findings that the revision brought in from those that were there before.
pub(super) fn introduced<'c>(old: Side<'c, '_>, new: Side<'c, '_>, sentences: &Sentences, claims: &Claims) -> Introduced {
    let mut known = Known::new(old, sentences);
    let changed: FxHashMap<usize, usize> = claims.changed.iter().map(|&(one, other)| (other, one)).collect();
    let mut introduced = Introduced::default();
    for check in new.checks.iter().filter(|check| check.verdict != Verdict::Holds) {
        if known.takes(check, new.ledger, sentences) {
            continue;
        }
        let places: Vec<Span> = [check.span].into_iter().chain(check.related.iter().map(|evidence| evidence.span)).collect();
        let touched = touched(new.ledger, &places, &changed);
        let groups = groups(new.ledger, &places, &sentences.group_of_new);
        let held = known.holds.get(&*check.rule).is_some_and(|held| !held.is_disjoint(&groups));
        // The place of the fault: a changed claim there tells most.
        let at =
            claim_at(new.ledger, check.span, |claim| changed.contains_key(&claim)).or_else(|| claim_at(new.ledger, check.span, |_| true));
        match touched.first() {
            Some(&(one, other)) if held => {
                let stands = at.unwrap_or(other);
                let source = changed.get(&stands).copied().unwrap_or(one);
                introduced.findings.push(derived(old.ledger, new.ledger, check, (source, other), stands));
            }
            _ => {
                if check.verdict == Verdict::Conflict {
                    let before = at.and_then(|claim| claims.of_new.get(claim).copied().flatten());
                    let (kind, one) = match (touched.first(), before) {
                        (_, Some(before)) => (ChangeKind::Value, Some(before)),
                        (Some(&(one, _)), None) => (ChangeKind::Value, Some(one)),
                        (None, None) => (ChangeKind::Added, None),
                    };
                    introduced.told.push(Told { verdict: Some(check.verdict), ..Told::new(kind, one, at, check.message.clone()) });
                }
                introduced.checks.push(check.clone());
            }
        }
    }
    introduced
}

/// A value that held before its inputs changed.
fn derived(old: &Ledger, new: &Ledger, check: &Check, (one, other): (usize, usize), stands: usize) -> Finding {
    let span = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map_or_else(Span::default, |claim| claim.span);
    let words = |ledger: &Ledger, span: Span| ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let (was, is) = (words(old, span(old, one)), words(new, span(new, other)));
    let rule = if check.family == Family::Dates { RevisionCheck::DateMovedAlone } else { RevisionCheck::DerivedValueNotUpdated };
    let mut related = check.related.clone();
    if !related.iter().any(|evidence| evidence.span.overlaps(span(new, other))) && !check.span.overlaps(span(new, other)) {
        related.push(Evidence { span: span(new, other), label: format!("changed from {was}") });
    }
    Finding {
        rule,
        kind: ChangeKind::Value,
        verdict: check.verdict,
        old: Some(one),
        new: Some(stands),
        span: check.span,
        message: format!("{}; it agreed before {was} became {is}", check.message),
        related,
        fixes: check.fixes.clone(),
        computed: check.computed.clone(),
    }
}

/// What the rules found in the old text, to be found again in the new one.
struct Known<'c> {
    /// How often a rule found some words at fault in a sentence.
    exact: FxHashMap<(&'c str, String, String), usize>,
    /// What a rule said in a group of matched sentences, and how often.
    alike: FxHashMap<(&'c str, &'c str, Option<usize>), usize>,
    /// The groups of sentences in which a rule found that something holds.
    holds: FxHashMap<&'c str, FxHashSet<usize>>,
}

impl<'c> Known<'c> {
    fn new(old: Side<'c, '_>, sentences: &Sentences) -> Self {
        let mut known = Self { exact: FxHashMap::default(), alike: FxHashMap::default(), holds: FxHashMap::default() };
        for check in old.checks {
            if check.verdict == Verdict::Holds {
                let places: Vec<Span> = [check.span].into_iter().chain(check.related.iter().map(|evidence| evidence.span)).collect();
                known.holds.entry(&check.rule).or_default().extend(groups(old.ledger, &places, &sentences.group_of_old));
                continue;
            }
            let (words, around) = fingerprint(old.ledger, check);
            *known.exact.entry((&check.rule, words, around)).or_default() += 1;
            let group = sentence_at(old.ledger, check.span).and_then(|sentence| sentences.group_of_old.get(sentence).copied().flatten());
            *known.alike.entry((&check.rule, &check.message, group)).or_default() += 1;
        }
        known
    }

    /// Whether the old text had a finding, which is then used up.
    fn takes(&mut self, check: &'c Check, new: &Ledger, sentences: &Sentences) -> bool {
        let (words, around) = fingerprint(new, check);
        if let Some(count) = self.exact.get_mut(&(&*check.rule, words, around)).filter(|count| **count > 0) {
            *count -= 1;
            return true;
        }
        let group = sentence_at(new, check.span).and_then(|sentence| sentences.group_of_new.get(sentence).copied().flatten());
        match self.alike.get_mut(&(&*check.rule, &*check.message, group)).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                true
            }
            None => false,
        }
    }
}

/// The words at fault and the sentence around them, however spaced.
fn fingerprint(ledger: &Ledger, check: &Check) -> (String, String) {
    let words = |span: Span| ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let around = sentence_at(ledger, check.span).and_then(|sentence| ledger.sentences.get(sentence));
    (words(check.span), around.map(|sentence| words(sentence.span)).unwrap_or_default())
}

fn sentence_at(ledger: &Ledger, span: Span) -> Option<usize> {
    ledger.sentences.partition_point(|sentence| sentence.span.start <= span.start).checked_sub(1)
}

/// The groups of matched sentences that some places touch.
fn groups(ledger: &Ledger, places: &[Span], group_of: &[Option<usize>]) -> FxHashSet<usize> {
    let sentences = places.iter().filter_map(|&place| sentence_at(ledger, place));
    sentences.filter_map(|sentence| group_of.get(sentence).copied().flatten()).collect()
}

/// The changed claims that some places hold, as claims of the old and the new text.
fn touched(ledger: &Ledger, places: &[Span], changed: &FxHashMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut touched: Vec<(usize, usize)> = Vec::new();
    for &place in places {
        let claims = sentence_at(ledger, place).map(|sentence| ledger.claims_in(sentence)).unwrap_or_default();
        let overlapping = claims.filter(|&claim| ledger.claims.get(claim).is_some_and(|claim| claim.span.overlaps(place)));
        touched.extend(overlapping.filter_map(|claim| Some((*changed.get(&claim)?, claim))));
    }
    touched
}

/// The claim at a place that has some property: the one that begins last there says most.
fn claim_at(ledger: &Ledger, place: Span, has: impl Fn(usize) -> bool) -> Option<usize> {
    let claims = ledger.claims_in(sentence_at(ledger, place)?);
    let value = |claim: &usize| {
        ledger.claims.get(*claim).is_some_and(|held| held.span.overlaps(place) && (crate::compare::is_value(&held.kind))) && has(*claim)
    };
    claims.rev().find(value)
}
