//! A document in, its ledger and what its rules found out; a long document is read in parts, so that memory stays bounded.
//!
//! A part is read and checked as a document of its own, and what was found in it is taken to the whole.
//! Rules that look at headings, lists and tables alone see the whole; those that would have to see all words at once are
//! silent, so that nothing is called missing which stands in another part.

use crate::policy::Policy;
use claimlint_document::{Document, Part, Span};
use claimlint_parser::{Ledger, Parts, Sentence, Settings, TokenSpan, parse};
use claimlint_rules::{Book, Check, Verdict, check, check_frame, check_part, for_parts};
use rayon::prelude::*;

/// The longest text that is read as a whole, in bytes: longer than most novels.
const LONGEST: usize = 512 << 10;

/// About how long a sentence is, in bytes.
const SENTENCE: usize = 64;

/// About how long the parts of a longer one are.
const PART: usize = 128 << 10;

/// A document that was read and checked.
#[derive(Debug)]
pub(crate) struct Checked<'d> {
    /// Its ledger; of a document in parts, its sentences alone.
    pub(crate) ledger: Ledger<'d>,
    /// What its rules found, in the order of the places.
    pub(crate) found: Vec<Check>,
}

/// What becomes of the checks that hold, of which a long document may have millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// They are told, each with its computation.
    Kept,
    /// They are counted.
    Counted,
}

/// Whether a document is read in parts.
pub(crate) fn is_long(document: &Document) -> bool {
    document.text.len() > LONGEST
}

/// Reads and checks a document; of a long one, what holds may be counted alone.
pub(crate) fn read_and_check<'d>(document: &'d Document, policy: &Policy, held: Held) -> Checked<'d> {
    if is_long(document) {
        return in_parts(document, policy.settings, &for_parts(&policy.book), held, PART);
    }
    let ledger = parse(document, &policy.settings);
    let found = check(&ledger, &policy.book);
    Checked { ledger, found }
}

/// The parts of a long document, each as a document of its own, in order.
pub(crate) fn parts(document: &Document) -> impl Iterator<Item = Document> {
    document.parts(PART).into_iter().map(|part| document.part(&part))
}

/// What is kept of one part, its places in the whole.
struct Kept {
    sentences: Vec<Sentence>,
    claims: usize,
    /// How many of its checks hold and are not kept.
    holds: usize,
    found: Vec<Check>,
}

fn in_parts<'d>(document: &'d Document, settings: Settings, book: &Book, held: Held, size: usize) -> Checked<'d> {
    let parts = document.parts(size);
    // With room for about all of them, so that millions are never moved to a larger place.
    let mut sentences = Vec::with_capacity(document.blocks.len() + document.text.len() / SENTENCE);
    let (mut found, mut claims, mut holds) = (Vec::new(), 0, 0);
    for some in parts.chunks(rayon::current_num_threads()) {
        let kept: Vec<Kept> = some.par_iter().map(|part| keep(document, part, settings, book, held)).collect();
        for part in kept {
            sentences.extend(part.sentences);
            found.extend(part.found);
            claims += part.claims;
            holds += part.holds;
        }
    }
    let ledger = Ledger::outline(document, settings.published, sentences, Parts { count: parts.len(), claims, holds });
    found.extend(check_frame(&ledger, book));
    found.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
    Checked { ledger, found }
}

fn keep(document: &Document, part: &Part, settings: Settings, book: &Book, held: Held) -> Kept {
    let own = document.part(part);
    let ledger = parse(&own, &settings);
    let in_whole = |span: &mut Span| *span = part.in_whole(*span);
    let mut found = check_part(&ledger, book);
    let all = found.len();
    if held == Held::Counted {
        found.retain(|check| check.verdict != Verdict::Holds);
    }
    let holds = all - found.len();
    for check in &mut found {
        in_whole(&mut check.span);
        check.related.iter_mut().for_each(|evidence| in_whole(&mut evidence.span));
    }
    let sentences = ledger.sentences.iter().map(|sentence| Sentence {
        span: part.in_whole(sentence.span),
        tokens: TokenSpan::default(),
        block: sentence.block + part.blocks.start,
        classes: sentence.classes,
    });
    Kept { sentences: sentences.collect(), claims: ledger.claims.len(), holds, found }
}
