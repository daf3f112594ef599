//! A page in, how many words, links and headings stand before each of its nodes out.

use super::HEADED;
use crate::html::tag::Tag;
use crate::html::tree::{Attribute, Node, Tree};

/// How much text lies before each node.
pub(super) struct Measures {
    /// Bytes of words of any kind.
    pub(super) all: Vec<u32>,
    /// Bytes of words that a reader may see.
    pub(super) seen: Vec<u32>,
    /// Bytes of words in links, of those that a reader may see.
    pub(super) linked: Vec<u32>,
    /// Links.
    pub(super) links: Vec<u32>,
    /// Headings below the first level, and those of them that lead elsewhere.
    pub(super) headings: Vec<u32>,
    pub(super) teasers: Vec<u32>,
}

impl Measures {
    pub(super) fn of(tree: &Tree, source: &str) -> Self {
        let count = tree.nodes.len() + 1;
        let mut measures = Self {
            all: Vec::with_capacity(count),
            seen: Vec::with_capacity(count),
            linked: Vec::with_capacity(count),
            links: Vec::with_capacity(count),
            headings: Vec::new(),
            teasers: Vec::new(),
        };
        let (mut all, mut seen, mut linked, mut links) = (0_u32, 0_u32, 0_u32, 0_u32);
        let (mut unseen_until, mut link_until) = (0, 0);
        for (index, node) in tree.nodes.iter().enumerate() {
            measures.all.push(all);
            measures.seen.push(seen);
            measures.linked.push(linked);
            measures.links.push(links);
            if let Some(tag) = node.tag() {
                if index >= unseen_until && (tag.left_out().is_some() || tag == Tag::Head) {
                    unseen_until = node.next();
                }
                if tag == Tag::A && index >= unseen_until {
                    link_until = node.next();
                    links = links.saturating_add(1);
                }
            } else {
                let length = tree.text(source, node).trim_ascii().len() as u32;
                all = all.saturating_add(length);
                if index >= unseen_until {
                    seen = seen.saturating_add(length);
                    linked = linked.saturating_add(if index < link_until { length } else { 0 });
                }
            }
        }
        measures.all.push(all);
        measures.seen.push(seen);
        measures.linked.push(linked);
        measures.links.push(links);
        measures.count_headings(tree);
        measures
    }

    /// Counts headings, and those whose words are a link to another page.
    fn count_headings(&mut self, tree: &Tree) {
        let leads = |node: usize| {
            let target = tree.attribute(node, Attribute::Href).unwrap_or_default();
            !target.is_empty() && !target.contains('#')
        };
        let (mut headings, mut teasers) = (0_u32, 0_u32);
        let mut link_until = 0;
        let count = tree.nodes.len() + 1;
        (self.headings, self.teasers) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (index, node) in tree.nodes.iter().enumerate() {
            self.headings.push(headings);
            self.teasers.push(teasers);
            match node.tag() {
                Some(Tag::A) if leads(index) => link_until = node.next(),
                Some(tag) if tag.heading().is_some_and(|level| level > 1) => {
                    headings += 1;
                    let [linked, seen] = [&self.linked, &self.seen].map(|measure| Self::within(measure, tree, index));
                    let inner = (index..node.next().min(index + HEADED))
                        .any(|inner| tree.nodes.get(inner).and_then(Node::tag) == Some(Tag::A) && leads(inner));
                    teasers += u32::from(seen > 0 && linked * 5 >= seen * 4 && (inner || index < link_until));
                }
                Some(_) | None => {}
            }
        }
        self.headings.push(headings);
        self.teasers.push(teasers);
    }

    /// What a measure comes to in an element.
    pub(super) fn within(measure: &[u32], tree: &Tree, node: usize) -> u32 {
        let end = tree.nodes.get(node).map_or(node, Node::next);
        let before = |index: usize| measure.get(index).copied().unwrap_or_default();
        before(end).saturating_sub(before(node))
    }

    /// The words of an element outside its links.
    pub(super) fn prose(&self, tree: &Tree, node: usize) -> u32 {
        Self::within(&self.seen, tree, node).saturating_sub(Self::within(&self.linked, tree, node))
    }
}
