//! Tokens in, claims of the kind `attribution` out.

mod verbs;

use crate::draft::Draft;

pub(crate) use verbs::forms as verb_forms;

/// Reads the claims of this kind.
pub(crate) fn read(_draft: &mut Draft<'_>) {}
