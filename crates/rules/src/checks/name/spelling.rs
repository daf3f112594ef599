//! The capitalised words of a text in, whether a name is spelt in two ways out (check 78).
//!
//! Words that are a slip apart meet under shared keys, so that no word is compared with all others.
//! A rare spelling is a slip only where something says that both are one name: the same given name or title before it,
//! the same word behind it, or a surname of its own that nobody else in the text has.

use super::company;
use super::country::is_country;
use super::distance::{Slip, keys, slip};
use super::introduced::{FUNCTION, is_part, without_clan};
use super::twins::are_twins;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, Mention, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::cell::OnceCell;

/// Names shorter than this have too many neighbours.
const SHORTEST: usize = 5;
/// Two slips are one name only in long ones.
const SHORTEST_TWO: usize = 7;
/// The name of a thing is misspelt by a letter only where it is longer still.
const SHORTEST_THING: usize = 8;
/// The most spellings that one key leads to.
const MOST_MET: usize = 8;

/// A capitalised word and where it stands.
#[derive(Debug, Default)]
struct Spelling<'c> {
    word: &'c str,
    /// Its tokens, in order.
    places: SmallVec<[usize; 2]>,
    /// How often it stands inside a sentence, where capitals mean a name.
    inside: usize,
    /// Whether it is the surname of somebody who is introduced.
    surname: bool,
    /// Whether it is part of a person's name.
    person: bool,
    /// Whether a title that only people have stands before it somewhere.
    titled: bool,
    /// Only few are held against others.
    beside: OnceCell<Box<Beside<'c>>>,
    /// The spelling with the same letters in another case that was found before, or [`NO_SPELLING`].
    other: u32,
}

/// The capitalised words of prose.
#[derive(Debug, Default)]
struct Spellings<'c> {
    /// All of them, in the order of their first places.
    all: Vec<Spelling<'c>>,
    /// For each lexeme the last spelling of it that was found, or [`NO_SPELLING`].
    of_lexeme: Vec<u32>,
}

/// The place of no spelling.
const NO_SPELLING: u32 = u32::MAX;

impl<'c> Spellings<'c> {
    /// The place of the spelling that a token has.
    fn place(&self, ledger: &Ledger<'c>, at: usize) -> Option<usize> {
        let word = ledger.word(at);
        let mut next = *self.of_lexeme.get(ledger.tokens.get(at)?.lexeme as usize)?;
        // There is no spelling at the place of none.
        while let Some(spelling) = self.all.get(next as usize) {
            if spelling.word == word {
                return Some(next as usize);
            }
            next = spelling.other;
        }
        None
    }

    /// The spelling that a token has.
    fn of(&self, ledger: &Ledger<'c>, at: usize) -> Option<&Spelling<'c>> {
        self.all.get(self.place(ledger, at)?)
    }
}

/// What stands beside a spelling in any of its places.
#[derive(Debug)]
struct Beside<'c> {
    /// The words before it.
    before: FxHashSet<&'c str>,
    /// The words behind it.
    behind: FxHashSet<&'c str>,
    /// Whether it stands everywhere without a name beside it, or behind a title.
    bare: bool,
}

/// Why two spellings are taken for one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// The same name or title stands beside both.
    Neighbour,
    /// It stands alone, as only the other one does.
    Alone,
    /// It introduces somebody who is never spoken of again, while the other one is nobody's.
    Introduction,
}

