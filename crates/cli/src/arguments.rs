//! The commands and flags.

mod choices;
mod formats;
mod reading;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

pub(crate) use choices::{FailOn, Levels, PackChoice, RuleChoice, SeverityChoice, VerdictChoice};
pub(crate) use formats::{CheckFormat, ClaimsFormat, DiffFormat, ListFormat, ReportFormat};
pub(crate) use reading::{InputFormat, OrderOfDates, Reading};

/// Checks the claims in prose against each other: dates, counts, attributions and their kin.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to colour the output.
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    pub(crate) color: Color,
}

/// What claimlint can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents; the exit code is 1 where something is found.
    Check(CheckOptions),
    /// Write the consistency report of each document.
    Report(ReportOptions),
    /// Print what was read: every claim, normalised.
    Claims(ClaimsOptions),
    /// Say what changed in the facts between two revisions, and what the change left stale.
    #[command(override_usage = "claimlint diff [OPTIONS] OLD NEW\n       claimlint diff --pair")]
    Diff(DiffOptions),
    /// Write a commented `claimlint.toml` and a CI workflow.
    Init(InitOptions),
    /// The rule book: list it, read a page, run its examples.
    Rules {
        /// What to do with the rule book; `list` without it.
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
    /// Print what a shell needs to complete commands and flags.
    #[command(hide = true)]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print a page of the manual, as `man` reads it.
    #[command(hide = true)]
    Man {
        /// The command that the page is of; claimlint itself without it.
        command: Option<String>,
    },
}

/// The flags of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckOptions {
    /// What to read, and how.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Which rules to run.
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    /// How to print checks.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// Which verdicts to print.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "conflict,review")]
    pub(crate) verdict: Vec<VerdictChoice>,
    /// What is printed, and what fails.
    #[command(flatten)]
    pub(crate) levels: Levels,
    /// Leave out the findings that this file lists.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// List all findings in this file instead of failing, to leave them out from now on.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Print only what came in since this git revision.
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,
    /// Print no summary line.
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// The flags of `report`.
#[derive(Args, Debug)]
pub(crate) struct ReportOptions {
    /// What to read, and how.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Which rules to run.
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    /// How to write reports.
    #[arg(long, value_enum, default_value_t = ReportFormat::Markdown)]
    pub(crate) format: ReportFormat,
    /// Report what changed in the facts since this git revision, and what that leaves behind.
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,
    /// A minijinja template to use instead of the built-in one.
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// The folder to write one report a document and an index to, instead of standard output.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
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

/// The flags of `diff`.
#[derive(Args, Debug)]
pub(crate) struct DiffOptions {
    /// The old and the new revision, two files or two folders, and how to read them.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Read pairs of statements from standard input, one JSON object a line, and say of each whether the second follows
    /// from the first, contradicts it, or stays open: `{"id": …, "premise": …, "hypothesis": …}`.
    #[arg(long, conflicts_with_all = ["paths", "format"])]
    pub(crate) pair: bool,
    /// How to print changes.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// What is printed, and what fails.
    #[command(flatten)]
    pub(crate) levels: Levels,
    /// Which rules to run.
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
}

/// The flags of `init`.
#[derive(Args, Debug)]
pub(crate) struct InitOptions {
    /// The folder to write to, usually the root of a repository.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Write over files that are there.
    #[arg(long)]
    pub(crate) force: bool,
}

/// What can be done with the rule book.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List all rules.
    List {
        /// How to print the list.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
        /// A folder of further rule pages.
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
    },
    /// Print the page of a rule.
    Explain {
        /// The rule.
        id: String,
        /// A folder of further rule pages.
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
    },
    /// Run the drawn examples of rule pages.
    Test {
        /// A folder of rule pages; the built-in book without it.
        dir: Option<PathBuf>,
    },
}

/// When to colour the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// Where it goes to a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
