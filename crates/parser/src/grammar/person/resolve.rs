//! Names in, the people that they stand for out: one entry for each person, however they are called.

use super::names::FAMILY_FIRST;
use super::role::surname;
use super::{Mentioned, Name};
use crate::claim::Mention;
use crate::draft::Draft;
use crate::ledger::{Person, TokenSpan};
use crate::token::TokenKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Fills the list of people and says whom each name mentions.
pub(super) fn people(draft: &mut Draft<'_>, names: &[Name]) -> Vec<Mentioned> {
    let mut by_surname: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut mentions = Vec::new();
    let spoken: FxHashSet<&str> = names.iter().filter(|name| !name.full).map(|name| draft.word(name.tokens.start)).collect();
    // Full names first, so that a title and a surname before them find their person.
    for name in names.iter().filter(|name| name.full) {
        let (given, family) = parts(draft, &spoken, name.tokens);
        let candidates = by_surname.entry(family.to_lowercase()).or_default();
        let found = candidates
            .iter()
            .copied()
            .take(64)
            .find(|&person| draft.people.get(person).is_some_and(|person| same_given(&person.given, &given)));
        let printed = printed(draft, name.tokens);
        let person = if let Some(person) = found {
            if let Some(known) = draft.people.get_mut(person).filter(|known| known.name.len() < printed.len()) {
                known.name = printed;
                known.given = given;
            }
            person
        } else {
            draft.people.push(Person { name: printed, given, surname: family });
            candidates.push(draft.people.len() - 1);
            draft.people.len() - 1
        };
        mentions.push(mention(name, person, Mention::Full));
    }
    for name in names.iter().filter(|name| !name.full) {
        let family = printed(draft, name.tokens);
        let candidates = by_surname.entry(family.to_lowercase()).or_default();
        let person = match candidates.as_slice() {
            [person] => *person,
            [] => {
                draft.people.push(Person { name: family.clone(), given: String::new(), surname: family });
                candidates.push(draft.people.len() - 1);
                draft.people.len() - 1
            }
            // Two people of one surname: which of them is meant is not said.
            _ => continue,
        };
        mentions.push(mention(name, person, Mention::Surname));
    }
    in_order(draft, &mut mentions);
    mentions
}

fn mention(name: &Name, person: usize, kind: Mention) -> Mentioned {
    Mentioned { sentence: name.sentence, tokens: name.tokens, role: name.role, person, kind }
}

/// Numbers the people by their first mention.
fn in_order(draft: &mut Draft<'_>, mentions: &mut [Mentioned]) {
    mentions.sort_by_key(|mention| mention.tokens.start);
    let mut place: Vec<Option<usize>> = vec![None; draft.people.len()];
    let mut people = Vec::with_capacity(draft.people.len());
    for mention in mentions.iter_mut() {
        let Some(slot) = place.get_mut(mention.person) else { continue };
        let new = *slot.get_or_insert_with(|| {
            people.push(draft.people.get(mention.person).cloned().unwrap_or_default());
            people.len() - 1
        });
        mention.person = new;
    }
    draft.people = people;
}

/// Whether two rows of given names can be one person's: one begins with the other, initials standing for names.
fn same_given(a: &str, b: &str) -> bool {
    let first = |given: &str| given.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let (a, b) = (first(a), first(b));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(&a, &b) || initial(&b, &a)
}

/// The given names and the surname of a full name.
fn parts(draft: &Draft<'_>, spoken: &FxHashSet<&str>, tokens: TokenSpan) -> (String, String) {
    let family = surname(draft, tokens);
    let first = TokenSpan::new(tokens.start, tokens.start + 1);
    // "Xi Jinping" is "Mr Xi" later: the family name comes first where only that is taken up again.
    let spoken = |word: &str| spoken.contains(word);
    let eastern = family.start > tokens.start
        && FAMILY_FIRST.iter().any(|name| draft.reads(tokens.start, name))
        && (spoken(draft.word(tokens.start))
            || !draft.is(family.start, crate::lexicon::Class::GIVEN_NAME)
                && !draft.is(tokens.start, crate::lexicon::Class::GIVEN_NAME)
                && tokens.len() <= 4
                && !spoken(draft.word(family.start)));
    if eastern {
        (printed(draft, TokenSpan::new(first.end, tokens.end)), printed(draft, first))
    } else {
        (printed(draft, TokenSpan::new(tokens.start, family.start)), printed(draft, family))
    }
}

/// A name as printed, with single spaces.
pub(super) fn printed(draft: &Draft<'_>, tokens: TokenSpan) -> String {
    let mut name = String::new();
    print(draft, tokens, &mut name);
    name
}

/// Appends a name as printed, with single spaces.
pub(super) fn print(draft: &Draft<'_>, tokens: TokenSpan, name: &mut String) {
    for at in tokens.range() {
        if at > tokens.start && draft.tokens.get(at).is_some_and(|token| token.spaced) && draft.kind(at) == TokenKind::Word {
            name.push(' ');
        }
        name.push_str(draft.word(at));
    }
}
