//! Every page of the built-in book is read, keeps the conventions, and does what it draws.

use claimlint_document::read;
use claimlint_parser::{Settings, parse};
use claimlint_rules::{Book, Check, LoadError, Rule, Sign, Verdict, check, test_page};
use std::collections::BTreeSet;

#[test]
fn every_file_of_the_book_can_be_read() {
    let mut book = Book::default();
    let files: Vec<_> = Book::builtin_files().collect();
    let errors: Vec<String> = book.add(&files).iter().map(LoadError::to_string).collect();
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
}

#[test]
fn every_page_does_what_it_draws() {
    let only = std::env::var("PAGE").unwrap_or_default();
    let book = Book::builtin();
    let wrong: Vec<String> = book
        .rules()
        .filter(|rule| rule.id.contains(&only))
        .flat_map(|rule| test_page(rule, book))
        .map(|mismatch| mismatch.to_string())
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_fault_of_an_example_is_told_twice() {
    let book = Book::builtin();
    let mut twice = Vec::new();
    for example in book.rules().flat_map(Rule::examples).filter(|example| example.before.is_none()) {
        let document = read(example.text.clone().into_bytes(), example.format).expect("examples are text");
        let ledger = parse(&document, &Settings { published: example.published, ..Settings::default() });
        let mut checks = check(&ledger, book);
        checks.retain(|check| check.verdict != Verdict::Holds);
        let same = |pair: &[Check]| pair[0].rule != pair[1].rule && pair[0].span.overlaps(pair[1].span);
        for pair in checks.windows(2).filter(|pair| same(pair)) {
            twice.push(format!("{} and {}: {}", pair[0].rule, pair[1].rule, example.text));
        }
    }
    assert!(twice.is_empty(), "\n{}", twice.join("\n"));
}

#[test]
fn every_page_shows_a_finding_a_hold_and_silence() {
    let shows =
        |rule: &Rule, signs: &[Sign]| rule.examples().iter().any(|example| example.marks.iter().any(|mark| signs.contains(&mark.sign)));
    let silent = |rule: &Rule| rule.examples().iter().any(|example| !example.known_gap && example.marks.is_empty());
    let mut wanting = Vec::new();
    for rule in Book::builtin().rules() {
        if !shows(rule, &[Sign::Conflict, Sign::Review]) {
            wanting.push(format!("{} shows no finding", rule.id));
        }
        if !shows(rule, &[Sign::Holds]) && !NEVER_HOLD.contains(&&*rule.id) {
            wanting.push(format!("{} shows nothing that holds", rule.id));
        }
        if !silent(rule) {
            wanting.push(format!("{} shows no near miss", rule.id));
        }
    }
    assert!(wanting.is_empty(), "\n{}", wanting.join("\n"));
}

/// Rules that speak of faults only, for there is no statement that could hold.
const NEVER_HOLD: [&str; 24] = [
    "attribution-changed",
    "citation-mismatch",
    "date-moved-alone",
    "derived-value-not-updated",
    "duplicate-caption",
    "duplicate-entry",
    "entry-uncited",
    "figure-without-source",
    "footnote-unused",
    "impossible-date",
    "impossible-time",
    "impossible-value",
    "order-mismatch",
    "ordinal-suffix-mismatch",
    "percent-vs-points",
    "placeholder-left",
    "quotation-altered",
    "speaker-not-named",
    "stale-value",
    "tense-mismatch",
    "term-used-once",
    "unbalanced-bracket",
    "undefined-term",
    "vague-attribution",
];

#[test]
fn every_near_miss_has_its_reason_above_it() {
    let mut bare = Vec::new();
    for rule in Book::builtin().rules() {
        let lines: Vec<&str> = rule.page.lines().collect();
        for example in rule.examples().iter().filter(|example| example.marks.is_empty()) {
            // The fence stands one line above the text, a blank line and the reason above that.
            let reason = lines[..example.line.saturating_sub(2)].iter().rev().find(|line| !line.trim().is_empty());
            if reason.is_none_or(|reason| !reason.ends_with('.') && !reason.starts_with("```")) {
                bare.push(format!("{} line {}", rule.id, example.line));
            }
        }
    }
    assert!(bare.is_empty(), "no reason above: {}", bare.join(", "));
}

#[test]
fn ids_name_faults_in_kebab_case_and_only_once() {
    let mut seen = BTreeSet::new();
    for rule in Book::builtin().rules() {
        assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
        assert!(seen.insert(rule.id.clone()), "{} stands twice", rule.id);
        assert_ne!(rule.verdict, Verdict::Holds, "{}", rule.id);
    }
}
