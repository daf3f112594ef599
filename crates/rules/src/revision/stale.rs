//! Changed values in, the places of the new text that still carry the old value of the same subject out (114).
//!
//! In the old text the same value stood in several places; what the words around them share says whether it was told of one
//! subject. A quotation, a value of another time, source or part, and one that is held against another stay silent.

use super::claims::{Claims, is_same_value};
use super::likeness::heads;
use super::{ChangeKind, Finding, RevisionCheck};
use crate::check::{Evidence, Verdict};
use crate::compare::{Key, Place, Reader, Relation, Sameness, Shift, Subject, quantities, root, same, times};
use claimlint_document::BlockKind;
use claimlint_parser::value::Hedge;
use claimlint_parser::{Claim, ClaimKind, Form, Ledger, Quantity, Time, TimeKind};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many other places of a value are looked at.
const MOST_PLACES: usize = 24;

/// In no more sentences than these a word is rare in a document.
const RARE: u32 = 6;

/// What the words around two places must weigh so that a person should look, and so that the value must be one.
const WEIGHT: (i32, i32) = (3, 6);

/// So many words are not the same in two places by accident.
const LEAST_WORDING: usize = 4;

/// How specific a value must be to say of two places that they tell one thing.
const TELLING: i32 = 2;

/// Words that say that a value was one before it changed.
const HISTORICAL: &[&str] =
    &["earlier", "former", "formerly", "initial", "initially", "original", "originally", "preliminary", "previous", "previously"];

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

