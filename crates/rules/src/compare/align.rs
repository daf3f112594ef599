//! Two ledgers in, the claims of the second that stand where claims of the first stand out.

use super::words::{Key, Keys};
use claimlint_parser::value::{self, Interval};
use claimlint_parser::{ClaimKind, Class, Ledger, PartialDate, Quantity, ReferenceTarget, Time, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Two texts laid side by side, word for word.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The values that stand in the same place, in the order of the second text.
    pub pairs: Vec<Pair>,
    /// How many words of the second text stand in the first as well.
    pub kept: usize,
    /// The tokens of the second text, values aside, that the first does not have.
    pub added: Vec<usize>,
    /// The tokens of the first text, values aside, that the second does not have.
    pub dropped: Vec<usize>,
    /// How many values of the second text stand where the first has none.
    pub unmatched: usize,
    /// The claims of the second text that nothing in the first stands for.
    pub gained: Vec<usize>,
    /// The claims of the first text that nothing in the second stands for.
    pub lost: Vec<usize>,
    /// For each token of the second text the one of the first that stands in its place.
    pub(crate) partner: FxHashMap<usize, usize>,
}

/// Which claims are values, and how freely they are paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Quantities and known times, of one noun where both name one: what two statements say of one thing.
    Statements,
    /// Every claim that a revision can change, a reference or a version too; a lone value takes the place of a lone one.
    Revisions,
}

/// Two values in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The claim of the first text, or none for a bare number.
    pub old: Option<usize>,
    /// The claim of the second text, or none for a bare number.
    pub new: Option<usize>,
    /// The tokens of the first value.
    pub old_tokens: TokenSpan,
    /// The tokens of the second value.
    pub new_tokens: TokenSpan,
    /// The values themselves, where no claim holds them.
    pub(super) bare: Option<(Interval, Interval)>,
}

/// Lays two texts side by side.
///
/// The words that both have, in order, hold the texts together; between two such words the values are paired in order.
/// Values are paired only if what is counted may be the same.
pub fn align(old: &Ledger, new: &Ledger) -> Alignment {
    let whole = |ledger: &Ledger| [TokenSpan::new(0, ledger.tokens.len())];
    align_parts((old, &whole(old)), (new, &whole(new)), Reading::Statements, &mut Keys::default())
}

/// Lays parts of two texts side by side, each part a run of tokens, in order.
pub(crate) fn align_parts<'d>(
    (old, old_parts): (&Ledger<'d>, &[TokenSpan]),
    (new, new_parts): (&Ledger<'d>, &[TokenSpan]),
    reading: Reading,
    keys: &mut Keys,
) -> Alignment {
    let (before, after) = (items(old, old_parts, reading, keys), items(new, new_parts, reading, keys));
    let signs = |items: &[Item]| items.iter().map(|item| item.sign).collect::<Vec<_>>();
    let steps = capture_diff_slices(Algorithm::Patience, &signs(&before), &signs(&after));
    let mut alignment = Alignment {
        pairs: Vec::new(),
        kept: 0,
        added: Vec::new(),
        dropped: Vec::new(),
        unmatched: 0,
        gained: Vec::new(),
        lost: Vec::new(),
        partner: FxHashMap::default(),
    };
    // Between two kept words lie at most one removal and one addition, in whatever order they are told.
    let (mut removed, mut added): (&[Item], &[Item]) = (&[], &[]);
    for step in &steps {
        match step.tag() {
            DiffTag::Equal => {
                alignment.replace((old, removed), (new, added), reading, keys);
                (removed, added) = (&[], &[]);
                for (one, other) in before[step.old_range()].iter().zip(&after[step.new_range()]) {
                    alignment.keep(one, other);
                }
            }
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                if !step.old_range().is_empty() {
                    removed = &before[step.old_range()];
                }
                if !step.new_range().is_empty() {
                    added = &after[step.new_range()];
                }
            }
        }
    }
    alignment.replace((old, removed), (new, added), reading, keys);
    alignment
}

impl Alignment {
    /// Takes two equal items down.
    fn keep(&mut self, one: &Item, other: &Item) {
        self.partner.insert(other.tokens.start, one.tokens.start);
        if other.is_value() {
            self.pairs.push(pair(one, other));
        } else {
            self.kept += 1;
        }
    }

