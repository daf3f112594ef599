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
        // A sentence was split and its end merged into the next.
        (
            "The mill, which stands by the river and was built by monks, was surveyed by a team of six. The team drilled 38 cores. It found cracks.",
            "The mill stands by the river and was built by monks. A team of six surveyed it. The team drilled 42 cores and found cracks.",
            &["value 38 → 42"],
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
        // What follows from a date in the same words is not told beside it.
        (
            "We met on March 2, 2020 and left that week.",
            "We met on March 9, 2020 and left that week.",
            &["value March 2, 2020 → March 9, 2020"],
        ),
        // A span became a point.
        ("Each of the talks takes 30-45 minutes.", "Each of the talks takes 45 minutes.", &["value 30-45 minutes → 45 minutes"]),
        // A value that now begins its sentence.
        ("The mill has two wheels.", "Two wheels has the mill.", &[]),
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

/// What is told of a revision beside the plain changes, each in a line.
fn findings(old: &str, new: &str) -> Vec<String> {
    let (before, after) = (document(old), document(new));
    let (one, other) = (parse(&before, &Settings::default()), parse(&after, &Settings::default()));
    revision(&one, &other).checks.iter().map(|check| format!("{} {}: {}", check.rule, other.text(check.span), check.message)).collect()
}

/// The messages of a revision, in order.
fn messages(old: &str, new: &str) -> Vec<String> {
    let (before, after) = (document(old), document(new));
    let (one, other) = (parse(&before, &Settings::default()), parse(&after, &Settings::default()));
    revision(&one, &other).changes.into_iter().map(|change| change.message).collect()
}

#[test]
fn numbers_that_no_claim_holds_are_told_where_they_change() {
    let cases: &[(&str, &str, &[&str])] = &[
        // A code, with all that is tied to it.
        ("Build it for x86_86 machines.", "Build it for x86_64 machines.", &["“x86_86” is now “x86_64”"]),
        // One that came or went with its words.
        ("Order the blue part by post.", "Order the blue part BK-12 by post.", &["“BK-12” is new"]),
        ("Order the blue part BK-12 by post.", "Order the blue part by post.", &["“BK-12” is gone"]),
        // What has only moved within its sentence has not changed.
        ("By post order the blue part BK-12.", "Order the blue part BK-12 by post.", &[]),
        // The number of a section.
        ("### 3.1 Paint the barn door\n\nUse red.", "### 4.1 Paint the barn door\n\nUse red.", &["“3.1” is now “4.1”"]),
        // A word of order, which begins a clause or is tied to a noun.
        ("There is a reason. First, the wheel is dry.", "There is a reason. Second, the wheel is dry.", &["“First” is now “Second”"]),
        ("It runs on third-party parts.", "It runs on first-party parts.", &["“third” is now “first”"]),
        ("It runs.", "It runs. First, oil the wheel and the axle.", &["“First” is new"]),
        // One that only begins its sentence now.
        ("Oil the wheel first.", "First, oil the wheel.", &[]),
    ];
    for (old, new, expected) in cases {
        assert_eq!(messages(old, new), *expected, "\n{old}\n{new}");
    }
}

#[test]
fn labels_that_are_names_are_told_where_they_change() {
    let cases: &[(&str, &str, &[&str])] = &[
        // Requirements are cited by their number.
        (
            "4. The mill shall stand still.\n6. The wheel shall be dry.",
            "4. The mill shall stand still.\n7. The wheel shall be dry.",
            &["item “6” is now “7”"],
        ),
        (
            "Rules:\n\n12. Doors stay shut.\n14. Oil is kept cold.",
            "Rules:\n\n15. Doors stay shut.\n16. Oil is kept cold.",
            &["item “12” is now “15”", "item “14” is now “16”"],
        ),
        // The places of steps are layout.
        ("1. Open the sluice.\n2. Oil the wheel.", "1. Shut the door.\n2. Open the sluice.\n3. Oil the wheel.", &[]),
        ("1. Open the sluice.\n1. Oil the wheel.", "1. Oil the wheel.\n1. Open the sluice.", &[]),
    ];
    for (old, new, expected) in cases {
        assert_eq!(messages(old, new), *expected, "\n{old}\n{new}");
    }
}

#[test]
fn messages_name_what_is_counted_and_who_spoke() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("The mill has 12 wheels.", "The mill has 14 wheels.", &["“12 wheels” is now “14 wheels”"]),
        // The same value in another order of words is no change.
        ("The repair was made in 1964 and took two summers.", "Two summers were needed for the repair, which was made in 1964.", &[]),
        // A number with a point is of the word before it.
        ("Tarn 4.2 reads gauges.", "Tarn 4.3 reads gauges.", &["“4.2” is now “4.3”"]),
        // That something is so now is no value, nor is a unit without a number.
        ("The mill is shut.", "The mill is now shut.", &[]),
        ("The mill stood still.", "The mill stood still for hours.", &[]),
        (
            "The baker sleeps late.",
            "The baker sleeps late. \"The oven is cold until the sun has risen over the hill,\" said Ada Holm.",
            &["the quotation “The oven is cold until the sun has …” is new", "a statement by Ada Holm is new"],
        ),
        (
            "\"We had two hours, one boat and no rope,\" said Ines Corvo.",
            "\"We had six hours, one boat and no wind,\" said Ines Corvo.",
            &["the quotation had “two”, now “six”; had “rope”, now “wind”", "“two hours” is now “six hours”"],
        ),
    ];
    for (old, new, expected) in cases {
        let mut told = messages(old, new);
        told.sort();
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(told, expected, "\n{old}\n{new}");
    }
}

