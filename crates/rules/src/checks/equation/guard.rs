//! A match in, whether its numbers are quantities at all out: no part of a longer formula, a course, a grid or a name.

use super::matched::Match;
use crate::pattern::{Kinds, Source, Value};
use claimlint_parser::value::Hedge;
use claimlint_parser::{Class, Form, Quantity, Token, TokenKind, TokenSpan};
use rust_decimal::Decimal;

/// Whether what a match found is something else than an equation between quantities, whatever its numbers are.
///
/// Where the equation reckons with how many a list has, a number beside the list may be that one.
pub(super) fn is_other(found: &Match, fault: usize, counted: bool) -> bool {
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    values().any(|value| is_kind(found, value) || is_extent(found, value))
        || values().any(|value| is_listed_extent(found, value) || is_split_number(found, value))
        || goes_on(found, values())
        || leaves_bracket(found)
        || is_between_ends(found)
        || is_quantified(found)
        || is_of_total(found)
        || is_of_last_year(found, fault)
        || is_course(found)
        || !counted && counts_numbers(found)
        || is_shut_in(found, fault)
        || repeats(found)
        || names_by_number(found)
        || is_half_read(found, fault)
        || is_of_places(found)
        || is_first_of_row(found, fault)
        || is_part_itself(found, fault)
        || is_rest_of_part(found, fault)
        || overlaps(found)
        || leaves_rest(found)
}

/// Whether shares that make less than a whole leave a rest that is told without a share of its own: `40%, 30% and 20%, and the
/// rest to reserves`.
fn leaves_rest(found: &Match) -> bool {
    const REACH: usize = 16;
    let ledger = found.scene.ledger;
    found.bindings.iter().filter(|binding| binding.values.len() > 2).any(|binding| {
        let shares: Vec<Value> = found.values(binding.slot).collect();
        let share = |value: &Value| found.quantity(*value).filter(|quantity| quantity.form == Form::Percent)?.value;
        let total = shares.iter().map(share).try_fold(Decimal::ZERO, |total, share| total.checked_add(share?));
        let (Some(total), Some(last)) = (total, shares.iter().map(|value| value.tokens.end).max()) else { return false };
        let is_share = |at: usize| ledger.tokens.get(at).is_some_and(|token| token.is(Class::PERCENT));
        let is_rest = |at: usize| matches!(ledger.lower(at), "remainder" | "rest") && ledger.lower(at - 1) == "the";
        total < Decimal::ONE_HUNDRED && (last + 1..last + REACH).any(|at| is_rest(at) && !(at..at + 8).any(is_share))
    })
}

/// Whether the words behind the numbers say that some are counted twice: `nine on one bank and six on the other, one of them
/// on both`.
fn overlaps(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let parts = found.bindings.iter().flat_map(|binding| found.values(binding.slot)).count();
    let values = found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    let (Some(last), true) = (values.map(|value| value.tokens.end).max(), parts > 2) else { return false };
    let led = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| ledger.tokens.get(before));
        before.is_some_and(|before| before.is(Class::PREPOSITION))
            || matches!(at.checked_sub(1).map_or("", |before| ledger.lower(before)), "are" | "did" | "do" | "does" | "doing" | "were")
    };
    (last..found.scene.tokens.end).any(|at| match ledger.lower(at) {
        "both" => led(at),
        "twice" => ledger.lower(at.saturating_sub(1)) == "counted",
        word => word.starts_with("overlap"),
    })
}

/// Whether what is taken for a whole is told to be a part: `13 members, six of whom live here and seven abroad`.
fn is_part_itself(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let others = found.bindings.iter().filter(|binding| binding.slot != fault);
    let part = |value: Value| {
        let behind = value.tokens.end;
        let bare = found.quantity(value).is_some_and(|quantity| quantity.form == Form::Count && quantity.noun.is_none());
        bare && ledger.lower(behind) == "of" && matches!(ledger.lower(behind + 1), "them" | "which" | "whom")
    };
    found.bindings.len() == 2 && others.flat_map(|binding| found.values(binding.slot)).any(part)
}

