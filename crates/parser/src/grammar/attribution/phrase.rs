//! A place in a frame in, the noun phrase beside it out: the source of what is said.

use super::frame::Line;
use super::verbs::Form;
use crate::grammar::person::is_role;
use crate::lexicon::Class;
use std::ops::Range;

/// The longest noun phrase that is read without a comma in it.
const LONGEST: usize = 25;
/// The longest source, appositions and relative clauses included.
const LONGEST_APPOSED: usize = 60;

const SUBJECT_PRONOUNS: &[&str] = &["anyone", "everybody", "everyone", "he", "i", "it", "nobody", "she", "somebody", "someone", "they", "we", "who", "you"];
/// Words before a noun phrase that belong to the sentence, not to the phrase.
const OPENERS: &[&str] = &[
    "actually", "afterward", "again", "also", "and", "as", "because", "besides", "but", "earlier", "even", "eventually", "finally", "first", "for",
    "furthermore", "however", "if", "indeed", "instead", "later", "meanwhile", "moreover", "nevertheless", "nonetheless", "nor", "now", "once", "or", "perhaps",
    "rather", "second", "since", "so", "sometimes", "soon", "still", "that", "then", "though", "although", "thus", "when", "where", "whereas", "whether", "while", "yet",
];
/// Nouns for the occasion on which something is said.
const OCCASIONS: &[&str] = &[
    "address", "appearance", "article", "blog", "briefing", "broadcast", "call", "column", "conference", "debate", "editorial", "email", "emails", "essay", "event",
    "filing", "forum", "hearing", "interview", "interviews", "letter", "meeting", "memo", "message", "monologue", "note", "op-ed", "order", "post", "posting", "rally", "release", "remarks", "report", "response",
    "ruling", "segment", "session", "show", "speech", "stop", "statement", "statements", "story", "study", "summit", "testimony", "text", "texts", "transcript", "tweet", "tweets", "video",
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
    if line.word(last) == "," || line.is_break(last) {
        return apposed(line, floor, last);
    }
    if line.is_quote(last) {
        return None;
    }
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        if matches!(line.word(at), ")" | "]") {
            let open = (floor..at).rev().take(10).find(|&open| matches!(line.word(open), "(" | "["));
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
    let phrase = trimmed(line, start..end)?;
    let boundary = phrase.start.checked_sub(1).filter(|&comma| comma > floor && line.word(comma) == ",");
    // "Ann Roe, of the ministry in Kyiv, and Bob Low said": the comma belongs to the phrase where the part after it
    // begins with a bare conjunction.
    let _ = boundary;
    Some(phrase)
}

/// Whether the phrase that begins at `start` cannot be extended over the item at `at`.
fn stops_left(line: &Line<'_, '_>, floor: usize, at: usize, start: usize) -> bool {
    if line.is_quote(at) {
        // A word in scare quotes can stand inside a name.
        return line.items.get(at).is_none_or(|item| item.tokens.len() > 6) || at == floor || line.verb(at - 1).is_some() || ends_in_comma(line, at);
    }
    if line.word(at) == "," {
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
    if line.word(at) == "." {
        return line.is_spaced(at);
    }
    if line.is(at, Class::PRONOUN) && !line.is(at, Class::POSSESSIVE) && !line.any(at, &["one", "us"]) {
        return true;
    }
    if matches!(line.word(at), ":" | ";" | "(" | "[" | "/") {
        return true;
    }
    line.any(at, &["because", "despite", "than", "until", "after", "before", "since", "as"])
        || line.verb(at).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Present | Form::Base) && !verb.noun && !line.is(at.saturating_sub(1), Class::DETERMINER | Class::POSSESSIVE))
}

/// Whether a comma stands inside a row of names: `Roe, Low and Kim`.
fn joins_names(line: &Line<'_, '_>, floor: usize, comma: usize, start: usize) -> bool {
    if line.any(start, &["jr", "sr", "inc", "ltd", "llc", "jr."]) {
        return true;
    }
    comma > floor && line.is(comma - 1, Class::CAPITAL) && line.is(start, Class::CAPITAL) && (start..start + 5).any(|near| line.any(near, &["and", "or"]))
}

/// Whether a quotation ends with a comma inside its marks.
pub(super) fn ends_in_comma(line: &Line<'_, '_>, at: usize) -> bool {
    let Some(item) = line.items.get(at) else { return false };
    matches!(line.draft.word(item.tokens.end.saturating_sub(2)), ",")
}

