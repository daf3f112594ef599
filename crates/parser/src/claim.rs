//! The kinds of claim and their normalised values.

mod attribution;
mod enumeration;
mod quantity;
mod reference;
mod statistic;
mod time;

use crate::ledger::TokenSpan;
use claimlint_document::Span;

pub use attribution::{Attribution, Mention, Mode, Organisation, PersonMention, Quotation};
pub use enumeration::{Enumeration, EnumerationForm};
pub use quantity::{Form, NounPhrase, Quantity};
pub use reference::{Identifier, IdentifierKind, Reference, ReferenceTarget};
pub use statistic::{ConfidenceInterval, Estimate, Measure, PComparator, PValue, Statistic, Test};
pub use time::{Anchor, Duration, Moment, PartialDate, Time, TimeKind, TimeModifier, TimeRange, TimeUnit};

/// A typed, normalised statement with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its own words: for a quantity hedge, number and unit, without the noun counted.
    pub span: Span,
    /// The tokens from its first word to its last.
    pub tokens: TokenSpan,
    /// The sentence in which it begins.
    pub sentence: usize,
    /// The innermost attribution whose content holds it.
    pub said_by: Option<usize>,
    /// Whether it is asserted or only foreseen or supposed.
    pub modality: Modality,
    /// Whether its clause denies it.
    pub negated: bool,
    /// What it says.
    pub kind: ClaimKind,
}

impl Claim {
    /// A plain assertion; who said it is found when the ledger is closed.
    pub(crate) fn new(span: Span, tokens: TokenSpan, sentence: usize, kind: ClaimKind) -> Self {
        Self { span, tokens, sentence, said_by: None, modality: Modality::Asserted, negated: false, kind }
    }

    /// Takes the ids of other claims that this one names to their new places.
    pub(crate) fn renumber(&mut self, place: impl Fn(usize) -> usize) {
        match &mut self.kind {
            ClaimKind::Range(range) => {
                range.from = place(range.from);
                range.to = place(range.to);
            }
            ClaimKind::Quotation(quotation) => quotation.attribution = quotation.attribution.map(place),
            ClaimKind::Time(_)
            | ClaimKind::Quantity(_)
            | ClaimKind::Enumeration(_)
            | ClaimKind::Attribution(_)
            | ClaimKind::Person(_)
            | ClaimKind::Organisation(_)
            | ClaimKind::Reference(_)
            | ClaimKind::Identifier(_)
            | ClaimKind::Statistic(_) => {}
        }
    }

    /// The time that it states, if it is one.
    pub fn time(&self) -> Option<&Time> {
        if let ClaimKind::Time(time) = &self.kind { Some(time) } else { None }
    }

    /// The quantity that it states, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        if let ClaimKind::Quantity(quantity) = &self.kind { Some(quantity) } else { None }
    }

    /// The quotation that it is, if it is one.
    pub fn quotation(&self) -> Option<&Quotation> {
        if let ClaimKind::Quotation(quotation) = &self.kind { Some(quotation) } else { None }
    }

    /// The attribution that it is, if it is one.
    pub fn attribution(&self) -> Option<&Attribution> {
        if let ClaimKind::Attribution(attribution) = &self.kind { Some(attribution) } else { None }
    }
}

/// How firmly the text stands by a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Said to be so.
    #[default]
    Asserted,
    /// Said to come: `will`, `plans to`, `is expected to`.
    Forecast,
    /// Supposed: `if`, `would`, `could`, `should`.
    Hypothetical,
}

/// What a claim says, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimKind {
    /// A point or stretch of time, a duration or a set of times.
    Time(Time),
    /// Two times read as one span.
    Range(TimeRange),
    /// A number of something.
    Quantity(Quantity),
    /// Items in a row, or a word that states how many there are.
    Enumeration(Enumeration),
    /// Who said what.
    Attribution(Attribution),
    /// A person, named or pointed at.
    Person(PersonMention),
    /// An organisation or term with its acronym.
    Organisation(Organisation),
    /// Words in quotation marks.
    Quotation(Quotation),
    /// A pointer to another part of the text or to another text.
    Reference(Reference),
    /// Digits that count nothing.
    Identifier(Identifier),
    /// The result of a statistical test.
    Statistic(Statistic),
}
