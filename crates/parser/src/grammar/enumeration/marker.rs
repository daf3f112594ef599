//! Sentences in, series told off by ordinals out: `First, … Second, …`, `Firstly … Secondly`, `The first is … The second is`.

use super::Found;
use super::nouns::names_parts;
use super::stated::{Stated, StatedCounts};
use crate::claim::{Enumeration, EnumerationForm};
use crate::definition::fold;
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use claimlint_document::{BlockKind, Span};

pub(crate) const SERIES_ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
pub(crate) const SERIES_ADVERBS: &[&str] =
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
    /// The noun of `the second reason is …`.
    noun: Option<usize>,
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
                && same_nouns(draft, marker.noun, last.noun)
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
            section += usize::from(matches!(draft.document.blocks[block].kind(), BlockKind::Heading(_) | BlockKind::TableCell { .. }));
        }
        if !sentence.classes.intersects(Class::SERIES | Class::OPAQUE) {
            continue;
        }
        let mut start = true;
        let mut inline = false;
        let tokens = draft.tokens.get(sentence.tokens.range()).unwrap_or_default();
        for (token, read) in (sentence.tokens.start..).zip(tokens) {
            if !start && !read.is(Class::PUNCTUATION) {
                continue;
            }
            if start && let Some((number, adverb)) = marker_at(draft, token, sentence.tokens.end, inline) {
                let noun = draft.reads(token, "the").then_some(token + 2).filter(|&noun| !is_copula(draft, noun));
                markers.push(Marker { number, token, sentence: index, section, adverb, noun });
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
    // `In the first, …`
    if draft.reads(token, "in") && draft.reads(token + 1, "the") && draft.mark(token + 3) == ',' {
        let ordinal = draft.word(token + 2);
        let number = SERIES_ORDINALS.iter().position(|one| ordinal.eq_ignore_ascii_case(one))?;
        return Some((number + 1, false));
    }
    let article = draft.reads(token, "the");
    let word = draft.word(if article { token + 1 } else { token });
    let place = |words: &[&str]| words.iter().position(|one| word.eq_ignore_ascii_case(one)).map(|at| at + 1);
    // All of them are ordinals, or end in `y`.
    let adverb = word.ends_with(['y', 'Y']);
    if !adverb && !draft.is(token + usize::from(article), Class::ORDINAL_WORD | Class::OPAQUE) {
        return None;
    }
    if !article && let Some(number) = place(SERIES_ADVERBS) {
        return Some((number, true));
    }
    let number = place(SERIES_ORDINALS)?;
    let after = token + 1 + usize::from(article);
    if !article {
        let mark = draft.mark(after) == ','
            || draft.mark(after) == ':'
            || draft.is(after, Class::DASH) && draft.tokens.get(after).is_some_and(|token| token.spaced);
        return (mark || inline && after < end && draft.reads(after, "the")).then_some((number, false));
    }
    // `The first is to …`, `The second reason is …`, `the third concerns …`: the ordinal is the subject of a copula.
    (is_copula(draft, after) || is_copula(draft, after + 1) && draft.is(after, Class::LOWER)).then_some((number, false))
}

fn is_copula(draft: &Draft<'_>, token: usize) -> bool {
    ["is", "was", "are", "were", "concerns", "relates", "involves", "has", "comes"].iter().any(|verb| draft.reads(token, verb))
}

/// Whether the nouns of two markers can be those of one series: `the first step is` and `the second argument is` cannot.
fn same_nouns(draft: &Draft<'_>, one: Option<usize>, other: Option<usize>) -> bool {
    one.zip(other).is_none_or(|(one, other)| draft.word(one).eq_ignore_ascii_case(draft.word(other)))
}

/// Writes a series of two or more down, with the count that announces it.
fn close(draft: &Draft<'_>, stated: &StatedCounts, open: &mut Vec<Marker>, found: &mut Vec<Found>) {
    let series = std::mem::take(open);
    let Some((first, last)) = series.first().zip(series.last()).filter(|_| series.len() >= 2) else { return };
    let mut items: Vec<Span> = series.iter().map(|marker| item(draft, marker)).collect();
    let count = announcing(draft, stated, first);
    let told = count.and_then(|count| usize::try_from(count.count).ok());
    // A closing `Finally` may be the last item, or the last word on all of them.
    let finally = closing(draft, last);
    if let Some(finally) = finally
        && told != Some(items.len())
    {
        items.push(finally);
    }
    // A series that runs over paragraphs may go on in words of its own, so too few are no conflict.
    let block = |marker: &Marker| draft.sentences[marker.sentence].block;
    let near = first.adverb || block(first) == block(last) || told.is_some_and(|told| told < items.len());
    let length = items.len();
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
            exhaustive: count.is_none_or(|count| !opens(draft, count, first))
                && !told.is_some_and(|told| {
                    told > length && (goes_on(draft, last, count.map(|count| count.head)) || !near && told > length + 1)
                }),
            certain: finally.is_none() && near && count.is_some_and(|count| names_parts(draft.word(count.head))),
        },
    });
}

/// Whether the words between a count and its series say that only some are told: `of which the chief were`.
fn opens(draft: &Draft<'_>, count: Stated, first: &Marker) -> bool {
    (count.tokens.end..first.token).any(|token| ["chief", "including", "main", "such", "which"].iter().any(|word| draft.reads(token, word)))
}

