//! The words of all patterns of a book in, small numbers to compare tokens by out.

use claimlint_parser::Class;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The number of a word; 0 stands for every word that no pattern names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u16);

impl WordId {
    /// The word that no pattern names.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Its bit among 128: two words may share one, so a bit that is set says "perhaps".
    pub(crate) const fn bit(self) -> u128 {
        1 << (self.0 % 128)
    }
}

/// The words and word sets that patterns name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
    sets: FxHashMap<Box<str>, Arc<WordSet>>,
}

/// A named set of words and phrases, by their first word; longer phrases come first.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    phrases: FxHashMap<WordId, Vec<Box<[WordId]>>>,
    /// The bits of all first words.
    pub(crate) bits: u128,
}

impl WordSet {
    /// The lengths of the phrases that begin the words at `at`, the longest first.
    pub(crate) fn matches<'s>(&'s self, words: &'s [WordId]) -> impl Iterator<Item = usize> + 's {
        let first = words.first().copied().unwrap_or_default();
        self.phrases.get(&first).into_iter().flatten().filter(|phrase| words.starts_with(phrase)).map(|phrase| phrase.len())
    }
}

impl Vocabulary {
    /// The number of a word of a pattern, which is in small letters.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        // Beyond 65,535 words further ones are never found.
        let id = WordId(u16::try_from(self.ids.len() + 1).unwrap_or(0));
        self.ids.insert(word.into(), id);
        id
    }

    /// The number of a token: its word in small letters, with one kind of dash, quotation mark and bracket.
    pub(crate) fn id(&self, word: &str, class: Class, buffer: &mut String) -> WordId {
        buffer.clear();
        if class.intersects(Class::DASH) {
            buffer.push('-');
        } else if word.len() > 32 {
            return WordId::UNKNOWN;
        } else {
            for character in word.chars() {
                match character {
                    '’' | '‘' => buffer.push('\''),
                    '“' | '”' | '„' | '«' | '»' => buffer.push('"'),
                    '[' => buffer.push('('),
                    ']' => buffer.push(')'),
                    _ => buffer.extend(character.to_lowercase()),
                }
            }
        }
        self.ids.get(buffer.as_str()).copied().unwrap_or_default()
    }

    /// The set of this name.
    pub(crate) fn set(&self, name: &str) -> Option<Arc<WordSet>> {
        self.sets.get(name).cloned()
    }

    /// The names of all sets, in order.
    pub(crate) fn set_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.sets.keys().map(|name| &**name).collect();
        names.sort_unstable();
        names
    }

    /// Reads a file of words: a JSON list of words and phrases, inflections and all.
    ///
    /// # Errors
    /// The line and what is wrong there.
    pub(crate) fn add_set(&mut self, name: &str, text: &str) -> Result<(), (usize, String)> {
        let entries: Vec<String> = serde_json::from_str(text).map_err(|error| (error.line().max(1), error.to_string()))?;
        let mut set = WordSet::default();
        for entry in &entries {
            let phrase: Box<[WordId]> = pieces(entry).map(|word| self.intern(&word)).collect();
            let Some(&first) = phrase.first() else {
                return Err((1, "found an empty entry; expected a word or a phrase".to_owned()));
            };
            set.bits |= first.bit();
            set.phrases.entry(first).or_default().push(phrase);
        }
        for phrases in set.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        self.sets.insert(name.into(), Arc::new(set));
        Ok(())
    }
}

/// The words and marks of a phrase as tokens have them: hyphens and clitics stand apart.
fn pieces(phrase: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = phrase.trim_start();
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let letters = rest.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(rest.len());
        let length = match first {
            '\'' => 1 + rest[1..].find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len() - 1),
            _ if letters > 0 => letters,
            _ => first.len_utf8(),
        };
        let word = rest[..length].to_lowercase();
        rest = rest[length..].trim_start();
        Some(word)
    })
}
