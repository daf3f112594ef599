//! The text of an expression in, the expression out.

use super::{Comparator, Expression, Function, Operator};
use crate::page::Fault;
use crate::pattern::{Expected, expect};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, multispace0};
use nom::combinator::{not, opt, peek, recognize, value};
use nom::multi::separated_list0;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// Reads an expression over these slots.
pub(crate) fn read(source: &str, slots: &[String]) -> Result<Expression, Fault> {
    let parsed = Reader { slots }.either(source);
    let (offset, message) = match parsed {
        Ok((rest, expression)) if rest.trim().is_empty() => return Ok(expression),
        Ok((rest, _)) => (source.len() - rest.trim_start().len(), "expected an operator or the end"),
        Err(nom::Err::Error(expected) | nom::Err::Failure(expected)) => (source.len() - expected.rest, expected.message),
        Err(nom::Err::Incomplete(_)) => (source.len(), "expected more"),
    };
    Err(Fault::at(source, offset, message))
}

type Read<'s> = IResult<&'s str, Expression, Expected>;

struct Reader<'r> {
    slots: &'r [String],
}

impl Reader<'_> {
    /// `x or y or …`
    fn either<'s>(&self, input: &'s str) -> Read<'s> {
        let (mut rest, mut left) = self.both(input)?;
        while let (after, Some(_)) = opt(keyword("or")).parse(rest)? {
            let (after, right) = expect("expected a condition after `or`", |input| self.both(input)).parse(after)?;
            left = Expression::Or(Box::new(left), Box::new(right));
            rest = after;
        }
        Ok((rest, left))
    }

    /// `x and y and …`
    fn both<'s>(&self, input: &'s str) -> Read<'s> {
        let (mut rest, mut left) = self.denied(input)?;
        while let (after, Some(_)) = opt(keyword("and")).parse(rest)? {
            let (after, right) = expect("expected a condition after `and`", |input| self.denied(input)).parse(after)?;
            left = Expression::And(Box::new(left), Box::new(right));
            rest = after;
        }
        Ok((rest, left))
    }

    /// `not x`
    fn denied<'s>(&self, input: &'s str) -> Read<'s> {
        let (rest, denied) = opt(keyword("not")).parse(input)?;
        if denied.is_none() {
            return self.comparison(rest);
        }
        let (rest, inner) = expect("expected a condition after `not`", |input| self.denied(input)).parse(rest)?;
        Ok((rest, Expression::Not(Box::new(inner))))
    }

    /// `x = y`, `x < y` …
    fn comparison<'s>(&self, input: &'s str) -> Read<'s> {
        let (rest, left) = self.sum(input)?;
        let comparator = alt((
            value(Comparator::AtMost, tag("<=")),
            value(Comparator::AtLeast, tag(">=")),
            value(Comparator::Less, tag("<")),
            value(Comparator::More, tag(">")),
            value(Comparator::Equal, tag("=")),
        ));
        let (rest, comparator) = opt(preceded(multispace0, comparator)).parse(rest)?;
        let Some(comparator) = comparator else { return Ok((rest, left)) };
        let (rest, right) = expect("expected a value to compare with", |input| self.sum(input)).parse(rest)?;
        Ok((rest, Expression::Compare(comparator, Box::new(left), Box::new(right))))
    }

    /// `x + y - …`
    fn sum<'s>(&self, input: &'s str) -> Read<'s> {
        let (mut rest, mut left) = self.product(input)?;
        let sign = || alt((value(Operator::Add, char('+')), value(Operator::Subtract, char('-'))));
        while let (after, Some(operator)) = opt(preceded(multispace0, sign())).parse(rest)? {
            let (after, right) = expect("expected a value after the operator", |input| self.product(input)).parse(after)?;
            left = Expression::Arithmetic(operator, Box::new(left), Box::new(right));
            rest = after;
        }
        Ok((rest, left))
    }

    /// `x * y / …`
    fn product<'s>(&self, input: &'s str) -> Read<'s> {
        let (mut rest, mut left) = self.factor(input)?;
        let sign = || alt((value(Operator::Multiply, char('*')), value(Operator::Divide, char('/'))));
        while let (after, Some(operator)) = opt(preceded(multispace0, sign())).parse(rest)? {
            let (after, right) = expect("expected a value after the operator", |input| self.factor(input)).parse(after)?;
            left = Expression::Arithmetic(operator, Box::new(left), Box::new(right));
            rest = after;
        }
        Ok((rest, left))
    }

    /// A number, a slot, a call, or any of them in brackets or with a sign.
    fn factor<'s>(&self, input: &'s str) -> Read<'s> {
        let (input, _) = multispace0.parse(input)?;
        if let (rest, Some(_)) = opt(char('-')).parse(input)? {
            let (rest, inner) = expect("expected a value after `-`", |input| self.factor(input)).parse(rest)?;
            return Ok((rest, Expression::Minus(Box::new(inner))));
        }
        if let (rest, Some(_)) = opt(char('(')).parse(input)? {
            let close = preceded(multispace0, expect("expected `)`", char(')')));
            return terminated(|input| self.either(input), close).parse(rest);
        }
        if let (rest, Some(digits)) = opt(recognize((digit1, opt((char('.'), digit1))))).parse(input)? {
            let unreadable = Expected { rest: input.len(), message: "expected a shorter number" };
            let number = digits.parse::<Decimal>().map_err(|_| nom::Err::Failure(unreadable))?;
            return Ok((rest, Expression::Number(number)));
        }
        self.named(input)
    }

    /// A slot, or a function and its arguments.
    fn named<'s>(&self, input: &'s str) -> Read<'s> {
        let expected = |message| nom::Err::Error(Expected { rest: input.len(), message });
        let (rest, name) = word(input).map_err(|_| expected("expected a slot, a number or a function"))?;
        let (after, open) = opt(preceded(multispace0, char('('))).parse(rest)?;
        if open.is_none() {
            let slot = self.slots.iter().position(|slot| slot == name);
            let unknown = nom::Err::Failure(Expected { rest: input.len(), message: "expected the name of a slot that the patterns have" });
            return Ok((rest, Expression::Slot(slot.ok_or(unknown)?)));
        }
        let Some(&(_, function, arity)) = Function::NAMES.iter().find(|(known, ..)| *known == name) else {
            return Err(nom::Err::Failure(Expected {
                rest: input.len(),
                message: "expected one of the functions abs, age, anniversary, bare, converts, count, days, exact, max, min, noun, point, published, same, spelled, sum, weekday, years",
            }));
        };
        let comma = delimited(multispace0, char(','), multispace0);
        let arguments = separated_list0(comma, |input| self.sum(input));
        let (rest, arguments) = terminated(arguments, preceded(multispace0, expect("expected `)`", char(')')))).parse(after)?;
        if arguments.len() != arity {
            return Err(nom::Err::Failure(Expected {
                rest: input.len(),
                message: ["expected no argument", "expected one argument", "expected two arguments"][arity],
            }));
        }
        Ok((rest, Expression::Call(function, arguments)))
    }
}

