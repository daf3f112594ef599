//! A ledger and a book of rules in, checks out.
//!
//! [`check`] sees the ledger only; it reads no file, no clock and nothing of the world.

mod check;

pub use check::{Check, Evidence, Family, RuleId, Severity, Verdict};
