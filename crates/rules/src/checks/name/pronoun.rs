//! `Mr Roe … she` in, whether anybody else can be meant out (check 81).
//!
//! A pronoun may be of anybody who was named before, so it is held against a title only where the text has so far named
//! nobody but those of that title, and told of nobody by a word like `sister`.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, Mention};

/// The titles and pronouns of men and of women.
const TITLES: [&[&str]; 2] = [&["mr", "mr.", "sir"], &["dame", "lady", "miss", "mrs", "mrs.", "ms", "ms."]];
const PRONOUNS: [&[&str]; 2] = [&["he", "him", "himself", "his"], &["her", "hers", "herself", "she"]];

/// Words for people of a sex, a ship or a country that a pronoun may take up.
const PEOPLE: &[&str] = &[
    "actress",
    "aunt",
    "boat",
    "boy",
    "boyfriend",
    "bride",
    "brother",
    "chairman",
    "chairwoman",
    "child",
    "countess",
    "country",
    "daughter",
    "doctor",
    "duchess",
    "father",
    "female",
    "girl",
    "girlfriend",
    "god",
    "grandfather",
    "grandmother",
    "groom",
    "hostess",
    "husband",
    "king",
    "ladies",
    "lady",
    "male",
    "man",
    "men",
    "mother",
    "nation",
    "niece",
    "nun",
    "nurse",
    "partner",
    "patient",
    "person",
    "president",
    "prince",
    "princess",
    "queen",
    "ship",
    "sister",
    "someone",
    "son",
    "spokesman",
    "spokeswoman",
    "student",
    "uncle",
    "vessel",
    "widow",
    "widower",
    "wife",
    "witness",
    "woman",
    "women",
];

/// How many sentences may lie between the title and the pronoun.
const REACH: usize = 1;

/// Checks the first pronouns of a text behind a title.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let Some(end) = ledger.tokens.len().checked_sub(1) else { return };
    if !begins_with_title(context) {
        return;
    }
    let mut people = ledger
        .claims
        .iter()
        .filter(|claim| matches!(&claim.kind, ClaimKind::Person(mention) if mention.mention != Mention::Pronoun))
        .peekable();
    // The sex that all titles so far tell, and the last title.
    let mut titled: Option<(usize, usize)> = None;
    for token in 0..=end {
        if let Some(sex) = title(ledger, token) {
            match titled {
                Some((known, _)) if known != sex => return,
                _ => titled = Some((sex, token)),
            }
        }
        while let Some(claim) = people.next_if(|claim| claim.tokens.start <= token) {
            // Somebody without a title may be of either sex.
            let called = (claim.tokens.start.saturating_sub(2)..claim.tokens.end).any(|at| title(ledger, at).is_some());
            let again = titled.is_some_and(|(_, title)| is_taken_up(ledger, title, claim.tokens.end.saturating_sub(1)));
            if !called && !again {
                return;
            }
        }
        let word = ledger.lower(token);
        let bare = ledger.tokens.get(token).is_some_and(|written| written.is(Class::GIVEN_NAME))
            && !(token.saturating_sub(2)..token).any(|at| title(ledger, at).is_some());
        if PEOPLE.binary_search(&word).is_ok() || bare {
            return;
        }
        let Some(sex) = PRONOUNS.iter().position(|pronouns| pronouns.contains(&word)) else { continue };
        // A pronoun before any title is of somebody whom only the reader knows.
        let Some((known, title)) = titled else { return };
        let (here, there) = (context.sentence_at(token), context.sentence_at(title));
        let block = |sentence: usize| ledger.sentences.get(sentence).map(|sentence| sentence.block);
        let (Some(span), Some(name)) = (ledger.tokens.get(token).map(claimlint_parser::Token::span), name(ledger, title)) else { return };
        if here > there + REACH || block(here) != block(there) || context.is_quoted(span) || !context.is_prose(span) {
            if known == sex {
                continue;
            }
            return;
        }
        let words = ledger.text(name);
        if known == sex {
            let mut check = report(rule, Verdict::Holds, span, format!("“{}” can be {words}", ledger.text(span)));
            check.related.push(evidence(name, "the title"));
            out.push(check);
            continue;
        }
        let message = format!("“{}” follows {words}, and the text has named nobody else", ledger.text(span));
        let mut check = report(rule, Verdict::Review, span, message);
        check.related.push(evidence(name, "the title"));
        out.push(check);
        return;
    }
}

/// Whether a title stands before the first pronoun, as it does in few texts.
fn begins_with_title(context: &Context) -> bool {
    let ledger = context.ledger;
    let places = |words: &[&[&str]; 2]| context.places().of_words(&ledger.lexemes, &words.concat());
    let titled = places(&TITLES).into_iter().find(|&token| title(ledger, token).is_some());
    titled.is_some_and(|title| places(&PRONOUNS).first().is_some_and(|&pronoun| title < pronoun))
}

/// The sex that a title tells, where a name stands behind it.
fn title(ledger: &Ledger, token: usize) -> Option<usize> {
    let sex = TITLES.iter().position(|titles| titles.binary_search(&ledger.lower(token)).is_ok())?;
    let capital = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL));
    let named = capital(token + 1) || ledger.word(token + 1) == "." && capital(token + 2);
    (capital(token) && named).then_some(sex)
}

/// Whether a name is that which stands behind a title: the same last word.
fn is_taken_up(ledger: &Ledger, title: usize, last: usize) -> bool {
    (title + 1..title + 5).any(|at| ledger.lower(at) == ledger.lower(last))
}

/// The title and the capitals behind it.
fn name(ledger: &Ledger, title: usize) -> Option<Span> {
    let part =
        |at: &usize| ledger.word(*at) == "." && *at == title + 1 || ledger.tokens.get(*at).is_some_and(|token| token.is(Class::CAPITAL));
    let last = (title + 1..title + 5).take_while(part).last()?;
    Some(ledger.tokens.get(title)?.span().cover(ledger.tokens.get(last)?.span()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_sorted() {
        assert!(super::PEOPLE.is_sorted());
        assert!(super::TITLES.iter().all(|titles| titles.is_sorted()));
    }
}
