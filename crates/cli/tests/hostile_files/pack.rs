//! Parts in, the bytes of a Word or `OpenDocument` file out.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs parts into an archive.
pub(crate) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    pack_bytes(&parts.iter().map(|&(name, text)| (name, text.as_bytes())).collect::<Vec<_>>())
}

/// Packs parts of any bytes into an archive.
pub(crate) fn pack_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body and further parts.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>");
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend_from_slice(parts);
    pack(&all)
}

/// An `OpenDocument` text with this body, these styles and further parts.
pub(crate) fn odt(body: &str, styles: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:xlink=\"x\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut all = vec![("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content.as_str())];
    all.extend_from_slice(parts);
    pack(&all)
}

/// A paragraph of a Word document.
pub(crate) fn word(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}
