//! Blocks of a draft in, their kinds by position and wording out: references, captions, byline, title.

use crate::draft::Draft;
use crate::{Block, BlockKind, dateline};

/// Headings of lists of references, in small letters.
const REFERENCE_HEADINGS: [&str; 9] = [
    "bibliography",
    "cited literature",
    "literature",
    "literature cited",
    "reference list",
    "references",
    "references and notes",
    "references cited",
    "works cited",
];

/// Headings under which references stand, or something else: only what looks like a reference counts.
const NOTE_HEADINGS: [&str; 7] = ["citations", "endnotes", "footnotes", "further reading", "notes", "notes and references", "sources"];

/// Words that begin a caption when a number and a separator follow, in small letters.
const NUMBERED_CAPTIONS: [&str; 22] = [
    "algorithm",
    "box",
    "chart",
    "diagram",
    "exhibit",
    "fig",
    "figure",
    "graph",
    "graphic",
    "illustration",
    "image",
    "listing",
    "map",
    "photo",
    "photograph",
    "picture",
    "plate",
    "scheme",
    "table",
    "tables",
    "text box",
    "video",
];

/// Words that begin a caption when a colon follows, in small letters.
const PLAIN_CAPTIONS: [&str; 14] = [
    "caption",
    "chart",
    "credit",
    "figure",
    "graphic",
    "illustration",
    "image",
    "image credit",
    "map",
    "photo",
    "photo credit",
    "photograph",
    "picture",
    "source",
];

/// How many blocks from the start may be a byline.
const TOP: usize = 8;

/// A block of running text this long ends the head of a document when it comes a second time.
const LONG: usize = 400;

/// Gives blocks the kinds that markup does not.
pub(super) fn name(draft: &mut Draft) {
    captions(draft);
    references(draft);
    bylines(draft);
    title(draft);
}

/// Entries under a heading of references.
fn references(draft: &mut Draft) {
    let Draft { text, blocks, .. } = draft;
    let mut section: Option<(u8, bool)> = None;
    for block in blocks {
        let words = block.span().of(text);
        match block.kind() {
            BlockKind::Title => section = reference_heading(words).map(|sure| (1, sure)),
            BlockKind::Heading(level) => {
                section = reference_heading(words).map(|sure| (level, sure)).or(section.filter(|&(over, _)| level > over));
            }
            BlockKind::Paragraph | BlockKind::ListItem => {
                if let Some(sure) =
                    Some(block.is_emphasised() || words.len() < 30).filter(|&alone| alone).and_then(|_| reference_heading(words))
                {
                    section = Some((6, sure));
                } else if let Some((_, sure)) = section
                    && !words.ends_with(':')
                    && (cited(words) || sure && (block.item().is_some() || dated(words)))
                {
                    block.set_kind(BlockKind::ReferenceEntry);
                }
            }
            BlockKind::Byline | BlockKind::TableCell { .. } | BlockKind::Caption | BlockKind::Footnote | BlockKind::ReferenceEntry => {}
        }
    }
}

/// Whether a heading opens a list of references, and if so whether all under it are entries.
fn reference_heading(words: &str) -> Option<bool> {
    if words.len() > 40 {
        return None;
    }
    let name = words.trim_start_matches(|first: char| !first.is_alphabetic()).trim_end_matches([':', '.', ' ']).to_lowercase();
    if REFERENCE_HEADINGS.binary_search(&name.as_str()).is_ok() {
        return Some(true);
    }
    NOTE_HEADINGS.binary_search(&name.as_str()).is_ok().then_some(false)
}

/// Whether a note looks like a reference: a number in brackets before it, or a year in parentheses in it.
fn cited(words: &str) -> bool {
    let label = words.strip_prefix('[').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    label
        || words.match_indices('(').any(|(at, _)| {
            let inside = &words.as_bytes()[at + 1..];
            inside.len() > 4 && inside[..4].iter().all(u8::is_ascii_digit) && matches!(inside[4], b')' | b'a'..=b'z' | b',')
        })
}

/// Whether a paragraph names what a reference names: a year, an address, or that it has no date.
fn dated(words: &str) -> bool {
    let mut figures = words.split(|next: char| !next.is_ascii_digit());
    figures.any(|year| year.len() == 4 && year.starts_with(['1', '2']))
        || ["http", "doi", "www.", "n.d.", "in press", "forthcoming"].iter().any(|sign| words.contains(sign))
}

/// Lines that say what a figure, table or photograph shows.
fn captions(draft: &mut Draft) {
    let Draft { text, blocks, .. } = draft;
    for block in blocks.iter_mut().filter(|block| block.kind() == BlockKind::Paragraph && block.item().is_none()) {
        if is_caption(block.span().of(text), block.lead()) {
            block.set_kind(BlockKind::Caption);
        }
    }
}

/// Reads the start of a caption: `Figure 3.`, `Table A-1:`, `Photo:`; `lead` bytes of it are set in bold or italics.
pub(crate) fn is_caption(words: &str, lead: usize) -> bool {
    let Some(first) = words.bytes().next().filter(u8::is_ascii_uppercase) else { return false };
    let first = first.to_ascii_lowercase();
    let named = |name: &&&str| words.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if with_initial(&PLAIN_CAPTIONS, first).filter(named).any(|name| words[name.len()..].starts_with(':')) {
        return true;
    }
    with_initial(&NUMBERED_CAPTIONS, first).filter(named).any(|name| {
        let behind = &words[name.len()..];
        let behind = behind.strip_prefix('.').unwrap_or(behind);
        let number = behind.trim_start();
        number.len() < behind.len() && numbered(words, words.len() - number.len(), lead)
    })
}

