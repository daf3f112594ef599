//! A place among the tokens in, the noun phrase that begins there out: modifiers and head noun, told without a tagger.
//!
//! After a number the plural ends the phrase; without a plural the words up to the next function word or verb do.

use crate::claim::{ClaimKind, NounPhrase};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use std::borrow::Cow;

/// What the words before a noun say of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// One of them: `one car`, `a third round`.
    Singular,
    /// Several of them: `three cars`; a phrase without a plural is none.
    Plural,
    /// Either: `27 % of voters`, `27 % of the vote`.
    Any,
}

/// Nouns whose plural has no `s`.
const IRREGULAR_PLURALS: &[&str] = &[
    "aircraft",
    "alumni",
    "analyses",
    "bacteria",
    "cattle",
    "children",
    "craft",
    "crises",
    "criteria",
    "data",
    "deer",
    "dice",
    "feet",
    "fish",
    "folk",
    "fungi",
    "geese",
    "grandchildren",
    "headquarters",
    "infantry",
    "media",
    "men",
    "mice",
    "nuclei",
    "offspring",
    "oxen",
    "people",
    "personnel",
    "phenomena",
    "police",
    "radii",
    "schoolchildren",
    "series",
    "sheep",
    "spacecraft",
    "species",
    "staff",
    "stimuli",
    "syllabi",
    "teeth",
    "theses",
    "warcraft",
    "watercraft",
    "women",
];

/// Endings of compounds whose plural has no `s`: `policemen`, `salespeople`.
const IRREGULAR_ENDINGS: &[&str] = &["children", "craft", "men", "people"];

/// Words in `s` that are no plural nouns.
const NO_PLURALS: &[&str] = &[
    "always",
    "as",
    "does",
    "goes",
    "has",
    "his",
    "its",
    "less",
    "otherwise",
    "perhaps",
    "sometimes",
    "thus",
    "towards",
    "unless",
    "us",
    "was",
    "yes",
];

/// Plurals that stand before other nouns: `sports clubs`, `arms dealers`, `special forces units`.
const ATTRIBUTIVE_PLURALS: &[&str] = &[
    "affairs",
    "armed",
    "arms",
    "communications",
    "customs",
    "economics",
    "electronics",
    "forces",
    "goods",
    "graphics",
    "human",
    "life",
    "logistics",
    "materials",
    "mathematics",
    "news",
    "operations",
    "physics",
    "politics",
    "rights",
    "sales",
    "savings",
    "services",
    "sports",
    "states",
    "systems",
    "veterans",
    "works",
];

/// Verbs and adverbs that end a phrase; forms in `-ed` are told by their ending.
const ENDINGS: &[&str] = &[
    "ago",
    "alike",
    "alone",
    "already",
    "also",
    "altogether",
    "apart",
    "apiece",
    "away",
    "back",
    "became",
    "began",
    "bought",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "come",
    "cost",
    "died",
    "drew",
    "drove",
    "each",
    "earlier",
    "else",
    "even",
    "ever",
    "fell",
    "felt",
    "fewer",
    "fled",
    "flew",
    "forced",
    "fought",
    "found",
    "gave",
    "get",
    "given",
    "go",
    "got",
    "grew",
    "held",
    "here",
    "higher",
    "instead",
    "just",
    "kept",
    "killed",
    "knew",
    "last",
    "later",
    "lay",
    "led",
    "left",
    "less",
    "lost",
    "lower",
    "made",
    "make",
    "met",
    "need",
    "never",
    "next",
    "now",
    "often",
    "only",
    "paid",
    "per",
    "put",
    "ran",
    "rose",
    "said",
    "sang",
    "sat",
    "saw",
    "say",
    "sent",
    "showed",
    "sold",
    "spent",
    "spoke",
    "still",
    "stood",
    "take",
    "taught",
    "then",
    "there",
    "thought",
    "thus",
    "today",
    "together",
    "told",
    "too",
    "took",
    "voted",
    "want",
    "went",
    "wide",
    "won",
    "worth",
    "wrote",
];

/// How many words a phrase has at most.
const LONGEST: usize = 8;

