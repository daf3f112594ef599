//! Markdown in, a [`Document`] out.

use crate::Document;

/// Reads Markdown.
pub(crate) fn read(source: String) -> Document {
    crate::plain::read(source)
}
