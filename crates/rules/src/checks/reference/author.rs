//! Citations by name and year in, whether the list of references has an entry of these names and this year out.

use super::entry::Entry;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::ReferenceTarget;

/// Which citations are told: those without any entry, or those whose nearest entry differs a little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    Missing,
    Near,
}

/// One citation.
#[derive(Clone, Debug)]
pub(super) struct Citation {
    names: Vec<String>,
    year: String,
    span: Span,
}

impl Citation {
    /// Whether an entry has all its names, the first as its first, and its year; a letter that only one of them has is let go.
    pub(super) fn matches(&self, entry: &Entry) -> bool {
        self.has_names(entry) && entry.year.as_deref().is_some_and(|year| same_year(year, &self.year))
    }

    fn has_names(&self, entry: &Entry) -> bool {
        let Some((first, others)) = self.names.split_first() else { return false };
        let begins = entry.names.first().is_some_and(|name| ends_with_name(name, first) || ends_with_name(first, name));
        begins && others.iter().all(|name| entry.names.iter().any(|known| ends_with_name(known, name)))
    }
}

/// Whether a name is another one, or that one behind other words.
fn ends_with_name(name: &str, end: &str) -> bool {
    name.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

fn same_year(entry: &str, cited: &str) -> bool {
    entry == cited || cited.len() == 4 && entry.get(..4) == Some(cited) || entry.len() == 4 && cited.get(..4) == Some(entry)
}

/// Checks the citations of a text that has a list of references with names and years.
pub(super) fn check(rule: &Rule, context: &Context, want: Want, out: &mut Vec<Check>) {
    let entries: Vec<&Entry> = context.entries().iter().filter(|entry| !entry.names.is_empty() && entry.year.is_some()).collect();
    let citations = citations(context);
    let found = |citation: &Citation| entries.iter().find(|entry| citation.matches(entry));
    let resolved = citations.iter().filter(|citation| found(citation).is_some()).count();
    // Where most citations lead nowhere, the list is of another kind.
    // A list of one or two works behind each part is no list of all that the text cites.
    let lists = entries.last().map_or(0, |last| last.list + 1);
    if entries.len() < 2 || lists > 2 && entries.len() < 3 * lists || resolved * 2 < citations.len() && citations.len() > 2 {
        return;
    }
    for citation in &citations {
        if let Some(entry) = found(citation) {
            if want == Want::Missing {
                let mut check = report(rule, Verdict::Holds, citation.span, "there is an entry".to_owned());
                check.related.push(evidence(entry.span, "the entry"));
                out.push(check);
            }
            continue;
        }
        match (near(citation, &entries), want) {
            (Some((entry, message)), Want::Near) => {
                let mut check = report(rule, Verdict::Conflict, citation.span, message);
                check.related.push(evidence(entry.span, "the nearest entry"));
                out.push(check);
            }
            (None, Want::Missing) if gives_title(context, citation.span) => {}
            (None, Want::Missing) => {
                let mut check = report(rule, Verdict::Conflict, citation.span, "the list of references has no such entry".to_owned());
                check.computed = Some(format!("{} entries", entries.len()));
                out.push(check);
            }
            (Some(_), Want::Missing) | (None, Want::Near) => {}
        }
    }
}

/// The entry that a citation most likely means, and what differs: the year, or a letter or two of a name.
fn near<'e, 'c>(citation: &Citation, entries: &[&'e Entry<'c>]) -> Option<(&'e Entry<'c>, String)> {
    let by_year = entries.iter().copied().find(|entry| citation.has_names(entry));
    if let Some(entry) = by_year {
        let year = entry.year.as_deref().unwrap_or_default();
        return Some((entry, format!("the entry is of {year}, not {}", citation.year)));
    }
    let name = citation.names.first()?;
    entries.iter().copied().filter(|entry| entry.year.as_deref().is_some_and(|year| same_year(year, &citation.year))).find_map(|entry| {
        let known = entry.names.first()?;
        let differ = strsim::osa_distance(name, known);
        let alike = (1..=2).contains(&differ) && name.len() > 3 * differ && name.chars().next() == known.chars().next();
        alike.then(|| (entry, format!("the entry is of {}", capitalised(known))))
    })
}

/// Whether the title of the work stands right behind the citation, which so is an entry itself: `Roe (1988), Rains of the South`.
fn gives_title(context: &Context, citation: Span) -> bool {
    let ledger = context.ledger;
    let mut at = ledger.tokens.partition_point(|token| token.span().start < citation.end);
    at += usize::from(ledger.word(at) == ")");
    if ledger.word(at) != "," {
        return false;
    }
    let title = || (at + 1..ledger.tokens.len()).take_while(|&at| !matches!(ledger.word(at), "," | "." | ";" | "(" | ")"));
    let words = title().count();
    let capitals = title().filter(|&at| ledger.word(at).starts_with(char::is_uppercase)).count();
    words > 2 && capitals * 2 > words
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The citations of a text by name and year, those by number left out.
pub(super) fn citations(context: &Context) -> Vec<Citation> {
    let citations = super::references(context, ReferenceTarget::Citation).filter(|(claim, _)| context.is_prose_sentence(claim.sentence));
    citations
        .filter_map(|(claim, reference)| {
            let (names, year) = reference.label.rsplit_once(' ')?;
            let figures = year.bytes().take_while(u8::is_ascii_digit).count();
            let names: Vec<String> = names
                .split([',', '&'])
                .map(|name| fold(name.trim().trim_end_matches("et al.").trim()))
                .filter(|name| !name.is_empty())
                .collect();
            (figures == 4 && !names.is_empty()).then(|| Citation { names, year: year.to_owned(), span: claim.span })
        })
        .collect()
}

/// The surnames before the year of an entry, folded: `Roe, A., & Lee, B.`, `A. Roe and B. Lee`, `World Health Board`.
pub(super) fn surnames(words: &str) -> Vec<String> {
    let cleaned = words.replace(" and ", " & ").replace(" et al", " & ");
    let parts = cleaned.split(['&', ',', ';', '(', '*', '_', '"', '“']);
    let names = parts.map(|part| without_initials(part.trim().trim_end_matches('.'))).filter(|name| name.chars().count() > 1);
    names.map(|name| fold(&name)).collect()
}

/// A name without the initials before and behind it.
fn without_initials(name: &str) -> String {
    let initial = |word: &str| {
        let letters = word.trim_matches(['.', '-']).chars().filter(|letter| *letter != '.' && *letter != '-');
        let letters: Vec<char> = letters.collect();
        letters.len() <= 3 && letters.iter().all(|letter| letter.is_uppercase())
    };
    name.split_whitespace().filter(|word| !initial(word)).collect::<Vec<_>>().join(" ")
}

/// Letters in lower case without their accents, so that spellings compare.
pub(super) fn fold(words: &str) -> String {
    let fold = |letter: char| match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ě' | 'ę' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ű' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        'ğ' => 'g',
        '‐' | '‑' | '–' => '-',
        '’' => '\'',
        other => other,
    };
    words.to_lowercase().chars().map(fold).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_read_in_either_order() {
        assert_eq!(surnames("Roe, A., & Poe-Lee, B. "), ["roe", "poe-lee"]);
        assert_eq!(surnames("A. Roe and B. C. Guérin. "), ["roe", "guerin"]);
        assert_eq!(surnames("World Health Board ("), ["world health board"]);
        assert_eq!(surnames("Roe AB, Lee C. "), ["roe", "lee"]);
    }

    #[test]
    fn letters_of_years_may_be_left_out() {
        assert!(same_year("2019a", "2019"));
        assert!(!same_year("2019a", "2019b"));
        assert!(!same_year("2019", "2018"));
    }
}
