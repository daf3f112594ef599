//! A drawn example of a page in, its text and its marks out.

use crate::book::LoadError;
use crate::check::Verdict;
use claimlint_document::{Format, Span};
use jiff::civil::Date;

/// One example of a page, with what is drawn under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The line of the page on which its text begins.
    pub line: usize,
    /// The old revision, where the example shows two.
    pub before: Option<String>,
    /// The text without the marks.
    pub text: String,
    /// How the text is read.
    pub format: Format,
    /// The day of publication, where the example gives one.
    pub published: Option<Date>,
    /// Whether it shows what the rule cannot see yet.
    pub known_gap: bool,
    /// The marks, in the order in which they are drawn.
    pub marks: Vec<Mark>,
}

/// A row of signs under the words that they speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What the signs say.
    pub sign: Sign,
    /// The words, as bytes of the example's text.
    pub span: Span,
    /// What stands behind the signs; empty where nothing does.
    pub message: String,
    /// The line of the page on which it is drawn.
    pub line: usize,
}

/// The signs of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `^`: the fault.
    Conflict,
    /// `?`: for review.
    Review,
    /// `=`: checked, and holds.
    Holds,
    /// `~`: a place that was compared.
    Related,
}

impl Sign {
    /// The character that is drawn.
    pub const fn drawn(self) -> char {
        match self {
            Self::Conflict => '^',
            Self::Review => '?',
            Self::Holds => '=',
            Self::Related => '~',
        }
    }

    /// The sign of a verdict.
    pub const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict => Self::Conflict,
            Verdict::Review => Self::Review,
            Verdict::Holds => Self::Holds,
        }
    }

    const ALL: [Self; 4] = [Self::Conflict, Self::Review, Self::Holds, Self::Related];
}

/// Reads the block that a fence opens on line `line` of the page.
pub(crate) fn read(path: &str, line: usize, fence: &str, body: &[&str], known_gap: bool) -> Result<Example, LoadError> {
    let mut words = fence.split_whitespace();
    let format = if words.next() == Some("markdown") { Format::Markdown } else { Format::Plain };
    let mut published = None;
    for word in words.filter(|word| !matches!(*word, "old" | "new")) {
        let day = word.strip_prefix("published=").and_then(|day| day.parse().ok());
        published =
            Some(day.ok_or_else(|| LoadError::new(path, line, format!("found `{word}`; expected published=YYYY-MM-DD, old or new")))?);
    }
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    for (index, &drawn) in body.iter().enumerate() {
        let number = line + 1 + index;
        if let (Some((start, marked)), Some((sign, from, count, message))) = (above, signs(drawn)) {
            let span = columns(marked, from, count).ok_or_else(|| {
                LoadError::new(path, number, "found signs behind the end of the line above; expected them under its words")
            })?;
            marks.push(Mark { sign, span: Span::new(start + span.start, start + span.end), message: message.to_owned(), line: number });
            continue;
        }
        above = Some((text.len(), drawn));
        text.push_str(drawn);
        text.push('\n');
    }
    Ok(Example { line: line + 1, before: None, text, format, published, known_gap, marks })
}

/// The sign, column, number of signs and message of a line that is a row of marks.
///
/// A lone sign needs a column or a message to be one: `=` and `~` begin lines of Markdown too.
fn signs(line: &str) -> Option<(Sign, usize, usize, &str)> {
    let trimmed = line.trim_start_matches(' ');
    let from = line.len() - trimmed.len();
    let sign = Sign::ALL.into_iter().find(|sign| trimmed.starts_with(sign.drawn()))?;
    let rest = trimmed.trim_start_matches(sign.drawn());
    let count = trimmed.len() - rest.len();
    (rest.is_empty() || rest.starts_with(' ')).then_some((sign, from, count, rest.trim()))
}

/// The bytes of a line that stand in `count` columns from `from` on.
fn columns(line: &str, from: usize, count: usize) -> Option<Span> {
    let offset = |column: usize| line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column);
    Some(Span::new(offset(from)?, offset(from + count)?))
}
