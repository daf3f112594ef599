//! Two places of one value in, whether something says that they are not of one subject out.

use super::Search;
use crate::compare::{Key, Subject};
use claimlint_document::BlockKind;
use claimlint_parser::{Claim, ClaimKind, Ledger};
use rustc_hash::FxHashSet;

/// The most words that name a publisher.
const LONGEST_PUBLISHER: usize = 7;

/// Words that say that a value was one before it changed.
const HISTORICAL: &[&str] =
    &["earlier", "former", "formerly", "initial", "initially", "original", "originally", "preliminary", "previous", "previously"];

impl Search<'_, '_> {
    /// Whether a place says that its value was one before it changed.
    pub(super) fn is_historical(&self, stands: usize) -> bool {
        let Some(claim) = self.new.claims.get(stands) else { return false };
        let mut clause = self.after.clause(claim).range();
        clause.any(|token| HISTORICAL.binary_search(&&*self.new.word(token).to_lowercase()).is_ok())
    }

    /// Whether two days of one name can be one day: their years do not differ, and what has no year heads no column.
    pub(super) fn may_be_one_day(&self, one: usize, place: usize) -> bool {
        let time = |claim: usize| self.old.claims.get(claim).and_then(Claim::time);
        let (Some(first), Some(second)) = (time(one), time(place)) else { return true };
        let years = (first.stated.year, second.stated.year);
        let yearless_cell = second.stated.year.is_none()
            && self
                .old
                .claims
                .get(place)
                .is_some_and(|claim| matches!(self.old.block_of(claim.sentence).kind(), BlockKind::TableCell { .. }));
        let starts = (first.start, second.start);
        let differ =
            matches!(years, (Some(one), Some(other)) if one != other) || matches!(starts, (Some(one), Some(other)) if one.at != other.at);
        !differ && !yearless_cell
    }

    /// Whether the other dated times of two sentences can be one.
    pub(super) fn may_be_one_time(&self, first: &Subject, second: &Subject) -> bool {
        let times = |subject: &Subject| {
            subject
                .times
                .iter()
                .filter_map(|&claim| self.old.claims.get(claim)?.time())
                .filter_map(|time| Some((time.start?.at, time.end?.at)))
                .collect::<Vec<_>>()
        };
        let (one, other) = (times(first), times(second));
        one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|other| one.0 < other.1 && other.0 < one.1))
    }
}

/// The claims that stand in quotation marks.
pub(super) fn quoted(ledger: &Ledger) -> FxHashSet<usize> {
    let mut quoted = FxHashSet::default();
    for (index, claim) in ledger.claims.iter().enumerate() {
        // A block set off as a quotation is one only where somebody is named as its source.
        let said = match &claim.kind {
            ClaimKind::Quotation(quotation) => quotation.attribution.is_some() || ledger.block_of(claim.sentence).quote_depth == 0,
            _ => false,
        };
        if said {
            let inside = ledger.claims.iter().enumerate().skip(index + 1).take_while(|(_, held)| held.span.start < claim.span.end);
            quoted.extend(inside.filter(|(_, held)| claim.span.contains(held.span)).map(|(index, _)| index));
        }
    }
    quoted
}

/// Whether a claim stands in an entry of a list of sources: what it names is a title or the day of a publication.
///
/// Where no heading says so, an entry ends as one: `Dublin: Harbour Press, 1998.`
pub(super) fn is_in_source(ledger: &Ledger, claim: usize) -> bool {
    let Some(sentence) = ledger.claims.get(claim).map(|claim| claim.sentence) else { return false };
    let block = ledger.block_of(sentence);
    if block.kind() == BlockKind::ReferenceEntry {
        return true;
    }
    let words = ledger.text(block.span()).trim_end_matches(['.', ' ', '\n']);
    let Some((publisher, year)) = words.rsplit_once(", ") else { return false };
    let Some((place, name)) = publisher.rsplit_once(": ") else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "&" | "and" | "de" | "for" | "of" | "the");
    let named = name.split_whitespace().count() <= LONGEST_PUBLISHER && name.split_whitespace().all(capital);
    let city = place.rsplit(['.', '(']).next().unwrap_or_default();
    let at = !city.trim().is_empty() && city.split([' ', ',']).filter(|word| !word.is_empty()).all(capital);
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && named && at
}

/// Whether each side has what the other lacks.
pub(super) fn apart(one: &[Key], other: &[Key]) -> bool {
    let lacks = |some: &[Key], others: &[Key]| some.iter().any(|key| !others.contains(key));
    lacks(one, other) && lacks(other, one)
}

/// Whether two claims stand in two items of one list or in two cells of one table, which tell alike things of different subjects.
pub(super) fn are_siblings(ledger: &Ledger, one: usize, other: usize) -> bool {
    let block = |claim: usize| ledger.claims.get(claim).map(|claim| ledger.block_of(claim.sentence));
    let (Some(first), Some(second)) = (block(one), block(other)) else { return false };
    let cells = matches!((first.kind(), second.kind()), (BlockKind::TableCell { table, .. }, BlockKind::TableCell { table: same, .. }) if table == same);
    let item = |block| ledger.document.item_of(block);
    cells || matches!((item(first), item(second)), (Some((list, item)), Some((same, another))) if list == same && item != another)
}
