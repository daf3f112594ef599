//! What a report tells in, Markdown out, through a template in which every value is escaped.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior};
use serde::Serialize;

/// The template that is used where the user gives none.
pub const TEMPLATE: &str = include_str!("../templates/report.md");

/// The template of the report of a revision.
pub const REVISION_TEMPLATE: &str = include_str!("../templates/revision.md");

/// How many instructions a template may run: ample for any report, an end for a template that never stops.
const FUEL: u64 = 200_000_000;

/// Writes a report.
///
/// # Errors
/// A template that cannot be read or asks for what a view does not have; the message names its line.
pub fn render(view: &impl Serialize, template: &str) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(format);
    environment.template_from_named_str("report.md", template)?.render(Value::from(Serde(view)))
}

/// Prints a value of a template: words are escaped, numbers and safe strings are not.
fn format(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    if value.kind() == ValueKind::String && !value.is_safe() {
        output.write_str(&escape(value.as_str().unwrap_or_default()))?;
    } else if !value.is_none() {
        output.write_str(&value.to_string())?;
    }
    Ok(())
}

/// Takes all meaning that Markdown and HTML give to characters from a text, and makes it one line.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '!' if text[at + 1..].starts_with('[') => escaped.push_str("\\!"),
            // An address would become a link by itself.
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            '@' => escaped.push_str("\\@"),
            character if character.is_control() => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_keeps_a_meaning() {
        assert_eq!(escape("a *b* [c](d) <e> | `f`\n# g"), "a \\*b\\* \\[c\\](d) \\<e\\> \\| \\`f\\` \\# g");
        assert_eq!(escape("see https://x.y ![z]"), "see https\\://x.y !\\[z\\]".replace("!\\[", "\\!\\["));
    }
}
