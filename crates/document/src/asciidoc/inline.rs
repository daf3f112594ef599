//! A paragraph in the markup of `AsciiDoc` in, its words without the markup out.

use super::Attributes;
use crate::draft::Draft;
use crate::inline::Inline;
use crate::outline::opaque;
use crate::strip::Strip;
use crate::{Link, Span};

/// How far the end of a marked-up phrase may lie from its start, in bytes.
const REACH: usize = 600;

/// A footnote of a block: its label, and the place of its words in the strip.
pub(super) type Note = (String, Span);

/// What the words of a document stand for, and what was found in them.
pub(super) struct Context<'a> {
    pub(super) attributes: &'a Attributes,
    /// How many footnotes have been counted, and those with a name.
    pub(super) notes: &'a mut usize,
    pub(super) named: &'a mut std::collections::HashMap<String, String>,
    /// The footnotes of this block.
    pub(super) found: Vec<Note>,
}

/// Appends a paragraph without its markup.
pub(super) fn write(strip: &Strip, span: Span, context: &mut Context, inline: &mut Inline, draft: &mut Draft) {
    let text = strip.text.as_str();
    let (mut at, mut copied) = (span.start, span.start);
    // The ends of the open phrases, innermost last.
    let mut ends: Vec<(usize, usize, End)> = Vec::new();
    while at < span.end {
        if let Some(&(end, length, what)) = ends.last()
            && at >= end
        {
            copy(strip, Span::new(copied, at), inline, draft);
            ends.pop();
            match what {
                End::Emphasis => inline.end_emphasis(draft),
                End::Words => {}
                End::Quote(sign) => strip.replace(draft, sign, Span::new(end, end + length)),
                End::Raised => inline.html(draft, "</sup>", strip.place(Span::new(end, end + length))),
                End::Lowered => inline.html(draft, "</sub>", strip.place(Span::new(end, end + length))),
                End::Link => inline.end_link(draft),
            }
            at = (end + length).max(at);
            copied = at;
            continue;
        }
        let limit = ends.last().map_or(span.end, |&(end, ..)| end.min(span.end));
        let rest = &text[at..limit];
        let special = |sign: char| {
            matches!(sign, '*' | '_' | '`' | '#' | '^' | '~' | '{' | '<' | '[' | '\\' | '+' | '"' | '\'' | '(' | ':' | '-' | '.')
        };
        let Some(next) = rest.find(special) else {
            at = limit;
            if ends.is_empty() {
                break;
            }
            continue;
        };
        at += next;
        let Some((end, piece)) = piece(text, at, Span::new(span.start, limit), context) else {
            at += 1;
            continue;
        };
        let place = Span::new(at, end);
        let before = match &piece {
            Piece::Macro(start, _) => (*start).max(copied),
            _ => at,
        };
        copy(strip, Span::new(copied, before), inline, draft);
        at = end;
        match piece {
            Piece::Words(words) => copy(strip, words, inline, draft),
            Piece::Opaque(words) => opaque(draft, inline, |draft| strip.copy(draft, words)),
            Piece::Printed(words) => {
                inline.note(&words);
                strip.replace(draft, &words, place);
            }
            Piece::Open(words, length, what) => {
                match what {
                    End::Emphasis => inline.emphasis += 1,
                    End::Quote(sign) => strip.replace(draft, if sign == "”" { "“" } else { "‘" }, Span::new(place.start, words.start)),
                    End::Raised => inline.html(draft, "<sup>", strip.place(place)),
                    End::Lowered => inline.html(draft, "<sub>", strip.place(place)),
                    End::Words | End::Link => {}
                }
                at = words.start;
                ends.push((words.end, length, what));
            }
            Piece::Macro(start, found) => match found {
                Macro::Nothing => {}
                Macro::Opaque => opaque(draft, inline, |draft| strip.copy(draft, Span::new(start, end))),
                Macro::Code(words) => opaque(draft, inline, |draft| strip.copy(draft, words)),
                Macro::Printed(words) => {
                    inline.note(&words);
                    strip.replace(draft, &words, Span::new(start, end));
                }
                Macro::Words(words) => copy(strip, words, inline, draft),
                Macro::Link(target, words) => {
                    let address = words.is_empty();
                    let from = draft.text.len();
                    if address {
                        opaque(draft, inline, |draft| strip.copy(draft, target));
                        draft.links.push(Link { span: Span::new(from, draft.text.len()), target: target.of(text).to_owned() });
                    } else {
                        inline.start_link(draft, false, target.of(text).to_owned());
                        at = words.start;
                        ends.push((words.end, 1, End::Link));
                    }
                }
            },
        }
        copied = at;
    }
    copy(strip, Span::new(copied, span.end.max(copied)), inline, draft);
}

