//! Two runs of words in, the places where they differ out.

use super::passage::Word;
use std::ops::Range;

/// How two runs of words go together.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// The words that stand in both, as places in the first and the second run.
    pub(super) shared: Vec<(usize, usize)>,
    /// The words between them that do not.
    pub(super) differences: Vec<(Range<usize>, Range<usize>)>,
}

/// The longest runs that are compared word by word.
const LONGEST: usize = 400;

/// Lays a run along another one that may begin before it and end after it.
///
/// Words before the first and after the last shared one belong to the comparison only where both runs begin or end there:
/// elsewhere the shorter one was fitted into another sentence.
pub(super) fn align(a: &[Word], b: &[Word]) -> Option<Alignment> {
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let shared = longest_common(a, b);
    let (&(first_a, first_b), &(last_a, last_b)) = (shared.first()?, shared.last()?);
    let mut differences = Vec::new();
    if first_a > 0 && first_a == first_b {
        differences.push((0..first_a, 0..first_b));
    }
    for pair in shared.windows(2) {
        if let [(from_a, from_b), (to_a, to_b)] = *pair
            && (to_a - from_a > 1 || to_b - from_b > 1)
        {
            differences.push((from_a + 1..to_a, from_b + 1..to_b));
        }
    }
    let (rest_a, rest_b) = (a.len() - 1 - last_a, b.len() - 1 - last_b);
    if rest_a > 0 && rest_a == rest_b {
        differences.push((last_a + 1..a.len(), last_b + 1..b.len()));
    }
    Some(Alignment { shared, differences })
}

/// A longest row of words that stand in both runs in the same order.
fn longest_common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    // Words that both begin with belong to it, and no more has to be asked of them.
    let head = a.iter().zip(b).take_while(|(a, b)| a.id == b.id).count();
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    let (Some(a), Some(b)) = (a.get(head..), b.get(head..)) else { return pairs };
    let width = b.len() + 1;
    let at = |row: usize, column: usize| row * width + column;
    // For each place in both the length of the longest row behind it, from the end.
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    for (row, word) in a.iter().enumerate().rev() {
        let (before, behind) = lengths.split_at_mut(at(row + 1, 0));
        let (Some(here), Some(next)) = (before.get_mut(at(row, 0)..at(row, b.len())), behind.get(..width)) else { continue };
        let mut right = 0;
        for ((length, below), other) in here.iter_mut().zip(next.windows(2)).zip(b).rev() {
            let [below, across] = below else { continue };
            right = if word.id == other.id { across + 1 } else { right.max(*below) };
            *length = right;
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < a.len() && column < b.len() {
        if a[row].id == b[column].id {
            pairs.push((head + row, head + column));
            row += 1;
            column += 1;
        } else if lengths[at(row + 1, column)] >= lengths[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{Word, longest_common};
    use proptest::prelude::*;

    fn run(ids: &[u32]) -> Vec<Word> {
        ids.iter().map(|&id| Word { id, token: 0, content: true }).collect()
    }

    /// The length of the longest row of words that stand in both, without a shortcut.
    fn length(a: &[u32], b: &[u32]) -> usize {
        match (a, b) {
            ([a, rest_a @ ..], [b, rest_b @ ..]) if a == b => 1 + length(rest_a, rest_b),
            ([_, rest_a @ ..], [_, rest_b @ ..]) => length(rest_a, b).max(length(a, rest_b)),
            _ => 0,
        }
    }

    proptest! {
        #[test]
        fn the_row_is_shared_in_order_and_none_is_longer(a in prop::collection::vec(0_u32..4, 0..9), b in prop::collection::vec(0_u32..4, 0..9)) {
            let pairs = longest_common(&run(&a), &run(&b));
            prop_assert!(pairs.iter().all(|&(row, column)| a[row] == b[column]));
            prop_assert!(pairs.is_sorted_by(|(row, column), (next, beside)| row < next && column < beside));
            prop_assert_eq!(pairs.len(), length(&a, &b));
        }
    }
}
