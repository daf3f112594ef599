//! Two files or two folders in, what changed in the facts of each document out.

use crate::arguments::{DiffFormat, DiffOptions, Reading};
use crate::input::{self, Source};
use crate::output;
use crate::policy::{self, Policies, Policy};
use anyhow::anyhow;
use claimlint_document::{Document, Format, LineIndex};
use claimlint_parser::Ledger;
use claimlint_report::Checked;
use claimlint_report::revision::{Revised, RevisedRow, lines, rows};
use claimlint_rules::revision::{Side, compare};
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
    let mut policies = Policies::new(&options.reading, &options.rules, options.levels)?;
    let mut unread = false;
    let mut complain = |message: String| {
        unread = true;
        output::complain(&message);
    };
    let documents = paired(options, &mut policies, old, new, &mut complain)?;
    let single = documents.len() == 1;
    let outcomes: Vec<anyhow::Result<Outcome>> = documents.par_iter().map(|document| outcome(document, options)).collect();
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
fn paired(
    options: &DiffOptions,
    policies: &mut Policies,
    old: &Path,
    new: &Path,
    complain: &mut impl FnMut(String),
) -> anyhow::Result<Vec<Revisions>> {
    let mut below = |path: &Path| {
        let reading = Reading { paths: vec![path.to_owned()], ..options.reading.clone() };
        input::sources(&reading, policies, &mut *complain)
    };
    match (old.is_dir(), new.is_dir()) {
        (true, true) => {}
        (false, false) => {
            return Ok(vec![Revisions { old: below(old)?.pop(), new: below(new)?.pop() }]);
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
        for source in below(folder)? {
            let name = Path::new(&source.name)
                .strip_prefix(folder)
                .map_or_else(|_| source.name.clone(), |path| path.to_string_lossy().into_owned());
            let entry = documents.entry(name).or_insert(Revisions { old: None, new: None });
            *(if is_old { &mut entry.old } else { &mut entry.new }) = Some(source);
        }
    }
    Ok(documents.into_values().collect())
}

fn outcome(revisions: &Revisions, options: &DiffOptions) -> anyhow::Result<Outcome> {
    let read = |source: &Option<Source>| -> anyhow::Result<Option<Document>> { source.as_ref().map(input::read).transpose() };
    let (before, after) = (read(&revisions.old)?, read(&revisions.new)?);
    // A document that one side lacks is compared with an empty one, so that everything in it has come or gone.
    let empty = claimlint_document::read(Vec::new(), Format::Plain)?;
    let name = |source: &Option<Source>, other: &Option<Source>| {
        source.as_ref().or(other.as_ref()).map(|source| source.name.clone()).unwrap_or_default()
    };
    let (old_name, new_name) = (name(&revisions.old, &revisions.new), name(&revisions.new, &revisions.old));
    let Some(policy) = revisions.new.as_ref().or(revisions.old.as_ref()).map(|source| &*source.policy) else {
        return Ok(Outcome { text: Vec::new(), fails: false });
    };
    let Policy { settings, book, .. } = policy;
    let judged = |ledger: &Ledger| policy::judge(policy, ledger, claimlint_rules::check(ledger, book)).checks;
    let (old, new): (&Document, &Document) = (before.as_ref().unwrap_or(&empty), after.as_ref().unwrap_or(&empty));
    let (old_ledger, new_ledger) = (claimlint_parser::parse(old, settings), claimlint_parser::parse(new, settings));
    let (old_checks, new_checks) = (judged(&old_ledger), judged(&new_ledger));
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
    let fails = policy::judge(policy, &new_ledger, revision.checks).checks.iter().any(|check| policy.fails(check));
    Ok(Outcome { text, fails })
}
