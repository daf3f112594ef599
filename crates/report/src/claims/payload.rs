//! A claim in, what it says as programs read it out, by its kind.

use super::names::{form_name, target_name};
use claimlint_document::{Document, Span};
use claimlint_parser::{
    Anchor, Attribution, Claim, ClaimKind, Enumeration, IdentifierKind, Ledger, Mention, Mode, Moment, NounPhrase, PComparator, Quantity,
    Statistic, Test, Time, TimeKind, TimeModifier, value::Bound,
};
use serde::Serialize;

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

pub(super) fn payload<'l>(ledger: &'l Ledger<'_>, claim: &'l Claim) -> Payload<'l> {
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