/// Checks every rare spelling of a name against the usual ones.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let spellings = spellings(context);
    let usual: Vec<&Spelling> = spellings.all.iter().filter(|spelling| is_usual(context, spelling)).collect();
    let shapes = Shapes::of(usual.iter().map(|spelling| spelling.word));
    let can_be_slip_of_some = |spelling: &&Spelling| spelling.places.len() <= 2 && shapes.may_be_near(spelling.word);
    let rare: Vec<&Spelling> = spellings.all.iter().filter(can_be_slip_of_some).filter(|spelling| is_name(context, spelling)).collect();
    let rare_shapes = Shapes::of(rare.iter().map(|spelling| spelling.word));
    let mut met: FxHashMap<u64, SmallVec<[usize; 2]>> = FxHashMap::default();
    for (index, spelling) in usual.iter().enumerate().filter(|(_, spelling)| rare_shapes.may_be_near(spelling.word)) {
        for key in keys(spelling.word) {
            let known = met.entry(key).or_default();
            if known.len() < MOST_MET && !known.contains(&index) {
                known.push(index);
            }
        }
    }
    let mut wrong: FxHashSet<&str> = FxHashSet::default();
    for spelling in rare {
        let word = spelling.word;
        let mut near: Vec<usize> = keys(word).into_iter().filter_map(|key| met.get(&key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut near: Vec<(&str, &Spelling, Slip)> = near
            .into_iter()
            .filter_map(|index| usual.get(index))
            .filter(|usual| usual.word != word)
            .filter_map(|usual| Some((usual.word, *usual, slip(word, usual.word)?)))
            .filter(|(other, usual, slip)| {
                let inflected = is_inflected(word, other, *slip) && !is_called_alike(ledger, spelling, beside(ledger, &spellings, usual));
                usual.places.len() >= 2 * spelling.places.len() && can_be_slip(word, other, *slip) && !inflected
            })
            .collect();
        near.sort_by_key(|(_, usual, slip)| (*slip, std::cmp::Reverse(usual.places.len())));
        // A spelling between two names is nobody's in particular.
        let [(other, known, slip), ..] = near.as_slice() else { continue };
        let Some(ground) = ground(context, &spellings, spelling, known, *slip, near.len()) else { continue };
        wrong.insert(other);
        for &place in &spelling.places {
            out.push(accuse(rule, ledger, place, word, other, known, ground));
        }
    }
    for spelling in usual {
        if spelling.surname && spelling.person && spelling.places.len() > 1 && !wrong.contains(spelling.word) {
            hold(rule, ledger, spelling.word, spelling, out);
        }
    }
}

/// The first letters and lengths of words, to tell most others at once that no slip leads to one of them.
struct Shapes {
    /// For each first letter in the code of ASCII a bit for each length.
    lengths: [u64; 128],
}

impl Shapes {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut shapes = Self { lengths: [0; 128] };
        // What is no word of ASCII is never taken for a slip of one that is.
        for word in words.filter(|word| word.is_ascii()) {
            if let Some(lengths) = word.bytes().next().and_then(|first| shapes.lengths.get_mut(usize::from(first))) {
                *lengths |= 1 << word.len().min(MOST_TOLD);
            }
        }
        shapes
    }

    /// Whether one of the words begins with the same letter and is longer or shorter by two letters at most.
    fn may_be_near(&self, word: &str) -> bool {
        let Some(lengths) = word.bytes().next().and_then(|first| self.lengths.get(usize::from(first))) else { return true };
        let length = word.len().min(MOST_TOLD);
        !word.is_ascii() || lengths & (0b11111 << length.saturating_sub(2)) != 0
    }
}

/// Longer words than this have one length.
const MOST_TOLD: usize = 40;

/// Every capitalised word of prose, by its letters.
fn spellings<'c>(context: &Context<'c>) -> Spellings<'c> {
    let ledger = context.ledger;
    let mut spellings = Spellings { all: Vec::new(), of_lexeme: vec![NO_SPELLING; ledger.lexemes.len()] };
    for capital in context.capitals() {
        let at = capital.token;
        let word = ledger.word(at);
        // Most words with a capital are articles and the like.
        if word.len() + 1 < SHORTEST || !context.is_prose_sentence(capital.sentence) {
            continue;
        }
        let known = spellings.place(ledger, at);
        if known.is_none() && !is_plain(word) {
            continue;
        }
        let place = known.unwrap_or_else(|| {
            let place = spellings.all.len();
            let lexeme = ledger.tokens.get(at).and_then(|token| spellings.of_lexeme.get_mut(token.lexeme as usize));
            let number = u32::try_from(place).unwrap_or(NO_SPELLING);
            let other = lexeme.map_or(NO_SPELLING, |known| std::mem::replace(known, number));
            spellings.all.push(Spelling { word, other, ..Spelling::default() });
            place
        });
        if let Some(spelling) = spellings.all.get_mut(place) {
            spelling.places.push(at);
            spelling.inside += usize::from(!capital.opens);
        }
    }
    let introduced = context.surnames();
    for spelling in &mut spellings.all {
        spelling.surname = introduced.contains(spelling.word);
    }
    for claim in &ledger.claims {
        let ClaimKind::Person(mention) = &claim.kind else { continue };
        if mention.mention == Mention::Pronoun {
            continue;
        }
        let surname = ledger.people.get(mention.person).map(|person| (person.surname.as_str(), !person.given.is_empty()));
        for at in claim.tokens.range() {
            if let Some(spelling) = spellings.place(ledger, at).and_then(|place| spellings.all.get_mut(place)) {
                spelling.person = true;
                spelling.titled |= is_titled(ledger, at);
                spelling.surname |= surname.is_some_and(|(surname, introduced)| introduced && surname.ends_with(spelling.word));
            }
        }
    }
    spellings
}

