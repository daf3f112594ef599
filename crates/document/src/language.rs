//! A document in, its blocks in other languages than English marked as not checked.

use crate::{BlockKind, Document, Unchecked};
use std::sync::LazyLock;
use whatlang::{Lang, Script, detect, detect_script};

/// Words of English that no other language in Latin letters has, in small letters.
const ENGLISH: [&str; 80] = [
    "about", "after", "against", "all", "and", "any", "are", "be", "because", "been", "before", "between", "both", "but", "by", "can",
    "could", "did", "does", "during", "each", "first", "for", "from", "had", "has", "have", "how", "if", "into", "is", "it", "its", "many",
    "may", "more", "new", "not", "now", "of", "only", "or", "other", "our", "out", "own", "said", "she", "should", "some", "such", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "up", "used", "very", "was",
    "were", "what", "when", "where", "which", "while", "who", "will", "with", "would", "you", "your",
];

/// The same, packed eight bytes to a number, each in the slot of its hash or one behind it.
static ENGLISH_WORDS: LazyLock<[u64; SLOTS]> = LazyLock::new(|| {
    let mut slots = [0; SLOTS];
    for word in ENGLISH {
        let packed = packed(word.as_bytes());
        if let Some(free) = from_slot(packed).find(|&at| slots[at] == 0) {
            slots[free] = packed;
        }
    }
    slots
});

/// So many slots that most of them are empty.
const SLOTS: usize = 512;

/// The slots in the order in which a packed word is looked for in them.
#[inline]
fn from_slot(packed: u64) -> impl Iterator<Item = usize> {
    let first = (packed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize;
    (first..first + SLOTS).map(|at| at % SLOTS)
}

/// Whether a packed word is one that English alone has.
#[inline]
fn is_english_word(words: &[u64; SLOTS], packed: u64) -> bool {
    for at in from_slot(packed) {
        if words[at] == packed {
            return true;
        }
        if words[at] == 0 {
            break;
        }
    }
    false
}

/// The first eight bytes of a text as one number, zeros where it is shorter.
#[inline]
fn packed(text: &[u8]) -> u64 {
    text.first_chunk()
        .map_or_else(|| text.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte)), |&first| u64::from_le_bytes(first))
}

/// How many of eight packed bytes are letters before the first that is none, and the letters alone, as small ones.
///
/// What is beyond ASCII is part of a letter.
#[inline]
const fn leading_letters(packed: u64) -> (usize, u64) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let small = packed | (EACH * 0x20);
    let bare = small & (EACH * 0x7f);
    // The top bit of each byte tells whether it is at least `a`, and whether it is behind `z`.
    let (from_a, behind_z) = (bare + EACH * (0x80 - 0x61), bare + EACH * (0x80 - 0x7b));
    let letters = (from_a & !behind_z | packed) & (EACH * 0x80);
    let count = (!letters & (EACH * 0x80)).trailing_zeros() / 8;
    (count as usize, if count < 8 { small & ((1 << (8 * count)) - 1) } else { small })
}

/// What words of English end with far oftener than those of other languages in Latin letters.
const ENDINGS: [&[u8]; 7] = [b"ed", b"ing", b"ings", b"ity", b"ly", b"ness", b"tions"];

/// How many letters a word must have that its ending tells.
const ENDED: usize = 5;

/// How much of a text is looked at to tell that it is English, in bytes.
const ENOUGH: usize = 1_024;

/// How many words of English tell a document, and a block of one, where no more than four times as many others stand among them.
const TELL_DOCUMENT: usize = 16;
const TELL_BLOCK: usize = 4;

/// How many letters a block must have to be told by itself.
const BLOCK: usize = 100;

/// How many words of a block are given to the detection.
const MOST_WORDS: usize = 120;

/// How many letters in another script tell a language by themselves.
const FOREIGN_SCRIPT: usize = 8;

