//! Matched sentences in, quotations whose words changed (115) and sayings whose source changed or went (116, 119) out.

use super::claims::{Claims, same_words};
use super::sentences::Sentences;
use super::{ChangeKind, Finding, RevisionCheck, Told};
use crate::check::Verdict;
use crate::compare::{Keys, Reading, align_parts, names, root, tokens_in};
use claimlint_document::Span;
use claimlint_parser::{Attribution, Claim, ClaimKind, Class, Ledger, Quotation, TokenKind, TokenSpan};
use rustc_hash::{FxHashMap, FxHashSet};

/// The least share of the words of two quotations that both must have to be one in two wordings, in hundredths.
const LEAST_QUOTED: usize = 60;

/// The fewest words of a quotation that tell it from a title or a term.
const FEWEST_QUOTED: usize = 4;

/// The longest quotations that are compared word by word.
const LONGEST: usize = 400;

/// The least share of the words of a saying that must be kept, so that it is the same saying, in hundredths.
const LEAST_SAID: usize = 80;

/// What became of quotations and attributions.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// Plain changes.
    pub(super) told: Vec<Told>,
    /// Changes that are faults or may be.
    pub(super) findings: Vec<Finding>,
}

/// Holds the quotations and attributions of two texts against each other.
pub(super) fn compare<'d>(old: &Ledger<'d>, new: &Ledger<'d>, sentences: &Sentences, claims: &Claims) -> Sayings {
    let mut sayings = Sayings::default();
    quotations(old, new, sentences, &mut sayings);
    attributions(old, new, sentences, claims, &mut sayings);
    sayings
}

/// A quotation with its place in the ledger.
#[derive(Clone, Copy)]
struct Quoted<'l> {
    claim: usize,
    sentence: usize,
    quotation: &'l Quotation,
}

fn quoted<'l>(ledger: &'l Ledger) -> Vec<Quoted<'l>> {
    let quotation = |(claim, held): (usize, &'l Claim)| match &held.kind {
        ClaimKind::Quotation(quotation) => Some(Quoted { claim, sentence: held.sentence, quotation }),
        ClaimKind::Time(_)
        | ClaimKind::Range(_)
        | ClaimKind::Quantity(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Person(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Reference(_)
        | ClaimKind::Identifier(_)
        | ClaimKind::Statistic(_) => None,
    };
    ledger.claims.iter().enumerate().filter_map(quotation).collect()
}

fn quotations(old: &Ledger, new: &Ledger, sentences: &Sentences, sayings: &mut Sayings) {
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
            None => sayings.told.push(Told::new(ChangeKind::Added, None, Some(quoted.claim), "this quotation is new")),
        }
    }
    for (place, quoted) in before.iter().enumerate().filter(|(place, _)| !matched.contains(place)) {
        let _ = place;
        sayings.told.push(Told::new(ChangeKind::Removed, Some(quoted.claim), None, "this quotation is gone"));
    }
}

/// Tells of a quotation in other words.
fn altered(old: &Ledger, new: &Ledger, one: Quoted, other: Quoted, sayings: &mut Sayings) {
    let (before, after) = (&one.quotation.words, &other.quotation.words);
    if is_shortened(before, after) {
        sayings.told.push(Told::new(ChangeKind::Quote, Some(one.claim), Some(other.claim), "the quotation is shortened"));
        return;
    }
    let (was, is) = difference(before, after);
    let message = match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("the quotation now has “{is}”"),
        (_, true) => format!("the quotation no longer has “{was}”"),
        (false, false) => format!("the quotation had “{was}”, now “{is}”"),
    };
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

