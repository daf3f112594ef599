//! A stated count in, the row of items that its sentence sets beside it out: behind a colon or markers, in brackets or
//! between dashes, or after a comma.

use super::cut::{cut, is_joint, is_open, marked, pieces, short, top_level};
use super::names::names;
use super::{REACH, Row};
use crate::claim::EnumerationForm;
use crate::draft::Draft;
use crate::grammar::enumeration::nouns::names_parts;
use crate::grammar::enumeration::stated::Stated;
use crate::grammar::phrase::is_plural;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

/// The row that a count introduces: after a colon at the end of its clause, in brackets, between dashes, or after a comma.
pub(super) fn beside(draft: &Draft<'_>, sentence: usize, count: &Stated) -> Option<(EnumerationForm, Row)> {
    let whole = draft.sentences[sentence].tokens;
    let next = count.tokens.end;
    let whole = TokenSpan::new(whole.start, whole.end.min(next + REACH));
    let last = sentence_body_end(draft, whole);
    if draft.mark(next) == '(' {
        let close = closing_bracket(draft, next, whole.end)?;
        return bracketed(draft, TokenSpan::new(next + 1, close));
    }
    if is_aside_dash(draft, next) {
        let close = (next + 1..last).find(|&token| is_aside_dash(draft, token));
        let row = TokenSpan::new(next + 1, close.unwrap_or(last));
        let items =
            names(draft, row).filter(|items| items.tokens().end == row.end).or_else(|| cut(draft, row).filter(|items| short(&items.items)));
        return items.map(|items| (EnumerationForm::Coordination, items));
    }
    if let Some(dash) = dash_after(draft, count, last) {
        let close = (dash + 1..last).find(|&token| is_aside_dash(draft, token)).unwrap_or(last);
        let items = names(draft, TokenSpan::new(dash + 1, close)).filter(|items| items.certain && items.tokens().end == close);
        return items.map(|items| (EnumerationForm::Coordination, items));
    }
    if draft.mark(next) == ',' {
        let after = if draft.reads(next + 1, "namely") { next + 2 } else { next + 1 };
        let after = if draft.mark(after) == ',' { after + 1 } else { after };
        if after > next + 1 {
            return cut(draft, TokenSpan::new(after, last)).map(|items| (EnumerationForm::Coordination, items));
        }
        // `Leon and the two Castiles, Murcia and Valencia`: the count is one of the row itself.
        let before = count
            .tokens
            .start
            .checked_sub(1)
            .map_or(count.tokens.start, |before| before - usize::from(draft.reads(before, "the") && before > whole.start));
        if before > whole.start && (is_joint(draft, before) || draft.mark(before) == ',') {
            return None;
        }
        let items = names(draft, TokenSpan::new(next + 1, last)).filter(|items| items.certain)?;
        // `the four sailors, Arden, and Captain Birk`: the count is the first of three.
        if let [one, _] = items.items.as_slice()
            && draft.mark(one.end) == ','
        {
            return None;
        }
        // A row of names after a comma is an apposition only where the clause goes on behind a comma, or ends.
        let end = items.tokens().end;
        let closed = end == last || draft.mark(end) == ',' || draft.is(end, Class::DASH);
        return closed.then_some((EnumerationForm::Coordination, items));
    }
    let row = match colon_after(draft, count, last) {
        Some(colon) => {
            let named = names_parts(draft.word(count.head));
            // Behind a label no `and` closes the row: `Guests (2): Ann Roe, Bob Lee`.
            if draft.mark(count.tokens.end - 1) == ')'
                && let Some(row) = listed(draft, TokenSpan::new(colon + 1, last))
            {
                return Some((EnumerationForm::Coordination, row));
            }
            let row = cut(draft, TokenSpan::new(colon + 1, last))
                .filter(|items| !ends_in_two(draft, count, items) && !is_series(draft, items))
                .filter(|items| named || adjoins(draft, count, colon) && items.certain && !are_clauses(draft, items));
            let row = row.map(|items| Row { certain: items.certain || named && marked_or_parted(draft, &items), ..items });
            row.and_then(|items| doubted(draft, count, colon, last, items))
        }
        None => marker_after(draft, count, last).and_then(|start| {
            let row = TokenSpan::new(start, last);
            let items = marked(draft, row)
                .filter(|items| items.iter().all(|item| !item.is_empty() && !draft.is(item.start, Class::CONJUNCTION)))?;
            Some(Row { items, certain: true, exhaustive: !is_open(draft, TokenSpan::new(next, last)) })
        }),
    };
    row.map(|items| (EnumerationForm::Coordination, items))
}

