//! A long Markdown source in, ranges of it out that can be parsed one after the other as if they were one.
//!
//! The parser's tree is many times as large as its source, so that a long source is never given to it at once.
//! Where a range can end the parser itself tells: before a block that stands in no other one, since what stands before it has
//! no say in how it is read.

use pulldown_cmark::{Event, Options, Parser, Tag};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A source that is shorter is one piece.
pub(super) const LONG: usize = 512 << 10;

/// No paragraph that people read is as long as this; the tree of it would be many times longer.
const HUGE: usize = 2 << 20;

/// No table that people read is as long as this: it has some hundred thousand cells.
const HUGE_TABLE: usize = 4 << 20;

/// The pieces of a source.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Their places, in order, and how each is read; together they are all of it.
    pub(super) ranges: Vec<(Range<usize>, Reading)>,
    /// The addresses that they define for links, by their labels in small letters; the first of each counts.
    pub(super) defined: FxHashMap<String, String>,
}

/// How a piece is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// By itself.
    Alone,
    /// As further items of the list that the piece before ends with.
    InList,
    /// As the words of one paragraph, its markup left as it stands.
    Words,
    /// Not at all: it is a table of more cells than anybody looks at.
    TooManyCells,
}

/// Cuts a source into pieces of about a quarter of the length that is read at once; a shorter one is left whole.
pub(super) fn cut(source: &str, options: Options, long: usize) -> Pieces {
    let mut pieces = Pieces::default();
    if source.len() <= long {
        pieces.ranges.push((0..source.len(), Reading::Alone));
        return pieces;
    }
    let size = (long / 4).max(1);
    let (mut start, mut reach, mut reading) = (0, size, Reading::Alone);
    while start < source.len() {
        let rest = source.get(start..).unwrap_or_default();
        let end = rest.as_bytes().get(reach..).and_then(|bytes| memchr::memchr(b'\n', bytes)).map_or(rest.len(), |at| reach + at + 1);
        if end > HUGE
            && let Some(huge) = of_huge(rest, end, size, options)
        {
            let length = end_of_block(rest);
            pieces.ranges.push((start..start + length, huge));
            (start, reach, reading) = (start + length, size, Reading::Alone);
            continue;
        }
        let text = rest.get(..end).unwrap_or(rest);
        let mut events = Parser::new_ext(text, options).into_offset_iter();
        let last = if end == rest.len() { Some((end, Reading::Alone)) } else { last_block(text, &mut events) };
        let Some((length, next)) = last else {
            // One block is longer than this; each try is twice as long as the one before.
            reach *= 2;
            continue;
        };
        for (label, definition) in events.reference_definitions().iter().filter(|(_, definition)| definition.span.start < length) {
            pieces.defined.entry(label.to_lowercase()).or_insert_with(|| definition.dest.to_string());
        }
        pieces.ranges.push((start..start + length, reading));
        (start, reach, reading) = (start + length, size, next);
    }
    pieces
}

/// How a huge block is read, by what it is at its beginning; none where it is read as others are.
fn of_huge(text: &str, length: usize, size: usize, options: Options) -> Option<Reading> {
    let beginning = (0..=size).rfind(|&end| text.is_char_boundary(end)).and_then(|end| text.get(..end)).unwrap_or_default();
    match Parser::new_ext(beginning, options).next()? {
        Event::Start(Tag::Paragraph) => Some(Reading::Words),
        Event::Start(Tag::Table(_)) if length > HUGE_TABLE => Some(Reading::TooManyCells),
        _ => None,
    }
}

/// Where the first block of a text ends: behind the blank line that follows it.
fn end_of_block(text: &str) -> usize {
    let mut end = 0;
    let mut begun = false;
    for line in text.split_inclusive('\n') {
        end += line.len();
        let blank = line.trim().is_empty();
        if blank && begun {
            break;
        }
        begun |= !blank;
    }
    end
}

