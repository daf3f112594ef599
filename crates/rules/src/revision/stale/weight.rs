//! Two places of one value in, how much says that they tell of one subject out.

use super::measure::{Measure, is_full_date, specific};
use super::silence::{apart, are_siblings, is_in_source};
use super::{MOST_PLACES, Search};
use crate::compare::{Key, Place, Sameness, Shift, Subject, root, same};
use crate::revision::likeness::heads;
use claimlint_parser::{Claim, Form, Ledger};
use rustc_hash::FxHashSet;

/// In no more sentences than these a word is rare in a document.
const RARE: u32 = 6;

/// So many words are not the same in two places by accident.
const LEAST_WORDING: usize = 4;

/// How specific a value must be to say of two places that they tell one thing.
const TELLING: i32 = 2;

impl Search<'_, '_> {
    /// How much says that two places of the old text told of one subject; none where something says that they did not.
    pub(super) fn weight(&self, one: usize, place: usize, stands: usize) -> Option<i32> {
        if self.quoted.contains(&stands) || is_in_source(self.new, stands) {
            return None;
        }
        let (first, second) = (self.before.subject(one), self.before.subject(place));
        let today = self.after.subject(stands);
        if self.is_historical(stands) || apart(&first.modifiers, &second.modifiers) {
            return None;
        }
        // What is measured of two things is not measured of one.
        if matches!((first.head, second.head), (Some(one), Some(other)) if one != other) {
            return None;
        }
        let claim = |index: usize| self.old.claims.get(index);
        let mut weight = specific(claim(one)?);
        // A full date is its own time, and the items of a list may share it.
        let dated = is_full_date(claim(one)?);
        if !dated && (are_siblings(self.old, one, place) || !self.may_be_one_time(&first, &second)) {
            return None;
        }
        // "No later than" denies no date, and a cell has no verb to deny.
        let in_table = first.place == Place::Apart || second.place == Place::Apart;
        if today.negated != first.negated && !dated && !in_table {
            weight -= 2;
        }
        let (names, words) = shared(&first, &second);
        let rare = |keys: &[Key]| keys.iter().filter(|key| self.before.frequency(**key) <= RARE).count();
        let counted = |count: usize, most: usize| i32::try_from(count.min(most)).unwrap_or(0);
        weight += 2 * counted(rare(&names), 2) + counted(names.len() - rare(&names), 2);
        weight += 2 * counted(rare(&words), 3) + counted(words.len() - rare(&words), 2);
        weight += 2 * counted(self.in_heads(one, place) + self.in_heads(place, one), 3);
        if !first.modifiers.is_empty() && first.modifiers == second.modifiers {
            weight += 2;
        }
        let measured = claim(one).and_then(Claim::quantity).is_some_and(|quantity| quantity.form == Form::Measure);
        let noun = |index: usize| claim(index)?.quantity()?.noun.map(|noun| self.old.lower(noun.head));
        let counted_alike = noun(one).is_some() && noun(one) == noun(place);
        if first.head.is_some() || counted_alike {
            weight += 3;
        } else if measured {
            weight += 1;
        }
        // What sums the text up says it again, and leaves out the time that the text gives.
        let summary = (first.place == Place::Summary) != (second.place == Place::Summary);
        if summary {
            weight += 2;
        } else if !dated && self.is_dated(&first) != self.is_dated(&second) {
            // What only one place dates may be of another time.
            weight -= 5;
        }
        if names.is_empty() && !first.names.is_empty() && !second.names.is_empty() && !dated {
            weight -= if first.head.is_some() { 1 } else { 2 };
        }
        weight -= match first.shift.or(second.shift).filter(|_| !dated) {
            Some(Shift::Part | Shift::Compared | Shift::Time) => 1,
            None => 0,
        };
        if first.modality != second.modality {
            weight -= 1;
        }
        weight += 2 * i32::from(self.is_worded_alike(one, place)) + 2 * i32::from(self.has_companion(one, place));
        if let Sameness::Same(ground) = same(&self.before, &first, &second)
            && ground.firm
        {
            weight += 3;
        }
        if said_by(self.old, one) != said_by(self.old, place) && said_by(self.old, one).is_some() && said_by(self.old, place).is_some() {
            weight -= 3;
        }
        // In a table only the heads of row and column say what a number is.
        if in_table {
            weight -= 2;
        }
        Some(weight)
    }

