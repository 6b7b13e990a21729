"""The baseline knows a finding again wherever its row went, and merges without a conflict."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.baseline import (
    Baseline,
    BaselineError,
    compare,
    count_findings,
    key_of,
    read_entries,
    write_entries,
)
from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place


def finding(row: int, text: str = "Best", start: int = 0) -> tuple[Place, Diagnostic]:
    diagnostic = Diagnostic(
        "subjective-claim", "subjective", "warning", "title", None, start, start + 4, text, "…"
    )
    return Place(sku="MUG-1", row=row), diagnostic


def test_a_moved_row_keeps_its_entry() -> None:
    baseline = Baseline(count_findings([finding(4)]))
    assert baseline.accepts(*finding(90, "BEST", start=12))
    assert not baseline.accepts(*finding(90)), "one acceptance is good for one finding"


def test_what_is_gone_is_named() -> None:
    baseline = Baseline(count_findings([finding(4), finding(4, "Amazing")]))
    baseline.accepts(*finding(4))
    assert list(baseline.fixed()) == [], "a listing that was not met may still have it"
    baseline.meet(["MUG-1", "MUG-2"])
    assert list(baseline.fixed()) == [("MUG-1", "subjective-claim", "title", "amazing")]


def test_compare() -> None:
    before, after = (
        count_findings([finding(1), finding(1, "Great")]),
        count_findings([finding(9), finding(9, "Top")]),
    )
    comparison = compare(before, after)
    assert [key[3] for key in comparison.new] == ["top"]
    assert [key[3] for key in comparison.fixed] == ["great"]
    assert comparison.unchanged == 1


keys = st.tuples(st.text(), st.text(), st.text(), st.text())


@given(st.dictionaries(keys, st.integers(1, 9)))
def test_written_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[tuple[str, ...], int]
) -> None:
    path = tmp_path_factory.mktemp("baseline") / "base.jsonl"
    accepted: Counter[tuple[str, str, str, str]] = Counter(entries)  # type: ignore[arg-type]
    write_entries(path, accepted)
    assert read_entries(path) == accepted
    lines = path.read_bytes().splitlines()
    assert len(lines) == len(entries)


def test_both_sides_of_a_merge(tmp_path: Path) -> None:
    path = tmp_path / "base.jsonl"
    write_entries(path, count_findings([finding(1)]))
    path.write_bytes(path.read_bytes() * 2)
    assert read_entries(path) == Counter({key_of(*finding(1)): 1})


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{}\n", "line 1: not a baseline entry"),
        (b"<<<<<<< ours\n", "line 1: a merge left its marks"),
        (b'\n{"sku": "A"}', "line 2: not a baseline entry"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "base.jsonl"
    path.write_bytes(content)
    with pytest.raises(BaselineError, match=complaint):
        read_entries(path)
