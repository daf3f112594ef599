//! Tokens in, claims of the kind `quantity` out.
//!
//! A number begins at digits, number words, hedges and currency signs that no other claim has taken. Its hedge, the
//! number itself or a range, its unit, and what it counts are read one after the other; [`admit`] then says whether
//! the words around let it count at all.

mod admit;
mod age;
mod amount;
mod figure;
mod hedge;
mod multiple;
mod noun;
mod part;
mod ratio;
#[cfg(test)]
mod tests;
mod unit;
mod vague;

pub(crate) use age::AGE_WORDS;
pub(crate) use figure::PART_WORDS;
pub(crate) use hedge::HEDGE_WORDS;
pub(crate) use unit::{CURRENCY_SIGNS, PERCENT_WORDS, is_pence};

use self::amount::{Extent, extent};
use self::unit::Measure;
use crate::claim::{ClaimKind, Form, NounPhrase, Quantity};
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::{Bound, Hedge, Interval, bounds};
use claimlint_document::BlockKind;
use nom::Input as _;
use rust_decimal::Decimal;

/// A quantity before it is admitted.
#[derive(Clone, Debug)]
struct Reading {
    form: Form,
    value: Option<Decimal>,
    last_digit: Decimal,
    rounded: bool,
    words: bool,
    hedge: Hedge,
    stated: Interval,
    unit: Option<&'static str>,
    noun: Option<NounPhrase>,
    number: TokenSpan,
    /// Hedge, number and unit.
    tokens: TokenSpan,
}

impl Reading {
    /// What an amount or a range says by itself.
    fn of_extent(extent: &Extent, hedge: Hedge) -> Self {
        let Extent { first, second, .. } = *extent;
        let (form, unit) = match extent.measure() {
            Measure::None => (first.figure.form, None),
            Measure::Percent => (Form::Percent, Some("%")),
            Measure::PercentagePoint => (Form::PercentagePoint, Some("pp")),
            Measure::Money(code) => (Form::Money, Some(code)),
            Measure::Unit(symbol) => (Form::Measure, Some(symbol)),
        };
        let measured = matches!(form, Form::Percent | Form::PercentagePoint | Form::Measure);
        let single = second.is_none();
        let value = single.then_some(first.figure.value);
        let hedge = if extent.loose && hedge == Hedge::None { Hedge::About } else { hedge };
        let plain = single && extent.tolerance.is_none();
        let stated = if plain { bounds(first.figure.value, hedge) } else { bounded(extent.interval(), hedge) };
        let end = second.map_or(first.tokens.end, |second| second.tokens.end);
        Self {
            form,
            value,
            last_digit: second.map_or(first.figure.last_digit, |second| second.figure.last_digit.max(first.figure.last_digit)),
            rounded: first.figure.rounded || measured,
            words: first.figure.words,
            hedge,
            stated,
            unit,
            noun: None,
            number: TokenSpan::new(first.number.start, second.map_or(first.number.end, |second| second.number.end)),
            tokens: TokenSpan::new(first.tokens.start, end),
        }
    }

    fn quantity(&self) -> Quantity {
        Quantity {
            form: self.form,
            value: self.value,
            last_digit: self.last_digit,
            rounded: self.rounded,
            hedge: self.hedge,
            stated: self.stated,
            unit: self.unit,
            noun: self.noun,
            number: self.number,
        }
    }
}

