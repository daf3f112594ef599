//! Totals of rows and columns (checks 66 and 67): the sum of the addends within the rounding of all of them (T5).

use super::{View, is_row_of_means, is_total};
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

impl Sum {
    /// What comes of adding up.
    fn outcome(&self, view: &View) -> Outcome {
        if holds(self, view.scaled) {
            Outcome::Holds
        } else if self.addends.iter().any(|addend| dwarfs(addend, &self.total)) {
            Outcome::Unknown
        } else {
            Outcome::Fails
        }
    }
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

/// Labels of rows and columns that are part of another one, so that they are no addends beside it.
const PARTS: &[&str] = &["of which", "of these", "including", "incl", "thereof", "memo", "missing", "unknown", "excluding"];

/// Labels of rows that are taken away from the others, though printed without a sign.
const TAKEN_AWAY: &[&str] = &["less", "minus", "deduct"];

/// Checks rows that say that they are totals, from the top of the table down.
///
/// A total may add up all rows over it, those of its section, or totals before it: what it adds up is what most of its
/// columns show, and the other columns are held to that.
pub(super) fn check_columns(view: &View, rule: &Rule, out: &mut Vec<Check>) {
    let rows: Vec<usize> = (view.first_row()..view.grid.rows.len()).skip_while(|&row| is_row_of_headings(view, row)).collect();
    let columns: Vec<usize> = (1..view.width()).filter(|&column| view.column_adds_up(column)).collect();
    let shares: Vec<usize> = (1..view.width()).filter(|&column| view.column_of_shares(column)).collect();
    let totals = rows.iter().filter(|&&row| is_total(view.words(row, 0))).count();
    // Rows that no total has taken in yet.
    let mut open: Vec<usize> = Vec::new();
    for (place, &row) in rows.iter().enumerate() {
        let label = view.words(row, 0);
        let named = is_total(label);
        if !named && !label.trim().is_empty() {
            if totals == 0 && place + 1 == rows.len() {
                tell_last(rule, view, row, &open, &columns, out);
            }
            if !PARTS.iter().any(|part| starts_with_word(label, part)) {
                open.push(row);
            }
            continue;
        }
        let on_top = named && open.is_empty();
        if named && totals == 1 && !on_top {
            tell_shares(rule, &sums(view, row, &open, &shares), out);
        }
        let over: &[usize] = if on_top { &rows[place + 1..] } else { &open };
        let from = best_run(view, row, over, &columns);
        if let Some(from) = from {
            let sums = sums(view, row, &over[from..], &columns);
            if named || sums.iter().all(|(_, outcome)| *outcome == Outcome::Holds) {
                tell(rule, &sums, out);
            }
            if !on_top {
                open.truncate(from);
            }
        } else if named && totals == 1 && !on_top {
            let from = nearest_run(view, row, over, &columns);
            let first = out.len();
            tell(rule, &sums(view, row, &over[from..], &columns), out);
            for check in out.iter_mut().skip(first).filter(|_| from > 0) {
                check.verdict = check.verdict.min(Verdict::Review);
            }
        }
        open.push(row);
    }
}

/// Writes down what comes of a last row of another name (`All`, `Valid votes`) that most of its columns show to be a total.
fn tell_last(rule: &Rule, view: &View, row: usize, over: &[usize], columns: &[usize], out: &mut Vec<Check>) {
    const FEWEST: usize = 3;
    let mut sums = sums(view, row, over, columns);
    // What misses by much is a mean; small numbers may add up by chance.
    sums.retain(|(sum, outcome)| *outcome != Outcome::Fails || near(sum));
    let telling = |sum: &Sum| sum.addends.iter().filter(|addend| !addend.printed.value.is_zero()).count() >= FEWEST;
    let count = |outcome: Outcome| sums.iter().filter(|(sum, own)| *own == outcome && telling(sum)).count();
    let holding = count(Outcome::Holds);
    if holding >= 2 && holding >= 2 * count(Outcome::Fails) {
        tell(rule, &sums, out);
    }
}

/// Where the run of rows begins whose sums miss a total by little in every column, if all rows over it miss by much: a total of
/// what was spent stands below what was earned too.
fn nearest_run(view: &View, row: usize, over: &[usize], columns: &[usize]) -> usize {
    let misses_little = |from: &usize| {
        let sums = sums(view, row, &over[*from..], columns);
        !sums.is_empty() && sums.iter().all(|(sum, outcome)| *outcome == Outcome::Holds || near(sum))
    };
    let runs = over.len().saturating_sub(LONGEST)..over.len().saturating_sub(1);
    runs.into_iter().find(misses_little).unwrap_or(0)
}

/// Whether the number of a row is the sum of all numbers over it in its column.
pub(super) fn sum_of_column(view: &View, column: usize, row: usize) -> bool {
    let over: Vec<usize> = (view.first_row()..row).collect();
    sums(view, row, &over, &[column]).iter().any(|(_, outcome)| *outcome == Outcome::Holds)
}

/// Writes down what comes of adding up columns of shares, where two of them or more show that they make up a hundred.
fn tell_shares(rule: &Rule, sums: &[(Sum, Outcome)], out: &mut Vec<Check>) {
    let whole = |sum: &Sum| sum.total.printed.value == Decimal::ONE_HUNDRED;
    if sums.iter().filter(|(sum, outcome)| *outcome == Outcome::Holds && whole(sum)).count() >= 2 {
        tell(rule, sums, out);
    }
}

/// Whether a row holds no number but years: a further row of headings.
fn is_row_of_headings(view: &View, row: usize) -> bool {
    // `1,840` is no year.
    let bare = |number: &CellNumber| number.span.len() == 4;
    (0..view.width()).filter_map(|column| view.cell(row, column)?.number()).all(|number| bare(number) && is_year(&number.printed))
}

fn is_year(printed: &Printed) -> bool {
    printed.decimals == 0 && printed.value >= Decimal::from(1800) && printed.value <= Decimal::from(2100)
}

fn starts_with_word(label: &str, word: &str) -> bool {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    label.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || word == "incl" || word == "deduct")
}

