//! A template and plain data in, text out; every value that a template prints is escaped for the language it writes.

use crate::markdown;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// The style sheet of all pages, to templates the variable `style`.
const STYLE: &str = include_str!("../templates/report.css");

/// How many instructions a template may run: ample for any report, an end for a template that never stops.
const FUEL: u64 = 200_000_000;

/// What a template writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Markdown as code hosts render it.
    Markdown,
    /// HTML.
    Html,
}

/// Why a template could not be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The line of the template, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

impl std::error::Error for TemplateError {}

/// Fills a template.
///
/// # Errors
/// A template that cannot be read, that asks for what the data does not have, or that does not end.
pub(crate) fn render(language: Language, template: &str, data: &impl Serialize) -> Result<String, TemplateError> {
    fill(language, template, data).map_err(|error| TemplateError {
        line: error.line().unwrap_or(1),
        message: match error.kind() {
            ErrorKind::OutOfFuel => format!("the template does not end within {FUEL} steps"),
            _ => error.to_string(),
        },
    })
}

fn fill(language: Language, template: &str, data: &impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    let name = match language {
        Language::Markdown => {
            environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
            environment.set_formatter(print_markdown);
            environment.add_filter("marked", marked);
            "report.md"
        }
        Language::Html => {
            environment.set_auto_escape_callback(|_| AutoEscape::Html);
            environment.set_formatter(print_html);
            environment.add_global("style", Value::from_safe_string(STYLE.to_owned()));
            environment.add_filter("csp_hash", csp_hash);
            "report.html"
        }
    };
    environment.template_from_named_str(name, template)?.render(Value::from(Serde(data)))
}

/// Whether a character would change how the words around it are shown: controls and marks of writing direction.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text without hidden characters: white space stays white space, all others are shown as what they are, unknown.
pub(crate) fn visible(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => ' ',
        hidden if is_hidden(hidden) => '\u{fffd}',
        shown => shown,
    }
}

/// Prints a value of a Markdown template: words are escaped, numbers and safe strings are not.
fn print_markdown(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    print(output, value, markdown::escape)
}

/// Prints a value of an HTML template: words are escaped, numbers and safe strings are not.
fn print_html(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    print(output, value, escape_html)
}

fn print(output: &mut Output<'_>, value: &Value, escape: fn(&str) -> String) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    match (value.kind(), value.as_str()) {
        (ValueKind::String, Some(text)) if value.is_safe() => output.write_str(text)?,
        (ValueKind::String, Some(text)) => output.write_str(&escape(text))?,
        (ValueKind::Number | ValueKind::Bool, _) => output.write_str(&value.to_string())?,
        // Lists and maps may hold words of the document.
        (_, _) => output.write_str(&escape(&value.to_string()))?,
    }
    Ok(())
}

/// Takes all meaning that HTML gives to characters from a text, in elements and in quoted attributes.
pub(crate) fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars().map(visible) {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// A quotation in Markdown with its own words in bold.
fn marked(quote: &Value) -> Result<Value, Error> {
    let part = |name: &str| quote.get_attr(name).map(|part| part.as_str().unwrap_or_default().to_owned());
    Ok(Value::from_safe_string(markdown::marked(&part("before")?, &part("words")?, &part("after")?)))
}

/// What a content security policy calls a style sheet that a page may have: `sha256-…` of its text.
fn csp_hash(style: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(style.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{Language, csp_hash, escape_html, render};
    use serde_json::json;

    #[test]
    fn html_keeps_no_meaning_of_a_text() {
        let printed = render(Language::Html, "<p title=\"{{ a }}\">{{ a }} {{ b }}</p>", &json!({"a": "<b>\"&'", "b": ["<i>"]})).unwrap();
        let escaped = "&lt;b&gt;&quot;&amp;&#39;";
        assert_eq!(printed, format!("<p title=\"{escaped}\">{escaped} [&#39;&lt;i&gt;&#39;]</p>"));
        assert_eq!(escape_html("a\u{202e}b\u{0}c\nd"), "a\u{fffd}b\u{fffd}c d");
    }

    #[test]
    fn the_hash_is_that_of_the_policy() {
        // The digest of the empty text is in every description of SHA-256.
        assert_eq!(csp_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn what_data_does_not_have_is_an_error_with_its_line() {
        let error = render(Language::Markdown, "a\n{{ nothing }}\n", &json!({})).unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.to_string().starts_with("2: undefined value"), "{error}");
    }
}
