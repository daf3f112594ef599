//! A block in, the lists and quotations that hold it out.

use claimlint_document::{Block, BlockKind, Document};

/// Lists within lists and quotations within quotations deeper than this are shown at this depth.
const DEEPEST: usize = 12;

/// What holds a block, from the outside in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// A quotation.
    Quote,
    /// A list, as an index into the lists of the document.
    List(usize),
    /// An item of a list.
    Item(usize, usize),
}

/// The outermost element that holds a block, where it may hold others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    /// A quotation.
    Quote,
    /// A list.
    List(usize),
    /// A table.
    Table(usize),
}

/// What is known of the lists of a document.
#[derive(Debug)]
pub(super) struct Roots {
    /// For each list the outermost list that holds it.
    outermost: Vec<usize>,
    /// For each list that is an outermost one how many quotations hold it.
    depth: Vec<u8>,
}

/// Finds the outermost lists.
pub(super) fn roots(document: &Document) -> Roots {
    let mut outermost: Vec<usize> = Vec::with_capacity(document.lists.len());
    for (index, list) in document.lists.iter().enumerate() {
        // A list comes after the one that holds it.
        outermost.push(list.parent().and_then(|(parent, _)| outermost.get(parent).copied()).unwrap_or(index));
    }
    let mut depth = vec![u8::MAX; document.lists.len()];
    for block in &document.blocks {
        if let Some(depth) = document.item_of(block).and_then(|(list, _)| outermost.get(list)).and_then(|&root| depth.get_mut(root)) {
            *depth = (*depth).min(block.quote_depth);
        }
    }
    Roots { outermost, depth }
}

/// The outermost element that holds a block; none for a block that stands by itself.
pub(super) fn root(document: &Document, block: &Block, roots: &Roots) -> Option<Root> {
    if let Some(list) = document.item_of(block).and_then(|(list, _)| roots.outermost.get(list)) {
        let quoted = roots.depth.get(*list).is_some_and(|&depth| depth > 0);
        return Some(if quoted { Root::Quote } else { Root::List(*list) });
    }
    match block.kind() {
        _ if block.quote_depth > 0 => Some(Root::Quote),
        BlockKind::TableCell { table, .. } => Some(Root::Table(table as usize)),
        BlockKind::Title
        | BlockKind::Byline
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Caption
        | BlockKind::Footnote
        | BlockKind::ReferenceEntry => None,
    }
}

/// The items that hold a block, from the outside in.
pub(super) fn chain(document: &Document, block: &Block) -> Vec<(usize, usize)> {
    let mut chain = Vec::new();
    let mut next = document.item_of(block);
    while let Some((list, item)) = next {
        chain.push((list, item));
        next = document.lists.get(list).and_then(claimlint_document::List::parent).filter(|&(parent, _)| parent < list);
    }
    chain.reverse();
    chain
}

/// What holds a block, from the outside in, the innermost left out where there is too much of it.
pub(super) fn path(document: &Document, block: &Block, roots: &Roots) -> Vec<Open> {
    let root = document.item_of(block).and_then(|(list, _)| roots.outermost.get(list)).and_then(|&root| roots.depth.get(root)).copied();
    let outside = root.unwrap_or(block.quote_depth);
    let inside = block.quote_depth.saturating_sub(outside);
    let quotes = |count: u8| std::iter::repeat_n(Open::Quote, usize::from(count).min(DEEPEST));
    let lists = chain(document, block).into_iter().take(DEEPEST).flat_map(|(list, item)| [Open::List(list), Open::Item(list, item)]);
    quotes(outside).chain(lists).chain(quotes(inside)).collect()
}

/// The language that a block was left unchecked for.
pub(super) fn language(document: &Document, block: &Block) -> Option<String> {
    if block.is_checked() {
        return None;
    }
    let source = document.source_span(block.span()).start;
    let after = document.unchecked.partition_point(|part| part.source().start <= source);
    // Parts within a block of another language stand behind the part that is the block.
    let parts = document.unchecked.get(..after)?.iter().rev().take(16);
    let code = parts.filter(|part| source < part.source().end).find_map(|part| part.why.strip_prefix("language: "))?;
    code.bytes().all(|byte| byte.is_ascii_alphabetic()).then(|| code.to_owned())
}
