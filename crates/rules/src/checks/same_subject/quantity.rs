//! Numbers of one subject in two places in, whether they can be the same out.

use super::{Context, compared, reason};
use crate::check::{Check, Verdict};
use crate::checks::equation::is_word_length;
use crate::compare::{Ground, Key, Place, Reader, Sameness, Subject, printed, same_quantity, stands_apart};
use crate::page::Rule;
use claimlint_parser::value::{Comparison, Dimension, Hedge, compare_repeated, order_of_magnitude, unit};
use claimlint_parser::{Claim, Form, Ledger, Quantity};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// How many earlier claims a claim is held against for each word that it shares with them.
const LOOK_BACK: usize = 6;

/// Counts below this are mostly of a part or of an example, and held only against larger ones.
const LEAST_COUNT: Decimal = Decimal::TEN;

/// Holds the numbers of titles, leads and captions against the text.
pub(super) fn check_summaries(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let Some(tellings) = context.tellings() else { return };
    let repeats = Repeats { reader: context.reader(), tellings };
    for index in repeats.standing(Place::Summary) {
        let matches: Vec<Match> = repeats
            .candidates(index)
            .filter(|&other| repeats.tellings.all[other].place == Place::Body)
            .filter_map(|other| repeats.compare(index, other))
            .collect();
        let best = nearest(&matches);
        if let Some(found) = best
            && let Some(verdict) = repeats.verdict(index, found)
        {
            out.push(repeats.told(rule, verdict, index, found));
        } else if best.is_none()
            && let Some(other) = repeats.transposed(index)
        {
            out.push(repeats.told_transposed(rule, index, other));
        }
    }
}

/// Holds the numbers of the text against each other.
pub(super) fn check_repeats(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let Some(tellings) = context.tellings() else { return };
    let repeats = Repeats { reader: context.reader(), tellings };
    for index in repeats.standing(Place::Body) {
        let matches: Vec<Match> = repeats
            .candidates(index)
            .filter(|&other| other < index && repeats.tellings.all[other].place == Place::Body)
            .filter_map(|other| repeats.compare(index, other))
            .collect();
        let best = nearest(&matches);
        if let Some(found) = best
            && let Some(verdict) = repeats.verdict(index, found)
        {
            out.push(repeats.told(rule, verdict, index, found));
        }
    }
}

/// The number that is meant: one that agrees, else the one that shares the most words.
fn nearest(matches: &[Match]) -> Option<&Match> {
    let agrees = matches.iter().find(|found| found.comparison == Comparison::Agrees);
    agrees.or_else(|| matches.iter().max_by_key(|found| found.ground.tokens.len()))
}

/// A number held against another of its subject.
struct Match {
    other: usize,
    comparison: Comparison,
    ground: Ground,
}

/// All numbers of a document that can be told twice, by what they count and by the words around them.
#[derive(Debug)]
pub(in crate::checks) struct Tellings {
    all: Vec<Telling>,
    /// For each measure that is told in two sentences and each word around it the numbers that have both, in order.
    places: FxHashMap<(Measure, Key), Vec<usize>>,
    figures: OnceCell<Figures>,
}

/// A number that can be told twice.
#[derive(Debug)]
struct Telling {
    claim: usize,
    measure: Measure,
    place: Place,
    /// What it is about, read when it is first asked for.
    subject: OnceCell<Subject>,
}

impl Telling {
    fn subject(&self, reader: &Reader) -> &Subject {
        self.subject.get_or_init(|| reader.subject(self.claim))
    }
}

