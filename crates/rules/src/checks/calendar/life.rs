//! Births and deaths that a document tells of in, whether the ages that it states follow from them out (T11).

mod lives;

use super::line::{Dated, Line, lines};
use super::{accuse, agree, duration::spoken};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::Form as Printed;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{DateInterval, Hedge, age};
use claimlint_parser::{ClaimKind, Class, Form, TokenKind, TokenSpan};
use lives::{DIED, KIN, Life, is_lifetime, lives, own_life};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;

/// An age as stated.
struct Stated {
    tokens: TokenSpan,
    span: Span,
    years: Decimal,
}

/// Checks every age whose person's birth the document tells.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let lines = lines(context);
    let known = LazyCell::new(|| lives(context, lines));
    for line in lines {
        let stated = ages(line);
        if stated.is_empty() {
            continue;
        }
        let own = own_life(line);
        for stated in stated {
            let Some(subject) = subject(context, line, &stated, &known, own.as_ref()) else { continue };
            // An age beside a name is that of the day of publication, whatever day the sentence tells of.
            if subject.reckoned && is_apposed(line, stated.tokens) {
                continue;
            }
            judge(rule, context, line, &stated, subject, out);
        }
    }
}

/// Whether an age stands beside a name and between commas: `Ada Roe, 39, left in 2015`.
fn is_apposed(line: &Line<'_>, age: TokenSpan) -> bool {
    let comma = age.start.checked_sub(1).filter(|&comma| line.is(comma, &[",", "("]));
    comma.and_then(|comma| comma.checked_sub(1)).is_some_and(|name| line.is_name(name)) && line.is(age.end, &[",", ")", "."])
}

/// The ages that a sentence states of somebody.
fn ages(line: &Line<'_>) -> Vec<Stated> {
    let mut found = Vec::new();
    for claim in line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)) {
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.hedge == Hedge::None) else { continue };
        if !matches!(quantity.form, Form::Age | Form::Count) {
            continue;
        }
        let Some(years) = quantity.value.filter(|years| quantity.stated.single() == Some(*years) && years.scale() == 0) else { continue };
        let words = line.ledger.text(claim.span);
        let start = claim.tokens.start;
        let before = |back: usize, words: &[&str]| start.checked_sub(back).is_some_and(|at| line.is(at, words));
        let whole = (Decimal::ONE..=Decimal::from(115)).contains(&years);
        let old = quantity.form == Form::Age && !words.contains('-') && !words.contains('–');
        let is_count = quantity.form == Form::Count && quantity.noun.is_none() && claim.tokens.len() == 1;
        let behind = claim.tokens.end;
        let closed = behind >= line.tokens.end || line.is(behind, &["when", "at", ",", ".", ")", ";", "and", "in", "on"]);
        let person = before(2, &["who", "he", "she"])
            || before(2, &["then", "was", "only", "just"]) && before(3, &["who", "he", "she", "was"])
            || before(3, &["the"]) && before(4, &["when"])
            || before(2, &["was"]);
        let verb = before(1, &["was", "is", "turned"]) && (person || line.is(behind, &["when", "at"]) || before_name(line, start))
            || before(1, &["then", "only", "just"]) && before(2, &["was"])
            || before(1, &["now"]) && before(2, &["is"]) && line.is(behind, &[".", ",", ";"]);
        let at_age = before(1, &["at", "aged"]) && line.find(start.saturating_sub(4).max(line.tokens.start), start, DIED).is_some();
        if whole && (old || is_count && (closed && verb || at_age)) && !is_decade(line, claim.tokens) {
            found.push(Stated { tokens: claim.tokens, span: claim.span, years });
        }
    }
    found
}

/// Whether a name stands before the verb that stands before a token.
fn before_name(line: &Line<'_>, start: usize) -> bool {
    start.checked_sub(2).is_some_and(|at| line.is_name(at))
}

