//! The text of a pattern in, its steps out.

use crate::page::Fault;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{anychar, char, digit1, multispace0, one_of};
use nom::combinator::{map, opt, recognize, value, verify};
use nom::error::{ErrorKind, ParseError};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};
use smallvec::SmallVec;
use std::borrow::Cow;

/// Steps that follow each other; most branches of a choice are one word.
pub(crate) type Run<'s> = SmallVec<[Step<'s>; 1]>;

/// One step of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step<'s> {
    /// A word or a mark, in small letters.
    Word(Cow<'s, str>),
    /// A word set, by name.
    Set(&'s str),
    /// A claim, or a coordinated list of claims.
    Slot {
        /// The name by which expressions call it.
        name: &'s str,
        /// The names of the kinds that it takes.
        kinds: Vec<&'s str>,
        /// Whether it is a list.
        many: Many,
    },
    /// Up to so many words that cross no clause end and no other number.
    Gap(usize),
    /// One of several runs of steps.
    Choice(Vec<Run<'s>>),
    /// None of these words may follow, nor stand in a gap that follows.
    Without(Vec<Cow<'s, str>>),
    /// A step that may be left out.
    Optional(Box<Step<'s>>),
}

/// How many values a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Many {
    /// `{x:count}`: one.
    One,
    /// `{x:count+}`: a list of two or more.
    List,
    /// `{x:count*}`: a list, or one that stands for it.
    Any,
}

/// The steps of one piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Steps<'s> {
    /// Whether the piece stands behind the one before it, `>>`, or anywhere, `&`.
    pub(crate) behind: bool,
    /// The steps, which follow each other.
    pub(crate) steps: Run<'s>,
}

/// Reads a pattern: pieces joined by `&`, which stand in one scene in any order, or by `>>`, in this order.
pub(crate) fn pattern(source: &str) -> Result<Vec<Steps<'_>>, Fault> {
    let parsed = pieces(source);
    match parsed {
        Ok((rest, pieces)) if rest.trim().is_empty() => Ok(pieces),
        Ok((rest, _)) => Err(Fault::at(
            source,
            source.len() - rest.trim_start().len(),
            "found a character that begins no step; expected a word, `{name:kind}`, `[a|b]`, `<set>`, `...`, `&` or `>>`",
        )),
        Err(nom::Err::Error(expected) | nom::Err::Failure(expected)) => {
            Err(Fault::at(source, source.len() - expected.rest, expected.message))
        }
        Err(nom::Err::Incomplete(_)) => Err(Fault::at(source, source.len(), "found the end of the pattern; expected more")),
    }
}

/// What was expected, and how much of the source was left.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) rest: usize,
    pub(crate) message: &'static str,
}

impl ParseError<&str> for Expected {
    fn from_error_kind(input: &str, _: ErrorKind) -> Self {
        Self { rest: input.len(), message: "expected a word, `{name:kind}`, `[a|b]`, `<set>` or `...`" }
    }

    fn append(_: &str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// What `parser` reads; where it reads nothing, nothing else will do.
pub(crate) fn expect<'s, O>(
    message: &'static str,
    mut parser: impl Parser<&'s str, Output = O, Error = Expected>,
) -> impl FnMut(&'s str) -> IResult<&'s str, O, Expected> {
    move |input| {
        parser.parse(input).map_err(|error| match error {
            nom::Err::Error(_) => nom::Err::Failure(Expected { rest: input.len(), message }),
            failure @ (nom::Err::Failure(_) | nom::Err::Incomplete(_)) => failure,
        })
    }
}

/// Pieces and the signs between them.
fn pieces(input: &str) -> IResult<&str, Vec<Steps<'_>>, Expected> {
    let (mut rest, first) = piece(input)?;
    let mut pieces = vec![Steps { behind: false, steps: first }];
    let sign = || terminated(alt((value(false, char('&')), value(true, tag(">>")))), multispace0);
    while let (after, Some(behind)) = opt(sign()).parse(rest)? {
        let (after, steps) = expect("expected a step after the sign between two pieces", piece).parse(after)?;
        pieces.push(Steps { behind, steps });
        rest = after;
    }
    Ok((rest, pieces))
}

/// One step or more.
fn piece(input: &str) -> IResult<&str, Run<'_>, Expected> {
    verify(run, |steps: &Run| !steps.is_empty()).parse(input)
}