/// Whether two sources can be one: one is named in full and the other by a part of that.
fn same_source(one: &FxHashSet<String>, other: &FxHashSet<String>) -> bool {
    !one.is_disjoint(other)
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

/// The words of either quotation from the first to the last that differ.
fn difference(one: &str, other: &str) -> (String, String) {
    let (first, second): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let start = first.iter().zip(&second).take_while(|(a, b)| a == b).count();
    let rest = first.len().min(second.len()) - start;
    let end = first.iter().rev().zip(second.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let words = |words: &[&str]| words.get(start..words.len() - end).unwrap_or_default().join(" ");
    (words(&first), words(&second))
}

/// Holds the sources of what was said in matched sentences against each other.
fn attributions<'d>(old: &Ledger<'d>, new: &Ledger<'d>, sentences: &Sentences, claims: &Claims, sayings: &mut Sayings) {
    let mut keys = Keys::default();
    for group in sentences.groups.iter().filter(|group| !group.exact) {
        let said = |ledger: &Ledger, sentences: &[usize]| -> Vec<usize> {
            let held = sentences.iter().flat_map(|&sentence| ledger.claims_in(sentence));
            held.filter(|&claim| ledger.claims.get(claim).is_some_and(|claim| claim.attribution().is_some())).collect()
        };
        let (before, after) = (said(old, &group.old), said(new, &group.new));
        unsourced((old, &group.old), (new, &group.new), claims, sayings);
        if before.is_empty() && after.is_empty() {
            continue;
        }
        let parts = |ledger: &Ledger, sentences: &[usize]| -> Vec<TokenSpan> {
            sentences.iter().filter_map(|&index| ledger.sentences.get(index)).map(|sentence| sentence.tokens).collect()
        };
        let (from, to) = (parts(old, &group.old), parts(new, &group.new));
        let partner = align_parts((old, &from), (new, &to), Reading::Revisions, &mut keys).partner;
        let back: FxHashMap<usize, usize> = partner.iter().map(|(&new, &old)| (old, new)).collect();
        let scene = Scene { old, new, from: &from, to: &to, lines: &group.new, back: &back, claims };
        scene.compare(&before, &after, sayings);
    }
    // What was said in sentences that came or went as a whole.
    for (ledger, sentences, kind) in [(old, &sentences.gone, ChangeKind::Removed), (new, &sentences.come, ChangeKind::Added)] {
        for claim in sentences.iter().flat_map(|&sentence| ledger.claims_in(sentence)) {
            if ledger.claims.get(claim).and_then(Claim::attribution).is_some_and(|said| !said.source.is_empty()) {
                sayings.told.push(match kind {
                    ChangeKind::Removed => Told::new(kind, Some(claim), None, "this attribution is gone"),
                    _ => Told::new(kind, None, Some(claim), "this attribution is new"),
                });
            }
        }
    }
}

/// Tells of a figure that changed and lost the words "according to" somebody, which may stand anywhere in its sentence.
fn unsourced((old, before): (&Ledger, &[usize]), (new, after): (&Ledger, &[usize]), claims: &Claims, sayings: &mut Sayings) {
    let tokens = |ledger: &Ledger, sentences: &[usize]| -> Vec<usize> {
        sentences.iter().filter_map(|&index| ledger.sentences.get(index)).flat_map(|sentence| sentence.tokens.range()).collect()
    };
    let according = |ledger: &Ledger, tokens: &[usize]| {
        tokens.iter().copied().find(|&token| ledger.word(token).eq_ignore_ascii_case("according") && ledger.word(token + 1) == "to")
    };
    let (from, to) = (tokens(old, before), tokens(new, after));
    let (Some(cue), None) = (according(old, &from), according(new, &to)) else { return };
    let attributed = before.iter().flat_map(|&line| old.claims_in(line)).filter_map(|claim| old.claims.get(claim)?.attribution());
    if attributed.into_iter().any(|said| said.cue.iter().any(|span| span.overlaps(old.span_of(TokenSpan::new(cue, cue + 1))))) {
        return;
    }
    let is_mark = |token: usize| old.tokens.get(token).is_none_or(|token| token.is(Class::PUNCTUATION));
    let source: Vec<usize> = (cue + 2..cue + 8).take_while(|&token| !is_mark(token) && from.contains(&token)).collect();
    let (Some(&first), Some(&last)) = (source.first(), source.last()) else { return };
    let function = Class::DETERMINER | Class::PREPOSITION | Class::POSSESSIVE;
    let names: Vec<String> = source
        .iter()
        .filter(|&&token| old.tokens.get(token).is_some_and(|token| !token.is(function)))
        .map(|&token| root(old.word(token)))
        .collect();
    let stands = to.iter().any(|&token| names.contains(&root(new.word(token))));
    let changed = claims.changed.iter().find(|(one, other)| {
        let sentence = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map(|claim| claim.sentence);
        sentence(old, *one).is_some_and(|line| before.contains(&line)) && sentence(new, *other).is_some_and(|line| after.contains(&line))
    });
    let Some(&(one, other)) = changed.filter(|_| !stands && !names.is_empty()) else { return };
    let named = one_line(old.text(old.span_of(TokenSpan::new(first, last + 1))));
    sayings.findings.push(Finding {
        rule: RevisionCheck::FigureWithoutSource,
        kind: ChangeKind::Attribution,
        verdict: Verdict::Review,
        old: Some(one),
        new: Some(other),
        span: new.claims.get(other).map_or_else(Span::default, |claim| claim.span),
        message: format!("this figure is new and no longer has its source, {named}"),
        related: Vec::new(),
        fixes: Vec::new(),
        computed: None,
    });
}

/// One group of matched sentences, word by word.
struct Scene<'s, 'd> {
    old: &'s Ledger<'d>,
    new: &'s Ledger<'d>,
    from: &'s [TokenSpan],
    to: &'s [TokenSpan],
    /// The sentences of the new text.
    lines: &'s [usize],
    /// For each kept token of the old text the one of the new.
    back: &'s FxHashMap<usize, usize>,
    claims: &'s Claims,
}

impl Scene<'_, '_> {
    fn compare(&self, before: &[usize], after: &[usize], sayings: &mut Sayings) {
        let mut matched: Vec<usize> = Vec::new();
        for &one in before {
            let Some(said) = self.old.claims.get(one).and_then(Claim::attribution) else { continue };
            if said.source.is_empty() {
                continue;
            }
            let words = content_words(self.old, said);
            let kept: Vec<usize> = words.iter().filter_map(|token| self.back.get(token).copied()).collect();
            if words.is_empty() || kept.len() * 100 < words.len() * LEAST_SAID {
                // Another saying, or none: what it says is compared by its values.
                continue;
            }
            let holds = |claim: &usize| {
                let held =
                    self.new.claims.get(*claim).and_then(Claim::attribution).map(|said| content_words(self.new, said)).unwrap_or_default();
                kept.iter().filter(|token| held.binary_search(token).is_ok()).count() * 100 >= kept.len() * LEAST_SAID
            };
            match after.iter().copied().find(|claim| !matched.contains(claim) && holds(claim)) {
                Some(other) => {
                    matched.push(other);
                    self.resourced(one, other, sayings);
                }
                None => self.lost(one, said, &kept, sayings),
            }
        }
        for &other in after.iter().filter(|claim| !matched.contains(claim)) {
            let Some(said) = self.new.claims.get(other).and_then(Claim::attribution).filter(|said| !said.source.is_empty()) else {
                continue;
            };
            let sources = source_words(self.new, said);
            if !sources.is_empty() && !stands(&sources, self.old, self.from) {
                sayings.told.push(Told::new(ChangeKind::Added, None, Some(other), "this attribution is new"));
            }
        }
    }

    /// Tells of a saying that has another source.
    fn resourced(&self, one: usize, other: usize, sayings: &mut Sayings) {
        let said = |ledger: &Ledger, claim: usize| -> Option<(FxHashSet<String>, String)> {
            let said = ledger.claims.get(claim)?.attribution()?;
            let mut named = names(ledger, &said.source);
            if let Some(person) = said.person.and_then(|person| ledger.people.get(person)) {
                named.extend(person.name.split_whitespace().map(root));
            }
            let words = said.source.iter().map(|&span| ledger.text(span)).collect::<Vec<_>>().join(" ");
            Some((named, words))
        };
        let (Some((first, was)), Some((second, is))) = (said(self.old, one), said(self.new, other)) else { return };
        if same_words(&was, &is) || first.is_empty() || second.is_empty() || same_source(&first, &second) {
            return;
        }
        let span = self.new.claims.get(other).and_then(Claim::attribution).and_then(|said| said.source.first().copied());
        sayings.findings.push(Finding {
            rule: RevisionCheck::AttributionChanged,
            kind: ChangeKind::Attribution,
            verdict: Verdict::Review,
            old: Some(one),
            new: Some(other),
            span: span.unwrap_or_default(),
            message: format!("said by {} before, by {} now", one_line(&was), one_line(&is)),
            related: Vec::new(),
            fixes: Vec::new(),
            computed: None,
        });
    }

    /// Tells of a saying that has no source any more.
    fn lost(&self, one: usize, said: &Attribution, kept: &[usize], sayings: &mut Sayings) {
        let sources = source_words(self.old, said);
        if sources.is_empty() || stands(&sources, self.new, self.to) {
            return;
        }
        let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else { return };
        let content = self.new.span_of(TokenSpan::new(first.min(last), first.max(last) + 1));
        let source = said.source.iter().map(|&span| self.old.text(span)).collect::<Vec<_>>().join(" ");
        // A figure in it is what a reader would ask the source of.
        let is_figure = |claim: &Claim| content.overlaps(claim.span) && (claim.quantity().is_some() || claim.time().is_some());
        let mut held = self.lines.iter().flat_map(|&line| self.new.claims_in(line));
        let figure = held.find(|&claim| self.new.claims.get(claim).is_some_and(is_figure));
        let changed = figure.and_then(|figure| self.claims.changed.iter().find(|(_, other)| *other == figure));
        let (rule, message) = match changed {
            Some(_) => {
                (RevisionCheck::FigureWithoutSource, format!("this figure is new and no longer has its source, {}", one_line(&source)))
            }
            None => (RevisionCheck::AttributionChanged, format!("said by {} before, by nobody now", one_line(&source))),
        };
        let span = figure.and_then(|figure| self.new.claims.get(figure)).map_or(content, |claim| claim.span);
        sayings.findings.push(Finding {
            rule,
            kind: ChangeKind::Attribution,
            verdict: Verdict::Review,
            old: Some(one),
            new: figure,
            span,
            message,
            related: Vec::new(),
            fixes: Vec::new(),
            computed: None,
        });
    }
}

/// Whether any of some words stands in parts of a text.
fn stands(words: &FxHashSet<String>, ledger: &Ledger, parts: &[TokenSpan]) -> bool {
    parts.iter().flat_map(|part| part.range()).any(|token| words.contains(&root(ledger.word(token))))
}

/// The tokens of what was said, in order, marks and values left out: a value may change and the saying stay the same.
fn content_words(ledger: &Ledger, said: &Attribution) -> Vec<usize> {
    let value = |token: usize| {
        let from = ledger.claims.partition_point(|claim| claim.tokens.start + 12 <= token);
        let mut near = ledger.claims.iter().skip(from).take_while(|claim| claim.tokens.start <= token);
        near.any(|claim| claim.tokens.holds(token) && crate::compare::is_value(&claim.kind))
    };
    let mut tokens: Vec<usize> = said.content.iter().flat_map(|&span| tokens_in(ledger, span).range()).collect();
    tokens.retain(|&token| {
        ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && !token.is(Class::DETERMINER | Class::PUNCTUATION))
            && !value(token)
    });
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// The stems of the words for a source that tell who it is.
fn source_words(ledger: &Ledger, said: &Attribution) -> FxHashSet<String> {
    let function = Class::DETERMINER | Class::PREPOSITION | Class::POSSESSIVE | Class::CONJUNCTION | Class::PUNCTUATION | Class::PRONOUN;
    let tokens = said.source.iter().flat_map(|&span| tokens_in(ledger, span).range());
    tokens
        .filter(|&token| ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && !token.is(function)))
        .map(|token| root(ledger.word(token)))
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
