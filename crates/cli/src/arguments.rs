//! The commands and flags.

use claimlint_document::{Changes, Format};
use claimlint_parser::DateOrder;
use claimlint_rules::{Pack, Severity, Verdict};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use std::path::PathBuf;

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

/// The flags about severities.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Levels {
    /// The least severity of the findings to print; `note` without it. Plain changes have none and are always printed.
    #[arg(long, value_enum)]
    pub(crate) min_severity: Option<SeverityChoice>,
    /// The least severity that makes the exit code 1; `error` without it. Of two revisions only what the new one brings
    /// in counts, never a plain change.
    #[arg(long, value_enum)]
    pub(crate) fail_on: Option<FailOn>,
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

/// How to print changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people.
    Text,
    /// One object for all documents.
    Json,
    /// One change a line.
    Jsonl,
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

/// Which rules to run.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct RuleChoice {
    /// A folder of further rule pages.
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Run these rules only.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Leave these rules out.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Run the rules of these packs only; all packs without it.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) pack: Vec<PackChoice>,
}

/// The packs of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PackChoice {
    /// What any prose wants.
    Default,
    /// Statistics, citations.
    Science,
    /// Terms, numbering, words beside figures.
    Legal,
    /// Lists, steps, cross-references of technical writing.
    Docs,
}

impl PackChoice {
    /// The pack that it stands for.
    pub(crate) const fn pack(self) -> Pack {
        match self {
            Self::Default => Pack::Default,
            Self::Science => Pack::Science,
            Self::Legal => Pack::Legal,
            Self::Docs => Pack::Docs,
        }
    }
}

/// How to print claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    /// For people: each claim under its words.
    Text,
    /// One claim a line.
    Jsonl,
}

/// How to print checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people.
    Text,
    /// One object for all documents.
    Json,
    /// One check a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions, and a summary of the job.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// `JUnit`, for anything that shows tests.
    Junit,
    /// Checkstyle, for build servers.
    Checkstyle,
    /// The format of reviewdog.
    Rdjson,
}

/// How to write reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Markdown.
    Markdown,
    /// One page that needs neither a network nor a script.
    Html,
}

/// How to print the list of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    Text,
    /// A table in Markdown.
    Markdown,
    /// One object.
    Json,
}

/// A verdict, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerdictChoice {
    /// What cannot be true as written.
    Conflict,
    /// What a person must look at.
    Review,
    /// What was checked and agrees.
    Holds,
    /// Everything.
    All,
}

impl VerdictChoice {
    /// Whether the choice takes a verdict in.
    pub(crate) const fn takes(self, verdict: Verdict) -> bool {
        match self {
            Self::All => true,
            Self::Conflict => matches!(verdict, Verdict::Conflict),
            Self::Review => matches!(verdict, Verdict::Review),
            Self::Holds => matches!(verdict, Verdict::Holds),
        }
    }
}

/// The severities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityChoice {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// To be mended.
    Error,
}

impl SeverityChoice {
    /// The severity that it stands for.
    pub(crate) const fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the run.
    pub(crate) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Note => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
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

/// The flags of all commands that read documents.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reading {
    /// Files, folders, or `-` for standard input; the current folder without one.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The day of publication, instead of the document's own.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) published: Option<Date>,
    /// The order of numeric dates; `auto` without it.
    #[arg(long, value_enum)]
    pub(crate) date_order: Option<OrderOfDates>,
    /// The configuration to use for all documents, instead of the nearest `claimlint.toml` of each.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration.
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// Leave out what the configuration excludes, even where it is named here.
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// How many documents to read at once; as many as there are cores without it.
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// The name that standard input goes by; `stdin.md` without it, and then its content tells the format.
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// The format of what is read, instead of what names and content tell.
    #[arg(long, value_enum)]
    pub(crate) input_format: Option<InputFormat>,
    /// Which text to read of a document that keeps track of changes.
    #[arg(long, value_enum, default_value_t = ChangesChoice::Accept)]
    pub(crate) changes: ChangesChoice,
}

/// What to take tracked changes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChangesChoice {
    /// The text with all of them.
    Accept,
    /// The text without them.
    Reject,
}

impl ChangesChoice {
    /// The reading that it stands for.
    pub(crate) const fn choice(self) -> Changes {
        match self {
            Self::Accept => Changes::Accept,
            Self::Reject => Changes::Reject,
        }
    }
}

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Plain text.
    #[value(alias = "txt")]
    Plain,
    /// Markdown.
    #[value(alias = "md")]
    Markdown,
    /// reStructuredText.
    #[value(alias = "rst")]
    Restructured,
    /// `AsciiDoc`.
    #[value(alias = "adoc")]
    Asciidoc,
    /// LaTeX.
    #[value(alias = "tex")]
    Latex,
    /// HTML, pages and fragments.
    Html,
    /// Documents of Word.
    Docx,
    /// `OpenDocument` texts.
    Odt,
    /// PDF, where this claimlint is built with the feature `pdf`.
    Pdf,
}

impl InputFormat {
    /// The format that it stands for.
    pub(crate) const fn format(self) -> Format {
        match self {
            Self::Plain => Format::Plain,
            Self::Markdown => Format::Markdown,
            Self::Restructured => Format::Restructured,
            Self::Asciidoc => Format::Asciidoc,
            Self::Latex => Format::Latex,
            Self::Html => Format::Html,
            Self::Docx => Format::Docx,
            Self::Odt => Format::Odt,
            Self::Pdf => Format::Pdf,
        }
    }
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

impl OrderOfDates {
    /// The order that it stands for.
    pub(crate) const fn choice(self) -> DateOrder {
        match self {
            Self::Dmy => DateOrder::DayMonthYear,
            Self::Mdy => DateOrder::MonthDayYear,
            Self::Auto => DateOrder::Auto,
        }
    }
}
