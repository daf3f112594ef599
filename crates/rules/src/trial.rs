//! A rule in, what its own page draws and the rule does not do out.

use crate::Held;
use crate::annotate::{annotate, first_line};
use crate::book::Book;
use crate::check::Check;
use crate::checks::{self, Context};
use crate::example::{Example, Mark, Sign};
use crate::page::Rule;
use crate::revision::{Side, compare};
use claimlint_document::{Span, read};
use claimlint_parser::{Ledger, Settings, parse};
use std::fmt;

/// One difference between what is drawn on a page and what its rule finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The rule.
    pub rule: crate::RuleId,
    /// The line of the page.
    pub line: usize,
    /// What differs.
    pub trouble: Trouble,
    /// What is drawn, or found, there.
    pub detail: String,
    /// The example with what the rule finds drawn under it.
    pub found: String,
}

/// The ways in which a drawing and a rule differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The rule finds what is not drawn.
    Noisy,
    /// The rule does not find what is drawn.
    Missing,
    /// The rule finds it at another place of the same line.
    Misplaced,
    /// The rule gives it another verdict.
    WrongVerdict,
    /// The rule says something else.
    WrongMessage,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trouble = match self.trouble {
            Trouble::Noisy => "found, not drawn",
            Trouble::Missing => "drawn, not found",
            Trouble::Misplaced => "drawn at another place",
            Trouble::WrongVerdict => "drawn with another sign",
            Trouble::WrongMessage => "drawn with another message",
        };
        writeln!(f, "{} line {}: {trouble}: {}", self.rule, self.line, self.detail)?;
        for line in self.found.lines() {
            writeln!(f, "    {line}")?;
        }
        Ok(())
    }
}

/// Runs a rule over the examples of its page.
///
/// Only this rule is run; what others find in its examples is their business. The book lends its vocabulary.
pub fn test_page(rule: &Rule, book: &Book) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    for example in rule.examples().iter().filter(|example| !example.known_gap) {
        try_example(rule, book, example, &mut mismatches);
    }
    mismatches
}

fn try_example(rule: &Rule, book: &Book, example: &Example, mismatches: &mut Vec<Mismatch>) {
    let Ok(document) = read(example.text.clone().into_bytes(), example.format) else { return };
    let settings = Settings { published: example.published, ..Settings::default() };
    let ledger = parse(&document, &settings);
    let mut checks = Vec::new();
    if let Some(before) = &example.before {
        checks = revised(rule, book, (before, example), &ledger, settings);
    } else {
        checks::run(rule, &Context::new(&ledger, book, Held::Kept), &mut checks);
    }
    checks.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    for check in &mut checks {
        check.span = document.source_span(check.span);
        for evidence in &mut check.related {
            evidence.span = document.source_span(evidence.span);
        }
    }
    let found = annotate(&example.text, &checks);
    let mut differ = |line: usize, trouble: Trouble, detail: String| {
        mismatches.push(Mismatch { rule: rule.id.clone(), line, trouble, detail, found: found.clone() });
    };
    let mut open: Vec<&Check> = checks.iter().collect();
    for mark in example.marks.iter().filter(|mark| mark.sign != Sign::Related) {
        let place = |check: &&Check| first_line(&example.text, check.span) == mark.span;
        let same_line = |check: &&Check| line_of(&example.text, check.span) == line_of(&example.text, mark.span);
        let Some(index) = open.iter().position(&place).or_else(|| open.iter().position(same_line)) else {
            differ(mark.line, Trouble::Missing, drawn(mark));
            continue;
        };
        let check = open.remove(index);
        if !place(&check) {
            differ(mark.line, Trouble::Misplaced, drawn(mark));
        } else if Sign::of(check.verdict) != mark.sign {
            differ(mark.line, Trouble::WrongVerdict, drawn(mark));
        } else if !mark.message.is_empty() && mark.message != check.message {
            differ(mark.line, Trouble::WrongMessage, drawn(mark));
        }
    }
    for check in open {
        differ(example.line, Trouble::Noisy, check.message.clone());
    }
    for mark in example.marks.iter().filter(|mark| mark.sign == Sign::Related) {
        let mut related = checks.iter().flat_map(|check| &check.related);
        let matches =
            |span: Span, label: &str| first_line(&example.text, span) == mark.span && (mark.message.is_empty() || mark.message == label);
        if !related.any(|evidence| matches(evidence.span, &evidence.label)) {
            differ(mark.line, Trouble::Missing, drawn(mark));
        }
    }
}

/// What a rule finds in the second of two revisions; other rules of the book tell it what held before.
fn revised(rule: &Rule, book: &Book, (before, example): (&str, &Example), ledger: &Ledger, settings: Settings) -> Vec<Check> {
    let Ok(document) = read(before.as_bytes().to_vec(), example.format) else { return Vec::new() };
    let old = parse(&document, &settings);
    let (old_checks, new_checks) = (crate::check(&old, book), crate::check(ledger, book));
    let old = Side { ledger: &old, checks: &old_checks };
    let mut checks = compare(old, Side { ledger, checks: &new_checks }, book).checks;
    checks.retain(|check| check.rule == rule.id);
    checks
}

/// A mark as the page draws it, without its column.
fn drawn(mark: &Mark) -> String {
    let signs: String = std::iter::repeat_n(mark.sign.drawn(), mark.span.len().clamp(1, 80)).collect();
    format!("{signs} {}", mark.message)
}

fn line_of(text: &str, span: Span) -> usize {
    text.bytes().take(span.start).filter(|&byte| byte == b'\n').count()
}
