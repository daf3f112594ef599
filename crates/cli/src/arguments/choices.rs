//! Which rules to run, what of their findings to print, and what fails.

use claimlint_rules::{Pack, Severity, Verdict};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The flags about severities.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Levels {
    /// The least severity of the findings to print; `note` without it. Plain changes have none and are always printed.
    #[arg(long, value_enum)]
    pub(crate) min_severity: Option<SeverityChoice>,
    /// The least severity that makes the exit code 1; `error` without it. Of two revisions only what the new one brings
    /// in counts, never a plain change.
    #[arg(long, value_enum)]
    pub(crate) fail_on: Option<FailOn>,
}

/// Which rules to run.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct RuleChoice {
    /// A folder of further rule pages.
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Run these rules only.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Leave these rules out.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Run the rules of these packs only; all packs without it.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) pack: Vec<PackChoice>,
}

/// The packs of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PackChoice {
    /// What any prose wants.
    Default,
    /// Statistics, citations.
    Science,
    /// Terms, numbering, words beside figures.
    Legal,
    /// Lists, steps, cross-references of technical writing.
    Docs,
}

impl PackChoice {
    /// The pack that it stands for.
    pub(crate) const fn pack(self) -> Pack {
        match self {
            Self::Default => Pack::Default,
            Self::Science => Pack::Science,
            Self::Legal => Pack::Legal,
            Self::Docs => Pack::Docs,
        }
    }
}

/// A verdict, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerdictChoice {
    /// What cannot be true as written.
    Conflict,
    /// What a person must look at.
    Review,
    /// What was checked and agrees.
    Holds,
    /// Everything.
    All,
}

impl VerdictChoice {
    /// Whether the choice takes a verdict in.
    pub(crate) const fn takes(self, verdict: Verdict) -> bool {
        match self {
            Self::All => true,
            Self::Conflict => matches!(verdict, Verdict::Conflict),
            Self::Review => matches!(verdict, Verdict::Review),
            Self::Holds => matches!(verdict, Verdict::Holds),
        }
    }
}

/// The severities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityChoice {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// To be mended.
    Error,
}

impl SeverityChoice {
    /// The severity that it stands for.
    pub(crate) const fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the run.
    pub(crate) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Note => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
}
