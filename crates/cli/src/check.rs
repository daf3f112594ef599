//! The command `check`: documents in, what was found and an exit code out.

use crate::arguments::{CheckOptions, Color, VerdictChoice};
use crate::documents::{self, Reach};
use crate::input::Source;
use crate::print::{self, Piece, Printer, Style};
use crate::since::{Since, introduced};
use crate::{book, output, terminal};
use claimlint_document::{Document, LineIndex};
use claimlint_report::Checked;
use claimlint_rules::revision::Side;
use claimlint_rules::{Check, Verdict};
use std::process::ExitCode;

/// What is kept of one document.
struct Outcome {
    piece: Piece,
    fails: bool,
}

/// Checks all documents and prints their findings in the order of the documents.
pub(crate) fn run(options: &CheckOptions, color: Color) -> anyhow::Result<ExitCode> {
    let book = book::chosen(&options.rules)?;
    let since = options.since.as_deref().map(|revision| Since::new(revision, &options.reading.paths)).transpose()?;
    let style = Style { format: options.format, paint: terminal::paint(color), quiet: options.quiet, book: &book };
    let mut printer = Printer::open(style)?;
    let mut fails = false;
    let printed = documents::each(
        &options.reading,
        |source, document| outcome(source, document, options, style, since.as_ref()),
        |outcome| {
            fails |= outcome.fails;
            printer.put(outcome.piece)
        },
    )
    .and_then(|reach| printer.close(reach == Reach::All).map(|()| reach));
    let reach = match printed {
        // Who reads no further has seen what there is to see so far.
        Err(error) if output::is_closed(&error) => Reach::All,
        other => other?,
    };
    Ok(match (reach, fails) {
        (Reach::Some, _) => ExitCode::from(2),
        (Reach::All, true) => ExitCode::FAILURE,
        (Reach::All, false) => ExitCode::SUCCESS,
    })
}

fn outcome(
    source: &Source,
    document: &Document,
    options: &CheckOptions,
    style: Style<'_>,
    since: Option<&Since>,
) -> anyhow::Result<Outcome> {
    let name = &*source.name;
    let settings = options.reading.settings();
    let ledger = claimlint_parser::parse(document, &settings);
    let mut checks = claimlint_rules::check(&ledger, style.book);
    if let Some(since) = since {
        checks = introduced(&since.past(source)?, Side { ledger: &ledger, checks: &checks }, &settings, style.book);
    }
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: name, ledger: &ledger, checks: &checks, lines: &lines };
    let piece = print::piece(style, checked, |check| wanted(check, options))?;
    let fails = checks.iter().any(|check| check.verdict != Verdict::Holds && options.fail_on.fails(check.severity));
    Ok(Outcome { piece, fails })
}

fn wanted(check: &Check, options: &CheckOptions) -> bool {
    let severe = check.verdict == Verdict::Holds || check.severity >= options.min_severity.severity();
    severe && options.verdict.iter().any(|choice: &VerdictChoice| choice.takes(check.verdict))
}
