//! A verb group in, the place of what was said out.

use super::cue::{Group, Voice, is_adverb};
use super::frame::Line;
use super::object as phrases;
use super::verbs::{CLAUSE, Form, INFINITIVE, OBJECT, QUOTE, RECIPIENT};
use crate::lexicon::Class;
use std::ops::Range;

/// How far the content may stand from its verb.
const REACH: usize = 16;

/// What follows a verb of saying.
#[derive(Clone, Debug)]
pub(super) enum After {
    /// A clause or a quotation.
    Content(Range<usize>),
    /// A noun phrase.
    Object(Range<usize>),
    /// Nothing that was said: it stands before the verb, or nowhere. The index is where the sentence goes on.
    Nothing(usize),
}

/// Reads what follows a verb group.
pub(super) fn after(line: &Line<'_, '_>, group: &Group) -> After {
    let frame = group.verb.frame;
    let mut at = group.end;
    if group.particle {
        if line.any(group.end - 1, &["out"])
            && let Some(start) = clause_start(line, at)
        {
            return After::Content(start..end(line, start, group));
        }
        return object(line, at, group).map_or(After::Nothing(at), After::Object);
    }
    while is_adverb(line, at) || line.is_time(at) || line.any(at, &["again", "also", "back", "here", "there", "then"]) {
        at += 1;
    }
    if line.any(at, &["so", "it", "nothing", "something", "much", "more", "yes", "no"])
        && (line.is_stop(at + 1) || line.mark(at + 1) == ',')
    {
        return After::Nothing(at + 1);
    }
    if let Some(start) = opening(line, at, group) {
        return After::Content(start..end(line, start, group));
    }
    // The hearer and the occasion can stand between the verb and its content.
    let hearer = if frame & RECIPIENT != 0 && !line.is(at, Class::PREPOSITION) || line.any(at, &["to", "of"]) && frame & QUOTE != 0 {
        let from = at + usize::from(line.any(at, &["to", "of"]));
        Some(from)
            .filter(|&from| {
                from == at
                    || line.is(from, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN)
                    || line.reads(from, "reporters")
            })
            .and_then(|from| hearer(line, from))
    } else {
        None
    };
    let mut place = hearer.unwrap_or(at);
    if hearer.is_some()
        && let Some(start) = clause_start(line, place).or_else(|| infinitive(line, place).filter(|_| frame & (RECIPIENT | INFINITIVE) != 0))
    {
        return After::Content(start..end(line, start, group));
    }
    for _ in 0..3 {
        match phrases::occasion(line, place) {
            Some(next) if next - group.at < REACH => place = next,
            _ => break,
        }
    }
    if place > at
        && let Some(start) = opening(line, place, group)
    {
        return After::Content(start..end(line, start, group));
    }
    // A `that`, or a quotation after a comma or colon, within reach.
    for near in at..line.len().min(group.at + REACH) {
        if line.reads(near, "that")
            && near > at
            && line.is_word(near - 1)
            && frame & CLAUSE != 0
            && !line.is(near - 1, Class::PREPOSITION)
            && (frame & OBJECT == 0 || place > at)
            && line.is(at, Class::PREPOSITION | Class::CAPITAL | Class::DETERMINER | Class::LOWER)
        {
            return After::Content(near..end(line, near, group));
        }
        if line.is_quote(near) && matches!(line.mark(near.saturating_sub(1)), ',' | ':') && frame & QUOTE != 0 {
            return After::Content(near..end(line, near, group));
        }
        if line.is_stop(near) && line.mark(near) != ':'
            || line.mark(near) == ',' && !line.is_quote(near + 1)
            || line.is_break(near)
            || line.is_quote(near)
        {
            break;
        }
    }
    if frame & OBJECT != 0
        && hearer.is_none()
        && group.voice != Voice::Passive
        && let Some(content) = object(line, at, group)
    {
        return if line.is_quote(content.start) || line.is(content.start, Class::SUBORDINATOR) {
            After::Content(content)
        } else {
            After::Object(content)
        };
    }
    After::Nothing(place)
}

