//! Names with a year in, citations out: `(Roe et al., 2019)`, `Roe and Lee (2018)`, `(see Roe, 2004; Lee & Poe, 2010a)`.
//!
//! A single name with a year may also be a place and a date, so it is a citation only in a text that has a list of
//! references or cites by "et al."

use super::reference;
use crate::claim::ReferenceTarget;
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::BlockKind;
use nom::Input as _;

/// Titles of a list of references.
const LIST_TITLES: &[&str] = &["bibliography", "cited literature", "literature", "literature cited", "references", "works cited"];

/// Words that may stand before the names in brackets.
const LEADS: &[&str] = &[
    ",", ".", "adapted", "also", "and", "as", "but", "by", "cf", "compare", "data", "e.g.", "for", "from", "i.e.", "in", "modified", "of",
    "review", "reviewed", "reviews", "see", "source", "with",
];

/// Small words that begin a surname.
const PARTICLES: &[&str] = &[
    "al", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van",
    "von", "zu",
];

/// Words that stand with a year and are no author.
const NO_AUTHORS: &[&str] = &[
    "Act",
    "April",
    "August",
    "Autumn",
    "Case",
    "December",
    "Directive",
    "Edition",
    "Fall",
    "February",
    "Figure",
    "January",
    "July",
    "June",
    "March",
    "May",
    "No",
    "Note",
    "November",
    "October",
    "Report",
    "Rule",
    "September",
    "Spring",
    "Summer",
    "Table",
    "Update",
    "Version",
    "Vol",
    "Winter",
];

/// Longest bracket, in tokens, that is looked into, and longest row of names before a year in brackets.
const LONGEST: usize = 80;
const LONGEST_NAMES: usize = 16;

/// The names before a year.
struct Authors {
    label: String,
    /// Whether they are written as only authors are: with "et al."
    certain: bool,
}

/// Whether the document cites by names and years: it has a list of references, or writes "et al."
pub(super) fn is_used(draft: &Draft<'_>) -> bool {
    let text = &draft.document.text;
    let listed = draft.document.blocks.iter().any(|block| match block.kind() {
        BlockKind::ReferenceEntry => true,
        BlockKind::Heading(_) | BlockKind::Title | BlockKind::Paragraph => {
            block.span().len() < 20
                && LIST_TITLES.binary_search(&&*block.span().of(text).trim_matches([':', ' ']).to_ascii_lowercase()).is_ok()
        }
        BlockKind::Byline | BlockKind::ListItem | BlockKind::TableCell { .. } | BlockKind::Caption | BlockKind::Footnote => false,
    });
    let (Some(et), Some(al)) = (draft.lexemes.find("et"), draft.lexemes.find("al")) else { return listed };
    listed || draft.tokens.windows(2).filter(|pair| matches!(pair, [one, two] if one.lexeme == et && two.lexeme == al)).nth(2).is_some()
}

/// Reads the citations of the bracket that begins with the first token, and gives the token behind them.
pub(super) fn read_bracketed(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan, cited: bool) -> Option<usize> {
    let open = tokens.start;
    let limit = tokens.end.min(open + LONGEST);
    if is_year(draft, open + 1) {
        return narrative(draft, sentence, open, limit, cited);
    }
    let close = (open + 1..limit).find(|&at| matches!(draft.mark(at), ')' | '('))?;
    if draft.mark(close) == '(' || !(open + 1..close).any(|at| is_year(draft, at)) {
        return None;
    }
    let mut at = open + 1;
    while at < close {
        let end = (at..close).find(|&end| draft.mark(end) == ';').unwrap_or(close);
        segment(draft, sentence, TokenSpan::new(at, end), cited);
        at = end + 1;
    }
    None
}

