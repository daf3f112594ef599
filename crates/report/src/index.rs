//! The reports of many documents in, the view of their index out: counts for each document, the worst first.

use crate::view::View;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::cmp::Reverse;

/// What stands as it is in a relative address; all else is encoded, so that no name of a file becomes a scheme, a query or a mark.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'/');

/// What an index of reports tells.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// The documents, the worst first.
    pub documents: Vec<Row>,
    /// The sum of all conflicts.
    pub conflicts: usize,
    /// The sum of all places to review.
    pub reviews: usize,
    /// The sum of all checks that held.
    pub holds: usize,
    /// Whether all documents could be read.
    pub complete: bool,
}

/// One document of an index.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its path as given.
    pub path: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The relative address of its report.
    pub address: String,
    /// How many words it has.
    pub words: usize,
    /// How many claims were read.
    pub claims: usize,
    /// How many of them were compared.
    pub compared: usize,
    /// How many statements cannot be true as written.
    pub conflicts: usize,
    /// How many places a person must look at.
    pub reviews: usize,
    /// How many checks held.
    pub holds: usize,
    /// How many parts were not checked.
    pub not_checked: usize,
}

/// The row of a document whose report has no place yet: the address is empty.
pub fn row(view: &View) -> Row {
    Row {
        path: view.path.clone(),
        title: view.title.clone(),
        address: String::new(),
        words: view.words,
        claims: view.claims,
        compared: view.compared,
        conflicts: view.checks.conflict,
        reviews: view.checks.review,
        holds: view.checks.holds,
        not_checked: view.not_checked.len(),
    }
}

/// The index of these rows; `complete` says whether all documents could be read.
pub fn index(mut documents: Vec<Row>, complete: bool) -> Index {
    let sum = |count: fn(&Row) -> usize| documents.iter().map(count).sum();
    let (conflicts, reviews, holds) = (sum(|row| row.conflicts), sum(|row| row.reviews), sum(|row| row.holds));
    documents.sort_by(|a, b| (Reverse((a.conflicts, a.reviews)), &a.path).cmp(&(Reverse((b.conflicts, b.reviews)), &b.path)));
    Index { documents, conflicts, reviews, holds, complete }
}

/// A path below that of the index, joined with `/`, as a relative address.
pub fn address(place: &str) -> String {
    utf8_percent_encode(place, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_a_path_and_nothing_else() {
        assert_eq!(address("a b/c#1?.html"), "a%20b/c%231%3F.html");
        assert_eq!(address("javascript:x(1).html"), "javascript%3Ax%281%29.html");
    }
}
