//! How what was found, read or changed can be printed.

use clap::ValueEnum;

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
