//! Titles before names, words for what a person does, and words that end the names of things, for the lexicon.

/// Titles: what follows is a person's name.
pub(crate) const HONORIFICS: &[&str] = &[
    "adm", "admiral", "agent", "ambassador", "archbishop", "ayatollah", "baron", "baroness", "bishop", "brig", "brigadier", "brother",
    "capt", "captain", "cardinal", "chairman", "chairwoman", "chancellor", "cmdr", "coach", "col", "colonel", "commander", "congressman",
    "congresswoman", "constable", "corporal", "count", "countess", "cpl", "cpt", "dame", "detective", "doctor", "don", "dr", "duchess",
    "duke", "emir", "emperor", "empress", "father", "fr", "frau", "gen", "general", "gov", "governor", "herr", "hon", "imam", "inspector",
    "judge", "justice", "king", "lady", "lieutenant", "lord", "lt", "madame", "maj", "major", "marshal", "mayor", "messrs", "minister",
    "miss", "monsieur", "mr", "mrs", "ms", "mx", "officer", "pope", "premier", "pres", "president", "prince", "princess", "private",
    "prof", "professor", "pvt", "queen", "rabbi", "rep", "representative", "reps", "rev", "reverend", "saint", "secretary", "sen",
    "senator", "sens", "sergeant", "señor", "señora", "sgt", "shaykh", "sheikh", "sheriff", "sir", "sister", "st", "sultan", "supt",
    "tsar",
];

/// Words for what a person does.
pub(crate) const ROLES: &[&str] = &[
    "activist", "actor", "actress", "adviser", "advisor", "advocate", "aide", "ambassador", "analyst", "anchor", "archbishop",
    "architect", "artist", "assistant", "astronaut", "attorney", "author", "banker", "billionaire", "biologist", "bishop", "boss",
    "businessman", "businesswoman", "candidate", "captain", "cardinal", "ceo", "cfo", "chair", "chairman", "chairperson", "chairwoman",
    "chancellor", "chemist", "chief", "co-author", "co-chair", "co-founder", "coach", "colonel", "columnist", "comedian", "commander",
    "commentator", "commissioner", "composer", "conductor", "congressman", "congresswoman", "consultant", "contractor", "coordinator",
    "correspondent", "councillor", "councilman", "councilwoman", "counsel", "counselor", "critic", "curator", "dean", "defender",
    "demographer", "deputy", "designer", "detective", "developer", "dictator", "diplomat", "director", "doctor", "economist", "editor",
    "emperor", "employee", "engineer", "envoy", "epidemiologist", "executive", "farmer", "fellow", "filmmaker", "fisherman", "founder",
    "general", "geologist", "goalkeeper", "governor", "head", "historian", "host", "inspector", "inventor", "investigator", "investor",
    "journalist", "judge", "justice", "king", "lawmaker", "lawyer", "leader", "lecturer", "legislator", "lieutenant", "lobbyist",
    "manager", "marshal", "mathematician", "mayor", "member", "meteorologist", "minister", "mogul", "musician", "negotiator", "neighbor",
    "neighbour", "novelist", "nurse", "officer", "official", "operative", "organizer", "owner", "painter", "pastor", "philosopher",
    "photographer", "physician", "physicist", "pilot", "planner", "player", "playwright", "poet", "policeman", "politician", "pollster",
    "premier", "presenter", "president", "priest", "prime", "producer", "professor", "programmer", "prosecutor", "psychiatrist",
    "psychologist", "publisher", "queen", "rapper", "reporter", "representative", "republican", "researcher", "resident", "retiree",
    "scholar", "scientist", "secretary", "senator", "sergeant", "sheriff", "singer", "sociologist", "soldier", "solicitor", "speaker",
    "specialist", "spokesman", "spokesperson", "spokeswoman", "staffer", "star", "statistician", "strategist", "student",
    "superintendent", "supervisor", "surgeon", "teacher", "technician", "trader", "trainer", "treasurer", "trustee", "undersecretary",
    "veteran", "vice-president", "victim", "volunteer", "whistleblower", "winner", "worker", "writer",
];

