//! A noun in, what its form or meaning says of the things counted out: whether it is a plural, names parts, or measures.

/// Nouns for the parts of an argument, a plan or a text.
const PART_NOUNS: &[&str] = &[
    "actions",
    "activities",
    "advantages",
    "aims",
    "answers",
    "approaches",
    "areas",
    "arguments",
    "aspects",
    "barriers",
    "benefits",
    "branches",
    "cases",
    "categories",
    "causes",
    "challenges",
    "changes",
    "characteristics",
    "choices",
    "circumstances",
    "claims",
    "classes",
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
    "decisions",
    "demands",
    "dimensions",
    "disadvantages",
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
    "groups",
    "guidelines",
    "ideas",
    "implications",
    "improvements",
    "ingredients",
    "instances",
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
    "points",
    "policies",
    "positions",
    "possibilities",
    "premises",
    "principles",
    "priorities",
    "problems",
    "processes",
    "prompts",
    "properties",
    "proposals",
    "provisions",
    "purposes",
    "qualities",
    "questions",
    "readings",
    "reasons",
    "recommendations",
    "requirements",
    "respects",
    "responses",
    "responsibilities",
    "results",
    "risks",
    "roles",
    "rules",
    "scenarios",
    "sections",
    "senses",
    "sets",
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
    "strategies",
    "styles",
    "suggestions",
    "takeaways",
    "tasks",
    "techniques",
    "tests",
    "themes",
    "theories",
    "things",
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
];

/// Nouns whose plural has no `s`.
const IRREGULAR_PLURALS: &[&str] = &[
    "aircraft",
    "alumni",
    "bacteria",
    "children",
    "criteria",
    "feet",
    "fish",
    "fungi",
    "geese",
    "hypotheses",
    "media",
    "men",
    "mice",
    "nuclei",
    "oxen",
    "people",
    "phenomena",
    "radii",
    "series",
    "sheep",
    "spacecraft",
    "species",
    "stimuli",
    "syllabi",
    "teeth",
    "theses",
    "women",
];

/// Words in `s` that are no plural nouns.
const NO_PLURALS: &[&str] = &["always", "does", "has", "his", "its", "less", "perhaps", "sometimes", "this", "thus", "towards", "yes"];

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
    "ounces",
    "pages",
    "percent",
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

/// Whether a noun is a plural, as its form tells.
pub(super) fn is_plural(noun: &str) -> bool {
    let lower = noun.to_lowercase();
    let word = lower.as_str();
    let regular = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    IRREGULAR_PLURALS.binary_search(&word).is_ok() || regular && NO_PLURALS.binary_search(&word).is_err()
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

    #[test]
    fn word_tables_are_sorted_and_their_words_are_plurals() {
        for list in [PART_NOUNS, IRREGULAR_PLURALS, NO_PLURALS, MEASURES] {
            assert!(list.is_sorted(), "{list:?}");
        }
        for noun in PART_NOUNS.iter().chain(IRREGULAR_PLURALS) {
            assert!(is_plural(noun), "{noun}");
        }
    }

    #[test]
    fn plurals_are_told_from_singulars() {
        for plural in ["warships", "countries", "people", "criteria", "aircraft", "Reasons"] {
            assert!(is_plural(plural), "{plural}");
        }
        for singular in ["class", "status", "analysis", "plan", "is", "has"] {
            assert!(!is_plural(singular), "{singular}");
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
