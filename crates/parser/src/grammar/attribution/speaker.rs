//! Attributions as tokens in, claims with the person who speaks out.

use super::{Found, attribution, mode};
use crate::claim::{ClaimKind, Mention};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

/// Writes the attributions down and tells each quotation who said it.
pub(super) fn write(draft: &mut Draft<'_>, mut found: Vec<Found>) {
    found.sort_by_key(|one| one.cue.map_or(0, |cue| cue.start));
    let mut mentions: Vec<(TokenSpan, usize, Mention)> = draft
        .claims
        .iter()
        .filter_map(
            |claim| if let ClaimKind::Person(person) = &claim.kind { Some((claim.tokens, person.person, person.mention)) } else { None },
        )
        .collect();
    mentions.sort_by_key(|(tokens, ..)| tokens.start);
    let mut quotations: Vec<(TokenSpan, usize)> = draft
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| matches!(claim.kind, ClaimKind::Quotation(_)))
        .map(|(index, claim)| (claim.tokens, index))
        .collect();
    quotations.sort_by_key(|(tokens, _)| tokens.start);
    let inner = |span: &TokenSpan| {
        let first = quotations.partition_point(|(tokens, _)| tokens.start < span.start);
        quotations.get(first).is_some_and(|(tokens, _)| tokens.start < span.end)
    };
    let modes: Vec<_> = found.iter().map(|one| mode(draft, &one.content, inner)).collect();
    let mut last: Option<(usize, usize)> = None;
    let mut people = Vec::with_capacity(found.len());
    for one in &found {
        let person = one.source.and_then(|source| person(draft, source, &mentions)).or_else(|| {
            let pronoun =
                one.source.is_some_and(|source| source.len() == 1 && (draft.reads(source.start, "he") || draft.reads(source.start, "she")));
            last.filter(|&(_, block)| pronoun && block <= one.block && one.block <= block + 1).map(|(person, _)| person)
        });
        let named = one.source.is_some_and(|source| {
            source.range().any(|at| draft.is(at, Class::CAPITAL) && !draft.reads(at, "he") && !draft.reads(at, "she"))
        });
        match person {
            Some(person) => last = Some((person, one.block)),
            None if named => last = None,
            None => {}
        }
        people.push(person);
    }
    for ((one, mode), person) in found.iter().zip(modes).zip(people) {
        let parts = one.source.iter().chain(&one.cue).chain(&one.content);
        let Some(start) = parts.clone().map(|part| part.start).min() else { continue };
        let Some(end) = parts.map(|part| part.end).max() else { continue };
        let sentence = draft.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let kind = ClaimKind::Attribution(attribution(draft, one, mode, person));
        let index = draft.note(sentence, TokenSpan::new(start, end), kind);
        for content in &one.content {
            let first = quotations.partition_point(|(tokens, _)| tokens.start < content.start);
            for &(tokens, quotation) in
                quotations.get(first..).unwrap_or_default().iter().take_while(|(tokens, _)| tokens.start < content.end)
            {
                if tokens.end <= content.end
                    && let Some(ClaimKind::Quotation(quotation)) = draft.claims.get_mut(quotation).map(|claim| &mut claim.kind)
                {
                    quotation.attribution = Some(index);
                    quotation.person = person;
                }
            }
        }
    }
}

/// The person that a source stands for: one who is named in it and is its head, not `a spokesman for Roe` or `Roe's lawyer`.
fn person(draft: &Draft<'_>, source: TokenSpan, mentions: &[(TokenSpan, usize, Mention)]) -> Option<usize> {
    let first = mentions.partition_point(|(tokens, ..)| tokens.start < source.start);
    mentions.get(first..)?.iter().take_while(|(tokens, ..)| tokens.end <= source.end).find_map(|&(tokens, person, _)| {
        let dependent = tokens.start > source.start && draft.is(tokens.start - 1, Class::PREPOSITION | Class::CONJUNCTION);
        // "the Roe campaign", "Roe's lawyer": the person is not the head.
        let head = tokens.end >= source.end
            || draft.is(tokens.end, Class::PUNCTUATION | Class::PREPOSITION | Class::SUBORDINATOR | Class::PRONOUN);
        (!dependent && head).then_some(person)
    })
}
