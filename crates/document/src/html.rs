//! HTML in, a [`Document`] out: the words of the page's own text, each with its place in the source.
//!
//! What is not the text of the page (navigation, banners, scripts, what is hidden) is told as not checked.

mod article;
mod blocks;
mod metadata;
mod notes;
mod tables;
mod tag;
mod text;
mod token;
mod tree;

use crate::draft::Draft;
use crate::{Document, ReadError, arrange, dateline};
use tag::Tag;
use tree::Tree;

/// The largest page that is read, in bytes.
const LARGEST: usize = 256 << 20;

/// How many paragraphs, items and cells a page may have.
const MOST: usize = 500_000;

/// Reads HTML.
pub(crate) fn read(source: String) -> Result<Document, ReadError> {
    if source.len() > LARGEST {
        return Err(ReadError::whole(format!("a page of {} bytes; expected at most {LARGEST}", source.len())));
    }
    let tree = Tree::read(&source);
    if tree.overfull {
        return Err(ReadError::whole("more than two million elements and texts; expected a page that people read".to_owned()));
    }
    let left_out = article::left_out(&tree, &source);
    let notes = notes::find(&tree, &source, &left_out);
    let front_matter = metadata::read(&tree, &source);
    let draft = Draft { front_matter, ..Draft::for_source_of(tree.length()) };
    let mut draft = blocks::read(&tree, &source, &left_out, &notes, draft, false);
    drop(tree);
    if draft.blocks.len() > MOST {
        return Err(ReadError::whole(format!("more than {MOST} paragraphs, items and cells; expected a page that people read")));
    }
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    Ok(dateline::with_dateline(draft.compose(source)))
}

/// Reads HTML that stands in a text of another format, as a draft of its own; none where there is more of it than is read.
///
/// All of it belongs to the text, but for what is never text and what is hidden.
/// `titled` says whether the text has a title already.
pub(crate) fn fragment(source: &str, titled: bool) -> Option<Draft> {
    let tree = Tree::read(source);
    if tree.overfull {
        return None;
    }
    let left_out = article::never_text(&tree);
    let notes = notes::find(&tree, source, &left_out);
    let draft = blocks::read(&tree, source, &left_out, &notes, Draft::default(), titled);
    (draft.blocks.len() <= MOST).then_some(draft)
}

/// What a tag in the line of another format does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InLine {
    /// It sets them in bold or italics.
    Emphasis,
    /// They are no text, for this reason.
    LeftOut(&'static str),
}

/// Reads the name of a tag in the line of another format.
pub(crate) fn in_line(name: &str) -> Option<InLine> {
    match Tag::of_name(name) {
        Tag::B | Tag::Em | Tag::I | Tag::Strong => Some(InLine::Emphasis),
        tag => tag.left_out().map(InLine::LeftOut),
    }
}
