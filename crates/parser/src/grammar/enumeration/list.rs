//! The document's lists in, enumerations out, each with the count that introduces it.

use super::nouns::{names_parts, same_noun};
use super::stated::{Stated, StatedCounts};
use super::{Found, coordination};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::grammar::phrase::is_plural;
use crate::grammar::{Input, number};
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::{Block, BlockKind, Document, List, ListItem, Span};

/// Words by which a sentence points at the list behind it.
const POINTERS: &[&str] = &["below", "following", "follows", "here", "namely", "these", "thus"];

/// Words before a count that make it a part of a phrase of its own: `from four screens to two`, `every 3 places`.
const ASIDES: &[&str] = &["after", "before", "every", "from", "to", "until"];

/// Words that do so unless what is counted are parts, as in `distinguishes between four ways`, `across three pillars`.
const AMONG: &[&str] = &["across", "among", "between", "over"];

/// Reads all lists that stand outside of references and have two items or more.
pub(super) fn read(draft: &Draft<'_>, stated: &StatedCounts, found: &mut Vec<Found>) {
    let lists = &draft.document.lists;
    let siblings = siblings(lists);
    for (index, list) in lists.iter().enumerate() {
        let Some(introduction) = introducing_sentence(draft, list).filter(|_| list.items.len() >= 2) else { continue };
        let (introduction, count) = announcement(draft, stated, introduction, list);
        let items = items(draft, index, &siblings, count.map(|(count, _)| count.count));
        let tokens = count.map_or(draft.sentences[introduction].tokens, |(count, _)| count.tokens);
        found.push(Found {
            sentence: introduction,
            tokens,
            enumeration: Enumeration {
                form: EnumerationForm::List(index),
                items,
                stated: count.map(|(count, _)| count.count),
                by: count.map(|(count, _)| draft.span_of(count.tokens)),
                exhaustive: !opens_examples(draft, introduction, count.map(|(count, _)| count))
                    && !count.is_some_and(|(count, _)| tells_otherwise(draft, introduction, index, &count, &lists[index])),
                certain: count.is_some_and(|(_, certain)| certain) && !holds_markup(draft, introduction, list),
            },
        });
    }
}

/// The sentence that announces a list and its count: the last one before it, or the one before that where the last only
/// speaks of the items: `The release brings three changes. Read them first.`
fn announcement(draft: &Draft<'_>, stated: &StatedCounts, last: usize, list: &List) -> (usize, Option<(Stated, bool)>) {
    let told = introducing_count(draft, stated, last, list);
    if told.is_some() || !stated.of_sentence(last).is_empty() {
        return (last, told);
    }
    let speaks = draft.sentences[last].tokens.range().any(|token| ["them", "these", "they"].iter().any(|word| draft.reads(token, word)));
    let before = last.checked_sub(1).filter(|&before| speaks && draft.sentences[before].block == draft.sentences[last].block);
    let announced = before.and_then(|before| Some((before, introducing_count(draft, stated, before, list)?)));
    announced.map_or((last, None), |(before, count)| (before, Some(count)))
}

/// Whether the list behind a count tells something else than what it counts: what those things have (`28 accounts that
/// have:`), how many of each (`- two editors`), the rest of a coordination (`two forms and several variants`).
fn tells_otherwise(draft: &Draft<'_>, sentence: usize, index: usize, count: &Stated, list: &List) -> bool {
    const YIELDS: &[&str] = &["allows", "brings", "gives", "had", "has", "have", "means", "needs", "requires", "yields"];
    const MORE: &[&str] = &["a", "few", "many", "more", "other", "several", "some", "various"];
    let whole = draft.sentences[sentence].tokens;
    let end = if draft.mark(whole.end - 1) == ':' { whole.end - 1 } else { whole.end };
    let verb = end.checked_sub(1).is_some_and(|last| last >= count.tokens.end && YIELDS.contains(&draft.word(last)));
    let behind = count.tokens.end + 1;
    let number_word = draft.is(behind, Class::NUMBER_WORD | Class::DIGITS);
    let more = draft.reads(count.tokens.end, "and") && (number_word || MORE.iter().any(|word| draft.reads(behind, word)));
    let number = |item: &ListItem| {
        let first = draft.tokens.partition_point(|token| token.span().start < item.span().start);
        draft.is(first, Class::NUMBER_WORD | Class::DIGITS) && !draft.reads(first, "one")
    };
    let items = &draft.document.lists[index].items;
    let counted = items.iter().all(number) || sum(draft, items) == Some(count.count);
    // Fewer items than stated beside markup that is not read: the others hide in it.
    let hidden = usize::try_from(count.count).is_ok_and(|stated| list.items.len() < stated) && holds_markup(draft, sentence, list);
    verb || more || counted || hidden || holds(draft, sentence, list.span().start, "code")
}

