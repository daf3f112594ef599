//! A premise and a hypothesis in, whether the second follows from the first, contradicts it, or stays open, out.

use super::align::{Alignment, Pair, align, quantity_of, time_of};
use super::value::{Relation, quantities, times};
use super::words::stem;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, TokenSpan};
use rustc_hash::FxHashSet;

/// The least share of the words of a hypothesis that its premise must have, so that their values are of one thing.
const LEAST_KEPT: (usize, usize) = (1, 2);

/// The least share of the words of a saying that must stand in the other, so that the two are one saying.
const LEAST_SAID: (usize, usize) = (3, 4);

/// Whether the quantities, dates and attributions of the hypothesis follow from the premise.
///
/// The two are laid side by side; one value that cannot be so makes a contradiction, and the hypothesis follows where
/// all its words stand in the premise and all its values follow.
pub fn relation(premise: &Ledger, hypothesis: &Ledger) -> Relation {
    let alignment = align(premise, hypothesis);
    let words = alignment.kept + alignment.added.len();
    if alignment.kept * LEAST_KEPT.1 < words * LEAST_KEPT.0 {
        return Relation::Unknown;
    }
    let mut relations: Vec<Option<Relation>> = alignment.pairs.iter().map(|pair| of_pair(premise, hypothesis, pair)).collect();
    if is_of_another_state(premise, hypothesis, &alignment) {
        relations.iter_mut().filter(|relation| **relation == Some(Relation::Contradicts)).for_each(|relation| *relation = None);
    }
    if relations.contains(&Some(Relation::Contradicts)) || has_other_source(premise, hypothesis, &alignment) {
        return Relation::Contradicts;
    }
    let follows = relations.iter().all(|relation| *relation == Some(Relation::Entails));
    let weakened = alignment.dropped.iter().any(|&token| qualifies(premise, token));
    // "In May" for "on 3 May" adds nothing but what the coarser day brings with it.
    let placing = |token: &usize| matches!(hypothesis.word(*token), "at" | "in" | "on");
    if follows && alignment.added.iter().all(placing) && alignment.unmatched == 0 && !weakened {
        Relation::Entails
    } else {
        Relation::Unknown
    }
}

/// Whether the second statement tells how things stand after what the first tells: the words say so, or the first has
/// several numbers of what the second has one of.
fn is_of_another_state(premise: &Ledger, hypothesis: &Ledger, alignment: &Alignment) -> bool {
    let says =
        |ledger: &Ledger, tokens: &[usize]| tokens.iter().any(|&token| STATES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    let noun = |ledger: &Ledger, claim: usize| {
        quantity_of(ledger, Some(claim)).and_then(|quantity| quantity.noun).map(|noun| stem(ledger.lower(noun.head)).into_owned())
    };
    let counted: Vec<String> = alignment.pairs.iter().filter_map(|pair| noun(hypothesis, pair.new?)).collect();
    let several = alignment.lost.iter().filter_map(|&claim| noun(premise, claim)).any(|noun| counted.contains(&noun));
    several || says(hypothesis, &alignment.added) || says(premise, &alignment.dropped)
}

/// Words that part two states of one thing, or a whole from its parts.
const STATES: &[&str] = &[
    "add",
    "added",
    "afterwards",
    "altogether",
    "another",
    "bought",
    "combined",
    "each",
    "every",
    "gave",
    "gives",
    "got",
    "initially",
    "left",
    "lost",
    "minus",
    "more",
    "now",
    "originally",
    "per",
    "plus",
    "remain",
    "remaining",
    "times",
    "took",
    "total",
];

/// What the value of the premise makes of the one in its place.
fn of_pair(premise: &Ledger, hypothesis: &Ledger, pair: &Pair) -> Option<Relation> {
    if let (Some(one), Some(other)) = (quantity_of(premise, pair.old), quantity_of(hypothesis, pair.new)) {
        return quantities(one, other);
    }
    if let (Some(one), Some(other)) = (time_of(premise, pair.old), time_of(hypothesis, pair.new)) {
        return times(one, other);
    }
    let (given, claimed) = pair.bare?;
    Some(if claimed.encloses(&given) {
        Relation::Entails
    } else if claimed.meets(&given) {
        Relation::Unknown
    } else {
        Relation::Contradicts
    })
}

/// Whether a word that only the premise has makes it say less than it would without: "not", "if", "only", "nearly".
fn qualifies(ledger: &Ledger, token: usize) -> bool {
    let classes = Class::NEGATION | Class::HEDGE | Class::SUBORDINATOR | Class::DETERMINER;
    let modal = ["can", "could", "may", "might", "should", "would"];
    ledger.tokens[token].is(classes) || modal.contains(&&*ledger.word(token).to_lowercase())
}

/// Whether a saying that both have is put in the mouth of somebody else.
fn has_other_source(premise: &Ledger, hypothesis: &Ledger, alignment: &Alignment) -> bool {
    let sayings: Vec<(usize, Vec<TokenSpan>)> = sayings(premise);
    sayings_of(hypothesis).any(|(claim, source, contents)| {
        let tokens: Vec<usize> =
            contents.iter().flat_map(|content| content.range()).filter(|&token| is_content(hypothesis, token)).collect();
        let partners: Vec<usize> = tokens.iter().filter_map(|token| alignment.partner.get(token).copied()).collect();
        if tokens.is_empty() || partners.len() * LEAST_SAID.1 < tokens.len() * LEAST_SAID.0 {
            return false;
        }
        let held = |contents: &[TokenSpan]| partners.iter().filter(|&&token| contents.iter().any(|content| content.holds(token))).count();
        let best = sayings.iter().map(|(saying, contents)| (held(contents), *saying)).max_by_key(|(held, _)| *held);
        let Some((count, saying)) = best else { return false };
        if count * LEAST_SAID.1 < tokens.len() * LEAST_SAID.0 {
            return false;
        }
        let other = premise.claims[saying].attribution().map(|attribution| names(premise, &attribution.source)).unwrap_or_default();
        let named = names(hypothesis, source);
        let _ = claim;
        !named.is_empty() && !other.is_empty() && named.is_disjoint(&other)
    })
}

/// The attributions of a ledger with the tokens of their contents.
fn sayings(ledger: &Ledger) -> Vec<(usize, Vec<TokenSpan>)> {
    sayings_of(ledger).map(|(claim, _, contents)| (claim, contents)).collect()
}

fn sayings_of<'l>(ledger: &'l Ledger) -> impl Iterator<Item = (usize, &'l [Span], Vec<TokenSpan>)> {
    ledger.claims.iter().enumerate().filter_map(|(index, claim)| {
        let ClaimKind::Attribution(attribution) = &claim.kind else { return None };
        let contents = attribution.content.iter().map(|&span| tokens_in(ledger, span)).collect();
        Some((index, &*attribution.source, contents))
    })
}

