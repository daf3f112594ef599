//! Times of day in, those that no clock shows, spans that take another time than stated, and zones that do not meet out.

use super::line::cover;
use super::line::{Line, lines};
use super::link::is_linked;
use super::{accuse, agree, times};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_parser::value::Interval;
use claimlint_parser::{Claim, ClaimKind, Time, TimeKind, TimeUnit, TokenKind, TokenSpan};
use rust_decimal::Decimal;

const DAY: i32 = 24 * 60;

/// Checks hours past noon that are called `a.m.` or `p.m.` none the less.
pub(super) fn check_impossible(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for (claim, _) in times(context).filter(|(_, time)| time.kind == TimeKind::Time) {
        let is_half = |at: &usize| matches!(ledger.lower(*at), "a" | "am" | "a.m" | "a.m." | "p" | "pm" | "p.m" | "p.m.");
        let Some(half) = claim.tokens.range().skip(1).find(is_half) else { continue };
        // The hour is the number behind which there are only minutes.
        let number = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let mut at = half - 1;
        // Behind the hour there may be minutes and seconds.
        while at > claim.tokens.start + 1 && number(at) && ledger.word(at - 1) == ":" && number(at - 2) {
            at -= 2;
        }
        let printed = ledger.word(at);
        let hour = printed.split(['.', ':']).next().unwrap_or_default();
        if number(at) && hour.len() == 2 && hour.parse::<u32>().is_ok_and(|hour| (13..=24).contains(&hour)) {
            let half = if ledger.word(half).starts_with(['a', 'A']) { "a.m." } else { "p.m." };
            out.push(accuse(rule, context, claim.span, format!("{hour} o'clock takes no {half}"), Vec::new()));
        }
    }
}

/// Checks lengths in hours or minutes beside the two times of day that they measure.
pub(super) fn check_length(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        let claims = || line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index));
        let lengths: Vec<(&Claim, Interval, i32)> =
            claims().filter_map(|claim| minutes_of_length(claim).map(|(amount, unit)| (claim, amount, unit))).collect();
        if lengths.is_empty() || is_local(line) {
            continue;
        }
        for range in claims() {
            let ClaimKind::Range(ends) = &range.kind else { continue };
            let (Some(from), Some(to)) = (line.ledger.claims.get(ends.from), line.ledger.claims.get(ends.to)) else { continue };
            let (Some(first), Some(last)) = (from.time().and_then(minutes), to.time().and_then(minutes)) else { continue };
            let stretch = cover(from.tokens, to.tokens);
            if is_one_of_two(line, stretch) {
                continue;
            }
            for (length, amount, unit) in lengths.iter().filter(|(length, ..)| is_linked(line, length.tokens, stretch)) {
                let halves = is_marked(line, from.tokens) && is_marked(line, to.tokens);
                compare(rule, context, line, (length, *amount, *unit), (stretch, first, last, halves), out);
            }
        }
        if let [(length, amount, unit)] = lengths.as_slice()
            && let Some((from, to)) = journey(line, length.tokens)
            && let (Some(first), Some(last)) = (from.time().and_then(minutes), to.time().and_then(minutes))
        {
            let halves = is_marked(line, from.tokens) && is_marked(line, to.tokens);
            compare(rule, context, line, (length, *amount, *unit), (cover(from.tokens, to.tokens), first, last, halves), out);
        }
    }
}

/// Whether a sentence says that it tells the time of a place, so that its two times may be those of two places.
fn is_local(line: &Line<'_>) -> bool {
    let tokens = line.ledger.sentences.get(line.sentence).map(|sentence| sentence.tokens.range()).unwrap_or_default();
    tokens.into_iter().any(|at| line.is(at, &["local"]) && line.is(at + 1, &["time"]))
}

/// Whether a span is told in one breath with another one, so that hours beside it may be those of both: `from 10 a.m. to noon and
/// from 2 p.m. to 5 p.m., five hours in all`.
fn is_one_of_two(line: &Line<'_>, stretch: TokenSpan) -> bool {
    let clock = |index: usize| line.ledger.claims.get(index).filter(|claim| claim.time().is_some_and(|time| minutes(time).is_some()));
    let mut others = line.ledger.claims_in(line.sentence).filter_map(clock).map(|claim| claim.tokens);
    others.any(|other| {
        let gap = if other.end <= stretch.start { other.end..stretch.start } else { stretch.end..other.start };
        (1..=4).contains(&gap.len())
            && gap.clone().any(|at| line.is(at, &["and"]))
            && gap.clone().all(|at| line.is(at, &[",", "again", "and", "from", "then"]))
    })
}

