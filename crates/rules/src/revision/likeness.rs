//! Sentences of two texts in, how much they share out.

use crate::compare::{Key, Keys};
use claimlint_document::BlockKind;
use claimlint_parser::{Class, Ledger, TokenKind};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// A word that stands in more changed sentences than these finds none of them again.
const COMMON: usize = 8;

/// How many sentences a changed one is held against that stand elsewhere.
const MOST_CANDIDATES: usize = 6;

/// What a sentence is recognised by.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// A hash of all its words and of where in a table it stands.
    pub(super) exact: u64,
    /// What the block is that holds it.
    pub(super) kind: Kind,
    /// Its words, values aside, in order of their keys; a cell has those that head its row and column.
    pub(super) words: Vec<Key>,
}

/// The kinds of block that do not turn into each other by an edit of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Heading,
    Cell,
    Entry,
}

/// The features of all sentences of two texts.
pub(super) fn features(old: &Ledger, new: &Ledger) -> (Vec<Features>, Vec<Features>) {
    let mut keys = Keys::default();
    (features_of(old, &mut keys), features_of(new, &mut keys))
}

fn features_of(ledger: &Ledger<'_>, keys: &mut Keys) -> Vec<Features> {
    (0..ledger.sentences.len())
        .map(|index| {
            let heads = heads(ledger, index);
            let sentence = &ledger.sentences[index];
            let mut hasher = FxHasher::default();
            for text in heads.iter().copied().chain([ledger.text(sentence.span)]) {
                text.split_whitespace().for_each(|word| {
                    hasher.write(word.as_bytes());
                    hasher.write_u8(b' ');
                });
                hasher.write_u8(0);
            }
            let mut words: Vec<Key> =
                sentence.tokens.range().filter_map(|token| word(ledger, token)).map(|word| keys.of(&word.to_lowercase())).collect();
            words.extend(heads.iter().flat_map(|head| head.split_whitespace()).map(|word| keys.of(&word.to_lowercase())));
            words.sort_unstable();
            Features { exact: hasher.finish(), kind: kind(ledger.block_of(index).kind()), words }
        })
        .collect()
}

/// A word that says what a sentence is about; numbers and marks change without the sentence becoming another.
fn word<'d>(ledger: &Ledger<'d>, token: usize) -> Option<&'d str> {
    let class = ledger.tokens.get(token)?;
    let telling = match class.kind {
        TokenKind::Word => !class.is(Class::NUMBER_WORD | Class::ORDINAL_WORD | Class::DETERMINER | Class::MONTH | Class::WEEKDAY),
        TokenKind::Opaque => true,
        TokenKind::Number | TokenKind::Punctuation | TokenKind::Symbol => false,
    };
    telling.then(|| ledger.word(token))
}

const fn kind(kind: BlockKind) -> Kind {
    match kind {
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Byline => Kind::Heading,
        BlockKind::TableCell { .. } => Kind::Cell,
        BlockKind::ReferenceEntry | BlockKind::Footnote => Kind::Entry,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption => Kind::Text,
    }
}

/// The words that head the row and the column of a cell; none for other sentences.
pub(super) fn heads<'d>(ledger: &Ledger<'d>, sentence: usize) -> Vec<&'d str> {
    let BlockKind::TableCell { table, row, column } = ledger.block_of(sentence).kind() else { return Vec::new() };
    let document = ledger.document;
    let (row, column) = (row as usize, column as usize);
    let Some(table) = document.tables.get(table as usize) else { return Vec::new() };
    let cell = |row: usize, column: usize| {
        let block = document.blocks.get(table.block(row, column)?)?;
        Some(ledger.text(block.span()))
    };
    let label = (column > 0).then(|| cell(row, 0)).flatten();
    let header = (table.header && row > 0).then(|| cell(0, column)).flatten();
    label.into_iter().chain(header).collect()
}

/// How much sentences of two texts share.
pub(super) struct Likeness<'f> {
    before: &'f [Features],
    after: &'f [Features],
    /// The changed old sentences that hold a word, for words that only few of them hold.
    places: FxHashMap<Key, Vec<usize>>,
}

impl<'f> Likeness<'f> {
    /// Looks at the sentences of the old text that have no partner yet.
    pub(super) fn new(before: &'f [Features], after: &'f [Features], of_old: &[Option<usize>]) -> Self {
        let mut places: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
        for (index, _) in of_old.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            let mut words = before[index].words.clone();
            words.dedup();
            for word in words {
                let known = places.entry(word).or_default();
                if known.len() <= COMMON {
                    known.push(index);
                }
            }
        }
        places.retain(|_, known| known.len() <= COMMON);
        Self { before, after, places }
    }

    /// The share of words that two sentences have in common, in thousandths: twice the common ones by all of them.
    pub(super) fn between(&self, old: usize, new: usize) -> usize {
        let (one, other) = (&self.before[old].words, &self.after[new].words);
        let all = one.len() + other.len();
        if all == 0 {
            return 0;
        }
        let (mut at, mut to, mut shared) = (0, 0, 0_usize);
        while let (Some(first), Some(second)) = (one.get(at), other.get(to)) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => to += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    at += 1;
                    to += 1;
                }
            }
        }
        2000 * shared / all
    }

    /// The old sentences without a partner that share the most rare words with a new one.
    pub(super) fn candidates(&self, new: usize) -> Vec<usize> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let mut words = self.after[new].words.clone();
        words.dedup();
        for place in words.iter().filter_map(|word| self.places.get(word)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let mut shared: Vec<(usize, usize)> = shared.into_iter().collect();
        shared.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
        shared.into_iter().take(MOST_CANDIDATES).map(|(place, _)| place).collect()
    }
}
