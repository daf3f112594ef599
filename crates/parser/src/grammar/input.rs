//! The token slice as nom input.

use crate::ledger::TokenSpan;
use crate::token::Token;
use nom::Needed;

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
    #[inline]
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], range: TokenSpan) -> Self {
        Self { text, tokens: tokens.get(range.range()).unwrap_or_default(), at: range.start }
    }

    /// The first token, if one is left.
    #[inline]
    pub(crate) fn first(&self) -> Option<Token> {
        self.tokens.first().copied()
    }

    /// The words of a token of this input.
    #[inline]
    pub(crate) fn word(&self, token: Token) -> &'t str {
        token.span().of(self.text)
    }

    /// The mark that a token of this input is, where it is one character and no word; else a null character.
    #[inline]
    pub(crate) fn mark(&self, token: Token) -> char {
        token.mark(self.text)
    }

    /// Whether the first token reads as `word`, in any case of ASCII letters.
    #[inline]
    pub(crate) fn reads(&self, word: &str) -> bool {
        self.tokens.first().is_some_and(|token| token.reads(self.text, word))
    }

    /// The tokens between this input and what is left of it.
    #[inline]
    pub(crate) fn until(&self, rest: &Self) -> TokenSpan {
        TokenSpan::new(self.at, rest.at)
    }
}

impl<'t> nom::Input for Input<'t> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'t, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    #[inline]
    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    #[inline]
    fn take(&self, index: usize) -> Self {
        Self { text: self.text, tokens: &self.tokens[..index], at: self.at }
    }

    /// Past the end nothing is left, so that grammars may look ahead without counting.
    #[inline]
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

    #[inline]
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
