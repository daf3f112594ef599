//! Words in, how few strokes turn one into the other out.

/// What turns one word into another that is nearly the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two neighbours are swapped.
    Swapped,
    /// A letter is doubled or left single.
    Doubled,
    /// One letter more or less.
    Added,
    /// One letter for another.
    Replaced,
    /// Two slips of any kind.
    Two,
}

/// The slip between two words, letters in any case; none where they are the same or further apart.
pub(super) fn slip(a: &str, b: &str) -> Option<Slip> {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (middle_a, middle_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (middle_a, middle_b) {
        ([more], []) => Some(added(&a, start, *more)),
        ([], [more]) => Some(added(&b, start, *more)),
        ([_], [_]) => Some(Slip::Replaced),
        ([first, second], swapped) if *swapped == [*second, *first] => Some(Slip::Swapped),
        ([_, ..], [_, ..]) if two_slips(middle_a, middle_b) => Some(Slip::Two),
        _ => None,
    }
}

/// A letter too many: doubled beside itself, or another one.
fn added(longer: &[char], at: usize, letter: char) -> Slip {
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let doubled = beside.into_iter().flatten().any(|place| longer.get(place) == Some(&letter));
    if doubled { Slip::Doubled } else { Slip::Added }
}

/// Whether two changes of one letter each make two rows of letters the same, whose ends differ.
fn two_slips(a: &[char], b: &[char]) -> bool {
    let inner = |letters: &[char]| letters.get(1..letters.len().saturating_sub(1)).unwrap_or_default().to_vec();
    let (without_first, without_last) =
        (|letters: &[char]| letters[1..].to_vec(), |letters: &[char]| letters[..letters.len() - 1].to_vec());
    match a.len().abs_diff(b.len()) {
        // Both ends replaced, or a letter lost at one end and won at the other.
        0 => inner(a) == inner(b) || without_first(a) == without_last(b) || without_last(a) == without_first(b),
        // A letter lost at one end and another replaced at the other end.
        1 => {
            let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
            inner(long) == without_first(short) || inner(long) == without_last(short)
        }
        2 => {
            let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
            inner(long) == short
        }
        _ => false,
    }
}

/// The keys under which words that are one or two slips apart meet: of the word itself, and of it without each of its letters.
///
/// Keys are hashes; words that meet by chance are for [`slip`] to tell apart.
pub(super) fn keys(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mix = |hash: u64, letter: &char| (hash.rotate_left(5) ^ u64::from(*letter)).wrapping_mul(MULTIPLIER);
    let mut keys = Vec::with_capacity(letters.len() + 1);
    let mut before = 0;
    for (at, letter) in letters.iter().enumerate() {
        keys.push(letters.iter().skip(at + 1).fold(before, mix));
        before = mix(before, letter);
    }
    keys.push(before);
    keys
}

/// The multiplier of `FxHash`, which spreads low bits to high ones.
const MULTIPLIER: u64 = 0xf135_7aea_2e62_a9c5;

#[cfg(test)]
mod tests {
    use super::{Slip, keys, slip};

    #[track_caller]
    fn apart(a: &str, b: &str, expected: Option<Slip>) {
        assert_eq!(slip(a, b), expected);
        assert_eq!(slip(b, a), expected);
    }

    #[test]
    fn slips_are_told_apart() {
        apart("Radebe", "Radebe", None);
        apart("Radebe", "Raddebe", Some(Slip::Doubled));
        apart("Khatibzadeh", "Khatizbadeh", Some(Slip::Swapped));
        apart("Radebe", "Redebe", Some(Slip::Replaced));
        apart("Brekke", "Breke", Some(Slip::Doubled));
        apart("Lindqvist", "Linqvist", Some(Slip::Added));
        apart("Gutierrez", "Guttierez", Some(Slip::Two));
        apart("Larsen", "Larsson", Some(Slip::Two));
        apart("Larsen", "Petrov", None);
    }

    #[test]
    fn words_one_slip_apart_share_a_key() {
        for (a, b) in [("Radebe", "Redebe"), ("Radebe", "Rdaebe"), ("Radebe", "Radbe"), ("Gutierrez", "Guttierez")] {
            let others = keys(b);
            assert!(keys(a).iter().any(|key| others.contains(key)), "{a} {b}");
        }
    }
}
