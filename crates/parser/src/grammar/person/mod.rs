//! Tokens in, claims of the kind `person` out.

use crate::draft::Draft;

/// Reads the claims of this kind.
pub(crate) fn read(_draft: &mut Draft<'_>) {}
