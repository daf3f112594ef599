//! What a row of items says: the items, and how many the text states.

use claimlint_document::Span;

/// Items in a row, or the word that says how many there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// How the items are set.
    pub form: EnumerationForm,
    /// The items, in order.
    pub items: Vec<Span>,
    /// The count that the text gives for them.
    pub stated: Option<u32>,
    /// The words that state the count: `two factors`, `trilateral`, `both`.
    pub by: Option<Span>,
    /// Whether the items are said to be all of them; not so after `including` or `such as`.
    pub exhaustive: bool,
    /// Whether the text can be cut into items in this one way only.
    pub certain: bool,
}

/// How the items of an enumeration are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnumerationForm {
    /// Joined by commas and conjunctions: `A, B and C`.
    Coordination,
    /// Parted by slashes or dashes inside brackets: `(A/B)`.
    Slashed,
    /// A list of the document, by its index.
    List(usize),
    /// Told off by ordinals or letters in running text: `first …; second …`.
    Markers,
    /// A word that holds a number, its members named or not: `trilateral`, `six-party`, `3+3`.
    Collective,
    /// The numbered headings, or the list, under a heading that states how many there are: `Seven tips`.
    Headings,
    /// Items told off before, which a count points back at: `those three issues`.
    Recalled,
    /// Two rows paired off by `respectively`: the items are the first row, the stated count is that of the second.
    Respectively,
}
