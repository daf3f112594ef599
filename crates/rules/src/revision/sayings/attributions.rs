//! Matched sentences in, what was said in them and has another source, or none, out (116).

use super::unsourced::unsourced;
use super::{Sayings, same_source};
use crate::check::Verdict;
use crate::compare::{Keys, Reading, align_parts, is_value, names, root, tokens_in};
use crate::revision::claims::{Claims, same_words};
use crate::revision::phrases;
use crate::revision::sentences::Sentences;
use crate::revision::{ChangeKind, Finding, RevisionCheck, Told};
use claimlint_parser::{Attribution, Claim, Class, Ledger, TokenKind, TokenSpan};
use rustc_hash::{FxHashMap, FxHashSet};

/// The least share of the words of a saying that must be kept, so that it is the same saying, in hundredths.
const LEAST_SAID: usize = 80;

/// Holds the sources of what was said in matched sentences against each other.
pub(super) fn compare<'d>(old: &Ledger<'d>, new: &Ledger<'d>, sentences: &Sentences, claims: &Claims, sayings: &mut Sayings) {
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
            if let Some(said) = ledger.claims.get(claim).and_then(Claim::attribution).filter(|said| !said.source.is_empty()) {
                let words = statement(ledger, said);
                sayings.told.push(match kind {
                    ChangeKind::Removed => Told::new(kind, Some(claim), None, format!("{words} is gone")),
                    _ => Told::new(kind, None, Some(claim), format!("{words} is new")),
                });
            }
        }
    }
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
                let message = format!("{} is new", statement(self.new, said));
                sayings.told.push(Told::new(ChangeKind::Added, None, Some(other), message));
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
            message: format!("{} said this before, now {} does", named(self.old, one, &was), named(self.new, other, &is)),
            related: Vec::new(),
            fixes: Vec::new(),
            computed: None,
        });
    }

    /// A saying in the new text from the first to the last of its words that were kept, with the small words and values
    /// at either end, which no alignment holds on to.
    fn statement(&self, kept: TokenSpan) -> TokenSpan {
        let Some(line) = self.to.iter().find(|line| line.holds(kept.start)) else { return kept };
        let token = |at: usize| self.new.tokens.get(at);
        let small = Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION;
        let is_value = |at: usize| {
            let held = self.lines.iter().flat_map(|&sentence| self.new.claims_in(sentence)).filter_map(|claim| self.new.claims.get(claim));
            held.filter(|claim| is_value(&claim.kind)).any(|claim| claim.tokens.holds(at))
        };
        let mut start = kept.start;
        while start > line.start && (is_value(start - 1) || token(start - 1).is_some_and(|token| token.is(small))) {
            start -= 1;
        }
        let mut end = kept.end;
        while end < line.end && token(end).is_some_and(|token| token.is(small) || is_value(end)) {
            end += 1;
        }
        // What no value follows ends with the word that was kept.
        if end > kept.end && !is_value(end - 1) {
            end = kept.end;
        }
        TokenSpan::new(start, end)
    }

    /// Tells of a saying that has no source any more.
    fn lost(&self, one: usize, said: &Attribution, kept: &[usize], sayings: &mut Sayings) {
        let sources = source_words(self.old, said);
        if sources.is_empty() || stands(&sources, self.new, self.to) {
            return;
        }
        let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else { return };
        let content = self.new.span_of(self.statement(TokenSpan::new(first.min(last), first.max(last) + 1)));
        let source = said.source.iter().map(|&span| self.old.text(span)).collect::<Vec<_>>().join(" ");
        let source = named(self.old, one, &source);
        // A figure in it is what a reader would ask the source of.
        let is_figure = |claim: &Claim| content.overlaps(claim.span) && (claim.quantity().is_some() || claim.time().is_some());
        let mut held = self.lines.iter().flat_map(|&line| self.new.claims_in(line));
        let figure = held.find(|&claim| self.new.claims.get(claim).is_some_and(is_figure));
        let changed = figure.and_then(|figure| self.claims.changed.iter().find(|(_, other)| *other == figure));
        let (rule, message) = match changed {
            Some(_) => (RevisionCheck::FigureWithoutSource, format!("this figure is new and no longer has its source, {source}")),
            None => (RevisionCheck::AttributionChanged, format!("{source} said this before, now nobody does")),
        };
        // Of a new figure the source is asked, of an old saying who says it.
        let figured = figure.filter(|_| changed.is_some()).and_then(|figure| self.new.claims.get(figure));
        let span = figured.map_or(content, |claim| claim.span);
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

/// Who is named as the source of an attribution.
fn named(ledger: &Ledger, claim: usize, source: &str) -> String {
    let said = ledger.claims.get(claim).and_then(Claim::attribution);
    said.and_then(|said| phrases::source(ledger, said)).unwrap_or_else(|| phrases::one_line(source))
}

/// A saying, by who said it.
fn statement(ledger: &Ledger, said: &Attribution) -> String {
    phrases::source(ledger, said).map_or_else(|| "this statement".to_owned(), |source| format!("a statement by {source}"))
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
        near.any(|claim| claim.tokens.holds(token) && is_value(&claim.kind))
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
