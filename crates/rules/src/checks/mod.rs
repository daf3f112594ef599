//! The kinds of check: each is one file or folder here, and the `match` in [`run`] is their registry.

mod bounds;
mod calendar;
mod enumeration;
mod equation;
mod name;
mod quotation;
mod reference;
mod same_subject;
mod statistic;
mod structure;
mod table;
mod term;

pub use bounds::Bounds;
pub use calendar::Calendar;
pub use enumeration::Enumeration;
pub use equation::Equation;
pub use name::Name;
pub use quotation::Quotation;
pub use reference::Reference;
pub use same_subject::SameSubject;
pub use statistic::StatisticCheck;
pub use structure::Structure;
pub use table::Table;
pub use term::Term;
use term::{Counted, count};
pub(crate) use term::{count_duties, is_definitional};

use crate::Held;
use crate::book::Book;
use crate::check::{Check, Evidence, Severity, Verdict};
use crate::compare::Reader;
use crate::page::{Extent, Fault, Rule};
use crate::pattern::{Scenes, Vocabulary};
use crate::places::Places;
use crate::revision::RevisionCheck;
use calendar::{Line, read_lines};
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{self as parser, Claim, ClaimKind, Definition, Ledger, ReferenceTarget, Time, definitions};
use name::introduced::{Capital, capitals, surnames};
use quotation::{Passage, passages};
use reference::{Entry, Parts, entries, parts};
use rustc_hash::{FxHashMap, FxHashSet};
use same_subject::Tellings;
use serde::Deserialize;
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use table::{View, views};

/// What a rule compares, and how.
#[derive(Clone, Debug)]
pub enum CheckKind {
    /// Patterns of values and what must be true of them.
    Equation(Box<Equation>),
    /// Dates against the calendar.
    Calendar(Calendar),
    /// Lower bounds against upper ones.
    Bounds(Bounds),
    /// Claims of one subject in different places.
    SameSubject(SameSubject),
    /// Reported statistics.
    Statistic(StatisticCheck),
    /// Names against each other.
    Name(Name),
    /// Quotations against each other.
    Quotation(Quotation),
    /// Cells of tables against each other.
    Table(Table),
    /// Stated counts against the items told off.
    Enumeration(Enumeration),
    /// Numbers, letters and marks that order the text.
    Structure(Structure),
    /// Pointers into the text and its list of references.
    Reference(Reference),
    /// Defined terms against their uses.
    Term(Term),
    /// Two revisions of one text against each other.
    Revision(RevisionCheck),
}

/// The `check` of a page's header, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Spec {
    Equation(equation::Spec),
    Calendar(Calendar),
    Bounds(Bounds),
    SameSubject(SameSubject),
    Statistic(StatisticCheck),
    Name(Name),
    Quotation(Quotation),
    Table(Table),
    Enumeration(Enumeration),
    Structure(Structure),
    Reference(Reference),
    Term(Term),
    Revision(RevisionCheck),
}

/// How much of a document a check must see, so that what it says stays true where the document is read in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Reach {
    /// Any part: it compares what it sees, and is silent on what it does not.
    Part,
    /// The frame of the whole: blocks, lists, tables and captions, none of the words in them as claims.
    Frame,
    /// All words of the whole at once: it says that something is missing, or counts what may lie anywhere.
    Whole,
}

