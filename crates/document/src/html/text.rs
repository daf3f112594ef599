//! A run of text between tags in, the same with each run of white space as one space out.

use crate::Span;
use crate::draft::Draft;

/// What HTML counts as white space.
pub(super) const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Appends a range of the source; none of its white space is kept where the block that begins at `start` has some already.
pub(super) fn write(source: &str, span: Span, start: usize, draft: &mut Draft) {
    let bytes = source.as_bytes().get(..span.end).unwrap_or_default();
    let mut copied = span.start;
    let mut at = span.start;
    while let Some(length) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte <= b' ')) {
        at += length;
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        // A control character that is no white space is a letter like others.
        let end = at + run.max(1);
        if run == 0 {
            at = end;
            continue;
        }
        let written = if at > copied { true } else { draft.text.len() > start && !draft.text.ends_with([' ', '\n']) };
        if run == 1 && bytes[at] == b' ' && written {
            at = end;
            continue;
        }
        draft.copy(source, Span::new(copied, at));
        if written {
            draft.replace(" ", Span::new(at, end));
        }
        copied = end;
        at = end;
    }
    draft.copy(source, Span::new(copied, span.end));
}