/// A row of names parted by nothing but commas, what is said of each in brackets behind it.
fn listed(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    let top = top_level(draft, row);
    let commas: Vec<usize> = top.iter().copied().filter(|&token| draft.mark(token) == ',').collect();
    let items = pieces(draft, row, &commas);
    let named = |item: &TokenSpan| {
        let words = (item.start..item.end).take_while(|&token| draft.mark(token) != '(').count();
        (2..=4).contains(&words) && (item.start..item.start + 2).all(|token| draft.is(token, Class::CAPITAL))
    };
    let joined = top.iter().any(|&token| is_joint(draft, token) || draft.mark(token) == ';');
    (items.len() > 1 && !joined && items.iter().all(named)).then(|| Row { items, certain: true, exhaustive: !is_open(draft, row) })
}

/// A row whose items are not so many as stated, cut as the author may have meant it; none where it may be no row at all.
fn doubted(draft: &Draft<'_>, count: &Stated, colon: usize, last: usize, items: Row) -> Option<Row> {
    let stated = usize::try_from(count.count).ok()?;
    if items.certain || items.items.len() == stated {
        return Some(items);
    }
    // `strict, loose, and none; each has its use`: the row ends at the semicolon.
    let semicolon = (colon + 1..last).find(|&token| draft.mark(token) == ';');
    if let Some(row) = semicolon.and_then(|end| cut(draft, TokenSpan::new(colon + 1, end))).filter(|row| row.items.len() == stated) {
        return Some(row);
    }
    // `collecting papers, checking them, and finding them valid, current and real`: items begin alike.
    let first = draft.word(items.items.first()?.start);
    let alike = |item: &TokenSpan| {
        let word = draft.word(item.start);
        word.eq_ignore_ascii_case(first) || first.ends_with("ing") && word.ends_with("ing")
    };
    let begun: Vec<TokenSpan> = items.items.iter().copied().filter(alike).collect();
    if begun.len() == stated {
        return Some(Row { items: begun, ..items });
    }
    let hardly = items.items.len() == 2 && stated > 3;
    (adjoins(draft, count, colon) && !are_clauses(draft, &items) && !hardly).then_some(items)
}

/// Whether only words of the same phrase stand between a count and its colon: `three needs of the poor:`.
fn adjoins(draft: &Draft<'_>, count: &Stated, colon: usize) -> bool {
    count.tokens.end == colon
        || !(count.tokens.end..colon)
            .any(|token| draft.is(token, Class::AUXILIARY | Class::SUBORDINATOR | Class::PRONOUN | Class::PUNCTUATION | Class::CUE_VERB))
}

/// Whether an item is a clause of its own and not a thing.
fn are_clauses(draft: &Draft<'_>, items: &Row) -> bool {
    items.items.iter().any(|item| draft.tokens[item.range()].iter().any(|token| token.is(Class::AUXILIARY)))
}

/// Whether semicolons part the items, so that however long they are no comma can have been misread.
fn marked_or_parted(draft: &Draft<'_>, items: &Row) -> bool {
    items.items.len() > 2 && items.items.windows(2).all(|pair| (pair[0].end..pair[1].start).any(|token| draft.mark(token) == ';'))
}

/// The first of markers in brackets behind a count that no colon sets off: `four tests, (1) …, (2) …`.
fn marker_after(draft: &Draft<'_>, count: &Stated, last: usize) -> Option<usize> {
    for token in count.tokens.end..last.min(count.tokens.end + 16) {
        if draft.mark(token) == '('
            && ["1", "a", "A", "i"].iter().any(|label| draft.word(token + 1) == *label)
            && draft.mark(token + 2) == ')'
        {
            return Some(token);
        }
        if draft.is(token, Class::NUMBER_WORD | Class::DIGITS) || draft.mark(token) == ';' {
            return None;
        }
    }
    None
}

/// The dash behind what is said of the things counted: `the five villages cut off by the slide – …`.
fn dash_after(draft: &Draft<'_>, count: &Stated, last: usize) -> Option<usize> {
    const FARTHEST: usize = 8;
    let told = count.tokens.end;
    let dash = (told..last.min(told + FARTHEST)).find(|&token| draft.is(token, Class::PUNCTUATION))?;
    // A plural between them may be what the names are those of.
    let other = |token: usize| is_plural(draft.word(token)) || draft.is(token, Class::NUMBER_WORD | Class::DIGITS | Class::CONJUNCTION);
    (dash > told && is_aside_dash(draft, dash) && !(told..dash).any(other)).then_some(dash)
}

/// Whether a dash parts words from an aside and does not join them.
fn is_aside_dash(draft: &Draft<'_>, token: usize) -> bool {
    let spaced = |token: usize| draft.tokens.get(token).is_some_and(|token| token.spaced);
    draft.is(token, Class::DASH) && (matches!(draft.word(token), "—" | "--" | "---") || spaced(token) && spaced(token + 1))
}

