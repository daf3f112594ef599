//! Columns that follow from others in row after row: played is won, drawn and lost together, a balance is what came in less what
//! went out.
//!
//! No heading says so; the rows do. A relation is taken only where so many rows of different numbers show it that it cannot be
//! chance, and the one row that breaks it is told.

use super::change::is_change;
use super::{View, is_row_of_means, is_total, parts_of};
use crate::check::{Check, Verdict};
use crate::checks::{evidence, report};
use crate::page::Rule;
use claimlint_parser::CellNumber;
use claimlint_parser::value::{Interval, print_like};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

/// The widest table whose columns are compared: beyond it columns are a matrix, not a record.
const WIDEST: usize = 16;
/// The most columns that make up one.
const MOST_TERMS: usize = 5;
/// How far a difference stands from the two columns that it is of.
const REACH: usize = 3;
/// How many rows must show a relation, each in other numbers, where the headings name it and where they do not.
const FEWEST: (usize, usize) = (3, 4);
/// Words over the difference of two columns.
const DIFFERENCES: &[&str] = &["+/-", "+/−", "+/–", "balance", "diff", "difference", "gd", "net"];
/// Smaller numbers than this make others by chance.
const TELLING: i64 = 5;

/// One column as the weighted sum of others.
#[derive(Clone, Debug)]
struct Relation {
    whole: usize,
    /// Whether the heading of the column says that it is such a one.
    named: bool,
    terms: SmallVec<[(usize, i32); MOST_TERMS]>,
}

/// The numbers of one row in the order of a relation: what follows, then what it follows from.
struct Row {
    whole: CellNumber,
    terms: SmallVec<[(CellNumber, i32); MOST_TERMS]>,
}

/// Checks the rows of a table against the relations that most of them show; those of points only where none were taken away.
pub(super) fn check(view: &View, rule: &Rule, points: bool, out: &mut Vec<Check>) {
    let rows = view.first_row()..view.grid.rows.len();
    if !view.grid.header || rows.len() <= FEWEST.0 || view.width() > WIDEST {
        return;
    }
    let columns = Columns::of(view);
    let mut told: FxHashSet<usize> = FxHashSet::default();
    let mut seen: FxHashSet<Vec<usize>> = FxHashSet::default();
    let (behind, before): (Vec<_>, Vec<_>) =
        candidates(view, points).into_iter().partition(|relation| relation.terms.iter().any(|&(column, _)| column > relation.whole));
    // What follows stands behind what it follows from, where it can: `in less out is left`, not `out and left are in`.
    for relation in before.into_iter().chain(behind) {
        // The first rows show most columns to be no such thing.
        if columns.is_told(&relation) || !columns.may_show(&relation) {
            continue;
        }
        let read = read_rows(view, &relation, rows.clone());
        // `a − b = c` and `b + c = a` are one relation.
        let mut columns: Vec<usize> = relation.terms.iter().map(|&(column, _)| column).chain([relation.whole]).collect();
        columns.sort_unstable();
        if shows(&relation, &read) && seen.insert(columns) {
            tell(rule, &read, &mut told, out);
        }
    }
}

/// The columns of a table as one look sees them.
struct Columns {
    /// Those under the headings of totals and of changes.
    totals: Vec<bool>,
    changes: Vec<bool>,
    /// The first numbers of each column and what their last digits are worth, row by row.
    rows: Vec<Vec<Option<(f64, f64)>>>,
}

impl Columns {
    /// How many rows are looked at.
    const ROWS: usize = 24;

    fn of(view: &View) -> Self {
        let columns = || 0..view.width();
        let number = |row: usize, column: usize| {
            let printed = view.cell(row, column)?.number()?.printed;
            Some((printed.value.to_f64()?, 10_f64.powi(-i32::try_from(printed.decimals).ok()?)))
        };
        let rows = (view.first_row()..view.grid.rows.len()).take(Self::ROWS);
        Self {
            totals: columns().map(|column| is_total(view.heading(column))).collect(),
            changes: columns().map(|column| is_change(view.heading(column))).collect(),
            rows: rows.map(|row| columns().map(|column| number(row, column)).collect()).collect(),
        }
    }

    /// Whether the headings leave a relation to the checks of totals and changes.
    fn is_told(&self, relation: &Relation) -> bool {
        let terms = || relation.terms.iter().map(|&(column, _)| column);
        // What all columns make is a total; a total of some of them has no other check.
        let whole = self.changes[relation.whole] || self.totals[relation.whole] && terms().any(|column| column == 1);
        whole || terms().any(|column| self.changes[column] || self.totals[column])
    }

    /// Whether the first rows show a relation but for their last digits; most columns have none.
    fn may_show(&self, relation: &Relation) -> bool {
        let (mut holding, mut all) = (0_usize, 0_usize);
        for row in &self.rows {
            let Some((whole, digit)) = row[relation.whole] else { continue };
            let sum = relation.terms.iter().try_fold((-whole, digit), |(sum, slack), &(column, weight)| {
                let (value, digit) = row[column]?;
                let weight = f64::from(weight);
                Some((sum + weight * value, slack + weight.abs() * digit))
            });
            let Some((miss, slack)) = sum else { continue };
            all += 1;
            holding += usize::from(miss.abs() <= slack + whole.abs() * 1e-9);
        }
        holding >= FEWEST.0 && are_few(all - holding, all)
    }
}

/// Whether so few rows of all break a relation that the others show it.
fn are_few(broken: usize, all: usize) -> bool {
    broken * 6 <= all.max(6)
}

