//! A quarter, half, decade or century beside the months or the year that it is said to be in, whether the one holds the other out.

use super::line::{Dated, Line, lines, year};
use super::{MONTHS, accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::DateInterval;
use claimlint_parser::{Claim, ClaimKind, Class};

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
/// Words for years that do not begin in January.
const FISCAL: &[&str] = &["academic", "budget", "crop", "fiscal", "financial", "fy", "school", "tax"];

/// A part of the year and the months that stand in brackets behind it.
struct Part {
    span: Span,
    words: String,
    first: i32,
    last: i32,
    from: i32,
    to: i32,
}

impl Part {
    /// How many months it has.
    const fn due(&self) -> i32 {
        self.last - self.first + 1
    }

    /// How many months stand behind it.
    const fn length(&self) -> i32 {
        (self.to - self.from).rem_euclid(12) + 1
    }
}

/// Checks quarters and halves of the year against the months in brackets behind them.
pub(super) fn check_quarters(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let (too_long, parts): (Vec<Part>, Vec<Part>) = lines(context).iter().flat_map(parts).partition(|part| part.length() > part.due());
    // A quarter has three months, whenever its year begins.
    for part in too_long {
        let stated = months(part.from, part.to);
        let message = format!("{} is {} months, and {stated} is {}", part.words, part.due(), part.length());
        out.push(accuse(rule, context, part.span, message, Vec::new()));
    }
    if parts.is_empty() {
        return;
    }
    let document = context.ledger.document.text.to_lowercase();
    if ["fiscal", "financial year", " fy", "tax year", "school year", "academic year"].iter().any(|word| document.contains(word)) {
        return;
    }
    // Two parts that are moved alike belong to a year of their own.
    let shifted = |part: &Part| (part.from - part.first).rem_euclid(12);
    for part in &parts {
        let others = parts.iter().filter(|other| other.first != part.first && shifted(other) == shifted(part)).count();
        let long = part.length() == part.due();
        if part.from == part.first && part.to == part.last {
            out.push(agree(rule, part.span, format!("{} is {}", part.words, months(part.first, part.last))));
        } else if others == 0 && long {
            let message = format!("{} is {}, not {}", part.words, months(part.first, part.last), months(part.from, part.to));
            out.push(accuse(rule, context, part.span, message, Vec::new()));
        }
    }
}

fn months(first: i32, last: i32) -> String {
    let name = |month: i32| usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month % 12)).copied().unwrap_or_default();
    format!("{} to {}", name(first), name(last))
}

fn parts(line: &Line<'_>) -> Vec<Part> {
    let mut found = Vec::new();
    for claim in line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)) {
        let ClaimKind::Range(range) = &claim.kind else { continue };
        let month = |index: usize| {
            let stated = line.ledger.claims.get(index)?.time()?.stated;
            if stated.day.is_none() { stated.month.and_then(|month| i32::try_from(month).ok()) } else { None }
        };
        let (Some(from), Some(to)) = (month(range.from), month(range.to)) else { continue };
        let mut at = claim.tokens.start;
        let run = at.checked_sub(1).is_some_and(|before| line.is(before, &["from"]));
        at -= usize::from(run);
        let apposed = at.checked_sub(1).is_some_and(|before| line.is(before, &["(", ","]));
        if !run && !apposed {
            continue;
        }
        at -= usize::from(apposed);
        // `The quarter from April to June` may be any, but has three months.
        if !apposed && at >= 2 && line.is(at - 1, &["quarter"]) && line.is(at - 2, &["the", "a", "that", "this", "last"]) {
            let tokens = claimlint_parser::TokenSpan::new(at - 1, claim.tokens.end);
            let part = Part { span: line.ledger.span_of(tokens), words: "a quarter".to_owned(), first: from, last: from + 2, from, to };
            found.extend((part.length() >= part.due() && part.last <= 12).then_some(part));
            continue;
        }
        // `the fourth quarter of 2023 (October to December)`.
        let dated = line.dates.iter().find(|date| {
            date.tokens.end == at && date.year && line.ledger.word(date.tokens.start).starts_with(|c: char| c.is_ascii_digit())
        });
        let whole = dated.map_or(at, |date| {
            if date.tokens.start.checked_sub(1).is_some_and(|of| line.is(of, &["of"])) { date.tokens.start - 1 } else { date.tokens.start }
        });
        let Some((start, words, first, last)) = part(line, whole).or_else(|| part(line, at)) else { continue };
        if (start.saturating_sub(3)..start).any(|at| line.is(at, FISCAL)) {
            continue;
        }
        let tokens = claimlint_parser::TokenSpan::new(start, claim.tokens.end);
        found.push(Part { span: line.ledger.span_of(tokens), words, first, last, from, to });
    }
    found
}