fn copy(strip: &Strip, words: Span, inline: &mut Inline, draft: &mut Draft) {
    inline.note(words.of(&strip.text));
    strip.copy(draft, words);
}

/// What is done where a phrase ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Emphasis,
    Words,
    Quote(&'static str),
    Raised,
    Lowered,
    Link,
}

/// What begins at a sign.
enum Piece {
    /// Words that are copied.
    Words(Span),
    Opaque(Span),
    /// What is printed in place of it.
    Printed(String),
    /// Words that may hold more markup, the length of the sign behind them, and what is done there.
    Open(Span, usize, End),
    /// A macro, and where its name begins.
    Macro(usize, Macro),
}

/// What a macro prints.
enum Macro {
    Nothing,
    Opaque,
    Code(Span),
    Printed(String),
    Words(Span),
    /// Where it leads, and its words.
    Link(Span, Span),
}

/// Reads what begins at a sign, and its end; none where the sign stands for itself.
fn piece(text: &str, at: usize, span: Span, context: &mut Context) -> Option<(usize, Piece)> {
    let rest = &text[at..span.end];
    let before = text[span.start..at].chars().next_back();
    match rest.as_bytes().first()? {
        b'\\' => {
            let escaped = rest[1..].chars().next().filter(|sign| "*_`#^~{<[\\+\"'(.-|".contains(*sign))?;
            let end = at + 1 + escaped.len_utf8();
            Some((end, Piece::Words(Span::new(at + 1, end))))
        }
        b'{' => {
            let inner = reach(&rest[1..]);
            let length = inner.find('}')?;
            let name = &inner[..length];
            let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            let end = at + length + 2;
            let value = context.attributes.value(name).map_or(Piece::Opaque(Span::new(at, end)), Piece::Printed);
            named.then_some((end, value))
        }
        b'<' if rest.starts_with("<<") => {
            let inner = reach(&rest[2..]);
            let length = inner.find(">>").filter(|&length| length > 0 && !inner[..length].contains('\n'))?;
            let end = at + length + 4;
            let words = inner[..length]
                .find(',')
                .map(|comma| comma + 1 + inner[comma + 1..length].len() - inner[comma + 1..length].trim_start().len());
            let piece = match words {
                Some(words) => Piece::Words(Span::new(at + 2 + words, at + 2 + length)),
                None => reference(context.attributes, &inner[..length], Span::new(at, end)),
            };
            Some((end, piece))
        }
        b'<' => {
            let inner = reach(&rest[1..]);
            let length = inner.find('>').filter(|&length| inner[..length].starts_with("http") || inner[..length].contains("://"))?;
            Some((at + length + 2, Piece::Macro(at, Macro::Link(Span::new(at + 1, at + 1 + length), Span::default()))))
        }
        b'[' if rest.starts_with("[[") => {
            let length = reach(&rest[2..]).find("]]")?;
            Some((at + length + 4, Piece::Printed(String::new())))
        }
        b'[' => {
            // The role of a marked phrase is no word.
            let length = reach(&rest[1..]).find(']').filter(|&length| length > 0)?;
            let marked = rest[length + 2..].starts_with(['#', '*', '_', '`']) && rest[1..].starts_with(['.', '#']);
            marked.then_some((at + length + 2, Piece::Printed(String::new())))
        }
        b'(' if rest.starts_with("(((") => {
            let length = reach(&rest[3..]).find(")))")?;
            Some((at + length + 6, Piece::Printed(String::new())))
        }
        b'(' if rest.starts_with("((") => {
            let length = reach(&rest[2..]).find("))").filter(|&length| length > 0)?;
            Some((at + length + 4, Piece::Words(Span::new(at + 2, at + 2 + length))))
        }
        b'(' => {
            let (sign, length) = [("(C)", "©"), ("(R)", "®"), ("(TM)", "™")]
                .into_iter()
                .find(|(sign, _)| rest.starts_with(sign))
                .map(|(sign, printed)| (printed, sign.len()))?;
            Some((at + length, Piece::Printed(sign.to_owned())))
        }
        b'"' if rest.starts_with("\"`") => {
            let length = reach(&rest[2..]).find("`\"").filter(|&length| length > 0)?;
            Some((at + length + 4, Piece::Open(Span::new(at + 2, at + 2 + length), 2, End::Quote("”"))))
        }
        b'\'' if rest.starts_with("'`") => {
            let length = reach(&rest[2..]).find("`'").filter(|&length| length > 0)?;
            Some((at + length + 4, Piece::Open(Span::new(at + 2, at + 2 + length), 2, End::Quote("’"))))
        }
        b'-' => {
            let dash = rest.starts_with("--") && !rest.starts_with("---") && before != Some('-');
            let behind = rest.get(2..).unwrap_or_default();
            let word = before.is_some_and(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
            let spaced = before.is_none_or(char::is_whitespace) && (behind.is_empty() || behind.starts_with([' ', '\n']));
            (dash && (word || spaced)).then(|| (at + 2, Piece::Printed("—".to_owned())))
        }
        b'.' => rest.starts_with("...").then(|| (at + 3, Piece::Printed("…".to_owned()))),
        b':' => macro_at(text, at, span, context),
        b'+' if before == Some(' ') && (rest.len() == 1 || rest.starts_with("+\n")) => {
            // A plus sign at the end of a line breaks it.
            Some((at + 1, Piece::Printed(String::new())))
        }
        b'+' => {
            let sign = ["+++", "++", "+"].into_iter().find(|sign| rest.starts_with(sign))?;
            let (words, end) = phrase(text, at, span, sign, sign.len() == 1)?;
            Some((end, Piece::Words(words)))
        }
        sign @ (b'*' | b'_' | b'`' | b'#') => {
            let name = char::from(*sign);
            let double = rest[1..].starts_with(name);
            let marks = &rest[..=usize::from(double)];
            let (words, end) = phrase(text, at, span, marks, !double)?;
            Some((
                end,
                match sign {
                    b'`' => {
                        let inner = words.of(text);
                        let passed = inner.len() > 2 && inner.starts_with('+') && inner.ends_with('+');
                        Piece::Opaque(if passed { Span::new(words.start + 1, words.end - 1) } else { words })
                    }
                    b'#' => Piece::Open(words, marks.len(), End::Words),
                    _ => Piece::Open(words, marks.len(), End::Emphasis),
                },
            ))
        }
        sign @ (b'^' | b'~') => {
            let inner = reach(&rest[1..]);
            let length = inner.find(char::from(*sign)).filter(|&length| length > 0 && !inner[..length].contains(char::is_whitespace))?;
            let end = if *sign == b'^' { End::Raised } else { End::Lowered };
            Some((at + length + 2, Piece::Open(Span::new(at + 1, at + 1 + length), 1, end)))
        }
        _ => None,
    }
}

/// The words between two marks; single marks stand at the ends of words only.
fn phrase(text: &str, at: usize, span: Span, marks: &str, constrained: bool) -> Option<(Span, usize)> {
    let before = text[span.start..at].chars().next_back();
    if constrained && before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | ';' | ':' | '}')) {
        return None;
    }
    let start = at + marks.len();
    let inner = reach(&text[start..span.end]);
    if inner.starts_with(char::is_whitespace) && constrained {
        return None;
    }
    let length = inner.match_indices(marks).map(|(length, _)| length).find(|&length| {
        let behind = inner[length + marks.len()..].chars().next();
        let tight = !inner[..length].ends_with(char::is_whitespace);
        length > 0 && (!constrained || tight && behind.is_none_or(|behind| !behind.is_alphanumeric() && behind != '_'))
    })?;
    Some((Span::new(start, start + length), start + length + marks.len()))
}

