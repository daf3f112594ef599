//! Two subjects in, whether they are one, and why, out (T14, T15).
//!
//! This is the gate that every comparison across sentences passes; findings print its reason.

use super::subject::{Anchor, Place, Reader, Shift, Subject};
use super::words::Key;
use claimlint_parser::{Attribution, Ledger, Quantity, Time};

/// A word is rare in a document where no more sentences than these hold it.
const RARE: u32 = 6;

/// Whether two claims speak of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sameness {
    /// They do, for what their clauses share.
    Same(Ground),
    /// They do not.
    Different(Difference),
    /// The words do not tell.
    Unknown,
}

/// What two clauses share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ground {
    /// The shared names and words, as tokens of the second clause, in order.
    pub(crate) tokens: Vec<usize>,
    /// Whether it carries a conflict.
    pub(crate) firm: bool,
    /// Where it may be worth a look, the shared words that are no names, and how many of them must be rare for that.
    telling: Option<(Vec<Key>, usize)>,
}

impl Ground {
    /// Whether it is worth a look where it carries no conflict; how often words stand is asked of the whole document.
    pub(crate) fn is_likely(&self, reader: &Reader) -> bool {
        self.telling.as_ref().is_some_and(|(words, least)| words.iter().filter(|word| reader.frequency(**word) <= RARE).count() >= *least)
    }
}

/// In what two subjects differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Difference {
    /// What is counted or measured, or its unit.
    Measure,
    /// The words that narrow it down.
    Modifier,
    /// The names around.
    Name,
    /// The time.
    Time,
    /// Who says so.
    Source,
    /// Asserted, foreseen or supposed.
    Modality,
    /// Affirmed or denied.
    Polarity,
    /// One is of another time, of a part, or held against something.
    Scope(Shift),
    /// One stands where values are not compared.
    Block,
}

/// Whether two quantities are of one subject.
///
/// What stands in a summary leaves out times, sources and names that the text gives; otherwise what one has, the other
/// must have too.
pub(crate) fn same_quantity(reader: &Reader, one: &Subject, other: &Subject) -> Sameness {
    let ledger = reader.ledger;
    let (Some(first), Some(second)) = (quantity(ledger, one), quantity(ledger, other)) else { return Sameness::Unknown };
    if one.place == Place::Apart || other.place == Place::Apart || are_siblings(ledger, one.claim, other.claim) {
        return Sameness::Different(Difference::Block);
    }
    if first.form != second.form || first.unit != second.unit || one.head != other.head {
        return Sameness::Different(Difference::Measure);
    }
    same(reader, one, other)
}

/// Whether two subjects are one but for what is measured.
pub(crate) fn same(reader: &Reader, one: &Subject, other: &Subject) -> Sameness {
    let ledger = reader.ledger;
    let summary = one.place == Place::Summary || other.place == Place::Summary;
    if let Some(shift) = one.shift.or(other.shift) {
        return Sameness::Different(Difference::Scope(shift));
    }
    if one.negated != other.negated {
        return Sameness::Different(Difference::Polarity);
    }
    if one.modality != other.modality && !summary {
        return Sameness::Different(Difference::Modality);
    }
    if apart(&one.modifiers, &other.modifiers) {
        return Sameness::Different(Difference::Modifier);
    }
    if apart(&keys(&one.names), &keys(&other.names)) {
        return Sameness::Different(Difference::Name);
    }
    if !summary && !same_source(ledger, one.claim, other.claim) {
        return Sameness::Different(Difference::Source);
    }
    let times = times_meet(ledger, &one.times, &other.times);
    if times == Some(false) {
        return Sameness::Different(Difference::Time);
    }
    let timeless = one.times.is_empty() && other.times.is_empty();
    let names = shared(&one.names, &other.names);
    let words: Vec<Anchor> = shared(&one.words, &other.words);
    let like = one.modifiers == other.modifiers;
    let mut tokens: Vec<usize> = names.iter().chain(&words).map(|anchor| anchor.token).collect();
    tokens.sort_unstable();
    if names.is_empty() && words.is_empty() {
        return Sameness::Unknown;
    }
    // A summary is short: there two words tell as much as a name and a word do in the text.
    let is_rare = |key: Key| reader.frequency(key) <= RARE;
    let anchored = || {
        (!names.is_empty() && !words.is_empty())
            || (summary
                && (names.len() >= 2
                    || (!names.is_empty() && one.head.is_some_and(is_rare))
                    || (words.len() >= 2 && words.iter().any(|anchor| is_rare(anchor.key)))))
    };
    let at_one_time = timeless || same_times(ledger, &one.times, &other.times);
    let firm = like && (summary || at_one_time) && anchored();
    let telling = (like && at_one_time).then(|| (keys(&words), if one.modifiers.is_empty() { 2 } else { 1 }));
    Sameness::Same(Ground { tokens, firm, telling })
}

/// Whether two claims stand in two items of one list, which tell alike things of different subjects.
fn are_siblings(ledger: &Ledger, one: usize, other: usize) -> bool {
    let item = |claim: usize| ledger.document.item_of(ledger.block_of(ledger.claims[claim].sentence));
    matches!((item(one), item(other)), (Some((list, item)), Some((same, another))) if list == same && item != another)
}

