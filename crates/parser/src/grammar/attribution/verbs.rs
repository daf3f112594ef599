//! A word in, the verb of saying that it is a form of out: what can follow it and how it is inflected.

mod table;

use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use table::{MENTAL, NOUNS, VERBS};

/// What a verb of saying can govern, as flags.
pub(crate) type Frame = u8;

/// A clause, with or without `that`.
pub(crate) const CLAUSE: Frame = 1;

/// A quotation, before or after it.
pub(crate) const QUOTE: Frame = 1 << 1;

/// The person told, before the clause.
pub(crate) const RECIPIENT: Frame = 1 << 2;

/// An infinitive: `promised to go`.
pub(crate) const INFINITIVE: Frame = 1 << 3;

/// A noun phrase that says what was said: `denied the charge`.
pub(crate) const OBJECT: Frame = 1 << 4;

/// How a verb is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `say`.
    Base,
    /// `says`.
    Present,
    /// `said`, also where the participle reads the same.
    Past,
    /// `saying`.
    Gerund,
    /// `written`, where it differs from the past.
    Participle,
}

/// One form of a verb of saying.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    /// Its base form.
    pub(crate) lemma: &'static str,
    /// How this form is inflected.
    pub(crate) form: Form,
    /// What it governs.
    pub(crate) frame: Frame,
    /// The particles and prepositions after which its content can stand, parted by spaces.
    pub(crate) particles: &'static str,
    /// Whether the form is as often a noun.
    pub(crate) noun: bool,
}

impl Verb {
    /// Whether it tells what somebody has in mind rather than what they said.
    pub(crate) fn is_mental(&self) -> bool {
        MENTAL.binary_search(&self.lemma).is_ok()
    }
}

/// The verb of which a word in lower case is a form.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    FORMS.get(word).copied()
}

/// Every form of every verb.
pub(crate) fn forms() -> impl Iterator<Item = &'static str> {
    VERBS.iter().flat_map(|(forms, _, _)| forms.split(' '))
}

static FORMS: LazyLock<FxHashMap<&'static str, Verb>> = LazyLock::new(|| {
    const ORDER: [Form; 5] = [Form::Base, Form::Present, Form::Past, Form::Gerund, Form::Participle];
    let mut table = FxHashMap::default();
    for &(words, frame, particles) in VERBS {
        let lemma = words.split(' ').next().unwrap_or_default();
        for (word, form) in words.split(' ').zip(ORDER) {
            let noun = NOUNS.binary_search(&word).is_ok();
            table.entry(word).or_insert(Verb { lemma, form, frame, particles, noun });
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_form_is_found() {
        assert!(VERBS.is_sorted_by_key(|(forms, _, _)| forms.split(' ').next()));
        assert!(NOUNS.is_sorted() && MENTAL.is_sorted());
        for form in forms() {
            assert!(verb(form).is_some(), "{form}");
        }
        for noun in NOUNS {
            assert!(verb(noun).is_some(), "{noun}");
        }
    }

    #[test]
    fn a_form_knows_its_lemma() {
        let told = verb("told").unwrap();
        assert_eq!((told.lemma, told.form), ("tell", Form::Past));
        assert_eq!(verb("denies").unwrap().lemma, "deny");
        assert_eq!(verb("written").unwrap().form, Form::Participle);
    }
}