/// How many rows over a total are looked at, so that work grows with the table alone.
const LONGEST: usize = 60;

/// Where the run of rows begins that the most columns show to be what a total adds up.
fn best_run(view: &View, row: usize, over: &[usize], columns: &[usize]) -> Option<usize> {
    let first = over.len().saturating_sub(LONGEST);
    let held = |from: usize| sums(view, row, &over[from..], columns).iter().filter(|(_, outcome)| *outcome == Outcome::Holds).count();
    let runs = (first..over.len().saturating_sub(1)).map(|from| (held(from), from));
    runs.filter(|&(held, _)| held > 0).max_by_key(|&(held, from)| (held, std::cmp::Reverse(from))).map(|(_, from)| from)
}

/// What a total adds up in each column that has numbers there.
fn sums(view: &View, row: usize, over: &[usize], columns: &[usize]) -> Vec<(Sum, Outcome)> {
    let of_column = |&column: &usize| {
        let total = *view.cell(row, column)?.number().filter(|number| !number.percent)?;
        let addends = addends(view, over.iter().map(|&row| (row, column)))?;
        let sum = Sum { total, total_cell: total.span, addends };
        let outcome = sum.outcome(view);
        Some((sum, outcome))
    };
    columns.iter().filter_map(of_column).collect()
}

/// Whether an addend is so much larger than the total that it is something else: a footnote mark run into its digits.
fn dwarfs(addend: &Addend, total: &CellNumber) -> bool {
    total.printed.value.abs().checked_mul(Decimal::TEN).is_some_and(|bound| addend.printed.value.abs() > bound)
}

/// Checks columns that say that they are totals.
pub(super) fn check_rows(view: &View, rule: &Rule, out: &mut Vec<Check>) {
    if !view.grid.header {
        return;
    }
    let names_all = |heading: &str| is_total(heading) || ["all", "both", "combined"].iter().any(|word| starts_with_word(heading, word));
    let Some(column) = (2..view.width()).find(|&column| names_all(view.heading(column)) && View::adds_up(view.heading(column))) else {
        return;
    };
    let columns: Vec<usize> = (1..column).collect();
    let part = |column: usize| PARTS.iter().chain(TAKEN_AWAY).any(|word| starts_with_word(view.heading(column), word));
    let plain = columns.iter().all(|&column| View::adds_up(view.heading(column)) && !is_total(view.heading(column)) && !part(column));
    if !plain || columns.len() < 2 {
        return;
    }
    let sums: Vec<(Sum, Outcome)> = (view.first_row()..view.grid.rows.len())
        .filter(|&row| !is_row_of_means(view.words(row, 0)))
        .filter_map(|row| {
            let total = *view.cell(row, column)?.number()?;
            let addends = addends(view, columns.iter().map(|&column| (row, column)))?;
            let sum = Sum { total, total_cell: total.span, addends };
            let outcome = sum.outcome(view);
            Some((sum, outcome))
        })
        .collect();
    // One row alone cannot show that the columns are addends at all.
    let holding = sums.iter().filter(|(_, outcome)| *outcome == Outcome::Holds).count();
    if holding >= 2 && holding * 3 >= sums.len() * 2 {
        tell(rule, &sums, out);
    }
}

