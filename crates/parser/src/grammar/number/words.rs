//! A word or sign of a number in, its value out.

use rust_decimal::Decimal;

/// Cardinal words below one hundred, and `dozen`.
pub(super) const SMALL: &[(&str, u32)] = &[
    ("eight", 8),
    ("eighteen", 18),
    ("eighty", 80),
    ("eleven", 11),
    ("fifteen", 15),
    ("fifty", 50),
    ("five", 5),
    ("forty", 40),
    ("four", 4),
    ("fourteen", 14),
    ("fourty", 40),
    ("nine", 9),
    ("nineteen", 19),
    ("ninety", 90),
    ("one", 1),
    ("seven", 7),
    ("seventeen", 17),
    ("seventy", 70),
    ("six", 6),
    ("sixteen", 16),
    ("sixty", 60),
    ("ten", 10),
    ("thirteen", 13),
    ("thirty", 30),
    ("three", 3),
    ("twelve", 12),
    ("twenty", 20),
    ("two", 2),
    ("zero", 0),
];

/// Words that multiply what stands before them, with the power of ten.
pub(super) const SCALES: &[(&str, u32)] = &[
    ("billion", 9),
    ("bln", 9),
    ("bn", 9),
    ("crore", 7),
    ("crores", 7),
    ("lakh", 5),
    ("lakhs", 5),
    ("million", 6),
    ("mln", 6),
    ("mn", 6),
    ("quadrillion", 15),
    ("thousand", 3),
    ("tn", 12),
    ("trillion", 12),
];

/// Ordinal words, the last word of any ordinal.
pub(super) const ORDINALS: &[(&str, u32)] = &[
    ("eighteenth", 18),
    ("eighth", 8),
    ("eightieth", 80),
    ("eleventh", 11),
    ("fifteenth", 15),
    ("fifth", 5),
    ("fiftieth", 50),
    ("first", 1),
    ("fortieth", 40),
    ("fourteenth", 14),
    ("fourth", 4),
    ("hundredth", 100),
    ("nineteenth", 19),
    ("nineth", 9),
    ("ninetieth", 90),
    ("ninth", 9),
    ("second", 2),
    ("seventeenth", 17),
    ("seventh", 7),
    ("seventieth", 70),
    ("sixteenth", 16),
    ("sixth", 6),
    ("sixtieth", 60),
    ("tenth", 10),
    ("third", 3),
    ("thirteenth", 13),
    ("thirtieth", 30),
    ("thousandth", 1000),
    ("twelfth", 12),
    ("twentieth", 20),
];

/// Every word that can begin or go on a cardinal number, for the lexicon.
pub(crate) const NUMBER_WORDS: &[&str] = &[
    "billion",
    "bln",
    "bn",
    "crore",
    "crores",
    "dozen",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "fourty",
    "hundred",
    "lakh",
    "lakhs",
    "million",
    "mln",
    "mn",
    "nine",
    "nineteen",
    "ninety",
    "one",
    "quadrillion",
    "seven",
    "seventeen",
    "seventy",
    "six",
    "sixteen",
    "sixty",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "three",
    "tn",
    "trillion",
    "twelve",
    "twenty",
    "two",
    "zero",
];

/// Every word that can end an ordinal number, for the lexicon.
pub(crate) const ORDINAL_WORDS: &[&str] = &[
    "billionth",
    "eighteenth",
    "eighth",
    "eightieth",
    "eleventh",
    "fifteenth",
    "fifth",
    "fiftieth",
    "first",
    "fortieth",
    "fourteenth",
    "fourth",
    "hundredth",
    "millionth",
    "nineteenth",
    "nineth",
    "ninetieth",
    "ninth",
    "second",
    "seventeenth",
    "seventh",
    "seventieth",
    "sixteenth",
    "sixth",
    "sixtieth",
    "tenth",
    "third",
    "thirteenth",
    "thirtieth",
    "thousandth",
    "trillionth",
    "twelfth",
    "twentieth",
];

/// Simple fractions as one character.
pub(super) const VULGAR: &[(&str, u32, u32)] = &[
    ("¼", 1, 4),
    ("½", 1, 2),
    ("¾", 3, 4),
    ("⅓", 1, 3),
    ("⅔", 2, 3),
    ("⅕", 1, 5),
    ("⅖", 2, 5),
    ("⅗", 3, 5),
    ("⅘", 4, 5),
    ("⅙", 1, 6),
    ("⅚", 5, 6),
    ("⅛", 1, 8),
    ("⅜", 3, 8),
    ("⅝", 5, 8),
    ("⅞", 7, 8),
];

/// The part that a vulgar fraction sign stands for.
pub(super) fn vulgar(word: &str) -> Option<Decimal> {
    if word.is_ascii() {
        return None;
    }
    VULGAR.iter().find(|(symbol, ..)| *symbol == word).map(|&(_, above, below)| Decimal::from(above) / Decimal::from(below))
}

/// Looks a word up in a sorted table, in any case of ASCII letters.
pub(super) fn find(table: &[(&str, u32)], word: &str) -> Option<u32> {
    let mut buffer = [0_u8; 16];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let at = table.binary_search_by(|(entry, _)| entry.as_bytes().cmp(lower)).ok()?;
    table.get(at).map(|&(_, value)| value)
}
