//! A word in, the key that all its forms share out.

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::LazyLock;

/// A word in whatever form: keys are equal where the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key(u32);

impl Key {
    /// The place of the word in a table of all words.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The keys given so far: those of all stems, one behind the other in one text.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    text: String,
    /// Where each stem ends in the text, which is where the next one begins.
    ends: Vec<usize>,
    /// The hash and the place of each stem.
    places: HashTable<(u64, u32)>,
}

impl Keys {
    /// The key of a word in small letters.
    pub(crate) fn of(&mut self, word: &str) -> Key {
        let Self { text, ends, places } = self;
        let known = |place: u32| {
            let place = place as usize;
            let start = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            ends.get(place).and_then(|&end| text.get(start..end)).unwrap_or_default()
        };
        let stem = stem(word);
        let hash = FxBuildHasher.hash_one(&*stem);
        if let Some(&(_, place)) = places.find(hash, |&(other, place)| other == hash && known(place) == stem) {
            return Key(place);
        }
        let next = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        places.insert_unique(hash, (hash, next), |&(hash, _)| hash);
        text.push_str(&stem);
        ends.push(text.len());
        Key(next)
    }
}

/// The stem of a word in any case.
pub(crate) fn root(word: &str) -> String {
    stem(&word.to_lowercase()).into_owned()
}

/// What the forms of one word share: `family` and `families`, `employs` and `employed`, `sank` and `sink`.
///
/// The word is read in small letters.
/// The stem is no word; it is only good for telling whether two words are one.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if let Some(base) = irregular_base(word) {
        return Cow::Borrowed(without_final_e(base));
    }
    if !word.is_ascii() || word.len() < 4 {
        return Cow::Borrowed(word);
    }
    match uninflected(word) {
        Cow::Borrowed(base) => Cow::Borrowed(without_final_e(base)),
        // Only words in `y` are made anew.
        made @ Cow::Owned(_) => made,
    }
}

/// The base of a form that no ending tells.
fn irregular_base(word: &str) -> Option<&'static str> {
    /// For each first letter of such forms a bit for each last letter: few other words have both.
    static ENDS: LazyLock<[u32; 128]> = LazyLock::new(|| {
        let mut ends = [0; 128];
        for &(form, _) in IRREGULAR {
            if let (Some(&first), Some(&last)) = (form.as_bytes().first(), form.as_bytes().last())
                && let Some(ends) = ends.get_mut(usize::from(first))
            {
                *ends |= 1_u32 << (last % 32);
            }
        }
        ends
    });
    static BASES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| IRREGULAR.iter().copied().collect());
    let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    let ends = ENDS.get(usize::from(*first))?;
    if ends >> (last % 32) & 1 == 0 { None } else { BASES.get(word).copied() }
}

/// Whether a word in small letters has the form of a past tense or participle.
pub(crate) fn is_past(word: &str) -> bool {
    let base = word.strip_suffix("ed").filter(|base| base.len() > 2 && !base.ends_with('e') && has_vowel(base));
    (base.is_some() || PAST.binary_search(&word).is_ok()) && PAST_LIKE_NOUNS.binary_search(&word).is_err()
}

/// Cuts the endings of the plural, the third person, the past and the participle off a word in letters of ASCII.
fn uninflected(word: &str) -> Cow<'_, str> {
    let without = |letters: usize| word.get(..word.len().saturating_sub(letters)).unwrap_or(word);
    match word.as_bytes() {
        [_, _, .., b'i', b'e', b's' | b'd'] => Cow::Owned(format!("{}y", without(3))),
        [.., b'i', b'e', b's' | b'd'] => Cow::Borrowed(word),
        [.., b'c' | b's', b'h', b'e', b's'] | [.., b's', b's', b'e', b's'] | [.., b'x' | b'z', b'e', b's'] => Cow::Borrowed(without(2)),
        [.., b's' | b'u' | b'i', b's'] => Cow::Borrowed(word),
        [.., b's'] => Cow::Borrowed(without(1)),
        [.., b'e', b'e', b'd'] => Cow::Borrowed(word),
        [_, _, _, .., b'i', b'n', b'g'] if has_vowel(without(3)) => Cow::Borrowed(undoubled(without(3))),
        [_, _, _, .., b'e', b'd'] if has_vowel(without(2)) => Cow::Borrowed(undoubled(without(2))),
        _ => Cow::Borrowed(word),
    }
}

/// `planned` is `plan`, but `called` is `call`: the letters that double before an ending are these.
fn undoubled(base: &str) -> &str {
    let bytes = base.as_bytes();
    match bytes {
        [.., one, two] if one == two && matches!(one, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') => &base[..base.len() - 1],
        _ => base,
    }
}

fn without_final_e(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix('e').unwrap_or(word) } else { word }
}

