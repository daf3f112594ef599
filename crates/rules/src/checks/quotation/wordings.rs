//! Quotations in, whether two of them are one quotation in two wordings out (check 87).

use super::align::{Alignment, align};
use super::passage::{Passage, Word, name_of, same_speaker, span_of};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::form::words as number_in_words;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, Class, Ledger};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::ops::Range;

/// How many words in a row two quotations must share to be compared.
const SHINGLE: usize = 3;
/// The most earlier places that one row of words is looked up in; a row that stands everywhere tells nothing.
const MOST_PLACES: usize = 12;
/// The most earlier quotations that one is compared with.
const MOST_COMPARED: usize = 6;
/// The fewest content words that both must share, and the fewest where all but a word or two are shared.
const FEWEST_SHARED: (usize, usize) = (5, 3);
/// The fewest words of any kind that both must share.
const FEWEST_WORDS: usize = 6;
/// So many shared words of any kind make up for content words that differ, in the mouth of one speaker.
const MANY_WORDS: usize = 10;
/// The least share of its words, in percent, that the shorter of two quotations must share.
const LEAST_RATIO: usize = 70;
/// The fewest words that two pieces of cut quotations must share.
const FEWEST_CUT: usize = 8;

/// Words that say that a wording was changed on purpose.
const REWORDED: &[&str] = &[
    "amended",
    "changed",
    "corrected",
    "draft",
    "instead",
    "misquoted",
    "paraphrase",
    "paraphrased",
    "paraphrasing",
    "reads",
    "replace",
    "replaced",
    "replacing",
    "reworded",
    "rewritten",
    "translated",
    "translation",
    "version",
    "versions",
];

/// Two places that share words.
struct Pair<'p> {
    earlier: &'p Passage,
    later: &'p Passage,
    earlier_run: &'p [Word],
    later_run: &'p [Word],
}

/// What a comparison of two runs showed.
enum Outcome {
    Same,
    Differ(Alignment),
}

/// Checks every quotation against the earlier ones that share rows of words with it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let passages = context.passages();
    let mut places: FxHashMap<[u32; SHINGLE], SmallVec<[(usize, usize); 1]>> = FxHashMap::default();
    places.reserve(passages.iter().flat_map(|passage| &passage.runs).map(|run| rows(run).count()).sum());
    for (index, passage) in passages.iter().enumerate() {
        let mut told = Vec::new();
        for (number, run) in passage.runs.iter().enumerate() {
            let mut shared: FxHashMap<(usize, usize), usize> = FxHashMap::default();
            for row in rows(run) {
                for &place in places.get(&row).into_iter().flatten() {
                    *shared.entry(place).or_default() += 1;
                }
            }
            let mut shared: Vec<_> = shared.into_iter().filter(|((other, _), _)| *other < index).collect();
            shared.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
            shared.truncate(MOST_COMPARED);
            for ((other, other_run), _) in shared {
                let pair = passages
                    .get(other)
                    .and_then(|earlier| Some(Pair { earlier, later: passage, earlier_run: earlier.runs.get(other_run)?, later_run: run }));
                if let Some(pair) = pair
                    && let Some(outcome) = compare(ledger, &pair)
                {
                    told.push((pair, outcome));
                }
            }
            for row in rows(run) {
                let known = places.entry(row).or_default();
                if known.len() < MOST_PLACES {
                    known.push((index, number));
                }
            }
        }
        tell(rule, ledger, &told, out);
    }
}

/// The rows of words of a run that it is found by.
fn rows(run: &[Word]) -> impl Iterator<Item = [u32; SHINGLE]> {
    run.windows(SHINGLE).filter(|row| row.iter().any(|word| word.content)).filter_map(|row| match row {
        [a, b, c] => Some([a.id, b.id, c.id]),
        _ => None,
    })
}

