//! A run of tokens in, the items that commas, semicolons, markers and conjunctions part out.
//!
//! Names in a row are enumerations by themselves (`Azerbaijan, Turkey and Pakistan`); other rows are read only beside a
//! count that they belong to (`three needs: …`, `two warships (A/B)`, `two ships, the A and the B`).

use super::Found;
use super::nouns::names_parts;
use super::stated::Stated;
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::grammar::Input;
use crate::grammar::number::cardinal;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::Span;

/// A run of tokens cut into items.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The items, conjunctions and markers left out.
    pub(super) items: Vec<TokenSpan>,
    /// Whether there is only one way to cut.
    pub(super) certain: bool,
    /// Whether the row says that it is all.
    pub(super) exhaustive: bool,
}

impl Row {
    pub(super) fn spans(&self, draft: &Draft<'_>) -> Vec<Span> {
        self.items.iter().map(|&item| draft.span_of(item)).collect()
    }

    pub(super) fn tokens(&self) -> TokenSpan {
        let start = self.items.first().map_or(0, |item| item.start);
        TokenSpan::new(start, self.items.last().map_or(start, |item| item.end))
    }
}

/// Rows of more names are no enumeration that anybody counts; the bound keeps the work linear.
const LONGEST_ROW: usize = 40;

/// Words that say that a row is not complete.
pub(crate) const OPEN_WORDS: &[&str] = &[
    "among",
    "eg",
    "e.g.",
    "especially",
    "etc",
    "example",
    "including",
    "includes",
    "include",
    "instance",
    "like",
    "notably",
    "others",
    "particularly",
    "such",
    "...",
    "…",
];

/// How many tokens of a sentence are looked at for the row of one count; the bound keeps the work linear.
pub(super) const REACH: usize = 400;

/// Reads the rows of one sentence.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, stated: &[Stated], found: &mut Vec<Found>) {
    for count in stated.iter().filter(|count| !is_shared(draft, sentence, stated, count)) {
        let found_beside = beside(draft, sentence, count)
            .filter(|(_, items)| !tells_parts(draft, count, items) && !says_of_all(draft, items) && !tells_both(draft, count, items));
        if let Some((form, items)) = found_beside {
            let tokens = if adjacent(draft, count.tokens, items.tokens()) { count.tokens } else { items.tokens() };
            let tokens = TokenSpan::new(tokens.start.min(items.tokens().start), items.tokens().end);
            found.push(Found {
                sentence,
                tokens,
                enumeration: Enumeration {
                    form,
                    items: items.spans(draft),
                    stated: Some(count.count),
                    by: Some(draft.span_of(count.tokens)),
                    exhaustive: items.exhaustive,
                    certain: items.certain,
                },
            });
        }
    }
    let before = found.len();
    names_in_a_row(draft, sentence, found);
    if found.len() == before {
        return;
    }
    // A row that a count or a collective word has taken is told once.
    let taken: Vec<usize> = found[..before]
        .iter()
        .rev()
        .take_while(|found| found.sentence == sentence)
        .filter_map(|found| found.enumeration.items.first().map(|item| item.start))
        .collect();
    let rows = found.split_off(before);
    let told = |row: &Found| row.enumeration.items.first().is_some_and(|item| taken.contains(&item.start));
    found.extend(rows.into_iter().filter(|row| !told(row)));
}

/// Whether a count is told of each of several named things, or in a clause that says what others do, so that no row beside it
/// can be what it counts: `each of the mills and barns has two doors`, `the three ways two boats can be tied`.
fn is_shared(draft: &Draft<'_>, sentence: usize, stated: &[Stated], count: &Stated) -> bool {
    let start = draft.sentences[sentence].tokens.start.max(count.tokens.start.saturating_sub(REACH));
    // What follows `each of the mills and barns` may be the valves of both.
    let each = (start..count.tokens.start).find(|&token| draft.reads(token, "each") && draft.reads(token + 1, "of"));
    let each = each.is_some_and(|each| (each..count.tokens.start).any(|token| draft.reads(token, "and")));
    each || stated.iter().any(|other| other.tokens.end == count.tokens.start)
}

