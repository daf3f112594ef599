//! Names with the posts beside them in, whether one person holds two posts in one place out.

use super::name::{LONGEST, Name, is_of_name, meant};
use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, stands_apart};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;

/// How many words beside a name are read for a post.
const REACH: usize = 12;

/// The most words of a title.
const LONGEST_TITLE: usize = 5;

/// Words that say that a post is of another time or only one of several.
const OTHER_TIMES: &[&str] = &[
    "acting",
    "became",
    "candidate",
    "elected",
    "ex",
    "former",
    "formerly",
    "future",
    "incoming",
    "interim",
    "late",
    "later",
    "nominee",
    "outgoing",
    "previously",
    "retired",
    "then",
    "was",
    "were",
];

/// Holds the posts of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut families: FxHashMap<Key, Vec<Post>> = FxHashMap::default();
    for post in posts(context) {
        let family = families.entry(post.name.surname).or_default();
        let introduced = meant(&post.name, family, |post| &post.name).is_some();
        if introduced {
            let theirs = || family.iter().filter(|other| !other.name.is_another(&post.name));
            let same = theirs().find(|other| other.title == post.title);
            if let Some(other) = same.or_else(|| theirs().find(|other| clashes(other, &post))) {
                out.push(told(rule, ledger, &post, other, same.is_some()));
            }
        }
        if introduced || !post.name.is_short() {
            family.push(post);
        }
    }
}

fn told(rule: &Rule, ledger: &Ledger, here: &Post, there: &Post, same: bool) -> Check {
    let name = ledger.text(if here.name.is_short() { there.name.span } else { here.name.span });
    let (post, other) = (ledger.text(here.span), ledger.text(there.span));
    let (verdict, message) = if same {
        (Verdict::Holds, format!("{name} is {post} in both places"))
    } else {
        (Verdict::Review, format!("{name} is {post} here, {other} elsewhere"))
    };
    compared(rule, verdict, here.span, there.span, message, format!("the same person: {name}"))
}

/// A post of somebody: its title, and the words for the body that it is held in.
struct Post {
    span: Span,
    name: Name,
    title: Vec<Key>,
    body: Vec<Key>,
    /// Whether words like `its` point at a body named elsewhere.
    pointed: bool,
    /// Whether it is the one of its kind: `the treasurer`.
    definite: bool,
}

/// Whether two posts are hardly one person's: their titles share no word, and they are held in one body.
fn clashes(one: &Post, other: &Post) -> bool {
    let apart = !one.title.iter().any(|key| other.title.contains(key));
    let shared = one.body.iter().any(|key| other.body.contains(key));
    // `Roe, the chairman` and `Roe, the treasurer` are each of the one body that the text speaks of.
    let alike = one.pointed && other.pointed || one.definite && other.definite;
    let unsaid = |post: &Post, other: &Post| post.body.is_empty() && (!other.body.is_empty() || alike);
    apart && (shared || unsaid(one, other) || unsaid(other, one))
}

/// All posts that stand beside a name, in order; posts of other times are left out.
fn posts(context: &Context) -> Vec<Post> {
    let ledger = context.ledger;
    let mut posts = Vec::new();
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let tokens = sentence.tokens;
        if !sentence.classes.intersects(Class::ROLE) || stands_apart(ledger.block_of(index).kind()) || is_dated(ledger, index) {
            continue;
        }
        let mut at = tokens.start;
        while at < tokens.end {
            let end = (at..tokens.end).find(|&token| !is_of_name(ledger, token)).unwrap_or(tokens.end);
            if at < end && end - at <= LONGEST {
                posts.extend(post_of(context, TokenSpan::new(at, end), tokens));
            }
            at = end.max(at) + 1;
        }
    }
    posts
}

/// Whether a sentence tells of a year or a day: who held what then is another matter.
fn is_dated(ledger: &Ledger, sentence: usize) -> bool {
    ledger.claims_in(sentence).filter_map(|claim| ledger.claims[claim].time()).any(|time| time.stated.year.is_some())
}

