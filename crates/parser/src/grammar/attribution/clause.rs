//! A verb group in, the attribution that it makes with its subject and its content out.

use super::content::{self, After};
use super::cue::{Group, Voice};
use super::frame::Line;
use super::verbs::{CLAUSE, Form, INFINITIVE, QUOTE};
use super::{Said, object, phrase, voice};
use crate::lexicon::Class;
use std::ops::Range;

/// An attribution by a verb in the active voice.
pub(super) fn active(line: &Line<'_, '_>, group: &Group, floor: usize, earlier: &[Said]) -> Option<Said> {
    if group.voice == Voice::Passive {
        return None;
    }
    let frame = group.verb.frame;
    let cue = group.start..group.end;
    if group.voice == Voice::Participle {
        return participle(line, group, earlier);
    }
    if let Some(said) = inverted(line, group, earlier) {
        return Some(said);
    }
    let source = subject_of(line, group, floor)?;
    // `The more they know about this, the better`
    if source.len() == 2 && line.reads(source.start, "the") && line.any(source.start + 1, &["better", "fewer", "less", "more"]) {
        return None;
    }
    let before = before(line, &source, floor, earlier);
    let told = before.as_ref().is_some_and(|before| line.is_quote(before.end - 1) && before.end == source.start) && frame & QUOTE != 0;
    let after = match content::after(line, group) {
        // After a quotation only another one can follow: "…," she said waving a flag.
        After::Content(content) | After::Object(content) if told && !line.is_quote(content.start) && !line.reads(content.start, "that") => {
            After::Nothing(group.end)
        }
        after => after,
    };
    let vague = voice::is_vague(line, &source);
    let quoted = matches!(&after, After::Content(content) if line.is_quote(content.start)) || told;
    // Who reads aloud is not told from who reads; a text that reads so is.
    if group.verb.lemma == "read" && (line.is(source.start, Class::PRONOUN) || line.is_name(source.start)) {
        return None;
    }
    if source.len() == 1 && line.any(source.start, &["you"]) || !quoted && !is_assertion(line, group, &source, &after) {
        return None;
    }
    if line.any(source.start, &["it"]) && source.len() == 1 && !line.is_quote(group.end) && !line.reads(group.end, "that") {
        return None;
    }
    match after {
        After::Content(content) | After::Object(content) => {
            // "A," said Roe: the words after belong to it too.
            let mut parts = Vec::new();
            if let Some(before) = before.filter(|before| {
                line.is_quote(before.start) && line.is_quote(before.end - 1) && frame & QUOTE != 0 && line.is_quote(content.start)
            }) {
                parts.push(before);
            }
            parts.push(content);
            Some(Said { source: Some(source), cue, content: parts, vague })
        }
        After::Nothing(rest) => {
            let before = before.filter(|_| frame & (QUOTE | CLAUSE) != 0 && (frame & INFINITIVE == 0 || frame & QUOTE != 0))?;
            let mut parts = vec![before];
            let direct = parts.iter().any(|part| line.is_quote(part.end - 1));
            parts.extend(resumed(line, rest).filter(|rest| !direct || line.is_quote(rest.start)));
            Some(Said { source: Some(source), cue, content: parts, vague })
        }
    }
}

/// Whether a verb without a quotation tells what somebody said: not a question, not what may be said, not what the
/// writer or the reader thinks.
fn is_assertion(line: &Line<'_, '_>, group: &Group, source: &Range<usize>, after: &After) -> bool {
    let single = |words: &[&str]| source.len() == 1 && line.any(source.start, words);
    let question = (0..line.len()).rev().take(2).any(|at| line.mark(at) == '?');
    if group.modal || question || single(&["you"]) || single(&["i", "we"]) && group.verb.is_mental() {
        return false;
    }
    match after {
        After::Object(_) => {
            voice::can_speak(line, source)
                && !(group.verb.is_mental() && group.verb.lemma != "call" && single(&["he", "she", "they", "i", "we"]))
        }
        After::Content(content) => {
            line.reads(content.start, "that") || group.verb.lemma == "say" || voice::can_speak(line, source) || single(&["who"])
        }
        After::Nothing(_) => true,
    }
}

/// The subject of a verb; where a participle stands between the two, what stands before that.
fn subject_of(line: &Line<'_, '_>, group: &Group, floor: usize) -> Option<Range<usize>> {
    let near = phrase::subject(line, floor, group.start);
    let open = floor > 0 && near.as_ref().is_none_or(|near| near.start == floor);
    if open
        && let Some(comma) = (0..floor).rev().take(6).find(|&at| line.mark(at) == ',')
        && (comma + 1..floor).any(|at| line.verb(at).is_some_and(|verb| verb.form == Form::Gerund))
        && let Some(far) = phrase::subject(line, 0, comma + 1).or_else(|| phrase::subject(line, 0, comma))
    {
        return Some(far);
    }
    near
}

