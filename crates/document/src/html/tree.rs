//! A page in, its elements and texts in the order of the source out.
//!
//! Tokens get the shape that browsers give them, as far as text can show it: elements whose end tags may be left out are
//! ended, stray end tags are passed over, and nothing lies deeper than [`DEEPEST`].

use super::tag::{TAGS, Tag};
use super::token::{Token, Tokens, decoded};
use crate::Span;

/// How deep elements are nested; what lies deeper is taken to stand beside the others there, as in browsers.
const DEEPEST: usize = 256;

/// How many elements and texts a page may have.
const MOST: usize = 2_000_000;

/// About how long an element or a text is that holds no other, in bytes.
const NODE: usize = 32;

/// A page: all nodes, each before what it holds.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The nodes; the first is the page itself.
    pub(super) nodes: Vec<Node>,
    /// The attributes of all elements.
    attributes: Vec<(Attribute, Range)>,
    /// The values of attributes and the texts that entities stand for.
    decoded: String,
    /// Whether the page has more nodes than are read.
    pub(super) overfull: bool,
}

/// A range of indices or offsets; no page has four thousand million bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    start: u32,
    end: u32,
}

impl Range {
    const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The range as a span.
    pub(super) const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) content: Content,
    /// Its start tag, or the text, in the source.
    source: Range,
    /// Where it ends in the source.
    close: u32,
    /// The index of the first node that is not in it.
    next: u32,
    /// The index of the element that holds it.
    parent: u32,
}

impl Node {
    /// Its start tag, or the text, in the source.
    pub(super) const fn source(&self) -> Span {
        self.source.span()
    }

    /// All of it in the source.
    pub(super) const fn whole(&self) -> Span {
        Span::new(self.source.start as usize, self.close as usize)
    }

    /// The index of the first node that is not in it.
    pub(super) const fn next(&self) -> usize {
        self.next as usize
    }

    /// The index of the element that holds it.
    pub(super) const fn parent(&self) -> usize {
        self.parent as usize
    }

    /// The element's tag.
    pub(super) const fn tag(&self) -> Option<Tag> {
        match self.content {
            Content::Element(tag, _) => Some(tag),
            Content::Text | Content::Decoded(_) => None,
        }
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// An element with its attributes.
    Element(Tag, Range),
    /// Text that stands in the source as it is.
    Text,
    /// Text that the source writes otherwise (`&amp;`), as a range of what was decoded.
    Decoded(Range),
}

/// The attributes that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    AriaHidden,
    Class,
    Colspan,
    Content,
    Datetime,
    Hidden,
    Href,
    Id,
    Itemprop,
    Name,
    Open,
    Property,
    Pubdate,
    Reversed,
    Role,
    Rowspan,
    Start,
    Style,
    Type,
    Value,
}

impl Attribute {
    fn of_name(name: &str) -> Option<Self> {
        // Names are few and short; most of what pages hold beside these begins with `data-`.
        let mut small = [0; 11];
        let small = small.get_mut(..name.len())?;
        small.copy_from_slice(name.as_bytes());
        small.make_ascii_lowercase();
        Some(match &*small {
            b"aria-hidden" => Self::AriaHidden,
            b"class" => Self::Class,
            b"colspan" => Self::Colspan,
            b"content" => Self::Content,
            b"datetime" => Self::Datetime,
            b"hidden" => Self::Hidden,
            b"href" => Self::Href,
            b"id" => Self::Id,
            b"itemprop" => Self::Itemprop,
            b"name" => Self::Name,
            b"open" => Self::Open,
            b"property" => Self::Property,
            b"pubdate" => Self::Pubdate,
            b"reversed" => Self::Reversed,
            b"role" => Self::Role,
            b"rowspan" => Self::Rowspan,
            b"start" => Self::Start,
            b"style" => Self::Style,
            b"type" => Self::Type,
            b"value" => Self::Value,
            _ => return None,
        })
    }
}

