//! What was found in a document in, for each block the places in it that a page speaks of out.

use crate::html::marks::{self, Mark, Place, Pointer, Segment};
use crate::view::View;
use claimlint_document::{BlockKind, Document, Span};
use claimlint_rules::Verdict;
use std::collections::BTreeMap;
use std::ops::Range;

/// The places of each block.
#[derive(Debug)]
pub(super) struct Places {
    /// For each block the places in its words.
    blocks: Vec<Vec<Place>>,
    /// For a block that begins an item the places in the marker before it.
    markers: BTreeMap<usize, Vec<Place>>,
    /// For each block the findings in it, as indices into conflicts and reviews together.
    notes: Vec<Vec<usize>>,
}

impl Places {
    /// Finds the block of every place; none gets lost.
    pub(super) fn gather(document: &Document, view: &View) -> Self {
        let count = document.blocks.len();
        let mut places = Self { blocks: vec![Vec::new(); count], markers: BTreeMap::new(), notes: vec![Vec::new(); count] };
        for (index, finding) in view.conflicts.iter().chain(&view.reviews).enumerate() {
            let number = finding.number;
            let mark = if finding.verdict == Verdict::Conflict { Mark::Conflict } else { Mark::Review };
            let pointer = Some(Pointer { number, mark });
            let block = places.add(document, Place { span: finding.span, mark, id: format!("text-{number}"), pointer });
            if let Some(notes) = block.and_then(|block| places.notes.get_mut(block)) {
                notes.push(index);
            }
            for (other, related) in finding.related.iter().enumerate() {
                let near = home(document, locate(document, related.span)) == home(document, block);
                // Beside the words at fault a second pointer would only be in the way.
                let pointer = (!near).then_some(Pointer { number, mark: Mark::Related });
                places
                    .add(document, Place { span: related.span, mark: Mark::Related, id: format!("text-{number}-{}", other + 1), pointer });
            }
        }
        for held in &view.holds {
            places.add(document, Place { span: held.span, mark: Mark::Holds, id: format!("text-{}", held.number), pointer: None });
        }
        for (index, event) in view.timeline.iter().enumerate() {
            places.add(document, Place { span: event.span, mark: Mark::Anchor, id: format!("time-{}", index + 1), pointer: None });
        }
        for (index, said) in view.attributions.iter().enumerate() {
            places.add(document, Place { span: said.span, mark: Mark::Anchor, id: format!("said-{}", index + 1), pointer: None });
        }
        let spans: Vec<Span> = view.conflicts.iter().chain(&view.reviews).map(|finding| finding.span).collect();
        for notes in &mut places.notes {
            notes.sort_by_key(|&index| (spans.get(index), index));
        }
        places
    }

    /// The findings in these blocks, in the order of the text.
    pub(super) fn notes(&self, blocks: Range<usize>) -> Vec<usize> {
        self.notes.get(blocks).unwrap_or_default().iter().flatten().copied().collect()
    }

    /// The words of a block with its marks.
    pub(super) fn block(&mut self, document: &Document, index: usize) -> Vec<Segment> {
        let Some(block) = document.blocks.get(index) else { return Vec::new() };
        let mut places = self.blocks.get_mut(index).map(std::mem::take).unwrap_or_default();
        // Where no marker was shown its places stand at the head of the words.
        places.extend(self.markers.remove(&index).unwrap_or_default());
        marks::segments(block.span().of(&document.text), block.span().start, &places)
    }

    /// The marker of an item with the marks of its first block.
    pub(super) fn marker(&mut self, block: Option<usize>, marker: &str) -> Vec<Segment> {
        if marker.is_empty() {
            return Vec::new();
        }
        let mut places = block.and_then(|index| self.markers.remove(&index)).unwrap_or_default();
        for place in &mut places {
            place.span = Span::new(0, marker.len());
        }
        marks::segments(marker, 0, &places)
    }

    /// Notes a place with its block, and gives the block.
    fn add(&mut self, document: &Document, place: Place) -> Option<usize> {
        let index = locate(document, place.span)?;
        let block = document.blocks.get(index)?;
        if block.kind() == BlockKind::ListItem && place.span.start < block.span().start && place.span.end <= block.span().start {
            self.markers.entry(index).or_default().push(place);
        } else {
            self.blocks.get_mut(index)?.push(place);
        }
        Some(index)
    }
}

/// The block in which a place begins, else the next one, else the last.
fn locate(document: &Document, span: Span) -> Option<usize> {
    let after = document.blocks.partition_point(|block| block.span().end <= span.start);
    let last = document.blocks.len().checked_sub(1)?;
    Some(after.min(last))
}

/// What a reader sees at one glance: a block, or the whole table that holds it.
fn home(document: &Document, block: Option<usize>) -> Option<(usize, bool)> {
    let block = block?;
    match document.blocks.get(block)?.kind() {
        BlockKind::TableCell { table, .. } => Some((table as usize, true)),
        BlockKind::Title
        | BlockKind::Byline
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Caption
        | BlockKind::Footnote
        | BlockKind::ReferenceEntry => Some((block, false)),
    }
}
