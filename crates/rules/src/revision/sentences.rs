//! Two ledgers in, which sentences of the second stand for which of the first out: kept, moved, rephrased, split or merged.
//!
//! Sentences that stand once in both hold the texts together; what lies between them is matched by the words it shares.
//! The work grows with the number of changed sentences: each is held against a few others, found by place and by rare words.

use super::likeness::{Features, Likeness, features};
use claimlint_parser::Ledger;
use rustc_hash::FxHashMap;

/// How many sentences of a gap are looked at on either side of the place that a sentence should have in it.
const REACH: usize = 6;

/// The least likeness of two sentences between the same kept ones, in thousandths.
const LEAST_NEAR: usize = 500;

/// The least likeness of two sentences in different places.
const LEAST_MOVED: usize = 750;

/// The least likeness of two sentences that alone have changed between two kept ones.
const LEAST_LONE: usize = 200;

/// What it counts for two sentences to stand between the same kept ones, and how much of it each step aside takes.
const NEAR: (usize, usize) = (200, 10);

/// The least share of a fragment's words that the sentence it was split from must have, in hundredths.
const LEAST_PART: usize = 60;

/// The fewest words by which a sentence is found again in another place.
const FEWEST_MOVED: usize = 4;

/// Sentences of both texts that tell the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The sentences of the old text, in order.
    pub(super) old: Vec<usize>,
    /// The sentences of the new text, in order.
    pub(super) new: Vec<usize>,
    /// Whether not a word has changed.
    pub(super) exact: bool,
}

/// How the sentences of two texts go together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentences {
    /// Sentences that tell the same, in the order of the new text.
    pub(super) groups: Vec<Group>,
    /// Sentences that only the old text has.
    pub(super) gone: Vec<usize>,
    /// Sentences that only the new text has.
    pub(super) come: Vec<usize>,
    /// For each sentence of the old text its group.
    pub(super) group_of_old: Vec<Option<usize>>,
    /// For each sentence of the new text its group.
    pub(super) group_of_new: Vec<Option<usize>>,
}

/// Matches the sentences of two texts.
pub(super) fn match_sentences(old: &Ledger, new: &Ledger) -> Sentences {
    let (before, after) = features(old, new);
    let mut matching = Matching::new(before.len(), after.len());
    matching.keep_unique(&before, &after);
    matching.keep_repeated(&before, &after);
    matching.pair_alike(&before, &after);
    matching.pair_lone(&before, &after);
    matching.grouped(&before, &after)
}

/// The partners found so far.
struct Matching {
    /// For each old sentence the new one.
    of_old: Vec<Option<usize>>,
    /// For each new sentence the old one.
    of_new: Vec<Option<usize>>,
    /// The pairs that keep the order of both texts.
    in_order: Vec<(usize, usize)>,
}

