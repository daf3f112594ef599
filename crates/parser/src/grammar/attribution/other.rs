//! A frame in, the attributions without a verb of saying out: `according to`, nouns with a clause, colons, adverbs.

use super::content;
use super::cue::{Group, Voice};
use super::frame::Line;
use super::verbs::{Form, Verb};
use super::{Said, object, phrase, voice};
use crate::lexicon::Class;
use std::ops::Range;

/// Nouns that take what was said as a clause.
pub(crate) const NOUNS: &[&str] = &[
    "accusation",
    "accusations",
    "acknowledgment",
    "admission",
    "allegation",
    "allegations",
    "announcement",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "assessment",
    "assumption",
    "assurance",
    "assurances",
    "belief",
    "charge",
    "charges",
    "claim",
    "claims",
    "comment",
    "comments",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "conclusion",
    "confession",
    "contention",
    "conviction",
    "criticism",
    "declaration",
    "declarations",
    "denial",
    "doubt",
    "doubts",
    "estimate",
    "estimates",
    "expectation",
    "expectations",
    "fear",
    "fears",
    "feeling",
    "finding",
    "findings",
    "guess",
    "hint",
    "hints",
    "hope",
    "hopes",
    "idea",
    "impression",
    "insistence",
    "insinuation",
    "notion",
    "opinion",
    "perception",
    "pledge",
    "prediction",
    "predictions",
    "promise",
    "promises",
    "proposal",
    "remark",
    "remarks",
    "reminder",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "sense",
    "speculation",
    "statement",
    "statements",
    "suggestion",
    "suggestions",
    "suspicion",
    "suspicions",
    "theory",
    "thesis",
    "threat",
    "threats",
    "view",
    "vow",
    "vows",
    "warning",
    "warnings",
    "worries",
    "worry",
];
/// Adverbs that say that somebody said it, and the word before a source.
pub(crate) const WORDS: &[&str] = &["according", "allegedly", "purportedly", "reportedly", "supposedly"];

/// Appends what is attributed without a verb.
pub(super) fn read(line: &Line<'_, '_>, said: &mut Vec<Said>) {
    for at in 0..line.len() {
        // Code may read like a word.
        let word = line.is(at, Class::CUE_WORD | Class::OPAQUE);
        if !word && !line.is(at, Class::PUNCTUATION) {
            continue;
        }
        if word && line.any(at, WORDS) {
            if !line.reads(at, "according") {
                said.extend(hearsay(line, at));
            } else if line.reads(at + 1, "to") {
                said.extend(according(line, at));
            }
        } else if word
            && line.reads(at + 1, "that")
            && line.any(at, NOUNS)
            && line.is_word(at + 2)
            && !line.any(
                at + 2,
                &["i", "we", "you", "is", "are", "was", "were", "has", "have", "had", "can", "could", "may", "might", "will", "would"],
            )
        {
            said.extend(noun(line, at));
        } else if line.mark(at) == ':' && line.is_quote(at + 1) {
            said.extend(colon(line, at, said));
        }
    }
}

/// A stand-in for the verb group where a clause has none.
fn bare(at: usize) -> Group {
    let verb = Verb { lemma: "", form: Form::Base, frame: 0, particles: "", noun: false };
    Group { start: at, at, end: at, verb, particle: false, voice: Voice::Active, modal: false }
}

/// `according to X, …` and `…, according to X`.
fn according(line: &Line<'_, '_>, at: usize) -> Option<Said> {
    let mut source = object::noun_phrase(line, at + 2).filter(|source| voice::can_speak(line, source))?;
    if at == 0 && line.is_end(source.end) {
        // What seemed an apposition is the content: nothing else follows.
        source.end = source.clone().find(|&near| line.mark(near) == ',').unwrap_or(source.end);
    }
    let cue = at..at + 2;
    let vague = voice::is_vague(line, &source);
    let before = at.checked_sub(1).map(|mark| {
        let start = clause(line, mark);
        start..content::trim_end(line, start, at)
    });
    let mut parts: Vec<Range<usize>> =
        before.filter(|before| before.end > before.start + 2 || line.is_quote(before.start)).into_iter().collect();
    // At the head of the sentence the content begins behind the comma, though more of the source may stand before it.
    let reach = if at == 0 { 14 } else { 1 };
    let comma = (source.end..line.len().min(source.end + reach))
        .find(|&near| line.mark(near) == ',' || line.is_quote(near))
        .filter(|&near| line.mark(near) == ',');
    if let Some(comma) = comma {
        let start = comma + 1;
        let part = start..content::end(line, start, &bare(at));
        let other = !parts.is_empty()
            && (line.word(start).ends_with("ing") || line.is(start, Class::SUBORDINATOR | Class::CONJUNCTION | Class::PREPOSITION));
        if part.end > part.start && !other {
            parts.push(part);
        }
    }
    let question = line.mark(line.len().saturating_sub(1)) == '?';
    (!parts.is_empty() && !question).then_some(Said { source: Some(source), cue, content: parts, vague })
}

/// Where the clause that ends at `end` begins.
fn clause(line: &Line<'_, '_>, end: usize) -> usize {
    let mut start = (0..end).rev().find(|&at| matches!(line.mark(at), ';' | '(')).map_or(0, |at| at + 1);
    while start < end && (!line.is_word(start) && !line.is_quote(start) || line.any(start, &["and", "but", "so", "still"])) {
        start += 1;
    }
    start
}

/// `X's claim that …`, `the claim that …`.
fn noun(line: &Line<'_, '_>, at: usize) -> Option<Said> {
    let start = at + 1;
    let end = content::end(line, start, &bare(at));
    let mut first = at;
    while first > 0
        && line.is(first - 1, Class::LOWER)
        && !line.is(
            first - 1,
            Class::POSSESSIVE | Class::DETERMINER | Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION | Class::CUE_VERB,
        )
        && at - first < 3
    {
        first -= 1;
    }
    let before = first.checked_sub(1)?;
    let source = if line.any(before, &["'s", "’s", "'", "’"]) {
        phrase::subject(line, 0, before).map(|owner| owner.start..before + 1)
    } else if line.is(before, Class::POSSESSIVE) {
        Some(before..before + 1)
    } else if line.is(before, Class::DETERMINER) {
        None
    } else {
        return None;
    };
    (end > start + 2).then(|| Said { vague: false, source, cue: at..at + 1, content: std::iter::once(start..end).collect() })
}

/// `reportedly`: the clause around it, told by nobody.
fn hearsay(line: &Line<'_, '_>, at: usize) -> Option<Said> {
    let start = (0..at).rev().find(|&near| matches!(line.mark(near), ';' | ',') || line.is_quote(near)).map_or(0, |near| near + 1);
    let left = start..at;
    let right = at + 1..content::end(line, at + 1, &bare(at));
    let parts: Vec<_> = [left, right].into_iter().filter(|part| part.start < part.end).collect();
    (!parts.is_empty()).then_some(Said { source: None, cue: at..at + 1, content: parts, vague: true })
}

/// `Roe: "…"`.
fn colon(line: &Line<'_, '_>, at: usize, said: &[Said]) -> Option<Said> {
    let taken = said.iter().any(|one| one.content.iter().any(|content| content.contains(&(at + 1))));
    let name = at > 0 && at < 8 && (0..at).all(|near| line.is(near, Class::CAPITAL) || matches!(line.mark(near), '.' | '-'));
    (!taken && name).then_some(Said {
        source: Some(0..at),
        cue: at..at + 1,
        content: std::iter::once(at + 1..at + 2).collect(),
        vague: false,
    })
}
