//! The pieces of a page in, its segments out: the words of a line as far as no wide gap parts them.

use super::drawing::{DrawnPage, Piece, PieceKind};

/// How far pieces lie apart that are two segments, in sizes of the font.
const PART: f32 = 0.8;

/// A page, its words in segments, from top to bottom and from left to right.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// How high it is, in points.
    pub(super) height: f32,
    /// Its segments.
    pub(super) segments: Vec<Segment>,
}

/// Words on one line without a wide gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    /// Its pieces, from left to right.
    pub(super) pieces: Vec<Piece>,
    /// Where it begins, in points from the left.
    pub(super) start: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its baseline, in points from the top.
    pub(super) base: f32,
    /// The size of most of its words, in points.
    pub(super) size: f32,
}

impl Segment {
    fn of(pieces: Vec<Piece>) -> Self {
        let main = pieces.iter().max_by_key(|piece| (piece.text.len(), (piece.size * 100.0) as u32));
        let (base, size) = main.map_or((0.0, 0.0), |piece| (piece.base, piece.size));
        let start = pieces.iter().map(|piece| piece.start).fold(f32::INFINITY, f32::min);
        let end = pieces.iter().map(|piece| piece.end).fold(0.0, f32::max);
        Self { pieces, start, end, base, size }
    }

    /// The words, without regard to how they are set.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            if index > 0 && self.parted(index) {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        text.trim().to_owned()
    }

    /// Whether a space stands before a piece.
    pub(super) fn parted(&self, index: usize) -> bool {
        let (Some(before), Some(piece)) = (index.checked_sub(1).and_then(|before| self.pieces.get(before)), self.pieces.get(index)) else {
            return false;
        };
        let space = before.text.ends_with(' ') || piece.text.starts_with(' ');
        !space && piece.start - before.end > 0.15 * piece.size.max(before.size)
    }

    /// Whether all of its words are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.pieces.iter().all(|piece| piece.bold || piece.text.trim().is_empty())
    }

    /// How many bytes its words have.
    pub(super) fn length(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.len()).sum()
    }
}

/// Joins the pieces of a page into segments.
pub(super) fn page(drawn: DrawnPage) -> Page {
    let DrawnPage { height, mut pieces } = drawn;
    pieces.retain(|piece| piece.kind != PieceKind::Furniture && !piece.text.trim().is_empty());
    // Some producers make letters bold by drawing them twice.
    pieces.dedup_by(|next, first| {
        next.text == first.text && (next.start - first.start).abs() < 0.1 * first.size && (next.base - first.base).abs() < 0.1 * first.size
    });
    let segments = rows(pieces, |piece| (piece.base, piece.size)).into_iter().flat_map(|mut row| {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut segments: Vec<Vec<Piece>> = Vec::new();
        for piece in bullets(row) {
            match segments.last_mut() {
                Some(segment)
                    if segment.last().is_some_and(|last| {
                        let gap = piece.start - last.end;
                        gap < PART * piece.size.max(last.size)
                    }) =>
                {
                    segment.push(piece);
                }
                Some(_) | None => segments.push(vec![piece]),
            }
        }
        segments.into_iter().map(Segment::of)
    });
    Page { height, segments: segments.collect() }
}

/// Keeps of the dots that are drawn those that words stand behind, as behind bullets.
fn bullets(row: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::with_capacity(row.len());
    let mut pieces = row.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        if piece.kind != PieceKind::Dot {
            kept.push(piece);
            continue;
        }
        let behind = pieces.peek().filter(|next| next.kind != PieceKind::Dot && (0.0..3.0 * next.size).contains(&(next.start - piece.end)));
        let alone = kept.last().is_none_or(|last| piece.start - last.end > PART * piece.size);
        if let Some(next) = behind.filter(|_| alone) {
            // It belongs to the words, however far before them it is set.
            (piece.base, piece.size) = (next.base, next.size);
            piece.end = next.start - 0.3 * next.size;
            kept.push(piece);
        }
    }
    kept
}

/// Groups what stands on one line, from top to bottom; what is raised or lowered a little belongs to the line.
pub(super) fn rows<T>(mut parts: Vec<T>, place: impl Fn(&T) -> (f32, f32)) -> Vec<Vec<T>> {
    parts.sort_by(|a, b| place(a).0.total_cmp(&place(b).0));
    let mut rows: Vec<(f32, f32, Vec<T>)> = Vec::new();
    for part in parts {
        let (base, size) = place(&part);
        match rows.last_mut() {
            Some((row, largest, held)) if base - *row < 0.45 * largest.max(size) => {
                // The line lies where its largest words lie.
                if size > *largest {
                    (*row, *largest) = (base, size);
                }
                held.push(part);
            }
            Some(_) | None => rows.push((base, size, vec![part])),
        }
    }
    rows.into_iter().map(|(_, _, row)| row).collect()
}
