"""Whatever a listing says, a report stays what it is: a line a line, a row a row, a document a document."""

from __future__ import annotations

import csv
import io
import json
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.listing import Place
from listing_lint.report import Look, Summary, open_report
from listing_lint.report.excerpt import visible
from listing_lint.report.formula import bare, inert
from listing_lint.report.markdown import markdown

ANYTHING = st.text(st.characters(exclude_categories=()))
"""Any code points, lone halves of surrogate pairs too."""
TRICKY = st.lists(
    st.sampled_from(
        [
            *"|`*_<>[]()\\&;#@!~:$\"'=+-\r\n\t \0\x1b,./x1",
            "http://x.y",
            "www.x.y",
            "\ufffe",
            "\ud83d",
            "杯",
            "，",
        ]
    )
).map("".join)
TEXTS = ANYTHING | TRICKY


def found(message: str, value: str, words: tuple[int, int] = (0, 0)) -> Diagnostic:
    start, end = words
    fix = Fix(Applicability.UNSAFE, (Edit("title", None, start, end, "x"),))
    return Diagnostic(
        "puffery", "subjective", "info", "title", None, start, end, value[start:end], message, (), fix, value
    )


def report(name: str, sku: str, message: str, value: str, file: str = "mugs.csv") -> str:
    opened = open_report(name, Look())
    finding = Place(file=file, sku=sku, row=2, column=3), found(message, value, (0, len(value) // 2))
    return "".join(map(str, (opened.begin(), opened.findings([finding]), opened.finish(Summary()))))


@given(st.text(), st.text())
def test_a_github_command_is_one_line_whatever_it_says(file: str, message: str) -> None:
    found = Diagnostic("puffery", "subjective", "info", "title", None, 0, 1, "x", message)
    line = open_report("github", Look()).findings([(Place(file=file, row=2), found)])
    assert line.count("\n") == 1
    assert "\r" not in line
    head, said = line.removeprefix("::notice ").split("::", 1)
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    assert said == f"row 2: {escaped}\n"
    assert head.endswith("title=puffery")


@given(TEXTS, TEXTS, TEXTS)
def test_a_concise_finding_is_one_line(sku: str, message: str, value: str) -> None:
    lines = report("concise", sku, message, value).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert lines[0].endswith(f" info puffery {visible(message)}")


@given(TEXTS, TEXTS, TEXTS)
@example("=1+1", "-1", "＝1")
@example("\r", "\n", "\t")
def test_a_csv_row_comes_back_and_no_cell_is_a_formula(sku: str, message: str, value: str) -> None:
    if sys.version_info < (3, 11):
        # Its reader, not its writer, refuses them.
        sku, message, value = (text.replace("\0", "") for text in (sku, message, value))
    text = report("csv", sku, message, value)
    head, row = csv.reader(io.StringIO(text, newline=""))
    cells = dict(zip(head, row, strict=True))
    for name, told in (("sku", sku), ("message", message), ("value", value)):
        expected = told.encode("utf-8", "backslashreplace").decode("utf-8")
        assert bare(cells[name]) == expected or cells[name] == expected
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(TEXTS)
def test_an_inert_cell_is_made_once_and_comes_back(text: str) -> None:
    cell = inert(text)
    assert inert(cell) == cell
    if not text.startswith("'"):
        assert bare(cell) == text


@given(TEXTS, TEXTS, TEXTS)
def test_junit_parses(sku: str, message: str, value: str) -> None:
    suite, _ = ElementTree.fromstring(report("junit", sku, message, value))
    (case,) = suite.findall("testcase")
    # A parser takes a line break in an attribute for a space: none of them may stand there.
    assert case.get("name") == visible(sku)
    assert case.findtext("system-out", "").endswith(f" info puffery: {visible(message)}")


@given(TEXTS, TEXTS, TEXTS)
@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_json_parses(name: str, sku: str, message: str, value: str) -> None:
    text = report(name, sku, message, value)
    document = json.loads(text.encode("utf-8"))
    if name == "sarif":
        (result,) = document["runs"][0]["results"]
        assert result["message"]["text"] == message
        assert result["properties"].get("text", "") == value[: len(value) // 2]
    else:
        (entry,) = document
        assert entry["description"].endswith(message)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
@example("C:\\exports\\a b#1?.csv")
@example("exports/杯子%20.csv")
def test_a_path_is_a_uri_that_leads_back(file: str) -> None:
    from posixpath import normpath
    from urllib.parse import unquote, urlsplit

    from listing_lint.report.path import relative, uri

    address = uri(file)
    assert address.isascii()
    assert address.isprintable()
    assert not urlsplit(address).query
    assert not urlsplit(address).fragment
    if not file.startswith("/") and sys.platform != "win32":
        assert unquote(address) == relative(file) == normpath(file)


PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rows_of(text: str) -> list[list[str]]:
    """The cells of the tables of a Markdown document, as a reader sees them; HTML tags of ours taken away."""
    rows: list[list[str]] = []
    for token in PARSER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level == 4:
            assert {child.type for child in token.children or ()} <= {
                "text",
                "code_inline",
                "html_inline",
                "text_special",
            }
            rows[-1].append(
                "".join(child.content for child in token.children or () if child.type != "html_inline")
            )
    return rows


@given(TEXTS, TEXTS, TEXTS)
def test_a_markdown_row_stays_one_row_and_says_what_it_should(sku: str, message: str, value: str) -> None:
    rows = rows_of(report("markdown", sku, message, value, file=sku.replace("\0", "") or "x"))
    assert [len(row) for row in rows] == [4, 4]
    assert seen(rows[1][0]) == seen(visible(sku))
    assert seen(rows[1][3]).startswith(seen(f"{visible(message)} puffery"))


@given(TEXTS)
@example("@everyone #1 www.shop.com http://shop.com :smile: a_b _c_ __d__ $x$ ~~e~~ <b> &amp; \\|")
def test_markdown_takes_nothing_in_a_text_for_more_than_it_says(text: str) -> None:
    (_, inline, *_), marks = PARSER.parse(f"x{markdown(text)}x"), {"text", "text_special"}
    assert {child.type for child in inline.children or ()} <= marks
    said = "".join(child.content for child in inline.children or ())
    assert said.replace("@\u200b", "@").replace("#\u200b", "#") == f"x{visible(text)}x"
    assert "://" not in markdown(text)


def seen(text: str) -> str:
    """A text without what only keeps a page from reading more into it, and without spaces at the ends."""
    return text.replace("@\u200b", "@").replace("#\u200b", "#").strip()
