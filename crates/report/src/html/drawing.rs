//! Dated claims in, a drawing of them on an axis out: to scale, its labels parted, long empty stretches cut out.

mod axis;

use crate::view::{Event, Quote};
use axis::Stretch;
use serde::Serialize;

/// How many labels are drawn at most; the table beside the drawing has all dates.
const MOST_LABELS: usize = 48;

/// The height of a label.
const LINE: i64 = 22;

/// The place of the first date.
const TOP: i64 = 22;

/// Where the dates of the labels begin, how wide the short ones are, and how wide a letter of a long one is at most.
const DATES: usize = 135;
const SHORT: usize = 97;
const LETTER: usize = 9;

/// How many characters of a sentence stand in a label.
const WORDS: usize = 56;

/// What is drawn, in units of the drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Drawing {
    /// Its height; the template fixes the width.
    pub height: i64,
    /// Where the words begin behind the dates.
    pub column: usize,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The pieces of the axis from top to bottom: where each begins and ends.
    pub axis: Vec<(i64, i64)>,
    /// What was cut out between two pieces.
    pub cuts: Vec<Tick>,
    /// Round dates on the axis.
    pub ticks: Vec<Tick>,
    /// The dates.
    pub bars: Vec<Bar>,
    /// Their labels.
    pub labels: Vec<Label>,
}

/// A word beside the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Its place.
    pub y: i64,
    /// The word.
    pub text: String,
}

/// A date or a stretch of time.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// Where it begins.
    pub y: i64,
    /// How long it is drawn; 0 for a day.
    pub length: i64,
    /// How far from the axis it stands: days on it, years farthest off.
    pub lane: u8,
    /// Whether the date was worked out.
    pub inferred: bool,
}

/// The label of a date.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    /// Where the date is.
    pub from: i64,
    /// Where the label is.
    pub y: i64,
    /// The lane of the bar that it belongs to.
    pub lane: u8,
    /// The date.
    pub when: String,
    /// Words of the first sentence that has it.
    pub words: String,
    /// The number of the event in the timeline, from 1.
    pub event: usize,
    /// How many other claims have the same date.
    pub others: usize,
    /// Whether the date was worked out.
    pub inferred: bool,
}

/// Draws the events of a timeline, which are in the order of time; nothing where there are none.
pub(super) fn drawing(events: &[Event]) -> Option<Drawing> {
    let groups = groups(events);
    let (first, last) = (groups.first()?, groups.last()?);
    let stretches = axis::stretches(&groups.iter().map(|group| (group.from, group.to)).collect::<Vec<_>>(), TOP, LINE);
    let place = |seconds: i64| axis::place(&stretches, seconds);
    let bars: Vec<Bar> = groups
        .iter()
        .map(|group| {
            let y = place(group.from);
            let end = stretches.iter().find(|stretch| group.from <= stretch.last).map_or(y, |stretch| stretch.bottom);
            let lane = lane(group.to - group.from);
            let length = if lane == 0 { 0 } else { (place(group.to).min(end) - y).max(3) };
            Bar { y, length, lane, inferred: group.inferred }
        })
        .collect();
    // Where there are too many labels every so many is drawn.
    let step = groups.len().div_ceil(MOST_LABELS).max(1);
    let labelled: Vec<(&Group<'_>, &Bar)> = groups.iter().zip(&bars).step_by(step).collect();
    let spread = axis::spread(&labelled.iter().map(|(_, bar)| bar.y).collect::<Vec<_>>(), TOP, LINE);
    let labels: Vec<Label> = labelled
        .iter()
        .zip(spread)
        .map(|((group, bar), y)| Label {
            from: bar.y,
            y,
            lane: bar.lane,
            when: told(&group.event.when),
            words: phrase(&group.event.quote),
            event: group.number,
            others: group.others,
            inferred: group.inferred,
        })
        .collect();
    let bottom = stretches.iter().map(|stretch| stretch.bottom).chain(labels.iter().map(|label| label.y)).max()?;
    Some(Drawing {
        height: bottom + TOP,
        column: DATES + labels.iter().map(|label| label.when.chars().count() * LETTER).max()?.max(SHORT),
        description: description(&first.event.when, &last.event.when, groups.len(), labels.len()),
        axis: stretches.iter().map(|stretch| (stretch.top, stretch.bottom)).collect(),
        cuts: cuts(&stretches),
        ticks: stretches.iter().flat_map(axis::ticks).collect(),
        bars,
        labels,
    })
}

/// The events of one date.
struct Group<'e> {
    event: &'e Event,
    number: usize,
    others: usize,
    from: i64,
    to: i64,
    inferred: bool,
}

fn groups(events: &[Event]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let from = axis::seconds(event.from);
        let to = event.to.map_or(from, axis::seconds).max(from);
        // Events of one first moment stand together, though not always side by side.
        let same = groups.iter_mut().rev().take_while(|group| group.from == from).find(|group| group.event.when == event.when);
        match same {
            Some(group) => {
                group.others += 1;
                group.inferred &= event.inferred;
            }
            None => groups.push(Group { event, number: index + 1, others: 0, from, to, inferred: event.inferred }),
        }
    }
    groups
}

