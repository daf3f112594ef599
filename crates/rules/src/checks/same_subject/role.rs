//! People with their posts in, whether one person holds two posts in one place out.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, Place, Reader};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Class, Ledger, TokenSpan};
use rustc_hash::FxHashMap;

/// Words that say that a post is of another time or only one of several.
const OTHER_TIMES: &[&str] = &["acting", "became", "ex", "former", "formerly", "future", "incoming", "interim", "late", "later", "outgoing", "previously", "retired", "then", "was"];

/// Holds the posts of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let reader = context.reader();
    let ledger = context.ledger;
    let mut known: FxHashMap<usize, Vec<Post>> = FxHashMap::default();
    for claim in &ledger.claims {
        let ClaimKind::Person(person) = &claim.kind else { continue };
        let Some(post) = person.role.and_then(|role| post(reader, role)) else { continue };
        if reader.place(claim) == Place::Apart {
            continue;
        }
        let posts = known.entry(person.person).or_default();
        let clash = posts.iter().find(|other| clashes(other, &post));
        let same = posts.iter().find(|other| other.title == post.title);
        let name = ledger.people.get(person.person).map_or("", |person| person.name.as_str());
        let (here, found) = (ledger.text(post.span), same.or(clash));
        if let Some(other) = found {
            let there = ledger.text(other.span);
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

/// A post: its title, and the names of the place that it is held at.
struct Post {
    span: Span,
    title: Vec<Key>,
    at: Vec<Key>,
}

/// The words of a post; none where it is of another time.
fn post(reader: &Reader, role: Span) -> Option<Post> {
    let ledger = reader.ledger;
    let tokens = tokens_in(ledger, role);
    let moved = TokenSpan::new(tokens.start.saturating_sub(2), tokens.end)
        .range()
        .any(|token| OTHER_TIMES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    if moved {
        return None;
    }
    let place = tokens.range().find(|&token| matches!(&*ledger.word(token).to_lowercase(), "of" | "at" | "for" | "in" | ","));
    let title: Vec<Key> = TokenSpan::new(tokens.start, place.unwrap_or(tokens.end)).range().filter_map(|token| reader.key(token)).collect();
    let is_post = TokenSpan::new(tokens.start, place.unwrap_or(tokens.end)).range().any(|token| ledger.tokens[token].is(Class::ROLE));
    let at = TokenSpan::new(place.unwrap_or(tokens.end), tokens.end).range().filter_map(|token| reader.key(token)).collect();
    (is_post && !title.is_empty()).then_some(Post { span: role, title, at })
}

/// Whether two posts are hardly one person's: their titles share no word, and the place is the same or unsaid.
fn clashes(one: &Post, other: &Post) -> bool {
    let apart = !one.title.iter().any(|key| other.title.contains(key));
    let one_place = one.at.is_empty() || other.at.is_empty() || one.at.iter().any(|key| other.at.contains(key));
    apart && one_place
}

fn tokens_in(ledger: &Ledger, span: Span) -> TokenSpan {
    let start = ledger.tokens.partition_point(|token| token.span().start < span.start);
    let end = ledger.tokens.partition_point(|token| token.span().start < span.end);
    TokenSpan::new(start, end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn word_tables_are_sorted() {
        assert!(super::OTHER_TIMES.is_sorted());
    }
}