/// Reads the claims of this kind.
pub(crate) fn read(draft: &mut Draft<'_>) {
    for sentence in 0..draft.sentences.len() {
        let block = draft.sentences[sentence].block;
        // The numbers in an entry of a list of references are volumes, pages and years.
        if draft.document.blocks.get(block).is_some_and(|block| block.kind() == BlockKind::ReferenceEntry) {
            continue;
        }
        let Sentence { tokens: range, classes, .. } = draft.sentences[sentence];
        if classes.intersects(Class::AGE) {
            age::read(draft, sentence);
        }
        if !classes.intersects(NUMBERS) {
            continue;
        }
        let mut at = range.start;
        let mut run_end = range.start;
        let mut number = None;
        while at < range.end {
            // The words before a number mean nothing where none follows.
            if number.is_none_or(|number| number < at) {
                let words = draft.tokens.get(at..range.end).unwrap_or_default();
                number = words.iter().position(|token| token.is(NUMBERS)).map(|length| at + length);
            }
            let Some(number) = number else { break };
            at = at.max(number.saturating_sub(LONGEST_LEAD));
            if !begins(draft, range, at) {
                at += 1;
                continue;
            }
            // A number never crosses the words of another claim.
            if run_end <= at {
                run_end = (at..range.end).find(|&token| draft.owner(token).is_some()).unwrap_or(range.end);
                if run_end == at {
                    at += 1;
                    continue;
                }
            }
            let found = reading(draft, range, TokenSpan::new(at, run_end));
            at = match found {
                Found::Quantity(reading) => {
                    let tokens = reading.tokens;
                    draft.take(sentence, tokens, ClaimKind::Quantity(reading.quantity()));
                    tokens.end.max(at + 1)
                }
                Found::Other(end) => end.max(at + 1),
                Found::Nothing => at + 1,
            };
        }
    }
}

/// What stands at a place where a number can begin.
enum Found {
    Quantity(Box<Reading>),
    /// A number that counts nothing, up to this token.
    Other(usize),
    Nothing,
}

/// The classes of which every quantity has a word or a sign.
const NUMBERS: Class = Class::DIGITS.union(Class::NUMBER_WORD).union(Class::ORDINAL_WORD).union(Class::CURRENCY).union(Class::PART_WORD);

/// How many tokens can stand in a quantity before its number: two hedges, an opener and a currency.
const LONGEST_LEAD: usize = 16;

