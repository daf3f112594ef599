//! A word in, what a sorted table of words says of it out, in any case of ASCII letters.
//!
//! The words of a table are numbers in the order of the words, made when the program is built, so that a search compares
//! numbers and touches no text.

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

/// The place of a word among numbers in order.
pub(crate) fn place(keys: &[u128], word: &str) -> Option<usize> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len()).filter(|bytes| !bytes.is_empty())?.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    keys.binary_search(&u128::from_be_bytes(bytes)).ok()
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
