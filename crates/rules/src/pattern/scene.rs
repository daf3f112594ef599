//! A ledger in, its sentences as patterns see them out: numbered words, and values by their place.

use super::compile::Pattern;
use super::vocabulary::{Vocabulary, WordId};
use crate::form::number_in_words;
use bitflags::bitflags;
use claimlint_parser::value::{Bound, Hedge, Interval, from_digits};
use claimlint_parser::{Claim, ClaimKind, Class, Duration, Form, Ledger, Quantity, Time, TimeKind, TimeUnit, TokenKind, TokenSpan};
use rust_decimal::Decimal;

bitflags! {
    /// The kinds of slot that a value can fill.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub(crate) struct Kinds: u16 {
        const COUNT = 1;
        const PERCENT = 1 << 1;
        const POINTS = 1 << 2;
        const MONEY = 1 << 3;
        const MEASURE = 1 << 4;
        const ORDINAL = 1 << 5;
        const FRACTION = 1 << 6;
        const MULTIPLE = 1 << 7;
        const RATIO = 1 << 8;
        const SCORE = 1 << 9;
        const AGE = 1 << 10;
        const DATE = 1 << 11;
        const DURATION = 1 << 12;
        const PERSON = 1 << 13;
        /// Anything that a gap takes for a number.
        const NUMBERS = Self::COUNT.bits() | Self::PERCENT.bits() | Self::POINTS.bits() | Self::MONEY.bits() | Self::MEASURE.bits()
            | Self::FRACTION.bits() | Self::RATIO.bits() | Self::SCORE.bits();
    }
}

impl Kinds {
    /// The names of the kinds as pages write them.
    pub(crate) const NAMES: [&str; 16] = [
        "age", "amount", "count", "date", "duration", "fraction", "measure", "money", "multiple", "number", "ordinal", "percent", "person",
        "points", "ratio", "score",
    ];

    /// The kinds that a name stands for.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "age" => Self::AGE,
            "amount" => Self::COUNT | Self::MONEY | Self::MEASURE | Self::DURATION,
            "count" => Self::COUNT,
            "date" => Self::DATE,
            "duration" => Self::DURATION,
            "fraction" => Self::FRACTION,
            "measure" => Self::MEASURE,
            "money" => Self::MONEY,
            "multiple" => Self::MULTIPLE,
            "number" => Self::COUNT | Self::PERCENT | Self::POINTS | Self::MONEY | Self::MEASURE,
            "ordinal" => Self::ORDINAL,
            "percent" => Self::PERCENT,
            "person" => Self::PERSON,
            "points" => Self::POINTS,
            "ratio" => Self::RATIO,
            "score" => Self::SCORE,
            _ => return None,
        })
    }
}

/// Something that can fill a slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    /// Its tokens.
    pub(crate) tokens: TokenSpan,
    /// The slots that it can fill.
    pub(crate) kinds: Kinds,
    /// What it says.
    pub(crate) source: Source,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// A claim of the ledger.
    Claim(usize),
    /// A length inside a date, as an index into [`Scene::lengths`]: the ten years of `ten years later`.
    Length(usize),
    /// A number inside a claim that takes more than one, as an index into [`Scene::parts`]: the 127 of `127 of 312`.
    Part(usize),
}

/// All sentences of a ledger that hold a value, and which of them hold what patterns need.
#[derive(Debug)]
pub(crate) struct Scenes<'l> {
    ledger: &'l Ledger<'l>,
    vocabulary: &'l Vocabulary,
    words: Vec<WordId>,
    begins: Vec<Kinds>,
    values: Vec<Value>,
    parts: Vec<Quantity>,
    lengths: Vec<Time>,
    stages: Vec<Stage>,
    /// The needs of the vocabulary that they meet.
    met: Rows,
}

/// For each of some numbered things that a stage can have, the stages that have it: a row with a bit for each stage.
#[derive(Debug, Default)]
struct Rows {
    /// How many numbers hold the bits of one row.
    width: usize,
    /// For each thing where its row begins, behind the row that is always empty; 0 where no stage has it.
    begins: Vec<u32>,
    bits: Vec<u64>,
}