/// What was said before the subject, back to the beginning of the clause.
fn before(line: &Line<'_, '_>, source: &Range<usize>, floor: usize, earlier: &[Said]) -> Option<Range<usize>> {
    let mark = source.start.checked_sub(1)?;
    let parted = line.mark(mark) == ',' || line.is_quote(mark) || line.is_break(mark) || matches!(line.word(mark), "?" | "!" | "…" | "...");
    let start = clause_begin(line, floor, mark, earlier);
    let end = content::trim_end(line, start, if line.is_quote(mark) { mark + 1 } else { mark });
    let long = (start..end).any(|at| line.is_quote(at))
        || end.saturating_sub(start) > 4
        || end.saturating_sub(start) > 2 && (start..end).any(|at| line.is(at, Class::AUXILIARY));
    let adverbial = !(start..end).any(|at| line.is_quote(at))
        && (line.is(start, Class::PREPOSITION | Class::SUBORDINATOR)
            || line.is_time(start)
            || line.word(start).ends_with("ing")
            || line.word(start).ends_with("ed"))
        && !(start..end).any(|at| line.mark(at) == ',');
    (parted && long && !adverbial && start < end).then_some(start..end)
}

/// Where a clause that ends at `end` begins.
fn clause_begin(line: &Line<'_, '_>, floor: usize, end: usize, earlier: &[Said]) -> usize {
    let mut start = floor;
    if let Some(last) = earlier.last() {
        // What an earlier verb brings in can itself be told by this one, as a whole.
        // "A thinks that B, C said": all of it was said by C.
        let nested = last.content.first().is_some_and(|content| content.start > last.cue.start)
            && last.source.as_ref().is_some_and(|source| source.start < last.cue.start);
        start = if nested
            && last.content.iter().all(|content| content.end <= end)
            && !last.content.iter().any(|content| line.is_quote(content.start))
        {
            0
        } else {
            start
        };
    } else {
        start = 0;
    }
    for at in (start..end).rev() {
        if line.mark(at) == ';' {
            start = at + 1;
            break;
        }
    }
    while start < end
        && (!line.is_word(start) && !line.is_quote(start) && !matches!(line.mark(start), '(' | '$')
            || line.any(start, &["and", "but", "so", "still"]) && !line.is(start + 1, Class::AUXILIARY))
    {
        start += 1;
    }
    start
}

