"""A text file cut anywhere between its rows reads like the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_files import opened

from listing_lint.formats import FileFinding, delimited
from listing_lint.listing import Listing, Place

HEADER = "sku\ttitle\tdescription\n"


def read(data: bytes, size: int) -> list[tuple[str, Place, object]]:
    """Everything in a file, read in parts of `size` bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_PART_SIZE", size)
        document = opened(data)
        parts = list(document.parts())
        items = [item for part in parts for item in document.read(part)]
    return [told(item) for item in items]


def told(item: Listing | FileFinding) -> tuple[str, Place, object]:
    if isinstance(item, FileFinding):
        return item.diagnostic.rule, item.place, item.diagnostic
    return item.sku, item.place("title"), (item.title, item.description)


cells = st.text(st.sampled_from('ab "\t\n\r,ü帽'), max_size=6)
rows = st.lists(st.lists(cells, min_size=1, max_size=4).map("\t".join), max_size=12)


@given(rows, st.integers(1, 60), st.booleans())
def test_parts_are_the_whole(lines: list[str], size: int, ended: bool) -> None:
    data = (HEADER + "\n".join(lines) + "\n" * ended).encode()
    assert read(data, size) == read(data, 1 << 30)


def test_a_large_file_has_many_parts() -> None:
    data = (HEADER + "".join(f"S{n}\tMug {n}\tBlue\n" for n in range(500))).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_PART_SIZE", 1000)
        document = opened(data)
        assert len(list(document.parts())) > 5
    assert [name for name, *_ in read(data, 1000)] == [f"S{n}" for n in range(500)]


def test_a_quoted_cell_is_never_cut() -> None:
    long = '"' + "first line\n" * 30 + 'last line"'
    data = (HEADER + f"A\t{long}\tx\n" + "B\tMug\tx\n").encode()
    assert [name for name, *_ in read(data, 40)] == ["A", "B"]
