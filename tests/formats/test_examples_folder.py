"""Every file of examples/: read through `open_document`, full of violations, its twin clean, never stale."""

from __future__ import annotations

import io
import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from jsonschema import Draft202012Validator

import listing_lint
from listing_lint import Linter, Listing
from listing_lint.formats import CellChange, Document, FileFinding, open_document

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples"
POLICY_DATE = "2026-11-25"

US = {("amazon-us", "en")}
BOTH = {("amazon-us", "en"), ("amazon-de", "de")}
NOWHERE = {(None, None)}

FILES = [
    ("fptcustom.txt", "amazon-text", "fptcustom", 6, US),
    ("fptcustom.xlsx", "amazon-workbook", "fptcustom", 6, US),
    ("attribute-paths.txt", "amazon-text", "attribute-path", 8, BOTH),
    ("attribute-paths.xlsx", "amazon-workbook", "attribute-path", 8, BOTH),
    ("vendor.txt", "amazon-text", "vendor", 6, US),
    ("vendor.xlsx", "amazon-workbook", "vendor", 6, US),
    ("category-listings-report.xlsx", "amazon-workbook", "category-report", 8, BOTH),
    ("all-listings-report.txt", "amazon-report", "listings-report", 6, NOWHERE),
    ("listings-feed.json", "json-feed", "", 8, BOTH),
    ("listings-item.json", "listings-item", "", 1, US),
    ("listings.jsonl", "jsonl", "", 6, NOWHERE),
    ("listings.csv", "csv", "plain", 6, NOWHERE),
    ("listing-repo/hb-scarf-01.yaml", "yaml", "", 1, NOWHERE),
    ("products.yaml", "yaml", "", 6, NOWHERE),
]
"""File, format, layout, number of listings, their markets and languages."""

SEEDED = {
    "length", "characters", "repetition", "style", "subjective", "promotional", "guarantee", "material",
    "brand", "health", "pesticide", "eco", "certification", "origin", "contact", "placeholder", "search-terms",
}  # fmt: skip
"""The families that every file with all texts of all products must show."""

SHORT = {"all-listings-report.txt", "listings-item.json", "listing-repo/hb-scarf-01.yaml"}
"""Files that hold fewer products or fewer texts."""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(policy_date=POLICY_DATE)


def twin(name: str) -> str:
    folder, _, file = name.rpartition("/")
    if folder:
        return f"{folder}-clean/{file}"
    stem, _, ending = file.rpartition(".")
    return f"{stem}-clean.{ending}"


def listings(document: Document) -> list[Listing]:
    return [each for each in document.listings() if isinstance(each, Listing)]


def findings(document: Document) -> list[str]:
    return [each.diagnostic.rule for each in document.listings() if isinstance(each, FileFinding)]


@pytest.mark.parametrize(
    ("name", "format_", "layout", "count", "markets"), FILES, ids=[row[0] for row in FILES]
)
def test_every_layout_is_recognised(
    name: str, format_: str, layout: str, count: int, markets: set[tuple[str | None, str | None]]
) -> None:
    for file in (name, *([] if name == "products.yaml" else [twin(name)])):
        document = open_document(FOLDER / file)
        found = listings(document)
        assert (document.format, document.layout) == (format_, layout)
        assert len(found) == count
        assert {(listing.market, listing.language) for listing in found} == markets
        assert findings(document) == (["report-without-bullets"] if layout == "listings-report" else [])


@pytest.mark.parametrize("name", [row[0] for row in FILES if row[0] not in SHORT])
def test_the_seeded_violations_are_found(name: str, linter: Linter) -> None:
    document = open_document(FOLDER / name)
    families = {found.family for listing in listings(document) for found in linter.lint(listing)}
    assert families >= SEEDED


@pytest.mark.parametrize("name", [row[0] for row in FILES if row[0] != "products.yaml"])
def test_the_clean_twin_is_clean(name: str, linter: Linter) -> None:
    path = FOLDER / twin(name)
    for file in sorted(path.parent.iterdir()) if "/" in name else [path]:
        for listing in listings(open_document(file)):
            found = [(each.rule, each.field, each.text) for each in linter.lint(listing)]
            assert (listing.sku, found) == (listing.sku, [])


def test_search_terms_of_250_bytes_are_one_too_many(linter: Linter) -> None:
    (press,) = (
        each for each in listings(open_document(FOLDER / "listings.csv")) if each.sku == "TK-PRESS-02"
    )
    assert len(str(press.search_terms).encode()) == 250
    assert "search-terms-too-long" in {found.rule for found in linter.lint(press)}


@pytest.mark.parametrize("name", [row[0] for row in FILES])
def test_every_text_can_be_found_and_changed_alone(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    document = open_document(FOLDER / name, data=data)
    unchanged = io.BytesIO()
    document.rewrite([], unchanged)
    assert unchanged.getvalue() == data
    before = texts(document)
    changes = [CellChange(place, value, f"{value} anew") for place, value in before[::3]]
    target = io.BytesIO()
    document.rewrite(changes, target)
    after = texts(open_document(FOLDER / name, data=target.getvalue()))
    wanted = [f"{value} anew" if number % 3 == 0 else value for number, (_, value) in enumerate(before)]
    assert [value for _, value in after] == wanted


def texts(document: Document) -> list[tuple[Any, str]]:
    return [
        (listing.place(text.field, text.index), text.value)
        for listing in listings(document)
        for text in listing.texts()
    ]


def schema() -> Draft202012Validator:
    path = Path(listing_lint.__file__).parent / "schema" / "listing.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def documents() -> Iterator[tuple[str, Any]]:
    for path in sorted((*FOLDER.glob("*.jsonl"), *FOLDER.rglob("*.yaml"))):
        text = path.read_text(encoding="utf-8")
        parts = text.splitlines() if path.suffix == ".jsonl" else [text]
        for number, part in enumerate(parts, 1):
            yield f"{path.relative_to(FOLDER)}:{number}", yaml.safe_load(part)


@pytest.mark.parametrize(
    ("name", "document"), list(documents()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_examples_follow_the_schema(name: str, document: Any) -> None:
    assert [error.message for error in schema().iter_errors(document)] == [], name


def test_the_files_are_what_the_script_writes() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_examples.py"))
    written = dict(script["files"]())
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert on_disk == {*written, "README.md", "products.yaml"}
    for name, content in written.items():
        same = (FOLDER / name).read_bytes()
        if name.endswith(".xlsx"):  # compression may differ from machine to machine, cells may not
            assert cells(same) == cells(content), name
        else:
            assert same == content, name


def cells(workbook: bytes) -> list[list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]
