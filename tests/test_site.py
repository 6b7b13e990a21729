"""The site of the docs, built strictly as `make docs` builds it: no broken link, nothing fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from checkout import ROOT

from listing_lint.linter import all_rules
from listing_lint.rule import FAMILIES

pytest.importorskip("material", reason="mkdocs-material is not installed: pip install 'listing-lint[docs]'")

FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_make_docs_builds_as_this_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^docs:.*\n\t.*mkdocs build --strict$", makefile, re.MULTILINE)


def test_every_rule_has_a_page_below_its_family(site: Path) -> None:
    page = (site / "rules" / "index.html").read_text(encoding="utf-8")
    sidebar = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page, re.DOTALL)
    assert sidebar
    rest = sidebar[0]
    for family in FAMILIES:
        for rule in sorted(rule.name for rule in all_rules() if rule.family == family):
            assert (site / "rules" / f"{rule}.html").is_file()
            _, link, rest = rest.partition(f'href="{rule}.html"')
            assert link, f"{rule} is not where {family} is"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("contributing.html", "Add a word"),
        ("changelog.html", "semantic versioning"),
        ("zh-CN.html", "简体中文"),
        ("schema/listing.schema.json", "$schema"),
        ("schema/config.schema.json", "$schema"),
    ],
)
def test_what_lies_outside_of_the_docs_is_there(site: Path, page: str, words: str) -> None:
    assert words in (site / page).read_text(encoding="utf-8")


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(all_rules())
    for page in pages:
        for tag, attributes in Elements(page).found:
            target = attributes.get(FETCHED.get(tag, ""))
            if target and attributes.get("rel") != "canonical":
                assert not re.match(r"https?:|//", target), f"{page.name}: {target}"


def test_links_between_pages_lead_to_files(site: Path) -> None:
    """From disk too, where no server adds index.html."""
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":
            continue
        for tag, attributes in Elements(page).found:
            target = (attributes.get("href") or "").split("#")[0] if tag == "a" else ""
            if target and not re.match(r"[a-z]+:", target):
                assert (page.parent / target).is_file(), f"{page.name}: {target}"
