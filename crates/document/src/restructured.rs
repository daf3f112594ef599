//! reStructuredText in, a [`Document`] out.

mod directives;
pub(crate) mod inline;
pub(crate) mod lines;
mod lists;
pub(crate) mod names;
mod tables;

pub(crate) use tables::values;

use crate::outline::Outline;
use crate::strip::Strip;
use crate::{BlockKind, Document, FrontMatterEntry, Span, arrange, dateline, front_matter};
use lines::Line;
use names::Names;

/// How deep lists, quotes and directives may lie in each other; what lies deeper is read as running text.
const DEEPEST: usize = 24;

/// Reads reStructuredText.
pub(crate) fn read(source: String) -> Document {
    let mut outline = Outline::default();
    let body = front_matter::read(&source, &mut outline.draft);
    let lines = lines::split(&source, body);
    let names = Names::of(&source, &lines);
    let end = lines.len();
    let mut reader = Reader { source: &source, lines, names, outline, adornments: Vec::new() };
    reader.body(0, end, 0);
    let mut draft = reader.outline.draft;
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    dateline::with_dateline(draft.compose(source))
}

/// The sign that a line repeats from end to end, as under a heading.
fn adornment(text: &str) -> Option<char> {
    let sign = text.chars().next().filter(char::is_ascii_punctuation)?;
    (text.len() >= 2 && text.chars().all(|next| next == sign)).then_some(sign)
}

/// What is known while the lines are read from first to last.
struct Reader<'a> {
    source: &'a str,
    lines: Vec<Line>,
    names: Names,
    outline: Outline,
    /// The signs that headings were drawn with, and whether over them as well, in the order in which they came.
    adornments: Vec<(char, bool)>,
}

