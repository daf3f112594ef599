//! The message of a page in, the message of one check out.

use crate::page::Fault;
use minijinja::{Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A message template.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    source: String,
    /// It is compiled when it is first filled, since most rules find nothing in most documents.
    compiled: OnceLock<Environment<'static>>,
}

const NAME: &str = "message";

impl Message {
    /// The message of this source.
    pub(crate) fn new(source: &str) -> Self {
        Self { source: source.to_owned(), compiled: OnceLock::new() }
    }

    /// Whether the message can be read, and names none but these values.
    pub(crate) fn check(&self, names: &[String]) -> Result<(), Fault> {
        let unreadable = |error: minijinja::Error| Fault::of(&self.source, error.to_string());
        let environment = compile(&self.source).map_err(unreadable)?;
        let wanted = environment.get_template(NAME).map_err(unreadable)?.undeclared_variables(false);
        let mut unknown: Vec<_> = wanted.into_iter().filter(|name| !names.contains(name)).collect();
        unknown.sort();
        if let Some(name) = unknown.first() {
            return Err(Fault::of(&self.source, format!("found `{name}` in the message; expected one of {}", names.join(", "))));
        }
        Ok(())
    }

    /// Fills the message; document text is a value and never read as a template.
    pub(crate) fn render(&self, values: &BTreeMap<String, String>) -> String {
        let environment = self.compiled.get_or_init(|| compile(&self.source).unwrap_or_else(|_| Environment::empty()));
        let rendered = environment.get_template(NAME).and_then(|template| template.render(minijinja::Value::from(values.clone())));
        rendered.unwrap_or_else(|error| error.to_string())
    }
}

/// An environment that holds a message alone.
fn compile(source: &str) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_template_owned(NAME, source.to_owned())?;
    Ok(environment)
}
