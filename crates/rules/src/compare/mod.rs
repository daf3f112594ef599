//! Two claims in, whether they speak of one subject and what that makes of their values out.
//!
//! All comparison across sentences goes through here: the checks of one subject in two places, the relation of two
//! statements ([`relation`]) and the alignment of two revisions ([`align`]).

mod align;
mod gate;
mod relation;
mod subject;
mod value;
mod words;

pub use align::{Alignment, Pair, align};
pub(crate) use align::{Reading, align_parts, is_value};
pub(crate) use gate::{Ground, Sameness, same, same_quantity};
pub use relation::relation;
pub(crate) use relation::{names, tokens_in};
pub(crate) use subject::{Place, Reader, Shift, Subject, stands_apart};
pub(crate) use value::printed;
pub use value::{Relation, quantities, times};
pub(crate) use words::{Key, Keys, is_past, root};
