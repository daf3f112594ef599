//! A page in, the marks of its footnotes and the elements that hold their text out.

use super::article::{LeftOut, is_note_word, words_of};
use super::tag::Tag;
use super::tree::{Attribute, Node, Tree};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The longest label of a footnote, in bytes.
const LABEL: usize = 8;

/// How far above the target of a mark the element may lie that says that footnotes stand in it.
const ABOVE: usize = 4;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The element that is a mark, with the note's label.
    pub(super) marks: HashMap<usize, String>,
    /// The element that holds a note, with its label.
    pub(super) texts: HashMap<usize, String>,
    /// The elements of notes that lead back to their mark or print the label again.
    pub(super) back: HashSet<usize>,
}

/// Finds footnotes: short links into the page that are set high or say that they are marks, and what they lead to.
pub(super) fn find(tree: &Tree, source: &str, left_out: &[LeftOut]) -> Notes {
    let mut notes = Notes::default();
    let links: Vec<(usize, &str)> = tree
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.tag() == Some(Tag::A))
        .filter_map(|(index, _)| Some((index, tree.attribute(index, Attribute::Href)?.strip_prefix('#').filter(|id| !id.is_empty())?)))
        .collect();
    if links.is_empty() {
        return notes;
    }
    let wanted: HashSet<&str> = links.iter().map(|&(_, id)| id).collect();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (index, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.tag().is_some()) {
        let named = tree
            .attribute(index, Attribute::Id)
            .or_else(|| (node.tag() == Some(Tag::A)).then(|| tree.attribute(index, Attribute::Name)).flatten());
        if let Some(id) = named.filter(|id| wanted.contains(id)) {
            places.entry(id).or_insert(index);
        }
    }
    let mut found: Vec<(usize, String, Text)> = Vec::new();
    for &(link, id) in &links {
        // The mark that stands in code is not read, and its note is none for the text.
        let before = left_out.partition_point(|part| part.node <= link).checked_sub(1).and_then(|part| left_out.get(part));
        if before.is_some_and(|part| tree.nodes.get(part.node).is_some_and(|part| link < part.next())) {
            continue;
        }
        let Some(&target) = places.get(id) else { continue };
        let Some(label) = label(&tree.words(source, link)) else { continue };
        let mark = mark(tree, link);
        if target <= link || !mark.high && !mark.named || !(mark.named || holds_note(tree, target) || leads_back(tree, target, mark.node)) {
            continue;
        }
        // What an encyclopedia counts in brackets are citations, and stay so.
        let Some(text) = text_of(tree, target).filter(|_| !id.starts_with("cite_note")) else { continue };
        found.push((mark.node, label, text));
    }
    // An element that holds the notes of several marks is the note of none of them.
    let mut labels: HashMap<usize, &str> = HashMap::new();
    let mut shared: HashSet<usize> = HashSet::new();
    for (_, label, text) in &found {
        if labels.entry(text.node).or_insert(label) != label {
            shared.insert(text.node);
        }
    }
    for (mark, label, text) in found.iter().filter(|(.., text)| !shared.contains(&text.node)) {
        if let Entry::Vacant(entry) = notes.texts.entry(text.node) {
            entry.insert(label.clone());
            let ids = ids(tree, *mark);
            let end = tree.nodes.get(text.node).map_or(0, Node::next);
            notes.back.extend((text.node + 1..end).filter(|&inner| is_back(tree, inner, text.node, &ids)));
            notes.back.extend(text.heading);
        }
        notes.marks.insert(*mark, label.clone());
    }
    notes
}

/// The element that holds the text of a note.
struct Text {
    node: usize,
    /// The element before it that holds nothing but the label.
    heading: Option<usize>,
}

/// The element that a mark consists of.
struct Mark {
    node: usize,
    /// Whether it is set high.
    high: bool,
    /// Whether it says that it is a mark.
    named: bool,
}

/// A mark is the link, and what is around it as long as nothing else stands there.
fn mark(tree: &Tree, link: usize) -> Mark {
    let named = |node: usize| {
        tree.attribute(node, Attribute::Role).is_some_and(|role| role == "doc-noteref")
            || tree.attribute(node, Attribute::Class).is_some_and(|classes| words_of(classes).any(is_note_word))
    };
    let is_high = |node: usize| tree.nodes.get(node).and_then(Node::tag) == Some(Tag::Sup);
    let parent = tree.nodes.get(link).map_or(0, Node::parent);
    if is_high(parent) && tree.children(parent).nth(1).is_none() {
        return Mark { node: parent, high: true, named: named(link) || named(parent) };
    }
    let inner = tree.children(link).any(is_high);
    Mark { node: link, high: inner || is_high(parent), named: named(link) }
}

