//! Links within the text in, whether a heading or an anchor of that name is there out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Document};
use claimlint_parser::ReferenceTarget;
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

/// Anchors that a page has without any heading.
const ALWAYS: &[&str] = &["", "top"];

/// The longest name of a place that is read, in bytes.
const LONGEST_NAME: usize = 200;

/// Checks all links that begin with `#`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let links: Vec<_> = super::references(context, ReferenceTarget::Link).filter(|(_, link)| link.label.starts_with('#')).collect();
    if links.is_empty() {
        return;
    }
    let document = context.ledger.document;
    let headings = heading_anchors(document);
    // Few texts name anchors of their own, and where every link leads to a heading nobody has to look for them.
    let own = LazyCell::new(|| own_anchors(document));
    let missing = |label: &str| {
        let anchor = decoded(label.trim_start_matches('#')).to_lowercase();
        !ALWAYS.contains(&&*anchor) && !anchor.starts_with(":~:") && !headings.contains(&anchor) && !own.contains(&anchor)
    };
    let mut absent: Vec<&str> = links.iter().map(|(_, link)| &*link.label).filter(|label| missing(label)).collect();
    absent.sort_unstable();
    absent.dedup();
    // Where several links lead nowhere, the page is a part of a larger one or something else makes its anchors.
    let generated = absent.len() > 2 || absent.len() * 4 > links.len();
    for (claim, link) in &links {
        let is_missing = missing(&link.label);
        // Of more than two missing ones nothing is said, and nobody looks for what they meant.
        let near = if is_missing && absent.len() <= 2 { nearest(context.ledger.document, &link.label) } else { None };
        let verdict = match (is_missing, generated, near.is_some()) {
            (false, ..) => Verdict::Holds,
            (true, false, true) => Verdict::Conflict,
            // A lone slug of words among good ones was that of a heading; other names may be those of another page.
            (true, false, false) if absent.len() == 1 && links.len() > 5 && is_slug(&link.label) => Verdict::Conflict,
            (true, true, true) if absent.len() <= 2 => Verdict::Review,
            (true, _, _) => continue,
        };
        let message = match verdict {
            Verdict::Holds => format!("there is an anchor {}", link.label),
            Verdict::Review | Verdict::Conflict => format!("no heading yields the anchor {}", link.label),
        };
        let mut check = report(rule, verdict, claim.span, message);
        if verdict != Verdict::Holds
            && let Some((near, span)) = near
        {
            check.related.push(evidence(span, format!("the nearest is #{near}")));
            check.fixes.push(format!("#{near}"));
        }
        out.push(check);
    }
}

/// The anchors that headings yield: their slugs, with numbers behind those that come again.
fn heading_anchors(document: &Document) -> FxHashSet<String> {
    let mut known = FxHashSet::default();
    let mut times: FxHashMap<String, usize> = FxHashMap::default();
    for block in &document.blocks {
        if !matches!(block.kind(), BlockKind::Heading(_) | BlockKind::Title) {
            continue;
        }
        let words = block.span().of(&document.text);
        let slug = slug(words);
        let again = times.entry(slug.clone()).or_default();
        known.insert(if *again == 0 { slug.clone() } else { format!("{slug}-{again}") });
        *again += 1;
        // Other makers of anchors drop leading numbers, join runs of hyphens, or keep points.
        if slug.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
            known.insert(slug.trim_start_matches(|first: char| first.is_ascii_digit() || first == '-').to_owned());
        }
        if slug.contains("--") || slug.starts_with('-') || slug.ends_with('-') {
            known.insert(slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"));
        }
        if words.contains(|sign: char| !sign.is_alphanumeric() && sign != ' ') {
            known.insert(hyphenated(words));
        }
    }
    known
}

