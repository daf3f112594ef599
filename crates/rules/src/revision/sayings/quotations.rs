//! The quotations of two texts in, those in other words, new and gone out (115).

use super::{Sayings, same_source};
use crate::check::Verdict;
use crate::compare::{names, root};
use crate::revision::phrases;
use crate::revision::sentences::Sentences;
use crate::revision::{ChangeKind, Finding, RevisionCheck, Told};
use claimlint_document::Span;
use claimlint_parser::{Claim, Ledger, Quotation};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The least share of the words of two quotations that both must have to be one in two wordings, in hundredths.
const LEAST_QUOTED: usize = 60;

/// The fewest words of a quotation that tell it from a title or a term.
const FEWEST_QUOTED: usize = 4;

/// How many differences of two quotations are told.
const PLACES: usize = 2;

/// The longest quotations that are compared word by word.
const LONGEST: usize = 400;

pub(super) fn compare(old: &Ledger, new: &Ledger, sentences: &Sentences, sayings: &mut Sayings) {
    let (mut before, mut after) = (quoted(old), quoted(new));
    // What stands word for word in both, wherever, has not changed.
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for quoted in &before {
        *known.entry(&quoted.quotation.words).or_default() += 1;
    }
    let mut kept: FxHashMap<&str, usize> = FxHashMap::default();
    after.retain(|quoted| match known.get_mut(&*quoted.quotation.words).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            *kept.entry(&quoted.quotation.words).or_default() += 1;
            false
        }
        None => true,
    });
    before.retain(|quoted| match kept.get_mut(&*quoted.quotation.words).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    });
    let mut of_group: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (place, quoted) in before.iter().enumerate() {
        if let Some(group) = sentences.group_of_old.get(quoted.sentence).copied().flatten() {
            of_group.entry(group).or_default().push(place);
        }
    }
    let mut matched: FxHashSet<usize> = FxHashSet::default();
    for quoted in &after {
        let group = sentences.group_of_new.get(quoted.sentence).copied().flatten();
        let near = group.and_then(|group| of_group.get(&group)).map(Vec::as_slice).unwrap_or_default();
        let open = near.iter().copied().filter(|place| !matched.contains(place));
        let best = open.map(|place| (shared(&before[place].quotation.words, &quoted.quotation.words), place)).max_by_key(|best| best.0);
        match best.filter(|(share, _)| *share >= LEAST_QUOTED) {
            Some((_, place)) => {
                matched.insert(place);
                altered(old, new, before[place], *quoted, sayings);
            }
            None => {
                let message = format!("the quotation “{}” is new", shown(new, quoted.claim));
                sayings.told.push(Told::new(ChangeKind::Added, None, Some(quoted.claim), message));
            }
        }
    }
    for (_, quoted) in before.iter().enumerate().filter(|(place, _)| !matched.contains(place)) {
        let message = format!("the quotation “{}” is gone", shown(old, quoted.claim));
        sayings.told.push(Told::new(ChangeKind::Removed, Some(quoted.claim), None, message));
    }
}

/// The first words of a quotation, without its marks.
fn shown(ledger: &Ledger, claim: usize) -> String {
    let text = ledger.claims.get(claim).map_or("", |claim| ledger.text(claim.span));
    phrases::shortened(text.trim_matches(|mark: char| !mark.is_alphanumeric()))
}

/// A quotation with its place in the ledger.
#[derive(Clone, Copy)]
struct Quoted<'l> {
    claim: usize,
    sentence: usize,
    quotation: &'l Quotation,
}

fn quoted<'l>(ledger: &'l Ledger) -> Vec<Quoted<'l>> {
    let quotation = |(claim, held): (usize, &'l Claim)| Some(Quoted { claim, sentence: held.sentence, quotation: held.quotation()? });
    ledger.claims.iter().enumerate().filter_map(quotation).collect()
}

