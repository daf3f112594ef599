//! Words that hold a number of parties in, enumerations out: `trilateral`, `six-party`, `3+3`, `quartet`.

use super::{Found, coordination};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Words that hold a number of parties, and the number.
const COLLECTIVES: &[(&str, u32)] = &[
    ("bilateral", 2),
    ("bipartite", 2),
    ("duo", 2),
    ("octet", 8),
    ("quadrilateral", 4),
    ("quadripartite", 4),
    ("quartet", 4),
    ("quintet", 5),
    ("septet", 7),
    ("sextet", 6),
    ("trilateral", 3),
    ("trio", 3),
    ("tripartite", 3),
    ("triumvirate", 3),
];

/// The same words for the lexicon.
pub(crate) const COLLECTIVE_WORDS: &[&str] = &[
    "bilateral",
    "bipartite",
    "duo",
    "octet",
    "quadrilateral",
    "quadripartite",
    "quartet",
    "quintet",
    "septet",
    "sextet",
    "trilateral",
    "trio",
    "tripartite",
    "triumvirate",
];

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Nouns behind a number and a hyphen that make it a number of parties: `six-party`, `five-nation`.
const PARTIES: &[&str] = &["country", "member", "nation", "party", "power", "state", "way"];

/// Words between a collective word and its members.
const LINKS: &[&str] = &["among", "between", "by", "comprising", "consisting", "from", "involving", "of"];

/// Every such word has one of these: a plus sign stands before a number too.
pub(super) const BEGINNINGS: Class = Class::COLLECTIVE.union(Class::NUMBER_WORD).union(Class::DIGITS);

/// Reads the collective words of one sentence that has a word of these classes.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let Sentence { tokens: whole, classes, .. } = draft.sentences[sentence];
    let mut words = Vec::new();
    let signs = classes.intersects(Class::SYMBOL);
    for token in whole.range() {
        if (draft.is(token, BEGINNINGS) || signs && draft.mark(token + 1) == '+')
            && let Some(word) = collective_at(draft, token, whole.end)
        {
            words.push(word);
        }
    }
    let alone = words.len() == 1;
    for (tokens, stated) in words {
        let members = if alone { members(draft, tokens, whole).or_else(|| brought_together(draft, tokens, whole)) } else { None };
        let members = members.or_else(|| if alone { row_of_size(draft, whole, stated) } else { None });
        // Two from each of two sides make `2+2`, so that two names do not contradict it.
        let sides = draft.reads(tokens.start, "2") && stated == 4;
        let members = members.filter(|members| !(sides && members.items.len() == 2));
        let (items, exhaustive, certain) =
            members.map_or((Vec::new(), true, true), |members| (members.spans(draft), members.exhaustive, members.certain));
        let by = Some(draft.span_of(tokens));
        let enumeration = Enumeration { form: EnumerationForm::Collective, items, stated: Some(stated), by, exhaustive, certain };
        found.push(Found { sentence, tokens, enumeration });
    }
}

/// The collective word at a token and the number of parties that it holds.
fn collective_at(draft: &Draft<'_>, token: usize, end: usize) -> Option<(TokenSpan, u32)> {
    let word = draft.word(token);
    if draft.is(token, Class::COLLECTIVE) {
        let number = COLLECTIVES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?.1;
        return Some((TokenSpan::new(token, token + 1), number));
    }
    let small = |token: usize| -> Option<u32> {
        let word = draft.word(token);
        let number = NUMBERS.iter().position(|name| word.eq_ignore_ascii_case(name)).and_then(|at| u32::try_from(at + 2).ok());
        number.or_else(|| word.parse().ok().filter(|number| (1..=30).contains(number)))
    };
    if let Some(end) = format_at(draft, token, end) {
        return Some(end);
    }
    let first = small(token)?;
    let joined = |at: usize| at < end && !draft.tokens[at].spaced;
    // A sign before the number makes it a part of something larger: `P5+1`, `2+3+3`.
    let alone = token == 0 || draft.tokens[token].spaced || draft.is(token - 1, Class::QUOTE_OPEN) || draft.mark(token - 1) == '(';
    if alone && joined(token + 1) && draft.mark(token + 1) == '+' && joined(token + 2) && draft.kind(token + 2) == TokenKind::Number {
        let second = small(token + 2)?;
        let goes_on = token + 3 < end && joined(token + 3) && (draft.mark(token + 3) == '+' || draft.mark(token + 3) == '=');
        return (!goes_on).then_some((TokenSpan::new(token, token + 3), first + second));
    }
    let hyphen = alone && first > 1 && joined(token + 1) && draft.is(token + 1, Class::DASH) && joined(token + 2);
    // `two-way` and `three-way` say how things go, not who takes part.
    let party = PARTIES.iter().any(|noun| draft.reads(token + 2, noun) && (*noun != "way" || first > 3));
    (hyphen && party).then_some((TokenSpan::new(token, token + 3), first))
}