/// Whether each side has what the other lacks.
fn apart(one: &[Key], other: &[Key]) -> bool {
    let lacks = |some: &[Key], others: &[Key]| some.iter().any(|key| !others.contains(key));
    lacks(one, other) && lacks(other, one)
}

fn keys(anchors: &[Anchor]) -> Vec<Key> {
    anchors.iter().map(|anchor| anchor.key).collect()
}

/// The anchors of the second list whose words stand in the first.
fn shared(one: &[Anchor], other: &[Anchor]) -> Vec<Anchor> {
    other.iter().filter(|anchor| one.iter().any(|known| known.key == anchor.key)).copied().collect()
}

/// Whether the dated times of two sentences can be one; none where one sentence has none.
fn times_meet(ledger: &Ledger, one: &[usize], other: &[usize]) -> Option<bool> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let times = |claims: &[usize]| claims.iter().filter_map(|&claim| ledger.claims[claim].time()).collect::<Vec<&Time>>();
    let (first, second) = (times(one), times(other));
    Some(first.iter().any(|one| second.iter().any(|other| meets(one, other))))
}

/// Whether every dated time of one sentence stands in the other too.
fn same_times(ledger: &Ledger, one: &[usize], other: &[usize]) -> bool {
    let values =
        |claims: &[usize]| claims.iter().filter_map(|&claim| ledger.claims[claim].time()).map(|time| &*time.value).collect::<Vec<&str>>();
    let (first, second) = (values(one), values(other));
    !first.is_empty() && first.iter().all(|value| second.contains(value)) && second.iter().all(|value| first.contains(value))
}

fn meets(one: &Time, other: &Time) -> bool {
    let before = |one: &Time, other: &Time| matches!((one.end, other.start), (Some(end), Some(start)) if end.at <= start.at);
    !before(one, other) && !before(other, one)
}

/// Whether two claims come from one mouth: the narrator's, or that of one source.
fn same_source(ledger: &Ledger, one: usize, other: usize) -> bool {
    let said = |claim: usize| ledger.claims[claim].said_by.and_then(|said| ledger.claims[said].attribution());
    match (said(one), said(other)) {
        (Some(one), Some(other)) => match (one.person, other.person) {
            (Some(one), Some(other)) => one == other,
            (Some(_), None) | (None, Some(_)) => false,
            (None, None) => words_of(ledger, one) == words_of(ledger, other),
        },
        // What the narrator tells is compared with what a source tells: the narrator let it stand.
        (None, _) | (_, None) => true,
    }
}

fn words_of(ledger: &Ledger, attribution: &Attribution) -> String {
    attribution.source.iter().map(|&span| ledger.text(span).to_lowercase()).collect::<Vec<_>>().join(" ")
}

fn quantity<'l>(ledger: &'l Ledger, subject: &Subject) -> Option<&'l Quantity> {
    ledger.claims.get(subject.claim)?.quantity()
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlint_document::{Format, read};
    use claimlint_parser::{Settings, parse};

    /// Holds the first and the last quantity of a text against each other, below a paragraph that is no part of it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = read(format!("The hills are old.\n\n{text}").into_bytes(), Format::Markdown).unwrap();
        let ledger = parse(&document, &Settings::default());
        let reader = Reader::new(&ledger);
        let claims: Vec<usize> = (0..ledger.claims.len()).filter(|&claim| ledger.claims[claim].quantity().is_some()).collect();
        let (one, other) = (reader.subject(claims[0]), reader.subject(claims[claims.len() - 1]));
        let told = match same_quantity(&reader, &one, &other) {
            Sameness::Same(ground) if ground.firm => "same".to_owned(),
            Sameness::Same(_) => "perhaps".to_owned(),
            Sameness::Different(difference) => format!("{difference:?}"),
            Sameness::Unknown => "unknown".to_owned(),
        };
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn clauses_that_share_name_and_words_have_one_subject() {
        check("The Tindle quarry employs 450 masons. All of the 540 masons whom the Tindle quarry employs came.", "same");
        check("The quarry employs 450 masons. In Marrow a school taught 540 masons.", "unknown");
    }

    #[test]
    fn what_differs_is_told() {
        check("The Tindle quarry employs 450 masons. The Tindle quarry employs 540 clerks.", "Measure");
        check("The Tindle quarry employs 450 old masons. The Tindle quarry employs 540 young masons.", "Modifier");
        check("The Tindle quarry employs 450 masons. The Marrow quarry employs 540 masons.", "Name");
        check("In 2001 the Tindle quarry employed 450 masons. In 2005 the Tindle quarry employed 540 masons.", "Time");
        check("The Tindle quarry employs 450 masons. The Tindle quarry will employ 540 masons.", "Modality");
        check("The Tindle quarry employs 450 masons. The Tindle quarry does not employ 540 masons.", "Polarity");
        check("The Tindle quarry employs 450 masons. Now the Tindle quarry employs 540 masons.", "Scope(Time)");
        check("The Tindle quarry employs 450 masons. The Tindle quarry employs another 540 masons.", "Scope(Part)");
        check("- The Tindle quarry employs 450 masons.\n- The Tindle quarry employs 540 masons.", "Block");
    }

    #[test]
    fn a_time_that_only_one_side_has_leaves_it_open() {
        check("The Tindle quarry employs 450 masons. In 2005 the Tindle quarry employed 540 masons.", "perhaps");
    }
}