/// How many things the items of a list tell where some begin with a number: `- two lids`, `- the base` are three.
fn sum(draft: &Draft<'_>, items: &[ListItem]) -> Option<u32> {
    let mut told = false;
    let counts = items.iter().map(|item| {
        let first = draft.tokens.partition_point(|token| token.span().start < item.span().start);
        let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(first, draft.tokens.len().min(first + 8)));
        let number = draft.is(first, Class::NUMBER_WORD | Class::DIGITS).then(|| number::cardinal(input).ok()).flatten();
        told |= number.is_some();
        number.map_or(Some(1), |(_, number)| number.whole().filter(|&number| number <= 30))
    });
    let sum = counts.sum::<Option<u32>>();
    sum.filter(|_| told)
}

/// Whether markup that is not read stands between the sentence and the end of its list, in which items may hide.
fn holds_markup(draft: &Draft<'_>, sentence: usize, list: &List) -> bool {
    holds(draft, sentence, list.span().end, "comment")
}

/// Whether something of a kind that is not read stands between a sentence and a later place.
fn holds(draft: &Draft<'_>, sentence: usize, end: usize, kind: &str) -> bool {
    let document = draft.document;
    let start = document.source_span(draft.sentences[sentence].span).end;
    let end = document.source_span(Span::new(end, end)).end;
    let from = document.unchecked.partition_point(|part| part.source().start < start);
    document.unchecked[from..].iter().take_while(|part| part.source().start <= end).any(|part| part.why == kind)
}

/// For each list the next one at its level and in the same item.
fn siblings(lists: &[List]) -> Vec<Option<usize>> {
    let mut next = vec![None; lists.len()];
    let mut last: rustc_hash::FxHashMap<Option<(usize, usize)>, usize> = rustc_hash::FxHashMap::default();
    for (index, list) in lists.iter().enumerate() {
        if let Some(before) = last.insert(list.parent(), index) {
            next[before] = Some(index);
        }
    }
    next
}

/// How many lists parted by paragraphs are read as one, at most; the bound keeps the work linear.
const LONGEST_CHAIN: usize = 40;

/// The items of a list.
///
/// Where their number is not the stated one, the ways in which an author can have counted otherwise are tried: a list
/// that goes on behind a paragraph, the leaves of nested lists, several names in one item.
fn items(draft: &Draft<'_>, index: usize, siblings: &[Option<usize>], stated: Option<u32>) -> Vec<Span> {
    let lists = &draft.document.lists;
    let own: Vec<Span> = lists[index].items.iter().map(ListItem::span).collect();
    let agrees = |items: &[Span]| stated.is_some_and(|stated| usize::try_from(stated) == Ok(items.len()));
    if agrees(&own) {
        return own;
    }
    let chain = |goes_on: &dyn Fn(usize, usize, usize) -> bool| {
        let mut joined = own.clone();
        let mut last = index;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = siblings.get(last).copied().flatten().filter(|&next| {
                goes_on(last, next, joined.len()) && !heading_between(draft, lists[last].span().end, lists[next].span().start)
            }) else {
                break;
            };
            joined.extend(lists[next].items.iter().map(ListItem::span));
            last = next;
        }
        joined
    };
    let numbered = chain(&|last, next, _| goes_on(draft.document, &lists[last], &lists[next]));
    let short = |length: usize| stated.is_some_and(|stated| usize::try_from(stated).is_ok_and(|stated| length < stated));
    let continued = chain(&|_, _, length| short(length));
    [continued, leaves(draft, index), names_of_items(draft, index), words_of_items(draft, index)]
        .into_iter()
        .find(|items| agrees(items))
        .unwrap_or(numbered)
}

