//! The flags of all commands that read documents: what to read, and how.

use claimlint_document::{Changes, Format};
use claimlint_parser::DateOrder;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

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