/// Titles that say nothing of what the person does.
pub(super) const COURTESY: &[&str] = &["dame", "don", "dr", "frau", "herr", "lady", "lord", "madame", "messrs", "miss", "monsieur", "mr", "mrs", "ms", "mx", "prof", "señor", "señora", "sir", "st", "saint"];

/// Words that stand in the names of places, bodies and works, not of people.
pub(super) const THINGS: &[&str] = &[
    "academy", "act", "administration", "advisers", "agency", "aid", "air", "airlines", "airport", "alliance", "americans", "analytics",
    "angeles", "areas", "arena", "army", "art", "assembly", "associates", "association", "attractions", "authority", "avenue", "award",
    "awards", "bank", "bay", "beach", "bill", "board", "book", "books", "bowl", "bridge", "brothers", "building", "bureau", "business",
    "cabinet", "campaign", "capital", "castle", "cathedral", "cemetery", "center", "centre", "chamber", "championship", "channel",
    "chapter", "charity", "christ", "church", "circle", "city", "clinic", "club", "coalition", "college", "commission", "committee",
    "communications", "community", "company", "conference", "congress", "constitution", "convention", "corp", "corporation", "council",
    "county", "court", "cup", "daily", "day", "days", "democrats", "department", "desert", "district", "division", "domestic", "drive",
    "education", "election", "electric", "empire", "energy", "english", "enterprise", "enterprises", "entertainment", "era", "estate",
    "exchange", "explain", "express", "family", "federal", "fellowship", "festival", "field", "fire", "flight", "force", "forest",
    "forum", "foundation", "french", "fund", "garden", "gardens", "gate", "gazette", "german", "globe", "god", "government", "group",
    "guard", "guide", "hall", "harbor", "health", "herald", "high", "hill", "hills", "history", "holdings", "hospital", "hotel", "house",
    "inc", "independent", "industries", "initiative", "institute", "institution", "intelligence", "international", "internet",
    "investigation", "island", "islands", "journal", "journalism", "justice", "keys", "kingdom", "laboratories", "laboratory", "lake",
    "lakes", "law", "league", "library", "llc", "llp", "lord", "ltd", "magazine", "mall", "management", "manor", "market", "markets",
    "medal", "media", "memorial", "mill", "mills", "ministry", "monitor", "motors", "mountain", "mountains", "movement", "museum",
    "nation", "national", "nations", "navy", "network", "news", "north", "northern", "observer", "office", "open", "opera", "operations",
    "orchestra", "organisation", "organization", "pacific", "page", "pages", "palace", "papers", "park", "parliament", "partners",
    "party", "pass", "peninsula", "pipeline", "plan", "platform", "plaza", "point", "police", "policy", "political", "politics", "poll",
    "port", "post", "power", "press", "prison", "prize", "product", "program", "programme", "project", "province", "public", "publishing",
    "railroad", "railway", "ranch", "range", "records", "region", "reporter", "republic", "republican", "republicans", "research",
    "reserve", "review", "river", "road", "rock", "room", "royal", "school", "science", "sciences", "sea", "section", "security",
    "senate", "service", "services", "shop", "show", "society", "solutions", "south", "southern", "spring", "springs", "square",
    "stadium", "standard", "star", "state", "states", "station", "stock", "store", "strait", "strategy", "street", "student", "studies",
    "studio", "studios", "summit", "sun", "survey", "system", "systems", "table", "team", "technologies", "technology", "telegraph",
    "television", "temple", "territory", "theater", "theatre", "theory", "times", "today", "toolkit", "tower", "town", "trade",
    "training", "transit", "transition", "treaty", "tribune", "trust", "tv", "union", "united", "university", "valley", "village", "war",
    "watch", "water", "way", "week", "west", "western", "workshop", "world", "year", "york", "zone", "zoo",
];

/// Small words inside a name.
pub(super) const PARTICLES: &[&str] = &["abu", "af", "al", "bin", "binti", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "mac", "st", "ter", "van", "vom", "von", "zu", "zum"];

/// What can follow a surname.
pub(super) const SUFFIXES: &[&str] = &["esq", "ii", "iii", "iv", "jr", "sr"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_where_they_are_searched() {
        for table in [HONORIFICS, ROLES, THINGS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