/// Verbs for the beginning and the end of what takes time.
const BEGUN: &[&str] = &["began", "begins", "departed", "departs", "leaves", "left", "opened", "opens", "started", "starts"];
const ENDED: &[&str] = &[
    "arrived", "arrives", "closed", "closes", "ended", "ends", "finished", "finishes", "landed", "lands", "reached", "reaches", "returned",
    "returns",
];
/// Words before a length that say how long something was from its beginning to its end.
const LASTED: &[&str] = &["lasted", "lasting", "lasts", "taking", "took"];
/// Words before `of` and a length that say the same.
const TRIPS: &[&str] = &["crossing", "drive", "flight", "journey", "ride", "trip", "voyage"];

/// `The trip took 14 hours: they left at 6am and arrived at 8pm`: the only two times of a sentence, each with its verb, behind
/// what something took or before it: `it opened at 18:00 and closed at 20:15, having lasted two hours`.
fn journey<'l>(line: &Line<'l>, length: TokenSpan) -> Option<(&'l Claim, &'l Claim)> {
    let cue = length.start.checked_sub(1)?;
    // `The two-hour show starts at 19:30`.
    let named = line.is(cue, &["a", "each", "his", "her", "its", "our", "that", "the", "their", "this"])
        && (1..=2).any(|behind| line.is(length.end + behind, BEGUN));
    let ahead = named || line.is(cue, &["took", "lasted", "takes", "lasts", "for"]);
    let trip = line.is(cue, &["of"]) && cue.checked_sub(1).is_some_and(|noun| line.is(noun, TRIPS));
    // `A journey of 85 minutes plus ten at the border` goes on.
    let told = trip || line.is(cue, LASTED) || line.is(cue, &["after"]) && cue.checked_sub(1).is_some_and(|comma| line.is(comma, &[","]));
    let after = told
        && (line.is(length.end, &[",", ".", ";", ")", ":"]) || line.is(length.end, &["in", "on"]) && line.is(length.end + 1, &["the"]));
    if !ahead && !after {
        return None;
    }
    let is_clock = |claim: &&Claim| claim.time().is_some_and(|time| time.kind == TimeKind::Time);
    let mut clocks = line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)).filter(is_clock);
    let (from, to) = (clocks.next()?, clocks.next()?);
    let told = |verbs: &[&str], from: usize, to: usize| line.find(from, to, verbs).is_some();
    let (behind, before) = (from.tokens.start > length.end, to.tokens.end < length.start && length.start - to.tokens.end < 8);
    let first = if behind { length.end } else { line.tokens.start };
    let verbs = told(BEGUN, first, from.tokens.start) && told(ENDED, from.tokens.end, to.tokens.start);
    (clocks.next().is_none() && (ahead && behind || after && before) && verbs).then_some((from, to))
}

fn compare(
    rule: &Rule,
    context: &Context,
    line: &Line<'_>,
    length: (&Claim, Interval, i32),
    stretch: (TokenSpan, i32, i32, bool),
    out: &mut Vec<Check>,
) {
    let (claim, amount, unit) = length;
    let (tokens, first, last, halves) = stretch;
    let passed = (last - first).rem_euclid(DAY);
    let other = (passed + DAY / 2).rem_euclid(DAY);
    let in_units = |minutes: i32| Decimal::from(minutes).checked_div(Decimal::from(unit));
    let fits = |minutes: i32| {
        in_units(minutes).is_some_and(|value| amount.contains(value) || amount.contains(value.floor()) && value != value.floor())
    };
    // Where a half of the day is left out, either may be meant.
    let holds = fits(passed) || !halves && fits(other);
    let Some(value) = in_units(passed) else { return };
    let name = match (unit, value == Decimal::ONE) {
        (60, true) => "hour",
        (60, false) => "hours",
        (_, true) => "minute",
        (_, false) => "minutes",
    };
    let computed = format!("{} is {} {name}", line.text(tokens), value.round_dp(1).normalize());
    if holds {
        out.push(agree(rule, claim.span, computed));
        return;
    }
    let words = line.ledger.text(claim.span);
    let mut check = accuse(rule, context, claim.span, format!("{computed}, not {words}"), Vec::new());
    check.computed = Some(computed);
    check.related.push(evidence(line.ledger.span_of(tokens), "the times"));
    out.push(check);
}

