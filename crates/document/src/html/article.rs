//! A page in, the parts of it that are no part of its text out: navigation, banners, footers, what is hidden.
//!
//! How the text is found, in this order:
//!
//! 1. The root is `main` where the page has one with a good part of its words, within it (or without it) the one `article`
//!    that holds most of the words, else the page.
//!    What lies outside the root is left out, but for the heading that names the page.
//! 2. In the root, elements are left out that say what they are: by their name (`nav`, `footer`, `script`), by their role,
//!    by being hidden, or by a class of the usual words (`cookie`, `share`, `related`).
//!    A class counts only where the element holds less than half of the words: the names of classes lie.
//! 3. So are blocks that hold little but short links.
//!
//! Nothing is left out for being short: a fragment without any of this is read as a whole.

use super::tag::Tag;
use super::tree::{Attribute, Node, Tree};

/// A part that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// The element.
    pub(super) node: usize,
    /// Why.
    pub(super) why: &'static str,
    /// Whether there are words in it, so that it must be told.
    pub(super) told: bool,
}

const ADVERTISEMENT: &str = "advertisement";
const COMMENTS: &str = "comments";
const COOKIES: &str = "cookie banner";
const DIALOG: &str = "dialog";
const FOOTER: &str = "footer";
const HEADER: &str = "page header";
const HIDDEN: &str = "hidden";
const NAVIGATION: &str = "navigation";
const OUTSIDE: &str = "outside the article";
const RELATED: &str = "related links";
const SHARE: &str = "share buttons";
const SIDEBAR: &str = "sidebar";
const SIGN_UP: &str = "sign-up";

/// Classes of text that only screen readers tell, sorted.
const HIDDEN_CLASSES: [&str; 6] = ["invisible", "screen-reader-text", "screenreader-only", "sr-only", "visuallyhidden", "visually-hidden"];

/// How many links a block of little else must have.
const LINKS: u32 = 4;

/// The longest that the links of such a block are on average, in bytes: longer ones are sentences.
const LINK_LENGTH: u32 = 60;

/// The longest header of a page that is read for the heading in it, in bytes of text.
const HEADER_LENGTH: u32 = 600;

/// How much text lies before each node.
struct Measures {
    /// Bytes of words of any kind.
    all: Vec<u32>,
    /// Bytes of words that a reader may see.
    seen: Vec<u32>,
    /// Bytes of words in links, of those that a reader may see.
    linked: Vec<u32>,
    /// Links.
    links: Vec<u32>,
}

