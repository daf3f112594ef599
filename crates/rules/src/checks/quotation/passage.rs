//! The quotations of a ledger in, their words and speakers in a form that can be compared out.

use crate::checks::Context;
use crate::checks::name::introduced::is_part;
use claimlint_document::Span;
use claimlint_parser::{Claim, ClaimKind, Class, Ledger, Mention, TokenKind, TokenSpan};
use rustc_hash::FxHashSet;

/// The fewest words that make a quotation telling: shorter ones are phrases that many people use.
const FEWEST_WORDS: usize = 5;

/// The longest aside in square brackets, in tokens.
const LONGEST_ASIDE: usize = 12;

/// A quotation, cut where an editor left words out or put words in.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Passage {
    /// The claim that it is.
    pub(super) claim: usize,
    /// Who is said to have said it.
    pub(super) speaker: Speaker,
    /// The runs of words between the cuts.
    pub(super) runs: Vec<Vec<Word>>,
    /// Whether the speaker is told by nothing but a name near a verb of saying.
    pub(super) guessed: bool,
    /// Whether it stands between quotation marks, and is not only set as a block.
    pub(super) marked: bool,
    /// Whether it is the title of a work, which nobody says.
    pub(super) title: bool,
}

/// One word of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) struct Word {
    /// The same number for the same word in any case.
    pub(super) id: u32,
    /// Its token.
    pub(super) token: usize,
    /// Whether it is more than a small word of grammar.
    pub(super) content: bool,
}

/// Who said a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Speaker {
    /// The text does not say, or it says `he`.
    Unknown,
    /// One of the people of the ledger.
    Person(usize),
    /// The words of the source: `the union`, `Roe`.
    Source(String),
}

/// Reads the quotations of prose that are long enough to be compared, in order.
pub(in crate::checks) fn passages(context: &Context) -> Vec<Passage> {
    let ledger = context.ledger;
    let introduced = context.surnames();
    let mut passages = Vec::new();
    for (index, claim) in ledger.claims.iter().enumerate() {
        let ClaimKind::Quotation(quotation) = &claim.kind else { continue };
        if claim.tokens.len() < FEWEST_WORDS || !context.is_prose_sentence(claim.sentence) || is_between(ledger, claim) {
            continue;
        }
        let runs = runs(ledger, claim);
        if runs.iter().all(|run| run.len() < FEWEST_WORDS) {
            continue;
        }
        let source = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
        let named = source.and_then(|attribution| attribution.source.first()).map(|&source| ledger.text(source).to_owned());
        let title = is_title(ledger, claim);
        let (speaker, guessed) = match (quotation.person, named) {
            _ if title => (Speaker::Unknown, true),
            (Some(person), _) => (Speaker::Person(person), false),
            (None, Some(named)) if !is_pronoun(&named) => (Speaker::Source(named), false),
            (None, Some(_) | None) => {
                let framed = speaker_framed(ledger, introduced, claim);
                (framed.unwrap_or_else(|| speaker_beside(ledger, introduced, claim)), true)
            }
        };
        let marked = ledger.tokens.get(claim.tokens.start).is_some_and(|token| token.is(Class::QUOTE_OPEN | Class::QUOTE_CLOSE));
        passages.push(Passage { claim: index, speaker, runs, guessed, marked, title });
    }
    passages
}

/// Whether a quotation is the title of a work: `the appendix on "Why did the mill close?"`, `see "How to read a map"`.
fn is_title(ledger: &Ledger, claim: &Claim) -> bool {
    const WORKS: &[&str] = &[
        "album", "appendix", "article", "book", "called", "chapter", "column", "entitled", "essay", "film", "lecture", "named", "novel",
        "paper", "play", "poem", "post", "section", "see", "song", "titled",
    ];
    let Some(before) = claim.tokens.start.checked_sub(1) else { return false };
    let linked = matches!(ledger.lower(before), "on" | "of" | "," | ":" | "the" | "in");
    let work = |token: usize| WORKS.binary_search(&ledger.lower(token)).is_ok();
    work(before) || linked && before.checked_sub(1).is_some_and(work)
}

