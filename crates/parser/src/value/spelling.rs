//! Words as they stand in a text in, the longest entry of a table that they begin with out.

use rustc_hash::FxHashMap;

/// The words that the longest spelling has as tokens: "U.S. dollars" may come as five.
const LONGEST: usize = 6;

/// A table of spellings: names in any case, signs in theirs (mW is no MW).
#[derive(Debug)]
pub(super) struct Spellings<Entry> {
    names: FxHashMap<String, Entry>,
    signs: FxHashMap<String, Entry>,
}

impl<Entry: Copy> Spellings<Entry> {
    /// A table of nothing.
    pub(super) fn new() -> Self {
        Self { names: FxHashMap::default(), signs: FxHashMap::default() }
    }

    /// Adds a name, which is found in any case; the first entry of a name stays.
    pub(super) fn name(&mut self, name: &str, entry: Entry) {
        self.names.entry(joined(&name.to_lowercase())).or_insert(entry);
    }

    /// Adds a sign, which is found in its own case only; the first entry of a sign stays.
    pub(super) fn sign(&mut self, sign: &str, entry: Entry) {
        self.signs.entry(joined(sign)).or_insert(entry);
    }

    /// The entry of a spelling, its words parted by spaces.
    pub(super) fn find(&self, spelling: &str) -> Option<Entry> {
        self.find_joined(&joined(spelling))
    }

    /// The entry of the longest spelling that the words begin with, and how many of them it takes.
    pub(super) fn longest<'text>(&self, words: impl Iterator<Item = &'text str>) -> Option<(Entry, usize)> {
        let mut key = String::new();
        let mut found = None;
        for (place, word) in words.take(LONGEST).enumerate() {
            join(&mut key, word);
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
    let plural = stem.map(|stem| if stem.ends_with("inch") { format!("{stem}es") } else { format!("{stem}s") });
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
