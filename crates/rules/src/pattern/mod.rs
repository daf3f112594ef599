//! A pattern as a page writes it in, a [`Pattern`] that [`search`] can find in sentences out.
//!
//! Patterns are read with nom into [`Step`](read::Step)s, compiled against a [`Vocabulary`] into a short program, and
//! run over the tokens and values of one [`Scene`].

mod compile;
mod read;
mod scene;
mod search;
mod vocabulary;

pub(crate) use compile::{Pattern, compile};
pub(crate) use read::{Expected, expect};
pub(crate) use scene::{Kinds, Scene, Scenes, Source, Value, Width, is_worked};
pub(crate) use search::{Binding, is_whole, search};
pub(crate) use vocabulary::Vocabulary;
