//! A document in, the day on which it says it was published out.

use crate::date::{find_date, leading_date, written_date};
use crate::{BlockKind, Dateline, Document, Span};
use jiff::civil::Date;

/// The keys of front matter that tell the day, the strongest first.
const KEYS: [&str; 4] = ["date", "published", "datePublished", "pubDate"];

/// The field of a proposal's header, and the properties of a file, that tell its day where nothing else does.
///
/// When a text was last changed says more than when it was begun, which may have been with a template.
const HEADER_KEYS: [&str; 4] = ["Created", "dc:date", "dcterms:modified", "dcterms:created"];

/// Words that a byline may begin with, before author and day, in small letters.
const LEADS: [&str; 15] = [
    "by",
    "created",
    "date",
    "dated",
    "first",
    "issued",
    "last",
    "modified",
    "posted",
    "published",
    "released",
    "reviewed",
    "submitted",
    "updated",
    "written",
];

/// Small words that may stand in a byline, beside names, in small letters.
const CONNECTING: [&str; 23] = [
    "a",
    "am",
    "and",
    "at",
    "by",
    "de",
    "et",
    "for",
    "from",
    "in",
    "last",
    "min",
    "minute",
    "minutes",
    "of",
    "on",
    "pm",
    "posted",
    "published",
    "read",
    "the",
    "updated",
    "van",
];

/// Words before a day that make it part of the sentence, in small letters.
const PREPOSITIONS: [&str; 19] = [
    "after", "and", "before", "between", "by", "due", "for", "from", "in", "next", "of", "on", "since", "than", "the", "through", "till",
    "to", "until",
];

/// How many blocks from the start may hold the day.
const TOP: usize = 8;

/// The longest line that is a byline, in bytes.
const LINE: usize = 140;

/// Finds the dateline: front matter first, then the byline or dateline of the text.
pub(crate) fn with_dateline(mut document: Document) -> Document {
    document.dateline = of_entries(&document, &KEYS, str::eq_ignore_ascii_case)
        .or_else(|| of_text(&document))
        .or_else(|| of_entries(&document, &HEADER_KEYS, |key, name| key == name));
    document
}

/// Whether a paragraph near the top is a byline: a day, or an author, and nothing that is a sentence.
pub(crate) fn is_byline(words: &str) -> bool {
    if words.lines().count() > 4 || words.lines().any(|line| line.len() > LINE) {
        return false;
    }
    byline_date(words).is_some() || author(words)
}

fn of_entries(document: &Document, keys: &[&str], same: fn(&str, &str) -> bool) -> Option<Dateline> {
    let mut entries = keys.iter().filter_map(|key| document.front_matter.iter().find(|entry| same(&entry.key, key)));
    entries.find_map(|entry| written_date(&entry.value).map(|date| Dateline { date, source: entry.source }))
}

fn of_text(document: &Document) -> Option<Dateline> {
    let mut prose = 0;
    for block in document.blocks.iter().take(TOP) {
        let words = block.span().of(&document.text);
        let found = match block.kind() {
            BlockKind::Byline => byline_date(words).or_else(|| find_date(words)),
            BlockKind::Title => dated_title(words),
            BlockKind::Heading(_) => byline_date(words).filter(|(_, span)| span.len() + 12 > words.len()),
            BlockKind::Paragraph if block.item().is_none() => {
                prose += 1;
                (prose <= 2).then(|| wire(words)).flatten()
            }
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::TableCell { .. }
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => None,
        };
        if let Some((date, span)) = found {
            let source = document.source_span(Span::new(block.span().start + span.start, block.span().start + span.end));
            return Some(Dateline { date, source });
        }
    }
    None
}

/// The day of a byline: a line of a day, names and small words.
fn byline_date(words: &str) -> Option<(Date, Span)> {
    let mut at = 0;
    for line in words.split_inclusive('\n').take(4) {
        if line.len() <= LINE
            && let Some((date, span)) = find_date(line)
            && before_date(&line[..span.start])
            && after_date(line[span.end..].trim_end())
        {
            return Some((date, Span::new(at + span.start, at + span.end)));
        }
        at += line.len();
    }
    None
}

/// What may stand before the day: nothing, `Posted on`, or names and a sign that parts them from the day.
fn before_date(before: &str) -> bool {
    let mut words = before.split(|next: char| !next.is_alphanumeric() && !matches!(next, '\'' | '’')).filter(|word| !word.is_empty());
    let lead = words.clone().next().is_none_or(|first| LEADS.binary_search(&first.to_lowercase().as_str()).is_ok());
    let parted = before.trim_end().ends_with([',', '-', '–', '—', '|', '(', '·', '•', '/']);
    let named = words.all(name_or_small);
    named && (lead || parted) && !before.contains(". ")
}

/// What may stand behind the day: nothing, a time, or names parted from it.
fn after_date(after: &str) -> bool {
    let rest = after.trim_start();
    let time = rest.starts_with('T') && rest[1..].starts_with(|next: char| next.is_ascii_digit());
    if rest.is_empty() || time || matches!(rest, "." | ")" | "," | ":") {
        return true;
    }
    // From one hour to another is when something takes place, not when a text appears.
    if rest.contains(':') && [" – ", " - ", " — ", " to ", "–"].iter().any(|sign| rest.contains(sign)) {
        return false;
    }
    let parted =
        rest.starts_with(['-', '–', '—', '|', ',', '(', ')', '·', '•', '/', ';']) || rest.starts_with(|first: char| first.is_ascii_digit());
    let small = ["at ", "by ", "in "].iter().any(|start| rest.starts_with(start));
    let mut words = rest.split(|next: char| !next.is_alphanumeric() && !matches!(next, '\'' | '’')).filter(|word| !word.is_empty());
    (parted || small) && !rest.ends_with('.') && words.clone().count() <= 14 && words.all(name_or_small)
}

