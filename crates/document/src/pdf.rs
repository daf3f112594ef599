//! A PDF in, a [`Document`] out: what stands on its pages, in the order in which people read it.
//!
//! A PDF knows glyphs and places, but no words, lines or paragraphs: those are found here, by what lies beside and below what.
//! The text that is drawn out is the source that all places lead to, and a place is told by its page.
//! The day on which the file was made is no dateline: that is often the day on which somebody printed it.

#![allow(
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "places on pages are a few thousand points at most"
)]

mod bounds;
mod drawing;
mod furniture;
mod kinds;
mod lines;
mod order;
mod paragraphs;
mod tables;
mod words;

use crate::office::Manuscript;
use crate::{Document, ReadError};
use drawing::Drawn;
use std::thread;

/// How deep a hostile page may lead the library, in bytes of stack.
const STACK: usize = 64 << 20;

/// The name of the thread that reads a PDF; a panic in it is an error of the file, and nothing is printed.
const THREAD: &str = "pdf";

/// Reads a PDF.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, ReadError> {
    bounds::check(&bytes)?;
    let drawn = draw(bytes)?;
    let mut manuscript = Manuscript::default();
    if drawn.turned > 0 {
        manuscript.leave_out("text that is not set from left to right");
    }
    let mut pages: Vec<lines::Page> = drawn.pages.into_iter().map(lines::page).collect();
    for _ in 0..furniture::leave_out(&mut pages) {
        manuscript.leave_out("running head, running foot or page number");
    }
    let style = kinds::Style::of(&pages);
    let mut parts = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        for column in order::columns(page.segments) {
            paragraphs::read(column, number + 1, style, &mut parts);
        }
    }
    words::repair(&mut parts);
    kinds::write(&parts, style, &mut manuscript)?;
    Ok(manuscript.finish())
}

/// Draws the pages in a thread of its own, so that neither a panic nor a deep page of the library ends the program.
fn draw(bytes: Vec<u8>) -> Result<Drawn, ReadError> {
    silence();
    let error = |found: &str| ReadError::whole(format!("found {found}; expected a PDF"));
    let drawing = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(move || drawing::draw(bytes));
    let drawing = drawing.map_err(|found| error(&format!("no memory to read it in ({found})")))?;
    match drawing.join() {
        Ok(drawn) => drawn,
        Err(payload) => Err(match payload.downcast::<drawing::Beyond>() {
            Ok(beyond) => error(beyond.0),
            Err(_) => error("a damaged PDF"),
        }),
    }
}

/// Keeps panics in the thread that reads a PDF from being printed; all others are told as before.
fn silence() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                before(panic);
            }
        }));
    });
}
