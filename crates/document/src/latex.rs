//! LaTeX in, a [`Document`] out.
//!
//! Commands are never run: those that are known give their words, their sign or their number, and of others the last argument is read.

mod commands;
mod environments;
mod numbers;
mod perform;
mod scan;
mod signs;

use crate::draft::Draft;
use crate::inline::Inline;
use crate::outline::Outline;
use crate::{BlockKind, Document, Span, arrange, dateline};
use environments::Open;
use memchr::memmem;
use numbers::Numbers;
use scan::Groups;
use std::collections::{HashMap, VecDeque};

/// How far the end of a formula in a line may lie from its start, in bytes.
const FORMULA: usize = 2000;

/// Reads LaTeX.
pub(crate) fn read(source: String) -> Document {
    let groups = Groups::of(&source);
    let named = source.contains("ref{") || source.contains("bibitem");
    let labels = if named { pass(&source, &groups, HashMap::new()).numbers.labels } else { HashMap::new() };
    let mut draft = pass(&source, &groups, labels).outline.draft;
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    dateline::with_dateline(draft.compose(source))
}

/// Reads the whole source once; references are printed by the labels of a pass before.
fn pass<'a>(source: &'a str, groups: &'a Groups, known: HashMap<String, (String, String)>) -> Reader<'a> {
    let preamble = memmem::find(source.as_bytes(), b"\\begin{document}").is_some();
    let mut reader = Reader {
        source,
        groups,
        known,
        numbers: Numbers::of(source),
        outline: Outline::default(),
        inline: Inline::default(),
        begun: None,
        ends: Vec::new(),
        open: Vec::new(),
        notes: VecDeque::new(),
        note: 0,
        in_note: false,
        macros: HashMap::new(),
        preamble,
        end: source.len(),
    };
    let start = usize::from(source.starts_with('\u{feff}')) * 3;
    reader.run(Span::new(start, source.len()));
    reader.end_block();
    while !reader.open.is_empty() {
        reader.close_innermost();
    }
    reader
}

/// What is done where a group ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Undo {
    Block,
    Emphasis,
    Quotes,
    Raised,
    Lowered,
    Link,
    Lines,
    /// A cell that takes so many columns more than one.
    Columns(usize),
}

/// What is known while a source is read from first to last.
struct Reader<'a> {
    source: &'a str,
    groups: &'a Groups,
    /// What the labels of the document stand for, by an earlier pass: the kind of thing and its number.
    known: HashMap<String, (String, String)>,
    numbers: Numbers,
    outline: Outline,
    inline: Inline,
    /// Where the open block begins in the draft's text, and what it is.
    begun: Option<(usize, BlockKind)>,
    /// The open groups at whose end something is to be done.
    ends: Vec<(usize, Undo)>,
    open: Vec<Open>,
    /// The footnotes of the open block: label, mark and words.
    notes: VecDeque<(String, Span, Span)>,
    note: usize,
    in_note: bool,
    /// The words of commands that the document defines.
    macros: HashMap<&'a str, &'a str>,
    /// Whether the document has not begun.
    preamble: bool,
    /// Where reading stops.
    end: usize,
}

