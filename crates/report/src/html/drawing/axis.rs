//! Moments in, their places on an axis out.

use super::Tick;
use jiff::civil::{Date, DateTime};

/// A day in seconds.
pub(super) const DAY: i64 = 86_400;

/// The names of the months.
pub(super) const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How many empty stretches are cut out at most.
const MOST_CUTS: usize = 3;

/// The height of a cut.
const CUT: i64 = 30;

/// The least distance of two ticks.
const TICKS: i64 = 44;

/// A piece of the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its first moment.
    pub(super) first: i64,
    /// Its last moment.
    pub(super) last: i64,
    /// The place of the first.
    pub(super) top: i64,
    /// The place of the last.
    pub(super) bottom: i64,
}

/// A moment as seconds from a fixed day.
pub(super) fn seconds(moment: DateTime) -> i64 {
    moment.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0)).as_secs()
}

/// Cuts the time from the first to the last of these moments (in order, each with its end) where more than half of it is empty.
pub(super) fn stretches(moments: &[(i64, i64)], top: i64, line: i64) -> Vec<Stretch> {
    let mut gaps: Vec<(i64, usize)> = moments.windows(2).zip(1..).map(|(pair, at)| (pair[1].0 - pair[0].0, at)).collect();
    gaps.sort_unstable();
    let mut left: i64 = gaps.iter().map(|(gap, _)| gap).sum();
    let mut cuts = Vec::new();
    while let Some(&(gap, at)) = gaps.last()
        && cuts.len() < MOST_CUTS
        && gaps.len() > 1
        && gap > left / 2
        && gap > 60 * DAY
    {
        gaps.pop();
        cuts.push(at);
        left -= gap;
    }
    cuts.sort_unstable();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut from = 0;
    for to in cuts.into_iter().chain([moments.len()]) {
        let Some(held) = moments.get(from..to).filter(|held| !held.is_empty()) else { continue };
        let next = moments.get(to).map_or(i64::MAX, |&(start, _)| start);
        let first = held.iter().map(|&(start, _)| start).min().unwrap_or_default();
        let last = held.iter().map(|&(_, end)| end).max().unwrap_or(first).min(next);
        let top = stretches.last().map_or(top, |above| above.bottom + CUT);
        let lines = i64::try_from(held.len()).unwrap_or(i64::MAX).clamp(1, 60);
        let height = if last == first { 0 } else { (line * (lines - 1)).max(2 * line) };
        stretches.push(Stretch { first, last, top, bottom: top + height });
        from = to;
    }
    stretches
}

/// The place of a moment.
pub(super) fn place(stretches: &[Stretch], moment: i64) -> i64 {
    let Some(stretch) = stretches.iter().find(|stretch| moment <= stretch.last).or(stretches.last()) else { return 0 };
    let span = i128::from((stretch.last - stretch.first).max(1));
    let into = i128::from((moment - stretch.first).clamp(0, stretch.last - stretch.first));
    let height = i128::from(stretch.bottom - stretch.top);
    stretch.top + i64::try_from((into * height + span / 2) / span).unwrap_or_default()
}

/// Moves labels apart as little as possible: each at least a line below the one above it, none above the top.
pub(super) fn spread(wanted: &[i64], top: i64, line: i64) -> Vec<i64> {
    // Labels that would touch form a run, which stands where its mean stands; runs that touch are joined.
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (&wanted, index) in wanted.iter().zip(0_i64..) {
        let mut run = (wanted - line * index, 1);
        while let Some(&(sum, count)) = runs.last()
            && sum.div_euclid(count) >= run.0.div_euclid(run.1)
        {
            runs.pop();
            run = (run.0 + sum, run.1 + count);
        }
        runs.push(run);
    }
    let means = runs.into_iter().flat_map(|(sum, count)| (0..count).map(move |_| sum.div_euclid(count)));
    means.zip(0_i64..).map(|(mean, index)| mean.max(top) + line * index).collect()
}

