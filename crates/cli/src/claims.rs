//! The command `claims`: documents in, every claim that was read out.

use crate::arguments::{ClaimsFormat, ClaimsOptions, Levels, RuleChoice};
use crate::documents::{self, Reach};
use crate::input::Source;
use crate::policy::Policies;
use crate::{output, reading};
use claimlint_document::{Document, LineIndex};
use claimlint_parser::{Ledger, Settings, parse, segment};
use claimlint_report::{claims, drawn, safe};
use std::process::ExitCode;

/// What is printed of one document: its rows, or a long document whose rows are made when it is its turn.
enum Made {
    Rows(Vec<u8>),
    Long(Box<Document>, Source),
}

/// How many sentences and claims stand before a part of a document.
#[derive(Clone, Copy, Default)]
struct Before {
    sentences: usize,
    claims: usize,
}

/// Reads all documents and prints their claims in the order of the documents.
pub(crate) fn run(options: &ClaimsOptions) -> anyhow::Result<ExitCode> {
    let mut policies = Policies::new(&options.reading, &RuleChoice::default(), Levels::default())?;
    let listed = documents::list(&options.reading, &mut policies)?;
    let reach = documents::each(
        &options.reading,
        listed,
        |source, document| {
            // A place in a file without lines is told by all headings that it stands under, in whatever part they are.
            if reading::is_long(&document) && document.headings.is_empty() {
                return Ok(Made::Long(Box::new(document), source.clone()));
            }
            let ledger = read(&document, source.policy.settings, options);
            let mut text = head(&source.name, options);
            render(&mut text, &source.name, &ledger, &LineIndex::new(&document.source), Before::default(), options)?;
            Ok(Made::Rows(text))
        },
        |made| match made {
            Made::Rows(text) => output::print(&text),
            Made::Long(document, source) => in_parts(&document, &source, options),
        },
    )?;
    Ok(if reach == Reach::All { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Prints the rows of a long document part by part, numbered through, so that they need not be in memory together.
fn in_parts(document: &Document, source: &Source, options: &ClaimsOptions) -> anyhow::Result<()> {
    let lines = LineIndex::new(&document.source);
    let mut before = Before::default();
    let mut text = head(&source.name, options);
    for part in reading::parts(document) {
        let ledger = read(&part, source.policy.settings, options);
        render(&mut text, &source.name, &ledger, &lines, before, options)?;
        output::print(&text)?;
        text.clear();
        before.sentences += ledger.sentences.len();
        before.claims += ledger.claims.len();
    }
    Ok(())
}

fn read<'d>(document: &'d Document, settings: Settings, options: &ClaimsOptions) -> Ledger<'d> {
    if options.sentences { segment(document, &settings) } else { parse(document, &settings) }
}

/// What stands before the rows of a document.
fn head(name: &str, options: &ClaimsOptions) -> Vec<u8> {
    match options.format {
        ClaimsFormat::Text if !options.sentences => format!("{}\n", safe::path(name)).into_bytes(),
        ClaimsFormat::Text | ClaimsFormat::Jsonl => Vec::new(),
    }
}

fn render(
    text: &mut Vec<u8>,
    name: &str,
    ledger: &Ledger<'_>,
    lines: &LineIndex,
    before: Before,
    options: &ClaimsOptions,
) -> serde_json::Result<()> {
    if options.sentences {
        for row in claims::sentences(name, ledger) {
            output::json_line(text, &row)?;
        }
        return Ok(());
    }
    match options.format {
        ClaimsFormat::Jsonl => {
            for row in claims::rows(name, ledger, lines) {
                output::json_line(text, &row.behind(before.sentences, before.claims))?;
            }
        }
        ClaimsFormat::Text => text.extend_from_slice(drawn::claims(ledger).as_bytes()),
    }
    Ok(())
}
