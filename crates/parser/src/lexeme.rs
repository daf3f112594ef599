//! The words of a document in, a number for each distinct one out.
//!
//! Two tokens have the same lexeme exactly where they read the same in small letters.
//! What depends on the word alone is so found once for each distinct word, and words are compared as numbers.

use crate::lexicon::{self, Class};
use claimlint_document::Span;
use hashbrown::HashTable;

/// The distinct words, numbers and marks of a document in small letters; a lexeme is an index into them.
#[derive(Clone, Debug)]
pub struct Lexemes {
    /// All of them, one behind the other.
    text: String,
    entries: Vec<Entry>,
    places: HashTable<u32>,
    /// For each mark of ASCII its lexeme; `u32::MAX` for none. Every seventh token is a mark.
    single: [u32; 128],
}

impl Default for Lexemes {
    fn default() -> Self {
        Self { text: String::new(), entries: Vec::new(), places: HashTable::new(), single: [u32::MAX; 128] }
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    end: u32,
    /// Its first eight bytes, which are all of most words, and the hash of all: its key.
    head: u64,
    hash: u64,
    class: Class,
}

impl Entry {
    fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Whether it reads as `word` in any case; `head` are the first bytes of `word`.
    fn reads(&self, text: &str, word: &[u8], head: u64) -> bool {
        let tail = || text.as_bytes().get(self.start as usize + 8..self.end as usize);
        self.head == head
            && (self.end - self.start) as usize == word.len()
            && word.get(8..).is_none_or(|rest| tail().is_some_and(|known| known.eq_ignore_ascii_case(rest)))
    }
}

impl Lexemes {
    /// None yet, with room for those of a text of this length.
    pub(crate) fn for_text_of(length: usize) -> Self {
        // A text has fewer new words the longer it is; a table that must grow asks for every hash again.
        let words = (length / 12 + 16).min(4_096);
        let (text, entries, places) = (String::with_capacity(8 * words), Vec::with_capacity(words), HashTable::with_capacity(words));
        Self { text, entries, places, ..Self::default() }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The word of a lexeme in small letters; empty where there is no such lexeme.
    #[inline]
    pub fn text(&self, lexeme: u32) -> &str {
        self.entries.get(lexeme as usize).map_or("", |entry| entry.of(&self.text))
    }

    /// The classes that the lexicon gives a lexeme; the letters of a token tell more.
    #[inline]
    pub fn class(&self, lexeme: u32) -> Class {
        self.entries.get(lexeme as usize).map_or(Class::empty(), |entry| entry.class)
    }

    /// All words in the order of their lexemes.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.of(&self.text))
    }

    /// The lexeme of a word in small letters, where the document has it.
    pub fn find(&self, word: &str) -> Option<u32> {
        let Key { head, hash } = key(word);
        let same = |&place: &u32| self.entries.get(place as usize).is_some_and(|entry| entry.reads(&self.text, word.as_bytes(), head));
        self.places.find(hash, same).copied()
    }

    /// The hash of a lexeme's word, as [`Lexemes::hash_of`] gives it; 0 where there is no such lexeme.
    #[inline]
    pub fn hash(&self, lexeme: u32) -> u64 {
        self.entries.get(lexeme as usize).map_or(0, |entry| entry.hash)
    }

    /// The hash of a word, by which tables of words can be asked for a lexeme without looking at its letters.
    pub fn hash_of(word: &str) -> u64 {
        key(word).hash
    }

    /// What is true of each word, found once for each: an answer for every lexeme.
    pub fn map<T>(&self, answer: impl FnMut(&str) -> T) -> Vec<T> {
        self.iter().map(answer).collect()
    }

    /// The lexeme of a word in any case, and the classes that the lexicon gives it.
    #[inline]
    pub(crate) fn intern(&mut self, word: &str) -> (u32, Class) {
        let place = |lexemes: &mut Self, word: &str| lexemes.place(word, Span::new(0, word.len()), key(word));
        match word.as_bytes() {
            &[byte] => self.mark(byte),
            _ if word.is_ascii() => place(self, word),
            _ => place(self, &word.to_lowercase()),
        }
    }

