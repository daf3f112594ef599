//! A paragraph in the markup of reStructuredText in, its words without the markup out.

use super::names::Names;
use crate::draft::Draft;
use crate::inline::Inline;
use crate::outline::opaque;
use crate::strip::Strip;
use crate::{Link, Span};

/// How far the end of a marked-up phrase may lie from its start, in bytes.
const REACH: usize = 600;

/// Roles whose words are read as they stand.
const PROSE_ROLES: [&str; 15] = [
    "abbr",
    "abbreviation",
    "acronym",
    "dfn",
    "emphasis",
    "guilabel",
    "index",
    "menuselection",
    "strong",
    "sub",
    "subscript",
    "sup",
    "superscript",
    "t",
    "title-reference",
];

/// Appends a paragraph without its markup: literals as opaque words, roles and links by their words.
pub(crate) fn write(strip: &Strip, names: &mut Names, inline: &mut Inline, draft: &mut Draft) {
    let text = strip.text.as_str();
    let (mut at, mut copied) = (0, 0);
    while let Some(next) = text[at..].find(['`', '*', '\\', '_', ':', '|', '[']) {
        let place = at + next;
        let Some((end, phrase)) = phrase(text, place, names) else {
            at = place + text[place..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        copy(strip, Span::new(copied, place.max(copied)), inline, draft);
        let start = draft.text.len();
        match phrase {
            Phrase::Words(words) => copy(strip, words, inline, draft),
            Phrase::Emphasis(words) => {
                inline.emphasis += 1;
                copy(strip, words, inline, draft);
                inline.end_emphasis(draft);
            }
            Phrase::Opaque(words) => opaque(draft, inline, |draft| strip.copy(draft, words)),
            Phrase::Link(words, target) => {
                copy(strip, words, inline, draft);
                let span = Span::new(start, draft.text.len());
                if !span.is_empty() {
                    draft.links.push(Link { span, target: target.of(text).to_owned() });
                }
            }
            Phrase::Document(name, number) => {
                strip.replace(draft, name, Span::new(place, number.start));
                copy(strip, number, inline, draft);
            }
            Phrase::Printed(words) => {
                inline.note(&words);
                strip.replace(draft, &words, Span::new(place, end));
            }
        }
        at = end;
        copied = end;
    }
    // Two colons at the end announce a literal block, and are printed as one.
    let end = if text[copied..].ends_with("::") { text.len() - 1 } else { text.len() };
    copy(strip, Span::new(copied, end), inline, draft);
}

fn copy(strip: &Strip, words: Span, inline: &mut Inline, draft: &mut Draft) {
    inline.note(words.of(&strip.text));
    strip.copy(draft, words);
}

/// A marked-up phrase.
enum Phrase {
    /// Words without the signs around them.
    Words(Span),
    /// The same, set in bold or italics.
    Emphasis(Span),
    /// A literal.
    Opaque(Span),
    /// Words and where they lead.
    Link(Span, Span),
    /// A reference to a numbered document, by its kind and its number.
    Document(&'static str, Span),
    /// What is printed in place of the whole phrase.
    Printed(String),
}

/// Reads the phrase that begins at a sign, and its end; none where the sign stands for itself.
fn phrase(text: &str, at: usize, names: &mut Names) -> Option<(usize, Phrase)> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    let open = before.is_none_or(|before| !before.is_alphanumeric());
    match rest.as_bytes().first()? {
        b'\\' => {
            let escaped = rest[1..].chars().next()?;
            let end = at + 1 + escaped.len_utf8();
            let words = if escaped.is_whitespace() { Span::new(at + 1, at + 1) } else { Span::new(at + 1, end) };
            (escaped != '\n').then_some((end, Phrase::Words(words)))
        }
        b'_' => {
            // The mark of a reference stands behind its bracket or its name.
            let length = underscores(rest);
            let behind = !rest[length..].starts_with(|next: char| next.is_alphanumeric() || next == '_');
            let reference = behind && (before == Some(']') || names.is_target(word_before(&text[..at])));
            reference.then_some((at + length, Phrase::Words(Span::new(at, at))))
        }
        b'`' if rest.starts_with("``") => {
            let length = reach(&rest[2..]).find("``").filter(|&length| length > 0)?;
            Some((at + length + 4, Phrase::Opaque(Span::new(at + 2, at + 2 + length))))
        }
        b'`' => {
            let (words, end) = quoted(rest, at)?;
            Some((end + underscores(&text[end..]), linked(text, words)))
        }
        b':' if open => role(text, at, names),
        b'*' if open => {
            let stars = if rest.starts_with("**") { "**" } else { "*" };
            let inner = reach(&rest[stars.len()..]);
            let length = inner.find(stars).filter(|&length| length > 0)?;
            let inner = &inner[..length];
            let tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
            let words = Span::new(at + stars.len(), at + stars.len() + length);
            tight.then_some((words.end + stars.len(), Phrase::Emphasis(words)))
        }
        b'|' if open => {
            let inner = reach(&rest[1..]);
            let length = inner.find('|').filter(|&length| length > 0)?;
            let name = &inner[..length];
            let end = at + length + 2;
            let end = end + underscores(&text[end..]);
            let printed = names.substitution(name)?;
            Some((end, printed.map_or(Phrase::Opaque(Span::new(at, end)), Phrase::Printed)))
        }
        b'[' => {
            let length = reach(&rest[1..]).find(']').filter(|&length| (1..80).contains(&length))?;
            let label = &rest[1..=length];
            let end = at + length + 2;
            if !text[end..].starts_with('_') || text[end + 1..].starts_with(char::is_alphanumeric) {
                return None;
            }
            let printed = names.note(label)?;
            Some((end + 1, Phrase::Printed(format!("[^{printed}]"))))
        }
        _ => None,
    }
}

/// Reads `:role:` and its words.
fn role(text: &str, at: usize, names: &Names) -> Option<(usize, Phrase)> {
    let rest = &text[at..];
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_' | b'.' | b'+');
    let length = rest[1..].bytes().take(40).take_while(name).count();
    let role = rest[1..=length].strip_suffix(':')?;
    let (words, end) = quoted(&rest[length + 1..], at + 1 + length)?;
    let number = words.of(text).bytes().all(|byte| byte.is_ascii_digit());
    let phrase = match role {
        "pep" if number => Phrase::Document("PEP ", words),
        "rfc" if number => Phrase::Document("RFC ", words),
        "math" | "code" | "raw" => Phrase::Opaque(words),
        role if PROSE_ROLES.binary_search(&role).is_ok() => Phrase::Words(words),
        _ => match linked(text, words) {
            Phrase::Words(words) => match names.title(words.of(text)) {
                Some(title) => Phrase::Printed(title.to_owned()),
                None => Phrase::Opaque(words),
            },
            other @ (Phrase::Opaque(_) | Phrase::Link(..) | Phrase::Document(..) | Phrase::Emphasis(_) | Phrase::Printed(_)) => other,
        },
    };
    Some((end, phrase))
}

/// Words between single backticks at the start of `rest`, and the place behind them.
fn quoted(rest: &str, at: usize) -> Option<(Span, usize)> {
    let inner = rest.strip_prefix('`')?;
    let length = reach(inner).find('`').filter(|&length| length > 0)?;
    (!inner.starts_with(char::is_whitespace)).then_some((Span::new(at + 1, at + 1 + length), at + length + 2))
}

/// Takes `words <target>` apart.
fn linked(text: &str, words: Span) -> Phrase {
    let inner = words.of(text);
    match inner.rsplit_once('<') {
        Some((label, target)) if inner.ends_with('>') && !label.trim().is_empty() => {
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

/// The name that ends a text, as a reference is written.
fn word_before(text: &str) -> &str {
    let start = text.len().saturating_sub(60);
    let start = (start..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let tail = &text[start..];
    let length = tail.len() - tail.trim_end_matches(|next: char| next.is_alphanumeric() || matches!(next, '-' | '.' | '+')).len();
    &tail[tail.len() - length..]
}

/// The start of a text, no further than a phrase may reach.
fn reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    #[test]
    fn roles_are_sorted() {
        assert!(super::PROSE_ROLES.is_sorted());
    }
}