/// The relations that columns may have by where they stand and what stands over them.
fn candidates(view: &View, points: bool) -> Vec<Relation> {
    let columns: Vec<usize> = (1..view.width()).collect();
    let mut found = Vec::new();
    for &whole in &columns {
        let heading = view.heading(whole);
        let differs = parts_of(heading).any(|word| DIFFERENCES.contains(&word.trim_end_matches('.')));
        for terms in 2..=MOST_TERMS {
            let before = whole.checked_sub(terms).filter(|&first| first >= 1).map(|first| first..whole);
            let behind = Some(whole + 1..whole + 1 + terms).filter(|run| run.end <= view.width());
            found.extend([before, behind].into_iter().flatten().map(|run| Relation {
                whole,
                named: false,
                terms: run.map(|column| (column, 1)).collect(),
            }));
        }
        for &first in columns.iter().filter(|&&first| whole.abs_diff(first) <= REACH && whole != first) {
            let second = first + 1;
            if second < view.width() && second != whole {
                for terms in [[(first, 1), (second, -1)], [(first, -1), (second, 1)]] {
                    found.push(Relation { whole, named: differs, terms: terms.into_iter().collect() });
                }
            }
        }
        // A win is worth three points or two, a draw one.
        if points && parts_of(heading).any(|word| matches!(word.trim_end_matches('.'), "points" | "pts")) {
            for &first in columns.iter().filter(|&&first| first + 1 < whole) {
                found.extend([3, 2].map(|win| Relation {
                    whole,
                    named: true,
                    terms: [(first, win), (first + 1, 1)].into_iter().collect(),
                }));
            }
        }
    }
    found
}

/// The rows in which all columns of a relation hold numbers of one kind.
fn read_rows(view: &View, relation: &Relation, rows: std::ops::Range<usize>) -> Vec<Row> {
    let read = |row: usize| {
        let number = |column: usize| view.cell(row, column)?.number().copied();
        if is_row_of_means(view.words(row, 0)) {
            return None;
        }
        let whole = number(relation.whole)?;
        let terms: Option<SmallVec<[(CellNumber, i32); MOST_TERMS]>> =
            relation.terms.iter().map(|&(column, weight)| Some((number(column)?, weight))).collect();
        let terms = terms.filter(|terms| terms.iter().all(|(number, _)| number.percent == whole.percent))?;
        Some(Row { whole, terms })
    };
    rows.filter_map(read).collect()
}

/// Whether rows show a relation: all but a sixth of them at most, in numbers that differ and are no ones and twos.
fn shows(relation: &Relation, rows: &[Row]) -> bool {
    let fewest = if relation.named { FEWEST.0 } else { FEWEST.1 };
    let mut telling: FxHashSet<Vec<Decimal>> = FxHashSet::default();
    let mut holding = 0;
    for row in rows.iter().filter(|row| agrees(row)) {
        holding += 1;
        let values = row.terms.iter().map(|(number, _)| number.printed.value);
        if values.clone().filter(|value| !value.is_zero()).count() >= 2
            && (relation.named || values.clone().any(|value| value.abs() >= Decimal::from(TELLING)))
        {
            telling.insert(values.collect());
        }
    }
    telling.len() >= fewest && are_few(rows.len() - holding, rows.len())
}

fn interval(number: &CellNumber, rounded: bool) -> Interval {
    if rounded { number.printed.measured().interval() } else { number.printed.interval() }
}

/// Whether the one column follows from the others, as far as the rounding of all of them allows.
fn agrees(row: &Row) -> bool {
    let rounded = row.terms.iter().map(|(number, _)| number).chain([&row.whole]).any(|number| number.printed.decimals > 0);
    let sum = row.terms.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, (number, weight)| {
        sum.add(&interval(number, rounded).scale(Decimal::from(*weight))?)
    });
    sum.is_some_and(|sum| sum.meets(&interval(&row.whole, rounded)))
}

/// Writes down what the rows of one relation showed; a row is accused once.
fn tell(rule: &Rule, rows: &[Row], told: &mut FxHashSet<usize>, out: &mut Vec<Check>) {
    for row in rows {
        let holds = agrees(row);
        if !holds && !told.insert(row.whole.span.start) {
            continue;
        }
        let decimals =
            row.terms.iter().map(|(number, _)| number.printed.decimals).max().unwrap_or_default().max(row.whole.printed.decimals);
        let value = row
            .terms
            .iter()
            .fold(Decimal::ZERO, |sum, (number, weight)| sum.saturating_add(number.printed.value.saturating_mul(Decimal::from(*weight))));
        let sign = if row.whole.percent { "%" } else { "" };
        let (right, stated) = (print_like(value, decimals), print_like(row.whole.printed.value, row.whole.printed.decimals));
        let reckoned = reckoning(row);
        let message =
            if holds { format!("{reckoned} is {stated}{sign}") } else { format!("{reckoned} is {right}{sign}, not {stated}{sign}") };
        let mut check = report(rule, if holds { Verdict::Holds } else { Verdict::Conflict }, row.whole.span, message);
        check.computed = Some(format!("{reckoned} = {right}{sign}"));
        check.related = row.terms.iter().map(|(number, _)| evidence(number.span, "what it follows from")).collect();
        out.push(check);
    }
}

/// `3 × 11 + 2`.
fn reckoning(row: &Row) -> String {
    let mut words = String::new();
    let positive_first = {
        let mut terms: SmallVec<[&(CellNumber, i32); MOST_TERMS]> = row.terms.iter().collect();
        terms.sort_by_key(|(_, weight)| *weight < 0);
        terms
    };
    for (number, weight) in positive_first {
        if !words.is_empty() {
            words.push_str(if *weight < 0 { " − " } else { " + " });
        }
        if weight.abs() > 1 {
            words.push_str(&format!("{} × ", weight.abs()));
        }
        words.push_str(&print_like(number.printed.value, number.printed.decimals));
    }
    words
}