/// How many letters a document in another language must have.
const DOCUMENT: usize = 200;

/// How much of a document is looked at to tell its language, in bytes.
const SAMPLE: usize = 8_192;

/// How sure the detection must be of one block of a document whose other blocks are English.
const SURE: f64 = 0.9;

/// Marks what is not English as unchecked, block by block; what cannot be told is English.
pub(crate) fn mark_unchecked(document: &mut Document) {
    let whole = of_document(document);
    let mut found: Vec<Unchecked> = Vec::new();
    for index in 0..document.blocks.len() {
        let Some(block) = document.blocks.get(index) else { continue };
        let text = block.span().of(&document.text);
        if whole.is_none() && text.len() < BLOCK && text.is_ascii() {
            continue;
        }
        let Some(lang) = of_block(text, whole) else { continue };
        let source = document.source_span(block.span());
        let why = format!("language: {}", code(lang));
        match found.last_mut() {
            // Neighbours in one language are one part of the document.
            Some(last) if last.why == why && index > 0 && !document.blocks[index - 1].is_checked() => {
                last.widen(source);
            }
            Some(_) | None => found.push(Unchecked::new(source, why)),
        }
        if let Some(block) = document.blocks.get_mut(index) {
            block.set_unchecked();
        }
    }
    if !found.is_empty() {
        document.unchecked.append(&mut found);
        document.unchecked.sort_by_key(Unchecked::source);
    }
}

/// The language that most of a document is written in, where it is another than English beyond doubt.
fn of_document(document: &Document) -> Option<Lang> {
    if is_english(&sample(document, ENOUGH), TELL_DOCUMENT) {
        return None;
    }
    let sample = sample(document, SAMPLE);
    if letters(&sample) < DOCUMENT {
        return None;
    }
    let found = detect(&sample)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| found.lang())
}

/// The beginning of the prose of a document, to the end of the block with which it is longer than `length`.
fn sample(document: &Document, length: usize) -> String {
    let prose = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
    let mut sample = String::new();
    for block in document.blocks.iter().filter(|block| prose(block.kind())) {
        sample.push_str(block.span().of(&document.text));
        sample.push('\n');
        if sample.len() > length {
            break;
        }
    }
    sample
}

/// The language of a block, where it is another than English.
fn of_block(text: &str, whole: Option<Lang>) -> Option<Lang> {
    if is_english(text, TELL_BLOCK) {
        return None;
    }
    let letters = letters(text);
    if letters >= FOREIGN_SCRIPT
        && !text.is_ascii()
        && let Some(script) = detect_script(text)
        && script != Script::Latin
    {
        return detect(text).map(|found| found.lang()).filter(|_| foreign_letters(text) * 5 > letters * 3);
    }
    if letters < BLOCK {
        return whole;
    }
    let words = telling_words(text);
    if self::letters(&words) < BLOCK {
        return whole;
    }
    if whole.is_none() && sounds_english(&words) {
        return None;
    }
    let found = detect(&words)?;
    let sure = found.is_reliable() && (found.confidence() >= SURE || whole == Some(found.lang()));
    (found.lang() != Lang::Eng && sure).then(|| found.lang())
}

/// Whether enough of the words are English to need no closer look; a text of names and figures alone has none.
///
/// The first kilobyte of a long text speaks for all of it, and the first words where so many of them `tell` it.
fn is_english(text: &str, tell: usize) -> bool {
    let text = text.as_bytes().get(..ENOUGH).unwrap_or(text.as_bytes());
    let (words, english) = count_english(text, tell, |_| false);
    english * 6 >= words
}

/// Whether enough of the words are English or end as English words do.
fn sounds_english(text: &str) -> bool {
    let ends = |word: &[u8]| word.len() >= ENDED && ENDINGS.iter().any(|ending| word.ends_with(ending));
    let (words, english) = count_english(text.as_bytes(), usize::MAX, ends);
    english * 6 >= words
}

