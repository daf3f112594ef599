//! Tokens in, claims of the kind `identifier` out: digits that name something and count nothing.
//!
//! What is read here is taken, so that no part of it becomes a quantity.

#[cfg(test)]
mod tests;
mod words;

use self::words::{DOCUMENT_WORDS, LABELS, NAMES, PHONE_WORDS, QUANTITY_LABELS, STREETS, VERSION_WORDS};
use crate::claim::{ClaimKind, Identifier, IdentifierKind};
use crate::draft::Draft;
use crate::grammar::number::{is_ordinal_suffix, printed};
use crate::grammar::phrase::{is_plural, listed};
use crate::grammar::quantity::is_pence;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::{longest_currency, longest_unit};

/// Words that stand before numbers without making them names, though capitals may begin them.
const NEVER: Class = Class::FUNCTION
    .union(Class::NUMBER_WORD)
    .union(Class::ORDINAL_WORD)
    .union(Class::MONTH)
    .union(Class::WEEKDAY)
    .union(Class::SEASON)
    .union(Class::TIME_WORD)
    .union(Class::TIME_UNIT)
    .union(Class::HEDGE)
    .union(Class::CURRENCY)
    .union(Class::CUE_VERB);

/// Reads the claims of this kind.
pub(crate) fn read(draft: &mut Draft<'_>) {
    const DIGITS: Class = Class::DIGITS.union(Class::NUMBERED);
    for sentence in 0..draft.sentences.len() {
        let Sentence { tokens: range, classes, .. } = draft.sentences[sentence];
        if !classes.intersects(DIGITS) {
            continue;
        }
        let mut at = range.start;
        while at < range.end {
            let token = draft.tokens[at];
            let candidate = token.is(DIGITS) && matches!(token.kind, TokenKind::Word | TokenKind::Number);
            let found = (candidate && draft.owner(at).is_none()).then(|| identifier(draft, range, at)).flatten();
            match found {
                Some((tokens, kind)) if draft.free(tokens) => {
                    draft.take(sentence, tokens, ClaimKind::Identifier(Identifier { kind }));
                    at = tokens.end;
                }
                Some(_) | None => at += 1,
            }
        }
    }
}

/// The identifier that holds the digits at `at`, if they are part of one.
fn identifier(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    if draft.kind(at) == TokenKind::Word {
        return word_with_digits(draft, sentence, at);
    }
    if is_time_of_day(draft, sentence, at) {
        return None;
    }
    telephone(draft, sentence, at)
        .or_else(|| dotted(draft, sentence, at))
        .or_else(|| file_name(draft, sentence, at))
        .or_else(|| joined_to_letters(draft, sentence, at))
        .or_else(|| groups(draft, sentence, at))
        .or_else(|| idiom(draft, at))
        .or_else(|| numbered(draft, sentence, at))
        .or_else(|| address(draft, sentence, at))
        .or_else(|| name(draft, sentence, at))
}