/// Whether the words are of a decade of life: `in his 60s`.
fn is_decade(line: &Line<'_>, tokens: TokenSpan) -> bool {
    line.text(tokens).ends_with('s') && line.text(tokens).bytes().any(|byte| byte.is_ascii_digit())
        || line.is(tokens.end, &["s", "'s", "’s"])
}

/// Whose age it is, as far as the document tells of the birth.
fn subject(
    context: &Context,
    line: &Line<'_>,
    stated: &Stated,
    lives: &FxHashMap<String, Life>,
    own: Option<&(Life, usize)>,
) -> Option<Life> {
    let kin = |at: usize| line.is(at, KIN);
    for at in (line.tokens.start..stated.tokens.start).rev().take(24) {
        if line.is(at, &["would", "if", "until"]) {
            return None;
        }
        if kin(at) && !line.is(at + 1, &["of"]) && !line.is(at + 1, &["when"]) {
            return None;
        }
        if line.is(at, &["he", "she"]) {
            return own
                .filter(|(_, cue)| *cue < at || own_follows(line, *cue) || is_having_been(line, *cue))
                .map(|(life, _)| *life)
                .or_else(|| pronoun(context, line, at, lives));
        }
        if line.is(at, &["born"]) {
            return own.map(|(life, _)| *life);
        }
        if line.is_name(at) && !line.is_name(at + 1) {
            if let Some(life) = lives.get(line.word(at)) {
                return Some(*life);
            }
            let person = line
                .ledger
                .claims_in(line.sentence)
                .filter_map(|index| line.ledger.claims.get(index))
                .any(|claim| matches!(claim.kind, ClaimKind::Person(_)) && claim.tokens.end == at + 1);
            // `Born in 1950 in Cork, Ada Quinn died`: the name is that of the one who was born.
            let apposed = is_apposed(line, stated.tokens) && at + 2 == stated.tokens.start;
            let near = |cue: usize| cue.abs_diff(at) <= 4 || apposed && (at..at + 8).contains(&cue);
            let born = own.is_some_and(|(_, cue)| near(*cue) || *cue <= line.tokens.start + 1);
            if person && !born {
                return None;
            }
        }
    }
    own.map(|(life, _)| *life)
}

/// Whether the birth stands behind an age at the head of the sentence.
fn own_follows(line: &Line<'_>, cue: usize) -> bool {
    cue > line.tokens.start + 24
}

/// Whether a birth is told last, of the one whom the sentence is about: `he was 34, having been born in 1929`.
fn is_having_been(line: &Line<'_>, cue: usize) -> bool {
    let before = |back: usize, word: &str| cue.checked_sub(back).is_some_and(|at| line.is(at, &[word]));
    before(1, "been") && before(2, "having")
}

/// The life of the one person that the block has named before a pronoun.
fn pronoun(context: &Context, line: &Line<'_>, at: usize, lives: &FxHashMap<String, Life>) -> Option<Life> {
    let named = named_before(context, line, at, lives);
    if let [one] = named.as_slice() { lives.get(one).copied() } else { None }
}

/// The surnames of those whom the block has named before a token.
fn named_before(context: &Context, line: &Line<'_>, at: usize, lives: &FxHashMap<String, Life>) -> Vec<String> {
    let ledger = context.ledger;
    let block = ledger.sentences.get(line.sentence).map(|sentence| sentence.block);
    let first = ledger.sentences.partition_point(|sentence| Some(sentence.block) < block);
    let start = ledger.sentences.get(first).map_or(at, |sentence| sentence.tokens.start);
    let mut named: Vec<String> = Vec::new();
    for token in start..at {
        let word = ledger.word(token);
        let capital =
            ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && !token.is(Class::MONTH | Class::WEEKDAY));
        let next = ledger.word(token + 1).starts_with(char::is_uppercase)
            && ledger.tokens.get(token + 1).is_some_and(|token| token.kind == TokenKind::Word);
        if capital && word.starts_with(char::is_uppercase) && !next && lives.contains_key(&word.to_lowercase()) {
            named.push(word.to_lowercase());
        }
    }
    for claim in ledger.claims.iter().skip(ledger.claims.partition_point(|claim| claim.sentence < first)) {
        if claim.tokens.start >= at || claim.sentence > line.sentence {
            break;
        }
        if let ClaimKind::Person(mention) = &claim.kind
            && mention.mention != claimlint_parser::Mention::Pronoun
            && let Some(person) = ledger.people.get(mention.person)
        {
            named.push(person.surname.to_lowercase());
        }
    }
    named.sort();
    named.dedup();
    named
}

