//! Markdown in, a [`Document`] out.

mod inline_html;
mod pieces;
mod raw_html;

use crate::draft::{Draft, DraftTable};
use crate::inline::Inline;
use crate::{BlockKind, Document, List, ListItem, Span, arrange, dateline, front_matter};
use inline_html::OpenTag;
use pieces::{Pieces, Reading};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown.
pub(crate) fn read(source: String) -> Document {
    read_in(source, pieces::LONG)
}

/// Reads Markdown, in pieces where it is longer than `long`.
fn read_in(source: String, long: usize) -> Document {
    let mut draft = Draft::for_source_of(source.len());
    let start = front_matter::read(&source, &mut draft);
    let mut reader = Reader { source: &source, body: start, draft, ..Reader::empty() };
    let (body, options) = (&source[start..], options(&source));
    let Pieces { ranges, defined } = pieces::cut(body, options, long);
    for (piece, reading) in ranges {
        reader.body = start + piece.start;
        match reading {
            Reading::Alone => {}
            Reading::InList => reader.lists.extend(reader.ended.map(|list| (list, false))),
            Reading::Words => {
                reader.words(Span::new(start + piece.start, start + piece.end));
                continue;
            }
            Reading::TooManyCells => {
                reader.draft.leave_out(trimmed(&source, Span::new(start + piece.start, start + piece.end)), "table of too many cells");
                continue;
            }
        }
        let elsewhere = |link: BrokenLink<'_>| Some((defined.get(&link.reference.to_lowercase())?.clone().into(), CowStr::Borrowed("")));
        let elsewhere = (!defined.is_empty()).then_some(elsewhere);
        let events = Parser::new_with_broken_link_callback(&body[piece], options, elsewhere).into_offset_iter();
        // A list that goes on has begun.
        for (event, range) in events.skip(usize::from(reading == Reading::InList)) {
            reader.event(event, &range);
        }
    }
    reader.end_html();
    let mut draft = reader.finish();
    arrange::arrange(&source, &mut draft, arrange::Lines::Markdown);
    dateline::with_dateline(draft.compose(source))
}

/// What is read beside `CommonMark`; math only where a document has formulas, since dollars are money elsewhere.
fn options(source: &str) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let formula = |at: usize| {
        let (before, sign) = source.as_bytes().split_at(at);
        match sign {
            [b'{', ..] => before.ends_with(b"_") || before.ends_with(b"^"),
            _ => ["$$", "$\\", "\\frac", "\\text", "\\mathrm"].iter().any(|formula| sign.starts_with(formula.as_bytes())),
        }
    };
    if memchr::memchr3_iter(b'$', b'{', b'\\', source.as_bytes()).any(formula) {
        options |= Options::ENABLE_MATH;
    }
    options
}

/// What stands open while the events of a document are read.
struct Reader<'a> {
    source: &'a str,
    /// Where the Markdown begins, after front matter.
    body: usize,
    draft: Draft,
    inline: Inline,
    /// Where the open block begins in the draft's text, and what it is.
    open: Option<(usize, BlockKind)>,
    quote_depth: u8,
    /// The open lists: an index, and whether the open item has its first paragraph.
    lists: Vec<(usize, bool)>,
    /// The list that was ended last.
    ended: Option<usize>,
    /// How many footnotes are open, and the label of one that has no text yet.
    footnotes: usize,
    label: Option<Span>,
    titled: bool,
    /// The column of the open table's row.
    column: usize,
    /// How many elements are open whose text is left out: code blocks, struck text, images.
    hidden: usize,
    /// For each open strikethrough whether its text is left out.
    struck: Vec<bool>,
    /// The lines of the HTML that stands open.
    html: Vec<Span>,
    /// The open tags in the line.
    tags: Vec<OpenTag>,
    /// How many elements of HTML that are Markdown themselves are around it.
    within: usize,
}

impl<'a> Reader<'a> {
    fn empty() -> Self {
        Self {
            source: "",
            body: 0,
            draft: Draft::default(),
            inline: Inline::default(),
            open: None,
            quote_depth: 0,
            lists: Vec::new(),
            ended: None,
            footnotes: 0,
            label: None,
            titled: false,
            column: 0,
            hidden: 0,
            struck: Vec::new(),
            html: Vec::new(),
            tags: Vec::new(),
            within: 0,
        }
    }

