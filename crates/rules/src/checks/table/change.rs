//! Columns of changes (check 69): each is the difference of two other columns, or that difference in percent (T9).
//!
//! Which two columns are meant shows in the rows: a pair is taken only where most rows agree with it.

use super::View;
use crate::check::{Check, Verdict};
use crate::checks::{evidence, report};
use crate::page::Rule;
use claimlint_parser::CellNumber;
use claimlint_parser::value::{Interval, percent_change, print_like};
use rust_decimal::Decimal;

/// What a change is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Difference,
    Percent,
}

/// One row of two periods and the change between them.
struct Row {
    old: CellNumber,
    new: CellNumber,
    change: CellNumber,
}

/// Whether a heading stands over changes.
pub(super) fn is_change(heading: &str) -> bool {
    const WORDS: &[&str] = &["change", "difference", "growth", "increase", "decrease", "variance", "δ", "+/-", "+/−"];
    WORDS.iter().any(|word| heading.contains(word))
}

/// Checks the changes of a table.
pub(super) fn check(view: &View, rule: &Rule, out: &mut Vec<Check>) {
    for column in 1..view.width() {
        if !is_change(view.heading(column)) {
            continue;
        }
        let mut best: Option<(Vec<Row>, Measure, usize)> = None;
        for old in 1..view.width() {
            for new in (1..view.width()).filter(|&new| new != old && new != column && old != column && new.abs_diff(old) <= 2) {
                let rows: Vec<Row> = (view.first_row()..view.grid.rows.len()).filter_map(|row| read(view, row, old, new, column)).collect();
                for measure in [Measure::Difference, Measure::Percent] {
                    let holding = rows.iter().filter(|row| agrees(row, measure)).count();
                    let enough = holding >= 3 && holding * 10 >= rows.len() * 6;
                    if enough && best.as_ref().is_none_or(|(_, _, most)| holding > *most) {
                        best = Some((rows.iter().map(|row| Row { ..*row }).collect(), measure, holding));
                    }
                }
            }
        }
        if let Some((rows, measure, _)) = best {
            for row in rows {
                tell(rule, &row, measure, out);
            }
        }
    }
}

fn read(view: &View, row: usize, old: usize, new: usize, change: usize) -> Option<Row> {
    let number = |column: usize| view.cell(row, column)?.number().copied();
    // A row of rates changes by points, whatever the column says; of a loss no share can be taken.
    let label = view.words(row, 0);
    let rates = label.contains('%') || !View::adds_up(label) || number(old)?.percent;
    if rates || number(old)?.printed.value <= Decimal::ZERO {
        return None;
    }
    Some(Row { old: number(old)?, new: number(new)?, change: number(change)? })
}

fn computed(row: &Row, measure: Measure) -> Option<Interval> {
    let interval = |number: &CellNumber| {
        let rounded = row.old.printed.decimals > 0 || row.new.printed.decimals > 0 || row.change.printed.decimals > 0;
        if rounded { number.printed.measured().interval() } else { number.printed.interval() }
    };
    match measure {
        Measure::Difference => interval(&row.new).sub(&interval(&row.old)),
        Measure::Percent => percent_change(&interval(&row.old), &interval(&row.new)),
    }
}

/// Whether the change follows; where signs are left out, its size counts.
fn agrees(row: &Row, measure: Measure) -> bool {
    let rounded = measure == Measure::Percent || row.change.printed.decimals > 0;
    let stated = if rounded { row.change.printed.measured().interval() } else { row.change.printed.interval() };
    computed(row, measure).is_some_and(|computed| computed.meets(&stated) || computed.neg().meets(&stated))
}

fn tell(rule: &Rule, row: &Row, measure: Measure, out: &mut Vec<Check>) {
    let (old, new) = (row.old.printed, row.new.printed);
    let difference = new.value.saturating_sub(old.value);
    let (sign, value) = match measure {
        Measure::Difference => ("", Some(difference)),
        Measure::Percent => ("%", difference.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(old.value))),
    };
    let Some(value) = value else { return };
    let right = print_like(value, row.change.printed.decimals);
    let stated = print_like(row.change.printed.value, row.change.printed.decimals);
    let (from, to) = (print_like(old.value, old.decimals), print_like(new.value, new.decimals));
    let holds = agrees(row, measure);
    let message = if holds {
        format!("from {from} to {to} is {stated}{sign}")
    } else {
        format!("from {from} to {to} is {right}{sign}, not {stated}{sign}")
    };
    let mut check = report(rule, if holds { Verdict::Holds } else { Verdict::Conflict }, row.change.span, message);
    check.computed = Some(match measure {
        Measure::Difference => format!("{to} − {from} = {right}"),
        Measure::Percent => format!("({to} − {from}) / {from} = {right}%"),
    });
    check.related = vec![evidence(row.old.span, "the first value"), evidence(row.new.span, "the second value")];
    if !holds {
        check.fixes = vec![right];
    }
    out.push(check);
}