/// What goes on after "he said," in the same sentence.
fn resumed(line: &Line<'_, '_>, at: usize) -> Option<Range<usize>> {
    let mut at = at;
    for _ in 0..3 {
        match object::occasion(line, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    let comma = (at..line.len().min(at + 24)).find(|&near| {
        line.mark(near) == ',' && line.is_quote(near + 1)
            || line.is_quote(near)
            || line.is_stop(near)
            || near == at && line.mark(near) == ','
    })?;
    let start = if line.is_quote(comma) { comma } else { comma + 1 };
    if line.is_quote(start) {
        let end = if line.is_quote(start + 2) && line.mark(start + 1) == '.' { start + 3 } else { start + 1 };
        return Some(start..end);
    }
    if line.mark(comma) != ',' {
        return None;
    }
    let other = line.verb(start).is_some_and(|verb| verb.form == Form::Gerund)
        || line.word(start).ends_with("ing")
        || line.is(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION)
        || line.any(start, &["according", "then"])
        || line.is_time(start);
    let end = content::trim_end(line, start, (start..line.len()).find(|&near| line.mark(near) == ';').unwrap_or(line.len()));
    (!other && end > start + 2).then_some(start..end)
}

/// An attribution whose subject follows the verb: `…, said Roe`.
fn inverted(line: &Line<'_, '_>, group: &Group, earlier: &[Said]) -> Option<Said> {
    let bare = group.start == group.at || line.any(group.start, &["also"]);
    let finite = matches!(group.verb.form, Form::Past | Form::Present);
    let mark = group.start.checked_sub(1)?;
    if !bare || !finite || group.verb.frame & QUOTE == 0 || group.particle || group.verb.lemma == "tell" {
        return None;
    }
    let after_quote = line.is_quote(mark) || line.mark(mark) == ',' && mark > 0 && line.is_quote(mark - 1);
    if !(after_quote || line.mark(mark) == ',') {
        return None;
    }
    let source = object::noun_phrase(line, group.end)?;
    // `Roe, the mayor, says the deal will help`: what follows is a clause that says what Roe does.
    let relative = |at: usize| (source.start..at).any(|before| line.any(before, &["who", "which", "that", "whose"]));
    if !after_quote && source.clone().any(|at| line.is(at, Class::AUXILIARY) && !relative(at)) {
        return None;
    }
    let closes = source.end >= line.len()
        || line.is_end(source.end)
        || line.mark(source.end) == ','
        || line.is_quote(source.end)
        || line.is_stop(source.end)
        || object::occasion(line, source.end).is_some()
        || line.is(source.end, Class::PREPOSITION)
        || line.any(source.end, &["who", "when", "as", "and", "after", "adding"])
        || line.is_break(source.end);
    if !after_quote
        && (!closes
            || line.is_time(group.end)
            || line.is(group.end, Class::DETERMINER) && !line.is_end(source.end) && line.mark(source.end) != ',')
    {
        return None;
    }
    if !after_quote
        && !(source.start..source.end).any(|at| line.is(at, Class::CAPITAL))
        && !line.is(source.start, Class::DETERMINER | Class::PRONOUN)
    {
        return None;
    }
    // "…, said it would": what follows the verb is a clause, not a subject.
    if line.is(source.end, Class::AUXILIARY) || line.verb(source.end).is_some() {
        return None;
    }
    let floor = earlier.last().map_or(0, |last| last.cue.end);
    let start = clause_begin(line, floor, mark, earlier);
    let end = content::trim_end(line, start, mark + 1);
    if start >= end || end - start < 3 && !(start..end).any(|at| line.is_quote(at)) {
        return None;
    }
    let mut content: Vec<_> = std::iter::once(start..end).collect();
    content.extend(resumed(line, source.end).filter(|rest| !after_quote || line.is_quote(rest.start)));
    let vague = voice::is_vague(line, &source);
    Some(Said { source: Some(source), cue: group.start..group.end, content, vague })
}

/// An attribution by a participle: `…, adding that …`; its source is that of the verb before it, or the subject of the sentence.
fn participle(line: &Line<'_, '_>, group: &Group, earlier: &[Said]) -> Option<Said> {
    let before = group.start.checked_sub(1);
    let joined = before.is_some_and(|before| {
        line.mark(before) == ','
            || line.any(before, &["by", "in", "while", "without", "and", "of", "after", "for", "before", "when"])
            || line.is_break(before)
    });
    let opens = group.start == 0;
    let content = match content::after(line, group) {
        After::Content(content) => content,
        After::Object(content) if joined => content,
        After::Object(_) | After::Nothing(_) => return None,
    };
    let quoted = line.is_quote(content.start);
    if !joined
        && !opens
        && !before.is_some_and(|before| line.is(before, Class::CAPITAL) || line.is_quote(before))
        && !quoted
        && !line.reads(content.start, "that")
    {
        return None;
    }
    if before.is_some_and(|before| line.is(before, Class::AUXILIARY)) {
        return None;
    }
    let source = if joined || opens {
        speaking(earlier, group.start).or_else(|| main_subject(line, group.start, opens))
    } else {
        let subject = phrase::subject(line, earlier.last().map_or(0, |one| one.cue.end), group.start);
        subject.map(|subject| giver_of(line, subject))
    }?;
    if !voice::can_speak(line, &source) && !quoted || source.len() == 1 && line.any(source.start, &["you", "i", "we"]) {
        return None;
    }
    let vague = voice::is_vague(line, &source);
    Some(Said { source: Some(source), cue: group.start..group.end, content: vec![content], vague })
}

/// Who gives out the statement that a participle goes on from: Acme in `Acme put out a statement clarifying that …`.
fn giver_of(line: &Line<'_, '_>, subject: Range<usize>) -> Range<usize> {
    const STATEMENTS: &[&str] =
        &["announcement", "email", "letter", "memo", "message", "note", "notice", "post", "release", "report", "statement", "tweet"];
    let noun = (subject.start + 2..subject.end).find(|&at| line.any(at, STATEMENTS));
    let article = noun.and_then(|noun| (subject.start + 1..noun).rev().take(3).find(|&at| line.any(at, &["a", "an", "the"])));
    match noun.zip(article) {
        // `the author of a report` is no report.
        Some((_, article)) => {
            let put = line.any(article - 1, &["out"]) && line.any(article.saturating_sub(2), &["put", "puts"]);
            let verb = if put { article.checked_sub(2) } else { article.checked_sub(1) };
            let issued = |&verb: &usize| put || line.any(verb, &["circulated", "issued", "posted", "published", "released"]);
            verb.filter(issued).filter(|&verb| verb > subject.start).map_or(subject.clone(), |verb| subject.start..verb)
        }
        None => subject,
    }
}

/// The source of the last attribution before `limit` that no other attribution holds.
fn speaking(earlier: &[Said], limit: usize) -> Option<Range<usize>> {
    let held = |one: &Said| {
        earlier.iter().any(|other| other.content.iter().any(|content| content.start <= one.cue.start && one.cue.end <= content.end))
    };
    earlier.iter().rev().filter(|one| one.cue.end <= limit && !held(one)).find_map(|one| one.source.clone())
}

/// The subject of a sentence whose verb is not known: a pronoun, or the words before the first auxiliary.
fn main_subject(line: &Line<'_, '_>, limit: usize, after_first_comma: bool) -> Option<Range<usize>> {
    let mut start = 0;
    let comma = (0..line.len()).find(|&at| line.mark(at) == ',');
    let adverbial = line.is(0, Class::PREPOSITION | Class::SUBORDINATOR) || line.is_time(0) || after_first_comma;
    if adverbial && let Some(comma) = comma {
        start = comma + 1;
    }
    while line.any(start, &["and", "but", "so"]) {
        start += 1;
    }
    let limit = if after_first_comma { line.len() } else { limit };
    if start >= limit {
        return None;
    }
    if line.any(start, &["he", "she", "they", "we", "i"]) {
        return Some(start..start + 1);
    }
    if after_first_comma && comma.is_none() {
        return None;
    }
    let named = (start..limit).find(|&at| line.is_name(at)).filter(|&name| !(name > start && line.is(name - 1, Class::PREPOSITION)));
    if let Some(name) = named.filter(|&name| name < start + 8 || line.mark(name.saturating_sub(1)) == ',') {
        let end = (name..limit).find(|&at| !line.is_name(at)).unwrap_or(limit);
        return Some(name..end);
    }
    let capitals = (start..limit)
        .take_while(|&at| {
            line.is(at, Class::CAPITAL) || line.mark(at) == '.' && !line.is_end(at) || line.is(at, Class::DETERMINER) && at == start
        })
        .count();
    let joined = line.any(start + capitals, &["and", "or"]);
    let verbal = line.is(start + capitals, Class::AUXILIARY) || line.verb(start + capitals).is_some_and(|verb| verb.form != Form::Gerund);
    let head = line.word(start + capitals.saturating_sub(1));
    if !joined
        && !head.ends_with("ing")
        && (capitals > 1 && line.is_word(start) || capitals == 1 && !line.is(start, Class::DETERMINER | Class::PREPOSITION) && verbal)
    {
        return Some(start..start + capitals);
    }
    let end = (start..limit.min(start + 9))
        .find(|&at| line.is(at, Class::AUXILIARY) || line.verb(at).is_some_and(|verb| !verb.noun && verb.form != Form::Gerund))?;
    (end > start && line.is(start, Class::DETERMINER | Class::POSSESSIVE)).then_some(start..end)
}

/// An attribution by a verb in the passive voice.
pub(super) fn passive(line: &Line<'_, '_>, group: &Group, floor: usize) -> Option<Said> {
    const HELD: &[&str] = &[
        "allege",
        "assume",
        "believe",
        "claim",
        "consider",
        "estimate",
        "expect",
        "know",
        "predict",
        "project",
        "report",
        "say",
        "think",
        "understand",
        "perceive",
        "deem",
    ];
    if group.voice != Voice::Passive || group.modal {
        return None;
    }
    let cue = group.start..group.end;
    let by = line.reads(group.end, "by").then(|| object::noun_phrase(line, group.end + 1)).flatten();
    let rest = by.as_ref().map_or(group.end, |by| by.end);
    let that = line.any(rest, &["that", "whether"]);
    let subject = phrase::subject(line, floor, group.start);
    let vague = by.is_none();
    if that && group.verb.frame & CLAUSE != 0 {
        let content = rest..content::end(line, rest, group);
        return Some(Said { source: by, cue, content: vec![content], vague });
    }
    let subject = subject?;
    if HELD.contains(&group.verb.lemma) && line.reads(group.end, "to") && line.is(group.end + 1, Class::LOWER) {
        let content = vec![subject, group.end..content::end(line, group.end, group)];
        return Some(Said { source: None, cue, content, vague: group.verb.lemma != "expect" && group.verb.lemma != "know" });
    }
    None
}
