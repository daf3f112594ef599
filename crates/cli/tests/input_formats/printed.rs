//! The document in, its pages in a PDF out.

use super::{DOCUMENT, Part};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

/// Writes the document in pages with a running head and page numbers, in a font whose letters are all as wide.
pub(super) fn pdf() -> Vec<u8> {
    /// What stands on a line: where it begins, how large it is, its words.
    type Line = (f32, f32, String);
    const PAGE: (f32, f32) = (420.0, 420.0);
    const MARGIN: f32 = 60.0;
    let float = |count: usize| f32::from(u16::try_from(count).unwrap());
    let wrap = |words: &str, indent: f32, hang: f32, size: f32| -> Vec<Line> {
        let mut lines: Vec<Line> = vec![(indent, size, String::new())];
        for word in words.split(' ') {
            let (start, _, line) = lines.last_mut().unwrap();
            let width = PAGE.0 - 2.0 * MARGIN - *start;
            if !line.is_empty() && float(line.chars().count() + 1 + word.chars().count()) * 0.6 * size > width {
                lines.push((indent + hang, size, word.to_owned()));
            } else {
                *line += &format!("{}{word}", if line.is_empty() { "" } else { " " });
            }
        }
        lines
    };
    // Lines that stand together, with a gap before them.
    let mut groups: Vec<(f32, Vec<Line>)> = Vec::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => groups.push((0.0, wrap(words, 0.0, 0.0, 18.0))),
            Part::Heading(words) => groups.push((14.0, wrap(words, 0.0, 0.0, 13.0))),
            Part::Paragraph(words) => groups.push((8.0, wrap(words, 0.0, 0.0, 9.0))),
            Part::Quote(words) => groups.push((8.0, wrap(words, 24.0, 0.0, 9.0))),
            Part::Numbered(items) => {
                groups.extend(
                    items.iter().enumerate().map(|(number, item)| (4.0, wrap(&format!("{}. {item}", number + 1), 12.0, 16.2, 9.0))),
                );
            }
            Part::Bulleted(items) => groups.extend(items.iter().map(|item| (4.0, wrap(&format!("\u{95} {item}"), 12.0, 10.8, 9.0)))),
            Part::Table(rows) => {
                for row in *rows {
                    let cells = row.iter().enumerate().map(|(column, cell)| (float(column) * 70.0, 9.0, (*cell).to_owned()));
                    groups.push((3.0, cells.collect()));
                }
            }
        }
    }
    let mut pages: Vec<Content> = Vec::new();
    let mut below = PAGE.1;
    for (gap, lines) in &groups {
        let row = lines.len() > 1 && lines.iter().all(|line| line.2.len() < 8);
        for (index, (start, size, words)) in lines.iter().enumerate() {
            if index == 0 || !row {
                below += 1.25 * size + if index == 0 { *gap } else { 0.0 };
            }
            if below > PAGE.1 - MARGIN {
                let mut page = Content::new();
                let number = pages.len() + 1;
                let furniture = [(PAGE.1 - 30.0, "The Halden Paper, 14 pages for 3 euros".to_owned()), (24.0, format!("Page {number}"))];
                for (height, words) in furniture {
                    page.begin_text().set_font(Name(b"F"), 8.0).next_line(MARGIN, height).show(Str(words.as_bytes())).end_text();
                }
                pages.push(page);
                below = MARGIN + size;
            }
            // The bullet of the text is that of the encoding of Windows.
            let bytes: Vec<u8> = words.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
            let page = pages.last_mut().unwrap();
            page.begin_text().set_font(Name(b"F"), *size).next_line(MARGIN + start, PAGE.1 - below).show(Str(&bytes)).end_text();
        }
    }
    let mut pdf = Pdf::new();
    let (catalog, tree, font) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let count = i32::try_from(pages.len()).unwrap();
    let place = |index: i32| (Ref::new(4 + 2 * index), Ref::new(5 + 2 * index));
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..count).map(|index| place(index).0)).count(count);
    pdf.type1_font(font).base_font(Name(b"Courier")).encoding_predefined(Name(b"WinAnsiEncoding"));
    for (index, content) in (0..).zip(pages) {
        let (id, stream) = place(index);
        let mut page = pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(stream);
        page.resources().fonts().pair(Name(b"F"), font);
        page.finish();
        pdf.stream(stream, &content.finish());
    }
    pdf.finish()
}
