//! The name and the first bytes of a file in, its format out, or what is wrong with them.

use crate::ReadError;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, and anything without a reader of its own.
    Plain,
    /// `CommonMark` with tables, footnotes and front matter.
    Markdown,
    /// HTML, whole pages and fragments.
    Html,
}

/// How far into a file its first tag may lie, in bytes.
const HEAD: usize = 1024;

/// What the bytes of a file show it to be, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    /// A page that begins as pages do.
    Page,
    /// A PDF.
    Pdf,
    /// A ZIP archive that holds no document that is known.
    Archive,
    /// A compound file: an old or an encrypted document.
    Compound {
        /// Whether it holds an encrypted one.
        encrypted: bool,
    },
    /// An image, or compressed data.
    Binary(&'static str),
    /// Text in UTF-16.
    Wide,
    /// Nothing that is known by its first bytes.
    Unknown,
}

impl Format {
    /// The format that a file name's ending stands for, or none where claimlint reads no such file.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        match ending.as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Plain),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format that the bytes of a file show without doubt.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        match content(bytes) {
            Content::Page => Some(Self::Html),
            Content::Pdf | Content::Archive | Content::Compound { .. } | Content::Binary(_) | Content::Wide | Content::Unknown => None,
        }
    }

    /// The format in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
        }
    }

    /// Makes sure that bytes can be in this format.
    ///
    /// # Errors
    /// Bytes that are known to be something else.
    pub(crate) fn expect(self, bytes: &[u8]) -> Result<(), ReadError> {
        let found = match content(bytes) {
            Content::Page | Content::Unknown => return Ok(()),
            Content::Pdf => "a PDF",
            Content::Archive => "a ZIP archive",
            Content::Compound { encrypted: true } => "an encrypted document",
            Content::Compound { encrypted: false } => "a compound file, as of Word 97 to 2003",
            Content::Binary(found) => found,
            Content::Wide => "text in UTF-16",
        };
        Err(ReadError::whole(format!("found {found}; expected {}", self.name())))
    }
}

fn content(bytes: &[u8]) -> Content {
    const SIGNATURES: [(&[u8], &str); 9] = [
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"\x1f\x8b", "gzip data"),
        (b"BZh91AY", "bzip2 data"),
        (b"\xfd7zXZ", "xz data"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"Rar!\x1a", "a RAR archive"),
        (b"{\\rtf", "an RTF document"),
    ];
    if bytes.starts_with(b"%PDF-") {
        return Content::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Content::Archive;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // The directory of a compound file names its streams in UTF-16.
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return Content::Compound { encrypted: bytes.windows(name.len()).any(|window| window == name) };
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Content::Wide;
    }
    if let Some(&(_, found)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Content::Binary(found);
    }
    if is_page(bytes) { Content::Page } else { Content::Unknown }
}

/// Whether bytes begin with the doctype or the first tag of a page, comments and an XML declaration aside.
fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut rest = head.trim_ascii_start();
    loop {
        let close: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        let Some(at) = rest.windows(close.len()).position(|window| window == close) else { return false };
        rest = rest[at + close.len()..].trim_ascii_start();
    }
    let begins = |start: &[u8]| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    begins(b"<!doctype html") || begins(b"<html") || begins(b"<head") || begins(b"<body")
}