/// The values of a document, to find one among them.
#[derive(Debug)]
struct Figures {
    /// How often each value stands, whatever it measures.
    stands: FxHashMap<Decimal, usize>,
    /// For each kind of number, unit and value as printed the numbers of the text that have it without a hedge, in order.
    body: FxHashMap<(Form, Option<&'static str>, String), Vec<usize>>,
}

/// What is measured: the kind of number, its unit, the noun that it counts.
type Measure = (Form, Option<&'static str>, Option<Key>);

impl Tellings {
    /// The numbers of a ledger; none where no two of them measure the same.
    pub(in crate::checks) fn new<'r>(ledger: &Ledger, reader: impl FnOnce() -> &'r Reader<'r, 'r>) -> Option<Self> {
        let can_be_told = |claim: &Claim| {
            let quantity = claim.quantity().filter(|quantity| can_repeat(quantity))?;
            let apart = stands_apart(ledger.block_of(claim.sentence).kind());
            (!apart && stands_free(ledger, claim) && !is_relative(ledger, claim, quantity)).then_some((quantity.form, quantity.unit))
        };
        let mut eligible: Vec<(usize, (Form, Option<&str>))> =
            ledger.claims.iter().enumerate().filter_map(|(index, claim)| Some((index, can_be_told(claim)?))).collect();
        let mut times: FxHashMap<(Form, Option<&str>), usize> = FxHashMap::default();
        for (_, measured) in &eligible {
            *times.entry(*measured).or_default() += 1;
        }
        // What is measured once is told once.
        eligible.retain(|(_, measured)| times.get(measured).is_some_and(|&times| times > 1));
        if eligible.is_empty() {
            return None;
        }
        let reader = reader();
        let telling = |(claim, (form, unit)): (usize, (Form, Option<&'static str>))| {
            let stated = ledger.claims.get(claim)?;
            let head = stated.quantity().and_then(|quantity| quantity.noun).and_then(|noun| reader.key(noun.head));
            Some(Telling { claim, measure: (form, unit, head), place: reader.place(stated), subject: OnceCell::new() })
        };
        let all: Vec<Telling> = eligible.into_iter().filter_map(telling).collect();
        let mut measures: FxHashMap<Measure, Vec<usize>> = FxHashMap::default();
        for (index, telling) in all.iter().enumerate() {
            measures.entry(telling.measure).or_default().push(index);
        }
        let sentence = |index: &usize| all.get(*index).and_then(|telling| ledger.claims.get(telling.claim)).map(|claim| claim.sentence);
        let mut places: FxHashMap<(Measure, Key), Vec<usize>> = FxHashMap::default();
        // Only numbers of two sentences are held against each other.
        for (measure, tellings) in measures.into_iter().filter(|(_, told)| told.first().map(sentence) != told.last().map(sentence)) {
            for index in tellings {
                let Some(subject) = all.get(index).map(|telling| telling.subject(reader)) else { continue };
                for anchor in subject.names.iter().chain(&subject.words) {
                    places.entry((measure, anchor.key)).or_default().push(index);
                }
            }
        }
        Some(Self { all, places, figures: OnceCell::new() })
    }
}

/// The numbers of a document and what they are about, to be held against each other.
struct Repeats<'r, 'l, 'd> {
    reader: &'r Reader<'l, 'd>,
    tellings: &'r Tellings,
}

impl<'l> Repeats<'_, 'l, '_> {
    fn quantity(&self, index: usize) -> Option<&'l Quantity> {
        self.reader.ledger.claims.get(self.tellings.all.get(index)?.claim)?.quantity()
    }

    fn subject(&self, index: usize) -> &Subject {
        self.tellings.all[index].subject(self.reader)
    }

    /// The numbers that stand in a place of this kind, in order.
    fn standing(&self, place: Place) -> impl Iterator<Item = usize> {
        self.tellings.all.iter().enumerate().filter(move |(_, telling)| telling.place == place).map(|(index, _)| index)
    }

    /// The values of the document, gathered when they are first asked for.
    fn figures(&self) -> &Figures {
        self.tellings.figures.get_or_init(|| {
            let mut figures = Figures { stands: FxHashMap::default(), body: FxHashMap::default() };
            for value in self.reader.ledger.claims.iter().filter_map(|claim| claim.quantity()?.value) {
                *figures.stands.entry(value).or_default() += 1;
            }
            for index in self.standing(Place::Body) {
                if let Some(quantity) = self.quantity(index).filter(|quantity| quantity.hedge == Hedge::None)
                    && let Some(value) = quantity.value
                {
                    figures.body.entry((quantity.form, quantity.unit, value.normalize().to_string())).or_default().push(index);
                }
            }
            figures
        })
    }

