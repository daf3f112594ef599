//! Text in, the same text as XML can hold it out.

use crate::safe::obeyed;

/// Writes a text so that it is data in an element and in an attribute alike; characters that XML 1.0 does not have are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // Readers would make spaces of these in an attribute, and drop a carriage return anywhere.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            character if obeyed(character) => escaped.push_str(&format!("&#{};", u32::from(character))),
            '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}' => escaped.push(character),
            _ => {}
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn characters_that_xml_does_not_have_are_left_out() {
        assert_eq!(escape("a\u{0}\u{1b}[1m\u{fffe}b"), "a[1mb");
    }

    #[test]
    fn markup_becomes_data() {
        assert_eq!(escape("<a b=\"c\">]]>&'\n"), "&lt;a b=&quot;c&quot;&gt;]]&gt;&amp;&apos;&#10;");
    }
}
