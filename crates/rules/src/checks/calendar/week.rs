//! So many days a week beside the days from one to another in, whether they are as many out.

use super::line::{Length, Line, lines, unit_name};
use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_parser::value::{CalendarUnit, Interval};
use claimlint_parser::{Claim, ClaimKind};
use rust_decimal::Decimal;

/// Checks counts of days a week: `open six days a week, Monday to Saturday`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        let weekly = line.lengths.iter().filter(|length| {
            length.unit == CalendarUnit::Day
                && line.is(length.tokens.end, &["a", "each", "every", "per"])
                && line.is(length.tokens.end + 1, &["week"])
        });
        for length in weekly {
            if let Some((span, days)) = days(line).filter(|(span, _)| stand_together(line, length, span)) {
                compare(rule, context, length, span, days, out);
            }
        }
    }
}

/// The one range of weekdays of a sentence, and how many days it has.
fn days<'c>(line: &Line<'c>) -> Option<(&'c Claim, i8)> {
    let mut ranges = line.ledger.claims_in(line.sentence).filter_map(|index| {
        let claim = line.ledger.claims.get(index)?;
        let ClaimKind::Range(range) = &claim.kind else { return None };
        let weekday = |index: usize| {
            let stated = line.ledger.claims.get(index)?.time()?.stated;
            stated.weekday.filter(|_| stated.day.is_none())
        };
        Some((claim, weekday(range.from)?.until(weekday(range.to)?) + 1))
    });
    ranges.next().filter(|_| ranges.next().is_none())
}

/// Whether nothing but a mark and `from` stands between the count and the range.
fn stand_together(line: &Line<'_>, length: &Length, days: &Claim) -> bool {
    // The two words behind the count are `a week`.
    let (count, range) = (length.tokens.start..length.tokens.end + 2, days.tokens.range());
    let between = if count.start < range.start { count.end..range.start } else { range.end..count.start };
    between.len() <= 3 && between.into_iter().all(|at| line.is(at, &[",", "(", ":", "–", "—", ")", "from", "open"]))
}

fn compare(rule: &Rule, context: &Context, length: &Length, days: &Claim, count: i8, out: &mut Vec<Check>) {
    let counted = Decimal::from(count);
    let computed = format!("{} is {count} {}", context.ledger.text(days.span), unit_name(CalendarUnit::Day, counted));
    if length.amount.meets(&Interval::exact(counted)) {
        out.push(agree(rule, length.span, computed));
        return;
    }
    let stated = context.ledger.text(length.span);
    let mut check = accuse(rule, context, length.span, format!("{computed}, not {stated}"), Vec::new());
    check.computed = Some(computed);
    check.related.push(evidence(days.span, "the days"));
    out.push(check);
}
