//! Events with their days in, whether one event has two days out.

use super::{Context, compared, reason};
use crate::check::{Check, Verdict};
use crate::compare::{Ground, Key, Place, Reader, Sameness, Subject, is_past, same};
use crate::page::Rule;
use claimlint_document::BlockKind;
use claimlint_parser::value::days_between;
use claimlint_parser::{Claim, Class, Ledger, Time, TimeKind, TokenSpan};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// How many tokens may stand between the verb of an event and its day.
const REACH: usize = 12;

/// How far apart two days of one event may lie, in days; further apart they are rather days of two events.
const NEAR: i32 = 62;

/// How many earlier events an event is held against for each name that it shares with them.
const LOOK_BACK: usize = 6;

/// Holds the days of each event against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    // Days are held against each other.
    if context.times.iter().filter(|(_, time)| is_day(time)).nth(1).is_none() {
        return;
    }
    let reader = context.reader();
    check_named(rule, reader, out);
    let events = events(reader);
    let mut places: FxHashMap<(Key, Key), Vec<usize>> = FxHashMap::default();
    for (index, event) in events.iter().enumerate() {
        let mut earlier: Vec<usize> = event
            .anchors()
            .filter_map(|key| places.get(&(event.verb, key)))
            .flat_map(|places| places.iter().rev().take(LOOK_BACK).copied())
            .collect();
        earlier.sort_unstable();
        earlier.dedup();
        let matches: Vec<(usize, Agreement, Ground)> = earlier
            .into_iter()
            .filter_map(|other| held(reader, event, &events[other]).map(|(agreement, ground)| (other, agreement, ground)))
            .collect();
        let best = matches.iter().find(|(_, agreement, _)| *agreement == Agreement::Agrees).or_else(|| matches.last());
        if let Some((other, agreement, ground)) = best {
            out.push(told(rule, reader, event, &events[*other], *agreement, ground));
        }
        for key in event.anchors() {
            places.entry((event.verb, key)).or_default().push(index);
        }
    }
}

/// Holds the days of things with a name of their own against each other: `Note of November 5`, `Veto of the Security Bill, May 2, 1950`.
fn check_named(rule: &Rule, reader: &Reader, out: &mut Vec<Check>) {
    let ledger = reader.ledger;
    let days =
        ledger.claims.iter().enumerate().filter(|(_, claim)| claim.time().is_some_and(is_day) && reader.place(claim) != Place::Apart);
    let mut known: FxHashMap<Vec<Key>, Vec<usize>> = FxHashMap::default();
    let named: Vec<(usize, Vec<Key>)> = days.filter_map(|(index, claim)| Some((index, name_before(reader, claim)?))).collect();
    for (index, name) in &named {
        known.entry(name.clone()).or_default().push(*index);
    }
    for claims in known.values() {
        let Some((&first, rest)) = claims.split_first() else { continue };
        let Some(day) = ledger.claims[first].time() else { continue };
        let others: Vec<usize> = rest
            .iter()
            .copied()
            .filter(|&claim| ledger.claims[claim].time().and_then(|time| agreement(day, time)) != Some(Agreement::Agrees))
            .collect();
        // What has three days comes again and again.
        let [other] = others[..] else { continue };
        let (here, there) = (ledger.claims[other].span, ledger.claims[first].span);
        let close = ledger.claims[other].time().and_then(|time| agreement(day, time)) == Some(Agreement::Disagrees);
        if close && ledger.claims[other].sentence != ledger.claims[first].sentence {
            let message = format!("{} here, {} elsewhere", ledger.text(here), ledger.text(there));
            let name = ledger.word(ledger.claims[other].tokens.start.saturating_sub(2));
            out.push(compared(rule, Verdict::Review, here, there, message, format!("the same name before it: {name}")));
        }
    }
}

/// The last words of the name right before a day, where it has three words or more.
fn name_before(reader: &Reader, claim: &Claim) -> Option<Vec<Key>> {
    let ledger = reader.ledger;
    let sentence = ledger.sentences[claim.sentence].tokens;
    let mut end = claim.tokens.start;
    while end > sentence.start && claim.tokens.start - end < 2 && matches!(ledger.word(end - 1), "," | "of" | "on" | "(") {
        end -= 1;
    }
    let within = |token: &usize| reader.is_name(*token) || matches!(ledger.word(*token), "of" | "the" | "and" | "on" | "for" | "’s" | "'s");
    let run = (sentence.start..end).rev().take_while(within);
    let name: Vec<Key> = run.filter(|token| reader.is_name(*token)).filter_map(|token| reader.key(token)).take(4).collect();
    (name.len() >= 3).then_some(name)
}

/// Something that happened on a day.
struct Event {
    subject: Subject,
    /// What happened, by its verb.
    verb: Key,
    /// Where the verb stands.
    verb_token: usize,
    /// The other words between the verb and the day.
    objects: Vec<Key>,
}

impl Event {
    /// The words by which another telling of the event is found.
    fn anchors(&self) -> impl Iterator<Item = Key> {
        self.subject.names.iter().chain(&self.subject.words).map(|anchor| anchor.key).filter(|key| *key != self.verb)
    }
}

