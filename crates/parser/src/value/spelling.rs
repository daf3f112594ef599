//! Words as they stand in a text in, the longest entry of a table that they begin with out.

use rustc_hash::FxHashMap;

/// The words that the longest spelling has as tokens: "U.S. dollars" may come as five.
const LONGEST: usize = 6;

/// A table of spellings: names in any case, signs in theirs (mW is no MW).
#[derive(Debug)]
pub(super) struct Spellings<Entry> {
    names: FxHashMap<String, Entry>,
    signs: FxHashMap<String, Entry>,
    /// A bit for each row of letters that a key begins with, by their hash; most words of a text are told from it.
    beginnings: Vec<u64>,
}

/// How many bits tell the beginnings: few of them are set.
const BITS: u32 = 1 << 15;

/// How many letters of a beginning are looked at: enough to tell most words behind the first one too.
const LETTERS: usize = 8;

impl<Entry: Copy> Spellings<Entry> {
    /// A table of nothing.
    pub(super) fn new() -> Self {
        let table = || FxHashMap::with_capacity_and_hasher(1024, rustc_hash::FxBuildHasher);
        Self { names: table(), signs: table(), beginnings: vec![0; BITS as usize / 64] }
    }

    /// Adds a name, which is found in any case; the first entry of a name stays.
    pub(super) fn name(&mut self, name: &str, entry: Entry) {
        let lower = name.to_lowercase();
        let key = if is_plain(&lower) { lower } else { joined(&lower) };
        self.begin(&key);
        self.names.entry(key).or_insert(entry);
    }

    /// Adds a sign, which is found in its own case only; the first entry of a sign stays.
    pub(super) fn sign(&mut self, sign: &str, entry: Entry) {
        let key = joined(sign);
        self.begin(&key);
        self.signs.entry(key).or_insert(entry);
    }

    /// Notes what a key begins with.
    fn begin(&mut self, key: &str) {
        let mut letters = 0;
        for &byte in key.as_bytes().iter().take(LETTERS).take_while(|byte| byte.is_ascii()) {
            letters = with_letter(letters, byte);
            let (place, bit) = place_of(letters);
            if let Some(bits) = self.beginnings.get_mut(place) {
                *bits |= bit;
            }
        }
    }

    /// Whether a key can begin with a word or with a shorter key; hyphens and letters beyond ASCII stand in keys in another form.
    fn can_begin(&self, word: &str) -> bool {
        let mut letters = 0;
        for &byte in word.as_bytes().iter().take(LETTERS) {
            if byte == b'-' || !byte.is_ascii() {
                return true;
            }
            letters = with_letter(letters, byte);
        }
        let (place, bit) = place_of(letters);
        word.is_empty() || self.beginnings.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// The entry of a spelling, its words parted by spaces.
    pub(super) fn find(&self, spelling: &str) -> Option<Entry> {
        self.find_joined(&joined(spelling))
    }

    /// The entry of the longest spelling that the words begin with, and how many of them it takes.
    pub(super) fn longest<'text>(&self, words: impl Iterator<Item = &'text str>) -> Option<(Entry, usize)> {
        let mut words = words.take(LONGEST).peekable();
        if !words.peek().is_some_and(|word| self.can_begin(word)) {
            return None;
        }
        let mut key = String::new();
        let mut found = None;
        for (place, word) in words.enumerate() {
            join(&mut key, word);
            if place > 0 && !self.can_begin(&key) {
                break;
            }
            if let Some(entry) = self.find_joined(&key) {
                found = Some((entry, place + 1));
            }
        }
        found
    }

    fn find_joined(&self, key: &str) -> Option<Entry> {
        if let Some(entry) = self.signs.get(key) {
            return Some(*entry);
        }
        if let Some(entry) = self.names.get(key) {
            return Some(*entry);
        }
        // Most text is in lower case already.
        if key.chars().any(char::is_uppercase) { self.names.get(&key.to_lowercase()).copied() } else { None }
    }
}

/// The forms of a word that the tables write once: `metre~` is "metre" and "metres".
pub(super) fn forms(word: &str) -> impl Iterator<Item = String> {
    let stem = word.strip_suffix('~');
    let plural = stem.map(|stem| [stem, if stem.ends_with("inch") { "es" } else { "s" }].concat());
    std::iter::once(stem.unwrap_or(word).to_owned()).chain(plural)
}

/// The cells of a table line, parted by bars.
pub(super) fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split('|').map(str::trim)
}

/// The entries of a table cell, parted by commas.
pub(super) fn entries(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// The lines of a table that hold something.
pub(super) fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// One more letter of a beginning, in its small form.
const fn with_letter(letters: u64, byte: u8) -> u64 {
    letters << 8 | byte.to_ascii_lowercase() as u64
}

/// The place of a beginning among the words of bits, and its bit there.
const fn place_of(letters: u64) -> (usize, u64) {
    let hash = letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS.trailing_zeros());
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// Whether a name is its own key: small letters and digits of ASCII in words with one space between them.
fn is_plain(name: &str) -> bool {
    let mut before = b' ';
    name.bytes().all(|byte| {
        let fits = byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b' ' && before != b' ';
        before = byte;
        fits
    }) && before != b' '
}

fn joined(spelling: &str) -> String {
    let mut key = String::with_capacity(spelling.len());
    for word in spelling.split_whitespace() {
        join(&mut key, word);
    }
    key
}

/// Adds a word to a key so that it does not matter where the text was cut: "km / h" is "km/h", "kilowatt-hour" is
/// "kilowatt hour".
fn join(key: &mut String, word: &str) {
    let mut apart = true;
    for character in word.chars() {
        let character = match character {
            '-' | '\u{2010}' | '\u{2011}' => {
                apart = true;
                continue;
            }
            // The Greek letter and the ordinal sign stand for the micro and the degree sign.
            '\u{3bc}' => '\u{b5}',
            '\u{ba}' => '\u{b0}',
            other => other,
        };
        let raised = matches!(character, '\u{b2}' | '\u{b3}');
        if apart && !raised && character.is_alphanumeric() && key.ends_with(char::is_alphanumeric) {
            key.push(' ');
        }
        apart = false;
        key.push(character);
    }
}