fn judge(rule: &Rule, context: &Context, line: &Line<'_>, stated: &Stated, life: Life, out: &mut Vec<Check>) {
    let start = line.tokens.start;
    let dying = line.find(stated.tokens.start.saturating_sub(14).max(start), stated.tokens.end + 3, DIED).is_some();
    let within = |date: &Dated, span: Span| date.span.overlaps(span);
    let mut events: Vec<(DateInterval, Option<Span>)> = line
        .dates
        .iter()
        .filter(|date| date.year && date.plain && !within(date, life.span) && date.when != life.born)
        .filter(|date| {
            !line.stretches.iter().any(|stretch| is_lifetime(line, stretch.from, stretch.to) && stretch.tokens.holds(date.tokens.start))
        })
        .map(|date| (date.when, Some(date.span)))
        .collect();
    if dying && (events.is_empty() || life.died.is_some_and(|(died, _)| events.iter().all(|(event, _)| !event.meets(&died)))) {
        events = life.died.into_iter().map(|(died, span)| (died, Some(span))).collect();
    }
    // Beside a name, and behind `is now`, an age is that of the day of publication.
    let now = stated.tokens.start.checked_sub(1).is_some_and(|before| line.is(before, &["now"]));
    if now {
        events.clear();
    }
    if !dying && !life.reckoned && life.died.is_none() && (now || is_apposed(line, stated.tokens)) {
        events.extend(context.ledger.published.and_then(DateInterval::day).map(|day| (day, None)));
    }
    let possible: Vec<_> = events
        .iter()
        .filter_map(|(event, span)| Some((age(&life.born, event)?, *event, *span)))
        .filter(|(_, event, _)| life.born.precedes(event))
        .collect();
    let words = line.ledger.text(life.span);
    let computed = |(ages, _, span): &(claimlint_parser::value::Interval, DateInterval, Option<Span>)| {
        let (low, high) = (ages.low.value()?, ages.high.value()?);
        let event = span.map_or("the day of publication", |span| line.ledger.text(span));
        Some((
            if life.reckoned {
                format!("an age of {words} makes one of {} in {event}", spoken(low, high))
            } else {
                format!("{words} to {event} is an age of {}", spoken(low, high))
            },
            low,
        ))
    };
    // Any date of the sentence may be the one that the age belongs to.
    if let Some(fit) = possible.iter().find(|(ages, ..)| ages.contains(stated.years)) {
        if let Some((computed, _)) = computed(fit) {
            out.push(agree(rule, stated.span, computed));
        }
        return;
    }
    let near = possible.iter().min_by_key(|(_, _, span)| span.map_or(usize::MAX, |span| span.start.abs_diff(stated.span.start)));
    let Some((computed, right)) = near.and_then(computed) else { return };
    let words = line.text(stated.tokens);
    let fix = Printed::of(line.ledger, stated.tokens, stated.years).and_then(|form| form.replacement(right));
    let mut check = accuse(rule, context, stated.span, format!("{computed}, not {}", words.to_lowercase()), fix.into_iter().collect());
    check.computed = Some(computed);
    check.related.push(evidence(life.span, "the birth"));
    if let Some((_, _, Some(span))) = near {
        check.related.push(evidence(*span, "the other date"));
    }
    check.related.sort_by_key(|evidence| evidence.span);
    out.push(check);
}