/// Whether what is read as a quotation stands between the closing mark of one and the opening mark of the next.
fn is_between(ledger: &Ledger, claim: &Claim) -> bool {
    let token = |at: usize| ledger.tokens.get(at);
    let open = claim.tokens.start;
    let glued =
        open > 0 && token(open).is_some_and(|mark| !mark.spaced) && !matches!(ledger.word(open - 1), "(" | "[" | "—" | "–" | "-" | "/");
    let behind = token(open + 1).is_some_and(|first| first.spaced || matches!(ledger.word(open + 1), "," | ";" | ":" | "]" | ")"));
    ledger.word(open) == "\"" && glued && behind
}

/// Whether two speakers are one; unknown where the text leaves it open.
pub(super) fn same_speaker(ledger: &Ledger, a: &Speaker, b: &Speaker) -> Option<bool> {
    if let (Speaker::Person(a), Speaker::Person(b)) = (a, b)
        && a == b
    {
        return Some(true);
    }
    match (name_of(ledger, a), name_of(ledger, b)) {
        (Some(a), Some(b)) => {
            let surname = |name: &str| name.split_whitespace().next_back().map(str::to_lowercase);
            let full = |name: &str| name.contains(char::is_whitespace);
            // One surname may be that of two people, and one person may be read as two; what is left open is no fault.
            let one = surname(&a) == surname(&b);
            if a.eq_ignore_ascii_case(&b) || one && !(full(&a) && full(&b)) {
                Some(true)
            } else if one {
                None
            } else {
                Some(false)
            }
        }
        (Some(_), None) | (None, Some(_)) => None,
        (None, None) => match (a, b) {
            (Speaker::Source(a), Speaker::Source(b)) if a.eq_ignore_ascii_case(b) => Some(true),
            (Speaker::Source(a), Speaker::Source(b)) => (!a.contains(b.as_str()) && !b.contains(a.as_str())).then_some(false),
            (Speaker::Unknown | Speaker::Person(_), _) | (_, Speaker::Unknown | Speaker::Person(_)) => None,
        },
    }
}

/// The name of a speaker, where it is one: a person's, or up to four capitals.
pub(super) fn name_of(ledger: &Ledger, speaker: &Speaker) -> Option<String> {
    match speaker {
        Speaker::Unknown => None,
        Speaker::Person(person) => ledger.people.get(*person).map(|person| person.name.clone()),
        Speaker::Source(source) => name_in(source).map(str::to_owned),
    }
}

/// The name that a source consists of, what stands behind it aside: `Oskar Lindgren, a nurse`, `Lindgren in the hall`.
fn name_in(source: &str) -> Option<&str> {
    const BEHIND: &[&str] = &["after", "as", "at", "before", "during", "from", "in", "of", "on", "to", "who", "with"];
    let source = source.split(',').next().unwrap_or_default();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let mut end = 0;
    let mut words = 0;
    for word in source.split_whitespace() {
        if !capital(word) {
            if words == 0 || !BEHIND.contains(&word) {
                return None;
            }
            break;
        }
        end = source[end..].find(word).map_or(end, |at| end + at + word.len());
        words += 1;
    }
    let name = source.get(..end)?.trim();
    let plain = !name.starts_with("The ")
        && !name.ends_with("'s")
        && !name.ends_with("’s")
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '&' | '/'));
    (plain && (1..=4).contains(&words)).then_some(name)
}

/// The words of a quotation, cut at every `…` and every aside in square brackets.
fn runs(ledger: &Ledger, claim: &Claim) -> Vec<Vec<Word>> {
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
            // `[w]ithout`: the letters behind a changed one are no word.
            let rest = ledger.tokens.get(at + 1).is_some_and(|rest| !rest.spaced && rest.kind == TokenKind::Word);
            at += usize::from(close.is_some() && rest);
            true
        } else {
            // `. . .` is set apart by some.
            word == "…" || word.starts_with("...") || word == "." && ledger.word(at + 1) == "."
        };
        if cut {
            runs.push(Vec::new());
        } else if let Some(token) = ledger.tokens.get(at)
            && matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Opaque)
            && let Some(run) = runs.last_mut()
        {
            // `don’t` and `don't` are one word.
            let typed = || ledger.lexemes.find(&ledger.lower(at).replace('’', "'"));
            let id = if word.contains('’') { typed().unwrap_or(token.lexeme) } else { token.lexeme };
            run.push(Word { id, token: at, content: !token.is(SMALL) });
        }
        at += 1;
    }
    runs.retain(|run| !run.is_empty());
    runs
}

