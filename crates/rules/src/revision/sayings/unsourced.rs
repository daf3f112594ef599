//! Matched sentences in, figures that changed and lost the words "according to" somebody out (119).

use super::Sayings;
use crate::check::Verdict;
use crate::compare::root;
use crate::revision::claims::Claims;
use crate::revision::phrases::one_line;
use crate::revision::{ChangeKind, Finding, RevisionCheck};
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, TokenSpan};

/// Tells of a figure that changed and lost the words "according to" somebody, which may stand anywhere in its sentence.
pub(super) fn unsourced((old, before): (&Ledger, &[usize]), (new, after): (&Ledger, &[usize]), claims: &Claims, sayings: &mut Sayings) {
    let tokens = |ledger: &Ledger, sentences: &[usize]| -> Vec<usize> {
        sentences.iter().filter_map(|&index| ledger.sentences.get(index)).flat_map(|sentence| sentence.tokens.range()).collect()
    };
    let according = |ledger: &Ledger, tokens: &[usize]| {
        tokens.iter().copied().find(|&token| ledger.word(token).eq_ignore_ascii_case("according") && ledger.word(token + 1) == "to")
    };
    let (from, to) = (tokens(old, before), tokens(new, after));
    let (Some(cue), None) = (according(old, &from), according(new, &to)) else { return };
    let attributed = before.iter().flat_map(|&line| old.claims_in(line)).filter_map(|claim| old.claims.get(claim)?.attribution());
    if attributed.into_iter().any(|said| said.cue.iter().any(|span| span.overlaps(old.span_of(TokenSpan::new(cue, cue + 1))))) {
        return;
    }
    let is_mark = |token: usize| old.tokens.get(token).is_none_or(|token| token.is(Class::PUNCTUATION));
    let source: Vec<usize> = (cue + 2..cue + 8).take_while(|&token| !is_mark(token) && from.contains(&token)).collect();
    let (Some(&first), Some(&last)) = (source.first(), source.last()) else { return };
    let function = Class::DETERMINER | Class::PREPOSITION | Class::POSSESSIVE;
    let names: Vec<String> = source
        .iter()
        .filter(|&&token| old.tokens.get(token).is_some_and(|token| !token.is(function)))
        .map(|&token| root(old.word(token)))
        .collect();
    let stands = to.iter().any(|&token| names.contains(&root(new.word(token))));
    let changed = claims.changed.iter().find(|(one, other)| {
        let sentence = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map(|claim| claim.sentence);
        sentence(old, *one).is_some_and(|line| before.contains(&line)) && sentence(new, *other).is_some_and(|line| after.contains(&line))
    });
    let Some(&(one, other)) = changed.filter(|_| !stands && !names.is_empty()) else { return };
    let named = one_line(old.text(old.span_of(TokenSpan::new(first, last + 1))));
    sayings.findings.push(Finding {
        rule: RevisionCheck::FigureWithoutSource,
        kind: ChangeKind::Attribution,
        verdict: Verdict::Review,
        old: Some(one),
        new: Some(other),
        span: new.claims.get(other).map_or_else(Span::default, |claim| claim.span),
        message: format!("this figure is new and no longer has its source, {named}"),
        related: Vec::new(),
        fixes: Vec::new(),
        computed: None,
    });
}
