//! Paragraphs line by line in, the same paragraphs with the words whole that were parted at line ends out.

use super::paragraphs::{Block, Part, Words};
use rustc_hash::FxHashSet;

/// The signs that part a word at the end of a line.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// Takes out the hyphens that only the ends of lines brought.
///
/// A hyphen stays where the document writes the word with it elsewhere, or both halves by themselves but not the whole.
pub(super) fn repair(parts: &mut [Part]) {
    let known = known(parts);
    for part in parts {
        match part {
            Part::Words(block) => repair_block(block, &known),
            Part::Table(rows) => rows.iter_mut().flatten().for_each(|(_, block)| repair_block(block, &known)),
            Part::Contents => {}
        }
    }
}

/// Every word that stands within a line, in small letters.
fn known(parts: &[Part]) -> FxHashSet<String> {
    let mut known = FxHashSet::default();
    let mut note = |block: &Block| {
        for line in &block.lines {
            let text = line.text().to_lowercase();
            let words = text.split(|sign: char| !is_inner(sign)).filter(|word| word.len() > 1 && !word.ends_with(HYPHENS));
            known.extend(words.map(str::to_owned));
        }
    };
    for part in parts {
        match part {
            Part::Words(block) => note(block),
            Part::Table(rows) => rows.iter().flatten().for_each(|(_, block)| note(block)),
            Part::Contents => {}
        }
    }
    known
}

fn is_inner(sign: char) -> bool {
    sign.is_alphabetic() || HYPHENS.contains(&sign)
}

fn repair_block(block: &mut Block, known: &FxHashSet<String>) {
    for index in 1..block.lines.len() {
        let (before, after) = block.lines.split_at_mut(index);
        let (Some(line), Some(next)) = (before.last_mut(), after.first()) else { continue };
        join(line, next, known);
    }
}

/// Ends a line so that the next can be written behind it: without a parting hyphen, else with a space.
fn join(line: &mut Words, next: &Words, known: &FxHashSet<String>) {
    let next = next.text();
    let next = next.trim_start();
    let Some((text, _)) = line.runs.last_mut() else { return };
    text.truncate(text.trim_end().len());
    let hyphen = text.chars().next_back().filter(|last| HYPHENS.contains(last));
    let Some(hyphen) = hyphen else {
        text.push(' ');
        return;
    };
    let stem = &text[..text.len() - hyphen.len_utf8()];
    let first = stem[stem.trim_end_matches(is_inner).len()..].to_lowercase();
    let second = next[..next.find(|sign: char| !is_inner(sign)).unwrap_or(next.len())].to_lowercase();
    // Figures, names and signs keep what stands between them: `2019-`, `Franco-`, `–`.
    let parts_a_word = stem.ends_with(char::is_lowercase) && next.starts_with(char::is_lowercase);
    if !parts_a_word {
        if hyphen == '\u{ad}' {
            text.truncate(stem.len());
        } else if stem.is_empty() || stem.ends_with(' ') {
            text.push(' ');
        }
        return;
    }
    let second_part = second.split(HYPHENS).next().unwrap_or_default();
    let first_part = first.rsplit(HYPHENS).next().unwrap_or_default();
    let whole = known.contains(&format!("{first_part}{second_part}")) || known.contains(&format!("{first}{second}"));
    let compound = known.contains(&format!("{first}-{second}"));
    let halves = first_part.len() > 2 && second_part.len() > 2 && known.contains(first_part) && known.contains(second_part);
    if hyphen == '\u{ad}' || whole || !compound && !halves {
        text.truncate(stem.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::Setting;

    #[test]
    fn hyphens_of_line_ends_go_and_others_stay() {
        let cases = [
            (&["The har-", "bour was closed."][..], "The harbour was closed."),
            (&["A well-", "known song, well-known to all."], "A well-known song, well-known to all."),
            (&["A long-", "term plan, for the long run and a short term."], "A long-term plan, for the long run and a short term."),
            (&["From 2019-", "2021 it ran."], "From 2019-2021 it ran."),
            (&["The Anglo-", "Danish line."], "The Anglo-Danish line."),
            (&["A soft\u{ad}", "ware of ours."], "A software of ours."),
            (&["It was small -", "and cheap."], "It was small - and cheap."),
            (&["Two lines", "of words."], "Two lines of words."),
        ];
        for (lines, expected) in cases {
            let line = |text: &&str| Words { page: 1, runs: vec![((*text).to_owned(), Setting::default())], ..Words::default() };
            let mut parts = vec![Part::Words(Block { lines: lines.iter().map(line).collect(), ..Block::default() })];
            repair(&mut parts);
            let [Part::Words(block)] = &parts[..] else { panic!("a paragraph stays one") };
            assert_eq!(block.lines.iter().map(Words::text).collect::<String>(), expected);
        }
    }
}
