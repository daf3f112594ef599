//! People in, their later mentions by surname and pronoun out.

use super::run::Run;
use super::things::THINGS;
use super::{Mentioned, Name};
use crate::claim::Mention;
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use rustc_hash::FxHashMap;

/// How many tokens a pronoun can look back.
const REACH: usize = 120;

/// Appends the mentions by surname alone.
pub(super) fn surnames(draft: &Draft<'_>, runs: &[Run], names: &[Name], mentions: &mut Vec<Mentioned>) {
    if draft.people.is_empty() {
        return;
    }
    let mut people: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (index, person) in draft.people.iter().enumerate().filter(|(_, person)| !person.surname.is_empty()) {
        people.entry(person.surname.to_lowercase()).and_modify(|one| *one = None).or_insert(Some(index));
    }
    let first: FxHashMap<usize, usize> = mentions.iter().rev().map(|mention| (mention.person, mention.tokens.start)).collect();
    let mut name = String::new();
    for run in runs {
        if names.binary_search_by_key(&run.tokens.end, |name| name.tokens.end).is_ok() {
            continue;
        }
        let Some(start) = run.tokens.range().find(|&at| {
            !draft.is(at, Class::DETERMINER | Class::CONJUNCTION | Class::PREPOSITION | Class::SUBORDINATOR | Class::POSSESSIVE)
        }) else {
            continue;
        };
        let tokens = TokenSpan::new(start, run.tokens.end);
        name.clear();
        super::resolve::print(draft, tokens, &mut name);
        if name.is_ascii() {
            name.make_ascii_lowercase();
        } else {
            name = name.to_lowercase();
        }
        let Some(&Some(person)) = people.get(&name) else { continue };
        let introduced = first.get(&person).is_some_and(|&first| first < start);
        let thing = draft.is(tokens.end, Class::CAPITAL)
            || THINGS.binary_search(&draft.word(tokens.end)).is_ok()
            || matches!(draft.mark(tokens.end), '-' | '&' | '–');
        let the = start > 0 && (draft.is(start - 1, Class::DETERMINER) || draft.mark(start - 1) == '-');
        if introduced && !thing && !the {
            mentions.push(Mentioned { sentence: run.sentence, tokens, role: None, person, kind: Mention::Surname });
        }
    }
}

/// Appends the mentions by `he` and `she`, where this sentence and the one before name only one person.
pub(super) fn pronouns(draft: &Draft<'_>, mentions: &mut Vec<Mentioned>) {
    if mentions.is_empty() {
        return;
    }
    let mut gender: FxHashMap<usize, bool> = FxHashMap::default();
    for mention in mentions.iter() {
        let before = mention.tokens.start.saturating_sub(1);
        let title = if draft.mark(before) == '.' { before.saturating_sub(1) } else { before };
        let female =
            ["mrs", "ms", "miss", "dame", "lady", "madame", "sister", "queen", "princess", "spokeswoman", "congresswoman", "chairwoman"]
                .iter()
                .any(|word| draft.reads(title, word));
        let male = ["mr", "sir", "lord", "father", "brother", "king", "prince", "spokesman", "congressman", "chairman"]
            .iter()
            .any(|word| draft.reads(title, word));
        if female || male {
            gender.insert(mention.person, female);
        }
    }
    let mut found = Vec::new();
    let mut next = 0;
    for (index, sentence) in draft.sentences.iter().enumerate() {
        while mentions.get(next).is_some_and(|mention| mention.sentence + 1 < index) {
            next += 1;
        }
        let same_block = |other: usize| draft.sentences.get(other).is_some_and(|other| other.block == sentence.block);
        if !sentence.classes.intersects(Class::PRONOUN) {
            continue;
        }
        for at in draft.having(sentence.tokens, Class::PRONOUN) {
            let female = draft.reads(at, "she");
            if !(female || draft.reads(at, "he")) {
                continue;
            }
            let from = next.max(mentions.partition_point(|mention| mention.tokens.start + REACH < at));
            let near = mentions
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|mention| mention.tokens.start < at)
                .filter(|mention| same_block(mention.sentence));
            let mut people: Vec<usize> =
                near.map(|mention| mention.person).filter(|person| gender.get(person).is_none_or(|&known| known == female)).collect();
            people.sort_unstable();
            people.dedup();
            if let [person] = people.as_slice() {
                gender.insert(*person, female);
                found.push(Mentioned {
                    sentence: index,
                    tokens: TokenSpan::new(at, at + 1),
                    role: None,
                    person: *person,
                    kind: Mention::Pronoun,
                });
            }
        }
    }
    mentions.extend(found);
}