/// The end of a sentence without its closing marks.
fn sentence_body_end(draft: &Draft<'_>, whole: TokenSpan) -> usize {
    let mut end = whole.end;
    while end > whole.start && draft.is(end - 1, Class::SENTENCE_END | Class::QUOTE_CLOSE) {
        end -= 1;
    }
    end
}

/// The bracket that closes the one at `open`.
fn closing_bracket(draft: &Draft<'_>, open: usize, end: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for token in open..end {
        match draft.word(token) {
            "(" => depth += 1,
            ")" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(token);
                }
            }
            _ => {}
        }
    }
    None
}

/// The colon that a count introduces items with: no other count, bracket or clause may stand between them.
fn colon_after(draft: &Draft<'_>, count: &Stated, last: usize) -> Option<usize> {
    for token in count.tokens.end..last.min(count.tokens.end + 12) {
        if draft.mark(token) == ':' {
            // `major:minor` is one word.
            return draft.tokens.get(token + 1).is_some_and(|next| next.spaced).then_some(token);
        }
        // `two stones giving a rough order: …`: what follows tells the order.
        let gives = draft.word(token).ends_with("ing") && (draft.reads(token + 1, "a") || draft.reads(token + 1, "an"));
        let other = draft.is(token, Class::NUMBER_WORD | Class::DIGITS) && !draft.reads(token, "one") || draft.mark(token) == ',';
        let opens = ["which", "chief", "including"].iter().any(|word| draft.reads(token, word));
        if other
            || opens
            || gives
            || draft.mark(token) == ';'
            || draft.mark(token) == '('
            || draft.reads(token, "per")
            || draft.reads(token, "each")
        {
            return None;
        }
    }
    None
}

/// Row in brackets: parted by slashes, or names in a row.
fn bracketed(draft: &Draft<'_>, row: TokenSpan) -> Option<(EnumerationForm, Row)> {
    let slashes: Vec<usize> = row.range().filter(|&token| draft.mark(token) == '/').collect();
    if slashes.is_empty() {
        let things = || cut(draft, row).filter(|items| items.certain && short(&items.items) && are_things(draft, items));
        let items = names(draft, row).filter(|items| items.tokens().end == row.end).or_else(things);
        return items.map(|items| (EnumerationForm::Coordination, items));
    }
    let mut items = Vec::new();
    let mut start = row.start;
    for end in slashes.into_iter().chain([row.end]) {
        let item = TokenSpan::new(start, end);
        // `Rust + C/C++` joins in two ways.
        let sum = item.range().any(|token| draft.mark(token) == '+');
        if sum || item.is_empty() || !item.range().any(|token| draft.is(token, Class::CAPITAL)) || !draft.free(item) {
            return None;
        }
        items.push(item);
        start = end + 1;
    }
    Some((EnumerationForm::Slashed, Row { items, certain: true, exhaustive: true }))
}

/// Whether three items or more are things and nothing else: no clauses, no works with their years, no `plus a lid, a base and a key`.
fn are_things(draft: &Draft<'_>, items: &Row) -> bool {
    let begins = |item: &TokenSpan| {
        draft.is(item.start, Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::DIGITS)
            || ["besides", "plus"].iter().any(|word| draft.reads(item.start, word))
    };
    let year = |token: usize| draft.is(token, Class::DIGITS) && draft.word(token).len() == 4;
    let semicolon = items.tokens().range().any(|token| draft.mark(token) == ';' || year(token));
    items.items.len() > 2 && !semicolon && !items.items.iter().any(begins) && !are_clauses(draft, items)
}

/// Whether ordinals tell the items off, which may go on in other sentences: `six aspects: First, …`.
fn is_series(draft: &Draft<'_>, items: &Row) -> bool {
    items.items.first().is_some_and(|item| draft.reads(item.start, "first") || draft.reads(item.start, "firstly"))
        && items.items.get(1).is_none_or(|item| !draft.reads(item.start, "second") && !draft.reads(item.start, "secondly"))
}

/// Whether the last of some items between semicolons may be two, so that they are as many as stated: `Arden; Birk; Cole and Dale`.
fn ends_in_two(draft: &Draft<'_>, count: &Stated, items: &Row) -> bool {
    let Some(last) = items.items.last() else { return false };
    let parted = last.start.checked_sub(1).is_some_and(|before| draft.mark(before) == ';');
    let joined = last.range().any(|token| is_joint(draft, token));
    parted && joined && u32::try_from(items.items.len() + 1) == Ok(count.count)
}
