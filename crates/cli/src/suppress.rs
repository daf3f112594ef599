//! A document and its checks in, the checks that the document itself does not allow out.
//!
//! `<!-- claimlint: allow(rule-id) reason -->` allows what a rule finds in the block that it stands in or before,
//! `allow-file(rule-id)` what it finds anywhere in the file.

use crate::book::nearest;
use crate::policy::unknown;
use claimlint_document::{Block, BlockKind, Directive, Document, Span, Stands};
use claimlint_rules::{Book, Check, Family, Severity, Verdict};
use std::collections::HashMap;

/// The name under which a suppression is told that suppresses nothing.
pub(crate) const UNUSED: &str = "unused-suppression";

/// The page that tells of it; no rule of the book finds it, since it is known only when all rules have run.
pub(crate) const PAGE: &str = include_str!("suppress/unused-suppression.md");

/// A document's checks after its suppressions.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The checks that are not allowed.
    pub(crate) checks: Vec<Check>,
    /// How many findings are.
    pub(crate) allowed: usize,
    /// What is wrong with the suppressions themselves.
    pub(crate) unused: Vec<Check>,
}

/// One rule or family that is allowed somewhere.
struct Allowance<'d> {
    directive: &'d Directive,
    /// The text that it holds for, the byte before it included, which stands for the marker of a list item.
    text: Span,
    /// The furthest end of its text and of those that begin before it.
    reach: usize,
    used: bool,
}

/// Allowances by the name of the rule or family, each in the order of the text.
type Allowances<'d> = HashMap<String, Vec<Allowance<'d>>>;

/// Takes out what the document allows; `run` holds the rules that were run, `known` all there are.
pub(crate) fn apply(document: &Document, mut checks: Vec<Check>, run: &Book, known: &Book) -> Kept {
    let mut unused = Vec::new();
    let mut allowances = Allowances::new();
    for directive in &document.directives {
        match read(directive) {
            Ok((anywhere, rules)) => {
                let text = if anywhere { Span::new(0, document.text.len()) } else { reach(document, directive) };
                for rule in rules {
                    match unknown(known, &rule) {
                        Some(fault) => unused.push(note(directive, fault)),
                        None => allowances.entry(rule).or_default().push(Allowance { directive, text, reach: text.end, used: false }),
                    }
                }
            }
            Err(fault) => unused.push(note(directive, fault)),
        }
    }
    for named in allowances.values_mut() {
        named.sort_by_key(|allowance| allowance.text.start);
        let mut reach = 0;
        for allowance in named {
            reach = reach.max(allowance.text.end);
            allowance.reach = reach;
        }
    }
    let before = checks.len();
    if !allowances.is_empty() {
        checks.retain(|check| check.verdict == Verdict::Holds || !allowed(check, &mut allowances));
    }
    let ran = |name: &str| run.rules().any(|rule| *rule.id == *name || rule.family.name() == name);
    for (rule, named) in allowances.iter().filter(|(rule, _)| ran(rule)) {
        let idle = named.iter().filter(|allowance| !allowance.used);
        unused.extend(idle.map(|allowance| note(allowance.directive, format!("nothing is found here that `{rule}` would allow"))));
    }
    unused.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    Kept { allowed: before - checks.len(), checks, unused }
}

/// Whether a finding is allowed; every allowance that allows it is used.
fn allowed(check: &Check, allowances: &mut Allowances) -> bool {
    let mut allowed = false;
    let at = check.span.start;
    for name in [&*check.rule, check.family.name()] {
        let Some(named) = allowances.get_mut(name) else { continue };
        let behind = named.partition_point(|allowance| allowance.text.start <= at);
        for allowance in named[..behind].iter_mut().rev().take_while(|allowance| at < allowance.reach) {
            if at < allowance.text.end {
                allowance.used = true;
                allowed = true;
            }
        }
    }
    allowed
}

