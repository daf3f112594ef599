//! The source of a LaTeX document in, its groups, arguments and names out.

use crate::Span;

/// How long an optional argument may be, in bytes.
const REACH: usize = 600;

/// The braces of a source that belong together.
#[derive(Debug)]
pub(super) struct Groups {
    /// The place of each opening brace that is closed and of its closing one, sorted.
    pairs: Vec<(usize, usize)>,
}

impl Groups {
    /// Finds which braces belong together; those in comments and behind a backslash are signs.
    pub(super) fn of(source: &str) -> Self {
        let (mut pairs, mut open) = (Vec::new(), Vec::new());
        let bytes = source.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'{' => open.push(at),
                b'}' => pairs.extend(open.pop().map(|start| (start, at))),
                b'%' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
                _ => {}
            }
            at += 1;
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The inner place of the group that opens at a place.
    pub(super) fn inner(&self, at: usize) -> Option<Span> {
        let index = self.pairs.binary_search_by_key(&at, |&(open, _)| open).ok()?;
        self.pairs.get(index).map(|&(open, close)| Span::new(open + 1, close))
    }
}

/// The place after white space with at most one line break.
pub(super) fn skip_space(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default().as_bytes();
    let mut breaks = 0;
    let length = rest
        .iter()
        .take_while(|&&byte| {
            breaks += usize::from(byte == b'\n');
            matches!(byte, b' ' | b'\t' | b'\r' | b'\n') && breaks < 2
        })
        .count();
    at + length
}

/// The name of the command at a backslash: letters, or one sign.
pub(super) fn command(source: &str, at: usize) -> &str {
    let rest = source.get(at + 1..).unwrap_or_default();
    let letters = rest.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@').count();
    let length = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
    rest.get(..length).unwrap_or_default()
}

/// The inner place of an argument in braces, and the place behind it.
pub(super) fn argument(source: &str, groups: &Groups, at: usize) -> Option<(Span, usize)> {
    let at = skip_space(source, at);
    let inner = groups.inner(at)?;
    Some((inner, inner.end + 1))
}

/// The inner place of an argument in brackets, and the place behind it.
pub(super) fn optional(source: &str, groups: &Groups, at: usize) -> Option<(Span, usize)> {
    let bytes = source.as_bytes();
    let start = at + usize::from(bytes.get(at) == Some(&b' '));
    if bytes.get(start) != Some(&b'[') {
        return None;
    }
    let mut end = start + 1;
    while end < bytes.len().min(start + REACH) {
        match bytes[end] {
            b']' => return Some((Span::new(start + 1, end), end + 1)),
            b'{' => end = groups.inner(end).map_or(end, |inner| inner.end),
            b'\\' => end += 1,
            _ => {}
        }
        end += 1;
    }
    None
}

/// The arguments in braces behind a place, with those in brackets between them left out, and the place behind them.
pub(super) fn arguments(source: &str, groups: &Groups, mut at: usize, most: usize) -> (Vec<Span>, usize) {
    let mut found = Vec::new();
    loop {
        while let Some((_, after)) = optional(source, groups, at) {
            at = after;
        }
        // Only the first argument may stand on the line below.
        let next = if found.is_empty() { skip_space(source, at) } else { at };
        let Some(inner) = (found.len() < most).then(|| groups.inner(next)).flatten() else { return (found, at) };
        found.push(inner);
        at = inner.end + 1;
    }
}
