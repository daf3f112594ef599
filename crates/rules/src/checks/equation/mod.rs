//! Patterns of values and what must be true of them in, a check for each match out.

mod base;
mod guard;
mod lengths;
mod matched;
mod result;

use super::{Context, evidence, report};
use crate::check::{Check, Verdict};
use crate::expression::{self, Comparator, Expression, Function, decide, written};
use crate::message::Message;
use crate::page::{Extent, Fault, Rule};
use crate::pattern::{self, Binding, Kinds, Pattern, Scene, Source, Value, Vocabulary, Width, is_whole, search};
use claimlint_document::Span;
use claimlint_parser::TokenSpan;
use claimlint_parser::value::Hedge;
pub(in crate::checks) use guard::is_word_length;
use matched::{Match, Truncated};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The `equation` of a page's header, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spec {
    /// How the text says it; each pattern is one way.
    patterns: Vec<String>,
    /// What must be true.
    require: String,
    /// What must be known for the rule to speak.
    when: Option<String>,
    /// What the check says where it is not true.
    message: String,
    /// The slot at fault, where `require` does not have it bare on one side.
    fault: Option<String>,
    /// What the slot at fault should say, where `require` does not have that on the other side.
    computed: Option<String>,
    /// Names for the places compared: a label and its slots.
    #[serde(default)]
    evidence: BTreeMap<String, Vec<String>>,
    /// The slots whose place any other value of the scene may take: where one of them makes the requirement true, the
    /// text may have meant that one, and nothing is said.
    #[serde(default)]
    open: Vec<String>,
    /// How many sentences a match may reach over.
    #[serde(default = "one")]
    sentences: u8,
    /// Whether a figure that was cut off instead of rounded is for review only (T9).
    #[serde(default)]
    truncated: bool,
    /// Whether the slot at fault is a change of the amounts, and is not told of them where words beside it name something else:
    /// `20% over budget`, `12% by volume`, `30% of whom`.
    #[serde(default)]
    change: bool,
}

const fn one() -> u8 {
    1
}

/// A compiled equation.
#[derive(Clone, Debug)]
pub struct Equation {
    slots: Vec<String>,
    patterns: Vec<Pattern>,
    require: Expression,
    when: Option<Expression>,
    message: Message,
    /// The slot at fault, and the side of `require` that computes what it should be.
    fault: usize,
    computed: Option<Expression>,
    evidence: Vec<(String, Vec<usize>)>,
    open: Vec<usize>,
    sentences: u8,
    truncated: bool,
    /// Whether the slot at fault is a change.
    change: bool,
    /// Whether it reckons with how many a list has.
    counted: bool,
}

impl Equation {
    /// The numbers of its patterns, which were compiled one after the other.
    pub(in crate::checks) fn numbers(&self) -> Range<u32> {
        match self.patterns.as_slice() {
            [first, .., last] => first.number..last.number + 1,
            [only] => only.number..only.number + 1,
            [] => 0..0,
        }
    }
}

/// Compiles an equation; its message is looked at only where the whole page is.
pub(crate) fn compile(spec: &Spec, extent: Extent, vocabulary: &mut Vocabulary) -> Result<Equation, Fault> {
    let mut slots = Vec::new();
    let patterns: Vec<Pattern> =
        spec.patterns.iter().map(|source| pattern::compile(source, &mut slots, vocabulary)).collect::<Result<_, _>>()?;
    let require = expression::read(&spec.require, &slots)?;
    let when = spec.when.as_deref().map(|source| expression::read(source, &slots)).transpose()?;
    for (pattern, source) in patterns.iter().zip(&spec.patterns) {
        let bound = pattern.bound();
        let mut missing = None;
        require.slots(&mut |slot| missing = missing.or((!bound.contains(&slot)).then_some(slot)));
        if let Some(slot) = missing.and_then(|slot| slots.get(slot)) {
            return Err(Fault::of(
                source,
                format!("found no slot `{slot}` on every way through the pattern; expected all that `require` names"),
            ));
        }
    }
    let named = |name: &String| {
        let expected = || Fault::of(name, format!("found the slot `{name}`; expected one of {}", slots.join(", ")));
        slots.iter().position(|slot| slot == name).ok_or_else(expected)
    };
    let (bare, computed) = sides(&require);
    let fault = match (&spec.fault, bare) {
        (Some(name), _) => named(name)?,
        (None, Some(slot)) => slot,
        (None, None) => return Err(Fault::of(&spec.require, "found no slot alone on one side; expected one, or `fault` to name the slot")),
    };
    let computed = match &spec.computed {
        Some(source) => Some(expression::read(source, &slots)?),
        None => computed,
    };
    let mut evidence = Vec::new();
    for (label, names) in &spec.evidence {
        evidence.push((label.clone(), names.iter().map(named).collect::<Result<_, _>>()?));
    }
    let open = spec.open.iter().map(named).collect::<Result<_, _>>()?;
    let message = Message::new(&spec.message);
    if extent == Extent::Whole {
        message.check(&[&slots[..], &["computed".to_owned()]].concat())?;
    }
    let counted = require.calls(Function::Count);
    Ok(Equation {
        slots,
        patterns,
        require,
        when,
        message,
        fault,
        computed,
        evidence,
        open,
        sentences: spec.sentences,
        truncated: spec.truncated,
        change: spec.change,
        counted,
    })
}

