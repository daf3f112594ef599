//! The command `report`: documents in, one consistency report each out.

use crate::arguments::{ReportFormat, ReportOptions};
use crate::documents::{self, Reach};
use crate::{book, output, revision};
use anyhow::{Context, anyhow};
use claimlint_document::{Document, LineIndex};
use claimlint_report::{Checked, markdown, view};
use claimlint_rules::Book;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

/// Writes the reports of all documents, to standard output or into a folder.
pub(crate) fn run(options: &ReportOptions) -> anyhow::Result<ExitCode> {
    if let Some(revision) = &options.since {
        return revision::report(options, revision);
    }
    let book = book::chosen(&options.rules)?;
    let template = match &options.template {
        Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => markdown::TEMPLATE.to_owned(),
    };
    let mut written: BTreeMap<PathBuf, String> = BTreeMap::new();
    let reach = documents::each(
        &options.reading,
        |source, document| Ok((source.name.clone(), render(&source.name, document, options, &book, &template)?)),
        |(name, report)| match &options.output {
            None => output::print(report.as_bytes()),
            Some(folder) => {
                let path = folder.join(place(&name));
                if let Some(other) = written.insert(path.clone(), name.clone()) {
                    return Err(anyhow!("{other} and {name} would both be reported in {}; give them different names", path.display()));
                }
                output::write_file(&path, report.as_bytes())
            }
        },
    )?;
    Ok(if reach == Reach::All { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn render(name: &str, document: &Document, options: &ReportOptions, book: &Book, template: &str) -> anyhow::Result<String> {
    let ledger = claimlint_parser::parse(document, &options.reading.settings());
    let checks = claimlint_rules::check(&ledger, book);
    let lines = LineIndex::new(&document.source);
    let view = view::view(Checked { path: name, ledger: &ledger, checks: &checks, lines: &lines });
    match options.format {
        ReportFormat::Markdown => markdown::render(&view, template).map_err(|error| {
            let place = options.template.as_deref().map_or_else(|| "the built-in template".to_owned(), |path| path.display().to_string());
            anyhow!("{place}:{}: {error}", error.line().unwrap_or(1))
        }),
    }
}

/// The path of a report below the output folder: that of the document, without what would lead out of the folder.
fn place(name: &str) -> PathBuf {
    let inside: PathBuf = Path::new(name).components().filter(|component| matches!(component, Component::Normal(_))).collect();
    inside.with_extension("md")
}
