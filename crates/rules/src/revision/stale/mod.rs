//! Changed values in, the places of the new text that still carry the old value of the same subject out (114).
//!
//! In the old text the same value stood in several places; what the words around them share says whether it was told of one
//! subject. A quotation, a value of another time, source or part, and one that is held against another stay silent.

mod beside;
mod measure;
mod silence;
mod weight;

use super::claims::{Claims, is_same_value};
use super::{ChangeKind, Finding, RevisionCheck, phrases};
use crate::check::{Evidence, Verdict};
use crate::compare::{Reader, Relation, quantities, times};
use claimlint_parser::value::Hedge;
use claimlint_parser::{Claim, ClaimKind, Ledger, Time};
use measure::{Measure, is_full_date};
use rustc_hash::{FxHashMap, FxHashSet};
use silence::quoted;

/// How many other places of a value are looked at.
const MOST_PLACES: usize = 24;

/// What the words around two places must weigh so that a person should look, and so that the value must be one.
const WEIGHT: (i32, i32) = (3, 6);

/// The places that still carry a value which the revision changed elsewhere.
pub(super) fn stale(old: &Ledger, new: &Ledger, claims: &Claims) -> Vec<Finding> {
    let changed: Vec<(usize, usize)> = claims.changed.iter().copied().filter(|&(one, other)| is_another(old, one, new, other)).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let search = Search { old, new, claims, before: Reader::new(old), after: Reader::new(new), quoted: quoted(new) };
    let mut places: FxHashMap<Measure, Vec<usize>> = FxHashMap::default();
    for (index, claim) in old.claims.iter().enumerate() {
        if let Some(measure) = search.measure(claim) {
            places.entry(measure).or_default().push(index);
        }
    }
    let mut found: FxHashMap<usize, (i32, Finding)> = FxHashMap::default();
    for &(one, other) in &changed {
        let Some(measure) = old.claims.get(one).and_then(|claim| search.measure(claim)) else { continue };
        let known = places.get(&measure).map(Vec::as_slice).unwrap_or_default();
        let here = known.partition_point(|&place| place < one);
        let near = &known[here.saturating_sub(MOST_PLACES / 2)..known.len().min(here + MOST_PLACES / 2)];
        let same: Vec<usize> = near.iter().copied().filter(|&place| search.may_be_one_day(one, place)).collect();
        let left: Vec<(usize, usize)> = same.iter().filter_map(|&place| Some((place, search.left(one, other, place)?))).collect();
        let moved = same.len() - left.len();
        for &(place, stands) in &left {
            let Some(weight) = search.weight(one, place, stands) else { continue };
            // Where all other places were changed, this one was forgotten; where most keep the value, they are of other subjects.
            let weight = if left.len() == 1 && moved > 1 { weight + 2 } else { weight };
            let least = if left.len() > 5 * moved { WEIGHT.1 } else { WEIGHT.0 };
            // Of several changed places the first is told, unless only a later one carries a conflict.
            let better = |best: i32| best < WEIGHT.1 && weight >= WEIGHT.1;
            if weight >= least && found.get(&stands).is_none_or(|(best, _)| better(*best)) {
                let verdict = if weight >= WEIGHT.1 { Verdict::Conflict } else { Verdict::Review };
                found.insert(stands, (weight, search.finding(verdict, place, stands, one, other)));
            }
        }
        search.beside(one, other, &mut found);
    }
    let mut findings: Vec<Finding> = found.into_values().map(|(_, finding)| finding).collect();
    findings.sort_by_key(|finding| finding.new);
    findings
}

/// Whether the new value cannot be the old one told otherwise.
fn is_another(old: &Ledger, one: usize, new: &Ledger, other: usize) -> bool {
    let (Some(first), Some(second)) = (old.claims.get(one), new.claims.get(other)) else { return false };
    match (&first.kind, &second.kind) {
        (ClaimKind::Quantity(first), ClaimKind::Quantity(second)) => {
            // "More than 40" follows from "more than 60", and is stale all the same.
            let hedged = first.hedge != Hedge::None && first.hedge == second.hedge && first.value != second.value;
            hedged || quantities(second, first) == Some(Relation::Contradicts)
        }
        (ClaimKind::Time(first), ClaimKind::Time(second)) => {
            // A later year at the same day, or another day of the same month, cannot be one either.
            times(second, first) == Some(Relation::Contradicts) || (first.kind == second.kind && differ(first, second))
        }
        _ => false,
    }
}

fn differ(one: &Time, other: &Time) -> bool {
    let differ = |a: Option<u32>, b: Option<u32>| matches!((a, b), (Some(a), Some(b)) if a != b);
    differ(one.stated.day, other.stated.day) || differ(one.stated.month, other.stated.month)
}

struct Search<'s, 'd> {
    old: &'s Ledger<'d>,
    new: &'s Ledger<'d>,
    claims: &'s Claims,
    before: Reader<'s, 'd>,
    after: Reader<'s, 'd>,
    /// The claims of the new text that stand in quotation marks.
    quoted: FxHashSet<usize>,
}

impl Search<'_, '_> {
    /// Where the value of another place of the old text stands unchanged in the new one.
    fn left(&self, one: usize, other: usize, place: usize) -> Option<usize> {
        let sentence = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map(|claim| claim.sentence);
        let stands = self.claims.of_old.get(place).copied().flatten()?;
        let unchanged = is_same_value(self.old, place, self.new, stands);
        let apart = sentence(self.old, one) != sentence(self.old, place) && sentence(self.new, other) != sentence(self.new, stands);
        // Within a sentence only a full date, and what names its noun again, is the same again.
        let counted = |claim: &Claim| claim.quantity().is_some_and(|quantity| quantity.noun.is_some());
        let alone = self.old.claims.get(place).is_some_and(|claim| counted(claim) || is_full_date(claim));
        (unchanged && (apart || alone)).then_some(stands)
    }

    fn finding(&self, verdict: Verdict, place: usize, stands: usize, one: usize, other: usize) -> Finding {
        let words = |ledger: &Ledger, claim: usize| {
            let span = ledger.claims.get(claim).map_or_else(Default::default, |claim| claim.span);
            (span, ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let ((_, was), (changed, is)) = (words(self.old, one), words(self.new, other));
        let ((_, kept), (span, _)) = (words(self.old, place), words(self.new, stands));
        let fixes = if kept == was { vec![is.clone()] } else { Vec::new() };
        Finding {
            rule: RevisionCheck::StaleValue,
            kind: ChangeKind::Stale,
            verdict,
            old: Some(one),
            new: Some(stands),
            span,
            message: format!("{} still stands here; {was} became {is} elsewhere", phrases::claim(self.new, stands)),
            related: vec![Evidence { span: changed, label: format!("changed from {was}") }],
            fixes,
            computed: None,
        }
    }
}
