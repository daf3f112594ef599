//! A word in, the verb of saying that it is a form of out: what can follow it and how it is inflected.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

/// Verbs of thinking, feeling and finding out, in order.
const MENTAL: &[&str] = &[
    "agree",
    "anticipate",
    "assume",
    "believe",
    "calculate",
    "call",
    "demonstrate",
    "determine",
    "discover",
    "doubt",
    "envision",
    "expect",
    "fear",
    "feel",
    "find",
    "foresee",
    "guess",
    "hope",
    "imagine",
    "imply",
    "know",
    "learn",
    "perceive",
    "realise",
    "realize",
    "reason",
    "regret",
    "show",
    "surmise",
    "suspect",
    "swear",
    "think",
    "understand",
    "wonder",
    "worry",
];

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

/// Forms that are as often nouns or other words.
const NOUNS: &[&str] = &[
    "advocate",
    "advocates",
    "answer",
    "answers",
    "blame",
    "blast",
    "blasts",
    "call",
    "calls",
    "claim",
    "claims",
    "comment",
    "comments",
    "counsel",
    "counter",
    "counters",
    "credit",
    "credits",
    "cries",
    "cry",
    "demand",
    "demands",
    "dispute",
    "disputes",
    "doubt",
    "doubts",
    "echo",
    "echoes",
    "estimate",
    "estimates",
    "express",
    "fear",
    "fears",
    "feel",
    "finding",
    "focus",
    "forecast",
    "forecasts",
    "guess",
    "hail",
    "highlight",
    "highlights",
    "hint",
    "hints",
    "hope",
    "hopes",
    "joke",
    "jokes",
    "laugh",
    "laughs",
    "maintain",
    "mention",
    "mentions",
    "murmur",
    "murmurs",
    "note",
    "notes",
    "object",
    "objects",
    "pledge",
    "pledges",
    "point",
    "points",
    "post",
    "posts",
    "praise",
    "project",
    "projects",
    "promise",
    "promises",
    "protest",
    "protests",
    "question",
    "questions",
    "read",
    "reading",
    "reason",
    "reasoning",
    "reasons",
    "rebuke",
    "regret",
    "regrets",
    "remark",
    "remarks",
    "reply",
    "report",
    "reports",
    "request",
    "requests",
    "scream",
    "screams",
    "shout",
    "shouts",
    "show",
    "shows",
    "sigh",
    "sighs",
    "signal",
    "signals",
    "snap",
    "state",
    "states",
    "stress",
    "suspect",
    "suspects",
    "talk",
    "talking",
    "talks",
    "tout",
    "tweet",
    "tweets",
    "understanding",
    "voice",
    "voices",
    "vow",
    "vows",
    "whisper",
    "whispers",
    "wonder",
    "wonders",
    "worries",
    "worry",
    "writing",
    "yell",
];