/// Tells of a quotation in other words.
fn altered(old: &Ledger, new: &Ledger, one: Quoted, other: Quoted, sayings: &mut Sayings) {
    let (before, after) = (&one.quotation.words, &other.quotation.words);
    if is_shortened(before, after) {
        sayings.told.push(Told::new(ChangeKind::Quote, Some(one.claim), Some(other.claim), "the quotation is shortened"));
        return;
    }
    let message = differences(before, after);
    let long = before.split(' ').count().min(after.split(' ').count()) >= FEWEST_QUOTED;
    let verdict = match (speaker(old, one.quotation), speaker(new, other.quotation)) {
        (Some(one), Some(other)) if same_source(&one, &other) => Some(Verdict::Conflict),
        _ => None,
    };
    match verdict.filter(|_| long) {
        Some(verdict) => sayings.findings.push(Finding {
            rule: RevisionCheck::QuotationAltered,
            kind: ChangeKind::Quote,
            verdict,
            old: Some(one.claim),
            new: Some(other.claim),
            span: new.claims.get(other.claim).map_or_else(Span::default, |claim| claim.span),
            message,
            related: Vec::new(),
            fixes: Vec::new(),
            computed: None,
        }),
        None => sayings.told.push(Told::new(ChangeKind::Quote, Some(one.claim), Some(other.claim), message)),
    }
}

/// The stems of the names of who said a quotation; none where nobody is named.
fn speaker(ledger: &Ledger, quotation: &Quotation) -> Option<FxHashSet<String>> {
    let said = quotation.attribution.and_then(|claim| ledger.claims.get(claim)).and_then(Claim::attribution);
    let person = quotation.person.or(said.and_then(|said| said.person));
    let named: FxHashSet<String> = match (person.and_then(|person| ledger.people.get(person)), said) {
        (Some(person), _) => person.name.split_whitespace().map(root).collect(),
        (None, Some(said)) => names(ledger, &said.source),
        (None, None) => FxHashSet::default(),
    };
    (!named.is_empty()).then_some(named)
}

/// Whether only an ellipsis or brackets mark what was left out or put in: the words that are left stand in order.
fn is_shortened(before: &str, after: &str) -> bool {
    if !after.contains('…') && !after.contains("...") && !after.contains('[') {
        return false;
    }
    let mut left = before.split(' ');
    after.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).all(|word| left.any(|known| known == word))
}

/// The share of words that two quotations have in common, in hundredths.
fn shared(one: &str, other: &str) -> usize {
    let (first, second): (Vec<&str>, Vec<&str>) = (one.split(' ').take(LONGEST).collect(), other.split(' ').take(LONGEST).collect());
    let kept: usize = similar::capture_diff_slices(similar::Algorithm::Patience, &first, &second)
        .iter()
        .filter(|step| step.tag() == similar::DiffTag::Equal)
        .map(|step| step.new_range().len())
        .sum();
    200 * kept / (first.len() + second.len()).max(1)
}

/// What is different in two quotations, the first places of it.
fn differences(one: &str, other: &str) -> String {
    let (first, second): (Vec<&str>, Vec<&str>) = (one.split(' ').take(LONGEST).collect(), other.split(' ').take(LONGEST).collect());
    let mut places: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for step in similar::capture_diff_slices(similar::Algorithm::Patience, &first, &second) {
        let (was, is) = (step.old_range(), step.new_range());
        match places.last_mut().filter(|last| step.tag() != similar::DiffTag::Equal && was.start <= last.0.end + 1) {
            // One word that was kept between two others does not part them.
            Some(last) => *last = (last.0.start..was.end, last.1.start..is.end),
            None if step.tag() == similar::DiffTag::Equal => {}
            None => places.push((was, is)),
        }
    }
    let words = |words: &[&str], range: &Range<usize>| phrases::shortened(&words.get(range.clone()).unwrap_or_default().join(" "));
    let told = places.iter().take(PLACES).map(|(was, is)| match (words(&first, was), words(&second, is)) {
        (was, is) if was.is_empty() => format!("now has “{is}”"),
        (was, is) if is.is_empty() => format!("no longer has “{was}”"),
        (was, is) => format!("had “{was}”, now “{is}”"),
    });
    if places.is_empty() {
        return "the quotation has other words towards its end".to_owned();
    }
    let mut message = format!("the quotation {}", told.collect::<Vec<_>>().join("; "));
    if places.len() > PLACES {
        message.push_str("; and more");
    }
    message
}