impl Measures {
    fn of(tree: &Tree, source: &str) -> Self {
        let count = tree.nodes.len() + 1;
        let mut measures = Self {
            all: Vec::with_capacity(count),
            seen: Vec::with_capacity(count),
            linked: Vec::with_capacity(count),
            links: Vec::with_capacity(count),
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
        measures
    }

    /// What a measure comes to in an element.
    fn within(measure: &[u32], tree: &Tree, node: usize) -> u32 {
        let end = tree.nodes.get(node).map_or(node, Node::next);
        let before = |index: usize| measure.get(index).copied().unwrap_or_default();
        before(end).saturating_sub(before(node))
    }

    /// The words of an element outside its links.
    fn prose(&self, tree: &Tree, node: usize) -> u32 {
        Self::within(&self.seen, tree, node).saturating_sub(Self::within(&self.linked, tree, node))
    }
}

/// Finds what is left out, in the order of the page.
pub(super) fn left_out(tree: &Tree, source: &str) -> Vec<LeftOut> {
    let measures = Measures::of(tree, source);
    let root = root(tree, &measures);
    let title = title(tree, &measures, root);
    let holds = |node: usize, inner: usize| node <= inner && inner < tree.nodes.get(node).map_or(0, Node::next);
    let has_root = root != 0;
    let total = measures.prose(tree, root);
    let mut found = Vec::new();
    let mut index = 1;
    while let Some(node) = tree.nodes.get(index) {
        let Some(tag) = node.tag() else {
            // Loose words beside the root belong to what is around it.
            if has_root
                && !holds(root, index)
                && !title.is_some_and(|title| holds(title, index))
                && !tree.text(source, node).trim().is_empty()
            {
                found.push(LeftOut { node: index, why: OUTSIDE, told: true });
            }
            index += 1;
            continue;
        };
        let inside = holds(root, index) || title.is_some_and(|title| holds(title, index));
        let around = holds(index, root) || title.is_some_and(|title| holds(index, title));
        let why = if tag == Tag::Head {
            Some("head")
        } else if matches!(tag, Tag::Html | Tag::Body) || around && !inside {
            None
        } else {
            reason(tree, source, &measures, index, tag, Scope { inside: has_root && inside, total })
                .or((has_root && !inside).then_some(OUTSIDE))
        };
        match why {
            Some(why) => {
                let told = Measures::within(&measures.all, tree, index) > 0;
                found.push(LeftOut { node: index, why, told });
                index = node.next();
            }
            None => index += 1,
        }
    }
    found
}

/// Finds what is no text in any document, in the order of the page: scripts, code, forms, what is hidden.
pub(super) fn never_text(tree: &Tree) -> Vec<LeftOut> {
    let holds_words = |node: usize| {
        let end = tree.nodes.get(node).map_or(0, Node::next);
        tree.nodes.get(node..end).unwrap_or_default().iter().any(|inner| inner.tag().is_none())
    };
    let mut found = Vec::new();
    let mut index = 1;
    while let Some(node) = tree.nodes.get(index) {
        let why = node.tag().and_then(|tag| tag.left_out().or_else(|| hidden(tree, index, tag)));
        match why {
            Some(why) => {
                found.push(LeftOut { node: index, why, told: holds_words(index) });
                index = node.next();
            }
            None => index += 1,
        }
    }
    found
}

/// The element that holds the text.
fn root(tree: &Tree, measures: &Measures) -> usize {
    let mains =
        elements(tree).filter(|&(node, tag)| (tag == Tag::Main || has_role(tree, node, "main")) && hidden(tree, node, tag).is_none());
    let total = measures.prose(tree, 0);
    let main = mains.map(|(node, _)| node).max_by_key(|&node| (measures.prose(tree, node), std::cmp::Reverse(node)));
    let root = main.filter(|&main| measures.prose(tree, main) * 4 >= total && total > 0).unwrap_or(0);
    let mut article = None;
    let mut index = root + 1;
    let end = tree.nodes.get(root).map_or(0, Node::next);
    // Articles in an article are its comments.
    while index < end {
        let Some(node) = tree.nodes.get(index) else { break };
        let is_article = node.tag() == Some(Tag::Article) || node.tag().is_some() && has_role(tree, index, "article");
        if is_article && hidden(tree, index, Tag::Article).is_none() {
            let prose = measures.prose(tree, index);
            if article.is_none_or(|(_, most)| prose > most) {
                article = Some((index, prose));
            }
            index = node.next();
        } else {
            index += 1;
        }
    }
    let most = measures.prose(tree, root);
    article.filter(|&(_, prose)| prose > 0 && prose * 5 >= most * 3).map_or(root, |(article, _)| article)
}

/// The heading that names the page, where it stands before the root: with the header that it stands in, if that is short.
fn title(tree: &Tree, measures: &Measures, root: usize) -> Option<usize> {
    let end = tree.nodes.get(root).map_or(0, Node::next);
    let is_heading = |node: &usize| tree.nodes.get(*node).and_then(Node::tag) == Some(Tag::H1);
    if root == 0 || (root..end).any(|node| is_heading(&node)) {
        return None;
    }
    let left_out = |node: usize| {
        let tag = tree.nodes.get(node).and_then(Node::tag).unwrap_or(Tag::Root);
        tag.left_out().is_some() || tag == Tag::Footer || tag == Tag::Aside || hidden(tree, node, tag).is_some()
    };
    let heading = (0..root).rev().find(|node| is_heading(node) && !left_out(*node) && !tree.ancestors(*node).any(left_out))?;
    let header = tree.ancestors(heading).find(|&node| matches!(tree.nodes.get(node).and_then(Node::tag), Some(Tag::Header | Tag::Hgroup)));
    let short = |node: &usize| {
        Measures::within(&measures.seen, tree, *node) <= HEADER_LENGTH && tree.nodes.get(*node).map_or(0, Node::next) <= root
    };
    Some(header.filter(short).unwrap_or(heading))
}

/// Where an element stands.
#[derive(Clone, Copy)]
struct Scope {
    /// Whether it lies in a root that the page names.
    inside: bool,
    /// How many bytes of words the root has outside links.
    total: u32,
}

/// Why an element is no part of the text.
fn reason(tree: &Tree, source: &str, measures: &Measures, node: usize, tag: Tag, scope: Scope) -> Option<&'static str> {
    if let Some(why) = tag.left_out().or_else(|| hidden(tree, node, tag)).or_else(|| by_role(tree, node)) {
        return Some(why);
    }
    if has_notes(tree, node, tag) {
        return None;
    }
    match tag {
        Tag::Footer if !tree.ancestors(node).any(|over| tree.nodes.get(over).and_then(Node::tag) == Some(Tag::Blockquote)) => {
            return Some(FOOTER);
        }
        Tag::Aside if !scope.inside => return Some(SIDEBAR),
        Tag::Header if !scope.inside && is_page_header(tree, node) => return Some(HEADER),
        _ => {}
    }
    // A heading is what it says, whatever its class.
    if !tag.is_block() && tag != Tag::A && tag != Tag::Span || tag.heading().is_some() || is_numbered_part(tree, source, node, tag) {
        return None;
    }
    let prose = measures.prose(tree, node);
    if let Some(why) = by_class(tree, node, tag, scope)
        && prose * 2 < scope.total.max(1)
    {
        return Some(why);
    }
    is_links(tree, source, measures, node, tag).then_some(NAVIGATION)
}

