//! Two spellings and what stands beside them in, whether their company shows that they are two names out.
//!
//! Names that differ by a letter are those of two people or places where each has its own first name, its own `of` behind
//! it, another kind of word before it, or where the text says itself that the spelling is another one.

use super::introduced::is_part;
use claimlint_parser::{Class, Ledger, TokenKind};

/// Two names that both exist and differ by a slip, group by group: places, and those who come from one.
const PLACES: &[&[&str]] = &[
    &["Bergen", "Bremen"],
    &["Bolivar", "Bolivia"],
    &["Brighton", "Brixton"],
    &["Carolina", "Caroline"],
    &["Charleston", "Charlestown"],
    &["Colchester", "Chichester"],
    &["Columbia", "Colombia"],
    &["Guangdong", "Guangxi"],
    &["Hainan", "Henan", "Hunan"],
    &["Hamilton", "Hampton"],
    &["Hebei", "Hubei"],
    &["Jiangsu", "Jiangxi"],
    &["Kingston", "Kingstown"],
    &["Lancashire", "Lancaster"],
    &["Maryland", "Marylebone"],
    &["Middleton", "Middletown"],
    &["Newburgh", "Newbury", "Newberry"],
    &["Norfolk", "Norwalk"],
    &["Poland", "Portland"],
    &["Scot", "Scott"],
    &["Scots", "Scott"],
    &["Shaanxi", "Shanxi"],
    &["Wellington", "Wilmington"],
    &["Winchester", "Westchester"],
];

/// Whether both spellings are names of their own.
pub(super) fn are_both_known(one: &str, other: &str) -> bool {
    PLACES.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Whether one spelling is the plural of the other, as people of one kind are called: `two John Watsons`.
///
/// Before an apostrophe it is rather a slip of the possessive.
pub(super) fn is_plural(ledger: &Ledger, place: usize, word: &str, other: &str) -> bool {
    word.strip_suffix('s') == Some(other) && !matches!(ledger.word(place + 1), "'" | "’")
}

/// Whether two spellings are two habits of one language: `organise` and `organize`, or a word for who does and for whom it is
/// done: `license` and `licensee`.
pub(super) fn is_habit(word: &str, other: &str) -> bool {
    let voiced = |word: &str| word.replace("iz", "is");
    let long = word.len() >= LONGEST_NAME && word.len() == other.len();
    let (short, many) = if word.len() < other.len() { (word, other) } else { (other, word) };
    let agent = short.ends_with('e') && many.strip_suffix('e') == Some(short) && short.len() >= LONGEST_NAME - 2;
    long && voiced(word) == voiced(other) || agent
}

/// Shorter words are names rather than words of the language.
const LONGEST_NAME: usize = 9;

/// Whether the sentence of a spelling speaks of spellings.
pub(super) fn tells_of_spelling(ledger: &Ledger, place: usize) -> bool {
    const SPELLING: &[&str] = &[
        "pronounced",
        "pronunciation",
        "romanized",
        "spelled",
        "spelling",
        "spellings",
        "spelt",
        "transliterated",
        "transliteration",
        "variants",
    ];
    let sentence = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= place);
    let around = ledger.sentences.get(sentence).map(|sentence| sentence.tokens);
    around.is_some_and(|tokens| {
        let (from, to) = (tokens.start.max(place.saturating_sub(WIDEST)), tokens.end.min(place + WIDEST));
        (from..to).any(|at| SPELLING.binary_search(&ledger.lower(at)).is_ok())
    })
}

/// How far from a name a word that speaks of its spelling may stand.
const WIDEST: usize = 40;

/// Whether the other spelling is given behind `or` as a second one: `the title Karvelin, or Karvalin`.
pub(super) fn is_given_second(ledger: &Ledger, place: usize, usual: &[usize]) -> bool {
    usual.iter().any(|&other| {
        let near = other > place && other < place + WIDEST;
        near && other.checked_sub(1).is_some_and(|before| matches!(ledger.lower(before), "or" | "alias"))
    })
}

/// Whether a name is told from others by a place: `Adelard of Bath`.
pub(super) fn is_designated(ledger: &Ledger, place: usize) -> bool {
    ledger.word(place + 1) == "of"
        && ledger.tokens.get(place + 2).is_some_and(|token| token.is(Class::CAPITAL) && token.kind == TokenKind::Word)
}

/// Whether a hyphen joins a name to the one before it: the second half of `Jean-Marie`.
pub(super) fn is_joined(ledger: &Ledger, place: usize) -> bool {
    let tight = |at: usize| ledger.tokens.get(at).is_some_and(|token| !token.spaced);
    place >= 2 && tight(place) && ledger.word(place - 1) == "-" && tight(place - 1) && is_part(ledger, place - 2)
}

/// Whether places rather than people are meant everywhere: each stands behind a word such as `in`.
pub(super) fn is_place(ledger: &Ledger, places: &[usize]) -> bool {
    const WHERE: &[&str] = &["at", "for", "from", "in", "near", "of", "to"];
    places.iter().all(|&place| place.checked_sub(1).is_some_and(|before| WHERE.contains(&ledger.lower(before))))
}

/// The initial that stands right before a surname, with or without its point: `S Horgan`, `M. Horan`.
fn initial(ledger: &Ledger, place: usize) -> Option<char> {
    let mut before = place.checked_sub(1)?;
    if ledger.word(before) == "." {
        before = before.checked_sub(1)?;
    }
    let mut letters = ledger.word(before).chars();
    letters.next().filter(|letter| letter.is_uppercase() && letters.next().is_none())
}

/// Whether a spelling has an initial that nobody of the other spelling has.
pub(super) fn has_own_initial(ledger: &Ledger, place: usize, usual: &[usize]) -> bool {
    let Some(own) = initial(ledger, place) else { return false };
    let theirs = |other: &usize| {
        initial(ledger, *other).or_else(|| {
            let before = other.checked_sub(1).filter(|&before| is_part(ledger, before))?;
            ledger.word(before).chars().next()
        })
    };
    let mut known = usual.iter().filter_map(theirs).peekable();
    known.peek().is_some() && known.all(|letter| letter != own)
}

/// The name before an article of Arabic and its hyphen: `Tariq` of `Tariq al-Aswad`.
pub(super) fn before_article(ledger: &Ledger, place: usize) -> Option<usize> {
    const ARTICLES: &[&str] = &["al", "an", "ar", "as", "ash", "at", "az", "el", "ul"];
    let article = place.checked_sub(2)?;
    let tight = ledger.tokens.get(place).is_some_and(|token| !token.spaced);
    let joined = tight && ledger.word(place - 1) == "-" && ARTICLES.contains(&ledger.lower(article));
    article.checked_sub(1).filter(|&before| joined && is_part(ledger, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_and_known_names_are_told_from_slips() {
        assert!(is_habit("Generalised", "Generalized") && is_habit("Licensee", "License"));
        assert!(!is_habit("Gonzales", "Gonzalez") && !is_habit("Green", "Greene"));
        assert!(are_both_known("Shanxi", "Shaanxi") && !are_both_known("Shanxi", "Shangxi"));
        assert!(PLACES.iter().all(|group| group.len() > 1));
    }
}
