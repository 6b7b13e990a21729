"""Patterns that are compiled late are patterns all the same."""

from __future__ import annotations

import pickle
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import listing_lint
from listing_lint.lazy_pattern import lazy_pattern

DOORS = ("spark", "arrow", "lsp", "mcp", "buffer", "__main__")
"""Modules that need packages of their own."""


def test_every_pattern_of_the_package_compiles() -> None:
    found = 0
    for module in pkgutil.walk_packages(listing_lint.__path__, "listing_lint."):
        if module.name.split(".")[1] in DOORS:
            continue
        for value in vars(import_module(module.name)).values():
            if type(value) is type(lazy_pattern("")):
                assert isinstance(value.pattern, (str, bytes))
                found += 1
    assert found > 150


def test_it_answers_as_the_pattern_would() -> None:
    late, early = lazy_pattern("(b)an", re.IGNORECASE), re.compile("(b)an", re.IGNORECASE)
    assert [match.span() for match in late.finditer("Banban")] == [(0, 3), (3, 6)]
    assert late.pattern == early.pattern
    assert late.groups == early.groups
    assert late.sub("x", "Ban") == "x"


def test_it_survives_packing() -> None:
    late = lazy_pattern("b+")
    assert late.search("abb") is not None
    again = pickle.loads(pickle.dumps(late))
    assert again.findall("abba") == ["bb"]


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        lazy_pattern("(").search("x")


def test_a_clean_row_compiles_few_patterns() -> None:
    """What the module is for: most rules of a short file never need theirs."""
    code = (
        "import re\ncount = 0\ncompile = re.compile\n"
        "def counted(*arguments):\n    global count\n    count += 1\n    return compile(*arguments)\n"
        "from listing_lint import Linter, Listing, lazy_pattern\n"
        "import types\nlazy_pattern.re = types.SimpleNamespace(compile=counted)\n"
        "Linter().lint(Listing('A-1', 'Stoneware Mug with Lid'))\nprint(count)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) < 60