impl CheckKind {
    /// How much of a document it must see.
    pub(crate) const fn reach(&self) -> Reach {
        match self {
            Self::Equation(_) | Self::Calendar(_) | Self::Bounds(_) => Reach::Part,
            Self::Statistic(statistic) => match statistic {
                // Another part may have the sample.
                StatisticCheck::DegreesExceedSample => Reach::Whole,
                StatisticCheck::PValueMismatch
                | StatisticCheck::SignificanceMismatch
                | StatisticCheck::EstimateOutsideInterval
                | StatisticCheck::RatioNotCentred
                | StatisticCheck::IntervalContradictsP
                | StatisticCheck::ImpossibleValue
                | StatisticCheck::GrimMismatch => Reach::Part,
            },
            Self::SameSubject(subject) => match subject {
                // The beginning of a part is not what the text is summed up in.
                SameSubject::HeadlineMismatch => Reach::Whole,
                SameSubject::QuantityContradiction
                | SameSubject::DateContradiction
                | SameSubject::AgeContradiction
                | SameSubject::RoleContradiction
                | SameSubject::LengthWordContradiction
                | SameSubject::EditionContradiction => Reach::Part,
            },
            Self::Name(name) => match name {
                // A spelling is odd only where no other person bears it.
                Name::SurnameNotIntroduced | Name::NameSpellingVariant | Name::TitlePronounMismatch => Reach::Whole,
                Name::AcronymTwoExpansions | Name::AcronymLettersMismatch | Name::NameCaseVariant => Reach::Part,
            },
            Self::Quotation(kind) => match kind {
                Quotation::SpeakerNotNamed => Reach::Whole,
                Quotation::QuotationTwoWordings | Quotation::QuotationTwoSpeakers | Quotation::VagueAttribution => Reach::Part,
            },
            Self::Table(table) => match table {
                Table::CitedFigureMismatch => Reach::Whole,
                Table::ColumnTotalMismatch
                | Table::RowTotalMismatch
                | Table::ShareColumnMismatch
                | Table::ChangeColumnMismatch
                | Table::ProductColumnMismatch
                | Table::RelatedColumnsMismatch => Reach::Frame,
            },
            Self::Enumeration(kind) => match kind {
                Enumeration::HeadingCountMismatch | Enumeration::BackReferenceCountMismatch => Reach::Whole,
                Enumeration::ListCountMismatch
                | Enumeration::InlineCountMismatch
                | Enumeration::SeriesCountMismatch
                | Enumeration::BothOfMany
                | Enumeration::RespectivelyMismatch
                | Enumeration::CollectiveMismatch
                | Enumeration::FormatMismatch
                | Enumeration::SharesExceedWhole => Reach::Part,
            },
            Self::Structure(kind) => match kind {
                Structure::NumberingGap | Structure::DuplicateCaption | Structure::ContentsMismatch => Reach::Frame,
                Structure::LetterGap => Reach::Part,
                // A placeholder may be what the text is about, and the other half of a bracket may lie behind the cut.
                Structure::PlaceholderLeft | Structure::UnbalancedBracket => Reach::Whole,
            },
            Self::Reference(kind) => match kind {
                Reference::DuplicateEntry => Reach::Frame,
                Reference::TargetMissing
                | Reference::TargetTitleMismatch
                | Reference::CaptionUnmentioned
                | Reference::SelfReferenceMismatch
                | Reference::AnchorMissing
                | Reference::FootnoteMissing
                | Reference::FootnoteUnused
                | Reference::CitationMissing
                | Reference::CitationMismatch
                | Reference::CitationNumberMissing
                | Reference::EntryUncited
                | Reference::MentionOrder => Reach::Whole,
            },
            // Whether words are a term is known only when all definitions are.
            Self::Term(_) => Reach::Whole,
            Self::Revision(_) => Reach::Whole,
        }
    }

    /// The numbers of its patterns, where it has patterns.
    pub(crate) fn patterns(&self) -> Range<u32> {
        match self {
            Self::Equation(equation) => equation.numbers(),
            _ => 0..0,
        }
    }
}

/// Makes a kind of check of what a page says.
pub(crate) fn compile(spec: &Spec, extent: Extent, vocabulary: &mut Vocabulary) -> Result<CheckKind, Fault> {
    Ok(match spec {
        Spec::Equation(spec) => CheckKind::Equation(Box::new(equation::compile(spec, extent, vocabulary)?)),
        Spec::Calendar(calendar) => CheckKind::Calendar(*calendar),
        Spec::Bounds(bounds) => CheckKind::Bounds(*bounds),
        Spec::SameSubject(subject) => CheckKind::SameSubject(*subject),
        Spec::Statistic(statistic) => CheckKind::Statistic(*statistic),
        Spec::Name(name) => CheckKind::Name(*name),
        Spec::Quotation(quotation) => CheckKind::Quotation(*quotation),
        Spec::Table(table) => CheckKind::Table(*table),
        Spec::Enumeration(kind) => CheckKind::Enumeration(*kind),
        Spec::Structure(kind) => CheckKind::Structure(*kind),
        Spec::Reference(kind) => CheckKind::Reference(*kind),
        Spec::Term(term) => CheckKind::Term(*term),
        Spec::Revision(kind) => CheckKind::Revision(*kind),
    })
}

