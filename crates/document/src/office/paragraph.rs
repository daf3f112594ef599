//! Runs of words in, the paragraph that they make out.

use crate::draft::push_shown;
use crate::{Link, Span};

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// Author or day.
    Byline,
    /// A heading and its level, from 1.
    Heading(u8),
    /// A quotation set apart.
    Quote,
    /// What a figure or table shows.
    Caption,
    /// An entry of a bibliography.
    Reference,
    /// Code, which is left out.
    Code,
    /// A line of a table of contents or an index, which is left out.
    Contents,
}

/// The list that counts a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKey {
    /// All lists of one definition.
    Shared(i64),
    /// A list that starts by itself.
    Own(i64),
}

/// The number or bullet of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// The list that counts it.
    pub(crate) list: ListKey,
    /// How deep it stands in that list, from 0.
    pub(crate) level: usize,
    /// As printed: `3.`, `(b)`, `1.2`, `•`.
    pub(crate) marker: String,
    /// Whether it is a number or letter.
    pub(crate) ordered: bool,
    /// Whether it names the levels above as well: then it is read as part of the words.
    pub(crate) whole: bool,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// Its words.
    pub(crate) text: String,
    /// Ranges of them that are one word each.
    pub(crate) opaque: Vec<Span>,
    /// The links in it.
    pub(crate) links: Vec<Link>,
    /// What it is.
    pub(crate) role: Role,
    /// Its number or bullet.
    pub(crate) numbering: Option<Numbering>,
    /// Whether it is a further paragraph of the item before it.
    pub(crate) continues: bool,
    /// Where a page begins in its words, and the number of the page.
    pub(super) turns: Vec<(usize, usize)>,
    /// Whether words stand outside bold and italics, and inside them, and where those that it begins with end.
    pub(super) plain: bool,
    pub(super) marked: bool,
    pub(super) lead: Option<usize>,
    /// What follows it that was anchored in it: the paragraphs of text boxes.
    pub(crate) boxes: Vec<Paragraph>,
}

/// How a run of words is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Setting {
    /// In bold or italics.
    pub(crate) emphasised: bool,
    /// Above or below the line.
    pub(crate) shifted: Option<Shift>,
    /// As code.
    pub(crate) code: bool,
}

/// Where words stand that are not on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

impl Paragraph {
    /// An empty paragraph.
    pub(crate) fn of(role: Role) -> Self {
        Self { role, ..Self::default() }
    }

    /// Appends words.
    pub(crate) fn push(&mut self, words: &str, setting: Setting) {
        let start = self.text.len();
        push_shown(&mut self.text, words);
        let written = &self.text[start..];
        if !written.trim().is_empty() {
            if setting.emphasised {
                self.marked = true;
            } else {
                if self.marked && !self.plain && self.lead.is_none() {
                    self.lead = Some(start);
                }
                self.plain = true;
            }
        }
        if setting.code {
            self.mark_opaque(start);
        } else if let Some(shift) = setting.shifted {
            self.join_shifted(start, shift);
        }
    }

    /// Notes that what comes next stands on a page.
    #[cfg(feature = "pdf")]
    pub(crate) fn turn(&mut self, page: usize) {
        if self.turns.last().is_none_or(|&(_, last)| last != page) {
            self.turns.push((self.text.len(), page));
        }
    }

    /// Appends the mark of a footnote.
    pub(crate) fn mark(&mut self, label: &str) {
        self.text.push_str("[^");
        self.text.push_str(label);
        self.text.push(']');
    }

