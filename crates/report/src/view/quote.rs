//! A place in the text in, its words with what stands around them out.

use super::Quote;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::Ledger;

/// How many characters of a sentence are shown on each side of the words.
const CONTEXT: usize = 160;

/// What parts the cells of a row that is quoted.
const CELLS: &str = " · ";

/// The sentence that begins at or before a place, as an index.
pub(super) fn sentence_at(ledger: &Ledger<'_>, offset: usize) -> Option<usize> {
    ledger.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
}

/// The words of a span with the rest of their sentence or of their row, long ones cut at a word.
pub(crate) fn quote(ledger: &Ledger<'_>, span: Span) -> Quote {
    if let Some(quote) = row(ledger, span).or_else(|| marker(ledger, span)) {
        return quote;
    }
    let sentence = sentence_at(ledger, span.start).map_or(span, |index| ledger.sentences[index].span);
    let before = Span::new(sentence.start.min(span.start), span.start);
    let after = Span::new(span.end, sentence.end.max(span.end));
    Quote {
        before: last_words(&spaced(ledger.text(before))),
        words: plain(ledger.text(span)),
        after: first_words(&spaced(ledger.text(after))),
        column: None,
    }
}

/// The marker of a list item, for which the byte before the item stands, with the sentence that it counts.
fn marker(ledger: &Ledger<'_>, span: Span) -> Option<Quote> {
    let document = ledger.document;
    let block = document.blocks.get(document.blocks.partition_point(|block| block.span().start < span.end))?;
    let (list, item) =
        document.item_of(block).filter(|_| block.kind() == BlockKind::ListItem && block.span().start == span.end && !span.is_empty())?;
    let marker = document.lists.get(list)?.items.get(item)?.marker(document);
    let counted = ledger.sentences.get(sentence_at(ledger, block.span().start)?)?.span;
    let after = first_words(&plain(ledger.text(counted)));
    Some(Quote { before: String::new(), words: plain(marker), after: format!(" {after}"), column: None })
}

/// The words of a span within a cell, with the other cells of its row and the head of its column.
fn row(ledger: &Ledger<'_>, span: Span) -> Option<Quote> {
    let document = ledger.document;
    let block = document.blocks.get(document.block_at(span.start)?)?;
    let BlockKind::TableCell { table, row, column } = block.kind() else { return None };
    let (row, column) = (row as usize, column as usize);
    let table = document.tables.get(table as usize)?;
    if !block.span().contains(span) {
        return None;
    }
    let words = |row: usize, column: usize| {
        let block = table.block(row, column).and_then(|block| document.blocks.get(block));
        block.map_or("", |block| ledger.text(block.span()))
    };
    // Cells beyond the context are not even read, so that a row of thousands costs no more than others.
    let mut before = String::new();
    for column in column.saturating_sub(CONTEXT)..column {
        before.push_str(words(row, column));
        before.push_str(CELLS);
    }
    before.push_str(ledger.text(Span::new(block.span().start, span.start)));
    let mut after = ledger.text(Span::new(span.end, block.span().end)).to_owned();
    for column in (column + 1..table.row(row).len()).take(CONTEXT) {
        after.push_str(CELLS);
        after.push_str(words(row, column));
    }
    let head = (table.header && row > 0).then(|| first_words(&plain(words(0, column))));
    Some(Quote {
        before: last_words(&spaced(&before)),
        words: plain(ledger.text(span)),
        after: first_words(&spaced(&after)),
        column: head.filter(|head| !head.is_empty()),
    })
}

/// One line: every run of white space is one space, none at the ends.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line, with a space at either end where the text has one.
fn spaced(text: &str) -> String {
    let mut line = plain(text);
    if text.starts_with(char::is_whitespace) && !line.is_empty() {
        line.insert(0, ' ');
    }
    if text.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    line
}

/// The head of a text, cut at a word where it is long.
pub(crate) fn first_words(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((limit, _)) => format!("{} …", text[..limit].rsplit_once(' ').map_or(&text[..limit], |(kept, _)| kept)),
        None => text.to_owned(),
    }
}

/// The tail of a text, cut at a word where it is long.
fn last_words(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((limit, _)) => format!("… {}", text[limit..].split_once(' ').map_or(&text[limit..], |(_, kept)| kept)),
        None => text.to_owned(),
    }
}
