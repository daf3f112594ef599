//! Two revisions of one text in, what changed in its facts and what the change left behind out.
//!
//! Sentences are matched first, then the claims of matched sentences; sayings are matched by their own words.
//! What a change leaves behind is told twice: as a [`Change`] for people who read the revision, and as a [`Check`] of the
//! new text for everything that reads checks.

mod claims;
mod derived;
mod labels;
mod likeness;
mod numbers;
mod phrases;
mod sayings;
mod sentences;
mod stale;
mod within;

use crate::book::Book;
use crate::check::{Check, Evidence, Family, Verdict};
use crate::checks::{CheckKind, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Ledger, TokenSpan};
use serde::Deserialize;

/// One of the two texts, with what its rules found.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s, 'd> {
    /// What was read in it.
    pub ledger: &'s Ledger<'d>,
    /// What its rules found, as [`crate::check`] gives it.
    pub checks: &'s [Check],
}

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// What changed in its claims, in the order of the new text; what is gone stands where it stood.
    pub changes: Vec<Change>,
    /// What the revision brought in: findings that the old text did not have, in the order of the new text.
    pub checks: Vec<Check>,
}

/// One change in a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What it does to the text; none for a plain change.
    pub verdict: Option<Verdict>,
    /// The claim of the old text, by its index.
    pub old: Option<usize>,
    /// The claim of the new text, by its index.
    pub new: Option<usize>,
    /// The numbers of the old and the new text, where no claim holds them.
    pub numbers: (Option<TokenSpan>, Option<TokenSpan>),
    /// The items of the old and the new text, where their label is what changed.
    pub items: Option<(Item, Item)>,
    /// Whether only the way of writing changed: `three` for `3`.
    pub respelled: bool,
    /// What changed, in a few words.
    pub message: String,
}

/// An item of a list of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The list, by its index.
    pub list: usize,
    /// The item of the list, by its index.
    pub item: usize,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A value became another.
    Value,
    /// A claim is new.
    Added,
    /// A claim is gone.
    Removed,
    /// The words of a quotation became others.
    Quote,
    /// A saying has another source, or none.
    Attribution,
    /// A value was changed elsewhere and stands here as before.
    Stale,
}

impl ChangeKind {
    /// Its name in the rows for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Stale => "stale",
        }
    }
}

/// What a rule about revisions looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevisionCheck {
    /// A value was changed in one place and not in another.
    StaleValue,
    /// The words of a quotation were changed under the name of its speaker.
    QuotationAltered,
    /// A saying has another source, or lost it.
    AttributionChanged,
    /// What was computed from values that have changed was not computed again.
    DerivedValueNotUpdated,
    /// A date or an age was changed and what follows from it was not.
    DateMovedAlone,
    /// A figure was changed and its source left out.
    FigureWithoutSource,
}

/// Compares two revisions of one text.
///
/// Only the rules of the book are told of; both sides must have been checked with it.
pub fn compare<'d>(old: Side<'_, 'd>, new: Side<'_, 'd>, book: &Book) -> Revision {
    let sentences = sentences::match_sentences(old.ledger, new.ledger);
    let claims = claims::match_claims(old.ledger, new.ledger, &sentences);
    let mut told = plain(old.ledger, new.ledger, &claims);
    told.extend(numbers::compare(old.ledger, new.ledger, &sentences));
    told.extend(labels::compare(old.ledger, new.ledger, &sentences));
    let sayings = sayings::compare(old.ledger, new.ledger, &sentences, &claims);
    told.extend(sayings.told);
    let stale = stale::stale(old.ledger, new.ledger, &claims);
    let mut introduced = derived::introduced(old, new, &sentences, &claims);
    drop_told_as_stale(new.ledger, &stale, &mut introduced);
    told.extend(introduced.told);
    let mut checks = introduced.checks;
    // What a rule says of a value is more than that it does not follow.
    let mut within = within::underived(old.ledger, new.ledger, &sentences, &claims);
    let said = |finding: &Finding| {
        let mut places = introduced.findings.iter().map(|known| known.span).chain(checks.iter().map(|check| check.span));
        places.any(|span| span.overlaps(finding.span))
    };
    within.retain(|finding| !said(finding));
    for finding in sayings.findings.into_iter().chain(stale).chain(introduced.findings).chain(within) {
        match rule_of(book, finding.rule) {
            Some(rule) => {
                let check = finding.check(rule);
                told.push(Told { verdict: Some(check.verdict), ..Told::new(finding.kind, finding.old, finding.new, finding.message) });
                checks.push(check);
            }
            // A rule that was left out leaves the plain change.
            None if finding.kind == ChangeKind::Stale => {}
            None => told.push(Told::new(finding.kind, finding.old, finding.new, finding.message)),
        }
    }
    checks.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
    checks.dedup();
    Revision { changes: in_order(old.ledger, new.ledger, told, &sentences), checks }
}

/// A change that has not found its place among the others yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    kind: ChangeKind,
    verdict: Option<Verdict>,
    old: Option<usize>,
    new: Option<usize>,
    numbers: (Option<TokenSpan>, Option<TokenSpan>),
    items: Option<(Item, Item)>,
    respelled: bool,
    message: String,
}

impl Told {
    /// A plain change.
    fn new(kind: ChangeKind, old: Option<usize>, new: Option<usize>, message: impl Into<String>) -> Self {
        Self { kind, verdict: None, old, new, numbers: (None, None), items: None, respelled: false, message: message.into() }
    }
}