    /// Pairs the values of a changed stretch.
    fn replace<'d>(
        &mut self,
        (old, removed): (&Ledger<'d>, &[Item]),
        (new, added): (&Ledger<'d>, &[Item]),
        reading: Reading,
        keys: &mut Keys,
    ) {
        self.dropped.extend(removed.iter().filter(|item| !item.is_value()).map(|item| item.tokens.start));
        self.added.extend(added.iter().filter(|item| !item.is_value()).map(|item| item.tokens.start));
        let mut left: Vec<&Item> = removed.iter().filter(|item| item.is_value()).collect();
        let mut open: Vec<&Item> = Vec::new();
        let mut next = 0;
        for value in added.iter().filter(|item| item.is_value()) {
            match (next..left.len()).find(|&place| left[place].may_pair(value, old, new, keys)) {
                Some(place) => {
                    self.pairs.push(pair(left.remove(place), value));
                    next = place;
                }
                None => open.push(value),
            }
        }
        // In a revision a value that alone has gone made way for the one that alone has come, whatever each is said to count.
        if reading == Reading::Revisions
            && let ([one], [other]) = (&left[..], &open[..])
            && one.class() == other.class()
        {
            self.pairs.push(pair(one, other));
            return;
        }
        self.unmatched += open.len();
        self.gained.extend(open.iter().filter_map(|item| item.claim));
        self.lost.extend(left.iter().filter_map(|item| item.claim));
    }
}

fn pair(one: &Item, other: &Item) -> Pair {
    let bare = one.interval().zip(other.interval());
    Pair { old: one.claim, new: other.claim, old_tokens: one.tokens, new_tokens: other.tokens, bare }
}

/// One word or value of a text.
#[derive(Clone, Copy, Debug)]
struct Item {
    sign: Sign,
    tokens: TokenSpan,
    claim: Option<usize>,
}

/// What makes two items the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sign {
    Word(Key),
    Unit(&'static str),
    Quantity(Interval),
    Bare(Interval),
    Time(Key),
    Name(Key),
}

/// What kind of value an item is; only values of one kind stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemClass {
    Word,
    Number,
    Time,
    Name,
}

impl Item {
    const fn class(&self) -> ItemClass {
        match self.sign {
            Sign::Quantity(_) | Sign::Bare(_) => ItemClass::Number,
            Sign::Time(_) => ItemClass::Time,
            Sign::Name(_) => ItemClass::Name,
            Sign::Word(_) | Sign::Unit(_) => ItemClass::Word,
        }
    }

    fn is_value(&self) -> bool {
        self.class() != ItemClass::Word
    }

    const fn interval(&self) -> Option<Interval> {
        match self.sign {
            Sign::Quantity(interval) | Sign::Bare(interval) => Some(interval),
            Sign::Word(_) | Sign::Unit(_) | Sign::Time(_) | Sign::Name(_) => None,
        }
    }

    /// Whether the two values may be of one thing: of one kind, and of the same noun where both have one.
    fn may_pair<'d>(&self, other: &Self, old: &Ledger<'d>, new: &Ledger<'d>, keys: &mut Keys) -> bool {
        if self.class() != other.class() {
            return false;
        }
        let noun = |ledger: &Ledger<'d>, item: &Self| {
            quantity_of(ledger, item.claim).and_then(|quantity| quantity.noun).map(|noun| ledger.lower(noun.head).to_owned())
        };
        match (noun(old, self), noun(new, other)) {
            (Some(one), Some(another)) => keys.of(&one) == keys.of(&another),
            (None, _) | (_, None) => true,
        }
    }
}

/// The quantity of a claim, where it is one.
pub(super) fn quantity_of<'l>(ledger: &'l Ledger, claim: Option<usize>) -> Option<&'l Quantity> {
    ledger.claims.get(claim?)?.quantity()
}

/// The time of a claim, where it is one.
pub(super) fn time_of<'l>(ledger: &'l Ledger, claim: Option<usize>) -> Option<&'l Time> {
    ledger.claims.get(claim?)?.time()
}

/// The words and values of some parts of a text in order; articles and punctuation are left out.
fn items(ledger: &Ledger, parts: &[TokenSpan], reading: Reading, keys: &mut Keys) -> Vec<Item> {
    let mut items = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        part_items(ledger, *part, reading, keys, &mut items);
    }
    items
}

fn part_items(ledger: &Ledger, part: TokenSpan, reading: Reading, keys: &mut Keys, items: &mut Vec<Item>) {
    let first = ledger.claims.partition_point(|claim| claim.tokens.start < part.start);
    let mut values = ledger
        .claims
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, claim)| claim.tokens.start < part.end)
        .filter(|(_, claim)| match reading {
            Reading::Statements => claim.quantity().is_some() || claim.time().is_some_and(is_settled),
            Reading::Revisions => is_value(&claim.kind),
        })
        .map(|(index, claim)| (index, claim.tokens))
        .peekable();
    let begins = items.len();
    let mut at = part.start;
    while at < part.end {
        while values.next_if(|(_, tokens)| tokens.start < at).is_some() {}
        if let Some((claim, tokens)) = values.next_if(|(_, tokens)| tokens.start == at) {
            value_items(ledger, claim, tokens, keys, items);
            at = tokens.end.max(at + 1);
            continue;
        }
        match bare_number(ledger, at) {
            Some((tokens, interval)) => {
                // The words of the bound were taken for plain words on the way here.
                items.truncate(items.iter().rposition(|item| item.tokens.end <= tokens.start).map_or(begins, |last| last + 1).max(begins));
                items.push(Item { sign: Sign::Bare(interval), tokens, claim: None });
            }
            None => items.extend(word_item(ledger, at, keys)),
        }
        at += 1;
    }
}

