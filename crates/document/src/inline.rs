//! Text, code, links and tags inside a block in, the words that a reader sees out.

use crate::draft::Draft;
use crate::{Link, Span};

/// What is known of the inline content of the open block.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    /// How many bold or italic elements are open.
    pub(crate) emphasis: usize,
    /// Where the block begins in the draft's text.
    start: usize,
    /// Whether words stand outside bold and italics, and inside them.
    plain: bool,
    marked: bool,
    /// Where the bold or italics that the block begins with end.
    lead: Option<usize>,
    /// The open link: where its words begin, where it leads, whether its words are an address.
    link: Option<(usize, String, bool)>,
    /// The open tags whose text is read as one word: the tag's name and where its text begins.
    tags: Vec<(OpaqueTag, usize)>,
}

/// Tags whose text is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpaqueTag {
    /// `code`, `kbd`, `samp`, `tt` and `var`.
    Code,
    /// `sup`.
    Raised,
    /// `sub`.
    Lowered,
}

impl Inline {
    /// The state at the start of a block.
    pub(crate) fn at(start: usize) -> Self {
        Self { start, ..Self::default() }
    }

    /// Running text; what was copied needs no replacing.
    pub(crate) fn text(&mut self, document: &str, draft: &mut Draft, text: &str, source: Span) {
        self.note(text);
        if source.of(document) == text {
            draft.copy(document, source);
        } else {
            draft.replace(text, source);
        }
    }

    /// A code span: one opaque word, without its backticks.
    pub(crate) fn code(&mut self, document: &str, draft: &mut Draft, text: &str, source: Span) {
        let printed = source.of(document);
        let inner = printed.trim_matches('`');
        let offset = printed.len() - printed.trim_start_matches('`').len();
        let start = draft.text.len();
        let place = Span::new(source.start + offset, source.start + offset + inner.len());
        match memchr::memmem::find(inner.as_bytes(), text.as_bytes()) {
            Some(at) => self.text(document, draft, text, Span::new(place.start + at, place.start + at + text.len())),
            None => self.text(document, draft, text, source),
        }
        draft.mark_opaque(start);
    }

    /// A formula, one opaque word; what has no sign of a formula was money after all and is printed as it stands.
    pub(crate) fn math(&mut self, document: &str, draft: &mut Draft, text: &str, source: Span) {
        let formula = source.of(document).starts_with("$$") || text.contains(['\\', '^', '_', '{', '=']) || !text.contains(' ');
        let start = draft.text.len();
        self.text(document, draft, source.of(document), source);
        if formula {
            draft.mark_opaque(start);
        }
    }

    /// A tag: only what it does to the words around it is kept.
    pub(crate) fn html(&mut self, draft: &mut Draft, tag: &str, source: Span) {
        let inner = tag.trim_start_matches('<');
        let closing = inner.starts_with('/');
        let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let kind = match name.to_ascii_lowercase().as_str() {
            "br" => return self.line_break(draft, source),
            "code" | "kbd" | "samp" | "tt" | "var" => OpaqueTag::Code,
            "sup" => OpaqueTag::Raised,
            "sub" => OpaqueTag::Lowered,
            _ => return,
        };
        if !closing {
            self.tags.push((kind, draft.text.len()));
        } else if let Some((open, start)) = self.tags.pop_if(|(open, _)| *open == kind) {
            self.close_tag(draft, open, start);
        }
    }

    /// A line break, soft or hard.
    pub(crate) fn line_break(&self, draft: &mut Draft, source: Span) {
        if draft.text.len() > self.start && !draft.text.ends_with('\n') {
            draft.replace("\n", source);
        }
    }

    /// Notes where a link's words begin; those of an `address` are read as one word.
    pub(crate) fn start_link(&mut self, draft: &Draft, address: bool, target: String) {
        self.link = Some((draft.text.len(), target, address));
    }

    /// Records the link whose words end here.
    pub(crate) fn end_link(&mut self, draft: &mut Draft) {
        let Some((start, target, address)) = self.link.take() else { return };
        let span = Span::new(start, draft.text.len());
        if span.is_empty() {
            return;
        }
        draft.links.push(Link { span, target });
        if address {
            draft.mark_opaque(start);
        }
    }

    /// Ends bold or italics.
    pub(crate) fn end_emphasis(&mut self, draft: &Draft) {
        self.emphasis = self.emphasis.saturating_sub(1);
        if self.emphasis == 0 && self.marked && !self.plain && self.lead.is_none() {
            self.lead = Some(draft.text.len());
        }
    }

    /// Ends what is still open at the end of the block.
    pub(crate) fn close(&mut self, draft: &mut Draft) {
        self.end_link(draft);
    }

    /// Whether all words are set in bold or italics.
    pub(crate) const fn emphasised(&self) -> bool {
        self.marked && !self.plain
    }

    /// How much of the block is set in bold or italics from its start.
    pub(crate) fn lead(&self, block: Span) -> usize {
        self.lead.map_or(0, |end| end.min(block.end).saturating_sub(block.start))
    }

    /// Notes whether words are set in bold or italics.
    pub(crate) fn note(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.emphasis > 0 {
            self.marked = true;
        } else {
            self.plain = true;
        }
    }

    /// Raised and lowered figures are no numbers: they are joined to the number or symbol that they stand at.
    fn close_tag(&mut self, draft: &mut Draft, tag: OpaqueTag, start: usize) {
        let Some(text) = draft.text.get(start..) else { return };
        let figures = text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '−' | '+'));
        let before = &draft.text[self.start.min(start)..start];
        let joined = match tag {
            OpaqueTag::Code => 0,
            OpaqueTag::Raised if ["st", "nd", "rd", "th"].contains(&text) || !figures => return,
            OpaqueTag::Lowered if !figures => return,
            OpaqueTag::Raised => trailing(before, |character| character.is_ascii_digit() || matches!(character, '.' | ',')),
            OpaqueTag::Lowered => trailing(before, char::is_alphanumeric),
        };
        draft.mark_opaque(start - joined);
    }
}

/// The length of the characters at the end of `text` that are of a kind; a comma or full stop does not begin them.
fn trailing(text: &str, of_kind: impl Fn(char) -> bool) -> usize {
    if !text.ends_with(char::is_alphanumeric) {
        return 0;
    }
    text.len() - text.trim_end_matches(of_kind).len()
}
