//! Claims in, what a report tells of each kind of them out.

use super::quote::first_words;
use super::sayings::source;
use super::{Entry, LedgerPart, at, place, plain};
use crate::Checked;
use crate::claims::{self, form_name, kind_name};
use claimlint_document::Span;
use claimlint_parser::value::Bound;
use claimlint_parser::{ClaimKind, Ledger, Quantity};
use claimlint_rules::Check;
use rust_decimal::Decimal;

/// For each claim whether a check has looked at it: whether a place of one touches it.
pub(super) fn compared(ledger: &Ledger<'_>, checks: &[Check]) -> Vec<bool> {
    let mut places: Vec<Span> =
        checks.iter().flat_map(|check| check.related.iter().map(|evidence| evidence.span).chain([check.span])).collect();
    places.sort_unstable();
    // Places are merged so that one search tells whether a claim touches any.
    let mut merged: Vec<Span> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    let touched = |span: Span| {
        let next = merged.partition_point(|place| place.end <= span.start);
        merged.get(next).is_some_and(|place| place.overlaps(span))
    };
    ledger.claims.iter().map(|claim| touched(claim.span)).collect()
}

/// The claims by kind, kinds without any left out.
pub(super) fn ledger_parts(checked: Checked<'_>, compared: &[bool]) -> Vec<LedgerPart> {
    const KINDS: [(&str, &str); 9] = [
        ("time", "Times"),
        ("range", "Spans of time"),
        ("quantity", "Quantities"),
        ("enumeration", "Enumerations"),
        ("organisation", "Organisations and acronyms"),
        ("quotation", "Quotations"),
        ("reference", "References"),
        ("identifier", "Identifiers"),
        ("statistic", "Test results"),
    ];
    let ledger = checked.ledger;
    let part = |&(name, title): &(&str, &'static str)| {
        let of_kind = || ledger.claims.iter().zip(compared).filter(|(claim, _)| kind_name(&claim.kind) == name);
        let entries = of_kind()
            .map(|(claim, _)| Entry {
                line: place(checked, claim.span).0,
                at: at(checked, claim.span),
                words: first_words(&plain(ledger.text(claim.span))),
                value: value(ledger, &claim.kind),
                said_by: claim
                    .said_by
                    .and_then(|id| ledger.claims.get(id))
                    .and_then(|claim| claim.attribution())
                    .map(|said| source(ledger, said)),
            })
            .collect();
        LedgerPart { title, compared: of_kind().filter(|(_, looked_at)| **looked_at).count(), entries }
    };
    KINDS.iter().map(part).filter(|part| !part.entries.is_empty()).collect()
}

/// What the words of a claim were read as, in one line.
pub(crate) fn value(ledger: &Ledger<'_>, kind: &ClaimKind) -> String {
    let interval = |start: Option<String>, end: Option<String>| match (start, end) {
        (None, None) => String::new(),
        (start, end) => format!("{} to {}", start.unwrap_or_else(|| "…".to_owned()), end.unwrap_or_else(|| "…".to_owned())),
    };
    match kind {
        ClaimKind::Time(time) => {
            let stretch = interval(claims::moment(time.start), claims::moment(time.end));
            if stretch.is_empty() { time.value.clone() } else { format!("{} ({stretch})", time.value) }
        }
        ClaimKind::Range(range) => interval(claims::moment(range.start), claims::moment(range.end)),
        ClaimKind::Quantity(quantity) => quantity_value(ledger, quantity),
        ClaimKind::Enumeration(enumeration) => {
            let items: Vec<String> = enumeration.items.iter().map(|&item| first_words(&plain(ledger.text(item)))).collect();
            let stated = enumeration.stated.map(|stated| format!("stated: {stated}"));
            let listed = (!items.is_empty()).then(|| format!("{} listed: {}", items.len(), items.join("; ")));
            stated.into_iter().chain(listed).collect::<Vec<_>>().join(" · ")
        }
        ClaimKind::Attribution(said) => source(ledger, said),
        ClaimKind::Person(mention) => ledger.people.get(mention.person).map(|person| person.name.clone()).unwrap_or_default(),
        ClaimKind::Organisation(organisation) => organisation.acronym.map(|acronym| ledger.text(acronym).to_owned()).unwrap_or_default(),
        ClaimKind::Quotation(quotation) => {
            quotation.person.and_then(|person| ledger.people.get(person)).map(|person| person.name.clone()).unwrap_or_default()
        }
        ClaimKind::Reference(reference) => reference.label.clone(),
        ClaimKind::Identifier(_) => String::new(),
        ClaimKind::Statistic(statistic) => statistic.value.to_string(),
    }
}

/// A number as a reader would write it; what only a division gives, as of two thirds, with four places.
fn printed(value: Decimal) -> String {
    const PLACES: u32 = 12;
    let value = if value.scale() > PLACES { value.round_dp(4) } else { value };
    value.normalize().to_string()
}

fn quantity_value(ledger: &Ledger<'_>, quantity: &Quantity) -> String {
    let bound = |bound: Bound, open: &str, closed: &str| match bound {
        Bound::Unbounded => None,
        Bound::Open(value) => Some(format!("{open} {}", printed(value))),
        Bound::Closed(value) => Some(format!("{closed} {}", printed(value))),
    };
    let number = match quantity.value {
        Some(value) if quantity.stated.low == quantity.stated.high => printed(value),
        _ => {
            let bounds = [bound(quantity.stated.low, "over", "from"), bound(quantity.stated.high, "under", "to")];
            bounds.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    let about = if quantity.is_approximate() { "about" } else { "" };
    let noun = quantity.noun.map(|noun| plain(ledger.text(noun.span))).unwrap_or_default();
    let parts = [about, &number, quantity.unit.unwrap_or_default(), &noun];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if told.is_empty() { form_name(quantity.form).to_owned() } else { told.join(" ") }
}