/// Whether the others are not all that are left: `the other four who wrote`, or the rest of a part that is told with another
/// one, `ten were sold; three went abroad and the other seven stayed`.
fn is_rest_of_part(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let Some(rest) = found.value(fault) else { return false };
    let before = rest.tokens.start.checked_sub(1).map_or("", |before| ledger.lower(before));
    if !matches!(before, "other" | "remaining") {
        return false;
    }
    let amount = |value: Value| found.quantity(value).filter(|quantity| quantity.hedge == Hedge::None)?.value;
    let bound: Vec<Value> = found.bindings.iter().flat_map(|binding| found.values(binding.slot)).collect();
    let whole = bound.iter().filter_map(|value| amount(*value)).max();
    let parted = |from: usize, to: usize| (from..to).any(|at| matches!(ledger.word(at), ";" | "."));
    let split = |part: &Value| {
        let inner = |other: &&Value| {
            let follows = part.tokens.end <= other.tokens.start && other.tokens.end < rest.tokens.start;
            follows && parted(part.tokens.end, other.tokens.start) && !parted(other.tokens.end, rest.tokens.start)
        };
        let sum = |other: Value| amount(other)?.checked_add(amount(rest)?);
        let size = amount(*part).filter(|_| amount(*part) != whole);
        size.is_some() && found.scene.values.iter().filter(inner).any(|other| sum(*other) == size)
    };
    matches!(ledger.lower(rest.tokens.end), "that" | "which" | "who" | "whom" | "whose") || bound.iter().any(split)
}

/// Whether a sum of money is the first of several that are told one by one: `three tranches of €40,000, €30,000 and €30,000`.
fn is_first_of_row(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let bound = |at: usize| found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| value.tokens.start == at);
    let money = |at: usize| {
        let is_money = |value: &Value| value.tokens.start == at && value.kinds.intersects(Kinds::MONEY);
        found.scene.values.iter().any(is_money) && !bound(at)
    };
    found.value(fault).filter(|value| value.kinds.intersects(Kinds::MONEY)).is_some_and(|value| {
        let (mark, of) = (value.tokens.end, value.tokens.start.checked_sub(1));
        of.is_some_and(|of| ledger.lower(of) == "of") && matches!(ledger.lower(mark), "," | "and") && money(mark + 1)
    })
}

/// Whether a list has an age, a mean or one end of a range among its parts, times of day,
/// prices of several or numbers that say another one again.
fn repeats(found: &Match) -> bool {
    const MEASURED: &[&str] = &["age", "aged", "ages", "mean", "median", "range", "ranging", "±"];
    const AGAIN: &[&str] = &["corresponding", "equal", "equivalent", "representing"];
    let is_number = |token: &Token| token.kind == TokenKind::Number || token.is(Class::NUMBER_WORD);
    let ledger = found.scene.ledger;
    found.bindings.iter().filter(|binding| binding.values.len() > 1).any(|binding| {
        let values: Vec<TokenSpan> = found.values(binding.slot).map(|value| value.tokens).collect();
        let (Some(first), Some(last)) = (values.first(), values.last()) else { return false };
        let before = |tokens: &TokenSpan| tokens.start.checked_sub(1).map_or("", |before| ledger.lower(before));
        let measured = values.iter().any(|tokens| MEASURED.contains(&before(tokens)) || ledger.word(tokens.end) == "±");
        let again = (first.end..last.start).any(|token| AGAIN.contains(&ledger.lower(token)));
        // `Two days at $110 plus $26 and $30 make $276`.
        let counted = |at: usize| (at.saturating_sub(4)..at).any(|at| ledger.tokens.get(at).is_some_and(is_number));
        let priced = values.iter().any(|tokens| matches!(before(tokens), "at" | "@" | "×") && counted(tokens.start));
        // `Blood was drawn at 1, 2, 4 and 8 hours, in all 5 times`.
        let at_times = values.len() > 3 && before(first) == "at";
        // `16, then 16^2 = 256`: only what is added makes a sum with the sign of equality.
        let equated = ledger.word(last.end) == "=";
        let added = (first.end..last.start).any(|token| ledger.word(token) == "+" || ledger.lower(token) == "plus");
        let inner = before(first) == "=" || (first.start..last.end).any(|token| ledger.word(token) == "=");
        // `Each of eight teams plays 14 matches each and 56 in all`.
        let apiece = values.len() == 2
            && values.iter().any(|tokens| (tokens.end..tokens.end + 3).any(|at| matches!(ledger.lower(at), "apiece" | "each")));
        measured || again || at_times || priced || apiece || equated && (inner || !added)
    })
}