impl Rows {
    /// No stage of so many has any of so many things.
    fn new(things: usize, stages: usize) -> Self {
        let width = stages.div_ceil(64);
        Self { width, begins: vec![0; things], bits: vec![0; width] }
    }

    /// Whether any stage has a thing.
    fn is_any(&self, thing: u32) -> bool {
        self.begins.get(thing as usize).is_some_and(|begin| *begin > 0)
    }

    /// The stages that have a thing.
    fn of(&self, thing: u32) -> &[u64] {
        let begin = self.begins.get(thing as usize).map_or(0, |begin| *begin as usize);
        self.bits.get(begin..begin + self.width).unwrap_or_default()
    }

    /// Where the row of a thing begins, to be written in.
    #[inline]
    fn row(&mut self, thing: u32) -> usize {
        let Some(begin) = self.begins.get_mut(thing as usize) else { return usize::MAX };
        if *begin == 0 {
            *begin = self.bits.len() as u32;
            self.bits.extend(std::iter::repeat_n(0, self.width));
        }
        *begin as usize
    }

    /// Adds stages, as a number with a bit for each of 64 of them, to those that have a thing.
    #[inline]
    fn set(&mut self, thing: u32, place: usize, stages: u64) {
        let row = self.row(thing);
        if let Some(bits) = self.bits.get_mut(row.saturating_add(place)) {
            *bits |= stages;
        }
    }
}

/// Whether a length counts the days or hours on which people work.
pub(crate) fn is_worked(ledger: &Ledger, claim: &Claim) -> bool {
    claim.tokens.range().any(|token| matches!(ledger.lower(token), "business" | "trading" | "working"))
}

/// What is known of a word of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    id: WordId,
    /// Where the row begins that tells in which stages it stands; 0 of a word that meets no need.
    row: u32,
}

impl Standing {
    const NOT_LOOKED_UP: Self = Self { id: WordId::UNKNOWN, row: u32::MAX };
}

/// The numbers of the bits that are set, in order.
fn set_bits(bits: u64) -> impl Iterator<Item = usize> {
    let mut left = bits;
    std::iter::from_fn(move || {
        let lowest = left.trailing_zeros();
        // Takes the lowest bit away.
        left &= left.checked_sub(1)?;
        Some(lowest as usize)
    })
}

/// How many sentences a scene has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    One,
    /// Two of one block that follow each other.
    Two,
}

/// A scene in which a pattern may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    /// The place of its first sentence among those with a value.
    stage: usize,
    /// The place of the pattern.
    pub(crate) pattern: usize,
}

/// A sentence that holds a value.
#[derive(Clone, Copy, Debug)]
struct Stage {
    sentence: usize,
    first: usize,
    end: usize,
}

/// What patterns are searched in: a sentence, or two that follow each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'s> {
    /// The ledger.
    pub(crate) ledger: &'s Ledger<'s>,
    /// The tokens of the scene.
    pub(crate) tokens: TokenSpan,
    /// The token after the first of its sentences.
    pub(crate) seam: usize,
    /// The numbers of the words of all tokens of the ledger.
    pub(crate) words: &'s [WordId],
    /// The kinds of the values that begin at each token of the ledger.
    pub(crate) begins: &'s [Kinds],
    /// The values of the scene, by their first token.
    pub(crate) values: &'s [Value],
    /// The numbers inside claims.
    pub(crate) parts: &'s [Quantity],
    /// The lengths inside dates.
    pub(crate) lengths: &'s [Time],
}

