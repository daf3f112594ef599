//! The kinds of claim and their normalised values.

use crate::ledger::TokenSpan;
use crate::value::{Hedge, Interval, Printed};
use claimlint_document::Span;
use jiff::civil::{DateTime, Weekday};
use rust_decimal::Decimal;

/// A typed, normalised statement with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its own words: for a quantity hedge, number and unit, without the noun counted.
    pub span: Span,
    /// The tokens from its first word to its last.
    pub tokens: TokenSpan,
    /// The sentence in which it begins.
    pub sentence: usize,
    /// The innermost attribution whose content holds it.
    pub said_by: Option<usize>,
    /// Whether it is asserted or only foreseen or supposed.
    pub modality: Modality,
    /// Whether its clause denies it.
    pub negated: bool,
    /// What it says.
    pub kind: ClaimKind,
}

impl Claim {
    /// A plain assertion; who said it is found when the ledger is closed.
    pub(crate) fn new(span: Span, tokens: TokenSpan, sentence: usize, kind: ClaimKind) -> Self {
        Self { span, tokens, sentence, said_by: None, modality: Modality::Asserted, negated: false, kind }
    }

    /// Takes the ids of other claims that this one names to their new places.
    pub(crate) fn renumber(&mut self, place: impl Fn(usize) -> usize) {
        match &mut self.kind {
            ClaimKind::Range(range) => {
                range.from = place(range.from);
                range.to = place(range.to);
            }
            ClaimKind::Quotation(quotation) => quotation.attribution = quotation.attribution.map(place),
            ClaimKind::Time(_)
            | ClaimKind::Quantity(_)
            | ClaimKind::Enumeration(_)
            | ClaimKind::Attribution(_)
            | ClaimKind::Person(_)
            | ClaimKind::Organisation(_)
            | ClaimKind::Reference(_)
            | ClaimKind::Identifier(_)
            | ClaimKind::Statistic(_) => {}
        }
    }

    /// The time that it states, if it is one.
    pub fn time(&self) -> Option<&Time> {
        if let ClaimKind::Time(time) = &self.kind { Some(time) } else { None }
    }

    /// The quantity that it states, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        if let ClaimKind::Quantity(quantity) = &self.kind { Some(quantity) } else { None }
    }

    /// The attribution that it is, if it is one.
    pub fn attribution(&self) -> Option<&Attribution> {
        if let ClaimKind::Attribution(attribution) = &self.kind { Some(attribution) } else { None }
    }
}

/// How firmly the text stands by a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Said to be so.
    #[default]
    Asserted,
    /// Said to come: `will`, `plans to`, `is expected to`.
    Forecast,
    /// Supposed: `if`, `would`, `could`, `should`.
    Hypothetical,
}

/// What a claim says, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimKind {
    /// A point or stretch of time, a duration or a set of times.
    Time(Time),
    /// Two times read as one span.
    Range(TimeRange),
    /// A number of something.
    Quantity(Quantity),
    /// Items in a row, or a word that states how many there are.
    Enumeration(Enumeration),
    /// Who said what.
    Attribution(Attribution),
    /// A person, named or pointed at.
    Person(PersonMention),
    /// An organisation or term with its acronym.
    Organisation(Organisation),
    /// Words in quotation marks.
    Quotation(Quotation),
    /// A pointer to another part of the text or to another text.
    Reference(Reference),
    /// Digits that count nothing.
    Identifier(Identifier),
    /// The result of a statistical test.
    Statistic(Statistic),
}

/// A time expression, valued as in ISO-TimeML TIMEX3.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Its TIMEX3 type.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2021-10-07`, `2021-Q3`, `P1W`, `PRESENT_REF` …
    pub value: String,
    /// Its TIMEX3 modifier.
    pub modifier: Option<TimeModifier>,
    /// The first moment of the stretch; none where it is open or unknown.
    pub start: Option<Moment>,
    /// The moment after the last; none where it is open or unknown.
    pub end: Option<Moment>,
    /// Where the parts came from that the words leave out.
    pub anchor: Anchor,
    /// The calendar parts that the words themselves state, possible or not.
    pub stated: PartialDate,
    /// The length, of durations and ages.
    pub duration: Option<Duration>,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or anything longer.
    Date,
    /// A time of day.
    Time,
    /// A length.
    Duration,
    /// A recurring time.
    Set,
}

/// The TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeModifier {
    /// `before`.
    Before,
    /// `after`.
    After,
    /// `on or before`, `by`.
    OnOrBefore,
    /// `on or after`, `since`.
    OnOrAfter,
    /// `less than`.
    LessThan,
    /// `more than`.
    MoreThan,
    /// `no more than`.
    EqualOrLess,
    /// `at least`.
    EqualOrMore,
    /// `early`, `the beginning of`.
    Start,
    /// `mid`.
    Mid,
    /// `late`, `the end of`.
    End,
    /// `about`.
    Approx,
}

/// A moment of civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day and time; midnight where only the day is known.
    pub at: DateTime,
    /// Whether a clock time is known.
    pub clock: bool,
}

/// Where the unsaid parts of a time came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing is left out.
    #[default]
    Explicit,
    /// The day of publication.
    Dateline,
    /// Another time in the text.
    Context,
}

/// The calendar parts that an expression states in so many words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartialDate {
    /// The year; negative before Christ, where 1 BC is 0.
    pub year: Option<i32>,
    /// The month as printed, 1 to 12 where it is possible.
    pub month: Option<u32>,
    /// The day of the month as printed.
    pub day: Option<u32>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// How many units, as the words bound it.
    pub amount: Interval,
    /// The unit.
    pub unit: TimeUnit,
    /// Whether it is somebody's age.
    pub age: bool,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
    /// Millennia.
    Millennium,
}