impl Tree {
    /// Reads a page.
    pub(super) fn read(source: &str) -> Self {
        let xml = source.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml");
        let root = Node {
            content: Content::Element(Tag::Root, Range::default()),
            source: Range::default(),
            close: source.len() as u32,
            next: 0,
            parent: 0,
        };
        let mut nodes = Vec::with_capacity(source.len() / NODE);
        nodes.push(root);
        let tree = Self { nodes, ..Self::default() };
        let mut builder = Builder { source, xml, tree, open: vec![0], counts: [0; TAGS], deeper: [0; TAGS], first_attribute: 0 };
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next(|name, value| builder.attribute(name, value)) {
            if builder.tree.overfull {
                break;
            }
            match token {
                Token::Text(place) => {
                    builder.push(Content::Text, place);
                }
                Token::Entity(place, words) => {
                    let content = Content::Decoded(builder.decode(&words));
                    builder.push(content, place);
                }
                Token::Start { tag, place, self_closing } => {
                    let ended = builder.start(tag, place, self_closing);
                    if !ended {
                        tokens.enter(tag);
                    }
                }
                Token::End { tag, place } => builder.end(tag, place.end),
            }
        }
        builder.finish()
    }

    /// About how many bytes of text there are.
    pub(super) fn length(&self) -> usize {
        self.nodes.iter().filter(|node| node.tag().is_none()).map(|node| node.source().len()).sum()
    }

    /// Whether a node has no attribute that is looked at.
    pub(super) fn is_bare(&self, node: usize) -> bool {
        self.nodes.get(node).is_none_or(|node| !matches!(node.content, Content::Element(_, range) if range.start < range.end))
    }

    /// The value of an element's attribute.
    pub(super) fn attribute(&self, node: usize, wanted: Attribute) -> Option<&str> {
        let Content::Element(_, range) = self.nodes.get(node)?.content else { return None };
        let attributes = self.attributes.get(range.start as usize..range.end as usize)?;
        let (_, value) = attributes.iter().find(|(name, _)| *name == wanted)?;
        Some(value.span().of(&self.decoded))
    }

    /// The words of a text node.
    pub(super) fn text<'a>(&'a self, source: &'a str, node: &Node) -> &'a str {
        match node.content {
            Content::Element(..) => "",
            Content::Text => node.source().of(source),
            Content::Decoded(range) => range.span().of(&self.decoded),
        }
    }

    /// The words of all texts in an element.
    pub(super) fn words(&self, source: &str, node: usize) -> String {
        let end = self.nodes.get(node).map_or(0, Node::next);
        self.nodes.get(node..end).unwrap_or_default().iter().map(|node| self.text(source, node)).collect()
    }

    /// The elements that hold a node, the innermost first.
    pub(super) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |&node| (node > 0).then(|| self.nodes.get(node).map_or(0, Node::parent))).skip(1)
    }

    /// The nodes that an element holds itself.
    pub(super) fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes.get(node).map_or(0, Node::next);
        let first = (node + 1 < end).then_some(node + 1);
        std::iter::successors(first, move |&child| self.nodes.get(child).map(Node::next).filter(|&next| next < end))
    }
}

/// What is open while the tokens of a page come in.
struct Builder<'a> {
    source: &'a str,
    /// Whether the page is XHTML, in which any element may end itself.
    xml: bool,
    tree: Tree,
    /// The open elements, the page itself first.
    open: Vec<usize>,
    /// How many elements of each kind are open.
    counts: [u32; TAGS],
    /// How many elements of each kind were begun too deep to be opened.
    deeper: [u32; TAGS],
    /// The first attribute of the tag that is being read.
    first_attribute: usize,
}

