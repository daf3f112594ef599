//! A sentence in; the dates, the stretches between two of them and the lengths that it states out.

use crate::checks::Context;
use crate::expression::calendar_unit;
use crate::pattern::is_worked;
use claimlint_document::Span;
use claimlint_parser::value::{CalendarUnit, DateInterval, Hedge, Interval};
use claimlint_parser::{Claim, ClaimKind, Class, Form, Ledger, Time, TimeKind, TimeModifier, TokenKind, TokenSpan};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a sentence says of times.
#[derive(Debug)]
pub(in crate::checks) struct Line<'c> {
    pub(in crate::checks) ledger: &'c Ledger<'c>,
    pub(in crate::checks) sentence: usize,
    pub(in crate::checks) tokens: TokenSpan,
    /// Its dates in order, those of its stretches among them.
    pub(in crate::checks) dates: Vec<Dated>,
    pub(in crate::checks) stretches: Vec<Stretch>,
    /// Those whose dates name no year, and have one that stands for any.
    pub(super) of_any_year: Vec<Stretch>,
    pub(in crate::checks) lengths: Vec<Length>,
}

/// A date.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct Dated {
    pub(in crate::checks) tokens: TokenSpan,
    pub(in crate::checks) span: Span,
    pub(in crate::checks) when: DateInterval,
    /// Whether it says its year itself.
    pub(in crate::checks) year: bool,
    /// Whether no word like `before` or `since` makes it a bound.
    pub(in crate::checks) plain: bool,
}

/// Two dates read as a stretch of time.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct Stretch {
    pub(in crate::checks) tokens: TokenSpan,
    pub(in crate::checks) from: Dated,
    pub(in crate::checks) to: Dated,
    /// Whether its ends are seasons that are named by two years: `2018–19 to 2023–24`.
    pub(in crate::checks) seasonal: bool,
}

/// A length of time.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct Length {
    pub(in crate::checks) tokens: TokenSpan,
    pub(in crate::checks) span: Span,
    pub(in crate::checks) amount: Interval,
    pub(in crate::checks) unit: CalendarUnit,
    /// Whether it is counted in seasons, which are numbered and not measured.
    pub(in crate::checks) seasons: bool,
}

impl<'c> Line<'c> {
    /// A word in small letters.
    pub(super) fn word(&self, at: usize) -> &'c str {
        if self.tokens.holds(at) { self.ledger.lower(at) } else { "" }
    }

    /// Whether a word is one of these.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.holds(at) && words.contains(&self.ledger.lower(at))
    }

    /// The first of these words between two places.
    pub(super) fn find(&self, from: usize, to: usize, words: &[&str]) -> Option<usize> {
        (from..to.min(self.tokens.end)).find(|&at| self.is(at, words))
    }

    /// The words of a run of tokens.
    pub(super) fn text(&self, tokens: TokenSpan) -> &'c str {
        self.ledger.text(self.ledger.span_of(tokens))
    }

    /// Whether brackets stand around these tokens.
    pub(super) fn is_bracketed(&self, tokens: TokenSpan) -> bool {
        let opened = (self.tokens.start..tokens.start).rev().take(6).find(|&at| self.is(at, &["(", ")"]));
        opened.is_some_and(|at| self.is(at, &["("]))
    }

    /// Whether a token may be a part of a name.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.tokens.holds(at)
            && self.ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.is(Class::MONTH | Class::WEEKDAY))
            && self.ledger.word(at).starts_with(char::is_uppercase)
    }
}

/// The sentences that state a time or a number or name somebody, in order.
pub(super) fn lines<'r, 'c>(context: &'r Context<'c>) -> &'r [Line<'c>] {
    context.lines()
}

/// Reads the sentences that state a time or a number or name somebody.
pub(in crate::checks) fn read_lines<'c>(context: &Context<'c>) -> Vec<Line<'c>> {
    let ledger = context.ledger;
    let mut lines = Vec::new();
    let mut next = 0;
    while let Some(claim) = ledger.claims.get(next) {
        let sentence = claim.sentence;
        let claims = ledger.claims_in(sentence);
        // Claims without a place in the order of sentences would stop the walk.
        next = claims.end.max(next + 1);
        if claims
            .clone()
            .filter_map(|index| ledger.claims.get(index))
            .any(|claim| claim.time().is_some() || claim.quantity().is_some() || matches!(claim.kind, ClaimKind::Person(_)))
            && context.is_prose_sentence(claim.sentence)
        {
            lines.extend(line(ledger, sentence, claims));
        }
    }
    lines
}

