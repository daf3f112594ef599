//! The capitalised words of a text in, whether a name is spelt in two ways out (check 78).
//!
//! Words that are a slip apart meet under shared keys, so that no word is compared with all others.
//! A rare spelling is a slip only where something says that both are one name: the same given name or title before it,
//! the same word behind it, or a surname of its own that nobody else in the text has.

use super::distance::{Slip, keys, slip};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, Mention, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Names shorter than this have too many neighbours.
const SHORTEST: usize = 5;
/// Two slips are one name only in long ones.
const SHORTEST_TWO: usize = 7;
/// The most spellings that one key leads to.
const MOST_MET: usize = 8;

/// A capitalised word and where it stands.
#[derive(Debug, Default)]
struct Spelling {
    /// Its tokens, in order.
    places: Vec<usize>,
    /// How often it stands inside a sentence, where capitals mean a name.
    inside: usize,
    /// Whether it is the surname of somebody who is introduced.
    surname: bool,
    /// Whether it is part of a person's name.
    person: bool,
}

/// Why two spellings are taken for one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// The same name or title stands beside both.
    Neighbour,
    /// It stands alone, as only the other one does.
    Alone,
}

/// Checks every rare spelling of a name against the usual ones.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let spellings = spellings(context);
    let usual: Vec<(&str, &Spelling)> = {
        let mut usual: Vec<_> = spellings.iter().filter(|(word, spelling)| is_usual(word, spelling)).map(|(word, spelling)| (*word, spelling)).collect();
        usual.sort_by_key(|(_, spelling)| spelling.places.first().copied());
        usual
    };
    let mut met: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, (word, _)) in usual.iter().enumerate() {
        for key in keys(word) {
            let known = met.entry(key).or_default();
            if known.len() < MOST_MET && !known.contains(&index) {
                known.push(index);
            }
        }
    }
    let mut wrong: FxHashSet<&str> = FxHashSet::default();
    let mut rare: Vec<(&str, &Spelling)> = spellings.iter().filter(|(word, spelling)| spelling.places.len() <= 2 && is_name(ledger, word, spelling)).map(|(word, spelling)| (*word, spelling)).collect();
    rare.sort_by_key(|(_, spelling)| spelling.places.first().copied());
    for (word, spelling) in rare {
        let mut near: Vec<usize> = keys(word).filter_map(|key| met.get(&key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut near: Vec<(&str, &Spelling, Slip)> = near
            .into_iter()
            .filter_map(|index| usual.get(index))
            .filter(|(other, _)| *other != word)
            .filter_map(|(other, usual)| Some((*other, *usual, slip(word, other)?)))
            .filter(|(other, usual, slip)| usual.places.len() >= 2 * spelling.places.len() && can_be_slip(word, other, *slip))
            .collect();
        near.sort_by_key(|(_, usual, slip)| (*slip, std::cmp::Reverse(usual.places.len())));
        // A spelling between two names is nobody's in particular.
        let [(other, known, slip), ..] = near.as_slice() else { continue };
        let Some(ground) = ground(ledger, word, spelling, known, *slip, near.len()) else { continue };
        wrong.insert(other);
        for &place in &spelling.places {
            out.push(accuse(rule, ledger, place, word, other, known, ground));
        }
    }
    for (word, spelling) in usual {
        if spelling.surname && spelling.places.len() > 1 && !wrong.contains(word) {
            hold(rule, ledger, word, spelling, out);
        }
    }
}

/// Every capitalised word of prose, by its letters.
fn spellings<'c>(context: &Context<'c>) -> FxHashMap<&'c str, Spelling> {
    let ledger = context.ledger;
    let mut spellings: FxHashMap<&str, Spelling> = FxHashMap::default();
    let mut small: FxHashSet<&str> = FxHashSet::default();
    for sentence in &ledger.sentences {
        if !context.is_prose(sentence.span) {
            continue;
        }
        let mut first = true;
        for at in sentence.tokens.range() {
            let Some(token) = ledger.tokens.get(at) else { continue };
            if token.kind != TokenKind::Word {
                continue;
            }
            let word = ledger.word(at);
            if token.is(Class::CAPITAL) {
                if token.is(Class::LOWER) && word.len() >= SHORTEST && word.chars().all(char::is_alphabetic) {
                    let spelling = spellings.entry(word).or_default();
                    spelling.places.push(at);
                    spelling.inside += usize::from(!first);
                }
            } else if word.len() >= SHORTEST {
                small.insert(word);
            }
            first = false;
        }
    }
    spellings.retain(|word, _| !small.contains(&*word.to_lowercase()));
    for claim in &ledger.claims {
        let ClaimKind::Person(mention) = &claim.kind else { continue };
        if mention.mention == Mention::Pronoun {
            continue;
        }
        let surname = ledger.people.get(mention.person).map(|person| (person.surname.as_str(), !person.given.is_empty()));
        for at in claim.tokens.range() {
            if let Some(spelling) = spellings.get_mut(ledger.word(at)) {
                spelling.person = true;
                spelling.surname |= surname.is_some_and(|(surname, introduced)| introduced && surname.ends_with(ledger.word(at)));
            }
        }
    }
    spellings
}

