//! What is written in each format is read back as it was, whatever stands in the fields.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::checks::Tally;
use crate::found::{Finding, Found, Place, Point};
use crate::{checkstyle, github, gitlab, junit, rdjson, sarif};
use claimlint_document::Span;
use claimlint_rules::{Book, Severity, Verdict};
use proptest::prelude::*;
use serde_json::Value;

/// Text with everything in it that some format gives a meaning to.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("]]>"),
        Just("::error file=a,line=1::"),
        Just("%0A"),
        Just("%"),
        Just("\r\n"),
        Just("\n"),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("<!--"),
        Just("&amp;"),
        Just("[a](javascript:b)"),
        Just("{0}"),
        Just("| x |"),
        Just("\u{0}"),
        Just("\u{1b}[2J"),
        Just("\u{9b}31m"),
        Just("\u{202e}"),
        Just("\u{fffe}"),
        Just(" two words, "),
        Just("漢字"),
        Just("a:b"),
        Just("../"),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn finding() -> impl Strategy<Value = Finding> {
    let verdict = prop_oneof![Just(Verdict::Conflict), Just(Verdict::Review), Just(Verdict::Holds)];
    let severity = prop_oneof![Just(Severity::Error), Just(Severity::Warning), Just(Severity::Note)];
    let fixes = prop::collection::vec(hostile(), 0..3);
    (verdict, severity, hostile(), prop::option::of(hostile()), hostile(), fixes, 1_usize..90, 0_u64..u64::MAX).prop_map(
        |(verdict, severity, message, computed, words, fixes, at, fingerprint)| {
            let start = Point { line: at, column: at, byte_column: at };
            let end = Point { line: at, column: at + 3, byte_column: at + 3 };
            let place = Place { bytes: Span::new(at, at + 3), start, end, told: None, words, plain: true };
            Finding {
                rule: "weekday-mismatch".to_owned(),
                family: "dates",
                verdict,
                severity,
                related: vec![(place.clone(), message.clone())],
                place,
                message,
                computed,
                fixes,
                fingerprint: format!("{fingerprint:016x}"),
            }
        },
    )
}

fn documents() -> impl Strategy<Value = Vec<Found>> {
    let found = (hostile(), prop::collection::vec(finding(), 0..4)).prop_map(|(path, findings)| Found {
        path: format!("a{path}.md"),
        tally: Tally::default(),
        findings,
    });
    prop::collection::vec(found, 0..3)
}

fn all(documents: &[Found]) -> impl Iterator<Item = (&Found, &Finding)> {
    documents.iter().flat_map(|found| found.findings.iter().map(move |finding| (found, finding)))
}

fn faults(documents: &[Found]) -> Vec<(&Found, &Finding)> {
    all(documents).filter(|(_, finding)| finding.verdict != Verdict::Holds).collect()
}

