//! Counts and items in, the words of a check out.

use super::Enumeration;
use crate::form;

/// How many items a computation names, and how many words of each.
const MOST_ITEMS: usize = 8;
const MOST_WORDS: usize = 4;

/// What a check says whose items are as many as stated.
pub(super) fn holds(kind: Enumeration, word: &str, found: u32) -> String {
    let verb = match kind {
        Enumeration::ListCountMismatch => "listed",
        Enumeration::HeadingCountMismatch | Enumeration::SeriesCountMismatch => "told off",
        Enumeration::BackReferenceCountMismatch => "told before",
        Enumeration::RespectivelyMismatch => return format!("{found} names, {found} values"),
        Enumeration::InlineCountMismatch
        | Enumeration::BothOfMany
        | Enumeration::CollectiveMismatch
        | Enumeration::FormatMismatch
        | Enumeration::SharesExceedWhole => "named",
    };
    format!("{}: {found} {verb}", collapsed(word))
}

/// What a check says whose items are more or fewer than stated.
pub(super) fn accuses(kind: Enumeration, word: &str, stated: u32, found: u32) -> String {
    match kind {
        Enumeration::ListCountMismatch => format!("{} listed, not {stated}", items(found, "is", "are")),
        Enumeration::InlineCountMismatch => format!("{} named, not {stated}", items(found, "is", "are")),
        Enumeration::SeriesCountMismatch => format!("{} told off, not {stated}", items(found, "is", "are")),
        Enumeration::BackReferenceCountMismatch => format!("{} told before, not {stated}", items(found, "was", "were")),
        Enumeration::HeadingCountMismatch => format!("{found} follow under the heading, not {stated}"),
        Enumeration::BothOfMany => format!("both is said of {found}"),
        Enumeration::RespectivelyMismatch => format!("{found} names are paired off with {stated} values"),
        Enumeration::CollectiveMismatch => format!("{found} parties are named, {} means {stated}", collapsed(word)),
        Enumeration::FormatMismatch => format!("{} means {stated} parties, not {found}", collapsed(word)),
        Enumeration::SharesExceedWhole => format!("{found} shares are more than {stated}"),
    }
}

fn items(found: u32, one: &str, many: &str) -> String {
    if found == 1 { format!("1 item {one}") } else { format!("{found} items {many}") }
}

/// The whole comparison: `stated 3, found 2: time; money`.
pub(super) fn computed(stated: u32, items: &[String]) -> String {
    let more = if items.len() > MOST_ITEMS { "; …" } else { "" };
    let shown = items.iter().take(MOST_ITEMS).map(String::as_str).collect::<Vec<_>>().join("; ");
    format!("stated {stated}, found {}: {shown}{more}", items.len())
}

/// The first words of an item.
pub(super) fn shortened(item: &str) -> String {
    let mut words = item.split_whitespace();
    let shown = words.by_ref().take(MOST_WORDS).collect::<Vec<_>>().join(" ");
    let shown = shown.trim_end_matches([',', ';', ':', '.']);
    if words.next().is_some() { format!("{shown} …") } else { shown.to_owned() }
}

/// The words that state a count with another count in them, in figures or in words as printed.
pub(super) fn recounted(word: &str, found: u32) -> Option<String> {
    let word = collapsed(word);
    let (number, rest) = word.split_once(' ')?;
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{found} {rest}"));
    }
    let known = (2..=30).filter_map(form::words).any(|known| known.eq_ignore_ascii_case(number));
    let spelled = form::words(found).filter(|_| known)?;
    let capital = number.starts_with(char::is_uppercase);
    let mut letters = spelled.chars();
    let first = letters.next().map(|first| if capital { first.to_ascii_uppercase() } else { first });
    Some(format!("{}{} {rest}", first.map(String::from).unwrap_or_default(), letters.as_str()))
}

/// Words with one space between them, as a line break may part them in the text.
fn collapsed(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_printed_as_the_text_prints_them() {
        assert_eq!(recounted("three main ideas", 4).as_deref(), Some("four main ideas"));
        assert_eq!(recounted("Three ideas", 2).as_deref(), Some("Two ideas"));
        assert_eq!(recounted("3 ideas", 11).as_deref(), Some("11 ideas"));
        assert_eq!(recounted("trilateral", 2), None);
    }

    #[test]
    fn computations_name_the_items() {
        let items: Vec<String> = ["a lid", "a base"].map(str::to_owned).into();
        assert_eq!(computed(3, &items), "stated 3, found 2: a lid; a base");
        assert_eq!(shortened("a very long item that goes on."), "a very long item …");
    }
}
