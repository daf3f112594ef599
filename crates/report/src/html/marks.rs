//! A run of text and the places in it in, the run cut into segments out, each with the marks, anchors and pointers it bears.
//!
//! Places may overlap: a segment bears the gravest mark of all places that hold it.

use claimlint_document::Span;
use serde::Serialize;
use std::cmp::Reverse;

/// What a mark says of words, the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Something points here; nothing is shown.
    Anchor,
    /// They were checked and hold.
    Holds,
    /// They were compared with words at fault.
    Related,
    /// A person must look at them.
    Review,
    /// They cannot be true as written.
    Conflict,
}

impl Mark {
    /// How many marks there are.
    const COUNT: usize = 5;

    /// Every mark, the gravest first.
    const GRAVEST: [Self; Self::COUNT] = [Self::Conflict, Self::Review, Self::Related, Self::Holds, Self::Anchor];
}

/// A place in the text that a report speaks of.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Where it is.
    pub(super) span: Span,
    /// What is shown of it.
    pub(super) mark: Mark,
    /// The name by which links find it.
    pub(super) id: String,
    /// The finding that is explained elsewhere, where a pointer to it is shown.
    pub(super) pointer: Option<Pointer>,
}

/// A pointer from the text to the explanation of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pointer {
    /// The number of the finding.
    pub number: usize,
    /// What the words before it bear.
    pub mark: Mark,
}

/// A piece of a run of text that is shown in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Its words.
    pub text: String,
    /// How they are marked, if they are.
    pub mark: Option<Mark>,
    /// The names of the places that begin with it.
    pub ids: Vec<String>,
    /// The findings whose places end with it.
    pub pointers: Vec<Pointer>,
}

/// Cuts the run of `text` that begins at `start` of the document; places are clipped to it, and none gets lost.
pub(super) fn segments(text: &str, start: usize, places: &[Place]) -> Vec<Segment> {
    let cuts: Vec<(usize, usize)> = places.iter().map(|place| clip(text, start, place.span)).collect();
    let mut ends: Vec<usize> = (0..places.len()).collect();
    let mut begins = ends.clone();
    begins.sort_by_key(|&index| cuts[index].0);
    ends.sort_by_key(|&index| cuts[index].1);
    let mut edges: Vec<usize> = cuts.iter().flat_map(|&(from, to)| [from, to]).chain([0, text.len()]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut open = [0_usize; Mark::COUNT];
    let (mut begun, mut ended) = (0, 0);
    let mut cut = Vec::with_capacity(edges.len());
    for edge in edges.windows(2) {
        let &[from, to] = edge else { continue };
        let mut segment = Segment { text: text[from..to].to_owned(), mark: None, ids: Vec::new(), pointers: Vec::new() };
        while let Some(&index) = begins.get(begun).filter(|&&index| cuts[index].0 <= from) {
            open[places[index].mark as usize] += 1;
            segment.ids.push(places[index].id.clone());
            begun += 1;
        }
        segment.mark = Mark::GRAVEST.into_iter().find(|&mark| open[mark as usize] > 0);
        while let Some(&index) = ends.get(ended).filter(|&&index| cuts[index].1 <= to) {
            open[places[index].mark as usize] -= 1;
            segment.pointers.extend(places[index].pointer);
            ended += 1;
        }
        segment.pointers.sort_by_key(|pointer| (pointer.number, Reverse(pointer.mark)));
        segment.pointers.dedup_by_key(|pointer| pointer.number);
        cut.push(segment);
    }
    cut
}

/// A span as offsets into the run, at least one character long and on the boundaries of characters.
fn clip(text: &str, start: usize, span: Span) -> (usize, usize) {
    let mut from = span.start.saturating_sub(start).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = span.end.saturating_sub(start).min(text.len()).max(from);
    while !text.is_char_boundary(to) {
        to += 1;
    }
    if from == to {
        match text[from..].chars().next() {
            Some(next) => to += next.len_utf8(),
            None => from -= text[..from].chars().next_back().map_or(0, char::len_utf8),
        }
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::{Mark, Place, Pointer, Segment, segments};
    use claimlint_document::Span;
    use std::fmt::Write;

    fn drawn(segments: &[Segment]) -> String {
        let mut drawn = String::new();
        for segment in segments {
            let ids = segment.ids.join(",");
            let pointers: String = segment.pointers.iter().map(|pointer| pointer.number.to_string()).collect();
            match segment.mark {
                Some(mark) => write!(drawn, "[{mark:?} {ids}|{}|{pointers}]", segment.text).unwrap(),
                None => drawn.push_str(&segment.text),
            }
        }
        drawn
    }

    fn place(start: usize, end: usize, mark: Mark, number: usize) -> Place {
        Place { span: Span::new(start, end), mark, id: format!("p{number}"), pointer: Some(Pointer { number, mark }) }
    }

    #[test]
    fn places_that_overlap_are_cut_at_their_edges() {
        let places = [place(12, 17, Mark::Review, 2), place(14, 20, Mark::Conflict, 1)];
        let cut = segments("abcdefghijkl", 10, &places);
        assert_eq!(drawn(&cut), "ab[Review p2|cd|][Conflict p1|efg|2][Conflict |hij|1]kl");
    }

    #[test]
    fn empty_places_and_places_outside_are_kept() {
        let cut = segments("añb", 10, &[place(3, 3, Mark::Conflict, 1), place(30, 40, Mark::Related, 2), place(12, 12, Mark::Review, 3)]);
        assert_eq!(drawn(&cut), "[Conflict p1|a|1][Review p3|ñ|3][Related p2|b|2]");
    }
}