impl Builder<'_> {
    fn finish(mut self) -> Tree {
        let end = self.source.len();
        self.close_down_to(0, end);
        self.tree
    }

    /// Adds a node, and gives its index; none where the page is overfull.
    fn push(&mut self, content: Content, source: Span) -> Option<usize> {
        let index = self.tree.nodes.len();
        if index >= MOST {
            self.tree.overfull = true;
            return None;
        }
        let parent = self.open.last().copied().unwrap_or_default() as u32;
        let source = Range::new(source.start, source.end);
        self.tree.nodes.push(Node { content, source, close: source.end, next: index as u32 + 1, parent });
        Some(index)
    }

    /// Keeps words that the source writes otherwise.
    fn decode(&mut self, words: &str) -> Range {
        let start = self.tree.decoded.len();
        self.tree.decoded.push_str(words);
        Range::new(start, self.tree.decoded.len())
    }

    fn attribute(&mut self, name: &str, value: &str) {
        if let Some(attribute) = Attribute::of_name(name) {
            let value = self.decode(&decoded(value));
            self.tree.attributes.push((attribute, value));
        }
    }

    fn tag_of(&self, node: usize) -> Tag {
        self.tree.nodes.get(node).and_then(Node::tag).unwrap_or(Tag::Root)
    }

    /// Adds an element, and says whether it holds nothing.
    fn start(&mut self, tag: Tag, source: Span, self_closing: bool) -> bool {
        let foreign = self.counts[Tag::Svg as usize] + self.counts[Tag::Math as usize] > 0;
        if foreign && tag.is_block() && tag != Tag::Title {
            // A block in a drawing means that the drawing was never ended.
            self.end_open(|open| matches!(open, Tag::Svg | Tag::Math), |_| false, source.start);
        } else if !foreign {
            self.end_implied(tag, source.start);
        }
        let attributes = Range::new(self.first_attribute, self.tree.attributes.len());
        self.first_attribute = self.tree.attributes.len();
        let Some(index) = self.push(Content::Element(tag, attributes), source) else { return true };
        if tag.is_void() || self_closing && (self.xml || foreign) {
            return true;
        }
        if self.open.len() >= DEEPEST {
            self.deeper[tag as usize] += 1;
        } else {
            self.open.push(index);
            self.counts[tag as usize] += 1;
        }
        false
    }

    /// Ends the elements that end where another begins.
    fn end_implied(&mut self, tag: Tag, at: usize) {
        if tag.heading().is_some() && self.open.last().is_some_and(|&open| self.tag_of(open).heading().is_some()) {
            let depth = self.open.len() - 1;
            self.close_down_to(depth, at);
        }
        if tag.ends_paragraph() && self.counts[Tag::P as usize] > 0 {
            self.end_open(|open| open == Tag::P, |open| open.shields(Tag::P), at);
        }
        if tag == Tag::A && self.counts[Tag::A as usize] > 0 {
            self.end_open(|open| open == Tag::A, Tag::is_block, at);
        }
        if !tag.replaces_any() {
            return;
        }
        // The outermost of the elements that the new one replaces is ended, and all in it.
        let mut outermost = None;
        for (depth, &open) in self.open.iter().enumerate().rev() {
            let open = self.tag_of(open);
            if open.shields(tag) && !tag.replaces(open) {
                break;
            }
            if tag.replaces(open) {
                outermost = Some(depth);
            }
        }
        if let Some(depth) = outermost {
            self.close_down_to(depth, at);
        }
    }

    fn end(&mut self, tag: Tag, at: usize) {
        self.tree.attributes.truncate(self.first_attribute);
        if let Some(deeper) = self.deeper.get_mut(tag as usize).filter(|deeper| **deeper > 0) {
            *deeper -= 1;
            return;
        }
        let heading = tag.heading().is_some();
        if self.counts[tag as usize] == 0 && !heading || matches!(tag, Tag::Body | Tag::Html) {
            return;
        }
        let wanted = |open: Tag| open == tag || heading && open.heading().is_some();
        match tag {
            Tag::Table => self.end_open(wanted, |_| false, at),
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => {
                self.end_open(wanted, |open| open == Tag::Table, at);
            }
            tag if tag.is_block() => self.end_open(wanted, |open| open.shields(tag), at),
            // An end tag in the line ends no block around it.
            _ => self.end_open(wanted, Tag::is_block, at),
        }
    }

    /// Ends the innermost open element that is wanted, unless one that stops the search lies in it.
    fn end_open(&mut self, wanted: impl Fn(Tag) -> bool, stops: impl Fn(Tag) -> bool, at: usize) {
        for depth in (1..self.open.len()).rev() {
            let open = self.tag_of(self.open[depth]);
            if wanted(open) {
                self.close_down_to(depth, at);
                return;
            }
            if stops(open) {
                return;
            }
        }
    }

    /// Ends all open elements from a depth on.
    fn close_down_to(&mut self, depth: usize, at: usize) {
        let next = self.tree.nodes.len() as u32;
        for open in self.open.drain(depth..) {
            if let Some(node) = self.tree.nodes.get_mut(open) {
                node.next = next;
                node.close = at as u32;
                if let Some(tag) = node.tag()
                    && let Some(count) = self.counts.get_mut(tag as usize)
                {
                    *count = count.saturating_sub(1);
                }
            }
        }
    }
}
