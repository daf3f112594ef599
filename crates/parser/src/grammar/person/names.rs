//! The common given names of the world in lower case, from a file beside this one, and those that need care, for the
//! lexicon and for whoever reads a name.
//!
//! Names that are more often months, places or words are left out: a false person costs more than a missed one.

/// Given names in order, parted by white space.
const GIVEN_NAMES: &str = include_str!("given_names.txt");

/// Given names, in order.
pub(crate) fn given_names() -> impl Iterator<Item = &'static str> {
    GIVEN_NAMES.split_ascii_whitespace()
}

/// Given names that are also words: they name nobody at the beginning of a sentence.
pub(super) const WORDS: &[&str] = &[
    "art", "bill", "chad", "chase", "chuck", "dale", "dawn", "dean", "dick", "drew", "earl", "ed", "faye", "frank", "gene", "grant",
    "hazel", "jack", "jay", "jo", "joy", "lance", "mark", "max", "mel", "nick", "opal", "pat", "pearl", "rich", "rob", "rod", "rosa",
    "sandy", "sue", "tad", "ted", "violet", "wade", "will",
];

/// Family names that come first where the languages of East Asia are spoken.
pub(super) const FAMILY_FIRST: &[&str] = &[
    "ban", "cao", "chen", "cho", "choi", "chung", "deng", "fan", "gao", "guo", "han", "he", "ho", "hu", "huang", "hwang", "jang", "jeong",
    "jiang", "jung", "kang", "kim", "ko", "kwon", "lam", "lee", "li", "liang", "lim", "lin", "liu", "lu", "luo", "ma", "mao", "moon",
    "ngo", "nguyen", "oh", "pan", "park", "pham", "roh", "shin", "song", "sun", "tang", "tran", "wang", "wei", "wen", "wu", "xi", "xie",
    "xu", "yang", "ye", "yoon", "yu", "zeng", "zhang", "zhao", "zheng", "zhou", "zhu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_doubles() {
        for table in [WORDS, FAMILY_FIRST] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(given_names().is_sorted_by(|one, two| one < two) && given_names().count() > 1_000);
    }
}
