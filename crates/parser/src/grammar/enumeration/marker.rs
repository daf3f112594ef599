//! Sentences in, series told off by ordinals out: `First, … Second, …`, `Firstly … Secondly`, `The first is … The second is`.

use super::Found;
use super::stated::{Stated, StatedCounts};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use claimlint_document::{BlockKind, Span};

const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const ADVERBS: &[&str] =
    &["firstly", "secondly", "thirdly", "fourthly", "fifthly", "sixthly", "seventhly", "eighthly", "ninthly", "tenthly"];

/// How many sentences may stand between two markers of one series.
const REACH: usize = 40;

/// A place where an item is told off.
#[derive(Clone, Copy, Debug)]
struct Marker {
    number: usize,
    token: usize,
    sentence: usize,
    section: usize,
    adverb: bool,
}

/// Reads the series of a document.
pub(super) fn read(draft: &Draft<'_>, stated: &StatedCounts, found: &mut Vec<Found>) {
    let mut open: Vec<Marker> = Vec::new();
    for marker in markers(draft) {
        let goes_on = open.last().is_some_and(|last| {
            marker.number == open.len() + 1
                && marker.section == last.section
                && marker.sentence - last.sentence <= REACH
                && marker.adverb == last.adverb
        });
        if !goes_on {
            if marker.number != 1 {
                continue;
            }
            close(draft, stated, &mut open, found);
        }
        open.push(marker);
    }
    close(draft, stated, &mut open, found);
}

/// All markers in order: at the start of a sentence, or of a clause behind a colon or semicolon.
fn markers(draft: &Draft<'_>) -> Vec<Marker> {
    let mut markers = Vec::new();
    let mut section = 0;
    let mut block = usize::MAX;
    for (index, sentence) in draft.sentences.iter().enumerate() {
        if sentence.block != block {
            block = sentence.block;
            section += usize::from(matches!(draft.document.blocks[block].kind, BlockKind::Heading(_) | BlockKind::TableCell { .. }));
        }
        let mut start = true;
        let mut inline = false;
        for token in sentence.tokens.range() {
            if start && let Some((number, adverb)) = marker_at(draft, token, sentence.tokens.end, inline) {
                markers.push(Marker { number, token, sentence: index, section, adverb });
            }
            let word = draft.word(token);
            let opens = matches!(word, ";" | ":") || word.eq_ignore_ascii_case("and") && start;
            inline |= matches!(word, ";" | ":");
            start = opens || start && draft.is(token, Class::QUOTE_OPEN);
        }
    }
    markers
}

/// The number of the marker that begins at a token, and whether it is an adverb in `-ly`.
fn marker_at(draft: &Draft<'_>, token: usize, end: usize, inline: bool) -> Option<(usize, bool)> {
    let article = draft.reads(token, "the");
    let word = draft.word(if article { token + 1 } else { token });
    let place = |words: &[&str]| words.iter().position(|one| word.eq_ignore_ascii_case(one)).map(|at| at + 1);
    if !article && let Some(number) = place(ADVERBS) {
        return Some((number, true));
    }
    let number = place(ORDINALS)?;
    let after = token + 1 + usize::from(article);
    if !article {
        let mark = draft.reads(after, ",")
            || draft.reads(after, ":")
            || draft.is(after, Class::DASH) && draft.tokens.get(after).is_some_and(|token| token.spaced);
        return (mark || inline && after < end && draft.reads(after, "the")).then_some((number, false));
    }
    // `The first is to …`, `The second reason is …`, `the third concerns …`: the ordinal is the subject of a copula.
    let copula = |at: usize| {
        ["is", "was", "are", "were", "concerns", "relates", "involves", "has", "comes"].iter().any(|verb| draft.reads(at, verb))
    };
    (copula(after) || copula(after + 1) && draft.is(after, Class::LOWER)).then_some((number, false))
}