/// The anchors that a document names itself.
fn own_anchors(document: &Document) -> FxHashSet<String> {
    let mut known: FxHashSet<String> = document.anchors.iter().map(|name| name.to_lowercase()).collect();
    // A file without lines has no markup in which names could stand.
    if !document.headings.is_empty() {
        return known;
    }
    let source = &document.source;
    for (at, sign) in ["id=", "name=", "ID=", "NAME="].iter().flat_map(|sign| places_of(source, sign).map(move |at| (at, sign))) {
        // In marks, a name may hold anything: spaces, brackets, signs that a link writes with per cent signs.
        let rest = &source[at + sign.len()..];
        let Some(mark) = rest.chars().next().filter(|mark| matches!(mark, '"' | '\'')) else { continue };
        if let Some(end) = rest[1..].find([mark, '<', '\n']).filter(|&end| end < LONGEST_NAME) {
            let name = rest[1..=end].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            known.insert(decoded(name.trim()).to_lowercase());
        }
    }
    for sign in ["id=", "name=", "ID=", "NAME=", "{#", ".. _", "[["] {
        for at in places_of(source, sign) {
            let rest = source[at + sign.len()..].trim_start_matches(['"', '\'']);
            let end = rest.find(|next: char| !(next.is_alphanumeric() || matches!(next, '-' | '_' | '.' | ':'))).unwrap_or(rest.len());
            known.insert(rest[..end].trim_end_matches(':').to_lowercase());
        }
    }
    for at in places_of(source, "{: #") {
        let rest = &source[at + 4..];
        let end = rest.find(|next: char| next.is_whitespace() || next == '}').unwrap_or(rest.len());
        known.insert(rest[..end].to_lowercase());
    }
    // A footnote is an anchor too.
    for at in places_of(source, "[^") {
        let rest = &source[at + 2..];
        if let Some(end) = rest.find(']').filter(|&end| end < 40) {
            known.insert(format!("fn{}", &rest[..end]).to_lowercase());
            known.insert(format!("fn:{}", &rest[..end]).to_lowercase());
        }
    }
    known
}

/// Where a sign stands in a text.
fn places_of<'s>(source: &'s str, sign: &'s str) -> impl Iterator<Item = usize> + use<'s> {
    memmem::find_iter(source.as_bytes(), sign)
}

/// The anchor that a heading gets: lower case, spaces as hyphens, punctuation gone.
fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for letter in words.trim().chars() {
        match letter {
            ' ' | '\n' | '\u{a0}' => slug.push('-'),
            'a'..='z' | '0'..='9' | '-' | '_' => slug.push(letter),
            other if other.is_alphanumeric() => slug.extend(other.to_lowercase()),
            _ => {}
        }
    }
    slug
}

/// The anchor of makers that put a hyphen for every row of other signs: `what-s-new`.
fn hyphenated(words: &str) -> String {
    let lower = words.to_lowercase().replace('&', " and ");
    lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Whether a name is made of several words, as the slug of a heading is.
fn is_slug(label: &str) -> bool {
    label.trim_start_matches('#').split('-').filter(|part| part.len() > 1 && part.chars().all(char::is_alphabetic)).count() > 1
}

/// Percent signs of an address read as the bytes that they stand for.
fn decoded(label: &str) -> String {
    let mut bytes = Vec::with_capacity(label.len());
    let mut rest = label.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| label.to_owned())
}

/// The heading whose anchor is nearest to a missing one.
fn nearest(document: &Document, label: &str) -> Option<(String, claimlint_document::Span)> {
    let label = label.trim_start_matches('#').to_lowercase();
    let headings = document.blocks.iter().filter(|block| matches!(block.kind(), BlockKind::Heading(_)));
    let near = headings.map(|block| (slug(block.span().of(&document.text)), block.span()));
    let near = near.map(|(slug, span)| (strsim::jaro_winkler(&slug, &label), slug, span)).filter(|(alike, ..)| *alike > 0.8);
    near.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, slug, span)| (slug, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_as_hosts_make_them() {
        assert_eq!(slug("4 Backups & restoring"), "4-backups--restoring");
        assert_eq!(slug("What’s `new`?"), "whats-new");
        assert_eq!(slug("Über uns"), "über-uns");
        assert_eq!(hyphenated("M&E at the port’s edge"), "m-and-e-at-the-port-s-edge");
        assert_eq!(decoded("%C3%BCber"), "über");
        assert_eq!(decoded("50%"), "50%");
    }
}