/// The names of a sorted table that begin with a letter.
fn with_initial<'n>(names: &'n [&'n str], letter: u8) -> impl Iterator<Item = &'n &'n str> {
    let initial = |name: &&str| name.bytes().next();
    let begin = names.partition_point(|name| initial(name) < Some(letter));
    names[begin..].iter().take_while(move |name| initial(name) == Some(letter))
}

/// Whether a number stands at a place, and behind it the end, a sign that parts it from the words, or the end of the bold.
fn numbered(words: &str, at: usize, lead: usize) -> bool {
    let rest = &words[at..];
    let length = rest.find(|next: char| !(next.is_ascii_alphanumeric() || matches!(next, '.' | '-'))).unwrap_or(rest.len());
    let figures = rest[..length].trim_end_matches(['.', '-']);
    let letter = figures.len() == 1 && figures.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = figures.bytes().any(|byte| byte.is_ascii_digit()) || letter || roman(figures);
    let behind = rest[figures.len()..].trim_start();
    let parted = behind.starts_with([':', '.', '–', '—', '|']) || behind.starts_with("- ") || behind.starts_with("-- ");
    number && figures.len() <= 8 && (behind.is_empty() || parted || lead >= at + figures.len())
}

fn roman(figures: &str) -> bool {
    !figures.is_empty() && figures.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// The lines near the top that name author and day.
fn bylines(draft: &mut Draft) {
    let Draft { text, blocks, .. } = draft;
    if blocks.len() < 2 {
        return;
    }
    let mut long = 0;
    for block in blocks.iter_mut().take(TOP) {
        let words = block.span().of(text);
        match block.kind() {
            BlockKind::Paragraph if block.item().is_none() && dateline::is_byline(words) => block.set_kind(BlockKind::Byline),
            BlockKind::Paragraph => long += usize::from(words.len() > LONG),
            BlockKind::Heading(_) if long > 0 => return,
            BlockKind::Title
            | BlockKind::Byline
            | BlockKind::Heading(_)
            | BlockKind::ListItem
            | BlockKind::TableCell { .. }
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => {}
        }
        if long > 1 {
            return;
        }
    }
}

/// The first line is the title where no heading is, and it is short, without a full stop, and text follows.
fn title(draft: &mut Draft) {
    let Draft { text, blocks, front_matter, .. } = draft;
    let titled = blocks.iter().any(|block| block.kind() == BlockKind::Title)
        || front_matter.iter().any(|entry| entry.key.eq_ignore_ascii_case("title"));
    let first = blocks.iter().position(|block| block.kind() != BlockKind::Byline);
    let Some(first) = first.filter(|&first| first <= 1 && !titled) else { return };
    let followed = blocks
        .get(first + 1)
        .is_some_and(|next| matches!(next.kind(), BlockKind::Paragraph | BlockKind::Byline | BlockKind::Caption | BlockKind::Heading(_)));
    if followed
        && let Some(block) = blocks.get_mut(first)
        && is_title(block, text)
    {
        block.set_kind(BlockKind::Title);
    }
}

fn is_title(block: &Block, text: &str) -> bool {
    let words = block.span().of(text);
    block.kind() == BlockKind::Paragraph
        && block.item().is_none()
        && block.quote_depth == 0
        && words.len() <= 160
        && !words.contains('\n')
        && !words.ends_with(['.', ':', ';', ','])
        && words.starts_with(|first: char| !first.is_lowercase() && !matches!(first, '(' | '[' | '{' | '<'))
        && (words.contains(' ') || words.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted() {
        assert!(REFERENCE_HEADINGS.is_sorted());
        assert!(NOTE_HEADINGS.is_sorted());
        assert!(NUMBERED_CAPTIONS.is_sorted());
        assert!(PLAIN_CAPTIONS.is_sorted());
        for name in NUMBERED_CAPTIONS {
            let caption = format!("{}{} 3: x", name[..1].to_uppercase(), &name[1..]);
            assert!(is_caption(&caption, 0), "{caption}");
        }
    }

    #[test]
    fn captions_are_told_from_sentences() {
        for words in [
            "Figure 3. Costs",
            "Fig. 1. Loss",
            "Table 2: Beds",
            "Table A-1 – Beds",
            "Table S1. Beds",
            "Box IV: Terms",
            "Photo: Visit",
            "Source: Office",
            "Table 1",
            "Table A: Beds",
            "Figure 2.3: x",
        ] {
            assert!(is_caption(words, 0), "{words}");
        }
        for words in [
            "Figure 3 shows costs.",
            "Table 2.1 lists beds.",
            "figure 3: costs",
            "Photo of a bridge",
            "Box office: full",
            "Figures 3: x",
            "Table manners: a guide",
            "Source",
            "",
        ] {
            assert!(!is_caption(words, 0), "{words}");
        }
        assert!(is_caption("Figure 1 Demand by hour", 8));
    }

    #[test]
    fn reference_headings_are_read_with_numbers() {
        for (words, expected) in
            [("7. References", Some(true)), ("NOTES", Some(false)), ("Works Cited:", Some(true)), ("Reference cells", None)]
        {
            assert_eq!(reference_heading(words), expected, "{words}");
        }
    }
}
