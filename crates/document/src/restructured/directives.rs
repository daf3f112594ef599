//! A directive in, its words out where it holds prose; others are left out.

use super::Reader;
use crate::{BlockKind, Span};

/// What is done with a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    /// Its argument and its body are prose.
    Prose,
    /// Its argument is a title over its body.
    Titled,
    /// Its body is prose, its argument is not.
    Body,
    /// It says since which version something is so.
    Version,
    /// Its body is a quotation.
    Quote,
    /// A picture with its caption and legend.
    Figure,
    /// A table with its caption.
    Table,
    ListTable,
    CsvTable,
    /// The title of the document.
    Title,
    /// Nothing of it is prose.
    LeftOut(&'static str),
}

fn content(name: &str) -> Content {
    match name.rsplit(':').next().unwrap_or(name) {
        "note" | "warning" | "tip" | "important" | "hint" | "caution" | "danger" | "error" | "attention" | "seealso" | "centered" => {
            Content::Prose
        }
        "admonition" | "topic" | "sidebar" | "rubric" | "tab" | "tab-item" | "dropdown" | "card" | "grid-item-card" => Content::Titled,
        "container" | "compound" | "class" | "rst-class" | "cssclass" | "tabs" | "tab-set" | "grid" | "grid-item" | "hlist"
        | "glossary" => Content::Body,
        "versionadded" | "versionchanged" | "deprecated" | "versionremoved" => Content::Version,
        "epigraph" | "highlights" | "pull-quote" => Content::Quote,
        "figure" => Content::Figure,
        "table" => Content::Table,
        "list-table" => Content::ListTable,
        "csv-table" => Content::CsvTable,
        "title" => Content::Title,
        "math" => Content::LeftOut("math"),
        "code" | "code-block" | "sourcecode" | "literalinclude" | "parsed-literal" | "highlight" | "doctest" | "testcode" | "testsetup"
        | "prompt" | "ipython" | "console" => Content::LeftOut("code"),
        "raw" => Content::LeftOut("raw"),
        _ => Content::LeftOut("directive"),
    }
}

/// The parts of a directive.
pub(super) struct Directive {
    /// The lines of its argument.
    pub(super) argument: Vec<Span>,
    /// Its options.
    pub(super) options: Vec<(String, Span)>,
    /// The line on which its content begins.
    pub(super) body: usize,
    /// The line after its last.
    pub(super) end: usize,
}

impl Directive {
    /// The value of an option.
    pub(super) fn option<'a>(&self, source: &'a str, name: &str) -> Option<&'a str> {
        self.options.iter().find(|(key, _)| key == name).map(|(_, value)| value.of(source))
    }
}

impl Reader<'_> {
    /// Reads the directive that the lines up to `end` make out.
    pub(super) fn directive(&mut self, at: usize, end: usize, name: &str, depth: usize) {
        let content = content(name);
        let depth = depth + 1;
        match content {
            Content::LeftOut(why) => return self.leave_out(at, end, why),
            Content::Prose => {
                let skip = self.argument_start(at);
                self.lines[at].skip(self.source, skip);
                // The argument and the lines below it are one paragraph, whatever their indents.
                if let Some(line) = (at + 1..end).find(|&line| !self.text(line).is_empty()) {
                    self.lines[at].indent = self.lines[line].indent;
                }
                let from = (at..end).find(|&line| !self.text(line).is_empty() && super::field(self.text(line)).is_none()).unwrap_or(end);
                return self.body(from, end, depth);
            }
            Content::Titled
            | Content::Body
            | Content::Version
            | Content::Quote
            | Content::Figure
            | Content::Table
            | Content::ListTable
            | Content::CsvTable
            | Content::Title => {}
        }
        let parts = self.parts(at, end);
        match content {
            Content::Titled => {
                let kind = self.outline.paragraph();
                self.write(kind, parts.argument);
                self.body(parts.body, end, depth);
            }
            Content::Version => {
                // The version is printed after words that the builder adds, so that only what is said of it is read.
                if let Some(first) = parts.argument.first()
                    && let Some((version, words)) = first.of(self.source).split_once(' ')
                {
                    let mut lines = parts.argument.clone();
                    if let Some(line) = lines.first_mut() {
                        line.start += version.len() + words.len() - words.trim_start().len() + 1;
                    }
                    let kind = self.outline.paragraph();
                    self.write(kind, lines);
                }
                self.body(parts.body, end, depth);
            }
            Content::Quote => {
                self.outline.quote_depth = self.outline.quote_depth.saturating_add(1);
                self.write(BlockKind::Paragraph, parts.argument);
                self.body(parts.body, end, depth);
                self.outline.quote_depth = self.outline.quote_depth.saturating_sub(1);
            }
            Content::Figure => {
                let first = (parts.body..end).find(|&line| !self.text(line).is_empty()).unwrap_or(end);
                let behind = (first..end).find(|&line| self.text(line).is_empty()).unwrap_or(end);
                let caption: Vec<Span> = self.lines[first..behind].iter().map(|line| line.span).collect();
                if self.text(first) != ".." {
                    self.write(BlockKind::Caption, caption);
                }
                self.body(behind, end, depth);
            }
            Content::Table | Content::ListTable | Content::CsvTable => {
                self.write(BlockKind::Caption, parts.argument.clone());
                match content {
                    Content::ListTable => self.list_table(&parts),
                    Content::CsvTable => self.csv_table(at, &parts),
                    _ => self.body(parts.body, end, depth),
                }
            }
            Content::Title => {
                let kind = self.outline.heading(1);
                self.write(kind, parts.argument);
            }
            Content::Body | Content::Prose | Content::LeftOut(_) => self.body(parts.body, end, depth),
        }
    }

    /// How many bytes stand before the argument of a directive.
    fn argument_start(&self, at: usize) -> usize {
        self.text(at).find("::").map_or(0, |colons| colons + 2)
    }

    /// Takes a directive apart: argument, options, and after a blank line its content.
    fn parts(&mut self, at: usize, end: usize) -> Directive {
        let skip = self.argument_start(at);
        self.lines[at].skip(self.source, skip);
        let mut parts = Directive { argument: Vec::new(), options: Vec::new(), body: end, end };
        let mut line = at;
        while line < end && (line == at || !self.text(line).is_empty()) {
            let text = self.text(line);
            let span = self.lines[line].span;
            if let Some(name) = super::field(text).filter(|_| line > at) {
                let value = text[name.len() + 2..].trim();
                parts.options.push((name.to_owned(), Span::new(span.end - value.len(), span.end)));
            } else if !parts.options.is_empty() {
                break;
            } else if !text.is_empty() {
                parts.argument.push(span);
            }
            line += 1;
        }
        parts.body = line;
        parts
    }
}
