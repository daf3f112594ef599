//! The command `claims`: documents in, every claim that was read out.

use crate::arguments::{ClaimsFormat, ClaimsOptions, Levels, RuleChoice};
use crate::documents::{self, Reach};
use crate::output;
use crate::policy::Policies;
use claimlint_document::{Document, LineIndex};
use claimlint_parser::Settings;
use std::process::ExitCode;

/// Reads all documents and prints their claims in the order of the documents.
pub(crate) fn run(options: &ClaimsOptions) -> anyhow::Result<ExitCode> {
    let mut policies = Policies::new(&options.reading, &RuleChoice::default(), Levels::default())?;
    let listed = documents::list(&options.reading, &mut policies)?;
    let reach = documents::each(
        &options.reading,
        listed,
        |source, document| Ok(render(&source.name, document, source.policy.settings, options)?),
        |text| output::print(&text),
    )?;
    Ok(if reach == Reach::All { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn render(name: &str, document: &Document, settings: Settings, options: &ClaimsOptions) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::new();
    if options.sentences {
        let ledger = claimlint_parser::segment(document, &settings);
        for row in claimlint_report::claims::sentences(name, &ledger) {
            output::json_line(&mut text, &row)?;
        }
        return Ok(text);
    }
    let ledger = claimlint_parser::parse(document, &settings);
    match options.format {
        ClaimsFormat::Jsonl => {
            let lines = LineIndex::new(&document.source);
            for row in claimlint_report::claims::rows(name, &ledger, &lines) {
                output::json_line(&mut text, &row)?;
            }
        }
        ClaimsFormat::Text => text.extend_from_slice(claimlint_report::drawn::claims(name, &ledger).as_bytes()),
    }
    Ok(text)
}