/// Where the last block begins that stands in no other one, at the margin and behind a blank line, or the last item of a list
/// that stands in no other block; and how what begins there is read.
fn last_block<'t>(text: &str, events: &mut impl Iterator<Item = (Event<'t>, Range<usize>)>) -> Option<(usize, Reading)> {
    let mut depth = 0_usize;
    let mut last = None;
    // How many items the list has had that stands in no other block.
    let mut items = None;
    for (event, range) in events {
        match event {
            Event::Start(tag) => {
                let before = text.get(..range.start).unwrap_or_default();
                match (depth, &tag) {
                    (0, _) => {
                        items = matches!(tag, Tag::List(_)).then_some(0_usize);
                        let above = before.strip_suffix('\n');
                        let blank = above.is_some_and(|above| above.rsplit('\n').next().is_none_or(|line| line.trim().is_empty()));
                        if blank && !before.trim().is_empty() {
                            last = Some((range.start, Reading::Alone));
                        }
                    }
                    (1, Tag::Item) if let Some(items) = &mut items => {
                        let line = before.trim_end_matches(' ');
                        if *items > 0 && line.ends_with('\n') {
                            last = Some((line.len(), Reading::InList));
                        }
                        *items += 1;
                    }
                    _ => {}
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::{HUGE, LONG, cut};
    use crate::markdown::read_in;
    use proptest::prelude::*;
    use pulldown_cmark::Options;

    /// The pieces of a source, cut wherever it can be.
    fn pieces(source: &str) -> Vec<&str> {
        cut(source, Options::all(), 8).ranges.into_iter().map(|(piece, _)| &source[piece]).collect()
    }

    #[test]
    fn pieces_begin_where_nothing_is_open() {
        assert_eq!(pieces("One two.\n\n# Three\n\n- four\n\n  five\n"), ["One two.\n\n", "# Three\n\n", "- four\n\n  five\n"]);
        assert_eq!(pieces("- one\n\n- two\n\n  three\n  - four\n"), ["- one\n\n", "- two\n\n  three\n  - four\n"]);
        for whole in ["```\n\nx y z\n\n# x\n```\n", "<!-- a\n\nb c d -->\n", "> ~~~\n>\n> x y z\n>\n> # x\n"] {
            assert_eq!(pieces(&format!("One two.\n\n{whole}")), ["One two.\n\n", whole]);
        }
    }

    #[test]
    fn what_nobody_reads_is_not_parsed_at_once() {
        let words = "one [two ".repeat(HUGE / 4);
        let document = read_in(format!("{words}\n\n## Three\n"), LONG);
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.blocks[0].span().of(&document.text), words.trim_end());
        let table = format!("| a | b |\n|---|---|\n{}", "| 1 | 2 |\n".repeat(HUGE / 4));
        let document = read_in(format!("{table}\nThree\n"), LONG);
        assert_eq!(document.text, "Three");
        assert_eq!(document.unchecked[0].why, "table of too many cells");
    }

    #[test]
    fn links_are_defined_by_whatever_piece() {
        let source = "A [link][Name] and [Other].\n\n# Title\n\n[name]: there\n\nMore words.\n\n[other]: elsewhere\n";
        let targets: Vec<String> = read_in(source.to_owned(), 8).links.into_iter().map(|link| link.target).collect();
        assert_eq!(targets, ["there", "elsewhere"]);
    }

    proptest! {
        /// A source that is read piece by piece reads as it does at once.
        #[test]
        fn pieces_read_as_the_whole(lines in prop::collection::vec(line(), 0..60)) {
            let source = lines.concat();
            let (whole, pieces) = (read_in(source.clone(), usize::MAX), read_in(source, 8));
            prop_assert_eq!(&whole.text, &pieces.text);
            prop_assert_eq!(&whole.blocks, &pieces.blocks);
            prop_assert_eq!(&whole.lists, &pieces.lists);
            prop_assert_eq!(&whole.tables, &pieces.tables);
            prop_assert_eq!(&whole.links, &pieces.links);
            prop_assert_eq!(&whole.unchecked, &pieces.unchecked);
        }
    }

    fn line() -> impl Strategy<Value = &'static str> {
        prop_oneof![
            4 => Just("\n"),
            1 => Just("# Title\n"),
            1 => Just("## Under it ##\n"),
            1 => Just("Words of a paragraph\n"),
            1 => Just("Words with [a link][Label], `code` and *stress*.\n"),
            1 => Just("[label]: there\n"),
            1 => Just("- an item\n"),
            1 => Just("  - within it\n"),
            1 => Just("    set in\n"),
            1 => Just("1. one\n"),
            1 => Just("> quoted\n"),
            1 => Just("```\n"),
            1 => Just("  ```\n"),
            1 => Just("- ```\n"),
            1 => Just("~~~ rust\n"),
            1 => Just("<!-- a\n"),
            1 => Just("b -->\n"),
            1 => Just("<div>\n"),
            1 => Just("</div>\n"),
            1 => Just("<pre>\n"),
            1 => Just("</pre>\n"),
            1 => Just("| a | b |\n"),
            1 => Just("|---|---|\n"),
            1 => Just("===\n"),
            1 => Just("---\n"),
            1 => Just(": a meaning\n"),
        ]
    }
}
