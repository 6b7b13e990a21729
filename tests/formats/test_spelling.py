"""Every character of a value is found where it stands in its file, however the file spells it."""

from __future__ import annotations

import csv
import io
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.formats import open_document
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.listing import Listing

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)


def spelling_of(path: str, text: str) -> tuple[str, Spelling]:
    """The title of the only listing of a file, and how it is spelled there."""
    document = open_document(path, data=text.encode())
    (listing,) = [item for item in document.listings() if isinstance(item, Listing)]
    assert listing.title is not None
    (found,) = document.locate([Sought(listing.place("title"), listing.title)])
    assert found is not None
    assert len(found.starts) == len(found.ends) == len(listing.title)
    return listing.title, found


@given(TEXTS, st.booleans())
def test_json(title: str, ascii_only: bool) -> None:
    text = json.dumps([{"sku": "A", "title": title}], ensure_ascii=ascii_only)
    value, found = spelling_of("a.json", text)
    assert value == title
    for number, character in enumerate(title):
        start, end = found.range(number, number + 1)
        assert json.loads(f'"{text[start:end]}"') == character


@given(TEXTS, st.sampled_from(["'", '"']), st.integers(20, 90))
def test_yaml(title: str, style: str, width: int) -> None:
    text = yaml.dump(
        {"sku": "A", "title": title}, default_style=style, allow_unicode=True, width=width, sort_keys=False
    )
    value, found = spelling_of("a.yaml", text)
    at = found.start
    for number, character in enumerate(value):
        start, end = found.range(number, number + 1)
        assert at <= start < end
        source = text[start:end]
        if len(source) == 1 and source != "\n":
            assert source == character
        else:
            assert source[0] in "\\'\n \t" or "\n" in source
        at = start


@given(TEXTS, st.sampled_from([",", "\t"]), st.booleans())
def test_tables(title: str, delimiter: str, quoted: bool) -> None:
    stream = io.StringIO()
    rules = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, quoting=rules, lineterminator="\n")
    writer.writerows([["sku", "title", "brand"], ["A", title, "Zovu"]])
    text = stream.getvalue()
    value, found = spelling_of("a.csv", text)
    assert value == title
    for number, character in enumerate(title):
        start, end = found.range(number, number + 1)
        assert text[start:end] in (character, character * 2)


BLOCKS = {
    "plain over lines": "title: Steel mug\n  with a lid\nsku: A\n",
    "literal": "title: |\n  Steel mug\n    with a lid\n\n  and more\nsku: A\n",
    "folded": "title: >-\n  Steel mug\n  with a lid\n\n  and more\nsku: A\n",
    "folded and indented": "title: >\n  Steel mug\n    with a lid\n  and more\nsku: A\n",
    "escaped break": 'title: "Steel mug \\\n  with a lid"\nsku: A\n',
    "anchored": "title: &t 'Steel mug with a lid'\nsku: A\n",
    "windows": "title: >-\r\n  Steel mug\r\n  with a lid\r\nsku: A\r\n",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_words_of_yaml_blocks(name: str) -> None:
    text = BLOCKS[name]
    value, found = spelling_of("a.yaml", text)
    for word in ("Steel", "mug", "with", "lid"):
        at = value.index(word)
        start, end = found.range(at, at + len(word))
        assert text[start:end] == word