fn note(directive: &Directive, message: String) -> Check {
    Check {
        rule: UNUSED.into(),
        family: Family::Structure,
        verdict: Verdict::Review,
        severity: Severity::Note,
        span: directive.span,
        message,
        computed: None,
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

/// Whether a directive holds for the whole file, and the rules that it names.
fn read(directive: &Directive) -> Result<(bool, Vec<String>), String> {
    if directive.stands == Stands::FrontMatter {
        return in_front_matter(&directive.words).map(|rules| (true, rules));
    }
    let words = directive.words.as_str();
    let shown = || words.split_whitespace().next().unwrap_or_default().to_owned();
    let fault = || format!("found `{}`; expected `allow(rule-id) reason` or `allow-file(rule-id) reason`", shown());
    let (verb, rest) = words.split_once('(').ok_or_else(fault)?;
    let anywhere = match verb.trim() {
        "allow" => false,
        "allow-file" => true,
        other => {
            let hint = nearest(other, ["allow", "allow-file"].into_iter());
            return Err(format!("found `{other}`; expected `allow(rule-id) reason` or `allow-file(rule-id) reason`{hint}"));
        }
    };
    let (rules, _reason) = rest.split_once(')').ok_or_else(fault)?;
    let rules = names(rules);
    if rules.is_empty() { Err(fault()) } else { Ok((anywhere, rules)) }
}

/// `claimlint-allow: a, b`, or `claimlint: {allow: [a, b]}` in any of the ways in which lists and tables are written.
fn in_front_matter(words: &str) -> Result<Vec<String>, String> {
    let without_comments: String = words.lines().map(|line| line.split(" #").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let bare = without_comments.strip_prefix(':').unwrap_or(&without_comments);
    // The head of a table of TOML stands for the key, and the lines below it for what is in its braces.
    let table = bare.strip_prefix('[').and_then(|rest| rest.split_once("]\n")).map(|(head, lines)| format!("{head} = {{{lines}}}"));
    let bare = table.as_deref().unwrap_or(bare);
    let (key, value) = bare.split_once([':', '=']).unwrap_or((bare, ""));
    let mut rules = names(value);
    if !key.contains("claimlint-allow") {
        let verb = (!rules.is_empty()).then(|| rules.remove(0));
        if verb.as_deref() != Some("allow") {
            return Err(format!("found `{}`; expected `claimlint: {{allow: [rule-id]}}`", bare.trim()));
        }
    }
    if rules.is_empty() { Err(format!("found `{}`; expected the names of rules", bare.trim())) } else { Ok(rules) }
}

/// The names in a list, whatever parts them.
fn names(list: &str) -> Vec<String> {
    let names = list.split(|next: char| !(next.is_alphanumeric() || matches!(next, '-' | '_')));
    names.map(|name| name.trim_start_matches('-')).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The text that a directive for a block holds for.
///
/// Behind text it is the block of that text, in a table its row. On a line of its own it is the block that follows;
/// before a table it is all of the table, before a list all of the list.
fn reach(document: &Document, directive: &Directive) -> Span {
    let blocks = &document.blocks;
    let (at, follows) = match directive.stands {
        Stands::FrontMatter => return Span::new(0, document.text.len()),
        Stands::Alone(at) => (at, true),
        Stands::Behind(at) => (at, false),
    };
    let index = if follows {
        blocks.partition_point(|block| block.span().end <= at)
    } else {
        blocks.partition_point(|block| block.span().start <= at).saturating_sub(1)
    };
    let Some(block) = blocks.get(index) else { return Span::default() };
    let span = match block.kind() {
        BlockKind::TableCell { table, row, .. } => {
            let table = document.tables.get(table as usize);
            let cells = table.into_iter().flat_map(|table| table.row(row as usize)).flatten();
            match table {
                Some(table) if follows => table.span(),
                _ => cells.filter_map(|cell| blocks.get(cell)).map(Block::span).fold(block.span(), Span::cover),
            }
        }
        _ if follows => before_list(document, directive, document.item_of(block)).unwrap_or(block.span()),
        _ => block.span(),
    };
    Span::new(span.start.saturating_sub(1), span.end)
}

/// The outermost list that begins behind a directive and holds an item.
fn before_list(document: &Document, directive: &Directive, item: Option<(usize, usize)>) -> Option<Span> {
    let mut outermost = None;
    let mut next = item;
    while let Some(list) = next.and_then(|(list, _)| document.lists.get(list)) {
        let begins = list.items.first().is_some_and(|item| directive.source.end <= item.marker_source().start);
        outermost = begins.then_some(list.span()).or(outermost);
        next = list.parent();
    }
    outermost
}

#[cfg(test)]
mod tests {
    use super::{in_front_matter, reach, read};
    use claimlint_document::{Format, Stands, read as document};

    /// What the one directive of a text holds for.
    #[track_caller]
    fn reaches(source: &str, expected: &str) {
        let document = document(source.as_bytes().to_vec(), Format::Markdown).unwrap();
        let [directive] = &document.directives[..] else { panic!("one directive in {source}") };
        let words: Vec<&str> = reach(&document, directive).of(&document.text).split_whitespace().collect();
        assert_eq!(words.join(" "), expected, "{source}");
    }

    const ALLOW: &str = "<!-- claimlint: allow(share-mismatch) counted by hand -->";

    #[test]
    fn alone_it_holds_for_what_follows() {
        reaches(&format!("Before.\n\n{ALLOW}\n\nFirst line\nand second.\n\nAfter.\n"), "First line and second.");
        reaches(&format!("Before.\n{ALLOW}\nFirst line.\n\nAfter.\n"), "First line.");
        reaches(&format!("{ALLOW}\n\n- One\n- Two\n  - Three\n\nAfter.\n"), "One Two Three");
        reaches(&format!("{ALLOW}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.\n"), "a b 1 2");
        reaches(&format!("Before.\n\n{ALLOW}\n"), "");
    }

    #[test]
    fn behind_text_it_holds_for_that_text() {
        reaches(&format!("Before.\n\nFirst line\nand second. {ALLOW}\n\nAfter.\n"), "First line and second.");
        reaches(&format!("Before.\n\nFirst line. {ALLOW}\nAnd second.\n\nAfter.\n"), "First line. And second.");
        reaches(&format!("- One\n- Two {ALLOW}\n- Three\n"), "Two");
        reaches(&format!("| a | b |\n|---|---|\n| 1 | 2 {ALLOW} |\n| 3 | 4 |\n"), "1 2");
        reaches(&format!("# Title {ALLOW}\n\nText.\n"), "Title");
    }

    #[track_caller]
    fn says(comment: &str, expected: Result<(bool, Vec<&str>), &str>) {
        let document = document(format!("Text.\n\n<!-- claimlint: {comment} -->\n").into_bytes(), Format::Markdown).unwrap();
        let said = read(&document.directives[0]);
        let expected = expected.map(|(anywhere, rules)| (anywhere, rules.into_iter().map(str::to_owned).collect())).map_err(str::to_owned);
        assert_eq!(said, expected, "{comment}");
        assert!(matches!(document.directives[0].stands, Stands::Alone(_)));
    }

    #[test]
    fn a_directive_names_rules_and_may_give_a_reason() {
        says("allow(a)", Ok((false, vec!["a"])));
        says("allow(a, b) why (or not)", Ok((false, vec!["a", "b"])));
        says("allow-file( a )", Ok((true, vec!["a"])));
        says("allow()", Err("found `allow()`; expected `allow(rule-id) reason` or `allow-file(rule-id) reason`"));
        says("alow(a)", Err("found `alow`; expected `allow(rule-id) reason` or `allow-file(rule-id) reason`; the nearest name is `allow`"));
    }

    #[test]
    fn front_matter_names_rules_in_any_notation() {
        for words in [
            "claimlint-allow: a, b-c",
            "claimlint-allow: [a, 'b-c'] # why",
            "claimlint-allow = [\"a\", \"b-c\"]",
            "claimlint-allow:\n  - a # why\n  - b-c",
            "claimlint: {allow: [a, b-c]}",
            "claimlint:\n  allow:\n    - a\n    - b-c",
            "claimlint = {allow = [\"a\", \"b-c\"]}",
            "[claimlint]\nallow = [\n  \"a\", # why\n  \"b-c\",\n]",
            "[extra.claimlint]\nallow = [\"a\", \"b-c\"]",
        ] {
            assert_eq!(in_front_matter(words), Ok(vec!["a".to_owned(), "b-c".to_owned()]), "{words}");
        }
        assert!(in_front_matter("claimlint: {ignore: [a]}").is_err());
        assert!(in_front_matter("claimlint-allow:").is_err());
    }
}
