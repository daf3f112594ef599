//! The bytes of a PDF in, what its pages show out: pieces of words, each with its place.
//!
//! This is the boundary to the library that interprets pages; nothing of it is seen elsewhere.

use crate::ReadError;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::dict::keys::TYPE;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask,
    interpret_page,
};

/// The longest text that is read out of a PDF, in bytes.
const LONGEST: usize = 4 << 20;

/// How many pages a PDF may have.
const MOST_PAGES: usize = 10_000;

/// How many things its pages may draw: a page that draws one form many times over is small and without end.
const MOST_DRAWN: usize = 20_000_000;

/// How far glyphs lie apart between which a space is read, and which are no longer one piece, in sizes of the font.
const SPACE: f64 = 0.15;
const PART: f64 = 0.8;

/// How large a dot is that is drawn as a bullet, and how far above the baseline its middle stands, in sizes of the font.
const DOT: f64 = 0.38;
const DOT_ABOVE: f64 = 0.32;

/// Of how many parts the outline of such a dot is made at most.
const ROUND: usize = 24;

/// The units in which the advance of a glyph is told.
const EM: f64 = 1_000.0;

/// What was drawn beyond all measure: the payload with which drawing is left.
pub(super) struct Beyond(pub(super) &'static str);

/// What the pages show.
pub(super) struct Drawn {
    /// The pages, in order.
    pub(super) pages: Vec<DrawnPage>,
    /// How many pieces are turned and were left out.
    pub(super) turned: usize,
}

/// What one page shows.
#[derive(Debug, Default)]
pub(super) struct DrawnPage {
    /// How high it is, in points.
    pub(super) height: f32,
    /// The pieces, in the order in which they are drawn.
    pub(super) pieces: Vec<Piece>,
}

/// Words that are set as one, without a wide gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The words.
    pub(super) text: String,
    /// Where they begin and end, in points from the left.
    pub(super) start: f32,
    /// Where they end.
    pub(super) end: f32,
    /// Their baseline, in points from the top.
    pub(super) base: f32,
    /// The size of the font, in points.
    pub(super) size: f32,
    /// Whether they are bold.
    pub(super) bold: bool,
    /// Whether they are italic.
    pub(super) italic: bool,
    /// What it is.
    pub(super) kind: PieceKind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Words of the text.
    #[default]
    Words,
    /// A dot that is drawn, and perhaps the bullet of an item.
    Dot,
    /// What the file says belongs to the page and not to the text.
    Furniture,
}

/// Draws all pages.
pub(super) fn draw(bytes: Vec<u8>) -> Result<Drawn, ReadError> {
    let error = |found: &str| ReadError::whole(format!("found {found}; expected a PDF"));
    let pdf = Pdf::new(bytes).map_err(|found| match found {
        LoadPdfError::Decryption(_) => ReadError::whole("found an encrypted PDF; expected one that is not encrypted".to_owned()),
        LoadPdfError::Invalid => error("a damaged PDF"),
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(error(&format!("{} pages, more than the {MOST_PAGES} that are read", pdf.pages().len())));
    }
    let mut canvas = Canvas::default();
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(upright, shown, &cache, pdf.xref(), InterpreterSettings::default());
        canvas.page = DrawnPage { height, pieces: Vec::new() };
        canvas.marked.clear();
        interpret_page(page, &mut context, &mut canvas);
        canvas.pages.push(std::mem::take(&mut canvas.page));
    }
    if canvas.length == 0 {
        return Err(ReadError::whole("found a PDF without text, as of scanned pages; expected one with text".to_owned()));
    }
    if canvas.unknown > canvas.known / 4 {
        return Err(ReadError::whole("found a PDF that does not say what its letters are; expected one with text".to_owned()));
    }
    Ok(Drawn { pages: canvas.pages, turned: canvas.turned })
}

/// What has been drawn so far.
#[derive(Default)]
struct Canvas {
    pages: Vec<DrawnPage>,
    page: DrawnPage,
    /// For each open part with a mark, whether it is furniture of the page.
    marked: Vec<bool>,
    drawn: usize,
    length: usize,
    known: usize,
    unknown: usize,
    turned: usize,
}

impl Canvas {
    /// Counts what is drawn, and leaves where it is without end.
    fn count(&mut self, things: usize) {
        self.drawn += things;
        if self.drawn > MOST_DRAWN {
            std::panic::resume_unwind(Box::new(Beyond("pages that draw more than people read")));
        }
    }

