"""Docs are printed from what is true, or held against it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from checkout import ROOT

from listing_lint import Linter, Listing
from listing_lint.diagnostic import Applicability
from listing_lint.fix import apply, removal
from listing_lint.index import build_index
from listing_lint.listing import Place
from listing_lint.report.record import encode, record, source_table
from listing_lint.report.summary import Summary
from listing_lint.scan import Scanner
from listing_lint.wordlist import read_rule

_RULE_HEAD = """\
family: subjective
severity: warning
summary: {en: Praise., zh-CN: 夸赞。}
message: {en: "“{text}” is praise", zh-CN: "“{text}”是夸赞"}
why: {en: Praise is no fact., zh-CN: 夸赞不是事实。}
source: [amazon-title-2026]
terms:
  en:
"""

PICTURES = sorted((ROOT / "docs" / "images").glob("*.svg"))
PAGES = sorted(path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.parts))


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "scripts").glob("print_*.py")))
def test_printed_pages_are_fresh(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("picture", PICTURES, ids=[path.name for path in PICTURES])
def test_pictures_show_what_the_command_prints(picture: Path) -> None:
    """By their words only: how the picture is drawn is the library's matter."""
    lines: dict[float, str] = {}
    for element in ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text"):
        if "clip-path" in element.attrib:
            at = float(element.attrib["y"])
            lines[at] = lines.get(at, "") + "".join(element.itertext())
    prompt, *output = ["".join(lines[at].split()) for at in sorted(lines)]
    (command,) = [
        line
        for line in (ROOT / "docs" / "index.md").read_text(encoding="utf-8").splitlines()
        if "".join(f"${line}".split()) == prompt
    ]
    done = subprocess.run(
        [sys.executable, "-m", "listing_lint", *shlex.split(command)[1:]],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "92", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    printed = ["".join(line.split()) for line in done.stdout.splitlines()]
    assert [line for line in output if line] == [line for line in printed if line], "run make pages"


@pytest.mark.parametrize("page", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_json_key_is_documented() -> None:
    found = Linter().lint(Listing("A-1", title="Stoneware\u200b Mug"))[0]
    keys = msgspec.json.decode(encode(record((Place(sku="A-1"), found))))
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    (source,) = source_table(found.source[:1]).values()
    for key in [*keys, *source, *keys["fix"], *Summary().as_dict()]:
        assert f"`{key}`" in page


def test_line_of_the_contributing_guide_is_a_term(tmp_path: Path) -> None:
    """What a newcomer copies works: the line loads, flags its sentence and fixes it as it says."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^- \{term: .*\}$", guide, re.MULTILINE)
    rule_file = tmp_path / "praise.yaml"
    rule_file.write_text(_RULE_HEAD + f"    {line}\n", encoding="utf-8")
    rule = read_rule(rule_file)
    (term,) = rule.terms
    scanner = Scanner(build_index("en", [rule], ()))
    listing = Listing("A-1", title=term.flag[0])
    (candidate,) = scanner.scan(listing, listing.texts()).candidates
    span = candidate.text, candidate.start, candidate.end
    cut = removal(*span, Applicability.UNSAFE, language="en", speak="en")
    assert apply(term.flag[0], cut.edits) == term.fixed[0]


def test_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "listing_lint").glob("*.py") if not path.name.startswith("_")}
    rooms = {
        f"{path.name}/" for path in (ROOT / "listing_lint").iterdir() if (path / "__init__.py").is_file()
    }
    missing = [name for name in sorted(modules | rooms) if f"`{name}`" not in page]
    assert missing == []