/// The slot that stands alone on one side of a comparison, and the other side, which computes it.
fn sides(require: &Expression) -> (Option<usize>, Option<Expression>) {
    let Expression::Compare(comparator, left, right) = require else { return (None, None) };
    if *comparator != Comparator::Equal {
        return (alone(left).or_else(|| alone(right)), None);
    }
    if let Some(slot) = alone(left) { (Some(slot), Some(right.as_ref().clone())) } else { (alone(right), Some(left.as_ref().clone())) }
}

/// The slot that an expression is, if it is no more than one.
fn alone(expression: &Expression) -> Option<usize> {
    match expression {
        Expression::Slot(slot) => Some(*slot),
        Expression::Call(Function::Bare | Function::Abs | Function::Point, arguments) => match arguments.as_slice() {
            [Expression::Slot(slot)] => Some(*slot),
            _ => None,
        },
        _ => None,
    }
}

/// Runs an equation over every scene of a ledger.
pub(crate) fn check(equation: &Equation, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let mut outcomes = Vec::new();
    let scenes = context.scenes();
    let widths = if equation.sentences > 1 { &[Width::One, Width::Two][..] } else { &[Width::One] };
    for &width in widths {
        for candidate in scenes.candidates(&equation.patterns, width) {
            if let (Some(pattern), Some(scene)) = (equation.patterns.get(candidate.pattern), scenes.scene(candidate, width)) {
                check_scene(equation, pattern, rule, context, &scene, &mut outcomes);
            }
        }
    }
    settle(outcomes, out);
}

/// What one match came to.
struct Outcome {
    check: Check,
    /// Whether its lists leave no item out; a shorter list can agree, but cannot accuse.
    whole: bool,
    /// How far its values lie apart; of two readings the closer one is told.
    width: usize,
    /// Whether another value of the scene would make it true.
    doubtful: bool,
}

fn check_scene(equation: &Equation, pattern: &Pattern, rule: &Rule, context: &Context, scene: &Scene, outcomes: &mut Vec<Outcome>) {
    for bindings in search(pattern, scene) {
        let found = Match { scene, bindings: &bindings };
        if equation.when.as_ref().is_some_and(|when| decide(when, &found) != Some(true)) {
            continue;
        }
        if guard::is_other(&found, equation.fault, equation.counted) || guard::is_far_bound(&found, equation.fault) {
            continue;
        }
        let Some(verdict) = judge(equation, &found) else { continue };
        if verdict != Verdict::Holds && base::is_another(&found, equation.fault, equation.change) {
            continue;
        }
        let Some(span) = found.span(equation.fault) else { continue };
        // One end of a range is no figure of its own: "41 of 78 (41.6%–63.4%)" states an interval.
        if !context.is_prose(span) || found.is_end(equation.fault) {
            continue;
        }
        let verdict = if verdict == Verdict::Conflict && context.is_quoted(span) { Verdict::Review } else { verdict };
        outcomes.push(Outcome {
            check: tell(equation, rule, &found, verdict, span),
            whole: is_whole(&bindings),
            width: found.width(),
            doubtful: verdict != Verdict::Holds && has_other_reading(equation, scene, &bindings),
        });
    }
}

/// Whether a match meets the requirement; none where that cannot be known.
fn judge(equation: &Equation, found: &Match) -> Option<Verdict> {
    if decide(&equation.require, found)? {
        return Some(Verdict::Holds);
    }
    // A change that was cut off instead of rounded is for review (T9).
    if equation.truncated && decide(&equation.require, &Truncated { found, slot: equation.fault }) == Some(true) {
        return Some(Verdict::Review);
    }
    Some(Verdict::Conflict)
}

