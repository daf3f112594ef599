//! The bytes of a ZIP archive in, the texts of the parts asked for out.
//!
//! Nothing is written anywhere, and what an archive may hold is bounded, so that a small file never becomes a large text.

use crate::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How many parts an archive may have.
const MOST_PARTS: usize = 10_000;

/// How large a part may be, in bytes.
const LARGEST_PART: u64 = 64 << 20;

/// How large a part may be that says how others are read, in bytes.
const LARGEST_SETTINGS: u64 = 8 << 20;

/// How much larger than its compressed bytes a part may be, once it is of a size that matters.
const RATIO: u64 = 150;
const MATTERS: u64 = 8 << 20;

/// An open archive.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive; `expected` is the document that it should be.
    pub(crate) fn open(bytes: &'a [u8], expected: &str) -> Result<Self, ReadError> {
        let error = |found: String| ReadError::whole(format!("found {found}; expected {expected}"));
        // The directory is counted before it is read into memory.
        match count(bytes) {
            None => return Err(error("a ZIP archive that is cut short".to_owned())),
            Some(parts) if parts > MOST_PARTS => {
                return Err(error(format!("a ZIP archive of {parts} parts, more than the {MOST_PARTS} that are read")));
            }
            Some(_) => {}
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|found| error(format!("a damaged ZIP archive ({found})")))?;
        Ok(Self { zip })
    }

    /// Whether the name of any part begins like this.
    pub(crate) fn has_like(&self, start: &str) -> bool {
        self.zip.file_names_raw().any(|name| name.starts_with(start.as_bytes()))
    }

    /// The text of a part; none where the archive has no such part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        self.text_within(name, LARGEST_PART)
    }

    /// The text of a part that says how others are read, and is therefore small.
    pub(crate) fn settings(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        self.text_within(name, LARGEST_SETTINGS)
    }

    fn text_within(&mut self, name: &str, largest: u64) -> Result<Option<String>, ReadError> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let error = |found: &str| ReadError::whole(format!("{name}: found {found}"));
        // Raw first: an encrypted part cannot be opened, but it can be told.
        let (packed, size) = {
            let part = self.zip.by_index_raw(index).map_err(|found| error(&format!("a damaged part ({found})")))?;
            if part.encrypted() {
                return Err(error("an encrypted part; expected a document that is not encrypted"));
            }
            (part.compressed_size(), part.size())
        };
        if size > largest || size > MATTERS && size / RATIO > packed {
            return Err(error(&format!("{size} bytes in {packed}; expected at most {largest}, and at most {RATIO} times as many")));
        }
        let part = self.zip.by_index(index).map_err(|found| error(&format!("a part that cannot be read ({found})")))?;
        let mut bytes = Vec::with_capacity(size as usize);
        // The directory may lie about the size.
        let limit = size.clamp(MATTERS.min(largest), largest) + 1;
        part.take(limit).read_to_end(&mut bytes).map_err(|found| error(&format!("a damaged part ({found})")))?;
        if bytes.len() as u64 >= limit {
            return Err(error(&format!("more than the {size} bytes that the archive tells")));
        }
        String::from_utf8(bytes).map(Some).map_err(|_| error("bytes that are no UTF-8; expected XML in UTF-8"))
    }
}

/// How many parts the directory at the end of an archive tells; none where no directory is there.
fn count(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"PK\x05\x06";
    /// The longest comment behind the end of the directory, and the end itself.
    const REACH: usize = 65_535 + 22;
    let tail = &bytes[bytes.len().saturating_sub(REACH)..];
    let at = memchr::memmem::rfind(tail, END)?;
    let field = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([field[0], field[1]])))
}