/// Whether numbers in a row are names of what stands before them: `readers 1, 2 and 3`.
fn names_by_number(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let mut bare: Vec<(TokenSpan, Decimal)> = found
        .bindings
        .iter()
        .flat_map(|binding| found.values(binding.slot))
        .filter_map(|value| {
            let quantity = found.quantity(value).filter(|quantity| quantity.form == Form::Count && quantity.noun.is_none())?;
            Some((value.tokens, quantity.value?))
        })
        .collect();
    bare.sort_unstable_by_key(|(tokens, _)| tokens.start);
    bare.windows(2).any(|pair| {
        let [(first, one), (next, other)] = pair else { return false };
        let noun = first.start.checked_sub(1).and_then(|before| ledger.tokens.get(before));
        let named = noun.is_some_and(|noun| noun.kind == TokenKind::Word && noun.is(Class::LOWER) && !noun.is(Class::PREPOSITION));
        // `They trailed 1–2` is a score.
        let score = ledger.tokens.get(first.end).is_some_and(|token| token.is(Class::DASH));
        named && !score && *one == Decimal::ONE && *other == Decimal::TWO && next.start == first.end + 1
    })
}

/// Whether a figure is only a part of what the sentence says: a share beside a list of others, a ratio that is hedged as a
/// whole, growth in each of many years, or a step on another scale.
fn is_half_read(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    let hedged = |part: Value| {
        let holds = |other: &Value| other.tokens.start <= part.tokens.start && part.tokens.end <= other.tokens.end;
        let whole = found.scene.values.iter().filter(|other| holds(other) && matches!(other.source, Source::Claim(_)));
        let about = |quantity: &Quantity| quantity.hedge != Hedge::None && quantity.form == Form::Ratio;
        matches!(part.source, Source::Part(_)) && whole.into_iter().filter_map(|&whole| found.quantity(whole)).any(about)
    };
    let stepped = |value: Value| {
        let multiple = found.quantity(value).is_some_and(|quantity| quantity.form == Form::Multiple);
        let behind = value.tokens.end..value.tokens.end + 3;
        ledger.lower(value.tokens.end).starts_with("order") && ledger.lower(value.tokens.end + 1) == "of"
            || multiple && behind.into_iter().any(|token| matches!(ledger.lower(token), "every" | "these" | "those"))
    };
    values().any(|value| hedged(value) || stepped(value)) || is_one_of_more_shares(found, fault)
}

/// Whether more shares stand close beside a list of shares that is taken for the whole, or the list is one of stakes.
fn is_one_of_more_shares(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let shares: Vec<Value> = found.values(fault).collect();
    let percent = |value: &Value| found.quantity(*value).is_some_and(|quantity| quantity.form == Form::Percent);
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else { return false };
    if shares.len() < 2 || !shares.iter().all(percent) {
        return false;
    }
    // Who holds a stake need not tell of all others.
    let held = shares.iter().any(|share| matches!(ledger.lower(share.tokens.end), "holding" | "interest" | "shareholding" | "stake"));
    if held {
        return true;
    }
    let near = |value: &Value| {
        let (behind, before) = (value.tokens.start >= last.tokens.end, value.tokens.end <= first.tokens.start);
        let between = if behind { last.tokens.end..value.tokens.start } else { value.tokens.end..first.tokens.start };
        (behind || before) && between.len() <= NEAR && !between.into_iter().any(|token| matches!(ledger.word(token), "." | ";"))
    };
    found.scene.values.iter().filter(|value| matches!(value.source, Source::Claim(_))).any(|value| percent(value) && near(value))
}

