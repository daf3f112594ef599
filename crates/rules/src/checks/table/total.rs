//! Totals of rows and columns (checks 66 and 67): the sum of the addends within the rounding of all of them (T5).

use super::{View, is_total};
use crate::check::{Check, Verdict};
use crate::checks::{evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{Interval, Printed, print_like};
use claimlint_parser::{CellNumber, Content};
use rust_decimal::Decimal;

/// A printed total and what it should be the sum of.
struct Sum {
    total: CellNumber,
    total_cell: Span,
    addends: Vec<Addend>,
}

#[derive(Clone, Copy)]
struct Addend {
    printed: Printed,
    span: Span,
}

/// Whether a total is the sum of its addends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Holds,
    Fails,
    /// The table does not show what the total is made of.
    Unknown,
}

/// Labels of rows that are part of another row or taken away from it, so that the rows are no plain addends.
const NO_ADDENDS: &[&str] = &["of which", "of these", "including", "incl", "less", "net", "minus", "thereof", "deduct", "adjust", "eliminat", "other than", "excluding", "memo", "missing", "unknown"];

/// Checks rows that say that they are totals.
pub(super) fn check_columns(view: &View<'_>, rule: &Rule, out: &mut Vec<Check>) {
    let rows = view.grid.rows.len();
    let totals: Vec<usize> = (view.first_row()..rows).filter(|&row| is_total(&view.words(row, 0))).collect();
    // A table with subtotals can be read in more than one way; it is checked only for sums that hold.
    let simple = totals.len() == 1 && !(view.first_row()..rows).any(|row| is_no_addend(&view.words(row, 0)));
    for &row in &totals {
        let sums: Vec<(Sum, Outcome)> = (1..view.width())
            .filter(|&column| View::adds_up(&view.heading(column)))
            .filter_map(|column| {
                let sum = column_sum(view, row, column)?;
                let outcome = if holds(&sum) || !simple && some_run_holds(&sum) { Outcome::Holds } else { Outcome::Fails };
                Some((sum, if simple || outcome == Outcome::Holds { outcome } else { Outcome::Unknown }))
            })
            .collect();
        tell(rule, &sums, out);
    }
}

/// Checks columns that say that they are totals.
pub(super) fn check_rows(view: &View<'_>, rule: &Rule, out: &mut Vec<Check>) {
    if !view.grid.header {
        return;
    }
    let Some(column) = (2..view.width()).find(|&column| is_total(&view.heading(column)) && View::adds_up(&view.heading(column))) else { return };
    let columns: Vec<usize> = (1..column).collect();
    let plain = columns.iter().all(|&column| View::adds_up(&view.heading(column)) && !is_total(&view.heading(column)) && !is_no_addend(&view.heading(column)));
    if !plain || columns.len() < 2 {
        return;
    }
    let sums: Vec<(Sum, Outcome)> = (view.first_row()..view.grid.rows.len())
        .filter_map(|row| {
            let total = *view.cell(row, column)?.number()?;
            let addends = addends(view, columns.iter().map(|&column| (row, column)))?;
            let sum = Sum { total, total_cell: total.span, addends };
            let outcome = if holds(&sum) { Outcome::Holds } else { Outcome::Fails };
            Some((sum, outcome))
        })
        .collect();
    // One row alone cannot show that the columns are addends at all.
    let holding = sums.iter().filter(|(_, outcome)| *outcome == Outcome::Holds).count();
    if holding >= 2 && holding * 3 >= sums.len() * 2 {
        tell(rule, &sums, out);
    }
}

fn is_no_addend(words: &str) -> bool {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    NO_ADDENDS.iter().any(|word| words.starts_with(word))
}

/// The total of a column and all numbers over it, or under it where the total comes first.
fn column_sum(view: &View<'_>, row: usize, column: usize) -> Option<Sum> {
    let total = *view.cell(row, column)?.number().filter(|number| !number.percent)?;
    let first = view.first_row();
    let places: Vec<(usize, usize)> = if row == first {
        (row + 1..view.grid.rows.len()).map(|row| (row, column)).collect()
    } else {
        (first..row).map(|row| (row, column)).collect()
    };
    let addends = addends(view, places.into_iter())?;
    Some(Sum { total, total_cell: total.span, addends })
}