/// The tokens that lie in a span of the text.
pub(crate) fn tokens_in(ledger: &Ledger, span: Span) -> TokenSpan {
    let start = ledger.tokens.partition_point(|token| token.span().start < span.start);
    let end = ledger.tokens.partition_point(|token| token.span().start < span.end);
    TokenSpan::new(start, end)
}

fn is_content(ledger: &Ledger, token: usize) -> bool {
    !ledger.tokens[token].is(Class::PUNCTUATION)
}

/// The stems of the capitalised words in some spans; empty where nobody is named.
pub(crate) fn names(ledger: &Ledger, spans: &[Span]) -> FxHashSet<String> {
    let tokens = spans.iter().flat_map(|&span| tokens_in(ledger, span).range());
    let function = Class::DETERMINER | Class::PRONOUN | Class::POSSESSIVE | Class::PREPOSITION;
    tokens
        .filter(|&token| ledger.tokens[token].is(Class::CAPITAL) && !ledger.tokens[token].is(function))
        .map(|token| stem(ledger.lower(token)).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlint_document::{Format, read};
    use claimlint_parser::{Settings, parse};

    #[track_caller]
    fn check(premise: &str, hypothesis: &str, expected: Relation) {
        let documents = [premise, hypothesis].map(|text| read(text.as_bytes().to_vec(), Format::Plain).unwrap());
        let [one, other] = &documents;
        let settings = Settings::default();
        assert_eq!(relation(&parse(one, &settings), &parse(other, &settings)), expected, "{premise} / {hypothesis}");
    }

    #[test]
    fn bounds_follow_where_they_hold_the_value() {
        check("The ferry carried 40 goats to the island.", "The ferry carried more than 30 goats to the island.", Relation::Entails);
        check("The ferry carried 40 goats to the island.", "The ferry carried less than 40 goats to the island.", Relation::Contradicts);
        check("The ferry carried more than 30 goats to the island.", "The ferry carried 40 goats to the island.", Relation::Unknown);
        check("The ferry carried 40 goats to the island.", "The ferry carried 45 goats to the island.", Relation::Contradicts);
    }

    #[test]
    fn a_rounded_figure_follows_from_the_finer_one() {
        check("The dam cost $2.14 million in all.", "The dam cost $2.1 million in all.", Relation::Entails);
        check("The dam cost $2.14 million in all.", "The dam cost $2.3 million in all.", Relation::Contradicts);
    }

    #[test]
    fn days_and_months_contradict_each_other() {
        check("The hall opened on 3 May 2011.", "The hall opened in May 2011.", Relation::Entails);
        check("The hall opened on 3 May 2011.", "The hall opened on 4 May 2011.", Relation::Contradicts);
    }

    #[test]
    fn what_came_later_is_left_open() {
        check("Ada had 40 goats and bought 5 goats.", "Ada has 45 goats now.", Relation::Unknown);
    }

    #[test]
    fn another_mouth_is_a_contradiction() {
        check("\"The dam will hold,\" said Ada Holm.", "\"The dam will hold,\" said Carl Brandt.", Relation::Contradicts);
    }
}