/// Reads the label of a mark: a number, a letter or a sign, perhaps in brackets.
fn label(words: &str) -> Option<String> {
    let inner = words.trim().trim_matches(['[', ']', '(', ')', ' ']);
    let signs = inner.chars().all(|sign| matches!(sign, '*' | '†' | '‡' | '§' | '¶'));
    let number = inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!inner.is_empty() && inner.len() <= LABEL && (signs || number || letter)).then(|| inner.to_owned())
}

/// Whether an element, or one around it, says that it is a footnote.
fn holds_note(tree: &Tree, target: usize) -> bool {
    std::iter::once(target).chain(tree.ancestors(target)).take(ABOVE).any(|node| {
        tree.attribute(node, Attribute::Role).is_some_and(|role| role.starts_with("doc-footnote") || role.starts_with("doc-endnote"))
            || tree.attribute(node, Attribute::Class).is_some_and(|classes| words_of(classes).any(is_note_word))
    })
}

/// Whether a link in the element that a target names leads back to the mark.
fn leads_back(tree: &Tree, target: usize, mark: usize) -> bool {
    let Some(text) = text_of(tree, target) else { return false };
    let end = tree.nodes.get(text.node).map_or(0, Node::next);
    let ids = ids(tree, mark);
    (text.heading.unwrap_or(text.node)..end)
        .take(200)
        .any(|node| tree.attribute(node, Attribute::Href).and_then(|href| href.strip_prefix('#')).is_some_and(|href| ids.contains(&href)))
}

/// The names by which a link can lead to a mark.
fn ids(tree: &Tree, mark: usize) -> Vec<&str> {
    let end = tree.nodes.get(mark).map_or(0, Node::next);
    (mark..end).chain(tree.ancestors(mark).take(2)).filter_map(|node| tree.attribute(node, Attribute::Id)).collect()
}

/// The block that is named by a target: the target itself, the block that it begins, or the one behind the label that it is.
fn text_of(tree: &Tree, target: usize) -> Option<Text> {
    let tag = |node: usize| tree.nodes.get(node).and_then(Node::tag);
    for node in std::iter::once(target).chain(tree.ancestors(target)).take(ABOVE) {
        match tag(node) {
            Some(Tag::Li | Tag::P | Tag::Div | Tag::Aside | Tag::Section | Tag::Dd | Tag::Td) => return Some(Text { node, heading: None }),
            // A list of definitions and a row of headings give each note its label on a line before it.
            Some(Tag::Dt | Tag::H4 | Tag::H5 | Tag::H6) => {
                let parent = tree.nodes.get(node).map_or(0, Node::parent);
                let behind = tree.nodes.get(node).map_or(0, Node::next);
                let within = tree.nodes.get(parent).map_or(0, Node::next);
                let next = std::iter::successors(Some(behind), |&sibling| tree.nodes.get(sibling).map(Node::next))
                    .take_while(|&sibling| sibling < within)
                    .find(|&sibling| tag(sibling).is_some())?;
                let is_text = matches!(tag(next), Some(Tag::Dd | Tag::P | Tag::Div | Tag::Blockquote));
                return is_text.then_some(Text { node: next, heading: Some(node) });
            }
            _ => {}
        }
    }
    None
}

/// Whether an element of a note leads back to the text or prints the label.
fn is_back(tree: &Tree, node: usize, note: usize, ids: &[&str]) -> bool {
    let class = |wanted: fn(&str) -> bool| tree.attribute(node, Attribute::Class).is_some_and(|classes| words_of(classes).any(wanted));
    match tree.nodes.get(node).and_then(Node::tag) {
        Some(Tag::A) => {
            let role = tree.attribute(node, Attribute::Role).is_some_and(|role| role == "doc-backlink");
            let named = class(|word| word.contains("back"));
            let up = tree.attribute(node, Attribute::Href).and_then(|href| href.strip_prefix('#')).is_some_and(|id| ids.contains(&id));
            role || named || up
        }
        Some(Tag::Span | Tag::Sup) => {
            class(|word| matches!(word, "label" | "bracket")) && tree.ancestors(node).take(ABOVE).any(|over| over == note)
        }
        _ => false,
    }
}
