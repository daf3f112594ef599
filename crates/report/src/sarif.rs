//! Findings in, a log in SARIF 2.1.0 out.
//!
//! The log names the rules that spoke, each with its page as help, so that a viewer needs nothing else.

use crate::found::{Finding, Found, Place};
use crate::json;
use claimlint_rules::{Book, Severity, Verdict};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the log says of the run itself.
#[derive(Clone, Copy, Debug)]
pub struct Run<'r> {
    /// The version of claimlint.
    pub version: &'r str,
    /// The address of the repository whose `rules/` holds the pages; empty where it has none.
    pub repository: &'r str,
    /// Whether all documents could be read.
    pub complete: bool,
    /// What is told and no rule of the book finds: its id, and its page.
    pub beside: &'r [(&'r str, &'r str)],
}

/// Writes the log.
///
/// # Errors
/// None that is known; writing JSON may fail in principle.
pub fn render(documents: &[Found], book: &Book, run: Run<'_>) -> serde_json::Result<Vec<u8>> {
    let spoke: BTreeMap<&str, Value> = documents
        .iter()
        .flat_map(|found| &found.findings)
        .map(|finding| &*finding.rule)
        .collect::<BTreeSet<&str>>()
        .into_iter()
        .filter_map(|id| Some((id, spoke(id, book, run)?)))
        .collect();
    let places: BTreeMap<&str, usize> = spoke.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let results: Vec<Value> = documents
        .iter()
        .flat_map(|found| found.findings.iter().map(|finding| result(&found.path, finding, places.get(&*finding.rule).copied())))
        .collect();
    let mut driver = json!({
        "name": "claimlint",
        "semanticVersion": run.version,
        "rules": spoke.values().collect::<Vec<_>>(),
    });
    if !run.repository.is_empty() {
        driver["informationUri"] = run.repository.into();
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [{ "executionSuccessful": run.complete }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    json::line(&log)
}

/// What is told under an id, with its page; nothing for an id that no page names.
fn spoke(id: &str, book: &Book, run: Run<'_>) -> Option<Value> {
    let Some(rule) = book.rule(id) else {
        let (_, page) = run.beside.iter().find(|(beside, _)| *beside == id)?;
        let title = page.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']);
        return Some(descriptor(id, title, page));
    };
    let mut descriptor = descriptor(id, &rule.title, &without_header(&rule.page));
    descriptor["defaultConfiguration"] = json!({ "level": level(rule.verdict, rule.severity) });
    descriptor["properties"] = json!({ "family": rule.family.name(), "tags": [rule.family.name()], "verdict": rule.verdict });
    // Pages of the user stand in no repository of ours.
    if !run.repository.is_empty() && Book::builtin().rule(id).is_some() {
        descriptor["helpUri"] = format!("{}/blob/main/rules/{}/{id}.md", run.repository, rule.family.name()).into();
    }
    Some(descriptor)
}

/// An id with its title and page.
fn descriptor(id: &str, title: &str, page: &str) -> Value {
    let prose = prose(page);
    json!({
        "id": id,
        "shortDescription": { "text": title },
        "fullDescription": { "text": prose.lines().next().filter(|line| !line.is_empty()).unwrap_or(title) },
        "help": { "text": if prose.is_empty() { title } else { &prose }, "markdown": page },
    })
}

/// A page without its JSON header, which says nothing to readers.
fn without_header(page: &str) -> String {
    let Some((before, header)) = page.split_once("```json\n") else { return page.to_owned() };
    let after = header.split_once("\n```").map_or("", |(_, after)| after);
    format!("{}\n\n{}", before.trim_end(), after.trim_start())
}

/// The sentences of a page up to its first example.
fn prose(page: &str) -> String {
    let lines = page.lines().take_while(|line| !line.starts_with("```")).filter(|line| !line.starts_with('#'));
    lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn result(path: &str, finding: &Finding, rule: Option<usize>) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "kind": if finding.verdict == Verdict::Holds { "pass" } else { "fail" },
        "level": level(finding.verdict, finding.severity),
        "message": { "text": message(&finding.message) },
        "locations": [{ "physicalLocation": physical(path, &finding.place) }],
        "partialFingerprints": { "claimlint/v1": finding.fingerprint },
        "properties": { "verdict": finding.verdict, "family": finding.family },
    });
    if let Some(index) = rule {
        result["ruleIndex"] = index.into();
    }
    if let Some(computed) = &finding.computed {
        result["properties"]["computed"] = computed.as_str().into();
    }
    let related: Vec<Value> = finding.related.iter().enumerate().map(|(id, (place, label))| related(path, id, place, label)).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    // The format wants each fix once.
    let mut fixes: Vec<Value> = Vec::new();
    for fix in finding.replacements().map(|words| fix(path, &finding.place, words)) {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

fn related(path: &str, id: usize, place: &Place, label: &str) -> Value {
    let mut related = json!({ "id": id, "physicalLocation": physical(path, place) });
    if !label.is_empty() {
        related["message"] = json!({ "text": message(label) });
    }
    related
}

fn fix(path: &str, place: &Place, words: &str) -> Value {
    json!({
        "description": { "text": message(&format!("Write \"{words}\"")) },
        "artifactChanges": [{
            "artifactLocation": artifact(path),
            "replacements": [{ "deletedRegion": region(place), "insertedContent": { "text": words } }],
        }],
    })
}

const fn level(verdict: Verdict, severity: Severity) -> &'static str {
    match (verdict, severity) {
        (Verdict::Holds, _) => "none",
        (Verdict::Review | Verdict::Conflict, Severity::Note) => "note",
        (Verdict::Review | Verdict::Conflict, Severity::Warning) => "warning",
        (Verdict::Review | Verdict::Conflict, Severity::Error) => "error",
    }
}

fn physical(path: &str, place: &Place) -> Value {
    let mut region = region(place);
    region["snippet"] = json!({ "text": place.words });
    json!({ "artifactLocation": artifact(path), "region": region })
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "byteOffset": place.bytes.start,
        "byteLength": place.bytes.len(),
    })
}

/// A path as an address: relative to the root of the repository, or a file of this machine.
fn artifact(path: &str) -> Value {
    let path = path.trim_start_matches("./");
    if path.starts_with('/') {
        return json!({ "uri": format!("file://{}", encoded(path)) });
    }
    json!({ "uri": encoded(path), "uriBaseId": "%SRCROOT%" })
}

/// RFC 3986: every byte but unreserved characters and the slash is written as its number.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// A plain text message: braces would name arguments, and brackets before a parenthesis would make a link (SARIF 2.1.0, 3.11).
fn message(text: &str) -> String {
    let doubled = text.replace('{', "{{").replace('}', "}}");
    if doubled.contains("](") { doubled.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { doubled }
}