/// Where the content begins, if it begins at `at`.
fn opening(line: &Line<'_, '_>, at: usize, group: &Group) -> Option<usize> {
    let frame = group.verb.frame;
    if line.is_quote(at) && frame & (QUOTE | CLAUSE | OBJECT) != 0 {
        return Some(at);
    }
    if matches!(line.mark(at), ',' | ':') && line.is_quote(at + 1) && frame & (QUOTE | CLAUSE) != 0 {
        return Some(at + 1);
    }
    if line.mark(at) == ':' && frame & QUOTE != 0 && at + 2 < line.len() {
        return Some(at + 1);
    }
    if frame & INFINITIVE != 0
        && let Some(start) = infinitive(line, at)
    {
        return Some(start);
    }
    if frame & CLAUSE == 0 {
        return None;
    }
    if frame & RECIPIENT != 0 && !line.any(at, &["that", "if", "whether", "how", "what", "why", "when", "where", "who"]) {
        return None;
    }
    clause_start(line, at)
        .or_else(|| (frame & OBJECT == 0).then(|| bare_clause(line, at, group.verb.lemma, group.verb.form)).flatten())
        .or_else(|| {
            (frame & OBJECT != 0
                && line.is(at, Class::PRONOUN)
                && !line.any(at, &["him", "them", "me", "us", "himself", "herself", "themselves", "itself", "one"])
                && line.is_word(at + 1))
            .then_some(at)
        })
}

/// A clause with its conjunction.
fn clause_start(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let clause = line.any(at, &["that", "whether", "how", "why", "what"]) || line.reads(at, "if") && line.is_word(at + 1);
    if line.mark(at) == ',' && line.reads(at + 1, "that") {
        return Some(at + 1);
    }
    // "said that": the pronoun alone is no clause.
    (clause && !(line.is_stop(at + 1) || line.mark(at + 1) == ',')).then_some(at)
}

/// Verbs that take objects as readily as clauses.
const PLAIN: &[&str] = &[
    "add",
    "calculate",
    "certify",
    "continue",
    "counter",
    "determine",
    "discover",
    "feel",
    "find",
    "imagine",
    "know",
    "learn",
    "maintain",
    "observe",
    "posit",
    "understand",
    "think",
    "write",
];

/// A clause without a conjunction: it begins with its subject.
fn bare_clause(line: &Line<'_, '_>, at: usize, lemma: &str, form: Form) -> Option<usize> {
    let word = line.is_word(at)
        && !line.is(at, Class::AUXILIARY | Class::CONJUNCTION)
        && !line.any(
            at,
            &[
                "him",
                "them",
                "me",
                "us",
                "himself",
                "herself",
                "themselves",
                "to",
                "of",
                "by",
                "as",
                "so",
                "who",
                "when",
                "while",
                "because",
                "where",
                "than",
                "which",
                "since",
                "until",
                "about",
                "like",
                "without",
                "for",
                "with",
                "into",
                "over",
            ],
        );
    let subject = word
        && (!line.is(at, Class::PREPOSITION)
            || !line.any(at, &["at", "in", "on", "during", "after", "before", "from", "through", "via"])
            || (at..line.len().min(at + 14)).any(|near| {
                line.mark(near) == ',' && line.is(near + 1, Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE | Class::CAPITAL)
            }));
    // Some of these verbs have objects too: then a clause must show a verb of its own.
    let shown = !PLAIN.contains(&lemma) && (form != Form::Gerund || lemma == "say")
        || line.is(at, Class::PRONOUN)
        || (at + 1..line.len().min(at + 12)).take_while(|&near| line.mark(near) != ',').any(|near| line.is(near, Class::AUXILIARY));
    if !shown {
        return None;
    }
    let rest = (at + 1..line.len().min(at + 3)).filter(|&near| line.is_word(near) || line.is_quote(near)).count();
    (subject && rest >= 2).then_some(at)
}