/// Whether a title that only people have stands right before a word.
fn is_titled(ledger: &Ledger, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| ledger.lower(before));
    let before = if before == "." { at.checked_sub(2).map_or("", |before| ledger.lower(before)) } else { before };
    matches!(before, "dr" | "miss" | "mr" | "mrs" | "ms" | "professor" | "prof" | "sir")
}

/// Whether prose has a spelling in small letters too, so that it is a word of the language.
fn is_small(context: &Context, spelling: &Spelling) -> bool {
    let ledger = context.ledger;
    let Some(token) = spelling.places.first().and_then(|&place| ledger.tokens.get(place)) else { return false };
    context.places().of(token.lexeme).any(|at| {
        let in_small = |token: &Token| token.kind == TokenKind::Word && !token.is(Class::CAPITAL) && context.is_prose(token.span());
        ledger.tokens.get(at).is_some_and(in_small) && ledger.word(at) == ledger.lower(at)
    })
}

/// Whether a word is one capital and small letters, long enough to be told from others; `Mc` and `Mac` have a second capital.
fn is_plain(word: &str) -> bool {
    let clan = without_clan(word);
    let plain = if clan.starts_with(char::is_uppercase) { clan } else { word };
    if let [first, rest @ ..] = plain.as_bytes()
        && plain.is_ascii()
    {
        return word.len() + 1 >= SHORTEST && first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase);
    }
    let mut letters = plain.chars();
    letters.next().is_some_and(char::is_uppercase) && word.chars().count() + 1 >= SHORTEST && letters.all(char::is_lowercase)
}

/// Whether a spelling is frequent or known enough for another one to be a slip of it.
fn is_usual(context: &Context, spelling: &Spelling) -> bool {
    let known = spelling.person || spelling.surname;
    let letters = spelling.word.chars().count();
    let long = letters >= SHORTEST_THING && spelling.places.len() > 2 && spelling.inside > 1;
    let often = known && spelling.places.len() > 1 || (spelling.inside > 2 || long) && !is_small(context, spelling);
    often && letters >= SHORTEST
}

/// Whether a word can be a name at all: no word of the language, no given name, no word for a day or a role.
fn is_name(context: &Context, spelling: &Spelling) -> bool {
    let token = spelling.places.first().and_then(|&place| context.ledger.tokens.get(place));
    token.is_some_and(|token| (token.class - (Class::CAPITAL | Class::LOWER | Class::RESULT)).is_empty()) && !is_small(context, spelling)
}

/// Whether one spelling can be a slip for the other at all.
fn can_be_slip(word: &str, other: &str, slip: Slip) -> bool {
    // A letter with or without its accent is a habit of type, not a slip.
    let accents = word.is_ascii() != other.is_ascii();
    let long_enough = slip != Slip::Two || word.chars().count().min(other.chars().count()) >= SHORTEST_TWO;
    let same_first = word.chars().next() == other.chars().next();
    same_first && !accents && long_enough
}

/// Whether two words differ in their ending alone, as a plural, a people and a creed do, and so are forms of one or two names.
fn is_inflected(word: &str, other: &str, slip: Slip) -> bool {
    let letters = word.chars().count().max(other.chars().count());
    let shared = word.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let typed = matches!(slip, Slip::Swapped | Slip::Doubled);
    let same_last = word.chars().next_back() == other.chars().next_back() && !word.ends_with('s');
    // `Lindberg` is a slip for `Lindbergh`.
    let mute = word.strip_suffix('h') == Some(other) || other.strip_suffix('h') == Some(word);
    // So is `Gonzales` for `Gonzalez`.
    let sibilant = word.strip_suffix('s').is_some_and(|stem| other.strip_suffix('z') == Some(stem))
        || word.strip_suffix('z').is_some_and(|stem| other.strip_suffix('s') == Some(stem));
    let plural = |one: &str, many: &str| one.strip_suffix("man").is_some_and(|stem| many.strip_suffix("men") == Some(stem));
    // The form that another language has: `Comunista` beside `Communist`.
    let vowel = |word: &str| word.trim_end_matches('s').ends_with(['a', 'e', 'i', 'o']);
    let romance = slip == Slip::Two && word.trim_end_matches('s').ends_with(['a', 'o']) && !vowel(other);
    romance || !typed && !mute && !sibilant && (!same_last && shared + 2 >= letters || plural(word, other) || plural(other, word))
}

