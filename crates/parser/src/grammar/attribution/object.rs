//! A place in a frame in, the noun phrase or the phrase of occasion that begins there out.

use super::frame::Line;
use super::phrase::{LONGEST_APPOSED, SUBJECT_PRONOUNS};
use super::verbs::Form;
use super::voice::VOICES;
use crate::lexicon::Class;
use std::ops::Range;
/// Nouns for the occasion on which something is said.
const OCCASIONS: &[&str] = &[
    "address",
    "appearance",
    "article",
    "blog",
    "briefing",
    "broadcast",
    "call",
    "column",
    "conference",
    "debate",
    "editorial",
    "email",
    "emails",
    "essay",
    "event",
    "filing",
    "forum",
    "hearing",
    "interview",
    "interviews",
    "letter",
    "meeting",
    "memo",
    "message",
    "monologue",
    "note",
    "op-ed",
    "order",
    "post",
    "posting",
    "rally",
    "release",
    "remarks",
    "report",
    "response",
    "ruling",
    "segment",
    "session",
    "show",
    "speech",
    "stop",
    "statement",
    "statements",
    "story",
    "study",
    "summit",
    "testimony",
    "text",
    "texts",
    "transcript",
    "tweet",
    "tweets",
    "video",
];

/// The noun phrase that begins at `start`, with its apposition where what follows shows one.
pub(super) fn noun_phrase(line: &Line<'_, '_>, start: usize) -> Option<Range<usize>> {
    if line.any(start, SUBJECT_PRONOUNS) || line.any(start, &["him", "her", "them", "us", "me"]) && !line.is(start + 1, Class::LOWER) {
        return Some(start..start + 1);
    }
    let head = line.is_word(start)
        && !line.is(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::AUXILIARY | Class::CONJUNCTION | Class::NEGATION)
        && !line.is_time(start);
    let that = line.any(start, &["that", "whose", "which"]);
    if !head || that {
        return None;
    }
    let mut at = start;
    while at < line.len() && at - start < LONGEST_APPOSED {
        if line.mark(at) == '(' {
            match (at..line.len()).take(10).find(|&close| line.mark(close) == ')') {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None => break,
            }
        }
        if line.mark(at) == ',' {
            match apposition(line, at + 1) {
                Some(end) => {
                    at = end;
                    continue;
                }
                None => break,
            }
        }
        if at > start && stops_right(line, at) {
            break;
        }
        at += 1;
    }
    let mut end = at;
    while end > start
        && (!line.is_word(end - 1) && !matches!(line.mark(end - 1), ')' | '.' | '’' | '\'')
            || line.is(end - 1, Class::PREPOSITION | Class::CONJUNCTION))
    {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Whether a noun phrase cannot go on at this item.
fn stops_right(line: &Line<'_, '_>, at: usize) -> bool {
    if line.is_quote(at)
        || line.is_time(at)
        || line.is(at, Class::AUXILIARY) && !line.any(at, &["may", "will"])
        || line.is(at, Class::PRONOUN) && !line.is(at, Class::POSSESSIVE) && !line.reads(at, "one")
    {
        return true;
    }
    if line.mark(at) == '.' {
        return !(line.draft.is(line.items.get(at - 1).map_or(0, |item| item.tokens.start), Class::ABBREVIATION)
            || line.word(at - 1).chars().count() == 1)
            || at + 1 == line.len();
    }
    if !line.is_word(at) {
        return !matches!(line.mark(at), '-' | '’' | '\'' | '&' | '/');
    }
    if line.is(at, Class::SUBORDINATOR) {
        return true;
    }
    if line.is(at, Class::CONJUNCTION) {
        return !(line.any(at, &["and", "or", "&"])
            && (line.is(at + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE) || line.is(at.saturating_sub(1), Class::CAPITAL)));
    }
    if line.is(at, Class::PREPOSITION) {
        let by = line.reads(at, "by") && VOICES.binary_search(&line.word(at.saturating_sub(1))).is_ok();
        let inner = by || line.any(at, &["of", "for", "from", "with", "at", "in", "on"]);
        return !inner
            || occasion(line, at).is_some()
            || !line.any(at, &["of", "for", "from"]) && !line.is(at + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE)
            || line.is_time(at + 1);
    }
    line.verb(at).is_some_and(|verb| matches!(verb.form, Form::Gerund | Form::Past) && !verb.noun)
}

/// The end of the apposition that begins after a comma, where its other end can be seen.
fn apposition(line: &Line<'_, '_>, start: usize) -> Option<usize> {
    let opens = line.is(start, Class::DETERMINER | Class::ROLE) && !line.any(start, &["that", "which"])
        || line.any(
            start,
            &[
                "who",
                "whose",
                "of",
                "jr",
                "sr",
                "author",
                "chairman",
                "chief",
                "co-author",
                "director",
                "editor",
                "executive",
                "founder",
                "head",
                "leader",
                "managing",
                "professor",
                "president",
                "senior",
                "spokesman",
                "spokeswoman",
                "vice",
            ],
        )
        || line.is(start, Class::DIGITS)
        || line.is(start, Class::CAPITAL | Class::POSSESSIVE) && line.word(start).len() > 1;
    if !opens || line.is_time(start) || line.is(start, Class::PRONOUN) && !line.any(start, &["who"]) {
        return None;
    }
    let mut clause = false;
    for at in start..line.len().min(start + 40) {
        clause |= line.any(at, &["who", "whose", "which", "that"]);
        if line.is_quote(at) {
            return None;
        }
        if line.mark(at) == ',' {
            return Some(at);
        }
        if at + 1 >= line.len() || line.is_end(at) {
            return Some(at);
        }
        if !clause && line.is(at, Class::AUXILIARY)
            || line.any(at, &["adding", "but", "while", "because", "although"])
            || line.is_break(at)
            || matches!(line.mark(at), ';' | ':')
        {
            return None;
        }
    }
    None
}

/// The end of a phrase that names the occasion: `in a statement`, `at a rally in Ohio`, `on Tuesday`.
pub(super) fn occasion(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    if !line.is(at, Class::PREPOSITION) && !line.is_time(at) {
        return None;
    }
    if line.is_time(at) {
        return Some(at + 1);
    }
    if line.is_time(at + 1) {
        return Some((at + 1..line.len()).take_while(|&time| line.is_time(time)).last().map_or(at + 2, |last| last + 1));
    }
    (at + 1..line.len())
        .take(6)
        .take_while(|&near| line.is_word(near) || line.mark(near) == '-')
        .find(|&near| line.any(near, OCCASIONS))
        .map(|noun| noun + 1)
}