/// Whether digits are a time of day that looks like a code: `at 9p`, `8:45a`, `9.am`, `11ish`, `0730-0930`.
fn is_time_of_day(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> bool {
    let four = |at: usize| {
        let word = draft.word(at);
        let pair = |from: usize, to: usize| word.get(from..to).and_then(|pair| pair.parse::<u8>().ok());
        plain_length(draft, at) == Some(4) && pair(0, 2).is_some_and(|hour| hour < 24) && pair(2, 4).is_some_and(|minute| minute < 60)
    };
    let holds = |at: usize| sentence.holds(at);
    let joined = |one: usize, dash: usize, other: usize| holds(one) && holds(other) && is_hyphen(draft, dash) && four(one) && four(other);
    if joined(at, at + 1, at + 2) || at >= sentence.start + 2 && joined(at - 2, at - 1, at) {
        return true;
    }
    if !holds(at + 1) || !tight(draft, at + 1) {
        return false;
    }
    let behind_at = at > sentence.start && draft.reads(at - 1, "at");
    let minutes = at >= sentence.start + 2 && draft.word(at - 1) == ":" && draft.is(at - 2, Class::DIGITS);
    match draft.word(at + 1) {
        "a" | "p" => behind_at || minutes,
        "ish" => true,
        "." => holds(at + 2) && tight(draft, at + 2) && matches!(draft.word(at + 2), "am" | "pm"),
        _ => false,
    }
}

/// A word with digits behind its letters: `G7`, `v2.3`, `P5+1`, `A380`, `H1N1`.
fn word_with_digits(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let word = draft.word(at);
    let letters = word.find(|c: char| c.is_ascii_digit())?;
    let (front, digits) = word.split_at(letters);
    if front.eq_ignore_ascii_case("v") || front.eq_ignore_ascii_case("version") {
        let end = dotted_tail(draft, sentence, at + 1);
        return Some((TokenSpan::new(at, end), IdentifierKind::Version));
    }
    let is_unit = longest_unit(std::iter::once(word)).is_some();
    // Quarters, halves and fiscal years are times.
    let is_time = matches!(front, "Q" | "H" | "FY" | "CY" | "W") && digits.len() <= 4;
    if is_unit || is_time || !front.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = at + 1;
    if tight(draft, end) && draft.word(end) == "+" && tight(draft, end + 1) && draft.is(end + 1, Class::DIGITS) {
        end += 2;
    }
    // A hyphen binds what follows: `B2-type`, `R2-D2`.
    while end + 1 < sentence.end && is_hyphen(draft, end) && has_digit(draft.word(end + 1)) && tight(draft, end + 1) {
        end += 2;
    }
    Some((TokenSpan::new(at, end), IdentifierKind::Other))
}

/// A telephone number: `+44 20 7946 0000`, `(555) 555-0100`, `1-800-555-0100`.
fn telephone(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let international = before.is_some_and(|before| draft.word(before) == "+") && tight(draft, at);
    let area = before.is_some_and(|before| draft.word(before) == "(") && draft.word(at + 1) == ")" && draft.word(at).len() == 3;
    let first = plain_length(draft, at)?;
    let mut end = at + 1;
    // Most digits stand alone.
    if !international && !area && !tight(draft, end) {
        return None;
    }
    let mut lengths = vec![first];
    if area {
        end += 1;
    }
    while end < sentence.end {
        let mark = matches!(draft.word(end), "-" | "–" | "‑" | "/" | ".") && tight(draft, end);
        let next = if mark { end + 1 } else { end };
        let apart = !mark && (international || area);
        let Some(length) = plain_length(draft, next).filter(|_| (mark && tight(draft, next)) || apart) else { break };
        lengths.push(length);
        end = next + 1;
    }
    let digits: usize = lengths.iter().sum();
    let announced = || (sentence.start..at).rev().take(4).any(|place| listed(PHONE_WORDS, draft.word(place)));
    let shape = match lengths.as_slice() {
        [3, 3, 4] | [1, 3, 3, 4] => true,
        [3, 4] => area || announced(),
        [_, _, ..] => (international && digits >= 7) || (digits >= 6 && announced()),
        [_] => international && (9..=15).contains(&digits),
        [] => false,
    };
    let start = if international || area { before? } else { at };
    shape.then_some((TokenSpan::new(start, end), IdentifierKind::Phone))
}

/// Digits in three or more parts: `1.2.3` is a release, `192.0.2.1` the address of a machine.
fn dotted(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let word = draft.word(at);
    if word.bytes().filter(|&byte| byte == b'.').count() < 2 {
        return None;
    }
    let parts: Vec<&str> = word.split('.').collect();
    // Dates with points are left to the grammar of time.
    let is_date = matches!(parts.as_slice(), [day, month, year] if day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4) && *month != "0" && *day != "0" && year.len() == 4);
    if is_date || word.contains(',') {
        return None;
    }
    let kind = if parts.len() == 4 { IdentifierKind::Other } else { IdentifierKind::Version };
    let start =
        if at > sentence.start && (listed(NAMES, draft.word(at - 1)) || listed(VERSION_WORDS, draft.word(at - 1))) { at - 1 } else { at };
    Some((TokenSpan::new(start, at + 1), kind))
}

/// A name of a file that begins or ends in digits: `007.png`.
fn file_name(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let extension = at + 2;
    let is_file = extension < sentence.end
        && draft.word(at + 1) == "."
        && tight(draft, at + 1)
        && tight(draft, extension)
        && draft.kind(extension) == TokenKind::Word
        && draft.word(extension).len() <= 5
        && draft.is(extension, Class::LOWER)
        && !draft.is(extension, Class::CAPITAL);
    is_file.then_some((TokenSpan::new(at, extension + 1), IdentifierKind::Other))
}

