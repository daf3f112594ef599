//! What is drawn for texts of all kinds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::*;
use claimlint_document::{Format, LineIndex, Span};
use claimlint_rules::{Evidence, Family};
use proptest::prelude::*;

/// Draws a conflict at the first `words` of a text, with other places and their labels.
#[track_caller]
fn drawn(text: &str, words: &str, others: &[(&str, &str)], width: usize) -> String {
    let document = claimlint_document::read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = claimlint_parser::parse(&document, &claimlint_parser::Settings::default());
    let place = |words: &str| {
        let start = document.text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let check = Check {
        rule: "some-rule".into(),
        family: Family::Counts,
        verdict: Verdict::Conflict,
        severity: Severity::Error,
        span: place(words),
        message: "it does not agree".to_owned(),
        computed: Some("1 + 1 = 2".to_owned()),
        related: others.iter().map(|(words, label)| Evidence { span: place(words), label: (*label).to_owned() }).collect(),
        fixes: vec!["two".to_owned()],
    };
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: "a.txt", ledger: &ledger, checks: std::slice::from_ref(&check), lines: &lines };
    render(checked, &check, Paint { color: false, width })
}

#[test]
fn both_places_of_one_line_are_drawn_together() {
    let text = "In all, 127 of 312 patients (43%) improved.\n";
    insta::assert_snapshot!(drawn(text, "43%", &[("127 of 312", "the two counts")], 80));
}

#[test]
fn places_of_several_lines_are_drawn_in_their_order() {
    let text = "We planted 40 trees.\n\nNobody watered them.\n\nAll 44 trees died.\n";
    insta::assert_snapshot!(drawn(text, "44 trees", &[("40 trees", "said before")], 80));
}

#[test]
fn of_a_long_line_only_the_surroundings_are_drawn() {
    let far = "and so it went on, day after day, as it always had, ".repeat(20);
    let text = format!("We planted 40 trees, {far}until all 44 trees died, {far}and that was that.\n");
    insta::assert_snapshot!(drawn(&text, "44 trees", &[("40 trees", "said before")], 60));
}

#[test]
fn marks_stand_under_wide_and_combining_characters() {
    let text = "漢字漢字 e\u{301}e\u{301} 44 trees 漢字.\n";
    insta::assert_snapshot!(drawn(text, "44 trees", &[("漢字漢字", "wide")], 60));
}

#[test]
fn tabs_and_control_characters_keep_marks_in_place() {
    let text = "a\tb \u{1b}[31m\u{202e}c\u{9b} 44 trees\u{7}.\n";
    insta::assert_snapshot!(drawn(text, "44 trees", &[], 60));
}

#[test]
fn words_over_several_lines_are_marked_on_each() {
    let text = "The report names forty-\nfour trees\nin the park.\n";
    insta::assert_snapshot!(drawn(text, "forty-\nfour trees", &[], 60));
}

#[test]
fn several_labels_hang_under_their_marks() {
    let text = "Of 10 apples, 20 pears and 30 plums all 70 were sold.\n";
    let others = [("10 apples", "first"), ("20 pears", "second"), ("30 plums", "third")];
    insta::assert_snapshot!(drawn(text, "70", &others, 80));
}

proptest! {
    #[test]
    fn no_drawing_is_wider_than_the_terminal_or_obeyed_by_it(
        before in "[ a-z漢\u{301}\u{1f468}\u{200d}\t\u{1b}\u{9b}\u{202e}שλ]{0,300}",
        after in "[ a-z漢\u{301}\u{1f468}\u{200d}\t\u{1b}\u{9b}\u{202e}שλ]{0,300}",
        width in 60_usize..160,
    ) {
        let drawing = drawn(&format!("{before} 44 trees{after} 45 trees"), "44 trees", &[("45 trees", "label")], width);
        for line in drawing.lines() {
            prop_assert!(safe::width(line) <= width, "{}", line);
            prop_assert!(!line.chars().any(char::is_control), "{:?}", line);
        }
        let rows: Vec<&str> = drawing.lines().collect();
        let marked = rows.iter().position(|row| row.contains("^^^^^^^^")).unwrap();
        let column = |row: &str, sign: &str| row.find(sign).map(|at| safe::width(&row[..at]));
        prop_assert_eq!(column(rows[marked], "^"), column(rows[marked - 1], "44 trees"));
    }
}