/// The noun phrase that begins at `at` and ends before `end`; articles and possessives are skipped.
pub(crate) fn noun_phrase(draft: &Draft<'_>, at: usize, end: usize, agreement: Agreement) -> Option<NounPhrase> {
    let start = after_determiners(draft, at, end);
    let words = words(draft, start, end);
    let plural = last_of_first_plurals(draft, &words);
    let head = match (agreement, plural) {
        (Agreement::Plural | Agreement::Any, Some(place)) => place,
        (Agreement::Plural, None) => return None,
        (Agreement::Singular, _) | (Agreement::Any, None) => singular(draft, &words)?,
    };
    let last = words.get(head)?;
    let tokens = TokenSpan::new(start, last.end);
    Some(NounPhrase { span: draft.span_of(tokens), tokens, head: last.end - 1 })
}

/// A word in small letters, itself where it has no others.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether a noun is a plural, as its form tells.
pub(crate) fn is_plural(noun: &str) -> bool {
    let word = &*lowered(noun);
    if IRREGULAR_PLURALS.binary_search(&word).is_ok() {
        return true;
    }
    if word.len() > 2 && word.ends_with('s') {
        return !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") && NO_PLURALS.binary_search(&word).is_err();
    }
    word.len() > 4 && IRREGULAR_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Past articles, possessives and `more`, which are no part of the phrase.
fn after_determiners(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end && draft.is(at, Class::DETERMINER | Class::POSSESSIVE) && !draft.reads(at, "other") && !draft.reads(at, "such") {
        at += 1;
    }
    if draft.reads(at, "more") || draft.reads(at, "additional") || draft.reads(at, "further") {
        at += 1;
    }
    at
}

/// The words that can make up a phrase: hyphenated words and identifiers count as one.
///
/// A comma, `and` or `or` goes on only between adjectives, before the first plural.
fn words(draft: &Draft<'_>, start: usize, end: usize) -> Vec<TokenSpan> {
    let mut words: Vec<TokenSpan> = Vec::new();
    let mut at = start;
    while at < end && words.len() < LONGEST {
        if let Some(word) = one_word(draft, at, end) {
            at = word.end;
            words.push(word);
            continue;
        }
        let plural_read = words.iter().any(|word| is_plural(draft.word(word.end - 1)));
        if !words.is_empty() && !plural_read && joins_adjectives(draft, at, end) {
            at += 1;
            continue;
        }
        break;
    }
    words
}

/// The word at `at` with all that hyphens join to it, or none where a phrase cannot go on.
fn one_word(draft: &Draft<'_>, at: usize, end: usize) -> Option<TokenSpan> {
    if let Some(owner) = draft.owner(at) {
        let claim = draft.claims.get(owner)?;
        let names = matches!(claim.kind, ClaimKind::Identifier(_)) && claim.tokens.start == at && claim.tokens.end <= end;
        return names.then_some(claim.tokens);
    }
    if !is_phrase_word(draft, at) {
        return None;
    }
    let mut last = at + 1;
    while last + 1 < end
        && draft.is(last, Class::DASH)
        && !draft.tokens[last].spaced
        && !draft.tokens[last + 1].spaced
        && draft.kind(last + 1) == TokenKind::Word
    {
        last += 2;
    }
    Some(TokenSpan::new(at, last))
}

fn is_phrase_word(draft: &Draft<'_>, at: usize) -> bool {
    const NEVER: Class = Class::FUNCTION.difference(Class::DETERMINER).union(Class::NUMBER_WORD).union(Class::PERCENT);
    if draft.kind(at) != TokenKind::Word || draft.is(at, NEVER) {
        return false;
    }
    if draft.is(at, Class::DETERMINER) {
        return draft.reads(at, "other") || draft.reads(at, "such");
    }
    let word = draft.word(at);
    !listed(ENDINGS, word)
}

/// Whether a comma or conjunction at `at` stands between two adjectives of one noun: a plural follows within three words.
fn joins_adjectives(draft: &Draft<'_>, at: usize, end: usize) -> bool {
    if !matches!(draft.word(at), "," | "and" | "or") {
        return false;
    }
    let mut next = at + 1;
    for _ in 0..3 {
        let Some(word) = (next < end).then(|| one_word(draft, next, end)).flatten() else { return false };
        if draft.is(word.start, Class::CAPITAL) {
            return false;
        }
        if is_plural(draft.word(word.end - 1)) {
            return next > at + 1 || draft.mark(at) != ',';
        }
        next = word.end;
    }
    false
}

/// The place of the plural that ends the phrase: the first, unless further plurals show that it only describes.
fn last_of_first_plurals(draft: &Draft<'_>, words: &[TokenSpan]) -> Option<usize> {
    let last_word = |place: usize| words.get(place).map(|word| word.end - 1);
    let plural = |place: usize| last_word(place).is_some_and(|token| is_plural(draft.word(token)));
    let mut head = (0..words.len()).find(|&place| plural(place))?;
    // Forms in `-ed` before the plural are participles, unless one stands behind a noun: `four died`.
    loop {
        let token = last_word(head)?;
        let capital = draft.is(token, Class::CAPITAL);
        let attributive = listed(ATTRIBUTIVE_PLURALS, draft.word(token));
        let reach = if capital || attributive { 3 } else { 1 };
        let Some(next) = (head + 1..words.len().min(head + 1 + reach)).find(|&place| {
            plural(place)
                && last_word(place).is_some_and(|token| !draft.is(token, Class::CAPITAL) || capital)
                && (head + 1..place).all(|between| last_word(between).is_some_and(|token| !is_participle(draft.word(token))))
        }) else {
            return Some(head);
        };
        head = next;
    }
}

/// The place of a singular head: the last word before one that must be a verb or an adverb.
fn singular(draft: &Draft<'_>, words: &[TokenSpan]) -> Option<usize> {
    let mut head = None;
    for (place, word) in words.iter().enumerate() {
        let text = draft.word(word.end - 1);
        let verbal = is_participle(text) || text.ends_with("ly") || text.ends_with("ing") || is_plural(text);
        if verbal && head.is_some() {
            break;
        }
        if place >= 4 {
            break;
        }
        if !(is_plural(text) || text.ends_with("ly")) {
            head = Some(place);
        }
    }
    head
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

/// Whether a sorted list holds a word, in any case.
pub(crate) fn listed(list: &[&str], word: &str) -> bool {
    let mut buffer = [0_u8; 24];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    list.binary_search_by(|entry| entry.as_bytes().cmp(lower)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(agreement: Agreement, text: &str, expected: &str) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let found = noun_phrase(&draft, 0, draft.tokens.len(), agreement)
            .map(|phrase| format!("{} / {}", phrase.span.of(&document.text), draft.word(phrase.head)));
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn after_a_number_the_plural_ends_the_phrase() {
        for (text, expected) in [
            ("warships to the port", "warships / warships"),
            ("aircraft from the north", "aircraft / aircraft"),
            ("South Baltic countries and Poland", "South Baltic countries / countries"),
            ("special forces units trained", "special forces units / units"),
            ("United States senators voted", "United States senators / senators"),
            ("large and small dogs barked", "large and small dogs / dogs"),
            ("air-defence batteries fired", "air-defence batteries / batteries"),
            ("more people arrived", "people / people"),
            ("other members", "other members / members"),
            ("sailors’ families", "sailors / sailors"),
            ("took part in it", "none"),
            ("were hurt in the streets", "none"),
            ("of them", "none"),
        ] {
            check(Agreement::Plural, text, expected);
        }
    }

    #[test]
    fn a_single_thing_ends_before_the_verb() {
        for (text, expected) in [
            ("car stopped at the gate", "car / car"),
            ("car bomb exploded", "car bomb / bomb"),
            ("person remains missing", "person / person"),
            ("should not forget", "none"),
            ("of the reasons", "none"),
            ("wounded soldier limped home", "wounded soldier / soldier"),
        ] {
            check(Agreement::Singular, text, expected);
        }
    }

    #[test]
    fn a_share_may_be_of_either() {
        check(Agreement::Any, "the registered voters stayed at home", "registered voters / voters");
        check(Agreement::Any, "the vote", "vote / vote");
        check(Agreement::Any, "its output last year", "output / output");
    }

    #[test]
    fn word_tables_are_sorted() {
        for list in [IRREGULAR_PLURALS, NO_PLURALS, ATTRIBUTIVE_PLURALS, ENDINGS] {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|word| listed(list, &word.to_uppercase())));
        }
    }
}
