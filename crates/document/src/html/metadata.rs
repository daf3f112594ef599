//! A page in, what its head and its marked-up times say of the day on which it was published out.

use super::tag::Tag;
use super::tree::{Attribute, Node, Tree};
use crate::date::written_date;
use crate::{FrontMatterEntry, Span};
use serde_json::Value;

/// The names of `meta` elements that give the day, in small letters, sorted, each with the key of front matter that it stands for.
const META: [(&str, &str); 22] = [
    ("article.published", "published"),
    ("article:published", "published"),
    ("article:published_time", "published"),
    ("citation_date", "pubDate"),
    ("citation_publication_date", "pubDate"),
    ("date", "pubDate"),
    ("date.created", "pubDate"),
    ("date.issued", "pubDate"),
    ("datepublished", "datePublished"),
    ("dc.date", "pubDate"),
    ("dc.date.created", "pubDate"),
    ("dc.date.issued", "pubDate"),
    ("dcterms.created", "pubDate"),
    ("dcterms.date", "pubDate"),
    ("dcterms.issued", "pubDate"),
    ("og:article:published_time", "published"),
    ("og:published_time", "published"),
    ("parsely-pub-date", "pubDate"),
    ("pubdate", "pubDate"),
    ("publish-date", "pubDate"),
    ("publishdate", "pubDate"),
    ("sailthru.date", "pubDate"),
];

/// Reads the days that a page gives, those of its head first.
pub(super) fn read(tree: &Tree, source: &str) -> Vec<FrontMatterEntry> {
    let mut entries = Vec::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        match node.tag() {
            Some(Tag::Meta) => entries.extend(meta(tree, source, index, node)),
            Some(Tag::Time) => entries.extend(time(tree, source, index, node)),
            Some(Tag::Script)
                if tree.attribute(index, Attribute::Type).is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                entries.extend(linked_data(tree, source, index));
            }
            Some(_) | None => {}
        }
    }
    entries.retain(|entry| written_date(&entry.value).is_some());
    entries
}

fn meta(tree: &Tree, source: &str, index: usize, node: &Node) -> Option<FrontMatterEntry> {
    let named = [Attribute::Itemprop, Attribute::Name, Attribute::Property].into_iter().filter_map(|name| tree.attribute(index, name));
    let key = named.into_iter().find_map(|name| {
        let name = name.trim().to_ascii_lowercase();
        META.binary_search_by(|(known, _)| (*known).cmp(name.as_str())).ok().and_then(|at| META.get(at)).map(|&(_, key)| key)
    })?;
    let value = tree.attribute(index, Attribute::Content)?.trim();
    Some(entry(source, node.source(), key, value))
}

/// A time that says that it is the day of publication.
fn time(tree: &Tree, source: &str, index: usize, node: &Node) -> Option<FrontMatterEntry> {
    let published = tree.attribute(index, Attribute::Pubdate).is_some()
        || tree.attribute(index, Attribute::Itemprop).is_some_and(|name| name.split_ascii_whitespace().any(|name| name == "datePublished"))
        || tree.attribute(index, Attribute::Class).is_some_and(|classes| classes.split_ascii_whitespace().any(is_published));
    if !published {
        return None;
    }
    match tree.attribute(index, Attribute::Datetime) {
        Some(value) => Some(entry(source, node.source(), "pubDate", value.trim())),
        None => Some(entry(source, node.whole(), "pubDate", tree.words(source, index).trim())),
    }
}

/// Whether a class names the day of publication, as microformats and the themes of weblogs do.
fn is_published(class: &str) -> bool {
    matches!(class, "dt-published" | "entry-date" | "published" | "pubdate" | "post-date" | "publish-date")
}

/// The first `datePublished` of linked data.
fn linked_data(tree: &Tree, source: &str, index: usize) -> Option<FrontMatterEntry> {
    let words = tree.words(source, index);
    let data: Value = serde_json::from_str(words.trim()).ok()?;
    let value = published(&data)?;
    Some(entry(source, tree.nodes.get(index)?.whole(), "datePublished", value))
}

/// Looks into lists, graphs and the main thing of a page; `serde_json` bounds how deep they nest.
fn published(data: &Value) -> Option<&str> {
    match data {
        Value::Array(parts) => parts.iter().find_map(published),
        Value::Object(fields) => fields
            .get("datePublished")
            .and_then(Value::as_str)
            .or_else(|| ["@graph", "mainEntity", "mainEntityOfPage"].iter().find_map(|field| fields.get(*field).and_then(published))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// An entry whose value stands somewhere in a range of the source.
fn entry(source: &str, within: Span, key: &str, value: &str) -> FrontMatterEntry {
    let place = match within.of(source).find(value) {
        Some(at) if !value.is_empty() => Span::new(within.start + at, within.start + at + value.len()),
        Some(_) | None => within,
    };
    FrontMatterEntry { key: key.to_owned(), value: value.to_owned(), source: place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(META.is_sorted_by_key(|(name, _)| *name));
    }
}
