//! The start of a line in, the marker of a list item that it begins with out.

/// Bullets that are no Markdown.
const BULLETS: [char; 9] = ['•', '◦', '▪', '■', '●', '‣', '·', '–', '—'];

/// A marker and what it may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// How it is printed.
    pub(crate) style: Style,
    /// What it counts, in each way that it can be read; a bullet counts nothing.
    pub(crate) readings: [Option<Reading>; 2],
    /// The length of the marker.
    pub(crate) length: usize,
    /// The length of the marker and the white space behind it.
    pub(crate) skip: usize,
}

/// How a marker is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// A bullet.
    Bullet(char),
    /// A number or letter and the signs around it: `(a)` is opened and closed, `1.` closed by a full stop.
    Label {
        /// The bracket before it.
        open: Option<char>,
        /// The sign behind it.
        close: char,
    },
}

/// One way to read a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What it counts in.
    pub(crate) count: Count,
    /// How far it has come, from 1.
    pub(crate) value: u32,
}

/// What a label counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// 1, 2, 3.
    Number,
    /// a, b, c.
    Letter,
    /// A, B, C.
    Capital,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
}

/// The markers that a reader looks for, beside `(a)`, `a)` and typographic bullets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// `CommonMark` has taken its own lists already.
    Markdown,
    /// Plain text: `-`, `*`, `1.` and `a.` as well.
    Plain,
}

impl Marker {
    /// Whether the marker can be the first of its list.
    pub(crate) fn begins(&self) -> bool {
        matches!(self.style, Style::Bullet(_)) || self.readings.iter().flatten().any(|reading| reading.value == 1)
    }

    /// Whether the marker is that of the item right behind another one.
    pub(crate) fn follows(&self, before: &Self) -> bool {
        let next = |reading: &Reading| Reading { value: reading.value + 1, ..*reading };
        self.style == before.style && before.readings.iter().flatten().any(|reading| self.readings.contains(&Some(next(reading))))
    }
}

/// Reads the marker that a line begins with; something must follow it on the line.
pub(crate) fn marker(line: &str, lines: Lines) -> Option<Marker> {
    let first = line.chars().next()?;
    let bullet = match first {
        '-' | '*' | '+' => lines == Lines::Plain,
        first => !first.is_ascii() && BULLETS.contains(&first),
    };
    let (style, readings, length) =
        if bullet { (Style::Bullet(first), [None, None], first.len_utf8()) } else { label(line, first, lines)? };
    let rest = line.get(length..)?;
    let words = rest.trim_start();
    let skip = length + rest.len() - words.len();
    (skip > length && !words.is_empty()).then_some(Marker { style, readings, length, skip })
}

/// Reads `(a)`, `[1]`, `a)`, `1)`, `1.` and `a.`.
fn label(line: &str, first: char, lines: Lines) -> Option<(Style, [Option<Reading>; 2], usize)> {
    let open = matches!(first, '(' | '[').then_some(first);
    let start = usize::from(open.is_some());
    let length = line.as_bytes()[start..].iter().take(8).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let close = char::from(*line.as_bytes().get(start + length)?);
    if !matches!(close, ')' | ']' | '.') {
        return None;
    }
    let word = &line[start..start + length];
    let readings = readings(word);
    readings[0]?;
    let number = word.starts_with(|first: char| first.is_ascii_digit());
    let fits = match (open, close) {
        (Some('['), ']') => number,
        // The initials of a name look like `A.`, so only small letters count where a full stop follows.
        (None, '.') => lines == Lines::Plain && (number || word.len() == 1 && word.starts_with(|first: char| first.is_ascii_lowercase())),
        (Some('(') | None, ')') => true,
        (Some(_) | None, _) => false,
    };
    fits.then_some((Style::Label { open, close }, readings, start + length + 1))
}