/// Whether the numbers of a list go on with those of another.
fn goes_on(document: &Document, list: &List, next: &List) -> bool {
    let end = list.items.last().and_then(|item| numbered(item.marker(document)));
    let begin = next.items.first().and_then(|item| numbered(item.marker(document)));
    list.ordered && next.ordered && matches!((end, begin), (Some(end), Some(begin)) if begin == end + 1)
}

/// The number of a marker: `3.` is 3; letters have none.
fn numbered(marker: &str) -> Option<u32> {
    marker.trim_matches(|c: char| !c.is_ascii_alphanumeric()).parse().ok()
}

fn heading_between(draft: &Draft<'_>, start: usize, end: usize) -> bool {
    let blocks = &draft.document.blocks;
    let from = blocks.partition_point(|block| block.span().start < start);
    blocks[from..].iter().take_while(|block| block.span().start < end).any(|block| matches!(block.kind(), BlockKind::Heading(_)))
}

/// The items that hold no list, and those of the lists that the others hold.
fn leaves(draft: &Draft<'_>, index: usize) -> Vec<Span> {
    let lists = &draft.document.lists;
    let end = lists[index].span().end;
    let mut leaves: Vec<Span> = Vec::new();
    let inner: Vec<&List> = lists[index + 1..]
        .iter()
        .take_while(|list| list.span().start < end)
        .filter(|list| list.parent().is_some_and(|(of, _)| of == index))
        .collect();
    for (place, item) in lists[index].items.iter().enumerate() {
        match inner.iter().find(|list| list.parent() == Some((index, place))) {
            Some(list) => leaves.extend(list.items.iter().map(ListItem::span)),
            None => leaves.push(item.span()),
        }
    }
    leaves
}

/// The names in items that hold rows of them: `- Ann and Bob`.
fn names_of_items(draft: &Draft<'_>, index: usize) -> Vec<Span> {
    let mut names = Vec::new();
    for item in &draft.document.lists[index].items {
        let first = draft.tokens.partition_point(|token| token.span().start < item.span().start);
        let end = first + draft.tokens[first..].iter().take(64).take_while(|token| token.span().end <= item.span().end).count();
        match coordination::names(draft, TokenSpan::new(first, end)) {
            Some(row) => names.extend(row.spans(draft)),
            None => names.push(item.span()),
        }
    }
    names
}

/// The words of code in items that are nothing but rows of them: ``- `open`, `close` ``.
fn words_of_items(draft: &Draft<'_>, index: usize) -> Vec<Span> {
    let mut words = Vec::new();
    for item in &draft.document.lists[index].items {
        let first = draft.tokens.partition_point(|token| token.span().start < item.span().start);
        let end = first + draft.tokens[first..].iter().take(64).take_while(|token| token.span().end <= item.span().end).count();
        let opaque = |token: usize| draft.kind(token) == TokenKind::Opaque;
        let joint = |token: usize| draft.mark(token) == ',' || draft.reads(token, "and") || draft.mark(token) == '.';
        if (first..end).all(|token| opaque(token) || joint(token)) {
            words.extend((first..end).filter(|&token| opaque(token)).map(|token| draft.tokens[token].span()));
        } else {
            words.push(item.span());
        }
    }
    words
}

/// The last sentence of the block before a list, where that is running text at the list's own depth.
fn introducing_sentence(draft: &Draft<'_>, list: &List) -> Option<usize> {
    let blocks = &draft.document.blocks;
    let before = blocks.partition_point(|block| block.span().end <= list.span().start).checked_sub(1)?;
    let block: &Block = &blocks[before];
    let introduces = match block.kind() {
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption | BlockKind::Footnote => true,
        BlockKind::Heading(_) | BlockKind::Title | BlockKind::Byline | BlockKind::TableCell { .. } | BlockKind::ReferenceEntry => false,
    };
    if !introduces || draft.document.item_of(block) != list.parent() {
        return None;
    }
    let after = draft.sentences.partition_point(|sentence| sentence.block <= before);
    after.checked_sub(1).filter(|&sentence| draft.sentences[sentence].block == before)
}

