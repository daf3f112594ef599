//! How sentences and values of two revisions find each other, and what never changes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use claimlint_document::{Document, Format, read};
use claimlint_parser::{Ledger, Settings, parse};
use claimlint_rules::Book;
use claimlint_rules::revision::{Revision, Side, compare};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    read(text.as_bytes().to_vec(), Format::Markdown).unwrap()
}

fn revision(old: &Ledger, new: &Ledger) -> Revision {
    let (before, after) = (claimlint_rules::check(old, Book::builtin()), claimlint_rules::check(new, Book::builtin()));
    compare(Side { ledger: old, checks: &before }, Side { ledger: new, checks: &after }, Book::builtin())
}

/// The changes of a revision, each in a line: its kind, what was and what is.
fn changes(old: &str, new: &str) -> Vec<String> {
    let (before, after) = (document(old), document(new));
    let (one, other) = (parse(&before, &Settings::default()), parse(&after, &Settings::default()));
    let words =
        |ledger: &Ledger, claim: Option<usize>| claim.map_or("–".to_owned(), |claim| ledger.text(ledger.claims[claim].span).to_owned());
    let told = revision(&one, &other).changes;
    told.iter().map(|change| format!("{} {} → {}", change.kind.name(), words(&one, change.old), words(&other, change.new))).collect()
}

#[test]
fn values_are_followed_wherever_their_sentence_goes() {
    let cases: &[(&str, &str, &[&str])] = &[
        // A value in its place.
        ("The mill has 12 wheels.", "The mill has 14 wheels.", &["value 12 → 14"]),
        // Words around it changed.
        ("The old mill by the river has 12 wheels.", "By the river stands the old mill, which has 14 wheels.", &["value 12 → 14"]),
        // The paragraph moved.
        (
            "The mill by the river has 12 wheels.\n\nThe baker sleeps late.\n\nThe smith has gone away.",
            "The baker sleeps late.\n\nThe smith has gone away.\n\nThe mill by the river has 12 wheels.",
            &[],
        ),
        (
            "The mill by the river has 12 wheels.\n\nThe baker sleeps late.\n\nThe smith has gone away.",
            "The baker sleeps late.\n\nThe smith has gone away.\n\nThe mill by the river has 14 wheels.",
            &["value 12 → 14"],
        ),
        // One sentence was split in two, and two were merged into one.
        (
            "The mill by the river has 12 wheels and employs 30 men from the valley.",
            "The mill by the river has 12 wheels. It employs 32 men from the valley.",
            &["value 30 → 32"],
        ),
        (
            "The mill by the river has 12 wheels. It employs 30 men from the valley.",
            "The mill by the river has 14 wheels and employs 30 men from the valley.",
            &["value 12 → 14"],
        ),
        // A sentence came, another went.
        ("The baker sleeps late.", "The baker sleeps late. His oven holds 40 loaves.", &["added – → 40"]),
        ("The baker sleeps late. His oven holds 40 loaves.", "The baker sleeps late.", &["removed 40 → –"]),
        // Lines were wrapped anew.
        ("The mill by the river\nhas 12 wheels.", "The mill by\nthe river has 12\nwheels.", &[]),
        // Cells of a table are known by their row and column.
        (
            "| Town | Wells |\n|---|---|\n| Ard | 15 |\n| Bex | 17 |\n",
            "| Town | Wells |\n|---|---|\n| Ard | 17 |\n| Bex | 15 |\n",
            &["value 15 → 17", "value 17 → 15"],
        ),
        // Versions and sections are values too.
        (
            "See Section 4.2 of the manual for version 2.1 of the pump.",
            "See Section 5.2 of the manual for version 2.3 of the pump.",
            &["value Section 4.2 → Section 5.2", "value version 2.1 → version 2.3"],
        ),
        // The same in figures.
        ("Wait for three days before you paint.", "Wait for 3 days before you paint.", &["value three days → 3 days"]),
    ];
    for (old, new, expected) in cases {
        assert_eq!(changes(old, new), *expected, "\n{old}\n{new}");
    }
}

#[test]
fn a_number_written_otherwise_is_no_other_number() {
    let (before, after) = (document("Wait for three days."), document("Wait for 3 days."));
    let (one, other) = (parse(&before, &Settings::default()), parse(&after, &Settings::default()));
    let revision = revision(&one, &other);
    assert!(revision.changes.iter().all(|change| change.respelled && change.verdict.is_none()), "{revision:?}");
}

/// Words of which texts are made that say something.
const WORDS: [&str; 24] = [
    "The",
    "mill",
    "has",
    "12",
    "wheels",
    "14",
    "said",
    "\"",
    "Ada",
    "Holm",
    ".",
    "\n\n",
    "May 3, 2021",
    "Tuesday",
    "and",
    "$2.1 million",
    "40%",
    "| a | 1 |\n|---|---|\n",
    "- ",
    "born in 1971",
    "of",
    "the",
    "according to",
    ", ",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_changes_between_a_text_and_itself(text in text()) {
        let one = document(&text);
        let ledger = parse(&one, &Settings::default());
        prop_assert_eq!(revision(&ledger, &ledger), Revision::default());
    }

    #[test]
    fn any_two_texts_can_be_compared_and_always_alike(old in text(), new in text()) {
        let (before, after) = (document(&old), document(&new));
        let (one, other) = (parse(&before, &Settings::default()), parse(&after, &Settings::default()));
        let first = revision(&one, &other);
        prop_assert_eq!(&first, &revision(&one, &other));
        for change in &first.changes {
            prop_assert!(change.old.is_none_or(|claim| claim < one.claims.len()) && change.new.is_none_or(|claim| claim < other.claims.len()));
        }
    }
}