/// Whether an element is a part of the text whose heading counts it: `2.1.3. Comments`, `3.4 Related`.
///
/// What in it is links only is judged by itself.
fn is_numbered_part(tree: &Tree, source: &str, node: usize, tag: Tag) -> bool {
    if !matches!(tag, Tag::Div | Tag::Section) {
        return false;
    }
    let end = tree.nodes.get(node).map_or(0, Node::next).min(node + HEADED);
    let heading = (node..end).find(|&inner| tree.nodes.get(inner).and_then(Node::tag).is_some_and(|tag| tag.heading().is_some()));
    heading.is_some_and(|heading| {
        let words = tree.words(source, heading);
        let label = words.trim_start().split(|next: char| !next.is_ascii_digit() && next != '.').next().unwrap_or_default();
        let mut parts = label.trim_end_matches('.').split('.');
        parts.clone().count() > 1 && parts.all(|part| (1..=3).contains(&part.len()))
    })
}

/// How far behind its start tag the heading of a part stands, in elements and texts.
const HEADED: usize = 60;

/// Whether an element is not shown.
fn hidden(tree: &Tree, node: usize, tag: Tag) -> Option<&'static str> {
    if matches!(tag, Tag::Html | Tag::Body | Tag::Root) {
        return None;
    }
    let has = |attribute: Attribute, test: fn(&str) -> bool| tree.attribute(node, attribute).is_some_and(test);
    let styled = |style: &str| {
        let style: String = style.chars().filter(|next| !next.is_whitespace()).map(|next| next.to_ascii_lowercase()).collect();
        style.split(';').any(|rule| matches!(rule.trim_end_matches("!important"), "display:none" | "visibility:hidden"))
    };
    let is_hidden = has(Attribute::Hidden, |_| true)
        || has(Attribute::AriaHidden, |value| value.eq_ignore_ascii_case("true"))
        || has(Attribute::Style, styled)
        || has(Attribute::Class, |classes| classes.split_ascii_whitespace().any(|class| HIDDEN_CLASSES.contains(&class)))
        || tag == Tag::Dialog && tree.attribute(node, Attribute::Open).is_none();
    is_hidden.then_some(HIDDEN)
}

fn by_role(tree: &Tree, node: usize) -> Option<&'static str> {
    match tree.attribute(node, Attribute::Role)?.trim() {
        "navigation" | "menu" | "menubar" | "toolbar" | "search" | "doc-toc" | "doc-index" | "doc-pagelist" => Some(NAVIGATION),
        "banner" => is_page_header(tree, node).then_some(HEADER),
        "contentinfo" => Some(FOOTER),
        "complementary" => Some(SIDEBAR),
        "dialog" | "alertdialog" => Some(DIALOG),
        _ => None,
    }
}

/// Whether a header is that of a site: no heading of the first level stands in it, and it heads no part of the text.
fn is_page_header(tree: &Tree, node: usize) -> bool {
    let end = tree.nodes.get(node).map_or(0, Node::next);
    let heads = tree.nodes.get(node..end).unwrap_or_default().iter().any(|node| node.tag() == Some(Tag::H1));
    let part = |over: usize| matches!(tree.nodes.get(over).and_then(Node::tag), Some(Tag::Article | Tag::Main | Tag::Section));
    !heads && !tree.ancestors(node).any(part)
}