/// The part of the year whose words end at a token: its first and last month.
fn part(line: &Line<'_>, end: usize) -> Option<(usize, String, i32, i32)> {
    let mut end = end;
    if end > line.tokens.start + 3 && line.is(end - 1, &["year"]) && line.is(end - 2, &["the"]) && line.is(end - 3, &["of"]) {
        end -= 3;
    }
    let noun = end.checked_sub(1)?;
    let word = line.word(noun);
    if let Some(number) = word.strip_prefix('q').and_then(|digit| digit.parse::<i32>().ok()).filter(|number| (1..=4).contains(number)) {
        return Some((noun, line.ledger.word(noun).to_owned(), number * 3 - 2, number * 3));
    }
    let months = match word {
        "quarter" => 3,
        "half" => 6,
        _ => return None,
    };
    let ordinal = noun.checked_sub(1)?;
    let place = i32::try_from(ORDINALS.iter().position(|name| line.is(ordinal, &[name]))?).ok()?;
    let last = (place + 1) * months;
    (last <= 12).then(|| (ordinal, format!("the {} {word}", line.word(ordinal)), last - months + 1, last))
}

/// Words that may stand between a period and the year that lies in it.
const MADE: &[&str] = &[
    "built",
    "cast",
    "composed",
    "constructed",
    "dated",
    "dating",
    "erected",
    "finished",
    "founded",
    "made",
    "opened",
    "painted",
    "printed",
    "published",
    "written",
];
const JOINING: &[&str] = &["in", "from", "of", ",", "("];

/// Checks decades and centuries against the year that is said to lie in them.
pub(super) fn check_periods(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        let claims: Vec<&Claim> = line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)).collect();
        for claim in &claims {
            let Some(period) = period(line, claim) else { continue };
            let ranged = claims.iter().any(|other| matches!(other.kind, ClaimKind::Range(_)) && other.span.contains(claim.span));
            let Some(date) = line.dates.iter().find(|date| date.year && date.plain && is_inside(line, claim, date)).filter(|_| !ranged)
            else {
                continue;
            };
            let span = claim.span.cover(date.span);
            let words = line.ledger.text(claim.span).to_lowercase();
            let printed = line.ledger.text(date.span);
            if period.meets(&date.when) {
                out.push(agree(rule, span, format!("{printed} lies in {words}")));
            } else {
                let mut check =
                    accuse(rule, context, span, format!("{printed} does not lie in the {}", words.trim_start_matches("the ")), Vec::new());
                check.related.push(evidence(date.span, "the year"));
                out.push(check);
            }
        }
    }
}

/// The century or decade that a claim names, its edges included.
fn period(line: &Line<'_>, claim: &Claim) -> Option<DateInterval> {
    let time = claim.time()?;
    // Two digits are a century, three a decade.
    if !matches!(time.value.len(), 2 | 3) {
        return None;
    }
    let words = line.ledger.text(claim.span).to_lowercase();
    if time.value.len() == 2 && words.contains("centur") && !words.contains("centuries") {
        return DateInterval::century(time.value.parse::<i16>().ok()?.checked_add(1)?);
    }
    if time.value.len() == 3 && words.ends_with("0s") && words.chars().filter(char::is_ascii_digit).count() == 4 {
        let first = time.value.parse::<i16>().ok()?.checked_mul(10)?;
        return DateInterval::years(first, 11);
    }
    None
}

/// Whether a date stands so close behind a period that it must lie in it: `a nineteenth-century house built in 1926`.
fn is_inside(line: &Line<'_>, claim: &Claim, date: &Dated) -> bool {
    let gap = claim.tokens.end..date.tokens.start;
    if date.tokens.start < claim.tokens.end || gap.is_empty() || gap.len() > 5 {
        return false;
    }
    let stretch = line.stretches.iter().any(|stretch| stretch.tokens.holds(date.tokens.start));
    let made = gap.clone().find(|&at| line.is(at, MADE));
    let joined = line.is(gap.end - 1, JOINING);
    let name = |at: usize| line.ledger.tokens.get(at).is_some_and(|token| token.is(Class::MONTH)) || line.is_name(at);
    // Between period and verb only the thing that was made may stand.
    let clear = |from: usize, to: usize| {
        to - from <= 2
            && !(from..to).any(|at| {
                line.is(at, &["and", "or", "to", "until", "but", ",", ";", "(", "-", "when", "since", "was", "were", "is"]) || name(at)
            })
    };
    if let Some(verb) = made {
        // `A chapel of the last century, built in 1905`: a comma may part the thing from the verb.
        let thing = if verb > gap.start && line.is(verb - 1, &[","]) { verb - 1 } else { verb };
        return joined && !stretch && clear(gap.start, thing) && date.tokens.start - verb <= 2;
    }
    let direct = gap.len() == 1 && line.is(gap.start, &["("]) && line.is(date.tokens.end, &[")"]);
    let apposed =
        gap.len() == 2 && line.is(gap.start, &[","]) && line.is(gap.start + 1, &["in"]) && line.is(date.tokens.end, &[",", ".", ")"]);
    (direct || apposed) && !stretch && year(*date).is_some()
}