/// Digits that letters or a hyphen and a name bind: `MiG-29`, `COVID-19`, `777F`, `3D`, `3f2a9c`, `802.11ac`.
fn joined_to_letters(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let mut start = at;
    while start >= sentence.start + 2
        && tight(draft, start)
        && is_hyphen(draft, start - 1)
        && tight(draft, start - 1)
        && is_name_part(draft, start - 2)
    {
        start -= 2;
    }
    let mut end = at + 1;
    let suffix = (end < sentence.end && tight(draft, end) && draft.kind(end) == TokenKind::Word).then(|| draft.word(end));
    let pence = suffix == Some("p") && is_pence(draft.word(at), draft.word(at + 2));
    let coded = !pence && suffix.is_some_and(|suffix| is_code_suffix(suffix, draft.word(at)));
    if coded {
        end += 1;
    }
    if start == at && !coded {
        return None;
    }
    while end + 1 < sentence.end && is_hyphen(draft, end) && tight(draft, end) && tight(draft, end + 1) && has_digit(draft.word(end + 1)) {
        end += 2;
    }
    let document = listed(DOCUMENT_WORDS, draft.word(start));
    Some((TokenSpan::new(start, end), if document { IdentifierKind::Document } else { IdentifierKind::Other }))
}

/// Digits in groups that hyphens join and that are no date: `1111-2222-3333`, `978-0-00-000000-2`.
fn groups(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let goes_on = |end: usize| {
        end + 1 < sentence.end && is_hyphen(draft, end) && tight(draft, end) && tight(draft, end + 1) && draft.is(end + 1, Class::DIGITS)
    };
    let mut end = at + 1;
    // Most digits stand alone.
    if !goes_on(end) && !draft.word(at).starts_with('0') {
        return None;
    }
    let mut lengths = vec![draft.word(at).len()];
    while goes_on(end) {
        lengths.push(draft.word(end + 1).len());
        end += 2;
    }
    let is_date = matches!(lengths.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4] | [4, 1..=2]);
    let leading_zero = draft.word(at).starts_with('0') && lengths.len() == 1 && lengths.first().is_some_and(|&length| length >= 3);
    let long_zero = leading_zero && draft.word(at).bytes().all(|byte| byte.is_ascii_digit()) && draft.word(at) != "000";
    if lengths.len() >= 3 && !is_date || long_zero {
        let isbn = (sentence.start..at).rev().take(3).any(|place| listed(DOCUMENT_WORDS, draft.word(place)));
        return Some((TokenSpan::new(at, end), if isbn { IdentifierKind::Document } else { IdentifierKind::Other }));
    }
    None
}

/// Set phrases of two numbers: `24/7`, `50/50`, `9/11`.
fn idiom(draft: &Draft<'_>, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let pair = draft.word(at + 1) == "/" && tight(draft, at + 1) && tight(draft, at + 2);
    let idiom = pair && matches!((draft.word(at), draft.word(at + 2)), ("24", "7") | ("50", "50") | ("20", "20") | ("9", "11"));
    idiom.then_some((TokenSpan::new(at, at + 3), IdentifierKind::Other))
}

