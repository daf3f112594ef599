//! Checks and claims in, text out: reports for people and rows for programs.
//!
//! The shapes that programs read are fixed in one place each: [`claims`] for claims, [`checks`] for checks.
//! Every place that leaves here is a byte offset into the source as read.

pub mod claims;