/// What XML can hold of a text.
fn in_xml(text: &str) -> String {
    text.chars().filter(|&character| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}

/// A property or the data of a workflow command, as the runner of GitHub Actions reads it.
fn unescaped(text: &str) -> String {
    text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

/// What is shown in a log: everything but control characters, which become pictures.
fn in_log(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        match character {
            '\n' | '\r' => shown.push(character),
            character => crate::safe::push(&mut shown, character),
        }
    }
    shown
}

/// Undoes the escapes of RFC 3986.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(&String::from_utf8(digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The SARIF schema, compiled once.
fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: std::sync::OnceLock<jsonschema::Validator> = std::sync::OnceLock::new();
    SCHEMA.get_or_init(|| {
        let schema: Value = serde_json::from_str(include_str!("../../../schema/vendor/sarif-schema-2.1.0.json")).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sarif_is_valid_and_says_what_was_found(documents in documents()) {
        let run = sarif::Run { version: "1.2.3", repository: "https://example.org/claimlint", complete: true, beside: &[] };
        let log: Value = serde_json::from_slice(&sarif::render(&documents, Book::builtin(), run).unwrap()).unwrap();
        let errors: Vec<String> = schema().iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let results = log["runs"][0]["results"].as_array().unwrap();
        prop_assert_eq!(results.len(), all(&documents).count());
        for (result, (found, finding)) in results.iter().zip(all(&documents)) {
            let place = &result["locations"][0]["physicalLocation"];
            prop_assert_eq!(decoded(place["artifactLocation"]["uri"].as_str().unwrap()), &*found.path);
            prop_assert_eq!(&place["region"]["snippet"]["text"], &finding.place.words);
            prop_assert_eq!(&place["region"]["byteOffset"], finding.place.bytes.start);
            prop_assert_eq!(&result["partialFingerprints"]["claimlint/v1"], &finding.fingerprint);
            let message = result["message"]["text"].as_str().unwrap();
            let opened = |at: usize| message[..at].ends_with('{') || message[at + 1..].starts_with('{');
            prop_assert!(message.match_indices('{').all(|(at, _)| opened(at)), "{}", message);
            prop_assert!(!message.contains("[a](") || message.contains("\\[a\\]("), "{}", message);
        }
    }

    #[test]
    fn gitlab_reads_every_fault(documents in documents()) {
        let issues: Vec<Value> = serde_json::from_slice(&gitlab::render(&documents).unwrap()).unwrap();
        let faults = faults(&documents);
        prop_assert_eq!(issues.len(), faults.len());
        for (issue, (found, finding)) in issues.iter().zip(faults) {
            prop_assert_eq!(&issue["description"], &finding.message);
            prop_assert_eq!(&issue["location"]["path"], &found.path);
            prop_assert_eq!(&issue["location"]["lines"]["begin"], finding.place.start.line);
        }
    }

    #[test]
    fn reviewdog_reads_every_fault(documents in documents()) {
        let report: Value = serde_json::from_slice(&rdjson::render(&documents).unwrap()).unwrap();
        let faults = faults(&documents);
        let diagnostics = report["diagnostics"].as_array().unwrap();
        prop_assert_eq!(diagnostics.len(), faults.len());
        for (diagnostic, (found, finding)) in diagnostics.iter().zip(faults) {
            prop_assert_eq!(diagnostic["message"].as_str().unwrap(), finding.told());
            prop_assert_eq!(&diagnostic["location"]["path"], &found.path);
        }
    }

    #[test]
    fn junit_is_xml_and_says_what_was_found(documents in documents()) {
        let report = String::from_utf8(junit::render(&documents)).unwrap();
        let tree = roxmltree::Document::parse(&report).unwrap();
        let suites: Vec<_> = tree.root_element().children().filter(roxmltree::Node::is_element).collect();
        prop_assert_eq!(suites.len(), documents.len());
        for (suite, found) in suites.iter().zip(&documents) {
            prop_assert_eq!(suite.attribute("name").unwrap(), in_xml(&found.path));
            let failures: Vec<_> = suite.descendants().filter(|node| node.has_tag_name("failure")).collect();
            let conflicts: Vec<_> = found.findings.iter().filter(|finding| finding.verdict == Verdict::Conflict).collect();
            prop_assert_eq!(failures.len(), conflicts.len());
            for (failure, conflict) in failures.iter().zip(conflicts) {
                prop_assert_eq!(failure.attribute("message").unwrap(), in_xml(&conflict.message));
                prop_assert_eq!(failure.text().unwrap_or_default(), in_xml(&conflict.told()));
            }
        }
    }

    #[test]
    fn checkstyle_is_xml_and_says_what_was_found(documents in documents()) {
        let report = String::from_utf8(checkstyle::render(&documents)).unwrap();
        let tree = roxmltree::Document::parse(&report).unwrap();
        let errors: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("error")).collect();
        prop_assert_eq!(errors.len(), all(&documents).count());
        for (error, (found, finding)) in errors.iter().zip(all(&documents)) {
            prop_assert_eq!(error.attribute("message").unwrap(), in_xml(&finding.message));
            prop_assert_eq!(error.parent().unwrap().attribute("name").unwrap(), in_xml(&found.path));
        }
    }

    #[test]
    fn github_reads_one_command_for_each_finding(documents in documents()) {
        for found in &documents {
            let commands = String::from_utf8(github::annotations(found)).unwrap();
            prop_assert_eq!(commands.lines().count(), found.findings.len());
            for (command, finding) in commands.lines().zip(&found.findings) {
                let (head, data) = command.strip_prefix("::").unwrap().split_once("::").unwrap();
                let (_, properties) = head.split_once(' ').unwrap();
                let file = properties.split(',').find_map(|property| property.strip_prefix("file=")).unwrap();
                prop_assert_eq!(unescaped(file), in_log(&found.path));
                prop_assert_eq!(unescaped(data), in_log(&finding.told()));
            }
        }
    }

    #[test]
    fn a_summary_has_one_row_for_each_fault(documents in documents()) {
        let summary = github::summary(&documents);
        prop_assert!(!summary.chars().any(|character| character.is_control() && character != '\n'));
        prop_assert_eq!(summary.lines().filter(|line| line.starts_with("| conflict |") || line.starts_with("| review |")).count(), faults(&documents).len());
        for row in summary.lines().filter(|line| line.starts_with("| conflict |")) {
            prop_assert_eq!(row.replace("\\\\", "").replace("\\|", "").matches('|').count(), 6, "{}", row);
        }
    }
}