/// Whether a sentence says that only examples follow; what includes a number of things before it is told tells all of them.
fn opens_examples(draft: &Draft<'_>, sentence: usize, count: Option<Stated>) -> bool {
    const INCLUDES: &[&str] = &["include", "includes", "including"];
    let reads = |token: usize, words: &[&str]| words.iter().any(|word| draft.reads(token, word));
    draft.sentences[sentence].tokens.range().any(|token| {
        reads(token, &["example", "examples", "instance", "among"])
            || draft.reads(token, "such") && draft.reads(token + 1, "as")
            || reads(token, INCLUDES) && count.is_none_or(|count| count.tokens.end <= token)
    })
}

/// The one count of a sentence that can be that of the list behind it, and whether it must be.
fn introducing_count(draft: &Draft<'_>, stated: &StatedCounts, sentence: usize, list: &List) -> Option<(Stated, bool)> {
    let whole = draft.sentences[sentence].tokens;
    let colon = (draft.mark(whole.end - 1) == ':' || draft.is(whole.end - 1, Class::DASH)).then_some(whole.end - 1);
    let points = |range: TokenSpan| range.range().any(|token| POINTERS.iter().any(|word| draft.reads(token, word)));
    // Behind a colon inside the sentence a new clause begins: only its last clause introduces the list.
    let start = whole
        .range()
        .rev()
        .skip(1)
        .find(|&token| draft.mark(token) == ':' || draft.mark(token) == ';')
        .map_or(whole.start, |token| token + 1);
    // `Below the two boxes` says where something is.
    let above = |count: &Stated| (count.tokens.start.saturating_sub(2)..count.tokens.start).any(|token| draft.reads(token, "below"));
    let pointed =
        |count: &Stated| points(TokenSpan::new(count.tokens.start.saturating_sub(3).max(whole.start), count.tokens.end)) && !above(count);
    let adjacent = |count: &Stated| colon == Some(count.tokens.end);
    let counts: Vec<Stated> = stated.of_sentence(sentence).iter().copied().filter(|count| count.tokens.start >= start).collect();
    let candidates: Vec<Stated> = counts.iter().copied().filter(|count| !is_aside(draft, count) || adjacent(count)).collect();
    let named = |count: &Stated| names_parts(draft.word(count.head));
    let chosen = match candidates.as_slice() {
        [one] => *one,
        several => {
            let only = |test: &dyn Fn(&Stated) -> bool| {
                let mut passing = several.iter().filter(|count| test(count));
                passing.next().filter(|_| passing.next().is_none()).copied()
            };
            only(&|count| pointed(count) || adjacent(count)).or_else(|| only(&named))?
        }
    };
    // `one of those three formats`: they were told before.
    let before = |word: &str| chosen.tokens.start.checked_sub(1).is_some_and(|before| draft.reads(before, word));
    let as_follows = colon.is_some_and(|colon| draft.reads(colon - 1, "follows") && draft.reads(colon - 2, "as"));
    let those = before("those") || before("these") && as_follows;
    if those || follows_other_noun(draft, whole, &chosen) || colon.is_some_and(|colon| another_is_told(draft, &chosen, whole.start, colon))
    {
        return None;
    }
    let named = named(&chosen);
    match colon {
        Some(colon) => {
            let near = colon - chosen.tokens.end <= FARTHEST_COLON;
            let object = colon - chosen.tokens.end <= 5 && stands_before_colon(draft, &chosen, colon);
            let subject = chosen.tokens.start == whole.start && counts.len() == 1 && lists_names(draft, list);
            let certain = adjacent(&chosen) || pointed(&chosen) || object || subject || named && near && tells_off(draft, &chosen, colon);
            Some((chosen, certain))
        }
        None => {
            // `The board made six recommendations, all of which were accepted.`
            let tells = named && ends_clause(draft, &chosen, whole.end) && chosen.tokens.start > whole.start;
            (pointed(&chosen) || named && points(whole) || tells).then_some((chosen, pointed(&chosen)))
        }
    }
}

/// Whether a count ends its sentence, or its clause before one that says something of all that it counts.
fn ends_clause(draft: &Draft<'_>, count: &Stated, end: usize) -> bool {
    let behind = count.tokens.end;
    let relative = ["all", "each", "most", "none", "which"].iter().any(|word| draft.reads(behind + 1, word));
    behind + 1 >= end && draft.is(behind, Class::SENTENCE_END) || draft.mark(behind) == ',' && relative
}