/// Whether a row tells off what a count is together with another one before it: seven names behind `one public bath and six
/// private baths`.
fn tells_both(draft: &Draft<'_>, count: &Stated, items: &Row) -> bool {
    let Some(and) = count.tokens.start.checked_sub(1).filter(|&and| draft.reads(and, "and")) else { return false };
    let plain = |token: &usize| !draft.is(*token, Class::PUNCTUATION | Class::AUXILIARY);
    let number = (and.saturating_sub(6)..and).rev().take_while(plain).find(|&token| draft.is(token, Class::NUMBER_WORD | Class::DIGITS));
    let read = |number: usize| {
        let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(number, and));
        cardinal(input).ok().and_then(|(_, number)| number.whole())
    };
    number.and_then(read).is_some_and(|other| u32::try_from(items.items.len()) == Ok(count.count + other))
}

/// Whether nothing but a mark stands between the count and its items.
fn adjacent(draft: &Draft<'_>, count: TokenSpan, items: TokenSpan) -> bool {
    count.end <= items.start && TokenSpan::new(count.end, items.start).range().all(|token| draft.is(token, Class::PUNCTUATION))
}

/// The row that a count introduces: after a colon at the end of its clause, in brackets, between dashes, or after a comma.
fn beside(draft: &Draft<'_>, sentence: usize, count: &Stated) -> Option<(EnumerationForm, Row)> {
    let whole = draft.sentences[sentence].tokens;
    let next = count.tokens.end;
    let whole = TokenSpan::new(whole.start, whole.end.min(next + REACH));
    let last = sentence_body_end(draft, whole);
    if draft.reads(next, "(") {
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
    if draft.reads(next, ",") {
        let after = if draft.reads(next + 1, "namely") { next + 2 } else { next + 1 };
        let after = if draft.reads(after, ",") { after + 1 } else { after };
        if after > next + 1 {
            return cut(draft, TokenSpan::new(after, last)).map(|items| (EnumerationForm::Coordination, items));
        }
        // `Leon and the two Castiles, Murcia and Valencia`: the count is one of the row itself.
        let before = count
            .tokens
            .start
            .checked_sub(1)
            .map_or(count.tokens.start, |before| before - usize::from(draft.reads(before, "the") && before > whole.start));
        if before > whole.start && (is_joint(draft, before) || draft.reads(before, ",")) {
            return None;
        }
        let items = names(draft, TokenSpan::new(next + 1, last)).filter(|items| items.certain)?;
        // `the four sailors, Arden, and Captain Birk`: the count is the first of three.
        if let [one, _] = items.items.as_slice()
            && draft.reads(one.end, ",")
        {
            return None;
        }
        // A row of names after a comma is an apposition only where the clause goes on behind a comma, or ends.
        let end = items.tokens().end;
        let closed = end == last || draft.reads(end, ",") || draft.is(end, Class::DASH);
        return closed.then_some((EnumerationForm::Coordination, items));
    }
    let row = match colon_after(draft, count, last) {
        Some(colon) => {
            let named = names_parts(draft.word(count.head));
            // Behind a label no `and` closes the row: `Guests (2): Ann Roe, Bob Lee`.
            if draft.reads(count.tokens.end - 1, ")")
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
    let commas: Vec<usize> = top.iter().copied().filter(|&token| draft.reads(token, ",")).collect();
    let items = pieces(draft, row, &commas);
    let named = |item: &TokenSpan| {
        let words = (item.start..item.end).take_while(|&token| !draft.reads(token, "(")).count();
        (2..=4).contains(&words) && (item.start..item.start + 2).all(|token| draft.is(token, Class::CAPITAL))
    };
    let joined = top.iter().any(|&token| is_joint(draft, token) || draft.reads(token, ";"));
    (items.len() > 1 && !joined && items.iter().all(named)).then(|| Row { items, certain: true, exhaustive: !is_open(draft, row) })
}

/// A row whose items are not so many as stated, cut as the author may have meant it; none where it may be no row at all.
fn doubted(draft: &Draft<'_>, count: &Stated, colon: usize, last: usize, items: Row) -> Option<Row> {
    let stated = usize::try_from(count.count).ok()?;
    if items.certain || items.items.len() == stated {
        return Some(items);
    }
    // `strict, loose, and none; each has its use`: the row ends at the semicolon.
    let semicolon = (colon + 1..last).find(|&token| draft.reads(token, ";"));
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
    items.items.len() > 2 && items.items.windows(2).all(|pair| (pair[0].end..pair[1].start).any(|token| draft.reads(token, ";")))
}

/// Whether the items are themselves counts, so that they are parts of a sum: `16 men and five women`.
fn tells_parts(draft: &Draft<'_>, count: &Stated, items: &Row) -> bool {
    let counted = |item: &TokenSpan| draft.is(item.start, Class::NUMBER_WORD | Class::DIGITS);
    let Some((last, others)) = items.items.split_last() else { return false };
    // `Arden, Birk and one ferry`: the last adds another kind.
    let other_kind = u32::try_from(items.items.len()) != Ok(count.count) && counted(last) && !others.iter().any(counted);
    other_kind || items.items.iter().any(|item| counted(item) && !draft.reads(item.start, "one"))
}

/// Whether words behind a count say something of all that it counts instead of naming them: `two marches - both pro and anti -`,
/// `15 members—no fewer and no more—`.
fn says_of_all(draft: &Draft<'_>, items: &Row) -> bool {
    items
        .items
        .first()
        .is_some_and(|item| ["all", "both", "either", "neither", "no", "none", "not"].iter().any(|word| draft.reads(item.start, word)))
}

/// A row of nouns that all have their article: `the roots, the leaves and the stem`.
pub(super) fn articles(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    let mut items = Vec::new();
    let mut at = row.start;
    loop {
        let begins = draft.reads(at, "the") || draft.reads(at, "a") || draft.reads(at, "an");
        if !begins || items.len() >= LONGEST_ROW {
            return None;
        }
        let plain = |token: &usize| {
            draft.kind(*token) == TokenKind::Word
                && !draft.is(*token, Class::CONJUNCTION | Class::AUXILIARY | Class::PREPOSITION | Class::SUBORDINATOR)
        };
        let words = (at + 1..row.end.min(at + 4)).take_while(plain).count();
        let joint = |token: usize| is_joint(draft, token) || draft.reads(token, ",");
        // The last item ends where the verb begins, which no class tells, so that one word is taken for it.
        if items.len() >= 2 && draft.reads(at - 1, "and") {
            items.push(TokenSpan::new(at, at + 2));
            return Some(Row { items, certain: true, exhaustive: true });
        }
        // Before the last item but one the parts are told apart by commas: `the A and the B do and …` is another thing.
        let comma = draft.reads(at + 1 + words, ",");
        if words == 0 || !joint(at + 1 + words) || items.is_empty() && !comma {
            return None;
        }
        items.push(TokenSpan::new(at, at + 1 + words));
        at += 2 + words;
    }
}

/// The first of markers in brackets behind a count that no colon sets off: `four tests, (1) …, (2) …`.
fn marker_after(draft: &Draft<'_>, count: &Stated, last: usize) -> Option<usize> {
    for token in count.tokens.end..last.min(count.tokens.end + 16) {
        if draft.reads(token, "(")
            && ["1", "a", "A", "i"].iter().any(|label| draft.word(token + 1) == *label)
            && draft.reads(token + 2, ")")
        {
            return Some(token);
        }
        if draft.is(token, Class::NUMBER_WORD | Class::DIGITS) || draft.reads(token, ";") {
            return None;
        }
    }
    None
}

/// Whether words in a row say that it is not complete.
fn is_open(draft: &Draft<'_>, row: TokenSpan) -> bool {
    // Code may read like a word.
    let code = |token: usize| draft.is(token, Class::OPAQUE) && OPEN_WORDS.iter().any(|word| draft.reads(token, word));
    row.range().any(|token| draft.is(token, Class::OPEN_ROW) || code(token))
}

/// Whether a dash parts words from an aside and does not join them.
fn is_aside_dash(draft: &Draft<'_>, token: usize) -> bool {
    let spaced = |token: usize| draft.tokens.get(token).is_some_and(|token| token.spaced);
    draft.is(token, Class::DASH) && (matches!(draft.word(token), "—" | "--" | "---") || spaced(token) && spaced(token + 1))
}

/// Whether all items are no longer than a few words, so that they are told off and no clauses.
fn short(items: &[TokenSpan]) -> bool {
    items.iter().all(|item| item.len() <= 6)
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
        if draft.reads(token, ":") {
            // `major:minor` is one word.
            return draft.tokens.get(token + 1).is_some_and(|next| next.spaced).then_some(token);
        }
        // `two stones giving a rough order: …`: what follows tells the order.
        let gives = draft.word(token).ends_with("ing") && (draft.reads(token + 1, "a") || draft.reads(token + 1, "an"));
        let other = draft.is(token, Class::NUMBER_WORD | Class::DIGITS) && !draft.reads(token, "one") || draft.reads(token, ",");
        let opens = ["which", "chief", "including"].iter().any(|word| draft.reads(token, word));
        if other
            || opens
            || gives
            || draft.reads(token, ";")
            || draft.reads(token, "(")
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
    let slashes: Vec<usize> = row.range().filter(|&token| draft.reads(token, "/")).collect();
    if slashes.is_empty() {
        return names(draft, row).filter(|items| items.tokens().end == row.end).map(|items| (EnumerationForm::Coordination, items));
    }
    let mut items = Vec::new();
    let mut start = row.start;
    for end in slashes.into_iter().chain([row.end]) {
        let item = TokenSpan::new(start, end);
        // `Rust + C/C++` joins in two ways.
        let sum = item.range().any(|token| draft.reads(token, "+"));
        if sum || item.is_empty() || !item.range().any(|token| draft.is(token, Class::CAPITAL)) || !draft.free(item) {
            return None;
        }
        items.push(item);
        start = end + 1;
    }
    Some((EnumerationForm::Slashed, Row { items, certain: true, exhaustive: true }))
}

/// Names in a row from the beginning of `row` on: at least two, joined by commas and a conjunction.
pub(super) fn names(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    let mut items = Vec::new();
    let mut at = row.start;
    let mut joined = false;
    loop {
        let item = name(draft, at, row.end).filter(|_| items.len() < LONGEST_ROW)?;
        at = item.end;
        items.push(item);
        if joined {
            break;
        }
        (at, joined) = next_item(draft, at).filter(|(next, _)| *next < row.end)?;
    }
    // `A and B and C`, and a comma with another name behind the row, leave open where it ends.
    let next = |at: usize| at < row.end && name(draft, at, row.end).is_some();
    let more = |at: usize| next(at) || is_joint(draft, at) && next(at + 1);
    let goes_on = at < row.end && (is_joint(draft, at) || draft.reads(at, ",") && more(at + 1));
    let exhaustive = !draft.reads(at + usize::from(draft.reads(at, ",")), "among");
    (items.len() >= 2).then_some(Row { items, certain: !goes_on, exhaustive })
}

/// Where the next item of a row begins behind one that ends at `at`, and whether a conjunction makes it the last.
fn next_item(draft: &Draft<'_>, at: usize) -> Option<(usize, bool)> {
    let comma = draft.reads(at, ",");
    let word = at + usize::from(comma);
    if is_joint(draft, word) {
        return Some((word + 1, true));
    }
    if draft.reads(word, "as") && draft.reads(word + 1, "well") && draft.reads(word + 2, "as") {
        return Some((word + 3, true));
    }
    comma.then_some((word, false))
}

/// Words inside a name that are not capitalised.
const NAME_LINKS: &[&str] = &["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "of", "the", "van", "von"];

/// One name at `at`: capitalised words, a leading article, and links between them.
pub(super) fn name(draft: &Draft<'_>, at: usize, end: usize) -> Option<TokenSpan> {
    let start = if draft.reads(at, "the") { at + 1 } else { at };
    if start < end && draft.kind(start) == TokenKind::Opaque {
        return Some(TokenSpan::new(start, start + 1));
    }
    let capital = |token: usize| {
        token < end
            && draft.is(token, Class::CAPITAL)
            && draft.owner(token).is_none_or(|claim| draft.claims[claim].time().is_none() && draft.claims[claim].quantity().is_none())
    };
    if !capital(start) {
        return None;
    }
    let mut last = start + 1;
    loop {
        if capital(last) || last < end && draft.reads(last, "-") && !draft.tokens[last].spaced && capital(last + 1) {
            last += 1;
        } else if last < end && capital(last + 1) && NAME_LINKS.iter().any(|link| draft.reads(last, link)) {
            last += 2;
        } else if last + 2 < end && capital(last + 2) && draft.reads(last, "of") && draft.reads(last + 1, "the") {
            last += 3;
        } else {
            break;
        }
    }
    Some(TokenSpan::new(start, last))
}

/// Notes rows of three and more names, whatever they stand beside, and of two after `between`.
fn names_in_a_row(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    let mut at = whole.start;
    while at < whole.end {
        if !draft.is(at, Class::CAPITAL) {
            at += 1;
            continue;
        }
        let first = name(draft, at, whole.end).map_or(at + 1, |name| name.end.max(at + 1));
        let second = next_item(draft, first).and_then(|(next, _)| name(draft, next, whole.end));
        let Some(items) = second.and_then(|_| names(draft, TokenSpan::new(at, whole.end))) else {
            at = first;
            continue;
        };
        let tokens = items.tokens();
        let between = tokens.start > whole.start && draft.reads(tokens.start - 1, "between");
        // A lone word at the start of a sentence may be an adverb: `However, Turkey and Iran`.
        let doubtful = at == whole.start && items.items[0].len() == 1;
        if (items.items.len() >= 3 && !doubtful) || between {
            found.push(Found {
                sentence,
                tokens,
                enumeration: Enumeration {
                    form: EnumerationForm::Coordination,
                    items: items.spans(draft),
                    stated: None,
                    by: None,
                    exhaustive: items.exhaustive,
                    certain: items.certain,
                },
            });
        }
        at = tokens.end.max(at + 1);
    }
}

/// Cuts a row of any words into items: at markers, else at semicolons, else at commas and the last conjunction.
///
/// Nothing comes of a row that can be cut in several ways.
pub(super) fn cut(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    if row.len() < 3 {
        return None;
    }
    let exhaustive = !is_open(draft, row);
    if let Some(items) = marked(draft, row).or_else(|| one_and_other(draft, row)) {
        return Some(Row { items, certain: true, exhaustive });
    }
    if pairs_or_spans(draft, row) {
        return None;
    }
    let top = top_level(draft, row);
    let semicolons: Vec<usize> = top.iter().copied().filter(|&token| draft.reads(token, ";")).collect();
    if !semicolons.is_empty() {
        let items = pieces(draft, row, &semicolons);
        if items.iter().any(|item| item.range().any(|token| draft.reads(token, ":"))) {
            return None;
        }
        let certain = items.len() > 2 && items.iter().all(|item| !item.is_empty());
        return (items.len() >= 2).then_some(Row { items, certain, exhaustive });
    }
    let row = without_aside(draft, row, &top);
    let in_row = |token: &usize| row.holds(*token);
    let commas: Vec<usize> = top.iter().copied().filter(in_row).filter(|&token| draft.reads(token, ",")).collect();
    let joints: Vec<usize> = top.iter().copied().filter(in_row).filter(|&token| is_joint(draft, token)).collect();
    let Some(&last_comma) = commas.last() else {
        let items = pieces(draft, row, &joints);
        let certain = short(&items);
        // The joint of `between A and B` is its own.
        let between = items.first().is_some_and(|item| item.range().any(|token| draft.reads(token, "between")));
        return (joints.len() == 1 && !between).then_some(Row { items, certain, exhaustive });
    };
    let tail: Vec<usize> = joints.iter().copied().filter(|&joint| joint > last_comma).collect();
    let oxford = tail.first() == Some(&(last_comma + 1));
    let mut cuts = commas.clone();
    let clear = match (oxford, tail.as_slice()) {
        // `A and B, and C` can be two items or three.
        (true, [_]) => commas.len() > 1 || joints.len() == 1,
        (false, [joint]) => {
            cuts.push(*joint);
            joints.len() == 1
        }
        _ => false,
    };
    let items = pieces(draft, row, &cuts);
    let whole = items.iter().enumerate().all(|(index, item)| !item.is_empty() && (index == 0 || !continues(draft, *item)));
    (clear && whole && items.len() >= 2).then(|| Row { certain: short(&items), items, exhaustive })
}

/// Whether ordinals tell the items off, which may go on in other sentences: `six aspects: First, …`.
fn is_series(draft: &Draft<'_>, items: &Row) -> bool {
    items.items.first().is_some_and(|item| draft.reads(item.start, "first") || draft.reads(item.start, "firstly"))
        && items.items.get(1).is_none_or(|item| !draft.reads(item.start, "second") && !draft.reads(item.start, "secondly"))
}

/// Whether the last of some items between semicolons may be two, so that they are as many as stated: `Arden; Birk; Cole and Dale`.
fn ends_in_two(draft: &Draft<'_>, count: &Stated, items: &Row) -> bool {
    let Some(last) = items.items.last() else { return false };
    let parted = last.start.checked_sub(1).is_some_and(|before| draft.reads(before, ";"));
    let joined = last.range().any(|token| is_joint(draft, token));
    parted && joined && u32::try_from(items.items.len() + 1) == Ok(count.count)
}

/// `one behind, the other in front of the wall and the gate`.
fn one_and_other(draft: &Draft<'_>, row: TokenSpan) -> Option<Vec<TokenSpan>> {
    let cut = (row.start + 1..row.end).find(|&token| {
        draft.is(token, Class::PUNCTUATION | Class::CONJUNCTION) && draft.reads(token + 1, "the") && draft.reads(token + 2, "other")
    })?;
    draft.reads(row.start, "one").then(|| vec![TokenSpan::new(row.start, cut), TokenSpan::new(cut + 1, row.end)])
}

/// Whether a row pairs its items off with others or names only the ends of some: `A or B for oak and elm respectively`,
/// `page-0 through page-9 and index`.
fn pairs_or_spans(draft: &Draft<'_>, row: TokenSpan) -> bool {
    let name = |token: usize| draft.is(token, Class::OPAQUE | Class::DIGITS);
    row.range().any(|token| {
        let spans = token > row.start && draft.reads(token, "through") && name(token - 1) && name(token + 1);
        spans || draft.reads(token, "respectively")
    })
}

fn is_joint(draft: &Draft<'_>, token: usize) -> bool {
    draft.reads(token, "and") || draft.reads(token, "or") || draft.reads(token, "&")
}

/// A row without the clause that goes on behind its last item: `A, B and C, which took a year`.
fn without_aside(draft: &Draft<'_>, row: TokenSpan, top: &[usize]) -> TokenSpan {
    let joint = top.iter().copied().find(|&token| is_joint(draft, token));
    let comma = joint.and_then(|joint| {
        top.iter().copied().find(|&token| token > joint && draft.reads(token, ",") && continues(draft, TokenSpan::new(token + 1, row.end)))
    });
    comma.map_or(row, |comma| TokenSpan::new(row.start, comma))
}

/// Words that go on with the item before a comma instead of beginning one.
const CONTINUATIONS: &[&str] = &[
    "after",
    "all",
    "allowing",
    "although",
    "as",
    "because",
    "before",
    "but",
    "by",
    "depending",
    "each",
    "even",
    "for",
    "if",
    "in",
    "including",
    "making",
    "none",
    "not",
    "on",
    "only",
    "respectively",
    "since",
    "so",
    "then",
    "thereby",
    "though",
    "thus",
    "to",
    "unless",
    "until",
    "when",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "without",
    "yet",
];

/// Whether a piece after a comma goes on with the item before it instead of being one: a clause, an aside, an apposition.
fn continues(draft: &Draft<'_>, piece: TokenSpan) -> bool {
    CONTINUATIONS.binary_search(&draft.word(piece.start).to_lowercase().as_str()).is_ok()
        || draft.tokens[piece.range()].iter().filter(|token| token.is(Class::AUXILIARY)).count() > 1
}

/// The tokens of a row that stand outside brackets and quotation marks.
fn top_level(draft: &Draft<'_>, row: TokenSpan) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut top = Vec::new();
    for token in row.range() {
        match draft.word(token) {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ if depth == 0 && !quoted => top.push(token),
            _ => {}
        }
    }
    top
}

/// The pieces between the cuts, without the conjunctions and commas at their edges.
fn pieces(draft: &Draft<'_>, row: TokenSpan, cuts: &[usize]) -> Vec<TokenSpan> {
    let mut items = Vec::new();
    let mut start = row.start;
    for &end in cuts.iter().chain([&row.end]) {
        let mut item = TokenSpan::new(start, end);
        while !item.is_empty() && (is_joint(draft, item.start) || draft.reads(item.start, ",")) {
            item.start += 1;
        }
        while !item.is_empty() && draft.reads(item.end - 1, ",") {
            item.end -= 1;
        }
        items.push(item);
        start = end + 1;
    }
    items
}

/// Row that begin with `(a)`, `(b)` … or `(1)`, `(2)` … or `1)`, `2)`, in order.
fn marked(draft: &Draft<'_>, row: TokenSpan) -> Option<Vec<TokenSpan>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for token in row.range() {
        let open = draft.reads(token, "(") && draft.reads(token + 2, ")");
        let label = if open { draft.word(token + 1) } else { continue };
        let wanted = starts.len() + 1;
        let letter = u8::try_from(wanted).ok().and_then(|wanted| wanted.checked_add(b'a' - 1)).map(char::from);
        let matches = label.parse() == Ok(wanted)
            || letter.is_some_and(|letter| label.chars().eq([letter]) || label.to_lowercase().chars().eq([letter]))
            || ROMAN.get(wanted - 1) == Some(&label);
        if matches {
            starts.push((token, token + 3));
        }
    }
    if starts.len() < 2 || starts[0].0 != row.start {
        return None;
    }
    let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([row.end]);
    Some(
        starts
            .iter()
            .zip(ends)
            .map(|(&(_, start), mut end)| {
                while end > start && (draft.is(end - 1, Class::PUNCTUATION) || draft.reads(end - 1, "and") || draft.reads(end - 1, "or")) {
                    end -= 1;
                }
                TokenSpan::new(start, end)
            })
            .collect(),
    )
}

const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let counts = super::super::stated::counts(&draft);
        let mut found = Vec::new();
        for sentence in 0..draft.sentences.len() {
            super::read(&draft, sentence, counts.of_sentence(sentence), &mut found);
        }
        let rows: Vec<String> = found
            .iter()
            .map(|found| {
                let items: Vec<_> = found.enumeration.items.iter().map(|item| item.of(&document.text)).collect();
                let stated = found.enumeration.stated.map_or_else(String::new, |stated| format!("{stated}: "));
                let open = if found.enumeration.exhaustive { "" } else { " …" };
                let doubt = if found.enumeration.certain { "" } else { " ?" };
                format!("{stated}{}{open}{doubt}", items.join(" | "))
            })
            .collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn counts_take_the_items_behind_them() {
        check("It names three needs: warm rooms, clean water and a door.", &["3: warm rooms | clean water | a door"]);
        check("We ask for two things: (a) light, and (b) air.", &["2: light | air"]);
        check(
            "She drew two plans: one for the mill; one for the barn; and one for the yard.",
            &["2: one for the mill | one for the barn | one for the yard"],
        );
        check("Two warships (Orel/Captain Mirov) left.", &["2: Orel | Captain Mirov"]);
        check("It took three towns — Arden, Birk and Cole — by night.", &["3: Arden | Birk | Cole"]);
        check("They won four states—Ohio, Iowa, and Maine.", &["4: Ohio | Iowa | Maine"]);
        check("The three states, Ohio, Iowa and Maine, agreed.", &["3: Ohio | Iowa | Maine"]);
        check("The grant pays for two projects, namely a map and a wall.", &["2: a map | a wall"]);
        check("It has two parts: a lid and a base, which are glued.", &["2: a lid | a base"]);
    }

    #[test]
    fn doubtful_rows_are_left() {
        check("There are two rules: bread and butter and tea and milk, and jam.", &[]);
        check("Three teams, after a long rain, went home.", &[]);
        check("She has 3 cats: it was hard, but she kept all.", &[]);
        check("The two of them met Ann.", &[]);
    }

    #[test]
    fn examples_do_not_exhaust() {
        check("It has four tools, such as Ann, Bob and Cy.", &["Ann | Bob | Cy"]);
        check("It has four parts: a lid, a base, etc.", &[]);
    }

    #[test]
    fn continuations_are_sorted() {
        assert!(CONTINUATIONS.is_sorted());
    }
}