/// The numbers of cells; none where one of them is text, a share, or where fewer than two are numbers.
fn addends(view: &View, places: impl Iterator<Item = (usize, usize)>) -> Option<Vec<Addend>> {
    let mut addends = Vec::with_capacity(places.size_hint().0);
    for (row, column) in places {
        match view.cell(row, column)?.content {
            Content::Number(number) if !number.percent => {
                let mut printed = number.printed;
                let label = view.words(row, 0);
                if TAKEN_AWAY.iter().any(|word| starts_with_word(label, word)) && printed.value.is_sign_positive() {
                    printed.value.set_sign_negative(!printed.value.is_zero());
                }
                addends.push(Addend { printed, span: number.span });
            }
            Content::Empty | Content::Dash => {}
            Content::Number(_) | Content::CountAndShare(..) | Content::Text => return None,
        }
    }
    // A column of years is a stub, not a row of addends.
    let years = addends.iter().all(|addend| is_year(&addend.printed));
    (addends.len() >= 2 && !years).then_some(addends)
}

/// Half a unit of the last printed digit for each rounded term; whole numbers beside decimals are rounded too (T5).
fn interval(printed: &Printed, rounded: bool) -> Interval {
    if rounded { printed.measured().interval() } else { printed.interval() }
}

fn sum_of(addends: &[Addend], rounded: bool) -> Option<Interval> {
    addends.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, addend| sum.add(&interval(&addend.printed, rounded)))
}

/// Whether the total can be the sum of the addends; numbers given in thousands, and long ones, are rounded.
fn holds(sum: &Sum, scaled: bool) -> bool {
    let long = sum.total.printed.value.abs() >= Decimal::from(10_000);
    let rounded = scaled || long || sum.total.printed.decimals > 0 || sum.addends.iter().any(|addend| addend.printed.decimals > 0);
    sum_of(&sum.addends, rounded).is_some_and(|computed| computed.meets(&interval(&sum.total.printed, rounded)))
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
                let verdict = if (!alone && failing <= holding) || near(sum) { Verdict::Conflict } else { Verdict::Review };
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
    computed
        .and_then(|computed| computed.checked_sub(sum.total.printed.value))
        .and_then(|miss| miss.abs().checked_mul(Decimal::from(3)))
        .is_some_and(|miss| miss <= sum.total.printed.value.abs())
}

/// How many addends a computation spells out.
const SPELT_OUT: usize = 12;

fn check_of(rule: &Rule, sum: &Sum, verdict: Verdict) -> Check {
    let decimals = sum.addends.iter().map(|addend| addend.printed.decimals).max().unwrap_or_default().max(sum.total.printed.decimals);
    let computed: Decimal = sum.addends.iter().fold(Decimal::ZERO, |all, addend| all.saturating_add(addend.printed.value));
    let right = print_like(computed, decimals);
    let stated = print_like(sum.total.printed.value, sum.total.printed.decimals);
    let mut terms: Vec<String> =
        sum.addends.iter().take(SPELT_OUT).map(|addend| print_like(addend.printed.value, addend.printed.decimals)).collect();
    if sum.addends.len() > SPELT_OUT {
        terms.push(format!("… ({} numbers)", sum.addends.len()));
    }
    let message = if verdict == Verdict::Holds {
        format!("the {} numbers add up to {stated}", sum.addends.len())
    } else {
        format!("the numbers add up to {right}, not {stated}")
    };
    let mut check = report(rule, verdict, sum.total_cell, message);
    check.computed = Some(format!("{} = {right}", terms.join(" + ")));
    check.related = sum.addends.iter().map(|addend| evidence(addend.span, "an addend")).collect();
    if verdict != Verdict::Holds {
        check.fixes = vec![right];
    }
    check
}
