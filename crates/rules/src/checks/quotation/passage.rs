//! The quotations of a ledger in, their words and speakers in a form that can be compared out.

use crate::checks::Context;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{Claim, ClaimKind, Class, Ledger, Mention, TokenKind};
use rustc_hash::FxHashMap;

/// The fewest words that make a quotation telling: shorter ones are phrases that many people use.
const FEWEST_WORDS: usize = 5;

/// The longest aside in square brackets, in tokens.
const LONGEST_ASIDE: usize = 12;

/// A quotation, cut where an editor left words out or put words in.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// The claim that it is.
    pub(super) claim: usize,
    /// Who is said to have said it.
    pub(super) speaker: Speaker,
    /// The runs of words between the cuts.
    pub(super) runs: Vec<Vec<Word>>,
    /// Whether it is set in the title of a text or the like, so that it may name a work.
    pub(super) heading: bool,
}

/// One word of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The same number for the same word in any case.
    pub(super) id: u32,
    /// Its token.
    pub(super) token: usize,
    /// Whether it is more than a small word of grammar.
    pub(super) content: bool,
}

/// Who said a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The text does not say, or it says `he`.
    Unknown,
    /// One of the people of the ledger.
    Person(usize),
    /// The words of the source, in lower case: `the union`.
    Source(String),
}

/// Reads the quotations of prose that are long enough to be compared, in order.
pub(super) fn passages(context: &Context) -> Vec<Passage> {
    let ledger = context.ledger;
    let mut ids: FxHashMap<String, u32> = FxHashMap::default();
    let mut passages = Vec::new();
    for (index, claim) in ledger.claims.iter().enumerate() {
        let ClaimKind::Quotation(quotation) = &claim.kind else { continue };
        if claim.tokens.len() < FEWEST_WORDS || !context.is_prose(claim.span) {
            continue;
        }
        let runs = runs(ledger, claim, &mut ids);
        if runs.iter().all(|run| run.len() < FEWEST_WORDS) {
            continue;
        }
        let source = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
        let named = source.and_then(|attribution| attribution.source.first()).map(|&source| ledger.text(source).to_lowercase());
        let speaker = match (quotation.person, named) {
            (Some(person), _) => Speaker::Person(person),
            (None, Some(named)) if !is_pronoun(&named) => Speaker::Source(named),
            (None, Some(_)) => Speaker::Unknown,
            (None, None) => person_beside(ledger, claim).map_or(Speaker::Unknown, Speaker::Person),
        };
        let heading = matches!(ledger.block_of(claim.sentence).kind, BlockKind::Title | BlockKind::Heading(_));
        passages.push(Passage { claim: index, speaker, runs, heading });
    }
    passages
}

/// Whether two speakers are one; unknown where the text leaves it open.
pub(super) fn same_speaker(ledger: &Ledger, a: &Speaker, b: &Speaker) -> Option<bool> {
    match (a, b) {
        (Speaker::Person(a), Speaker::Person(b)) => {
            // One person read as two, under a name that is written in two ways, is still one.
            let surname = |person: &usize| ledger.people.get(*person).map(|person| person.surname.to_lowercase());
            if a == b {
                Some(true)
            } else if surname(a) == surname(b) {
                None
            } else {
                Some(false)
            }
        }
        (Speaker::Source(a), Speaker::Source(b)) if a == b => Some(true),
        (Speaker::Source(a), Speaker::Source(b)) => (!a.contains(b.as_str()) && !b.contains(a.as_str())).then_some(false),
        (Speaker::Unknown, _) | (_, Speaker::Unknown) | (Speaker::Person(_), Speaker::Source(_)) | (Speaker::Source(_), Speaker::Person(_)) => None,
    }
}

/// The words of a quotation, cut at every `…` and every aside in square brackets.
fn runs(ledger: &Ledger, claim: &Claim, ids: &mut FxHashMap<String, u32>) -> Vec<Vec<Word>> {
    const SMALL: Class = Class::DETERMINER
        .union(Class::PREPOSITION)
        .union(Class::CONJUNCTION)
        .union(Class::SUBORDINATOR)
        .union(Class::AUXILIARY)
        .union(Class::PRONOUN)
        .union(Class::POSSESSIVE);
    let mut runs = vec![Vec::new()];
    let mut at = claim.tokens.start;
    while at < claim.tokens.end {
        let word = ledger.word(at);
        let cut = if word == "[" {
            let close = (at + 1..claim.tokens.end.min(at + LONGEST_ASIDE)).find(|&close| ledger.word(close) == "]");
            at = close.unwrap_or(at);
            true
        } else {
            word == "…" || word.starts_with("...")
        };
        if cut {
            runs.push(Vec::new());
        } else if let Some(token) = ledger.tokens.get(at)
            && matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Opaque)
            && let Some(run) = runs.last_mut()
        {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let id = *ids.entry(word.to_lowercase().replace('’', "'")).or_insert(next);
            run.push(Word { id, token: at, content: !token.is(SMALL) });
        }
        at += 1;
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn is_pronoun(source: &str) -> bool {
    matches!(source, "he" | "she" | "they" | "it" | "i" | "we" | "you" | "who")
}

/// The only person who is named in the sentence of a quotation, outside of all quotations.
fn person_beside(ledger: &Ledger, claim: &Claim) -> Option<usize> {
    let claims = || ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims.get(index));
    let quoted = |span: Span| claims().any(|other| matches!(other.kind, ClaimKind::Quotation(_)) && other.span.contains(span));
    let mut people = claims().filter_map(|other| match &other.kind {
        ClaimKind::Person(mention) if mention.mention != Mention::Pronoun && !quoted(other.span) => Some(mention.person),
        _ => None,
    });
    let first = people.next()?;
    people.all(|other| other == first).then_some(first)
}

/// The words of a run from one word to another, in the text.
pub(super) fn span_of(ledger: &Ledger, words: &[Word]) -> Option<Span> {
    let first = ledger.tokens.get(words.first()?.token)?.span();
    let last = ledger.tokens.get(words.last()?.token)?.span();
    Some(first.cover(last))
}