/// An infinitive: `to`, a word that is no determiner, and something after it.
fn infinitive(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let at = if line.reads(at, "not") { at + 1 } else { at };
    (line.reads(at, "to")
        && (line.is(at + 1, Class::LOWER) || line.is_quote(at + 1))
        && !line.is(at + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN))
    .then_some(at)
}

/// The end of the phrase for the person told.
fn hearer(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    if line.any(at, &["him", "her", "me", "us", "them", "you", "everyone", "reporters", "himself", "herself"]) {
        return Some(at + 1);
    }
    if !line.is_word(at)
        || line.is(at, Class::PREPOSITION | Class::SUBORDINATOR | Class::AUXILIARY | Class::CONJUNCTION)
        || line.is_time(at)
    {
        return None;
    }
    (at..line.len().min(at + REACH))
        .find(|&near| {
            near > at
                && (!line.is_word(near) && !matches!(line.mark(near), '.' | '-' | '&' | '’' | '\'')
                    || line.is_stop(near) && line.mark(near) != '.'
                    || line.any(
                        near,
                        &[
                            "that", "to", "not", "in", "on", "at", "during", "if", "whether", "how", "why", "about", "after", "before",
                            "he", "she", "they", "it", "as",
                        ],
                    )
                    || line.is_time(near))
        })
        .filter(|&near| !(line.mark(near) == '.' && near + 1 < line.len()))
}

/// A noun phrase that says what was said.
fn object(line: &Line<'_, '_>, at: usize, group: &Group) -> Option<Range<usize>> {
    let begins = line.is_quote(at)
        || line.is_word(at)
            && !line.is(at, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SUBORDINATOR)
            && !line.is_time(at)
        || line.any(at, &["that", "what", "how", "whether"]);
    // "a feature called Roe": a name alone is no judgement.
    let bare_name = group.verb.lemma == "call"
        && !group.particle
        && (at..line.len())
            .take_while(|&near| {
                line.is(near, Class::CAPITAL | Class::POSSESSIVE)
                    || line.is_quote(near)
                    || line.is_break(near)
                    || line.is(near, Class::DIGITS)
            })
            .last()
            .is_some_and(|last| {
                line.is_stop(last + 1)
                    || line.mark(last + 1) == ','
                    || !line.is_word(last + 1)
                    || line.is(last + 1, Class::CONJUNCTION | Class::SUBORDINATOR | Class::PREPOSITION)
            });
    if bare_name {
        return None;
    }
    let clear = !group.verb.noun
        || group.start < group.at
        || line.is(at, Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN | Class::CAPITAL)
        || line.is_quote(at)
        || group.particle;
    if !begins || !clear {
        return None;
    }
    let limit = end(line, at, group);
    let close = (at + 1..limit)
        .find(|&near| {
            line.mark(near) == ',' && !in_list(line, near)
                || line.any(near, &["after", "when", "while", "because", "although", "though", "before", "but", "where"])
                || line.is_break(near)
        })
        .unwrap_or(limit);
    let close = trim_end(line, at, close);
    (at < close).then_some(at..close)
}

/// Whether a comma stands in a row of items that ends with a conjunction soon.
fn in_list(line: &Line<'_, '_>, comma: usize) -> bool {
    (comma + 1..line.len().min(comma + 8))
        .take_while(|&near| !line.is_stop(near))
        .any(|near| line.any(near, &["and", "or"]) && (near > comma + 1 || line.mark(comma) == ','))
        && !line.any(comma + 1, &["and", "but", "who", "which", "saying"])
}

