//! An expression and the words of its slots in, the computation as a reader writes it out.

use super::evaluate::{Slots, amount, evaluate, middle};
use super::{Comparator, Expression, Function, Operator};

/// Writes an expression with the words of its slots: `127 / 312`.
pub(crate) fn written(expression: &Expression, slots: &impl Slots, words: &impl Fn(usize) -> Vec<String>) -> String {
    Writer { slots, words }.write(expression, 0)
}

struct Writer<'w, S, W> {
    slots: &'w S,
    words: &'w W,
}

impl<S: Slots, W: Fn(usize) -> Vec<String>> Writer<'_, S, W> {
    /// Writes with brackets where the surroundings bind more tightly.
    fn write(&self, expression: &Expression, binding: u8) -> String {
        let (written, own) = self.bound(expression);
        if own < binding { format!("({written})") } else { written }
    }

    /// Writes, and says how tightly what is written binds.
    fn bound(&self, expression: &Expression) -> (String, u8) {
        match expression {
            Expression::Number(number) => (number.normalize().to_string(), 9),
            Expression::Slot(slot) => ((self.words)(*slot).join(", "), 9),
            Expression::Minus(inner) => (format!("-{}", self.write(inner, 8)), 8),
            Expression::Arithmetic(operator, left, right) => {
                let (sign, own) = match operator {
                    Operator::Add => ("+", 6),
                    Operator::Subtract => ("-", 6),
                    Operator::Multiply => ("*", 7),
                    Operator::Divide => ("/", 7),
                };
                (format!("{} {sign} {}", self.write(left, own), self.write(right, own + 1)), own)
            }
            Expression::Compare(comparator, left, right) => {
                let sign = match comparator {
                    Comparator::Equal => "=",
                    Comparator::Less => "<",
                    Comparator::AtMost => "<=",
                    Comparator::More => ">",
                    Comparator::AtLeast => ">=",
                };
                (format!("{} {sign} {}", self.write(left, 5), self.write(right, 5)), 4)
            }
            Expression::Not(inner) => (format!("not {}", self.write(inner, 4)), 3),
            Expression::And(left, right) => (format!("{} and {}", self.write(left, 2), self.write(right, 2)), 2),
            Expression::Or(left, right) => (format!("{} or {}", self.write(left, 1), self.write(right, 1)), 1),
            Expression::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> (String, u8) {
        let list: Vec<String> = arguments.iter().map(|argument| self.write(argument, 0)).collect();
        match (function, arguments) {
            (Function::Sum, [Expression::Slot(slot)]) => ((self.words)(*slot).join(" + "), 6),
            (Function::Abs, [Expression::Arithmetic(Operator::Subtract, left, right)]) if self.is_negative(&arguments[0]) => {
                (format!("{} - {}", self.write(right, 6), self.write(left, 7)), 6)
            }
            (Function::Abs, [Expression::Arithmetic(Operator::Divide, change, base)]) if self.is_negative(&arguments[0]) => {
                match change.as_ref() {
                    Expression::Arithmetic(Operator::Subtract, left, right) => {
                        (format!("({} - {}) / {}", self.write(right, 6), self.write(left, 7), self.write(base, 8)), 7)
                    }
                    _ => (list.join(", "), 7),
                }
            }
            (Function::Abs | Function::Bare | Function::Point, [inner]) => self.bound(inner),
            (Function::Years | Function::Days | Function::Age | Function::Anniversary, [_, _]) => (list.join(" to "), 9),
            _ => (list.join(", "), 9),
        }
    }

    fn is_negative(&self, expression: &Expression) -> bool {
        evaluate(expression, self.slots)
            .and_then(|operand| amount(&operand))
            .and_then(|amount| middle(&amount.interval))
            .is_some_and(|middle| middle.is_sign_negative())
    }
}