/// Steps and the spaces around them, as far as there are any.
fn run(input: &str) -> IResult<&str, Run<'_>, Expected> {
    let mut rest = input.trim_ascii_start();
    let mut steps = Run::new();
    loop {
        match step(rest) {
            Ok((after, step)) => {
                steps.push(step);
                rest = after.trim_ascii_start();
            }
            Err(nom::Err::Error(_)) => return Ok((rest, steps)),
            Err(failure) => return Err(failure),
        }
    }
}

/// A step with the `?` that may stand behind it.
fn step(input: &str) -> IResult<&str, Step<'_>, Expected> {
    // The first character tells what a step is.
    let (rest, step) = match input.as_bytes() {
        [b'{', ..] => slot(input),
        [b'<', ..] => set(input),
        [b'[', ..] => choice(input),
        [b'!', b'[', ..] => without(input),
        [b'.', b'.', b'.', ..] => gap(input),
        _ => match plain(input) {
            Some((word, rest)) => Ok((rest, Step::Word(word.into()))),
            None => alt((word, mark)).parse(input),
        },
    }?;
    Ok(match rest.strip_prefix('?') {
        Some(rest) => (rest, Step::Optional(Box::new(step))),
        None => (rest, step),
    })
}

/// The words that a gap takes unless the pattern says how many.
const GAP: usize = 6;

/// `...`, or `...20` for a longer gap
fn gap(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let digits = map(digit1, |digits: &str| digits.parse().unwrap_or(GAP));
    map(preceded(tag("..."), opt(digits)), |words| Step::Gap(words.unwrap_or(GAP))).parse(input)
}

/// `{name:kind}`, `{name:kind|kind}`, `{name:kind+}` or `{name:kind*}`
fn slot(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let (rest, _) = char('{').parse(input)?;
    let (rest, name) = expect("expected the name of the slot", self::name).parse(rest)?;
    let (rest, _) = expect("expected `:` and the kind of the slot", char(':')).parse(rest)?;
    let (rest, kinds) = expect("expected the kind of the slot", separated_list1(char('|'), self::name)).parse(rest)?;
    let (rest, many) = opt(alt((value(Many::List, char('+')), value(Many::Any, char('*'))))).parse(rest)?;
    let (rest, _) = expect("expected `}`", char('}')).parse(rest)?;
    Ok((rest, Step::Slot { name, kinds, many: many.unwrap_or(Many::One) }))
}

/// `<name>`
fn set(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let name = expect("expected the name of a word set and `>`", terminated(name_of_set, char('>')));
    map(preceded(char('<'), name), Step::Set).parse(input)
}

/// `[a|b c]`
fn choice(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let (mut rest, _) = char('[').parse(input)?;
    // Few choices have more branches.
    let mut branches = Vec::with_capacity(8);
    loop {
        // Most branches are one small word or mark, and every start of the program reads thousands of them.
        let (after, branch) = match plain(rest) {
            Some((word, after)) if after.starts_with(['|', ']']) => (after, Run::from_iter([Step::Word(word.into())])),
            _ => run(rest)?,
        };
        branches.push(branch);
        let (after, sign) = expect("expected `]`", one_of("|]")).parse(after)?;
        if sign == ']' {
            return Ok((after, Step::Choice(branches)));
        }
        rest = after;
    }
}

/// `![a|b]`
fn without(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let (behind, _) = char('!').parse(input)?;
    let (rest, step) = choice(behind)?;
    let words = if let Step::Choice(branches) = step { branches.into_iter().map(only_word).collect() } else { None };
    let message = "expected single words, none of which may follow";
    words.map(|words| (rest, Step::Without(words))).ok_or(nom::Err::Failure(Expected { rest: behind.len(), message }))
}

