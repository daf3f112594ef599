//! Findings in, what GitHub Actions reads out: workflow commands for annotations, and a summary of the job in Markdown.

use crate::found::{Finding, Found, one_line};
use crate::markdown::escape;
use crate::safe;
use claimlint_rules::{Severity, Verdict};

/// How many findings a summary lists: a step may write one megabyte.
const LISTED: usize = 500;
/// How many characters of a text a cell of the summary shows.
const CELL: usize = 300;

/// Writes one workflow command for each finding of a document; checks that hold are notices.
pub fn annotations(found: &Found) -> Vec<u8> {
    let mut commands = String::new();
    for finding in &found.findings {
        let command = match (finding.verdict, finding.severity) {
            (Verdict::Holds, _) | (_, Severity::Note) => "notice",
            (_, Severity::Warning) => "warning",
            (_, Severity::Error) => "error",
        };
        let (start, end) = (finding.place.start, finding.place.end);
        commands.push_str(&format!("::{command} file={},line={},endLine={}", property(&found.path), start.line, end.line));
        commands.push_str(&format!(",col={}", start.column));
        // An end column is read within one line only.
        if start.line == end.line {
            commands.push_str(&format!(",endColumn={}", end.column));
        }
        commands.push_str(&format!(",title={}::{}\n", property(&finding.rule), data(&finding.told())));
    }
    commands.into_bytes()
}

/// Writes the summary of a job.
pub fn summary(documents: &[Found]) -> String {
    let total = |verdict: Verdict| -> usize {
        let count = |found: &Found| match verdict {
            Verdict::Holds => found.tally.holds,
            Verdict::Review => found.tally.review,
            Verdict::Conflict => found.tally.conflict,
        };
        documents.iter().map(count).sum()
    };
    let mut summary = format!(
        "## claimlint\n\nDocuments: {}; in conflict: {}; to review: {}; checks that hold: {}.\n",
        documents.len(),
        total(Verdict::Conflict),
        total(Verdict::Review),
        total(Verdict::Holds),
    );
    let findings: Vec<(&Found, &Finding)> = documents
        .iter()
        .flat_map(|found| found.findings.iter().map(move |finding| (found, finding)))
        .filter(|(_, finding)| finding.verdict != Verdict::Holds)
        .collect();
    if findings.is_empty() {
        return summary;
    }
    summary.push_str("\n| | Place | Words | Finding | Rule |\n|---|---|---|---|---|\n");
    for (found, finding) in findings.iter().take(LISTED) {
        let verdict = match finding.verdict {
            Verdict::Holds => "holds",
            Verdict::Review => "review",
            Verdict::Conflict => "conflict",
        };
        summary.push_str(&format!(
            "| {verdict} | {}:{} | {} | {} | {} |\n",
            cell(&found.path),
            finding.place.start.line,
            cell(&finding.place.words),
            cell(&finding.message),
            cell(&finding.rule),
        ));
    }
    if let more @ 1.. = findings.len().saturating_sub(LISTED) {
        summary.push_str(&format!("\nAnd {more} more.\n"));
    }
    summary
}

/// A text as a cell of a table: one line, without meaning to Markdown, not too long.
fn cell(text: &str) -> String {
    let line = one_line(&safe::line(text));
    match line.char_indices().nth(CELL) {
        Some((end, _)) => format!("{} …", escape(&line[..end])),
        None => escape(&line),
    }
}

/// The message of a command: what would end it is written as GitHub reads it back, control characters as pictures.
fn data(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => written.push_str("%25"),
            '\r' => written.push_str("%0D"),
            '\n' => written.push_str("%0A"),
            character => safe::push(&mut written, character),
        }
    }
    written
}

/// A property of a command, in which colons and commas mean something as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
