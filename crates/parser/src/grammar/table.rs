//! A word in, what a sorted table of words says of it out, in any case of ASCII letters.
//!
//! The words of a table are numbers in the order of the words, made when the program is built, so that a search compares
//! numbers and touches no text.

use std::ops::Range;

/// The longest word of a table, in bytes.
const LONGEST: usize = 16;

/// What a constant table of words and values in order says of a word.
macro_rules! find {
    ($table:ident, $word:expr) => {{
        static KEYS: [u128; $table.len()] = $crate::grammar::table::keys($table);
        $crate::grammar::table::place(&KEYS, $word).and_then(|place| $table.get(place)).map(|&(_, value)| value)
    }};
}
pub(crate) use find;

/// The numbers of the words of a table.
pub(crate) const fn keys<T: Copy, const N: usize>(table: &[(&str, T)]) -> [u128; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = match key(table[at].0.as_bytes()) {
            Some(key) => key,
            None => panic!("a word of a table is too long"),
        };
        at += 1;
    }
    keys
}

/// The numbers of the words that the phrases of a table begin with.
pub(crate) const fn beginnings<T: Copy, const N: usize>(table: &[(&str, T)]) -> [u128; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        let phrase = table[at].0.as_bytes();
        let mut length = 0;
        while length < phrase.len() && phrase[length] != b' ' {
            length += 1;
        }
        keys[at] = match key(phrase.split_at(length).0) {
            Some(key) => key,
            None => panic!("a word of a table is too long"),
        };
        at += 1;
    }
    keys
}

/// The places of the phrases that begin with a word, among the numbers of their first words in order.
pub(crate) fn places(beginnings: &[u128], word: &str) -> Range<usize> {
    let Some(key) = number(word) else { return 0..0 };
    let start = beginnings.partition_point(|&beginning| beginning < key);
    let count = beginnings.iter().skip(start).take_while(|&&beginning| beginning == key).count();
    start..start + count
}

/// The place of a word among numbers in order.
pub(crate) fn place(keys: &[u128], word: &str) -> Option<usize> {
    keys.binary_search(&number(word)?).ok()
}

/// The number of a word in any case of ASCII letters; none where it is empty or too long.
fn number(word: &str) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len()).filter(|bytes| !bytes.is_empty())?.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    Some(u128::from_be_bytes(bytes))
}

/// A word in small letters as a number that orders as the word does; none where it is empty or too long.
const fn key(word: &[u8]) -> Option<u128> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = key << 8 | word[at].to_ascii_lowercase() as u128;
        at += 1;
    }
    Some(key << (8 * (LONGEST - word.len())))
}
