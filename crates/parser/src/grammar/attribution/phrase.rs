//! A place in a frame in, the noun phrase beside it out: the source of what is said.

use super::frame::Line;
use super::verbs::Form;
use crate::lexicon::Class;
use std::ops::Range;

/// The longest noun phrase that is read without a comma in it.
const LONGEST: usize = 25;
/// The longest source, appositions and relative clauses included.
pub(super) const LONGEST_APPOSED: usize = 60;

pub(super) const SUBJECT_PRONOUNS: &[&str] =
    &["anyone", "everybody", "everyone", "he", "i", "it", "nobody", "she", "somebody", "someone", "they", "we", "who", "you"];
/// Words before a noun phrase that belong to the sentence, not to the phrase.
const OPENERS: &[&str] = &[
    "actually",
    "afterward",
    "again",
    "also",
    "and",
    "as",
    "because",
    "besides",
    "but",
    "earlier",
    "even",
    "eventually",
    "finally",
    "first",
    "for",
    "furthermore",
    "hence",
    "however",
    "if",
    "indeed",
    "instead",
    "later",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "now",
    "once",
    "or",
    "perhaps",
    "rather",
    "second",
    "seldom",
    "since",
    "so",
    "sometimes",
    "soon",
    "still",
    "that",
    "there",
    "therefore",
    "thereupon",
    "then",
    "though",
    "although",
    "thus",
    "when",
    "where",
    "whereas",
    "whether",
    "while",
    "yet",
];

/// The subject whose verb group begins at `end`, not before `floor`.
pub(super) fn subject(line: &Line<'_, '_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if line.reads(last, "one") && !line.is(last.saturating_sub(1), Class::DETERMINER | Class::ROLE) {
        return None;
    }
    if line.any(last, SUBJECT_PRONOUNS) {
        return Some(last..end);
    }
    if line.any(last, &["himself", "herself", "themselves", "itself"]) {
        return subject(line, floor, last).map(|phrase| phrase.start..end);
    }
    if line.mark(last) == ',' || line.is_break(last) {
        return apposed(line, floor, last);
    }
    if line.is_quote(last) {
        return None;
    }
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        if matches!(line.mark(at), ')' | ']') {
            let open = (floor..at).rev().take(10).find(|&open| matches!(line.mark(open), '(' | '['));
            match open {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            }
        }
        if stops_left(line, floor, at, start) {
            break;
        }
        start = at;
    }
    trimmed(line, start..end)
}

/// Whether the phrase that begins at `start` cannot be extended over the item at `at`.
fn stops_left(line: &Line<'_, '_>, floor: usize, at: usize, start: usize) -> bool {
    if line.is_quote(at) {
        // A word in scare quotes can stand inside a name.
        return line.items.get(at).is_none_or(|item| item.tokens.len() > 6)
            || at == floor
            || line.verb(at - 1).is_some()
            || ends_in_comma(line, at);
    }
    if line.mark(at) == ',' {
        return !joins_names(line, floor, at, start);
    }
    if line.is(at, Class::CONJUNCTION) {
        let nouns = at > floor && line.is_word(at - 1) && !line.is(at - 1, Class::PRONOUN | Class::AUXILIARY);
        let alike = line.is(start, Class::CAPITAL | Class::POSSESSIVE | Class::DETERMINER) && line.is(at.saturating_sub(1), Class::CAPITAL)
            || line.word(at.saturating_sub(1)).ends_with('s') && line.word(start).ends_with('s');
        return !(line.any(at, &["and", "or", "&"]) && nouns && alike) || line.is(at.saturating_sub(1), Class::CUE_VERB);
    }
    if line.is(at, Class::SUBORDINATOR) {
        return !(line.any(at, &["who", "whose"]) && at > floor && line.is_word(at - 1));
    }
    if line.is_break(at) || line.is(at, Class::AUXILIARY | Class::SENTENCE_END) && !line.any(at, &["may", "might", "will", "can", "."]) {
        return true;
    }
    if line.mark(at) == '.' {
        return line.is_spaced(at);
    }
    if line.is(at, Class::PRONOUN) && !line.is(at, Class::POSSESSIVE) && !line.any(at, &["one", "us"]) {
        return true;
    }
    if matches!(line.mark(at), ':' | ';' | '(' | '[' | '/') {
        return true;
    }
    line.any(at, &["because", "despite", "than", "until", "after", "before", "since", "as"])
        || line.verb(at).is_some_and(|verb| {
            matches!(verb.form, Form::Past | Form::Present | Form::Base)
                && !verb.noun
                && !line.is(at.saturating_sub(1), Class::DETERMINER | Class::POSSESSIVE)
        })
}