    /// Raised and lowered figures are no numbers: they are joined to the number or symbol that they stand at.
    fn join_shifted(&mut self, start: usize, shift: Shift) {
        let (before, words) = self.text.split_at(start);
        let figures = words.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '−' | '+'));
        if !figures || !before.ends_with(char::is_alphanumeric) && shift == Shift::Lowered {
            return;
        }
        let of_word = |next: char| match shift {
            Shift::Raised => next.is_ascii_digit() || matches!(next, '.' | ','),
            Shift::Lowered => next.is_alphanumeric(),
        };
        let joined = if before.ends_with(char::is_alphanumeric) { before.trim_end_matches(of_word).len() } else { start };
        self.mark_opaque(joined);
    }

    /// Notes that the words from `start` on are one.
    pub(crate) fn mark_opaque(&mut self, start: usize) {
        let mut span = Span::new(start, self.text.len());
        while let Some(last) = self.opaque.pop_if(|last| last.end > span.start) {
            span = span.cover(last);
        }
        if !span.is_empty() {
            self.opaque.push(span);
        }
    }

    /// Notes that the words from `start` on lead somewhere.
    pub(crate) fn link(&mut self, start: usize, target: String) {
        let span = Span::new(start, self.text.len());
        let words = span.of(&self.text).trim();
        if words.is_empty() {
            return;
        }
        if ["http://", "https://", "www."].iter().any(|sign| words.starts_with(sign))
            || target.starts_with("mailto:") && words.contains('@')
        {
            self.mark_opaque(start);
        }
        self.links.push(Link { span, target });
    }

    /// Whether all words are set in bold or italics.
    pub(super) fn is_emphasised(&self) -> bool {
        self.marked && !self.plain
    }

    /// How many bytes at its start are set in bold or italics as one run.
    pub(super) fn lead(&self) -> usize {
        self.lead.unwrap_or(if self.is_emphasised() { self.text.len() } else { 0 })
    }

    /// Whether it has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The paragraphs of a cell as one, a line each.
pub(super) fn join(paragraphs: Vec<Paragraph>) -> Paragraph {
    let mut whole = Paragraph::default();
    let flat = paragraphs.into_iter().flat_map(|mut paragraph| {
        let boxes = std::mem::take(&mut paragraph.boxes);
        std::iter::once(paragraph).chain(boxes)
    });
    for paragraph in flat.filter(|paragraph| !paragraph.is_blank()) {
        if !whole.text.is_empty() {
            whole.text.push('\n');
        }
        if let Some(numbering) = paragraph.numbering.as_ref().filter(|numbering| numbering.ordered) {
            whole.text.push_str(&numbering.marker);
            whole.text.push(' ');
        }
        append(&mut whole, &paragraph, &paragraph.text);
    }
    whole
}

/// Appends the words of a paragraph, which are the end of its text, to another.
pub(super) fn append(whole: &mut Paragraph, paragraph: &Paragraph, words: &str) {
    let skipped = paragraph.text.len() - words.len();
    let offset = whole.text.len();
    whole.text.push_str(words);
    whole.turns.extend(paragraph.turns.iter().map(|&(at, page)| (at.saturating_sub(skipped) + offset, page)));
    let moved = |span: Span| Span::new((span.start.max(skipped) - skipped) + offset, (span.end.max(skipped) - skipped) + offset);
    whole.opaque.extend(paragraph.opaque.iter().map(|&span| moved(span)).filter(|span| !span.is_empty()));
    let links = paragraph.links.iter().map(|link| Link { span: moved(link.span), target: link.target.clone() });
    whole.links.extend(links.filter(|link| !link.span.is_empty()));
    if offset == 0 {
        whole.lead = paragraph.lead.map(|lead| lead.saturating_sub(skipped));
    }
    whole.plain |= paragraph.plain;
    whole.marked |= paragraph.marked;
}

/// What the name of a style says, in small letters.
pub(crate) fn role_of_name(name: &str) -> Option<Role> {
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level)) {
        return Some(Role::Heading(level));
    }
    if name.starts_with("toc ") || name.starts_with("index ") || name.starts_with("contents ") {
        return Some(Role::Contents);
    }
    Some(match name {
        "title" => Role::Title,
        "author" | "date" | "byline" | "dateline" => Role::Byline,
        "caption" | "table caption" | "image caption" | "figure" | "illustration" | "drawing" => Role::Caption,
        "quote" | "intense quote" | "block text" | "quotations" => Role::Quote,
        "bibliography" | "references" => Role::Reference,
        "html preformatted" | "source code" | "preformatted text" | "code" | "code block" => Role::Code,
        "toc heading" | "contents heading" | "table of figures" | "table of authorities" => Role::Contents,
        _ => return None,
    })
}
