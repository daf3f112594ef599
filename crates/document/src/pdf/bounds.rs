//! The bytes of a PDF in, an error out where it is encrypted or what it packs is beyond all measure.
//!
//! The library unpacks streams into memory without a bound, so what each would come to is counted before it is asked to.

use crate::ReadError;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use std::io::Read;

/// How large a PDF may be, in bytes.
const LARGEST: usize = 64 << 20;

/// How much a stream may hold, in bytes; a picture, which is not unpacked unless a page wrongly names it as its text, may hold more.
const LARGEST_STREAM: u64 = 24 << 20;
const LARGEST_PICTURE: u64 = 128 << 20;

/// How far before a stream its dictionary is looked at, in bytes.
const DICTIONARY: usize = 2_000;

/// Makes sure that a PDF can be read within bounds.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let error = |found: String| Err(ReadError::whole(format!("found {found}; expected a PDF")));
    if bytes.len() > LARGEST {
        return error(format!("{} bytes, more than the {LARGEST} that are read", bytes.len()));
    }
    if named(bytes, b"/Encrypt") {
        return Err(ReadError::whole("found an encrypted PDF; expected one that is not encrypted".to_owned()));
    }
    // These packings can swell beyond what is counted here; what people write today does not use them for text.
    if named(bytes, b"/LZWDecode") || named(bytes, b"/LZW") {
        return error("text that is packed as LZW, which is not read".to_owned());
    }
    for at in memmem::find_iter(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r")).unwrap_or(data);
        let dictionary = &bytes[at.saturating_sub(DICTIONARY)..at];
        let start = memmem::rfind(dictionary, b"obj").unwrap_or_default();
        let picture = memmem::find(&dictionary[start..], b"/Image").is_some();
        let largest = if picture { LARGEST_PICTURE } else { LARGEST_STREAM };
        if unpacked(data, largest) > largest {
            return error(format!("a stream that comes to more than {largest} bytes"));
        }
    }
    Ok(())
}

/// Whether a name stands in the bytes and ends there.
fn named(bytes: &[u8], name: &[u8]) -> bool {
    memmem::find_iter(bytes, name).any(|at| !bytes.get(at + name.len()).is_some_and(u8::is_ascii_alphanumeric))
}

/// How many bytes come out of packed ones, also where they are packed twice; counted no further than a little beyond the largest.
fn unpacked(data: &[u8], largest: u64) -> u64 {
    let once = || -> Box<dyn Read + '_> {
        // A stream of zlib says so in its first two bytes; what is no such stream is tried without them, as readers do.
        if data.first().is_some_and(|first| first & 0x0f == 8) {
            Box::new(ZlibDecoder::new(data))
        } else {
            Box::new(DeflateDecoder::new(data))
        }
    };
    let length = count(once(), largest);
    length.max(count(ZlibDecoder::new(once()), largest))
}

fn count(mut reader: impl Read, largest: u64) -> u64 {
    let mut buffer = [0; 1 << 14];
    let mut length = 0;
    while length <= largest
        && let Ok(read @ 1..) = reader.read(&mut buffer)
    {
        length += read as u64;
    }
    length
}
