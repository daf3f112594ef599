//! A length of time beside the stretch that it measures in, whether the two agree out (T10).

use super::line::{Length, Line, Stretch, cover, lines, unit_name, year};
use super::link::{is_attribute, is_linked};
use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::Form;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{CalendarUnit, Interval, elapsed, print_like};
use rust_decimal::Decimal;

/// Words behind a length that say it has passed between two dates.
const PASSED: &[&str] = &["elapsed", "lay", "lie", "passed", "separate", "separated", "went"];
/// Words that begin the second of two clauses whose dates bound a stay: `stayed for 41 years, until 1998`.
const UNTIL: &[&str] = &["till", "until"];

/// Verbs for the beginning and the end of what lasts.
const BEGUN: &[&str] = &["began", "begin", "begins", "begun", "commenced", "commences", "opened", "opens", "started", "starts"];
const ENDED: &[&str] = &["closed", "closes", "concluded", "concludes", "ended", "ends", "finished", "finishes", "stopped"];
/// Verbs for the beginning and the end of a marriage.
const MARRIED: &[&str] = &["married", "wed"];
const PARTED: &[&str] = &["divorced", "separated", "widowed"];
/// What stands behind the length of a marriage, where it is not `after 25 years in the house`.
const TOGETHER: &[&str] = &[",", ".", ";", "of", "together"];
/// Verbs for the end of a stay.
const LEFT: &[&str] = &["left", "quit", "resigned", "retired"];

/// Checks every length that measures a stretch.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        for length in &line.lengths {
            if let Some(stretch) = measured(line, length) {
                match joined(line, &stretch) {
                    Joined::Alone => compare(rule, context, line, length, &stretch, false, out),
                    Joined::With(other) => compare_both(rule, context, line, length, [&other, &stretch], out),
                    Joined::Several => {}
                }
            } else if let Some(stretch) = passed(line, length) {
                compare(rule, context, line, length, &stretch, false, out);
            } else if let Some(stretch) = bounded(line, length) {
                compare(rule, context, line, length, &stretch, false, out);
            } else if let Some(stretch) = stayed(line, length) {
                compare(rule, context, line, length, &stretch, true, out);
            }
        }
    }
}

/// The stretch that a length stands beside.
fn measured(line: &Line<'_>, length: &Length) -> Option<Stretch> {
    let linked = |stretch: &&Stretch| {
        let others = line.lengths.iter().map(|other| other.tokens).chain(line.dates.iter().map(|date| date.tokens));
        let between = length.tokens.end.min(stretch.tokens.end)..length.tokens.start.max(stretch.tokens.start);
        let crowded = others.into_iter().any(|other| between.contains(&other.start));
        !crowded && is_linked(line, length.tokens, stretch.tokens)
    };
    let mut stretches = line.stretches.iter().chain(&line.of_any_year);
    let found = stretches.clone().find(linked).copied()?;
    // Of two stretches in a row neither need be the whole.
    let another = stretches.any(|other| {
        other.tokens.start >= found.tokens.end && other.tokens.start < found.tokens.end + 12 && length.tokens.end <= found.tokens.start
    });
    (!another).then_some(found)
}

/// What a stretch is told in one breath with.
enum Joined {
    Alone,
    /// Another one, before it: `from 1963 to 1981 and again from 1999 to 2018`.
    With(Stretch),
    /// More than one, or others behind it.
    Several,
}

fn joined(line: &Line<'_>, stretch: &Stretch) -> Joined {
    let near = |one: &Stretch, other: &Stretch| {
        let gap = one.tokens.end..other.tokens.start;
        gap.len() <= 5 && gap.clone().any(|at| line.is(at, &["and"])) && gap.clone().all(|at| line.is(at, BETWEEN))
    };
    let all = || line.stretches.iter().chain(&line.of_any_year);
    let mut before = all().filter(|other| other.tokens.end <= stretch.tokens.start && near(other, stretch));
    let behind = all().any(|other| other.tokens.start >= stretch.tokens.end && near(stretch, other));
    match (before.next(), behind) {
        (None, false) => Joined::Alone,
        (Some(other), false) if before.next().is_none() && all().all(|third| !near(third, other)) => Joined::With(*other),
        _ => Joined::Several,
    }
}