    /// The numbers near it in the document that measure the same and share a word.
    fn candidates(&self, index: usize) -> impl Iterator<Item = usize> {
        let measure = self.tellings.all[index].measure;
        let mut found: Vec<usize> = Vec::new();
        // What is measured in one sentence alone has nothing to be held against, and what it is about was not read.
        let subject = self.tellings.all[index].subject.get();
        for anchor in subject.into_iter().flat_map(|subject| subject.names.iter().chain(&subject.words)) {
            let Some(places) = self.tellings.places.get(&(measure, anchor.key)) else { continue };
            let here = places.partition_point(|&place| place < index);
            let around = &places[here.saturating_sub(LOOK_BACK)..places.len().min(here + LOOK_BACK + 1)];
            found.extend(around.iter().copied().filter(|&place| place != index));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }

    /// What came of holding two numbers against each other; none where they are not of one subject.
    fn compare(&self, index: usize, other: usize) -> Option<Match> {
        let (one, another) = (self.subject(index), self.subject(other));
        if self.reader.ledger.claims[one.claim].sentence == self.reader.ledger.claims[another.claim].sentence {
            return None;
        }
        let Sameness::Same(ground) = same_quantity(self.reader, one, another) else { return None };
        let (first, second) = (self.quantity(index)?, self.quantity(other)?);
        // "More than 25" and "25" are told of one number.
        let bounded = first.value == second.value && first.unit == second.unit;
        let held = compare_repeated((&printed(first)?, first.hedge), (&printed(second)?, second.hedge));
        let comparison = if bounded { Comparison::Agrees } else { held };
        if comparison != Comparison::Agrees && (self.varies(self.tellings.all[index].measure, &ground) || self.are_parallel(one, another)) {
            return None;
        }
        Some(Match { other, comparison, ground })
    }

    /// Whether two sentences tell alike things of different subjects: more than one of their numbers differs.
    fn are_parallel(&self, one: &Subject, other: &Subject) -> bool {
        let ledger = self.reader.ledger;
        let numbers = |subject: &Subject| {
            let claims = ledger.claims_in(ledger.claims[subject.claim].sentence);
            claims.filter_map(|claim| ledger.claims[claim].quantity()).filter(|quantity| can_repeat(quantity)).collect::<Vec<&Quantity>>()
        };
        let noun = |quantity: &Quantity| quantity.noun.and_then(|noun| self.reader.key(noun.head));
        let (first, second) = (numbers(one), numbers(other));
        let differing = first.iter().filter(|quantity| {
            let alike = |other: &&&Quantity| quantity.form == other.form && quantity.unit == other.unit && noun(quantity) == noun(other);
            second.iter().any(|other| alike(&other) && other.value != quantity.value)
                && !second.iter().any(|other| alike(&other) && other.value == quantity.value)
        });
        differing.count() > 1
    }

    /// Whether the number varies in the document: more than two values of it stand beside a word that the two share.
    fn varies(&self, measure: Measure, ground: &Ground) -> bool {
        ground.tokens.iter().filter_map(|&token| self.reader.key(token)).any(|key| {
            let mut values: Vec<Decimal> = Vec::new();
            for &place in self.tellings.places.get(&(measure, key)).into_iter().flatten() {
                if let Some(value) = self.quantity(place).and_then(|quantity| quantity.value)
                    && !values.contains(&value)
                {
                    values.push(value);
                }
                if values.len() > 2 {
                    return true;
                }
            }
            false
        })
    }

    /// The number of the text of which a summary's number has two neighbouring digits swapped (check 77).
    ///
    /// The text must give the one and never the other, of the same thing or, as money and of three digits, again and again.
    fn transposed(&self, index: usize) -> Option<usize> {
        let quantity = self.quantity(index)?;
        let value = quantity.value.filter(|_| quantity.hedge == Hedge::None)?;
        let figures = self.figures();
        if figures.stands.get(&value).is_some_and(|&stands| stands > 1) {
            return None;
        }
        let alike = |printed: String| figures.body.get(&(quantity.form, quantity.unit, printed));
        let mut swapped: Vec<usize> = swaps(value).filter_map(alike).flatten().copied().collect();
        swapped.sort_unstable();
        let &first = swapped.first()?;
        let one = self.quantity(first)?.value;
        let alone = swapped.iter().all(|&other| self.quantity(other).and_then(|quantity| quantity.value) == one);
        let subject = self.subject(index);
        let same_noun = subject.head.is_some()
            && swapped.iter().any(|&other| {
                let other = self.subject(other);
                let within = |some: &[Key], others: &[Key]| some.iter().all(|key| others.contains(key));
                other.head == subject.head && (within(&subject.modifiers, &other.modifiers) || within(&other.modifiers, &subject.modifiers))
            });
        let long = value.normalize().to_string().len() > 2 || quantity.form == Form::Money;
        (alone && (same_noun || long && swapped.len() > 1)).then_some(first)
    }

    fn told_transposed(&self, rule: &Rule, index: usize, other: usize) -> Check {
        let ledger = self.reader.ledger;
        let (here, there) = (ledger.claims[self.tellings.all[index].claim].span, ledger.claims[self.tellings.all[other].claim].span);
        let message = format!("{} here, {} in the text; two digits are swapped", ledger.text(here), ledger.text(there));
        let mut check = compared(rule, Verdict::Conflict, here, there, message, "the number of the text".to_owned());
        check.fixes.push(ledger.text(there).to_owned());
        check
    }

    fn verdict(&self, index: usize, found: &Match) -> Option<Verdict> {
        let (one, another) = (self.quantity(index)?.value?, self.quantity(found.other)?.value?);
        match found.comparison {
            Comparison::Agrees => found.ground.firm.then_some(Verdict::Holds),
            Comparison::Review => found.ground.firm.then_some(Verdict::Review),
            Comparison::Disagrees if one < LEAST_COUNT && another < LEAST_COUNT => None,
            Comparison::Disagrees if !alike(one, another) => None,
            Comparison::Disagrees if found.ground.firm => Some(Verdict::Conflict),
            Comparison::Disagrees => found.ground.is_likely(self.reader).then_some(Verdict::Review),
        }
    }

    fn told(&self, rule: &Rule, verdict: Verdict, index: usize, found: &Match) -> Check {
        let ledger = self.reader.ledger;
        let span = |index: usize| ledger.claims[self.tellings.all[index].claim].span;
        let noun = self.quantity(index).and_then(|quantity| quantity.noun).map_or("", |noun| ledger.word(noun.head));
        let (here, there) = (ledger.text(span(index)), ledger.text(span(found.other)));
        let message = match verdict {
            Verdict::Holds => format!("{here} {noun} in both places"),
            Verdict::Review | Verdict::Conflict => format!("{here} {noun} here, {there} elsewhere"),
        };
        let message = message.replace("  ", " ");
        let mut check = compared(rule, verdict, span(index), span(found.other), message, reason(self.reader, &found.ground));
        if verdict == Verdict::Conflict {
            check.fixes.push(there.to_owned());
        }
        check
    }
}

/// Whether a quantity is of the kind that texts give twice.
fn can_repeat(quantity: &Quantity) -> bool {
    let form = match quantity.form {
        Form::Count => quantity.noun.is_some(),
        Form::Money | Form::Measure => true,
        Form::Percent | Form::PercentagePoint | Form::Ordinal | Form::Fraction | Form::Multiple | Form::Ratio | Form::Age | Form::Score => {
            false
        }
    };
    form && !is_word_length(quantity) && quantity.value.is_some() && quantity.hedge != Hedge::Vague
}

/// Whether a measure is told from a place or within a time, so that another one may be true of another place or time: `50 km to the
/// south`, `30 km from the border`, `250 km in two minutes`.
fn is_relative(ledger: &Ledger, claim: &Claim, quantity: &Quantity) -> bool {
    let dimension = quantity.unit.and_then(unit).map(|unit| unit.dimension);
    // `at 65 degrees` tells under what conditions something else was measured.
    let before = claim.tokens.start.checked_sub(1).map_or("", |before| ledger.lower(before));
    let degrees = dimension == Some(Dimension::Temperature) || ledger.text(claim.span).contains("degree");
    // Signs of comparison name a class of things: `a weight < 25 kg`.
    if degrees && before == "at" || ledger.text(claim.span).starts_with(['<', '>', '≤', '≥']) {
        return true;
    }
    let length = dimension == Some(Dimension::Length);
    if quantity.form != Form::Measure || !length {
        return false;
    }
    let mut at = claim.tokens.end;
    // The same in other units may stand in brackets between.
    if ledger.word(at) == "(" {
        at = (at..at + 8).find(|&token| ledger.word(token) == ")").map_or(at, |close| close + 1);
    }
    let timed = |at: usize| {
        let claims = ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims.get(index));
        let near = |other: &Claim| other.time().is_some_and(|time| time.duration.is_some()) && (at..at + 4).contains(&other.tokens.start);
        claims.into_iter().any(near)
    };
    let word = ledger.lower(at);
    word == "in" && timed(at) || FROM.binary_search(&word).is_ok()
}

