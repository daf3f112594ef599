//! `AsciiDoc` in, a [`Document`] out.

mod attributes;
mod inline;
mod lists;
mod tables;

use crate::outline::Outline;
use crate::restructured::lines::{self, Line};
use crate::strip::Strip;
use crate::{BlockKind, Document, FrontMatterEntry, Span, arrange, dateline, front_matter};
use attributes::Attributes;
use std::collections::HashMap;

/// How deep blocks and lists may lie in each other; what lies deeper is read as running text.
const DEEPEST: usize = 24;

/// Reads `AsciiDoc`.
pub(crate) fn read(source: String) -> Document {
    let mut outline = Outline::default();
    let body = front_matter::read(&source, &mut outline.draft);
    let lines = lines::split(&source, body);
    let attributes = Attributes::of(&source, &lines);
    let end = lines.len();
    let mut reader = Reader {
        source: &source,
        lines,
        attributes,
        outline,
        notes: 0,
        named: HashMap::new(),
        figures: 0,
        tables: 0,
        style: Style::default(),
    };
    let start = reader.header();
    reader.body(start, end, 0);
    let mut draft = reader.outline.draft;
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    dateline::with_dateline(draft.compose(source))
}

/// What the lines over a block say of it.
#[derive(Clone, Debug, Default)]
struct Style {
    /// What stands in brackets: `quote, Ada`, `source,rust`, `cols="1,2"`.
    attributes: String,
    /// The line of its title.
    title: Option<Span>,
}

impl Style {
    /// The first word of the attributes.
    fn name(&self) -> &str {
        self.attributes.split([',', '.', '#', '%']).next().unwrap_or_default().trim()
    }

    /// The value of a named attribute.
    fn value(&self, name: &str) -> Option<&str> {
        let at = self.attributes.find(&format!("{name}="))?;
        let rest = &self.attributes[at + name.len() + 1..];
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split(',').next().map(str::trim),
        }
    }
}

/// What is known while the lines are read from first to last.
struct Reader<'a> {
    source: &'a str,
    lines: Vec<Line>,
    attributes: Attributes,
    outline: Outline,
    /// How many footnotes there are, and the labels of those with a name.
    notes: usize,
    named: HashMap<String, String>,
    figures: usize,
    tables: usize,
    style: Style,
}