/// How many words there are, and how many of them are words that English alone has, or others that tell it as well.
///
/// What follows is not looked at once enough of them `tell` the language.
fn count_english(text: &[u8], tell: usize, tells: impl Fn(&[u8]) -> bool) -> (usize, usize) {
    let known = &*ENGLISH_WORDS;
    let (mut words, mut english) = (0_usize, 0_usize);
    let mut rest = text;
    while !rest.is_empty() {
        let (first, letters) = leading_letters(packed(rest));
        let mut length = first;
        // No word of the table is as long as this.
        while length % 8 == 0 && length > 0 {
            let more = leading_letters(packed(&rest[length..])).0;
            length += more;
            if more == 0 {
                break;
            }
        }
        let (word, behind) = rest.split_at(length);
        rest = behind.get(1..).unwrap_or_default();
        if length == 0 {
            continue;
        }
        words += 1;
        if first < 8 && is_english_word(known, letters) || tells(word) {
            english += 1;
            if english >= tell && english * 5 >= words {
                break;
            }
        }
    }
    (words, english)
}

/// The words of a text that tell its language: no addresses and code, and nothing where most words are names.
///
/// As many as trigrams need to be counted, no more.
fn telling_words(text: &str) -> String {
    let plain = |word: &&str| !word.contains(['/', '_', '@', '<', '=', '(', '{']) && !word.bytes().any(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = text.split_whitespace().filter(plain).take(MOST_WORDS).collect();
    let named = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    if named * 5 > words.len() * 3 { String::new() } else { words.join(" ") }
}

fn letters(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphabetic).count();
    }
    text.chars().filter(|character| character.is_alphabetic()).count()
}

/// The letters that are not Latin ones.
fn foreign_letters(text: &str) -> usize {
    text.chars().filter(|&character| character.is_alphabetic() && character > '\u{24f}').count()
}

/// The two letters of ISO 639-1 for a language, or the three of ISO 639-3.
const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).expect("valid UTF-8");
        let found: Vec<_> = document.unchecked.iter().map(|part| &*part.why).collect();
        assert_eq!(found, expected, "{text}");
        let checked = document.blocks.iter().filter(|block| block.is_checked()).count();
        assert_eq!(checked == document.blocks.len(), expected.is_empty(), "{text}");
    }

    #[test]
    fn word_table_is_sorted() {
        assert!(ENGLISH.is_sorted());
    }

    #[test]
    fn other_languages_are_told() {
        let german = "Die Brücke über den Fluss wurde im Frühjahr gesperrt, weil die Stadt das Geld für die Reparatur der beiden Pfeiler nicht rechtzeitig gefunden hatte.";
        check(german, &["language: de"]);
        check(
            &format!(
                "{german} Danach begann die Arbeit.\n\nDer Rat tagte am 3. Mai 2020.\n\nDann war Ruhe im Rathaus, und niemand sprach mehr davon."
            ),
            &["language: de"],
        );
        check("今日は火曜日ですので、図書館は午後六時まで開いています。", &["language: ja"]);
        check("Мост закрыли весной.", &["language: ru"]);
        check(&format!("The bridge was closed in the spring because the city had not found the money.\n\n{german}"), &["language: de"]);
    }

    #[test]
    fn short_texts_names_and_quotations_are_english() {
        for text in [
            "Montag, 3. Mai 2020",
            "Rotterdam, Valparaíso, Porto Alegre, Da Nang, Graz, Kumasi, Tampere, Nairobi, Lahore, Halifax, Boise, Cork, Turku, Lille, Gent",
            "He said \u{201e}Die Brücke über den Fluss wurde im Frühjahr gesperrt\u{201c} and that the city had not found the money for the repair of the pillars.",
            "Revenue 2019 2018 2017 EBITDA margin net cash adjusted diluted basic weighted average shares outstanding",
            "",
        ] {
            check(text, &[]);
        }
    }
}
