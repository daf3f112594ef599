//! Counts of times in, the dates that tell them off out: `four times: in May, June, July and October`.

use super::Found;
use crate::claim::{Enumeration, EnumerationForm, TimeKind};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use claimlint_document::Span;

/// The classes of which every sentence with such a count has one.
pub(super) const COUNTS: Class = Class::DIGITS.union(Class::NUMBER_WORD).union(Class::PART_WORD);

/// The classes of which every sentence with dates has one.
pub(super) const DATES: Class = Class::DIGITS.union(Class::MONTH).union(Class::WEEKDAY);

/// How many words may stand between the count and the mark before the dates: `won the race three times in her life,`.
const REACH: usize = 4;

/// The nouns that are counted.
const NOUNS: [&str; 2] = ["times", "occasions"];

/// Reads the counts of one sentence whose dates stand behind them.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    for count in draft.having(whole, COUNTS) {
        let twice = draft.reads(count, "twice");
        let noun = if twice { count } else { count + 1 };
        if !twice && (noun >= whole.end || !NOUNS.iter().any(|word| draft.reads(noun, word))) {
            continue;
        }
        let quantity = draft.owner(count).and_then(|claim| draft.claims.get(claim)).and_then(|claim| claim.quantity());
        let told = quantity.and_then(|quantity| quantity.stated.single()).and_then(|value| u32::try_from(value).ok());
        let stated = if twice { Some(2) } else { told };
        let Some(stated) = stated.filter(|&stated| stated > 1) else { continue };
        // `Twice as many` and `twice a year` are no occasions.
        let reach = if twice { 1 } else { REACH };
        let mark = (noun + 1..whole.end.min(noun + 1 + reach)).find(|&token| matches!(draft.mark(token), ':' | ',' | '(' | '–' | '—'));
        let Some(row) = mark.and_then(|mark| dates(draft, TokenSpan::new(mark + 1, whole.end))) else { continue };
        // Twice in one of the years is possible, more years than times are not.
        let certain = u32::try_from(row.items.len()).is_ok_and(|items| items >= stated);
        let tokens = TokenSpan::new(count, row.end);
        let enumeration = Enumeration {
            form: EnumerationForm::Coordination,
            items: row.items,
            stated: Some(stated),
            by: Some(draft.span_of(TokenSpan::new(count, noun + 1))),
            exhaustive: true,
            certain,
        };
        found.push(Found { sentence, tokens, enumeration });
    }
}

/// Dates in a row.
struct Row {
    items: Vec<Span>,
    /// The token behind them.
    end: usize,
}

/// The row of dates at the start of some tokens: closed by `and`, and with nothing behind it that could go on with it.
fn dates(draft: &Draft<'_>, tokens: TokenSpan) -> Option<Row> {
    let preposition = |token: usize| usize::from(["in", "on", "during"].iter().any(|word| draft.reads(token, word)));
    let mut items = Vec::new();
    let mut at = tokens.start;
    let mut last = false;
    loop {
        // A preposition may be part of the date or stand before it.
        let date = |token: usize| {
            let claim = draft.owner(token).and_then(|claim| draft.claims.get(claim))?;
            claim.time().filter(|time| time.kind == TimeKind::Date && claim.tokens.start >= at).map(|_| claim)
        };
        let claim = date(at).or_else(|| date(at + preposition(at)))?;
        items.push(claim.span);
        at = claim.tokens.end;
        if last {
            break;
        }
        let comma = usize::from(draft.mark(at) == ',');
        let and = usize::from(draft.reads(at + comma, "and"));
        if comma + and == 0 {
            return None;
        }
        last = and > 0;
        at += comma + and;
    }
    let closes = at >= tokens.end || matches!(draft.mark(at), '.' | ';' | ')' | ',' | ':' | '?' | '!' | '–' | '—');
    let goes_on = draft.mark(at) == ',' && (draft.reads(at + 1, "and") || draft.is(at + 1, Class::MONTH | Class::DIGITS));
    (closes && !goes_on).then_some(Row { items, end: at })
}

#[cfg(test)]
mod tests {
    use crate::{Claim, ClaimKind, EnumerationForm, Settings, parse};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[(Option<u32>, usize, bool)]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let ledger = parse(&document, &Settings::default());
        let row = |claim: &Claim| match &claim.kind {
            ClaimKind::Enumeration(found) if found.form == EnumerationForm::Coordination => {
                Some((found.stated, found.items.len(), found.certain))
            }
            _ => None,
        };
        let rows: Vec<_> = ledger.claims.iter().filter_map(row).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn times_are_told_off_by_dates() {
        check("The board met four times: in February, May, September, October and December.", &[(Some(4), 5, true)]);
        check("He won the race three times, in 2008, 2011 and 2015.", &[(Some(3), 3, true)]);
        check("The board met twice, on 3 March, 5 April and 7 May.", &[(Some(2), 3, true)]);
        check("It burned on four occasions (in 1802, 1840, and 1911).", &[(Some(4), 3, false)]);
    }

    #[test]
    fn a_row_that_may_go_on_tells_nothing_off() {
        for text in [
            "He won it three times, in 2008 and then twice more.",
            "It was twice as large in 2008, 2011 and 2015.",
            "She rang three times, on Monday.",
            "They met many times, in 2008 and 2011.",
        ] {
            check(text, &[]);
        }
    }
}
