//! The name of a command or an environment in, what is done with it out.

/// What is done with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// A heading of a depth: 0 is a part, 1 a chapter, 2 a section.
    Heading(usize),
    Title,
    Byline,
    Date,
    /// The words of its argument, set in bold or italics.
    Emphasis,
    /// The words of its last argument.
    Words,
    /// The words of its argument, in which lines are broken by hand.
    Lines,
    /// The words of its argument, in quotation marks.
    Quoted,
    Raised,
    Lowered,
    /// Its argument is one opaque word.
    Code,
    Verb,
    Url,
    Href,
    /// With all its arguments it is one opaque word.
    Opaque,
    Footnote,
    FootnoteMark,
    Cite,
    /// A reference by number, and whether the kind of what it names is printed with it.
    Reference(bool),
    Label,
    Caption,
    Item,
    Bibitem,
    Begin,
    End,
    Paragraph,
    LineBreak,
    Rule,
    Head,
    Columns,
    Number,
    Unit,
    Quantity,
    Range,
    Define,
    Appendix,
    /// It is left out with its arguments: how many, and why; nothing is told where there is no reason.
    Skip(usize, &'static str),
    /// `\iffalse` and what it leaves out.
    False,
    Unknown,
}

pub(super) fn action(name: &str) -> Action {
    match name {
        "part" => Action::Heading(0),
        "chapter" => Action::Heading(1),
        "section" => Action::Heading(2),
        "subsection" => Action::Heading(3),
        "subsubsection" => Action::Heading(4),
        "paragraph" => Action::Heading(5),
        "subparagraph" => Action::Heading(6),
        "title" => Action::Title,
        "author" => Action::Byline,
        "date" => Action::Date,
        "textbf" | "textit" | "emph" | "textsl" | "strong" => Action::Emphasis,
        "makecell" | "shortstack" | "thead" => Action::Lines,
        "enquote" | "textquote" => Action::Quoted,
        "textsuperscript" => Action::Raised,
        "textsubscript" => Action::Lowered,
        "texttt" | "code" | "path" | "nolinkurl" | "ensuremath" => Action::Code,
        "verb" | "lstinline" | "mintinline" => Action::Verb,
        "url" => Action::Url,
        "href" => Action::Href,
        "frac" | "nicefrac" | "sfrac" | "tfrac" | "dfrac" | "ce" | "today" | "pageref" | "ang" | "SIlist" | "numlist" | "qtylist" => {
            Action::Opaque
        }
        "footnote" | "thanks" | "endnote" | "footnotetext" => Action::Footnote,
        "footnotemark" => Action::FootnoteMark,
        "ref" | "eqref" | "subref" => Action::Reference(false),
        "autoref" | "cref" | "Cref" => Action::Reference(true),
        "nocite" => Action::Skip(1, ""),
        "label" => Action::Label,
        "caption" | "captionof" => Action::Caption,
        "item" => Action::Item,
        "bibitem" => Action::Bibitem,
        "begin" => Action::Begin,
        "end" => Action::End,
        "par" => Action::Paragraph,
        "\\" | "newline" | "tabularnewline" | "linebreak" => Action::LineBreak,
        "hline" | "toprule" | "midrule" | "bottomrule" | "cline" | "cmidrule" | "specialrule" => Action::Rule,
        "endhead" | "endfirsthead" => Action::Head,
        "multicolumn" => Action::Columns,
        "num" => Action::Number,
        "si" | "unit" => Action::Unit,
        "SI" | "qty" => Action::Quantity,
        "SIrange" | "numrange" | "qtyrange" => Action::Range,
        "newcommand"
        | "renewcommand"
        | "providecommand"
        | "def"
        | "DeclareRobustCommand"
        | "NewDocumentCommand"
        | "newtheorem"
        | "newenvironment"
        | "renewenvironment"
        | "DeclareMathOperator"
        | "gdef"
        | "let" => Action::Define,
        "appendix" => Action::Appendix,
        "iffalse" => Action::False,
        "input" | "include" | "subfile" | "import" => Action::Skip(1, "include"),
        "lstinputlisting" | "verbatiminput" => Action::Skip(1, "code"),
        "todo" => Action::Skip(1, "comment"),
        "sout" | "st" => Action::Skip(1, "struck out"),
        "vspace" | "hspace" | "includegraphics" | "bibliography" | "bibliographystyle" | "usepackage" | "RequirePackage" | "index"
        | "pagestyle" | "thispagestyle" | "color" | "graphicspath" | "addbibresource" | "hypersetup" | "geometry" | "documentclass"
        | "setstretch" | "linespread" | "input@path" | "phantom" | "vphantom" | "hphantom" | "hyphenation" | "pagenumbering"
        | "stepcounter" | "refstepcounter" | "lstset" | "sisetup" | "captionsetup" | "rowcolor" | "cellcolor" | "columncolor"
        | "usetikzlibrary" | "institute" | "affiliation" | "email" | "keywords" | "markright" | "vskip" | "hypertarget"
        | "selectlanguage" | "extracolsep" => Action::Skip(1, ""),
        "setcounter" | "addtocounter" | "setlength" | "addtolength" | "rule" | "definecolor" | "pdfbookmark" | "titlespacing"
        | "markboth" => Action::Skip(2, ""),
        "addcontentsline" => Action::Skip(3, ""),
        "text" | "mbox" | "hbox" | "textrm" | "textsf" | "textsc" | "underline" | "textup" | "textmd" | "textnormal" => Action::Words,
        name if is_citation(name) => Action::Cite,
        _ => Action::Unknown,
    }
}

fn is_citation(name: &str) -> bool {
    let bare = name.trim_end_matches('s');
    ["cite", "Cite"].iter().any(|start| name.starts_with(start)) || bare.ends_with("cite")
}

/// What is done with an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Environment {
    /// It is left out, and why.
    LeftOut(&'static str),
    /// A formula.
    Math,
    Itemize,
    Enumerate,
    Description,
    Quote,
    /// A table, and how many arguments its `\begin` has.
    Table(usize),
    Bibliography,
    /// What floats, and the word that its caption begins with.
    Float(&'static str),
    Document,
    /// Anything else, and how many arguments its `\begin` has.
    Other,
}

pub(super) fn environment(name: &str) -> Environment {
    match name.trim_end_matches('*') {
        "verbatim" | "Verbatim" | "lstlisting" | "minted" | "algorithm" | "algorithmic" | "alltt" | "filecontents" | "lstcode" => {
            Environment::LeftOut("code")
        }
        "comment" => Environment::LeftOut("comment"),
        "tikzpicture" | "picture" | "pgfpicture" | "axis" => Environment::LeftOut("drawing"),
        "equation" | "align" | "gather" | "multline" | "eqnarray" | "displaymath" | "math" | "flalign" | "alignat" | "aligned"
        | "array" => Environment::Math,
        "itemize" | "compactitem" => Environment::Itemize,
        "enumerate" | "compactenum" => Environment::Enumerate,
        "description" => Environment::Description,
        "quote" | "quotation" | "displayquote" | "verse" => Environment::Quote,
        "tabular" | "longtable" | "supertabular" => Environment::Table(1),
        "tabularx" | "tabulary" | "tabu" | "xltabular" => Environment::Table(2),
        "thebibliography" => Environment::Bibliography,
        "figure" | "wrapfigure" | "sidewaysfigure" => Environment::Float("Figure"),
        "table" | "wraptable" | "sidewaystable" | "threeparttable" => Environment::Float("Table"),
        "document" => Environment::Document,
        _ => Environment::Other,
    }
}