/// Writes a series of two or more down, with the count that announces it.
fn close(draft: &Draft<'_>, stated: &StatedCounts, open: &mut Vec<Marker>, found: &mut Vec<Found>) {
    let series = std::mem::take(open);
    let Some(first) = series.first().filter(|_| series.len() >= 2) else { return };
    let items: Vec<Span> = series.iter().map(|marker| item(draft, marker)).collect();
    let count = announcing(draft, stated, first);
    let last = series.last().map_or(first.token, |last| last.token);
    let finally = says_finally(draft, last, first);
    let tokens = count.map_or(TokenSpan::new(first.token, first.token + 1), |count| count.tokens);
    let sentence = count.map_or(first.sentence, |count| count.sentence);
    found.push(Found {
        sentence,
        tokens,
        enumeration: Enumeration {
            form: EnumerationForm::Markers,
            items,
            stated: count.map(|count| count.count),
            by: count.map(|count| draft.span_of(count.tokens)),
            exhaustive: !finally,
            certain: true,
        },
    });
}

/// From the marker to the end of its clause.
fn item(draft: &Draft<'_>, marker: &Marker) -> Span {
    let end = draft.sentences[marker.sentence].tokens.end;
    let close = (marker.token + 1..end).find(|&token| draft.reads(token, ";")).unwrap_or(end);
    draft.span_of(TokenSpan::new(marker.token, close))
}

/// Whether a `Finally` or `Another` behind the last marker adds an item without a number.
fn says_finally(draft: &Draft<'_>, last: usize, first: &Marker) -> bool {
    let reach = draft.sentences.get(first.sentence + REACH).map_or(draft.tokens.len(), |sentence| sentence.tokens.end);
    (last + 1..reach.min(draft.tokens.len()))
        .any(|token| ["finally", "lastly", "last"].iter().any(|word| draft.reads(token, word)) && draft.reads(token + 1, ","))
}

/// The count that announces a series: the last one before the first marker, in its sentence or the one before.
fn announcing(draft: &Draft<'_>, stated: &StatedCounts, first: &Marker) -> Option<Stated> {
    let before =
        |sentence: usize| stated.of_sentence(sentence).iter().copied().filter(|count| count.tokens.end <= first.token).collect::<Vec<_>>();
    let mut counts = before(first.sentence);
    if counts.is_empty() {
        counts = before(first.sentence.checked_sub(1)?);
    }
    match counts.as_slice() {
        [count] => Some(*count),
        [] => None,
        // Among several counts the one whose noun names parts of an argument is meant.
        several => {
            let named: Vec<&Stated> = several.iter().filter(|count| names_parts(draft.word(count.head))).collect();
            match named.as_slice() {
                [count] => Some(**count),
                _ => None,
            }
        }
    }
}

/// Nouns for the parts of an argument or a plan.
const PART_NOUNS: &[&str] = &[
    "actions",
    "advantages",
    "aims",
    "answers",
    "approaches",
    "areas",
    "arguments",
    "aspects",
    "barriers",
    "benefits",
    "causes",
    "challenges",
    "changes",
    "characteristics",
    "classes",
    "components",
    "concerns",
    "conclusions",
    "conditions",
    "considerations",
    "consequences",
    "criteria",
    "dimensions",
    "disadvantages",
    "effects",
    "elements",
    "explanations",
    "factors",
    "features",
    "findings",
    "functions",
    "goals",
    "groups",
    "issues",
    "items",
    "kinds",
    "lessons",
    "levels",
    "limitations",
    "measures",
    "methods",
    "mistakes",
    "objectives",
    "objections",
    "obstacles",
    "options",
    "parts",
    "phases",
    "pieces",
    "points",
    "possibilities",
    "principles",
    "problems",
    "properties",
    "proposals",
    "purposes",
    "questions",
    "reasons",
    "recommendations",
    "requirements",
    "risks",
    "rules",
    "scenarios",
    "stages",
    "steps",
    "strategies",
    "tasks",
    "things",
    "topics",
    "trends",
    "types",
    "ways",
];

fn names_parts(noun: &str) -> bool {
    PART_NOUNS.binary_search(&noun.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn part_nouns_are_sorted() {
        assert!(super::PART_NOUNS.is_sorted());
    }
}
