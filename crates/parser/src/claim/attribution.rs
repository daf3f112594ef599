//! Who said what, in whose words, and how people and organisations are called.

use claimlint_document::Span;

/// Who said what, in whose words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who is named as the source; empty where nobody is.
    pub source: Vec<Span>,
    /// The words that mark it as said: `said`, `according to`.
    pub cue: Vec<Span>,
    /// What was said.
    pub content: Vec<Span>,
    /// In whose words.
    pub mode: Mode,
    /// The person that the source stands for, as an index into `Ledger::people`.
    pub person: Option<usize>,
    /// Whether the source names nobody: `many say`, `critics claim`.
    pub vague: bool,
}

/// In whose words something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// In quotation marks.
    Direct,
    /// In the writer's words.
    Indirect,
    /// In both.
    Mixed,
}

/// One mention of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonMention {
    /// The person, as an index into `Ledger::people`.
    pub person: usize,
    /// The role given beside the name: `foreign minister`.
    pub role: Option<Span>,
    /// How they are called here.
    pub mention: Mention,
}

/// How a person is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mention {
    /// By given name and surname.
    Full,
    /// By surname, with or without a title.
    Surname,
    /// By a pronoun or a role alone.
    Pronoun,
}

/// An organisation or term that is introduced with its acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// The long form.
    pub name: Span,
    /// The acronym.
    pub acronym: Option<Span>,
}

/// Words in quotation marks, or a block quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words: lower case, one space between them, marks and brackets gone.
    pub words: String,
    /// The attribution that tells who said them.
    pub attribution: Option<usize>,
    /// The speaker, as an index into `Ledger::people`.
    pub person: Option<usize>,
}
