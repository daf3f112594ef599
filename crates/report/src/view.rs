//! A checked document in, all that a report of it tells out, as plain data for templates.

mod claims;
mod quote;
mod sayings;

pub(crate) use claims::value;
pub(crate) use quote::{first_words, plain, quote};

use crate::Checked;
use crate::checks::{self, Tally};
use crate::rows::Rows;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{Ledger, TokenKind};
use claimlint_rules::{Check, Verdict};
use jiff::civil::DateTime;
use quote::sentence_at;
use serde::Serialize;

/// What a report tells of one document.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// Its path as given.
    pub path: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Whether places in it are told by lines; else by headings and paragraphs, or by pages.
    pub has_lines: bool,
    /// The day of publication that relative dates were resolved against.
    pub published: Option<String>,
    /// How many words stand in checked text.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many claims were read.
    pub claims: usize,
    /// How many of them took part in a check.
    pub compared: usize,
    /// How the checks came out.
    pub checks: Tally,
    /// What cannot be true as written.
    pub conflicts: Rows<Finding>,
    /// What a person must look at.
    pub reviews: Rows<Finding>,
    /// What was checked and agrees.
    pub holds: Rows<Finding>,
    /// The claims by kind.
    pub ledger: Vec<LedgerPart>,
    /// All dated claims in the order of time.
    pub timeline: Rows<Event>,
    /// Who said what, in the order of the text.
    pub attributions: Rows<Said>,
    /// The people named.
    pub people: Rows<PersonView>,
    /// What was not checked, and why.
    pub not_checked: Vec<NotChecked>,
    /// The path from this report to the index of all reports, where there is one.
    pub index: Option<String>,
}

/// One check, ready to be told.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Its number in the report, from 1.
    pub number: usize,
    /// The rule.
    pub rule: String,
    /// The family of the rule.
    pub family: &'static str,
    /// Whether it holds.
    pub verdict: Verdict,
    /// How much it matters.
    pub severity: claimlint_rules::Severity,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// Where a person finds it, in a file without lines.
    pub place: Option<String>,
    /// What is wrong, as the rule says it: no capital at its head, no full stop at its end.
    pub message: String,
    /// The same as a sentence.
    pub statement: String,
    /// The computation.
    pub computed: Option<String>,
    /// What would make it true.
    pub fixes: Vec<String>,
    /// The words in their sentence.
    pub quote: Quote,
    /// The other places.
    pub related: Vec<Related>,
    /// The words at fault, in the text of the document.
    #[serde(skip)]
    pub span: Span,
}

/// Words in their sentence, or in the row of their table.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// What stands before them.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands behind them.
    pub after: String,
    /// The head of their column, where they stand in a table that has heads.
    pub column: Option<String>,
}

/// Another place that a check compared.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// What it is.
    pub label: String,
    /// The line.
    pub line: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// The words in their sentence.
    pub quote: Quote,
    /// Whether it stands in the same sentence or row as the finding.
    pub near: bool,
    /// The words, in the text of the document.
    #[serde(skip)]
    pub span: Span,
}

/// The claims of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerPart {
    /// The kind in the plural: `Times`.
    pub title: &'static str,
    /// How many of them took part in a check.
    pub compared: usize,
    /// Its claims in the order of the text.
    pub entries: Rows<Entry>,
}

/// One claim, ready to be told.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The line.
    pub line: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// The words.
    pub words: String,
    /// What they were read as.
    pub value: String,
    /// Whose claim it is, where it is not the writer's own.
    pub said_by: Option<String>,
}

/// One dated claim.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// The day or stretch.
    pub when: String,
    /// The first day.
    pub start: String,
    /// The words in their sentence.
    pub quote: Quote,
    /// The line.
    pub line: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// Whether the date had to be worked out from the dateline or the context.
    pub inferred: bool,
    /// The first moment.
    #[serde(skip)]
    pub from: DateTime,
    /// The moment after the last, where it is known.
    #[serde(skip)]
    pub to: Option<DateTime>,
    /// The words, in the text of the document.
    #[serde(skip)]
    pub span: Span,
}

/// One attribution.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The speaker: the resolved name, else the words for the source.
    pub who: String,
    /// The words that mark it as said.
    pub cue: String,
    /// What was said.
    pub what: String,
    /// In whose words: `direct`, `indirect`, `mixed`.
    pub mode: &'static str,
    /// The line.
    pub line: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// Whether nobody is named.
    pub vague: bool,
    /// From its first part to its last, in the text of the document.
    #[serde(skip)]
    pub span: Span,
}

/// One person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The fullest name.
    pub name: String,
    /// The roles given, without repeats.
    pub roles: Vec<String>,
    /// The lines of the mentions.
    pub lines: Vec<usize>,
    /// The same, or where a person finds them in a file without lines.
    pub at: Vec<String>,
}

/// A part that was not checked.
#[derive(Clone, Debug, Serialize)]
pub struct NotChecked {
    /// Its first line; nought where a file without lines does not say where it stands.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// Where a person finds it in a file without lines, where that is known.
    pub place: Option<String>,
    /// Why.
    pub why: String,
}

