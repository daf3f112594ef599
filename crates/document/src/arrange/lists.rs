//! Blocks whose lines begin with markers in, one block per item and the lists they make out.

use crate::draft::Draft;
use crate::marker::{Count, Lines, Marker, Style, marker};
use crate::{Block, BlockKind, List, ListItem, Span};

/// A piece of a block: the whole of it, or one item of a list that it holds.
struct Piece {
    /// The block that it is a piece of.
    block: Block,
    /// Its place in the draft's text, marker included.
    span: Span,
    /// Whether it is the first piece of its block.
    first: bool,
    /// The marker that it begins with.
    marker: Option<Marker>,
    /// How many columns of white space stand before it in the source.
    indent: usize,
    /// The list that it may belong to, as an index into the lists found.
    list: Option<usize>,
    /// Whether it is an item of that list, and not a further paragraph of one.
    item: bool,
}

/// A list that was found; it counts only with a second item.
struct Found {
    style: Style,
    count: Option<Count>,
    indent: usize,
    last: u32,
    items: usize,
    /// The list that holds it, and the number of its last item then.
    parent: Option<(usize, usize)>,
    /// The item of a list of the markup that holds it.
    within: Option<(usize, usize)>,
    quote_depth: u8,
}

/// How many paragraphs may stand between two items of a lettered or numbered list in Markdown.
const BETWEEN: usize = 1;

/// Splits blocks into the items of lists made by hand.
pub(super) fn find(source: &str, draft: &mut Draft, lines: Lines) {
    // Most documents have no such list, and keep their blocks.
    let Some(first) = draft.blocks.iter().position(|block| has_marker(block.span().of(&draft.text), block.kind(), lines)) else { return };
    let mut run = Run::default();
    for block in draft.blocks.split_off(first) {
        if run.open.is_empty() && !has_marker(block.span().of(&draft.text), block.kind(), lines) {
            run.styles = [None, run.styles[0]];
            draft.blocks.push(block);
            continue;
        }
        let first = run.pieces.len();
        split(source, draft, block, lines, &mut run);
        gather(&mut run, first, lines);
        // Nothing that comes later goes on with a list that is not open.
        if run.open.is_empty() {
            drop_running_enumerations(draft, &run.pieces, &mut run.found);
            settle(source, draft, &mut run, lines);
        }
    }
    drop_running_enumerations(draft, &run.pieces, &mut run.found);
    settle(source, draft, &mut run, lines);
}

/// Neighbouring blocks that share their lists with no others.
#[derive(Default)]
struct Run {
    pieces: Vec<Piece>,
    found: Vec<Found>,
    /// The lists that may go on, as indices into those found, the innermost last.
    open: Vec<usize>,
    /// How many pieces without a marker came after the last one with a marker.
    between: usize,
    /// How the markers of the last two pieces are printed, the last one first; also of pieces of the runs before.
    styles: [Option<Style>; 2],
}

impl Run {
    fn push(&mut self, piece: Piece) {
        self.styles = [piece.marker.map(|marker| marker.style), self.styles[0]];
        self.pieces.push(piece);
    }
}

/// Whether the lines of a kind of block may be items of a list.
const fn may_hold_items(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::ListItem => true,
        BlockKind::Title
        | BlockKind::Byline
        | BlockKind::Heading(_)
        | BlockKind::TableCell { .. }
        | BlockKind::Caption
        | BlockKind::Footnote
        | BlockKind::ReferenceEntry => false,
    }
}

/// Whether any line of a block begins with a marker.
fn has_marker(text: &str, kind: BlockKind, lines: Lines) -> bool {
    may_hold_items(kind) && lines_of(text).any(|line| marker(set_out(line), lines).is_some())
}

/// The lines of a block, each with its line break.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| Span::new(std::mem::replace(&mut start, end), end).of(text))
}

/// A line without the white space before it.
fn set_out(line: &str) -> &str {
    line.trim_start_matches([' ', '\t'])
}

