//! A word in, its classes out: one look into one table, made of the word lists below.

use crate::grammar::{attribution, enumeration, modality, number, person, quantity, reference, statistic, time};
use crate::lexeme::{Key, key};
use crate::sentence;
use bitflags::bitflags;
use claimlint_document::Span;
use hashbrown::HashTable;
use std::sync::LazyLock;

bitflags! {
    /// What a token can be; a token has all classes that its word can have.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Class: u64 {
        /// Digits.
        const DIGITS = 1;
        /// A cardinal number word: `three`, `dozen`, `million`.
        const NUMBER_WORD = 1 << 1;
        /// An ordinal number word: `third`.
        const ORDINAL_WORD = 1 << 2;
        /// A name of a month or its abbreviation.
        const MONTH = 1 << 3;
        /// A name of a weekday or its abbreviation.
        const WEEKDAY = 1 << 4;
        /// A unit of time: `year`, `days`.
        const TIME_UNIT = 1 << 5;
        /// A season.
        const SEASON = 1 << 6;
        /// A word that begins or is a time expression otherwise: `yesterday`, `recently`, `ago`, `last`.
        const TIME_WORD = 1 << 7;
        /// A word that begins or is a hedge: `about`, `more`, `up`.
        const HEDGE = 1 << 8;
        /// A unit of measurement or a currency: `km`, `euros`, `$`.
        const UNIT = 1 << 9;
        /// A verb of saying.
        const CUE_VERB = 1 << 10;
        /// A word that attributes without a verb: `according`, `claim`, `reportedly`.
        const CUE_WORD = 1 << 11;
        /// An opening quotation mark.
        const QUOTE_OPEN = 1 << 12;
        /// A closing quotation mark.
        const QUOTE_CLOSE = 1 << 13;
        /// Begins with a capital letter.
        const CAPITAL = 1 << 14;
        /// Two or more letters, all capitals.
        const ALL_CAPITALS = 1 << 15;
        /// A dash or hyphen.
        const DASH = 1 << 16;
        /// Can end a sentence.
        const SENTENCE_END = 1 << 17;
        /// An abbreviation that is followed by a point.
        const ABBREVIATION = 1 << 18;
        /// A preposition.
        const PREPOSITION = 1 << 19;
        /// An article, demonstrative or quantifier.
        const DETERMINER = 1 << 20;
        /// A possessive determiner: `its`, `their`; also the clitic `'s`.
        const POSSESSIVE = 1 << 21;
        /// `and`, `or`, `but`, `nor`, `yet`.
        const CONJUNCTION = 1 << 22;
        /// A word that opens a dependent clause: `that`, `which`, `because`.
        const SUBORDINATOR = 1 << 23;
        /// An auxiliary or copular verb.
        const AUXILIARY = 1 << 24;
        /// A personal pronoun.
        const PRONOUN = 1 << 25;
        /// A title before a name: `Mr`, `Dr`, `President`.
        const HONORIFIC = 1 << 26;
        /// A noun for what a person does: `minister`, `spokeswoman`.
        const ROLE = 1 << 27;
        /// A word that holds a number of parties: `trilateral`, `quartet`.
        const COLLECTIVE = 1 << 28;
        /// A word that names a part of a text: `section`, `table`, `figure`.
        const REFERENCE_WORD = 1 << 29;
        /// `not`, `no`, `never`, `without` and their kin.
        const NEGATION = 1 << 30;
        /// A mark of punctuation.
        const PUNCTUATION = 1 << 31;
        /// Inline code, math or an address.
        const OPAQUE = 1 << 32;
        /// `%`, `percent`, `pct`.
        const PERCENT = 1 << 33;
        /// A currency sign or name.
        const CURRENCY = 1 << 34;
        /// A word for a part or a multiple: `half`, `thirds`, `doubled`, `twice`.
        const PART_WORD = 1 << 35;
        /// A common given name.
        const GIVEN_NAME = 1 << 36;
        /// Holds a letter that is not a capital.
        const LOWER = 1 << 37;
        /// A mark that is set before list items and nowhere else.
        const BULLET = 1 << 38;
        /// An abbreviation that holds its own last point: `U.S.`
        const POINTED = 1 << 39;
        /// A word that tells whether its clause is foreseen, supposed or denied: `will`, `if`, `deny`.
        const MOOD = 1 << 40;
        /// A word that tells an age: `aged`, `old`.
        const AGE = 1 << 41;
        /// A small word inside a name: `van`, `bin`.
        const PARTICLE = 1 << 42;
        /// A word between a verb of saying and its subject: `has`, `didn't`, `also`.
        const CUE_GROUP = 1 << 43;
        /// A noun in the names of things, not of people: `bridge`, `university`.
        const THING = 1 << 44;
        /// A word that says that a row is not complete: `including`, `etc`, `…`.
        const OPEN_ROW = 1 << 45;
        /// An abbreviation that stands before a name and ends no sentence: `Mr`, `Gen`.
        const BEFORE_NAME = 1 << 46;
        /// An abbreviation that belongs to the number or label behind it: `Fig`, `no`.
        const BEFORE_NUMBER = 1 << 47;
        /// An abbreviation that can stand inside a sentence or at its end: `Inc`, `etc`.
        const SHORTENED = 1 << 48;
        /// A word that, with a capital, begins a sentence rather than go on with a name: `However`.
        const OPENER = 1 << 49;
        /// A word that holds a digit: `G7`, `1,234`.
        const NUMBERED = 1 << 50;
        /// A sign or word of reported results: `=`, `CI`, `p`.
        const RESULT = 1 << 51;
        /// A word that is a time only with another word of time behind it: `this`, `several`.
        const TIME_LEAD = 1 << 52;
        /// A word that tells off an item of a series: `first`, `secondly`.
        const SERIES = 1 << 53;
        /// An opening round bracket.
        const BRACKET = 1 << 54;
        /// A mark that a reference can begin with: `[`, `(`, `:`.
        const REFERENCE_MARK = 1 << 55;
        /// A mark that is none of punctuation.
        const SYMBOL = 1 << 56;
    }
}

