//! The findings of all documents in, one whole in the format of another program out.

use crate::{output, suppress};
use anyhow::Context;
use claimlint_report::found::Found;
use claimlint_report::{checkstyle, github, gitlab, junit, rdjson, sarif};
use claimlint_rules::Book;
use std::path::Path;

/// The formats that are written when all documents have been checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// SARIF 2.1.0.
    Sarif,
    /// The code quality report of GitLab.
    Gitlab,
    /// `JUnit`.
    Junit,
    /// Checkstyle.
    Checkstyle,
    /// The format of reviewdog.
    Rdjson,
}

/// Writes the whole; `complete` says whether all documents could be read.
pub(crate) fn render(whole: Whole, documents: &[Found], book: &Book, complete: bool) -> anyhow::Result<Vec<u8>> {
    Ok(match whole {
        Whole::Sarif => {
            let run = sarif::Run {
                version: env!("CARGO_PKG_VERSION"),
                repository: env!("CARGO_PKG_REPOSITORY"),
                complete,
                beside: &[(suppress::UNUSED, suppress::PAGE)],
            };
            sarif::render(documents, book, run)?
        }
        Whole::Gitlab => gitlab::render(documents)?,
        Whole::Junit => junit::render(documents),
        Whole::Checkstyle => checkstyle::render(documents),
        Whole::Rdjson => rdjson::render(documents)?,
    })
}

/// Appends the summary of the job to the file that GitHub Actions names, where it names one.
pub(crate) fn summarise(documents: &[Found]) -> anyhow::Result<()> {
    match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) {
        Some(path) => output::append(Path::new(&path), github::summary(documents).as_bytes()).context("the summary of the job"),
        None => Ok(()),
    }
}
