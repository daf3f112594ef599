//! The token slice as nom input, and the parsers of single tokens that all grammars are made of.

use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Input as _, Needed};

/// A run of tokens and the text that they stand in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The index of the first token in the whole document.
    pub(crate) at: usize,
}

impl<'t> Input<'t> {
    /// The tokens `range` of a document.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], range: TokenSpan) -> Self {
        Self { text, tokens: tokens.get(range.range()).unwrap_or_default(), at: range.start }
    }

    /// The first token, if one is left.
    pub(crate) fn first(&self) -> Option<Token> {
        self.tokens.first().copied()
    }

    /// The words of a token of this input.
    pub(crate) fn word(&self, token: Token) -> &'t str {
        token.span().of(self.text)
    }

    /// The tokens between this input and what is left of it.
    pub(crate) fn until(&self, rest: &Self) -> TokenSpan {
        TokenSpan::new(self.at, rest.at)
    }
}

impl<'t> nom::Input for Input<'t> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'t, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { text: self.text, tokens: &self.tokens[..index], at: self.at }
    }

    /// Past the end nothing is left, so that grammars may look ahead without counting.
    fn take_from(&self, index: usize) -> Self {
        let index = index.min(self.tokens.len());
        Self { text: self.text, tokens: &self.tokens[index..], at: self.at + index }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.tokens.iter().position(|&token| predicate(token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.tokens.len() { Ok(count) } else { Err(Needed::new(count - self.tokens.len())) }
    }
}

/// One token that passes a test of it and its words.
fn one<'t>(input: Input<'t>, test: impl Fn(Token, &str) -> bool) -> IResult<Input<'t>, Token> {
    match input.first() {
        Some(token) if test(token, input.word(token)) => Ok((input.take_from(1), token)),
        _ => Err(Err::Error(Error::new(input, ErrorKind::Satisfy))),
    }
}

/// This word, in any case of ASCII letters.
pub(crate) fn word<'t>(expected: &'static str) -> impl Fn(Input<'t>) -> IResult<Input<'t>, Token> {
    move |input| one(input, |_, word| word.eq_ignore_ascii_case(expected))
}

/// One of these words, in any case of ASCII letters.
pub(crate) fn any_word<'t>(expected: &'static [&'static str]) -> impl Fn(Input<'t>) -> IResult<Input<'t>, Token> {
    move |input| one(input, |_, word| expected.iter().any(|one| word.eq_ignore_ascii_case(one)))
}

/// A token of any of these classes.
pub(crate) fn class<'t>(expected: Class) -> impl Fn(Input<'t>) -> IResult<Input<'t>, Token> {
    move |input| one(input, |token, _| token.is(expected))
}

/// A token of this kind.
pub(crate) fn kind<'t>(expected: TokenKind) -> impl Fn(Input<'t>) -> IResult<Input<'t>, Token> {
    move |input| one(input, |token, _| token.kind == expected)
}

/// This mark or symbol.
pub(crate) fn mark<'t>(expected: &'static str) -> impl Fn(Input<'t>) -> IResult<Input<'t>, Token> {
    move |input| one(input, |_, word| word == expected)
}

/// What `parser` reads, with no white space before its first token.
pub(crate) fn tight<'t, O>(parser: impl Fn(Input<'t>) -> IResult<Input<'t>, O>) -> impl Fn(Input<'t>) -> IResult<Input<'t>, O> {
    move |input| match input.first() {
        Some(token) if !token.spaced => parser(input),
        _ => Err(Err::Error(Error::new(input, ErrorKind::Satisfy))),
    }
}