/// Compares two runs of words that may be one quotation; none where they are two, or may be.
fn compare(ledger: &Ledger, pair: &Pair) -> Option<Outcome> {
    let same = same_speaker(ledger, &pair.earlier.speaker, &pair.later.speaker);
    if same == Some(false) {
        return None;
    }
    let shorter = pair.earlier_run.len().min(pair.later_run.len());
    // Runs cannot share more words in one order than they share in any order.
    if shared_words(pair.earlier_run, pair.later_run) * 100 / shorter.max(1) < LEAST_RATIO {
        return None;
    }
    let mut alignment = align(pair.earlier_run, pair.later_run)?;
    let content = alignment.shared.iter().filter(|(a, _)| pair.earlier_run.get(*a).is_some_and(|word| word.content)).count();
    let (&(first_a, first_b), &(last_a, last_b)) = (alignment.shared.first()?, alignment.shared.last()?);
    let extent = (last_a - first_a).max(last_b - first_b) + 1;
    let ratio = alignment.shared.len() * 100 / extent.max(shorter).max(1);
    let (many, few) = FEWEST_SHARED;
    let speaks = same == Some(true);
    let enough = content >= many || content >= few && (ratio >= 85 || speaks && alignment.shared.len() >= MANY_WORDS);
    if !enough || alignment.shared.len() < FEWEST_WORDS {
        return None;
    }
    alignment.differences.retain(|(a, b)| !is_spelling(ledger, pair, a, b));
    if alignment.differences.is_empty() {
        return (ratio >= 95).then_some(Outcome::Same);
    }
    // Where nobody is named, two like passages are most often forms of one template: code, numbers, blocks of a specification.
    let is = |class: Class| move |token: usize| ledger.tokens.get(token).is_some_and(|token| token.is(class));
    let differing = differing(pair, &alignment);
    let code = differing.iter().any(|&token| is(Class::OPAQUE)(token));
    let numbers = differing.iter().all(|&token| is(Class::DIGITS | Class::ORDINAL_WORD | Class::NUMBER_WORD)(token));
    let choices = differing.iter().any(|&token| ledger.word(token + 1) == "/");
    let titles = differing.len() == 2 && differing.iter().all(|&token| is(Class::CAPITAL)(token));
    // Works on one matter, or of one row, have like titles; a title told twice differs in no word of weight on both sides.
    let works = (pair.earlier.title || pair.later.title)
        && (ratio < 85 || differing.len() > 2 || differing.iter().all(|&token| is(Class::CAPITAL)(token)));
    let blocks = !pair.earlier.marked && !pair.later.marked;
    let cut = pair.earlier.runs.len().max(pair.later.runs.len()) > 1 && alignment.shared.len() < FEWEST_CUT;
    if code || works || !speaks && (blocks || numbers || choices || titles || cut) {
        return None;
    }
    (ratio >= if speaks { LEAST_RATIO } else { 80 }).then_some(Outcome::Differ(alignment))
}

/// How many words two runs share, whatever their order.
fn shared_words(a: &[Word], b: &[Word]) -> usize {
    let sorted = |run: &[Word]| {
        let mut ids: Vec<u32> = run.iter().map(|word| word.id).collect();
        ids.sort_unstable();
        ids
    };
    let (a, b) = (sorted(a), sorted(b));
    let mut others = b.iter().peekable();
    let mut shared = 0;
    for id in &a {
        while others.next_if(|other| *other < id).is_some() {}
        shared += usize::from(others.next_if_eq(&id).is_some());
    }
    shared
}

/// The tokens that only one of two quotations has.
fn differing(pair: &Pair, alignment: &Alignment) -> Vec<usize> {
    let words =
        |run: &[Word], range: &Range<usize>| run.get(range.clone()).unwrap_or_default().iter().map(|word| word.token).collect::<Vec<_>>();
    alignment.differences.iter().flat_map(|(a, b)| [words(pair.earlier_run, a), words(pair.later_run, b)].concat()).collect()
}

