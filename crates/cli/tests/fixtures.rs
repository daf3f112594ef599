//! Every planted fault of `fixtures/broken` is found, nothing else is, and `fixtures/clean` stays silent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use claimlint_document::{Format, Span};
use claimlint_parser::Settings;
use claimlint_rules::{Book, Check, Verdict};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of faults beside a broken document.
#[derive(Deserialize)]
struct Faults {
    document: String,
    faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    quote: String,
    why: String,
    verdict: Verdict,
    #[serde(default)]
    also: Vec<String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name)
}

/// What was found in a document, conflicts and reviews, with all places in the source.
fn findings(path: &Path) -> (String, Vec<(Check, Vec<Span>)>) {
    let source = fs::read_to_string(path).unwrap();
    let format = Format::of_name(&path.to_string_lossy()).unwrap();
    let document = claimlint_document::read(source.clone().into_bytes(), format).unwrap();
    let ledger = claimlint_parser::parse(&document, &Settings::default());
    let checks = claimlint_rules::check(&ledger, Book::builtin()).into_iter().filter(|check| check.verdict != Verdict::Holds);
    let placed = checks.map(|check| {
        let places = [check.span].into_iter().chain(check.related.iter().map(|evidence| evidence.span));
        let places = places.map(|span| document.source_span(span)).collect();
        (check, places)
    });
    (source, placed.collect())
}

fn place(source: &str, quote: &str) -> Span {
    let start = source.find(quote).unwrap_or_else(|| panic!("the quote is not in the document: {quote}"));
    Span::new(start, start + quote.len())
}

fn faults(list: &Path) -> (PathBuf, Vec<Fault>) {
    let faults: Faults = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
    (list.with_file_name(faults.document), faults.faults)
}

fn lists(name: &str) -> Vec<PathBuf> {
    let mut lists: Vec<PathBuf> = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    lists.sort();
    lists
}

/// The planted faults of a folder that are found, or that are not.
fn planted(name: &str, found_or_not: bool) -> Vec<String> {
    let mut told = Vec::new();
    for list in lists(name) {
        let (path, faults) = faults(&list);
        let (source, found) = findings(&path);
        for fault in &faults {
            let quote = place(&source, &fault.quote);
            let enough = |check: &Check| check.verdict >= fault.verdict;
            let seen = found.iter().any(|(check, places)| enough(check) && places.iter().any(|place| place.overlaps(quote)));
            if seen == found_or_not {
                told.push(format!("{}: {:?}: {}", path.display(), fault.quote, fault.why));
            }
        }
    }
    told
}

#[test]
fn every_planted_fault_is_found() {
    let missed = planted("broken", false);
    assert!(missed.is_empty(), "{} faults were not found:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn known_gaps_are_gaps_still() {
    let found = planted("gaps", true);
    assert!(found.is_empty(), "found now, so move them to fixtures/broken:\n{}", found.join("\n"));
}

#[test]
fn nothing_but_the_planted_faults_is_found() {
    let mut noise = Vec::new();
    for list in lists("broken") {
        let (path, faults) = faults(&list);
        let (source, found) = findings(&path);
        let planted: Vec<Span> =
            faults.iter().flat_map(|fault| fault.also.iter().chain([&fault.quote])).map(|quote| place(&source, quote)).collect();
        for (check, places) in &found {
            if !places.iter().any(|place| planted.iter().any(|quote| place.overlaps(*quote))) {
                noise.push(format!("{}: {:?} {}: {}", path.display(), places[0].of(&source), check.rule, check.message));
            }
        }
    }
    assert!(noise.is_empty(), "{} findings were not planted:\n{}", noise.len(), noise.join("\n"));
}

#[test]
fn clean_documents_stay_silent() {
    let mut noise = Vec::new();
    for entry in fs::read_dir(folder("clean")).unwrap() {
        let path = entry.unwrap().path();
        let (source, found) = findings(&path);
        for (check, places) in &found {
            noise.push(format!("{}: {:?} {}: {}", path.display(), places[0].of(&source), check.rule, check.message));
        }
    }
    noise.sort();
    assert!(noise.is_empty(), "{} findings in clean documents:\n{}", noise.len(), noise.join("\n"));
}

#[test]
fn broken_documents_are_drawn_as_before() {
    for list in lists("broken") {
        let (path, _) = faults(&list);
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let format = Format::of_name(&path.to_string_lossy()).unwrap();
        let document = claimlint_document::read(fs::read(&path).unwrap(), format).unwrap();
        let ledger = claimlint_parser::parse(&document, &Settings::default());
        let checks = claimlint_rules::check(&ledger, Book::builtin());
        insta::with_settings!({ snapshot_suffix => stem, omit_expression => true }, {
            insta::assert_snapshot!("drawn", claimlint_rules::annotate(&document.text, &checks));
        });
    }
}
