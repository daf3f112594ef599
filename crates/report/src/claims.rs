//! A ledger in, its claims and sentences as rows for programs out.

use claimlint_document::{BlockKind, Document, LineIndex, Span};
use claimlint_parser::{
    Anchor, Attribution, Claim, ClaimKind, Enumeration, Form, IdentifierKind, Ledger, Mention, Mode, Moment, NounPhrase, PComparator,
    Quantity, ReferenceTarget, Sentence, Statistic, Test, Time, TimeKind, TimeModifier, TokenSpan, value::Bound,
};
use serde::Serialize;

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

/// What a claim says, under the name of its kind.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub enum Payload<'l> {
    Time(TimeRow<'l>),
    Range(RangeRow),
    Quantity(QuantityRow<'l>),
    Enumeration(EnumerationRow<'l>),
    Attribution(AttributionRow<'l>),
    Person(PersonRow<'l>),
    Organisation(OrganisationRow<'l>),
    Quotation(QuotationRow<'l>),
    Reference(ReferenceRow<'l>),
    Identifier(IdentifierRow),
    Statistic(StatisticRow),
}

/// The payload of a time.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct TimeRow<'l> {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub value: &'l str,
    pub start: Option<String>,
    pub end: Option<String>,
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    pub anchor: &'static str,
}

/// The payload of a range.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct RangeRow {
    pub from: usize,
    pub to: usize,
    pub start: Option<String>,
    pub end: Option<String>,
}

/// The payload of a quantity.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct QuantityRow<'l> {
    pub form: &'static str,
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub low_open: bool,
    pub high_open: bool,
    pub approximate: bool,
    pub unit: Option<&'static str>,
    pub noun: Option<PhraseRow<'l>>,
}

/// Words with their place.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct PhraseRow<'l> {
    pub text: &'l str,
    pub start: usize,
    pub end: usize,
}

/// The payload of an enumeration.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct EnumerationRow<'l> {
    pub items: Vec<[usize; 2]>,
    pub stated: Option<u32>,
    pub by: Option<PhraseRow<'l>>,
}

/// The payload of an attribution.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct AttributionRow<'l> {
    pub source: Vec<[usize; 2]>,
    pub cue: Vec<[usize; 2]>,
    pub content: Vec<[usize; 2]>,
    pub mode: &'static str,
    pub speaker: Option<&'l str>,
}

/// The payload of a person.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct PersonRow<'l> {
    pub name: &'l str,
    pub role: Option<&'l str>,
    pub mention: &'static str,
}

/// The payload of an organisation.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct OrganisationRow<'l> {
    pub name: &'l str,
    pub acronym: Option<&'l str>,
}

/// The payload of a quotation.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct QuotationRow<'l> {
    pub speaker: Option<&'l str>,
    pub words: &'l str,
}

/// The payload of a reference.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct ReferenceRow<'l> {
    pub target: &'static str,
    pub label: &'l str,
}

/// The payload of an identifier.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct IdentifierRow {
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// The payload of a statistic.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct StatisticRow {
    pub test: &'static str,
    pub df: Vec<String>,
    pub value: String,
    pub p: Option<String>,
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
        .filter(|block| block.kind == BlockKind::ListItem && block.span.start == sentence.span.start)
        .and_then(|block| block.item)
        .and_then(|(list, item)| document.lists.get(list)?.items.get(item))
        // A page counts its items itself: no marker stands there to begin with.
        .filter(|item| item.marker_source.of(&document.source) == item.marker)
        .map(|item| item.marker_source);
    marker.map_or(span, |marker| Span::new(marker.start.min(span.start), span.end))
}

/// The name of a claim's kind.
pub fn kind_name(kind: &ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Time(_) => "time",
        ClaimKind::Range(_) => "range",
        ClaimKind::Quantity(_) => "quantity",
        ClaimKind::Enumeration(_) => "enumeration",
        ClaimKind::Attribution(_) => "attribution",
        ClaimKind::Person(_) => "person",
        ClaimKind::Organisation(_) => "organisation",
        ClaimKind::Quotation(_) => "quotation",
        ClaimKind::Reference(_) => "reference",
        ClaimKind::Identifier(_) => "identifier",
        ClaimKind::Statistic(_) => "statistic",
    }
}

