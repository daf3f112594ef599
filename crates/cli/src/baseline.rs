//! The findings that are known in, those that are new out; and the file that lists the known ones.
//!
//! A finding is known by its path as seen from the file, its rule, and its fingerprint, and as often as it is listed. A
//! document that the file does not list may be one under another name: what the file lists for documents that are gone is
//! known in it as well.

use crate::config::{absolute, shown};
use crate::output;
use anyhow::{Context, anyhow, ensure};
use claimlint_parser::Ledger;
use claimlint_report::checks::fingerprint;
use claimlint_rules::{Check, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Component, Path, PathBuf};

/// The version of the file's shape.
const SCHEMA: u32 = 1;

/// How often each finding is known: by path, then by rule and fingerprint.
type Known = BTreeMap<String, BTreeMap<(String, String), usize>>;

/// The findings that a file lists.
#[derive(Debug)]
pub(crate) struct Baseline {
    file: PathBuf,
    known: Known,
    /// What is listed for documents that are gone.
    gone: BTreeMap<(String, String), usize>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    schema: u32,
    findings: Vec<Entry>,
}

/// A finding and how often it stands in its document.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    rule: String,
    fingerprint: String,
    count: NonZeroUsize,
}

/// What is kept of one document for the baseline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    path: String,
    /// The rule and fingerprint of each finding.
    findings: Vec<(String, String)>,
}

impl Baseline {
    /// An empty baseline that will be written to a file.
    pub(crate) fn at(file: &Path) -> Self {
        Self { file: file.to_owned(), known: Known::new(), gone: BTreeMap::new() }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong in the file, with its line.
    pub(crate) fn load(file: &Path) -> anyhow::Result<Self> {
        let name = shown(file);
        let text = std::fs::read_to_string(file).with_context(|| name.clone())?;
        let listing: Listing = serde_json::from_str(&text).map_err(|error| {
            // The place stands before the message already.
            let told = error.to_string();
            let message = told.rsplit_once(" at line ").map_or(told.as_str(), |(message, _)| message);
            anyhow!("{name}:{}: {message}; expected a file that `claimlint check --write-baseline` wrote", error.line().max(1))
        })?;
        ensure!(listing.schema == SCHEMA, "{name}:1: found a baseline of schema {}; expected schema {SCHEMA}", listing.schema);
        let mut known = Known::new();
        for entry in listing.findings {
            *known.entry(entry.path).or_default().entry((entry.rule, entry.fingerprint)).or_default() += entry.count.get();
        }
        let mut baseline = Self { file: file.to_owned(), known, gone: BTreeMap::new() };
        let folder = baseline.folder();
        for (_, entries) in baseline.known.iter().filter(|(path, _)| !folder.join(path).exists()) {
            for (finding, count) in entries {
                *baseline.gone.entry(finding.clone()).or_default() += count;
            }
        }
        Ok(baseline)
    }

    /// Takes the findings out that are known, and gives what was seen of them.
    pub(crate) fn sift(&self, document: &str, ledger: &Ledger, checks: &mut Vec<Check>) -> Seen {
        let path = self.path_of(document);
        let mut left = self.known.get(&path).unwrap_or(&self.gone).clone();
        let mut findings = Vec::new();
        checks.retain(|check| {
            if check.verdict == Verdict::Holds {
                return true;
            }
            let finding = (check.rule.to_string(), fingerprint(ledger, check));
            let known = left.get_mut(&finding).filter(|count| **count > 0);
            let is_new = known.is_none();
            if let Some(count) = known {
                *count -= 1;
            }
            findings.push(finding);
            is_new
        });
        Seen { path, findings }
    }

    /// The listed findings that no longer occur, in words: those of documents that were checked, or are gone.
    pub(crate) fn stale(&self, seen: &[Seen]) -> Vec<String> {
        let mut found: Known = Known::new();
        for document in seen {
            count(&mut found, document);
        }
        // What stands in documents that are not listed may be what was listed under another name.
        let mut renamed = BTreeMap::new();
        for (finding, count) in found.iter().filter(|(path, _)| !self.known.contains_key(*path)).flat_map(|(_, entries)| entries) {
            *renamed.entry(finding.clone()).or_insert(0) += count;
        }
        let mut stale = Vec::new();
        for (path, entries) in &self.known {
            let checked = found.get(path);
            let gone = checked.is_none() && !self.folder().join(path).exists();
            let checked = if gone { Some(&renamed) } else { checked };
            for ((rule, fingerprint), &count) in entries.iter().filter(|_| checked.is_some()) {
                let here = checked.and_then(|found| found.get(&(rule.clone(), fingerprint.clone()))).copied().unwrap_or_default();
                let missing = count.saturating_sub(here);
                if missing > 0 {
                    let times = if missing == 1 { String::new() } else { format!(", {missing} times") };
                    stale.push(format!("{path}: {rule} {fingerprint}{times}"));
                }
            }
        }
        stale
    }

    /// Writes the findings that were seen, sorted, one a line; gives how many there are.
    pub(crate) fn write(&self, seen: &[Seen]) -> anyhow::Result<usize> {
        let mut found = Known::new();
        for document in seen {
            count(&mut found, document);
        }
        let mut rows = Vec::new();
        let mut findings = 0;
        for (path, entries) in found {
            for ((rule, fingerprint), count) in entries {
                findings += count;
                let Some(count) = NonZeroUsize::new(count) else { continue };
                rows.push(format!("    {}", serde_json::to_string(&Entry { path: path.clone(), rule, fingerprint, count })?));
            }
        }
        let rows = if rows.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", rows.join(",\n")) };
        output::write_file(&self.file, format!("{{\n  \"schema\": {SCHEMA},\n  \"findings\": {rows}\n}}\n").as_bytes())?;
        Ok(findings)
    }

    /// The path of a document as seen from the folder of the file, so that it does not depend on where the program runs.
    fn path_of(&self, document: &str) -> String {
        let (folder, path) = (self.folder(), absolute(Path::new(document)));
        let (mut from, mut to) = (folder.components().peekable(), path.components().peekable());
        while from.peek().is_some() && from.peek() == to.peek() {
            from.next();
            to.next();
        }
        let relative: PathBuf = from.map(|_| Component::ParentDir).chain(to).collect();
        relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }

    fn folder(&self) -> PathBuf {
        absolute(&self.file).parent().unwrap_or(Path::new("/")).to_owned()
    }
}

fn count(found: &mut Known, document: &Seen) {
    let entries = found.entry(document.path.clone()).or_default();
    for finding in &document.findings {
        *entries.entry(finding.clone()).or_default() += 1;
    }
}
