//! A [`Document`] in, a [`Ledger`] out: its sentences and every claim in them.
//!
//! [`parse`] is total: any document has a ledger, and what cannot be read yields no claim.
//! Claims come in source order and their spans lie on character boundaries of `Document::text`.

mod claim;
mod definition;
mod draft;
mod grammar;
mod grid;
mod ledger;
mod lexeme;
mod lexicon;
mod sentence;
mod token;
pub mod value;

pub use claim::{
    Anchor, Attribution, Claim, ClaimKind, ConfidenceInterval, Duration, Enumeration, EnumerationForm, Estimate, Form, Identifier,
    IdentifierKind, Measure, Mention, Modality, Mode, Moment, NounPhrase, Organisation, PComparator, PValue, PartialDate, PersonMention,
    Quantity, Quotation, Reference, ReferenceTarget, Statistic, Test, Time, TimeKind, TimeModifier, TimeRange, TimeUnit,
};
pub use definition::{Definition, DefinitionForm, definitions, fold, folded};
pub use grammar::time::Holiday;
pub use grid::{Cell, CellNumber, Content, Grid, grid};
pub use ledger::{Ledger, Parts, Person, Sentence, TokenSpan};
pub use lexeme::Lexemes;
pub use lexicon::Class;
pub use token::{Token, TokenKind};

use claimlint_document::Document;
use jiff::civil::Date;

/// In which order numeric dates give day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// As the document itself shows, and nothing where it does not.
    #[default]
    Auto,
    /// Day, month, year.
    DayMonthYear,
    /// Month, day, year.
    MonthDayYear,
}

/// What the reader of a document knows from outside of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The day of publication, which takes the place of the document's own dateline.
    pub published: Option<Date>,
    /// The order of numeric dates.
    pub date_order: DateOrder,
}

/// Reads every sentence and claim of a document.
pub fn parse<'d>(document: &'d Document, settings: &Settings) -> Ledger<'d> {
    let mut draft = sentences_of(document, *settings);
    grammar::reference::read(&mut draft);
    grammar::statistic::read(&mut draft);
    grammar::identifier::read(&mut draft);
    grammar::time::read(&mut draft);
    grammar::quantity::read(&mut draft);
    grammar::quotation::read(&mut draft);
    grammar::person::read(&mut draft);
    grammar::enumeration::read(&mut draft);
    grammar::attribution::read(&mut draft);
    grammar::modality::read(&mut draft);
    draft.finish()
}

/// Reads only the sentences of a document; the ledger holds no claim.
pub fn segment<'d>(document: &'d Document, settings: &Settings) -> Ledger<'d> {
    sentences_of(document, *settings).finish()
}

pub(crate) fn sentences_of(document: &Document, settings: Settings) -> draft::Draft<'_> {
    // About as many as English prose has.
    let mut tokens = Vec::with_capacity(document.text.len() / 5 + 8);
    let mut lexemes = lexeme::Lexemes::for_text_of(document.text.len());
    let mut sentences = Vec::with_capacity(document.text.len() / 100 + 8);
    for (index, block) in document.blocks.iter().enumerate().filter(|(_, block)| block.is_checked()) {
        let first = tokens.len();
        token::tokenize(document, block.span(), &mut lexemes, &mut tokens);
        sentence::split(document, index, first, &tokens, &mut sentences);
    }
    draft::Draft::new(document, settings, tokens, lexemes, sentences)
}
