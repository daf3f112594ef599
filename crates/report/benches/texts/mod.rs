//! The name of a kind of text and a size in, a text of that kind and about that size out: the same bytes for the same size.
//!
//! Some kinds are like what people write; the others are what would make a careless reader slow.

use std::fmt::Write;

/// Makes a text of about some length.
type Maker = fn(usize) -> String;

/// The kinds of text.
pub(crate) const KINDS: [(&str, Maker); 10] = [
    ("analysis", analysis),
    ("manual", manual),
    ("quotes", quotes),
    ("one-sentence", one_sentence),
    ("numbers", numbers),
    ("names", names),
    ("acronyms", acronyms),
    ("brackets", brackets),
    ("nested-lists", nested_lists),
    ("table", table),
];

/// A row of numbers that look like chance and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[usize::try_from(self.below(words.len() as u64)).unwrap_or_default()]
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const PLACES: [&str; 8] = ["Varna", "Kutaisi", "Izmir", "Ploiesti", "Odesa", "Trabzon", "Batumi", "Burgas"];
const SURNAMES: [&str; 10] =
    ["Okonjo", "Petrescu", "Lindqvist", "Marchetti", "Aydin", "Kowalska", "Ferreira", "Nakamura", "Haddad", "Brandt"];
const GIVEN: [&str; 8] = ["Maria", "Ivan", "Leyla", "Tomas", "Ana", "Peter", "Nadia", "Karl"];
const THINGS: [&str; 10] =
    ["ships", "containers", "workers", "licences", "trucks", "villages", "schools", "turbines", "contracts", "patients"];
const VERBS: [&str; 6] = ["said", "warned", "argued", "noted", "announced", "admitted"];
const ROLES: [&str; 6] = ["minister", "spokeswoman", "director", "economist", "mayor", "analyst"];
const FILLERS: [&str; 10] = [
    "The harbour had been closed for most of the winter, and few believed that it would open again.",
    "Nobody at the ministry would explain why the plan had been changed so late.",
    "What followed was a long argument over money, land and the right to speak for the region.",
    "Those who stayed behind took what work they could find.",
    "The road along the coast is narrow, and lorries still wait there for hours.",
    "It is not clear whether the two companies ever spoke to each other.",
    "Farmers complain that the water comes too late in the year to be of use.",
    "Behind the dispute stands an older question about who owns the railway.",
    "The commission has promised a full account, though not a date for it.",
    "For the people of the valley, little has changed.",
];

fn sentence(text: &mut String, numbers: &mut Numbers) {
    let (count, part) = (200 + numbers.below(9_000), 10 + numbers.below(80));
    let (day, month, year) = (1 + numbers.below(28), numbers.of(&MONTHS), 2_005 + numbers.below(18));
    let (place, thing, name) = (numbers.of(&PLACES), numbers.of(&THINGS), numbers.of(&SURNAMES));
    // Writing to a string cannot fail.
    let _ = match numbers.below(12) {
        0 => write!(text, "In {month} {year} the port of {place} counted {count} {thing}, {part} percent more than a year before. "),
        1 => write!(
            text,
            "“We have lost {part} {thing} since {year},” {} {} {}. ",
            name,
            numbers.of(&VERBS),
            numbers.of(&["on Monday", "last week", "in an interview"])
        ),
        2 => write!(
            text,
            "{} {name}, the {} of {place}, {} that about {count} {thing} would be needed by {}. ",
            numbers.of(&GIVEN),
            numbers.of(&ROLES),
            numbers.of(&VERBS),
            year + 4
        ),
        3 => write!(text, "On {day} {month} {year} three towns – {place}, Sulina and Poti – signed the agreement. "),
        4 => write!(text, "The cost rose from ${count} million to ${} million within {part} months. ", count + part),
        5 => write!(text, "According to {name}, the works (see Section {}) took {part} days. ", 1 + numbers.below(9)),
        _ => write!(text, "{} ", numbers.of(&FILLERS)),
    };
}

/// News analysis: paragraphs with dates, counts and people, a heading now and then.
fn analysis(size: usize) -> String {
    let mut numbers = Numbers(7);
    let mut text = String::from("# The coast after the harbour\n\n*2 March 2023*\n\n");
    while text.len() < size {
        if numbers.below(6) == 0 {
            let _ = write!(text, "## What {} wants\n\n", numbers.of(&PLACES));
        }
        for _ in 0..3 + numbers.below(5) {
            sentence(&mut text, &mut numbers);
        }
        text.push_str("\n\n");
    }
    text
}