impl Class {
    /// The words that hold a sentence together and name nothing.
    pub const FUNCTION: Self = Self::PREPOSITION
        .union(Self::CONJUNCTION)
        .union(Self::SUBORDINATOR)
        .union(Self::AUXILIARY)
        .union(Self::PRONOUN)
        .union(Self::NEGATION)
        .union(Self::DETERMINER)
        .union(Self::POSSESSIVE);
}

/// Words that begin no noun phrase and end one.
pub(crate) const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "amid",
    "among",
    "amongst",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "except",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "past",
    "per",
    "since",
    "than",
    "through",
    "throughout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "each", "either", "every", "few", "many", "most", "much", "neither", "no", "other",
    "several", "some", "such", "that", "the", "these", "this", "those", "what", "which",
];

const POSSESSIVES: &[&str] = &["'s", "her", "his", "its", "my", "our", "their", "whose", "your", "’s"];

const CONJUNCTIONS: &[&str] = &["&", "and", "but", "nor", "or", "plus", "yet"];

const SUBORDINATORS: &[&str] = &[
    "although", "because", "if", "how", "once", "since", "so", "that", "though", "unless", "until", "when", "where", "whereas", "whether",
    "which", "while", "who", "whom", "whose", "why",
];

const AUXILIARIES: &[&str] = &[
    "'d", "'ll", "'m", "'re", "'ve", "am", "are", "be", "became", "become", "been", "being", "can", "could", "did", "do", "does", "had",
    "has", "have", "having", "is", "may", "might", "must", "remain", "remained", "remains", "shall", "should", "was", "were", "will",
    "would", "’d", "’ll", "’m", "’re", "’ve",
];

const PRONOUNS: &[&str] = &[
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "he",
    "him",
    "himself",
    "i",
    "it",
    "itself",
    "me",
    "nobody",
    "one",
    "she",
    "somebody",
    "someone",
    "them",
    "themselves",
    "they",
    "us",
    "we",
    "who",
    "you",
];

const NEGATIONS: &[&str] = &[
    "ain't",
    "aren't",
    "can't",
    "cannot",
    "couldn't",
    "didn't",
    "doesn't",
    "don't",
    "hadn't",
    "hardly",
    "hasn't",
    "haven't",
    "isn't",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "nowhere",
    "scarcely",
    "shouldn't",
    "wasn't",
    "weren't",
    "without",
    "won't",
    "wouldn't",
];