/// The verbs: base form, third person, past, gerund and, where it differs, the participle; what they govern; their particles.
const VERBS: &[(&str, Frame, &str)] = &[
    ("accuse accuses accused accusing", OBJECT, ""),
    ("acknowledge acknowledges acknowledged acknowledging", CLAUSE | QUOTE | OBJECT, ""),
    ("add adds added adding", CLAUSE | QUOTE, ""),
    ("admit admits admitted admitting", CLAUSE | QUOTE | OBJECT, ""),
    ("advise advises advised advising", CLAUSE | QUOTE | RECIPIENT | OBJECT, ""),
    ("advocate advocates advocated advocating", CLAUSE | OBJECT, "for"),
    ("affirm affirms affirmed affirming", CLAUSE | QUOTE | OBJECT, ""),
    ("agree agrees agreed agreeing", CLAUSE | QUOTE | INFINITIVE, "with on"),
    ("allege alleges alleged alleging", CLAUSE | QUOTE, ""),
    ("allude alludes alluded alluding", 0, "to"),
    ("announce announces announced announcing", CLAUSE | QUOTE | OBJECT, ""),
    ("answer answers answered answering", QUOTE, ""),
    ("anticipate anticipates anticipated anticipating", CLAUSE | OBJECT, ""),
    ("applaud applauds applauded applauding", OBJECT, ""),
    ("argue argues argued arguing", CLAUSE | QUOTE, "for against"),
    ("ask asks asked asking", CLAUSE | QUOTE | RECIPIENT | OBJECT, ""),
    ("assail assails assailed assailing", OBJECT, ""),
    ("assert asserts asserted asserting", CLAUSE | QUOTE | OBJECT, ""),
    ("assume assumes assumed assuming", CLAUSE, ""),
    ("assure assures assured assuring", CLAUSE | QUOTE | RECIPIENT, ""),
    ("believe believes believed believing", CLAUSE, "in"),
    ("belittle belittles belittled belittling", OBJECT, ""),
    ("bemoan bemoans bemoaned bemoaning", OBJECT, ""),
    ("berate berates berated berating", OBJECT, ""),
    ("blame blames blamed blaming", OBJECT, ""),
    ("blast blasts blasted blasting", OBJECT, ""),
    ("blurt blurts blurted blurting", QUOTE, ""),
    ("boast boasts boasted boasting", CLAUSE | QUOTE, "about of"),
    ("calculate calculates calculated calculating", CLAUSE, ""),
    ("call calls called calling", OBJECT, "for on upon into"),
    ("castigate castigates castigated castigating", OBJECT, ""),
    ("caution cautions cautioned cautioning", CLAUSE | QUOTE | RECIPIENT, "against"),
    ("certify certifies certified certifying", CLAUSE, ""),
    ("chant chants chanted chanting", QUOTE, ""),
    ("characterise characterises characterised characterising", OBJECT, ""),
    ("characterize characterizes characterized characterizing", OBJECT, ""),
    ("chide chides chided chiding", OBJECT, ""),
    ("cite cites cited citing", OBJECT, ""),
    ("claim claims claimed claiming", CLAUSE | QUOTE | OBJECT | INFINITIVE, ""),
    ("clarify clarifies clarified clarifying", CLAUSE | QUOTE | OBJECT, ""),
    ("comment comments commented commenting", CLAUSE | QUOTE, "on about"),
    ("complain complains complained complaining", CLAUSE | QUOTE, "about of"),
    ("concede concedes conceded conceding", CLAUSE | QUOTE | OBJECT, ""),
    ("conclude concludes concluded concluding", CLAUSE | QUOTE, ""),
    ("concur concurs concurred concurring", CLAUSE | QUOTE, "with"),
    ("condemn condemns condemned condemning", OBJECT, ""),
    ("confess confesses confessed confessing", CLAUSE | QUOTE, "to"),
    ("confirm confirms confirmed confirming", CLAUSE | QUOTE | OBJECT, ""),
    ("contend contends contended contending", CLAUSE | QUOTE, ""),
    ("continue continues continued continuing", QUOTE, ""),
    ("convey conveys conveyed conveying", OBJECT, ""),
    ("counsel counsels counseled counseling", QUOTE | OBJECT, ""),
    ("counter counters countered countering", CLAUSE | QUOTE, ""),
    ("credit credits credited crediting", OBJECT, ""),
    ("criticise criticises criticised criticising", OBJECT, ""),
    ("criticize criticizes criticized criticizing", OBJECT, ""),
    ("crow crows crowed crowing", CLAUSE | QUOTE, ""),
    ("cry cries cried crying", QUOTE, ""),
    ("declare declares declared declaring", CLAUSE | QUOTE | OBJECT, ""),
    ("decline declines declined declining", INFINITIVE, ""),
    ("decree decrees decreed decreeing", CLAUSE, ""),
    ("decry decries decried decrying", OBJECT, ""),
    ("deem deems deemed deeming", OBJECT, ""),
    ("defend defends defended defending", OBJECT, ""),
    ("demand demands demanded demanding", CLAUSE | QUOTE | OBJECT | INFINITIVE, ""),
    ("demonstrate demonstrates demonstrated demonstrating", CLAUSE | OBJECT, ""),
    ("denounce denounces denounced denouncing", OBJECT, ""),
    ("deny denies denied denying", CLAUSE | OBJECT, ""),
    ("deplore deplores deplored deploring", OBJECT, ""),
    ("deride derides derided deriding", OBJECT, ""),
    ("describe describes described describing", OBJECT, ""),
    ("determine determines determined determining", CLAUSE, ""),
    ("disagree disagrees disagreed disagreeing", 0, "with"),
    ("disavow disavows disavowed disavowing", OBJECT, ""),
    ("disclose discloses disclosed disclosing", CLAUSE | OBJECT, ""),
    ("discover discovers discovered discovering", CLAUSE, ""),
    ("discuss discusses discussed discussing", OBJECT, ""),
    ("dismiss dismisses dismissed dismissing", OBJECT, ""),
    ("dispute disputes disputed disputing", CLAUSE | OBJECT, ""),
    ("doubt doubts doubted doubting", CLAUSE | OBJECT, ""),
    ("echo echoes echoed echoing", OBJECT, ""),
    ("emphasise emphasises emphasised emphasising", CLAUSE | QUOTE | OBJECT, ""),
    ("emphasize emphasizes emphasized emphasizing", CLAUSE | QUOTE | OBJECT, ""),
    ("endorse endorses endorsed endorsing", OBJECT, ""),
    ("enquire enquires enquired enquiring", QUOTE, ""),
    ("envision envisions envisioned envisioning", OBJECT, ""),
    ("estimate estimates estimated estimating", CLAUSE, ""),
    ("exclaim exclaims exclaimed exclaiming", CLAUSE | QUOTE, ""),
    ("expect expects expected expecting", CLAUSE | OBJECT | INFINITIVE, ""),
    ("explain explains explained explaining", CLAUSE | QUOTE | OBJECT, ""),
    ("express expresses expressed expressing", OBJECT, ""),
    ("exult exults exulted exulting", QUOTE, ""),
    ("fault faults faulted faulting", OBJECT, ""),
    ("fear fears feared fearing", CLAUSE | OBJECT, "for"),
    ("feel feels felt feeling", CLAUSE, ""),
    ("find finds found finding", CLAUSE, ""),
    ("focus focuses focused focusing", 0, "on"),
    ("forecast forecasts forecast forecasting", CLAUSE | OBJECT, ""),
    ("foresee foresees foresaw foreseeing foreseen", CLAUSE | OBJECT, ""),
    ("gasp gasps gasped gasping", QUOTE, ""),
    ("gripe gripes griped griping", CLAUSE | QUOTE, "about"),
    ("grumble grumbles grumbled grumbling", CLAUSE | QUOTE, "about"),
    ("guess guesses guessed guessing", CLAUSE | QUOTE, ""),
    ("gush gushes gushed gushing", QUOTE, ""),
    ("hail hails hailed hailing", OBJECT, ""),
    ("highlight highlights highlighted highlighting", OBJECT, ""),
    ("hint hints hinted hinting", CLAUSE | QUOTE, "at about"),
    ("hope hopes hoped hoping", CLAUSE | INFINITIVE, "for"),
    ("hypothesise hypothesises hypothesised hypothesising", CLAUSE, ""),
    ("hypothesize hypothesizes hypothesized hypothesizing", CLAUSE, ""),
    ("illustrate illustrates illustrated illustrating", CLAUSE | OBJECT, ""),
    ("imagine imagines imagined imagining", CLAUSE, ""),
    ("imply implies implied implying", CLAUSE | OBJECT, ""),
    ("indicate indicates indicated indicating", CLAUSE | OBJECT, ""),
    ("inform informs informed informing", CLAUSE | RECIPIENT, ""),
    ("inquire inquires inquired inquiring", QUOTE, ""),
    ("insist insists insisted insisting", CLAUSE | QUOTE, "on"),
    ("instruct instructs instructed instructing", RECIPIENT, ""),
    ("interject interjects interjected interjecting", QUOTE, ""),
    ("intone intones intoned intoning", QUOTE, ""),
    ("joke jokes joked joking", CLAUSE | QUOTE, "about"),
    ("know knows knew knowing known", CLAUSE, ""),
    ("lambast lambasts lambasted lambasting", OBJECT, ""),
    ("lambaste lambastes lambasted lambasting", OBJECT, ""),
    ("lament laments lamented lamenting", CLAUSE | QUOTE | OBJECT, ""),
    ("laugh laughs laughed laughing", QUOTE, ""),
    ("learn learns learned learning", CLAUSE, ""),
    ("maintain maintains maintained maintaining", CLAUSE | QUOTE, ""),
    ("mention mentions mentioned mentioning", CLAUSE | OBJECT, ""),
    ("mock mocks mocked mocking", OBJECT, ""),
    ("murmur murmurs murmured murmuring", QUOTE, ""),
    ("muse muses mused musing", CLAUSE | QUOTE, ""),
    ("mutter mutters muttered muttering", CLAUSE | QUOTE, ""),
    ("note notes noted noting", CLAUSE | QUOTE | OBJECT, ""),
    ("notify notifies notified notifying", RECIPIENT, ""),
    ("object objects objected objecting", QUOTE, "to"),
    ("observe observes observed observing", CLAUSE | QUOTE, ""),
    ("opine opines opined opining", CLAUSE | QUOTE, ""),
    ("oppose opposes opposed opposing", OBJECT, ""),
    ("perceive perceives perceived perceiving", OBJECT, ""),
    ("pledge pledges pledged pledging", CLAUSE | QUOTE | OBJECT | INFINITIVE, ""),
    ("point points pointed pointing", 0, "out to"),
    ("portray portrays portrayed portraying", OBJECT, ""),
    ("posit posits posited positing", CLAUSE | QUOTE, ""),
    ("post posts posted posting", QUOTE, ""),
    ("postulate postulates postulated postulating", CLAUSE, ""),
    ("praise praises praised praising", OBJECT, ""),
    ("preach preaches preached preaching", CLAUSE | QUOTE, ""),
    ("predict predicts predicted predicting", CLAUSE | QUOTE | OBJECT, ""),
    ("proclaim proclaims proclaimed proclaiming", CLAUSE | QUOTE | OBJECT, ""),
    ("profess professes professed professing", CLAUSE | OBJECT | INFINITIVE, ""),
    ("project projects projected projecting", CLAUSE, ""),
    ("promise promises promised promising", CLAUSE | QUOTE | RECIPIENT | OBJECT | INFINITIVE, ""),
    ("pronounce pronounces pronounced pronouncing", OBJECT, ""),
    ("propose proposes proposed proposing", CLAUSE | OBJECT | INFINITIVE, ""),
    ("protest protests protested protesting", CLAUSE | QUOTE | OBJECT, "against"),
    ("purport purports purported purporting", INFINITIVE, ""),
    ("question questions questioned questioning", OBJECT, ""),
    ("quip quips quipped quipping", CLAUSE | QUOTE, ""),
    ("rail rails railed railing", 0, "against at"),
    ("rant rants ranted ranting", CLAUSE | QUOTE, "about"),
    ("rave raves raved raving", QUOTE, ""),
    ("read reads read reading", QUOTE, ""),
    ("reaffirm reaffirms reaffirmed reaffirming", CLAUSE | OBJECT, ""),
    ("realise realises realised realising", CLAUSE, ""),
    ("realize realizes realized realizing", CLAUSE, ""),
    ("reason reasons reasoned reasoning", CLAUSE | QUOTE, ""),
    ("reassert reasserts reasserted reasserting", CLAUSE | OBJECT, ""),
    ("reassure reassures reassured reassuring", CLAUSE | RECIPIENT, ""),
    ("rebuke rebukes rebuked rebuking", OBJECT, ""),
    ("recall recalls recalled recalling", CLAUSE | QUOTE | OBJECT, ""),
    ("reckon reckons reckoned reckoning", CLAUSE | QUOTE, ""),
    ("recommend recommends recommended recommending", CLAUSE | OBJECT, ""),
    ("recount recounts recounted recounting", CLAUSE | QUOTE | OBJECT, ""),
    ("refer refers referred referring", 0, "to"),
    ("refuse refuses refused refusing", INFINITIVE, ""),
    ("regret regrets regretted regretting", CLAUSE | OBJECT, ""),
    ("reiterate reiterates reiterated reiterating", CLAUSE | QUOTE | OBJECT, ""),
    ("reject rejects rejected rejecting", OBJECT, ""),
    ("rejoin rejoins rejoined rejoining", QUOTE, ""),
    ("remark remarks remarked remarking", CLAUSE | QUOTE, "on"),
    ("remind reminds reminded reminding", CLAUSE | RECIPIENT, ""),
    ("renounce renounces renounced renouncing", OBJECT, ""),
    ("repeat repeats repeated repeating", CLAUSE | QUOTE | OBJECT, ""),
    ("reply replies replied replying", CLAUSE | QUOTE, ""),
    ("report reports reported reporting", CLAUSE | OBJECT, ""),
    ("request requests requested requesting", OBJECT, ""),
    ("respond responds responded responding", CLAUSE | QUOTE, "to with"),
    ("restate restates restated restating", CLAUSE | OBJECT, ""),
    ("retort retorts retorted retorting", CLAUSE | QUOTE, ""),
    ("retweet retweets retweeted retweeting", QUOTE | OBJECT, ""),
    ("reveal reveals revealed revealing", CLAUSE | OBJECT, ""),
    ("ridicule ridicules ridiculed ridiculing", OBJECT, ""),
    ("say says said saying", CLAUSE | QUOTE, ""),
    ("scream screams screamed screaming", QUOTE, ""),
    ("shout shouts shouted shouting", QUOTE, ""),
    ("show shows showed showing shown", CLAUSE | OBJECT, ""),
    ("sigh sighs sighed sighing", QUOTE, ""),
    ("signal signals signaled signaling", CLAUSE | OBJECT, ""),
    ("sing sings sang singing sung", QUOTE, ""),
    ("skewer skewers skewered skewering", OBJECT, ""),
    ("slam slams slammed slamming", OBJECT, ""),
    ("snap snaps snapped snapping", QUOTE, ""),
    ("speak speaks spoke speaking spoken", 0, "about of against out"),
    ("specify specifies specified specifying", CLAUSE, ""),
    ("speculate speculates speculated speculating", CLAUSE | QUOTE, "about"),
    ("state states stated stating", CLAUSE | QUOTE | OBJECT, ""),
    ("stipulate stipulates stipulated stipulating", CLAUSE, ""),
    ("stress stresses stressed stressing", CLAUSE | QUOTE | OBJECT, ""),
    ("suggest suggests suggested suggesting", CLAUSE | QUOTE | OBJECT, ""),
    ("surmise surmises surmised surmising", CLAUSE, ""),
    ("suspect suspects suspected suspecting", CLAUSE, ""),
    ("swear swears swore swearing sworn", CLAUSE | INFINITIVE, ""),
    ("talk talks talked talking", 0, "about of"),
    ("tell tells told telling", CLAUSE | QUOTE | RECIPIENT, ""),
    ("testify testifies testified testifying", CLAUSE | QUOTE, "about to against"),
    ("theorize theorizes theorized theorizing", CLAUSE | QUOTE, ""),
    ("think thinks thought thinking", CLAUSE | QUOTE, ""),
    ("threaten threatens threatened threatening", INFINITIVE, ""),
    ("tout touts touted touting", OBJECT, ""),
    ("tweet tweets tweeted tweeting", CLAUSE | QUOTE | OBJECT, ""),
    ("underscore underscores underscored underscoring", CLAUSE | OBJECT, ""),
    ("understand understands understood understanding", CLAUSE, ""),
    ("urge urges urged urging", QUOTE | OBJECT, ""),
    ("voice voices voiced voicing", OBJECT, ""),
    ("vow vows vowed vowing", CLAUSE | QUOTE | INFINITIVE, ""),
    ("warn warns warned warning", CLAUSE | QUOTE | RECIPIENT, "of against about"),
    ("whisper whispers whispered whispering", CLAUSE | QUOTE, ""),
    ("wonder wonders wondered wondering", CLAUSE | QUOTE, "about"),
    ("worry worries worried worrying", CLAUSE | QUOTE, "about"),
    ("write writes wrote writing written", CLAUSE | QUOTE, "of about in"),
    ("yell yells yelled yelling", QUOTE, ""),
];

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