/// What a reference without words of its own prints: the heading that it leads to.
fn reference(attributes: &Attributes, id: &str, whole: Span) -> Piece {
    match attributes.title(id.trim().trim_start_matches('#')) {
        Some(title) => Piece::Printed(title.to_owned()),
        None => Piece::Opaque(whole),
    }
}

/// Reads the macro whose colon stands at a place: `name:target[words]`.
fn macro_at(text: &str, at: usize, span: Span, context: &mut Context) -> Option<(usize, Piece)> {
    let head = &text[span.start..at];
    let length = head.bytes().rev().take(20).take_while(u8::is_ascii_lowercase).count();
    let start = at - length;
    let name = &text[start..at];
    let rest = &text[at + 1..span.end];
    let address = rest.starts_with("//") && matches!(name, "http" | "https" | "ftp" | "irc" | "file");
    let known = matches!(
        name,
        "link"
            | "mailto"
            | "xref"
            | "footnote"
            | "footnoteref"
            | "image"
            | "icon"
            | "kbd"
            | "btn"
            | "menu"
            | "stem"
            | "latexmath"
            | "asciimath"
            | "pass"
            | "anchor"
            | "indexterm"
    );
    if !address && !known {
        return None;
    }
    let target = reach(rest);
    let stop = target.find(|next: char| next == '[' || next.is_whitespace() || matches!(next, '<' | '>')).unwrap_or(target.len());
    let bracket = target[stop..].starts_with('[');
    if !bracket {
        // A bare address ends before the sign that ends its sentence.
        let stop = target[..stop].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_', '"', '\'']).len();
        let whole = Span::new(start, at + 1 + stop);
        return address.then(|| (whole.end, Piece::Macro(start, Macro::Link(whole, Span::default()))));
    }
    let inner = reach(&target[stop + 1..]);
    let close = closing(inner)?;
    let words = Span::new(at + 1 + stop + 1, at + 1 + stop + 1 + close);
    let end = words.end + 1;
    let place = Span::new(at + 1, at + 1 + stop);
    let found = match name {
        "footnote" | "footnoteref" => {
            let id = place.of(text);
            let label = match context.named.get(id).filter(|_| !id.is_empty()) {
                Some(label) => label.clone(),
                None => {
                    *context.notes += 1;
                    let label = context.notes.to_string();
                    if !id.is_empty() {
                        context.named.insert(id.to_owned(), label.clone());
                    }
                    label
                }
            };
            if !words.is_empty() {
                context.found.push((label.clone(), words));
            }
            Macro::Printed(format!("[^{label}]"))
        }
        "image" | "icon" | "anchor" | "indexterm" => Macro::Nothing,
        "kbd" | "btn" | "pass" => Macro::Words(words),
        "menu" => Macro::Opaque,
        "stem" | "latexmath" | "asciimath" => Macro::Code(words),
        "xref" if words.is_empty() => match reference(context.attributes, place.of(text), place) {
            Piece::Printed(title) => Macro::Printed(title),
            _ => Macro::Opaque,
        },
        _ => {
            let whole = if address { Span::new(start, place.end) } else { place };
            // Words may be followed by attributes of the link.
            let label = words.of(text);
            let label = match label.find(",role=").or_else(|| label.find(",window=")).or_else(|| label.find(", role=")) {
                Some(cut) => Span::new(words.start, words.start + cut),
                None => Span::new(words.start, words.end - usize::from(label.ends_with('^'))),
            };
            if label.is_empty() || label.end < words.end {
                let target = Macro::Link(whole, Span::default());
                return Some((end, Piece::Macro(start, if label.is_empty() { target } else { Macro::Words(label) })));
            }
            Macro::Link(whole, label)
        }
    };
    Some((end, Piece::Macro(start, found)))
}

/// The place of the bracket that closes the words of a macro.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    inner.find(']')
}

/// The start of a text, no further than a phrase may reach.
fn reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
