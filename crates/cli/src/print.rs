//! The checks of each document in, the output of `check` out, in the format that was asked for.
//!
//! [`piece`] runs beside the checks, on many documents at a time; [`Printer`] puts the pieces out one by one, in order.
//! Formats for people and streams go out at once; of documents whose format is one whole, only the findings are kept.

use crate::arguments::CheckFormat;
use crate::format::{self, Whole};
use crate::output;
use claimlint_report::checks::{self, Tally};
use claimlint_report::found::{self, Found};
use claimlint_report::terminal::{self, Paint};
use claimlint_report::{Checked, github, json};
use claimlint_rules::{Book, Check};

/// How a run prints.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style<'b> {
    /// The format.
    pub(crate) format: CheckFormat,
    /// How to draw for people.
    pub(crate) paint: Paint,
    /// Whether to leave the summary line out.
    pub(crate) quiet: bool,
    /// The rules that run.
    pub(crate) book: &'b Book,
}

/// What is printed and kept of one document.
#[derive(Debug)]
pub(crate) struct Piece {
    text: Vec<u8>,
    kept: Option<Found>,
    tally: Tally,
    /// Whether the document was read in parts.
    in_parts: bool,
}

/// Makes the piece of one document: those of its checks that `keep` wants are printed, all are counted.
pub(crate) fn piece(style: Style<'_>, checked: Checked<'_>, keep: impl Fn(&Check) -> bool) -> anyhow::Result<Piece> {
    let mut text = Vec::new();
    let mut kept = None;
    match style.format {
        CheckFormat::Text => {
            for check in checked.checks.iter().filter(|check| keep(check)) {
                text.extend_from_slice(terminal::render(checked, check, style.paint).as_bytes());
            }
        }
        CheckFormat::Jsonl => {
            for row in checks::rows(checked, keep) {
                output::json_line(&mut text, &row)?;
            }
        }
        CheckFormat::Json => json::write(&mut text, &checks::document(checked, keep))?,
        CheckFormat::Github => {
            let found = found::gather(checked, keep);
            text = github::annotations(&found);
            kept = Some(found);
        }
        CheckFormat::Sarif | CheckFormat::Gitlab | CheckFormat::Junit | CheckFormat::Checkstyle | CheckFormat::Rdjson => {
            kept = Some(found::gather(checked, keep));
        }
    }
    Ok(Piece { text, kept, tally: checks::tally(checked), in_parts: checked.ledger.parts.is_some() })
}

/// Puts the pieces of a run out, with what stands before, between and behind them.
#[derive(Debug)]
pub(crate) struct Printer<'b> {
    style: Style<'b>,
    documents: usize,
    in_parts: usize,
    total: Tally,
    kept: Vec<Found>,
}

impl<'b> Printer<'b> {
    /// Begins the output.
    pub(crate) fn open(style: Style<'b>) -> anyhow::Result<Self> {
        if style.format == CheckFormat::Json {
            output::print(b"{\"schema\":1,\"documents\":[")?;
        }
        Ok(Self { style, documents: 0, in_parts: 0, total: Tally::default(), kept: Vec::new() })
    }

    /// Puts the next piece out.
    pub(crate) fn put(&mut self, piece: Piece) -> anyhow::Result<()> {
        if self.style.format == CheckFormat::Json && self.documents > 0 {
            output::print(b",")?;
        }
        self.documents += 1;
        self.in_parts += usize::from(piece.in_parts);
        self.total.holds += piece.tally.holds;
        self.total.review += piece.tally.review;
        self.total.conflict += piece.tally.conflict;
        self.kept.extend(piece.kept);
        output::print(&piece.text)
    }

    /// Ends the output; `complete` says whether all documents could be read, and the summary how many findings were set aside.
    pub(crate) fn close(self, complete: bool, aside: Aside) -> anyhow::Result<()> {
        let whole = |whole: Whole| output::print(&format::render(whole, &self.kept, self.style.book, complete)?);
        match self.style.format {
            CheckFormat::Text if self.style.quiet => Ok(()),
            CheckFormat::Text => output::print(summary(self.documents, self.in_parts, self.total, aside).as_bytes()),
            CheckFormat::Jsonl => Ok(()),
            CheckFormat::Json => output::print(b"]}\n"),
            CheckFormat::Github => format::summarise(&self.kept),
            CheckFormat::Sarif => whole(Whole::Sarif),
            CheckFormat::Gitlab => whole(Whole::Gitlab),
            CheckFormat::Junit => whole(Whole::Junit),
            CheckFormat::Checkstyle => whole(Whole::Checkstyle),
            CheckFormat::Rdjson => whole(Whole::Rdjson),
        }
    }
}

/// The findings that are neither printed nor counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Aside {
    /// Those that the documents allow.
    pub(crate) allowed: usize,
    /// Those that stand in the baseline.
    pub(crate) known: usize,
}

fn summary(documents: usize, in_parts: usize, tally: Tally, aside: Aside) -> String {
    let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let told = |count: usize, what: &str| if count == 0 { String::new() } else { format!(", {count} {what}") };
    format!(
        "{}{}: {}, {} to review, {}{}{}\n",
        plural(documents, "document", "documents"),
        if in_parts == 0 { String::new() } else { format!(" ({in_parts} read in parts, each checked on its own)") },
        plural(tally.conflict, "conflict", "conflicts"),
        tally.review,
        plural(tally.holds, "check holds", "checks hold"),
        told(aside.allowed, "allowed"),
        told(aside.known, "in the baseline"),
    )
}
