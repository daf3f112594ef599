//! A table of a document in, the numbers in its cells out, with the precision they were printed with.

use crate::value::{Printed, from_digits};
use claimlint_document::{Document, Span, Table};
use rust_decimal::Decimal;

/// A table with its numbers read.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The rows, header included; all are as long as the longest.
    pub rows: Vec<Vec<Cell>>,
    /// Whether row 0 is a header.
    pub header: bool,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its text; empty for a cell that is left out.
    pub span: Span,
    /// What it says.
    pub content: Content,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A dash or its like: nothing to report, which adds nothing.
    Dash,
    /// One number and nothing beside it but its unit.
    Number(CellNumber),
    /// A count and its share: `20 (40%)`. Few cells have both, and those with one stay half as large.
    CountAndShare(Box<(CellNumber, CellNumber)>),
    /// Anything else.
    Text,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellNumber {
    /// The number; in parentheses it is negative.
    pub printed: Printed,
    /// Whether a percent sign stands behind it.
    pub percent: bool,
    /// Its digits.
    pub span: Span,
}

impl Cell {
    /// The one number of the cell.
    pub const fn number(&self) -> Option<&CellNumber> {
        if let Content::Number(number) = &self.content { Some(number) } else { None }
    }
}

/// Reads the numbers of a table.
pub fn grid(document: &Document, table: &Table) -> Grid {
    let width = table.rows().map(|row| row.len()).max().unwrap_or_default();
    let rows = table
        .rows()
        .map(|row| {
            let mut cells: Vec<Cell> = row
                .map(|block| block.and_then(|block| document.blocks.get(block)).map_or_else(absent, |block| cell(document, block.span())))
                .collect();
            cells.resize_with(width, absent);
            cells
        })
        .collect();
    Grid { rows, header: table.header }
}

fn absent() -> Cell {
    Cell { span: Span::default(), content: Content::Empty }
}

fn cell(document: &Document, span: Span) -> Cell {
    let text = span.of(&document.text);
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let content = match trimmed {
        "" => Content::Empty,
        "-" | "–" | "—" | "−" | "--" | ".." | "..." | "n/a" | "N/A" | "na" | "NA" | "n.a." => Content::Dash,
        _ => content(trimmed, span.start + lead),
    };
    Cell { span: Span::new(span.start + lead, span.start + lead + trimmed.len()), content }
}

fn content(text: &str, start: usize) -> Content {
    if let Some(number) = number(text, start) {
        return Content::Number(number);
    }
    // `20 (40%)` and `20 (40.0)`: the bracket holds a share where it is not the whole cell.
    if let Some((count, rest)) = text.split_once('(')
        && let Some(share) = rest.strip_suffix(')')
        && let Some(count) = number(count.trim_end(), start)
        && let Some(share) = number(share.trim(), start + text.len() - rest.len() + (share.len() - share.trim_start().len()))
        && share.percent
        && !count.percent
    {
        return Content::CountAndShare(Box::new((count, share)));
    }
    Content::Text
}

/// A number that fills the text: sign or parentheses, currency, digits, percent sign, a footnote mark.
fn number(text: &str, start: usize) -> Option<CellNumber> {
    let mut span = Span::new(start, start + text.len());
    let strip = |span: Span, marks: &[char]| {
        let text = &text[span.start - start..span.end - start];
        let left = text.trim_start_matches(marks);
        let right = left.trim_end_matches(marks);
        Span::new(span.start + text.len() - left.len(), span.start + text.len() - left.len() + right.len())
    };
    let of = |span: Span| &text[span.start - start..span.end - start];
    span = strip(span, &['*', '†', '‡', ' ', '\u{a0}']);
    let mut negative = false;
    if of(span).starts_with('(') && of(span).ends_with(')') || of(span).starts_with("$(") && of(span).ends_with(')') {
        negative = true;
        span = strip(span, &['(', ')', '$', ' ']);
    }
    if let Some(rest) = of(span).strip_prefix(['-', '−', '–']) {
        negative = !negative;
        span = Span::new(span.end - rest.len(), span.end);
    } else if let Some(rest) = of(span).strip_prefix('+') {
        span = Span::new(span.end - rest.len(), span.end);
    }
    let percent = of(span).ends_with('%');
    span = strip(span, &['%', ' ', '\u{a0}', '$', '£', '€', '¥', '₹']);
    // `(5)%` closes the bracket before the sign.
    if of(span).starts_with('(') && of(span).ends_with(')') {
        negative = true;
        span = strip(span, &['(', ')', ' ']);
    }
    let digits = of(span);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let mut printed = from_digits(digits, Decimal::ONE)?;
    if negative {
        printed.value.set_sign_negative(!printed.value.is_zero());
    }
    Some(CellNumber { printed, percent, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let told = match content(text.trim(), 0) {
            Content::Empty => "empty".to_owned(),
            Content::Dash => "dash".to_owned(),
            Content::Number(number) => format!("{}{}", number.printed.value, if number.percent { "%" } else { "" }),
            Content::CountAndShare(both) => format!("{} and {}%", both.0.printed.value, both.1.printed.value),
            Content::Text => "text".to_owned(),
        };
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn cells_are_read_as_accountants_print_them() {
        reads("1,234", "1234");
        reads("(1,234)", "-1234");
        reads("$ 12.50", "12.50");
        reads("$(12.50)", "-12.50");
        reads("(3)%", "-3%");
        reads("−4.1 %", "-4.1%");
        reads("+7", "7");
        reads("20 (40%)", "20 and 40%");
        reads("20*", "20");
        reads("about 20", "text");
        reads("2019–2020", "text");
        reads("1.2.3", "text");
        reads("12 March", "text");
    }
}
