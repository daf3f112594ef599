//! The command `check`: documents in, what was found and an exit code out.

use crate::arguments::{CheckOptions, Color, VerdictChoice};
use crate::book;
use crate::documents::{self, Reach};
use crate::print::{self, Piece, Printer, Style};
use claimlint_document::{Document, LineIndex};
use claimlint_report::Checked;
use claimlint_rules::{Book, Check, Verdict};
use std::io::IsTerminal;
use std::process::ExitCode;

/// What is kept of one document.
struct Outcome {
    piece: Piece,
    fails: bool,
}

/// Checks all documents and prints their findings in the order of the documents.
pub(crate) fn run(options: &CheckOptions) -> anyhow::Result<ExitCode> {
    let book = book::chosen(&options.rules)?;
    let color = match options.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    let style = Style { format: options.format, color, quiet: options.quiet };
    let mut printer = Printer::open(style)?;
    let mut fails = false;
    let reach = documents::each(
        &options.reading,
        |source, document| outcome(&source.name, document, options, &book, style),
        |outcome| {
            fails |= outcome.fails;
            printer.put(&outcome.piece)
        },
    )?;
    printer.close()?;
    Ok(match (reach, fails) {
        (Reach::Some, _) => ExitCode::from(2),
        (Reach::All, true) => ExitCode::FAILURE,
        (Reach::All, false) => ExitCode::SUCCESS,
    })
}

fn outcome(name: &str, document: &Document, options: &CheckOptions, book: &Book, style: Style) -> anyhow::Result<Outcome> {
    let ledger = claimlint_parser::parse(document, &options.reading.settings());
    let checks = claimlint_rules::check(&ledger, book);
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
