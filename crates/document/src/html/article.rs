//! A page in, the parts of it that are no part of its text out: navigation, banners, footers, what is hidden.
//!
//! How the text is found, in this order:
//!
//! 1. The root is `main` where the page has one with a good part of its words, within it (or without it) the one `article`
//!    that holds most of the words, else the page.
//!    What lies outside the root is left out, but for the heading that names the page.
//! 2. In the root, elements are left out that say what they are: by their name (`nav`, `footer`, `script`), by their role,
//!    by being hidden, by a class of the usual words (`cookie`, `share`, `related`), or by the heading that they begin with
//!    (`Most popular`, `Leave a reply`).
//!    A class or heading counts only where less than half of the words go with it, in the element and in all like it:
//!    the names of classes lie, and `paywall` may be what every paragraph of an article is.
//! 3. So are blocks that hold little but short links, or little but headings that lead elsewhere.
//!
//! Nothing is left out for being short: a fragment without any of this is read as a whole.

mod measures;
mod names;

pub(super) use self::names::{is_note_word, words_of};

use self::measures::Measures;
use self::names::{
    ADVERTISEMENT, COMMENTS, COOKIES, DIALOG, FOOTER, HEADER, HIDDEN, NAVIGATION, OUTSIDE, PAYWALL, RELATED, SHARE, SIDEBAR, SIGN_UP,
    by_heading, find_class, hides, is_number, longest_under,
};
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

/// How many links a block of little else must have.
const LINKS: u32 = 4;

/// The longest that the links of such a block are on average, in bytes: longer ones are sentences.
const LINK_LENGTH: u32 = 60;

/// How far behind its start tag the heading of a part stands, in elements and texts.
const HEADED: usize = 60;

/// How many headings that lead elsewhere a block of other texts must have, and how many bytes of prose may stand under each.
const TEASERS: u32 = 3;
const TEASER_LENGTH: u32 = 240;

/// The longest header of a page that is read for the heading in it, in bytes of text.
const HEADER_LENGTH: u32 = 600;

/// Finds what is left out, in the order of the page.
pub(super) fn left_out(tree: &Tree, source: &str) -> Vec<LeftOut> {
    let measures = Measures::of(tree, source);
    let root = root(tree, &measures);
    let title = title(tree, &measures, root);
    let holds = |node: usize, inner: usize| node <= inner && inner < tree.nodes.get(node).map_or(0, Node::next);
    let has_root = root != 0;
    let mut scope = Scope { inside: false, total: measures.prose(tree, root), lost: Vec::new() };
    scope.lost = lost(tree, &measures, root, &scope);
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
            scope.inside = has_root && inside;
            reason(tree, source, &measures, index, tag, &scope).or((has_root && !inside).then_some(OUTSIDE))
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
struct Scope {
    /// Whether it lies in a root that the page names.
    inside: bool,
    /// How many bytes of words the root has outside links.
    total: u32,
    /// The reasons that no class of this page gives, since half of the words would go with them.
    lost: Vec<&'static str>,
}

/// The reasons for which classes would take half of the words of the root or more.
fn lost(tree: &Tree, measures: &Measures, root: usize, scope: &Scope) -> Vec<&'static str> {
    let mut taken: Vec<(&'static str, u32)> = Vec::new();
    let end = tree.nodes.get(root).map_or(0, Node::next);
    let mut index = root + 1;
    while index < end {
        let Some(node) = tree.nodes.get(index) else { break };
        let prose = node.tag().map_or(0, |_| measures.prose(tree, index));
        let why = node.tag().filter(|_| prose > 0 && prose * 2 < scope.total).and_then(|tag| by_class(tree, index, tag, scope));
        match why {
            Some(why) => {
                match taken.iter_mut().find(|(of, _)| *of == why) {
                    Some((_, sum)) => *sum = sum.saturating_add(prose),
                    None => taken.push((why, prose)),
                }
                index = node.next();
            }
            None => index += 1,
        }
    }
    taken.into_iter().filter(|(_, sum)| sum.saturating_mul(2) >= scope.total).map(|(why, _)| why).collect()
}

/// Why an element is no part of the text.
fn reason(tree: &Tree, source: &str, measures: &Measures, node: usize, tag: Tag, scope: &Scope) -> Option<&'static str> {
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
    if !tag.is_block() && tag != Tag::A && tag != Tag::Span || tag.heading().is_some() {
        return None;
    }
    let heading = heading(tree, node, tag);
    let named = heading.map(|heading| tree.words(source, heading));
    if named.as_deref().is_some_and(is_number) {
        return None;
    }
    // What a heading names stands behind it.
    let named = named.filter(|_| heading.is_some_and(|heading| measures.seen.get(heading) == measures.seen.get(node)));
    let prose = measures.prose(tree, node);
    let few = prose * 2 < scope.total.max(1);
    let why = by_class(tree, node, tag, scope).filter(|why| !scope.lost.contains(why));
    if let Some(why) = why.or_else(|| named.as_deref().and_then(by_heading).filter(|why| prose <= longest_under(why))).filter(|_| few) {
        return Some(why);
    }
    if is_links(tree, source, measures, node, tag) {
        return Some(NAVIGATION);
    }
    (few && is_teasers(tree, measures, node, tag)).then_some(RELATED)
}

