//! What a hostile file is.

/// A file that means harm.
pub(crate) struct Hostile {
    /// Its name.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
    /// What comes of it.
    pub(crate) end: End,
}

/// What comes of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// It is read, whatever is in it.
    Read,
    /// It is one error that says this.
    Error(&'static str),
    /// It is read or one error, as the library that reads it has it.
    Either,
}