impl<'a> Reader<'a> {
    fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.of(self.source))
    }

    fn indent(&self, at: usize) -> usize {
        self.lines.get(at).map_or(0, |line| line.indent)
    }

    /// Reads title, author, revision and attributes; gives the line after them.
    fn header(&mut self) -> usize {
        let mut at = 0;
        while at < self.lines.len()
            && (self.text(at).is_empty() || self.text(at).starts_with("//") || attributes::entry(self.text(at)).is_some())
        {
            self.attribute(at);
            at += 1;
        }
        if !self.text(at).starts_with("= ") {
            return at;
        }
        self.heading(at, 1);
        at += 1;
        let mut rows = 0;
        while at < self.lines.len() && !self.text(at).is_empty() {
            let (text, span) = (self.text(at), self.lines[at].span);
            if attributes::entry(text).is_some() {
                self.attribute(at);
            } else if !text.starts_with("//") {
                let date = crate::date::find_date(text);
                if let Some((_, place)) = date.filter(|_| rows > 0 || text.starts_with('v')) {
                    let source = Span::new(span.start + place.start, span.start + place.end);
                    self.entry("date", source);
                    self.outline.draft.leave_out(span, "front matter");
                } else if rows > 0 && !text.starts_with('v') {
                    // What goes on below the author is running text after all.
                    return at;
                } else {
                    self.write(BlockKind::Byline, [span]);
                }
                rows += 1;
            }
            at += 1;
        }
        at
    }

    fn entry(&mut self, key: &str, source: Span) {
        let value = source.of(self.source).to_owned();
        self.outline.draft.front_matter.push(FrontMatterEntry { key: key.to_owned(), value, source });
    }

    /// Notes the attribute that a line sets.
    fn attribute(&mut self, at: usize) {
        let Some((name, value)) = attributes::entry(self.text(at)) else { return };
        let end = self.lines[at].span.end;
        let source = Span::new(end - value.len(), end);
        match name {
            "revdate" => self.entry("date", source),
            "docdate" | "date" => self.entry(name, source),
            _ => {}
        }
        self.attributes.set(name, value);
    }

    /// Reads the lines of a body.
    fn body(&mut self, from: usize, to: usize, depth: usize) {
        let mut at = from;
        while at < to {
            at = if self.text(at).is_empty() { at + 1 } else { self.element(at, to, depth).max(at + 1) };
        }
        self.style = Style::default();
    }

    /// Reads what begins at a line, and gives the line after it.
    fn element(&mut self, at: usize, to: usize, depth: usize) -> usize {
        let text = self.text(at);
        if let Some(after) = self.above(at, to) {
            return after;
        }
        if let Some(after) = self.delimited(at, to, depth) {
            self.style = Style::default();
            return after;
        }
        let level = text.bytes().take_while(|&byte| byte == b'=').count();
        let level = if level == 0 { text.bytes().take_while(|&byte| byte == b'#').count() } else { level };
        if (1..=6).contains(&level) && text[level..].starts_with(' ') && self.indent(at) == 0 {
            self.heading(at, level);
            self.style = Style::default();
            return at + 1;
        }
        if depth < DEEPEST
            && let Some(after) = self.list(at, to, depth)
        {
            self.style = Style::default();
            return after;
        }
        let ends = |line: &usize| self.text(*line).is_empty() || *line > at && is_directive(self.text(*line));
        let end = (at..to).find(ends).unwrap_or(to);
        let name = self.style.name();
        let why = match name {
            "source" | "listing" | "literal" => Some("code"),
            "stem" | "latexmath" | "asciimath" => Some("math"),
            "pass" => Some("raw"),
            "comment" => Some("comment"),
            _ if self.indent(at) > 0 && self.outline.depth() == 0 => Some("code"),
            _ => None,
        };
        if let Some(why) = why {
            self.leave_out(at, end, why);
        } else {
            let quote = matches!(name, "quote" | "verse");
            self.paragraph(at, end, quote);
        }
        self.style = Style::default();
        end
    }

    /// Reads what is no block: attributes, titles, comments, directives, macros.
    fn above(&mut self, at: usize, to: usize) -> Option<usize> {
        let text = self.text(at);
        if text.starts_with("//") && !text.starts_with("////") {
            self.leave_out(at, at + 1, "comment");
            return Some(at + 1);
        }
        if attributes::entry(text).is_some() {
            self.attribute(at);
            return Some(at + 1);
        }
        if text.starts_with('[') && text.ends_with(']') && !text.starts_with("[^") {
            let inner = &text[1..text.len() - 1];
            if !inner.starts_with('[') && (inner.is_empty() || !inner.contains("](") && !self.text(at + 1).is_empty()) {
                self.style.attributes = inner.to_owned();
            }
            return Some(at + 1);
        }
        if text.starts_with('.') && text.len() > 1 && !text.starts_with("..") && !text.starts_with(". ") && !self.text(at + 1).is_empty() {
            let span = self.lines[at].span;
            self.style.title = Some(Span::new(span.start + 1, span.end));
            return Some(at + 1);
        }
        if matches!(text, "'''" | "<<<" | "---" | "***" | "* * *" | "- - -" | "+") {
            return Some(at + 1);
        }
        let (name, _) = text.split_once("::").filter(|(_, rest)| rest.contains('[') && rest.ends_with(']'))?;
        match name {
            "ifdef" | "ifndef" | "ifeval" => Some(self.condition(at, to, name)),
            "endif" => Some(at + 1),
            "include" => {
                self.leave_out(at, at + 1, "include");
                Some(at + 1)
            }
            "image" | "video" | "audio" => {
                if let Some(title) = self.style.title.take() {
                    let label = (name == "image").then(|| {
                        self.figures += 1;
                        format!("Figure {}. ", self.figures)
                    });
                    self.caption(title, label);
                }
                self.style = Style::default();
                Some(at + 1)
            }
            "toc" => Some(at + 1),
            _ => None,
        }
    }

    /// A condition that the document itself does not fulfil leaves out what stands under it.
    fn condition(&mut self, at: usize, to: usize, name: &str) -> usize {
        let text = self.text(at);
        let rest = &text[name.len() + 2..];
        let (condition, inner) = rest.split_once('[').unwrap_or((rest, "]"));
        let defined = condition.split([',', '+']).any(|name| self.attributes.value(name.trim()).is_some());
        let holds = match name {
            "ifdef" => defined,
            "ifndef" => !defined,
            _ => false,
        };
        if holds || name != "ifeval" && inner != "]" {
            if !holds {
                self.leave_out(at, at + 1, "directive");
            }
            return at + 1;
        }
        let end = (at + 1..to).find(|&line| self.text(line).starts_with("endif::")).map_or(to, |end| end + 1);
        self.leave_out(at, end, "directive");
        end
    }

    fn heading(&mut self, at: usize, level: usize) {
        let span = self.lines[at].span;
        let words = span.of(self.source);
        let start = span.start + level + words[level..].len() - words[level..].trim_start().len();
        // Signs may be repeated behind the words.
        let closing = words.trim_end_matches(['=', '#']);
        let end = if words.len() > closing.len() && closing.ends_with(' ') { span.start + closing.trim_end().len() } else { span.end };
        let level = u8::try_from(level).unwrap_or(6);
        let kind = if matches!(self.style.name(), "discrete" | "float") { BlockKind::Heading(level) } else { self.outline.heading(level) };
        self.write(kind, [Span::new(start, end.max(start))]);
    }

    /// Reads a block between two delimiters.
    fn delimited(&mut self, at: usize, to: usize, depth: usize) -> Option<usize> {
        let text = self.text(at);
        let sign = text.chars().next()?;
        let table = matches!(sign, '|' | ',' | ':' | '!') && text.len() >= 4 && text[1..].bytes().all(|byte| byte == b'=');
        let fenced = text.starts_with("```");
        let repeated = text.len() >= 4 && matches!(sign, '-' | '.' | '+' | '/' | '=' | '*' | '_') && text.chars().all(|next| next == sign);
        if !(table || fenced || repeated || text == "--") || depth >= DEEPEST {
            return None;
        }
        let delimiter = if fenced { "```" } else { text };
        let Some(end) = (at + 1..to).find(|&line| self.text(line) == delimiter) else {
            // Without an end it reaches to the end of the document, so that nothing below it is looked through again.
            if table || fenced || matches!(sign, '-' | '.' | '+' | '/') && text != "--" {
                self.leave_out(at, to, if table { "table" } else { "code" });
                return Some(to);
            }
            return Some(at + 1);
        };
        if table {
            self.table(at, end, sign);
            return Some(end + 1);
        }
        let style = self.style.name().to_owned();
        let why = match sign {
            _ if matches!(style.as_str(), "stem" | "latexmath" | "asciimath") => Some("math"),
            '-' if text == "--" && matches!(style.as_str(), "source" | "listing") => Some("code"),
            '-' if text == "--" => None,
            '-' | '.' | '`' => Some("code"),
            '+' => Some("raw"),
            '/' => Some("comment"),
            _ if style == "comment" => Some("comment"),
            _ => None,
        };
        if let Some(why) = why {
            if let Some(title) = self.style.title.take() {
                self.caption(title, None);
            }
            self.leave_out(at, end + 1, why);
            return Some(end + 1);
        }
        if let Some(title) = self.style.title.take() {
            self.write(BlockKind::Paragraph, [title]);
        }
        let quote = u8::from(sign == '_' || matches!(style.as_str(), "quote" | "verse"));
        self.style = Style::default();
        self.outline.quote_depth = self.outline.quote_depth.saturating_add(quote);
        self.body(at + 1, end, depth + 1);
        self.outline.quote_depth = self.outline.quote_depth.saturating_sub(quote);
        Some(end + 1)
    }

    fn caption(&mut self, title: Span, label: Option<String>) {
        self.write_labelled(BlockKind::Caption, [title], label.map(|label| (label, Span::new(title.start, title.start))));
    }

    /// A paragraph; the word that makes it a note is not part of it.
    fn paragraph(&mut self, from: usize, to: usize, quote: bool) {
        const NOTES: [&str; 5] = ["NOTE: ", "TIP: ", "IMPORTANT: ", "CAUTION: ", "WARNING: "];
        if let Some(title) = self.style.title.take() {
            self.write(BlockKind::Paragraph, [title]);
        }
        if let Some(note) = NOTES.iter().find(|note| self.text(from).starts_with(**note)) {
            self.lines[from].span.start += note.len();
        }
        let spans: Vec<Span> =
            self.lines[from..to].iter().map(|line| line.span).filter(|span| !span.of(self.source).starts_with("//")).collect();
        self.outline.quote_depth = self.outline.quote_depth.saturating_add(u8::from(quote));
        let kind = self.outline.paragraph();
        self.write(kind, spans);
        self.outline.quote_depth = self.outline.quote_depth.saturating_sub(u8::from(quote));
    }

    fn write(&mut self, kind: BlockKind, lines: impl IntoIterator<Item = Span>) {
        self.write_labelled(kind, lines, None);
    }

    /// Writes a block, and its footnotes behind it.
    fn write_labelled(&mut self, kind: BlockKind, lines: impl IntoIterator<Item = Span>, label: Option<(String, Span)>) {
        let strip = Strip::of(self.source, lines);
        let mut context =
            inline::Context { attributes: &self.attributes, notes: &mut self.notes, named: &mut self.named, found: Vec::new() };
        self.outline.write(kind, |inline, draft| {
            if let Some((label, place)) = label {
                draft.replace(&label, place);
            }
            inline::write(&strip, Span::new(0, strip.text.len()), &mut context, inline, draft);
        });
        for (label, words) in std::mem::take(&mut context.found) {
            self.outline.write(BlockKind::Footnote, |inline, draft| {
                strip.replace(draft, &format!("[^{label}]: "), Span::new(words.start, words.start));
                inline::write(&strip, words, &mut context, inline, draft);
            });
        }
    }

    fn leave_out(&mut self, from: usize, to: usize, why: &'static str) {
        let mut written = self.lines.get(from..to).unwrap_or_default().iter().filter(|line| !line.is_blank());
        if let Some(first) = written.next() {
            let last = written.next_back().unwrap_or(first);
            self.outline.draft.leave_out(Span::new(first.span.start, last.span.end), why);
        }
    }
}

/// Whether a line is for the processor and ends the paragraph over it.
fn is_directive(text: &str) -> bool {
    ["ifdef::", "ifndef::", "ifeval::", "endif::", "include::"].iter().any(|start| text.starts_with(start))
}