/// The first heading of a part of a page, where it stands near its start.
fn heading(tree: &Tree, node: usize, tag: Tag) -> Option<usize> {
    if !matches!(tag, Tag::Div | Tag::Section | Tag::Aside) {
        return None;
    }
    let end = tree.nodes.get(node).map_or(0, Node::next).min(node + HEADED);
    (node..end).find(|&inner| tree.nodes.get(inner).and_then(Node::tag).is_some_and(|tag| tag.heading().is_some()))
}

/// Whether an element is not shown.
fn hidden(tree: &Tree, node: usize, tag: Tag) -> Option<&'static str> {
    if matches!(tag, Tag::Html | Tag::Body | Tag::Root) || tree.is_bare(node) && tag != Tag::Dialog {
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
        || has(Attribute::Class, hides)
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

fn by_class(tree: &Tree, node: usize, tag: Tag, scope: &Scope) -> Option<&'static str> {
    if tree.is_bare(node) {
        return None;
    }
    let classes = tree.attribute(node, Attribute::Class).unwrap_or_default();
    let id = tree.attribute(node, Attribute::Id).unwrap_or_default();
    // Makers of pages give sections the words of their headings as `id`: of these, only whole ones and those of banners count.
    let whole = find_class(id);
    let banner = words_of(id).any(|word| matches!(find_class(word), Some(COOKIES)));
    let why = words_of(classes).find_map(find_class).or(whole).or(banner.then_some(COOKIES))?;
    let fits = match why {
        SIDEBAR => !scope.inside || tag == Tag::Aside,
        HEADER => !scope.inside,
        SHARE | RELATED | COMMENTS | SIGN_UP | PAYWALL | ADVERTISEMENT | DIALOG | FOOTER | COOKIES => tag.is_block(),
        _ => tag.is_block() || tag == Tag::A || classes.contains("editsection"),
    };
    fits.then_some(why)
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

/// Whether a block holds little but the headings of other texts, with a line or two under each.
fn is_teasers(tree: &Tree, measures: &Measures, node: usize, tag: Tag) -> bool {
    let teasers = Measures::within(&measures.teasers, tree, node);
    matches!(tag, Tag::Ul | Tag::Ol | Tag::Div | Tag::Section | Tag::Aside)
        && teasers >= TEASERS
        && teasers + 1 >= Measures::within(&measures.headings, tree, node)
        && measures.prose(tree, node) <= teasers * TEASER_LENGTH
}

fn has_role(tree: &Tree, node: usize, role: &str) -> bool {
    tree.attribute(node, Attribute::Role).is_some_and(|found| found.trim() == role)
}

fn elements(tree: &Tree) -> impl Iterator<Item = (usize, Tag)> + '_ {
    tree.nodes.iter().enumerate().filter_map(|(index, node)| node.tag().map(|tag| (index, tag)))
}
