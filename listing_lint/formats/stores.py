"""Stores and languages by the names that files give them."""

from __future__ import annotations

from functools import lru_cache

from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.wordlist import marketplace_ids

_LANGUAGE = lazy_pattern(r"\s*([A-Za-z]{2})(?:[_-]|\s*$)")


@lru_cache(maxsize=256)
def language_code(tag: str | None) -> str | None:
    """The two letters of a language tag (`de_DE`, `EN-us`), None for anything else."""
    found = _LANGUAGE.match(tag or "")
    return found[1].lower() if found else None


@lru_cache(maxsize=256)
def known_market(value: str) -> str | None:
    """Our id of a market that goes by its marketplace id, its domain, its country or our own id."""
    ids = marketplace_ids()
    value = value.strip()
    if value in ids:
        return ids[value]
    name = value.lower().removeprefix("www.").replace("amazon.", "amazon-").rpartition(".")[2]
    country = name.removeprefix("amazon-")
    market = f"amazon-{'us' if country == 'com' else country}"
    return market if market in ids.values() else None
