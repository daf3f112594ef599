//! Data in, JSON out that may be shown: what a terminal would obey stands there as an escape, which means the same to programs.

use crate::safe::obeyed;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Appends a value as JSON on one line.
///
/// # Errors
/// A value that has no form in JSON, as a map whose keys are no strings.
pub fn write(text: &mut Vec<u8>, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(text, Shown))
}

/// A value as a line of JSON.
pub(crate) fn line(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::new();
    write(&mut text, value)?;
    text.push(b'\n');
    Ok(text)
}

/// Compact JSON without raw control characters; those below the space are always escaped.
struct Shown;

impl Formatter for Shown {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(obeyed) {
            let (before, after) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                write!(writer, "\\u{:04x}", u32::from(character))?;
            }
            rest = characters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    proptest::proptest! {
        #[test]
        fn strings_come_back_and_hold_nothing_that_acts(text in "\\PC*|[\\x00-\\u{9f}\\u{2000}-\\u{2070}]*") {
            let mut json = Vec::new();
            super::write(&mut json, &text)?;
            proptest::prop_assert_eq!(serde_json::from_slice::<String>(&json)?, text);
            let json = String::from_utf8(json)?;
            proptest::prop_assert!(!json.contains(|character: char| character.is_control() || crate::safe::obeyed(character)));
        }
    }
}
