//! A ledger in, its claims and sentences as rows for programs out.

mod names;
mod payload;

use claimlint_document::{BlockKind, Document, LineIndex, ListItem, Span};
use claimlint_parser::{Claim, Ledger, Sentence, TokenSpan};
use payload::payload;
use serde::Serialize;

pub use names::{form_name, kind_name};
pub use payload::{
    AttributionRow, EnumerationRow, IdentifierRow, OrganisationRow, Payload, PersonRow, PhraseRow, QuantityRow, QuotationRow, RangeRow,
    ReferenceRow, StatisticRow, TimeRow, moment,
};

/// One claim as programs read it; the payload stands under the name of its kind.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow<'l> {
    /// The path as given.
    pub path: &'l str,
    /// The kind of claim.
    pub kind: &'static str,
    /// The first byte in the source.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
    /// Where a person finds it, in a file without lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRow>,
    /// Its words.
    pub text: &'l str,
    /// The sentence in which it begins, from 0.
    pub sentence: usize,
    /// Its number in the document, from 0; none for a number that no claim holds.
    pub id: Option<usize>,
    /// The attribution whose content holds it.
    pub said_by: Option<usize>,
    /// The payload.
    #[serde(flatten)]
    pub payload: Payload<'l>,
}

impl ClaimRow<'_> {
    /// The row of a claim of a part, before which so many sentences and claims of the document stand.
    #[must_use]
    pub fn behind(mut self, sentences: usize, claims: usize) -> Self {
        self.sentence += sentences;
        self.id = self.id.map(|id| id + claims);
        self.said_by = self.said_by.map(|id| id + claims);
        if let Payload::Range(range) = &mut self.payload {
            range.from += claims;
            range.to += claims;
        }
        self
    }
}

/// Where a person finds a place of a file without lines.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRow {
    /// In a file of pages the page, from 1; then no headings and no paragraph are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The headings that it stands under, the outermost first.
    pub headings: Vec<String>,
    /// Which paragraph under the innermost of them it is, from 1; none for what is itself a heading.
    pub paragraph: Option<usize>,
    /// In a table the row and the column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<(usize, usize)>,
    /// The words themselves, long ones cut.
    pub words: String,
}

/// Where a person finds a span of a file without lines.
pub fn place(document: &Document, span: Span) -> Option<PlaceRow> {
    let place = document.place(span)?;
    Some(PlaceRow { page: place.page, headings: place.headings, paragraph: place.paragraph, cell: place.cell, words: place.words })
}

/// One sentence as programs read it.
#[derive(Clone, Debug, Serialize)]
pub struct SentenceRow<'l> {
    /// The path as given.
    pub path: &'l str,
    /// The first byte in the source.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Its words.
    pub text: &'l str,
}

/// The claims of a ledger, in source order.
pub fn rows<'l>(path: &'l str, ledger: &'l Ledger<'_>, lines: &'l LineIndex) -> impl Iterator<Item = ClaimRow<'l>> {
    ledger.claims.iter().enumerate().map(move |(id, claim)| row(path, ledger, lines, id, claim))
}

/// One claim of a ledger.
pub fn row<'l>(path: &'l str, ledger: &'l Ledger<'_>, lines: &LineIndex, id: usize, claim: &'l Claim) -> ClaimRow<'l> {
    let document = ledger.document;
    let source = document.source_span(claim.span);
    let position = lines.position(&document.source, source.start);
    ClaimRow {
        path,
        kind: kind_name(&claim.kind),
        start: source.start,
        end: source.end,
        line: position.line,
        column: position.column,
        place: place(document, claim.span),
        text: ledger.text(claim.span),
        sentence: claim.sentence,
        id: Some(id),
        said_by: claim.said_by,
        payload: payload(ledger, claim),
    }
}

/// A number that no claim holds, as a revision tells it: it names something or other.
pub fn number_row<'l>(path: &'l str, ledger: &'l Ledger<'_>, lines: &LineIndex, tokens: TokenSpan) -> ClaimRow<'l> {
    let span = ledger.span_of(tokens);
    let document = ledger.document;
    let source = document.source_span(span);
    let position = lines.position(&document.source, source.start);
    let sentence = ledger.sentences.partition_point(|sentence| sentence.tokens.start <= tokens.start).saturating_sub(1);
    ClaimRow {
        path,
        kind: "identifier",
        start: source.start,
        end: source.end,
        line: position.line,
        column: position.column,
        place: place(document, span),
        text: ledger.text(span),
        sentence,
        id: None,
        said_by: None,
        payload: Payload::Identifier(IdentifierRow { kind: "other" }),
    }
}

/// The label of a list item that bears another now, as a revision tells it.
pub fn label_row<'l>(path: &'l str, ledger: &'l Ledger<'_>, lines: &LineIndex, list: usize, item: usize) -> Option<ClaimRow<'l>> {
    let document = ledger.document;
    let item = document.lists.get(list)?.items.get(item)?;
    let source = item.marker_source();
    let position = lines.position(&document.source, source.start);
    let span = Span::new(item.span().start, item.span().start);
    Some(ClaimRow {
        path,
        kind: "identifier",
        start: source.start,
        end: source.end,
        line: position.line,
        column: position.column,
        place: place(document, span),
        text: item.marker(document),
        sentence: ledger.sentences.partition_point(|sentence| sentence.span.start <= item.span().start).saturating_sub(1),
        id: None,
        said_by: None,
        payload: Payload::Identifier(IdentifierRow { kind: "other" }),
    })
}

/// The sentences of a ledger, in order.
pub fn sentences<'l>(path: &'l str, ledger: &'l Ledger<'_>) -> impl Iterator<Item = SentenceRow<'l>> {
    ledger.sentences.iter().map(move |sentence| {
        let source = with_marker(ledger, sentence);
        SentenceRow { path, start: source.start, end: source.end, text: ledger.text(sentence.span) }
    })
}

/// The place of a sentence in the source; the first of a list item begins with the item's marker.
fn with_marker(ledger: &Ledger<'_>, sentence: &Sentence) -> Span {
    let document = ledger.document;
    let span = document.source_span(sentence.span);
    let marker = document
        .blocks
        .get(sentence.block)
        .filter(|block| block.kind() == BlockKind::ListItem && block.span().start == sentence.span.start)
        .and_then(|block| document.item_of(block))
        .and_then(|(list, item)| document.lists.get(list)?.items.get(item))
        // A page counts its items itself: no marker stands there to begin with.
        .filter(|item| item.is_printed())
        .map(ListItem::marker_source);
    marker.map_or(span, |marker| Span::new(marker.start.min(span.start), span.end))
}