/// Whether the words before the colon name something else that the list tells: `compare two names and return one of the
/// following:`, `the rules for using the two doors are:`, `the two maps show several things:`.
fn another_is_told(draft: &Draft<'_>, count: &Stated, start: usize, colon: usize) -> bool {
    const VAGUE: &[&str] = &["few", "many", "several", "various"];
    let end = count.tokens.end;
    let vague = (colon.saturating_sub(3).max(end)..colon).any(|token| VAGUE.iter().any(|word| draft.reads(token, word)));
    let nominal = draft.reads(colon - 1, "following") && draft.reads(colon - 2, "the") && end + 2 < colon;
    let rules = |token: usize| is_plural(draft.word(token)) && draft.reads(token + 1, "for");
    nominal || vague || draft.is(end, Class::AUXILIARY) && end + 1 == colon && (start..count.tokens.start).any(rules)
}

/// Whether every item begins with a name of two words: `1. Ann Roe (Comets), 44` behind `Six players scored a goal:`.
fn lists_names(draft: &Draft<'_>, list: &List) -> bool {
    list.items.iter().all(|item| {
        let first = draft.tokens.partition_point(|token| token.span().start < item.span().start);
        (first..first + 2).all(|token| draft.is(token, Class::CAPITAL) && draft.is(token, Class::LOWER))
    })
}

/// How many words may stand between a count and the colon that announces its items, at most.
const FARTHEST_COLON: usize = 12;

/// Whether the words between a count and the colon go on with its noun, and tell no clause of their own behind it.
///
/// A comma may set off what the noun is good for (`four forms of lease, open to firms and people:`) and `and` may join two
/// nouns behind a preposition (`three changes to the rules and fees:`); a verb behind either begins another clause.
fn tells_off(draft: &Draft<'_>, count: &Stated, colon: usize) -> bool {
    const VERBS: Class = Class::AUXILIARY.union(Class::PRONOUN).union(Class::CUE_VERB);
    let tail = count.tokens.end..colon;
    let subordinate = |token: usize| draft.is(token, Class::SUBORDINATOR) && !draft.reads(token, "that");
    let joint = tail.clone().find(|&token| draft.mark(token) == ',' || draft.reads(token, "and"));
    let behind_preposition =
        joint.is_none_or(|joint| draft.mark(joint) == ',' || (count.tokens.end..joint).any(|token| draft.is(token, Class::PREPOSITION)));
    let verb = joint.is_some_and(|joint| (joint..colon).any(|token| draft.is(token, VERBS)));
    !tail.clone().any(subordinate) && behind_preposition && !verb
}

/// Whether no verb, clause or other plural stands between a count and the colon: `five figures this month:`.
fn stands_before_colon(draft: &Draft<'_>, count: &Stated, colon: usize) -> bool {
    const OTHERS: Class =
        Class::AUXILIARY.union(Class::SUBORDINATOR).union(Class::PRONOUN).union(Class::CONJUNCTION).union(Class::PUNCTUATION);
    !(count.tokens.end..colon).any(|token| draft.is(token, OTHERS) || draft.reads(token, "to") || is_plural(draft.word(token)))
}

/// `from four screens to two`: a count that belongs to a phrase of its own.
fn is_aside(draft: &Draft<'_>, stated: &Stated) -> bool {
    let Some(before) = stated.tokens.start.checked_sub(1) else { return false };
    let reads = |words: &[&str]| words.iter().any(|word| draft.reads(before, word));
    reads(ASIDES) || reads(AMONG) && !names_parts(draft.word(stated.head))
}

/// Whether `the following`, `these` or `below` belong to another noun than that of the count: `the following changes to two files:`.
fn follows_other_noun(draft: &Draft<'_>, sentence: TokenSpan, count: &Stated) -> bool {
    sentence.range().any(|token| {
        (draft.reads(token, "following") || draft.reads(token, "these"))
            && !count.tokens.holds(token)
            && !(token < count.tokens.start && count.tokens.start - token <= 2)
            && (token + 1..(token + 4).min(sentence.end))
                .any(|next| is_plural(draft.word(next)) && !same_noun(draft.word(next), draft.word(count.head)))
    })
}