/// Round dates within a stretch.
pub(super) fn ticks(stretch: &Stretch) -> Vec<Tick> {
    let (Some(first), Some(last)) = (date_of(stretch.first), date_of(stretch.last)) else { return Vec::new() };
    let height = stretch.bottom - stretch.top;
    if height == 0 {
        return vec![Tick { y: stretch.top, text: first.year().to_string() }];
    }
    let days = (stretch.last - stretch.first) / DAY;
    let fits = |step: i64| step * height >= TICKS * days;
    let tick = |date: Date, text: String| {
        let moment = seconds_of(date);
        let inside = (stretch.first..=stretch.last).contains(&moment);
        inside.then(|| Tick { y: place(std::slice::from_ref(stretch), moment), text })
    };
    if let Some(step) = [1, 2, 5, 10].into_iter().find(|&step| fits(step)) {
        let next = |date: &Date| date_of(seconds_of(*date) + step * DAY);
        let days = std::iter::successors(Some(first), next).take_while(|&date| date <= last);
        return with_year(days.filter_map(|date| tick(date, format!("{} {}", date.day(), month(date)))).collect(), first);
    }
    if let Some(step) = [1, 2, 3, 6].into_iter().find(|&step| fits(step * 30)) {
        let months = (first.year()..=last.year()).flat_map(|year| (1..=12_i8).map(move |month| (year, month)));
        let round = months.filter(|&(_, month)| (i64::from(month) - 1) % step == 0);
        let dates = round.filter_map(|(year, month)| Date::new(year, month, 1).ok());
        let name = |date: Date| if date.month() == 1 { date.year().to_string() } else { month(date).to_owned() };
        return with_year(dates.filter_map(|date| tick(date, name(date))).collect(), first);
    }
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].into_iter().find(|&step| fits(step * 365)).unwrap_or(5000);
    let years = (i64::from(first.year()).div_euclid(step)..=i64::from(last.year()).div_euclid(step)).map(|count| count * step);
    let dates = years.filter_map(|year| Date::new(i16::try_from(year).ok()?, 1, 1).ok());
    dates.filter_map(|date| tick(date, date.year().to_string())).collect()
}

/// A length of time in its largest unit.
pub(super) fn length(seconds: i64) -> String {
    let days = seconds / DAY;
    let (count, unit) = if days >= 730 { (days / 365, "year") } else { (days / 30, "month") };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// The first of these ticks with its year, where it has none.
fn with_year(mut ticks: Vec<Tick>, first: Date) -> Vec<Tick> {
    if let Some(tick) = ticks.first_mut()
        && tick.text.contains(char::is_alphabetic)
    {
        // All ticks before a new year lie in the year of the first date.
        tick.text = format!("{} {}", tick.text, first.year());
    }
    ticks
}

fn seconds_of(date: Date) -> i64 {
    seconds(date.to_datetime(jiff::civil::Time::midnight()))
}

fn date_of(seconds: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(seconds.div_euclid(DAY)).ok()?).ok()
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{DAY, place, spread, stretches, ticks};

    #[test]
    fn labels_never_overlap() {
        assert_eq!(spread(&[20, 21, 22, 200], 20, 20), [20, 40, 60, 200]);
        assert_eq!(spread(&[100, 100, 100], 20, 20), [80, 100, 120]);
        let close: Vec<i64> = (0..50).map(|index| 30 + index * index % 17).collect();
        let mut sorted = close.clone();
        sorted.sort_unstable();
        let placed = spread(&sorted, 20, 20);
        assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= 20), "{placed:?}");
    }

    #[test]
    fn a_long_empty_stretch_is_cut_out() {
        let year = 365 * DAY;
        let moments = [(0, 0), (100 * year, 101 * year), (101 * year, 101 * year), (102 * year, 103 * year)];
        let found = stretches(&moments, 20, 20);
        assert_eq!(found.len(), 2);
        assert_eq!(place(&found, 0), 20);
        assert!(place(&found, 100 * year) > 40);
        assert!(place(&found, 102 * year) <= found[1].bottom);
        assert!(found.iter().all(|stretch| ticks(stretch).windows(2).all(|pair| pair[1].y - pair[0].y >= 20)));
    }
}