#[test]
fn a_value_is_stale_where_its_subject_is_the_same() {
    let text = |place: &str| format!("The survey counted 214 barns in the valley.\n\nThe smith has gone away.\n\n{place}\n");
    let cases: &[(&str, bool)] = &[
        ("Most of the 214 barns are older than the road.", true),
        // The words of a link are words of the text.
        ("There is [a list of the 214 barns](https://example.org/barns) in the office.", true),
        ("Originally, 214 barns stood in the valley.", false),
        ("\"All 214 barns leak,\" said Ada Holm.", false),
        ("The other valley sent 214 letters.", false),
        ("Holm, Ada. The 214 Barns of the Valley. Dublin: Harbour Press, 1998.", false),
    ];
    for (place, stale) in cases {
        let old = text(place);
        let new = old.replace("counted 214", "counted 219");
        assert_eq!(findings(&old, &new).iter().any(|told| told.starts_with("stale-value")), *stale, "{place}");
    }
    // What is measured may name its substance in one place only.
    let old =
        "# Log\n\nThe smith has gone away.\n\nThe log is cut at 250 MB.\n\nThe baker sleeps late.\n\nThe log needs 250 MB of space.\n";
    let told = findings(old, &old.replace("cut at 250", "cut at 400"));
    assert_eq!(told, ["stale-value 250 MB: 250 MB still stands here; 250 MB became 400 MB elsewhere"]);
    // The heads of a row and a column say what a number in a table is.
    let old = "| Offence | First time |\n|---|---|\n| No permit | £40 |\n| Blocked exit | £60 |\n\nWhoever parks without a permit pays £40 the first time.\n";
    assert_eq!(findings(old, &old.replace("permit | £40", "permit | £50")).len(), 1);
}

#[test]
fn who_says_a_thing_is_followed() {
    let lost =
        findings("The harbour master said that the dredger will leave the port in spring.", "The dredger will leave the port in spring.");
    assert_eq!(
        lost,
        ["attribution-changed The dredger will leave the port in spring: the harbour master said this before, now nobody does"]
    );
    let changed =
        findings("\"The dam will hold until the spring,\" said Ada Holm.", "\"The dam will hold until the spring,\" said Carl Brandt.");
    assert_eq!(changed, ["attribution-changed Carl Brandt: Ada Holm said this before, now Carl Brandt does"]);
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
