//! The name of a class, or the words of a heading, in, what the part of a page is that has it out.

pub(super) const ADVERTISEMENT: &str = "advertisement";
pub(super) const COMMENTS: &str = "comments";
pub(super) const COOKIES: &str = "cookie banner";
pub(super) const DIALOG: &str = "dialog";
pub(super) const FOOTER: &str = "footer";
pub(super) const HEADER: &str = "page header";
pub(super) const HIDDEN: &str = "hidden";
pub(super) const NAVIGATION: &str = "navigation";
pub(super) const OUTSIDE: &str = "outside the article";
pub(super) const PAYWALL: &str = "paywall";
pub(super) const RELATED: &str = "related links";
pub(super) const SHARE: &str = "share buttons";
pub(super) const SIDEBAR: &str = "sidebar";
pub(super) const SIGN_UP: &str = "sign-up";

/// Classes of text that only screen readers tell, sorted.
const HIDDEN_CLASSES: [&str; 6] = ["invisible", "screen-reader-text", "screenreader-only", "sr-only", "visuallyhidden", "visually-hidden"];

/// What an element is for by a word of its class.
pub(super) fn find_class(word: &str) -> Option<&'static str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return find_class(&word.to_ascii_lowercase());
    }
    Some(match word {
        "addtoany" | "share" | "sharedaddy" | "sharing" | "social" => SHARE,
        "ad" | "ads" | "adsense" | "advert" | "advertisement" | "sponsored" => ADVERTISEMENT,
        "breadcrumb" | "breadcrumbs" | "editsection" | "headerlink" | "menu" | "menubar" | "nav" | "navbar" | "navbox" | "navigation"
        | "pager" | "pagination" | "skiplink" => NAVIGATION,
        "colophon" | "footer" => FOOTER,
        "commentlist" | "comments" | "disqus" | "livefyre" => COMMENTS,
        "consent" | "cookie" | "cookiebanner" | "cookieconsent" | "cookienotice" | "cookies" | "gdpr" | "onetrust" => COOKIES,
        "lightbox" | "modal" | "popup" => DIALOG,
        "masthead" => HEADER,
        "newsletter" | "optin" | "signup" | "subscribe" => SIGN_UP,
        "paywall" => PAYWALL,
        "outbrain" | "recirc" | "recirculation" | "recommended" | "related" | "taboola" | "trending" => RELATED,
        "sidebar" => SIDEBAR,
        _ => return None,
    })
}

/// The words that the names of classes are made of: `cookie` and `banner` of `cookie-banner`, `share` and `Tools` of `shareTools`.
pub(in crate::html) fn words_of(classes: &str) -> impl Iterator<Item = &str> {
    let words = classes.split(|next: char| !next.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|mut word| {
        std::iter::from_fn(move || {
            let mut before = false;
            let hump = word.bytes().position(|byte| {
                let begins = before && byte.is_ascii_uppercase();
                before = byte.is_ascii_lowercase();
                begins
            });
            let (first, rest) = word.split_at_checked(hump.unwrap_or(word.len()))?;
            word = rest;
            (!first.is_empty()).then_some(first)
        })
    })
}

/// Whether a word of a class speaks of footnotes.
pub(in crate::html) fn is_note_word(word: &str) -> bool {
    matches!(word, "footnote" | "footnotes" | "endnote" | "endnotes" | "noteref" | "footnoteref")
}

/// Whether classes hide an element at every width of the page: `sr-only`, `hidden`, but not `hidden lg:block`.
pub(super) fn hides(classes: &str) -> bool {
    let classes = || classes.split_ascii_whitespace();
    classes().any(|class| HIDDEN_CLASSES.contains(&class))
        || classes().any(|class| class == "hidden") && !classes().any(|class| class.contains([':', '@']))
}

/// What a part of a page is by the heading that it begins with; no text has a chapter of such a name.
pub(super) fn by_heading(words: &str) -> Option<&'static str> {
    const LONGEST: usize = 40;
    let words = words.trim().trim_end_matches([':', '…', '.', '»', '›']).trim_end();
    if words.len() > LONGEST {
        return None;
    }
    let words: Vec<String> = words.split_whitespace().map(|word| word.to_ascii_lowercase().replace('’', "'")).collect();
    Some(match words.join(" ").as_str() {
        "around the web"
        | "editor's picks"
        | "editors' picks"
        | "from the web"
        | "latest news"
        | "latest posts"
        | "latest stories"
        | "more articles"
        | "more from this author"
        | "more in this section"
        | "more like this"
        | "more news"
        | "more posts"
        | "more related stories"
        | "more stories"
        | "most commented"
        | "most popular"
        | "most read"
        | "most recent"
        | "most shared"
        | "most viewed"
        | "next article"
        | "popular posts"
        | "popular stories"
        | "read next"
        | "recent articles"
        | "recent posts"
        | "recommended for you"
        | "recommended stories"
        | "related articles"
        | "related content"
        | "related news"
        | "related posts"
        | "related stories"
        | "related topics"
        | "top stories"
        | "trending"
        | "trending now"
        | "up next"
        | "you may also like"
        | "you might also like"
        | "you may be interested in"
        | "you might like" => RELATED,
        "join the conversation"
        | "join the discussion"
        | "leave a comment"
        | "leave a reply"
        | "post a comment"
        | "recent comments"
        | "write a comment" => COMMENTS,
        "follow us" | "share this" | "share this article" | "share this page" | "share this post" | "share this story" => SHARE,
        "newsletter" | "newsletters" | "get our newsletter" | "sign up for our newsletter" | "subscribe to our newsletter" => SIGN_UP,
        _ => return None,
    })
}

/// How much prose may stand under a heading that tells what a part of a page is, in bytes.
pub(super) fn longest_under(why: &str) -> u32 {
    if matches!(why, SHARE | SIGN_UP) { 300 } else { 1_500 }
}

/// Whether the heading of a part counts it: `2.1.3. Comments`, `3.4 Related`.
///
/// Such a part belongs to the text; what in it is links only is judged by itself.
pub(super) fn is_number(words: &str) -> bool {
    let label = words.trim_start().split(|next: char| !next.is_ascii_digit() && next != '.').next().unwrap_or_default();
    let mut parts = label.trim_end_matches('.').split('.');
    parts.clone().count() > 1 && parts.all(|part| (1..=3).contains(&part.len()))
}