/// Whether a spelling is frequent or known enough for another one to be a slip of it.
fn is_usual(word: &str, spelling: &Spelling) -> bool {
    let letters = word.chars().count();
    letters >= SHORTEST && (spelling.person && spelling.places.len() > 1 || spelling.inside > 2 && letters > SHORTEST)
}

/// Whether a word can be a name at all: no word of grammar, no given name, no word for a day or a role.
fn is_name(ledger: &Ledger, word: &str, spelling: &Spelling) -> bool {
    let token = spelling.places.first().and_then(|&place| ledger.tokens.get(place));
    let plain = Class::CAPITAL | Class::LOWER;
    word.chars().count() >= SHORTEST - 1 && token.is_some_and(|token| (token.class - plain).is_empty())
}

/// Whether one spelling can be a slip for the other, and is no form of it: a plural, a people, a creed.
fn can_be_slip(word: &str, other: &str, slip: Slip) -> bool {
    const ENDINGS: &[&str] = &["'s", "a", "an", "e", "ed", "er", "es", "i", "ian", "ic", "in", "is", "ism", "ist", "ite", "n", "o", "r", "s", "y"];
    let (a, b) = (word.to_lowercase(), other.to_lowercase());
    let inflected = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|ending| ENDINGS.contains(&ending));
    let same_first = a.chars().next() == b.chars().next();
    // A letter with or without its accent is a habit of type, not a slip.
    let accents = a.is_ascii() != b.is_ascii();
    let long_enough = slip != Slip::Two || a.chars().count().min(b.chars().count()) >= SHORTEST_TWO;
    a != b && same_first && !accents && long_enough && !inflected(&a, &b) && !inflected(&b, &a)
}

/// What says that a rare spelling and a usual one are one name.
fn ground(ledger: &Ledger, word: &str, rare: &Spelling, usual: &Spelling, slip: Slip, near: usize) -> Option<Ground> {
    if rare.places.iter().all(|&place| usual.places.iter().any(|&other| same_neighbour(ledger, place, other))) {
        return Some(Ground::Neighbour);
    }
    let others_name = rare.surname || rare.places.iter().any(|&place| is_capital(ledger, place.wrapping_sub(1)) || is_capital(ledger, place + 1));
    let stands_alone = near == 1 && rare.places.len() == 1 && !others_name;
    let long = word.chars().count() > SHORTEST;
    let inside = rare.inside > 0;
    let enough = match slip {
        Slip::Typed => usual.surname || long && inside,
        Slip::Added => usual.surname && (long || inside) || long && inside && usual.inside > 4,
        Slip::Replaced | Slip::Two => usual.surname && inside,
    };
    (stands_alone && enough).then_some(Ground::Alone)
}

/// Whether the same name or title stands before both, or the same capital behind both.
fn same_neighbour(ledger: &Ledger, place: usize, other: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).map(|at| if ledger.word(at) == "." { at.saturating_sub(1) } else { at });
    let same = |a: usize, b: usize| {
        let (a, b) = (ledger.word(a), ledger.word(b));
        a == b && a.chars().count() > 1
    };
    let names = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL) && !token.is(FUNCTION));
    let left = before(place).zip(before(other)).is_some_and(|(a, b)| names(a) && same(a, b));
    left || names(place + 1) && same(place + 1, other + 1)
}

/// Words that stand before any name.
const FUNCTION: Class = Class::DETERMINER
    .union(Class::PREPOSITION)
    .union(Class::CONJUNCTION)
    .union(Class::SUBORDINATOR)
    .union(Class::AUXILIARY)
    .union(Class::PRONOUN)
    .union(Class::POSSESSIVE);

fn is_capital(ledger: &Ledger, at: usize) -> bool {
    ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is(Class::CAPITAL) && !token.is(FUNCTION))
}

/// Writes a slip down.
fn accuse(rule: &Rule, ledger: &Ledger, place: usize, word: &str, other: &str, known: &Spelling, ground: Ground) -> Check {
    let times = match known.places.len() {
        1 => "in its other place".to_owned(),
        count => format!("in its {count} other places"),
    };
    let reason = match ground {
        Ground::Neighbour => "",
        Ground::Alone => ", and nobody else is called so",
    };
    let verdict = match ground {
        Ground::Neighbour | Ground::Alone => Verdict::Conflict,
    };
    let mut check = report(rule, verdict, span(ledger, place), format!("“{word}” is “{other}” {times}{reason}"));
    check.fixes.push(other.to_owned());
    if let Some(&first) = known.places.first() {
        check.related.push(evidence(span(ledger, first), "the usual spelling"));
    }
    check
}

/// Writes down that a surname is always spelt the same.
fn hold(rule: &Rule, ledger: &Ledger, word: &str, spelling: &Spelling, out: &mut Vec<Check>) {
    if let [first, second, ..] = *spelling.places.as_slice() {
        let message = format!("“{word}” is spelt so in all of its {} places", spelling.places.len());
        let mut check = report(rule, Verdict::Holds, span(ledger, second), message);
        check.related.push(evidence(span(ledger, first), "the name"));
        out.push(check);
    }
}

fn span(ledger: &Ledger, token: usize) -> Span {
    ledger.tokens.get(token).map(claimlint_parser::Token::span).unwrap_or_default()
}
