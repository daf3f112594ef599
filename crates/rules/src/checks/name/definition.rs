//! A ledger in, the places where it says what an acronym stands for out.

use crate::checks::Context;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{ClaimKind, Class, Ledger, TokenKind, TokenSpan};

/// Words that can head a list of acronyms.
const HEADS: &[&str] = &["abbreviation", "abbreviations", "acronym", "acronyms"];

/// The most tokens that a name can have.
const LONGEST: usize = 14;

/// An acronym and the name that it stands for.
#[derive(Clone, Debug)]
pub(super) struct Definition<'c> {
    /// The acronym without the `s` of its plural.
    pub(super) acronym: &'c str,
    /// Its place.
    pub(super) span: Span,
    /// The words of the name that count, in lower case: small words and hyphens aside.
    pub(super) words: Vec<String>,
    /// The place of the name.
    pub(super) name: Span,
}

/// Words that an acronym passes over.
pub(super) const SMALL: Class = Class::DETERMINER.union(Class::PREPOSITION).union(Class::CONJUNCTION).union(Class::POSSESSIVE);

/// Reads every definition, in order.
pub(super) fn definitions<'c>(context: &Context<'c>) -> Vec<Definition<'c>> {
    let ledger = context.ledger;
    let mut definitions = Vec::new();
    for claim in &ledger.claims {
        if let ClaimKind::Organisation(organisation) = &claim.kind
            && let Some(span) = organisation.acronym
            && context.is_prose_sentence(claim.sentence)
        {
            let words = words(ledger, tokens_in(ledger, claim.tokens, organisation.name));
            definitions.push(Definition { acronym: singular(ledger.text(span)), span, words, name: organisation.name });
        }
    }
    let mut begun = usize::MAX;
    for head in context.places().of_words(&ledger.lexemes, HEADS) {
        let index = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= head);
        // Only the first of these words can be the head of a list, and only near the beginning of a sentence.
        if let Some(sentence) =
            ledger.sentences.get(index).filter(|sentence| (sentence.tokens.start..sentence.tokens.start + 3).contains(&head))
            && begun != index
        {
            begun = index;
            listed(ledger, sentence.tokens, head, &mut definitions);
        }
    }
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let block = ledger.block_of(index);
        if block.kind() == BlockKind::ListItem && block.span().start == sentence.span.start {
            definitions.extend(entry(ledger, sentence.tokens));
        }
    }
    definitions.sort_by_key(|definition| definition.span);
    definitions.dedup_by_key(|definition| definition.span);
    definitions
}

/// `Abbreviations: AF, Acme Fund; RH, Rail House.`
fn listed<'c>(ledger: &Ledger<'c>, sentence: TokenSpan, head: usize, definitions: &mut Vec<Definition<'c>>) {
    if ledger.word(head + 1) != ":" {
        return;
    }
    let mut at = head + 2;
    while at + 2 < sentence.end {
        let end = (at..sentence.end).find(|&end| matches!(ledger.word(end), ";" | ".")).unwrap_or(sentence.end);
        if is_acronym(ledger, at) && matches!(ledger.word(at + 1), "," | "=" | ":" | "–" | "—") && end > at + 2 && end - at < LONGEST {
            let name = TokenSpan::new(at + 2, end);
            let span = ledger.span_of(TokenSpan::new(at, at + 1));
            definitions.push(Definition {
                acronym: singular(ledger.text(span)),
                span,
                words: words(ledger, name),
                name: ledger.span_of(name),
            });
        }
        at = end + 1;
    }
}

/// An entry of a glossary: `- **AF** – Acme Fund`; a name only where its words have the letters, or it may say what the thing is.
fn entry<'c>(ledger: &Ledger<'c>, sentence: TokenSpan) -> Option<Definition<'c>> {
    let at = sentence.start;
    let parted = matches!(ledger.word(at + 1), ":" | "–" | "—" | "-" | "=");
    if !parted || !is_acronym(ledger, at) || ledger.tokens.get(at + 2).is_none_or(|next| !next.spaced) {
        return None;
    }
    let stops = |&end: &usize| matches!(ledger.word(end), "." | ";" | "," | "(" | ":" | "–" | "—");
    let end = (at + 2..sentence.end).find(stops).unwrap_or(sentence.end);
    let name = TokenSpan::new(at + 2, end.min(at + 2 + LONGEST));
    let span = ledger.span_of(TokenSpan::new(at, at + 1));
    let (acronym, words) = (singular(ledger.text(span)), words(ledger, name));
    let initials: String = words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    (initials == acronym).then(|| Definition { acronym, span, words, name: ledger.span_of(name) })
}

/// Whether a token is two to eight letters, all of them capitals but for the `s` of a plural.
pub(super) fn is_acronym(ledger: &Ledger, at: usize) -> bool {
    if !ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is(Class::CAPITAL)) {
        return false;
    }
    let word = singular(ledger.word(at));
    let letters = word.chars().count();
    (2..=8).contains(&letters) && word.chars().all(char::is_uppercase)
}

/// An acronym without the `s` of its plural.
pub(super) fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.chars().count() > 1 && stem.chars().all(char::is_uppercase)).unwrap_or(word)
}

/// The words of a name that count, in lower case.
fn words(ledger: &Ledger, name: TokenSpan) -> Vec<String> {
    let counts = |at: &usize| ledger.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word && !token.is(SMALL));
    name.range().filter(counts).flat_map(|at| spelled_out(&ledger.word(at).to_lowercase())).collect()
}

/// A word, or the words that a shortened state stands for.
fn spelled_out(word: &str) -> Vec<String> {
    let states: &[&str] = match word {
        "u.s." | "us" => &["united", "states"],
        "u.k." | "uk" => &["united", "kingdom"],
        "u.n." | "un" => &["united", "nations"],
        "e.u." | "eu" => &["european", "union"],
        _ => return vec![word.to_owned()],
    };
    states.iter().map(|&word| word.to_owned()).collect()
}

/// The tokens of a claim that lie in a part of it.
fn tokens_in(ledger: &Ledger, tokens: TokenSpan, part: Span) -> TokenSpan {
    let inside = |at: &usize| ledger.tokens.get(*at).is_some_and(|token| part.contains(token.span()));
    let start = tokens.range().find(inside).unwrap_or(tokens.start);
    let end = tokens.range().rev().find(inside).map_or(start, |last| last + 1);
    TokenSpan::new(start, end)
}
