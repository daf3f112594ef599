//! The command `check`: documents in, what was found and an exit code out.

use crate::arguments::{CheckFormat, CheckOptions, Color, VerdictChoice};
use crate::documents::{self, Reach};
use crate::{book, output};
use claimlint_document::{Document, LineIndex};
use claimlint_report::Checked;
use claimlint_report::checks::Tally;
use claimlint_rules::{Book, Check, Verdict};
use std::io::IsTerminal;
use std::process::ExitCode;

/// What is kept of one document.
struct Outcome {
    text: Vec<u8>,
    tally: Tally,
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
    let mut total = Tally::default();
    let mut documents = 0_usize;
    let mut fails = false;
    if options.format == CheckFormat::Json {
        output::print(b"{\"schema\":1,\"documents\":[")?;
    }
    let reach = documents::each(
        &options.reading,
        |source, document| outcome(&source.name, document, options, &book, color),
        |outcome| {
            if options.format == CheckFormat::Json && documents > 0 {
                output::print(b",")?;
            }
            documents += 1;
            total.holds += outcome.tally.holds;
            total.review += outcome.tally.review;
            total.conflict += outcome.tally.conflict;
            fails |= outcome.fails;
            output::print(&outcome.text)
        },
    )?;
    match options.format {
        CheckFormat::Json => output::print(b"]}\n")?,
        CheckFormat::Text if !options.quiet => output::print(summary(documents, total).as_bytes())?,
        CheckFormat::Text | CheckFormat::Jsonl => {}
    }
    Ok(match (reach, fails) {
        (Reach::Some, _) => ExitCode::from(2),
        (Reach::All, true) => ExitCode::FAILURE,
        (Reach::All, false) => ExitCode::SUCCESS,
    })
}

fn outcome(name: &str, document: &Document, options: &CheckOptions, book: &Book, color: bool) -> anyhow::Result<Outcome> {
    let ledger = claimlint_parser::parse(document, &options.reading.settings());
    let checks = claimlint_rules::check(&ledger, book);
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: name, ledger: &ledger, checks: &checks, lines: &lines };
    let keep = |check: &Check| wanted(check, options);
    let mut text = Vec::new();
    match options.format {
        CheckFormat::Text => {
            for check in checks.iter().filter(|check| keep(check)) {
                text.extend_from_slice(claimlint_report::terminal::render(checked, check, color).as_bytes());
            }
        }
        CheckFormat::Jsonl => {
            for row in claimlint_report::checks::rows(checked, keep) {
                output::json_line(&mut text, &row)?;
            }
        }
        CheckFormat::Json => serde_json::to_writer(&mut text, &claimlint_report::checks::document(checked, keep))?,
    }
    let fails = checks.iter().any(|check| check.verdict != Verdict::Holds && options.fail_on.fails(check.severity));
    Ok(Outcome { text, tally: claimlint_report::checks::tally(&checks), fails })
}

fn wanted(check: &Check, options: &CheckOptions) -> bool {
    let severe = check.verdict == Verdict::Holds || check.severity >= options.min_severity.severity();
    severe && options.verdict.iter().any(|choice: &VerdictChoice| choice.takes(check.verdict))
}

fn summary(documents: usize, tally: Tally) -> String {
    let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}: {}, {} to review, {}\n",
        plural(documents, "document", "documents"),
        plural(tally.conflict, "conflict", "conflicts"),
        tally.review,
        plural(tally.holds, "check holds", "checks hold"),
    )
}