/// Whether a claim is of a kind that a revision changes as one value; sayings and names are compared by themselves.
pub(crate) const fn is_value(kind: &ClaimKind) -> bool {
    match kind {
        ClaimKind::Time(_) | ClaimKind::Quantity(_) | ClaimKind::Identifier(_) | ClaimKind::Statistic(_) => true,
        // The words of a link hold values of their own.
        ClaimKind::Reference(reference) => !matches!(reference.target, ReferenceTarget::Link),
        ClaimKind::Range(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Person(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Quotation(_) => false,
    }
}

/// A value, and its unit beside it as a word: "5 km" and "5 miles" differ in a word, "5 km" and "6 km" in a value.
fn value_items(ledger: &Ledger, claim: usize, tokens: TokenSpan, keys: &mut Keys, items: &mut Vec<Item>) {
    let sign = match &ledger.claims[claim].kind {
        ClaimKind::Quantity(quantity) => {
            if let Some(unit) = quantity.unit {
                items.push(Item { sign: Sign::Unit(unit), tokens, claim: None });
            }
            Sign::Quantity(super::value::meaning(quantity))
        }
        ClaimKind::Time(_) => Sign::Time(keys.of(&ledger.text(ledger.claims[claim].span).to_lowercase())),
        ClaimKind::Range(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Person(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Quotation(_)
        | ClaimKind::Reference(_)
        | ClaimKind::Identifier(_)
        | ClaimKind::Statistic(_) => Sign::Name(keys.of(&ledger.text(ledger.claims[claim].span).to_lowercase())),
    };
    items.push(Item { sign, tokens, claim: Some(claim) });
}

/// Whether it is known when or how long a time is; else its words and numbers are compared one by one.
fn is_settled(time: &Time) -> bool {
    time.duration.is_some()
        || time.start.is_some()
        || time.end.is_some()
        || time.stated != PartialDate::default()
        || time.value.contains('T')
}

/// A number that no claim holds, with the words before it that bound it.
fn bare_number(ledger: &Ledger, at: usize) -> Option<(TokenSpan, Interval)> {
    let token = ledger.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let number = value::from_digits(token.span().of(&ledger.document.text), Decimal::ONE)?.value;
    let word = |back: usize| at.checked_sub(back).map_or("", |before| ledger.word(before)).to_lowercase();
    let (one, two) = (word(1), word(2));
    let bound = match (&*two, &*one) {
        ("more", "than") => Some((2, Interval::more_than(number))),
        ("less" | "fewer", "than") => Some((2, Interval::less_than(number))),
        ("at", "least") => Some((2, Interval::at_least(number))),
        ("at", "most") | ("up", "to") => Some((2, Interval::at_most(number))),
        (_, "over") => Some((1, Interval::more_than(number))),
        (_, "under") => Some((1, Interval::less_than(number))),
        _ => None,
    };
    let (words, interval) = bound.unwrap_or((0, Interval::exact(number)));
    Some((TokenSpan::new(at - words, at + 1), interval))
}

/// A word outside of all values; a number that no claim holds stands for itself.
fn word_item(ledger: &Ledger, at: usize, keys: &mut Keys) -> Option<Item> {
    let token = ledger.tokens[at];
    let word = ledger.word(at);
    let tokens = TokenSpan::new(at, at + 1);
    let sign = match token.kind {
        TokenKind::Punctuation => return None,
        TokenKind::Number => Sign::Word(keys.of(ledger.lower(at))),
        TokenKind::Word | TokenKind::Opaque if is_article(word) => return None,
        TokenKind::Word | TokenKind::Opaque | TokenKind::Symbol => match value::currency(word).filter(|_| !token.is(Class::LOWER)) {
            Some(denomination) => Sign::Unit(denomination.currency.code),
            None => Sign::Word(keys.of(ledger.lower(at))),
        },
    };
    Some(Item { sign, tokens, claim: None })
}

fn is_article(word: &str) -> bool {
    ["a", "an", "the"].iter().any(|article| word.eq_ignore_ascii_case(article))
}