/// Whether another value in the place of an open one meets the requirement.
fn has_other_reading(equation: &Equation, scene: &Scene, bindings: &[Binding]) -> bool {
    let places = bindings.iter().enumerate().filter(|(_, binding)| equation.open.contains(&binding.slot));
    places.into_iter().any(|(place, open)| {
        let bound = |tokens: TokenSpan| {
            let values = bindings.iter().flat_map(|binding| &binding.values).filter_map(|&value| scene.values.get(value));
            values.into_iter().any(|value| value.tokens.start < tokens.end && tokens.start < value.tokens.end)
        };
        // A range or a bound would fit almost anything.
        let plain = |value: Value| {
            let found = Match { scene, bindings };
            found.quantity(value).is_none_or(|quantity| quantity.value.is_some() && matches!(quantity.hedge, Hedge::None | Hedge::About))
        };
        // A number inside a ratio is a part of that.
        let part = |value: &Value| {
            let holds = |other: &Value| other.tokens.start <= value.tokens.start && value.tokens.end <= other.tokens.end;
            let ratio = |other: &Value| other.kinds.intersects(Kinds::RATIO | Kinds::SCORE) && holds(other);
            matches!(value.source, Source::Part(_)) && scene.values.iter().any(ratio)
        };
        let parts = open.values.iter().any(|&value| scene.values.get(value).is_some_and(part));
        // A share is never meant where a count was read.
        let kinds =
            open.values.iter().filter_map(|&value| scene.values.get(value)).fold(Kinds::empty(), |kinds, value| kinds | value.kinds);
        let fits =
            |value: &Value| value.kinds.intersects(open.kinds & kinds) && !bound(value.tokens) && plain(*value) && (parts || !part(value));
        let others = scene.values.iter().enumerate().filter(|(_, value)| fits(value)).map(|(index, _)| index);
        let met = |values: Vec<usize>| {
            let mut other = bindings.to_vec();
            if let Some(binding) = other.get_mut(place) {
                binding.values = values.into();
            }
            decide(&equation.require, &Match { scene, bindings: &other }) == Some(true)
        };
        // One value may stand in the place of another, or beside those of a list.
        others.into_iter().any(|value| open.values.len() == 1 && met(vec![value]) || met([&open.values[..], &[value]].concat()))
    })
}

/// Writes the check of a match down.
fn tell(equation: &Equation, rule: &Rule, found: &Match, verdict: Verdict, span: Span) -> Check {
    let result = equation.computed.as_ref().and_then(|computed| result::compute(computed, equation.fault, found));
    let computation = equation.computed.as_ref().map(|computed| {
        let side = written(computed, found, &|slot| found.words(slot));
        result.as_ref().map_or_else(|| side.clone(), |result| format!("{side} = {}", result.text))
    });
    let mut slipped = false;
    let message = if verdict == Verdict::Holds {
        computation.clone().unwrap_or_else(|| written(&equation.require, found, &|slot| found.words(slot)))
    } else {
        let mut values: BTreeMap<String, String> =
            equation.slots.iter().enumerate().map(|(slot, name)| (name.clone(), join(&found.words(slot)))).collect();
        values.insert("computed".to_owned(), result.as_ref().map(|result| result.text.clone()).unwrap_or_default());
        let slip = equation.computed.as_ref().and_then(|computed| result::slip(computed, equation.fault, found)).unwrap_or_default();
        slipped = !slip.is_empty();
        format!("{}{slip}", equation.message.render(&values))
    };
    let mut check = report(rule, verdict, span, message);
    // Whoever is off by a whole power of ten has slipped, whatever else may have been left unsaid (T19).
    if slipped && verdict == Verdict::Conflict {
        check.verdict = Verdict::Conflict;
    }
    check.computed = computation;
    if verdict != Verdict::Holds {
        check.fixes = result.and_then(|result| result.fix).into_iter().filter(|fix| *fix != found.text(span)).collect();
    }
    let mut named = vec![equation.fault];
    for (label, slots) in &equation.evidence {
        let spans: Vec<Span> = slots.iter().filter_map(|&slot| found.span(slot)).collect();
        if let Some(span) = spans.into_iter().reduce(Span::cover) {
            check.related.push(evidence(span, label));
        }
        named.extend(slots);
    }
    for binding in found.bindings {
        if !named.contains(&binding.slot)
            && let (Some(span), Some(name)) = (found.span(binding.slot), equation.slots.get(binding.slot))
        {
            check.related.push(evidence(span, name.replace('_', " ")));
        }
    }
    check.related.sort_by_key(|evidence| evidence.span);
    check
}

/// Keeps one check for each place: one that holds if any reading of the text does, else the closest that accuses.
fn settle(outcomes: Vec<Outcome>, out: &mut Vec<Check>) {
    let mut places: FxHashMap<Span, (usize, usize)> = FxHashMap::default();
    for Outcome { check, whole, width, doubtful } in outcomes {
        let accuses = check.verdict != Verdict::Holds;
        if accuses && (!whole || doubtful) {
            continue;
        }
        match places.get_mut(&check.span) {
            None => {
                places.insert(check.span, (out.len(), width));
                out.push(check);
            }
            Some((place, least)) => {
                if let Some(old) = out.get_mut(*place)
                    && (check.verdict < old.verdict || accuses && check.verdict == old.verdict && width < *least)
                {
                    *least = width;
                    *old = check;
                }
            }
        }
    }
}

/// Words in a row: `12, 9 and 3`.
fn join(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
