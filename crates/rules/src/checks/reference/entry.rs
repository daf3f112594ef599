//! The list of references in, its entries out: number, first author, names, year; entries cited nowhere or given twice.

use super::author::{self, fold};
use super::numeric;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use rustc_hash::FxHashMap;

/// One entry of the list of references.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Entry<'c> {
    /// Its number, as printed or as its list counts.
    pub(super) number: Option<u32>,
    /// The surnames before the year, folded, in order.
    pub(super) names: Vec<String>,
    /// The year with its letter.
    pub(super) year: Option<String>,
    /// Its place.
    pub(super) span: Span,
    /// The list that it stands in, counted from the first: text between entries parts two lists, headings do not.
    pub(super) list: usize,
    /// All its words behind its number.
    words: &'c str,
}

/// The entries of a document, in order.
pub(in crate::checks) fn entries<'c>(context: &Context<'c>) -> Vec<Entry<'c>> {
    let document = context.ledger.document;
    let mut entries: Vec<Entry> = Vec::new();
    let mut parted = false;
    for block in document.blocks.iter().filter(|block| block.is_checked()) {
        if block.kind() != BlockKind::ReferenceEntry {
            parted |= block.kind() == BlockKind::Paragraph;
            continue;
        }
        let words = block.span().of(&document.text);
        let listed = document.item_of(block).and_then(|(list, item)| document.lists.get(list)?.items.get(item));
        let listed = listed.and_then(|item| item.marker(document).trim_matches(|mark: char| !mark.is_ascii_alphanumeric()).parse().ok());
        let (number, rest) = printed_number(words);
        let first = words.find('\n').unwrap_or(words.len());
        let list = entries.last().map_or(0, |last| last.list + usize::from(parted));
        parted = false;
        entries.push(Entry {
            number: number.or(listed),
            span: Span::new(block.span().start, block.span().start + first),
            list,
            ..read(rest)
        });
    }
    entries
}

/// The number that an entry begins with, and the words behind it: `[3] Roe`, `3. Roe`.
fn printed_number(words: &str) -> (Option<u32>, &str) {
    let inner = words.strip_prefix('[').unwrap_or(words);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let closed = if words.len() > inner.len() { rest.starts_with(']') } else { rest.starts_with(['.', ')']) };
    match inner[..digits].parse().ok().filter(|_| closed && digits <= 3) {
        Some(number) => (Some(number), rest[1..].trim_start_matches([':', ' ', '\n'])),
        None => (None, words),
    }
}

/// Reads names, year and title of an entry.
fn read(words: &str) -> Entry<'_> {
    let year = year(words);
    let before = year.as_ref().map_or(words, |(at, _)| &words[..*at]);
    let before = before.char_indices().nth(300).map_or(before, |(end, _)| &before[..end]);
    Entry { number: None, names: author::surnames(before), year: year.map(|(_, year)| year), span: Span::default(), list: 0, words }
}

/// The first year of an entry that stands in brackets, else the first that is parted from the words: `(2019a)`, `. 2019.`
fn year(words: &str) -> Option<(usize, String)> {
    let mut plain = None;
    for (at, _) in words.match_indices(['1', '2']) {
        let rest = &words[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let before = words[..at].chars().next_back();
        if digits != 4 || before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '-' | '–' | '/' | '.')) {
            continue;
        }
        if !("1600".."2100").contains(&&rest[..4]) {
            continue;
        }
        let letter = rest[4..].chars().next().filter(char::is_ascii_lowercase).filter(|_| !rest[5..].starts_with(char::is_alphanumeric));
        let length = 4 + usize::from(letter.is_some());
        let year = rest[..length].to_owned();
        if before == Some('(') && rest[length..].starts_with([')', ',']) {
            return Some((at, year));
        }
        plain.get_or_insert((at, year));
    }
    plain
}

/// Checks that entries are cited, where nearly all of them are.
pub(super) fn check_uncited(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let entries = context.entries();
    if entries.len() < 3 {
        return;
    }
    let cited = numeric::cited(context);
    let names = author::citations(context);
    let is_cited = |entry: &Entry| match entry.number {
        Some(number) => cited.contains(&number),
        None => names.iter().any(|citation| citation.matches(entry)),
    };
    let missing: Vec<&Entry> = entries.iter().filter(|entry| !is_cited(entry)).collect();
    if missing.len() * 4 > entries.len() {
        return;
    }
    for entry in missing {
        out.push(report(rule, Verdict::Review, entry.span, "the text cites this entry nowhere".to_owned()));
    }
}

/// Checks that no two entries name one work.
pub(super) fn check_duplicates(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut seen: FxHashMap<(usize, &str, &str), &Entry> = FxHashMap::default();
    for entry in context.entries() {
        let (Some(name), Some(year)) = (entry.names.first(), &entry.year) else { continue };
        let key = (entry.list, name.as_str(), year.trim_end_matches(|letter: char| letter.is_ascii_lowercase()));
        match seen.get(&key) {
            Some(first) if fold(first.words) == fold(entry.words) => {
                let mut check = report(rule, Verdict::Conflict, entry.span, "the entry stands twice".to_owned());
                check.related.push(evidence(first.span, "the first"));
                out.push(check);
            }
            Some(_) => {}
            None => {
                seen.insert(key, entry);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read() {
        let entry = read("Roe, A., & Poe-Lee, B. (2019a). Rain in spring. Oak, 4, 1–9.");
        assert_eq!(entry.names, ["roe", "poe-lee"]);
        assert_eq!(entry.year.as_deref(), Some("2019a"));
        assert_eq!(year("Roe, A. Rain 1914–1918. Oak, 2001.").map(|(_, year)| year).as_deref(), Some("1914"));
        assert_eq!(printed_number("[12] Roe"), (Some(12), "Roe"));
        assert_eq!(printed_number("Roe 12"), (None, "Roe 12"));
    }
}
