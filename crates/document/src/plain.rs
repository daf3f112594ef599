//! Plain text in, a [`Document`] out: the structure that blank lines, indents, underlines and widths show.

mod furniture;
mod head;
mod layout;
mod lines;
mod restructured;
mod table;

use crate::draft::Draft;
use crate::{BlockKind, Document, Span, arrange, dateline, directive, front_matter};
use layout::Layout;
use lines::Line;

/// Reads plain text.
pub(crate) fn read(source: String) -> Document {
    let mut draft = Draft::for_source_of(source.len());
    let body = front_matter::read(&source, &mut draft);
    let mut lines = lines::split(&source, body);
    if directive::may_hold_one(&source) {
        for line in lines.iter_mut().filter(|line| line.indent < 4 && directive::is_line(line.of(&source))) {
            line.span = Span::new(line.span.start, line.span.start);
        }
    }
    furniture::leave_out(&source, &mut lines, &mut draft);
    let layout = Layout::of(&source, &lines);
    let mut reader = Reader { source: &source, lines: &lines, layout, draft, adornments: Vec::new(), body: 0 };
    reader.body = head::read(&source, &lines, layout.markup, &mut reader.draft);
    reader.read();
    let mut draft = reader.draft;
    arrange::arrange(&source, &mut draft, arrange::Lines::Plain);
    dateline::with_dateline(draft.compose(source))
}

/// What is known while the lines are read from first to last.
struct Reader<'a> {
    source: &'a str,
    lines: &'a [Line],
    layout: Layout,
    draft: Draft,
    /// The signs that headings were underlined with, in the order in which they came; the place is the level.
    adornments: Vec<char>,
    /// The line after the head.
    body: usize,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = self.body;
        while let Some(line) = self.lines.get(at) {
            at = if line.is_blank() { at + 1 } else { self.read_at(at) };
        }
    }

    /// Reads what begins at a line, and gives the line after it.
    fn read_at(&mut self, at: usize) -> usize {
        if let Some(after) = self.underlined(at) {
            return after;
        }
        if self.layout.markup
            && let Some(after) = restructured::explicit(self.source, self.lines, at, &mut self.draft)
        {
            return after;
        }
        let end = self.end_of_group(at);
        let group = &self.lines[at..end];
        if group.iter().all(|line| lines::is_rule(line.of(self.source))) {
            return end;
        }
        if is_code(self.source, group) {
            self.leave_out(group, "code");
            return end;
        }
        if table::read(self.source, group, &mut self.draft) {
            return end;
        }
        let mut start = at;
        for next in at + 1..=end {
            if next == end || self.layout.parts(self.source, &self.lines[next - 1], &self.lines[next], next <= self.body + 3) {
                self.paragraph(start, next, start == at && next == end);
                start = next;
            }
        }
        if self.layout.markup && group.last().is_some_and(|line| line.of(self.source).ends_with("::")) {
            return self.literal(end, group[0].indent);
        }
        end
    }

    /// A heading underlined, and perhaps overlined, with a row of signs.
    fn underlined(&mut self, at: usize) -> Option<usize> {
        let text = |line: usize| self.lines.get(line).map_or("", |line| line.of(self.source));
        let over = lines::adornment(text(at)).filter(|_| !text(at + 1).is_empty());
        let title = if over.is_some() && lines::adornment(text(at + 2)) == over { at + 1 } else { at };
        let sign = lines::adornment(text(title + 1))?;
        let width = text(title).chars().count();
        // A wide gap parts the columns of a table's head.
        let fits =
            width > 0 && !(wide(text(title)) && wide(text(title + 2))) && width <= text(title + 1).chars().count() + 4 && width <= 120;
        if !fits || lines::adornment(text(title)).is_some() {
            return None;
        }
        let level = self.adornments.iter().position(|&seen| seen == sign).unwrap_or_else(|| {
            self.adornments.push(sign);
            self.adornments.len() - 1
        });
        let kind = self.heading(u8::try_from(level + 1).unwrap_or(6).min(6));
        self.write(kind, title, title + 1);
        Some(title + 2)
    }

    /// A heading is the title where it comes first and no header names another.
    fn heading(&self, level: u8) -> BlockKind {
        let titled = self.draft.front_matter.iter().any(|entry| entry.key.eq_ignore_ascii_case("title"));
        if self.draft.blocks.is_empty() && !titled { BlockKind::Title } else { BlockKind::Heading(level) }
    }

    /// The line after the last that stands with a line without a blank one between them.
    fn end_of_group(&self, at: usize) -> usize {
        let quoted = self.lines[at].quote_depth;
        let length = self.lines[at..].iter().take_while(|line| !line.is_blank() && line.quote_depth == quoted).count();
        let end = at + length;
        // A heading may follow a paragraph without a blank line.
        let heading = (at + 1..end).find(|&line| {
            self.lines.get(line + 1).is_some_and(|under| {
                let sign = under.of(self.source);
                let title = self.lines[line].of(self.source);
                let row = self.lines.get(line + 2);
                sign.len() >= 4
                    && lines::adornment(sign).is_some()
                    && title.chars().count() == sign.len()
                    && !(wide(title) && row.is_some_and(|row| wide(row.of(self.source))))
            })
        });
        heading.unwrap_or(end)
    }

    /// A paragraph of some lines; a short one that stands alone is a heading.
    fn paragraph(&mut self, start: usize, end: usize, alone: bool) {
        let kind = (alone && end == start + 1).then(|| layout::heading(self.source, self.lines, start)).flatten();
        self.write(kind.map_or(BlockKind::Paragraph, |level| self.heading(level)), start, end);
    }

    fn write(&mut self, kind: BlockKind, start: usize, end: usize) {
        let group = &self.lines[start..end];
        let Some(first) = group.first() else { return };
        if self.layout.markup && group.len() == 1 && first.of(self.source) == "::" {
            return;
        }
        let begin = self.draft.text.len();
        if self.layout.markup {
            restructured::write(self.source, group.iter().map(|line| line.span), &mut self.draft);
        } else {
            lines::write(self.source, group, &mut self.draft);
        }
        self.draft.end_block(kind, begin, first.quote_depth, None);
    }

    /// What is set in further after a paragraph that ends in `::` is literal.
    fn literal(&mut self, at: usize, indent: usize) -> usize {
        let length = self.lines[at..].iter().take_while(|line| line.is_blank() || line.indent > indent).count();
        self.leave_out(&self.lines[at..at + length], "code");
        at + length
    }

    fn leave_out(&mut self, group: &[Line], why: &'static str) {
        let mut written = group.iter().filter(|line| !line.is_blank());
        if let Some(first) = written.next() {
            let last = written.next_back().unwrap_or(first);
            self.draft.leave_out(Span::new(first.span.start, last.span.end), why);
        }
    }
}

/// Whether a line has a gap such as parts columns.
fn wide(text: &str) -> bool {
    text.contains("  ")
}

/// Whether lines are code: set in by four columns and full of its signs, or typed at a prompt.
fn is_code(source: &str, group: &[Line]) -> bool {
    if group.first().is_some_and(|line| line.of(source).starts_with(">>> ")) {
        return true;
    }
    let signs = group.iter().filter(|line| {
        let text = line.of(source);
        text.ends_with([';', '{', '}'])
            || text.starts_with(['$', '#', '%', '<', '}'])
            || ["()", " = ", "==", "->", "::", "</", "import ", "def ", "return ", "self.", " && "].iter().any(|sign| text.contains(sign))
    });
    group.iter().all(|line| line.indent >= 4) && 2 * signs.count() >= group.len()
}