/// The numbers of cells; none where one of them is text, a share, or where fewer than two are numbers.
fn addends(view: &View<'_>, places: impl Iterator<Item = (usize, usize)>) -> Option<Vec<Addend>> {
    let mut addends = Vec::new();
    for (row, column) in places {
        match view.cell(row, column)?.content {
            Content::Number(number) if !number.percent => addends.push(Addend { printed: number.printed, span: number.span }),
            Content::Empty | Content::Dash => {}
            Content::Number(_) | Content::CountAndShare(..) | Content::Text => return None,
        }
    }
    // A column of years is a stub, not a row of addends.
    let years = addends.iter().all(|addend| addend.printed.decimals == 0 && addend.printed.value >= Decimal::from(1800) && addend.printed.value <= Decimal::from(2100));
    (addends.len() >= 2 && !years).then_some(addends)
}

/// Half a unit of the last printed digit for each rounded term; whole numbers beside decimals are rounded too (T5).
fn interval(printed: &Printed, rounded: bool) -> Interval {
    if rounded { printed.measured().interval() } else { printed.interval() }
}

fn sum_of(addends: &[Addend], rounded: bool) -> Option<Interval> {
    addends.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, addend| sum.add(&interval(&addend.printed, rounded)))
}

/// Whether the total can be the sum of the addends.
fn holds(sum: &Sum) -> bool {
    matches(&sum.total, &sum.addends)
}

fn matches(total: &CellNumber, addends: &[Addend]) -> bool {
    let rounded = total.printed.decimals > 0 || addends.iter().any(|addend| addend.printed.decimals > 0);
    sum_of(addends, rounded).is_some_and(|computed| computed.meets(&interval(&total.printed, rounded)))
}

/// Whether any run of the last addends makes the total: sections and subtotals.
fn some_run_holds(sum: &Sum) -> bool {
    (0..sum.addends.len().saturating_sub(1)).any(|from| matches(&sum.total, &sum.addends[from..]))
}

/// Writes the checks of one total row or column down.
fn tell(rule: &Rule, sums: &[(Sum, Outcome)], out: &mut Vec<Check>) {
    let holding = sums.iter().filter(|(_, outcome)| *outcome == Outcome::Holds).count();
    let failing = sums.iter().filter(|(_, outcome)| *outcome == Outcome::Fails).count();
    for (sum, outcome) in sums {
        match outcome {
            Outcome::Holds => out.push(check_of(rule, sum, Verdict::Holds)),
            Outcome::Unknown => {}
            Outcome::Fails => {
                // Where every sum fails and by much, the row is no plain total: unique counts, weighted means.
                let alone = holding == 0;
                let verdict = if !alone && failing <= holding || near(sum) { Verdict::Conflict } else { Verdict::Review };
                if !alone || failing == 1 {
                    out.push(check_of(rule, sum, verdict));
                }
            }
        }
    }
}

/// Whether the total misses the sum by no more than a third, as a slip does.
fn near(sum: &Sum) -> bool {
    let computed: Option<Decimal> = sum.addends.iter().try_fold(Decimal::ZERO, |all, addend| all.checked_add(addend.printed.value));
    computed.and_then(|computed| computed.checked_sub(sum.total.printed.value)).and_then(|miss| miss.abs().checked_mul(Decimal::from(3))).is_some_and(|miss| miss <= sum.total.printed.value.abs())
}

/// How many addends a computation spells out.
const SPELT_OUT: usize = 12;

fn check_of(rule: &Rule, sum: &Sum, verdict: Verdict) -> Check {
    let decimals = sum.addends.iter().map(|addend| addend.printed.decimals).max().unwrap_or_default().max(sum.total.printed.decimals);
    let computed: Decimal = sum.addends.iter().fold(Decimal::ZERO, |all, addend| all.saturating_add(addend.printed.value));
    let right = print_like(computed, decimals);
    let stated = print_like(sum.total.printed.value, sum.total.printed.decimals);
    let mut terms: Vec<String> = sum.addends.iter().take(SPELT_OUT).map(|addend| print_like(addend.printed.value, addend.printed.decimals)).collect();
    if sum.addends.len() > SPELT_OUT {
        terms.push(format!("… ({} numbers)", sum.addends.len()));
    }
    let message = if verdict == Verdict::Holds { format!("the {} numbers add up to {stated}", sum.addends.len()) } else { format!("the numbers add up to {right}, not {stated}") };
    let mut check = report(rule, verdict, sum.total_cell, message);
    check.computed = Some(format!("{} = {right}", terms.join(" + ")));
    check.related = sum.addends.iter().map(|addend| evidence(addend.span, "an addend")).collect();
    if verdict != Verdict::Holds {
        check.fixes = vec![right];
    }
    check
}
