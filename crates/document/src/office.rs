//! What Word and `OpenDocument` files have in common: paragraphs, tables and notes in, a draft of the text out.
//!
//! These files have no lines.
//! Their text is written out as a person would type it, with numbers before items and tabs between cells, and that text is
//! the source that all places lead to.

mod manuscript;
mod paragraph;
mod table;
pub(crate) mod xml;

pub(crate) use self::manuscript::Manuscript;
pub(crate) use self::paragraph::{ListKey, Numbering, Paragraph, Role, Setting, Shift, role_of_name};
pub(crate) use self::table::{Cell, OfficeTable};

/// Which of the two texts of tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text as it is when all changes are accepted.
    #[default]
    Accept,
    /// The text as it was before them.
    Reject,
}
