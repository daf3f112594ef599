//! Text in the markup of reStructuredText in, its words without the markup out.

use super::lines::{self, Line};
use crate::draft::Draft;
use crate::{BlockKind, Link, Span};

/// How far the end of a marked-up phrase may lie from its start, in bytes.
const REACH: usize = 600;

/// Whether a text is written in the markup: two of its signs at least.
pub(super) fn is_markup(source: &str, lines: &[Line]) -> bool {
    let directives = lines
        .iter()
        .any(|line| line.of(source).starts_with(".. ") && line.of(source).contains("::") || line.of(source).starts_with(".. ["));
    let literals = lines.iter().any(|line| line.of(source).ends_with("::"));
    let headings = lines.windows(2).any(|pair| {
        let (title, under) = (pair[0].of(source), pair[1].of(source));
        title.len() > 2 && lines::adornment(under).is_some() && lines::adornment(title).is_none() && under.len() >= title.chars().count()
    });
    let inline = source.contains("``") || source.contains("`_") || source.contains(":`");
    let proposal = lines.iter().take(3).any(|line| line.of(source).starts_with("PEP:"));
    [directives, literals, headings, inline, proposal].into_iter().filter(|&sign| sign).count() >= 2
}

/// Reads what begins with two full stops, or a table drawn with signs; gives the line after it.
pub(super) fn explicit(source: &str, lines: &[Line], at: usize, draft: &mut Draft) -> Option<usize> {
    let line = lines.get(at)?;
    let text = line.of(source);
    if text == ".." || text.starts_with(".. ") {
        let rest = &lines[at + 1..];
        let blank_after =
            |index: usize| rest[index..].iter().find(|line| !line.is_blank()).is_some_and(|line| line.indent > line_indent(lines, at));
        let length = rest
            .iter()
            .enumerate()
            .take_while(|(index, next)| next.indent > line.indent && !next.is_blank() || next.is_blank() && blank_after(*index))
            .count();
        let last = rest[..length].iter().rev().find(|line| !line.is_blank()).unwrap_or(line);
        let words = text.trim_start_matches("..").trim_start();
        if words.starts_with('[') && words.contains(']') {
            let start = draft.text.len();
            write(source, Span::new(line.span.end - words.len(), last.span.end), draft);
            draft.end_block(BlockKind::ReferenceEntry, start, 0, None);
        } else {
            draft.leave_out(Span::new(line.span.start, last.span.end), "directive");
        }
        return Some(at + 1 + length);
    }
    let grid = text.starts_with("+-") || text.starts_with("+=");
    let simple = text.contains("= =") || text.contains("=  ");
    let drawn = simple && text.bytes().all(|byte| matches!(byte, b'=' | b' '));
    if !(grid && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=')) || drawn) {
        return None;
    }
    let length = lines[at..].iter().take_while(|line| !line.is_blank()).count();
    let last = lines.get(at + length - 1)?;
    draft.leave_out(Span::new(line.span.start, last.span.end), "table");
    Some(at + length)
}

fn line_indent(lines: &[Line], at: usize) -> usize {
    lines.get(at).map_or(0, |line| line.indent)
}

/// Appends a paragraph without its markup: literals as opaque words, roles and links by their words.
pub(super) fn write(source: &str, paragraph: Span, draft: &mut Draft) {
    let mut at = paragraph.start;
    let mut copied = at;
    while at < paragraph.end {
        let rest = &source[at..paragraph.end];
        let Some(next) = rest.find(['`', '*', '\\', '_', '\n', ':']) else { break };
        let place = at + next;
        let Some((end, phrase)) = phrase(source, place, paragraph) else {
            at = place + 1;
            continue;
        };
        draft.copy(source, Span::new(copied, place.max(copied)));
        let start = draft.text.len();
        match phrase {
            Phrase::Break => {
                // White space before the line break is not text.
                lines::line_break(source, Span::new(place, end), draft);
            }
            Phrase::Words(words) => draft.copy(source, words),
            Phrase::Opaque(words) => {
                copy_lines(source, words, draft);
                draft.opaque.push(Span::new(start, draft.text.len()));
            }
            Phrase::Link(words, target) => {
                copy_lines(source, words, draft);
                draft.links.push(Link { span: Span::new(start, draft.text.len()), target: target.of(source).to_owned() });
            }
            Phrase::Document(name, number) => {
                draft.replace(name, Span::new(place, number.start));
                draft.copy(source, number);
            }
        }
        at = end;
        copied = end;
    }
    let end = if source[copied..paragraph.end].ends_with("::") { paragraph.end - 1 } else { paragraph.end };
    draft.copy(source, Span::new(copied, end));
}