/// Whether a comma stands inside a row of names: `Roe, Low and Kim`.
fn joins_names(line: &Line<'_, '_>, floor: usize, comma: usize, start: usize) -> bool {
    if line.any(start, &["jr", "sr", "inc", "ltd", "llc", "jr."]) {
        return true;
    }
    comma > floor
        && line.is(comma - 1, Class::CAPITAL)
        && line.is(start, Class::CAPITAL)
        && (start..start + 5).any(|near| line.any(near, &["and", "or"]))
}

/// Whether a quotation ends with a comma inside its marks.
pub(super) fn ends_in_comma(line: &Line<'_, '_>, at: usize) -> bool {
    let Some(item) = line.items.get(at) else { return false };
    matches!(line.draft.mark(item.tokens.end.saturating_sub(2)), ',')
}

/// The subject before a comma: `Ann Roe, the spokeswoman`, with what stands between the commas.
fn apposed(line: &Line<'_, '_>, floor: usize, comma: usize) -> Option<Range<usize>> {
    let mut left = comma;
    while left > floor && comma - left < LONGEST_APPOSED {
        let at = left - 1;
        if matches!(line.mark(at), ';' | ':') || line.is_quote(at) && (ends_in_comma(line, at) || line.verb(at.saturating_sub(1)).is_some())
        {
            break;
        }
        left = at;
    }
    let mut segments: Vec<Range<usize>> = Vec::new();
    let mut start = left;
    let mut depth = 0_usize;
    for at in left..=comma {
        match line.word(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && (line.mark(at) == ',' || at == comma || line.is_break(at)) {
            if start < at {
                segments.push(start..at);
            }
            start = at + 1;
        }
    }
    // ", and its leader, Ann Roe," begins a clause of its own.
    let fresh = segments.iter().rposition(|segment| line.any(segment.start, &["and", "but", "while", "yet"])).unwrap_or(0);
    let segments = segments.get(fresh..)?;
    let first = segments.iter().find(|segment| begins_subject(line, segment))?;
    let phrase = trimmed(line, first.start..first.end)?;
    (segments.len() > 1 && phrase.end < comma).then_some(phrase.start..comma)
}

/// Whether a stretch between commas can be the head of a subject.
fn begins_subject(line: &Line<'_, '_>, segment: &Range<usize>) -> bool {
    let at = segment.start;
    let adverbial = line.is(at, Class::PREPOSITION | Class::SUBORDINATOR)
        || line.is_time(at)
        || line.word(at).ends_with("ly") && !line.is(at, Class::CAPITAL)
        || line.word(at).ends_with("ing");
    let finite = segment.clone().any(|at| {
        line.is(at, Class::AUXILIARY | Class::PRONOUN) && !line.is(at, Class::POSSESSIVE)
            || line.verb(at).is_some_and(|verb| !verb.noun && verb.form == Form::Past)
    });
    !adverbial && !finite && trimmed(line, segment.clone()).is_some()
}

/// A phrase without the words before it that belong to the sentence; none where no noun is left.
fn trimmed(line: &Line<'_, '_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = phrase;
    while start < end {
        let opener = !line.is_word(start) && !line.is_quote(start)
            || line.any(start, OPENERS) && !(line.reads(start, "that") && end - start == 2)
            || line.is_time(start)
            || line.is(start, Class::PREPOSITION) && line.is_time(start + 1)
            || line.word(start).ends_with("ly")
                && line.word(start).len() > 5
                && start + 1 < end
                && !line.is(start + 1, Class::PREPOSITION)
                && line.is(start + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE);
        if !opener {
            break;
        }
        start += 1;
    }
    if line.is(start, Class::PREPOSITION) && start < end {
        // An adverbial without a comma: what follows its own noun cannot be told, except by a capital or determiner.
        let after =
            (start + 2..end).rev().find(|&at| line.is(at, Class::DETERMINER | Class::POSSESSIVE) && !line.is(at - 1, Class::PREPOSITION));
        let name = (start + 2..end).rev().take_while(|&at| line.is(at, Class::CAPITAL) || matches!(line.mark(at), '.' | '-')).last();
        start = after.or(name).filter(|&at| !line.is(at - 1, Class::PREPOSITION))?;
    }
    let noun = end.checked_sub(1).is_some_and(|last| {
        line.is_word(last) && !line.is(last, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SUBORDINATOR)
            || matches!(line.mark(last), ')' | '.' | '’' | '\'')
            || line.is_quote(last)
    });
    (start < end && noun).then_some(start..end)
}
