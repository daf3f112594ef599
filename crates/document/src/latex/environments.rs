//! The begin and the end of an environment in, what it makes of the words in it out.

use super::commands::{Environment, environment};
use super::{Reader, scan};
use crate::marker::ordinal;
use crate::{BlockKind, Span};
use memchr::memmem;

/// How many environments are looked through for the one that ends.
const DEEPEST: usize = 64;

/// How many columns a cell may take.
const WIDEST: usize = 100;

/// An open environment.
#[derive(Debug)]
pub(super) struct Open {
    name: String,
    pub(super) state: State,
}

/// What is known of an open environment.
#[derive(Debug)]
pub(super) enum State {
    List { number: i64, style: char, before: String, after: String },
    Quote,
    Table(Table),
    Bibliography,
    Float(&'static str),
    Other,
}

/// An open table.
#[derive(Debug)]
pub(super) struct Table {
    index: usize,
    row: usize,
    column: usize,
    /// Whether the row has a cell.
    filled: bool,
    header: bool,
    /// How many groups were open where it began.
    pub(super) groups: usize,
}

impl Reader<'_> {
    /// Opens the environment whose name stands behind `\begin`, and gives the place behind it.
    pub(super) fn begin_environment(&mut self, at: usize, after: usize) -> usize {
        let Some((inner, after)) = scan::argument(self.source, self.groups, after) else { return after };
        let name = inner.of(self.source).trim();
        let kind = environment(name);
        match kind {
            Environment::Document => {
                self.end_block();
                self.preamble = false;
                return after;
            }
            Environment::LeftOut(why) => {
                let end = self.end_of(name, after);
                if why == "code" {
                    self.paragraph_end();
                }
                self.leave_out(Span::new(at, end), why);
                return end;
            }
            Environment::Math => {
                let end = self.end_of(name, after);
                self.opaque(Span::new(at, end));
                return end;
            }
            Environment::Itemize
            | Environment::Enumerate
            | Environment::Description
            | Environment::Quote
            | Environment::Table(_)
            | Environment::Bibliography
            | Environment::Float(_)
            | Environment::Other => {}
        }
        let nested = self.table().is_some() && matches!(kind, Environment::Table(_));
        if !(nested || self.table().is_some() && kind == Environment::Other) {
            self.end_block();
        }
        let options = scan::optional(self.source, self.groups, after).map_or("", |(options, _)| options.of(self.source));
        let arguments = match kind {
            Environment::Table(arguments) => arguments + usize::from(name == "tabular*"),
            Environment::Bibliography => 1,
            Environment::Other => 2,
            _ => 0,
        };
        let (_, end) = scan::arguments(self.source, self.groups, after, arguments);
        // Words may follow on the line below, which are no argument.
        let end = if arguments == 0 || self.source.get(after..end).is_some_and(|skipped| !skipped.contains('\n')) { end } else { after };
        let state = match kind {
            Environment::Itemize | Environment::Description => {
                self.outline.start_list(false);
                State::List { number: 0, style: '-', before: String::new(), after: String::new() }
            }
            Environment::Enumerate => {
                let depth = self.open.iter().filter(|open| matches!(open.state, State::List { style, .. } if style != '-')).count();
                self.outline.start_list(true);
                enumerate(options, depth)
            }
            Environment::Quote => {
                self.outline.quote_depth = self.outline.quote_depth.saturating_add(1);
                State::Quote
            }
            Environment::Table(_) if !nested => {
                let index = self.outline.start_table();
                State::Table(Table { index, row: 0, column: 0, filled: false, header: false, groups: self.ends.len() })
            }
            Environment::Bibliography => State::Bibliography,
            Environment::Float(kind) => State::Float(kind),
            _ => State::Other,
        };
        self.open.push(Open { name: name.to_owned(), state });
        end
    }

    /// Closes the environment whose name stands behind `\end`.
    pub(super) fn end_environment(&mut self, after: usize) -> usize {
        let Some((inner, after)) = scan::argument(self.source, self.groups, after) else { return after };
        let name = inner.of(self.source).trim();
        if name == "document" {
            self.end_block();
            self.end = after;
            return after;
        }
        let found = self.open.iter().rev().take(DEEPEST).position(|open| open.name == name);
        for _ in 0..found.map_or(0, |depth| depth + 1) {
            self.close_innermost();
        }
        after
    }

