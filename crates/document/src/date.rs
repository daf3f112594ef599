//! Written days of front matter and bylines in, civil dates out.

use crate::Span;
use jiff::civil::Date;

/// The names of the months; a prefix of three letters or more stands for the name.
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The names of the weekdays; a prefix of three letters or more stands for the name.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads `YYYY-MM-DD`, with whatever time stands behind it.
pub fn parse_civil_date(value: &str) -> Option<Date> {
    let words = Words::of(value.trim_start());
    iso(&words.first()).map(|(date, _)| date)
}

/// Reads a day as a byline prints it (`October 7, 2021`, `7 October 2021`, `2021-10-07`), with or without weekday and time.
///
/// A day given in figures alone (`03/04/2020`) is read only where it can be but one day.
pub fn written_date(value: &str) -> Option<Date> {
    let value = value.trim();
    let (date, length) = leading_date(value)?;
    let rest = value[length..].trim_start_matches([',', ' ', '\u{a0}']);
    let time = rest.is_empty()
        || rest.starts_with(['T', 't']) && rest[1..].starts_with(|next: char| next.is_ascii_digit())
        || rest.starts_with(|first: char| first.is_ascii_digit()) && rest.contains(':')
        || rest.starts_with("at ");
    time.then_some(date)
}

/// The first day written out in a line, and its place.
pub(crate) fn find_date(line: &str) -> Option<(Date, Span)> {
    // Every day has a year of four figures.
    if !line.as_bytes().windows(4).any(|figures| figures.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let mut boundary = true;
    for (at, character) in line.char_indices() {
        if boundary
            && character.is_alphanumeric()
            && let Some((date, length)) = leading_date(&line[at..])
        {
            return Some((date, Span::new(at, at + length)));
        }
        boundary = !character.is_alphanumeric();
    }
    None
}

/// The day that a text begins with, and the length of its words.
pub(crate) fn leading_date(text: &str) -> Option<(Date, usize)> {
    let words = Words::of(text);
    let first = words.first();
    if let Some(found) = iso(&first).or_else(|| figures(&words)) {
        return Some(found);
    }
    let day_after_weekday = weekday(first.text).then(|| words.after(&first));
    day_after_weekday.and_then(|words| named(&words)).or_else(|| named(&words))
}

/// `May 3, 2020`, `3 May 2020`, `3rd of May 2020`, `2020 May 3`, `26-Sep-2010`.
fn named(words: &Words) -> Option<(Date, usize)> {
    let first = words.first();
    let second_words = words.after(&first);
    let mut second = second_words.first();
    if second.text == "of" {
        second = second_words.after(&second).first();
    }
    let third = second_words.after(&second).first();
    let (year, month, day) = if let Some(month) = month(first.text) {
        (year(third.text)?, month, day(second.text)?)
    } else if let (Some(year), Some(month)) = (year(first.text), month(second.text)) {
        (year, month, day(third.text)?)
    } else {
        (year(third.text)?, month(second.text)?, day(first.text)?)
    };
    Some((Date::new(year, month, day).ok()?, third.end))
}

/// `2020-05-03` and `2020/05/03`.
fn iso(word: &Word) -> Option<(Date, usize)> {
    let rest = word.rest;
    let day = rest.get(..10)?;
    let bytes = day.as_bytes();
    let separator = *bytes.get(4)?;
    let shaped = bytes.iter().enumerate().all(|(at, &byte)| if at == 4 || at == 7 { byte == separator } else { byte.is_ascii_digit() });
    if !shaped || !matches!(separator, b'-' | b'/') || rest[10..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let date = Date::new(day[..4].parse().ok()?, day[5..7].parse().ok()?, day[8..].parse().ok()?).ok()?;
    Some((date, word.start + 10))
}

/// `25/12/2020` and `12.25.2020`, where only one of the two readings is a day.
fn figures(words: &Words) -> Option<(Date, usize)> {
    let first = words.first();
    let separator = first.rest[first.text.len()..].chars().next().filter(|next| matches!(next, '/' | '.' | '-'))?;
    let digits = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = first.rest.splitn(3, separator);
    let (one, two, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let year_length = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !digits(one) || !digits(two) || year_length != 4 {
        return None;
    }
    let (one, two): (i8, i8) = (one.parse().ok()?, two.parse().ok()?);
    let year = year(&rest[..4])?;
    let date = match (Date::new(year, one, two).ok(), Date::new(year, two, one).ok()) {
        (Some(date), None) | (None, Some(date)) => date,
        (Some(date), Some(other)) if date == other => date,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    Some((date, first.start + first.rest.len() - rest.len() + 4))
}

/// A year of four figures.
fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && word.starts_with(['1', '2'])).then(|| word.parse().ok())?
}

/// A day of the month, as `3` or `3rd`.
fn day(word: &str) -> Option<i8> {
    let figures = word.len() - word.trim_start_matches(|next: char| next.is_ascii_digit()).len();
    let ending = word[figures..].to_ascii_lowercase();
    let ended = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th");
    ((1..=2).contains(&figures) && ended).then(|| word[..figures].parse().ok())?
}

/// The number of a month by its name or a beginning of it.
fn month(word: &str) -> Option<i8> {
    named_in(&MONTHS, word).and_then(|index| i8::try_from(index + 1).ok())
}

fn weekday(word: &str) -> bool {
    named_in(&WEEKDAYS, word).is_some()
}

/// The name that a word abbreviates, with three letters at least and a capital or small letters throughout.
fn named_in(names: &[&str], word: &str) -> Option<usize> {
    if word.len() < 3 || word.len() > 9 {
        return None;
    }
    let word = word.to_ascii_lowercase();
    names.iter().position(|name| name.starts_with(&word))
}

/// What is left of a text, to be read word by word.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// One word: letters and figures without a break.
struct Word<'a> {
    /// The word.
    text: &'a str,
    /// The word and all behind it.
    rest: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Words<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The word that comes next; empty where none does.
    fn first(&self) -> Word<'a> {
        let rest = &self.text[self.at..];
        let length = rest.find(|next: char| !next.is_ascii_alphanumeric()).unwrap_or(rest.len());
        Word { text: &rest[..length], rest, start: self.at, end: self.at + length }
    }

    /// What follows a word and at most the marks that part the parts of a day.
    fn after(&self, word: &Word) -> Self {
        let rest = &self.text[word.end..];
        let marks = rest.len() - rest.trim_start_matches([' ', '\u{a0}', ',', '.', '-', '/']).len();
        Self { text: self.text, at: word.end + marks.min(rest.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_all_orders() {
        for value in [
            "2020-05-03",
            "2020-05-03T10:00:00Z",
            "2020-05-03 9:00:00 -0500",
            "2020/05/03",
            "May 3, 2020",
            "May 3rd 2020",
            "MAY 3, 2020",
            "3 May 2020",
            "3rd of May, 2020",
            "03-May-2020",
            "2020 May 3",
            "Sunday, May 3, 2020",
            "Sun, 03 May 2020 09:00:00 -0500",
            "May 3, 2020 at 10:30 am",
        ] {
            assert_eq!(written_date(value).map(|date| date.to_string()).as_deref(), Some("2020-05-03"), "{value}");
        }
        assert_eq!(written_date("Sept. 14, 2021").map(|date| date.to_string()).as_deref(), Some("2021-09-14"));
        assert_eq!(written_date("25/12/2020").map(|date| date.to_string()).as_deref(), Some("2020-12-25"));
        assert_eq!(written_date("12.25.2020").map(|date| date.to_string()).as_deref(), Some("2020-12-25"));
    }

    #[test]
    fn what_is_no_single_day_is_not_read() {
        for value in [
            "",
            "May 2020",
            "2020",
            "03/04/2020",
            "30 February 2021",
            "May 3",
            "Ma 3, 2020",
            "3 May 20",
            "2020-13-01",
            "ä",
            "May 3, 2020 was fine",
        ] {
            assert_eq!(written_date(value), None, "{value}");
        }
    }

    #[test]
    fn a_day_is_found_within_a_line() {
        let found = find_date("Posted on 3 May 2020 by Jane").map(|(date, span)| (date.to_string(), span));
        assert_eq!(found, Some(("2020-05-03".to_owned(), Span::new(10, 20))));
        assert_eq!(find_date("A May 2020 story"), None);
    }

    #[test]
    fn every_name_in_the_tables_is_read() {
        for (index, name) in MONTHS.iter().enumerate() {
            let parsed = written_date(&format!("1 {} 2021", &name[..3])).map(jiff::civil::Date::month);
            assert_eq!(parsed.map(i64::from), i64::try_from(index + 1).ok());
        }
        for name in WEEKDAYS {
            assert!(written_date(&format!("{name}, 3 May 2020")).is_some(), "{name}");
        }
    }
}
