//! The Markdown source of a rule page in, a [`Rule`] out.

use crate::book::LoadError;
use crate::check::{Family, RuleId, Severity, Verdict};
use crate::checks::{self, CheckKind};
use crate::example::{self, Example};
use crate::pattern::Vocabulary;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One rule of the book: its page, read.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The fault that it finds; also the name of its page.
    pub id: RuleId,
    /// The folder in which its page stands.
    pub family: Family,
    /// The heading of its page.
    pub title: String,
    /// How much a conflict matters.
    pub severity: Severity,
    /// The worst verdict that it gives: `review` where its precision does not carry a conflict.
    pub verdict: Verdict,
    /// The pack that it belongs to.
    pub pack: Pack,
    /// Whether it is run only where it is asked for by name.
    pub opt_in: bool,
    /// What it compares, and how.
    pub kind: CheckKind,
    /// The page as written.
    pub page: Cow<'static, str>,
}

/// Packs of rules that are chosen together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pack {
    /// What any prose wants.
    #[default]
    Default,
    /// Statistics, citations.
    Science,
    /// Terms, numbering, words beside figures.
    Legal,
    /// Lists, steps, cross-references of technical writing.
    Docs,
}

/// The header of a page as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    id: String,
    severity: Severity,
    #[serde(default = "worst")]
    verdict: Verdict,
    #[serde(default)]
    pack: Pack,
    #[serde(default)]
    opt_in: bool,
    check: checks::Spec,
}

const fn worst() -> Verdict {
    Verdict::Conflict
}

/// What is said of an old revision that no new one follows.
const OLD_ALONE: &str = "found an old revision alone; expected the new one in the next block";

/// How much of a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What a rule is run by.
    Header,
    /// Its message and its examples too.
    Whole,
}

/// What stands on a page.
#[derive(Default)]
struct Outline {
    title: Option<String>,
    /// The header, and the line on which its block begins.
    header: Option<(usize, Header)>,
    examples: Vec<Example>,
}

impl Rule {
    /// The drawn examples of its page, in order.
    ///
    /// They are read when they are asked for, since checking a document needs none of them.
    pub fn examples(&self) -> Vec<Example> {
        outline(&self.id, &self.page, Extent::Whole).map(|outline| outline.examples).unwrap_or_default()
    }
}

/// Reads a page; `path` names it in errors, the family is the folder it stands in.
pub(crate) fn read(
    path: &str,
    family: Family,
    page: Cow<'static, str>,
    extent: Extent,
    vocabulary: &mut Vocabulary,
) -> Result<Rule, LoadError> {
    let Outline { title, header, .. } = outline(path, &page, extent)?;
    let title = title.ok_or_else(|| LoadError::new(path, 1, "found no heading; expected `# ` and the title of the rule"))?;
    let (line, header) =
        header.ok_or_else(|| LoadError::new(path, 1, "found no json block; expected the header of the rule after its title"))?;
    let kind = checks::compile(&header.check, extent, vocabulary).map_err(|fault| {
        let line = line + 1 + fault.source.as_deref().map_or(0, |source| line_of(page.lines().skip(line), source));
        LoadError::new(path, line, fault.message)
    })?;
    Ok(Rule {
        id: RuleId::from(header.id.as_str()),
        family,
        title,
        severity: header.severity,
        verdict: header.verdict,
        pack: header.pack,
        opt_in: header.opt_in,
        kind,
        page,
    })
}

/// Reads the headings and blocks of a page, from the top on as far as asked.
fn outline(path: &str, text: &str, extent: Extent) -> Result<Outline, LoadError> {
    let mut outline = Outline::default();
    let mut known_gap = false;
    // The old revision of an example waits for the new one.
    let mut before: Option<(usize, Example)> = None;
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        if let Some(fence) = line.strip_prefix("```") {
            let mut body = Vec::new();
            loop {
                match lines.next() {
                    Some((line, _)) if line.trim_end() == "```" => break,
                    Some((line, _)) => body.push(line),
                    None => return Err(LoadError::new(path, number, "the block that begins here has no closing ```")),
                }
            }
            match fence.split_whitespace().next().unwrap_or_default() {
                "json" if outline.header.is_none() => outline.header = Some((number, read_header(path, number, &body)?)),
                "text" | "markdown" => {
                    let example = example::read(path, number, fence, &body, known_gap)?;
                    let is = |word: &str| fence.split_whitespace().any(|other| other == word);
                    match (is("old"), is("new"), before.take()) {
                        (true, false, None) => before = Some((number, example)),
                        (false, true, Some((_, old))) => outline.examples.push(Example { before: Some(old.text), ..example }),
                        (false, false, None) => outline.examples.push(example),
                        (_, _, Some((line, _))) => return Err(LoadError::new(path, line, OLD_ALONE)),
                        (_, true, None) => {
                            return Err(LoadError::new(
                                path,
                                number,
                                "found a new revision alone; expected the old one in the block before",
                            ));
                        }
                    }
                }
                "json" => return Err(LoadError::new(path, number, "found a second json block; expected one header only")),
                other => {
                    return Err(LoadError::new(path, number, format!("found a block of `{other}`; expected json, text or markdown")));
                }
            }
        } else if let Some(heading) = line.strip_prefix("# ") {
            outline.title.get_or_insert_with(|| heading.trim().to_owned());
        } else if line.starts_with("## ") {
            known_gap = line.trim() == "## Known gaps";
        }
        if extent == Extent::Header && outline.title.is_some() && outline.header.is_some() {
            break;
        }
    }
    match before {
        Some((line, _)) => Err(LoadError::new(path, line, OLD_ALONE)),
        None => Ok(outline),
    }
}

fn read_header(path: &str, first: usize, body: &[&str]) -> Result<Header, LoadError> {
    serde_json::from_str(&body.join("\n")).map_err(|error| {
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        LoadError::new(path, first + error.line().max(1), message.strip_suffix(&place).unwrap_or(&message))
    })
}

/// The line of the header, from 0, that holds a pattern or an expression as JSON writes it.
fn line_of<'t>(mut lines: impl Iterator<Item = &'t str>, source: &str) -> usize {
    let written = serde_json::to_string(source).unwrap_or_default();
    lines.position(|line| line.contains(&written)).unwrap_or(0)
}

/// What is wrong with a header, and with which of its strings.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The pattern or expression at fault.
    pub(crate) source: Option<String>,
    /// What was found and what was expected, with the place drawn under the source.
    pub(crate) message: String,
}

impl Fault {
    /// A fault at a byte of a pattern or an expression.
    pub(crate) fn at(source: &str, offset: usize, message: &str) -> Self {
        let column = source.get(..offset).unwrap_or(source).chars().count();
        Self { source: Some(source.to_owned()), message: format!("{message}\n    {source}\n    {:column$}^", "") }
    }

    /// A fault of a whole string.
    pub(crate) fn of(source: &str, message: impl Into<String>) -> Self {
        Self { source: Some(source.to_owned()), message: message.into() }
    }
}
