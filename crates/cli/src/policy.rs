//! A document's place and the flags in, what holds for it out: how it is read, which rules run, what counts how much.
//!
//! [`judge`] is the one place that decides which checks of a document are kept, and at which severity.

use crate::arguments::{FailOn, Levels, PackChoice, Reading, RuleChoice, SeverityChoice};
use crate::book::{self, nearest};
use crate::config::{Config, Finder, Placed, Section};
use crate::suppress;
use anyhow::anyhow;
use claimlint_parser::{DateOrder, Ledger, Settings};
use claimlint_rules::{Book, Check, Family, Rule, Severity, Verdict};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for one document.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    /// What the parser has to know.
    pub(crate) settings: Settings,
    /// The rules to run.
    pub(crate) book: Arc<Book>,
    /// All rules there are.
    known: Arc<Book>,
    /// The severities of rules and families, later ones first in force.
    severities: Vec<(String, Severity)>,
    min_severity: SeverityChoice,
    fail_on: FailOn,
    /// Whether suppressions that suppress nothing are told.
    tells_unused: bool,
}

impl Policy {
    /// Whether a check that was kept is severe enough to print.
    pub(crate) fn prints(&self, check: &Check) -> bool {
        check.verdict == Verdict::Holds || check.severity >= self.min_severity.severity()
    }

    /// Whether a check that was kept fails the run.
    pub(crate) fn fails(&self, check: &Check) -> bool {
        check.verdict != Verdict::Holds && self.fail_on.fails(check.severity)
    }

    fn severity(&self, check: &Check) -> Severity {
        let named = |name: &str| self.severities.iter().rev().find(|(known, _)| known == name).map(|(_, severity)| *severity);
        let severity = named(&check.rule).or_else(|| named(check.family.name())).unwrap_or(check.severity);
        match check.verdict {
            // What a person must look at is a warning at most, whatever the rule.
            Verdict::Review => severity.min(Severity::Warning),
            Verdict::Holds | Verdict::Conflict => severity,
        }
    }
}

/// The checks of a document that are kept.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    /// Those that count, in the order of their places.
    pub(crate) checks: Vec<Check>,
    /// How many findings the document itself allows.
    pub(crate) allowed: usize,
}

/// Takes out of what was found in a document what it allows, and gives the checks their severities.
pub(crate) fn judge(policy: &Policy, ledger: &Ledger, found: Vec<Check>) -> Judged {
    let in_parts = ledger.parts.map(|_| claimlint_rules::for_parts(&policy.book));
    let mut kept = suppress::apply(ledger.document, found, in_parts.as_ref().unwrap_or(&policy.book), &policy.known);
    if policy.tells_unused {
        kept.checks.append(&mut kept.unused);
    }
    for check in &mut kept.checks {
        check.severity = policy.severity(check);
    }
    Judged { checks: kept.checks, allowed: kept.allowed }
}

/// The policies of a run: the flags, and what was found of configurations.
#[derive(Debug)]
pub(crate) struct Policies {
    finder: Arc<Finder>,
    published: Option<jiff::civil::Date>,
    date_order: Option<DateOrder>,
    rules: RuleChoice,
    levels: Levels,
    /// Whether documents that are named are left out like those that are met.
    pub(crate) force_exclude: bool,
    books: HashMap<Option<PathBuf>, Arc<Book>>,
    /// The folders of rule pages that were read.
    folders: BTreeSet<PathBuf>,
    made: HashMap<(Option<PathBuf>, Vec<bool>), Arc<Policy>>,
}

impl Policies {
    /// The policies under these flags.
    ///
    /// # Errors
    /// A configuration that is named and cannot be read.
    pub(crate) fn new(reading: &Reading, rules: &RuleChoice, levels: Levels) -> anyhow::Result<Self> {
        Ok(Self {
            finder: Arc::new(Finder::new(reading.config.as_deref(), reading.isolated)?),
            published: reading.published,
            date_order: reading.date_order.map(crate::arguments::OrderOfDates::choice),
            rules: rules.clone(),
            levels,
            force_exclude: reading.force_exclude,
            books: HashMap::new(),
            folders: BTreeSet::new(),
            made: HashMap::new(),
        })
    }

    /// Where configurations are looked for, to be shared with those who walk folders.
    pub(crate) fn finder(&self) -> Arc<Finder> {
        Arc::clone(&self.finder)
    }

    /// Whether the configuration of a document leaves it out.
    pub(crate) fn leaves_out(&self, document: &Path) -> anyhow::Result<bool> {
        Ok(self.finder.of(document)?.is_some_and(|config| config.leaves_out(document)))
    }

    /// What holds for a document.
    ///
    /// # Errors
    /// A configuration or a rule page that cannot be read, and names of rules that there are none of.
    pub(crate) fn of(&mut self, document: &Path) -> anyhow::Result<Arc<Policy>> {
        let config = self.finder.of(document)?;
        let holding = config.as_ref().map(|config| config.holding(document)).unwrap_or_default();
        let key = (config.as_ref().map(|config| config.file.clone()), holding);
        if let Some(policy) = self.made.get(&key) {
            return Ok(Arc::clone(policy));
        }
        let known = self.book(config.as_deref())?;
        let policy = Arc::new(self.make(config.as_deref(), &key.1, known));
        self.made.insert(key, Arc::clone(&policy));
        Ok(policy)
    }