/// Writes down what a quotation showed beside the earlier ones: that it agrees with one of them, or how it differs from the likest.
fn tell(rule: &Rule, ledger: &Ledger, told: &[(Pair, Outcome)], out: &mut Vec<Check>) {
    if let Some((pair, _)) = told.iter().find(|(_, outcome)| matches!(outcome, Outcome::Same)) {
        let (Some(span), Some(earlier)) = (span_of(ledger, pair.later_run), span_of(ledger, pair.earlier_run)) else { return };
        let mut check = report(rule, Verdict::Holds, span, "the words are the same in both places".to_owned());
        check.related.push(evidence(earlier, "the same words"));
        out.push(check);
        return;
    }
    let [(pair, Outcome::Differ(alignment)), others @ ..] = told else { return };
    let Some((span, message, earlier)) = difference(ledger, pair, alignment) else { return };
    // Words that stand in many forms are a phrase with a gap, not a quotation; from all of one form they may differ.
    let alike = |other: &(Pair, Outcome)| match other {
        (pair, Outcome::Differ(alignment)) => difference(ledger, pair, alignment).is_some_and(|(_, told, _)| told == message),
        (_, Outcome::Same) => false,
    };
    if !others.iter().all(alike) {
        return;
    }
    let same = same_speaker(ledger, &pair.earlier.speaker, &pair.later.speaker) == Some(true);
    let (Some(claim), Some(before)) = (ledger.claims.get(pair.later.claim), ledger.claims.get(pair.earlier.claim)) else { return };
    let within = claim.span.overlaps(before.span);
    if within || claim.sentence == before.sentence || is_reworded(ledger, claim) || is_reworded(ledger, before) {
        return;
    }
    let block = |sentence: usize| ledger.sentences.get(sentence).map(|sentence| sentence.block);
    // One paragraph sets phrases side by side that are meant to differ, but seldom whole sentences with a word between them.
    let long = alignment.shared.len() >= FEWEST_CUT && alignment.differences.len() == 1 && pair.earlier.marked && pair.later.marked;
    if !same && !long && block(claim.sentence) == block(before.sentence) {
        return;
    }
    // Without a name on both sides they may be two documents, or one that is told in other words.
    let verdict = if same { Verdict::Conflict } else { Verdict::Review };
    let mut check = report(rule, verdict, span, message);
    let by = name_of(ledger, &pair.earlier.speaker).filter(|_| same);
    let label = by.map_or_else(|| "the other wording".to_owned(), |name| format!("the other wording of {name}"));
    check.related.push(evidence(earlier, label));
    out.push(check);
}

/// The words of the later quotation that differ, what stands in their place in the earlier one, and where.
fn difference(ledger: &Ledger, pair: &Pair, alignment: &Alignment) -> Option<(Span, String, Span)> {
    let (a, b) = alignment.differences.first()?;
    let other = alignment.differences.last().filter(|_| alignment.differences.len() > 1);
    let a = other.map_or(a.clone(), |(end, _)| a.start..end.end);
    let b = other.map_or(b.clone(), |(_, end)| b.start..end.end);
    // Words that only one of them has are shown with a neighbour.
    let widen = |range: Range<usize>, run: &[Word]| {
        if !range.is_empty() {
            range
        } else if range.start > 0 {
            range.start - 1..(range.end + 1).min(run.len())
        } else {
            0..1
        }
    };
    let (shown_a, shown_b) = if a.is_empty() || b.is_empty() {
        let before = usize::from(a.start > 0 && b.start > 0);
        (a.start - before..(a.end + 1).min(pair.earlier_run.len()), b.start - before..(b.end + 1).min(pair.later_run.len()))
    } else {
        (widen(a, pair.earlier_run), widen(b, pair.later_run))
    };
    let earlier = span_of(ledger, pair.earlier_run.get(shown_a)?)?;
    let later = span_of(ledger, pair.later_run.get(shown_b)?)?;
    let words = |span: Span| ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Some((later, format!("the quotation reads “{}” here, “{}” elsewhere", words(later), words(earlier)), earlier))
}

/// Whether two rows of words differ in spelling alone: `co-operate`, `organise`, `colour`, `12` for `twelve`, `do not` for `don't`.
fn is_spelling(ledger: &Ledger, pair: &Pair, a: &Range<usize>, b: &Range<usize>) -> bool {
    let joined = |words: Option<&[Word]>| {
        let mut folded = String::new();
        for word in words.unwrap_or_default() {
            folded.push_str(&plain(ledger.word(word.token)));
        }
        folded.replace("cannot", "cant").replace("not", "nt")
    };
    joined(pair.earlier_run.get(a.clone())) == joined(pair.later_run.get(b.clone()))
}

/// A word without what spellings of it differ in.
fn plain(word: &str) -> String {
    if let Some(spelled) = word.parse().ok().and_then(number_in_words) {
        return spelled.replace('-', "");
    }
    let letters: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.replace('z', "s").replace("our", "or").replace("percent", "%").replace("and", "&")
}

/// Whether the sentence of a quotation says that its wording was changed.
fn is_reworded(ledger: &Ledger, claim: &Claim) -> bool {
    let Some(sentence) = ledger.sentences.get(claim.sentence) else { return false };
    let mut outside = sentence.tokens.range().filter(|token| !claim.tokens.holds(*token));
    outside.any(|token| REWORDED.binary_search(&&*ledger.word(token).to_lowercase()).is_ok())
}