/// Runs one rule.
pub(crate) fn run(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match &rule.kind {
        CheckKind::Equation(equation) => equation::check(equation, rule, context, out),
        CheckKind::Calendar(calendar) => calendar::check(*calendar, rule, context, out),
        CheckKind::Bounds(bounds) => bounds::check(*bounds, rule, context, out),
        CheckKind::SameSubject(subject) => same_subject::check(*subject, rule, context, out),
        CheckKind::Statistic(statistic) => statistic::check(*statistic, rule, context, out),
        CheckKind::Name(name) => name::check(*name, rule, context, out),
        CheckKind::Quotation(quotation) => quotation::check(*quotation, rule, context, out),
        CheckKind::Table(table) => table::check(*table, rule, context, out),
        CheckKind::Enumeration(kind) => enumeration::check(*kind, rule, context, out),
        CheckKind::Structure(kind) => structure::check(*kind, rule, context, out),
        CheckKind::Reference(kind) => reference::check(*kind, rule, context, out),
        CheckKind::Term(term) => term::check(*term, rule, context, out),
        // It takes two texts to find these: [`crate::revision::compare`].
        CheckKind::Revision(_) => {}
    }
}

/// What all kinds of check read; what only some of them ask for is looked at when the first of them does.
#[derive(Debug)]
pub(crate) struct Context<'c> {
    /// The ledger.
    pub(crate) ledger: &'c Ledger<'c>,
    vocabulary: &'c Vocabulary,
    held: Held,
    /// How many checks hold and are counted alone.
    holds: Cell<usize>,
    /// The places of all quotations, in order.
    quotations: Vec<Span>,
    /// All references of the text, in order; so are its times and enumerations, which many rules ask for.
    references: Vec<(&'c Claim, &'c parser::Reference)>,
    times: Vec<(&'c Claim, &'c Time)>,
    enumerations: Vec<(&'c Claim, &'c parser::Enumeration)>,
    scenes: OnceCell<Scenes<'c>>,
    definitions: OnceCell<Vec<Definition>>,
    lines: OnceCell<Vec<Line<'c>>>,
    reader: OnceCell<Reader<'c, 'c>>,
    places: OnceCell<Places>,
    capitals: OnceCell<Vec<Capital>>,
    surnames: OnceCell<FxHashSet<&'c str>>,
    passages: OnceCell<Vec<Passage>>,
    tellings: OnceCell<Option<Tellings>>,
    parts: OnceCell<FxHashMap<ReferenceTarget, Parts>>,
    entries: OnceCell<Vec<Entry<'c>>>,
    views: OnceCell<Vec<View<'c>>>,
    counted: OnceCell<Option<Vec<Counted>>>,
}

impl<'c> Context<'c> {
    /// What the rules of a book read of a ledger.
    pub(crate) fn new(ledger: &'c Ledger<'c>, book: &'c Book, held: Held) -> Self {
        let (mut quotations, mut references, mut times, mut enumerations) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for claim in &ledger.claims {
            match &claim.kind {
                ClaimKind::Quotation(_) => quotations.push(claim.span),
                ClaimKind::Reference(reference) => references.push((claim, reference)),
                ClaimKind::Time(time) => times.push((claim, time)),
                ClaimKind::Enumeration(enumeration) => enumerations.push((claim, enumeration)),
                ClaimKind::Range(_)
                | ClaimKind::Quantity(_)
                | ClaimKind::Attribution(_)
                | ClaimKind::Person(_)
                | ClaimKind::Organisation(_)
                | ClaimKind::Identifier(_)
                | ClaimKind::Statistic(_) => {}
            }
        }
        Self {
            ledger,
            vocabulary: book.vocabulary(),
            held,
            holds: Cell::new(0),
            quotations,
            references,
            times,
            enumerations,
            scenes: OnceCell::new(),
            definitions: OnceCell::new(),
            lines: OnceCell::new(),
            reader: OnceCell::new(),
            places: OnceCell::new(),
            capitals: OnceCell::new(),
            surnames: OnceCell::new(),
            passages: OnceCell::new(),
            tellings: OnceCell::new(),
            parts: OnceCell::new(),
            entries: OnceCell::new(),
            views: OnceCell::new(),
            counted: OnceCell::new(),
        }
    }

    /// Adds a check that holds, or counts it without making it.
    fn hold(&self, out: &mut Vec<Check>, check: impl FnOnce() -> Check) {
        match self.held {
            Held::Kept => out.push(check()),
            Held::Counted => self.holds.set(self.holds.get() + 1),
        }
    }

    /// Takes the checks that hold, from one on, out where they are counted alone.
    pub(crate) fn count_holds(&self, checks: &mut Vec<Check>, first: usize) {
        if self.held == Held::Counted {
            let holds = checks.extract_if(first.., |check| check.verdict == Verdict::Holds).count();
            self.holds.set(self.holds.get() + holds);
        }
    }

