//! What words and digits are read as.

use super::*;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use claimlint_document::{Format, read};
use nom::Input as _;

type Reader = for<'t> fn(Input<'t>) -> IResult<Input<'t>, Number>;

#[track_caller]
fn check(reader: Reader, text: &str, expected: &str) {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let mut tokens = Vec::new();
    let mut lexemes = crate::lexeme::Lexemes::default();
    for block in &document.blocks {
        crate::token::tokenize(&document, block.span(), &mut lexemes, &mut tokens);
    }
    let input = Input::new(&document.text, &tokens, TokenSpan::new(0, tokens.len()));
    let found = match reader(input) {
        Ok((rest, number)) => {
            let left: Vec<_> = rest.iter_elements().map(|token| rest.word(token)).collect();
            format!("{} | {}", number.value.normalize(), left.join(" ")).trim_end_matches(" | ").to_owned()
        }
        Err(_) => "none".to_owned(),
    };
    assert_eq!(found, expected, "{text}");
}

#[test]
fn cardinals_are_read_to_their_end() {
    for (text, expected) in [
        ("1,234.5 km", "1234.5 | km"),
        ("1,00,000 rupees", "100000 | rupees"),
        ("1.234,5", "none"),
        ("12,34", "none"),
        ("2.1 million", "2100000"),
        ("5 hundred thousand", "500000"),
        ("two million", "2000000"),
        ("twenty-one hundred", "2100"),
        ("twenty one years", "21 | years"),
        ("three and a half years", "3.5 | years"),
        ("two-and-a-half years", "2.5 | years"),
        ("2½ hours", "2.5 | hours"),
        ("2 1/2 hours", "2.5 | hours"),
        ("½ hour", "0.5 | hour"),
        ("a dozen eggs", "12 | eggs"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("a hundred and three dozens", "136"),
        ("a hundred and five", "105"),
        ("a million and a half", "1500000"),
        ("one hundred and twenty thousand and six", "120006"),
        ("five and six", "5 | and six"),
        ("twenty and five", "20 | and five"),
        ("nineteen eighty-six", "19 | eighty - six"),
        ("a man", "none"),
        ("hundred", "none"),
        ("one and a third", "1.3333333333333333333333333333"),
    ] {
        check(cardinal, text, expected);
    }
}

#[test]
fn ordinals_are_read_to_their_end() {
    for (text, expected) in [
        ("3rd of May", "3 | of May"),
        ("21st century", "21 | century"),
        ("twenty-second", "22"),
        ("twenty second", "22"),
        ("second", "2"),
        ("one hundred and fifth", "105"),
        ("two hundredth", "200"),
        ("three billionth", "3000000000"),
        ("two billion four hundred and twenty-second", "2000000422"),
        ("millionth", "1000000"),
        ("3 rd", "none"),
        ("5 th", "none"),
        ("three", "none"),
    ] {
        check(ordinal, text, expected);
    }
}

#[test]
fn word_tables_are_sorted_and_every_entry_parses() {
    let small: fn(&str) -> Option<u32> = |word| find!(SMALL, word);
    for (table, found) in [(SMALL, small), (SCALES, |word| find!(SCALES, word)), (ORDINALS, |word| find!(ORDINALS, word))] {
        assert!(table.is_sorted(), "{table:?}");
        for (word, value) in table {
            assert_eq!(found(&word.to_uppercase()), Some(*value));
        }
    }
    assert!(NUMBER_WORDS.is_sorted() && ORDINAL_WORDS.is_sorted());
    // A number is read only at a word of these classes.
    assert!(ORDINALS.iter().all(|(word, _)| ORDINAL_WORDS.contains(word)));
    assert!(words::VULGAR.iter().all(|(sign, ..)| crate::lexicon::look_up(sign, crate::lexeme::key(sign)).contains(Class::PART_WORD)));
    for (word, _) in SMALL.iter().chain(SCALES) {
        assert!(NUMBER_WORDS.contains(word), "{word}");
    }
    for (word, _) in ORDINALS {
        assert!(ORDINAL_WORDS.contains(word), "{word}");
        check(ordinal, word, &ordinal_word(word).unwrap().to_string());
    }
}