/// What two days of one event make of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Agrees,
    Disagrees,
}

/// What clauses in the past put on one day, each by a verb that another one has too.
fn events(reader: &Reader) -> Vec<Event> {
    let ledger = reader.ledger;
    let days = ledger.claims.iter().enumerate().filter(|(_, claim)| claim.time().is_some_and(is_day));
    let told = days.filter_map(|(index, claim)| {
        // `on 13 and 15 May` is no single day.
        let several = matches!(ledger.word(claim.tokens.end), "and" | "or" | "-" | "–") && is_number(ledger, claim.tokens.end + 1);
        if reader.place(claim) == Place::Apart || several {
            return None;
        }
        let verb_token = verb(reader, claim, reader.clause(claim))?;
        Some((index, verb_token, reader.key(verb_token)?))
    });
    let told: Vec<(usize, usize, Key)> = told.collect();
    let mut times: FxHashMap<Key, usize> = FxHashMap::default();
    for (.., verb) in &told {
        *times.entry(*verb).or_default() += 1;
    }
    // What nothing else is told by the same verb of need not be read any further.
    let again = told.into_iter().filter(|(.., verb)| times.get(verb).is_some_and(|&times| times > 1));
    let event = |(index, verb_token, verb): (usize, usize, Key)| {
        let start = ledger.claims.get(index)?.tokens.start;
        let between = TokenSpan::new(verb_token + 1, start.max(verb_token + 1));
        let objects = between.range().filter(|&token| !reader.is_name(token)).filter_map(|token| reader.key(token)).collect();
        Some(Event { subject: reader.subject(index), verb, verb_token, objects })
    };
    again.filter_map(event).collect()
}

/// Whether a time is a single day of the calendar, given by month and day.
fn is_day(time: &Time) -> bool {
    time.kind == TimeKind::Date
        && time.stated.month.is_some()
        && time.stated.day.is_some()
        && time.modifier.is_none()
        && time.start.is_some()
}

/// The verb that a day belongs to: the last past tense before it, else the first one after it.
fn verb(reader: &Reader, claim: &Claim, clause: TokenSpan) -> Option<usize> {
    let ledger = reader.ledger;
    let past = |token: &usize| {
        let class = ledger.tokens[*token].class;
        // What is due to be held has not been.
        let due = || token.checked_sub(2).is_some_and(|to| ledger.lower(to) == "to" && ledger.lower(to + 1) == "be");
        !class.intersects(Class::AUXILIARY | Class::CAPITAL) && is_past(ledger.lower(*token)) && !due()
    };
    let before = TokenSpan::new(clause.start.max(claim.tokens.start.saturating_sub(REACH)), claim.tokens.start);
    let opens = claim.tokens.start <= clause.start + 2;
    let after = TokenSpan::new(claim.tokens.end, clause.end.min(claim.tokens.end + REACH));
    before.range().rev().find(past).or_else(|| if opens { after.range().find(past) } else { None })
}

/// Holds two tellings against each other; none where they are not of one event.
fn held(reader: &Reader, event: &Event, other: &Event) -> Option<(Agreement, Ground)> {
    let ledger = reader.ledger;
    let (one, another) = (&ledger.claims[event.subject.claim], &ledger.claims[other.subject.claim]);
    if one.sentence == another.sentence || is_moved(reader, event) || is_moved(reader, other) {
        return None;
    }
    if points_back(reader, event) || points_back(reader, other) || are_numbered_apart(reader, event, other) {
        return None;
    }
    let disjoint = !event.objects.is_empty() && !other.objects.is_empty() && !event.objects.iter().any(|key| other.objects.contains(key));
    if disjoint {
        return None;
    }
    // A name may be told in full or by another of its words.
    let is_named = |token: usize| ledger.tokens[token].is(Class::CAPITAL);
    let apart = |(one, another): (usize, usize)| reader.key(one) != reader.key(another) && !(is_named(one) && is_named(another));
    if head(reader, event).zip(head(reader, other)).is_some_and(apart) {
        return None;
    }
    let Sameness::Same(ground) = same(reader, &timeless(&event.subject), &timeless(&other.subject)) else { return None };
    let named = event.subject.names.iter().any(|name| other.subject.names.iter().any(|known| known.key == name.key));
    if !named || !ground.firm {
        return None;
    }
    let agreement = agreement(one.time()?, another.time()?)?;
    Some((agreement, ground))
}

/// Whether a token is a figure.
fn is_number(ledger: &Ledger, token: usize) -> bool {
    ledger.tokens.get(token).is_some_and(|token| token.is(Class::DIGITS))
}