/// The post that stands beside a name: `Roe, mayor of Y,`, `Roe is the mayor of Y`, `the mayor of Y, Roe`, `mayor Roe`.
fn post_of(context: &Context, name: TokenSpan, sentence: TokenSpan) -> Option<Post> {
    let ledger = context.ledger;
    let word = |at: usize| if sentence.holds(at) { ledger.word(at) } else { "" };
    if matches!(word(name.end), "," | "is") {
        let start = name.end + 1;
        let limit = sentence.end.min(start + REACH);
        let end = (start..limit).find(|&token| ends_phrase(ledger, token)).unwrap_or(limit);
        // In "Roe, treasurer, the Harbour Board" the body is an apposition of its own.
        let body = (word(end) == ",").then_some(end + 1).map(|next| if word(next).eq_ignore_ascii_case("the") { next + 1 } else { next });
        let body = body
            .filter(|&next| sentence.holds(next) && is_of_name(ledger, next))
            .map(|next| TokenSpan::new(next, (next + 2).min(sentence.end)));
        if let Some(post) = post(context, name, TokenSpan::new(start, end), body) {
            return Some(post);
        }
    }
    let before = name.start.checked_sub(1).filter(|token| sentence.holds(*token))?;
    if word(before) == "," {
        let run = (sentence.start..before).rev().take(REACH).take_while(|&token| !ends_phrase(ledger, token)).last()?;
        let opens =
            |token: &usize| ledger.tokens[*token].is(Class::DETERMINER | Class::POSSESSIVE) && (*token == run || word(*token - 1) != "of");
        let start = (run..before).rfind(opens)?;
        return post(context, name, TokenSpan::new(start, before), None);
    }
    // Right before a name stands a post of three words at most, and a mark or a function word before that.
    let start = (sentence.start..name.start).rev().take(3).take_while(|&token| is_bare(ledger, token)).last()?;
    let led = start == sentence.start || !matches!(ledger.tokens[start - 1].kind, TokenKind::Word) || is_cue(ledger, start - 1);
    if led { post(context, name, TokenSpan::new(start, name.start), None) } else { None }
}

/// Whether a word is a small one that can stand in a title without a preposition.
fn is_bare(ledger: &Ledger, token: usize) -> bool {
    is_small(ledger, token) && !ledger.tokens[token].is(Class::PREPOSITION | Class::DETERMINER | Class::POSSESSIVE | Class::SUBORDINATOR)
}

/// Reads a phrase as a post: words with a post among them, then perhaps the body behind `of`, `at` or `for`.
fn post(context: &Context, name: TokenSpan, phrase: TokenSpan, body: Option<TokenSpan>) -> Option<Post> {
    let ledger = context.ledger;
    let first = phrase.range().find(|&token| !ledger.tokens[token].is(Class::DETERMINER | Class::POSSESSIVE))?;
    let pointed = first > phrase.start && ledger.tokens[first - 1].is(Class::POSSESSIVE);
    let definite = first > phrase.start && ledger.word(first - 1) == "the";
    let phrase = TokenSpan::new(first, phrase.end);
    let around = TokenSpan::new(phrase.start.saturating_sub(2), phrase.end);
    let moved = around.range().any(|token| OTHER_TIMES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    let lead = phrase.range().find(|&token| leads_to_body(ledger, token, phrase.end)).unwrap_or(phrase.end);
    let title = TokenSpan::new(phrase.start, lead);
    let small = title.range().all(|token| is_bare(ledger, token) || matches!(ledger.word(token), "of" | "the"));
    let holds_post = title.range().any(|token| ledger.tokens[token].is(Class::ROLE));
    if moved || !small || !holds_post || title.len() > LONGEST_TITLE {
        return None;
    }
    let reader = context.reader();
    let keys = |tokens: TokenSpan| tokens.range().filter_map(|token| reader.key(token)).collect::<Vec<Key>>();
    let mut held_in = keys(TokenSpan::new(lead, phrase.end));
    held_in.extend(body.into_iter().flat_map(keys));
    Some(Post { span: ledger.span_of(title), name: Name::new(reader, name)?, title: keys(title), body: held_in, pointed, definite })
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
    let word = ledger.tokens[token];
    let function = Class::CAPITAL | Class::AUXILIARY | Class::PRONOUN | Class::CONJUNCTION;
    word.kind == TokenKind::Word && !word.is(function) && !is_cue(ledger, token)
}

fn ends_phrase(ledger: &Ledger, token: usize) -> bool {
    let ends = Class::PUNCTUATION | Class::AUXILIARY | Class::SUBORDINATOR | Class::CONJUNCTION | Class::DIGITS;
    ledger.tokens[token].is(ends) || is_cue(ledger, token)
}

/// Whether a word is a verb of saying; before a post (`project engineer`) it is a noun.
fn is_cue(ledger: &Ledger, token: usize) -> bool {
    let next_is_post = ledger.tokens.get(token + 1).is_some_and(|next| next.is(Class::ROLE));
    ledger.tokens[token].is(Class::CUE_VERB) && !ledger.tokens[token].is(Class::ROLE) && !next_is_post
}

#[cfg(test)]
mod tests {
    #[test]
    fn word_tables_are_sorted() {
        assert!(super::OTHER_TIMES.is_sorted());
    }
}