/// Whether a quantity can begin at a token.
fn begins(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> bool {
    const STARTS: Class = NUMBERS.union(Class::HEDGE);
    let token = draft.tokens[at];
    let next = |class: Class| at + 1 < sentence.end && draft.is(at + 1, class);
    if token.is(STARTS) {
        return true;
    }
    if token.kind == TokenKind::Word {
        if token.is(Class::DETERMINER | Class::PREPOSITION | Class::NEGATION) {
            return next(STARTS)
                || draft.reads(at, "at") && (draft.reads(at + 1, "least") || draft.reads(at + 1, "most") || draft.reads(at + 1, "the"))
                || draft.reads(at, "a") && (draft.reads(at + 1, "little") || draft.reads(at + 1, "bit") || draft.reads(at + 1, "few"))
                || (draft.reads(at, "as") || draft.reads(at, "in") || draft.reads(at, "not") || draft.reads(at, "on"))
                    && draft.is(at + 1, Class::DETERMINER | Class::LOWER);
        }
        return token.span().len() <= 5 && next(Class::CURRENCY | Class::DIGITS)
            || token.span().len() <= 3 && draft.word(at + 1) == "." && draft.is(at + 2, Class::DIGITS);
    }
    token.is(Class::DASH) && next(Class::DIGITS | Class::CURRENCY) && !draft.tokens[at + 1].spaced && may_be_sign(draft, sentence, at)
}

/// Whether a dash before digits can be a minus: white space or an opening mark stands before it.
fn may_be_sign(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> bool {
    at == sentence.start
        || draft.tokens[at].spaced && !draft.is(at - 1, Class::DIGITS)
        || matches!(draft.word(at - 1), "(" | "[" | "<" | ">" | "=" | "~" | "/" | "^" | "$" | "£" | "€")
}

fn reading(draft: &Draft<'_>, sentence: TokenSpan, range: TokenSpan) -> Found {
    let input = Input::new(&draft.document.text, &draft.tokens, range);
    let (rest, hedge) = if admit::hedges(draft, sentence, range.start) { hedge::before(input) } else { (input, Hedge::None) };
    let rest = if hedge == Hedge::None { rest } else { past_article(rest) };
    let Some((end, mut reading)) = words_of_quantity(draft, sentence, rest, hedge) else { return Found::Nothing };
    reading.tokens.start = range.start;
    let mut end = end;
    if let Some((rest, behind)) = hedge::behind(end)
        && reading.hedge != Hedge::Vague
        && matches!(reading.form, Form::Count | Form::Percent | Form::Money | Form::Measure | Form::PercentagePoint)
    {
        reading.hedge = behind;
        reading.stated = reading.value.map_or(reading.stated, |value| bounds(value, behind));
        end = rest;
    }
    end = or_equal(end, &mut reading);
    end = other_bound(end, &mut reading);
    reading.tokens.end = end.at;
    if let Some(end) = negative_in_brackets(draft, sentence, &mut reading) {
        reading.tokens = TokenSpan::new(sentence.start, end);
    }
    noun::attach(draft, sentence, &mut reading);
    if !admit::admits(draft, sentence, &reading) {
        return Found::Other(if reading.number.start == range.start { reading.number.end } else { range.start + 1 });
    }
    if reading.form == Form::Count
        && reading.noun.is_none()
        && let Some(value) = reading.value
        && age::behind_name(draft, sentence, reading.tokens.start, value)
    {
        reading.form = Form::Age;
        reading.unit = Some("year");
    }
    Found::Quantity(Box::new(reading))
}

/// Past the article of an ordinal behind a hedge: `higher than the tenth`.
fn past_article(input: Input<'_>) -> Input<'_> {
    let rest = input.take_from(1);
    let article = input.first().is_some_and(|token| input.word(token).eq_ignore_ascii_case("the"));
    if article && rest.first().is_some_and(|token| token.is(Class::ORDINAL_WORD)) { rest } else { input }
}

/// A vague quantity, a multiple, a ratio, a score, a range or a plain amount.
fn words_of_quantity<'t>(draft: &Draft<'_>, sentence: TokenSpan, input: Input<'t>, hedge: Hedge) -> Option<(Input<'t>, Reading)> {
    let first = input.first()?;
    if let Some((rest, _)) = vague::vague(input) {
        return Some((rest, without_number(Form::Count, None, Interval::everything(), Hedge::Vague, input.until(&rest))));
    }
    let before = input.at.checked_sub(1).filter(|&before| before >= sentence.start).map_or("", |before| draft.word(before));
    if let Some((rest, factor)) = multiple::in_one_word(input, before, hedge != Hedge::None) {
        return Some((rest, without_number(Form::Multiple, Some(factor), bounds(factor, hedge), hedge, input.until(&rest))));
    }
    let word = input.word(first);
    let opened = ["between", "from"].into_iter().find(|opener| word.eq_ignore_ascii_case(opener));
    if let Some(opener) = opened {
        let (rest, extent) = extent(input.take_from(1), Some(opener))?;
        let second = extent.second?;
        if opener == "from" && admit::is_change(draft, sentence, input.at, &extent.first, &second) {
            return None;
        }
        return Some((rest, Reading { tokens: input.until(&rest), ..Reading::of_extent(&extent, hedge) }));
    }
    let (rest, read) = extent(input, None)?;
    let single = Extent { second: None, tolerance: None, loose: false, ..read };
    let after_first = input.take_from(read.first.tokens.end - input.at);
    if let Some(end) = multiple::behind(draft, &read.first, after_first) {
        let reading = Reading { form: Form::Multiple, tokens: input.until(&end), rounded: false, ..Reading::of_extent(&single, hedge) };
        return Some((end, reading));
    }
    if read.tolerance.is_none()
        && let Some((end, pair)) = ratio::pair(draft, &read.first, after_first)
    {
        let stated = pair.value.map_or(pair.stated, |value| bounds(value, hedge));
        let tokens = input.until(&end);
        let reading = Reading { form: pair.form, value: pair.value, stated, tokens, number: tokens, ..Reading::of_extent(&single, hedge) };
        return Some((end, Reading { rounded: false, unit: None, ..reading }));
    }
    Some((rest, Reading::of_extent(&read, hedge)))
}

fn without_number(form: Form, value: Option<Decimal>, stated: Interval, hedge: Hedge, tokens: TokenSpan) -> Reading {
    Reading {
        form,
        value,
        last_digit: Decimal::ONE,
        rounded: false,
        words: true,
        hedge,
        stated,
        unit: None,
        noun: None,
        number: tokens,
        tokens,
    }
}

/// A bound in the other direction behind the first: `more than 10 and less than 20`, `at most 100 but at least 20`.
fn other_bound<'t>(input: Input<'t>, reading: &mut Reading) -> Input<'t> {
    if !matches!(reading.hedge, Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost) {
        return input;
    }
    let joined = input.first().is_some_and(|token| matches!(input.word(token), "and" | "but"));
    if !joined {
        return input;
    }
    let (rest, hedge) = hedge::before(input.take_from(1));
    let above = |hedge: Hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
    let below = |hedge: Hedge| matches!(hedge, Hedge::LessThan | Hedge::AtMost);
    if !(above(hedge) && below(reading.hedge) || below(hedge) && above(reading.hedge)) {
        return input;
    }
    let Some((rest, other)) = extent(past_article(rest), None) else { return input };
    let same = other.second.is_none()
        && (reading.unit.is_none() || other.measure() == Measure::None || Reading::of_extent(&other, hedge).unit == reading.unit);
    let Some(both) = bounds(other.first.figure.value, hedge).intersect(&reading.stated).filter(|_| same) else { return input };
    reading.stated = both;
    reading.value = None;
    rest
}