pub(super) fn is_pronoun(source: &str) -> bool {
    matches!(&*source.to_lowercase(), "he" | "she" | "they" | "it" | "i" | "we" | "you" | "who")
}

/// Nouns for what somebody has said, and what leads from a name to it.
const SAID: &[&str] = &[
    "admission",
    "advice",
    "answer",
    "aphorism",
    "assertion",
    "boast",
    "claim",
    "comment",
    "complaint",
    "conclusion",
    "description",
    "dictum",
    "epigram",
    "evidence",
    "explanation",
    "insistence",
    "judgement",
    "judgment",
    "line",
    "mantra",
    "maxim",
    "message",
    "motto",
    "observation",
    "phrase",
    "plea",
    "pledge",
    "prediction",
    "promise",
    "quip",
    "quote",
    "reaction",
    "remark",
    "reply",
    "response",
    "retort",
    "saying",
    "sentence",
    "statement",
    "suggestion",
    "testimony",
    "tribute",
    "verdict",
    "view",
    "vow",
    "warning",
    "words",
];

/// Whom the words right beside a quotation give it to without a verb of saying.
fn speaker_framed(ledger: &Ledger, introduced: &FxHashSet<&str>, claim: &Claim) -> Option<Speaker> {
    let name = signature(ledger, claim).or_else(|| introduction(ledger, claim))?;
    let beside = ledger.claims_in(claim.sentence).chain(ledger.claims_in(claim.sentence + 1));
    let person = beside.filter_map(|index| ledger.claims.get(index)).find_map(|other| match &other.kind {
        ClaimKind::Person(mention) if other.tokens.start < name.end && name.start < other.tokens.end => Some(mention.person),
        _ => None,
    });
    let known = name.len() > 1 || introduced.contains(ledger.word(name.start));
    person.map(Speaker::Person).or_else(|| known.then(|| Speaker::Source(ledger.text(ledger.span_of(name)).to_owned())))
}

fn is(ledger: &Ledger, at: usize, class: Class) -> bool {
    ledger.tokens.get(at).is_some_and(|token| token.is(class))
}

/// The name behind a dash: `“…” – Dora Kemble`, on the line of the quotation or on the next.
fn signature(ledger: &Ledger, claim: &Claim) -> Option<TokenSpan> {
    let dash = claim.tokens.end;
    let beside = [claim.sentence, claim.sentence + 1].into_iter().filter_map(|index| ledger.sentences.get(index));
    let sentence = beside.map(|sentence| sentence.tokens).find(|sentence| sentence.holds(dash))?;
    let name = name_at(ledger, dash + 1, sentence.end)?;
    let ends = name.end >= sentence.end || matches!(ledger.word(name.end), "," | "." | ";" | "(");
    (is(ledger, dash, Class::DASH) && ends).then_some(name)
}

/// The name that leads to a quotation: `Trigg's verdict, “…”`, `the remark of Benno Rask that “…”`, `spoken by Rask: “…”`,
/// `as Rask had put it: “…”`.
fn introduction(ledger: &Ledger, claim: &Claim) -> Option<TokenSpan> {
    let sentence = ledger.sentences.get(claim.sentence)?.tokens;
    let before = |end: usize| end.checked_sub(1).filter(|last| *last >= sentence.start);
    let mut at = before(claim.tokens.start)?;
    while matches!(ledger.lower(at), ":" | "," | "that") || is(ledger, at, Class::DASH) {
        at = before(at)?;
    }
    let said = |at: usize| SAID.binary_search(&ledger.lower(at)).is_ok();
    if said(at) {
        // One word may describe what was said: `Trigg's bitter verdict`.
        let owns = |at: &usize| matches!(ledger.word(*at), "'s" | "’s" | "'" | "’");
        let owner = before(at).filter(owns).or_else(|| before(before(at)?).filter(owns))?;
        return name_before(ledger, sentence, owner);
    }
    if ledger.lower(at) == "it" {
        let verb = before(at)?;
        let mut end = verb;
        while is(ledger, before(end)?, Class::AUXILIARY) {
            end = before(end)?;
        }
        let tells = matches!(ledger.lower(verb), "expressed" | "gave" | "given" | "phrased" | "put" | "puts" | "said" | "told");
        let name = name_before(ledger, sentence, end)?;
        // A title may stand before the name: `as Captain Rask had put it`.
        let link = before(name.start)?;
        let leads = ledger.lower(link) == "as" || before(link).is_some_and(|link| ledger.lower(link) == "as");
        return (tells && leads).then_some(name);
    }
    let name = name_before(ledger, sentence, at + 1)?;
    let link = before(name.start)?;
    let link = if is(ledger, link, Class::HONORIFIC) { before(link)? } else { link };
    let noun = before(link)?;
    let spoken = matches!(ledger.lower(noun), "coined" | "delivered" | "given" | "said" | "spoken" | "uttered" | "written");
    (ledger.lower(link) == "of" && said(noun) || ledger.lower(link) == "by" && spoken).then_some(name)
}