/// How many words may stand between the shares of one list.
const NEAR: usize = 14;

/// Whether `of whom` is said of people, but the number before it counts places: `91 nurses at 40 sites, of whom 89`.
fn is_of_places(found: &Match) -> bool {
    const PLACES: &[&str] = &[
        "centers",
        "centres",
        "cities",
        "clinics",
        "countries",
        "districts",
        "hospitals",
        "practices",
        "schools",
        "sites",
        "states",
        "towns",
        "units",
        "villages",
        "wards",
    ];
    let ledger = found.scene.ledger;
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| {
        let places = found.quantity(value).and_then(|quantity| quantity.noun).is_some_and(|noun| PLACES.contains(&ledger.lower(noun.head)));
        places && (value.tokens.end..value.tokens.end + NEAR).any(|token| ledger.lower(token) == "whom")
    })
}

/// Whether a bound or a range is taken from the other of two sentences: it would agree with almost anything.
pub(super) fn is_far_bound(found: &Match, fault: usize) -> bool {
    let side = |value: &Value| value.tokens.start < found.scene.seam;
    let Some(here) = found.values(fault).next().as_ref().map(side) else { return false };
    let open = |value: &Value| found.quantity(*value).is_some_and(|quantity| quantity.stated.low != quantity.stated.high);
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| side(&value) != here && open(&value))
}

/// Whether a formula goes on before or behind what was read of it: `3 * 4 * 2 = 24`, `25 = 16 + 9`, `3 * 16 MB (48 MB)`,
/// `64 MB / 4 KB = 16`.
fn goes_on(found: &Match, values: impl Iterator<Item = Value>) -> bool {
    let ledger = found.scene.ledger;
    let Some(whole) =
        values.map(|value| value.tokens).reduce(|one, other| TokenSpan::new(one.start.min(other.start), one.end.max(other.end)))
    else {
        return false;
    };
    let operator = |token: usize| matches!(ledger.word(token), "+" | "*" | "×" | "/" | "÷" | "^");
    let formula = whole.range().any(|token| ledger.word(token) == "=");
    let factor = |token: usize| matches!(ledger.word(token), "*" | "×" | "^");
    let divided = ledger.word(whole.end) == "=" && whole.range().any(|token| ledger.word(token) == "/");
    let before = whole.start.checked_sub(1);
    formula && (before.is_some_and(operator) || operator(whole.end)) || before.is_some_and(factor) || divided
}

/// Whether a value stands in brackets with other words, and the next one outside them: `5 crowns (30 pence; 2 marks), 9 of them`.
///
/// A figure alone in its brackets may be read with what follows: `12 (40%) of 30`.
fn leaves_bracket(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let mut values: Vec<TokenSpan> =
        found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens).collect();
    values.sort_unstable_by_key(|tokens| tokens.start);
    values.windows(2).any(|pair| {
        let [one, next] = pair else { return false };
        let alone = one.start.checked_sub(1).is_some_and(|before| matches!(ledger.word(before), "(" | "["))
            && matches!(ledger.word(one.end), ")" | "]");
        let mut depth = 0_usize;
        let closes = (one.end..next.start).any(|token| match ledger.word(token) {
            "(" | "[" => {
                depth += 1;
                false
            }
            ")" | "]" if depth == 0 => true,
            ")" | "]" => {
                depth -= 1;
                false
            }
            _ => false,
        });
        closes && !alone
    })
}

/// Whether two values are the ends of what varies and not those of a change: `it ranges from 3 to 7`.
fn is_between_ends(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let varies = |word: &str| ["rang", "vari", "vary", "differ", "extend", "spann"].iter().any(|stem| word.starts_with(stem));
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| {
        let Some(from) = value.tokens.start.checked_sub(1).filter(|&from| ledger.lower(from) == "from") else { return false };
        from.checked_sub(1).is_some_and(|verb| varies(ledger.lower(verb)))
    }) && !tells_width(found)
}