    /// How many checks hold and were counted alone.
    pub(crate) const fn holds(&self) -> usize {
        self.holds.get()
    }

    /// Its sentences as patterns see them.
    pub(crate) fn scenes(&self) -> &Scenes<'c> {
        self.scenes.get_or_init(|| Scenes::new(self.ledger, self.vocabulary))
    }

    /// Whether the document may hold one of some patterns; true of a rule that has none.
    pub(crate) fn can_match(&self, patterns: &Range<u32>) -> bool {
        patterns.is_empty() || patterns.clone().any(|pattern| self.scenes().can_hold(pattern))
    }

    /// The terms that the text defines.
    pub(crate) fn definitions(&self) -> &[Definition] {
        self.definitions.get_or_init(|| definitions(self.ledger))
    }

    /// The sentences that state times, as the rules about dates see them.
    fn lines(&self) -> &[Line<'c>] {
        self.lines.get_or_init(|| read_lines(self))
    }

    /// What its claims are about.
    pub(crate) fn reader(&self) -> &Reader<'c, 'c> {
        self.reader.get_or_init(|| Reader::new(self.ledger))
    }

    /// Where each of its words stands.
    pub(crate) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::new(self.ledger))
    }

    /// Its words with one capital at their head.
    fn capitals(&self) -> &[Capital] {
        self.capitals.get_or_init(|| capitals(self.ledger))
    }

    /// The surnames of those whom the text introduces by a full name.
    pub(crate) fn surnames(&self) -> &FxHashSet<&'c str> {
        self.surnames.get_or_init(|| surnames(self.ledger, self.capitals()))
    }

    /// The quotations of prose that are long enough to be compared.
    fn passages(&self) -> &[Passage] {
        self.passages.get_or_init(|| passages(self))
    }

    /// The numbers that can be told twice, where there are any.
    fn tellings(&self) -> Option<&Tellings> {
        self.tellings.get_or_init(|| Tellings::new(self.ledger, || self.reader())).as_ref()
    }

    /// Its sections, tables, figures and other parts that have labels.
    fn parts(&self) -> &FxHashMap<ReferenceTarget, Parts> {
        self.parts.get_or_init(|| parts(self))
    }

    /// The entries of its list of references.
    fn entries(&self) -> &[Entry<'c>] {
        self.entries.get_or_init(|| entries(self))
    }

    /// Its tables, with the numbers in them read.
    fn views(&self) -> &[View<'c>] {
        self.views.get_or_init(|| views(self.ledger))
    }

    /// The uses of the terms that it defines; none where it does not define terms for its own use.
    fn counted(&self) -> Option<&[Counted]> {
        self.counted.get_or_init(|| count(self)).as_deref()
    }

    /// The place of the sentence that holds a token.
    pub(crate) fn sentence_at(&self, token: usize) -> usize {
        self.ledger.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Whether a place lies wholly inside a quotation, so that the speaker may have said it so (T15).
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        let after = self.quotations.partition_point(|quotation| quotation.start <= span.start);
        // Quotations may lie in each other, but not deeply.
        self.quotations[..after].iter().rev().take(4).any(|quotation| quotation.contains(span))
    }

    /// Whether the block of a place claims something itself; entries of reference lists name other texts.
    pub(crate) fn is_prose(&self, span: Span) -> bool {
        let blocks = &self.ledger.document.blocks;
        let block = self.ledger.document.block_at(span.start).and_then(|block| blocks.get(block));
        block.is_some_and(|block| block.kind() != BlockKind::ReferenceEntry)
    }

    /// Whether a sentence claims something itself.
    pub(crate) fn is_prose_sentence(&self, sentence: usize) -> bool {
        self.ledger.block_of(sentence).kind() != BlockKind::ReferenceEntry
    }
}

/// Writes a check down with the verdict and severity that its rule allows.
pub(crate) fn report(rule: &Rule, verdict: Verdict, span: Span, message: String) -> Check {
    let verdict = if verdict == Verdict::Conflict { rule.verdict } else { verdict };
    let severity = if verdict == Verdict::Review { rule.severity.min(Severity::Warning) } else { rule.severity };
    Check {
        rule: rule.id.clone(),
        family: rule.family,
        verdict,
        severity,
        span,
        message,
        computed: None,
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

/// A place that a check compared.
pub(crate) fn evidence(span: Span, label: impl Into<String>) -> Evidence {
    Evidence { span, label: label.into() }
}