/// Reads one citation between the brackets: `see Roe & Lee, 2010a, 2012, p. 4`.
fn segment(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan, cited: bool) -> Option<()> {
    let mut start = tokens.start;
    while start < tokens.end && LEADS.binary_search(&&*draft.word(start).to_ascii_lowercase()).is_ok() {
        start += 1;
    }
    let (authors, mut at) = authors(draft, TokenSpan::new(start, tokens.end))?;
    if draft.mark(at) == ',' {
        at += 1;
    }
    if !(authors.certain || cited) {
        return None;
    }
    let end = years(draft, sentence, &authors.label, TokenSpan::new(start, tokens.end), at)?;
    (end == tokens.end || matches!(draft.mark(end), ',' | ':')).then_some(())
}

/// Reads the years behind names, `span.start` being the first name and `at` the first year, and gives the token behind.
fn years(draft: &mut Draft<'_>, sentence: usize, label: &str, span: TokenSpan, at: usize) -> Option<usize> {
    let mut found: Vec<(TokenSpan, String)> = Vec::new();
    let mut start = span.start;
    let mut at = at;
    loop {
        if !is_year(draft, at) {
            break;
        }
        let number = draft.word(at);
        let mut end = at + 1;
        let suffix = |draft: &Draft<'_>, at: usize| {
            draft.kind(at) == TokenKind::Word && draft.word(at).len() == 1 && draft.word(at).starts_with(|c: char| ('a'..='k').contains(&c))
        };
        let lettered = suffix(draft, end) && draft.tokens.get(end).is_some_and(|token| !token.spaced);
        let letter = if lettered { draft.word(end) } else { "" };
        end += usize::from(lettered);
        for (place, year) in number.split(',').enumerate() {
            let last = place + 1 == number.split(',').count();
            found.push((TokenSpan::new(start, end), format!("{label} {year}{}", if last { letter } else { "" })));
        }
        // "2010a,b": the second letter stands for the same year.
        while draft.mark(end) == ',' && lettered && suffix(draft, end + 1) {
            found.push((TokenSpan::new(end + 1, end + 2), format!("{label} {}{}", number, draft.word(end + 1))));
            end += 2;
        }
        at = end;
        if draft.mark(at) == ',' && is_year(draft, at + 1) && at + 1 < span.end {
            at += 1;
            start = at;
        } else {
            break;
        }
    }
    let end = found.last()?.0.end;
    let behind = draft.word(end);
    if !matches!(behind, "," | ":" | ";" | ")") {
        return None;
    }
    for (tokens, label) in found {
        let claim = reference(ReferenceTarget::Citation, label, false);
        if draft.free(tokens) {
            draft.take(sentence, tokens, claim)
        } else {
            draft.note(sentence, tokens, claim)
        };
    }
    Some(end)
}

/// Reads names that stand before a year in brackets: `Roe and Lee (2018)`.
fn narrative(draft: &mut Draft<'_>, sentence: usize, open: usize, limit: usize, cited: bool) -> Option<usize> {
    let first = draft.sentences.get(sentence)?.tokens.start.max(open.saturating_sub(LONGEST_NAMES));
    let mut start = open;
    while start > first && in_names(draft, start - 1) {
        start -= 1;
    }
    let (names, start) = (start..open).find_map(|start| {
        let (names, end) = authors(draft, TokenSpan::new(start, open))?;
        (end == open).then_some((names, start))
    })?;
    let close = (open + 1..limit).find(|&at| draft.mark(at) == ')')?;
    if !(names.certain || cited) || !draft.free(TokenSpan::new(start, open)) {
        return None;
    }
    years(draft, sentence, &names.label, TokenSpan::new(start, close), open + 1)
}

/// Whether a token can stand within names: a capital, a particle, an initial's point, a conjunction.
fn in_names(draft: &Draft<'_>, at: usize) -> bool {
    draft.is(at, Class::CAPITAL)
        || matches!(draft.word(at), "and" | "&" | "," | "." | "et" | "al" | "al." | "-" | "‐" | "’s" | "'s")
        || PARTICLES.binary_search(&draft.word(at)).is_ok()
}

