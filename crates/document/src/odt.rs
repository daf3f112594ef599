//! An `OpenDocument` text in, a [`Document`] out: the text as `LibreOffice` shows it, with the numbers that it counts.

mod body;
mod styles;

use crate::archive::Archive;
use crate::date::parse_civil_date;
use crate::office::xml::{Piece, Xml};
use crate::office::{Changes, Manuscript};
use crate::{Document, ReadError};
use body::Story;
use styles::Styles;

/// Reads an `OpenDocument` text.
pub(crate) fn read(bytes: &[u8], changes: Changes) -> Result<Document, ReadError> {
    const EXPECTED: &str = "an OpenDocument text (odt)";
    let mut archive = Archive::open(bytes, EXPECTED)?;
    if archive.settings("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(ReadError::whole(format!("found an encrypted document; expected {EXPECTED}")));
    }
    let Some(content) = archive.text("content.xml")? else {
        return Err(ReadError::whole(format!("found a ZIP archive without content.xml; expected {EXPECTED}")));
    };
    let mut styles = Styles::default();
    styles.read("styles.xml", &archive.settings("styles.xml")?.unwrap_or_default())?;
    styles.read("content.xml", &content)?;
    let mut manuscript = Manuscript::default();
    if let Some(text) = archive.settings("meta.xml")? {
        properties(&text, &mut manuscript)?;
    }
    let mut story = Story::new(&styles, changes, &mut manuscript);
    story.read("content.xml", &content)?;
    for (label, paragraphs) in story.into_notes() {
        manuscript.footnote(&label, paragraphs)?;
    }
    Ok(manuscript.finish())
}

/// Notes the days that the document gives of itself; they count where the text names none.
fn properties(text: &str, manuscript: &mut Manuscript) -> Result<(), ReadError> {
    let mut xml = Xml::new("meta.xml", text);
    while let Some(piece) = xml.next()? {
        let Piece::Start(element) = piece else { continue };
        let key = match element.name() {
            "date" => "dc:date",
            "creation-date" => "dcterms:created",
            _ => continue,
        };
        let value = xml.words(&element)?;
        if parse_civil_date(&value).is_some() {
            manuscript.note(key, value.trim());
        }
    }
    Ok(())
}
