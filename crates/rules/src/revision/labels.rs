//! Matched sentences in, the items of ordered lists that bear another label now out.
//!
//! Where the labels of a list tell no more than the places of its items, each one more than the one before, an item that
//! came in pushes the others on, which is layout. A label of any other list is a name: what was requirement 12 is cited as 12.

use super::sentences::Sentences;
use super::{ChangeKind, Item, Told};
use claimlint_document::{Document, List, ListItem};
use claimlint_parser::Ledger;

/// The items that are labelled otherwise.
pub(super) fn compare(old: &Ledger, new: &Ledger, sentences: &Sentences) -> Vec<Told> {
    let mut told = Vec::new();
    for group in &sentences.groups {
        let (Some(&before), Some(&after)) = (group.old.first(), group.new.first()) else { continue };
        let (Some(one), Some(other)) = (headed(old, before), headed(new, after)) else { continue };
        let (Some((from, was)), Some((to, is))) = (labelled(old.document, one), labelled(new.document, other)) else { continue };
        let named = match (Labels::of(old.document, from), Labels::of(new.document, to)) {
            (Labels::Nothing, _) | (_, Labels::Nothing) | (Labels::Places, Labels::Places) => false,
            (Labels::Names, _) | (_, Labels::Names) => true,
        };
        if was != is && named {
            let message = format!("item “{was}” is now “{is}”");
            told.push(Told { items: Some((one, other)), ..Told::new(ChangeKind::Value, None, None, message) });
        }
    }
    told
}

/// The item of an ordered list that a sentence begins.
fn headed(ledger: &Ledger, sentence: usize) -> Option<Item> {
    let start = ledger.sentences.get(sentence)?.span.start;
    let block = ledger.block_of(sentence);
    let (list, item) = ledger.document.item_of(block).filter(|_| block.span().start == start)?;
    let begins = ledger.document.lists.get(list)?.items.get(item)?.span().start == start;
    begins.then_some(Item { list, item })
}

/// The list of an item, and its label as the source prints it.
fn labelled(document: &Document, item: Item) -> Option<(&List, &str)> {
    let list = document.lists.get(item.list).filter(|list| list.ordered)?;
    let label = printed(document, list.items.get(item.item)?)?;
    Some((list, label))
}

/// The label of an item; none where a page counts its items itself.
fn printed<'d>(document: &'d Document, item: &'d ListItem) -> Option<&'d str> {
    item.is_printed().then(|| label(document, item))
}

fn label<'d>(document: &'d Document, item: &'d ListItem) -> &'d str {
    item.marker(document).trim_matches(['(', ')', '.', ' ', '\t'])
}

/// What the labels of a list tell of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Labels {
    /// Their places: each is one more than the one before.
    Places,
    /// Nothing: all are one, and whoever shows the list counts its items.
    Nothing,
    /// Their names.
    Names,
}

impl Labels {
    fn of(document: &Document, list: &List) -> Self {
        let place = |item: &ListItem| match label(document, item).as_bytes() {
            [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
            [letter @ b'A'..=b'Z'] => Some(usize::from(letter - b'A') + 1),
            _ => label(document, item).parse().ok(),
        };
        let all =
            |fits: &dyn Fn(&ListItem, &ListItem) -> bool| list.items.windows(2).all(|pair| matches!(pair, [one, next] if fits(one, next)));
        if all(&|one, next| matches!((place(one), place(next)), (Some(one), Some(next)) if one.checked_add(1) == Some(next))) {
            Self::Places
        } else if all(&|one, next| label(document, one) == label(document, next)) {
            Self::Nothing
        } else {
            Self::Names
        }
    }
}