/// Cuts a block where its lines begin with markers.
fn split(source: &str, draft: &Draft, block: Block, lines: Lines, run: &mut Run) {
    let span = block.span();
    if !may_hold_items(block.kind()) {
        run.push(Piece { block, span, first: true, marker: None, indent: 0, list: None, item: false });
        return;
    }
    let own_marker = block.kind() == BlockKind::Paragraph;
    let text = span.of(&draft.text);
    let first_of_block = run.pieces.len();
    let mut above = "";
    // A list may go on after a further paragraph of an item.
    let mut style = run.styles[0].or(run.styles[1]);
    let mut within = false;
    let mut at = span.start;
    for line in lines_of(text) {
        let words = set_out(line);
        let start = at + line.len() - words.len();
        let first = at == span.start;
        let read = marker(words, lines).filter(|marker| {
            let nested = within && lines == Lines::Plain && matches!(marker.style, Style::Bullet(_));
            if first { own_marker } else { style == Some(marker.style) || nested || marker.begins() && ends_words(above) }
        });
        if first || read.is_some() {
            if let Some(last) = run.pieces[first_of_block..].last_mut() {
                last.span.end = at.min(last.span.end);
            }
            if let Some(read) = read {
                style = Some(read.style);
                within = true;
            }
            let indent = indent(source, draft.map.source_span(Span::new(start, start)).start);
            let piece = Span::new(start, span.end);
            run.push(Piece { block: block.clone(), span: piece, first, marker: read, indent, list: None, item: false });
        }
        above = line;
        at += line.len();
    }
    for piece in &mut run.pieces[first_of_block..] {
        let trimmed = piece.span.of(&draft.text).trim_end().len();
        piece.span.end = piece.span.start + trimmed;
    }
}

/// Whether a line ends in a way that a list may begin behind it.
fn ends_words(line: &str) -> bool {
    let words = line.trim_end();
    words.ends_with([':', ';', '.', ',', '!', '?', '…', '”', '"']) || words.ends_with(" and") || words.ends_with(" or")
}

