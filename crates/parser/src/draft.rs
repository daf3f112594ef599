//! A ledger while it is being written: tokens, sentences and the claims read so far.

use crate::Settings;
use crate::claim::{Claim, ClaimKind, Estimate};
use crate::ledger::{Ledger, Person, Sentence, TokenSpan, span_of};
use crate::lexeme::Lexemes;
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};
use claimlint_document::{Document, Span};
use jiff::civil::Date;

/// What the grammars read from and write to, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'d> {
    pub(crate) document: &'d Document,
    pub(crate) settings: Settings,
    pub(crate) published: Option<Date>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) lexemes: Lexemes,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) people: Vec<Person>,
    pub(crate) estimates: Vec<Estimate>,
    /// For each token the claim that took it as its own words, plus one; 0 for none.
    owner: Vec<u32>,
}

impl<'d> Draft<'d> {
    pub(crate) fn new(document: &'d Document, settings: Settings, tokens: Vec<Token>, lexemes: Lexemes, sentences: Vec<Sentence>) -> Self {
        let owner = vec![0; tokens.len()];
        let claims = tokens.len() / 24;
        let published = settings.published.or(document.dateline.map(|dateline| dateline.date));
        Self {
            document,
            settings,
            published,
            tokens,
            lexemes,
            sentences,
            // About as many as prose has.
            claims: Vec::with_capacity(claims),
            people: Vec::new(),
            estimates: Vec::new(),
            owner,
        }
    }

    /// The words of a token; empty past the end.
    #[inline]
    pub(crate) fn word(&self, token: usize) -> &'d str {
        self.tokens.get(token).map_or("", |token| token.span().of(&self.document.text))
    }

    /// The mark that a token is, where it is one character and no word; else a null character.
    #[inline]
    pub(crate) fn mark(&self, token: usize) -> char {
        self.tokens.get(token).map_or('\0', |token| token.mark(&self.document.text))
    }

    /// Whether a token reads as `word`, in any case of ASCII letters.
    #[inline]
    pub(crate) fn reads(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| token.reads(&self.document.text, word))
    }

    /// The first token from `at` on that has any of these classes, and `end` where none is before it.
    #[inline]
    pub(crate) fn next_of(&self, at: usize, end: usize, class: Class) -> usize {
        let rest = self.tokens.get(at..end).unwrap_or_default();
        rest.iter().position(|token| token.is(class)).map_or(end, |length| at + length)
    }

    /// The tokens of a range that have any of these classes.
    #[inline]
    pub(crate) fn having(&self, range: TokenSpan, class: Class) -> impl Iterator<Item = usize> {
        let tokens = self.tokens.get(range.range()).unwrap_or_default();
        (range.start..).zip(tokens).filter(move |(_, token)| token.is(class)).map(|(at, _)| at)
    }

    /// Whether a token has any of these classes.
    #[inline]
    pub(crate) fn is(&self, token: usize, class: Class) -> bool {
        self.tokens.get(token).is_some_and(|token| token.is(class))
    }

    /// What a token is made of; a symbol past the end.
    #[inline]
    pub(crate) fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Symbol, |token| token.kind)
    }

    /// The span of the text that a run of tokens covers.
    pub(crate) fn span_of(&self, tokens: TokenSpan) -> Span {
        span_of(&self.tokens, tokens)
    }

    /// The claim that has taken a token as its own words.
    pub(crate) fn owner(&self, token: usize) -> Option<usize> {
        self.owner.get(token).and_then(|&owner| (owner as usize).checked_sub(1))
    }

    /// Whether no claim has taken any of these tokens.
    pub(crate) fn free(&self, tokens: TokenSpan) -> bool {
        tokens.range().all(|token| self.owner(token).is_none())
    }

    /// Writes a claim of these tokens down, takes the tokens, and gives the claim's index in the draft.
    pub(crate) fn take(&mut self, sentence: usize, tokens: TokenSpan, kind: ClaimKind) -> usize {
        let index = self.note(sentence, tokens, kind);
        for token in tokens.range() {
            if let Some(owner) = self.owner.get_mut(token) {
                *owner = u32::try_from(index + 1).unwrap_or(0);
            }
        }
        index
    }

    /// Writes a claim of these tokens down and leaves the tokens to others.
    pub(crate) fn note(&mut self, sentence: usize, tokens: TokenSpan, kind: ClaimKind) -> usize {
        let span = self.span_of(tokens);
        self.claims.push(Claim::new(span, tokens, sentence, kind));
        self.claims.len() - 1
    }

    /// Puts the claims in source order, says who said each of them, and closes the ledger.
    pub(crate) fn finish(mut self) -> Ledger<'d> {
        let place_in_text = |claim: &Claim| (claim.sentence, claim.span.start, std::cmp::Reverse(claim.span.end));
        let mut order: Vec<usize> = (0..self.claims.len()).collect();
        order.sort_by_key(|&index| place_in_text(&self.claims[index]));
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        for claim in &mut self.claims {
            claim.renumber(|old| place.get(old).copied().unwrap_or(old));
        }
        // Claims are large and many: this sort moves them where they stand, and makes no second list.
        self.claims.sort_by_cached_key(place_in_text);
        name_sources(&mut self.claims);
        let Self { document, published, tokens, lexemes, sentences, claims, people, estimates, .. } = self;
        let claims_from = first_claims(&claims, sentences.len());
        Ledger { document, published, tokens, lexemes, sentences, claims, claims_from, people, estimates, parts: None }
    }
}

/// For each sentence the first claim in it or behind it, and the end of the claims.
fn first_claims(claims: &[Claim], sentences: usize) -> Vec<u32> {
    let mut first = Vec::with_capacity(sentences + 1);
    for (index, claim) in (0_u32..).zip(claims) {
        while first.len() <= claim.sentence {
            first.push(index);
        }
    }
    first.resize(sentences + 1, u32::try_from(claims.len()).unwrap_or(u32::MAX));
    first
}

/// Sets `said_by` of every claim to the innermost attribution whose content holds it.
fn name_sources(claims: &mut [Claim]) {
    let mut contents: Vec<(Span, usize)> = claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| match &claim.kind {
            ClaimKind::Attribution(attribution) => Some(attribution.content.iter().map(move |&span| (span, index))),
            _ => None,
        })
        .flatten()
        .collect();
    contents.sort_by_key(|&(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut contents = contents.into_iter().peekable();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&index| claims[index].span.start);
    for index in order {
        let span = claims[index].span;
        while let Some(content) = contents.next_if(|(content, _)| content.start <= span.start) {
            open.push(content);
        }
        open.retain(|(content, _)| content.end > span.start);
        let holder =
            open.iter().filter(|(content, source)| content.contains(span) && *source != index).min_by_key(|(content, _)| content.len());
        claims[index].said_by = holder.map(|&(_, source)| source);
    }
}
