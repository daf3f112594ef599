//! The segments of a page in, its columns in the order in which they are read out.

use super::lines::Segment;

/// How many columns within columns are looked for.
const DEEPEST: usize = 3;

/// How many segments a column has at least, and how many bytes of words these have in the mean.
const LEAST: usize = 3;
const PROSE: usize = 14;

/// How wide the white between columns is at least, in sizes of the font.
const GUTTER: f32 = 0.7;

/// Parts the segments of a page, which come from top to bottom, into columns.
///
/// What spans several columns, as a title does, parts what stands above it from what stands below.
pub(super) fn columns(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut found = Vec::new();
    part(segments, DEEPEST, &mut found);
    found
}

fn part(segments: Vec<Segment>, depth: usize, found: &mut Vec<Vec<Segment>>) {
    let gutter = if depth > 0 { gutter(&segments) } else { None };
    let Some(gutter) = gutter else {
        if !segments.is_empty() {
            found.push(segments);
        }
        return;
    };
    let mut across: Vec<Segment> = Vec::new();
    let mut sides = [Vec::new(), Vec::new()];
    for segment in segments {
        if segment.start < gutter && segment.end > gutter {
            flush(&mut sides, &mut across, depth, found);
            across.push(segment);
        } else {
            sides[usize::from(segment.start >= gutter)].push(segment);
        }
    }
    flush(&mut sides, &mut across, depth, found);
    if !across.is_empty() {
        found.push(across);
    }
}

/// Ends what stands between two lines that span the columns: as columns where both hold prose, else line by line.
fn flush(sides: &mut [Vec<Segment>; 2], across: &mut Vec<Segment>, depth: usize, found: &mut Vec<Vec<Segment>>) {
    if sides.iter().all(|side| is_prose(side)) {
        if !across.is_empty() {
            found.push(std::mem::take(across));
        }
        *across = tail(sides);
        for side in sides {
            part(std::mem::take(side), depth - 1, found);
        }
        return;
    }
    let [left, right] = sides;
    across.append(left);
    across.append(right);
    across.sort_by(|a, b| a.base.total_cmp(&b.base));
}

/// Takes away what stands below both columns behind a gap, though it reaches under one of them only.
fn tail(sides: &mut [Vec<Segment>; 2]) -> Vec<Segment> {
    let lowest = sides.iter().map(|side| side.last().map_or(0.0, |last| last.base)).fold(f32::INFINITY, f32::min);
    for side in sides {
        let below = side.windows(2).position(|pair| {
            let [before, next] = pair else { return false };
            before.base > lowest - 3.0 * before.size && next.base > lowest + next.size && next.base - before.base > 2.2 * before.size
        });
        if let Some(last) = below {
            return side.split_off(last + 1);
        }
    }
    Vec::new()
}

/// Whether segments are lines of running text, and not the cells of a table.
fn is_prose(segments: &[Segment]) -> bool {
    segments.len() >= LEAST && segments.iter().map(Segment::length).sum::<usize>() >= segments.len() * PROSE
}

/// The white that parts the most lines on its left from the most on its right, if any does.
fn gutter(segments: &[Segment]) -> Option<f32> {
    let left = segments.iter().map(|segment| segment.start).fold(f32::INFINITY, f32::min);
    let right = segments.iter().map(|segment| segment.end).fold(0.0, f32::max);
    let size = median(segments.iter().map(|segment| segment.size))?;
    let width = right - left;
    if segments.len() < 2 * LEAST || !width.is_finite() || width < 8.0 * size {
        return None;
    }
    // The page is looked at in strips of a tenth of a letter.
    let strip = (size / 10.0).max(width / 2_000.0);
    let count = (width / strip) as usize + 1;
    let place = |at: f32| (((at - left) / strip).max(0.0) as usize).min(count - 1);
    let mut changes = vec![0_i64; count + 1];
    for segment in segments {
        changes[place(segment.start)] += 1;
        changes[place(segment.end) + 1] -= 1;
    }
    let mut covering = 0;
    let covered: Vec<i64> = changes[..count]
        .iter()
        .map(|change| {
            covering += change;
            covering
        })
        .collect();
    let mut best: Option<(usize, f32)> = None;
    let mut start = None;
    // A title and other lines across all columns may cross it.
    let few = (segments.len() / 6).max(1) as i64;
    for index in 0..=count {
        if covered.get(index).is_some_and(|&lines| lines <= few) {
            start.get_or_insert(index);
            continue;
        }
        let Some(first) = start.take() else { continue };
        // Among the strips that few lines cross those count that the fewest do.
        let fewest = covered[first..index].iter().min().copied().unwrap_or_default();
        let (from, to) = widest(&covered[first..index], fewest);
        let at = left + ((first + from) as f32 + (to - from) as f32 / 2.0) * strip;
        if (to - from) as f32 * strip < GUTTER * size {
            continue;
        }
        let before = segments.iter().filter(|segment| segment.end <= at).count();
        let after = segments.iter().filter(|segment| segment.start >= at).count();
        let sides = before.min(after);
        if sides >= LEAST && best.is_none_or(|(most, _)| sides > most) && fewest as usize * 2 <= sides {
            best = Some((sides, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The longest run of strips that no more than `fewest` lines cross.
fn widest(covered: &[i64], fewest: i64) -> (usize, usize) {
    let mut best = (0, 0);
    let mut start = 0;
    for index in 0..=covered.len() {
        if covered.get(index).is_none_or(|&lines| lines > fewest) {
            if index - start > best.1 - best.0 {
                best = (start, index);
            }
            start = index + 1;
        }
    }
    best
}

/// The middle of some numbers.
pub(super) fn median(numbers: impl Iterator<Item = f32>) -> Option<f32> {
    let mut numbers: Vec<f32> = numbers.collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
