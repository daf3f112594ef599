//! Columns of amounts: each is a number of things times what one of them costs, weighs or pays.
//!
//! A heading says which column is told for each; how many there are and what they make shows in the rows.

use super::total::sum_of_column;
use super::{View, is_row_of_means, is_total, parts_of};
use crate::check::{Check, Verdict};
use crate::checks::{evidence, report};
use crate::page::Rule;
use claimlint_parser::CellNumber;
use claimlint_parser::value::{Interval, print_like};
use rust_decimal::Decimal;

/// Words over a column that is told for each of several things.
const EACH: &[&str] = &["@", "apiece", "each", "fee", "per", "price", "rate", "tariff", "unit"];
/// How many columns lie at most between that column and the others.
const REACH: usize = 3;

/// One row: how many, what each is, and what they make.
#[derive(Clone, Copy)]
struct Row {
    count: CellNumber,
    each: CellNumber,
    amount: CellNumber,
}

/// Checks the amounts of a table.
pub(super) fn check(view: &View, rule: &Rule, out: &mut Vec<Check>) {
    if !view.grid.header {
        return;
    }
    let is_each = |column: &usize| parts_of(view.heading(*column)).any(|word| EACH.binary_search(&word).is_ok());
    for each in (1..view.width()).filter(is_each) {
        let near = |from: usize| (1..view.width()).filter(move |&column| column != from && column.abs_diff(from) <= REACH);
        let pairs = near(each).flat_map(|count| near(each).filter(move |&amount| amount > count).map(move |amount| (count, amount)));
        let read_all = |(count, amount)| rows(view, count, each, amount);
        let candidates = pairs.map(read_all).filter(|rows| shows(rows));
        if let Some(rows) = candidates.max_by_key(|rows| rows.iter().filter(|row| agrees(row)).count()) {
            for row in &rows {
                tell(rule, row, out);
            }
        }
    }
}

/// The rows that have all three numbers, totals and rows of means left out.
fn rows(view: &View, count: usize, each: usize, amount: usize) -> Vec<Row> {
    let all = view.first_row()..view.grid.rows.len();
    let last = all.end.saturating_sub(1);
    let read = |row: usize| {
        let number = |column: usize| view.cell(row, column)?.number().copied();
        let label = view.words(row, 0);
        let whole = Row { count: number(count).filter(|count| !count.percent)?, each: number(each)?, amount: number(amount)? };
        let total = is_total(label) || is_row_of_means(label) || row == last && sum_of_column(view, amount, row);
        (!total && !whole.amount.percent).then_some(whole)
    };
    all.filter_map(read).collect()
}

/// Whether rows show that the third column is the product of the others: most agree, and not all because one of them is one.
fn shows(rows: &[Row]) -> bool {
    let plain = |row: &&Row| row.count.printed.value != Decimal::ONE && row.each.printed.value != Decimal::ONE;
    let holding = rows.iter().filter(|row| agrees(row)).count();
    let telling = rows.iter().filter(plain).filter(|row| agrees(row) && !row.amount.printed.value.is_zero()).count();
    holding >= 3 && telling >= 2 && holding * 4 >= rows.len() * 3
}

fn interval(number: &CellNumber, rounded: bool) -> Interval {
    if rounded { number.printed.measured().interval() } else { number.printed.interval() }
}

/// Whether the amount follows, as far as the rounding of all three allows.
fn agrees(row: &Row) -> bool {
    let rounded = [row.count, row.each, row.amount].iter().any(|number| number.printed.decimals > 0) || row.each.percent;
    let product = interval(&row.count, rounded && row.count.printed.decimals > 0).mul(&interval(&row.each, row.each.printed.decimals > 0));
    let product = product.and_then(|product| if row.each.percent { product.scale(Decimal::new(1, 2)) } else { Some(product) });
    product.is_some_and(|product| product.meets(&interval(&row.amount, rounded)))
}

fn tell(rule: &Rule, row: &Row, out: &mut Vec<Check>) {
    let (count, each, amount) = (row.count.printed, row.each.printed, row.amount.printed);
    let whole = if row.each.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let Some(product) = count.value.checked_mul(each.value).and_then(|product| product.checked_div(whole)) else { return };
    let right = print_like(product.normalize(), product.normalize().scale().max(amount.decimals).min(2));
    let (count, each) = (print_like(count.value, count.decimals), print_like(each.value, each.decimals));
    let factors = if row.each.percent { format!("{each}% of {count}") } else { format!("{count} times {each}") };
    let stated = print_like(amount.value, amount.decimals);
    let holds = agrees(row);
    let message = if holds { format!("{factors} is {stated}") } else { format!("{factors} is {right}, not {stated}") };
    let mut check = report(rule, if holds { Verdict::Holds } else { Verdict::Conflict }, row.amount.span, message);
    check.computed = Some(format!("{factors} is {right}"));
    let named = if row.each.percent { ["the base", "the share"] } else { ["how many", "each"] };
    check.related = vec![evidence(row.count.span, named[0]), evidence(row.each.span, named[1])];
    if !holds {
        check.fixes = vec![right];
    }
    out.push(check);
}