const ABBREVIATIONS: &[&str] = &[
    "adm", "approx", "apr", "assn", "aug", "ave", "blvd", "bros", "brig", "ca", "capt", "cf", "ch", "chap", "cmdr", "co", "col", "corp",
    "cpl", "dec", "dept", "dr", "ed", "eds", "eq", "esq", "est", "etc", "exec", "feb", "fig", "figs", "fri", "gen", "gov", "govt", "hon",
    "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mon", "mr", "mrs", "ms", "mt", "nos", "nov", "oct", "pp",
    "pres", "prof", "pt", "pvt", "rep", "reps", "resp", "rev", "sat", "sec", "sect", "sen", "sens", "sept", "sep", "sgt", "sr", "st",
    "ste", "supt", "thu", "thur", "thurs", "tue", "tues", "univ", "viz", "vol", "vols", "vs", "wed",
];

const QUOTE_OPENERS: &[&str] = &["\"", "“", "„", "‟", "‘", "‚", "«", "‹", "``", "'", "`"];
const QUOTE_CLOSERS: &[&str] = &["\"", "”", "“", "’", "‘", "»", "›", "''", "'", "″"];
const DASHES: &[&str] = &["-", "--", "---", "–", "—", "‐", "‑", "‒", "―", "−"];
const BULLETS: &[&str] = &["•", "⁃", "‣", "◦", "▪", "●", "■", "➢", "✓"];
const SENTENCE_ENDS: &[&str] = &[".", "!", "?", "…", "..", "...", "....", "。", "！", "．", "？"];

/// The word lists and the class that each gives its words.
const LISTS: &[(&[&str], Class)] = &[
    (PREPOSITIONS, Class::PREPOSITION),
    (DETERMINERS, Class::DETERMINER),
    (POSSESSIVES, Class::POSSESSIVE),
    (CONJUNCTIONS, Class::CONJUNCTION),
    (SUBORDINATORS, Class::SUBORDINATOR),
    (AUXILIARIES, Class::AUXILIARY),
    (PRONOUNS, Class::PRONOUN),
    (NEGATIONS, Class::NEGATION),
    (ABBREVIATIONS, Class::ABBREVIATION),
    (sentence::BEFORE_A_NAME, Class::BEFORE_NAME),
    (sentence::BEFORE_A_NUMBER, Class::BEFORE_NUMBER),
    (sentence::ANYWHERE, Class::SHORTENED),
    (sentence::OPENERS, Class::OPENER),
    (QUOTE_OPENERS, Class::QUOTE_OPEN),
    (QUOTE_CLOSERS, Class::QUOTE_CLOSE),
    (DASHES, Class::DASH),
    (SENTENCE_ENDS, Class::SENTENCE_END),
    (&["("], Class::BRACKET),
    (reference::MARKS, Class::REFERENCE_MARK),
    (BULLETS, Class::BULLET),
    (person::titles::HONORIFICS, Class::HONORIFIC),
    (person::occupations::ROLES, Class::ROLE),
    (enumeration::COLLECTIVE_WORDS, Class::COLLECTIVE),
    (enumeration::OPEN_WORDS, Class::OPEN_ROW),
    (enumeration::SERIES_ORDINALS, Class::SERIES),
    (enumeration::SERIES_ADVERBS, Class::SERIES),
    (attribution::CUE_WORDS, Class::CUE_WORD),
    (attribution::CUE_NOUNS, Class::CUE_WORD),
    (modality::WILL, Class::MOOD),
    (modality::WOULD, Class::MOOD),
    (modality::COMING, Class::MOOD),
    (modality::DENYING, Class::MOOD),
    (number::NUMBER_WORDS, Class::NUMBER_WORD),
    (number::ORDINAL_WORDS, Class::ORDINAL_WORD),
    (reference::PART_WORDS, Class::REFERENCE_WORD),
    (attribution::CUE_BE, Class::CUE_GROUP),
    (attribution::CUE_HAVE, Class::CUE_GROUP),
    (attribution::CUE_DO, Class::CUE_GROUP),
    (attribution::CUE_SHORTENED, Class::CUE_GROUP),
    (attribution::CUE_ADVERBS, Class::CUE_GROUP),
    (person::things::THINGS, Class::THING),
    (person::titles::PARTICLES, Class::PARTICLE),
    (quantity::AGE_WORDS, Class::AGE),
    (quantity::CURRENCY_SIGNS, Class::CURRENCY),
    (quantity::HEDGE_WORDS, Class::HEDGE),
    (quantity::PART_WORDS, Class::PART_WORD),
    (quantity::PERCENT_WORDS, Class::PERCENT),
    (statistic::RESULT_WORDS, Class::RESULT),
];

