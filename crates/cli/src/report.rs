//! The command `report`: documents in, one consistency report each out, and an index of them in a folder.

mod places;

use crate::arguments::{Levels, ReportFormat, ReportOptions};
use crate::documents::{self, Reach};
use crate::policy::{self, Policies, Policy};
use crate::reading;
use crate::{output, revision};
use anyhow::{Context, anyhow, bail};
use claimlint_document::{Document, LineIndex};
use claimlint_report::index::{self, Row};
use claimlint_report::{Checked, html, markdown, view};
use places::Places;
use std::path::Path;
use std::process::ExitCode;

/// What is kept of one document.
struct Outcome {
    report: String,
    /// Its row in the index, the address still open.
    row: Row,
}

/// Writes the reports of all documents, to standard output or into a folder.
pub(crate) fn run(options: &ReportOptions) -> anyhow::Result<ExitCode> {
    if let Some(revision) = &options.since {
        return revision::report(options, revision);
    }
    let mut policies = Policies::new(&options.reading, &options.rules, Levels::default())?;
    let template = match &options.template {
        Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => built_in(options.format).to_owned(),
    };
    let mut places = Places::new(ending(options.format));
    let mut rows = Vec::new();
    let mut listed = documents::list(&options.reading, &mut policies)?;
    if let Some(folder) = &options.output {
        listed = listed.without(folder, &options.reading);
    }
    let reach = documents::each(
        &options.reading,
        listed,
        |source, document| outcome(&source.name, &document, options, &source.policy, &template),
        |Outcome { report, mut row }| {
            if let Some(folder) = &options.output {
                let place = places.choose(&row.path);
                output::write_file(&folder.join(&place), report.as_bytes())?;
                row.address = index::address(&place);
            } else if options.format == ReportFormat::Html && !rows.is_empty() {
                bail!("a page holds one document; write the pages of many into a folder with -o DIR");
            } else {
                output::print(report.as_bytes())?;
            }
            rows.push(row);
            Ok(())
        },
    )?;
    if let Some(folder) = &options.output {
        write_index(folder, options.format, rows, reach)?;
    }
    Ok(if reach == Reach::All { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn built_in(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Markdown => markdown::TEMPLATE,
        ReportFormat::Html => html::TEMPLATE,
    }
}

fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Markdown => "md",
        ReportFormat::Html => "html",
    }
}

fn outcome(name: &str, document: &Document, options: &ReportOptions, policy: &Policy, template: &str) -> anyhow::Result<Outcome> {
    let reading::Checked { mut ledger, found } = reading::read_and_check(document, policy, claimlint_rules::Held::Kept);
    let checks = policy::judge(policy, &ledger, found).checks;
    if ledger.parts.is_some() {
        // A report tells of all claims, so that they must be in memory together.
        ledger = claimlint_parser::Ledger { parts: ledger.parts, ..claimlint_parser::parse(document, &policy.settings) };
    }
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: name, ledger: &ledger, checks: &checks, lines: &lines };
    let mut view = view::view(checked);
    view.index = options.output.is_some().then(|| places::way_to_index(name, ending(options.format)));
    let body = (options.format == ReportFormat::Html).then(|| html::body(checked, &view));
    // Of a long document the report is as large as what it tells of; the two need not be in memory together.
    drop((ledger, checks, lines));
    let rendered = match &body {
        Some(body) => html::render(&view, body, template),
        None => markdown::render(&view, template),
    };
    let report = rendered.map_err(|error| {
        let place = options.template.as_deref().map_or_else(|| "the built-in template".to_owned(), |path| path.display().to_string());
        anyhow!("{place}:{error}")
    })?;
    Ok(Outcome { report, row: index::row(&view) })
}

fn write_index(folder: &Path, format: ReportFormat, rows: Vec<Row>, reach: Reach) -> anyhow::Result<()> {
    let index = index::index(rows, reach == Reach::All);
    let written = match format {
        ReportFormat::Markdown => markdown::index(&index)?,
        ReportFormat::Html => html::index(&index)?,
    };
    output::write_file(&folder.join(places::index(ending(format))), written.as_bytes())
}