/// Whether the words of a time say which half of the day it lies in.
fn is_marked(line: &Line<'_>, tokens: TokenSpan) -> bool {
    let words = line.text(tokens).to_lowercase();
    let compact: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    let early = words.split(':').next().is_some_and(|hour| hour.len() == 2 && (hour.starts_with('0') || hour >= "13"));
    compact.ends_with("am") || compact.ends_with("pm") || matches!(compact.as_str(), "noon" | "midnight" | "midday") || early
}

/// The minutes since midnight of a time on the clock.
fn minutes(time: &Time) -> Option<i32> {
    let clock = time.value.split('T').nth(1).filter(|_| time.kind == TimeKind::Time)?;
    let (hour, rest) = clock.split_once(':').unwrap_or((clock, "00"));
    let minute = rest.get(..2)?;
    Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
}

/// An amount of hours or minutes, and how many minutes its unit has.
fn minutes_of_length(claim: &Claim) -> Option<(Interval, i32)> {
    let time = claim.time().filter(|time| time.kind == TimeKind::Duration)?;
    let duration = time.duration.as_ref()?;
    match duration.unit {
        TimeUnit::Hour => Some((duration.amount, 60)),
        TimeUnit::Minute => Some((duration.amount, 1)),
        TimeUnit::Second
        | TimeUnit::Day
        | TimeUnit::Week
        | TimeUnit::Month
        | TimeUnit::Quarter
        | TimeUnit::Year
        | TimeUnit::Decade
        | TimeUnit::Century
        | TimeUnit::Millennium => None,
    }
}

/// Zones and the minutes by which they lie before Greenwich, in winter and in summer.
const ZONES: &[(&str, i32, i32)] = &[
    ("AEDT", 660, 660),
    ("AEST", 600, 600),
    ("BST", 60, 60),
    ("CEST", 120, 120),
    ("CET", 60, 120),
    ("CT", -360, -300),
    ("EDT", -240, -240),
    ("EST", -300, -300),
    ("ET", -300, -240),
    ("GMT", 0, 0),
    ("MSK", 180, 180),
    ("MT", -420, -360),
    ("PDT", -420, -420),
    ("PST", -480, -480),
    ("PT", -480, -420),
    ("UTC", 0, 0),
];

/// Checks pairs of one time in two zones: `12:00 ET / 17:00 GMT`, `9 a.m. ET (1300 GMT)`.
pub(super) fn check_zones(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let zoned = |&(claim, time): &(&Claim, &Time)| {
        if time.kind != TimeKind::Time {
            return None;
        }
        let inside = claim.tokens.range().find(|&at| zone(ledger.word(at)).is_some());
        let place = inside.unwrap_or(claim.tokens.end);
        let (name, end) = (ledger.word(place), place + 1);
        Some((zone(name)?, minutes(time)?, TokenSpan::new(claim.tokens.start, end)))
    };
    let times: Vec<_> = context.times.iter().filter_map(zoned).collect();
    for pair in times.windows(2) {
        let [(one, first, from), (other, second, to)] = pair else { continue };
        let gap = from.end..to.start;
        if from.end > to.start || gap.len() != 1 || !matches!(ledger.word(from.end), "/" | "(" | ",") || one.0 == other.0 {
            continue;
        }
        let span = ledger.span_of(cover(*from, *to));
        let offsets = |zone: (&str, i32, i32)| [zone.1, zone.2];
        let apart = (second - first).rem_euclid(DAY);
        let fits = offsets(*one).into_iter().any(|a| offsets(*other).into_iter().any(|b| (b - a).rem_euclid(DAY) == apart));
        let early = ledger.text(ledger.span_of(*from));
        if fits {
            out.push(agree(rule, span, format!("{early} is {}", ledger.text(ledger.span_of(*to)))));
        } else if context.is_prose(span) {
            let right = (first + other.1 - one.1).rem_euclid(DAY);
            let message = format!("{early} is {:02}:{:02} {}, or an hour off by the season", right / 60, right % 60, other.0);
            out.push(accuse(rule, context, span, message, Vec::new()));
        }
    }
}

fn zone(name: &str) -> Option<(&'static str, i32, i32)> {
    ZONES.iter().find(|(zone, ..)| *zone == name).copied()
}