/// Words between two stretches that a total may follow.
const BETWEEN: &[&str] = &[",", "again", "also", "and", "between", "for", "from", "later", "once", "then"];

/// Writes down how a length compares with two stretches together, where it is not the length of the second.
fn compare_both(rule: &Rule, context: &Context, line: &Line<'_>, length: &Length, stretches: [&Stretch; 2], out: &mut Vec<Check>) {
    let [first, second] = stretches;
    let reversed = stretches.into_iter().any(|stretch| stretch.to.when.precedes(&stretch.from.when) || stretch.seasonal);
    let lasting = |stretch: &Stretch| elapsed(&stretch.from.when, &stretch.to.when, length.unit);
    let (Some(one), Some(other)) = (lasting(first), lasting(second)) else { return };
    let Some(both) = one.add(&other).filter(|_| !reversed) else { return };
    let (Some(low), Some(high)) = (both.low.value(), both.high.value()) else { return };
    let text = |stretch: &Stretch| format!("{} to {}", line.ledger.text(stretch.from.span), line.ledger.text(stretch.to.span));
    let unit = unit_name(length.unit, most_told(low, high));
    let computed = format!("{} and {} are {} {unit}", text(first), text(second), spoken(low, high));
    if length.amount.meets(&both) {
        out.push(agree(rule, length.span, computed));
    } else if !length.amount.meets(&other) {
        let stated = lowered(line, length, line.text(length.tokens));
        let mut check = accuse(rule, context, length.span, format!("{computed}, not {stated}"), Vec::new());
        check.computed = Some(computed);
        check.related.push(evidence(line.ledger.span_of(cover(first.tokens, second.tokens)), "the two stretches"));
        out.push(check);
    }
}

/// `Six years passed between his first voyage, in 1930, and his last, in 1936`.
fn passed(line: &Line<'_>, length: &Length) -> Option<Stretch> {
    let verb = line.find(length.tokens.end, length.tokens.end + 2, PASSED)?;
    let between = line.find(verb, verb + 3, &["between"])?;
    let mut dates = line.dates.iter().filter(|date| date.tokens.start > between && date.year);
    let (from, to) = (*dates.next()?, *dates.next()?);
    dates.next().is_none().then_some(Stretch { tokens: cover(from.tokens, to.tokens), from, to, seasonal: false })
}

/// `It began on 2 May and ended on 12 May 1926, after ten days`, `the ten-day strike began on 2 May and ended on 12 May`: two
/// verbs with their dates, and the length behind them or before what lasts.
fn bounded(line: &Line<'_>, length: &Length) -> Option<Stretch> {
    let [from, to] = line.dates.as_slice() else { return None };
    let said = line.is(length.tokens.start.checked_sub(1)?, &["after", "for", "lasted", "lasting", "of"]);
    let begun = |verb: &[&str], at: usize| (at.saturating_sub(3)..at).any(|at| line.is(at, verb));
    let told = begun(BEGUN, from.tokens.start) && begun(ENDED, to.tokens.start)
        || begun(MARRIED, from.tokens.start) && begun(PARTED, to.tokens.start) && line.is(length.tokens.end, TOGETHER);
    let behind = said && length.tokens.start >= to.tokens.end && length.tokens.start <= to.tokens.end + 5;
    let ahead = is_attribute(line, length.tokens) && (length.tokens.end..length.tokens.end + 6).contains(&from.tokens.start);
    (told && (behind || ahead)).then_some(Stretch { tokens: cover(from.tokens, to.tokens), from: *from, to: *to, seasonal: false })
}

/// `Joined in 1961 and stayed for 41 years, until she retired in 1998`.
fn stayed(line: &Line<'_>, length: &Length) -> Option<Stretch> {
    let cue = length.tokens.start.checked_sub(1)?;
    let behind = length.tokens.end;
    let until = if line.word(behind) == "," { behind + 1 } else { behind };
    // `After 20 years with the firm she left in 2005` ends the stay as `until` does.
    let left = line.find(behind, behind + 8, LEFT).filter(|_| line.is(cue, &["after"]));
    let until = if line.is(cue, &["for", "lasted"]) && line.is(until, UNTIL) { until } else { left? };
    let to = *line.dates.iter().find(|date| date.tokens.start >= until && date.tokens.start <= until + 6)?;
    let from = *line.dates.iter().rfind(|date| date.tokens.end <= length.tokens.start && date.plain)?;
    (length.tokens.start < from.tokens.end + 20).then_some(Stretch { tokens: cover(from.tokens, to.tokens), from, to, seasonal: false })
}

