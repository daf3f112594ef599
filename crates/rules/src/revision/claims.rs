//! Matched sentences in, which claim of the new text stands in the place of which of the old out.

use super::sentences::{Group, Sentences};
use crate::compare::{Keys, Reading, align_parts, is_value, root};
use claimlint_parser::{Claim, ClaimKind, Ledger, Time, TokenSpan};

/// The values of two texts, by what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    /// For each claim of the old text the one in its place, changed or not.
    pub(super) of_old: Vec<Option<usize>>,
    /// For each claim of the new text the one in whose place it stands.
    pub(super) of_new: Vec<Option<usize>>,
    /// Values that differ in one place, as claims of the old and the new text, in the order of the new.
    pub(super) changed: Vec<(usize, usize)>,
    /// Values that are the same and are written otherwise.
    pub(super) respelled: Vec<(usize, usize)>,
    /// Values that only the old text has.
    pub(super) gone: Vec<usize>,
    /// Values that only the new text has.
    pub(super) come: Vec<usize>,
}

/// Pairs the values of matched sentences.
pub(super) fn match_claims<'d>(old: &Ledger<'d>, new: &Ledger<'d>, sentences: &Sentences) -> Claims {
    let mut claims = Claims { of_old: vec![None; old.claims.len()], of_new: vec![None; new.claims.len()], ..Claims::default() };
    let mut keys = Keys::default();
    for group in &sentences.groups {
        if group.exact {
            claims.keep_all(old, new, group);
        } else {
            claims.lay_side_by_side(old, new, group, &mut keys);
        }
    }
    let values = |ledger: &Ledger, sentence: usize| {
        ledger.claims_in(sentence).filter(|&claim| is_lone_value(ledger, sentence, claim)).collect::<Vec<usize>>()
    };
    claims.gone.extend(sentences.gone.iter().flat_map(|&sentence| values(old, sentence)));
    claims.come.extend(sentences.come.iter().flat_map(|&sentence| values(new, sentence)));
    claims.changed.sort_unstable_by_key(|&(one, other)| (other, one));
    claims.gone.sort_unstable();
    claims.come.sort_unstable();
    claims
}

/// Whether two values of one place say the same.
pub(super) fn is_same_value(old: &Ledger, one: usize, new: &Ledger, other: usize) -> bool {
    let (Some(first), Some(second)) = (old.claims.get(one), new.claims.get(other)) else { return false };
    match (&first.kind, &second.kind) {
        (ClaimKind::Quantity(first), ClaimKind::Quantity(second)) => {
            first.form == second.form
                && first.unit == second.unit
                && first.value == second.value
                && first.hedge == second.hedge
                && first.stated == second.stated
        }
        (ClaimKind::Time(first), ClaimKind::Time(second)) => {
            first.value == second.value
                && first.modifier == second.modifier
                && first.stated == second.stated
                && first.start == second.start
                && first.end == second.end
        }
        (one, other) => {
            std::mem::discriminant(one) == std::mem::discriminant(other) && same_words(old.text(first.span), new.text(second.span))
        }
    }
}

/// Whether two values are written alike, but for capitals: a value that now begins its sentence is not written otherwise.
fn is_same_writing(old: &Ledger, one: usize, new: &Ledger, other: usize) -> bool {
    let words = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map(|claim| claim.span);
    let same = |one: &str, other: &str| {
        let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        same_words(one, other) || words(one) == words(other)
    };
    matches!((words(old, one), words(new, other)), (Some(first), Some(second)) if same(old.text(first), new.text(second)))
}

fn is_same_noun(old: &Ledger, one: usize, new: &Ledger, other: usize) -> bool {
    let noun = |ledger: &Ledger, claim: usize| {
        let noun = ledger.claims.get(claim).and_then(Claim::quantity).and_then(|quantity| quantity.noun);
        noun.map(|noun| ledger.lower(noun.head).to_owned())
    };
    noun(old, one) == noun(new, other)
}

/// Whether two values measure the same, so that one can have taken the place of the other.
fn is_comparable(old: &Ledger, one: usize, new: &Ledger, other: usize) -> bool {
    let (Some(first), Some(second)) = (old.claims.get(one), new.claims.get(other)) else { return false };
    match (first.quantity(), second.quantity(), first.time(), second.time()) {
        (Some(one_of), Some(other_of), _, _) => {
            one_of.form == other_of.form && one_of.unit == other_of.unit && is_same_noun(old, one, new, other)
        }
        (_, _, Some(one_of), Some(other_of)) => {
            let unit = |time: &Time| time.duration.as_ref().map(|duration| duration.unit);
            one_of.kind == other_of.kind && unit(one_of) == unit(other_of)
        }
        // A span of minutes is a number of them, and 45 minutes are a length.
        (Some(_), None, None, Some(_)) | (None, Some(_), Some(_), None) => {
            let unit = unit_word(old, first);
            unit.is_some() && unit == unit_word(new, second)
        }
        _ => false,
    }
}