    /// Closes the innermost environment.
    pub(super) fn close_innermost(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.state {
            State::List { .. } => {
                self.end_block();
                self.outline.end_list();
            }
            State::Quote => {
                self.end_block();
                self.outline.quote_depth = self.outline.quote_depth.saturating_sub(1);
            }
            State::Table(mut table) => {
                self.end_block();
                if table.filled {
                    self.outline.widen_row(table.index, table.row, table.column + 1);
                    table.row += 1;
                }
                self.outline.set_header(table.index, table.header);
            }
            State::Bibliography => {
                self.end_block();
                self.outline.kind = None;
            }
            State::Float(_) => self.end_block(),
            State::Other if self.table().is_some() => {}
            State::Other => self.end_block(),
        }
    }

    /// The place behind the end of an environment that is not read; the end of the source where it has none.
    fn end_of(&self, name: &str, from: usize) -> usize {
        let end = format!("\\end{{{name}}}");
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        memmem::find(rest, end.as_bytes()).map_or(self.source.len(), |at| from + at + end.len())
    }

    /// The innermost open table, if nothing but groups and plain environments are open in it.
    pub(super) fn table(&mut self) -> Option<&mut Table> {
        self.open.iter_mut().rev().take(DEEPEST).find_map(|open| match &mut open.state {
            State::Other => None,
            State::Table(table) => Some(Some(table)),
            State::List { .. } | State::Quote | State::Bibliography | State::Float(_) => Some(None),
        })?
    }

    /// The cell that words belong to here.
    pub(super) fn cell(&mut self) -> Option<BlockKind> {
        let table = self.table()?;
        table.filled = true;
        let (index, row, column) = (table.index, table.row, table.column);
        self.outline.widen_row(index, row, column + 1);
        Some(BlockKind::cell(index, row, column))
    }

    /// The sign between two cells; elsewhere it is white space.
    pub(super) fn cell_end(&mut self, at: usize) -> usize {
        let groups = self.ends.len();
        if self.table().is_none_or(|table| groups > table.groups) {
            return self.sign(" ", at, 1);
        }
        self.end_block();
        if let Some(table) = self.table() {
            table.column += 1;
            table.filled = true;
        }
        at + 1
    }

    /// Notes that a cell takes more columns than one.
    pub(super) fn widen_cell(&mut self, more: usize) {
        if let Some(table) = self.table() {
            table.column += more.min(WIDEST);
            table.filled = true;
        }
    }

    /// The end of a row; elsewhere of a line.
    pub(super) fn row_end(&mut self, at: usize, after: usize) -> usize {
        let after = scan::optional(self.source, self.groups, after).map_or(after, |(_, after)| after);
        let groups = self.ends.len();
        if self.table().is_none_or(|table| groups > table.groups) {
            if self.begun.is_some() {
                self.inline.line_break(&mut self.outline.draft, Span::new(at, after));
            }
            return after;
        }
        self.end_block();
        let row = self.table().filter(|table| table.filled).map(|table| {
            let row = (table.index, table.row, table.column + 1);
            (table.row, table.column, table.filled) = (table.row + 1, 0, false);
            row
        });
        if let Some((index, row, columns)) = row {
            self.outline.widen_row(index, row, columns);
        }
        after
    }

    /// A line drawn between rows; the first row over one is the header.
    pub(super) fn rule(&mut self) {
        if let Some(table) = self.table() {
            table.header |= table.row == 1 && !table.filled;
        }
    }

    /// The head that a long table repeats on each page is read once; gives the place where the rows begin.
    pub(super) fn head(&mut self, after: usize) -> usize {
        self.rule();
        let mut end = (after + 4000).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let rest = &self.source[after..end];
        let rest = &rest[..rest.find("\\end{").unwrap_or(rest.len())];
        let last =
            ["\\endhead", "\\endfoot", "\\endlastfoot"].into_iter().filter_map(|sign| rest.find(sign).map(|at| at + sign.len())).max();
        after + last.unwrap_or(0)
    }

