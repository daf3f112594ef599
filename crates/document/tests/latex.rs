//! What is read from each construct of LaTeX.

mod draw;

use claimlint_document::Format::Latex;
use draw::draw;

#[test]
fn head_and_headings() {
    let source = r"\documentclass[11pt]{article}
\usepackage{booktabs}
\newcommand{\tool}{Ferryman}
\title{A \textbf{new} ferry\thanks{Paid by 3 towns.}}
\author{Ada Bryce \and Ben Roe}
\date{3 May 2020}
\begin{document}
\maketitle
\begin{abstract}
We count 12 boats. % a comment with 5 words
  More.
\end{abstract}
\section{Introduction}\label{sec:intro}
\tool{} is \tool. See Section~\ref{sec:data}, \autoref{sec:intro} and \ref{nowhere}.

\subsection*{Free}
\section[Short]{The data}
\subsection{Where}
\label{sec:data}
Text.
\appendix
\section{More}
Last.
\end{document}
Not read.
";
    insta::assert_snapshot!(draw(source, Latex), @r#"
    title: A new ferry[^1]
    footnote: [^1]: Paid by 3 towns.
    byline: Ada Bryce and Ben Roe
    byline: 3 May 2020
    paragraph: We count 12 boats. More.
    heading 2: 1 Introduction
    paragraph: Ferryman is Ferryman. See Section 2.1, section 1 and ⟨\ref{nowhere}⟩.
    heading 3: Free
    heading 2: 2 The data
    heading 3: 2.1 Where
    paragraph: Text.
    heading 2: A More
    paragraph: Last.
    dateline: 2020-05-03 from "3 May 2020"
    entry: date = "3 May 2020"
    not checked (comment): "% a comment with 5 words"
    "#);
}

#[test]
fn commands_become_words() {
    let source = "\\textbf{All bold}\n\nA \\emph{slanted} word, ``quoted'' and `so', 5\\,\\% of \\$3--\\$4 --- Caf\\'e, Erd\\H{o}s, na\\\"{\\i}ve.\\\\\nNext~line \\verb|x_1| and \\texttt{y}, \\href{https://a.example}{a link}, \\url{https://b.example/3}. \\unknown{a}{kept} \\noindent So \\textcolor{red}{red} \\num{12000}, \\SI{3}{km}, \\qty{5}{\\kilo\\gram}, \\SIrange{1}{2}{m} on the 3\\textsuperscript{rd}. {\\bf old} style, \\enquote{said}, \\footnotesize small.\n\nMath $x^2$, $12{,}000$ boats, $5\\%$, \\(a\\) and\n\\[ y = 5 \\]\nwhere\n\\begin{equation}\\label{e} z = 7 \\end{equation}\nholds.\n";
    insta::assert_snapshot!(draw(source, Latex), @r#"
    title (emphasised): All bold
    paragraph: A slanted word, “quoted” and ‘so', 5 % of $3–$4 — Café, Erdős, naïve.⏎Next line ⟨x_1⟩ and ⟨y⟩, a link, ⟨https://b.example/3⟩. kept So red 12000, 3 km, 5 kg, 1 m to 2 m on the 3rd. old style, “said”, small.
    paragraph: Math ⟨$x^2$⟩, 12,000 boats, 5%, ⟨\(a\)⟩ and⏎⟨\[ y = 5 \]⟩⏎where⏎⟨\begin{equation}\label{e} z = 7 \end{equation}⟩⏎holds.
    link: a link -> https://a.example
    link: https://b.example/3 -> https://b.example/3
    "#);
}

#[test]
fn lists_quotes_and_notes() {
    let source = r"Three:
\begin{enumerate}
  \item one
  \item two\footnote{A note of 3 words.}

  goes on
  \begin{enumerate}
    \item inner
    \item other
  \end{enumerate}
  \item[7.] three
\end{enumerate}
\begin{enumerate}[label=(\roman*), start=3]
\item third
\end{enumerate}
\begin{itemize}
\item dot
\end{itemize}
\begin{description}
\item[Term] Its meaning.
\end{description}
\begin{quote}
Said.
\end{quote}
After.
";
    insta::assert_snapshot!(draw(source, Latex), @r#"
    paragraph: Three:
    item in 0.0 1.: one
    item in 0.1 2.: two[^1]
    footnote: [^1]: A note of 3 words.
    paragraph in 0.1 2.: goes on
    item in 1.0 (a): inner
    item in 1.1 (b): other
    item in 0.2 7.: three
    item in 2.0 (iii): third
    item in 3.0 -: dot
    item in 4.0 -: Term: Its meaning.
    >paragraph: Said.
    paragraph: After.
    list 0, ordered: \item \item \item
    list 1 in 0.1, ordered: \item \item
    list 2, ordered: \item
    list 3, bulleted: \item
    list 4, bulleted: \item
    "#);
}

#[test]
fn tables_captions_and_code() {
    let source = r"\begin{table}[ht]
\centering
\caption{Beds by ward}\label{tab:beds}
\begin{tabular}{lrr}
\toprule
Ward & Beds & All \\
\midrule
East & 2 & 3 \\ % said
\multicolumn{2}{l}{Both} & 1,200 \\[2pt]
\bottomrule
\end{tabular}
\end{table}
\begin{figure}
\includegraphics[width=3cm]{x.png}
\caption[Short]{Demand.}
\end{figure}
As Table~\ref{tab:beds} and \cite{doe, roe} show \citep[p.~5]{doe} \citet{poe}.
\begin{lstlisting}
x = 5 % {
\end{lstlisting}
\begin{tabular}{ll} a & b \\ c & d \end{tabular}
\input{other}
\begin{thebibliography}{9}
\bibitem{doe} Doe, \emph{Zinc}, 2001.
\bibitem{roe} Roe, 2002.
\end{thebibliography}
";
    insta::assert_snapshot!(draw(source, Latex), @r#"
    caption: Table 1: Beds by ward
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: All
    cell 0.1.0: East
    cell 0.1.1: 2
    cell 0.1.2: 3
    cell 0.2.0: Both
    cell 0.2.2: 1,200
    caption: Figure 1: Demand.
    paragraph: As Table 1 and [1, 2] show [1, p. 5] ⟨\citet{poe}⟩.
    cell 1.0.0: a
    cell 1.0.1: b
    cell 1.1.0: c
    cell 1.1.1: d
    reference: [1] Doe, Zinc, 2001.
    reference: [2] Roe, 2002.
    table 0 with header: xxx xxx x.x
    table 1: xx xx
    not checked (comment): "% said"
    not checked (code): "\\begin{lstlisting}\nx = 5 % {\n\\end{lstlisting}"
    not checked (include): "\\input{other}"
    "#);
}