impl Reader<'_> {
    /// Reads a range of the source.
    fn run(&mut self, span: Span) {
        let source = self.source;
        let bytes = source.as_bytes();
        let mut at = span.start;
        let mut copied = at;
        while at < span.end.min(self.end) {
            let next = match bytes[at] {
                b'\\' | b'{' | b'}' | b'$' | b'&' | b'~' | b'%' | b'\n' | b'`' => true,
                b'\'' | b'-' => bytes.get(at + 1) == Some(&bytes[at]),
                _ => false,
            };
            if !next {
                at += 1;
                continue;
            }
            self.text(Span::new(copied, at));
            at = self.special(at).max(at + 1);
            copied = at;
        }
        self.text(Span::new(copied, span.end.min(self.end).max(copied)));
    }

    /// Reads what begins with a sign of LaTeX, and gives the place behind it.
    fn special(&mut self, at: usize) -> usize {
        let source = self.source;
        let rest = &source[at..];
        match rest.as_bytes().first() {
            Some(b'\\') => self.perform(at),
            Some(b'}') => {
                while let Some((_, undo)) = self.ends.pop_if(|(end, _)| *end <= at) {
                    self.undo(undo, at);
                }
                at + 1
            }
            Some(b'$') => self.formula(at),
            Some(b'&') => self.cell_end(at),
            Some(b'~') => self.sign(" ", at, 1),
            Some(b'%') => self.comment(at),
            Some(b'\n') => self.line_end(at),
            Some(b'`') => {
                let double = rest.starts_with("``");
                self.sign(if double { "“" } else { "‘" }, at, 1 + usize::from(double))
            }
            Some(b'\'') => self.sign("”", at, 2),
            Some(b'-') => {
                let long = rest.starts_with("---");
                self.sign(if long { "—" } else { "–" }, at, 2 + usize::from(long))
            }
            _ => at + 1,
        }
    }

    /// A line break; with blank lines behind it a paragraph ends.
    fn line_end(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let white = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        if rest[..white].bytes().filter(|&byte| byte == b'\n').count() > 1 {
            self.paragraph_end();
        } else if self.begun.is_some() {
            self.inline.line_break(&mut self.outline.draft, Span::new(at, at + white));
        }
        at + white
    }

    /// A comment, with the line break behind it and the white space that the next line begins with.
    fn comment(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let words = rest[..length].trim_end();
        if words.len() > 1 {
            self.leave_out(Span::new(at, at + words.len()), "comment");
        }
        let next = (at + length + 1).min(self.source.len());
        let behind = self.source.get(next..).unwrap_or_default();
        let next = next + behind.len() - behind.trim_start_matches([' ', '\t', '\r']).len();
        if self.source[next..].starts_with('\n') {
            self.paragraph_end();
        }
        next
    }

    /// What is left out; neighbours that are left out for one reason are told as one part.
    fn leave_out(&mut self, span: Span, why: &'static str) {
        if let Some(last) = self.outline.draft.unchecked.last_mut()
            && last.why == why
            && span.start - last.source().end.min(span.start) < 80
            && Span::new(last.source().end, span.start).of(self.source).trim().is_empty()
        {
            last.widen(span);
        } else if !span.is_empty() {
            self.outline.draft.leave_out(span, why);
        }
    }

    /// Running text.
    fn text(&mut self, span: Span) {
        let words = span.of(self.source);
        let fresh = self.begun.is_none_or(|(start, _)| self.outline.draft.text.len() == start);
        let white = fresh || self.outline.draft.text.ends_with([' ', '\n']);
        let bare = if white { words.trim_start_matches([' ', '\t', '\r']) } else { words };
        if bare.is_empty() || !self.can_write() {
            return;
        }
        if self.begun.is_none() {
            self.open_block();
        }
        self.inline.note(bare);
        self.outline.draft.copy(self.source, Span::new(span.end - bare.len(), span.end));
    }

    /// Whether words are of the document here: before it begins, only those of its title are.
    const fn can_write(&self) -> bool {
        !self.preamble || self.begun.is_some()
    }

    /// A sign that is printed for some bytes of the source; gives the place behind them.
    fn sign(&mut self, printed: &str, at: usize, length: usize) -> usize {
        let blank = printed.trim().is_empty();
        let nothing = self.begun.is_none() || self.outline.draft.text.ends_with([' ', '\n']);
        if self.can_write() && !(blank && nothing) {
            self.write(printed, Span::new(at, at + length));
        }
        at + length
    }

    /// Words that are printed for a range of the source.
    fn write(&mut self, printed: &str, source: Span) {
        if !self.can_write() {
            return;
        }
        self.open_block();
        self.inline.note(printed);
        self.outline.draft.replace(printed, source);
    }

    /// A range of the source that is one opaque word.
    fn opaque(&mut self, span: Span) {
        if !self.can_write() || span.is_empty() {
            return;
        }
        self.open_block();
        let source = self.source;
        crate::outline::opaque(&mut self.outline.draft, &mut self.inline, |draft| draft.copy(source, span));
    }

    /// A formula between dollars; a number alone is read as one.
    fn formula(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let sign = if rest.starts_with("$$") { "$$" } else { "$" };
        let mut inner = sign.len();
        let bytes = rest.as_bytes();
        let most = bytes.len().min(FORMULA);
        while inner < most && bytes[inner] != b'$' && !(bytes[inner] == b'\n' && blank_line(&bytes[inner + 1..])) {
            inner += 1 + usize::from(bytes[inner] == b'\\');
        }
        if inner >= most || bytes[inner] != b'$' || inner == sign.len() {
            self.text(Span::new(at, at + sign.len()));
            return at + sign.len();
        }
        let end = at + (inner + sign.len()).min(rest.len());
        self.math(Span::new(at + sign.len(), at + inner), Span::new(at, end));
        end
    }

    /// A formula by its inner and its whole place.
    fn math(&mut self, inner: Span, whole: Span) {
        let words = inner.of(self.source);
        let number = words.bytes().any(|byte| byte.is_ascii_digit())
            && words
                .replace("{,}", ",")
                .replace("\\,", "")
                .replace("\\%", "%")
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'%' | b' '));
        if number && words.contains(['{', '\\']) {
            let printed = words.replace("{,}", ",").replace("\\,", " ").replace("\\%", "%");
            self.write(&printed, inner);
        } else if number {
            self.text(inner);
        } else {
            self.opaque(whole);
        }
    }

    fn open_block(&mut self) {
        if self.begun.is_none() {
            let kind = self.cell().unwrap_or_else(|| self.outline.paragraph());
            self.begin(kind);
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        self.begun = Some((self.outline.draft.text.len(), kind));
        self.inline = Inline::at(self.outline.draft.text.len());
    }

    /// Ends the open block, and writes the footnotes in it behind it.
    fn end_block(&mut self) {
        if let Some((start, kind)) = self.begun.take() {
            self.outline.end(kind, start, &mut self.inline);
        }
        if self.in_note {
            return;
        }
        self.in_note = true;
        while let Some((label, mark, words)) = self.notes.pop_front() {
            let ends = std::mem::take(&mut self.ends);
            let kind = self.outline.kind.replace(BlockKind::Footnote);
            self.begin(BlockKind::Footnote);
            self.outline.draft.replace(&format!("[^{label}]: "), Span::new(mark.start, mark.start));
            self.run(words);
            if let Some((start, kind)) = self.begun.take() {
                self.outline.end(kind, start, &mut self.inline);
            }
            self.outline.kind = kind;
            self.ends = ends;
        }
        self.in_note = false;
    }

    /// The end of a paragraph; headings, captions and cells go on.
    fn paragraph_end(&mut self) {
        let paragraph = self.begun.is_some_and(|(_, kind)| {
            matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote | BlockKind::ReferenceEntry)
        });
        if paragraph {
            self.end_block();
        } else if let Some((start, _)) = self.begun
            && self.outline.draft.text.len() > start
            && !self.outline.draft.text.ends_with('\n')
        {
            let end = self.outline.draft.map.source_end();
            self.outline.draft.replace("\n", Span::new(end, end));
        }
    }

    fn undo(&mut self, undo: Undo, at: usize) {
        let here = Span::new(at, at + 1);
        let draft: &mut Draft = &mut self.outline.draft;
        match undo {
            Undo::Block => self.end_block(),
            Undo::Emphasis => self.inline.end_emphasis(draft),
            Undo::Quotes => {
                if self.begun.is_some() {
                    self.write("”", here);
                }
            }
            Undo::Raised => self.inline.html(draft, "</sup>", here),
            Undo::Lowered => self.inline.html(draft, "</sub>", here),
            Undo::Link => self.inline.end_link(draft),
            Undo::Lines => {}
            Undo::Columns(more) => self.widen_cell(more),
        }
    }
}

/// Whether a line that begins here is blank.
fn blank_line(rest: &[u8]) -> bool {
    rest.iter().take(200).find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')).is_none_or(|&byte| byte == b'\n')
}