impl<'l> Scenes<'l> {
    /// Looks at every sentence once.
    pub(crate) fn new(ledger: &'l Ledger<'l>, vocabulary: &'l Vocabulary) -> Self {
        let mut scenes = Self {
            ledger,
            vocabulary,
            words: vec![WordId::UNKNOWN; ledger.tokens.len()],
            begins: vec![Kinds::empty(); ledger.tokens.len()],
            values: Vec::new(),
            parts: Vec::new(),
            lengths: Vec::new(),
            stages: Vec::new(),
            met: Rows::default(),
        };
        let mut claims = ledger.claims.iter().enumerate().peekable();
        for sentence in 0..ledger.sentences.len() {
            let first = scenes.values.len();
            while let Some((index, claim)) = claims.next_if(|(_, claim)| claim.sentence <= sentence) {
                scenes.add(index, claim);
            }
            if scenes.values.len() > first {
                scenes.values[first..].sort_by_key(|value| (value.tokens.start, value.tokens.end));
                scenes.stages.push(Stage { sentence, first, end: scenes.values.len() });
            }
        }
        scenes.meet_by_words();
        scenes.meet_by_values();
        scenes
    }

    /// Numbers the words of all stages, and takes down which needs they meet.
    fn meet_by_words(&mut self) {
        let Self { ledger, vocabulary, words, stages, met, .. } = self;
        *met = Rows::new(vocabulary.need_count(), stages.len());
        // Each word is looked up once, and what needs it meets is asked once it is known where it stands.
        let mut looked_up = vec![Standing::NOT_LOOKED_UP; ledger.lexemes.len()];
        let mut bits: Vec<u64> = vec![0];
        for (number, stage) in stages.iter().enumerate() {
            let Some(place) = ledger.sentences.get(stage.sentence) else { continue };
            let tokens = place.tokens.range();
            let written = ledger.tokens.get(tokens.clone()).unwrap_or_default();
            for (token, word) in written.iter().zip(words.get_mut(tokens).unwrap_or_default()) {
                let Some(standing) = looked_up.get_mut(token.lexeme as usize) else { continue };
                if *standing == Standing::NOT_LOOKED_UP {
                    *standing = Standing { id: vocabulary.id(&ledger.lexemes, token.lexeme), row: 0 };
                    if !vocabulary.met_by(standing.id).is_empty() {
                        standing.row = bits.len() as u32;
                        bits.extend(std::iter::repeat_n(0, met.width));
                    }
                }
                *word = standing.id;
                if standing.row > 0
                    && let Some(bits) = bits.get_mut(standing.row as usize + number / 64)
                {
                    *bits |= 1 << (number % 64);
                }
            }
        }
        for standing in looked_up.into_iter().filter(|standing| standing.row > 0 && *standing != Standing::NOT_LOOKED_UP) {
            let stages = bits.iter().skip(standing.row as usize).take(met.width);
            for (place, &stages) in stages.enumerate().filter(|(_, stages)| **stages != 0) {
                for &need in vocabulary.met_by(standing.id) {
                    met.set(need, place, stages);
                }
            }
        }
    }

    /// Takes down where values begin, and which needs they meet.
    fn meet_by_values(&mut self) {
        for (number, stage) in self.stages.iter().enumerate() {
            let mut kinds = Kinds::empty();
            for value in self.values.get(stage.first..stage.end).unwrap_or_default() {
                kinds |= value.kinds;
                if let Some(begins) = self.begins.get_mut(value.tokens.start) {
                    *begins |= value.kinds;
                }
            }
            for (need, any) in self.vocabulary.value_needs() {
                if kinds.intersects(*any) {
                    self.met.set(*need, number / 64, 1 << (number % 64));
                }
            }
        }
    }

    /// Whether the document holds all that a pattern needs, wherever it stands; most patterns need something that it does not.
    pub(crate) fn can_hold(&self, pattern: u32) -> bool {
        self.vocabulary.needs_of(pattern).iter().all(|&need| self.met.is_any(need))
    }