/// Words behind a distance that tell where it begins.
const FROM: &[&str] = &[
    "across",
    "ahead",
    "apart",
    "away",
    "behind",
    "beyond",
    "down",
    "east",
    "from",
    "inland",
    "inside",
    "into",
    "north",
    "northeast",
    "northwest",
    "off",
    "offshore",
    "outside",
    "south",
    "southeast",
    "southwest",
    "to",
    "up",
    "upstream",
    "west",
];

/// Whether a number is a word of its own; one that hangs on a mark or a letter names something.
fn stands_free(ledger: &Ledger, claim: &Claim) -> bool {
    let glued = ledger.tokens.get(claim.tokens.start).is_some_and(|token| !token.spaced);
    let before = claim
        .tokens
        .start
        .checked_sub(1)
        .and_then(|before| ledger.tokens.get(before))
        .map_or("", |token| token.span().of(&ledger.document.text));
    !glued || matches!(before, "" | "(" | "[" | "“" | "\"" | "‘" | "—" | "–" | "*" | "_")
}

/// Whether one value may be a slip for the other: they are of one size, or differ in their digits' order or a power of ten.
fn alike(one: Decimal, other: Decimal) -> bool {
    let (small, large) = (one.min(other), one.max(other));
    let near = small.checked_mul(Decimal::TWO).is_some_and(|double| large <= double);
    let digits = |value: Decimal| {
        let mut digits: Vec<char> = value.normalize().to_string().chars().filter(|digit| digit.is_ascii_digit() && *digit != '0').collect();
        digits.sort_unstable();
        digits
    };
    near || digits(one) == digits(other) || order_of_magnitude_apart(one, other)
}

/// What a number becomes, as printed, when two neighbouring digits of it are swapped: 48 of 84; 450 and 504 of 540.
fn swaps(value: Decimal) -> impl Iterator<Item = String> {
    let printed = value.normalize().to_string();
    (1..printed.len()).filter_map(move |place| {
        let mut swapped = printed.clone().into_bytes();
        swapped.swap(place - 1, place);
        String::from_utf8(swapped).ok().filter(|swapped| *swapped != printed)
    })
}

fn order_of_magnitude_apart(one: Decimal, other: Decimal) -> bool {
    let exact = claimlint_parser::value::Interval::exact;
    order_of_magnitude(&exact(one), &exact(other)).is_some()
}