fn payload<'l>(ledger: &'l Ledger<'_>, claim: &'l Claim) -> Payload<'l> {
    let person_name = |person: Option<usize>| person.and_then(|index| ledger.people.get(index)).map(|person| person.name.as_str());
    match &claim.kind {
        ClaimKind::Time(time) => Payload::Time(time_row(time)),
        ClaimKind::Range(range) => {
            // Without a day the hours of a span are told as the clock times at its ends.
            let hour = |claim: usize| {
                let time = ledger.claims.get(claim).and_then(Claim::time).filter(|_| range.start.is_none() && range.end.is_none());
                time.map(|time| time.value.clone()).filter(|value| value.starts_with('T') && value.contains(':'))
            };
            let start = moment(range.start).or_else(|| hour(range.from));
            let end = moment(range.end).or_else(|| hour(range.to));
            Payload::Range(RangeRow { from: range.from, to: range.to, start, end })
        }
        ClaimKind::Quantity(quantity) => Payload::Quantity(quantity_row(ledger, quantity)),
        ClaimKind::Enumeration(enumeration) => Payload::Enumeration(enumeration_row(ledger, enumeration)),
        ClaimKind::Attribution(attribution) => {
            Payload::Attribution(attribution_row(ledger.document, attribution, person_name(attribution.person)))
        }
        ClaimKind::Person(mention) => Payload::Person(PersonRow {
            name: person_name(Some(mention.person)).unwrap_or_default(),
            role: mention.role.map(|role| ledger.text(role)),
            mention: match mention.mention {
                Mention::Full => "full",
                Mention::Surname => "surname",
                Mention::Pronoun => "pronoun",
            },
        }),
        ClaimKind::Organisation(organisation) => Payload::Organisation(OrganisationRow {
            name: ledger.text(organisation.name),
            acronym: organisation.acronym.map(|acronym| ledger.text(acronym)),
        }),
        ClaimKind::Quotation(quotation) => {
            Payload::Quotation(QuotationRow { speaker: person_name(quotation.person), words: &quotation.words })
        }
        ClaimKind::Reference(reference) => {
            Payload::Reference(ReferenceRow { target: target_name(reference.target), label: &reference.label })
        }
        ClaimKind::Identifier(identifier) => Payload::Identifier(IdentifierRow {
            kind: match identifier.kind {
                IdentifierKind::Version => "version",
                IdentifierKind::Document => "document",
                IdentifierKind::Phone => "phone",
                IdentifierKind::Other => "other",
            },
        }),
        ClaimKind::Statistic(statistic) => Payload::Statistic(statistic_row(statistic)),
    }
}

fn time_row(time: &Time) -> TimeRow<'_> {
    TimeRow {
        kind: match time.kind {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        },
        value: &time.value,
        start: moment(time.start),
        end: moment(time.end),
        modifier: time.modifier.map(|modifier| match modifier {
            TimeModifier::Before => "BEFORE",
            TimeModifier::After => "AFTER",
            TimeModifier::OnOrBefore => "ON_OR_BEFORE",
            TimeModifier::OnOrAfter => "ON_OR_AFTER",
            TimeModifier::LessThan => "LESS_THAN",
            TimeModifier::MoreThan => "MORE_THAN",
            TimeModifier::EqualOrLess => "EQUAL_OR_LESS",
            TimeModifier::EqualOrMore => "EQUAL_OR_MORE",
            TimeModifier::Start => "START",
            TimeModifier::Mid => "MID",
            TimeModifier::End => "END",
            TimeModifier::Approx => "APPROX",
        }),
        anchor: match time.anchor {
            Anchor::Explicit => "explicit",
            Anchor::Dateline => "dateline",
            Anchor::Context => "context",
        },
    }
}

/// A moment as the contract prints it: the day, and the clock time where one is known.
pub fn moment(moment: Option<Moment>) -> Option<String> {
    moment.map(|moment| if moment.clock { moment.at.to_string() } else { moment.at.date().to_string() })
}