/// The subject before a comma: `Ann Roe, the spokeswoman`, with what stands between the commas.
fn apposed(line: &Line<'_, '_>, floor: usize, comma: usize) -> Option<Range<usize>> {
    let mut left = comma;
    while left > floor && comma - left < LONGEST_APPOSED {
        let at = left - 1;
        if matches!(line.word(at), ";" | ":") || line.is_quote(at) && (ends_in_comma(line, at) || line.verb(at.saturating_sub(1)).is_some()) {
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
        if depth == 0 && (line.word(at) == "," || at == comma || line.is_break(at)) {
            if start < at {
                segments.push(start..at);
            }
            start = at + 1;
        }
    }
    let first = segments.iter().find(|segment| begins_subject(line, segment))?;
    let phrase = trimmed(line, first.start..first.end)?;
    (segments.len() > 1 && phrase.end < comma).then_some(phrase.start..comma)
}

/// Whether a stretch between commas can be the head of a subject.
fn begins_subject(line: &Line<'_, '_>, segment: &Range<usize>) -> bool {
    let at = segment.start;
    let adverbial = line.is(at, Class::PREPOSITION | Class::SUBORDINATOR) || line.is_time(at) || line.word(at).ends_with("ly") && !line.is(at, Class::CAPITAL) || line.word(at).ends_with("ing");
    let finite = segment.clone().any(|at| line.is(at, Class::AUXILIARY | Class::PRONOUN) && !line.is(at, Class::POSSESSIVE) || line.verb(at).is_some_and(|verb| !verb.noun && verb.form == Form::Past));
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
            || line.word(start).ends_with("ly") && line.word(start).len() > 5 && start + 1 < end && !line.is(start + 1, Class::PREPOSITION) && line.is(start + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE);
        if !opener {
            break;
        }
        start += 1;
    }
    if line.is(start, Class::PREPOSITION) && start < end {
        // An adverbial without a comma: what follows its own noun cannot be told, except by a capital or determiner.
        let after = (start + 2..end).rev().find(|&at| line.is(at, Class::DETERMINER | Class::POSSESSIVE) && !line.is(at - 1, Class::PREPOSITION));
        let name = (start + 2..end).rev().take_while(|&at| line.is(at, Class::CAPITAL) || matches!(line.word(at), "." | "-")).last();
        start = after.or(name).filter(|&at| !line.is(at - 1, Class::PREPOSITION))?;
    }
    let noun = end.checked_sub(1).is_some_and(|last| line.is_word(last) && !line.is(last, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SUBORDINATOR) || matches!(line.word(last), ")" | "." | "’" | "'") || line.is_quote(last));
    (start < end && noun).then_some(start..end)
}

