//! A row of numbers as printed in, the places where one is missing, stands twice or stands out of order out.

/// One member of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// Its place in the row.
    pub(super) place: usize,
    /// What is wrong there.
    pub(super) fault: Fault,
}

/// What can be wrong with a number in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Numbers are left out before it.
    Gap,
    /// It repeats the number before it.
    Twice,
    /// It is smaller than the number before it, or out of line with both its neighbours.
    Disorder,
}

/// The breaks of a row, or none where the numbers are meant otherwise: all alike, beginning again, or hardly in a row.
///
/// A number that is wrong by itself, with neighbours in order, is one break.
pub(super) fn breaks(row: &[u32]) -> Option<Vec<Break>> {
    if row.len() < 3 || row.windows(2).all(|pair| pair[0] == pair[1]) || row.iter().any(|&number| number > LARGEST) {
        return None;
    }
    let mut breaks = Vec::new();
    let mut steps = 0;
    let mut place = 1;
    while place < row.len() {
        let (before, here) = (row[place - 1], row[place]);
        let next = row.get(place + 1).copied();
        if here == before + 1 {
            steps += 1;
            place += 1;
            continue;
        }
        // A slip: the number after it goes on as if it were right.
        if next == Some(before + 2) {
            let fault = if here == before { Fault::Twice } else { Fault::Disorder };
            breaks.push(Break { place, fault });
            steps += 1;
            place += 2;
            continue;
        }
        // Numbers that begin again, or go on from far ahead, belong to another row.
        let goes_on = next == Some(here + 1);
        if here < before && (here == 1 || goes_on) || here > before + FARTHEST {
            return None;
        }
        let fault = if here == before {
            Fault::Twice
        } else if here > before {
            Fault::Gap
        } else {
            Fault::Disorder
        };
        breaks.push(Break { place, fault });
        place += 1;
    }
    (breaks.is_empty() || steps >= breaks.len() && breaks.len() <= 2).then_some(breaks)
}

/// A larger jump leads to another row.
const FARTHEST: u32 = 10;

/// Larger numbers are years or names and not places in a row.
const LARGEST: u32 = 200;

/// What a break is called, in words; numbers are printed by `print`.
pub(super) fn told(row: &[u32], found: Break, print: impl Fn(u32) -> String) -> String {
    let here = row.get(found.place).copied().unwrap_or_default();
    let before = found.place.checked_sub(1).and_then(|before| row.get(before)).copied().unwrap_or_default();
    match found.fault {
        Fault::Gap if here == before + 2 => format!("{} follows {}; {} is missing", print(here), print(before), print(before + 1)),
        Fault::Gap => format!("{} follows {}; {} to {} are missing", print(here), print(before), print(before + 1), print(here - 1)),
        Fault::Twice => format!("{} stands twice", print(here)),
        Fault::Disorder => format!("{} follows {}", print(here), print(before)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(row: &[u32], expected: Option<&[&str]>) {
        let found =
            breaks(row).map(|breaks| breaks.into_iter().map(|found| told(row, found, |number| number.to_string())).collect::<Vec<_>>());
        let expected = expected.map(|messages| messages.iter().map(|&message| message.to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{row:?}");
    }

    #[test]
    fn breaks_are_found_and_told() {
        check(&[1, 2, 3], Some(&[]));
        check(&[1, 2, 4], Some(&["4 follows 2; 3 is missing"]));
        check(&[1, 2, 3, 6], Some(&["6 follows 3; 4 to 5 are missing"]));
        check(&[1, 2, 2, 3], Some(&["2 stands twice"]));
        check(&[1, 2, 3, 6, 5], Some(&["6 follows 3"]));
        check(&[1, 2, 2, 4], Some(&["2 stands twice"]));
        check(&[1, 2, 3, 2], Some(&["2 follows 3"]));
    }

    #[test]
    fn other_rows_are_left() {
        check(&[1, 1, 1], None);
        check(&[1, 2, 1, 2], None);
        check(&[1, 4, 9, 16], None);
        check(&[1945, 1946, 1950], None);
        check(&[1, 3], None);
        check(&[1, 2, 3, 4, 2, 3], None);
        check(&[1, 2, 3, 43], None);
    }
}