    /// The scenes that hold all that one of some patterns needs, in order.
    ///
    /// The stages that meet each need are numbers with a bit for each, so that those that meet all needs are found for many at once.
    pub(crate) fn candidates(&self, patterns: &[Pattern], width: Width) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            if !self.can_hold(pattern.number) {
                continue;
            }
            let needs = self.vocabulary.needs_of(pattern.number);
            for place in 0..self.met.width {
                let here = |need: &u32| {
                    let stages = self.met.of(*need);
                    let at = |place: usize| stages.get(place).copied().unwrap_or(0);
                    match width {
                        Width::One => at(place),
                        // What the second sentence of a scene has, the scene has.
                        Width::Two => at(place) | at(place) >> 1 | at(place + 1) << 63,
                    }
                };
                // The need that fewest stages meet comes first.
                let meet_all = needs.iter().try_fold(u64::MAX, |all, need| Some(all & here(need)).filter(|all| *all != 0));
                let stages = set_bits(meet_all.unwrap_or(0))
                    .map(|bit| 64 * place + bit)
                    .filter(|&stage| self.has_values(stage, width, &pattern.least));
                found.extend(stages.map(|stage| Candidate { stage, pattern: index }));
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether there is a scene that begins with a sentence, and it has so many values of some kinds.
    fn has_values(&self, stage: usize, width: Width, least: &[(Kinds, usize)]) -> bool {
        let (Some(from), Some(to)) = (self.stages.get(stage), self.last_of(stage, width).and_then(|last| self.stages.get(last))) else {
            return false;
        };
        let values = self.values.get(from.first..to.end).unwrap_or_default();
        let count = |kinds: Kinds| values.iter().filter(|value| value.kinds.intersects(kinds)).count();
        least.iter().all(|&(kinds, least)| values.len() >= least && count(kinds) >= least)
    }

    /// The last sentence of a scene that begins with a sentence; none where no second one follows it.
    fn last_of(&self, stage: usize, width: Width) -> Option<usize> {
        let sentences = &self.ledger.sentences;
        match (width, self.stages.get(stage)?, self.stages.get(stage + 1)) {
            (Width::One, ..) => Some(stage),
            (Width::Two, a, Some(b)) if a.sentence + 1 == b.sentence && sentences[a.sentence].block == sentences[b.sentence].block => {
                Some(stage + 1)
            }
            (Width::Two, ..) => None,
        }
    }

    /// The scene of a candidate.
    pub(crate) fn scene(&self, candidate: Candidate, width: Width) -> Option<Scene<'_>> {
        let from = self.stages.get(candidate.stage)?;
        let to = self.stages.get(self.last_of(candidate.stage, width)?)?;
        let tokens = |stage: &Stage| self.ledger.sentences[stage.sentence].tokens;
        Some(Scene {
            ledger: self.ledger,
            tokens: TokenSpan::new(tokens(from).start, tokens(to).end),
            seam: tokens(from).end,
            words: &self.words,
            begins: &self.begins,
            values: &self.values[from.first..to.end],
            parts: &self.parts,
            lengths: &self.lengths,
        })
    }

    /// Adds the values of one claim.
    fn add(&mut self, index: usize, claim: &Claim) {
        let kinds = match &claim.kind {
            ClaimKind::Quantity(quantity) => match quantity.form {
                // "Several" and "dozens" say no number.
                Form::Count if quantity.hedge == Hedge::Vague => return,
                Form::Count => Kinds::COUNT,
                Form::Percent => Kinds::PERCENT,
                Form::PercentagePoint => Kinds::POINTS,
                Form::Money => Kinds::MONEY,
                Form::Measure => Kinds::MEASURE,
                Form::Ordinal => Kinds::ORDINAL,
                Form::Fraction => Kinds::FRACTION,
                Form::Multiple => Kinds::MULTIPLE,
                Form::Ratio => Kinds::RATIO,
                Form::Age => Kinds::AGE,
                Form::Score => Kinds::SCORE,
            },
            ClaimKind::Time(time) => match (time.kind, &time.duration) {
                (TimeKind::Date, _) => Kinds::DATE,
                (TimeKind::Duration, Some(duration)) if duration.age => Kinds::DURATION | Kinds::AGE,
                // Ten working days are no ten days of the calendar.
                (TimeKind::Duration, Some(_)) if !is_worked(self.ledger, claim) => Kinds::DURATION,
                (TimeKind::Duration, Some(_) | None) | (TimeKind::Time | TimeKind::Set, _) => return,
            },
            ClaimKind::Person(_) => Kinds::PERSON,
            ClaimKind::Range(_)
            | ClaimKind::Enumeration(_)
            | ClaimKind::Attribution(_)
            | ClaimKind::Organisation(_)
            | ClaimKind::Quotation(_)
            | ClaimKind::Reference(_)
            | ClaimKind::Identifier(_)
            | ClaimKind::Statistic(_) => return,
        };
        if let Some(quantity) = claim.quantity() {
            // "10/20%" in front of a noun is a pair of sizes.
            if quantity.form == Form::Percent && quantity.number.range().any(|token| self.ledger.word(token) == "/") {
                return;
            }
            if kinds.intersects(Kinds::RATIO | Kinds::SCORE) {
                self.add_numbers(quantity, claim.tokens);
            } else {
                self.add_ends(quantity, claim.tokens, kinds);
            }
        }
        if let Some(time) = claim.time().filter(|time| time.kind == TimeKind::Date) {
            self.add_length(time, claim.tokens);
        }
        self.values.push(Value { tokens: claim.tokens, kinds, source: Source::Claim(index) });
    }

