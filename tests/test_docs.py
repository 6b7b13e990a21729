"""Docs are printed from what is true, or held against it."""

from __future__ import annotations

import re
import subprocess
import sys

import msgspec
import pytest
from checkout import ROOT

from listing_lint.listing import Place
from listing_lint.report.record import encode, record

PAGES = sorted(path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.parts))


@pytest.mark.parametrize("script", ["print_rules.py", "print_readme.py"])
def test_printed_pages_are_fresh(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_links_lead_somewhere(page: object) -> None:
    from pathlib import Path

    assert isinstance(page, Path)
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_json_key_is_documented() -> None:
    from listing_lint import Linter, Listing

    found = Linter().lint(Listing("A-1", title="Stoneware\u200b Mug"))[0]
    keys = msgspec.json.decode(encode(record((Place(sku="A-1"), found))))
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for key in [*keys, *keys["source"][0], *keys["fix"]]:
        assert f"`{key}`" in page


def test_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "listing_lint").glob("*.py") if not path.name.startswith("_")}
    rooms = {
        f"{path.name}/" for path in (ROOT / "listing_lint").iterdir() if (path / "__init__.py").is_file()
    }
    missing = [name for name in sorted(modules | rooms) if f"`{name}`" not in page]
    assert missing == []