/// A label and its number: `No. 5`, `#7`, `room 12`, `version 3.7`, `RFC 2119`, `ISO/IEC 27001`, `pp. 12–15`.
fn numbered(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
    if draft.word(before) == "#" {
        return tight(draft, at).then_some((TokenSpan::new(before, at + 1), IdentifierKind::Other));
    }
    // The point behind an abbreviated label, or the colon behind a code.
    let label = match draft.word(before) {
        "." | ":" if before > sentence.start && tight(draft, before) => before - 1,
        _ => before,
    };
    if draft.kind(label) != TokenKind::Word || draft.owner(label).is_some() {
        return None;
    }
    let word = draft.word(label);
    let point = label != before && draft.word(before) == ".";
    let abbreviated = matches!(word, "No" | "no" | "Nos" | "nos" | "Nr" | "nr" | "pp" | "p" | "vol" | "Vol" | "cap" | "ver" | "ch");
    let printed_whole = printed(draft.word(at)).is_some_and(|number| number.value.is_integer());
    if abbreviated && (point || word == "No" || word == "Nos") || word.eq_ignore_ascii_case("number") && !draft.is(at + 1, Class::PERCENT) {
        let counted = word.eq_ignore_ascii_case("number") && (label == sentence.start || !printed_whole);
        return (!counted).then(|| (TokenSpan::new(label, list_end(draft, sentence, at + 1)), IdentifierKind::Other));
    }
    if label != before && !listed(DOCUMENT_WORDS, word) {
        return None;
    }
    if listed(VERSION_WORDS, word) && !measured(draft, at) {
        return Some((TokenSpan::new(label, dotted_tail(draft, sentence, at + 1)), IdentifierKind::Version));
    }
    if draft.is(label, Class::CAPITAL) && listed(DOCUMENT_WORDS, word) && !counts_plural(draft, sentence, at) {
        return Some((TokenSpan::new(label, list_end(draft, sentence, at + 1)), IdentifierKind::Document));
    }
    if label == before && printed_whole && listed(LABELS, word) && !measured(draft, at) && !counts_plural(draft, sentence, at) {
        let digits = draft.word(at);
        return (!digits.contains(',')).then(|| (TokenSpan::new(label, list_end(draft, sentence, at + 1)), IdentifierKind::Other));
    }
    None
}

/// A house in a street: `10 Castle Street`.
fn address(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let mut end = at + 1;
    while end < sentence.end && end <= at + 4 && draft.kind(end) == TokenKind::Word && draft.is(end, Class::CAPITAL) {
        if end > at + 1 && listed(STREETS, draft.word(end)) {
            return Some((TokenSpan::new(at, end + 1), IdentifierKind::Other));
        }
        end += 1;
    }
    None
}