/// Whether an element holds footnotes, which stand in footers and asides.
fn has_notes(tree: &Tree, node: usize, tag: Tag) -> bool {
    let says = |node: usize| {
        tree.attribute(node, Attribute::Role).is_some_and(|role| role.starts_with("doc-footnote") || role.starts_with("doc-endnote"))
            || tree.attribute(node, Attribute::Class).is_some_and(|classes| words_of(classes).any(is_note_word))
    };
    says(node)
        || matches!(tag, Tag::Footer | Tag::Aside) && {
            let end = tree.nodes.get(node).map_or(0, Node::next);
            (node..end).any(says)
        }
}

/// Whether a word of a class speaks of footnotes.
pub(super) fn is_note_word(word: &str) -> bool {
    matches!(word, "footnote" | "footnotes" | "endnote" | "endnotes" | "noteref" | "footnoteref")
}

fn by_class(tree: &Tree, node: usize, tag: Tag, scope: Scope) -> Option<&'static str> {
    let classes = tree.attribute(node, Attribute::Class).unwrap_or_default();
    let id = tree.attribute(node, Attribute::Id).unwrap_or_default();
    // Makers of pages give sections the words of their headings as `id`: of these, only whole ones and those of banners count.
    let whole = find_class(&id.to_ascii_lowercase());
    let banner = words_of(id).any(|word| matches!(find_class(word), Some(COOKIES)));
    let why = words_of(classes).find_map(find_class).or(whole).or(banner.then_some(COOKIES))?;
    let fits = match why {
        SIDEBAR | HEADER => !scope.inside,
        SHARE | RELATED | COMMENTS | SIGN_UP | ADVERTISEMENT | DIALOG | FOOTER | COOKIES => tag.is_block(),
        _ => tag.is_block() || tag == Tag::A || classes.contains("editsection"),
    };
    fits.then_some(why)
}

/// What an element is for by a word of its class.
fn find_class(word: &str) -> Option<&'static str> {
    Some(match word {
        "addtoany" | "share" | "sharedaddy" | "sharing" | "social" => SHARE,
        "ads" | "adsense" | "advert" | "advertisement" | "sponsored" => ADVERTISEMENT,
        "breadcrumb" | "breadcrumbs" | "editsection" | "headerlink" | "menu" | "menubar" | "nav" | "navbar" | "navbox" | "navigation"
        | "pager" | "pagination" | "skiplink" => NAVIGATION,
        "colophon" | "footer" => FOOTER,
        "comments" | "disqus" => COMMENTS,
        "consent" | "cookie" | "cookiebanner" | "cookieconsent" | "cookienotice" | "cookies" | "gdpr" | "onetrust" => COOKIES,
        "lightbox" | "modal" | "popup" => DIALOG,
        "masthead" => HEADER,
        "newsletter" | "paywall" | "subscribe" => SIGN_UP,
        "outbrain" | "recommended" | "related" | "taboola" => RELATED,
        "sidebar" => SIDEBAR,
        _ => return None,
    })
}

/// The words that the names of classes are made of, where they are in small letters: `cookie` and `banner` of `cookie-banner`.
pub(super) fn words_of(classes: &str) -> impl Iterator<Item = &str> {
    classes.split(|next: char| !next.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a block holds little but short links.
fn is_links(tree: &Tree, source: &str, measures: &Measures, node: usize, tag: Tag) -> bool {
    if !matches!(tag, Tag::Ul | Tag::Ol | Tag::Div | Tag::Section) {
        return false;
    }
    let links = Measures::within(&measures.links, tree, node);
    let linked = Measures::within(&measures.linked, tree, node);
    let seen = Measures::within(&measures.seen, tree, node);
    let few_words = links >= LINKS && linked * 5 >= seen * 4 && linked <= links * LINK_LENGTH;
    // Links that end as sentences do are read; so are lists of sources, which give years.
    few_words && {
        let end = tree.nodes.get(node).map_or(0, Node::next);
        let texts = || tree.nodes.get(node..end).unwrap_or_default().iter().map(|node| tree.text(source, node).trim_end());
        let sentences = texts().filter(|text| text.ends_with(['.', '!', '?'])).count();
        (sentences as u32) * 2 < links
    }
}

fn has_role(tree: &Tree, node: usize, role: &str) -> bool {
    tree.attribute(node, Attribute::Role).is_some_and(|found| found.trim() == role)
}

fn elements(tree: &Tree) -> impl Iterator<Item = (usize, Tag)> + '_ {
    tree.nodes.iter().enumerate().filter_map(|(index, node)| node.tag().map(|tag| (index, tag)))
}
