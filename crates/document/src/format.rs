//! The name and the first bytes of a file in, its format out, or what is wrong with them.

use crate::ReadError;
use memchr::memmem;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, and anything without a reader of its own.
    Plain,
    /// `CommonMark` with tables, footnotes and front matter.
    Markdown,
    /// reStructuredText.
    Restructured,
    /// `AsciiDoc`.
    Asciidoc,
    /// LaTeX.
    Latex,
    /// HTML, whole pages and fragments.
    Html,
    /// Documents of Word since 2007.
    Docx,
    /// `OpenDocument` texts, as of `LibreOffice`.
    Odt,
    /// PDF, which is read where the feature `pdf` is built in.
    Pdf,
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
    /// A document of Word.
    Word,
    /// An `OpenDocument` text.
    OpenText,
    /// Another `OpenDocument` file.
    OpenOther,
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
            "rst" | "rest" => Some(Self::Restructured),
            "adoc" | "asciidoc" => Some(Self::Asciidoc),
            "tex" | "latex" | "ltx" => Some(Self::Latex),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "odt" => Some(Self::Odt),
            "pdf" if cfg!(feature = "pdf") => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The format that the bytes of a file show without doubt.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        match content(bytes) {
            Content::Page => Some(Self::Html),
            Content::Word => Some(Self::Docx),
            Content::OpenText => Some(Self::Odt),
            Content::Pdf => Some(Self::Pdf),
            Content::OpenOther | Content::Archive | Content::Compound { .. } | Content::Binary(_) | Content::Wide | Content::Unknown => {
                None
            }
        }
    }

    /// The format in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Restructured => "reStructuredText",
            Self::Asciidoc => "AsciiDoc",
            Self::Latex => "LaTeX",
            Self::Html => "HTML",
            Self::Docx => "a Word document (docx)",
            Self::Odt => "an OpenDocument text (odt)",
            Self::Pdf => "a PDF",
        }
    }

    /// Whether places in such a file are told by line and column.
    pub const fn has_lines(self) -> bool {
        match self {
            Self::Plain | Self::Markdown | Self::Restructured | Self::Asciidoc | Self::Latex | Self::Html => true,
            Self::Docx | Self::Odt | Self::Pdf => false,
        }
    }

    /// Makes sure that bytes can be in this format.
    ///
    /// # Errors
    /// Bytes that are known to be something else.
    pub(crate) fn expect(self, bytes: &[u8]) -> Result<(), ReadError> {
        let found = match (content(bytes), self) {
            // Which part is missing or damaged is told by the reader.
            (Content::Pdf, Self::Pdf)
            | (Content::Word | Content::Archive, Self::Docx)
            | (Content::OpenText | Content::Archive, Self::Odt)
            | (
                Content::Page | Content::Unknown,
                Self::Plain | Self::Markdown | Self::Restructured | Self::Asciidoc | Self::Latex | Self::Html,
            ) => return Ok(()),
            (Content::Page, Self::Docx | Self::Odt | Self::Pdf) => "HTML",
            (Content::Unknown, Self::Docx | Self::Odt | Self::Pdf) if bytes.is_empty() => "an empty file",
            (Content::Unknown, Self::Docx | Self::Odt) => "a file that is no ZIP archive",
            (Content::Unknown, Self::Pdf) => "a file that does not begin as a PDF does",
            (Content::OpenText, _) => "an OpenDocument text (odt)",
            (Content::OpenOther, _) => "an OpenDocument file that is no text",
            (Content::Pdf, _) => "a PDF",
            (Content::Word, _) => "a Word document (docx)",
            (Content::Archive, _) => "a ZIP archive",
            (Content::Compound { encrypted: true }, _) => "an encrypted document",
            (Content::Compound { encrypted: false }, _) => "a compound file, as of Word 97 to 2003",
            (Content::Binary(found), _) => found,
            (Content::Wide, _) => "text in UTF-16",
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
        return archive(bytes);
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

/// Which document an archive holds, by the names in its directory.
fn archive(bytes: &[u8]) -> Content {
    let names = |name: &[u8]| memmem::find(bytes, name).is_some();
    // The first part of an OpenDocument file says what it is, uncompressed.
    if let Some(kind) = bytes.get(30..).and_then(|head| head.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument.")) {
        let text = kind.strip_prefix(b"text").is_some_and(|rest| !rest.starts_with(b"-template"));
        return if text { Content::OpenText } else { Content::OpenOther };
    }
    if names(b"word/document.xml") { Content::Word } else { Content::Archive }
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