fn has_vowel(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// Nouns and adjectives that look like the past of a verb.
const PAST_LIKE_NOUNS: &[&str] = &["biped", "hatred", "hundred", "infrared", "kindred", "naked", "rugged", "sacred", "wicked"];

/// Irregular past tenses and participles that are not just as well another common word.
const PAST: &[&str] = &[
    "arose",
    "ate",
    "beat",
    "beaten",
    "became",
    "began",
    "begun",
    "bent",
    "blew",
    "born",
    "bought",
    "bred",
    "broke",
    "broken",
    "brought",
    "built",
    "burnt",
    "burst",
    "came",
    "cast",
    "caught",
    "chose",
    "chosen",
    "cost",
    "cut",
    "dealt",
    "drawn",
    "drew",
    "driven",
    "drove",
    "dug",
    "eaten",
    "fallen",
    "fed",
    "fell",
    "felt",
    "fled",
    "flew",
    "flown",
    "forbade",
    "forgot",
    "fought",
    "found",
    "froze",
    "frozen",
    "gave",
    "given",
    "gone",
    "got",
    "grew",
    "grown",
    "heard",
    "held",
    "hid",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "knew",
    "known",
    "laid",
    "lay",
    "led",
    "left",
    "lent",
    "let",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "reached",
    "risen",
    "rose",
    "said",
    "sang",
    "sank",
    "sat",
    "saw",
    "seen",
    "sent",
    "set",
    "shook",
    "shot",
    "shown",
    "shut",
    "slept",
    "sold",
    "sought",
    "sped",
    "spent",
    "split",
    "spoke",
    "spoken",
    "sprang",
    "spread",
    "stole",
    "stolen",
    "stood",
    "struck",
    "sung",
    "sunk",
    "swore",
    "sworn",
    "taken",
    "taught",
    "thought",
    "threw",
    "thrown",
    "told",
    "took",
    "torn",
    "understood",
    "went",
    "withdrawn",
    "withdrew",
    "woke",
    "won",
    "wore",
    "worn",
    "written",
    "wrote",
];

/// Forms whose base no ending tells, in order.
const IRREGULAR: &[(&str, &str)] = &[
    ("analyses", "analysis"),
    ("arose", "arise"),
    ("ate", "eat"),
    ("beaten", "beat"),
    ("became", "become"),
    ("been", "be"),
    ("began", "begin"),
    ("begun", "begin"),
    ("blew", "blow"),
    ("bought", "buy"),
    ("bred", "breed"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("dealt", "deal"),
    ("did", "do"),
    ("died", "die"),
    ("does", "do"),
    ("done", "do"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("dug", "dig"),
    ("dying", "die"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("geese", "goose"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("had", "have"),
    ("has", "have"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("kept", "keep"),
    ("knew", "know"),
    ("knives", "knife"),
    ("known", "know"),
    ("laid", "lay"),
    ("leaves", "leave"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lives", "life"),
    ("lost", "lose"),
    ("lying", "lie"),
    ("made", "make"),
    ("meant", "mean"),
    ("media", "medium"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("news", "news"),
    ("paid", "pay"),
    ("people", "person"),
    ("persons", "person"),
    ("phenomena", "phenomenon"),
    ("policemen", "policeman"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "say"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("series", "series"),
    ("shelves", "shelf"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("slept", "sleep"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("species", "species"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("tied", "tie"),
    ("told", "tell"),
    ("took", "take"),
    ("torn", "tear"),
    ("understood", "understand"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(IRREGULAR.is_sorted_by(|one, other| one.0 < other.0));
        assert!(PAST.is_sorted_by(|one, other| one < other), "{:?}", PAST.windows(2).find(|pair| pair[0] >= pair[1]));
        assert!(PAST_LIKE_NOUNS.is_sorted());
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            &["family", "families"][..],
            &["employ", "employs", "employed", "employing"],
            &["displace", "displaces", "displaced", "displacing"],
            &["plan", "plans", "planned", "planning"],
            &["call", "calls", "called"],
            &["sink", "sinks", "sank", "sunk"],
            &["person", "people"],
            &["child", "children"],
            &["house", "houses"],
            &["box", "boxes"],
            &["die", "died", "dying"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn other_words_keep_apart() {
        for (one, other) in [("bus", "bu"), ("glass", "glas"), ("speed", "spe"), ("string", "str"), ("worker", "work")] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn past_tenses_are_known_by_their_form() {
        for word in ["opened", "sank", "signed", "built"] {
            assert!(is_past(word), "{word}");
        }
        for word in ["hundred", "speed", "red", "open"] {
            assert!(!is_past(word), "{word}");
        }
    }
}