fn line<'c>(ledger: &'c Ledger<'c>, sentence: usize, claims: std::ops::Range<usize>) -> Option<Line<'c>> {
    let tokens = ledger.sentences.get(sentence)?.tokens;
    let of = |index: usize| ledger.claims.get(index);
    let mut line =
        Line { ledger, sentence, tokens, dates: Vec::new(), stretches: Vec::new(), of_any_year: Vec::new(), lengths: Vec::new() };
    for claim in claims.clone().filter_map(of) {
        line.dates.extend(dated(claim));
        line.lengths.extend(length(claim).filter(|_| !is_worked(ledger, claim)).or_else(|| counted(ledger, claim)));
    }
    for claim in claims.filter_map(of) {
        let ClaimKind::Range(range) = &claim.kind else { continue };
        let (Some(from), Some(to)) = (of(range.from), of(range.to)) else { continue };
        if let (Some(from), Some(to)) = (dated(from), dated(to)) {
            line.stretches.push(Stretch { tokens: cover(from.tokens, to.tokens), from, to, seasonal: false });
        } else if let Some((from, to)) = within_a_year(from, to) {
            line.of_any_year.push(Stretch { tokens: cover(from.tokens, to.tokens), from, to, seasonal: false });
        }
    }
    line.stretches.sort_by_key(|stretch| stretch.tokens.start);
    join_seasons(&mut line);
    // A length that is a part of a date (`two years later`) is none of its own.
    let dates = std::mem::take(&mut line.dates);
    line.lengths.retain(|length| !dates.iter().any(|date| date.tokens.holds(length.tokens.start)));
    line.dates = dates;
    // The age of people is none either: `women aged 17 to 22 years`.
    let aged =
        |start: usize| (start.saturating_sub(4).max(tokens.start)..start).any(|at| matches!(ledger.lower(at), "age" | "aged" | "ages"));
    line.lengths.retain(|length| !aged(length.tokens.start));
    Some(line)
}

/// Reads `2018–19 to 2023–24` as one stretch of seasons, and takes single seasons out of the stretches.
fn join_seasons(line: &mut Line<'_>) {
    let is_season = |stretch: &Stretch| {
        let short = line.ledger.word(stretch.to.tokens.start).len() == 2 && stretch.to.tokens.len() == 1;
        short && year(stretch.to).zip(year(stretch.from)).is_some_and(|(to, from)| to == from + 1)
    };
    let mut joined = Vec::new();
    for pair in line.stretches.windows(2) {
        if let [first, last] = pair
            && is_season(first)
            && is_season(last)
            && last.tokens.start == first.tokens.end + 1
            && line.is(first.tokens.end, &["to", "until", "through", "and", "–", "-"])
        {
            joined.push(Stretch { tokens: cover(first.tokens, last.tokens), from: first.from, to: last.from, seasonal: true });
        }
    }
    let mut stretches: Vec<Stretch> = line.stretches.iter().copied().filter(|stretch| !is_season(stretch)).collect();
    stretches.extend(joined);
    stretches.sort_by_key(|stretch| stretch.tokens.start);
    line.stretches = stretches;
}

/// From the first token of one to the last of the other.
pub(super) fn cover(one: TokenSpan, other: TokenSpan) -> TokenSpan {
    TokenSpan::new(one.start.min(other.start), one.end.max(other.end))
}

/// The year of a date.
pub(super) fn year(date: Dated) -> Option<i16> {
    date.when.start.map(Date::year)
}

fn dated(claim: &Claim) -> Option<Dated> {
    let time = claim.time()?;
    let plain = time.modifier.is_none();
    Some(Dated { tokens: claim.tokens, span: claim.span, when: when(time)?, year: time.stated.year.is_some(), plain })
}

/// Two dates without a year as those of one year, or of two that follow each other; none where it tells whether one is a leap year.
fn within_a_year(from: &Claim, to: &Claim) -> Option<(Dated, Dated)> {
    /// Any year that is no leap year, before one that is none either.
    const YEAR: i16 = 2001;
    let stated = |claim: &Claim| {
        let time = claim.time().filter(|time| time.kind == TimeKind::Date && time.modifier.is_none() && time.stated.year.is_none())?;
        let small = |number: Option<u32>| number.and_then(|number| i8::try_from(number).ok());
        Some((small(time.stated.month)?, small(time.stated.day)))
    };
    let (first, last) = (stated(from)?, stated(to)?);
    let year = if last < first { YEAR + 1 } else { YEAR };
    let leaps = first.1.is_some() && (last < first || first.0 <= 2 && last.0 > 2);
    let dated = |claim: &Claim, year: i16, (month, day): (i8, Option<i8>)| {
        let when = match day {
            Some(day) => DateInterval::day(Date::new(year, month, day).ok()?),
            None => DateInterval::month(year, month),
        };
        Some(Dated { tokens: claim.tokens, span: claim.span, when: when?, year: false, plain: true })
    };
    let alike = first.1.is_some() == last.1.is_some() && !leaps;
    Some((dated(from, YEAR, first)?, dated(to, year, last)?)).filter(|_| alike)
}