    /// An item of a list.
    pub(super) fn item(&mut self, at: usize, after: usize) -> usize {
        self.end_block();
        let label = scan::optional(self.source, self.groups, after);
        let place = Span::new(at, label.map_or(after, |(_, behind)| behind));
        let Some(State::List { number, style, before, after: behind }) =
            self.open.iter_mut().rev().take(DEEPEST).map(|open| &mut open.state).find(|state| matches!(state, State::List { .. }))
        else {
            return after;
        };
        let listed = *style != '-';
        let marker = match label {
            Some((label, _)) if listed => label.of(self.source).to_owned(),
            _ if !listed => "-".to_owned(),
            _ => {
                *number += 1;
                format!("{before}{}{behind}", ordinal(*number, *style))
            }
        };
        if listed {
            self.numbers.item(&marker);
        }
        self.outline.start_item(&marker, Span::new(at, after), self.source);
        // A label that is a word is what the item speaks of.
        if let Some((label, _)) = label.filter(|_| !listed) {
            self.open_block();
            self.run(label);
            let end = Span::new(label.end, label.end + 1);
            self.write(": ", end);
        }
        place.end
    }

    /// An entry of the list of references.
    pub(super) fn bibitem(&mut self, at: usize, after: usize) -> usize {
        self.end_block();
        let printed = scan::optional(self.source, self.groups, after);
        let after = printed.map_or(after, |(_, after)| after);
        let Some((key, after)) = scan::argument(self.source, self.groups, after) else { return after };
        let label = self.numbers.reference(key.of(self.source), printed.map(|(label, _)| label.of(self.source)));
        self.outline.kind = Some(BlockKind::ReferenceEntry);
        self.begin(BlockKind::ReferenceEntry);
        self.write(&format!("[{label}] "), Span::new(at, after));
        after
    }

    /// What the caption that begins here is called.
    pub(super) fn float(&self) -> Option<&'static str> {
        self.open.iter().rev().take(DEEPEST).find_map(|open| match &open.state {
            State::Float(kind) => Some(*kind),
            State::Table(_) if open.name == "longtable" => Some("Table"),
            State::List { .. } | State::Quote | State::Table(_) | State::Bibliography | State::Other => None,
        })
    }
}

/// How a list is numbered: by its depth, or as its options say.
fn enumerate(options: &str, depth: usize) -> State {
    let (style, before, after) = match depth {
        0 => ('1', "", "."),
        1 => ('a', "(", ")"),
        2 => ('i', "", "."),
        _ => ('A', "", "."),
    };
    let value = |key: &str| {
        let at = options.find(key)?;
        let rest = options[at + key.len()..].trim_start().strip_prefix('=')?.trim_start();
        Some(rest)
    };
    let number = value("start")
        .map_or("", |rest| rest)
        .bytes()
        .take_while(u8::is_ascii_digit)
        .take(6)
        .fold(0, |number, digit| 10 * number + i64::from(digit - b'0'));
    let number = if number > 0 { number - 1 } else { 0 };
    let (mut state, mut from, mut to) = (style, before.to_owned(), after.to_owned());
    if let Some(label) = value("label") {
        const STYLES: [(&str, char); 5] = [("\\arabic*", '1'), ("\\alph*", 'a'), ("\\Alph*", 'A'), ("\\roman*", 'i'), ("\\Roman*", 'I')];
        if let Some((at, sign, style)) = STYLES.iter().find_map(|&(sign, style)| label.find(sign).map(|at| (at, sign, style))) {
            let plain = |words: &str| words.chars().filter(|sign| matches!(sign, '(' | ')' | '[' | ']' | '.' | ':')).collect::<String>();
            let rest = &label[at + sign.len()..];
            state = style;
            from = plain(&label[..at]);
            to = plain(&rest[..rest.find(',').unwrap_or(rest.len())]);
        }
    } else if !options.contains('=')
        && let Some(at) = options.find(['1', 'a', 'A', 'i', 'I']).filter(|_| options.len() <= 4)
    {
        state = options[at..].chars().next().unwrap_or('1');
        options[..at].clone_into(&mut from);
        options[at + 1..].clone_into(&mut to);
    }
    State::List { number, style: state, before: from, after: to }
}
