"""Listing repos: YAML, JSON and JSONL in our own keys, read and rewritten."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import listing_lint
from listing_lint import Listing
from listing_lint.formats import CellChange, FileFinding, UnreadableFile, open_document
from listing_lint.formats.listing_record import KEYS

SCHEMA = json.loads(
    (Path(listing_lint.__file__).parent / "schema" / "listing.schema.json").read_text(encoding="utf-8")
)

FULL: dict[str, Any] = {
    "sku": "S-1",
    "title": "Woven Scarf",
    "highlight": "Fringed ends",
    "bullets": ["Light weave", "", "Long"],
    "description": "A scarf.",
    "search_terms": "shawl wrap",
    "tags": ["shawl", "wrap"],
    "brand": "Hollowbrook",
    "composition": "55% Wool, 45% Nylon",
    "materials": {"lining": "Silk"},
    "product_type": "SCARF",
    "market": "amazon-de",
    "language": "de_DE",
    "color": "Moss",
    "size": "One Size",
    "model": "HB-7",
    "country_of_origin": "PT",
    "partial": True,
    "x-shelf": {"row": 7},
}

FULL_YAML = """\
# one product
sku: S-1
title: Woven Scarf
highlight: Fringed ends
bullets:
- Light weave
-
- Long
description: |
  A scarf.
