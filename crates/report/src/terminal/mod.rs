//! A check in, a drawing of its places for the terminal out.
//!
//! The drawing fits the terminal: of long lines only what lies around the places is shown, and marks stand under the
//! columns that wide and combining characters take.
//! Nothing of a text reaches the terminal raw ([`crate::safe`]).

mod marks;
mod window;

use crate::{Checked, safe};
use anstyle::{AnsiColor, Style};
use claimlint_rules::{Check, Severity, Verdict};
use std::fmt::Write;
use window::Window;

/// The width of drawings that do not go to a terminal.
pub const WIDTH: usize = 100;

/// The least width that is drawn for; a narrower terminal breaks the lines itself.
const NARROWEST: usize = 30;

/// How a terminal is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Whether it shows colours.
    pub color: bool,
    /// How many columns it has.
    pub width: usize,
}

/// The colours of a drawing.
#[derive(Clone, Copy, Debug, Default)]
struct Colors {
    /// What the finding is, and the words at fault.
    level: Style,
    /// The message.
    title: Style,
    /// Line numbers and what parts them from the text.
    gutter: Style,
    /// The other places.
    context: Style,
}

/// Draws one check: its message, its places, its computation, what would make it true, and where to read more.
pub fn render(checked: Checked<'_>, check: &Check, paint: Paint) -> String {
    let colors = if paint.color { colors(check) } else { Colors::default() };
    let Colors { level, title, gutter, .. } = colors;
    let document = checked.ledger.document;
    let position = checked.lines.position(&document.source, document.source_span(check.span).start);
    let places = window::places(checked, check);
    // Lines of what was drawn out of a file without lines tell nobody anything.
    let numbered = document.headings.is_empty();
    let digits = if numbered { places.last().map_or(position.line, |last| last.line.max(position.line)).to_string().len() } else { 1 };
    let width = paint.width.max(NARROWEST).saturating_sub(digits + 3);
    let windows = window::windows(checked, &places, width);

    let name = match check.verdict {
        Verdict::Holds => "holds",
        Verdict::Review => "review",
        Verdict::Conflict => "conflict",
    };
    let margin = " ".repeat(digits);
    // A file without lines says where a person finds the words.
    let at = document
        .place(check.span)
        .map_or_else(|| format!("{}:{}", position.line, position.column), |place| format!(" {}", safe::line(&place.to_string())));
    let mut drawn = format!(
        "{level}{name}[{}]{level:#}{title}: {}{title:#}\n{margin}{gutter}-->{gutter:#} {}:{at}\n{margin} {gutter}|{gutter:#}\n",
        safe::line(&check.rule),
        safe::line(&check.message),
        safe::path(checked.path),
    );
    let mut before: Option<&Window> = None;
    for window in &windows {
        if before.is_some_and(|before| before.line + 1 < window.line) {
            line(&mut drawn, format_args!("{gutter}{:.<digits$}{gutter:#}", "..."));
        }
        let number = if numbered { window.line.to_string() } else { String::new() };
        line(&mut drawn, format_args!("{gutter}{number:>digits$} |{gutter:#} {}", window.shown));
        for row in marks::rows(window, width, colors) {
            line(&mut drawn, format_args!("{margin} {gutter}|{gutter:#} {row}"));
        }
        before = Some(window);
    }
    let mut notes = Vec::new();
    let here = document.place(check.span).map(|place| place.position());
    for evidence in &check.related {
        if let Some(place) = document.place(evidence.span).filter(|place| Some(place.position()) != here) {
            notes.push(format!("compared: {}", safe::line(&place.to_string())));
        }
    }
    if let Some(computed) = check.computed.as_ref().filter(|computed| **computed != check.message) {
        notes.push(format!("computed: {}", safe::line(computed)));
    }
    if !check.fixes.is_empty() {
        notes.push(format!("would agree: {}", safe::line(&check.fixes.join(" or "))));
    }
    notes.push(format!("more: claimlint rules explain {}", safe::line(&check.rule)));
    line(&mut drawn, format_args!("{margin} {gutter}|{gutter:#}"));
    for note in notes {
        line(&mut drawn, format_args!("{margin} {gutter}={gutter:#} {note}"));
    }
    drawn.push('\n');
    drawn
}

/// Appends a line.
fn line(drawn: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(drawn, "{line}");
}

fn colors(check: &Check) -> Colors {
    let level = match (check.verdict, check.severity) {
        (Verdict::Holds, _) => AnsiColor::BrightGreen,
        (Verdict::Review, _) | (Verdict::Conflict, Severity::Warning) => AnsiColor::Yellow,
        (Verdict::Conflict, Severity::Error) => AnsiColor::BrightRed,
        (Verdict::Conflict, Severity::Note) => AnsiColor::BrightCyan,
    };
    Colors {
        level: level.on_default().bold(),
        title: Style::new().bold(),
        gutter: AnsiColor::BrightBlue.on_default().bold(),
        context: AnsiColor::BrightBlue.on_default().bold(),
    }
}

#[cfg(test)]
mod tests;
