//! A length and a stretch of one sentence in, whether the words between them make the one the measure of the other out.

use super::line::Line;
use claimlint_parser::TokenSpan;

/// Words for what lasts from the first date to the last; `study` and its kin cover other years than they take.
const LASTING: &[&str] = &[
    "absence",
    "apprenticeship",
    "ban",
    "boycott",
    "break",
    "campaign",
    "captivity",
    "career",
    "closure",
    "conflict",
    "construction",
    "dictatorship",
    "drought",
    "effort",
    "embargo",
    "era",
    "exile",
    "existence",
    "gap",
    "hiatus",
    "imprisonment",
    "internment",
    "lease",
    "life",
    "lifetime",
    "loan",
    "mandate",
    "marriage",
    "mission",
    "occupation",
    "partnership",
    "period",
    "pontificate",
    "presidency",
    "reign",
    "renovation",
    "residency",
    "residence",
    "rule",
    "run",
    "sentence",
    "service",
    "siege",
    "sojourn",
    "span",
    "spell",
    "stay",
    "stint",
    "stretch",
    "strike",
    "tenure",
    "term",
    "tour",
    "undertaking",
    "venture",
    "voyage",
    "war",
];
/// Words between the two that speak of another stretch than the one beside them.
const APART: &[&str] = &[
    ".", ";", ":", "!", "?", "\"", "“", "”", "(", ")", "after", "ago", "before", "but", "earlier", "from", "later", "longer", "more",
    "old", "or", "since", "than", "that", "then", "till", "until", "when", "where", "which", "while", "who", "whose",
];
/// Verbs that say from when to when something lasts.
const RUNNING: &[&str] = &["lasted", "lasts", "ran", "run", "runs", "spanned", "spans", "stretched", "stretches"];
/// Words for work that looks at other years than it takes.
const STUDIES: &[&str] = &[
    "analysis",
    "average",
    "averages",
    "data",
    "estimate",
    "estimates",
    "figures",
    "forecast",
    "observation",
    "observations",
    "plan",
    "project",
    "records",
    "report",
    "review",
    "sample",
    "statistics",
    "studies",
    "study",
    "survey",
];
/// Words before a length by which it takes the whole of what lies between two dates.
const FILLING: &[&str] = &["entire", "for", "full", "lasted", "lasting", "took", "that", "the", "these", "this", "those", "whole"];
/// Words before a length that make it a part of something else.
const PARTIAL: &[&str] = &[
    "additional",
    "another",
    "each",
    "every",
    "extra",
    "final",
    "first",
    "further",
    "last",
    "latest",
    "next",
    "other",
    "past",
    "per",
    "previous",
    "within",
];
/// Words that may stand between a comma and the length behind it.
const LEADING: &[&str] = &[
    "a", "about", "almost", "an", "exactly", "for", "full", "her", "his", "i.e", "in", "is", "its", "just", "lasted", "lasting", "lasts",
    "long", "nearly", "of", "roughly", "some", "takes", "the", "their", "took",
];
/// Words behind a length that compare it with something else.
const COMPARED: &[&str] = &[
    "after", "ago", "and", "as", "apart", "because", "before", "behind", "each", "earlier", "from", "into", "later", "less", "longer",
    "more", "older", "per", "since", "than", "younger",
];

/// Whether a length is said of a stretch.
pub(super) fn is_linked(line: &Line<'_>, length: TokenSpan, stretch: TokenSpan) -> bool {
    let before = length.start.checked_sub(1).is_some_and(|before| line.is(before, PARTIAL));
    // `Over two years` is as often throughout them as more than them, and `on and off` leaves years out.
    let loose = line.is(length.start, &["over"]) || (length.start.saturating_sub(4)..length.start).any(|at| line.is(at, &["off"]));
    // `Over the past four years` ends with the day of writing.
    let recent = line.is(length.start, PARTIAL) || line.is(length.start, &["the"]) && line.is(length.start + 1, PARTIAL);
    if before || loose || recent || line.is(length.end, PARTIAL) {
        return false;
    }
    if length.end <= stretch.start {
        is_before(line, length, stretch)
    } else {
        stretch.end <= length.start && is_behind(line, length, stretch)
    }
}