/// What says that a rare spelling and a usual one are one name.
fn ground<'c>(
    context: &Context<'c>,
    spellings: &Spellings<'c>,
    rare: &Spelling,
    usual: &Spelling<'c>,
    slip: Slip,
    near: usize,
) -> Option<Ground> {
    let ledger = context.ledger;
    let (word, other) = (rare.word, usual.word);
    let usual_beside = beside(ledger, spellings, usual);
    if company::are_both_known(word, other) || company::is_habit(word, other) || have_own_company(ledger, rare, usual, slip) {
        return None;
    }
    if rare.places.iter().all(|&place| same_neighbour(ledger, place, usual_beside)) {
        return Some(Ground::Neighbour);
    }
    let [place] = *rare.places.as_slice() else { return None };
    // What stands in small letters too is a word, which heads a title; the name of a country is no slip.
    let letters = word.chars().count();
    let may_be_word = !matches!(slip, Slip::Swapped | Slip::Doubled);
    let of_country = is_country(word) || is_country(other) && letters < SHORTEST_TWO;
    if near > 1 || of_country || may_be_word && is_small(context, usual) || is_second_name(ledger, place) || is_foreign(ledger, place) {
        return None;
    }
    // `Marin-Lowe`, `Marin/Lowe`: the name goes on behind the stroke.
    let joined = matches!(ledger.word(place + 1), "-" | "/") && slip != Slip::Swapped;
    let (before, after) = (names_beside(ledger, spellings, place), is_part(ledger, place + 1) || joined);
    let place_or_given = company::is_place(ledger, &usual.places) && !in_a_place(ledger, place)
        || usual.places.first().and_then(|&at| ledger.tokens.get(at)).is_some_and(|token| token.is(Class::GIVEN_NAME));
    if before && place_or_given {
        return None;
    }
    if before && !after && !usual.surname && usual_beside.bare {
        return Some(Ground::Introduction);
    }
    let inside = rare.inside > 0 || acts(ledger, place + 1);
    let enough = match slip {
        Slip::Swapped | Slip::Doubled if before => slip == Slip::Swapped && letters > SHORTEST && usual.surname,
        Slip::Swapped | Slip::Doubled => usual.surname || letters > SHORTEST && inside,
        Slip::Added | Slip::Replaced | Slip::Two if after || before => false,
        Slip::Added => usual.surname && letters > SHORTEST || letters >= SHORTEST_THING && inside && usual.inside > 4,
        Slip::Replaced | Slip::Two => (usual.surname || usual.titled) && (inside || letters >= SHORTEST_TWO) && !in_a_place(ledger, place),
    };
    (enough && !(after && letters < SHORTEST_TWO)).then_some(Ground::Alone)
}

/// Whether what stands beside two spellings, or what the text says of them, shows that they are two names.
fn have_own_company(ledger: &Ledger, rare: &Spelling, usual: &Spelling, slip: Slip) -> bool {
    rare.places.iter().any(|&place| {
        company::is_plural(ledger, place, rare.word, usual.word)
            || company::tells_of_spelling(ledger, place)
            || company::is_given_second(ledger, place, &usual.places)
            || company::has_own_initial(ledger, place, &usual.places)
            || company::is_designated(ledger, place) != usual.places.iter().any(|&other| company::is_designated(ledger, other))
                && !usual.surname
                && matches!(slip, Slip::Replaced | Slip::Two)
            || usual.places.iter().all(|&other| company::is_joined(ledger, other)) && !company::is_joined(ledger, place)
    })
}

/// Whether the same given name or title stands before both spellings, so that both are a person's.
fn is_called_alike(ledger: &Ledger, rare: &Spelling, usual: &Beside) -> bool {
    let called = |place: &usize| {
        let before = neighbour_before(ledger, *place)?;
        ledger.tokens.get(before).filter(|token| token.is(Class::GIVEN_NAME | Class::HONORIFIC) && token.is(Class::CAPITAL))?;
        Some(ledger.word(before))
    };
    rare.places.iter().all(|place| called(place).is_some_and(|name| usual.before.contains(name)))
}

/// Whether the text itself gives the spelling as another one: `or more properly`, `also called`.
fn is_second_name(ledger: &Ledger, place: usize) -> bool {
    const OTHERWISE: &[&str] = &["alias", "called", "formerly", "known", "named", "née", "or", "properly", "sic", "spelled", "spelt"];
    let before =
        (place.saturating_sub(3)..place).rev().take_while(|&at| ledger.tokens.get(at).is_some_and(|token| !token.is(Class::PUNCTUATION)));
    before.into_iter().any(|at| OTHERWISE.binary_search(&&*ledger.word(at).to_lowercase()).is_ok()) || ledger.word(place + 2) == "sic"
}

