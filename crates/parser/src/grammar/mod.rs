//! Tokens in, claims out: one module for each kind of claim, nom parsers over the token slice.
//!
//! A grammar is tried only at tokens whose class can begin it.
//! Modules run in the order of [`crate::parse`]; a token taken by one claim is not read again by a later grammar that
//! asks [`Draft::free`](crate::draft::Draft::free).

pub(crate) mod attribution;
pub(crate) mod enumeration;
pub(crate) mod identifier;
mod input;
pub(crate) mod modality;
pub(crate) mod number;
pub(crate) mod person;
pub(crate) mod phrase;
pub(crate) mod quantity;
pub(crate) mod quotation;
pub(crate) mod reference;
pub(crate) mod statistic;
mod table;
pub(crate) mod time;

pub(crate) use input::Input;