/// A manual: headings, numbered steps, code, tables and pointers to sections.
fn manual(size: usize) -> String {
    let mut numbers = Numbers(11);
    let mut text = String::from("# Running the pump\n\n");
    let mut section = 0;
    while text.len() < size {
        section += 1;
        let _ = write!(
            text,
            "## {section}. Maintenance of part {section}\n\nFollow the four steps below; see also Section {}.\n\n",
            1 + numbers.below(section)
        );
        for (step, verb) in ["Close", "Drain", "Clean", "Open"].iter().enumerate() {
            let _ = writeln!(text, "{}. {verb} valve `V{}` and wait {} seconds.", step + 1, numbers.below(90), 5 + numbers.below(50));
        }
        text.push_str("\n```\npump --stop\n```\n\n| Part | Pieces | Share |\n|---|---:|---:|\n");
        for part in ["Seal", "Ring", "Filter"] {
            let _ = writeln!(text, "| {part} | {} | {} % |", numbers.below(400), numbers.below(100));
        }
        text.push('\n');
        sentence(&mut text, &mut numbers);
        text.push_str("\n\n");
    }
    text
}

/// One paragraph of opening quotation marks that never close.
fn quotes(size: usize) -> String {
    "“He said ".repeat(size / 11 + 1)
}

/// One sentence without an end.
fn one_sentence(size: usize) -> String {
    let mut numbers = Numbers(13);
    let mut text = String::new();
    while text.len() < size {
        let _ = write!(text, "{} {} of {} and ", numbers.below(900), numbers.of(&THINGS), numbers.of(&PLACES));
    }
    text
}

/// Many numbers of one subject.
fn numbers(size: usize) -> String {
    let mut numbers = Numbers(17);
    let mut text = String::new();
    while text.len() < size {
        let _ = write!(text, "The company has {} employees. ", numbers.below(100_000));
        if numbers.below(20) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// Names that are all different.
fn names(size: usize) -> String {
    let mut numbers = Numbers(19);
    let mut text = String::new();
    while text.len() < size {
        let syllables = ["ba", "ko", "ri", "men", "tal", "sho", "ve", "gur", "lin", "da"];
        let mut name = String::from(numbers.of(&["K", "M", "T", "S", "P"]));
        for _ in 0..3 {
            name.push_str(numbers.of(&syllables));
        }
        let _ = write!(text, "{} {name} met {name} in {}. ", numbers.of(&GIVEN), numbers.of(&PLACES));
        if numbers.below(12) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// Acronyms that are all introduced.
fn acronyms(size: usize) -> String {
    let mut numbers = Numbers(23);
    let mut text = String::new();
    while text.len() < size {
        let words = ["Regional", "Board", "Office", "Union", "Council", "Trade", "Energy", "Harbour", "Institute", "Agency"];
        let chosen: Vec<&str> = (0..4).map(|_| numbers.of(&words)).collect();
        let letters: String = chosen.iter().filter_map(|word| word.chars().next()).collect();
        let _ = write!(text, "The {} ({letters}) met. {letters} did not answer. ", chosen.join(" "));
        if numbers.below(9) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// Brackets that open and never close.
fn brackets(size: usize) -> String {
    "(one [two ".repeat(size / 10 + 1)
}

/// Lists within lists, ten thousand deep at most.
fn nested_lists(size: usize) -> String {
    let mut text = String::new();
    while text.len() < size {
        for depth in 0..40 {
            let _ = writeln!(text, "{}- item {depth} of three", "  ".repeat(depth));
        }
        text.push('\n');
    }
    text
}

/// One table with as many rows as fit.
fn table(size: usize) -> String {
    let mut numbers = Numbers(29);
    let mut text = String::from("| Town | 2020 | 2021 | Total |\n|---|---:|---:|---:|\n");
    while text.len() < size {
        let (first, second) = (numbers.below(5_000), numbers.below(5_000));
        let _ = writeln!(text, "| {} {} | {first} | {second} | {} |", numbers.of(&PLACES), numbers.below(1_000), first + second);
    }
    text
}