    /// The lexeme of a character of ASCII, and the classes that the lexicon gives it.
    #[inline]
    pub(crate) fn mark(&mut self, character: u8) -> (u32, Class) {
        if let Some(&place) = self.single.get(usize::from(character))
            && let Some(entry) = self.entries.get(place as usize)
        {
            return (place, entry.class);
        }
        let mut buffer = [0; 4];
        let word = &*char::from(character).encode_utf8(&mut buffer);
        let (place, class) = self.place(word, Span::new(0, word.len()), key(word));
        if let Some(known) = self.single.get_mut(usize::from(character)) {
            *known = place;
        }
        (place, class)
    }

    /// The lexeme and classes of a word of a text, in any case; its letters beyond ASCII are small ones, if it has any.
    #[inline]
    pub(crate) fn place(&mut self, text: &str, word: Span, Key { head, hash }: Key) -> (u32, Class) {
        let letters = text.as_bytes().get(word.start..word.end).unwrap_or_default();
        let same = |&place: &u32| self.entries.get(place as usize).is_some_and(|entry| entry.reads(&self.text, letters, head));
        match self.places.find(hash, same) {
            Some(&place) => (place, self.class(place)),
            None => self.add(word.of(text), Key { head, hash }),
        }
    }

    /// The lexeme of a word that is not here yet.
    #[cold]
    fn add(&mut self, word: &str, Key { head, hash }: Key) -> (u32, Class) {
        let Self { text, entries, places, .. } = self;
        let place = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let start = text.len();
        text.push_str(word);
        let lower = text.get_mut(start..).unwrap_or_default();
        lower.make_ascii_lowercase();
        let mut class = lexicon::look_up(lower, Key { head, hash });
        class.set(Class::NUMBERED, has_digit(head) || lower.bytes().skip(8).any(|byte| byte.is_ascii_digit()));
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        entries.push(Entry { start: offset(start), end: offset(text.len()), head, hash, class });
        places.insert_unique(hash, place, |&place| entries.get(place as usize).map_or(0, |entry| entry.hash));
        (place, class)
    }
}

/// What a word is looked up by; the same for capitals and small letters, where these are letters of ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// Its first eight bytes in small letters, the first one lowest; zeros behind a word that is shorter.
    head: u64,
    /// A number that few words share.
    pub(crate) hash: u64,
}

/// The key of a word.
#[inline]
pub(crate) fn key(word: &str) -> Key {
    key_before(word.as_bytes(), word.len())
}

/// The key of the word that the first `length` of these bytes are.
#[inline]
fn key_before(bytes: &[u8], length: usize) -> Key {
    let head = small(first_eight(bytes.get(..length).unwrap_or(bytes)));
    Key { head, hash: hash(head, bytes, length) }
}

/// Letters and digits of ASCII in a row.
pub(crate) struct Run {
    /// How many there are.
    pub(crate) length: usize,
    /// The key of the word that they are.
    pub(crate) key: Key,
    /// Whether all of them are digits; of long rows it is not asked.
    pub(crate) digits: bool,
}

/// The run of letters and digits that these bytes begin with; beyond the eighth byte it goes on as long as `inside` says.
///
/// Eight bytes are taken at a time, and what stands behind the word is masked: every token of a text is looked up.
#[inline]
pub(crate) fn run(bytes: &[u8], inside: impl Fn(u8) -> bool) -> Run {
    let eight = bytes.first_chunk().map_or_else(|| first_eight(bytes), |&eight| u64::from_le_bytes(eight));
    let head = small(eight);
    let digits = among(head, b'0', b'9');
    let outside = !(among(head, b'a', b'z') | digits) & HIGH;
    if outside == 0 {
        let length = 8 + bytes.get(8..).unwrap_or_default().iter().take_while(|&&byte| inside(byte)).count();
        return Run { length, key: Key { head, hash: hash(head, bytes, length) }, digits: false };
    }
    // The mark of the first byte outside lies in that byte's highest bit.
    let bits = outside.trailing_zeros() & !7;
    let head = head & ((1 << bits) - 1);
    let length = bits as usize / 8;
    Run {
        length,
        key: Key { head, hash: mixed(head ^ length as u64) },
        digits: (digits ^ HIGH).trailing_zeros() == outside.trailing_zeros(),
    }
}