/// Reads one or more names, and gives the token behind them.
fn authors(draft: &Draft<'_>, tokens: TokenSpan) -> Option<(Authors, usize)> {
    let input = Input::new(&draft.document.text, &draft.tokens, tokens);
    let word = |input: Input<'_>, at: usize| input.iter_elements().nth(at).map_or("", |token| input.word(token)).to_owned();
    let (mut rest, mut label) = author(input)?;
    let mut certain = false;
    loop {
        let comma = usize::from(word(rest, 0) == ",");
        let (next, after) = (word(rest, comma), word(rest, comma + 1));
        if next == "et" && matches!(&*after, "al" | "al.") {
            rest = rest.take_from(comma + 2);
            if word(rest, 0) == "." {
                rest = rest.take_from(1);
            }
            label.push_str(" et al.");
            certain = true;
            break;
        }
        let joined = matches!(&*next, "and" | "&");
        if !joined && comma == 0 {
            break;
        }
        let Some((behind, name)) = author(rest.take_from(comma + usize::from(joined))) else { break };
        label.push_str(if joined { " & " } else { ", " });
        label.push_str(&name);
        rest = behind;
        if joined {
            break;
        }
    }
    // The possessive of "Roe's (2018) study" belongs to no name.
    if matches!(&*word(rest, 0), "’s" | "'s") {
        rest = rest.take_from(1);
    }
    Some((Authors { label, certain }, rest.at))
}

/// Reads one name: initials left out, particles, a surname, or the words of an organisation.
fn author(input: Input<'_>) -> Option<(Input<'_>, String)> {
    let mut rest = input;
    let mut label = String::new();
    let word = |input: Input<'_>, at: usize| input.iter_elements().nth(at).map_or("", |token| input.word(token)).to_owned();
    while word(rest, 0).chars().count() == 1 && rest.first().is_some_and(|token| token.is(Class::CAPITAL)) && word(rest, 1) == "." {
        rest = rest.take_from(2);
    }
    while PARTICLES.binary_search(&&*word(rest, 0)).is_ok() && rest.input_len() > 1 {
        label.push_str(&word(rest, 0));
        label.push(if word(rest, 1) == "-" { '-' } else { ' ' });
        rest = rest.take_from(1 + usize::from(word(rest, 1) == "-"));
    }
    let mut words = 0;
    while words < 6 {
        let Some(token) = rest.first() else { break };
        let name = rest.word(token);
        if !is_name(token, name, words == 0) {
            break;
        }
        if words > 0 {
            label.push(' ');
        }
        label.push_str(name);
        rest = rest.take_from(1);
        words += 1;
        // "García-López" is one surname.
        while matches!(&*word(rest, 0), "-" | "‐" | "‑" | "–")
            && rest.first().is_some_and(|token| !token.spaced)
            && rest.iter_elements().nth(1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word)
        {
            label.push('-');
            label.push_str(&word(rest, 1));
            rest = rest.take_from(2);
        }
        let link = usize::from(matches!(&*word(rest, 0), "of" | "for" | "on"));
        let link = link + usize::from(link > 0 && word(rest, 1) == "the");
        if link > 0 && rest.iter_elements().nth(link).is_some_and(|token| token.is(Class::CAPITAL)) {
            for at in 0..link {
                label.push(' ');
                label.push_str(&word(rest, at));
            }
            rest = rest.take_from(link);
        }
    }
    (words > 0).then_some((rest, label))
}

/// Whether a word can be part of an author's name.
fn is_name(token: crate::token::Token, word: &str, first: bool) -> bool {
    let function = Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::PRONOUN | Class::AUXILIARY;
    token.kind == TokenKind::Word
        && token.is(Class::CAPITAL)
        && word.chars().count() > 1
        && !word.ends_with('.')
        && !(first && token.is(function | Class::REFERENCE_WORD))
        && NO_AUTHORS.binary_search(&word).is_err()
}

/// Whether a token is a year that a work can bear, or two of them joined by a comma.
fn is_year(draft: &Draft<'_>, at: usize) -> bool {
    let word = draft.word(at);
    draft.kind(at) == TokenKind::Number
        && word.len() < 25
        && word.split(',').all(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && ("1600".."2100").contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted_for_binary_search() {
        for list in [LIST_TITLES, LEADS, PARTICLES, NO_AUTHORS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