/// Two times read as one span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// The claim of the first time.
    pub from: usize,
    /// The claim of the last time.
    pub to: usize,
    /// The first moment of the whole.
    pub start: Option<Moment>,
    /// The moment after the last of the whole.
    pub end: Option<Moment>,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What kind of number it is.
    pub form: Form,
    /// The printed number, its scale word included (`2` for 2 %, `2000000000` for $2 billion); none for `dozens`.
    pub value: Option<Decimal>,
    /// The unit of the last printed digit, its scale word included: `0.1` for 4.2, `100000000` for 2.1 billion.
    pub last_digit: Decimal,
    /// Whether the printed number stands for all that round to it (decimals, scale words, percent, measured units).
    pub rounded: bool,
    /// What the words before the number make of it.
    pub hedge: Hedge,
    /// The bounds that the words state; equal for a plain number.
    pub stated: Interval,
    /// The canonical unit: an ISO 4217 code, a symbol of the unit table, `%`.
    pub unit: Option<&'static str>,
    /// What is counted.
    pub noun: Option<NounPhrase>,
    /// The number alone, without hedge and unit.
    pub number: TokenSpan,
}

impl Quantity {
    /// Whether the words say that the number is not exact.
    pub fn is_approximate(&self) -> bool {
        matches!(self.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Vague)
    }
}

/// The kinds of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Things counted, or a bare number.
    Count,
    /// A share in hundredths.
    Percent,
    /// A difference of shares.
    PercentagePoint,
    /// Money; the unit is its currency.
    Money,
    /// A number of units of measurement.
    Measure,
    /// A place in a row.
    Ordinal,
    /// A part of a whole: `two-thirds`.
    Fraction,
    /// So many times as much: `doubled`, `threefold`.
    Multiple,
    /// Two numbers against each other: `one in five`, `3:1`.
    Ratio,
    /// A person's age.
    Age,
    /// The result of a game or a vote: `52–48`.
    Score,
}

/// The words for what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its place: modifiers and head.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// The token of its head noun.
    pub head: usize,
}

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

/// The result of a statistical test.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistic {
    /// The test.
    pub test: Test,
    /// Its degrees of freedom, as printed.
    pub degrees: Vec<Decimal>,
    /// Whether the statistic is stated or only bounded: `t(28) < 2.2`.
    pub comparator: PComparator,
    /// The statistic, as printed.
    pub value: Decimal,
    /// The unit of its last printed digit.
    pub last_digit: Decimal,
    /// The p-value beside it.
    pub p: Option<PValue>,
    /// Whether the sentence calls the test one-tailed, one-sided or directional.
    pub one_tailed: bool,
}

/// The tests whose p-values can be recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Student's t.
    T,
    /// Fisher's F.
    F,
    /// χ².
    ChiSquare,
    /// Pearson's r.
    R,
    /// The standard normal.
    Z,
    /// Cochran's Q.
    Q,
    /// Spearman's ρ.
    Rho,
    /// Kendall's τ.
    Tau,
}

/// A printed p-value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PValue {
    /// How the value is bounded; `ns` reads as above the level of significance.
    pub comparator: PComparator,
    /// The value; none for `ns`.
    pub value: Option<Decimal>,
    /// The unit of its last printed digit.
    pub last_digit: Decimal,
    /// Its place in the text.
    pub span: Span,
}

/// An estimate as results are reported: a value with its spread, interval or p-value; at least one of them stands.
///
/// `OR 2.1 (95% CI 1.3–4.0)`, `M = 5.19, SD = 1.2`, `r = .30, p = .02`, or a lone `p = .08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Its place, from its name to its last part.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// The sentence that holds it.
    pub sentence: usize,
    /// What is estimated.
    pub measure: Measure,
    /// The estimate itself.
    pub value: Option<Printed>,
    /// The interval around it.
    pub interval: Option<ConfidenceInterval>,
    /// The standard deviation beside a mean.
    pub deviation: Option<Printed>,
    /// The standard error.
    pub error: Option<Printed>,
    /// The number of cases.
    pub size: Option<Printed>,
    /// The p-value.
    pub p: Option<PValue>,
}

/// What an estimate estimates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// An odds, risk, rate or hazard ratio, which is positive and symmetric on the logarithmic scale.
    Ratio,
    /// A coefficient of correlation, from −1 to 1.
    Correlation,
    /// A mean.
    Mean,
    /// A difference of means or risks.
    Difference,
    /// A regression coefficient.
    Coefficient,
    /// A standardised effect: Cohen's d, Hedges' g.
    Effect,
    /// A share of variance, from 0 to 1: R², η².
    Explained,
    /// Something that its words name: `43% (95% CI 40–46%)`.
    Other,
    /// Nothing: a p-value or an interval alone.
    Unnamed,
}

/// An interval as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfidenceInterval {
    /// Its place in the text.
    pub span: Span,
    /// Its level in percent: 95; none where it is left out.
    pub level: Option<Decimal>,
    /// The first bound.
    pub low: Printed,
    /// The second bound.
    pub high: Printed,
    /// Whether it is called credible or bootstrapped, so that it need not lie evenly around its estimate.
    pub credible: bool,
}

/// How a p-value is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PComparator {
    /// `=`.
    Equal,
    /// `<` or `≤`.
    Below,
    /// `>` or `≥`.
    Above,
    /// `ns`.
    NotSignificant,
}