/// Whether it is the distance of two ends that is told: `ranged from 3 to 7, a difference of four`.
fn tells_width(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| {
        let word = |back: usize| value.tokens.start.checked_sub(back).map_or("", |at| ledger.lower(at));
        word(1) == "of" && matches!(word(2), "difference" | "gap" | "range" | "span" | "spread")
    })
}

/// Whether what follows is said of each or of both and not of a part: `two towns, both of which have over a million people`.
fn is_quantified(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens);
    let (Some(start), Some(end)) = (values().map(|tokens| tokens.start).min(), values().map(|tokens| tokens.end).max()) else {
        return false;
    };
    (start..end).any(|token| {
        matches!(ledger.lower(token), "all" | "both" | "each" | "either" | "neither" | "none")
            && ledger.lower(token + 1) == "of"
            && matches!(ledger.lower(token + 2), "which" | "whom")
    })
}

/// Whether a share is said to be one of a total that no number behind it is: `14.6% of the total, from 205 or 12.8%`.
fn is_of_total(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    values().filter(|value| found.quantity(*value).is_some_and(|quantity| quantity.form == Form::Percent)).any(|share| {
        let mut at = share.tokens.end;
        if ledger.lower(at) != "of" {
            return false;
        }
        at += 1;
        while matches!(ledger.lower(at), "a" | "the" | "its" | "their") {
            at += 1;
        }
        let ends = matches!(ledger.word(at + 1), "," | ";" | ")" | ".");
        matches!(ledger.lower(at), "lot" | "sum" | "total" | "whole") && ends && values().any(|value| value.tokens.start > at)
    })
}

/// Whether a change is told against a time whose number is not given: `1.5 million, a fall of 14% compared with the year before`.
fn is_of_last_year(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens);
    let Some(change) = found.value(fault).filter(|value| found.quantity(*value).is_some_and(|it| it.form == Form::Percent)) else {
        return false;
    };
    let at = change.tokens.end;
    let against = matches!(ledger.lower(at), "against" | "compared" | "from" | "on" | "over" | "versus");
    let time = |token: usize| matches!(ledger.lower(token), "before" | "earlier" | "last" | "month" | "previous" | "quarter" | "year");
    let told = values().any(|tokens| tokens.start > at)
        || values().any(|tokens| tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "from"));
    against && (at + 1..at + 5).any(time) && !told
}

/// Whether a number is one side of an area or a part of a list of such: `8ft x 5ft (2.4m x 1.5m)`.
fn is_listed_extent(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let times = |token: usize| matches!(ledger.word(token), "x" | "X" | "×");
    found.quantity(value).is_some_and(|quantity| quantity.form == Form::Measure)
        && (value.tokens.start.checked_sub(1).is_some_and(times) || times(value.tokens.end))
}

/// Whether white space parts the digits of a number, of which only some were read: `20 356`.
fn is_split_number(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let three = |token: usize| ledger.word(token).len() == 3 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    let short = |token: usize| ledger.word(token).len() <= 3 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    let before = value.tokens.start.checked_sub(1).is_some_and(|before| short(before) && !ledger.word(before).is_empty());
    value.tokens.len() == 1 && (short(value.tokens.start) && three(value.tokens.end) || three(value.tokens.start) && before)
}

/// Whether a list tells the course of one number: `from 16% in 1909, to 27% in 1949, to 42%`.
fn is_course(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let reached = |value: &Value| value.tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "to");
    found.bindings.iter().any(|binding| found.values(binding.slot).filter(reached).count() > 1)
}