/// The days that a date names, whatever bound a word like `since` makes of it; none where it is vague.
pub(super) fn when(time: &Time) -> Option<DateInterval> {
    let vague = match time.modifier {
        None | Some(TimeModifier::Before | TimeModifier::After | TimeModifier::OnOrBefore | TimeModifier::OnOrAfter) => false,
        Some(
            TimeModifier::LessThan
            | TimeModifier::MoreThan
            | TimeModifier::EqualOrLess
            | TimeModifier::EqualOrMore
            | TimeModifier::Start
            | TimeModifier::Mid
            | TimeModifier::End
            | TimeModifier::Approx,
        ) => true,
    };
    if vague || time.kind != TimeKind::Date || time.value.len() < 4 || !time.value.starts_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    let small = |number: u32| i8::try_from(number).ok();
    let stated = time.stated;
    let bare = time.value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if let Some(year) = stated.year
        && bare
    {
        let year = i16::try_from(year).ok()?;
        return match (stated.month, stated.day) {
            (Some(month), Some(day)) => DateInterval::day(Date::new(year, small(month)?, small(day)?).ok()?),
            (Some(month), None) => DateInterval::month(year, small(month)?),
            (None, _) => DateInterval::year(year),
        };
    }
    if let (Some(start), Some(end)) = (time.start, time.end) {
        return DateInterval::new(start.at.date(), end.at.date());
    }
    // A season is known to its year at least.
    let season = ["-SP", "-SU", "-FA", "-WI"].iter().any(|season| time.value.ends_with(season));
    if season { DateInterval::year(time.value.get(..4)?.parse().ok()?) } else { None }
}

fn length(claim: &Claim) -> Option<Length> {
    let time = claim.time()?;
    let duration = time.duration.as_ref().filter(|duration| !duration.age && time.kind == TimeKind::Duration)?;
    let unit = calendar_unit(duration.unit)?;
    Some(Length { tokens: claim.tokens, span: claim.span, amount: duration.amount, unit, seasons: false })
}

/// Lengths that stand as a count: `eight seasons`, `two (2) years`.
fn counted(ledger: &Ledger, claim: &Claim) -> Option<Length> {
    let quantity = claim.quantity()?;
    if quantity.form != Form::Count || quantity.hedge != Hedge::None {
        return None;
    }
    let value = quantity.value?;
    let end = claim.tokens.end;
    let noun = if ledger.word(end) == ")" { end + 1 } else { end };
    let (unit, seasons) = match ledger.word(noun) {
        "seasons" => (CalendarUnit::Year, true),
        "years" | "year" => (CalendarUnit::Year, false),
        "months" | "month" => (CalendarUnit::Month, false),
        "weeks" => (CalendarUnit::Week, false),
        "days" => (CalendarUnit::Day, false),
        _ => return None,
    };
    // `two (2) years` begins with the number in words.
    let doubled = claim.tokens.start >= 2 && ledger.word(claim.tokens.start - 1) == "(" && noun > end;
    let tokens = TokenSpan::new(claim.tokens.start - if doubled { 2 } else { 0 }, noun + 1);
    Some(Length { tokens, span: ledger.span_of(tokens), amount: Interval::exact(value), unit, seasons })
}

/// The name of a unit, for one or for several.
pub(super) fn unit_name(unit: CalendarUnit, amount: Decimal) -> &'static str {
    let (one, several) = match unit {
        CalendarUnit::Day => ("day", "days"),
        CalendarUnit::Week => ("week", "weeks"),
        CalendarUnit::Month => ("month", "months"),
        CalendarUnit::Quarter => ("quarter", "quarters"),
        CalendarUnit::Year => ("year", "years"),
        CalendarUnit::Decade => ("decade", "decades"),
        CalendarUnit::Century => ("century", "centuries"),
    };
    if amount == Decimal::ONE { one } else { several }
}
