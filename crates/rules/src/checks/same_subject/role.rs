//! Names with the posts beside them in, whether one person holds two posts in one place out.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, Place, Reader};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, Mention, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;

/// The most words of a post.
const LONGEST: usize = 12;

/// Words that say that a post is of another time or only one of several.
const OTHER_TIMES: &[&str] = &[
    "acting", "became", "candidate", "elected", "ex", "former", "formerly", "future", "incoming", "interim", "late", "later", "nominee",
    "outgoing", "previously", "retired", "then", "was", "were",
];

/// Holds the posts of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let reader = context.reader();
    let ledger = context.ledger;
    let mut known: FxHashMap<usize, Vec<Post>> = FxHashMap::default();
    for claim in &ledger.claims {
        let ClaimKind::Person(person) = &claim.kind else { continue };
        if person.mention == Mention::Pronoun || reader.place(claim) == Place::Apart {
            continue;
        }
        let Some(post) = post_of(reader, claim.tokens, ledger.sentences[claim.sentence].tokens) else { continue };
        let posts = known.entry(person.person).or_default();
        let same = posts.iter().find(|other| other.title == post.title);
        let clash = posts.iter().find(|other| clashes(other, &post));
        if let Some(other) = same.or(clash) {
            let name = ledger.people.get(person.person).map_or("", |person| person.name.as_str());
            let (here, there) = (ledger.text(post.span), ledger.text(other.span));
            let (verdict, message) = if same.is_some() {
                (Verdict::Holds, format!("{name} is {here} in both places"))
            } else {
                (Verdict::Review, format!("{name} is {here} here, {there} elsewhere"))
            };
            out.push(compared(rule, verdict, post.span, other.span, message, format!("the same person: {name}")));
        }
        posts.push(post);
    }
}

/// A post: its title, and the names of the body that it is held in.
struct Post {
    span: Span,
    title: Vec<Key>,
    body: Vec<Key>,
}

/// Whether two posts are hardly one person's: their titles share no word, and the body is the same or unsaid.
fn clashes(one: &Post, other: &Post) -> bool {
    let apart = !one.title.iter().any(|key| other.title.contains(key));
    let one_body = one.body.is_empty() || other.body.is_empty() || one.body.iter().any(|key| other.body.contains(key));
    apart && one_body
}

/// The post that stands beside a name: `Roe, mayor of Y,`, `Roe is the mayor of Y`, `the mayor of Y, Roe`, `mayor Roe`.
fn post_of(reader: &Reader, name: TokenSpan, sentence: TokenSpan) -> Option<Post> {
    let ledger = reader.ledger;
    let word = |at: usize| if sentence.holds(at) { ledger.word(at) } else { "" };
    let behind = word(name.end);
    if behind == "," || behind == "is" {
        let start = name.end + 1;
        let end = (start..sentence.end.min(start + LONGEST)).find(|&token| ends_phrase(ledger, token)).unwrap_or(sentence.end.min(start + LONGEST));
        if let Some(post) = post(reader, TokenSpan::new(start, end)) {
            return Some(post);
        }
    }
    let before = name.start.checked_sub(1).filter(|token| sentence.holds(*token))?;
    let end = if word(before) == "," { before } else { name.start };
    let start = (sentence.start..end).rev().take(LONGEST).take_while(|&token| !ends_phrase(ledger, token)).last()?;
    // A phrase without a comma is the run of small letters right before the name.
    let start = if end == name.start { (start..end).rev().take_while(|&token| is_small(ledger, token)).last()? } else { start };
    let mut phrase = TokenSpan::new(start, end);
    while !phrase.is_empty() && !ledger.tokens[phrase.start].is(Class::DETERMINER | Class::POSSESSIVE) && end != name.start {
        phrase.start += 1;
    }
    post(reader, phrase)
}

/// Reads a phrase as a post: words with a post among them, then perhaps the body behind `of`, `at` or `for`.
fn post(reader: &Reader, phrase: TokenSpan) -> Option<Post> {
    let ledger = reader.ledger;
    let first = phrase.range().find(|&token| !ledger.tokens[token].is(Class::DETERMINER | Class::POSSESSIVE))?;
    let phrase = TokenSpan::new(first, phrase.end);
    let around = TokenSpan::new(phrase.start.saturating_sub(2), phrase.end);
    let moved = around.range().any(|token| OTHER_TIMES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    let body = phrase.range().find(|&token| leads_to_body(ledger, token, phrase.end)).unwrap_or(phrase.end);
    let title = TokenSpan::new(phrase.start, body);
    let small = title.range().all(|token| is_small(ledger, token));
    let holds_post = title.range().any(|token| ledger.tokens[token].is(Class::ROLE));
    if moved || !small || !holds_post || title.len() > LONGEST / 2 {
        return None;
    }
    let keys = |tokens: TokenSpan| tokens.range().filter_map(|token| reader.key(token)).collect::<Vec<Key>>();
    Some(Post { span: ledger.span_of(title), title: keys(title), body: keys(TokenSpan::new(body, phrase.end)) })
}

/// Whether a preposition begins the name of the body that a post is held in.
fn leads_to_body(ledger: &Ledger, token: usize, end: usize) -> bool {
    let word = ledger.word(token);
    if matches!(word, "at" | "for" | "in") {
        return true;
    }
    let next = if ledger.word(token + 1).eq_ignore_ascii_case("the") { token + 2 } else { token + 1 };
    let named = next < end && ledger.tokens[next].is(Class::CAPITAL);
    // "Chair of the board of X": the last of two is the one that leads to the body.
    let another = (token + 1..end).any(|later| ledger.word(later) == "of");
    word == "of" && (named || (!another && next + 1 < end))
}

/// Whether a token can stand in a post without ending it.
fn is_small(ledger: &Ledger, token: usize) -> bool {
    let token = ledger.tokens[token];
    token.kind == TokenKind::Word && !token.is(Class::CAPITAL | Class::AUXILIARY | Class::CUE_VERB | Class::PRONOUN | Class::CONJUNCTION)
}

fn ends_phrase(ledger: &Ledger, token: usize) -> bool {
    let class = ledger.tokens[token].class;
    class.intersects(Class::PUNCTUATION | Class::AUXILIARY | Class::CUE_VERB | Class::SUBORDINATOR | Class::CONJUNCTION | Class::DIGITS)
}

#[cfg(test)]
mod tests {
    #[test]
    fn word_tables_are_sorted() {
        assert!(super::OTHER_TIMES.is_sorted());
    }
}
