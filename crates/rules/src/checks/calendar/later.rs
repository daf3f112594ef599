//! `Ten years later, in 2008` and `ten years after the fire of 1998` in, whether the two years lie so far apart out (T10).

use super::duration::{most_told, spoken};
use super::line::{Dated, Line, lines, unit_name, year};
use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::number_in_words;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{CalendarUnit, DateInterval, Interval, elapsed, from_digits};
use claimlint_parser::{Class, TokenSpan};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// How many days are short beside a year.
const SHORT: i64 = 180;

/// A distance between two dates as the text states it.
pub(super) struct Distance {
    pub(super) tokens: TokenSpan,
    pub(super) amount: Interval,
    pub(super) unit: CalendarUnit,
}

/// Checks every such distance.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let lines = lines(context);
    let cues = context.places().of_words(&context.ledger.lexemes, &["later", "earlier"]);
    for (index, line) in lines.iter().enumerate() {
        let before = line_before(context, lines, index);
        let from = cues.partition_point(|&at| at < line.tokens.start);
        for &at in cues.iter().skip(from).take_while(|&&at| at < line.tokens.end) {
            out.extend(later(rule, context, (line, before), at));
        }
        check_after(rule, context, line, before, out);
    }
}

/// The sentence before a line, where both stand in one paragraph.
pub(super) fn line_before<'l, 'c>(context: &Context<'_>, lines: &'l [Line<'c>], index: usize) -> Option<&'l Line<'c>> {
    let (line, before) = (lines.get(index)?, lines.get(index.checked_sub(1)?)?);
    let block = |line: &Line| context.ledger.sentences.get(line.sentence).map(|sentence| sentence.block);
    (before.sentence + 1 == line.sentence && block(before) == block(line)).then_some(before)
}

/// `In 1995 …; ten years later, in 2005, …`: the second date stands in apposition.
fn later(rule: &Rule, context: &Context, (line, before): (&Line<'_>, Option<&Line<'_>>), at: usize) -> Option<Check> {
    let distance = distance(line, at)?;
    let short = is_short(&distance);
    let apposed = || line.dates.iter().find(|date| is_apposed(line, at + 1, date));
    let second = *apposed().or_else(|| led(line, &distance, at)).filter(|date| date.plain)?;
    let told = |date: &Dated| date.year && second.year || short && [date, &second].iter().all(|date| date.year || names_month(line, date));
    // At the head of a sentence the distance is counted from the one date of the sentence before.
    let leads = distance.tokens.start <= line.tokens.start + 1;
    let near = |date: &Dated| date.year && second.year || is_near(line, date, distance.tokens);
    let start = distance.tokens.start.min(second.tokens.start);
    let own: Vec<Dated> = line.dates.iter().copied().filter(|date| date.tokens.end <= start && told(date) && near(date)).collect();
    let (first, others) = match (own.last(), before.filter(|_| leads)) {
        (Some(&last), _) => (last, own),
        (None, Some(before)) => (only_date(before).filter(told)?, before.dates.iter().copied().filter(told).collect()),
        (None, None) => return None,
    };
    let pair = |first: Dated| {
        let (first, second) = (in_year_of(first, second)?, in_year_of(second, first)?);
        Some(if line.is(at, &["later"]) { [first, second] } else { [second, first] })
    };
    // Another date before it that fits, of long distances to the year, may be the one that is meant.
    let fits = |[from, to]: &[Dated; 2]| {
        let years = || Some(Decimal::from(year(*from)?.abs_diff(year(*to)?)));
        let possible = if short { elapsed(&from.when, &to.when, distance.unit) } else { years().map(Interval::exact) };
        possible.is_some_and(|possible| distance.amount.meets(&possible))
    };
    let pair = others.into_iter().filter_map(pair).find(fits).or_else(|| pair(first))?;
    compare(rule, context, line, &distance, pair)
}

/// The date that a distance is told behind, between commas or at the end: `opened in July 2029, sixteen months later.`
fn led<'l>(line: &'l Line<'_>, distance: &Distance, at: usize) -> Option<&'l Dated> {
    let start = distance.tokens.start;
    let closed = at + 1 >= line.tokens.end || line.is(at + 1, &[",", ".", ";", ")"]);
    let date = line.dates.iter().rfind(|date| date.tokens.end <= start)?;
    let gap = date.tokens.end..start;
    (closed && (1..=2).contains(&gap.len()) && gap.clone().all(|at| line.is(at, &[",", "(", "–", "—", "just", "only"]))).then_some(date)
}

/// Whether a distance is so short that a date without a year lies in that of the other or beside it.
fn is_short(distance: &Distance) -> bool {
    let days = match distance.unit {
        CalendarUnit::Day => 1,
        CalendarUnit::Week => 7,
        CalendarUnit::Month => 31,
        CalendarUnit::Quarter | CalendarUnit::Year | CalendarUnit::Decade | CalendarUnit::Century => return false,
    };
    distance.amount.high.value().is_some_and(|most| most <= Decimal::from(SHORT / days))
}

/// Whether a date names its month at least.
fn names_month(line: &Line<'_>, date: &Dated) -> bool {
    date.tokens.range().any(|at| line.ledger.tokens.get(at).is_some_and(|token| token.is(Class::MONTH)))
}

/// Whether a distance follows on a date in one clause.
fn is_near(line: &Line<'_>, date: &Dated, distance: TokenSpan) -> bool {
    distance.start <= date.tokens.end + 10 && line.find(date.tokens.end, distance.start, &[";", ":"]).is_none()
}

/// A date that names no year in that of another one that does, or in the year beside it, where that is nearer.
fn in_year_of(date: Dated, other: Dated) -> Option<Dated> {
    if date.year || !other.year {
        return Some(date);
    }
    let (start, end, near) = (date.when.start?, date.when.end?, other.when.start?);
    let years = (near.year() - 1..=near.year() + 1).map(|year| (year - start.year()).years());
    let shifted = years.filter_map(|years| Some((start.checked_add(years).ok()?, end.checked_add(years).ok()?)));
    let (start, end) = shifted.min_by_key(|(start, _)| (*start - near).get_days().abs())?;
    Some(Dated { when: DateInterval::new(start, end)?, ..date })
}

/// `Twenty years after taking charge in 1979, …`, with the other date in the same sentence or the one before.
fn check_after(rule: &Rule, context: &Context, line: &Line<'_>, before: Option<&Line<'_>>, out: &mut Vec<Check>) {
    for length in &line.lengths {
        let cue = length.tokens.end;
        if !line.is(cue, &["after", "before"]) {
            continue;
        }
        let stop = |at: usize| line.is(at, &[",", ";", ".", "(", ":", "and", "but", "when", "–", "—"]);
        let clause = (cue + 1..line.tokens.end).find(|&at| stop(at)).unwrap_or(line.tokens.end);
        let Some(&anchor) = line.dates.iter().find(|date| cue < date.tokens.start && date.tokens.start < clause.min(cue + 10)) else {
            continue;
        };
        if !anchor.year || line.dates.iter().any(|date| date.tokens.start > cue && date.tokens.start < anchor.tokens.start) {
            continue;
        }
        let start = length.tokens.start;
        let leads = start <= line.tokens.start + 1;
        let led = line.dates.iter().rfind(|date| {
            // `In 2005, ten years after the fire of 1995`: nothing but a comma between.
            date.tokens.end <= start
                && start - date.tokens.end <= 2
                && (date.tokens.end..start).all(|at| line.is(at, &[",", "(", "–", "—", "just", "some"]))
        });
        let follows = leads
            .then(|| line.dates.iter().find(|date| date.tokens.start >= anchor.tokens.end && is_apposed(line, anchor.tokens.end, date)))
            .flatten();
        // `Seven years after it was founded in 1998, the club folded in 2006`: what the sentence tells next.
        let main = || leads.then(|| main_clause(line, anchor)).flatten();
        let follows = follows.or_else(main);
        let alone = leads && line.dates.iter().all(|date| date.tokens.start <= anchor.tokens.start || year(*date) == year(anchor));
        let other = match (led, follows) {
            (Some(date), _) | (None, Some(date)) => Some(*date),
            (None, None) if alone => before.and_then(only_date),
            (None, None) => None,
        };
        let Some(other) = other.filter(|other| other.year && other.plain) else { continue };
        let pair = if line.is(cue, &["after"]) { [anchor, other] } else { [other, anchor] };
        let distance = Distance { tokens: length.tokens, amount: length.amount, unit: length.unit };
        out.extend(compare(rule, context, line, &distance, pair));
    }
}

/// The one other date of a sentence, where it stands in the clause behind that of the anchor and in no further one.
fn main_clause<'l>(line: &'l Line<'_>, anchor: Dated) -> Option<&'l Dated> {
    const FURTHER: &[&str] = &[",", ";", ":", "(", "–", "—", "and", "but", "that", "when", "where", "which", "while", "who", "whose"];
    let [one, other] = line.dates.as_slice() else { return None };
    let comma = anchor.tokens.end;
    let near = other.tokens.start <= comma + 10;
    let plain = one.tokens == anchor.tokens && other.year && line.is(comma, &[","]) && near;
    let said = line.is(other.tokens.start.saturating_sub(1), &["in", "on"]) && line.is(other.tokens.end, &[".", ",", ";"]);
    (plain && said && line.find(comma + 1, other.tokens.start, FURTHER).is_none()).then_some(other)
}

/// The length before `later`, whether the ledger holds it as a time of its own or as a part of one.
pub(super) fn distance(line: &Line<'_>, at: usize) -> Option<Distance> {
    if let Some(length) = line.lengths.iter().find(|length| length.tokens.end == at) {
        return Some(Distance { tokens: TokenSpan::new(length.tokens.start, at + 1), amount: length.amount, unit: length.unit });
    }
    let unit = match line.word(at.checked_sub(1)?).trim_end_matches('s') {
        "day" => CalendarUnit::Day,
        "week" => CalendarUnit::Week,
        "month" => CalendarUnit::Month,
        "year" => CalendarUnit::Year,
        "decade" => CalendarUnit::Decade,
        _ => return None,
    };
    // The ledger holds the whole of `ten years later` as one date.
    let claims = line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index));
    let claim = claims.into_iter().find(|claim| claim.time().is_some() && claim.tokens.end == at + 1)?;
    let words = line.text(TokenSpan::new(claim.tokens.start, at - 1));
    let value = from_digits(words, Decimal::ONE).map(|printed| printed.value).or_else(|| number_in_words(words))?;
    Some(Distance { tokens: claim.tokens, amount: Interval::exact(value), unit })
}

