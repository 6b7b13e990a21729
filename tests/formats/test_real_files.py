"""Extra checks against real files, which lie beside the project on some machines and are no part of it."""

import io
from pathlib import Path

import pytest
from invented_files import findings_of, listings_of

from listing_lint.formats import UnreadableFile, open_document

FILES = Path(__file__).resolve().parents[3] / "shared" / "files"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="no real files beside the project")

TEMPLATES = {
    "seller-2025-de-attribute-paths.xlsm": ("attribute-path", "amazon-de", "de", [("empty-file", "row 7")]),
    "seller-de-fptcustom.xlsm": ("fptcustom", "amazon-de", "de", [("empty-file", "row 4")]),
    "vendor-2025-de-dynamic.xlsm": ("vendor", "amazon-de", "de", [("empty-file", "row 7")]),
}


@pytest.mark.parametrize(("name", "expected"), TEMPLATES.items())
def test_empty_templates(name: str, expected: tuple[object, ...]) -> None:
    document = open_document(FILES / "amazon" / name)
    assert (document.layout, document.market, document.language, findings_of(document)) == expected
    assert listings_of(document) == []


@pytest.mark.parametrize(
    ("name", "layout", "count"),
    [
        ("active_listings_us_books_47col.txt", "listings-report", 4),
        ("all_listings_uk_zynk_docs.txt", "listings-report", 3),
        ("sample-variation-flat-file.tsv", "plain", 10),
    ],
)
def test_texts(name: str, layout: str, count: int) -> None:
    document = open_document(FILES / "amazon" / name)
    assert (document.layout, len(listings_of(document))) == (layout, count)


def test_without_changes_every_byte_comes_back() -> None:
    for file in sorted(path for path in FILES.glob("*/*") if path.is_file() and path.suffix != ".xml"):
        target = io.BytesIO()
        open_document(file).rewrite([], target)
        assert target.getvalue() == file.read_bytes(), file.name


def test_a_feed_of_xml_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="XML is not read yet; export the feed as"):
        open_document(FILES / "others" / "google-merchant-feed.xml")
