//! All sentences and claims of one document, as the rules see them.

use crate::claim::{Claim, Estimate};
use crate::grammar::Input;
use crate::grammar::time::{Holiday, holiday};
use crate::lexeme::Lexemes;
use crate::lexicon::Class;
use crate::token::Token;
use claimlint_document::{Block, Document, Span};
use jiff::civil::Date;

/// A half-open range of token indices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenSpan {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
}

impl TokenSpan {
    /// The tokens from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many tokens there are.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range to index with.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Whether a token is one of them.
    pub const fn holds(self, token: usize) -> bool {
        self.start <= token && token < self.end
    }
}

/// Everything that was read in a document.
#[derive(Clone, Debug)]
pub struct Ledger<'d> {
    /// The document itself.
    pub document: &'d Document,
    /// The day of publication: as given from outside, else the document's own.
    pub published: Option<Date>,
    /// Every token of every checked block, in order.
    pub tokens: Vec<Token>,
    /// The distinct words of the tokens.
    pub lexemes: Lexemes,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Claims in source order; a claim's index is its id.
    pub claims: Vec<Claim>,
    /// For each sentence the first claim in it or behind it; the last entry is the end of the claims.
    pub claims_from: Vec<u32>,
    /// The people named, in order of first mention.
    pub people: Vec<Person>,
    /// Estimates with their intervals and p-values, in order; their digits are identifiers among the claims.
    pub estimates: Vec<Estimate>,
    /// Of a document that was read in parts, what is known of them: its claims are not in this ledger.
    pub parts: Option<Parts>,
}

/// What is known of the parts of a document that was read in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How many there are.
    pub count: usize,
    /// How many sentences they hold.
    pub sentences: usize,
    /// How many claims they hold.
    pub claims: usize,
    /// How many checks of them hold that were counted and not kept.
    pub holds: usize,
}

impl<'d> Ledger<'d> {
    /// The ledger of a document that was read in parts: the sentences that are told of, and nothing of the words in them.
    pub fn outline(document: &'d Document, published: Option<Date>, sentences: Vec<Sentence>, parts: Parts) -> Self {
        Self {
            document,
            published: published.or_else(|| document.dateline.map(|dateline| dateline.date)),
            tokens: Vec::new(),
            lexemes: Lexemes::default(),
            sentences,
            claims: Vec::new(),
            claims_from: Vec::new(),
            people: Vec::new(),
            estimates: Vec::new(),
            parts: Some(parts),
        }
    }

    /// How many sentences the document has.
    pub fn sentence_count(&self) -> usize {
        self.parts.map_or(self.sentences.len(), |parts| parts.sentences)
    }

    /// How many claims the document has.
    pub fn claim_count(&self) -> usize {
        self.parts.map_or(self.claims.len(), |parts| parts.claims)
    }

    /// The words of a token.
    #[inline]
    pub fn word(&self, token: usize) -> &'d str {
        self.tokens.get(token).map_or("", |token| token.span().of(&self.document.text))
    }

    /// A token's word in small letters.
    #[inline]
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| self.lexemes.text(token.lexeme))
    }

    /// The words in a span of the text.
    pub fn text(&self, span: Span) -> &'d str {
        span.of(&self.document.text)
    }

    /// The span of the text that a run of tokens covers.
    pub fn span_of(&self, tokens: TokenSpan) -> Span {
        span_of(&self.tokens, tokens)
    }

    /// The holiday that a time names, where it names nothing more.
    pub fn holiday(&self, claim: &Claim) -> Option<Holiday> {
        let (rest, holiday) = holiday(Input::new(&self.document.text, &self.tokens, claim.tokens))?;
        (rest.at == claim.tokens.end).then_some(holiday)
    }

    /// The block that holds a sentence.
    pub fn block_of(&self, sentence: usize) -> &'d Block {
        &self.document.blocks[self.sentences[sentence].block]
    }

    /// The claims of one sentence, in order, as indices.
    pub fn claims_in(&self, sentence: usize) -> std::ops::Range<usize> {
        let from = |sentence: usize| self.claims_from.get(sentence).map_or(self.claims.len(), |&first| first as usize);
        from(sentence)..from(sentence + 1)
    }
}

/// The span of the text from the first of these tokens to the last.
pub(crate) fn span_of(tokens: &[Token], range: TokenSpan) -> Span {
    match (tokens.get(range.start), range.end.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(first), Some(last)) if !range.is_empty() => Span::new(first.span().start, last.span().end),
        _ => Span::default(),
    }
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// The block that holds it.
    pub block: usize,
    /// All classes of its tokens: what none of them can begin is not looked for.
    pub classes: Class,
}

/// One person, whatever the mentions call them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name in the document.
    pub name: String,
    /// Given names, as printed; empty where none is.
    pub given: String,
    /// The surname, particles included; empty where only a role is known.
    pub surname: String,
}
