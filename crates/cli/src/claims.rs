//! The command `claims`: documents in, every claim that was read out.

use crate::arguments::{ClaimsFormat, ClaimsOptions};
use crate::{input, output};
use claimlint_document::{Document, LineIndex};
use claimlint_parser::Settings;
use rayon::prelude::*;
use std::process::ExitCode;

/// Reads all documents and prints their claims in the order of the documents.
pub(crate) fn run(options: &ClaimsOptions) -> anyhow::Result<ExitCode> {
    let mut failed = false;
    let sources = input::sources(&options.reading.paths, &options.reading.stdin_filename, |message| {
        failed = true;
        output::complain(&message);
    });
    let settings = options.reading.settings();
    // A bounded number of documents is in memory at a time.
    for batch in sources.chunks(64) {
        let printed: Vec<anyhow::Result<Vec<u8>>> = batch
            .par_iter()
            .map(|source| input::read(source).and_then(|document| Ok(render(&source.name, &document, &settings, options)?)))
            .collect();
        for result in printed {
            match result {
                Ok(text) => output::print(&text)?,
                Err(error) => {
                    failed = true;
                    output::complain(&format!("{error:#}"));
                }
            }
        }
    }
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn render(name: &str, document: &Document, settings: &Settings, options: &ClaimsOptions) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::new();
    if options.sentences {
        let ledger = claimlint_parser::segment(document, settings);
        for row in claimlint_report::claims::sentences(name, &ledger) {
            line(&mut text, &row)?;
        }
        return Ok(text);
    }
    let ledger = claimlint_parser::parse(document, settings);
    let lines = LineIndex::new(&document.source);
    for row in claimlint_report::claims::rows(name, &ledger, &lines) {
        match options.format {
            ClaimsFormat::Jsonl | ClaimsFormat::Text => line(&mut text, &row)?,
        }
    }
    Ok(text)
}

fn line(text: &mut Vec<u8>, row: &impl serde::Serialize) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *text, row)?;
    text.push(b'\n');
    Ok(())
}
