//! Names with capitals inside in, whether their capitals are always set in the same way out (check 82).

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, TokenKind};
use rustc_hash::FxHashMap;

/// Checks that a name such as `GitHub` is not also written `Github`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut forms: FxHashMap<String, Vec<(&str, Vec<usize>)>> = FxHashMap::default();
    for sentence in &ledger.sentences {
        if !context.is_prose(sentence.span) {
            continue;
        }
        for at in sentence.tokens.range() {
            if let Some(token) = ledger.tokens.get(at)
                && token.kind == TokenKind::Word
                && token.is(Class::CAPITAL)
                && token.is(Class::LOWER)
                && ledger.word(at).len() > 3
            {
                let word = ledger.word(at);
                let known = forms.entry(word.to_lowercase()).or_default();
                match known.iter_mut().find(|(form, _)| *form == word) {
                    Some((_, places)) => places.push(at),
                    None => known.push((word, vec![at])),
                }
            }
        }
    }
    let mut forms: Vec<_> = forms.into_values().filter(|forms| forms.iter().any(|(form, _)| has_inner_capital(form))).collect();
    forms.sort_by_key(|forms| forms.first().and_then(|(_, places)| places.first().copied()));
    for mut forms in forms {
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

/// Whether a form is a slip for the usual one: a plain one is as soon as it is not the more frequent one.
fn is_rare(form: &str, rare: usize, usual: usize) -> bool {
    let plural = form.strip_suffix('s').is_some_and(|stem| stem.chars().all(char::is_uppercase));
    let enough = if has_inner_capital(form) { usual > 2 && rare == 1 } else { rare <= usual };
    enough && !plural
}

/// Whether a capital follows a small letter: `GitHub`, but not `Github` or `NATO`.
fn has_inner_capital(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

fn span(ledger: &Ledger, token: usize) -> Span {
    ledger.tokens.get(token).map(claimlint_parser::Token::span).unwrap_or_default()
}