/// The word that a run consists of.
fn only_word(mut run: Run<'_>) -> Option<Cow<'_, str>> {
    match (run.pop(), run.is_empty()) {
        (Some(Step::Word(word)), true) => Some(word),
        _ => None,
    }
}

/// The word of small letters of ASCII or the mark of ASCII at the start, where there is one, and what follows.
fn plain(input: &str) -> Option<(&str, &str)> {
    let letters = input.bytes().take_while(u8::is_ascii_lowercase).count();
    if letters > 0 {
        let goes_on = input[letters..].starts_with(char::is_alphanumeric);
        return (!goes_on).then(|| input.split_at(letters));
    }
    matches!(input.as_bytes(), [b',' | b'.' | b';' | b':' | b'(' | b')', ..]).then(|| input.split_at(1))
}

/// A word, in whatever case.
fn word(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let letters = take_while1(|c: char| c.is_alphanumeric());
    let clitic = recognize((char('\''), take_while1(char::is_alphabetic)));
    let in_small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let (rest, word) = alt((letters, clitic)).parse(input)?;
    Ok((rest, Step::Word(if in_small(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })))
}

/// A mark of punctuation or a symbol.
fn mark(input: &str) -> IResult<&str, Step<'_>, Expected> {
    let sign = verify(anychar, |c| !c.is_whitespace() && !"{}[]<>|?&".contains(*c));
    map(recognize(sign), |mark: &str| Step::Word(mark.into())).parse(input)
}

/// A name of letters and underscores.
pub(crate) fn name(input: &str) -> IResult<&str, &str, Expected> {
    take_while1(|c: char| c.is_ascii_lowercase() || c == '_').parse(input)
}

fn name_of_set(input: &str) -> IResult<&str, &str, Expected> {
    take_while1(|c: char| c.is_ascii_lowercase() || c == '-').parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use smallvec::smallvec;

    fn word(word: &str) -> Step<'_> {
        Step::Word(word.into())
    }

    fn slot<'s>(name: &'s str, kinds: &[&'s str], many: Many) -> Step<'s> {
        Step::Slot { name, kinds: kinds.to_vec(), many }
    }

    #[track_caller]
    fn check_fault(source: &str, expected: &str) {
        assert_eq!(pattern(source).unwrap_err().message, expected);
    }

    #[test]
    fn reads_words_sets_slots_gaps_and_choices() {
        let read = pattern("Of <the>? {whole:count|money} ... , {parts:count+} [or|a b]").unwrap();
        let steps = smallvec![
            word("of"),
            Step::Optional(Box::new(Step::Set("the"))),
            slot("whole", &["count", "money"], Many::One),
            Step::Gap(6),
            word(","),
            slot("parts", &["count"], Many::List),
            Step::Choice(vec![smallvec![word("or")], smallvec![word("a"), word("b")]]),
        ];
        assert_eq!(read, [Steps { behind: false, steps }]);
    }

    #[test]
    fn reads_words_that_may_not_follow() {
        let read = pattern("{x:count} ![men|Women] ... !").unwrap();
        let without = Step::Without(vec!["men".into(), "women".into()]);
        assert_eq!(*read[0].steps, [slot("x", &["count"], Many::One), without, Step::Gap(6), word("!")]);
        check_fault("a ![b c]", "expected single words, none of which may follow\n    a ![b c]\n       ^");
    }

    #[test]
    fn reads_long_gaps_and_lists_of_one() {
        let read = pattern("x ...20 {parts:count*}").unwrap();
        assert_eq!(*read[0].steps, [word("x"), Step::Gap(20), slot("parts", &["count"], Many::Any)]);
    }

    #[test]
    fn tells_pieces_in_order_from_pieces_anywhere() {
        let read = pattern("a & b >> c").unwrap();
        assert_eq!(read.iter().map(|piece| piece.behind).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn points_at_what_is_missing() {
        check_fault("of {part:count", "expected `}`\n    of {part:count\n                  ^");
        check_fault("{part}", "expected `:` and the kind of the slot\n    {part}\n         ^");
        check_fault("[a|b", "expected `]`\n    [a|b\n        ^");
        check_fault("<the", "expected the name of a word set and `>`\n    <the\n     ^");
        check_fault("a >> ", "expected a step after the sign between two pieces\n    a >> \n         ^");
    }

    #[test]
    fn points_at_what_begins_no_step() {
        check_fault(
            "a } b",
            "found a character that begins no step; expected a word, `{name:kind}`, `[a|b]`, `<set>`, `...`, `&` or `>>`\n    a } b\n      ^",
        );
    }
}
