//! Tables in, whether their totals, shares and changes follow from the other cells out.

mod change;
mod cited;
mod product;
mod relation;
mod share;
mod total;

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use claimlint_parser::{Cell, Grid, Ledger, grid};
use serde::Deserialize;
use std::borrow::Cow;

/// What of a table is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// A row that says it is the total of the rows above it.
    ColumnTotalMismatch,
    /// A column that says it is the total of the columns before it.
    RowTotalMismatch,
    /// A column of shares beside the column of counts.
    ShareColumnMismatch,
    /// A column of changes beside the columns of two periods.
    ChangeColumnMismatch,
    /// A column of amounts beside the columns of how many there are and what each is.
    ProductColumnMismatch,
    /// A column that follows from others in all rows but one.
    RelatedColumnsMismatch,
    /// A figure of the text that names the table it is taken from.
    CitedFigureMismatch,
}

/// Runs one check over every table of a document.
pub(crate) fn check(table: Table, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    if table == Table::CitedFigureMismatch {
        cited::check(rule, context, out);
        return;
    }
    // Points that were taken away are none that a club has won.
    let deducted = ["deducted", "deduction", "docked", "penalised", "penalized"];
    let deducted = deducted.iter().any(|word| context.ledger.lexemes.find(word).is_some());
    let mut look = |view: &View| match table {
        Table::ColumnTotalMismatch => total::check_columns(view, rule, out),
        Table::RowTotalMismatch => total::check_rows(view, rule, out),
        Table::ShareColumnMismatch => share::check(view, rule, out),
        Table::ChangeColumnMismatch => change::check(view, rule, out),
        Table::ProductColumnMismatch => product::check(view, rule, out),
        Table::RelatedColumnsMismatch => relation::check(view, rule, !deducted, out),
        Table::CitedFigureMismatch => {}
    };
    if context.ledger.parts.is_some() {
        // The words of all tables of a long document are larger than the document: one is looked at at a time.
        context.ledger.document.tables.iter().for_each(|table| look(&view(context.ledger, table)));
    } else {
        context.views().iter().for_each(look);
    }
}

/// A table and the words of its cells.
#[derive(Debug)]
pub(super) struct View<'d> {
    grid: Grid,
    /// The words of its cells in lower case, row by row; most cells are numbers, which have no other.
    words: Vec<Vec<Cow<'d, str>>>,
    /// Whether its headings say that its numbers are given in thousands or more, and so are rounded.
    scaled: bool,
}

/// How many rows at the top of a table can hold headings.
const HEADINGS: usize = 3;

/// All tables of a document.
pub(super) fn views<'d>(ledger: &Ledger<'d>) -> Vec<View<'d>> {
    ledger.document.tables.iter().map(|table| view(ledger, table)).collect()
}

fn view<'d>(ledger: &Ledger<'d>, table: &claimlint_document::Table) -> View<'d> {
    let grid = grid(ledger.document, table);
    let words: Vec<Vec<Cow<str>>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| in_small_letters(ledger.text(cell.span))).collect()).collect();
    let scaled = is_scaled(&words);
    View { grid, words, scaled }
}

fn in_small_letters(words: &str) -> Cow<'_, str> {
    let is_small = words.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(words) } else { Cow::Owned(words.to_lowercase()) }
}

/// Whether the first rows say that the numbers of a table are given in thousands or more.
fn is_scaled(rows: &[Vec<Cow<str>>]) -> bool {
    const SCALES: &[&str] = &["thousand", "million", "billion", "'000", "’000", "$m", "£m", "€m", "bn"];
    let width = rows.first().map_or(0, Vec::len);
    rows.iter().take(HEADINGS).flat_map(|row| row.iter().take(width)).any(|words| SCALES.iter().any(|scale| words.contains(scale)))
}

impl View<'_> {
    fn width(&self) -> usize {
        self.grid.rows.first().map_or(0, Vec::len)
    }

    /// The first row below the header.
    fn first_row(&self) -> usize {
        usize::from(self.grid.header)
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.grid.rows.get(row)?.get(column)
    }

    /// The words of a cell in lower case.
    fn words(&self, row: usize, column: usize) -> &str {
        self.words.get(row).and_then(|row| row.get(column)).map_or("", |words| words)
    }

    /// The words over a column in lower case; empty where there is no header.
    fn heading(&self, column: usize) -> &str {
        if self.grid.header { self.words(0, column) } else { "" }
    }

    /// Whether the numbers of a column can be added up, by its headings and by the signs in its cells.
    fn column_adds_up(&self, column: usize) -> bool {
        let text = |row: &usize| self.cell(*row, column).is_some_and(|cell| cell.number().is_none());
        let headings = (0..HEADINGS.min(self.grid.rows.len())).filter(text).all(|row| Self::adds_up(self.words(row, column)));
        let shares = self.grid.rows.iter().filter_map(|row| row.get(column)?.number()).any(|number| number.percent);
        headings && !shares
    }

    /// Whether words over a column or beside a row say that its numbers do not add up: rates, means, years, ranks.
    fn adds_up(words: &str) -> bool {
        const NOT_ADDED: &[&str] = &[
            "%",
            "age",
            "average",
            "avg",
            "change",
            "cumulative",
            "date",
            "density",
            "growth",
            "id",
            "index",
            "margin",
            "max",
            "maximum",
            "mean",
            "median",
            "min",
            "minimum",
            "no",
            "p",
            "pct",
            "per",
            "percent",
            "percentage",
            "points",
            "position",
            "price",
            "rank",
            "rate",
            "ratio",
            "score",
            "sd",
            "se",
            "section",
            "share",
            "version",
            "year-on-year",
            "yield",
            "δ",
        ];
        if words.contains('%') {
            return false;
        }
        let mut parts = parts_of(words).peekable();
        while let Some(part) = parts.next() {
            // `Year` stands over years, `Year ended 30 June` and `Fiscal year 2018` over what was counted in one.
            let is_period = |next: &&str| matches!(*next, "ended" | "ending" | "to") || next.parse::<u16>().is_ok();
            if NOT_ADDED.binary_search(&part).is_ok() || part == "year" && !parts.peek().is_some_and(is_period) {
                return false;
            }
        }
        true
    }

    /// Whether a column holds the shares that others have in it, printed without a sign of their own.
    fn column_of_shares(&self, column: usize) -> bool {
        let heading = |row: usize| self.words(row, column).trim().trim_matches(['(', ')']);
        (0..HEADINGS).any(|row| matches!(heading(row), "%" | "per cent" | "percent"))
    }
}

/// The words of a heading or label, without the marks between them.
fn parts_of(words: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | ',' | ':' | ';' | '*');
    words.split(between).filter(|part| !part.is_empty())
}

/// Whether the words beside a row say that its numbers are means or rates, of which no column holds the sum.
fn is_row_of_means(words: &str) -> bool {
    const MEANS: &[&str] = &[
        "average", "avg", "density", "margin", "max", "maximum", "mean", "median", "min", "minimum", "per", "rate", "ratio", "sd", "se",
        "yield",
    ];
    words.contains('%') || parts_of(words).any(|part| MEANS.binary_search(&part).is_ok())
}

/// Whether words name a total.
fn is_total(words: &str) -> bool {
    let words = words.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let first = words.split_whitespace().next().unwrap_or_default();
    let last = words.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    matches!(first, "total" | "totals" | "subtotal" | "sub-total" | "sum" | "overall" | "altogether")
        || words.starts_with("grand total")
        || last == "total"
}