    /// Whether the sentence of a place gives a time that parts it from what is told without one; "this year" does not.
    fn is_dated(&self, subject: &Subject) -> bool {
        subject.times.iter().any(|&time| {
            let first = self.old.claims.get(time).map_or("", |claim| self.old.lower(claim.tokens.start));
            !matches!(first, "current" | "now" | "this" | "today" | "tonight")
        })
    }

    /// Whether two places give the value and its noun in the same words, and in so many that it is no accident.
    fn is_worded_alike(&self, one: usize, place: usize) -> bool {
        let phrase = |claim: usize| {
            let claim = self.old.claims.get(claim)?;
            let noun = claim.quantity()?.noun?;
            let tokens = claim.tokens.start..noun.tokens.end.max(claim.tokens.end);
            Some(tokens.map(|token| self.old.lower(token)).collect::<Vec<&str>>())
        };
        phrase(one).is_some_and(|words| words.len() >= LEAST_WORDING && Some(words) == phrase(place))
    }

    /// Whether another telling value stands beside both places, with the same noun: they tell one thing twice.
    fn has_companion(&self, one: usize, place: usize) -> bool {
        let around = |claim: usize| {
            let sentence = self.old.claims.get(claim).map_or(0, |claim| claim.sentence);
            let first = sentence.saturating_sub(1);
            let known = first..sentence.saturating_add(2).min(self.old.sentences.len());
            let same_block = move |beside: &usize| {
                self.old.sentences.get(*beside).map(|held| held.block) == self.old.sentences.get(sentence).map(|held| held.block)
            };
            known
                .filter(same_block)
                .flat_map(|beside| self.old.claims_in(beside))
                .filter(move |&other| other != claim)
                .filter_map(|other| self.old.claims.get(other))
                .filter(|held| held.quantity().is_some_and(|quantity| quantity.noun.is_some()) && specific(held) >= TELLING)
                .filter_map(|held| self.measure(held))
                .take(MOST_PLACES)
        };
        let own = self.old.claims.get(one).and_then(|claim| self.measure(claim));
        let known: FxHashSet<Measure> = around(one).filter(|measure| Some(measure) != own.as_ref()).collect();
        let apart = |claim: usize| self.old.claims.get(claim).map_or(0, |claim| claim.sentence);
        // Neighbours share their neighbours.
        apart(one).abs_diff(apart(place)) > 2 && around(place).any(|measure| known.contains(&measure))
    }

    /// How many words that head the row and column of a place stand in the sentence of another.
    fn in_heads(&self, place: usize, elsewhere: usize) -> usize {
        let sentence = |claim: usize| self.old.claims.get(claim).map(|claim| claim.sentence);
        let (Some(cell), Some(text)) = (sentence(place), sentence(elsewhere)) else { return 0 };
        let heads: FxHashSet<String> =
            heads(self.old, cell).iter().flat_map(|head| head.split_whitespace()).filter(|word| word.len() > 3).map(root).collect();
        let Some(sentence) = self.old.sentences.get(text).filter(|_| !heads.is_empty()) else { return 0 };
        let words: FxHashSet<String> = sentence.tokens.range().map(|token| root(self.old.word(token))).collect();
        heads.intersection(&words).count()
    }
}

/// The names and the other words that two subjects share, each once.
fn shared(one: &Subject, other: &Subject) -> (Vec<Key>, Vec<Key>) {
    let known: FxHashSet<Key> = one.names.iter().chain(&one.words).map(|anchor| anchor.key).collect();
    let names: FxHashSet<Key> = one.names.iter().chain(&other.names).map(|anchor| anchor.key).collect();
    let mut both: Vec<Key> = other.names.iter().chain(&other.words).map(|anchor| anchor.key).filter(|key| known.contains(key)).collect();
    both.sort_unstable();
    both.dedup();
    both.into_iter().partition(|key| names.contains(key))
}

/// The person that a claim is put in the mouth of.
fn said_by(ledger: &Ledger, claim: usize) -> Option<usize> {
    ledger.claims.get(ledger.claims.get(claim)?.said_by?)?.attribution()?.person
}
