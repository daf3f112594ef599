//! Columns of shares (check 68): each is its count by the total of the counts, or by the count of the whole row.
//!
//! A column is taken for shares of another only where most of its rows show it; then the others are held to it.

use super::{View, is_total};
use crate::check::{Check, Verdict};
use crate::checks::{evidence, report};
use crate::page::Rule;
use claimlint_parser::value::{Interval, print_like, share};
use claimlint_parser::{CellNumber, Content};
use rust_decimal::Decimal;

/// A count, its share, and the whole.
struct Row {
    count: CellNumber,
    share: CellNumber,
}

/// Checks the shares of a table.
pub(super) fn check(view: &View, rule: &Rule, out: &mut Vec<Check>) {
    let rows: Vec<usize> = rows(view).collect();
    let rows = || rows.iter().copied();
    for column in 1..view.width() {
        if let Some(whole) = stated_whole(view.heading(column)) {
            // `20 (40%)`: count and share in one cell.
            let paired: Vec<Row> = rows().filter_map(|row| paired(view, row, column)).collect();
            tell(rule, &paired, whole, false, out);
        }
        let percent = view.heading(column);
        if !(percent.contains('%') || percent.contains("percent") || percent.contains("share")) {
            continue;
        }
        let Some(counts) =
            (1..column).rev().find(|&counts| View::adds_up(view.heading(counts)) && rows().any(|row| number(view, row, counts).is_some()))
        else {
            continue;
        };
        let pairs: Vec<Row> =
            rows().filter_map(|row| Some(Row { count: number(view, row, counts)?, share: number(view, row, column)? })).collect();
        let total_row = (view.first_row()..view.grid.rows.len()).find(|&row| is_total(view.words(row, 0)));
        let total = total_row.and_then(|row| number(view, row, counts)).map(|number| number.printed.value);
        let share = total_row.and_then(|row| number(view, row, column));
        let hundred = share.is_some_and(|number| number.printed.value == Decimal::ONE_HUNDRED);
        let whole = total.or_else(|| pairs.iter().try_fold(Decimal::ZERO, |sum, pair| sum.checked_add(pair.count.printed.value)));
        if let Some(whole) = whole {
            tell(rule, &pairs, whole, hundred, out);
        }
    }
}

/// The rows that are no totals, named or not.
fn rows(view: &View) -> impl Iterator<Item = usize> {
    (view.first_row()..view.grid.rows.len()).filter(|&row| !is_total(view.words(row, 0)) && !view.words(row, 0).trim().is_empty())
}

fn number(view: &View, row: usize, column: usize) -> Option<CellNumber> {
    view.cell(row, column)?.number().copied()
}

fn paired(view: &View, row: usize, column: usize) -> Option<Row> {
    let Content::CountAndShare(both) = &view.cell(row, column)?.content else { return None };
    let (count, share) = **both;
    Some(Row { count, share })
}

/// The size of the group that a heading gives: `Intervention (n = 50)`.
fn stated_whole(heading: &str) -> Option<Decimal> {
    if !heading.contains('=') {
        return None;
    }
    let compact: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = compact.split("n=").nth(1)?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(digits.len());
    digits[..end].replace(',', "").parse().ok()
}

/// Whether a share can be that of its count; shares are often moved by one in the last digit so that they make 100.
fn agrees(row: &Row, whole: Decimal) -> bool {
    let printed = row.share.printed.measured();
    computed(row, whole).is_none_or(|computed| computed.meets(&printed.interval().widen(printed.step())))
}

fn computed(row: &Row, whole: Decimal) -> Option<Interval> {
    share(&row.count.printed.interval(), &Interval::exact(whole))
}

/// Writes the checks down, where most rows show that the shares are those of this whole, or a total of 100 % says it.
fn tell(rule: &Rule, rows: &[Row], whole: Decimal, hundred: bool, out: &mut Vec<Check>) {
    let holding = rows.iter().filter(|row| agrees(row, whole)).count();
    let (least, tenths) = if hundred { (2, 6) } else { (3, 7) };
    if holding < least || holding * 10 < rows.len() * tenths {
        return;
    }
    for row in rows {
        let Some(value) = row.count.printed.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|count| count.checked_div(whole)) else {
            continue;
        };
        let right = print_like(value, row.share.printed.decimals);
        let stated = print_like(row.share.printed.value, row.share.printed.decimals);
        let count = print_like(row.count.printed.value, row.count.printed.decimals);
        let of = print_like(whole, 0);
        let holds = agrees(row, whole);
        let message = if holds { format!("{count} of {of} is {stated}%") } else { format!("{count} of {of} is {right}%, not {stated}%") };
        let mut check = report(rule, if holds { Verdict::Holds } else { Verdict::Conflict }, row.share.span, message);
        check.computed = Some(format!("{count} / {of} = {right}%"));
        check.related = vec![evidence(row.count.span, "the count")];
        if !holds {
            check.fixes = vec![right];
        }
        out.push(check);
    }
}