fn word(input: &str) -> IResult<&str, &str, Expected> {
    take_while1(|c: char| c.is_ascii_lowercase() || c == '_').parse(input)
}

/// A word of the language that no letter follows.
fn keyword<'s>(expected: &'static str) -> impl Parser<&'s str, Output = &'s str, Error = Expected> {
    let letter = nom::character::complete::satisfy(|c: char| c.is_ascii_lowercase() || c == '_');
    delimited(multispace0, tag(expected), peek(not(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots() -> Vec<String> {
        ["part", "whole", "parts"].map(str::to_owned).to_vec()
    }

    #[track_caller]
    fn check_fault(source: &str, expected: &str) {
        assert_eq!(read(source, &slots()).unwrap_err().message, expected);
    }

    #[test]
    fn multiplies_before_it_adds_and_compares_last() {
        let slot = |slot| Box::new(Expression::Slot(slot));
        let product = Expression::Arithmetic(Operator::Multiply, slot(1), Box::new(Expression::Number(Decimal::TWO)));
        let sum = Expression::Arithmetic(Operator::Add, slot(0), Box::new(product));
        let expected =
            Expression::Compare(Comparator::AtMost, Box::new(sum), Box::new(Expression::Call(Function::Sum, vec![Expression::Slot(2)])));
        assert_eq!(read("part + whole * 2 <= sum(parts)", &slots()).unwrap(), expected);
    }

    #[test]
    fn binds_and_more_tightly_than_or() {
        let read = read("part = 1 or part = 2 and not whole = 3", &slots()).unwrap();
        assert!(matches!(read, Expression::Or(_, right) if matches!(*right, Expression::And(..))));
    }

    #[test]
    fn points_at_unknown_names() {
        check_fault("part = hole", "expected the name of a slot that the patterns have\n    part = hole\n           ^");
        check_fault("sum(part, whole)", "expected one argument\n    sum(part, whole)\n    ^");
    }

    #[test]
    fn points_at_what_is_missing() {
        check_fault("part =", "expected a value to compare with\n    part =\n          ^");
        check_fault("(part + 1", "expected `)`\n    (part + 1\n             ^");
        check_fault("part whole", "expected an operator or the end\n    part whole\n         ^");
        check_fault("part = 1 and", "expected a condition after `and`\n    part = 1 and\n                ^");
    }
}
