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
    let draft = Draft { front_matter, ..Draft::default() };
    let mut draft = blocks::read(&tree, &source, &left_out, &notes, draft);
    drop(tree);
    if draft.blocks.len() > MOST {
        return Err(ReadError::whole(format!("more than {MOST} paragraphs, items and cells; expected a page that people read")));
    }
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    Ok(dateline::with_dateline(draft.compose(source)))
}