/// Days stand on the axis, longer stretches beside it, the longest farthest off.
fn lane(seconds: i64) -> u8 {
    match seconds / axis::DAY {
        0..=1 => 0,
        2..=45 => 1,
        46..=200 => 2,
        _ => 3,
    }
}

fn description(first: &str, last: &str, dates: usize, labels: usize) -> String {
    let (first, last) = (told(first), told(last));
    match dates {
        1 => format!("One date: {first}."),
        _ if labels < dates => format!("{dates} dates from {first} to {last}, {labels} of them with labels; the table has all."),
        _ => format!("{dates} dates from {first} to {last}."),
    }
}

fn cuts(stretches: &[Stretch]) -> Vec<Tick> {
    let between = |pair: &[Stretch]| {
        let (above, below) = (pair.first()?, pair.get(1)?);
        Some(Tick { y: i64::midpoint(above.bottom, below.top), text: axis::length(below.first - above.last) })
    };
    stretches.windows(2).filter_map(between).collect()
}

/// A date as people write it; other times as they are.
fn told(when: &str) -> String {
    let mut parts = when.split('-');
    let number = |part: Option<&str>| part.filter(|part| part.len() == 2).and_then(|part| part.parse::<usize>().ok());
    let (year, rest) = (parts.next().unwrap_or_default(), parts.next());
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return when.to_owned();
    }
    let month = number(rest).and_then(|month| axis::MONTHS.get(month.checked_sub(1)?));
    let (day, time) =
        parts.next().map_or((None, None), |day| day.split_once('T').map_or((Some(day), None), |(day, time)| (Some(day), Some(time))));
    match (month, day, parts.next()) {
        (Some(month), None, None) => format!("{month} {year}"),
        (Some(month), Some(_), None) if time.is_some_and(is_clock) && number(day).is_some() => {
            format!("{} {month} {year} {}", number(day).unwrap_or_default(), time.unwrap_or_default())
        }
        (_, _, _) if time.is_some() => when.to_owned(),
        (Some(month), day, None) if number(day).is_some() => format!("{} {month} {year}", number(day).unwrap_or_default()),
        (None, None, None) if rest.is_some_and(|quarter| quarter.starts_with('Q')) => format!("{} {year}", rest.unwrap_or_default()),
        (_, _, _) => when.to_owned(),
    }
}

/// Whether a time is one of the clock, `14:30`.
fn is_clock(time: &str) -> bool {
    time.len() == 5 && time.bytes().enumerate().all(|(at, byte)| if at == 2 { byte == b':' } else { byte.is_ascii_digit() })
}

/// A few words around a date.
fn phrase(quote: &Quote) -> String {
    let words: Vec<char> = quote.words.chars().collect();
    let room = WORDS.saturating_sub(words.len());
    let before: Vec<char> = quote.before.trim_start_matches('…').chars().collect();
    let after: Vec<char> = quote.after.trim_end_matches('…').chars().collect();
    let head = before.len().min(room.saturating_sub(after.len().min(room / 2)));
    let tail = after.len().min(room - head);
    let mut phrase = String::new();
    let start = before.len() - head;
    if start > 0 || quote.before.starts_with('…') {
        phrase.push('…');
    }
    // Only whole words are kept at either end.
    let skipped = if start == 0 { 0 } else { before[start..].iter().position(|character| *character == ' ').map_or(head, |at| at + 1) };
    phrase.extend(&before[start + skipped..]);
    phrase.extend(words.iter().take(WORDS));
    let kept = if tail == after.len() { tail } else { after[..tail].iter().rposition(|character| *character == ' ').unwrap_or(0) };
    phrase.extend(&after[..kept]);
    if kept < after.len() || quote.after.ends_with('…') || words.len() > WORDS {
        phrase.push('…');
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::{phrase, told};
    use crate::view::Quote;

    #[test]
    fn dates_are_told_as_people_write_them() {
        let cases =
            [("2021-10-07", "7 Oct 2021"), ("2021-10", "Oct 2021"), ("2021", "2021"), ("2021-Q3", "Q3 2021"), ("2021-W39", "2021-W39")];
        for (value, expected) in cases {
            assert_eq!(told(value), expected);
        }
        assert_eq!(told("202X"), "202X");
        assert_eq!(told("2021-10-07T14:30"), "7 Oct 2021 14:30");
        assert_eq!(told("2021-10-07TMO"), "2021-10-07TMO");
    }

    #[test]
    fn a_label_is_short_and_keeps_its_words_whole() {
        let long = "the committee that had been set up by the council in the spring of that year met on ";
        let quote = Quote { before: long.to_owned(), words: "May 3".to_owned(), after: ".".to_owned(), column: None };
        let label = phrase(&quote);
        assert_eq!(label, "…by the council in the spring of that year met on May 3.");
    }
}
