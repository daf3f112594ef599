//! The text of a pattern in, its steps out.

use crate::page::Fault;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{anychar, char, digit1, multispace0};
use nom::combinator::{cut, map, opt, value, verify};
use nom::error::{ErrorKind, ParseError};
use nom::multi::{many0, many1, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// One step of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A word or a mark, in small letters.
    Word(String),
    /// A word set, by name.
    Set(String),
    /// A claim, or a coordinated list of claims.
    Slot {
        /// The name by which expressions call it.
        name: String,
        /// The names of the kinds that it takes.
        kinds: Vec<String>,
        /// Whether it is a list.
        many: Many,
    },
    /// Up to so many words that cross no clause end and no other number.
    Gap(usize),
    /// One of several runs of steps.
    Choice(Vec<Vec<Step>>),
    /// A step that may be left out.
    Optional(Box<Step>),
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
pub(crate) struct Steps {
    /// Whether the piece stands behind the one before it, `>>`, or anywhere, `&`.
    pub(crate) behind: bool,
    /// The steps, which follow each other.
    pub(crate) steps: Vec<Step>,
}

/// Reads a pattern: pieces joined by `&`, which stand in one scene in any order, or by `>>`, in this order.
pub(crate) fn pattern(source: &str) -> Result<Vec<Steps>, Fault> {
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
fn pieces(input: &str) -> IResult<&str, Vec<Steps>, Expected> {
    let piece = |input| many1(preceded(multispace0, step)).parse(input);
    let (mut rest, first) = piece(input)?;
    let mut pieces = vec![Steps { behind: false, steps: first }];
    let sign = || delimited(multispace0, alt((value(false, char('&')), value(true, tag(">>")))), multispace0);
    while let (after, Some(behind)) = opt(sign()).parse(rest)? {
        let (after, steps) = expect("expected a step after the sign between two pieces", piece).parse(after)?;
        pieces.push(Steps { behind, steps });
        rest = after;
    }
    Ok((rest, pieces))
}

/// A step with the `?` that may stand behind it.
fn step(input: &str) -> IResult<&str, Step, Expected> {
    // The first character tells what a step is.
    let (rest, step) = match input.as_bytes() {
        [b'{', ..] => slot(input),
        [b'<', ..] => set(input),
        [b'[', ..] => choice(input),
        [b'.', b'.', b'.', ..] => gap(input),
        [first, ..] if first.is_ascii_alphanumeric() => word(input),
        _ => alt((word, mark)).parse(input),
    }?;
    let (rest, optional) = opt(char('?')).parse(rest)?;
    Ok((rest, if optional.is_some() { Step::Optional(Box::new(step)) } else { step }))
}

/// The words that a gap takes unless the pattern says how many.
const GAP: usize = 6;

/// `...`, or `...20` for a longer gap
fn gap(input: &str) -> IResult<&str, Step, Expected> {
    let digits = map(digit1, |digits: &str| digits.parse().unwrap_or(GAP));
    map(preceded(tag("..."), opt(digits)), |words| Step::Gap(words.unwrap_or(GAP))).parse(input)
}

/// `{name:kind}`, `{name:kind|kind}`, `{name:kind+}` or `{name:kind*}`
fn slot(input: &str) -> IResult<&str, Step, Expected> {
    let (rest, _) = char('{').parse(input)?;
    let (rest, name) = expect("expected the name of the slot", self::name).parse(rest)?;
    let (rest, _) = expect("expected `:` and the kind of the slot", char(':')).parse(rest)?;
    let (rest, kinds) = expect("expected the kind of the slot", separated_list1(char('|'), self::name)).parse(rest)?;
    let (rest, many) = opt(alt((value(Many::List, char('+')), value(Many::Any, char('*'))))).parse(rest)?;
    let (rest, _) = expect("expected `}`", char('}')).parse(rest)?;
    Ok((rest, Step::Slot { name: name.to_owned(), kinds: kinds.into_iter().map(str::to_owned).collect(), many: many.unwrap_or(Many::One) }))
}

/// `<name>`
fn set(input: &str) -> IResult<&str, Step, Expected> {
    let name = expect("expected the name of a word set and `>`", terminated(name_of_set, char('>')));
    map(preceded(char('<'), name), |name| Step::Set(name.to_owned())).parse(input)
}

/// `[a|b c]`
fn choice(input: &str) -> IResult<&str, Step, Expected> {
    let branch = delimited(multispace0, many0(terminated(step, multispace0)), multispace0);
    let branches = separated_list1(char('|'), branch);
    map(delimited(char('['), cut(branches), expect("expected `]`", char(']'))), Step::Choice).parse(input)
}

/// A word, in whatever case.
fn word(input: &str) -> IResult<&str, Step, Expected> {
    let clitic = (char('\''), take_while1(char::is_alphabetic));
    let clitic = nom::combinator::recognize(clitic);
    let plain = take_while1(|c: char| c.is_alphanumeric());
    map(alt((clitic, plain)), |word: &str| Step::Word(word.to_lowercase())).parse(input)
}

/// A mark of punctuation or a symbol.
fn mark(input: &str) -> IResult<&str, Step, Expected> {
    let plain = verify(anychar, |c| !c.is_whitespace() && !"{}[]<>|?&".contains(*c));
    map(plain, |mark| Step::Word(mark.to_string())).parse(input)
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

    fn word(word: &str) -> Step {
        Step::Word(word.to_owned())
    }

    fn slot(name: &str, kinds: &[&str], many: Many) -> Step {
        Step::Slot { name: name.to_owned(), kinds: kinds.iter().map(|&kind| kind.to_owned()).collect(), many }
    }

    #[track_caller]
    fn check_fault(source: &str, expected: &str) {
        assert_eq!(pattern(source).unwrap_err().message, expected);
    }

    #[test]
    fn reads_words_sets_slots_gaps_and_choices() {
        let read = pattern("Of <the>? {whole:count|money} ... , {parts:count+} [or|a b]").unwrap();
        let steps = vec![
            word("of"),
            Step::Optional(Box::new(Step::Set("the".to_owned()))),
            slot("whole", &["count", "money"], Many::One),
            Step::Gap(6),
            word(","),
            slot("parts", &["count"], Many::List),
            Step::Choice(vec![vec![word("or")], vec![word("a"), word("b")]]),
        ];
        assert_eq!(read, [Steps { behind: false, steps }]);
    }

    #[test]
    fn reads_long_gaps_and_lists_of_one() {
        let read = pattern("x ...20 {parts:count*}").unwrap();
        assert_eq!(read[0].steps, [word("x"), Step::Gap(20), slot("parts", &["count"], Many::Any)]);
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
