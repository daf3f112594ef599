//! Parts in, the bytes of a Word or `OpenDocument` file out.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs parts into an archive.
pub(crate) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("memory takes all");
        writer.write_all(text.as_bytes()).expect("memory takes all");
    }
    writer.finish().expect("memory takes all").into_inner()
}

/// A Word document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word document with this body and further parts.
pub(crate) fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:m=\"m\" xmlns:mc=\"mc\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend_from_slice(parts);
    pack(&all)
}

/// An `OpenDocument` text with this body and these automatic styles.
pub(crate) fn odt(body: &str, styles: &str) -> Vec<u8> {
    odt_with(body, styles, &[])
}

/// An `OpenDocument` text with this body, these automatic styles, and further parts.
pub(crate) fn odt_with(body: &str, styles: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:xlink=\"x\" xmlns:draw=\"d\" xmlns:dc=\"dc\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut all = vec![("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content.as_str())];
    all.extend_from_slice(parts);
    pack(&all)
}
