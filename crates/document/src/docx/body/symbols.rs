//! The element of a symbol in, the sign that it stands for out.

use crate::office::xml::Element;

/// The sign that a symbol stands for; of the font of symbols only what stands in prose.
pub(super) fn symbol(element: &Element<'_>) -> String {
    let Some(code) = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()) else { return String::new() };
    let symbols = element.attribute("font").is_some_and(|font| font.eq_ignore_ascii_case("symbol"));
    let sign = match code {
        0xf000..=0xf0ff if symbols => match code & 0xff {
            0xb0 => Some('°'),
            0xb1 => Some('±'),
            0xb4 => Some('×'),
            0xb8 => Some('÷'),
            0xa3 => Some('≤'),
            0xb3 => Some('≥'),
            0xb9 => Some('≠'),
            0xbb => Some('≈'),
            0xb7 => Some('•'),
            0x6d => Some('µ'),
            0x2d => Some('−'),
            plain @ 0x20..=0x40 => char::from_u32(plain),
            _ => None,
        },
        0xf000..=0xf0ff => None,
        code => char::from_u32(code),
    };
    sign.map(String::from).unwrap_or_default()
}