    /// What is drawn now: furniture where the part is marked so.
    fn kind(&self, kind: PieceKind) -> PieceKind {
        if self.marked.contains(&true) { PieceKind::Furniture } else { kind }
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, place: Affine) {
        let Some(text) = glyph.as_unicode() else {
            self.unknown += 1;
            return;
        };
        self.known += 1;
        let origin = place * Point::ZERO;
        let along = vector(place, Vec2::new(EM, 0.0));
        let up = vector(place, Vec2::new(0.0, EM));
        let size = up.hypot();
        if along.y.abs() > along.x.abs() * 0.05 || along.x <= 0.0 || !(0.5..=2_000.0).contains(&size) {
            self.turned += 1;
            return;
        }
        let (advance, bold, italic) = match glyph {
            Glyph::Outline(outline) => {
                let font = outline.font_data();
                let name = font.as_ref().and_then(|font| font.postscript_name.clone()).unwrap_or_default();
                let heavy = font.as_ref().and_then(|font| font.weight).is_some_and(|weight| weight >= 600);
                let bold = heavy || ["Bold", "Black", "Heavy"].iter().any(|sign| name.contains(sign));
                let italic = font.is_some_and(|font| font.is_italic) || name.contains("Italic") || name.contains("Oblique");
                (outline.advance_width(), bold, italic)
            }
            Glyph::Type3(drawn) => (drawn.advance_width(), false, false),
        };
        let advance = advance.map_or(size * 0.5, |advance| f64::from(advance) * along.x / EM);
        let piece = Piece {
            text: String::new(),
            start: origin.x as f32,
            end: (origin.x + advance.clamp(0.0, size * 4.0)) as f32,
            base: origin.y as f32,
            size: size as f32,
            bold,
            italic,
            kind: self.kind(PieceKind::Words),
        };
        match text {
            BfString::Char(character) => self.write(piece, character.encode_utf8(&mut [0; 4])),
            BfString::String(text) => self.write(piece, &text),
        }
    }

    /// A small round or square spot may be the bullet of an item; whether words stand behind it is looked at later.
    fn spot(&mut self, spot: Rect) {
        let (width, height) = (spot.width(), spot.height());
        if (1.5..=7.0).contains(&height) && (width - height).abs() < 0.2 * height {
            let size = height / DOT;
            let (start, end) = (spot.x0 as f32, spot.x1 as f32);
            let base = (f64::midpoint(spot.y0, spot.y1) + DOT_ABOVE * size) as f32;
            let kind = self.kind(PieceKind::Dot);
            let dot = Piece { text: "•".to_owned(), start, end, base, size: size as f32, kind, ..Piece::default() };
            self.page.pieces.push(dot);
        }
    }

    /// Appends a glyph to the piece that it goes on with, or begins another.
    fn write(&mut self, glyph: Piece, text: &str) {
        self.length += text.len();
        if self.length > LONGEST {
            std::panic::resume_unwind(Box::new(Beyond("a text longer than people read")));
        }
        let blank = text.chars().all(char::is_whitespace);
        let size = f64::from(glyph.size);
        if let Some(last) = self.page.pieces.last_mut().filter(|last| last.kind != PieceKind::Dot) {
            let gap = f64::from(glyph.start) - f64::from(last.end);
            let level = (glyph.base - last.base).abs() < 0.05 * glyph.size && (glyph.size - last.size).abs() < 0.05 * glyph.size;
            let alike = glyph.bold == last.bold && glyph.italic == last.italic && glyph.kind == last.kind;
            if level && (alike || blank) && gap < PART * size && gap > -0.4 * size {
                if gap > SPACE * size && !blank && !last.text.ends_with(' ') {
                    last.text.push(' ');
                }
                spell(text, &mut last.text);
                // A space that is set wide still ends where the next glyph begins.
                last.end = last.end.max(glyph.end);
                return;
            }
        }
        if blank {
            return;
        }
        let mut piece = glyph;
        spell(text, &mut piece.text);
        if !piece.text.is_empty() {
            self.page.pieces.push(piece);
        }
    }
}

fn vector(place: Affine, vector: Vec2) -> Vec2 {
    place * vector.to_point() - place * Point::ZERO
}

/// Writes what glyphs stand for: ligatures as their letters, all spaces as one, nothing for signs that are not shown.
fn spell(glyphs: &str, text: &mut String) {
    for glyph in glyphs.chars() {
        match glyph {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
            space if space.is_whitespace() => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            hidden if hidden.is_control() => {}
            shown => text.push(shown),
        }
    }
}

impl<'a> Device<'a> for Canvas {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(1 + path.elements().len());
        if matches!(mode, DrawMode::Fill(_)) && path.elements().len() <= ROUND {
            self.spot(props.transform.transform_rect_bbox(path.control_box()));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.count(run.glyphs().len());
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count(1);
        let kind = properties.and_then(|properties| properties.get::<Name<'_>>(TYPE));
        self.marked.push(tag == b"Artifact" && kind.is_some_and(|kind| &*kind == b"Pagination"));
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}
