//! A row of any words in, its items out: cut at markers, at semicolons, or at commas and the last conjunction.

use super::Row;
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

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

/// Whether words in a row say that it is not complete.
pub(super) fn is_open(draft: &Draft<'_>, row: TokenSpan) -> bool {
    // Code may read like a word.
    let code = |token: usize| draft.is(token, Class::OPAQUE) && OPEN_WORDS.iter().any(|word| draft.reads(token, word));
    row.range().any(|token| draft.is(token, Class::OPEN_ROW) || code(token))
}

/// Whether all items are no longer than a few words, so that they are told off and no clauses.
pub(super) fn short(items: &[TokenSpan]) -> bool {
    items.iter().all(|item| item.len() <= 6)
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
    let semicolons: Vec<usize> = top.iter().copied().filter(|&token| draft.mark(token) == ';').collect();
    if !semicolons.is_empty() {
        let items = pieces(draft, row, &semicolons);
        if items.iter().any(|item| item.range().any(|token| draft.mark(token) == ':')) {
            return None;
        }
        let certain = items.len() > 2 && items.iter().all(|item| !item.is_empty());
        return (items.len() >= 2).then_some(Row { items, certain, exhaustive });
    }
    let row = without_aside(draft, row, &top);
    let in_row = |token: &usize| row.holds(*token);
    let commas: Vec<usize> = top.iter().copied().filter(in_row).filter(|&token| draft.mark(token) == ',').collect();
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
    // `a contract, awarded to Roe, and a plaque` are two; `cleaned by hand, dried in air and packed` are three.
    let participles = items.first().is_some_and(|first| begins_with_participle(draft, *first));
    let goes_on = |item: TokenSpan| continues(draft, item) || !participles && begins_with_participle(draft, item);
    let whole = items.iter().enumerate().all(|(index, item)| !item.is_empty() && (index == 0 || !goes_on(*item)));
    (clear && whole && items.len() >= 2).then(|| Row { certain: short(&items), items, exhaustive })
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

pub(super) fn is_joint(draft: &Draft<'_>, token: usize) -> bool {
    draft.reads(token, "and") || draft.reads(token, "or") || draft.mark(token) == '&'
}

/// A row without the clause that goes on behind its last item: `A, B and C, which took a year`.
fn without_aside(draft: &Draft<'_>, row: TokenSpan, top: &[usize]) -> TokenSpan {
    let joint = top.iter().copied().find(|&token| is_joint(draft, token));
    let comma = joint.and_then(|joint| {
        top.iter().copied().find(|&token| token > joint && draft.mark(token) == ',' && continues(draft, TokenSpan::new(token + 1, row.end)))
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

/// Whether a piece begins with a participle that a preposition follows: `awarded to`, `built in`.
fn begins_with_participle(draft: &Draft<'_>, piece: TokenSpan) -> bool {
    const IRREGULAR: &[&str] = &[
        "borne", "bought", "brought", "built", "found", "given", "held", "known", "led", "lent", "lost", "made", "met", "paid", "run",
        "seen", "sent", "set", "shown", "sold", "spent", "taken", "told", "won", "written",
    ];
    let word = draft.word(piece.start);
    let participle = word.len() > 4 && word.ends_with("ed") || IRREGULAR.binary_search(&word).is_ok();
    participle && draft.is(piece.start + 1, Class::PREPOSITION) && piece.len() > 1
}

/// The tokens of a row that stand outside brackets and quotation marks.
pub(super) fn top_level(draft: &Draft<'_>, row: TokenSpan) -> Vec<usize> {
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
pub(super) fn pieces(draft: &Draft<'_>, row: TokenSpan, cuts: &[usize]) -> Vec<TokenSpan> {
    let mut items = Vec::new();
    let mut start = row.start;
    for &end in cuts.iter().chain([&row.end]) {
        let mut item = TokenSpan::new(start, end);
        while !item.is_empty() && (is_joint(draft, item.start) || draft.mark(item.start) == ',') {
            item.start += 1;
        }
        while !item.is_empty() && draft.mark(item.end - 1) == ',' {
            item.end -= 1;
        }
        items.push(item);
        start = end + 1;
    }
    items
}

/// Row that begin with `(a)`, `(b)` … or `(1)`, `(2)` … or `1)`, `2)`, in order.
pub(super) fn marked(draft: &Draft<'_>, row: TokenSpan) -> Option<Vec<TokenSpan>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for token in row.range() {
        let open = draft.mark(token) == '(' && draft.mark(token + 2) == ')';
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

    #[test]
    fn continuations_are_sorted() {
        assert!(CONTINUATIONS.is_sorted());
    }
}
