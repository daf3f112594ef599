//! The message of a page in, the message of one check out.

use crate::page::Fault;
use minijinja::{Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A message template, compiled.
#[derive(Clone, Debug)]
pub(crate) struct Message(Arc<Environment<'static>>);

const NAME: &str = "message";

impl Message {
    /// Compiles a message that may name these values.
    pub(crate) fn new(source: &str, names: &[String]) -> Result<Self, Fault> {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let unreadable = |error: minijinja::Error| Fault::of(source, error.to_string());
        environment.add_template_owned(NAME, source.to_owned()).map_err(unreadable)?;
        let wanted = environment.get_template(NAME).map_err(unreadable)?.undeclared_variables(false);
        let mut unknown: Vec<_> = wanted.into_iter().filter(|name| !names.contains(name)).collect();
        unknown.sort();
        if let Some(name) = unknown.first() {
            return Err(Fault::of(source, format!("found `{name}` in the message; expected one of {}", names.join(", "))));
        }
        Ok(Self(Arc::new(environment)))
    }

    /// Fills the message; document text is a value and never read as a template.
    pub(crate) fn render(&self, values: &BTreeMap<String, String>) -> String {
        let rendered = self.0.get_template(NAME).and_then(|template| template.render(minijinja::Value::from(values.clone())));
        rendered.unwrap_or_else(|error| error.to_string())
    }
}
