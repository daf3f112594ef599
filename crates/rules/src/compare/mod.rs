//! Two claims in, whether they speak of one subject and what that makes of their values out.
//!
//! All comparison across sentences goes through here: the checks of one subject in two places, the relation of two
//! statements ([`relation`]) and the alignment of two revisions ([`align`]).

mod align;
mod relation;
mod value;
mod words;

pub use align::{Alignment, Pair, align};
pub use relation::relation;
pub use value::{Relation, quantities, times};