/// A change that is a fault, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    rule: RevisionCheck,
    kind: ChangeKind,
    verdict: Verdict,
    old: Option<usize>,
    new: Option<usize>,
    /// The words at fault, in the new text.
    span: Span,
    message: String,
    related: Vec<Evidence>,
    fixes: Vec<String>,
    computed: Option<String>,
}

impl Finding {
    fn check(&self, rule: &Rule) -> Check {
        let mut check = report(rule, self.verdict, self.span, self.message.clone());
        check.related.clone_from(&self.related);
        check.fixes.clone_from(&self.fixes);
        check.computed.clone_from(&self.computed);
        check
    }
}

/// The rule of a book that looks for one kind of fault.
fn rule_of(book: &Book, kind: RevisionCheck) -> Option<&Rule> {
    book.rules().find(|rule| matches!(rule.kind, CheckKind::Revision(found) if found == kind))
}

/// The plain changes of values.
fn plain(old: &Ledger, new: &Ledger, claims: &claims::Claims) -> Vec<Told> {
    let changed = claims.changed.iter().map(|&(one, other)| {
        let message = format!("“{}” is now “{}”", phrases::claim(old, one), phrases::claim(new, other));
        Told::new(ChangeKind::Value, Some(one), Some(other), message)
    });
    let respelled = claims.respelled.iter().map(|&(one, other)| {
        let message = format!("“{}” is now written “{}”", phrases::claim(old, one), phrases::claim(new, other));
        Told { respelled: true, ..Told::new(ChangeKind::Value, Some(one), Some(other), message) }
    });
    // That something is so `now` is no value that came or went.
    let tells = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).is_some_and(|claim| !phrases::is_vague_time(claim));
    let gone = claims.gone.iter().filter(|&&one| tells(old, one)).map(|&one| {
        let message = format!("“{}” is gone", phrases::claim(old, one));
        Told::new(ChangeKind::Removed, Some(one), None, message)
    });
    let come = claims.come.iter().filter(|&&other| tells(new, other)).map(|&other| {
        let message = format!("“{}” is new", phrases::claim(new, other));
        Told::new(ChangeKind::Added, None, Some(other), message)
    });
    changed.chain(respelled).chain(gone).chain(come).collect()
}

/// Leaves out what the rules about one subject find between a stale value and the one that changed: it is told already.
fn drop_told_as_stale(new: &Ledger, stale: &[Finding], introduced: &mut derived::Introduced) {
    let is_told = |place: Span, related: &[Evidence]| {
        let places = || related.iter().map(|evidence| evidence.span).chain([place]);
        stale.iter().any(|finding| {
            let changed = finding.related.first().map_or_else(Span::default, |evidence| evidence.span);
            places().any(|place| place.overlaps(finding.span)) && places().any(|place| place.overlaps(changed))
        })
    };
    let told = |check: &Check| check.family == Family::Subjects && is_told(check.span, &check.related);
    // What only two places show cannot be a sum or a span that was derived from the one.
    introduced.findings.retain(|finding| !is_told(finding.span, &finding.related));
    let spans: Vec<Span> = introduced.checks.iter().filter(|check| told(check)).map(|check| check.span).collect();
    introduced.checks.retain(|check| !told(check));
    let at = |claim: Option<usize>| claim.and_then(|claim| new.claims.get(claim)).map(|claim| claim.span);
    introduced.told.retain(|told| !at(told.new).is_some_and(|place| spans.iter().any(|span| span.overlaps(place))));
}

/// The changes in the order of the new text; what is gone stands where it would stand, and each change is told once.
fn in_order(old: &Ledger, new: &Ledger, mut told: Vec<Told>, sentences: &sentences::Sentences) -> Vec<Change> {
    // Where the last matched sentence at or before each old one stands in the new text.
    let mut places = Vec::with_capacity(sentences.group_of_old.len());
    let mut last = 0;
    for group in &sentences.group_of_old {
        let sentence = group.and_then(|group| sentences.groups.get(group)).and_then(|group| group.new.first());
        last = sentence.and_then(|&sentence| new.sentences.get(sentence)).map_or(last, |sentence| sentence.span.start);
        places.push(last);
    }
    let place = |told: &Told| {
        let here = told.new.and_then(|claim| new.claims.get(claim)).map(|claim| claim.span.start);
        let there = told.old.and_then(|claim| old.claims.get(claim)).map(|claim| claim.sentence);
        let number = told.numbers.1.map(|tokens| new.span_of(tokens).start);
        let was = told.numbers.0.map(|tokens| {
            let sentence = old.sentences.partition_point(|sentence| sentence.tokens.start <= tokens.start);
            sentence.saturating_sub(1)
        });
        let item = told.items.and_then(|(_, item)| new.document.lists.get(item.list)?.items.get(item.item)).map(|item| item.span().start);
        here.or(number).or(item).or_else(|| places.get(there.or(was)?).copied()).unwrap_or_default()
    };
    told.sort_by(|a, b| {
        let key = |told: &Told| (place(told), told.new, told.old, told.kind, std::cmp::Reverse(told.verdict));
        let number = |told: &Told| [told.numbers.1, told.numbers.0].map(|tokens| tokens.map(|tokens| tokens.start));
        key(a).cmp(&key(b)).then_with(|| number(a).cmp(&number(b))).then_with(|| a.message.cmp(&b.message))
    });
    // A change that is a fault takes the place of the plain one.
    let facts = |told: &Told| (told.kind, told.old, told.new, told.numbers, told.items);
    told.dedup_by(|later, kept| facts(later) == facts(kept));
    told.into_iter()
        .map(|Told { kind, verdict, old, new, numbers, items, respelled, message }| Change {
            kind,
            verdict,
            old,
            new,
            numbers,
            items,
            respelled,
            message,
        })
        .collect()
}
