//! A checked document in, one HTML page out that needs neither a network nor a script to be read.

mod body;
mod drawing;
mod marks;

pub use body::{Cell, Step};
pub use drawing::{Bar, Drawing, Label, Tick};
pub use marks::{Pointer, Segment};

use crate::Checked;
use crate::index::Index;
use crate::rows::Rows;
use crate::templates::{self, Language, TemplateError};
use crate::view::View;
use serde::Serialize;

/// The template that is used where the user gives none.
pub const TEMPLATE: &str = include_str!("../templates/report.html");

/// The template of the index of several pages.
const INDEX: &str = include_str!("../templates/index.html");

/// What a page tells beside all that every report does.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    /// The text with its marks, from the first element to the last.
    pub text: Rows<Step>,
    /// The dates on their axis; none where the text has no dates.
    pub drawing: Option<Drawing>,
}

/// Gathers what a page tells of a document beside its view.
pub fn body(checked: Checked<'_>, view: &View) -> Body {
    Body { text: body::body(checked, view).into(), drawing: drawing::drawing(&view.timeline) }
}

/// Writes a page.
///
/// # Errors
/// A template that cannot be read or asks for what a page does not have.
pub fn render(view: &View, body: &Body, template: &str) -> Result<String, TemplateError> {
    templates::render(Language::Html, template, &Page { view, body })
}

#[derive(Serialize)]
struct Page<'p> {
    #[serde(flatten)]
    view: &'p View,
    #[serde(flatten)]
    body: &'p Body,
}

/// Writes the index of several pages.
///
/// # Errors
/// None that a user could cause: the template is built in.
pub fn index(index: &Index) -> Result<String, TemplateError> {
    templates::render(Language::Html, INDEX, index)
}
