//! A run of tokens in, the items that commas, semicolons, markers and conjunctions part out.
//!
//! Names in a row are enumerations by themselves (`Azerbaijan, Turkey and Pakistan`); other rows are read only beside a
//! count that they belong to (`three needs: …`, `two warships (A/B)`, `two ships, the A and the B`).

mod beside;
mod cut;
mod names;

use super::Found;
use super::stated::Stated;
use crate::claim::Enumeration;
use crate::draft::Draft;
use crate::grammar::Input;
use crate::grammar::number::cardinal;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use beside::beside;
use claimlint_document::Span;
use names::names_in_a_row;

pub(crate) use cut::OPEN_WORDS;
pub(super) use names::{articles, name, names};

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

/// How many tokens of a sentence are looked at for the row of one count; the bound keeps the work linear.
pub(super) const REACH: usize = 400;

/// Reads the rows of one sentence.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, stated: &[Stated], found: &mut Vec<Found>) {
    for count in stated.iter().filter(|count| !is_shared(draft, sentence, stated, count)) {
        let found_beside = beside(draft, sentence, count).filter(|(_, items)| {
            let of_others = tells_parts(draft, count, items) || tells_both(draft, count, items) || tells_one(draft, count, items);
            !of_others && !says_of_all(draft, items) && !is_clause(draft, items)
        });
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

/// Whether a row between dashes tells which of those that a count holds one is: `one of the four banks - Arden or Birk -`.
fn tells_one(draft: &Draft<'_>, count: &Stated, items: &Row) -> bool {
    let (Some(first), Some(last)) = (items.items.first(), items.items.last()) else { return false };
    let dashed = draft.is(first.start.saturating_sub(1), Class::DASH) && draft.reads(last.start.saturating_sub(1), "or");
    let mut before = count.tokens.start.saturating_sub(8)..count.tokens.start;
    dashed && before.any(|token| draft.reads(token, "one") && draft.reads(token + 1, "of"))
}

/// Whether what looks like a row is a clause behind a prepositional phrase: `for a local line, the end is a file or a pipe`.
fn is_clause(draft: &Draft<'_>, items: &Row) -> bool {
    let Some((first, others)) = items.items.split_first() else { return false };
    let verb = |item: &TokenSpan| item.range().any(|token| draft.is(token, Class::AUXILIARY));
    draft.is(first.start, Class::PREPOSITION) && others.iter().any(verb)
}

/// Whether nothing but a mark stands between the count and its items.
fn adjacent(draft: &Draft<'_>, count: TokenSpan, items: TokenSpan) -> bool {
    count.end <= items.start && TokenSpan::new(count.end, items.start).range().all(|token| draft.is(token, Class::PUNCTUATION))
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

#[cfg(test)]
mod tests {
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
        check("There are two kinds of line: for a local line, the end is a file or a pipe on the host.", &[]);
        check("One of the oldest of the four mills - Arden Mill or Birk Mill - is to go.", &[]);
    }

    #[test]
    fn examples_do_not_exhaust() {
        check("It has four tools, such as Ann, Bob and Cy.", &["Ann | Bob | Cy"]);
        check("It has four parts: a lid, a base, etc.", &[]);
    }
}
