//! A [`Ledger`] and a [`Book`] of rules in, [`Check`]s out: what was compared, and whether it agrees.
//!
//! [`check`] sees the ledger only; it reads no file, no clock and nothing of the world.
//! A rule is a page of the book ([`Rule`]): its header is data that one of the closed [`CheckKind`]s carries out,
//! its prose is the documentation, and its drawn examples are the tests ([`test_page`]).

mod annotate;
mod book;
mod check;
mod checks;
pub mod compare;
mod example;
mod expression;
mod form;
mod message;
mod once;
mod pack;
mod page;
mod pattern;
mod places;
pub mod revision;
mod trial;

pub use annotate::annotate;
pub use book::{Book, LoadError, PageSource};
pub use check::{Check, Evidence, Family, RuleId, Severity, Verdict};
pub use checks::{
    Bounds, Calendar, CheckKind, Enumeration, Equation, Name, Quotation, Reference, SameSubject, StatisticCheck, Structure, Table, Term,
};
pub use example::{Example, Mark, Sign};
pub use page::{Pack, Rule};
pub use revision::RevisionCheck;
pub use trial::{Mismatch, Trouble, test_page};

use checks::Reach;
use claimlint_parser::Ledger;

/// Runs the rules of the book over a ledger; the checks come in the order of their places.
///
/// Where the book does not say otherwise ([`Book::any_document`]), only the packs of which the document shows a sign are run.
pub fn check(ledger: &Ledger, book: &Book) -> Vec<Check> {
    run(ledger, book, Held::Kept, |_| true).checks
}

/// What becomes of the checks that hold, of which a long document may have millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// They are told, each with its computation.
    Kept,
    /// They are counted.
    Counted,
}

/// The checks of a document or a part of one.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The checks that are told, in the order of their places.
    pub checks: Vec<Check>,
    /// How many more hold and are counted alone.
    pub holds: usize,
}

/// Runs the rules that a part of a document is enough for over the ledger of one.
pub fn check_part(ledger: &Ledger, book: &Book, held: Held) -> Found {
    run(ledger, book, held, |reach| reach == Reach::Part)
}

/// Runs the rules that need the blocks, lists and tables of a whole document, and none of its claims.
pub fn check_frame(ledger: &Ledger, book: &Book, held: Held) -> Found {
    run(ledger, book, held, |reach| reach == Reach::Frame)
}

/// The book without the rules that must see all words of a document at once, which say nothing of one that is read in parts.
#[must_use]
pub fn for_parts(book: &Book) -> Book {
    book.select(|rule| rule.kind.reach() != Reach::Whole)
}

fn run(ledger: &Ledger, book: &Book, held: Held, wanted: impl Fn(Reach) -> bool) -> Found {
    let context = checks::Context::new(ledger, book, held);
    let mut checks = Vec::new();
    let packs = pack::packs_of(&context);
    for entry in book.running(&packs).filter(|entry| wanted(entry.reach) && context.can_match(&entry.patterns)) {
        let before = checks.len();
        checks::run(&entry.rule, &context, &mut checks);
        context.count_holds(&mut checks, before);
    }
    checks.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
    once::tell_once(&mut checks);
    Found { checks, holds: context.holds() }
}
