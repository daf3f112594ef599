//! Names with capitals inside in, whether their capitals are always set in the same way out (check 82).

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, Token, TokenKind};

/// Checks that a name such as `GitHub` is not also written `Github`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let inner = context.capitals().iter().filter(|capital| capital.inner);
    let capitals = inner.filter_map(|capital| Some((capital.token, ledger.tokens.get(capital.token)?)));
    let mut names: Vec<u32> =
        capitals.filter(|(at, token)| is_name(token) && has_inner_capital(ledger.word(*at))).map(|(_, token)| token.lexeme).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let mut forms = forms(context, name);
        forms.sort_by_key(|(form, places)| (std::cmp::Reverse(places.len()), !has_inner_capital(form)));
        let [(usual, places), others @ ..] = forms.as_slice() else { continue };
        let Some(&first) = places.first() else { continue };
        if !has_inner_capital(usual) {
            continue;
        }
        if others.is_empty()
            && let Some(&second) = places.get(1)
        {
            let mut check = report(
                rule,
                Verdict::Holds,
                span(ledger, second),
                format!("“{usual}” is written so in all of its {} places", places.len()),
            );
            check.related.push(evidence(span(ledger, first), "the name"));
            out.push(check);
        }
        for (form, rare) in others.iter().filter(|(form, rare)| is_rare(form, rare.len(), places.len())) {
            for &place in rare {
                let message = format!("“{form}” is written “{usual}” elsewhere");
                let mut check = report(rule, Verdict::Review, span(ledger, place), message);
                check.related.push(evidence(span(ledger, first), "the usual form"));
                check.fixes.push((*usual).to_owned());
                out.push(check);
            }
        }
    }
}

/// Whether a token is a longer word with a capital at its head and small letters behind it.
fn is_name(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.class.contains(Class::CAPITAL | Class::LOWER) && token.span().len() > 3
}

/// The forms in which prose writes a name, each with its places.
fn forms<'c>(context: &Context<'c>, name: u32) -> Vec<(&'c str, Vec<usize>)> {
    let ledger = context.ledger;
    let mut forms: Vec<(&str, Vec<usize>)> = Vec::new();
    let in_prose = |token: &Token| is_name(token) && context.is_prose(token.span());
    // Tags of social media are written as anybody likes.
    let tagged = |at: usize| at.checked_sub(1).is_some_and(|before| matches!(ledger.word(before), "#" | "@"));
    for at in context.places().of(name).filter(|&at| ledger.tokens.get(at).is_some_and(in_prose) && !tagged(at)) {
        let word = ledger.word(at);
        match forms.iter_mut().find(|(form, _)| *form == word) {
            Some((_, places)) => places.push(at),
            None => forms.push((word, vec![at])),
        }
    }
    forms
}

/// Whether a form is a slip for the usual one: a plain one is as soon as it is not the more frequent one.
fn is_rare(form: &str, rare: usize, usual: usize) -> bool {
    let plural = form.strip_suffix('s').is_some_and(|stem| stem.chars().all(char::is_uppercase));
    let enough = if has_inner_capital(form) { usual > 2 && rare == 1 } else { rare <= usual };
    enough && !plural
}

/// Whether a capital follows a small letter: `GitHub`, but not `Github` or `NATO`.
fn has_inner_capital(word: &str) -> bool {
    if word.is_ascii() {
        return word.as_bytes().windows(2).any(|pair| matches!(pair, [b'a'..=b'z', b'A'..=b'Z']));
    }
    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

fn span(ledger: &Ledger, token: usize) -> Span {
    ledger.tokens.get(token).map(claimlint_parser::Token::span).unwrap_or_default()
}