/// Gathers what a report tells.
pub fn view(checked: Checked<'_>) -> View {
    let ledger = checked.ledger;
    let mut number = 0;
    let mut findings = |verdict: Verdict| -> Rows<Finding> {
        let of_verdict = checked.checks.iter().filter(|check| check.verdict == verdict);
        of_verdict
            .map(|check| {
                number += 1;
                finding(checked, number, check)
            })
            .collect()
    };
    let compared = claims::compared(ledger, checked.checks);
    View {
        path: checked.path.to_owned(),
        title: title(ledger),
        has_lines: ledger.document.headings.is_empty(),
        published: ledger.published.map(|date| date.to_string()),
        words: ledger.tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count(),
        sentences: ledger.sentence_count(),
        claims: ledger.claims.len(),
        compared: compared.iter().filter(|&&looked_at| looked_at).count(),
        checks: checks::tally(checked),
        conflicts: findings(Verdict::Conflict),
        reviews: findings(Verdict::Review),
        holds: findings(Verdict::Holds),
        ledger: claims::ledger_parts(checked, &compared),
        timeline: sayings::timeline(checked).into(),
        attributions: sayings::attributions(checked).into(),
        people: sayings::people(checked).into(),
        not_checked: sayings::not_checked(checked),
        index: None,
    }
}

/// The title that stands over the text, else the one that the front matter gives.
fn title(ledger: &Ledger<'_>) -> Option<String> {
    let document = ledger.document;
    let printed = document.blocks.iter().find(|block| block.kind() == BlockKind::Title).map(|block| plain(ledger.text(block.span())));
    let given = || document.front_matter.iter().find(|entry| entry.key.eq_ignore_ascii_case("title")).map(|entry| plain(&entry.value));
    printed.or_else(given).filter(|title| !title.is_empty())
}

pub(crate) fn finding(checked: Checked<'_>, number: usize, check: &Check) -> Finding {
    let (line, column) = place(checked, check.span);
    Finding {
        number,
        rule: check.rule.to_string(),
        family: check.family.name(),
        verdict: check.verdict,
        severity: check.severity,
        line,
        column,
        at: at(checked, check.span),
        place: checked.ledger.document.place(check.span).map(|place| place.to_string()),
        message: check.message.clone(),
        statement: statement(&check.message),
        computed: check.computed.clone(),
        fixes: check.fixes.clone(),
        quote: quote(checked.ledger, check.span),
        related: check
            .related
            .iter()
            .map(|evidence| Related {
                label: evidence.label.clone(),
                line: place(checked, evidence.span).0,
                at: at(checked, evidence.span),
                quote: quote(checked.ledger, evidence.span),
                near: near(checked.ledger, check.span, evidence.span),
                span: evidence.span,
            })
            .collect(),
        span: check.span,
    }
}

pub(crate) fn place(checked: Checked<'_>, span: Span) -> (usize, usize) {
    let document = checked.ledger.document;
    let position = checked.lines.position(&document.source, document.source_span(span).start);
    (position.line, position.column)
}

/// Where a person finds a place: the line, or in a file without lines the heading and paragraph, or the page.
pub(crate) fn at(checked: Checked<'_>, span: Span) -> String {
    let place = checked.ledger.document.place(span);
    place.map_or_else(|| self::place(checked, span).0.to_string(), |place| place.position())
}

/// Whether two places are quoted by the same words: those of one sentence, or of one row of a table.
fn near(ledger: &Ledger<'_>, one: Span, other: Span) -> bool {
    let row = |span: Span| match ledger.document.block_at(span.start).and_then(|index| ledger.document.blocks.get(index))?.kind() {
        BlockKind::TableCell { table, row, .. } => Some((table, row)),
        BlockKind::Title
        | BlockKind::Byline
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Caption
        | BlockKind::Footnote
        | BlockKind::ReferenceEntry => None,
    };
    let same_row = row(one).is_some_and(|one| row(other) == Some(one));
    same_row || sentence_at(ledger, one.start) == sentence_at(ledger, other.start)
}

/// A message as a sentence; a sign or a name with capitals of its own keeps its case.
fn statement(message: &str) -> String {
    let word = message.split_whitespace().next().unwrap_or_default();
    let common = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let mut sentence = String::with_capacity(message.len() + 1);
    match message.get(..1) {
        Some(first) if common || word == "a" => {
            sentence.push_str(&first.to_ascii_uppercase());
            sentence.push_str(message.get(1..).unwrap_or_default());
        }
        Some(_) | None => sentence.push_str(message),
    }
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::statement;

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(statement("the parts make 20"), "The parts make 20.");
        assert_eq!(statement("a part is larger than its whole"), "A part is larger than its whole.");
        assert_eq!(statement("two-day talks last three"), "Two-day talks last three.");
        assert_eq!(statement("p = .03 is no p-value"), "p = .03 is no p-value.");
        assert_eq!(statement("iPhones are counted twice"), "iPhones are counted twice.");
        assert_eq!(statement("“Orr” stands here"), "“Orr” stands here.");
        assert_eq!(statement(""), "");
    }
}