/// The noun right before the verb, which tells what it happened to: the surveys of `a survey released on 5 May` and `surveys, which
/// were released on 5 May`.
fn head(reader: &Reader, event: &Event) -> Option<usize> {
    let ledger = reader.ledger;
    let skipped = |token: &usize| {
        let class = ledger.tokens[*token].class;
        class.intersects(Class::AUXILIARY | Class::PUNCTUATION) || matches!(ledger.lower(*token), "that" | "which")
    };
    let floor = event.verb_token.saturating_sub(5);
    let noun = (floor..event.verb_token).rev().find(|token| !skipped(token))?;
    let word = ledger.tokens[noun].class.intersects(Class::PREPOSITION | Class::DETERMINER | Class::PRONOUN | Class::CONJUNCTION);
    let other = ledger.lower(noun).ends_with("ly") || ledger.tokens[noun].class.intersects(Class::DIGITS);
    (!word && !other).then_some(noun)
}

/// Whether the clause is about something that was told before it: `this fault was mended on May 4`.
fn points_back(reader: &Reader, event: &Event) -> bool {
    let ledger = reader.ledger;
    let clause = reader.clause(&ledger.claims[event.subject.claim]);
    let end = event.verb_token.min(clause.start + 3);
    (clause.start..end).any(|token| matches!(ledger.lower(token), "this" | "these" | "that" | "those" | "such"))
}

/// Whether the clauses tell of things of one name with numbers of their own, or are headings of a log:
/// `draft 1 was withdrawn on May 4`, `draft 3 was withdrawn on June 9`.
fn are_numbered_apart(reader: &Reader, event: &Event, other: &Event) -> bool {
    let ledger = reader.ledger;
    let claim = |event: &Event| &ledger.claims[event.subject.claim];
    let heading = |event: &Event| {
        let block = ledger.sentences.get(claim(event).sentence).and_then(|sentence| ledger.document.blocks.get(sentence.block));
        block.is_some_and(|block| matches!(block.kind(), BlockKind::Heading(_)))
    };
    let numbers = |event: &Event| {
        let dated = |token: &usize| {
            let span = ledger.tokens.get(*token).map(claimlint_parser::Token::span);
            span.is_none_or(|span| {
                ledger
                    .claims_in(claim(event).sentence)
                    .any(|claim| ledger.claims[claim].time().is_some() && ledger.claims[claim].span.overlaps(span))
            })
        };
        let clause = reader.clause(claim(event));
        let digits = clause.range().filter(|&token| ledger.word(token).starts_with(|c: char| c.is_ascii_digit()) && !dated(&token));
        digits.map(|token| ledger.word(token)).collect::<Vec<_>>()
    };
    if heading(event) && heading(other) {
        return true;
    }
    let (one, another) = (numbers(event), numbers(other));
    !one.is_empty() && !another.is_empty() && one != another
}

/// An event without the other times of its sentence and the words that lead to it: its own day is what is compared.
fn timeless(subject: &Subject) -> Subject {
    Subject { times: Vec::new(), shift: None, ..subject.clone() }
}

/// Whether a clause says that the day was moved or that the event came again.
fn is_moved(reader: &Reader, event: &Event) -> bool {
    let claim = &reader.ledger.claims[event.subject.claim];
    let near = reader.beside(claim.tokens, reader.clause(claim), REACH);
    near.range().any(|token| MOVED.binary_search(&&*reader.ledger.word(token).to_lowercase()).is_ok())
}

/// Words that say that a day was moved or that an event came again.
const MOVED: &[&str] = &[
    "again",
    "amended",
    "anniversary",
    "delayed",
    "first",
    "initially",
    "last",
    "once",
    "original",
    "originally",
    "postponed",
    "previously",
    "reopened",
    "rescheduled",
    "revised",
    "second",
    "third",
    "updated",
];

/// Whether two days can be one; none where they lie too far apart to be meant as one.
fn agreement(one: &Time, other: &Time) -> Option<Agreement> {
    let years = (one.stated.year, other.stated.year);
    let parts = |time: &Time| (time.stated.month, time.stated.day);
    if parts(one) == parts(other) && (years.0 == years.1 || years.0.is_none() || years.1.is_none()) {
        return Some(Agreement::Agrees);
    }
    let day = |time: &Time| -> Option<Date> { time.start.map(|moment| moment.at.date()) };
    let apart = days_between(day(one)?, day(other)?)?.abs();
    (apart != 0 && apart <= NEAR).then_some(Agreement::Disagrees)
}

fn told(rule: &Rule, reader: &Reader, event: &Event, other: &Event, agreement: Agreement, ground: &Ground) -> Check {
    let ledger = reader.ledger;
    let (place, other_place) = (ledger.claims[event.subject.claim].span, ledger.claims[other.subject.claim].span);
    let (here, there) = (ledger.text(place), ledger.text(other_place));
    let verb = ledger.word(event.verb_token);
    match agreement {
        Agreement::Agrees => {
            compared(rule, Verdict::Holds, place, other_place, format!("{verb} {here} in both places"), reason(reader, ground))
        }
        Agreement::Disagrees => {
            let mut check = compared(
                rule,
                Verdict::Conflict,
                place,
                other_place,
                format!("{verb} {here} here, {there} elsewhere"),
                reason(reader, ground),
            );
            check.fixes.push(there.to_owned());
            check
        }
    }
}
