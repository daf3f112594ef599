//! A run of capitals in, the name of a person that it can be out.
//!
//! Ages and posts stand beside names that nothing else shows to be a person's, so runs of capitals are read here.

use crate::compare::{Key, Reader};
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, TokenKind, TokenSpan};

/// The most words of a name.
pub(super) const LONGEST: usize = 4;

/// A name as it stands beside an age or a post.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) surname: Key,
    /// The words before the surname.
    given: Vec<Key>,
}

impl Name {
    /// The name that a run of tokens makes.
    pub(super) fn new(reader: &Reader, tokens: TokenSpan) -> Option<Self> {
        let last = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty())?;
        let given = TokenSpan::new(tokens.start, last).range().filter_map(|token| reader.key(token)).collect();
        Some(Self { span: reader.ledger.span_of(tokens), surname: reader.key(last)?, given })
    }

    /// Whether it is the surname alone.
    pub(super) const fn is_short(&self) -> bool {
        self.given.is_empty()
    }

    /// Whether two names of one surname are of two people: both have given names, and share none.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        !self.given.is_empty() && !other.given.is_empty() && !self.given.iter().any(|key| other.given.contains(key))
    }
}

/// Finds the one among those of a surname that a name means; none where two people bear it and it is the surname alone.
pub(super) fn meant<'m, T>(name: &Name, family: &'m [T], name_of: impl Fn(&T) -> &Name) -> Option<&'m T> {
    let two = family.iter().any(|one| family.iter().any(|other| name_of(one).is_another(name_of(other))));
    if two && name.is_short() { None } else { family.iter().find(|other| !name.is_another(name_of(other))) }
}

/// Whether a word can belong to a person's name.
pub(super) fn is_of_name(ledger: &Ledger, token: usize) -> bool {
    let function = Class::DETERMINER
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::MONTH
        | Class::WEEKDAY
        | Class::POSSESSIVE;
    ledger
        .tokens
        .get(token)
        .is_some_and(|token| token.kind == TokenKind::Word && token.is(Class::CAPITAL) && token.is(Class::LOWER) && !token.is(function))
}