/// `less than 40 or equal`: the bound itself is meant too.
fn or_equal<'t>(input: Input<'t>, reading: &mut Reading) -> Input<'t> {
    let closed = match reading.hedge {
        Hedge::MoreThan => Hedge::AtLeast,
        Hedge::LessThan => Hedge::AtMost,
        _ => return input,
    };
    let said = ["or", "equal"];
    let words = input.iter_elements().take(2).zip(said).filter(|&(token, word)| input.word(token).eq_ignore_ascii_case(word));
    let (2, Some(value)) = (words.count(), reading.value) else { return input };
    reading.hedge = closed;
    reading.stated = bounds(value, closed);
    input.take_from(2)
}

/// The bounds of a range that stands behind a hedge.
fn bounded(interval: Interval, hedge: Hedge) -> Interval {
    match hedge {
        Hedge::None | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Vague => interval,
        Hedge::MoreThan | Hedge::AtLeast => Interval { low: interval.low, high: Bound::Unbounded },
        Hedge::LessThan | Hedge::AtMost => Interval { low: Bound::Unbounded, high: interval.high },
    }
}

/// The end of a cell that holds nothing but a number in brackets, which books print for a negative.
fn negative_in_brackets(draft: &Draft<'_>, sentence: TokenSpan, reading: &mut Reading) -> Option<usize> {
    let block = draft.document.blocks.get(draft.document.block_at(draft.tokens.get(sentence.start)?.span().start)?)?;
    let cell = matches!(block.kind(), BlockKind::TableCell { .. });
    let open = draft.word(sentence.start) == "(" && reading.tokens.start == sentence.start + 1;
    let close = draft.word(reading.tokens.end) == ")" && reading.tokens.end + 1 == sentence.end;
    let value = reading.value.filter(|value| cell && open && close && !value.is_sign_negative())?;
    reading.value = Some(-value);
    reading.stated = reading.stated.neg();
    Some(sentence.end)
}