/// Whether the ordinal behind the last marker stands further on, in words that are no marker: `the third part of it is`,
/// or `that is the third reason` where reasons are counted.
fn goes_on(draft: &Draft<'_>, last: &Marker, counted: Option<usize>) -> bool {
    let next: Vec<&str> = [SERIES_ORDINALS, SERIES_ADVERBS].into_iter().filter_map(|words| words.get(last.number)).copied().collect();
    let is_next = |token: usize| next.iter().any(|word| draft.reads(token, word));
    // `the second ends here and the third part ends there`
    if (last.token + 1..draft.sentences[last.sentence].tokens.end).any(is_next) {
        return true;
    }
    let noun = counted.map(|head| fold(draft.word(head)));
    let numbers_one = |token: usize| noun.as_ref().is_some_and(|noun| fold(draft.word(token + 1)) == *noun);
    draft.sentences.iter().skip(last.sentence + 1).take(FAR).any(|sentence| {
        let first = sentence.tokens.start;
        let hyphened = |token: usize| draft.is(token + 1, Class::DASH) && !draft.tokens.get(token + 1).is_some_and(|dash| dash.spaced);
        sentence.tokens.range().any(|token| is_next(token) && (token < first + 3 && !hyphened(token) || numbers_one(token)))
    })
}

/// How many sentences on the next ordinal is looked for.
const FAR: usize = 3 * REACH;

/// From the marker to the end of its clause.
fn item(draft: &Draft<'_>, marker: &Marker) -> Span {
    let end = draft.sentences[marker.sentence].tokens.end;
    let close = (marker.token + 1..end).find(|&token| draft.mark(token) == ';').unwrap_or(end);
    draft.span_of(TokenSpan::new(marker.token, close))
}

/// The `Finally` behind the last marker of a series, which adds an item without a number.
fn closing(draft: &Draft<'_>, last: &Marker) -> Option<Span> {
    let end = draft.sentences.len().min(last.sentence + REACH);
    let mut section = draft.sentences[last.sentence].block;
    for (index, sentence) in draft.sentences.iter().enumerate().take(end).skip(last.sentence) {
        if sentence.block != section {
            section = sentence.block;
            if matches!(draft.document.blocks[section].kind(), BlockKind::Heading(_)) {
                return None;
            }
        }
        let from = if index == last.sentence { last.token + 1 } else { sentence.tokens.start };
        let place =
            (from..sentence.tokens.end.min(from + if index == last.sentence { 60 } else { 3 })).find(|&token| is_closing(draft, token));
        if let Some(place) = place {
            return Some(draft.span_of(TokenSpan::new(place, sentence.tokens.end)));
        }
    }
    None
}

/// Whether words close a series: `Finally,`, `And last,`, `Last but not least,`.
fn is_closing(draft: &Draft<'_>, token: usize) -> bool {
    let least = ["but", "not", "least"].iter().enumerate().all(|(index, word)| draft.reads(token + 1 + index, word));
    match draft.word(token).to_lowercase().as_str() {
        "last" if least => true,
        "finally" | "last" | "lastly" => draft.mark(token + 1) == ',',
        _ => false,
    }
}

/// The count that announces a series: the last one before the first marker, in its sentence or in one of the two before.
fn announcing(draft: &Draft<'_>, stated: &StatedCounts, first: &Marker) -> Option<Stated> {
    for back in 0..=2 {
        let sentence = first.sentence.checked_sub(back)?;
        if matches!(draft.document.blocks[draft.sentences[sentence].block].kind(), BlockKind::TableCell { .. }) {
            return None;
        }
        let mut counts = stated.of_sentence(sentence).iter().filter(|count| count.tokens.end <= first.token);
        // Among several counts, and two sentences before, the one whose noun names parts of an argument is meant.
        let mut parts = counts.clone().filter(|count| names_parts(draft.word(count.head)));
        if let Some(count) = parts.next() {
            return parts.next().is_none().then_some(*count);
        }
        if let Some(count) = counts.next().filter(|_| back < 2) {
            return counts.next().is_none().then_some(*count);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[(Option<u32>, usize, bool)]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let counts = super::super::stated::counts(&draft);
        let mut found = Vec::new();
        super::read(&draft, &counts, &mut found);
        let rows: Vec<_> =
            found.iter().map(|found| (found.enumeration.stated, found.enumeration.items.len(), found.enumeration.certain)).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn series_are_counted_to_their_end() {
        check("There are two reasons. First, it rained. Second, it snowed.", &[(Some(2), 2, true)]);
        check("He saw three problems: first, the roof; second, the wall; and third, the door.", &[(Some(3), 3, true)]);
        check("Three goals stand. The first is light. The second is air.", &[(Some(3), 2, true)]);
        check("Firstly, it rained. Secondly, it snowed. Thirdly, it froze.", &[(None, 3, false)]);
        check("It has three parts. First, a lid. Second, a base. Finally, a key.", &[(Some(3), 3, false)]);
        check("It has two parts. First, a lid. Second, a base. Finally, mind the key.", &[(Some(2), 2, false)]);
    }

    #[test]
    fn other_ordinals_are_no_series() {
        for text in [
            "First it rained. The second man left.",
            "At first, it rained. For a second, it stopped.",
            "Second, third and fourth came in late.",
        ] {
            check(text, &[]);
        }
    }
}