/// The columns of white space between the start of a line and a place in it; none where something else stands there.
pub(crate) fn indent(source: &str, offset: usize) -> usize {
    let before = source.get(..offset).unwrap_or_default().as_bytes();
    let width = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let spaces = &before[before.len() - width..];
    spaces.iter().fold(0, |column, &byte| if byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// Puts the pieces from `first` on that have markers into lists, with the open lists on a stack.
fn gather(run: &mut Run, first: usize, lines: Lines) {
    let Run { pieces, found, open, between, .. } = run;
    for piece in &mut pieces[first..] {
        let within = piece.block.item();
        let quote_depth = piece.block.quote_depth;
        if let Some(&top) = open.last()
            && (found[top].within != within || found[top].quote_depth != quote_depth)
        {
            open.clear();
        }
        let Some(marker) = piece.marker else {
            let prose = piece.block.kind() == BlockKind::Paragraph;
            match lines {
                // A paragraph set in under an item belongs to it; any other ends the list.
                Lines::Plain => {
                    while let Some(&top) = open.last()
                        && (!prose || piece.indent <= found[top].indent)
                    {
                        open.pop();
                    }
                    piece.list = open.last().copied();
                }
                Lines::Markdown => {
                    *between += 1;
                    if !prose || *between > BETWEEN {
                        open.clear();
                    }
                }
            }
            continue;
        };
        let place = find_open(found, open, &marker, piece.indent, *between, lines);
        if let Some((depth, value)) = place {
            open.truncate(depth + 1);
            let list = &mut found[open[depth]];
            list.last = value;
            list.items += 1;
            piece.list = Some(open[depth]);
            piece.item = true;
        } else if marker.begins() {
            let sibling = open.iter().position(|&list| {
                found[list].style == marker.style && found[list].indent >= piece.indent && found[list].count == first_reading(&marker)
            });
            open.truncate(sibling.unwrap_or(if *between > 0 && lines == Lines::Markdown { 0 } else { open.len() }));
            // Numbers set no further in than bullets are no part of a bullet's item.
            let bulleted = |list: &Found| matches!(list.style, Style::Bullet(_)) && !matches!(marker.style, Style::Bullet(_));
            while let Some(&top) = open.last()
                && (lines == Lines::Plain && piece.indent < found[top].indent || bulleted(&found[top]) && piece.indent <= found[top].indent)
            {
                open.pop();
            }
            let parent = open.last().map(|&list| (list, found[list].items - 1));
            let count = first_reading(&marker);
            found.push(Found { style: marker.style, count, indent: piece.indent, last: 1, items: 1, parent, within, quote_depth });
            open.push(found.len() - 1);
            piece.list = Some(found.len() - 1);
            piece.item = true;
        } else {
            open.clear();
        }
        *between = 0;
    }
}

/// Where "(2)" stands within the words of "(1)", the numbers run through a sentence, and it is by chance that some begin a line.
fn drop_running_enumerations(draft: &Draft, pieces: &[Piece], found: &mut [Found]) {
    let mut items = pieces.iter().enumerate().filter(|(_, piece)| piece.item && piece.marker.is_some()).peekable();
    while let Some((index, piece)) = items.next() {
        let (Some(list), Some(marker)) = (piece.list, piece.marker) else { continue };
        let Some(value) = value_in(&found[list], &marker) else { continue };
        let next = items.peek().filter(|(_, next)| next.list == Some(list)).and_then(|(_, next)| value_in(&found[list], &next.marker?));
        // A block of its own may speak of the next item.
        let own_block = piece.first && pieces.get(index + 1).is_none_or(|next| next.first);
        if next != Some(value + 1) && !own_block && runs_on(piece.span.of(&draft.text), &marker, &found[list], value + 1) {
            found[list].items = 0;
        }
    }
}

/// What a marker counts in a list.
fn value_in(list: &Found, marker: &Marker) -> Option<u32> {
    marker.readings.iter().flatten().find(|reading| Some(reading.count) == list.count).map(|reading| reading.value)
}

/// Whether the marker with a value stands within the words of an item.
fn runs_on(text: &str, own: &Marker, list: &Found, value: u32) -> bool {
    let words = text.get(own.skip..).unwrap_or_default();
    words.match_indices(' ').any(|(at, _)| {
        marker(&words[at + 1..], Lines::Plain).is_some_and(|read| read.style == own.style && value_in(list, &read) == Some(value))
    })
}

/// The open list that a marker goes on with: its depth, and how far it has come.
fn find_open(found: &[Found], open: &[usize], marker: &Marker, indent: usize, between: usize, lines: Lines) -> Option<(usize, u32)> {
    open.iter().enumerate().rev().find_map(|(depth, &list)| {
        let list = &found[list];
        if list.style != marker.style {
            return None;
        }
        let Some(count) = list.count else {
            let level = lines == Lines::Markdown || indent.abs_diff(list.indent) <= 1;
            return (between == 0 && level).then_some((depth, 0));
        };
        let value = marker.readings.iter().flatten().find(|reading| reading.count == count)?.value;
        // A slip in the numbers is the author's; a jump is another list.
        let slip = value == list.last && value > 1 || value > list.last && value - list.last <= 3;
        (slip && (between == 0 || value == list.last + 1)).then_some((depth, value))
    })
}

/// What a list counts in that begins with this marker.
fn first_reading(marker: &Marker) -> Option<Count> {
    marker.readings.iter().flatten().find(|reading| reading.value == 1).map(|reading| reading.count)
}

/// Writes the pieces back as blocks, and the lists that have proved to be lists.
fn settle(source: &str, draft: &mut Draft, run: &mut Run, lines: Lines) {
    let Run { pieces, found, .. } = run;
    // Single bullets of plain text are lists as well: nothing else looks like them.
    let holds = |list: &Found| list.items > 1 || lines == Lines::Plain && matches!(list.style, Style::Bullet('*' | '•' | '-' | '+'));
    let bracketed = |list: &Found| matches!(list.style, Style::Label { open: Some('['), .. });
    let mut places: Vec<Option<usize>> = vec![None; found.len()];
    for piece in pieces.drain(..) {
        let list = piece.list.filter(|&list| holds(&found[list]));
        let marker = piece.marker.filter(|_| piece.item);
        let Some(list) = list else {
            join_or_push(draft, piece);
            continue;
        };
        let mut block = piece.block;
        let before = piece.span.start - block.span().start;
        block.set_lead(block.lead().saturating_sub(before).min(piece.span.len()));
        block.set_span(piece.span);
        if bracketed(&found[list]) {
            if marker.is_some() {
                block.set_kind(BlockKind::ReferenceEntry);
            }
            draft.blocks.push(block);
            continue;
        }
        let place = *places[list].get_or_insert(draft.lists.len());
        if place == draft.lists.len() {
            let parent = found[list]
                .parent
                .and_then(|(parent, _)| places[parent])
                .and_then(|parent| Some((parent, draft.lists.get(parent)?.items.len().checked_sub(1)?)));
            let ordered = !matches!(found[list].style, Style::Bullet(_));
            let parent = parent.or(found[list].within);
            draft.lists.push(List::new(ordered, parent));
        }
        let Some(open) = draft.lists.get_mut(place) else { continue };
        if let Some(marker) = marker {
            let printed = Span::new(piece.span.start, piece.span.start + marker.length);
            let words = Span::new(piece.span.start + marker.skip, piece.span.end);
            open.items.push(ListItem::new(printed.of(&draft.text), draft.map.source_span(printed), source));
            block.set_lead(block.lead().saturating_sub(marker.skip));
            block.set_emphasised(false);
            block.set_kind(BlockKind::ListItem);
            block.set_span(words);
        }
        block.set_item(open.items.len().checked_sub(1).map(|item| (place, item)));
        draft.blocks.push(block);
    }
    found.clear();
}

/// Puts back a piece whose marker proved to be none.
fn join_or_push(draft: &mut Draft, piece: Piece) {
    let mut block = piece.block;
    if !piece.first
        && let Some(last) = draft.blocks.last_mut()
    {
        last.set_span(Span::new(last.span().start, piece.span.end));
        return;
    }
    block.set_span(piece.span);
    draft.blocks.push(block);
}