fn quantity_row<'l>(ledger: &'l Ledger<'_>, quantity: &Quantity) -> QuantityRow<'l> {
    let bound = |bound: Bound| match bound {
        Bound::Unbounded => (None, false),
        Bound::Open(value) => (Some(value.normalize().to_string()), true),
        Bound::Closed(value) => (Some(value.normalize().to_string()), false),
    };
    let (low, low_open) = bound(quantity.stated.low);
    let (high, high_open) = bound(quantity.stated.high);
    QuantityRow {
        form: form_name(quantity.form),
        value: quantity.value.map(|value| value.normalize().to_string()),
        low,
        high,
        low_open,
        high_open,
        approximate: quantity.is_approximate(),
        unit: quantity.unit,
        noun: quantity.noun.map(|noun: NounPhrase| phrase(ledger, noun.span)),
    }
}

/// The name of a quantity's form.
pub fn form_name(form: Form) -> &'static str {
    match form {
        Form::Count => "count",
        Form::Percent => "percent",
        Form::PercentagePoint => "percentage-point",
        Form::Money => "money",
        Form::Measure => "measure",
        Form::Ordinal => "ordinal",
        Form::Fraction => "fraction",
        Form::Multiple => "multiple",
        Form::Ratio => "ratio",
        Form::Age => "age",
        Form::Score => "score",
    }
}

fn phrase<'l>(ledger: &'l Ledger<'_>, span: Span) -> PhraseRow<'l> {
    let source = ledger.document.source_span(span);
    PhraseRow { text: ledger.text(span), start: source.start, end: source.end }
}

fn enumeration_row<'l>(ledger: &'l Ledger<'_>, enumeration: &Enumeration) -> EnumerationRow<'l> {
    EnumerationRow {
        items: spans(ledger.document, &enumeration.items),
        stated: enumeration.stated,
        by: enumeration.by.map(|by| phrase(ledger, by)),
    }
}

fn attribution_row<'l>(document: &Document, attribution: &Attribution, speaker: Option<&'l str>) -> AttributionRow<'l> {
    AttributionRow {
        source: spans(document, &attribution.source),
        cue: spans(document, &attribution.cue),
        content: spans(document, &attribution.content),
        mode: match attribution.mode {
            Mode::Direct => "direct",
            Mode::Indirect => "indirect",
            Mode::Mixed => "mixed",
        },
        speaker,
    }
}

fn spans(document: &Document, spans: &[Span]) -> Vec<[usize; 2]> {
    spans.iter().map(|&span| document.source_span(span)).map(|span| [span.start, span.end]).collect()
}

fn target_name(target: ReferenceTarget) -> &'static str {
    match target {
        ReferenceTarget::Section => "section",
        ReferenceTarget::Chapter => "chapter",
        ReferenceTarget::Appendix => "appendix",
        ReferenceTarget::Table => "table",
        ReferenceTarget::Figure => "figure",
        ReferenceTarget::Box => "box",
        ReferenceTarget::Listing => "listing",
        ReferenceTarget::Equation => "equation",
        ReferenceTarget::Footnote => "footnote",
        ReferenceTarget::Citation => "citation",
        ReferenceTarget::Link => "link",
    }
}

fn statistic_row(statistic: &Statistic) -> StatisticRow {
    StatisticRow {
        test: match statistic.test {
            Test::T => "t",
            Test::F => "F",
            Test::ChiSquare => "chi2",
            Test::R => "r",
            Test::Z => "z",
            Test::Q => "Q",
            Test::Rho => "rho",
            Test::Tau => "tau",
        },
        df: statistic.degrees.iter().map(ToString::to_string).collect(),
        value: statistic.value.to_string(),
        p: statistic.p.map(|p| {
            let value = p.value.map(|value| value.to_string()).unwrap_or_default();
            match p.comparator {
                PComparator::Equal => format!("= {value}"),
                PComparator::Below => format!("< {value}"),
                PComparator::Above => format!("> {value}"),
                PComparator::NotSignificant => "ns".to_owned(),
            }
        }),
    }
}
