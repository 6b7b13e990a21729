"""A suppression silences what it names and nothing else."""

from __future__ import annotations

import datetime

import pytest

from listing_lint.config import Suppression
from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place
from listing_lint.suppression import Suppressions, described

PLACE = Place(sku="MUG-1")
FOUND = Diagnostic("subjective-claim", "subjective", "warning", "title", None, 0, 4, "Best", "…")
TODAY = datetime.date(2026, 11, 25)

ENTRIES = [
    ({}, True),
    ({"rule": "subjective-claim"}, True),
    ({"rule": "subjective"}, True),
    ({"rule": "puffery"}, False),
    ({"sku": "MUG-*", "field": "title", "text": "best"}, True),
    ({"sku": "CUP-*"}, False),
    ({"field": "bullet"}, False),
    ({"text": "bestseller"}, False),
    ({"expires": TODAY}, True),
    ({"expires": TODAY - datetime.timedelta(days=1)}, False),
]


@pytest.mark.parametrize(("keys", "silences"), ENTRIES)
def test_match(keys: dict[str, object], silences: bool) -> None:
    suppressions = Suppressions([Suppression(reason="ours", **keys)], TODAY)  # type: ignore[arg-type]
    assert (suppressions.match(PLACE, FOUND) is not None) == silences


def test_unused_and_expired_are_named() -> None:
    used = Suppression(reason="our slogan", text="Best")
    unused = Suppression(reason="old", rule="puffery", sku="X")
    expired = Suppression(reason="sale", expires=datetime.date(2025, 1, 1))
    suppressions = Suppressions([used, unused, expired], TODAY)
    suppressions.match(PLACE, FOUND)
    assert list(suppressions.unused()) == [], "no listing X was looked at"
    suppressions.meet("X")
    assert list(suppressions.unused()) == [unused]
    assert list(suppressions.expired()) == [expired]
    assert described(unused) == "rule puffery, SKU X (old)"
