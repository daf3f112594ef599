//! The commands and flags.

use claimlint_parser::{DateOrder, Settings};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Checks the claims in prose against each other: dates, counts, attributions and their kin.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What claimlint can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print what was read: every claim, normalised.
    Claims(ClaimsOptions),
}

/// The flags of `claims`.
#[derive(Args, Debug)]
pub(crate) struct ClaimsOptions {
    /// What to read, and how.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How to print claims.
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Text)]
    pub(crate) format: ClaimsFormat,
    /// Print the sentences alone.
    #[arg(long)]
    pub(crate) sentences: bool,
}

/// How to print claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    /// For people: each claim under its words.
    Text,
    /// One claim a line.
    Jsonl,
}

/// The flags of all commands that read documents.
#[derive(Args, Debug)]
pub(crate) struct Reading {
    /// Files, folders, or `-` for standard input; the current folder without one.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The day of publication, instead of the document's own.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) published: Option<Date>,
    /// The order of numeric dates.
    #[arg(long, value_enum, default_value_t = OrderOfDates::Auto)]
    pub(crate) date_order: OrderOfDates,
    /// How many documents to read at once; as many as there are cores without it.
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// The name that standard input goes by.
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    pub(crate) stdin_filename: String,
}

/// The order of numeric dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OrderOfDates {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// As the document itself shows.
    Auto,
}

impl Reading {
    /// What the parser has to know.
    pub(crate) fn settings(&self) -> Settings {
        let date_order = match self.date_order {
            OrderOfDates::Dmy => DateOrder::DayMonthYear,
            OrderOfDates::Mdy => DateOrder::MonthDayYear,
            OrderOfDates::Auto => DateOrder::Auto,
        };
        Settings { published: self.published, date_order }
    }
}
