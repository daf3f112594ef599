//! What a report tells in, Markdown out, through a template in which every value is escaped.

use crate::index::Index;
use crate::revision_view::RevisionView;
use crate::templates::{self, Language, TemplateError, visible};
use crate::view::View;

/// The template that is used where the user gives none.
pub const TEMPLATE: &str = include_str!("../templates/report.md");

/// The template of the index of several reports.
const INDEX: &str = include_str!("../templates/index.md");

/// The template of the report of a revision.
pub const REVISION_TEMPLATE: &str = include_str!("../templates/revision.md");

/// Writes a report.
///
/// # Errors
/// A template that cannot be read or asks for what a view does not have.
pub fn render(view: &View, template: &str) -> Result<String, TemplateError> {
    templates::render(Language::Markdown, template, view)
}

/// Writes the report of a revision.
///
/// # Errors
/// A template that cannot be read or asks for what a view does not have.
pub fn revision(view: &RevisionView, template: &str) -> Result<String, TemplateError> {
    templates::render(Language::Markdown, template, view)
}

/// Writes the index of several reports.
///
/// # Errors
/// None that a user could cause: the template is built in.
pub fn index(index: &Index) -> Result<String, TemplateError> {
    templates::render(Language::Markdown, INDEX, index)
}

/// Takes all meaning that Markdown and HTML give to characters from a text, and makes it one line.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match visible(character) {
            special @ ('\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$' | '@') => {
                escaped.push('\\');
                escaped.push(special);
            }
            '!' if text[at + 1..].starts_with('[') => escaped.push_str("\\!"),
            // An address would become a link by itself.
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            '.' if ends_with_www(&text[..at]) => escaped.push_str("\\."),
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// A quotation at the head of a line, its own words in bold.
pub(crate) fn marked(before: &str, words: &str, after: &str) -> String {
    let (before, after) = (before.trim_start(), after.trim_end());
    let mut quotation = at_line_head(before);
    if words.is_empty() {
        return quotation + &escape(after);
    }
    // Asterisks open and close only where words or white space let them.
    let parted = |neighbour: Option<char>| neighbour.is_none_or(|character| !character.is_alphanumeric());
    let opens = parted(before.chars().next_back()) || words.starts_with(char::is_alphanumeric);
    let closes = parted(after.chars().next()) || words.ends_with(char::is_alphanumeric);
    let (open, close) = if opens && closes { ("**", "**") } else { ("<b>", "</b>") };
    quotation.push_str(open);
    quotation.push_str(&escape(words));
    quotation.push_str(close);
    quotation.push_str(&escape(after));
    quotation
}

/// A text at the head of a line, where a dash or a number would begin a list.
fn at_line_head(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    match text.get(digits..).and_then(|rest| rest.chars().next()) {
        Some(sign @ ('-' | '+' | '=' | ':')) if digits == 0 => format!("\\{sign}{}", escape(&text[1..])),
        Some(sign @ ('.' | ')')) if digits > 0 => format!("{}\\{sign}{}", &text[..digits], escape(&text[digits + 1..])),
        Some(_) | None => escape(text),
    }
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

#[cfg(test)]
mod tests {
    use super::{escape, marked};

    #[test]
    fn nothing_in_a_text_keeps_a_meaning() {
        assert_eq!(escape("a *b* [c](d) <e> | `f`\n# g"), "a \\*b\\* \\[c\\](d) \\<e\\> \\| \\`f\\` \\# g");
        assert_eq!(escape("see https://x.y ![z]"), "see https\\://x.y !\\[z\\]".replace("!\\[", "\\!\\["));
        assert_eq!(escape("at WWW.x.y\u{202e}"), "at WWW\\.x.y\u{fffd}");
    }

    #[test]
    fn words_are_bold_whatever_stands_beside_them() {
        assert_eq!(marked("rose by ", "6.5%", ", to 3"), "rose by **6.5%**, to 3");
        assert_eq!(marked("pre", "(x)", "post"), "pre<b>(x)</b>post");
        assert_eq!(marked("", "7", ""), "**7**");
    }

    #[test]
    fn a_quotation_begins_no_list() {
        assert_eq!(marked("- a ", "b", ""), "\\- a **b**");
        assert_eq!(marked("12. a ", "b", ""), "12\\. a **b**");
        assert_eq!(marked("12.5 a ", "", "c"), "12\\.5 a c");
    }
}