/// A marked-up phrase.
enum Phrase<'a> {
    /// The break between two lines.
    Break,
    /// Words without the signs around them.
    Words(Span),
    /// A literal.
    Opaque(Span),
    /// Words and where they lead.
    Link(Span, Span),
    /// A reference to a numbered document, by its kind and its number.
    Document(&'a str, Span),
}

/// Reads the phrase that begins at a sign, and its end; none where the sign stands for itself.
fn phrase(source: &str, at: usize, paragraph: Span) -> Option<(usize, Phrase<'static>)> {
    let rest = &source[at..paragraph.end];
    let before = source[paragraph.start..at].chars().next_back();
    let open = before.is_none_or(|before| !before.is_alphanumeric());
    match rest.as_bytes().first()? {
        b'\n' => {
            let gap = rest.len() - rest.trim_start().len();
            Some((at + gap, Phrase::Break))
        }
        b'\\' => {
            let escaped = rest[1..].chars().next()?;
            let words = Span::new(at + 1, at + 1 + escaped.len_utf8());
            let words = if escaped.is_whitespace() { Span::new(at + 1, at + 1) } else { words };
            (escaped != '\n').then_some((at + 1 + escaped.len_utf8(), Phrase::Words(words)))
        }
        b'_' => {
            // The mark of a reference stands behind its bracket.
            let reference = before == Some(']') && !rest[1..].starts_with(char::is_alphanumeric);
            reference.then_some((at + 1, Phrase::Words(Span::new(at, at))))
        }
        b'`' if rest.starts_with("``") => {
            let length = reach(&rest[2..]).find("``").filter(|&length| length > 0)?;
            Some((at + length + 4, Phrase::Opaque(Span::new(at + 2, at + 2 + length))))
        }
        b'`' => {
            let (words, end) = quoted(rest, at)?;
            Some((end + underscores(&source[end..paragraph.end]), linked(source, words)))
        }
        b':' if open => {
            let length =
                rest[1..].bytes().take(30).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_')).count();
            let role = rest[1..=length].strip_suffix(':')?;
            let (words, end) = quoted(&rest[length + 1..], at + 1 + length)?;
            let number = words.of(source).bytes().all(|byte| byte.is_ascii_digit());
            let phrase = match role {
                "pep" if number => Phrase::Document("PEP ", words),
                "rfc" if number => Phrase::Document("RFC ", words),
                _ => match linked(source, words) {
                    Phrase::Words(words) => Phrase::Opaque(words),
                    other @ (Phrase::Break | Phrase::Opaque(_) | Phrase::Link(..) | Phrase::Document(..)) => other,
                },
            };
            Some((end, phrase))
        }
        b'*' if open => {
            let stars = if rest.starts_with("**") { "**" } else { "*" };
            let inner = reach(&rest[stars.len()..]);
            let length = inner.find(stars).filter(|&length| length > 0)?;
            let inner = &inner[..length];
            let tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace) && !inner.contains('\n');
            let words = Span::new(at + stars.len(), at + stars.len() + length);
            tight.then_some((words.end + stars.len(), Phrase::Words(words)))
        }
        _ => None,
    }
}

/// Words between single backticks at the start of `rest`, and the place behind them.
fn quoted(rest: &str, at: usize) -> Option<(Span, usize)> {
    let inner = rest.strip_prefix('`')?;
    let length = reach(inner).find('`').filter(|&length| length > 0)?;
    (!inner.starts_with(char::is_whitespace)).then_some((Span::new(at + 1, at + 1 + length), at + length + 2))
}

/// Takes `words <target>` apart.
fn linked(source: &str, words: Span) -> Phrase<'static> {
    let text = words.of(source);
    match text.rsplit_once('<') {
        Some((label, target)) if text.ends_with('>') && !label.trim().is_empty() => {
            let end = words.start + label.trim_end().len();
            let start = words.start + label.len() + 1;
            Phrase::Link(Span::new(words.start, end), Span::new(start, start + target.len() - 1))
        }
        Some(_) | None => Phrase::Words(words),
    }
}

fn underscores(rest: &str) -> usize {
    rest.bytes().take(2).take_while(|&byte| byte == b'_').count()
}

/// The start of a text, no further than a phrase may reach.
fn reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Copies words that may be broken over lines.
fn copy_lines(source: &str, words: Span, draft: &mut Draft) {
    let mut at = words.start;
    for line in words.of(source).split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t']);
        let start = if at == words.start { at } else { at + line.len() - bare.len() };
        draft.copy(source, Span::new(start, at + line.len()));
        at += line.len();
    }
}
