//! Words in, how few strokes turn one into the other out.

use smallvec::{SmallVec, smallvec};

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
/// The hash of a word is a polynomial of its letters, so that those without one letter follow from that of the whole.
pub(super) fn keys(word: &str) -> SmallVec<[u64; 16]> {
    let letters: SmallVec<[u64; 16]> = if word.is_ascii() {
        word.bytes().map(|letter| u64::from(letter.to_ascii_lowercase())).collect()
    } else {
        word.chars().flat_map(char::to_lowercase).map(u64::from).collect()
    };
    let whole = letters.iter().fold(0_u64, |hash, letter| hash.wrapping_mul(MULTIPLIER).wrapping_add(*letter));
    let mut keys = smallvec![whole];
    // From the last letter on: what the letters behind it have put into the whole, and what a letter counts for in its place.
    let (mut behind, mut place) = (0_u64, 1_u64);
    for letter in letters.iter().rev() {
        let own = letter.wrapping_mul(place);
        // Without it the letters before it move down by one place.
        let before = whole.wrapping_sub(own).wrapping_sub(behind).wrapping_mul(INVERSE);
        keys.push(before.wrapping_add(behind));
        behind = behind.wrapping_add(own);
        place = place.wrapping_mul(MULTIPLIER);
    }
    keys
}

/// The multiplier of `FxHash`, which spreads low bits to high ones.
const MULTIPLIER: u64 = 0xf135_7aea_2e62_a9c5;
/// What undoes a multiplication by it.
const INVERSE: u64 = 0x7814_94a5_5daa_ed0d;

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

    #[test]
    fn the_keys_of_a_word_are_those_of_it_without_each_letter() {
        for word in ["Brekke", "Öst", "ab", "a"] {
            let letters: Vec<char> = word.chars().collect();
            let without =
                |at: usize| letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect::<String>();
            let shorter: Vec<u64> = (0..letters.len()).rev().map(|at| keys(&without(at))[0]).collect();
            assert_eq!(keys(word)[1..], shorter, "{word}");
        }
    }
}
