//! Counts that point back in, the items that they speak of out: `those three issues`, `all six steps`.

use super::Found;
use super::nouns::{names_parts, same_noun};
use super::stated::{Stated, StatedCounts};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use claimlint_document::BlockKind;

/// How many sentences a count can point back over.
const REACH: usize = 60;

/// Reads the counts that point back at items told off before; the enumerations must have been found.
pub(super) fn read(draft: &Draft<'_>, stated: &StatedCounts, found: &mut Vec<Found>) {
    let mut told: Vec<usize> =
        (0..found.len()).filter(|&index| found[index].enumeration.items.len() >= 2 && noun(&found[index], draft).is_some()).collect();
    told.sort_by_key(|&index| found[index].enumeration.items[0].start);
    let taken: rustc_hash::FxHashSet<usize> = found.iter().filter_map(|found| found.enumeration.by).map(|by| by.start).collect();
    let mut recalled = Vec::new();
    let mut section = 0;
    for sentence in 0..draft.sentences.len() {
        if matches!(draft.document.blocks[draft.sentences[sentence].block].kind(), BlockKind::Heading(_) | BlockKind::Title) {
            section = sentence;
            continue;
        }
        for count in stated.of_sentence(sentence) {
            if !points_back(draft, count) || taken.contains(&draft.span_of(count.tokens).start) {
                continue;
            }
            let start = draft.span_of(count.tokens).start;
            let behind = told.partition_point(|&index| found[index].enumeration.items[0].start < start);
            let nearest = told[..behind].iter().rev().take(4).map(|&index| &found[index]).find(|told| {
                let ended = told.enumeration.items.last().is_some_and(|item| item.end <= start);
                ended
                    && told.sentence + REACH >= sentence
                    && told.sentence >= section
                    && noun(told, draft).is_some_and(|noun| same_noun(noun, draft.word(count.head)))
            });
            if let Some(told) = nearest
                && !said_between(draft, stated, told.sentence, count, sentence)
            {
                recalled.push(Found { sentence, tokens: count.tokens, enumeration: enumeration(draft, count, &told.enumeration) });
            }
        }
    }
    found.append(&mut recalled);
}

fn enumeration(draft: &Draft<'_>, count: &Stated, told: &Enumeration) -> Enumeration {
    let by = Some(draft.span_of(count.tokens));
    // Where the first count is at fault already, this one repeats it.
    let repeats = told.stated == Some(count.count) && usize::try_from(count.count) != Ok(told.items.len());
    let named = names_parts(draft.word(count.head));
    let certain = (told.certain || told.by.is_none()) && told.exhaustive && !repeats && named;
    Enumeration {
        form: EnumerationForm::Recalled,
        items: told.items.clone(),
        stated: Some(count.count),
        by,
        exhaustive: told.exhaustive && !repeats,
        certain,
    }
}

/// The noun that the count of an enumeration counts; the items of a numbered list are steps where no count names them.
fn noun<'d>(found: &Found, draft: &Draft<'d>) -> Option<&'d str> {
    match (found.enumeration.by, found.enumeration.form) {
        // `the other three` and `the three other baskets` are not all.
        (Some(by), _)
            if draft.document.text[..by.start].trim_end().ends_with("other")
                || by.of(&draft.document.text).split_whitespace().any(|word| word == "other") =>
        {
            None
        }
        (Some(by), _) => by.of(&draft.document.text).split_whitespace().next_back(),
        (None, EnumerationForm::List(list)) => draft.document.lists.get(list).filter(|list| list.ordered).map(|_| "steps"),
        (None, _) => None,
    }
}

/// Whether a determiner before a count points back: `those`, `these`, `all`, `of the`.
fn points_back(draft: &Draft<'_>, count: &Stated) -> bool {
    let Some(before) = count.tokens.start.checked_sub(1) else { return false };
    // `the meaning of the five fields is as follows` points ahead.
    let end = count.tokens.end;
    if (end..end + 4).any(|token| draft.reads(token, "follows") || draft.reads(token, "following") || draft.mark(token) == ':') {
        return false;
    }
    let all = draft.reads(before, "all")
        || before > 0 && draft.reads(before, "the") && (draft.reads(before - 1, "all") || draft.reads(before - 1, "of"));
    draft.reads(before, "these") || draft.reads(before, "those") || all
}

/// Whether another count of the same noun stands between the items and the one that points back: a new referent.
fn said_between(draft: &Draft<'_>, stated: &StatedCounts, from: usize, count: &Stated, to: usize) -> bool {
    let between = TokenSpan::new(from + 1, to);
    between.range().any(|sentence| {
        stated
            .of_sentence(sentence)
            .iter()
            .any(|other| other.count == count.count && same_noun(draft.word(other.head), draft.word(count.head)))
    })
}