/// A format named by a letter and two numbers: `P5+1`, `C5+1`.
fn format_at(draft: &Draft<'_>, token: usize, end: usize) -> Option<(TokenSpan, u32)> {
    let digits = draft.word(token).strip_prefix(|letter: char| letter.is_ascii_uppercase())?;
    let first: u32 = digits.parse().ok().filter(|first| (2..=30).contains(first))?;
    let joined = token + 2 < end && (1..3).all(|next| !draft.tokens[token + next].spaced) && draft.mark(token + 1) == '+';
    let second: u32 = draft.word(token + 2).parse().ok().filter(|second| joined && (1..=30).contains(second))?;
    Some((TokenSpan::new(token, token + 3), first + second))
}

/// The members named behind a collective word: `trilateral talks between A, B and C`, `the trio (A, B and C)`.
fn members(draft: &Draft<'_>, word: TokenSpan, whole: TokenSpan) -> Option<coordination::Row> {
    // `The trio Holt, Brask and Lund`: the names stand right behind the word; in `the Nine-Power Treaty` it belongs to a name.
    let plain = word.len() == 1 && !draft.is(word.start, Class::CAPITAL);
    if plain
        && draft.is(word.end, Class::CAPITAL)
        && let Some(row) = coordination::names(draft, TokenSpan::new(word.end, whole.end)).filter(|row| row.items.len() > 1)
    {
        return Some(row);
    }
    for token in word.end..whole.end.min(word.end + 6) {
        let opens = LINKS.iter().any(|link| draft.reads(token, link)) || draft.mark(token) == '(';
        if opens {
            let start = token + 1 + usize::from(draft.reads(token, "consisting"));
            let row = coordination::names(draft, TokenSpan::new(start, whole.end))?;
            // `involving A and B as parties, C and D as hosts`: others follow.
            let end = row.tokens().end;
            let part = draft.reads(end, "as") && !draft.reads(end + 1, "well");
            return Some(coordination::Row { exhaustive: row.exhaustive && !part, ..row });
        }
        if draft.mark(token) == ',' && token > word.end {
            // `The three governments, A, B and C,`: an apposition that is closed again.
            let items = coordination::names(draft, TokenSpan::new(token + 1, whole.end))?;
            let end = items.tokens().end;
            return (draft.mark(end) == ',' || end + 1 >= whole.end).then_some(items);
        }
        if draft.is(token, Class::PUNCTUATION | Class::AUXILIARY | Class::PREPOSITION) && !draft.is(token, Class::DASH) {
            return None;
        }
    }
    None
}

/// The only row of names in a sentence, where it has as many as the word says: `In a trilateral format, units of A, B and C met`.
fn row_of_size(draft: &Draft<'_>, whole: TokenSpan, stated: u32) -> Option<coordination::Row> {
    let mut at = whole.start;
    let mut row = None;
    while at < whole.end {
        let Some(items) = coordination::names(draft, TokenSpan::new(at, whole.end)) else {
            at = coordination::name(draft, at, whole.end).map_or(at + 1, |name| name.end.max(at + 1));
            continue;
        };
        at = items.tokens().end.max(at + 1);
        if row.replace(items).is_some() {
            return None;
        }
    }
    row.filter(|items| items.items.len() > 2 && u32::try_from(items.items.len()) == Ok(stated))
}

/// The members that a format is said to bring together, whatever stands between: `The six-party talks, …, brought together A, B and C`.
fn brought_together(draft: &Draft<'_>, word: TokenSpan, whole: TokenSpan) -> Option<coordination::Row> {
    let place = (word.end..whole.end).find(|&token| {
        draft.reads(token, "together") && ["bring", "bringing", "brings", "brought"].iter().any(|verb| draft.reads(token - 1, verb))
    })?;
    coordination::names(draft, TokenSpan::new(place + 1, whole.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32, usize)]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let mut found = Vec::new();
        for sentence in 0..draft.sentences.len() {
            super::read(&draft, sentence, &mut found);
        }
        let rows: Vec<_> = found
            .iter()
            .map(|found| {
                let by = found.enumeration.by.map_or("", |by| by.of(&document.text));
                (by, found.enumeration.stated.unwrap_or(0), found.enumeration.items.len())
            })
            .collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn collective_words_take_their_members() {
        check("The trilateral talks between Peru and Chile failed.", &[("trilateral", 3, 2)]);
        check("A quartet of Ann, Bob, Cy and Dee sang.", &[("quartet", 4, 4)]);
        check("The six-party talks, opened in May, brought together Peru, Chile and Cuba.", &[("six-party", 6, 3)]);
        check("A trilateral format is fine.", &[("trilateral", 3, 0)]);
        check("He joined the trio Holt Brask, Lund and Ames in May.", &[("trio", 3, 3)]);
        check("It broke the Six-Power Accord and the Halden-Lund Pact.", &[("Six-Power", 6, 0)]);
    }

    #[test]
    fn formats_are_sums() {
        check("The 3+3 platform met the P5+1 in May.", &[("3+3", 6, 0), ("P5+1", 6, 0)]);
        check("a two-way street, 2+2=4 and 1+2+3", &[]);
    }

    #[test]
    fn the_word_lists_agree() {
        assert!(COLLECTIVES.is_sorted());
        assert!(COLLECTIVES.iter().map(|(word, _)| word).eq(COLLECTIVE_WORDS));
    }
}
