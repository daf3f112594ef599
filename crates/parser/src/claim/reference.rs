//! What a text points at, and digits that count nothing.

/// A pointer to a part of this text or to another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it points at.
    pub target: ReferenceTarget,
    /// Its number or label: `7.4`, `C`, `12`, `Smith 2019`.
    pub label: String,
    /// Whether it points into another text: `Section 230 of the Act`.
    pub external: bool,
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceTarget {
    /// A section, article, clause or paragraph with a number.
    Section,
    /// A chapter or part.
    Chapter,
    /// An appendix, annex or schedule.
    Appendix,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A box.
    Box,
    /// A listing or example.
    Listing,
    /// An equation.
    Equation,
    /// A footnote.
    Footnote,
    /// An entry of the list of references.
    Citation,
    /// A link.
    Link,
}

/// Digits that count nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// What it identifies.
    pub kind: IdentifierKind,
}

/// What an identifier stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdentifierKind {
    /// A release: `v2.3`, `Python 3`.
    Version,
    /// A document: `RFC 2119`, `ISO 8601`.
    Document,
    /// A telephone number.
    Phone,
    /// Anything else: part numbers, aircraft types, codes.
    Other,
}
