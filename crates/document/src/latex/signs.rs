//! A command in, the sign that it prints out.

/// Commands that print a sign or a word.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "," | ":" | ";" | " " | "quad" | "qquad" | "thinspace" | "enspace" | "space" | "nobreakspace" | "\n" | "\t" => " ",
        "ldots" | "dots" | "textellipsis" => "…",
        "textendash" => "–",
        "textemdash" => "—",
        "textdegree" | "degree" => "°",
        "pounds" | "textsterling" => "£",
        "euro" | "texteuro" | "EUR" => "€",
        "textdollar" => "$",
        "textyen" => "¥",
        "textcent" => "¢",
        "S" => "§",
        "P" => "¶",
        "copyright" | "textcopyright" => "©",
        "textregistered" => "®",
        "texttrademark" => "™",
        "textpm" => "±",
        "texttimes" => "×",
        "textmu" | "micro" => "µ",
        "textbackslash" => "\\",
        "textasciitilde" => "~",
        "textasciicircum" => "^",
        "textunderscore" => "_",
        "textbar" => "|",
        "textless" => "<",
        "textgreater" => ">",
        "textbullet" => "•",
        "textquoteleft" | "lq" => "‘",
        "textquoteright" | "rq" => "’",
        "textquotedblleft" => "“",
        "textquotedblright" => "”",
        "ss" => "ß",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "o" => "ø",
        "O" => "Ø",
        "l" => "ł",
        "L" => "Ł",
        "aa" => "å",
        "AA" => "Å",
        "i" => "ı",
        "j" => "ȷ",
        "dag" | "textdagger" => "†",
        "ddag" => "‡",
        "TeX" => "TeX",
        "LaTeX" => "LaTeX",
        "and" => "and ",
        _ => return None,
    })
}

/// A letter with the accent of a command on it.
pub(super) fn accented(accent: &str, letter: char) -> Option<char> {
    const LETTERS: &str = "aeiouyAEIOUYcnsCNSzZgrdtl";
    let row = match accent {
        "'" => "áéíóúýÁÉÍÓÚÝćńśĆŃŚźŹǵŕ..ĺ",
        "`" => "àèìòùỳÀÈÌÒÙỲ.ǹ..Ǹ........",
        "\"" => "äëïöüÿÄËÏÖÜŸ.............",
        "^" => "âêîôûŷÂÊÎÔÛŶĉ.ŝĈ.ŜẑẐĝ....",
        "~" => "ãẽĩõũỹÃẼĨÕŨỸ.ñ..Ñ........",
        "=" => "āēīōūȳĀĒĪŌŪȲ........ḡ....",
        "." => "ȧė.ȯ.ẏȦĖİȮ.Ẏċṅ.ĊṄ.......",
        "c" => ".ȩ.......................",
        "v" => "ǎěǐǒǔ.ǍĚǏǑǓ.čňšČŇŠžŽǧřďť.",
        "u" => "ăĕĭŏŭ.ĂĔĬŎŬ.........ğ....",
        "H" => "...őű....ŐŰ..............",
        "k" => "ąęįǫų.ĄĘĮǪŲ..............",
        "r" => "å...ů.Å...Ů..............",
        _ => return None,
    };
    match (accent, letter) {
        ("c", 'c') => return Some('ç'),
        ("c", 'C') => return Some('Ç'),
        ("c", 's') => return Some('ş'),
        ("c", 'S') => return Some('Ş'),
        ("c", 't') => return Some('ţ'),
        (".", 'z') => return Some('ż'),
        (".", 'Z') => return Some('Ż'),
        _ => {}
    }
    let place = LETTERS.chars().position(|plain| plain == if letter == 'ı' { 'i' } else { letter })?;
    row.chars().nth(place).filter(|sign| !matches!(sign, '.' | ' '))
}

/// A unit of siunitx as it is printed.
pub(super) fn unit(words: &str) -> String {
    let mut printed = String::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        if first != '\\' {
            match first {
                '.' | '~' => printed.push(' '),
                '{' | '}' => {}
                _ => printed.push(first),
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let name = super::scan::command(rest, 0);
        printed.push_str(match name {
            "kilo" => "k",
            "mega" => "M",
            "giga" => "G",
            "tera" => "T",
            "milli" => "m",
            "micro" => "µ",
            "nano" => "n",
            "centi" => "c",
            "deci" => "d",
            "hecto" => "h",
            "metre" | "meter" | "m" => "m",
            "km" => "km",
            "cm" => "cm",
            "mm" => "mm",
            "gram" | "g" => "g",
            "kg" => "kg",
            "second" | "s" => "s",
            "minute" => "min",
            "hour" | "h" => "h",
            "day" => "d",
            "litre" | "liter" => "l",
            "hertz" => "Hz",
            "newton" => "N",
            "pascal" => "Pa",
            "joule" => "J",
            "watt" => "W",
            "volt" => "V",
            "ampere" => "A",
            "kelvin" => "K",
            "mole" => "mol",
            "tonne" => "t",
            "hectare" => "ha",
            "bit" => "bit",
            "byte" => "B",
            "percent" | "%" => "%",
            "celsius" | "degreeCelsius" => "°C",
            "degree" => "°",
            "per" => "/",
            "squared" => "²",
            "cubed" => "³",
            "euro" => "€",
            _ => sign(name).unwrap_or_default(),
        });
        rest = &rest[1 + name.len()..];
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_units() {
        for (accent, letter, expected) in [
            ("'", 'e', 'é'),
            ("\"", 'U', 'Ü'),
            ("c", 'c', 'ç'),
            ("v", 'S', 'Š'),
            ("~", 'n', 'ñ'),
            ("'", 'ı', 'í'),
            ("v", 'r', 'ř'),
            ("v", 't', 'ť'),
        ] {
            assert_eq!(accented(accent, letter), Some(expected), "{accent}{letter}");
        }
        assert_eq!(accented("'", 'x'), None);
        assert_eq!(unit("\\kilo\\metre\\per\\hour"), "km/h");
        assert_eq!(unit("m^2"), "m^2");
    }
}
