//! The documents of `report --since` in, one report of what changed in their facts out.

use crate::arguments::{Levels, ReportOptions};
use crate::documents::{self, Reach};
use crate::input::Source;
use crate::output;
use crate::policy::{self, Policies, Policy};
use crate::since::{Past, Since};
use anyhow::{Context, anyhow};
use claimlint_document::{Document, LineIndex};
use claimlint_parser::Ledger;
use claimlint_report::revision::Revised;
use claimlint_report::revision_view::{DocumentView, RevisionView, document, new_document};
use claimlint_report::{Checked, markdown};
use claimlint_rules::revision::{Side, compare};
use std::process::ExitCode;

/// Writes the report of a revision, to standard output or as `revision.md` into a folder.
pub(crate) fn report(options: &ReportOptions, revision: &str) -> anyhow::Result<ExitCode> {
    let mut policies = Policies::new(&options.reading, &options.rules, Levels::default())?;
    let template = match &options.template {
        Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => markdown::REVISION_TEMPLATE.to_owned(),
    };
    let since = Since::new(revision, &options.reading.paths)?;
    let mut view = RevisionView { since: revision.to_owned(), ..RevisionView::default() };
    let reach = documents::each(
        &options.reading,
        documents::list_since(&options.reading, &mut policies, &since)?,
        |source, document| view_of(source, &document, &since),
        |document| {
            view.documents.extend(document.filter(|document| !document.is_quiet()));
            Ok(())
        },
    )?;
    view.gone = since.deleted(&options.reading.paths)?;
    let report = markdown::revision(&view, &template).map_err(|error| {
        let place = options.template.as_deref().map_or_else(|| "the built-in template".to_owned(), |path| path.display().to_string());
        anyhow!("{place}:{error}")
    })?;
    match &options.output {
        None => output::print(report.as_bytes())?,
        Some(folder) => output::write_file(&folder.join("revision.md"), report.as_bytes())?,
    }
    Ok(if reach == Reach::All { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// What the report tells of one document; nothing where it is as it was.
fn view_of(source: &Source, text: &Document, since: &Since) -> anyhow::Result<Option<DocumentView>> {
    let (old, was) = match since.past(source)? {
        Past::Same => return Ok(None),
        Past::New => (None, String::new()),
        Past::Was(old, was) => (Some(old), was),
    };
    let Policy { settings, book, .. } = &*source.policy;
    let judged = |ledger: &Ledger| policy::judge(&source.policy, ledger, claimlint_rules::check(ledger, book)).checks;
    let ledger = claimlint_parser::parse(text, settings);
    let checks = judged(&ledger);
    let lines = LineIndex::new(&text.source);
    let new = Checked { path: &source.name, ledger: &ledger, checks: &checks, lines: &lines };
    let Some(old) = old else { return Ok(Some(new_document(new))) };
    let old_ledger = claimlint_parser::parse(&old, settings);
    let old_checks = judged(&old_ledger);
    let old_lines = LineIndex::new(&old.source);
    let revision = compare(Side { ledger: &old_ledger, checks: &old_checks }, Side { ledger: &ledger, checks: &checks }, book);
    let renamed = (!Since::is_at(source, &was)).then(|| was.clone());
    let old = Checked { path: &was, ledger: &old_ledger, checks: &old_checks, lines: &old_lines };
    Ok(Some(document(Revised { old, new, revision: &revision }, renamed)))
}