/// The word of the unit or noun that a number or length is one of.
fn unit_word(ledger: &Ledger, claim: &Claim) -> Option<String> {
    let noun = claim.quantity().and_then(|quantity| quantity.noun).map(|noun| noun.head);
    let is_length = claim.time().is_none_or(|time| time.duration.is_some());
    let last = noun.or_else(|| claim.tokens.end.checked_sub(1)).filter(|_| is_length)?;
    Some(root(ledger.lower(last)))
}

/// The only one of some claims that fits.
fn only(claims: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut fitting = claims.iter().copied().filter(|&claim| fits(claim));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether two texts have the same words, however they are spaced.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether a claim is a value that no earlier one of its sentence holds.
fn is_lone_value(ledger: &Ledger, sentence: usize, index: usize) -> bool {
    let value = |claim: &Claim| is_value(&claim.kind);
    let Some(claim) = ledger.claims.get(index).filter(|claim| value(claim)) else { return false };
    let earlier = ledger.claims.get(ledger.claims_in(sentence).start..index).unwrap_or_default();
    !earlier.iter().rev().take(6).any(|other| value(other) && other.span.overlaps(claim.span))
}

impl Claims {
    /// Pairs the claims of sentences in which not a word has changed.
    fn keep_all(&mut self, old: &Ledger, new: &Ledger, group: &Group) {
        let (Some(&from), Some(&to)) = (group.old.first(), group.new.first()) else { return };
        let first = |ledger: &Ledger, sentence: usize| ledger.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
        let (start, other_start) = (first(old, from), first(new, to));
        let mut left = old.claims_in(from).peekable();
        for other in new.claims_in(to) {
            let Some(claim) = new.claims.get(other) else { continue };
            let place = claim.tokens.start - other_start.min(claim.tokens.start);
            let stands = |index: usize| {
                old.claims.get(index).is_some_and(|known| {
                    known.tokens.start - start.min(known.tokens.start) == place
                        && known.tokens.len() == claim.tokens.len()
                        && std::mem::discriminant(&known.kind) == std::mem::discriminant(&claim.kind)
                })
            };
            let before = |index: &usize| old.claims.get(*index).is_some_and(|known| known.tokens.start.saturating_sub(start) < place);
            while left.next_if(before).is_some() {}
            if let Some(one) = left.clone().take_while(|&index| !is_past(old, index, start, place)).find(|&index| stands(index)) {
                self.pair(one, other);
            }
        }
    }

    /// Pairs the values of sentences that were changed.
    fn lay_side_by_side<'d>(&mut self, old: &Ledger<'d>, new: &Ledger<'d>, group: &Group, keys: &mut Keys) {
        let parts = |ledger: &Ledger, sentences: &[usize]| -> Vec<TokenSpan> {
            sentences.iter().filter_map(|&index| ledger.sentences.get(index)).map(|sentence| sentence.tokens).collect()
        };
        let alignment = align_parts((old, &parts(old, &group.old)), (new, &parts(new, &group.new)), Reading::Revisions, keys);
        let (mut lost, mut gained) = (alignment.lost.clone(), alignment.gained.clone());
        for pair in &alignment.pairs {
            let (Some(one), Some(other)) = (pair.old, pair.new) else {
                // A number that is a claim in one text only is one that came or went.
                lost.extend(pair.old);
                gained.extend(pair.new);
                continue;
            };
            self.pair(one, other);
            match (is_same_value(old, one, new, other), is_same_writing(old, one, new, other)) {
                // `That week` is another one where the date beside it has changed, which is told of the date.
                (_, true) => {}
                (false, false) => self.changed.push((one, other)),
                (true, false) => self.respelled.push((one, other)),
            }
        }
        // What the words around it were put in another order for is the same value.
        lost.retain(|&one| {
            let place = gained.iter().position(|&other| is_same_value(old, one, new, other) && is_same_noun(old, one, new, other));
            let Some(other) = place.map(|place| gained.remove(place)) else { return true };
            self.pair(one, other);
            false
        });
        // The one value of its kind that went and the one that came are one value that changed.
        lost.retain(|&one| {
            let Some(other) = only(&gained, |other| is_comparable(old, one, new, other)) else { return true };
            let twin = |index: usize| index != one && is_comparable(old, index, new, other);
            if alignment.lost.iter().chain(alignment.pairs.iter().filter_map(|pair| pair.old.as_ref())).any(|&index| twin(index)) {
                return true;
            }
            gained.retain(|&index| index != other);
            self.pair(one, other);
            self.changed.push((one, other));
            false
        });
        self.gone.extend(lost);
        self.come.extend(gained);
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(one), Some(other)) = (self.of_old.get_mut(old), self.of_new.get_mut(new)) {
            *one = Some(new);
            *other = Some(old);
        }
    }
}

fn is_past(ledger: &Ledger, claim: usize, start: usize, place: usize) -> bool {
    ledger.claims.get(claim).is_none_or(|claim| claim.tokens.start.saturating_sub(start) > place)
}