/// What makes two values one, but for their subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Measure {
    Number(Form, Option<&'static str>, Option<Key>, Decimal),
    Day(u32, u32),
    Other(TimeKind, String),
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
    fn measure(&self, claim: &Claim) -> Option<Measure> {
        match &claim.kind {
            ClaimKind::Quantity(quantity) => {
                let head = quantity.noun.and_then(|noun| self.before.key(noun.head));
                can_repeat(quantity).then_some(Measure::Number(quantity.form, quantity.unit, head, quantity.value?))
            }
            ClaimKind::Time(time) if time.kind == TimeKind::Set => None,
            ClaimKind::Time(time) => Some(match (time.stated.month, time.stated.day) {
                (Some(month), Some(day)) if time.kind == TimeKind::Date => Measure::Day(month, day),
                _ if time.value.ends_with("_REF") || time.value.contains('X') => return None,
                _ => Measure::Other(time.kind, time.value.clone()),
            }),
            ClaimKind::Range(_)
            | ClaimKind::Enumeration(_)
            | ClaimKind::Attribution(_)
            | ClaimKind::Person(_)
            | ClaimKind::Organisation(_)
            | ClaimKind::Quotation(_)
            | ClaimKind::Reference(_)
            | ClaimKind::Identifier(_)
            | ClaimKind::Statistic(_) => None,
        }
    }

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

    /// How much says that two places of the old text told of one subject; none where something says that they did not.
    fn weight(&self, one: usize, place: usize, stands: usize) -> Option<i32> {
        if self.quoted.contains(&stands) {
            return None;
        }
        let (first, second) = (self.before.subject(one), self.before.subject(place));
        let today = self.after.subject(stands);
        if self.is_historical(stands) || apart(&first.modifiers, &second.modifiers) {
            return None;
        }
        let claim = |index: usize| self.old.claims.get(index);
        let mut weight = specific(claim(one)?);
        // A full date is its own time, and the items of a list may share it.
        let dated = is_full_date(claim(one)?);
        if !dated && (are_siblings(self.old, one, place) || !self.may_be_one_time(&first, &second)) {
            return None;
        }
        // "No later than" denies no date.
        if today.negated != first.negated && !dated {
            weight -= 2;
        }
        let (names, words) = shared(&first, &second);
        let rare = |keys: &[Key]| keys.iter().filter(|key| self.before.frequency(**key) <= RARE).count();
        let counted = |count: usize, most: usize| i32::try_from(count.min(most)).unwrap_or(0);
        weight += 2 * counted(rare(&names), 2) + counted(names.len() - rare(&names), 2);
        weight += 2 * counted(rare(&words), 3) + counted(words.len() - rare(&words), 2);
        weight += 2 * counted(self.in_heads(one, place) + self.in_heads(place, one), 2);
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
        if first.place == Place::Apart || second.place == Place::Apart {
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

    /// Whether a place says that its value was one before it changed.
    fn is_historical(&self, stands: usize) -> bool {
        let Some(claim) = self.new.claims.get(stands) else { return false };
        let mut clause = self.after.clause(claim).range();
        clause.any(|token| HISTORICAL.binary_search(&&*self.new.word(token).to_lowercase()).is_ok())
    }

    /// Whether two days of one name can be one day: their years do not differ, and what has no year heads no column.
    fn may_be_one_day(&self, one: usize, place: usize) -> bool {
        let time = |claim: usize| self.old.claims.get(claim).and_then(Claim::time);
        let (Some(first), Some(second)) = (time(one), time(place)) else { return true };
        let years = (first.stated.year, second.stated.year);
        let yearless_cell = second.stated.year.is_none()
            && self
                .old
                .claims
                .get(place)
                .is_some_and(|claim| matches!(self.old.block_of(claim.sentence).kind, BlockKind::TableCell { .. }));
        let starts = (first.start, second.start);
        let differ =
            matches!(years, (Some(one), Some(other)) if one != other) || matches!(starts, (Some(one), Some(other)) if one.at != other.at);
        !differ && !yearless_cell
    }

    /// Whether the other dated times of two sentences can be one.
    fn may_be_one_time(&self, first: &Subject, second: &Subject) -> bool {
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

    /// Days that are told by a day that moved: the eve of it, the day after it.
    fn beside(&self, one: usize, other: usize, found: &mut FxHashMap<usize, (i32, Finding)>) {
        let day =
            |ledger: &Ledger, claim: usize| ledger.claims.get(claim).and_then(Claim::time).filter(|time| time.stated.day.is_some())?.start;
        let (Some(was), Some(_)) = (day(self.old, one), day(self.new, other)) else { return };
        for (stands, claim) in self.new.claims.iter().enumerate() {
            let Some(time) = claim.time().filter(|time| time.stated.day.is_some()) else { continue };
            // The day is told by its name; the year that it was given may be another one.
            let is = |date: Option<Date>| {
                date.is_some_and(|date| {
                    let named = time.stated.month == u32::try_from(date.month()).ok() && time.stated.day == u32::try_from(date.day()).ok();
                    named && time.stated.year.is_none_or(|year| year == i32::from(date.year()))
                })
            };
            let (eve, next) = (is(was.at.date().yesterday().ok()), is(was.at.date().tomorrow().ok()));
            if !eve && !next {
                continue;
            }
            let unchanged =
                self.claims.of_new.get(stands).copied().flatten().filter(|&place| is_same_value(self.old, place, self.new, stands));
            let Some(place) = unchanged else { continue };
            let sentence = self.new.sentences.get(claim.sentence).map_or_else(Default::default, |sentence| sentence.tokens);
            let near = claim.tokens.start.saturating_sub(8).max(sentence.start)..claim.tokens.end.saturating_add(4).min(sentence.end);
            let said: Vec<String> = near.map(|token| self.new.word(token).to_lowercase()).collect();
            let pair = |one: &str, other: &str| said.windows(2).any(|words| words == [one, other]);
            let told = if eve {
                said.iter().any(|word| word == "eve") || pair("day", "before")
            } else {
                pair("day", "after") || pair("following", "day") || pair("next", "day")
            };
            if told && !found.contains_key(&stands) {
                found.insert(stands, (WEIGHT.0, self.finding(Verdict::Review, place, stands, one, other)));
            }
        }
    }

    fn finding(&self, verdict: Verdict, place: usize, stands: usize, one: usize, other: usize) -> Finding {
        let words = |ledger: &Ledger, claim: usize| {
            let span = ledger.claims.get(claim).map_or_else(Default::default, |claim| claim.span);
            (span, ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let ((_, was), (changed, is)) = (words(self.old, one), words(self.new, other));
        let ((_, kept), (span, here)) = (words(self.old, place), words(self.new, stands));
        let fixes = if kept == was { vec![is.clone()] } else { Vec::new() };
        let noun = |ledger: &Ledger, claim: usize| {
            ledger
                .claims
                .get(claim)
                .and_then(Claim::quantity)
                .and_then(|quantity| quantity.noun)
                .map_or_else(String::new, |noun| format!(" {}", ledger.word(noun.head)))
        };
        Finding {
            rule: RevisionCheck::StaleValue,
            kind: ChangeKind::Stale,
            verdict,
            old: Some(one),
            new: Some(stands),
            span,
            message: format!("{here}{} still stands here; {was} became {is} elsewhere", noun(self.new, stands)),
            related: vec![Evidence { span: changed, label: format!("changed from {was}") }],
            fixes,
            computed: None,
        }
    }
}

/// Whether a claim is a day with its year.
fn is_full_date(claim: &Claim) -> bool {
    claim.time().is_some_and(|time| time.stated.day.is_some() && time.stated.month.is_some() && time.stated.year.is_some())
}

/// Whether a quantity is of the kind that texts give twice.
fn can_repeat(quantity: &Quantity) -> bool {
    let form = match quantity.form {
        Form::Count => quantity.noun.is_some(),
        Form::Money | Form::Measure | Form::Percent | Form::PercentagePoint | Form::Age | Form::Score | Form::Ratio | Form::Fraction => {
            true
        }
        Form::Ordinal | Form::Multiple => false,
    };
    form && quantity.hedge != Hedge::Vague
}

/// Numbers of many digits stand in two places for a reason; small and round ones by chance.
fn specific_number(quantity: &Quantity) -> i32 {
    let Some(value) = quantity.value else { return 0 };
    let digits = value.normalize().mantissa().unsigned_abs();
    let mut significant = digits;
    while significant > 0 && significant.is_multiple_of(10) {
        significant /= 10;
    }
    let count = significant.to_string().len();
    match (count, value.abs() >= Decimal::TEN) {
        (0..=1, false) => -3,
        (0..=1, true) => 1,
        (2, _) => 2,
        (3, _) => 3,
        (_, _) => 4,
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

/// Whether each side has what the other lacks.
fn apart(one: &[Key], other: &[Key]) -> bool {
    let lacks = |some: &[Key], others: &[Key]| some.iter().any(|key| !others.contains(key));
    lacks(one, other) && lacks(other, one)
}

/// Whether two claims stand in two items of one list or in two cells of one table, which tell alike things of different subjects.
fn are_siblings(ledger: &Ledger, one: usize, other: usize) -> bool {
    let block = |claim: usize| ledger.claims.get(claim).map(|claim| ledger.block_of(claim.sentence));
    let (Some(first), Some(second)) = (block(one), block(other)) else { return false };
    let cells = matches!((first.kind, second.kind), (BlockKind::TableCell { table, .. }, BlockKind::TableCell { table: same, .. }) if table == same);
    cells || matches!((first.item, second.item), (Some((list, item)), Some((same, another))) if list == same && item != another)
}

/// The person that a claim is put in the mouth of.
fn said_by(ledger: &Ledger, claim: usize) -> Option<usize> {
    ledger.claims.get(ledger.claims.get(claim)?.said_by?)?.attribution()?.person
}

/// The claims that stand in quotation marks.
fn quoted(ledger: &Ledger) -> FxHashSet<usize> {
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

/// How unlikely it is that the value stands in two places by chance.
fn specific(claim: &Claim) -> i32 {
    match &claim.kind {
        ClaimKind::Quantity(quantity) => specific_number(quantity),
        ClaimKind::Time(time) => match (time.stated.day, time.stated.month, time.stated.year) {
            (Some(_), Some(_), Some(_)) => 4,
            (Some(_), Some(_), None) => 3,
            (None, Some(_), Some(_)) => 2,
            _ if time.kind == TimeKind::Time => 1,
            _ => 0,
        },
        ClaimKind::Range(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Person(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Quotation(_)
        | ClaimKind::Reference(_)
        | ClaimKind::Identifier(_)
        | ClaimKind::Statistic(_) => 0,
    }
}
