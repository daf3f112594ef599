//! The outcome of one comparison, as plain data.

use claimlint_document::Span;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// The name of a rule: the fault that it finds, in kebab-case.
pub type RuleId = Arc<str>;

/// One comparison that a rule made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule that made it.
    pub rule: RuleId,
    /// The family of the rule.
    pub family: Family,
    /// What came of it.
    pub verdict: Verdict,
    /// How much it matters: the rule's own, for a review a warning at most.
    pub severity: Severity,
    /// The words at fault, or the words that hold, in the text of the document.
    pub span: Span,
    /// What is wrong, with both values and no full stop; of a check that holds, the computation.
    pub message: String,
    /// The whole computation: `127 / 312 = 40.7%`.
    pub computed: Option<String>,
    /// The other places compared, in order.
    pub related: Vec<Evidence>,
    /// Words that could stand in the place of the span and would make the text agree, the likeliest first.
    pub fixes: Vec<String>,
}

/// A place that a check compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The place, in the text of the document.
    pub span: Span,
    /// What it is, in a few words.
    pub label: String,
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The values agree.
    Holds,
    /// A person must look.
    Review,
    /// The text cannot be true as written.
    Conflict,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// To be mended.
    Error,
}

/// The families of rules; a page stands in the folder of its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Days, ages, durations.
    Dates,
    /// Numbers of things.
    Counts,
    /// Units of measurement and money.
    Units,
    /// Lists, numbering, headings.
    Structure,
    /// Tables.
    Tables,
    /// One subject, several places.
    Subjects,
    /// Names of people and organisations.
    Names,
    /// Who said what.
    Attributions,
    /// Pointers into this text and others.
    References,
    /// Tests and intervals.
    Statistics,
    /// Defined terms.
    Terms,
    /// Two revisions of one text.
    Revisions,
}

impl Family {
    /// Every family, in the order of the book.
    pub const ALL: [Self; 12] = [
        Self::Dates,
        Self::Counts,
        Self::Units,
        Self::Structure,
        Self::Tables,
        Self::Subjects,
        Self::Names,
        Self::Attributions,
        Self::References,
        Self::Statistics,
        Self::Terms,
        Self::Revisions,
    ];

    /// The name of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Counts => "counts",
            Self::Units => "units",
            Self::Structure => "structure",
            Self::Tables => "tables",
            Self::Subjects => "subjects",
            Self::Names => "names",
            Self::Attributions => "attributions",
            Self::References => "references",
            Self::Statistics => "statistics",
            Self::Terms => "terms",
            Self::Revisions => "revisions",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