/// Whether a list is what a count counts and not what it is made of: `five numbers, namely 10, 5, 3, 6 and 21`.
fn counts_numbers(found: &Match) -> bool {
    const PAYMENTS: &[&str] = &["installments", "instalments", "payments", "stages", "tranches"];
    const NUMBERS: &[&str] = &["digits", "entries", "figures", "integers", "numbers", "readings", "scores", "values"];
    let ledger = found.scene.ledger;
    let listed = found.bindings.iter().any(|binding| binding.values.len() > 1);
    let counts = |quantity: &Quantity| quantity.noun.is_some_and(|noun| NUMBERS.binary_search(&ledger.lower(noun.head)).is_ok());
    let alone = || {
        let single = found.bindings.iter().filter(|binding| binding.values.len() == 1);
        single.flat_map(|binding| found.values(binding.slot))
    };
    // `41.5 deaths per 100,000 people, in the north (34.3) and the south (29.9)`, `the totals of these three are 20, 15 and 11`.
    let is_base = |value: Value| value.tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "per");
    let lengths = || found.bindings.iter().map(|binding| binding.values.len()).filter(|&length| length > 2);
    let paid = |quantity: &Quantity| quantity.noun.is_some_and(|noun| PAYMENTS.binary_search(&ledger.lower(noun.head)).is_ok());
    // An ordinal names the place behind a list, and instalments are told one by one.
    let number = |quantity: &Quantity| quantity.form != Form::Ordinal && !paid(quantity);
    let is_length = |quantity: &Quantity| lengths().any(|length| quantity.value == Some(Decimal::from(length))) && number(quantity);
    listed
        && (alone().filter_map(|value| found.quantity(value)).any(|quantity| counts(quantity) || is_length(quantity))
            || alone().any(is_base))
}

/// Whether the figure at fault stands in brackets that shut it off from the others: `a miller (157 votes), a smith (147
/// votes) and a cook (109 votes)`.
fn is_shut_in(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let Some(shut) = found.value(fault) else { return false };
    // `33 (61%) of 64 farms` goes on behind its share.
    let alone = shut.tokens.start.checked_sub(1).is_some_and(|before| ledger.word(before) == "(") && ledger.word(shut.tokens.end) == ")";
    if alone && ledger.lower(shut.tokens.end + 1) == "of" {
        return false;
    }
    let next = found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens.start);
    let Some(next) = next.filter(|&start| start >= shut.tokens.end).min() else { return false };
    let mut between = (shut.tokens.end..next).map(|token| ledger.word(token)).filter(|word| matches!(*word, "(" | ")"));
    between.next() == Some(")")
}

/// Whether a measure names a kind of thing by the length of its words: `64-bit machines`.
fn is_kind(found: &Match, value: Value) -> bool {
    found.quantity(value).is_some_and(|quantity| is_word_length(quantity) || is_batting(found, quantity))
}

/// Whether a quantity counts runs or wickets, whose averages are reckoned from innings that nobody tells.
fn is_batting(found: &Match, quantity: &Quantity) -> bool {
    let ledger = found.scene.ledger;
    let averaged = || found.scene.tokens.range().any(|token| matches!(ledger.lower(token), "average" | "averages" | "averaged"));
    quantity.noun.is_some_and(|noun| matches!(ledger.lower(noun.head), "runs" | "wickets")) && averaged()
}

/// Whether a quantity is a length of machine words, which tells a kind and no amount: 8, 16, 32, 64 bits.
pub(in crate::checks) fn is_word_length(quantity: &Quantity) -> bool {
    let length = |value: Decimal| u32::try_from(value).is_ok_and(|value| (8..=1024).contains(&value) && value.is_multiple_of(8));
    quantity.form == Form::Measure && quantity.unit == Some("bit") && quantity.value.is_some_and(length)
}

/// Whether a number is the last of an extent or stands alone in quotation marks: `a 4 by 3 grid`, `do not end in "999"`.
fn is_extent(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let Some(before) = value.tokens.start.checked_sub(1) else { return false };
    let class = |token: usize, class: Class| ledger.tokens.get(token).is_some_and(|token| token.is(class));
    let number = Class::DIGITS | Class::NUMBER_WORD;
    let extent = ledger.lower(before) == "by"
        && before.checked_sub(1).is_some_and(|first| class(first, number))
        && found.quantity(value).is_some_and(|quantity| quantity.form == Form::Count);
    let quoted = class(before, Class::QUOTE_OPEN) && class(value.tokens.end, Class::QUOTE_CLOSE) && value.tokens.len() == 1;
    extent || quoted
}
