//! Headings in, the counts that they state and the headings or items under them out: `Seven tips`, then 1 to 7.

use super::Found;
use super::stated::{Stated, StatedCounts};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::lexicon::Class;
use claimlint_document::{BlockKind, ListItem, Span};

/// Reads the title and the headings that state a count.
pub(super) fn read(draft: &Draft<'_>, stated: &StatedCounts, found: &mut Vec<Found>) {
    let headings: Vec<(usize, u8, Span)> = draft
        .document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| match block.kind() {
            BlockKind::Title => Some((index, 0, block.span())),
            BlockKind::Heading(level) => Some((index, level, block.span())),
            _ => None,
        })
        .collect();
    for (sentence, place) in draft.sentences.iter().enumerate() {
        let [count] = stated.of_sentence(sentence) else { continue };
        let Ok(at) = headings.binary_search_by_key(&place.block, |&(index, _, _)| index) else { continue };
        // `Seven tips for …` counts what stands under it; `A study of two towns` does not.
        if count.tokens.start > place.tokens.start + 1 || is_number_of_part(draft, count) {
            continue;
        }
        let level = headings[at].1;
        let under = &headings[at + 1..];
        let under = &under[..under.iter().position(|&(_, below, _)| below <= level).unwrap_or(under.len())];
        let items = numbered(draft, under).or_else(|| list_under(draft, place.block, count));
        if let Some(items) = items {
            found.push(Found { sentence, tokens: count.tokens, enumeration: enumeration(draft, count, items) });
        }
    }
}

/// Whether the figures before a title are its number: `4 Functions`; `5 Ways to Save` and `4 functions` count.
fn is_number_of_part(draft: &Draft<'_>, count: &Stated) -> bool {
    const LISTED: &[&str] = &[
        "commandments",
        "facts",
        "habits",
        "ideas",
        "lessons",
        "mistakes",
        "myths",
        "points",
        "principles",
        "questions",
        "reasons",
        "rules",
        "secrets",
        "signs",
        "steps",
        "takeaways",
        "things",
        "tips",
        "tricks",
        "ways",
    ];
    let titled = draft.is(count.tokens.start, Class::DIGITS) && draft.is(count.tokens.start + 1, Class::CAPITAL);
    titled && LISTED.binary_search(&&*draft.word(count.head).to_lowercase()).is_err()
}

fn enumeration(draft: &Draft<'_>, count: &Stated, items: Vec<Span>) -> Enumeration {
    let by = Some(draft.span_of(count.tokens));
    Enumeration { form: EnumerationForm::Headings, items, stated: Some(count.count), by, exhaustive: true, certain: true }
}

/// The headings of one level that are numbered from 1 on, if two or more are.
fn numbered(draft: &Draft<'_>, under: &[(usize, u8, Span)]) -> Option<Vec<Span>> {
    let level = under.iter().filter(|(_, _, span)| number(span.of(&draft.document.text)) == Some(1)).map(|&(_, level, _)| level).min()?;
    let items: Vec<(u32, Span)> = under
        .iter()
        .filter(|&&(_, of, _)| of == level)
        .filter_map(|&(_, _, span)| Some((number(span.of(&draft.document.text))?, span)))
        .collect();
    // Numbers that begin again belong to several rows.
    let one_row = items.windows(2).all(|pair| pair[0].0 < pair[1].0);
    (one_row && items.len() >= 2).then(|| items.into_iter().map(|(_, span)| span).collect())
}

/// The number that a heading begins with: `3. Water`, `Step 3: Water`, `#3 Water`.
fn number(heading: &str) -> Option<u32> {
    let word = heading.split_whitespace().next()?;
    let named = ["step", "tip", "rule", "reason", "lesson", "part", "way", "question", "principle", "phase", "stage"];
    let rest = if named.iter().any(|name| word.eq_ignore_ascii_case(name)) { heading[word.len()..].trim_start() } else { heading };
    let rest = rest.trim_start_matches('#');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let titled = rest[digits..].strip_prefix(' ').is_some_and(|title| title.starts_with(char::is_uppercase)) && digits < 3;
    let closed = rest.len() < heading.len() || rest[digits..].starts_with(['.', ')', ':']) || titled;
    let deeper = rest[digits..].starts_with('.') && rest[digits + 1..].starts_with(|next: char| next.is_ascii_digit());
    rest[..digits].parse().ok().filter(|_| closed && !deeper)
}

/// The items of the list that stands right under a heading whose last word is what is counted.
fn list_under(draft: &Draft<'_>, heading: usize, count: &Stated) -> Option<Vec<Span>> {
    let document = draft.document;
    let first = document.blocks.get(heading + 1).filter(|block| block.kind() == BlockKind::ListItem)?;
    let (list, _) = document.item_of(first)?;
    let list = document.lists.get(list).filter(|list| list.parent().is_none() && list.items.len() >= 2)?;
    let end = document.blocks[heading].span().end;
    let closes = draft.span_of(count.tokens).end + 1 >= end;
    closes.then(|| list.items.iter().map(ListItem::span).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_read() {
        for heading in ["3. Water", "3) Water", "Step 3: Water", "Tip #3 – Water", "Step 3", "3 Water"] {
            assert_eq!(number(heading), Some(3), "{heading}");
        }
        for heading in ["3.1 Water", "2024 in review", "Water 3", "Steps 3", ""] {
            assert_eq!(number(heading), None, "{heading}");
        }
    }
}
