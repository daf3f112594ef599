//! A document in, its ledger and what its rules found out; a long document is read in parts, so that memory stays bounded.
//!
//! A part is read and checked as a document of its own, and what was found in it is taken to the whole.
//! Rules that look at headings, lists and tables alone see the whole; those that would have to see all words at once are
//! silent, so that nothing is called missing which stands in another part.

use crate::policy::Policy;
use claimlint_document::{Document, Part, Span};
use claimlint_parser::{Ledger, Parts, Sentence, Settings, TokenSpan, parse};
use claimlint_rules::{Book, Check, Found, Held, check, check_frame, check_part, for_parts};
use rayon::prelude::*;
use std::iter;

/// The longest text that is read as a whole, in bytes: longer than most novels.
const LONGEST: usize = 512 << 10;

/// About how long the parts of a longer one are.
const PART: usize = 128 << 10;

/// A document that was read and checked.
#[derive(Debug)]
pub(crate) struct Checked<'d> {
    /// Its ledger; of a document in parts, the sentences that are told of alone.
    pub(crate) ledger: Ledger<'d>,
    /// What its rules found, in the order of the places.
    pub(crate) found: Vec<Check>,
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
    /// Those of its sentences that are told of.
    sentences: Vec<Sentence>,
    /// How many sentences it has.
    read: usize,
    claims: usize,
    /// How many of its checks hold and are not kept.
    holds: usize,
    found: Vec<Check>,
}

fn in_parts<'d>(document: &'d Document, settings: Settings, book: &Book, held: Held, size: usize) -> Checked<'d> {
    let parts = document.parts(size);
    let none = Parts { count: parts.len(), sentences: 0, claims: 0, holds: 0 };
    let mut ledger = Ledger::outline(document, settings.published, Vec::new(), none);
    let Found { checks: mut found, holds } = check_frame(&ledger, book, held);
    let mut all = Parts { holds, ..none };
    let framed = places(&found);
    for some in parts.chunks(rayon::current_num_threads()) {
        let kept: Vec<Kept> = some.par_iter().map(|part| keep(document, part, settings, book, held, &framed)).collect();
        for part in kept {
            ledger.sentences.extend(part.sentences);
            found.extend(part.found);
            all.sentences += part.read;
            all.claims += part.claims;
            all.holds += part.holds;
        }
    }
    ledger.parts = Some(all);
    found.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
    Checked { ledger, found }
}

/// Where that begins and ends which checks tell of, in order.
fn places(checks: &[Check]) -> Vec<usize> {
    let spans = checks.iter().flat_map(|check| iter::once(check.span).chain(check.related.iter().map(|evidence| evidence.span)));
    let mut places: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn keep(document: &Document, part: &Part, settings: Settings, book: &Book, held: Held, framed: &[usize]) -> Kept {
    let own = document.part(part);
    let ledger = parse(&own, &settings);
    let in_whole = |span: &mut Span| *span = part.in_whole(*span);
    let Found { checks: mut found, holds } = check_part(&ledger, book, held);
    for check in &mut found {
        in_whole(&mut check.span);
        check.related.iter_mut().for_each(|evidence| in_whole(&mut evidence.span));
    }
    let own_places = places(&found);
    let any = |places: &[usize], from: usize, to: usize| {
        places.get(places.partition_point(|&place| place < from)).is_some_and(|&place| place < to)
    };
    // What stands between two sentences, as the marker of an item does, is told with the one before it.
    let until = ledger.sentences.iter().skip(1).map(|next| part.in_whole(next.span).start).chain(iter::once(usize::MAX));
    let told = ledger.sentences.iter().zip(until).filter_map(|(sentence, until)| {
        let span = part.in_whole(sentence.span);
        let is_told = until == usize::MAX || [framed, &own_places].iter().any(|places| any(places, span.start, until));
        is_told.then_some(Sentence {
            span,
            tokens: TokenSpan::default(),
            block: sentence.block + part.blocks.start,
            classes: sentence.classes,
        })
    });
    Kept { sentences: told.collect(), read: ledger.sentences.len(), claims: ledger.claims.len(), holds, found }
}