    fn finish(mut self) -> Draft {
        self.end_block();
        self.draft
    }

    fn event(&mut self, event: Event<'a>, range: &Range<usize>) {
        let source = Span::new(range.start + self.body, range.end + self.body);
        if !self.html.is_empty() && !matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)) {
            self.end_html();
        }
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.end(tag),
            Event::Rule => self.end_block(),
            Event::Html(_) => self.html.push(source),
            Event::TaskListMarker(_) => {}
            Event::Text(text) => self.write(source, |inline, document, draft| inline.text(document, draft, &text, source)),
            Event::Code(text) => self.write(source, |inline, document, draft| inline.code(document, draft, &text, source)),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.write(source, |inline, document, draft| inline.math(document, draft, &text, source));
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, source),
            Event::FootnoteReference(_) => self.write(source, |inline, document, draft| {
                inline.text(document, draft, source.of(document), source);
            }),
            Event::SoftBreak | Event::HardBreak => self.write(source, |inline, _, draft| inline.line_break(draft, source)),
        }
    }

    fn start(&mut self, tag: Tag<'a>, source: Span) {
        match tag {
            Tag::Paragraph | Tag::DefinitionListTitle => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => {
                let level = level as u8;
                let title = level == 1 && !self.titled && self.lists.is_empty() && self.quote_depth == 0;
                self.titled |= title;
                self.begin(if title { BlockKind::Title } else { BlockKind::Heading(level) });
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quote_depth = self.quote_depth.saturating_add(1);
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.hidden += 1;
                self.draft.leave_out(trimmed(self.source, source), "code");
            }
            Tag::HtmlBlock => self.end_block(),
            Tag::List(first) => {
                self.end_block();
                let parent = self.item();
                self.draft.lists.push(List::new(first.is_some(), parent));
                self.lists.push((self.draft.lists.len() - 1, false));
            }
            Tag::Item => {
                self.end_block();
                let (marker, place) = marker(self.source, source);
                if let Some((list, begun)) = self.lists.last_mut()
                    && let Some(list) = self.draft.lists.get_mut(*list)
                {
                    *begun = false;
                    list.items.push(ListItem::new(marker, place, self.source));
                }
            }
            Tag::FootnoteDefinition(_) => {
                self.end_block();
                self.footnotes += 1;
                self.label = footnote_label(self.source, source);
            }
            Tag::Table(_) => {
                self.end_block();
                self.draft.tables.push(DraftTable { header: true, ..DraftTable::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                self.column = 0;
                if let Some(table) = self.draft.tables.last_mut() {
                    table.rows.push(0);
                }
            }
            Tag::TableCell => {
                let (table, row) = self.row();
                self.begin(BlockKind::cell(table, row, self.column));
            }
            Tag::Strong | Tag::Emphasis => {
                if self.hidden == 0 {
                    self.open_block();
                    self.inline.emphasis += 1;
                }
            }
            Tag::Strikethrough => {
                // A single tilde stands for "about" as often as it strikes words out.
                let struck = source.of(self.source).starts_with("~~");
                self.struck.push(struck);
                if struck {
                    self.hidden += 1;
                    self.draft.leave_out(source, "struck out");
                }
            }
            Tag::Image { .. } => self.hidden += 1,
            Tag::Link { link_type, dest_url, .. } => {
                self.open_block();
                let address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.inline.start_link(&self.draft, address, dest_url.into_string());
            }
            Tag::DefinitionList | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => {
                self.end_block();
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_)
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Item => self.end_block(),
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quote_depth = self.quote_depth.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Strikethrough => self.hidden = self.hidden.saturating_sub(usize::from(self.struck.pop() == Some(true))),
            TagEnd::List(_) => {
                self.end_block();
                self.ended = self.lists.pop().map(|(list, _)| list);
                // A list of few items would keep room for more.
                if let Some(list) = self.ended.and_then(|list| self.draft.lists.get_mut(list)) {
                    list.items.shrink_to_fit();
                }
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.footnotes = self.footnotes.saturating_sub(1);
                self.label = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {}
            TagEnd::TableCell => {
                self.end_block();
                self.column += 1;
                if let Some(cells) = self.draft.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    *cells += 1;
                }
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                if self.hidden == 0 {
                    self.inline.end_emphasis(&self.draft);
                }
            }
            TagEnd::Link => self.inline.end_link(&mut self.draft),
        }
    }

    /// A header without a word in it is no header: the row is taken back.
    fn end_row(&mut self) {
        let (table, row) = self.row();
        let empty = !self.draft.blocks.last().is_some_and(
            |last| matches!(last.kind(), BlockKind::TableCell { table: of, row: at, .. } if of as usize == table && at as usize == row),
        );
        if let Some(draft) = self.draft.tables.last_mut()
            && draft.header
            && row == 0
            && draft.rows.len() == 1
            && empty
        {
            draft.header = false;
            draft.rows.clear();
        }
    }

    /// The open table and the row that is being read.
    fn row(&self) -> (usize, usize) {
        let rows = self.draft.tables.last().map_or(0, |table| table.rows.len());
        (self.draft.tables.len().saturating_sub(1), rows.saturating_sub(1))
    }

    /// The innermost open item.
    fn item(&self) -> Option<(usize, usize)> {
        let (list, _) = *self.lists.last()?;
        Some((list, self.draft.lists.get(list)?.items.len().checked_sub(1)?))
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        let kind = match kind {
            BlockKind::Paragraph if self.footnotes > 0 => BlockKind::Footnote,
            BlockKind::Paragraph => match self.lists.last_mut() {
                Some((_, begun)) if !*begun => {
                    *begun = true;
                    BlockKind::ListItem
                }
                Some(_) | None => BlockKind::Paragraph,
            },
            BlockKind::Title
            | BlockKind::Byline
            | BlockKind::Heading(_)
            | BlockKind::ListItem
            | BlockKind::TableCell { .. }
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => kind,
        };
        self.open = Some((self.draft.text.len(), kind));
        self.inline = Inline::at(self.draft.text.len());
        if kind == BlockKind::Footnote
            && let Some(label) = self.label.take()
        {
            self.draft.copy(self.source, label);
            self.draft.replace(" ", Span::new(label.end, label.end));
        }
    }

    /// A paragraph of words alone.
    fn words(&mut self, source: Span) {
        self.begin(BlockKind::Paragraph);
        self.draft.copy(self.source, source);
        self.end_block();
    }

    /// Text of a tight list item has no paragraph around it, so the first of it opens the block.
    fn open_block(&mut self) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph);
        }
    }

    fn write(&mut self, source: Span, write: impl FnOnce(&mut Inline, &str, &mut Draft)) {
        if self.hidden > 0 || source.is_empty() {
            return;
        }
        self.open_block();
        write(&mut self.inline, self.source, &mut self.draft);
    }

    fn end_block(&mut self) {
        self.end_tags();
        let Some((start, kind)) = self.open.take() else { return };
        self.inline.close(&mut self.draft);
        let item = if self.footnotes > 0 { None } else { self.item() };
        if let Some(index) = self.draft.end_block(kind, start, self.quote_depth, item)
            && let Some(block) = self.draft.blocks.get_mut(index)
        {
            block.set_emphasised(self.inline.emphasised());
            block.set_lead(self.inline.lead(block.span()));
        }
    }
}

/// The marker of a list item as printed, and its place.
fn marker(source: &str, item: Span) -> (&str, Span) {
    let text = item.of(source);
    let start = item.start + text.len() - text.trim_start_matches([' ', '\t', '>']).len();
    let rest = source.get(start..item.end).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let place = Span::new(start, (start + digits + 1).min(item.end));
    (place.of(source), place)
}

/// The label `[^1]:` that a footnote begins with.
fn footnote_label(source: &str, footnote: Span) -> Option<Span> {
    let text = footnote.of(source);
    let open = text.find("[^")?;
    let close = text.find("]:")?;
    (open < close).then(|| Span::new(footnote.start + open, footnote.start + close + 2))
}

/// A range without the white space at its ends.
fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let start = span.start + text.len() - text.trim_start().len();
    Span::new(start, start.max(span.start + text.trim_end().len()))
}