/// `for six years, from 1930 to 1936`; `a six-year reign (1930–1936)`.
fn is_before(line: &Line<'_>, length: TokenSpan, stretch: TokenSpan) -> bool {
    let mut end = stretch.start;
    let ends_with = |end: usize, words: &[&str]| end > length.end && line.is(end - 1, words);
    let war_of = ends_with(end, &["of"]) && end > length.end + 1 && line.is(end - 2, LASTING);
    let marked = ends_with(end, &["from", "between"]) || war_of;
    // `Two weeks between August and December` lie somewhere there, `the two years between 2010 and 2012` fill it.
    if ends_with(end, &["between"]) && !(length.start.saturating_sub(3)..length.start).any(|at| line.is(at, FILLING)) {
        return false;
    }
    end -= usize::from(marked);
    let parted = ends_with(end, &[",", "(", "–", "—", ":"]);
    end -= usize::from(parted);
    if !(marked || parted) || end < length.end {
        return false;
    }
    let gap = length.end..end;
    let runs = marked && ends_with(end, RUNNING);
    let closed_in_brackets = line.is(end, &["("]) && line.is(stretch.end, &[")"]);
    let studied = !runs && gap.clone().any(|at| line.is(at, STUDIES));
    if gap.len() > 8 || studied || gap.clone().any(|at| line.is(at, APART) || line.is(at, &[",", "and"])) {
        return false;
    }
    // Between the two the word for what lasts says most; a comma and `from` together say that the dates unfold the length.
    let lasting = gap.clone().any(|at| line.is(at, LASTING));
    // `The six-month course runs from`, `the ten-day fair (3–20 May)`
    let of_it = is_attribute(line, length) && gap.len() <= 3 && if parted { closed_in_brackets } else { runs };
    gap.is_empty() || lasting || of_it || (marked && parted) || gap.len() <= 3 && line.is(gap.start, &["of", "in", "at", "as", "on"])
}

/// Whether a length is the attribute of the noun behind it: `six-month`.
pub(super) fn is_attribute(line: &Line<'_>, length: TokenSpan) -> bool {
    length.range().any(|at| line.is(at, &["-"]))
}

/// `From 1930 to 1936 he ruled, a reign of six years`; `from 1930 to 1936 (six years)`; `the war (1914–1918) lasted four years`.
fn is_behind(line: &Line<'_>, length: TokenSpan, stretch: TokenSpan) -> bool {
    let verb = stretch.end + 1;
    let leads = verb + 1 == length.start || verb + 2 == length.start && line.is(verb + 1, LEADING);
    if line.is(stretch.end, &[")"]) && leads && line.is(verb, &["lasted", "lasts", "ran", "took"]) {
        return true;
    }
    let mut start = length.start;
    let mut inside = false;
    while start > stretch.end {
        let before = start - 1;
        // `a term of six years`: the word for what lasts stands before the length.
        let noun = line.is(before, LASTING) && line.is(start, &["of"]) || line.is(before, &["total"]) && line.is(start, &["of"]);
        if !(line.is(before, LEADING) || noun) {
            break;
        }
        inside |= line.is(before, &["in", "for"]);
        start = before;
    }
    let Some(mark) = start.checked_sub(1).filter(|&mark| mark >= stretch.end && line.is(mark, &[",", "(", "–", "—", ":", ";"])) else {
        return false;
    };
    let gap = stretch.end..mark;
    let apposed = gap.is_empty() || gap.len() == 1 && line.is(gap.start, &[")"]);
    let clear = !gap.clone().any(|at| line.is(at, APART) && !(at == gap.start && line.is(at, &[")"])) || line.is(at, STUDIES));
    if gap.len() > 14 || !clear {
        return false;
    }
    let behind = if line.is(length.end, &["-"]) { length.end + 1 } else { length.end };
    let term = (start..length.start).any(|at| line.is(at, LASTING));
    if line.is(behind, COMPARED) && !(line.is(behind, &["from"]) && line.is(behind + 1, &["first"])) {
        return false;
    }
    let noun = (behind..behind + 3).find(|&at| line.is(at, LASTING));
    let closed = behind >= line.tokens.end || line.is(behind, &[".", ",", ";", ")", "!", "?", "–", "—", "”", "\""]);
    let counted = line.is(behind, &["including", "inclusive", "counting", "altogether"])
        || line.is(behind, &["in"]) && line.is(behind + 1, &["all", "total", "sum"]);
    let busy = gap.clone().any(|at| line.is(at, &["and", ","]));
    if counted || term && !inside {
        return true;
    }
    if let Some(noun) = noun {
        return !inside && !line.is(noun + 1, COMPARED) || apposed;
    }
    if inside {
        return apposed && (closed || line.is(behind, &["of"]));
    }
    closed && (apposed || !busy || term)
}