    /// All rules that a configuration and the flags give, once all names of rules in both are known to be right.
    fn book(&mut self, config: Option<&Config>) -> anyhow::Result<Arc<Book>> {
        let file = config.map(|config| config.file.clone());
        if let Some(book) = self.books.get(&file) {
            return Ok(Arc::clone(book));
        }
        let mut folders = config.map(Config::rule_folders).transpose()?.unwrap_or_default();
        folders.extend(self.rules.folder.clone());
        self.folders.extend(folders.iter().cloned());
        let book = book::load(&folders, config.map_or(&[], |config| &config.words))?;
        let mut wrong: Vec<String> = self.rules.select.iter().chain(&self.rules.ignore).filter_map(|id| unknown(&book, id)).collect();
        if let Some(config) = config {
            let sections = std::iter::once(&config.everywhere).chain(config.overrides.iter().map(|one| &one.section));
            let names = sections.flat_map(|section| {
                let chosen = section.select.iter().flatten().chain(&section.ignore);
                chosen.chain(section.severity.iter().map(|(rule, _)| rule))
            });
            wrong.extend(names.filter_map(|name| Some(format!("{}: {}", name.place, unknown(&book, &name.text)?))));
        }
        if !wrong.is_empty() {
            return Err(anyhow!("{}", wrong.join("\n")));
        }
        let book = Arc::new(book);
        self.books.insert(file, Arc::clone(&book));
        Ok(book)
    }

    /// Every rule that any of the documents met so far may be held against, for those who tell of rules.
    pub(crate) fn all_rules(&self) -> anyhow::Result<Arc<Book>> {
        match self.books.values().collect::<Vec<_>>()[..] {
            [only] => Ok(Arc::clone(only)),
            _ => Ok(Arc::new(book::load(&self.folders.iter().cloned().collect::<Vec<_>>(), &[])?)),
        }
    }

    fn make(&self, config: Option<&Config>, holding: &[bool], known: Arc<Book>) -> Policy {
        let sections: Vec<&Section> = config
            .map(|config| {
                let overrides = config.overrides.iter().zip(holding).filter(|(_, holds)| **holds).map(|(one, _)| &one.section);
                std::iter::once(&config.everywhere).chain(overrides).collect()
            })
            .unwrap_or_default();
        let ignored = self.ignored(&sections);
        Policy {
            settings: Settings {
                published: self.published.or_else(|| last(&sections, |section| section.published)),
                date_order: self.date_order.or_else(|| last(&sections, |section| section.date_order)).unwrap_or_default(),
            },
            book: Arc::new(self.chosen(&sections, &ignored, &known)),
            known,
            severities: sections
                .iter()
                .flat_map(|section| section.severity.iter().map(|(rule, severity)| (rule.text.clone(), severity.severity())))
                .collect(),
            min_severity: self
                .levels
                .min_severity
                .or_else(|| last(&sections, |section| section.min_severity))
                .unwrap_or(SeverityChoice::Note),
            fail_on: self.levels.fail_on.or_else(|| last(&sections, |section| section.fail_on)).unwrap_or(FailOn::Error),
            tells_unused: !ignored.contains(&suppress::UNUSED),
        }
    }

    /// The rules and families that are left out; rules that the flags ask for are run whatever a file says.
    fn ignored<'p>(&'p self, sections: &[&'p Section]) -> Vec<&'p str> {
        let in_file = sections.iter().filter(|_| self.rules.select.is_empty()).flat_map(|section| &section.ignore);
        self.rules.ignore.iter().map(String::as_str).chain(in_file.map(|rule| rule.text.as_str())).collect()
    }

    /// The rules that are run; what was asked for is run whatever the document is.
    fn chosen(&self, sections: &[&Section], ignored: &[&str], known: &Book) -> Book {
        let by_flag = !self.rules.select.is_empty();
        let placed = |rules: &Vec<Placed>| rules.iter().map(|rule| rule.text.clone()).collect::<Vec<_>>();
        let select = if by_flag { Some(self.rules.select.clone()) } else { last(sections, |section| section.select.as_ref().map(placed)) };
        let packs = match &self.rules.pack[..] {
            [] if by_flag => None,
            [] => last(sections, |section| section.packs.clone()),
            packs => Some(packs.to_vec()),
        };
        let asked = select.is_some() || packs.is_some();
        // Rules that are off by default are run where they are named themselves: in a selection, or with a severity.
        let severities = || sections.iter().flat_map(|section| section.severity.iter().map(|(rule, _)| rule.text.as_str()));
        let by_name = |rule: &Rule| {
            let selected = select.iter().flatten().any(|name| name.as_str() == &*rule.id);
            selected || !by_flag && severities().any(|name| name == &*rule.id)
        };
        let cut = known.select(|rule| {
            let wanted =
                if rule.opt_in { by_name(rule) } else { select.as_ref().is_none_or(|select| select.iter().any(|name| names(name, rule))) };
            wanted
                && !ignored.iter().any(|name| names(name, rule))
                && packs.as_ref().is_none_or(|packs| packs.iter().any(|pack: &PackChoice| pack.pack() == rule.pack))
        });
        let cut = cut.with_opt_in();
        if asked { cut.any_document() } else { cut }
    }
}

/// What the last section that says something says.
fn last<T>(sections: &[&Section], said: impl Fn(&Section) -> Option<T>) -> Option<T> {
    sections.iter().rev().find_map(|section| said(section))
}

/// Whether a name is that of a rule or of its family.
fn names(name: &str, rule: &Rule) -> bool {
    name == &*rule.id || name == rule.family.name()
}

/// What is wrong with the name of a rule or family, if there is none of that name.
pub(crate) fn unknown(book: &Book, name: &str) -> Option<String> {
    let families = || Family::ALL.into_iter().map(Family::name);
    if name == suppress::UNUSED || book.rule(name).is_some() || families().any(|family| family == name) {
        return None;
    }
    let named = |name: &'static str| -> &str { name };
    let known = book.rules().map(|rule| &*rule.id).chain(families().chain([suppress::UNUSED]).map(named));
    Some(format!("no rule is called `{name}`{}", nearest(name, known)))
}