/// Writes down how a length compares with a stretch; `loose` where the length may begin later than the first date.
fn compare(rule: &Rule, context: &Context, line: &Line<'_>, length: &Length, stretch: &Stretch, loose: bool, out: &mut Vec<Check>) {
    let reversed = stretch.to.when.precedes(&stretch.from.when);
    let possible = if stretch.seasonal { seasons(stretch) } else { elapsed(&stretch.from.when, &stretch.to.when, length.unit) };
    let Some(possible) = possible.filter(|_| !reversed) else { return };
    let (Some(low), Some(high)) = (possible.low.value(), possible.high.value()) else { return };
    let (from, to) = (line.ledger.text(stretch.from.span), line.ledger.text(stretch.to.span));
    // Decades and centuries are counted roughly, up or down, and told in years.
    let coarse = matches!(length.unit, CalendarUnit::Decade | CalendarUnit::Century);
    let rough = length.amount.single().filter(|_| coarse).is_some_and(|count| count > low - Decimal::ONE && count < high + Decimal::ONE);
    let years = if coarse { elapsed(&stretch.from.when, &stretch.to.when, CalendarUnit::Year) } else { None };
    let told = years.and_then(|years| Some((years.low.value()?, years.high.value()?, CalendarUnit::Year)));
    let (least, most, unit) = told.unwrap_or((low, high, length.unit));
    let words = spoken(least, most);
    let nominal = nominal(least, most);
    let computed =
        format!("{from} to {to} is {words} {}", if length.seasons { "seasons" } else { unit_name(unit, most_told(least, most)) });
    if rough || length.amount.meets(&possible) {
        out.push(agree(rule, length.span, computed));
        return;
    }
    let longer = length.amount.low.value().is_some_and(|least| least > high);
    if loose && !longer {
        return;
    }
    let stated = line.text(length.tokens);
    let stated = lowered(line, length, stated);
    let fix = length
        .amount
        .single()
        .and_then(|value| Form::of(line.ledger, length.tokens, value))
        .and_then(|form| form.replacement(nominal))
        .filter(|_| !coarse);
    let mut check = accuse(rule, context, length.span, format!("{computed}, not {stated}"), fix.into_iter().collect());
    check.computed = Some(computed);
    let both = Span::new(stretch.from.span.start.min(stretch.to.span.start), stretch.to.span.end.max(stretch.from.span.end));
    check.related.push(evidence(both, "the two dates"));
    out.push(check);
}

/// The words of a length without the capital of a sentence's beginning.
fn lowered(line: &Line<'_>, length: &Length, words: &str) -> String {
    if length.tokens.start != line.tokens.start {
        return words.to_owned();
    }
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// Seasons from the first to the last, both counted.
fn seasons(stretch: &Stretch) -> Option<Interval> {
    let count = year(stretch.to)?.checked_sub(year(stretch.from)?)?.checked_add(1)?;
    Some(Interval::exact(Decimal::from(count)))
}

/// The whole number in the middle of what can be stated.
fn nominal(low: Decimal, high: Decimal) -> Decimal {
    let (first, last) = (low.ceil(), high.floor());
    if last < first { low.round() } else { ((first + last) / Decimal::TWO).floor() }
}

/// The larger of the numbers that are said, which the noun behind them follows: `1 or 2 years`.
pub(super) fn most_told(low: Decimal, high: Decimal) -> Decimal {
    let (first, last) = (low.ceil(), high.floor());
    if last - first == Decimal::ONE { last } else { nominal(low, high) }
}

/// What can be stated, as a reader would say it: `6`, or `14 or 15`.
pub(super) fn spoken(low: Decimal, high: Decimal) -> String {
    let (first, last) = (low.ceil(), high.floor());
    if last - first == Decimal::ONE {
        return format!("{} or {}", print_like(first, 0), print_like(last, 0));
    }
    print_like(nominal(low, high), 0)
}