/// The name that begins at a token: up to four capitals.
fn name_at(ledger: &Ledger, start: usize, end: usize) -> Option<TokenSpan> {
    let parts = (start..end.min(start + 5)).take_while(|&at| is_part(ledger, at)).count();
    (1..=4).contains(&parts).then(|| TokenSpan::new(start, start + parts))
}

/// The name of up to four capitals that ends before a token.
fn name_before(ledger: &Ledger, sentence: TokenSpan, end: usize) -> Option<TokenSpan> {
    let parts = (sentence.start..end).rev().take(5).take_while(|&at| is_part(ledger, at)).count();
    (1..=4).contains(&parts).then(|| TokenSpan::new(end - parts, end))
}

/// The only person who is named in the sentence of a quotation, outside of it, where a word of saying stands beside it.
fn speaker_beside(ledger: &Ledger, introduced: &FxHashSet<&str>, claim: &Claim) -> Speaker {
    /// Words beside a quotation that say that it was said, and are no verbs of saying.
    const SAYING: &[&str] = &["put", "quote", "quoted", "quotes", "spoken", "words"];
    const NEAR: usize = 5;
    let Some(sentence) = ledger.sentences.get(claim.sentence).map(|sentence| sentence.tokens) else { return Speaker::Unknown };
    let near = claim.tokens.start.saturating_sub(NEAR).max(sentence.start)..claim.tokens.start;
    let behind = claim.tokens.end..(claim.tokens.end + NEAR).min(sentence.end);
    let says = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CUE_VERB)) || SAYING.contains(&ledger.word(at));
    if !near.chain(behind).any(says) {
        return Speaker::Unknown;
    }
    let claims = || ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims.get(index));
    let outside = |span: Span| !claims().any(|other| matches!(other.kind, ClaimKind::Quotation(_)) && other.span.contains(span));
    let mut people = claims().filter_map(|other| match &other.kind {
        ClaimKind::Person(mention) if mention.mention != Mention::Pronoun && outside(other.span) => Some(mention.person),
        _ => None,
    });
    if let Some(first) = people.next() {
        return if people.all(|other| other == first) { Speaker::Person(first) } else { Speaker::Unknown };
    }
    let words: Vec<usize> = sentence.range().filter(|at| !claim.tokens.holds(*at)).collect();
    let is_name = |run: &&[usize]| match **run {
        [one] => is_part(ledger, one) && introduced.contains(ledger.word(one)),
        [_, ..] => run.len() <= 4,
        [] => false,
    };
    let mut names = words.chunk_by(|a, b| a + 1 == *b && is_part(ledger, *a) && is_part(ledger, *b)).filter(is_name);
    match (names.next(), names.next()) {
        (Some(&[one]), None) => Speaker::Source(ledger.word(one).to_owned()),
        (Some([first, .., last]), None) => Speaker::Source(ledger.text(ledger.span_of(TokenSpan::new(*first, last + 1))).to_owned()),
        _ => Speaker::Unknown,
    }
}

/// The words of a run from one word to another, in the text.
pub(super) fn span_of(ledger: &Ledger, words: &[Word]) -> Option<Span> {
    let first = ledger.tokens.get(words.first()?.token)?.span();
    let last = ledger.tokens.get(words.last()?.token)?.span();
    Some(first.cover(last))
}

#[cfg(test)]
mod tests {
    #[test]
    fn nouns_of_saying_are_sorted() {
        assert!(super::SAID.is_sorted());
    }
}