/// A name that a number completes: `Boeing 737`, `Windows 10`, `NATO 2030`, `Django 2.2`.
fn name(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<(TokenSpan, IdentifierKind)> {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
    let word = draft.word(before);
    let digits = draft.word(at);
    if !draft.is(before, Class::CAPITAL) || draft.is(before, NEVER) || draft.owner(before).is_some() || !draft.tokens[at].spaced {
        return None;
    }
    let number = printed(digits)?;
    let release = if number.value.is_integer() { IdentifierKind::Other } else { IdentifierKind::Version };
    if listed(NAMES, word) {
        let software = release == IdentifierKind::Version || matches!(word, "Python" | "Java" | "Windows" | "Android" | "Rust");
        let kind = if software { IdentifierKind::Version } else { IdentifierKind::Other };
        return Some((TokenSpan::new(before, at + 1), kind));
    }
    if digits.contains(',') || measured(draft, at) || looks_like_year(digits) || is_currency(draft, before) {
        return None;
    }
    // Letters with a value are measurements: `95% CI 1.3 to 4.0`, `SD 2.5`.
    if listed(QUANTITY_LABELS, word) || draft.reads(at + 1, "to") && draft.is(at + 2, Class::DIGITS) {
        return None;
    }
    // What follows decides between a name and a count: `Group 3 was` but `In Ghana 50 villages`.
    let followed = at + 1 < sentence.end && draft.kind(at + 1) == TokenKind::Word && !draft.is(at + 1, NEVER);
    let first = before == sentence.start;
    if followed && (!draft.is(before, Class::ALL_CAPITALS) || counts_plural(draft, sentence, at))
        || at + 1 < sentence.end && opens_more(draft, at + 1)
    {
        return None;
    }
    if first && !draft.is(at + 1, Class::AUXILIARY) {
        return None;
    }
    Some((TokenSpan::new(before, at + 1), release))
}

/// Whether a mark behind digits shows that they go on as a range, score, fraction or percentage.
fn opens_more(draft: &Draft<'_>, at: usize) -> bool {
    draft.is(at, Class::DASH | Class::PERCENT) || matches!(draft.word(at), "%" | "/" | "‰" | "°" | "±" | "×" | ":" | "+")
}

/// Whether a unit, a percent sign or a scale word stands behind the digits.
fn measured(draft: &Draft<'_>, at: usize) -> bool {
    // `build 10-foot walls`
    let next = at + 1 + usize::from(is_hyphen(draft, at + 1) && tight(draft, at + 1));
    draft.is(next, Class::PERCENT | Class::NUMBER_WORD)
        || matches!(draft.word(next), "%" | "per" | "°")
        || longest_unit((next..next + 3).map(|token| draft.word(token))).is_some()
        || longest_currency((next..next + 3).map(|token| draft.word(token))).is_some()
}

/// Whether a plural follows that the number can count.
fn counts_plural(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> bool {
    (at + 1..sentence.end.min(at + 4))
        .take_while(|&token| draft.kind(token) == TokenKind::Word && !draft.is(token, NEVER))
        .any(|token| is_plural(draft.word(token)))
}

/// The end of numbers that share one label: `pages 12–15`, `rooms 3 and 4`.
fn list_end(draft: &Draft<'_>, sentence: TokenSpan, end: usize) -> usize {
    let mut end = end;
    while end + 1 < sentence.end && draft.is(end + 1, Class::DIGITS) {
        let dash = draft.is(end, Class::DASH) && !draft.tokens[end].spaced;
        if !(dash || draft.word(end) == "," && draft.word(end + 1).len() <= 3 || draft.reads(end, "and")) || measured(draft, end + 1) {
            break;
        }
        if !dash && counts_plural(draft, sentence, end + 1) {
            break;
        }
        end += 2;
    }
    end
}

/// The end of `.3` and `.3.1` behind a word that already holds the first digits.
fn dotted_tail(draft: &Draft<'_>, sentence: TokenSpan, end: usize) -> usize {
    let mut end = end;
    while end + 1 < sentence.end
        && draft.word(end) == "."
        && tight(draft, end)
        && tight(draft, end + 1)
        && (draft.is(end + 1, Class::DIGITS) || draft.word(end + 1) == "x")
    {
        end += 2;
    }
    end
}

/// The number of digits of a token that prints nothing else.
fn plain_length(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let word = draft.word(at);
    (draft.is(at, Class::DIGITS) && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word.len())
}

/// Whether letters behind digits make a code of them: no unit, scale, ordinal or decade.
fn is_code_suffix(suffix: &str, digits: &str) -> bool {
    const SCALES: &[&str] = &["b", "bln", "bn", "k", "m", "mln", "mm", "mn", "t", "tn", "trln", "x"];
    if suffix.contains(|c: char| c.is_ascii_digit()) {
        let power = suffix.strip_prefix(['e', 'E']).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        return !power && longest_unit(std::iter::once(suffix)).is_none();
    }
    let times = matches!(suffix.to_ascii_lowercase().as_str(), "s" | "am" | "pm" | "hrs" | "h" | "th" | "yo" | "yr" | "e");
    let plain = suffix.chars().count() <= 3 && suffix.chars().all(char::is_alphabetic) && digits.len() <= 4;
    plain
        && !times
        && !is_ordinal_suffix(suffix)
        && !listed(SCALES, suffix)
        && longest_unit(std::iter::once(suffix)).is_none()
        && longest_currency(std::iter::once(suffix)).is_none()
        && suffix.is_ascii()
}

/// Whether a word before a hyphen and digits is a name: it has a capital or digits of its own.
fn is_name_part(draft: &Draft<'_>, at: usize) -> bool {
    let name = draft.kind(at) == TokenKind::Word
        && (draft.word(at).contains(char::is_uppercase) || has_digit(draft.word(at)))
        && !draft.is(at, Class::MONTH | Class::NUMBER_WORD | Class::TIME_WORD | Class::WEEKDAY);
    name && !matches!(draft.word(at), "Mid" | "Pre" | "Post" | "Early" | "Late" | "Under" | "Over")
}

fn looks_like_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("18") || digits.starts_with("17"))
}

fn is_currency(draft: &Draft<'_>, at: usize) -> bool {
    let word = draft.word(at);
    let millions = word.strip_prefix('M').filter(|code| code.len() == 3).unwrap_or(word);
    [word, millions].into_iter().any(|word| longest_currency(std::iter::once(word)).is_some())
}

fn is_hyphen(draft: &Draft<'_>, at: usize) -> bool {
    matches!(draft.word(at), "-" | "‑" | "‐" | "–")
}

fn tight(draft: &Draft<'_>, at: usize) -> bool {
    draft.tokens.get(at).is_some_and(|token| !token.spaced)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}