    /// Adds the length that a date is counted by: `ten years` of `ten years later`.
    fn add_length(&mut self, time: &Time, tokens: TokenSpan) {
        let ledger = self.ledger;
        let Some(place) = tokens.range().find(|&token| ledger.tokens[token].is(Class::TIME_UNIT)) else { return };
        let unit = match ledger.lexemes.text(ledger.tokens[place].lexeme).trim_end_matches('s') {
            "day" => TimeUnit::Day,
            "week" => TimeUnit::Week,
            "month" => TimeUnit::Month,
            "year" => TimeUnit::Year,
            "decade" => TimeUnit::Decade,
            _ => return,
        };
        let words = ledger.text(ledger.span_of(TokenSpan::new(tokens.start, place)));
        let Some(number) = from_digits(words, Decimal::ONE).map(|printed| printed.value).or_else(|| number_in_words(words)) else { return };
        let duration = Duration { amount: Interval::exact(number), unit, age: false };
        self.values.push(Value {
            tokens: TokenSpan::new(tokens.start, place + 1),
            kinds: Kinds::DURATION,
            source: Source::Length(self.lengths.len()),
        });
        self.lengths.push(Time { kind: TimeKind::Duration, duration: Some(duration), ..time.clone() });
    }

    /// Adds the two ends of a claim that reads `120 to 150` as one range.
    fn add_ends(&mut self, quantity: &Quantity, tokens: TokenSpan, kinds: Kinds) {
        let (Bound::Closed(low), Bound::Closed(high)) = (quantity.stated.low, quantity.stated.high) else { return };
        let link = |token: &usize| self.ledger.word(*token) == "to" || self.ledger.tokens[*token].is(Class::DASH);
        let Some(link) = tokens.range().skip(1).find(link).filter(|_| low != high) else { return };
        let from = usize::from(matches!(self.ledger.word(tokens.start), "from" | "From"));
        for (value, tokens) in [(low, TokenSpan::new(tokens.start + from, link)), (high, TokenSpan::new(link + 1, tokens.end))] {
            if !tokens.is_empty() {
                self.add_part(quantity, value, tokens, kinds);
            }
        }
    }

    fn add_part(&mut self, quantity: &Quantity, value: Decimal, tokens: TokenSpan, kinds: Kinds) {
        let stated = Interval::exact(value);
        self.values.push(Value { tokens, kinds, source: Source::Part(self.parts.len()) });
        self.parts.push(Quantity { value: Some(value), stated, number: tokens, ..quantity.clone() });
    }

    /// Adds the numbers in figures that stand inside a claim.
    fn add_numbers(&mut self, quantity: &Quantity, tokens: TokenSpan) {
        for token in tokens.range() {
            if self.ledger.tokens.get(token).is_some_and(|written| written.kind == TokenKind::Number)
                && let Some(printed) = from_digits(self.ledger.word(token), Decimal::ONE)
            {
                let count = Quantity { form: Form::Count, unit: None, last_digit: printed.step(), hedge: Hedge::None, ..quantity.clone() };
                self.add_part(&count, printed.value, TokenSpan::new(token, token + 1), Kinds::COUNT);
            }
        }
    }
}