fn name_or_small(word: &str) -> bool {
    word.starts_with(|first: char| !first.is_lowercase()) || CONNECTING.binary_search(&word).is_ok()
}

/// Whether a paragraph names its author and no more: `By Jane Roe`.
fn author(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")).or_else(|| words.strip_prefix("by ")) else {
        return false;
    };
    let mut names = rest.split_whitespace();
    let capital = |word: &str| word.starts_with(|first: char| first.is_uppercase());
    names.clone().count() <= 10
        && names.clone().next().is_some_and(capital)
        && !rest.ends_with(['.', '!', '?', ':', ';', ','])
        && names.all(|word| capital(word) || CONNECTING.binary_search(&word).is_ok() || matches!(word, "&" | "|" | "-" | "–" | "—"))
}

/// A day that is set behind a title, after its full stop or with its weekday: "Talks with the founder Sunday, May 28, 2006".
fn dated_title(words: &str) -> Option<(Date, Span)> {
    let (date, span) = find_date(words)?;
    let before = words[..span.start].trim_end();
    let parted = before.is_empty() || before.ends_with(['.', '|', '–', '—', '-', '(', '?', '!']);
    let governed = before.split_whitespace().next_back().is_some_and(|word| PREPOSITIONS.binary_search(&word).is_ok());
    let appended = starts_with_weekday(span.of(words)) && !governed && !before.ends_with(',');
    (words[span.end..].trim_end_matches(')').is_empty() && (parted || appended)).then_some((date, span))
}

/// Whether the words of a day begin with its weekday.
fn starts_with_weekday(words: &str) -> bool {
    let first = words.split([',', ' ']).next().unwrap_or_default();
    first.ends_with("day") && first.starts_with(char::is_uppercase)
}

/// The dateline of an agency: place, day, agency, dash: "LISBON, May 3, 2020 (Agency) — …"; or a day before the sentence.
fn wire(words: &str) -> Option<(Date, Span)> {
    let mut end = words.len().min(LINE);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let head = &words[..end];
    if let Some((date, length)) = leading_date(head)
        && starts_with_weekday(head)
        && head[length..].starts_with(' ')
        && head[length + 1..].starts_with(char::is_uppercase)
    {
        return Some((date, Span::new(0, length)));
    }
    let dash = [" — ", " – ", " - ", " -- ", "— ", "— ", " /"].iter().filter_map(|dash| head.find(dash)).min()?;
    let head = &head[..dash];
    let (date, span) = find_date(head)?;
    let place = head[..span.start].trim_end();
    let placed = place.is_empty()
        || place.ends_with([',', '(', '.', '|']) && place.split_whitespace().count() <= 6 && place.split_whitespace().all(name_or_small);
    let agency = head[span.end..].trim();
    let signed = agency.is_empty() || agency == ":" || agency.starts_with(['(', ',', '/', '|']) || agency.starts_with(')');
    (placed && signed && (place.is_empty() || leading_date(place).is_none())).then_some((date, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted() {
        assert!(LEADS.is_sorted());
        assert!(CONNECTING.is_sorted());
        assert!(PREPOSITIONS.is_sorted());
    }

    #[test]
    fn bylines_are_told_from_prose() {
        for words in [
            "October 7, 2021 - Ada Bryce - Analysis",
            "Posted on 3 May 2020",
            "Published March 3, 2019",
            "By Jane Roe, 3 May 2020",
            "By Jane Roe and Ola Nordmann",
            "Thursday, February 23, 2006",
            "Jane Roe | 3 May 2020 | 5 min read",
            "Last updated: May 5, 2019",
            "For Immediate Release\nOctober 28, 1998",
            "Lisbon, 3 May 2020",
        ] {
            assert!(is_byline(words), "{words}");
        }
        for words in [
            "On 3 May 2020 the court met",
            "On 3 May 2020, the court met.",
            "The law of May 3, 2020",
            "May 3, 2020, was a fine day",
            "Effective Date: May 3, 2020",
            "By Monday all will be well.",
            "By law it must be done",
            "Events after May 3, 2020",
            "",
        ] {
            assert!(!is_byline(words), "{words}");
        }
    }

    #[test]
    fn agencies_date_their_first_sentence() {
        for words in
            ["LISBON, May 3, 2020 (Agency) — Rain fell.", "New York, 3 May 2020 – Rain fell.", "OSLO, May 3, 2020 /Wire/ -- Rain fell."]
        {
            assert_eq!(wire(words).map(|(date, _)| date.to_string()).as_deref(), Some("2020-05-03"), "{words}");
        }
        assert!(wire("Sunday, May 3, 2020 Rain fell in Lisbon.").is_some());
        for words in [
            "Sunday, May 3, 2020, rain fell.",
            "LISBON, May 3 (Agency) — Rain fell.",
            "The bridge opened on May 3, 2020 — at last.",
            "In Lisbon, May 3, 2020 brought rain – much.",
        ] {
            assert_eq!(wire(words), None, "{words}");
        }
    }

    #[test]
    fn titles_may_end_with_their_day() {
        assert!(dated_title("A talk with the founder Ada Bryce Sunday, May 3, 2020").is_some());
        assert!(dated_title("What ants know Sunday, May 3, 2020").is_some());
        assert!(dated_title("Annual message. May 3, 2020").is_some());
        assert!(dated_title("What we saw on Sunday, May 3, 2020").is_none());
        assert!(dated_title("The treaty of May 3, 2020").is_none());
    }
}