/// What a label can stand for: `i` is a letter and a Roman one.
fn readings(word: &str) -> [Option<Reading>; 2] {
    let reading = |count, value| Some(Reading { count, value });
    if (1..=3).contains(&word.len())
        && let Ok(value) = word.parse()
    {
        return [reading(Count::Number, value), None];
    }
    let capital = word.starts_with(|first: char| first.is_ascii_uppercase());
    let roman = roman(word).map(|value| Reading { count: if capital { Count::CapitalRoman } else { Count::Roman }, value });
    let &[letter] = word.as_bytes() else { return [roman, None] };
    match letter {
        b'a'..=b'z' => [reading(Count::Letter, u32::from(letter - b'a') + 1), roman],
        b'A'..=b'Z' => [reading(Count::Capital, u32::from(letter - b'A') + 1), roman],
        _ => [None, None],
    }
}

/// A Roman numeral up to thirty-nine, in one case throughout.
fn roman(word: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one_case = word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.bytes().all(|byte| byte.is_ascii_uppercase());
    if word.is_empty() || !one_case {
        return None;
    }
    let small = word.to_ascii_lowercase();
    let ones = small.trim_start_matches('x');
    let tens = small.len() - ones.len();
    let one = ONES.iter().position(|&one| one == ones)?;
    (tens <= 3).then(|| u32::try_from(10 * tens + one).ok())?
}

/// A number as a list prints it: `1`, `a`, `A`, `i` and `I` name the style; what a style cannot write is written in figures.
pub(crate) fn ordinal(number: i64, style: char) -> String {
    let letters = |first: u8| {
        let mut rest = u32::try_from(number).ok().filter(|&number| (1..=18_278).contains(&number))?;
        let mut written = Vec::new();
        while rest > 0 {
            rest -= 1;
            written.push(char::from(first + (rest % 26) as u8));
            rest /= 26;
        }
        Some(written.iter().rev().collect())
    };
    let written = match style {
        'a' => letters(b'a'),
        'A' => letters(b'A'),
        'i' => roman_numeral(number).map(|numeral| numeral.to_ascii_lowercase()),
        'I' => roman_numeral(number),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

fn roman_numeral(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, lines: Lines, expected: Option<(usize, &[(Count, u32)])>) {
        let found = marker(line, lines);
        let readings: Vec<_> =
            found.iter().flat_map(|found| found.readings).flatten().map(|reading| (reading.count, reading.value)).collect();
        assert_eq!(found.map(|found| (found.length, readings.as_slice())), expected, "{line}");
    }

    #[test]
    fn numbers_are_written_in_the_style_of_their_list() {
        for (number, style, expected) in
            [(3, '1', "3"), (27, 'a', "aa"), (26, 'A', "Z"), (14, 'i', "xiv"), (1999, 'I', "MCMXCIX"), (0, 'a', "0"), (-2, 'i', "-2")]
        {
            assert_eq!(ordinal(number, style), expected);
        }
    }

    #[test]
    fn markers_are_read() {
        check("(a) one", Lines::Markdown, Some((3, &[(Count::Letter, 1)])));
        check("(i) one", Lines::Markdown, Some((3, &[(Count::Letter, 9), (Count::Roman, 1)])));
        check("(xiv) one", Lines::Markdown, Some((5, &[(Count::Roman, 14)])));
        check("B) one", Lines::Markdown, Some((2, &[(Count::Capital, 2)])));
        check("[12] one", Lines::Markdown, Some((4, &[(Count::Number, 12)])));
        check("12. one", Lines::Plain, Some((3, &[(Count::Number, 12)])));
        check("c. one", Lines::Plain, Some((2, &[(Count::Letter, 3)])));
        check("- one", Lines::Plain, Some((1, &[])));
        check("• one", Lines::Markdown, Some((3, &[])));
    }

    #[test]
    fn what_looks_like_a_marker_is_left() {
        for line in [
            "(one) two",
            "A. Author",
            "-one",
            "1.5 units",
            "(a)",
            "1) ",
            "2019. The year",
            "- ",
            "[a] b",
            "ä) b",
            "(see) b",
            "12.",
            "",
            "(",
        ] {
            check(line, Lines::Plain, None);
        }
        check("- one", Lines::Markdown, None);
        check("1. one", Lines::Markdown, None);
    }
}
