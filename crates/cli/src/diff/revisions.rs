//! Two files or two folders in, what changed in the facts of each document out.

use crate::arguments::{DiffFormat, DiffOptions};
use crate::input::{self, Source};
use crate::{book, output};
use anyhow::anyhow;
use claimlint_document::{Document, Format, LineIndex};
use claimlint_report::Checked;
use claimlint_report::revision::{Revised, RevisedRow, lines, rows};
use claimlint_rules::revision::{Revision, Side, compare};
use claimlint_rules::{Book, Severity, Verdict};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// One document in its two revisions, of which one may be missing.
struct Revisions {
    old: Option<Source>,
    new: Option<Source>,
}

/// What is kept of one document.
struct Outcome {
    text: Vec<u8>,
    fails: bool,
}

/// Compares two files, or the documents of two folders by their paths below them.
pub(crate) fn run(options: &DiffOptions, old: &Path, new: &Path) -> anyhow::Result<ExitCode> {
    let book = book::chosen(&options.rules)?;
    let mut unread = false;
    let mut complain = |message: String| {
        unread = true;
        output::complain(&message);
    };
    let documents = paired(old, new, &mut complain)?;
    let single = documents.len() == 1;
    let outcomes: Vec<anyhow::Result<Outcome>> = documents.par_iter().map(|document| outcome(document, options, &book)).collect();
    let mut fails = false;
    let mut text = Vec::new();
    if options.format == DiffFormat::Json {
        text.extend_from_slice(b"{\"schema\":1,\"documents\":[");
    }
    let mut printed = 0_usize;
    for outcome in outcomes {
        match outcome {
            Ok(outcome) => {
                if options.format == DiffFormat::Json && printed > 0 {
                    text.push(b',');
                }
                printed += 1;
                fails |= outcome.fails;
                text.extend_from_slice(&outcome.text);
            }
            Err(error) => complain(format!("{error:#}")),
        }
    }
    match options.format {
        DiffFormat::Json => text.extend_from_slice(b"]}\n"),
        DiffFormat::Text if text.is_empty() && printed > 0 && !unread => {
            text.extend_from_slice(if single {
                b"No fact changed.\n".as_slice()
            } else {
                b"No fact changed in any document.\n".as_slice()
            });
        }
        DiffFormat::Text | DiffFormat::Jsonl => {}
    }
    output::print(&text)?;
    Ok(match (unread, fails) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    })
}

/// The documents of two folders by their paths below them, or the two files.
fn paired(old: &Path, new: &Path, complain: &mut impl FnMut(String)) -> anyhow::Result<Vec<Revisions>> {
    match (old.is_dir(), new.is_dir()) {
        (true, true) => {}
        (false, false) => {
            let mut lone = |path: &Path| input::sources(&[path.to_owned()], "stdin.md", &mut *complain).pop();
            return Ok(vec![Revisions { old: lone(old), new: lone(new) }]);
        }
        (true, false) | (false, true) => {
            return Err(anyhow!(
                "{} and {}: one is a folder and the other is not; give two files or two folders",
                old.display(),
                new.display()
            ));
        }
    }
    let mut documents: BTreeMap<String, Revisions> = BTreeMap::new();
    for (folder, is_old) in [(old, true), (new, false)] {
        for source in input::sources(&[folder.to_owned()], "stdin.md", &mut *complain) {
            let below = Path::new(&source.name)
                .strip_prefix(folder)
                .map_or_else(|_| source.name.clone(), |path| path.to_string_lossy().into_owned());
            let entry = documents.entry(below).or_insert(Revisions { old: None, new: None });
            *(if is_old { &mut entry.old } else { &mut entry.new }) = Some(source);
        }
    }
    Ok(documents.into_values().collect())
}

fn outcome(revisions: &Revisions, options: &DiffOptions, book: &Book) -> anyhow::Result<Outcome> {
    let read = |source: &Option<Source>| -> anyhow::Result<Option<Document>> { source.as_ref().map(input::read).transpose() };
    let (before, after) = (read(&revisions.old)?, read(&revisions.new)?);
    // A document that one side lacks is compared with an empty one, so that everything in it has come or gone.
    let empty = claimlint_document::read(Vec::new(), Format::Plain)?;
    let name = |source: &Option<Source>, other: &Option<Source>| {
        source.as_ref().or(other.as_ref()).map(|source| source.name.clone()).unwrap_or_default()
    };
    let (old_name, new_name) = (name(&revisions.old, &revisions.new), name(&revisions.new, &revisions.old));
    let settings = options.settings();
    let (old, new): (&Document, &Document) = (before.as_ref().unwrap_or(&empty), after.as_ref().unwrap_or(&empty));
    let (old_ledger, new_ledger) = (claimlint_parser::parse(old, &settings), claimlint_parser::parse(new, &settings));
    let (old_checks, new_checks) = (claimlint_rules::check(&old_ledger, book), claimlint_rules::check(&new_ledger, book));
    let revision = compare(Side { ledger: &old_ledger, checks: &old_checks }, Side { ledger: &new_ledger, checks: &new_checks }, book);
    let (old_lines, new_lines) = (LineIndex::new(&old.source), LineIndex::new(&new.source));
    let revised = Revised {
        old: Checked { path: &old_name, ledger: &old_ledger, checks: &old_checks, lines: &old_lines },
        new: Checked { path: &new_name, ledger: &new_ledger, checks: &new_checks, lines: &new_lines },
        revision: &revision,
    };
    let mut text = Vec::new();
    match options.format {
        DiffFormat::Text => {
            let told = match (&before, &after) {
                (None, Some(_)) => Some(format!("{new_name}: this document is new\n")),
                (Some(_), None) => Some(format!("{old_name}: this document is gone\n")),
                (Some(_), Some(_)) | (None, None) => None,
            };
            text.extend_from_slice(told.unwrap_or_default().as_bytes());
            text.extend_from_slice(lines(revised).as_bytes());
        }
        DiffFormat::Jsonl => {
            for row in rows(revised) {
                output::json_line(&mut text, &row)?;
            }
        }
        DiffFormat::Json => serde_json::to_writer(
            &mut text,
            &RevisedRow {
                old: before.is_some().then_some(&*old_name),
                new: after.is_some().then_some(&*new_name),
                changes: rows(revised).collect(),
            },
        )?,
    }
    Ok(Outcome { text, fails: fails(&revision, options) })
}

/// Whether a revision leaves something behind that must be mended.
fn fails(revision: &Revision, options: &DiffOptions) -> bool {
    match options.fail_on {
        None => revision.changes.iter().any(|change| change.verdict == Some(Verdict::Conflict)),
        Some(least) => {
            let severities = revision.checks.iter().filter(|check| check.verdict != Verdict::Holds).map(|check| check.severity);
            severities.max().is_some_and(|worst: Severity| least.fails(worst))
        }
    }
}