/// The noun phrase that begins at `start`, with its apposition where what follows shows one.
pub(super) fn noun_phrase(line: &Line<'_, '_>, start: usize) -> Option<Range<usize>> {
    if line.any(start, SUBJECT_PRONOUNS) || line.any(start, &["him", "her", "them", "us", "me"]) && !line.is(start + 1, Class::LOWER) {
        return Some(start..start + 1);
    }
    let head = line.is_word(start) && !line.is(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::AUXILIARY | Class::CONJUNCTION | Class::NEGATION) && !line.is_time(start);
    let that = line.any(start, &["that", "whose", "which"]);
    if !head || that {
        return None;
    }
    let mut at = start;
    while at < line.len() && at - start < LONGEST_APPOSED {
        if line.word(at) == "(" {
            match (at..line.len()).take(10).find(|&close| line.word(close) == ")") {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None => break,
            }
        }
        if line.word(at) == "," {
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
    while end > start && (!line.is_word(end - 1) && !matches!(line.word(end - 1), ")" | "." | "’" | "'") || line.is(end - 1, Class::PREPOSITION | Class::CONJUNCTION)) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Whether a noun phrase cannot go on at this item.
fn stops_right(line: &Line<'_, '_>, at: usize) -> bool {
    if line.is_quote(at) || line.is_time(at) || line.is(at, Class::AUXILIARY) && !line.any(at, &["may", "will"]) || line.is(at, Class::PRONOUN) && !line.is(at, Class::POSSESSIVE) && !line.reads(at, "one") {
        return true;
    }
    if line.word(at) == "." {
        return !(line.draft.is(line.items.get(at - 1).map_or(0, |item| item.tokens.start), Class::ABBREVIATION) || line.word(at - 1).chars().count() == 1) || at + 1 == line.len();
    }
    if !line.is_word(at) {
        return !matches!(line.word(at), "-" | "’" | "'" | "&" | "/");
    }
    if line.is(at, Class::SUBORDINATOR) {
        return true;
    }
    if line.is(at, Class::CONJUNCTION) {
        return !(line.any(at, &["and", "or", "&"]) && (line.is(at + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE) || line.is(at.saturating_sub(1), Class::CAPITAL)));
    }
    if line.is(at, Class::PREPOSITION) {
        let inner = line.any(at, &["of", "for", "from", "with", "at", "in", "on"]);
        return !inner || occasion(line, at).is_some() || !line.any(at, &["of", "for", "from"]) && !line.is(at + 1, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE) || line.is_time(at + 1);
    }
    line.verb(at).is_some_and(|verb| matches!(verb.form, Form::Gerund | Form::Past) && !verb.noun)
}

/// The end of the apposition that begins after a comma, where its other end can be seen.
fn apposition(line: &Line<'_, '_>, start: usize) -> Option<usize> {
    let opens = line.is(start, Class::DETERMINER | Class::ROLE) && !line.any(start, &["that", "which"]) || line.any(start, &["who", "whose", "of", "jr", "sr", "author", "chairman", "chief", "co-author", "director", "editor", "executive", "founder", "head", "leader", "managing", "professor", "president", "senior", "spokesman", "spokeswoman", "vice"]) || line.is(start, Class::DIGITS) || line.is(start, Class::CAPITAL | Class::POSSESSIVE) && line.word(start).len() > 1;
    if !opens || line.is_time(start) || line.is(start, Class::PRONOUN) && !line.any(start, &["who"]) {
        return None;
    }
    let mut clause = false;
    for at in start..line.len().min(start + 40) {
        clause |= line.any(at, &["who", "whose", "which", "that"]);
        if line.is_quote(at) {
            return None;
        }
        if line.word(at) == "," {
            return Some(at);
        }
        if at + 1 >= line.len() || line.is_end(at) {
            return Some(at);
        }
        if !clause && line.is(at, Class::AUXILIARY) || line.any(at, &["adding", "but", "while", "because", "although"]) || line.is_break(at) || matches!(line.word(at), ";" | ":") {
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
    (at + 1..line.len()).take(6).take_while(|&near| line.is_word(near) || line.word(near) == "-").find(|&near| line.any(near, OCCASIONS)).map(|noun| noun + 1)
}

/// Nouns for bodies, people and texts that can say something.
const VOICES: &[&str] = &[
    "agencies", "agency", "aides", "allies", "analysis", "analyst", "analysts", "announcement", "article", "audio", "audit", "authorities", "bank", "biographer", "board", "campaign", "campaigns", "chronicle", "church", "commission", "committee", "company", "congress",
    "council", "court", "critics", "data", "department", "diary", "document", "documents", "estimate", "estimates", "evidence", "experts", "family", "figures", "filing", "filings", "forecast", "government", "group", "groups", "historian", "historians", "insiders",
    "investigators", "journal", "lawmakers", "legend", "letter", "letters", "magazine", "media", "memo", "ministry", "news", "newspaper", "newspapers", "observers", "office", "official", "officials", "opponents", "organisation", "organization", "outlet",
    "paper", "papers", "parents", "parties", "party", "people", "police", "poll", "polling", "polls", "pollsters", "press", "prosecutors", "ranking", "rankings", "record", "records", "release", "report", "reporters", "reports", "republicans", "research", "researchers", "residents", "review",
    "rumor", "rumors", "scholars", "scientists", "site", "source", "sources", "spokesperson", "statement", "statements", "statistics", "story", "studies", "study", "supporters", "survey", "surveys", "tally", "team", "testimony", "tradition", "transcript", "transcripts", "union", "voters", "website", "witness", "witnesses", "writers",
];

/// Whether a phrase can stand for somebody who speaks: a name, a person, a body or a text.
pub(super) fn can_speak(line: &Line<'_, '_>, phrase: &Range<usize>) -> bool {
    if phrase.len() == 1 && line.any(phrase.start, &["he", "she", "they", "we", "i", "him", "her", "them", "me", "us", "critics", "many", "some", "others", "most"]) {
        return true;
    }
    phrase.clone().any(|at| {
        let word = line.word(at).to_lowercase();
        let proper = line.is(at, Class::CAPITAL) && at > 0 && !line.is(at, Class::PRONOUN | Class::DETERMINER);
        proper || line.is_name(at) || line.is(at, Class::ROLE) || word.strip_suffix('s').is_some_and(is_role) || VOICES.binary_search(&&*word).is_ok()
    }) || line.is(phrase.start, Class::CAPITAL) && !line.is(phrase.start, Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE) && (phrase.len() == 1 || line.is(phrase.start + 1, Class::CAPITAL))
}

/// Whether a phrase names nobody: its head is a word for a crowd and no name stands in it.
pub(super) fn is_vague(line: &Line<'_, '_>, phrase: &Range<usize>) -> bool {
    const CROWDS: &[&str] = &[
        "analysts", "anyone", "commentators", "critics", "everybody", "everyone", "experts", "few", "insiders", "many", "most", "nobody", "observers", "one", "opponents", "others",
        "people", "pundits", "rumors", "rumours", "scholars", "skeptics", "sceptics", "some", "somebody", "someone", "sources", "supporters",
    ];
    let plain = |at: usize| !line.is(at, Class::CAPITAL | Class::POSSESSIVE | Class::DIGITS) || at == phrase.start;
    let many = line.any(phrase.start, &["few", "many", "most", "several", "some", "various"]);
    phrase.clone().all(plain) && phrase.len() <= 4 && (many || phrase.clone().any(|at| line.any(at, CROWDS))) && !phrase.clone().any(|at| line.any(at, &["the", "these", "those"]))
}
