//! Plain data in, a list out that a template reads row by row.
//!
//! A report of a long document has a hundred thousand rows; the values that a template sees of a row are made when it comes to
//! the row, and are gone when it is printed.

use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::{Serialize, Serializer};
use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

/// A list whose rows become values of a template one by one.
#[derive(Clone, Debug)]
pub struct Rows<T>(Arc<List<T>>);

/// What a template holds of a list.
#[derive(Debug)]
struct List<T>(Vec<T>);

impl<T> From<Vec<T>> for Rows<T> {
    fn from(rows: Vec<T>) -> Self {
        Self(Arc::new(List(rows)))
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Vec::from_iter(rows).into()
    }
}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0.0
    }
}

impl<'r, T> IntoIterator for &'r Rows<T> {
    type Item = &'r T;
    type IntoIter = std::slice::Iter<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize + Debug + Send + Sync + 'static> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_dyn_object(Arc::clone(&self.0)).serialize(serializer)
    }
}

impl<T: Serialize + Debug + Send + Sync + 'static> Object for List<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(|row| Value::from(Serde(row)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use minijinja::Environment;
    use minijinja::value::{Serde, Value};
    use serde::Serialize;

    #[derive(Debug, Serialize)]
    struct Boat {
        name: &'static str,
    }

    #[derive(Serialize)]
    struct Harbour {
        boats: Rows<Boat>,
        ferries: Rows<Boat>,
    }

    #[test]
    fn a_template_reads_rows_as_it_reads_lists() {
        let harbour = Harbour { boats: vec![Boat { name: "Ida" }, Boat { name: "Lea" }].into(), ferries: Vec::new().into() };
        let template = "{% set all = boats | chain(ferries) %}{% for boat in all %}{{ boat.name }} {% endfor %}{{ all[1].name }} {{ boats | length }}{% if ferries %} and ferries{% endif %}";
        let printed = Environment::new().render_str(template, Value::from(Serde(&harbour))).unwrap();
        assert_eq!(printed, "Ida Lea Lea 2");
    }
}
