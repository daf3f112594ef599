//! The checks of each document in, the output of `check` out, in the format that was asked for.
//!
//! [`piece`] runs beside the checks, on many documents at a time; [`Printer`] puts the pieces out one by one, in order.

use crate::arguments::CheckFormat;
use crate::output;
use claimlint_report::Checked;
use claimlint_report::checks::Tally;
use claimlint_rules::Check;

/// How a run prints.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// The format.
    pub(crate) format: CheckFormat,
    /// Whether to colour what people read.
    pub(crate) color: bool,
    /// Whether to leave the summary line out.
    pub(crate) quiet: bool,
}

/// What is printed of one document.
#[derive(Debug)]
pub(crate) struct Piece {
    text: Vec<u8>,
    tally: Tally,
}

/// Makes the piece of one document: those of its checks that `keep` wants are printed, all are counted.
pub(crate) fn piece(style: Style, checked: Checked<'_>, keep: impl Fn(&Check) -> bool) -> anyhow::Result<Piece> {
    let mut text = Vec::new();
    match style.format {
        CheckFormat::Text => {
            for check in checked.checks.iter().filter(|check| keep(check)) {
                text.extend_from_slice(claimlint_report::terminal::render(checked, check, style.color).as_bytes());
            }
        }
        CheckFormat::Jsonl => {
            for row in claimlint_report::checks::rows(checked, keep) {
                output::json_line(&mut text, &row)?;
            }
        }
        CheckFormat::Json => serde_json::to_writer(&mut text, &claimlint_report::checks::document(checked, keep))?,
    }
    Ok(Piece { text, tally: claimlint_report::checks::tally(checked.checks) })
}

/// Puts the pieces of a run out, with what stands before, between and behind them.
#[derive(Debug)]
pub(crate) struct Printer {
    style: Style,
    documents: usize,
    total: Tally,
}

impl Printer {
    /// Begins the output.
    pub(crate) fn open(style: Style) -> anyhow::Result<Self> {
        if style.format == CheckFormat::Json {
            output::print(b"{\"schema\":1,\"documents\":[")?;
        }
        Ok(Self { style, documents: 0, total: Tally::default() })
    }

    /// Puts the next piece out.
    pub(crate) fn put(&mut self, piece: &Piece) -> anyhow::Result<()> {
        if self.style.format == CheckFormat::Json && self.documents > 0 {
            output::print(b",")?;
        }
        self.documents += 1;
        self.total.holds += piece.tally.holds;
        self.total.review += piece.tally.review;
        self.total.conflict += piece.tally.conflict;
        output::print(&piece.text)
    }

    /// Ends the output.
    pub(crate) fn close(self) -> anyhow::Result<()> {
        match self.style.format {
            CheckFormat::Json => output::print(b"]}\n"),
            CheckFormat::Text if !self.style.quiet => output::print(summary(self.documents, self.total).as_bytes()),
            CheckFormat::Text | CheckFormat::Jsonl => Ok(()),
        }
    }
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
