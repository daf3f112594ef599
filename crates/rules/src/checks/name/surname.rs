//! Capitalised words that act as people in, those whose person was never introduced out (check 79).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, Mention, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

/// Reports a surname that begins a sentence and is spoken of as a person, where the text introduces two people at least otherwise.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let people = ledger.people.iter().filter(|person| !person.given.is_empty()).map(|person| person.surname.as_str());
    let mut introduced = context.surnames().iter().copied().chain(people);
    let first = introduced.next();
    // One person alone is no habit.
    if introduced.all(|surname| Some(surname) == first) {
        return;
    }
    let named = LazyCell::new(|| named(ledger));
    let mut told: FxHashSet<&str> = FxHashSet::default();
    let beside = LazyCell::new(|| beside_capitals(ledger));
    let firsts = LazyCell::new(|| first_places(ledger));
    for sentence in &ledger.sentences {
        let at = sentence.tokens.start;
        let Some(token) = ledger.tokens.get(at) else { continue };
        let word = ledger.word(at);
        let plain = (token.class - (Class::CAPITAL | Class::LOWER | Class::RESULT)).is_empty()
            && token.kind == TokenKind::Word
            && token.is(Class::LOWER);
        let spoken_of = ledger.word(at + 1) == "," && ledger.word(at + 2) == "who";
        if plain
            && token.is(Class::CAPITAL)
            && spoken_of
            && word.len() > 3
            && !word.ends_with('s')
            && context.is_prose(sentence.span)
            && !context.is_quoted(sentence.span)
        {
            // Whom the text has spoken of before is known by that; `Posterity, who` is no name.
            if firsts.get(word) != Some(&at) || word.ends_with("ity") || named.contains(word) || beside.contains(word) || !told.insert(word)
            {
                continue;
            }
            let message = format!("nobody called “{word}” was introduced");
            out.push(report(rule, Verdict::Review, token.span(), message));
        }
    }
    hold(rule, context, out);
}

/// Where each capitalised word stands first.
fn first_places<'c>(ledger: &Ledger<'c>) -> FxHashMap<&'c str, usize> {
    let mut firsts = FxHashMap::default();
    for (at, token) in ledger.tokens.iter().enumerate() {
        if token.kind == TokenKind::Word && token.is(Class::CAPITAL) {
            firsts.entry(ledger.word(at)).or_insert(at);
        }
    }
    firsts
}

/// The words of all names of people.
fn named<'c>(ledger: &Ledger<'c>) -> FxHashSet<&'c str> {
    let named = ledger.claims.iter().filter(|claim| match &claim.kind {
        ClaimKind::Person(mention) => mention.mention != Mention::Pronoun,
        ClaimKind::Time(_)
        | ClaimKind::Range(_)
        | ClaimKind::Quantity(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Quotation(_)
        | ClaimKind::Reference(_)
        | ClaimKind::Identifier(_)
        | ClaimKind::Statistic(_) => false,
    });
    named.flat_map(|claim| claim.tokens.range()).map(|at| ledger.word(at)).collect()
}

/// Words that stand beside another capital somewhere, and so are part of a longer name.
fn beside_capitals<'c>(ledger: &Ledger<'c>) -> FxHashSet<&'c str> {
    let capital = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is(Class::CAPITAL));
    (1..ledger.tokens.len()).filter(|&at| capital(at) && (capital(at - 1) || capital(at + 1))).map(|at| ledger.word(at)).collect()
}

/// Writes down the first later mention of everybody who was introduced.
fn hold(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut full: Vec<Option<Span>> = vec![None; ledger.people.len()];
    let mut told = vec![false; ledger.people.len()];
    for claim in &ledger.claims {
        let ClaimKind::Person(mention) = &claim.kind else { continue };
        let (Some(full), Some(told)) = (full.get_mut(mention.person), told.get_mut(mention.person)) else { continue };
        match mention.mention {
            Mention::Full => *full = full.or(Some(claim.span)),
            Mention::Surname if !*told => {
                if let Some(introduced) = *full {
                    *told = true;
                    let name = ledger.people.get(mention.person).map(|person| person.name.as_str()).unwrap_or_default();
                    let mut check = report(rule, Verdict::Holds, claim.span, format!("introduced as {name}"));
                    check.related.push(crate::checks::evidence(introduced, "the introduction"));
                    out.push(check);
                }
            }
            Mention::Surname | Mention::Pronoun => {}
        }
    }
}
