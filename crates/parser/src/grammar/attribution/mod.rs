//! Quotations, people and verbs of saying in, claims of the kind `attribution` out.
//!
//! There is no parser behind it: a frame is a sentence with its quotations as single items, the source is the noun
//! phrase beside the verb of saying, and the content runs from there to the end of its clause.

mod clause;
mod content;
mod cue;
mod frame;
mod object;
mod other;
mod phrase;
mod speaker;
mod verbs;
mod voice;

use crate::claim::{Attribution, Mode};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use frame::{Frame, Line};
use std::ops::Range;

pub(crate) use cue::{ADVERBS as CUE_ADVERBS, BE as CUE_BE, DO as CUE_DO, HAVE as CUE_HAVE, SHORTENED as CUE_SHORTENED};
pub(crate) use other::{NOUNS as CUE_NOUNS, WORDS as CUE_WORDS};
pub(crate) use verbs::forms as verb_forms;

/// The base form of a verb of saying, given one of its forms in lower case.
pub(crate) fn lemma(form: &str) -> Option<&'static str> {
    verbs::verb(form).map(|verb| verb.lemma)
}

/// An attribution as runs of the items of one frame.
#[derive(Clone, Debug)]
struct Said {
    source: Option<Range<usize>>,
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    vague: bool,
}

/// An attribution as runs of tokens.
#[derive(Clone, Debug)]
struct Found {
    source: Option<TokenSpan>,
    cue: Option<TokenSpan>,
    content: Vec<TokenSpan>,
    vague: bool,
    block: usize,
}

/// Reads the claims of this kind.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let frames = frame::frames(draft);
    let names = frame::names(draft);
    let mut found = Vec::new();
    for frame in &frames {
        let line = Line { draft, items: &frame.items, names: &names };
        let mut said = read_frame(&line);
        if frame.inside.is_some() {
            said.retain(|said| is_retold(&line, said));
        }
        if said.is_empty() {
            continue_quotation(&line, frame, &mut found);
        }
        found.extend(said.iter().map(|said| placed(&line, said, frame.block)));
    }
    speaker::write(draft, found);
}

/// Whether an attribution inside a quotation is one of another's words, not what the speaker thinks or asks for.
fn is_retold(line: &Line<'_, '_>, said: &Said) -> bool {
    let named = said.source.as_ref().is_some_and(|source| {
        line.is(source.start, Class::CAPITAL) && !line.is(source.start, Class::PRONOUN | Class::DETERMINER)
            || source.clone().count() > 1 && source.clone().any(|at| line.is(at, Class::CAPITAL))
    });
    let quoted = said.content.iter().all(|content| line.is_quote(content.start));
    let strong = said
        .cue
        .clone()
        .filter_map(|at| line.verb(at))
        .any(|verb| matches!(verb.lemma, "say" | "tell" | "write" | "report" | "announce" | "state" | "declare" | "argue" | "deny"));
    said.source.is_some() && (quoted || named && (strong || line.reads(said.cue.start, "according")))
}

/// The attributions of one frame.
fn read_frame(line: &Line<'_, '_>) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let mut floor = 0;
    for group in cue::groups(line) {
        if said.last().is_some_and(|last: &Said| last.cue.contains(&group.at)) {
            continue;
        }
        if let Some(one) = clause::active(line, &group, floor, &said).or_else(|| clause::passive(line, &group, floor)) {
            said.push(one);
        }
        // "the women who accused him said": the relative clause belongs to the subject of the next verb.
        let relative = group.start > 1 && line.any(group.start - 1, &["who"]) && line.is_word(group.start - 2);
        if !relative {
            floor = group.end;
        }
    }
    other::read(line, &mut said);
    said.sort_by_key(|one| one.cue.start);
    said
}

/// Adds a quotation that stands alone to the attribution before it in the same paragraph.
fn continue_quotation(line: &Line<'_, '_>, frame: &Frame, found: &mut [Found]) {
    let alone = (0..line.len()).all(|at| line.is_quote(at) || !line.is_word(at));
    if !alone || frame.inside.is_some() {
        return;
    }
    let quotes = (0..line.len()).filter(|&at| line.is_quote(at)).filter_map(|at| line.tokens(&(at..at + 1)));
    let in_marks = |one: &Found| {
        one.content.iter().any(|content| {
            line.draft.is(content.start, Class::QUOTE_OPEN) || line.draft.is(content.end.saturating_sub(1), Class::QUOTE_CLOSE)
        })
    };
    if let Some(last) = found.iter_mut().rev().take(3).find(|last| last.block == frame.block && in_marks(last)) {
        last.content.extend(quotes);
    }
}

fn placed(line: &Line<'_, '_>, said: &Said, block: usize) -> Found {
    Found {
        source: said.source.as_ref().and_then(|source| line.tokens(source)),
        cue: line.tokens(&said.cue),
        content: said.content.iter().filter_map(|content| line.tokens(content)).collect(),
        vague: said.vague,
        block,
    }
}

/// In whose words a content is told, from where quotation marks stand in it.
fn mode(draft: &Draft<'_>, content: &[TokenSpan], inner: impl Fn(&TokenSpan) -> bool) -> Mode {
    let quoted = |span: &TokenSpan| draft.is(span.start, Class::QUOTE_OPEN) && draft.is(span.end.saturating_sub(1), Class::QUOTE_CLOSE);
    if !content.is_empty() && content.iter().all(quoted) {
        return Mode::Direct;
    }
    if content.iter().any(inner) { Mode::Mixed } else { Mode::Indirect }
}

/// The claim that an attribution is.
fn attribution(draft: &Draft<'_>, found: &Found, mode: Mode, person: Option<usize>) -> Attribution {
    let span = |tokens: &TokenSpan| draft.span_of(*tokens);
    Attribution {
        source: found.source.iter().map(span).collect(),
        cue: found.cue.iter().map(span).collect(),
        content: found.content.iter().map(span).collect(),
        mode,
        person,
        vague: found.vague,
    }
}

#[cfg(test)]
mod tests;
