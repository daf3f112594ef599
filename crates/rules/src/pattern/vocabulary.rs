//! The words of all patterns of a book in, small numbers to compare tokens by out.

use super::scene::Kinds;
use claimlint_parser::{Class, Lexemes};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// The number of a word; 0 stands for every word that no pattern names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u16);

impl WordId {
    /// The word that no pattern names.
    pub(crate) const UNKNOWN: Self = Self(0);

    const fn index(self) -> usize {
        self.0 as usize
    }

    const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

/// A hyphen, which joins words; some print it for a dash.
const HYPHEN: &str = "-";
/// What all dashes are taken for.
const DASH: &str = "–";

/// What a pattern cannot do without; a sentence that has no such thing need not be searched for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Need {
    /// One of these words.
    Words(OneOf),
    /// A value of one of these kinds.
    Value(Kinds),
}

/// Words any of which will do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OneOf {
    /// This one.
    Word(WordId),
    /// These, in order.
    Words(Arc<[WordId]>),
}

impl OneOf {
    pub(crate) fn as_slice(&self) -> &[WordId] {
        match self {
            Self::Word(word) => std::slice::from_ref(word),
            Self::Words(words) => words,
        }
    }
}

/// Words in order, each once.
pub(crate) fn in_order(words: &mut SmallVec<[WordId; 16]>) -> Arc<[WordId]> {
    words.sort_unstable();
    words.dedup();
    words.as_slice().into()
}

/// A set of words that tells of most others at once that they are not in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnyOf {
    /// The words, in order.
    pub(crate) words: Arc<[WordId]>,
    /// A bit for the last six bits of each.
    mask: u64,
}

impl AnyOf {
    /// The set of some words in order.
    pub(crate) fn new(words: Arc<[WordId]>) -> Self {
        let mask = words.iter().fold(0, |mask, word| mask | word.bit());
        Self { words, mask }
    }

    /// Whether a word is one of them.
    pub(crate) fn holds(&self, word: WordId) -> bool {
        self.mask & word.bit() != 0 && self.words.binary_search(&word).is_ok()
    }
}

/// The words and word sets that patterns name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// The words, by the hashes that lexemes have.
    ids: HashTable<(Box<str>, WordId)>,
    sets: FxHashMap<Box<str>, Arc<WordSet>>,
    /// What patterns cannot do without, each once; patterns call them by their places.
    needs: FxHashMap<Need, u32>,
    /// For each pattern its needs; what is likely to be missing comes first.
    patterns: Vec<SmallVec<[u32; 4]>>,
    /// For each word the needs that it meets.
    met: Vec<SmallVec<[u32; 4]>>,
    /// The needs that values of some kinds meet.
    value_needs: Vec<(u32, Kinds)>,
}

/// A named set of words and phrases, by their first word; longer phrases come first.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    phrases: FxHashMap<WordId, Vec<Box<[WordId]>>>,
    /// The words that its phrases begin with.
    pub(crate) first: AnyOf,
}

impl WordSet {
    /// The lengths of the phrases that begin the words at `at`, the longest first.
    pub(crate) fn matches<'s>(&'s self, words: &'s [WordId]) -> impl Iterator<Item = usize> + 's {
        let first = words.first().filter(|first| self.first.holds(**first));
        first
            .and_then(|first| self.phrases.get(first))
            .into_iter()
            .flatten()
            .filter(|phrase| words.starts_with(phrase))
            .map(|phrase| phrase.len())
    }
}

impl Vocabulary {
    /// The number of a word of a pattern, which is in small letters.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let hash = Lexemes::hash_of(word);
        if let Some((_, id)) = self.ids.find(hash, |(known, _)| **known == *word) {
            return *id;
        }
        // Beyond 65,535 words further ones are never found.
        let id = WordId(u16::try_from(self.ids.len() + 1).unwrap_or(0));
        self.ids.insert_unique(hash, (word.into(), id), |(known, _)| Lexemes::hash_of(known));
        id
    }

    /// The place of a need among all that patterns have.
    pub(crate) fn need(&mut self, need: Need) -> u32 {
        if let Some(&known) = self.needs.get(&need) {
            return known;
        }
        let number = u32::try_from(self.needs.len()).unwrap_or(u32::MAX);
        match &need {
            Need::Words(words) => {
                for word in words.as_slice() {
                    if self.met.len() <= word.index() {
                        self.met.resize(word.index() + 1, SmallVec::new());
                    }
                    self.met[word.index()].push(number);
                }
            }
            Need::Value(kinds) => self.value_needs.push((number, *kinds)),
        }
        self.needs.insert(need, number);
        number
    }

    /// Gives a pattern that has these needs a number.
    pub(crate) fn number(&mut self, needs: SmallVec<[u32; 4]>) -> u32 {
        self.patterns.push(needs);
        u32::try_from(self.patterns.len() - 1).unwrap_or(u32::MAX)
    }

    /// The needs of a pattern; none of one that has no number.
    pub(crate) fn needs_of(&self, pattern: u32) -> &[u32] {
        self.patterns.get(pattern as usize).map_or(&[], |needs| needs)
    }

    /// How many needs patterns have.
    pub(crate) fn need_count(&self) -> usize {
        self.needs.len()
    }

    /// The needs that a word meets.
    pub(crate) fn met_by(&self, word: WordId) -> &[u32] {
        self.met.get(word.index()).map_or(&[], SmallVec::as_slice)
    }

    /// The needs that values meet, with the kinds of these.
    pub(crate) fn value_needs(&self) -> &[(u32, Kinds)] {
        &self.value_needs
    }

    /// The numbers that tokens may have which a word of a pattern stands for: a dash for every dash, a hyphen for these too.
    pub(crate) fn intern_pattern(&mut self, word: &str) -> SmallVec<[WordId; 2]> {
        match word {
            HYPHEN => smallvec![self.intern(HYPHEN), self.intern(DASH)],
            "—" => smallvec![self.intern(DASH)],
            _ => smallvec![self.intern(word)],
        }
    }

    /// The number of a word of a document, with one kind of dash, quotation mark and bracket.
    pub(crate) fn id(&self, lexemes: &Lexemes, lexeme: u32) -> WordId {
        let word = lexemes.text(lexeme);
        if lexemes.class(lexeme).intersects(Class::DASH) && word != HYPHEN {
            return self.find(DASH, Lexemes::hash_of(DASH));
        }
        match plain(word) {
            None => self.find(word, lexemes.hash(lexeme)),
            Some(other) => self.find(&other, Lexemes::hash_of(&other)),
        }
    }

    fn find(&self, word: &str, hash: u64) -> WordId {
        self.ids.find(hash, |(known, _)| **known == *word).map(|(_, id)| *id).unwrap_or_default()
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
            set.phrases.entry(first).or_default().push(phrase);
        }
        for phrases in set.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        set.first = AnyOf::new(in_order(&mut set.phrases.keys().copied().collect()));
        self.sets.insert(name.into(), Arc::new(set));
        Ok(())
    }
}

/// A word in small letters with one kind of quotation mark and bracket; none where it is that already.
fn plain(word: &str) -> Option<String> {
    let other = |character: char| {
        Some(match character {
            '’' | '‘' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '[' => '(',
            ']' => ')',
            _ => return None,
        })
    };
    let differs = if word.is_ascii() { matches!(word, "[" | "]") } else { word.chars().any(|character| other(character).is_some()) };
    differs.then(|| word.chars().map(|character| other(character).unwrap_or(character)).collect())
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
