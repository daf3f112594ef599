//! Titles before names, and the small words in and behind them, for the lexicon and for whoever reads a name.

use crate::draft::Draft;
use crate::lexicon::Class;

/// Titles: what follows is a person's name.
pub(crate) const HONORIFICS: &[&str] = &[
    "adm",
    "admiral",
    "agent",
    "ambassador",
    "archbishop",
    "ayatollah",
    "baron",
    "baroness",
    "bishop",
    "brig",
    "brigadier",
    "brother",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chairwoman",
    "chancellor",
    "cmdr",
    "coach",
    "col",
    "colonel",
    "commander",
    "congressman",
    "congresswoman",
    "constable",
    "corporal",
    "count",
    "countess",
    "cpl",
    "cpt",
    "dame",
    "detective",
    "doctor",
    "don",
    "dr",
    "duchess",
    "duke",
    "emir",
    "emperor",
    "empress",
    "father",
    "fr",
    "frau",
    "gen",
    "general",
    "gov",
    "governor",
    "herr",
    "hon",
    "imam",
    "inspector",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "madame",
    "maj",
    "major",
    "marshal",
    "mayor",
    "messrs",
    "minister",
    "miss",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "mx",
    "officer",
    "pope",
    "premier",
    "pres",
    "president",
    "prince",
    "princess",
    "private",
    "prof",
    "professor",
    "pvt",
    "queen",
    "rabbi",
    "rep",
    "representative",
    "reps",
    "rev",
    "reverend",
    "saint",
    "secretary",
    "sen",
    "senator",
    "sens",
    "sergeant",
    "señor",
    "señora",
    "sgt",
    "shaykh",
    "sheikh",
    "sheriff",
    "sir",
    "sister",
    "st",
    "sultan",
    "supt",
    "tsar",
];

/// Titles that say nothing of what the person does.
pub(super) const COURTESY: &[&str] = &[
    "dame", "don", "dr", "frau", "herr", "lady", "lord", "madame", "messrs", "miss", "monsieur", "mr", "mrs", "ms", "mx", "prof", "señor",
    "señora", "sir", "st", "saint",
];

/// Small words inside a name.
pub(crate) const PARTICLES: &[&str] = &[
    "abu", "af", "al", "bin", "binti", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "mac", "st", "ter", "van", "vom", "von", "zu", "zum",
];

/// What can follow a surname.
const SUFFIXES: &[&str] = &["esq", "ii", "iii", "iv", "jr", "sr"];

/// Letters of honours, degrees and offices that can follow a surname.
const POST_NOMINALS: &[&str] = &[
    "AC", "AM", "AO", "BA", "BEM", "CB", "CBE", "CH", "CMG", "DBE", "DSO", "FBA", "FRS", "GBE", "GCB", "JP", "KBE", "KC", "KCB", "KCMG",
    "MBE", "MC", "MD", "MEP", "MLA", "MNA", "MP", "MPP", "MSP", "OBE", "OM", "PhD", "QC", "SC", "TD", "VC",
];

/// Whether a token can only follow a surname: `Jr`, `OBE`.
pub(super) fn is_suffix(draft: &Draft<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    draft.word(at).len() <= LONGEST && is_short_suffix(draft, at)
}

fn is_short_suffix(draft: &Draft<'_>, at: usize) -> bool {
    SUFFIXES.iter().any(|suffix| draft.reads(at, suffix))
        || draft.is(at, Class::CAPITAL) && POST_NOMINALS.binary_search(&draft.word(at)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted() {
        assert!(HONORIFICS.is_sorted_by(|one, two| one < two) && POST_NOMINALS.is_sorted_by(|one, two| one < two));
    }
}
