//! Text of a document in, text that a terminal shows and does not obey out.

use unicode_width::UnicodeWidthChar;

/// Appends a character as it may be shown: control characters as pictures of themselves, those that turn the direction
/// of writing as a mark, and those that have neither width nor look not at all.
pub fn push(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push_str(TAB),
        '\0'..='\u{1f}' => shown.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        '\u{7f}' => shown.push('␡'),
        // Joiners shape letters and bind pictures; without them every terminal counts the same columns.
        '\u{200c}' | '\u{200d}' | '\u{ad}' => {}
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => shown.push(char::REPLACEMENT_CHARACTER),
        character => shown.push(character),
    }
}

/// Whether a terminal would act on a character above the space: delete, the second set of controls, marks and turns of direction, line ends.
///
/// Formats for programs write it as an escape that means the same.
pub(crate) const fn obeyed(character: char) -> bool {
    matches!(character, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is shown for a tab: where the next stop lies depends on what stands before it, so that it is always as wide.
const TAB: &str = "    ";

/// A text as one line that may be shown.
pub fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    push_line(&mut shown, text);
    shown
}

/// Appends a text as one line that may be shown.
pub(crate) fn push_line(shown: &mut String, text: &str) {
    let mut rest = text;
    loop {
        // Nearly all of a text is letters and marks of ASCII, which are shown as they are.
        let (plain, other) = rest.split_at(rest.bytes().position(|byte| !matches!(byte, b' '..=b'~')).unwrap_or(rest.len()));
        shown.push_str(plain);
        let mut characters = other.chars();
        match characters.next() {
            Some('\n' | '\r') => shown.push(' '),
            Some(character) => push(shown, character),
            None => return,
        }
        rest = characters.as_str();
    }
}

/// A text of several lines that may be shown.
pub fn lines(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A path as messages name it: as it is, or in quotation marks with escapes where it holds what may not be shown.
pub fn path(path: &str) -> String {
    let harmless = |character: char| {
        let mut shown = String::new();
        push(&mut shown, character);
        shown.chars().eq([character])
    };
    if path.chars().all(harmless) { path.to_owned() } else { quoted(path) }
}

fn quoted(path: &str) -> String {
    let mut quoted = String::from("\"");
    for character in path.chars() {
        let mut shown = String::new();
        push(&mut shown, character);
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if shown.chars().eq([character]) => quoted.push(character),
            character => quoted.extend(character.escape_default()),
        }
    }
    quoted.push('"');
    quoted
}

/// How many columns of a terminal a text takes that has been made safe.
pub fn width(shown: &str) -> usize {
    if shown.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return shown.len();
    }
    shown.chars().map(|character| character.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(lines("a\u{1b}[31mb\u{9b}c\u{7f}\nd\u{202e}e\u{200b}"), "a␛[31mb\u{fffd}c␡\nd\u{fffd}e\u{fffd}");
        assert_eq!(line("a\r\nb\tc"), "a  b    c");
    }

    #[test]
    fn letters_that_are_joined_lose_the_joiner_only() {
        assert_eq!(line("\u{1f468}\u{200d}\u{1f469}"), "\u{1f468}\u{1f469}");
    }

    #[test]
    fn paths_that_could_harm_are_quoted() {
        assert_eq!(path("a b/ä.md"), "a b/ä.md");
        assert_eq!(path("a\n\u{1b}[2J\"b.md"), "\"a\\n\\u{1b}[2J\\\"b.md\"");
        assert_eq!(path("a\u{202e}dm.b"), "\"a\\u{202e}dm.b\"");
    }

    #[test]
    fn wide_and_combining_characters_count_as_they_are_drawn() {
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("e\u{301}"), 1);
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_shown_is_a_control_character(text in "\\PC*|[\\x00-\\u{9f}\\u{200b}-\\u{206f}]*") {
            let shown = line(&text);
            proptest::prop_assert!(!shown.chars().any(char::is_control), "{:?}", shown);
            proptest::prop_assert!(!path(&text).chars().any(char::is_control));
        }
    }
}