/// The end of a clause that begins at `start` as the content of a verb group.
pub(super) fn end(line: &Line<'_, '_>, start: usize, group: &Group) -> usize {
    let relative = group.start > 0 && line.any(group.start - 1, &["who", "which"]) && group.start > 1 && line.mark(group.start - 2) == ',';
    let dashed = (0..group.start).rev().take(12).find(|&at| line.is_break(at)).is_some();
    let mut depth = 0_usize;
    let mut at = start;
    while at < line.len() {
        let word = line.word(at);
        match word {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        if at > start && depth == 0 {
            if word == ";"
                || word == "," && (relative || parts_clause(line, at))
                || line.is_break(at) && (dashed || line.any(at + 1, &["but", "though", "although"]))
            {
                break;
            }
            // A reason after the clause is the writer's as often as the speaker's.
            if line.reads(at, "as")
                && line.is(at + 1, Class::DETERMINER)
                && at > start + 4
                && line.is(at - 1, Class::LOWER)
                && !line.any(
                    at - 1,
                    &["as", "well", "such", "same", "known", "seen", "regarded", "described", "viewed", "act", "serve", "work"],
                )
                && (start..at).any(|near| line.is(near, Class::AUXILIARY))
                && line.verb(at - 1).is_none()
                && reason(line, at)
            {
                break;
            }
            if line.any(at, &["and", "but"]) && joins_cue(line, at)
                || line.mark(at) == ':' && line.is_quote(at + 1) && line.verb(at.saturating_sub(1)).is_some()
            {
                break;
            }
            // A quotation that the verb brings in is the whole content, unless the sentence goes on with it.
            if line.is_quote(at - 1)
                && at - 1 == start
                && (word == "," || line.any(at, &["and", "but", "when", "as", "in", "after", "before", "during", "while", "at"]))
            {
                break;
            }
        }
        at += 1;
    }
    trim_end(line, start, at)
}

/// Whether a clause, not only a noun phrase, follows `as`: it is long and shows a verb in the present or past.
fn reason(line: &Line<'_, '_>, at: usize) -> bool {
    let rest = (at + 1..line.len()).take_while(|&near| line.is_word(near)).count();
    rest > 8
}

/// Whether what follows a comma is no part of the content before it.
fn parts_clause(line: &Line<'_, '_>, comma: usize) -> bool {
    let next = comma + 1;
    if line.reads(next, "according") {
        return true;
    }
    let next = if is_adverb(line, next) { next + 1 } else { next };
    if line.verb(next).is_some_and(|verb| verb.form == Form::Gerund && verb.frame & (CLAUSE | OBJECT) != 0) {
        return true;
    }
    if line.any(next, &["and", "but", "while", "though", "although"]) {
        return joins_cue(line, next);
    }
    // "…, Roe said." after the content of another verb.
    false
}

/// Whether a conjunction is followed by another verb of saying, with or without a subject of its own.
fn joins_cue(line: &Line<'_, '_>, conjunction: usize) -> bool {
    for at in conjunction + 1..line.len().min(conjunction + 9) {
        if let Some(verb) = line.verb(at) {
            let strong = matches!(verb.form, Form::Past | Form::Present) && !verb.noun && verb.frame & (QUOTE | CLAUSE) != 0;
            let direct =
                (conjunction + 1..at).all(|near| is_adverb(line, near) || line.any(near, &["also", "then", "later", "has", "have", "had"]));
            let brings =
                line.any(at + 1, &["that", "whether"]) || line.is_quote(at + 1) || line.mark(at + 1) == ':' || line.is_quote(at + 2);
            return strong && (direct || brings || line.mark(conjunction.saturating_sub(1)) == ',' && verb.lemma == "say");
        }
        if !line.is_word(at) {
            return false;
        }
    }
    false
}

/// The end without closing punctuation.
pub(super) fn trim_end(line: &Line<'_, '_>, start: usize, end: usize) -> usize {
    let mut end = end.min(line.len());
    while end > start && !line.is_quote(end - 1) && !line.is_word(end - 1) && !matches!(line.mark(end - 1), ')' | '%' | ']' | '$') {
        end -= 1;
    }
    end
}