/// Whether a date follows in apposition: `, in 2008` or `(2008)`.
fn is_apposed(line: &Line<'_>, from: usize, date: &Dated) -> bool {
    let gap = from..date.tokens.start;
    date.tokens.start >= from && (1..=2).contains(&gap.len()) && gap.clone().all(|at| line.is(at, &[",", "(", "in", "on", "–", "—"]))
}

/// The last date of a sentence, where all that it names are of one year.
fn only_date(line: &Line<'_>) -> Option<Dated> {
    let mut dates = line.dates.iter().rev().filter(|date| date.year && date.plain);
    let date = *dates.next()?;
    (line.stretches.is_empty() && dates.all(|other| year(*other) == year(date))).then_some(date)
}

fn compare(rule: &Rule, context: &Context, line: &Line<'_>, distance: &Distance, [from, to]: [Dated; 2]) -> Option<Check> {
    let possible = elapsed(&from.when, &to.when, distance.unit).filter(|_| from.when.precedes(&to.when))?;
    let (low, high) = (possible.low.value()?, possible.high.value()?);
    let unit = unit_name(distance.unit, most_told(low, high));
    let computed = format!("{} to {} is {} {unit}", line.ledger.text(from.span), line.ledger.text(to.span), spoken(low, high));
    let span = line.ledger.span_of(distance.tokens);
    if distance.amount.meets(&possible) {
        return Some(agree(rule, span, computed));
    }
    let words = line.text(distance.tokens);
    let words = if distance.tokens.start == line.tokens.start { words.to_lowercase() } else { words.to_owned() };
    let words = words.trim_end_matches(" later").trim_end_matches(" earlier");
    let mut check = accuse(rule, context, span, format!("{computed}, not {words}"), Vec::new());
    check.computed = Some(computed);
    check.related.push(evidence(Span::new(from.span.start.min(to.span.start), from.span.end.min(to.span.end)), "the first date"));
    check.related.push(evidence(Span::new(from.span.start.max(to.span.start), from.span.end.max(to.span.end)), "the second date"));
    Some(check)
}
