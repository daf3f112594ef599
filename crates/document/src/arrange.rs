//! A draft in, the same draft with its hand-made lists, captions, references, title and byline told apart out.

mod lists;
mod names;

pub(crate) use crate::marker::Lines;
pub(crate) use lists::indent;
pub(crate) use names::is_caption;

use crate::draft::Draft;
use crate::{ShortSpan, Span};

/// How far the end of a tag of a site generator may lie from its start, in bytes.
const REACH: usize = 600;

/// Finds the structure that no markup shows.
pub(crate) fn arrange(source: &str, draft: &mut Draft, lines: Lines) {
    leave_out_templates(draft);
    lists::find(source, draft, lines);
    names::name(draft);
}

/// Tags of site generators (`{% … %}`, `{{ … }}`), attributes (`{: … }`, `{#id}`, `{.class}`) and citation keys (`[@…]`) are no words.
///
/// A block of nothing else is left out of the text.
fn leave_out_templates(draft: &mut Draft) {
    const SIGNS: [(&str, &str); 6] = [("{%", "%}"), ("{{", "}}"), ("{:", "}"), ("{#", "}"), ("{.", "}"), ("[@", "]")];
    let text = draft.text.as_bytes();
    let opens = |at: usize| SIGNS.iter().any(|(open, _)| text.get(at..).is_some_and(|rest| rest.starts_with(open.as_bytes())));
    if !memchr::memchr2_iter(b'{', b'[', text).any(opens) {
        return;
    }
    let mut found = Vec::new();
    let Draft { text, map, blocks, unchecked, .. } = draft;
    blocks.retain(|block| {
        let span = block.span();
        let words = span.of(text);
        if memchr::memchr2(b'{', b'[', words.as_bytes()).is_none() {
            return true;
        }
        let mut words_beside = false;
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let template = SIGNS.iter().find(|(open, _)| rest.starts_with(open)).and_then(|(open, close)| {
                let end = open.len() + reach(&rest[open.len()..]).find(close)? + close.len();
                Some((open, end))
            });
            if let Some((open, length)) = template {
                found.push(ShortSpan::of(Span::new(span.start + at, span.start + at + length)));
                words_beside |= *open == "[@";
                at += length;
            } else {
                let next = rest.char_indices().skip(1).find(|&(_, next)| matches!(next, '{' | '[')).map_or(rest.len(), |(next, _)| next);
                words_beside |= !rest[..next].trim().is_empty();
                at += next;
            }
        }
        if !words_beside {
            unchecked.push(crate::Unchecked::new(map.source_span(span), "template"));
        }
        words_beside
    });
    draft.opaque.append(&mut found);
    draft.opaque.sort_unstable();
    draft.opaque.dedup_by(|next, first| {
        let overlaps = next.span().start < first.span().end;
        if overlaps {
            *first = ShortSpan::of(first.span().cover(next.span()));
        }
        overlaps
    });
}

/// The start of a text, no further than the tag of a site generator reaches.
fn reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
