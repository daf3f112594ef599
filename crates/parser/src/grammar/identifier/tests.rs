use crate::claim::ClaimKind;
use crate::{Settings, sentences_of};
use claimlint_document::{Format, read};

#[track_caller]
fn check(text: &str, expected: &str) {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let mut draft = sentences_of(&document, Settings::default());
    super::read(&mut draft);
    let found: Vec<String> = draft
        .claims
        .iter()
        .filter_map(|claim| match claim.kind {
            ClaimKind::Identifier(identifier) => Some(format!("{:?} {}", identifier.kind, claim.span.of(&document.text))),
            _ => None,
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

#[test]
fn names_hold_their_digits() {
    check("Two MiG-29 fighters and a JF-17 landed.", "Other MiG-29; Other JF-17");
    check("The G7 met the P5+1 after COVID-19.", "Other G7; Other P5+1; Other COVID-19");
    check("A Boeing 737 and an Airbus A380 met on Highway 61.", "Other Boeing 737; Other A380; Other Highway 61");
    check("We sat in room 12, and No 5 was alive.", "Other room 12; Other No 5");
    check("The 777F flew in 3D.", "Other 777F; Other 3D");
    check("She lives at 10 Castle Street.", "Other 10 Castle Street");
    check("It is open 24/7.", "Other 24/7");
    check("Come at 8p or 8:15a, 10ish or 0815-0945.", "");
}

#[test]
fn documents_and_releases_are_told_apart() {
    check("See RFC 2119 and ISO 8601.", "Document RFC 2119; Document ISO 8601");
    check("Use v2.3 or version 3.7.1 of it.", "Version v2.3; Version version 3.7.1");
    check("Python 3 runs on Windows 10 computers.", "Version Python 3; Version Windows 10");
    check("Django 2.2 is out.", "Version Django 2.2");
    check("The host 192.0.2.1 runs 1.2.3.", "Other 192.0.2.1; Version 1.2.3");
}

#[test]
fn telephone_numbers_are_whole() {
    check("Call +44 20 7946 0000 or 1-800-555-0100.", "Phone +44 20 7946 0000; Phone 1-800-555-0100");
    check("Ring (555) 555-0100 today.", "Phone (555) 555-0100");
}

#[test]
fn counts_measures_and_dates_are_left_alone() {
    for text in [
        "In Ghana 50 villages have water.",
        "About 10 came, then 5 km of road.",
        "On 2021-10-07 and 7.10.2021 it rained.",
        "It has 10k users, 5mm of rain, the 21st time.",
        "They paid USD 500 and GBP 350.",
        "Between 5-10 people voted 52–48.",
        "The 1990s and 9am.",
    ] {
        check(text, "");
    }
}
