//! The pages of a PDF in, the same pages without running heads, running feet and page numbers out.

use super::lines::{Page, Segment, rows};
use rustc_hash::FxHashMap;

/// How many lines at the top and at the foot of a page may be furniture.
const LINES: usize = 3;

/// How near the edge such a line stands, as a share of the height of the page.
const EDGE: f32 = 0.14;

/// A line that may be furniture: whether it stands at the top, its words with all numbers alike, and its size.
type Key = (bool, String, u32);

/// Takes away what stands at the edge of several pages, and tells how many lines that were.
pub(super) fn leave_out(pages: &mut [Page]) -> usize {
    let mut seen: FxHashMap<Key, usize> = FxHashMap::default();
    let mut edges: Vec<Vec<(Key, f32)>> = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let found = edge_lines(page);
        for (key, _) in &found {
            *seen.entry(key.clone()).or_default() += 1;
        }
        edges.push(found);
    }
    let enough = if pages.len() > 4 { 3 } else { 2 };
    let mut left_out = 0;
    for (page, edges) in pages.iter_mut().zip(edges) {
        let gone: Vec<f32> = edges
            .iter()
            .filter(|(key, _)| is_page_number(&key.1) || seen.get(key).is_some_and(|&times| times >= enough))
            .map(|&(_, base)| base)
            .collect();
        left_out += gone.len();
        page.segments.retain(|segment| !gone.iter().any(|base| (segment.base - base).abs() < 0.3 * segment.size));
    }
    left_out
}

/// The first and last lines of a page that stand at its edge, each with its baseline.
fn edge_lines(page: &Page) -> Vec<(Key, f32)> {
    let places = page.segments.iter().collect();
    let lines = rows(places, |segment: &&Segment| (segment.base, segment.size));
    let count = lines.len();
    let near = |index: usize, base: f32| {
        let top = index < LINES && base < EDGE * page.height;
        let foot = index + LINES >= count && base > (1.0 - EDGE) * page.height;
        if top { Some(true) } else { foot.then_some(false) }
    };
    let found = lines.iter().enumerate().filter_map(|(index, line)| {
        let first = line.first()?;
        let mut line = line.clone();
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
        let words = line.iter().map(|segment| segment.text()).collect::<Vec<_>>().join(" ");
        let top = near(index, first.base)?;
        Some(((top, alike(&words), (first.size * 2.0).round() as u32), first.base))
    });
    found.collect()
}

/// Words with every number as one sign, so that the lines of all pages read the same.
fn alike(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for character in words.chars() {
        if !character.is_ascii_digit() {
            text.extend(character.to_lowercase());
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    text
}

/// Whether a line is nothing but the number of its page: `12`, `– 12 –`, `Page 3 of 10`, `iv`.
fn is_page_number(alike: &str) -> bool {
    let bare = alike.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '–' | '—' | '[' | ']' | '|'));
    let roman = !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x' | 'l'));
    roman || matches!(bare, "#" | "page #" | "page # of #" | "p. #" | "# / #" | "#/#" | "# of #")
}
