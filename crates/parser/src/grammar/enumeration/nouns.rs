//! A noun in, what it says of the things counted out: whether it names parts, whether it measures.

/// Nouns for the parts of an argument, a plan or a text.
const PART_NOUNS: &[&str] = &[
    "actions",
    "activities",
    "advantages",
    "aims",
    "allegations",
    "ambitions",
    "amendments",
    "answers",
    "approaches",
    "areas",
    "arguments",
    "aspects",
    "aspirations",
    "assumptions",
    "barriers",
    "benefits",
    "branches",
    "cases",
    "categories",
    "causes",
    "challenges",
    "changes",
    "characteristics",
    "charges",
    "choices",
    "circumstances",
    "claims",
    "classes",
    "clauses",
    "commitments",
    "components",
    "concepts",
    "concerns",
    "conclusions",
    "conditions",
    "consequences",
    "considerations",
    "corrections",
    "criteria",
    "criticisms",
    "decisions",
    "deliverables",
    "demands",
    "dimensions",
    "disadvantages",
    "drawbacks",
    "drivers",
    "duties",
    "effects",
    "elements",
    "examples",
    "exceptions",
    "explanations",
    "factors",
    "facts",
    "features",
    "fields",
    "findings",
    "forms",
    "functions",
    "goals",
    "grounds",
    "groups",
    "guidelines",
    "hurdles",
    "hypotheses",
    "ideas",
    "implications",
    "improvements",
    "ingredients",
    "innovations",
    "instances",
    "intentions",
    "interpretations",
    "issues",
    "items",
    "kinds",
    "layers",
    "lessons",
    "levels",
    "limitations",
    "meanings",
    "measures",
    "mechanisms",
    "methods",
    "missions",
    "mistakes",
    "models",
    "modes",
    "motives",
    "necessities",
    "needs",
    "norms",
    "objections",
    "objectives",
    "observations",
    "obstacles",
    "occasions",
    "options",
    "outcomes",
    "parts",
    "paths",
    "patterns",
    "perspectives",
    "phases",
    "pieces",
    "pillars",
    "pledges",
    "points",
    "policies",
    "positions",
    "possibilities",
    "predictions",
    "premises",
    "principles",
    "priorities",
    "problems",
    "processes",
    "promises",
    "prompts",
    "properties",
    "proposals",
    "propositions",
    "provisions",
    "purposes",
    "qualities",
    "questions",
    "readings",
    "reasons",
    "recommendations",
    "reforms",
    "remedies",
    "requirements",
    "respects",
    "responses",
    "responsibilities",
    "results",
    "risks",
    "roles",
    "rules",
    "safeguards",
    "scenarios",
    "sections",
    "senses",
    "sets",
    "shortcomings",
    "signs",
    "situations",
    "solutions",
    "sorts",
    "sources",
    "stages",
    "standards",
    "statements",
    "states",
    "steps",
    "strands",
    "strategies",
    "strengths",
    "styles",
    "suggestions",
    "takeaways",
    "targets",
    "tasks",
    "techniques",
    "tests",
    "themes",
    "theories",
    "things",
    "threats",
    "tips",
    "tools",
    "topics",
    "traits",
    "trends",
    "types",
    "uses",
    "variants",
    "varieties",
    "versions",
    "views",
    "ways",
    "weaknesses",
];

/// Plurals that measure and do not tell items off.
const MEASURES: &[&str] = &[
    "bits",
    "bytes",
    "cents",
    "centuries",
    "characters",
    "days",
    "decades",
    "decimals",
    "degrees",
    "digits",
    "dollars",
    "euros",
    "feet",
    "games",
    "gigabytes",
    "grams",
    "hectares",
    "hours",
    "inches",
    "kilograms",
    "kilometers",
    "kilometres",
    "lines",
    "liters",
    "litres",
    "megabytes",
    "meters",
    "metres",
    "miles",
    "milliseconds",
    "minutes",
    "months",
    "nights",
    "octets",
    "ounces",
    "pages",
    "percentages",
    "pixels",
    "pounds",
    "quarters",
    "runs",
    "seasons",
    "seats",
    "seconds",
    "spaces",
    "tablespoons",
    "teaspoons",
    "times",
    "tonnes",
    "tons",
    "votes",
    "weekends",
    "weeks",
    "words",
    "yards",
    "years",
];

/// Whether a noun names the parts of an argument, a plan or a text.
pub(super) fn names_parts(noun: &str) -> bool {
    is_listed(PART_NOUNS, noun)
}

/// Whether a noun is a measure, so that no items stand for it.
pub(super) fn measures(noun: &str) -> bool {
    is_listed(MEASURES, noun)
}

/// Whether two nouns are one, in whatever number: `step` and `steps`, `policy` and `policies`.
pub(super) fn same_noun(one: &str, other: &str) -> bool {
    stem(one) == stem(other)
}

fn stem(noun: &str) -> String {
    let lower = noun.to_lowercase();
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let long = ["ches", "shes", "sses", "xes"].iter().any(|ending| lower.ends_with(ending));
    let stem = lower.strip_suffix(if long { "es" } else { "s" }).filter(|stem| stem.len() > 2 && (long || !stem.ends_with('s')));
    stem.map_or_else(|| lower.clone(), str::to_owned)
}

fn is_listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::phrase::is_plural;

    #[test]
    fn word_tables_are_sorted_and_their_words_are_plurals() {
        for list in [PART_NOUNS, MEASURES] {
            assert!(list.is_sorted(), "{list:?}");
        }
        for noun in PART_NOUNS.iter().chain(MEASURES) {
            assert!(is_plural(noun), "{noun}");
        }
    }

    #[test]
    fn nouns_agree_whatever_their_number() {
        for (one, other) in [("step", "steps"), ("Policies", "policy"), ("branches", "branch"), ("class", "classes"), ("case", "cases")] {
            assert!(same_noun(one, other), "{one} {other}");
        }
        assert!(!same_noun("ways", "wayside"));
    }
}
