//! The command `check`: documents in, what was found and an exit code out.

use crate::arguments::{CheckOptions, Color, VerdictChoice};
use crate::baseline::{Baseline, Seen};
use crate::documents::{self, Reach};
use crate::input::Source;
use crate::policy::{self, Judged, Policies};
use crate::print::{self, Aside, Piece, Printer, Style};
use crate::reading;
use crate::since::{Since, introduced};
use crate::{output, terminal};
use anyhow::ensure;
use claimlint_document::{Document, LineIndex};
use claimlint_report::Checked;
use claimlint_rules::revision::Side;
use claimlint_rules::{Check, Verdict};
use std::process::ExitCode;

/// What is kept of one document.
struct Outcome {
    piece: Piece,
    aside: Aside,
    seen: Option<Seen>,
    fails: bool,
}

/// What findings are held against.
#[derive(Clone, Copy)]
struct Held<'h> {
    baseline: Option<&'h Baseline>,
    since: Option<&'h Since>,
}

/// Checks all documents and prints their findings in the order of the documents.
pub(crate) fn run(options: &CheckOptions, color: Color) -> anyhow::Result<ExitCode> {
    let mut policies = Policies::new(&options.reading, &options.rules, options.levels)?;
    let baseline = baseline(options)?;
    let since = options.since.as_deref().map(|revision| Since::new(revision, &options.reading.paths)).transpose()?;
    let listed = match &since {
        Some(since) => documents::list_since(&options.reading, &mut policies, since)?,
        None => documents::list(&options.reading, &mut policies)?,
    };
    let book = policies.all_rules()?;
    let style = Style { format: options.format, paint: terminal::paint(color), quiet: options.quiet, book: &book };
    let mut printer = Printer::open(style)?;
    let mut aside = Aside::default();
    let mut seen = Vec::new();
    let mut fails = false;
    let printed = documents::each(
        &options.reading,
        listed,
        |source, document| outcome(source, &document, options, Held { baseline: baseline.as_ref(), since: since.as_ref() }, style),
        |outcome| {
            fails |= outcome.fails;
            aside.allowed += outcome.aside.allowed;
            aside.known += outcome.aside.known;
            seen.extend(outcome.seen);
            printer.put(outcome.piece)
        },
    )
    .and_then(|reach| printer.close(reach == Reach::All, aside).map(|()| reach));
    let reach = match printed {
        // Who reads no further has seen what there is to see so far; a baseline would lack the rest.
        Err(error) if output::is_closed(&error) => Reach::All,
        other => {
            let reach = other?;
            if let Some(baseline) = baseline {
                settle(&baseline, &seen, options, reach)?;
            }
            reach
        }
    };
    Ok(match (reach, fails) {
        (Reach::Some, _) => ExitCode::from(2),
        (Reach::All, true) => ExitCode::FAILURE,
        (Reach::All, false) => ExitCode::SUCCESS,
    })
}

/// The baseline to hold findings against, or the empty one to fill.
fn baseline(options: &CheckOptions) -> anyhow::Result<Option<Baseline>> {
    match (&options.baseline, &options.write_baseline) {
        (_, Some(file)) => Ok(Some(Baseline::at(file))),
        (Some(file), None) => Baseline::load(file).map(Some),
        (None, None) => Ok(None),
    }
}

/// Writes the baseline, or tells what of it no longer occurs.
fn settle(baseline: &Baseline, seen: &[Seen], options: &CheckOptions, reach: Reach) -> anyhow::Result<()> {
    if let Some(file) = &options.write_baseline {
        ensure!(reach == Reach::All, "{}: was not written, since not all documents could be read", file.display());
        let findings = baseline.write(seen)?;
        if !options.quiet {
            output::complain(&format!("wrote {findings} {} to {}", if findings == 1 { "finding" } else { "findings" }, file.display()));
        }
        return Ok(());
    }
    for entry in baseline.stale(seen) {
        output::complain(&format!("no longer found, can leave the baseline: {entry}"));
    }
    Ok(())
}

fn outcome(source: &Source, document: &Document, options: &CheckOptions, held: Held<'_>, style: Style<'_>) -> anyhow::Result<Outcome> {
    let policy = &source.policy;
    let (ledger, Judged { mut checks, allowed }) = if let Some(since) = held.since {
        // What changed is looked for in all of two texts at once.
        let ledger = claimlint_parser::parse(document, &policy.settings);
        let found = claimlint_rules::check(&ledger, &policy.book);
        let judged = introduced(&since.past(source)?, Side { ledger: &ledger, checks: &found }, policy);
        (ledger, judged)
    } else {
        let told = options.verdict.iter().any(|choice: &VerdictChoice| choice.takes(Verdict::Holds));
        let kept = if told { claimlint_rules::Held::Kept } else { claimlint_rules::Held::Counted };
        let reading::Checked { ledger, found } = reading::read_and_check(document, policy, kept);
        let judged = policy::judge(policy, &ledger, found);
        (ledger, judged)
    };
    let before = checks.len();
    let seen = held.baseline.map(|baseline| baseline.sift(&source.name, &ledger, &mut checks));
    // What is written to a baseline now is known from now on.
    if options.write_baseline.is_some() {
        checks.retain(|check| check.verdict == Verdict::Holds);
    }
    let aside = Aside { allowed, known: before - checks.len() };
    let wanted = |check: &Check| policy.prints(check) && options.verdict.iter().any(|choice: &VerdictChoice| choice.takes(check.verdict));
    // Of most documents nothing is told, and their lines need not be known.
    let lines = LineIndex::new(if checks.iter().any(wanted) { &document.source } else { "" });
    let checked = Checked { path: &source.name, ledger: &ledger, checks: &checks, lines: &lines };
    let piece = print::piece(style, checked, wanted)?;
    let fails = checks.iter().any(|check| policy.fails(check));
    Ok(Outcome { piece, aside, seen, fails })
}
