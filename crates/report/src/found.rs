//! A checked document in, its findings out as data of their own, so that the document need not be kept.
//!
//! Formats that are one whole (SARIF, `JUnit` and their kin) are written of these when all documents have been checked.

use crate::Checked;
use crate::checks::{self, Tally};
use claimlint_document::Span;
use claimlint_rules::{Check, Severity, Verdict};

/// What is kept of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path as given.
    pub path: String,
    /// How all its checks came out.
    pub tally: Tally,
    /// The findings that were asked for, in the order of their places.
    pub findings: Vec<Finding>,
}

/// One finding, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// The family of the rule.
    pub family: &'static str,
    /// What came of the comparison.
    pub verdict: Verdict,
    /// How much it matters.
    pub severity: Severity,
    /// The words at fault.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// The computation.
    pub computed: Option<String>,
    /// The other places compared, each with what it is.
    pub related: Vec<(Place, String)>,
    /// Words that could stand in the place, the likeliest first.
    pub fixes: Vec<String>,
    /// The hash by which it is known again.
    pub fingerprint: String,
}

/// A place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes.
    pub bytes: Span,
    /// Where it begins.
    pub start: Point,
    /// Where it ends: behind its last character.
    pub end: Point,
    /// In a file without lines, where a person finds it.
    pub told: Option<String>,
    /// The source at this place.
    pub words: String,
    /// Whether no markup lies in it, so that words can be put in its stead without harm.
    pub plain: bool,
}

/// A line, and a column counted in two ways, all from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column in Unicode scalar values.
    pub column: usize,
    /// The column in bytes of UTF-8.
    pub byte_column: usize,
}

impl Finding {
    /// The fixes that a program may put in the place of the words: none where markup would be lost.
    pub fn replacements(&self) -> impl Iterator<Item = &str> {
        // An anchor stands behind its words in the source, not in their place.
        let anchor = |fix: &str| fix.starts_with('#') && !self.place.words.starts_with('#');
        self.fixes.iter().map(String::as_str).filter(move |fix| self.place.plain && !anchor(fix))
    }

    /// All that is said of the finding, one thing a line: the message, the computation, the other places, the fixes, the rule.
    pub fn told(&self) -> String {
        let mut told = self.message.clone();
        if let Some(place) = &self.place.told {
            told.push_str(&format!("\nin {place}: {}", one_line(&self.place.words)));
        }
        if let Some(computed) = self.computed.as_ref().filter(|computed| **computed != self.message) {
            told.push_str("\ncomputed: ");
            told.push_str(computed);
        }
        for (place, label) in &self.related {
            let at = place.told.clone().unwrap_or_else(|| format!("line {}", place.start.line));
            told.push_str(&format!("\n{at}: {}", one_line(&place.words)));
            if !label.is_empty() {
                told.push_str(&format!(" ({label})"));
            }
        }
        if !self.fixes.is_empty() {
            told.push_str("\nwould agree: ");
            told.push_str(&self.fixes.join(" or "));
        }
        told.push_str("\nsee: claimlint rules explain ");
        told.push_str(&self.rule);
        told
    }
}

/// Gathers the findings of a document that `keep` wants.
pub fn gather(checked: Checked<'_>, keep: impl Fn(&Check) -> bool) -> Found {
    let kept = checked.checks.iter().filter(|check| keep(check));
    let findings = kept.zip(checks::rows(checked, &keep)).map(|(check, row)| Finding {
        rule: check.rule.to_string(),
        family: check.family.name(),
        verdict: check.verdict,
        severity: check.severity,
        place: place(checked, check.span),
        message: check.message.clone(),
        computed: check.computed.clone(),
        related: check.related.iter().map(|evidence| (place(checked, evidence.span), evidence.label.clone())).collect(),
        fixes: check.fixes.clone(),
        fingerprint: row.fingerprint,
    });
    Found { path: checked.path.to_owned(), tally: checks::tally(checked), findings: findings.collect() }
}

/// The place in the source that a span of the text came from.
fn place(checked: Checked<'_>, span: Span) -> Place {
    let document = checked.ledger.document;
    let bytes = document.source_span(span);
    let point = |offset: usize| {
        let position = checked.lines.position(&document.source, offset);
        let line = checked.lines.line_span(&document.source, position.line);
        Point { line: position.line, column: position.column, byte_column: 1 + offset.saturating_sub(line.start) }
    };
    let words = bytes.of(&document.source);
    Place {
        bytes,
        start: point(bytes.start),
        end: point(bytes.end),
        told: document.place(span).map(|place| place.position()),
        words: words.to_owned(),
        plain: !span.is_empty() && words == span.of(&document.text),
    }
}

/// One line: every run of white space is one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