impl<'a> Reader<'a> {
    fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.of(self.source))
    }

    fn indent(&self, at: usize) -> usize {
        self.lines.get(at).map_or(0, |line| line.indent)
    }

    /// The line after the last that is blank or set in further than `indent`, blank ones at the end left out.
    fn end_of_inset(&self, from: usize, to: usize, indent: usize) -> usize {
        let inset = self.lines[from..to].iter().take_while(|line| line.is_blank() || line.indent > indent).count();
        let inset = &self.lines[from..from + inset];
        from + inset.iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1)
    }

    /// Reads the lines of a body, whose indent is that of its first line.
    fn body(&mut self, from: usize, to: usize, depth: usize) {
        let Some(first) = (from..to).find(|&at| !self.text(at).is_empty()) else { return };
        let mut indent = self.indent(first);
        let mut at = first;
        while at < to {
            if self.text(at).is_empty() {
                at += 1;
                continue;
            }
            // What is set in less far than the first line goes on as a body with that indent.
            indent = indent.min(self.indent(at));
            if self.indent(at) > indent && depth < DEEPEST {
                let end = self.end_of_inset(at, to, indent);
                self.outline.quote_depth = self.outline.quote_depth.saturating_add(1);
                self.body(at, end, depth + 1);
                self.outline.quote_depth = self.outline.quote_depth.saturating_sub(1);
                at = end;
            } else {
                at = self.element(at, to, depth).max(at + 1);
            }
        }
    }

    /// Reads what begins at a line, and gives the line after it.
    fn element(&mut self, at: usize, to: usize, depth: usize) -> usize {
        if depth == 0
            && let Some(after) = self.heading(at, to)
        {
            return after;
        }
        let text = self.text(at);
        if adornment(text).is_some() && text.len() >= 4 && self.text(at + 1).is_empty() {
            return at + 1;
        }
        if depth >= DEEPEST {
            return self.paragraph(at, to);
        }
        if text == ".." || text.starts_with(".. ") {
            return self.explicit(at, to, depth);
        }
        if text.starts_with("__ ") {
            return at + 1;
        }
        if text.starts_with(">>> ") {
            let end = self.end_of_group(at, to);
            self.leave_out(at, end, "code");
            return end;
        }
        if let Some(after) = self
            .table(at, to)
            .or_else(|| self.list(at, to, depth))
            .or_else(|| self.fields(at, to, depth))
            .or_else(|| self.line_block(at, to))
            .or_else(|| self.definition(at, to, depth))
        {
            return after;
        }
        self.paragraph(at, to)
    }

    /// A heading underlined, and perhaps overlined, with a row of signs.
    fn heading(&mut self, at: usize, to: usize) -> Option<usize> {
        let over = adornment(self.text(at)).filter(|_| at + 2 < to && !self.text(at + 1).is_empty());
        let over = over.filter(|_| adornment(self.text(at + 2)) == over);
        let title = at + usize::from(over.is_some());
        let sign = adornment(self.text(title + 1)).filter(|_| title + 1 < to)?;
        let (words, under) = (self.text(title), self.text(title + 1));
        let width = words.chars().count();
        if adornment(words).is_some_and(|_| width > 3) || width > under.len() && under.len() < 4 || self.indent(title + 1) > 0 {
            return None;
        }
        let style = (sign, over.is_some());
        let level = self.adornments.iter().position(|&seen| seen == style).unwrap_or_else(|| {
            self.adornments.push(style);
            self.adornments.len() - 1
        });
        let level = u8::try_from(level + 1).unwrap_or(6).min(6);
        let kind = if self.outline.draft.blocks.is_empty() { self.outline.heading(level) } else { BlockKind::Heading(level) };
        self.write(kind, [self.lines[title].span]);
        Some(title + 1 + 1)
    }

    /// Reads what begins with two full stops.
    fn explicit(&mut self, at: usize, to: usize, depth: usize) -> usize {
        let text = self.text(at);
        let end = self.end_of_inset(at + 1, to, self.indent(at)).max(at + 1);
        let words = text.trim_start_matches("..").trim_start();
        let skip = text.len() - words.len();
        if words.starts_with('_') || words.starts_with('|') && words.contains("::") {
            return end;
        }
        if let Some((label, _)) = words.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            return self.note(at, end, skip, label, depth);
        }
        let name = words.split_once("::").map(|(name, _)| name.trim()).filter(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'+'))
        });
        match name {
            Some(name) => self.directive(at, end, name, depth),
            None if words.is_empty() && end == at + 1 => {}
            None => self.leave_out(at, end, "comment"),
        }
        end
    }

    /// A footnote, or a reference with its label.
    fn note(&mut self, at: usize, end: usize, skip: usize, label: &str, depth: usize) -> usize {
        let place = Span::new(self.lines[at].span.start + skip, self.lines[at].span.start + skip + label.len() + 2);
        let Some(printed) = self.names.written(label).filter(|_| self.outline.kind.is_none()) else {
            self.lines[at].skip(self.source, skip);
            let spans: Vec<Span> = self.lines[at..end].iter().filter(|line| !line.is_blank()).map(|line| line.span).collect();
            self.write(BlockKind::ReferenceEntry, spans);
            return end;
        };
        self.lines[at].skip(self.source, skip + label.len() + 2);
        self.outline.kind = Some(BlockKind::Footnote);
        let start = self.outline.draft.blocks.len();
        let first = (at + 1..end).find(|&line| self.text(line).is_empty()).unwrap_or(end);
        let spans: Vec<Span> = self.lines[at..first].iter().filter(|line| !line.is_blank()).map(|line| line.span).collect();
        let strip = Strip::of(self.source, spans);
        let names = &mut self.names;
        self.outline.write(BlockKind::Footnote, |inline, draft| {
            draft.replace(&format!("[^{printed}]: "), place);
            inline::write(&strip, names, inline, draft);
        });
        if self.outline.draft.blocks.len() > start {
            self.body(first, end, depth + 1);
        }
        self.outline.kind = None;
        end
    }

    /// A list of fields: that of the document is its front matter, others are paragraphs.
    fn fields(&mut self, at: usize, to: usize, depth: usize) -> Option<usize> {
        let name = field(self.text(at))?;
        let end = self.end_of_inset(at + 1, to, self.indent(at)).max(at + 1);
        let start = self.lines[at].span.start;
        let of_document = depth == 0 && self.outline.draft.blocks.iter().all(|block| block.kind() == BlockKind::Title);
        if of_document {
            self.lines[at].skip(self.source, name.len() + 2);
            let line = self.lines[at];
            self.outline.draft.front_matter.push(FrontMatterEntry {
                key: name.to_owned(),
                value: line.of(self.source).to_owned(),
                source: line.span,
            });
            self.outline.draft.leave_out(Span::new(start, self.lines[end - 1].span.end), "front matter");
            return Some(end);
        }
        self.lines[at].skip(self.source, 1);
        let first = (at + 1..end).find(|&line| self.text(line).is_empty()).unwrap_or(end);
        self.write_lines(at, first);
        self.body(first, end, depth + 1);
        Some(end)
    }

    /// Lines whose breaks are kept.
    fn line_block(&mut self, at: usize, to: usize) -> Option<usize> {
        let is_line = |text: &str| text == "|" || text.starts_with("| ");
        if !is_line(self.text(at)) {
            return None;
        }
        let length = (at..to).take_while(|&line| is_line(self.text(line))).count();
        for line in &mut self.lines[at..at + length] {
            line.skip(self.source, 1);
        }
        let end = at + length;
        let mut first = at;
        for line in at..=end {
            if line == end || self.lines[line].is_blank() {
                if line > first {
                    self.write_lines(first, line);
                }
                first = line + 1;
            }
        }
        Some(end)
    }

    /// A term and, set in under it, its meaning.
    fn definition(&mut self, at: usize, to: usize, depth: usize) -> Option<usize> {
        let inset = at + 1 < to && !self.text(at + 1).is_empty() && self.indent(at + 1) > self.indent(at);
        if !inset || self.text(at).ends_with("::") {
            return None;
        }
        let end = self.end_of_inset(at + 1, to, self.indent(at));
        self.write_lines(at, at + 1);
        self.body(at + 1, end, depth + 1);
        Some(end)
    }

    /// The line after the last that stands with a line without a blank one between them.
    fn end_of_group(&self, at: usize, to: usize) -> usize {
        at + self.lines[at..to].iter().take_while(|line| !line.is_blank()).count()
    }

    /// A paragraph, and the literal block that it announces.
    fn paragraph(&mut self, at: usize, to: usize) -> usize {
        let indent = self.indent(at);
        let mut end = self.end_of_group(at, to);
        if self.outline.depth() == 0
            && let Some(next) =
                (at + 1..end.saturating_sub(1)).find(|&line| adornment(self.text(line + 1)).is_some_and(|_| self.text(line + 1).len() >= 4))
        {
            // A heading may follow a paragraph without a blank line.
            end = if adornment(self.text(next)).is_some() { end } else { next };
        }
        if self.text(at) != "::" || end > at + 1 {
            self.write_lines(at, end);
        }
        if !self.text(end - 1).ends_with("::") {
            return end;
        }
        let Some(first) = (end..to).find(|&line| !self.text(line).is_empty()) else { return end };
        let literal = if self.indent(first) > indent {
            self.end_of_inset(first, to, indent)
        } else {
            let sign = self.text(first).chars().next().filter(|sign| sign.is_ascii_punctuation() && *sign != '.');
            first + (first..to).take_while(|&line| sign.is_some_and(|sign| self.text(line).starts_with(sign))).count()
        };
        self.leave_out(first, literal, "code");
        literal.max(end)
    }

    /// Writes lines as a paragraph.
    fn write_lines(&mut self, from: usize, to: usize) {
        let spans: Vec<Span> = self.lines[from..to].iter().filter(|line| !line.is_blank()).map(|line| line.span).collect();
        let kind = self.outline.paragraph();
        self.write(kind, spans);
    }

    fn write(&mut self, kind: BlockKind, lines: impl IntoIterator<Item = Span>) {
        let strip = Strip::of(self.source, lines);
        let names = &mut self.names;
        self.outline.write(kind, |inline, draft| inline::write(&strip, names, inline, draft));
    }

    fn leave_out(&mut self, from: usize, to: usize, why: &'static str) {
        let mut written = self.lines.get(from..to).unwrap_or_default().iter().filter(|line| !line.is_blank());
        if let Some(first) = written.next() {
            let last = written.next_back().unwrap_or(first);
            self.outline.draft.leave_out(Span::new(first.span.start, last.span.end), why);
        }
    }
}

/// The name of the field that a line begins.
fn field(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(':')?;
    let (name, behind) = rest.split_once(':')?;
    let named = !name.is_empty() && name.len() <= 60 && !name.starts_with([' ', '`']) && !name.contains('`');
    (named && (behind.is_empty() || behind.starts_with(' '))).then_some(name)
}
