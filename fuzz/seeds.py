#!/usr/bin/env python3
"""Writes the first corpus of every fuzz target: fuzz/seeds.py FOLDER makes FOLDER/TARGET/… of the fixtures and the rule book.

Python 3.9 or later, no packages. What is there already is kept.
"""
import hashlib
import io
import json
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LARGEST = 60_000

# One small text of each format that the fixtures are not in.
MARKUP = {
    "rst": b"Title\n=====\n\n.. _here:\n\nThe *fair* of 3 May 2021 [1]_ had 40 stalls; see `here`_.\n\n#. One\n#. Two\n\n"
    b"+-----+----+\n| A   | 12 |\n+-----+----+\n\n.. [1] A note.\n.. code::\n\n   x = 1\n\n.. include:: other\n",
    "adoc": b"= Title\nAnna Vale <a@example.org>\n:name: value\n\n== A part [[here]]\n\nThe _fair_ had {name} 40 stalls; see <<here>>.\n\n"
    b". One\n.. Two\n\n|===\n|A |12\n|===\n\n----\ncode\n----\n\nWords footnote:[A note.] and more.\n",
    "tex": b"\\documentclass{article}\n\\newcommand{\\fair}[1]{the #1 fair}\n\\begin{document}\n\\section{A part}\\label{here}\n"
    b"In \\fair{spring} of 3~May 2021, $40\\%$ of stalls (see \\ref{here}) \\footnote{A note.} \\cite{vale}.\n"
    b"\\begin{tabular}{ll} A & 12 \\\\ B & 13 \\end{tabular}\n\\begin{itemize}\\item One \\item Two\\end{itemize}\n\\end{document}\n",
    "html": b"<!DOCTYPE html><html lang=en><head><title>Fair</title><style>p{}</style></head><body><article><h1>Fair</h1>"
    b"<p>The <b>fair</b> of <time>3 May 2021</time> had 40&nbsp;stalls &amp; 12 tents.<ul><li>One<li>Two</ul>"
    b"<table><tr><th>A<td rowspan=2>12<tr><td colspan=2>13</table><pre>code</pre><script>x()</script></article></body></html>",
}
WORD = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A fair</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">'
    'It had 40 </w:t></w:r><w:ins w:id="1"><w:r><w:t>stalls</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>tents</w:delText></w:r>'
    '</w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r>'
    "<w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    '\u0001<w:styles><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
OPEN_DOCUMENT = (
    '<text:h text:outline-level="1">A fair</text:h><text:p text:style-name="P1">It had <text:span>40</text:span><text:s text:c="2"/>stalls'
    "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>One"
    "</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="
    '"2"><text:p>12</text:p></table:table-cell></table:table-row></table:table>\u0001<style:style style:name="P1"><style:text-properties'
    ' fo:font-weight="bold"/></style:style>'
)
TEMPLATES = [
    "{% for item in findings %}{{ item.message }}{% endfor %}{{ path }}",
    "{% set x = 1 %}{% macro m(a) %}{{ a|upper }}{% endmacro %}{{ m(title) }}{{ [1, 2]|join(', ') }}{% if x %}y{% else %}z{% endif %}",
    "{{ range(9)|list|length }} {{ 'a' ~ 1 // 2 }} {{ path|replace('a', 'b')|title|indent(2) }} {% raw %}{{{% endraw %}",
]


def archive(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return packed.getvalue()


def texts():
    """The documents among the fixtures."""
    for path in sorted((ROOT / "fixtures").rglob("*")):
        if path.suffix in (".md", ".txt") and path.stat().st_size < LARGEST:
            yield path, path.read_bytes()


def pages():
    return [path for path in sorted((ROOT / "rules").glob("*/*.md"))]


def header(page):
    return json.loads(re.search(r"```json\n(.*?)```", page.read_text(), re.S).group(1))


def document():
    yield from (text for _, text in texts())
    yield from MARKUP.values()
    word = WORD.split("\u0001")
    yield archive({"word/document.xml": f'<w:document xmlns:w="w" xmlns:m="m"><w:body>{word[0]}</w:body></w:document>', "word/styles.xml": word[1]})


def check():
    yield from (bytes([path.suffix == ".txt"]) + text for path, text in texts())


def claims():
    yield from (text for _, text in texts())


def office():
    yield b"\0" + WORD.encode()
    yield b"\1" + OPEN_DOCUMENT.encode()


def page():
    yield from (path.read_bytes() for path in pages())


def pattern():
    for path in pages():
        equation = header(path).get("check", {}).get("equation")
        if equation:
            lines = [pattern for pattern in equation["patterns"][:8] if pattern[:1] not in ("=", "?")]
            lines += ["=" + equation.get("require", "")] + (["?" + equation["when"]] if "when" in equation else [])
            example = re.findall(r"```text\n(.*?)\n", path.read_text(), re.S)
            yield "\n".join(lines + ["", *example]).encode()


def revision():
    pairs = {}
    for path, text in texts():
        if path.parent.name == "revisions" or "revisions" in path.parts:
            pairs.setdefault(re.sub(r"[.-](old|new|before|after)\b", "", path.stem), []).append(text)
    for both in pairs.values():
        yield b"\x01".join(both[:2])
    for path, text in texts():
        if path.parent.name == "broken":
            yield text + b"\x01" + (ROOT / "fixtures/clean" / path.name).read_bytes() if (ROOT / "fixtures/clean" / path.name).exists() else text


def settings():
    yield b"\0" + (ROOT / "claimlint.toml").read_bytes()
    for block in re.findall(r"```toml\n(.*?)```", (ROOT / "docs/configuration.md").read_text(), re.S):
        yield b"\0" + block.encode()
    row = {"path": "a/b.md", "rule": "weekday-mismatch", "fingerprint": "0123456789abcdef", "count": 2}
    yield b"\1" + json.dumps({"schema": 1, "findings": [row]}).encode()
    yield b"\1" + b'{"schema": 2, "findings": []}'


def template():
    yield from (text.encode() for text in TEMPLATES)
    yield from (path.read_bytes() for path in sorted((ROOT / "crates/report/templates").glob("report.*")) if path.suffix != ".css")


def main():
    folder = pathlib.Path(sys.argv[1])
    for target in (document, check, claims, office, page, pattern, revision, settings, template):
        place = folder / target.__name__
        place.mkdir(parents=True, exist_ok=True)
        for seed in target():
            (place / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


if __name__ == "__main__":
    main()