impl Matching {
    fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new], in_order: Vec::new() }
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    fn is_open(&self, old: usize, new: usize) -> bool {
        self.of_old[old].is_none() && self.of_new[new].is_none()
    }

    /// Pairs the sentences that stand once in either text, and the equal ones around them.
    fn keep_unique(&mut self, before: &[Features], after: &[Features]) {
        let places = |features: &[Features]| {
            let mut places: FxHashMap<u64, Option<usize>> = FxHashMap::default();
            for (index, feature) in features.iter().enumerate() {
                places.entry(feature.exact).and_modify(|place| *place = None).or_insert(Some(index));
            }
            places
        };
        let (first, second) = (places(before), places(after));
        for (new, feature) in after.iter().enumerate() {
            if let (Some(Some(old)), Some(Some(_))) = (first.get(&feature.exact), second.get(&feature.exact)) {
                self.pair(*old, new);
            }
        }
        self.in_order = longest_rising(&self.of_new);
        for (old, new) in self.in_order.clone() {
            self.spread(before, after, (old, new), |index| index.checked_add(1));
            self.spread(before, after, (old, new), |index| index.checked_sub(1));
        }
        // The ends of the texts hold as well as any sentence.
        let (last_old, last_new) = (before.len(), after.len());
        self.spread_from(before, after, (Some(0), Some(0)), |index| index.checked_add(1));
        self.spread_from(before, after, (last_old.checked_sub(1), last_new.checked_sub(1)), |index| index.checked_sub(1));
        self.in_order = longest_rising(&self.of_new);
    }

    /// Pairs equal sentences on the way from a pair.
    fn spread(&mut self, before: &[Features], after: &[Features], from: (usize, usize), step: impl Fn(usize) -> Option<usize>) {
        self.spread_from(before, after, (step(from.0), step(from.1)), step);
    }

    fn spread_from(
        &mut self,
        before: &[Features],
        after: &[Features],
        (mut old, mut new): (Option<usize>, Option<usize>),
        step: impl Fn(usize) -> Option<usize>,
    ) {
        while let (Some(one), Some(other)) = (old, new)
            && let (Some(first), Some(second)) = (before.get(one), after.get(other))
            && first.exact == second.exact
            && self.is_open(one, other)
        {
            self.pair(one, other);
            (old, new) = (step(one), step(other));
        }
    }

    /// Pairs equal sentences that stand several times, in their order: first between the same kept sentences, then anywhere.
    fn keep_repeated(&mut self, before: &[Features], after: &[Features]) {
        for gap in self.gaps() {
            self.pair_equal(before, after, gap.old, gap.new);
        }
        self.pair_equal(before, after, (0, before.len()), (0, after.len()));
        self.in_order = longest_rising(&self.of_new);
    }

    fn pair_equal(&mut self, before: &[Features], after: &[Features], old: (usize, usize), new: (usize, usize)) {
        let mut open: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for place in (old.0..old.1).rev().filter(|&place| self.of_old[place].is_none()) {
            open.entry(before[place].exact).or_default().push(place);
        }
        for (place, features) in after.iter().enumerate().take(new.1).skip(new.0) {
            if self.of_new[place].is_none()
                && let Some(partner) = open.get_mut(&features.exact).and_then(Vec::pop)
            {
                self.pair(partner, place);
            }
        }
    }

    /// The stretches between kept sentences, those that are empty on both sides left out.
    fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let (mut old, mut new) = (0, 0);
        for &(next_old, next_new) in self.in_order.iter().chain(&[(self.of_old.len(), self.of_new.len())]) {
            if next_old > old && next_new > new {
                gaps.push(Gap { old: (old, next_old), new: (new, next_new) });
            }
            (old, new) = (next_old + 1, next_new + 1);
        }
        gaps
    }

    /// Pairs sentences that share most of their words, the likest first.
    fn pair_alike(&mut self, before: &[Features], after: &[Features]) {
        let likeness = Likeness::new(before, after, &self.of_old);
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for gap in self.gaps() {
            let open: Vec<usize> = (gap.old.0..gap.old.1).filter(|&old| self.of_old[old].is_none()).collect();
            let wanted: Vec<usize> = (gap.new.0..gap.new.1).filter(|&new| self.of_new[new].is_none()).collect();
            for (rank, &new) in wanted.iter().enumerate() {
                let middle = rank * open.len() / wanted.len().max(1);
                let near = &open[middle.saturating_sub(REACH)..open.len().min(middle + REACH + 1)];
                for &old in near.iter().filter(|&&old| before[old].kind == after[new].kind) {
                    let alike = likeness.between(old, new);
                    if alike >= LEAST_NEAR {
                        let aside = rank.abs_diff(open.partition_point(|&other| other < old));
                        found.push(((alike + NEAR.0).saturating_sub(NEAR.1 * aside), old, new));
                    }
                }
            }
        }
        for new in (0..after.len()).filter(|&new| self.of_new[new].is_none() && after[new].words.len() >= FEWEST_MOVED) {
            for old in likeness.candidates(new) {
                let alike = likeness.between(old, new);
                if alike >= LEAST_MOVED {
                    found.push((alike, old, new));
                }
            }
        }
        found.sort_by_key(|&(alike, old, new)| (std::cmp::Reverse(alike), new, old));
        for (_, old, new) in found {
            if self.is_open(old, new) {
                self.pair(old, new);
            }
        }
        self.in_order = longest_rising(&self.of_new);
    }

    /// Pairs two sentences that alone have changed between two kept ones.
    fn pair_lone(&mut self, before: &[Features], after: &[Features]) {
        let likeness = Likeness::new(before, after, &self.of_old);
        for gap in self.gaps() {
            let open: Vec<usize> = (gap.old.0..gap.old.1).filter(|&old| self.of_old[old].is_none()).collect();
            let wanted: Vec<usize> = (gap.new.0..gap.new.1).filter(|&new| self.of_new[new].is_none()).collect();
            if let ([old], [new]) = (&open[..], &wanted[..])
                && before[*old].kind == after[*new].kind
                && !is_part_of_a_neighbour(&before[*old], *old, &self.of_old, after)
                && !is_part_of_a_neighbour(&after[*new], *new, &self.of_new, before)
                && (likeness.between(*old, *new) >= LEAST_LONE || before[*old].words.is_empty() && after[*new].words.is_empty())
            {
                self.pair(*old, *new);
            }
        }
    }

    /// Gathers pairs, and the sentences that were split or merged, into groups.
    fn grouped(self, before: &[Features], after: &[Features]) -> Sentences {
        let mut sentences =
            Sentences { group_of_old: vec![None; before.len()], group_of_new: vec![None; after.len()], ..Sentences::default() };
        for (new, old) in self.of_new.iter().enumerate() {
            let Some(old) = *old else { continue };
            let group = sentences.groups.len();
            let exact = before[old].exact == after[new].exact;
            sentences.groups.push(Group { old: vec![old], new: vec![new], exact });
            sentences.group_of_old[old] = Some(group);
            sentences.group_of_new[new] = Some(group);
        }
        join_fragments(&mut sentences, before, after);
        sentences.gone = (0..before.len()).filter(|&old| sentences.group_of_old[old].is_none()).collect();
        sentences.come = (0..after.len()).filter(|&new| sentences.group_of_new[new].is_none()).collect();
        sentences
    }
}