search_terms: shawl wrap
tags: [shawl, wrap]
brand: Hollowbrook
composition: 55% Wool, 45% Nylon
materials: {lining: Silk}
product_type: SCARF
market: amazon-de
language: de_DE
color: Moss
size: One Size
model: HB-7
country_of_origin: PT
partial: true
x-shelf: {row: 7}
"""

LISTING = Listing(
    sku="S-1",
    title="Woven Scarf",
    highlight="Fringed ends",
    bullets=("Light weave", "", "Long"),
    description="A scarf.",
    search_terms="shawl wrap",
    tags=("shawl", "wrap"),
    brand="Hollowbrook",
    composition="55% Wool, 45% Nylon",
    materials={"lining": "Silk"},
    product_type="SCARF",
    market="amazon-de",
    language="de",
    color="Moss",
    size="One Size",
    model="HB-7",
    country_of_origin="PT",
    partial=True,
)


def read(
    data: str | bytes, path: str = "listings", **options: Any
) -> tuple[list[Listing], list[FileFinding]]:
    raw = data.encode() if isinstance(data, str) else data
    found = list(open_document(path, data=raw, **options).listings())
    return (
        [each for each in found if isinstance(each, Listing)],
        [each for each in found if isinstance(each, FileFinding)],
    )


WHOLE = [
    ("yaml", FULL_YAML),
    ("yaml with BOM and CRLF", "\ufeff" + FULL_YAML.replace("\n", "\r\n")),
    ("json", json.dumps(FULL, indent=2)),
    ("json on one line", json.dumps(FULL)),
]


@pytest.mark.parametrize("text", [row[1] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_every_key_of_a_listing(text: str) -> None:
    assert read(text) == ([LISTING], [])


SHAPES = [
    ("yaml", "yaml", "sku: A\ntitle: One\n", ["A"], ["/title"]),
    ("yaml list", "yaml", "- sku: A\n  title: One\n- sku: B\n  title: Two\n", ["A", "B"], ["/0/title", "/1/title"]),
    ("yaml documents", "yaml", "sku: A\ntitle: One\n---\nsku: B\ntitle: Two\n", ["A", "B"], ["/0/title", "/1/title"]),
    ("yaml listings", "yaml", "listings:\n- sku: A\n  title: One\n", ["A"], ["/listings/0/title"]),
    ("yaml in braces", "yaml", "{sku: A, title: One}\n", ["A"], ["/title"]),
    ("json", "json", '{"sku": "A", "title": "One"}', ["A"], ["/title"]),
    ("json list", "json", '[{"sku": "A", "title": "One"}]', ["A"], ["/0/title"]),
    ("json listings", "json", '{"$schema": "x", "listings": [{"sku": "A", "title": "One"}]}', ["A"], ["/listings/0/title"]),
    (
        "jsonl",
        "jsonl",
        '{"sku": "A", "title": "One"}\n\n{"sku": "B", "title": "Two"}\n',
        ["A", "B"],
        ["/0/title", "/2/title"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("format_", "text", "skus", "pointers"), [row[1:] for row in SHAPES], ids=[r[0] for r in SHAPES]
)
def test_shapes_of_files(format_: str, text: str, skus: list[str], pointers: list[str]) -> None:
    document = open_document("listings", data=text.encode())
    listings, findings = read(text)
    assert document.format == format_
    assert findings == []
    assert [listing.sku for listing in listings] == skus
    assert [listing.place("title").pointer for listing in listings] == pointers
    for listing in listings:
        place = listing.place("title")
        line = text.splitlines()[(place.row or 0) - 1]
        assert line[(place.column or 0) - 1 :].lstrip('"').startswith(listing.title or "?")


SCALARS = [
    ("sku: 007\ntitle: no\n", "007", "no"),
    ("sku: 1:30\ntitle: 'null'\n", "1:30", "null"),
    ("sku: 1e3\ntitle: ~\n", "1e3", None),
    ('{"sku": 1.50, "title": "no"}', "1.50", "no"),
    ('{"sku": "\\ud83d\\ude00", "title": "half \\ud83d"}', "😀", "half \ufffd"),
]


@pytest.mark.parametrize(("text", "sku", "title"), SCALARS)
def test_texts_stay_as_they_are_written(text: str, sku: str, title: str | None) -> None:
    (listing,), findings = read(text)
    assert (listing.sku, listing.title, findings) == (sku, title, [])


FINDINGS = [
    ("misspelt", "sku: A\nbulets: [one]\n", "unknown-key", 2, "did you mean “bullets”?"),
    ("unknown", "sku: A\nwarehouse: 7\n", "unknown-key", 2, "the keys are brand, bullets"),
    ("dashes", "sku: A\nsearch-terms: 7\n", "unknown-key", 2, "did you mean “search_terms”?"),
    ("beside", '{"listings": [{"sku": "A"}],\n "market": "amazon-us"}', "unknown-key", 2, "beside the list"),
    ("list for text", "sku: A\ntitle: [one]\n", "wrong-type", 2, "“title” must be text, not a list"),
    ("text for list", "sku: A\nbullets: one\n", "wrong-type", 2, "“bullets” must be a list of texts, not text"),
    ("number for text", '{"sku": "A",\n "title": 7}', "wrong-type", 2, "“title” must be text, not a number"),
    ("flag for texts", '{"sku": "A",\n "search_terms": true}', "wrong-type", 2, "not true or false"),
    ("number in list", '{"sku": "A",\n "tags": ["a",\n 7]}', "wrong-type", 3, "“tags 2” must be text"),
    ("list for mapping", "sku: A\nmaterials: [one]\n", "wrong-type", 2, "“materials” must be a mapping"),
    ("list in mapping", "sku: A\nmaterials:\n  sole: [a]\n", "wrong-type", 3, "“materials.sole” must be text"),
    ("text for flag", "sku: A\npartial: perhaps\n", "wrong-type", 2, "must be true or false, not text"),
    ("no listing", "- sku: A\n- just words\n", "wrong-type", 2, "must stand a listing"),
    ("twice", "sku: A\ntitle: One\ntitle: Two\n", "repeated-key", 3, "“title” stands more than once"),
    ("no sku", "sku: A\n---\ntitle: One\n", "missing-sku", 3, "SKU"),
    ("market", "sku: A\nmarket: amazon-moon\n", "unknown-marketplace", 2, "amazon-moon"),
    ("tab", "sku: A\n\ttitle: One\n", "broken-document", 2, "line 2, column 1: a tab stands where YAML wants spaces"),
    ("colon", "sku: A\ntitle: One: Two\n", "broken-document", 2, "line 2, column 11: a second colon"),
    ("comma", '[{"sku": "A"}\n {"sku": "B"}]', "broken-document", 2, "line 2, column 2: a comma"),
    ("bytes", b"sku: A\ntitle: caf\xe9\n", "undecodable-bytes", 2, "UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rule", "row", "words"), [r[1:] for r in FINDINGS], ids=[r[0] for r in FINDINGS]
)
def test_what_is_wrong_is_said_with_its_line(text: str | bytes, rule: str, row: int, words: str) -> None:
    _, (found,) = read(text, "listings.yaml")
    assert (found.diagnostic.rule, found.diagnostic.family, found.place.row) == (rule, "file", row)
    assert words in found.diagnostic.message


@pytest.mark.parametrize("text", [row[1] for row in FINDINGS], ids=[row[0] for row in FINDINGS])
def test_findings_speak_chinese(text: str | bytes) -> None:
    _, (found,) = read(text, "listings.yaml", speak="zh-CN")
    assert any("\u4e00" <= character <= "\u9fff" for character in found.diagnostic.message)


EMPTY = [("[]", "a.json"), ('{"listings": []}', "a.json"), ("# nothing\n", "a.yaml"), ("---\n", "a.yml")]


@pytest.mark.parametrize(("text", "path"), EMPTY)
def test_a_file_without_listings_is_said(text: str, path: str) -> None:
    listings, (found,) = read(text, path)
    assert listings == []
    assert found.diagnostic.rule == "empty-file"


def test_a_broken_line_leaves_the_others() -> None:
    text = '{"sku": "A", "title": "One"}\n{"sku": "B", "title": }\nnonsense\n{"sku": "C", "title": "Three"}\n'
    listings, findings = read(text)
    assert [listing.sku for listing in listings] == ["A", "C"]
    assert [(found.place.row, found.diagnostic.rule) for found in findings] == [
        (2, "broken-document"),
        (3, "broken-document"),
    ]
    assert "this line was not checked" in findings[0].diagnostic.message


def test_own_column_names() -> None:
    (listing,), findings = read(
        '{"code": "A", "headline": "One"}', columns={"code": "sku", "headline": "title"}
    )
    assert (listing.sku, listing.title, findings) == ("A", "One", [])
    assert listing.place("title").pointer == "/headline"


def rewrite(data: bytes, *changes: tuple[str, str | None, str], path: str = "listings") -> bytes:
    """The file with `(pointer, before, after)` changed."""
    document = open_document(path, data=data)
    target = io.BytesIO()
    cells = []
    for pointer, before, after in changes:
        place = listing_lint.Place(file=path, row=1, pointer=pointer)
        cells.append(CellChange(place, before or "", after))
    document.rewrite(cells, target)
    return target.getvalue()


REWRITTEN = [
    (
        "yaml keeps comments and layout",
        b"# head\n- sku: A   # code\n  title:   'Best scarf'  # note\n\n  bullets: [ Best wool,long ]\n",
        [("/0/title", "Best scarf", "Scarf"), ("/0/bullets/0", "Best wool", "Wool, warm")],
        b"# head\n- sku: A   # code\n  title:   'Scarf'  # note\n\n  bullets: [ 'Wool, warm',long ]\n",
    ),
    (
        "yaml, an empty field filled",
        b"sku: A\nhighlight:\ntitle: Long title # x\n",
        [("/highlight", "", "Fringed: long"), ("/title", "Long title", "Title")],
        b"sku: A\nhighlight: 'Fringed: long'\ntitle: Title # x\n",
    ),
    (
        "yaml, folded text keeps its lines",
        b"sku: A\ndescription: >\n  The best scarf\n  for long walks\n\n  and short ones.\ntags: []\n",
        [
            (
                "/description",
                "The best scarf for long walks\nand short ones.",
                "The scarf for long walks\nand short ones.",
            )
        ],
        b"sku: A\ndescription: >\n  The scarf\n  for long walks\n\n  and short ones.\ntags: []\n",
    ),
    (
        "yaml, second document, BOM, CRLF",
        b"\xef\xbb\xbfsku: A\r\n---\r\nsku: B\r\ntitle: Best \xc3\xa9\r\n",
        [("/1/title", "Best é", "é")],
        b"\xef\xbb\xbfsku: A\r\n---\r\nsku: B\r\ntitle: \xc3\xa9\r\n",
    ),
    (
        "json keeps indentation and escapes",
        b'{\n\t"sku" : "A","title":"Best caf\\u00e9"\n}\n',
        [("/title", "Best café", "Café")],
        b'{\n\t"sku" : "A","title":"Caf\\u00e9"\n}\n',
    ),
    (
        "json, null filled",
        b'{"sku": "A", "highlight": null}',
        [("/highlight", "", "Fringed")],
        b'{"sku": "A", "highlight": "Fringed"}',
    ),
    (
        "json listings",
        b'{"listings": [{"sku": "A"}, {"sku": "B", "title": "Best"}], "x-a": 1}',
        [("/listings/1/title", "Best", "Good")],
        b'{"listings": [{"sku": "A"}, {"sku": "B", "title": "Good"}], "x-a": 1}',
    ),
    (
        "jsonl leaves broken lines alone",
        b'{"sku": "A", "title": "Best"}\r\n{"sku": broken\n\n {"sku": "B", "tags": ["x", "Best"]}',
        [("/0/title", "Best", "Good"), ("/3/tags/1", "Best", "Good")],
        b'{"sku": "A", "title": "Good"}\r\n{"sku": broken\n\n {"sku": "B", "tags": ["x", "Good"]}',
    ),
]


@pytest.mark.parametrize(
    ("before", "changes", "after"), [r[1:] for r in REWRITTEN], ids=[r[0] for r in REWRITTEN]
)
def test_only_what_is_changed_changes(
    before: bytes, changes: list[tuple[str, str, str]], after: bytes
) -> None:
    path = "listings.jsonl" if before.startswith(b'{"sku": "A", "title": "Best"}\r\n') else "listings"
    assert rewrite(before, *changes, path=path) == after
    assert rewrite(before, path=path) == before


REFUSED = [
    (
        "yaml, shared",
        b"sku: A\ntitle: &t Best\ndescription: *t\n",
        ("/title", "Best", "x"),
        "through an alias",
    ),
    ("yaml, changed since", b"sku: A\ntitle: Best\n", ("/title", "Better", "x"), "no longer what was read"),
    ("yaml, no text", b"sku: A\ntags: [a]\n", ("/tags", "a", "x"), "no text stands here"),
    ("yaml, nothing", b"sku: A\n", ("/title", "a", "x"), "no such text"),
    ("yaml, bytes", b"sku: A\ntitle: \xe9\n", ("/title", "\ufffd", "x"), "not UTF-8"),
    ("yaml, broken", b"sku: A\ntitle: a: b\n", ("/title", "a", "x"), "second colon"),
    ("json, number", b'{"sku": "A", "size": 7}', ("/size", "7", "x"), "no text stands here"),
    ("json, broken", b'{"sku": "A", "title": "a" }}', ("/title", "a", "x"), "more text"),
    ("jsonl, no line", b'{"sku": "A"}\n{"sku": "B"}\n', ("/5/title", "a", "x"), "no such line"),
    ("jsonl, broken", b'{"sku": "A"}\n{"sku": B}\n', ("/1/sku", "B", "x"), "line 2"),
]


@pytest.mark.parametrize(("data", "change", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_can_not_be_changed_is_refused(data: bytes, change: tuple[str, str, str], reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        rewrite(data, change, path="listings.yaml")


def test_two_changes_of_one_text_are_refused() -> None:
    change = ("/title", "Best", "x")
    for data in (b"sku: A\ntitle: Best\n", b'{"sku": "A", "title": "Best"}'):
        with pytest.raises(UnreadableFile, match="two changes"):
            rewrite(data, change, change)


TEXTS = st.text(max_size=25)
LISTINGS = st.fixed_dictionaries(
    {
        "sku": st.just("A"),
        "title": TEXTS,
        "bullets": st.lists(TEXTS, max_size=3),
        "x-own": st.lists(TEXTS, max_size=2),
    }
)


@given(st.lists(LISTINGS, min_size=1, max_size=3), TEXTS, st.data(), st.booleans())
def test_a_changed_json_lines_file_differs_in_one_text(
    records: list[dict[str, Any]], after: str, data: st.DataObject, ensure_ascii: bool
) -> None:
    raw = "".join(json.dumps(record, ensure_ascii=ensure_ascii) + "\n" for record in records).encode()
    number = data.draw(st.integers(0, len(records) - 1))
    document = open_document("listings", data=raw, format="jsonl")
    listing = [each for each in document.listings() if isinstance(each, Listing)][number]
    target = io.BytesIO()
    document.rewrite([CellChange(listing.place("title"), records[number]["title"], after)], target)
    records[number]["title"] = after
    assert [json.loads(line) for line in target.getvalue().decode().split("\n")[:-1]] == records


def test_the_schema_documents_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    properties = SCHEMA["$defs"]["listing"]["properties"]
    assert set(properties) == {*KEYS, "$schema"}
    assert all(each.get("description") for key, each in properties.items() if key != "$schema")


VALID: list[tuple[Any, bool]] = [
    (FULL, True),
    ([FULL, {"sku": 7}], True),
    ({"listings": [FULL], "x-note": 1}, True),
    ({"sku": "A", "search_terms": ["a", "b"], "highlight": None}, True),
    ({"title": "no sku"}, False),
    ({"sku": "A", "bulets": []}, False),
    ({"sku": "A", "title": 7}, False),
    ({"sku": "A", "bullets": "one"}, False),
    ({"listings": [{"title": "no sku"}]}, False),
]


@pytest.mark.parametrize(("document", "valid"), VALID)
def test_the_schema_agrees_with_the_reader(document: Any, valid: bool) -> None:
    assert Draft202012Validator(SCHEMA).is_valid(document) is valid
    _, findings = read(json.dumps(document))
    assert (findings == []) is valid