/// Whether a word stands behind a small word of another language, in a title or a phrase that spells the name its own way.
fn is_foreign(ledger: &Ledger, place: usize) -> bool {
    const FOREIGN: &[&str] = &["da", "das", "de", "del", "della", "der", "des", "di", "die", "du", "el", "la", "le", "und", "von", "zu"];
    neighbour_before(ledger, place).is_some_and(|before| FOREIGN.contains(&ledger.word(before)))
}

/// Whether a word does what a person does: it says, is or has something.
fn acts(ledger: &Ledger, at: usize) -> bool {
    ledger.tokens.get(at).is_some_and(|token| token.is(Class::AUXILIARY | Class::CUE_VERB | Class::POSSESSIVE))
}

/// Whether a place rather than a person is likely meant.
fn in_a_place(ledger: &Ledger, place: usize) -> bool {
    let owner = ledger.tokens.get(place + 1).is_some_and(|token| token.is(Class::POSSESSIVE));
    !owner
        && place
            .checked_sub(1)
            .is_some_and(|before| matches!(ledger.word(before), "in" | "at" | "near" | "from" | "the" | "In" | "At" | "Near" | "The"))
}

/// Whether a name stands before a word: a capital that is not only the first word of its sentence, or a shortened one.
fn names_beside<'c>(ledger: &Ledger<'c>, spellings: &Spellings<'c>, place: usize) -> bool {
    if company::before_article(ledger, place).is_some() {
        return true;
    }
    let Some(before) = neighbour_before(ledger, place) else { return false };
    let given = ledger.tokens.get(before).is_some_and(|token| token.is(Class::GIVEN_NAME));
    let known = spellings.of(ledger, before).is_none_or(|spelling| spelling.inside > 0);
    before + 1 < place && is_part(ledger, before) || is_part(ledger, before) && (given || known)
}

/// The word of the same sentence before a place, the points of shortened words and initials between them aside.
fn neighbour_before(ledger: &Ledger, place: usize) -> Option<usize> {
    let sentence = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= place);
    let first = ledger.sentences.get(sentence)?.tokens.start;
    let mut before = place.checked_sub(1).filter(|before| *before >= first)?;
    for _ in 0..4 {
        let word = ledger.word(before);
        let initial = word.chars().all(|c| c.is_uppercase() || c == '.') && word.chars().count() < 4;
        let tight = ledger.tokens.get(before).is_some_and(|token| !token.spaced);
        if word == "." && tight || initial {
            before = before.checked_sub(1).filter(|before| *before >= first)?;
        }
    }
    Some(before)
}

/// What stands beside a spelling; it is looked at once, however many rare spellings are held against it.
fn beside<'s, 'c>(ledger: &Ledger<'c>, spellings: &Spellings<'c>, usual: &'s Spelling<'c>) -> &'s Beside<'c> {
    usual.beside.get_or_init(|| {
        let titled = |place: usize| {
            let title = neighbour_before(ledger, place).and_then(|before| ledger.tokens.get(before));
            title.is_some_and(|title| title.is(Class::HONORIFIC))
        };
        let bare =
            |place: &usize| (titled(*place) || !usual.person && !names_beside(ledger, spellings, *place)) && !is_part(ledger, *place + 1);
        Box::new(Beside {
            before: usual.places.iter().filter_map(|&place| neighbour_before(ledger, place)).map(|before| ledger.word(before)).collect(),
            behind: usual.places.iter().map(|&place| ledger.word(place + 1)).collect(),
            bare: usual.places.iter().all(bare),
        })
    })
}

/// Whether the same name or title stands before both, or the same capital behind both.
fn same_neighbour(ledger: &Ledger, place: usize, usual: &Beside) -> bool {
    let names = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL) && !token.is(FUNCTION - Class::MONTH));
    let same = |at: usize, others: &FxHashSet<&str>| {
        let word = ledger.word(at);
        names(at) && word.chars().nth(1).is_some() && others.contains(word)
    };
    neighbour_before(ledger, place).is_some_and(|before| same(before, &usual.before)) || same(place + 1, &usual.behind)
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
        Ground::Introduction => ", which nobody is introduced by",
    };
    // Two common surnames may be those of two people, unless something beside them says that they are one.
    let verdict = if ground == Ground::Alone && are_twins(word, other) { Verdict::Review } else { Verdict::Conflict };
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