/// Joins what was split off a sentence, or merged into one, to the group beside it.
fn join_fragments(sentences: &mut Sentences, before: &[Features], after: &[Features]) {
    let forth = |count: usize| (0..count).map(|place| (place, place.checked_sub(1)));
    let back = |count: usize| (0..count).rev().map(move |place| (place, Some(place + 1).filter(|next| *next < count)));
    for (new, beside) in forth(after.len()).chain(back(after.len())) {
        let Some(group) = beside.and_then(|beside| sentences.group_of_new[beside]) else { continue };
        let held = &mut sentences.groups[group];
        if sentences.group_of_new[new].is_none() && !held.exact && is_part(&after[new], &held.old.iter().map(|&old| &before[old])) {
            held.new.push(new);
            held.new.sort_unstable();
            sentences.group_of_new[new] = Some(group);
        }
    }
    for (old, beside) in forth(before.len()).chain(back(before.len())) {
        let Some(group) = beside.and_then(|beside| sentences.group_of_old[beside]) else { continue };
        let held = &mut sentences.groups[group];
        if sentences.group_of_old[old].is_none() && !held.exact && is_part(&before[old], &held.new.iter().map(|&new| &after[new])) {
            held.old.push(old);
            held.old.sort_unstable();
            sentences.group_of_old[old] = Some(group);
        }
    }
}

/// Whether a sentence without a partner was split off the one beside it, or merged into it.
fn is_part_of_a_neighbour(fragment: &Features, at: usize, partners: &[Option<usize>], others: &[Features]) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
    let whole = beside.filter_map(|place| partners.get(place).copied().flatten()).filter_map(|partner| others.get(partner));
    whole.into_iter().any(|sentence| is_part(fragment, &std::iter::once(sentence)))
}

/// Whether most words of a fragment stand in some sentences.
fn is_part<'f>(fragment: &Features, whole: &(impl Iterator<Item = &'f Features> + Clone)) -> bool {
    let shared = fragment.words.iter().filter(|word| whole.clone().any(|sentence| sentence.words.binary_search(word).is_ok())).count();
    fragment.words.len() >= 2 && shared * 100 >= LEAST_PART * fragment.words.len()
}

/// A stretch between two kept sentences, in both texts.
#[derive(Clone, Copy)]
struct Gap {
    old: (usize, usize),
    new: (usize, usize),
}

/// The longest row of pairs that keeps the order of both texts, as old and new places.
fn longest_rising(of_new: &[Option<usize>]) -> Vec<(usize, usize)> {
    // Patience sorting: the last pair of the shortest row that ends at each length, and for each pair the one before it.
    let pairs: Vec<(usize, usize)> = of_new.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, &(old, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].0 < old);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if let Some(end) = ends.get_mut(length) {
            *end = index;
        } else {
            ends.push(index);
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        row.push(pairs[index]);
        at = before[index];
    }
    row.reverse();
    row
}
