//! The words of a document in, a number for each distinct one out.
//!
//! Two tokens have the same lexeme exactly where they read the same in small letters.
//! What depends on the word alone is so found once for each distinct word, and words are compared as numbers.

use crate::lexicon::{self, Class};
use hashbrown::HashTable;

/// The distinct words, numbers and marks of a document in small letters; a lexeme is an index into them.
#[derive(Clone, Debug, Default)]
pub struct Lexemes {
    /// All of them, one behind the other.
    text: String,
    entries: Vec<Entry>,
    places: HashTable<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    end: u32,
    class: Class,
}

impl Entry {
    fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Lexemes {
    /// None yet, with room for those of a text of this length.
    pub(crate) fn for_text_of(length: usize) -> Self {
        // A text has fewer new words the longer it is.
        let words = (length / 20).min(4_096);
        Self { text: String::with_capacity(8 * words), entries: Vec::with_capacity(words), places: HashTable::with_capacity(words) }
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
        self.places.find(hash(word), |&place| self.text(place) == word).copied()
    }

    /// What is true of each word, found once for each: an answer for every lexeme.
    pub fn map<T>(&self, answer: impl FnMut(&str) -> T) -> Vec<T> {
        self.iter().map(answer).collect()
    }

    /// The lexeme of a word in any case, and the classes that the lexicon gives it.
    pub(crate) fn intern(&mut self, word: &str) -> (u32, Class) {
        if word.is_ascii() { self.place(word) } else { self.place(&word.to_lowercase()) }
    }

    /// The lexeme of a word whose letters beyond ASCII are small ones.
    fn place(&mut self, word: &str) -> (u32, Class) {
        let Self { text, entries, places } = self;
        let bytes = word.as_bytes();
        let same = |&place: &u32| {
            let known = entries.get(place as usize).and_then(|entry| text.as_bytes().get(entry.start as usize..entry.end as usize));
            known.is_some_and(|known| known.eq_ignore_ascii_case(bytes))
        };
        let hash = hash(word);
        if let Some(&place) = places.find(hash, same) {
            return (place, entries.get(place as usize).map_or(Class::empty(), |entry| entry.class));
        }
        let place = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let start = text.len();
        text.push_str(word);
        let lower = text.get_mut(start..).unwrap_or_default();
        lower.make_ascii_lowercase();
        let class = lexicon::look_up(lower);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        entries.push(Entry { start: offset(start), end: offset(text.len()), class });
        places.insert_unique(hash, place, |&place| entries.get(place as usize).map_or(0, |entry| self::hash(entry.of(text))));
        (place, class)
    }
}

/// The same number for a word in capitals and in small letters, where these are letters of ASCII.
fn hash(word: &str) -> u64 {
    // The bit that parts capitals from small letters is set in every byte; other bytes that it makes alike only collide.
    let mixed = word.bytes().fold(0_u64, |mixed, byte| (mixed.rotate_left(5) ^ u64::from(byte | 0x20)).wrapping_mul(MULTIPLIER));
    mixed.rotate_left(26)
}

/// The multiplier of `FxHash`, which spreads low bits to high ones.
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