/// The hash of a word of this length whose first eight bytes are given.
#[inline]
fn hash(head: u64, bytes: &[u8], length: usize) -> u64 {
    let hash = mixed(head ^ length as u64);
    if length > 8 { with_rest(hash, bytes.get(..length).unwrap_or(bytes)) } else { hash }
}

/// The hash of the first eight bytes mixed with all the others.
fn with_rest(hash: u64, bytes: &[u8]) -> u64 {
    let eights = bytes.chunks_exact(8).skip(1).chain(bytes.last_chunk::<8>().map(<[u8; 8]>::as_slice));
    // The last eight may have been in part among the others.
    eights.fold(hash, |hash, eight| mixed(hash ^ small(first_eight(eight))))
}

/// The first eight bytes, the first one lowest.
#[inline]
fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(&eight) = bytes.first_chunk() {
        return u64::from_le_bytes(eight);
    }
    if let (Some(&first), Some(&last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // Fewer than eight bytes are two pieces of four that overlap.
        return u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << (8 * (bytes.len() - 4));
    }
    match *bytes {
        [] => 0,
        [first] => u64::from(first),
        [first, second] => u64::from(first) | u64::from(second) << 8,
        [first, second, third, ..] => u64::from(first) | u64::from(second) << 8 | u64::from(third) << 16,
    }
}

/// Eight bytes with the capitals of ASCII among them made small.
#[inline]
const fn small(bytes: u64) -> u64 {
    bytes | among(bytes, b'A', b'Z') >> 2
}

/// Whether one of eight bytes is a digit.
#[inline]
const fn has_digit(bytes: u64) -> bool {
    among(bytes, b'0', b'9') != 0
}

/// Eight times one.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The high bits of eight bytes.
const HIGH: u64 = 0x80 * EACH;

/// The high bits of those of eight bytes that lie between two bytes of ASCII.
#[inline]
const fn among(bytes: u64, first: u8, last: u8) -> u64 {
    // Adding to the low seven bits of a byte sets its high bit where they reach the first, and carries no further.
    let low = bytes & !HIGH;
    let from_first = low + (0x80 - first as u64) * EACH;
    let beyond_last = low + (0x7f - last as u64) * EACH;
    from_first & !beyond_last & !bytes & HIGH
}

/// Both halves of the product with an odd number, so that every bit of the answer hangs on every bit given.
#[inline]
const fn mixed(bits: u64) -> u64 {
    let product = bits as u128 * MULTIPLIER as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The multiplier of `FxHash`.
const MULTIPLIER: u64 = 0xf135_7aea_2e62_a9c5;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_differ_in_case_alone_are_one_lexeme() {
        let mut lexemes = Lexemes::default();
        let (first, class) = lexemes.intern("March");
        assert!(class.contains(Class::MONTH));
        assert_eq!(lexemes.intern("MARCH"), (first, class));
        assert_ne!(lexemes.intern("marches").0, first);
        assert_eq!(lexemes.intern("Ärger").0, lexemes.intern("ÄRGER").0);
        assert_eq!((lexemes.text(first), lexemes.find("march")), ("march", Some(first)));
        assert_eq!((lexemes.text(99), lexemes.find("april")), ("", None));
    }

    proptest! {
        #[test]
        fn capitals_and_small_letters_have_one_key(word in "[ -~äß]{0,30}", other in "[ -~äß]{0,30}") {
            let small = word.to_ascii_lowercase();
            prop_assert_eq!(key(&word), key(&word.to_ascii_uppercase()));
            prop_assert_eq!(key(&word).head, small.bytes().take(8).rev().fold(0, |head, byte| head << 8 | u64::from(byte)));
            prop_assert_eq!(key(&word).hash == key(&other).hash, small == other.to_ascii_lowercase());
        }

        #[test]
        fn each_word_keeps_its_lexeme(words in prop::collection::vec("\\PC{1,40}", 1..60)) {
            let mut lexemes = Lexemes::default();
            let first: Vec<u32> = words.iter().map(|word| lexemes.intern(word).0).collect();
            for (word, &lexeme) in words.iter().zip(&first) {
                prop_assert_eq!(lexemes.intern(word).0, lexeme);
                prop_assert_eq!(lexemes.text(lexeme), word.to_lowercase());
            }
        }
    }
}