/// Every listed word with all its classes, under the hash of its key.
static TABLE: LazyLock<HashTable<Listed>> = LazyLock::new(|| {
    let mut table = HashTable::with_capacity(LISTS.iter().map(|(words, _)| words.len()).sum());
    let mut add = |word: &'static str, class: Class| {
        let key = key(word);
        let listed = Listed { key, word, class: Class::empty() };
        table.entry(key.hash, |known: &Listed| known.is(word, key), |known| known.key.hash).or_insert(listed).get_mut().class |= class;
    };
    for &(words, class) in LISTS {
        for word in words {
            add(word, class);
        }
    }
    for name in person::names::given_names() {
        add(name, Class::GIVEN_NAME);
    }
    for form in attribution::verb_forms() {
        add(form, Class::CUE_VERB);
    }
    for (word, class) in time::classes() {
        add(word, class);
    }
    table
});

/// A word of the table.
struct Listed {
    key: Key,
    word: &'static str,
    class: Class,
}

impl Listed {
    /// Whether it is a word in small letters, whose key is given: a short one is all in its key.
    fn is(&self, word: &str, key: Key) -> bool {
        self.key == key && self.word.len() == word.len() && (word.len() <= 8 || self.word == word)
    }
}

/// What the table says of a word in small letters, whose key is given.
pub(crate) fn look_up(word: &str, key: Key) -> Class {
    TABLE.find(key.hash, |listed| listed.is(word, key)).map_or(Class::empty(), |listed| listed.class)
}

/// What the letters of a word say: capitals or not, and a point at the end.
pub(crate) fn letters(word: &str) -> Class {
    let class = capitals(word, Span::new(0, word.len()));
    if word.as_bytes().last() == Some(&b'.') { class | Class::POINTED } else { class }
}

/// Whether a word of a text has capitals and small letters.
#[inline]
pub(crate) fn capitals(text: &str, word: Span) -> Class {
    // The first two letters tell all of most words.
    match text.as_bytes().get(word.start..word.end) {
        Some([b'a'..=b'z', ..]) => Class::LOWER,
        Some([b'A'..=b'Z', b'a'..=b'z', ..]) => Class::CAPITAL.union(Class::LOWER),
        _ => all_letters(word.of(text)),
    }
}

fn all_letters(word: &str) -> Class {
    let mut class = Class::empty();
    if word.is_ascii() {
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let lower = word.bytes().any(|byte| byte.is_ascii_lowercase());
        class.set(Class::CAPITAL, word.starts_with(|first: char| first.is_ascii_uppercase()));
        class.set(Class::LOWER, lower);
        class.set(Class::ALL_CAPITALS, !lower && capitals > 1);
        return class;
    }
    if word.starts_with(char::is_uppercase) {
        class |= Class::CAPITAL;
    }
    let lower = word.chars().any(char::is_lowercase);
    if lower {
        class |= Class::LOWER;
    }
    if !lower && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some() {
        class |= Class::ALL_CAPITALS;
    }
    class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_has_its_class() {
        for &(words, class) in LISTS {
            for &word in words {
                assert!(look_up(word, key(word)).contains(class), "{word}");
            }
        }
        for name in person::names::given_names() {
            assert!(look_up(name, key(name)).contains(Class::GIVEN_NAME), "{name}");
        }
    }

    #[test]
    fn capitals_show_in_the_class() {
        assert!(letters("NATO").contains(Class::CAPITAL | Class::ALL_CAPITALS));
        assert!(!letters("I").contains(Class::ALL_CAPITALS));
        assert!(letters("McGee").contains(Class::CAPITAL | Class::LOWER));
    }
}
