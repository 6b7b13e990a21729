"""The record for the marketplace: what it says, that it says no more, and that it can be made again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from golden_files import Golden

from listing_lint.audit.record import read_audit, schema
from listing_lint.cli import cli
from listing_lint.config import forget

ROOT = Path(__file__).resolve().parent.parent
MOMENT = {"SOURCE_DATE_EPOCH": "1795564800"}
"""2026-11-25."""

BEFORE = """\
sku,title,bullet_point1
A-1,Best Steel Mug,Keeps tea warm for six hours and fits most cup holders
A-2,Steel Pot | <b>1 Litre</b>,Brews four cups of tea at once and pours without a drip
A-3,Steel Jug,The ultimate jug for cold water on the table in summer
"""
AFTER = BEFORE.replace("Best Steel Mug", "Steel Mug")
CHANGES = """\
sku,file,cell,field,before,after,rules
A-1,mugs.csv,B2,title,Best Steel Mug,Steel Mug,subjective-claim
A-3,mugs.csv,C4,bullet 1,'=Old jug,New jug,puffery
B-9,others.csv,B2,title,Best Cup,Cup,subjective-claim
"""


def audit(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, ["audit", *arguments], env=MOMENT if env is None else env)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with listings, a hook and a schedule; commands run inside it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "mugs.csv").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "changes.csv").write_text(CHANGES, encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        "repos:\n  - repo: https://example.org/listing-lint\n    rev: v1\n    hooks:\n      - id: listing-lint\n",
        encoding="utf-8",
    )
    workflow = tmp_path / ".github" / "workflows" / "listings.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(
        "on:\n  push:\n  schedule:\n    - cron: '0 5 * * 1'\njobs:\n  lint:\n    runs-on: ubuntu-latest\n"
        "    steps:\n      - run: listing-lint check .\n",
        encoding="utf-8",
    )
    (tmp_path / "listing-lint.toml").write_text(
        'select = ["subjective", "characters"]\n[[suppress]]\nsku = "A-2"\nreason = "the pipe is in the brand book"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def both(shop: Path) -> dict[str, object]:
    """Two records: of the files before they were corrected, and after."""
    assert audit("mugs.csv", "-o", "then").exit_code == 0
    (shop / "mugs.csv").write_text(AFTER, encoding="utf-8")
    result = audit("mugs.csv", "-o", "now", "--fix-report", "changes.csv", "--before", "then")
    assert result.exit_code == 0, result.output
    loaded: dict[str, object] = json.loads((shop / "now" / "audit.json").read_bytes())
    return loaded


def test_what_a_record_holds(shop: Path) -> None:
    record = both(shop)
    jsonschema.validate(record, schema())
    (file,) = read_audit(shop / "now").files
    assert file.sha256 == hashlib.sha256(AFTER.encode()).hexdigest()
    assert (file.size, file.listings, file.format) == (len(AFTER), 3, "csv")
    assert record["date"] == "2026-11-25T00:00:00Z"
    assert read_audit(shop / "now").policy.date == "2026-11-25"


def test_corrections_are_told_as_far_as_the_files_show_them(shop: Path) -> None:
    both(shop)
    now = read_audit(shop / "now")
    assert [(each.sku, each.state) for each in now.corrections] == [
        ("A-1", "in file"),
        ("A-3", "not in file"),
        ("B-9", "not checked"),
    ]
    assert now.corrections[1].before == "=Old jug"
    assert now.before is not None
    assert [(each.sku, each.text, each.correction) for each in now.before.gone] == [("A-1", "Best", 0)]
    assert (now.before.new, now.before.same) == (0, len(now.findings))


def test_a_finding_names_the_correction_of_its_own_text(shop: Path) -> None:
    assert audit("mugs.csv", "-o", "then", "--fix-report", "changes.csv").exit_code == 0
    then = read_audit(shop / "then")
    found = {each.sku: each.correction for each in then.findings if each.rule == "subjective-claim"}
    assert found["A-1"] == 0
    assert then.corrections[0].state == "not in file"


def test_open_listings_leave_out_what_was_accepted(shop: Path) -> None:
    both(shop)
    now = read_audit(shop / "now")
    accepted = {each.accepted for each in now.findings if each.sku == "A-2"}
    assert accepted == {"the pipe is in the brand book"}
    assert {each.sku for each in now.open} <= {"A-3"}


def test_prevention_is_what_files_show(shop: Path) -> None:
    both(shop)
    assert [(each.kind, each.file, each.detail) for each in read_audit(shop / "now").prevention] == [
        ("configuration", "listing-lint.toml", ""),
        ("hook", ".pre-commit-config.yaml", ""),
        ("pipeline", ".github/workflows/listings.yml", ""),
        ("schedule", ".github/workflows/listings.yml", "0 5 * * 1"),
    ]
    for path in (".pre-commit-config.yaml", ".github/workflows/listings.yml", "listing-lint.toml"):
        (shop / path).unlink()
    forget()
    audit("mugs.csv", "-o", "bare")
    assert not read_audit(shop / "bare").prevention
    plan = (shop / "bare" / "plan-of-action.md").read_text(encoding="utf-8")
    assert "Not found in files of the project" in plan


def test_the_same_files_give_the_same_record(shop: Path) -> None:
    both(shop)
    first = {path.name: path.read_bytes() for path in (shop / "now").iterdir()}
    assert set(first) == {"audit.json", "audit.html", "plan-of-action.md", "plan-of-action.zh-CN.md"}
    audit("mugs.csv", "-o", "again", "--fix-report", "changes.csv", "--before", "then")
    assert {path.name: path.read_bytes() for path in (shop / "again").iterdir()} == first


@pytest.mark.parametrize("name", ["plan-of-action.md", "plan-of-action.zh-CN.md", "audit.html"])
def test_what_people_read(name: str, shop: Path, golden: Golden) -> None:
    both(shop)
    text = (shop / "now" / name).read_text(encoding="utf-8")
    record = read_audit(shop / "now")
    # What changes with every release, word list and source stays out of the picture.
    text = text.replace(record.tool, "VERSION").replace(str(record.policy.newest_source), "DAY")
    text = re.sub(rf"\b{record.policy.rules}\b", "RULES", text)
    golden.check(f"audit/{name}", text)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attributes)))


def test_the_page_needs_nothing_else_and_takes_no_text_for_markup(shop: Path) -> None:
    both(shop)
    text = (shop / "now" / "audit.html").read_text(encoding="utf-8")
    tags = _Tags()
    tags.feed(text)
    names = {name for name, _ in tags.seen}
    assert not names & {"script", "link", "img", "iframe", "b"}
    assert "<b>" not in text
    assert all("src" not in attributes for _, attributes in tags.seen)


def test_comparing_two_records(shop: Path) -> None:
    both(shop)
    lines = audit("--compare", "then", "now/audit.json").output.splitlines()
    assert "mugs.csv: changed" in lines
    assert "gone: A-1 title: subjective-claim “Best”" in lines
    assert lines[-1].startswith("0 new, 1 gone, ")
    assert audit("--compare", "now", "now").output.splitlines()[-1].startswith("0 new, 0 gone, ")


PROBLEMS = {
    "no file": (["-o", "x"], "name files and the folder"),
    "no folder": (["mugs.csv"], "name files and the folder"),
    "both": (["mugs.csv", "-o", "x", "--compare", "a", "b"], "name files and the folder"),
    "no record": (["--compare", "mugs.csv", "mugs.csv"], "not a record"),
    "missing record": (["mugs.csv", "-o", "x", "--before", "nowhere"], "nowhere"),
    "no report": (["mugs.csv", "-o", "x", "--fix-report", "mugs.csv"], "no column “field”"),
    "missing report": (["mugs.csv", "-o", "x", "--fix-report", "none.csv"], "none.csv"),
    "unread": (["none.csv", "-o", "x"], "none.csv"),
    "unknown market": (["mugs.csv", "-o", "x", "--market", "amazon-xx"], "amazon-xx"),
}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_can_not_be_done_is_one_sentence(problem: str, shop: Path) -> None:
    arguments, sentence = PROBLEMS[problem]
    result = audit(*arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_a_clock_that_is_none(shop: Path) -> None:
    result = audit("mugs.csv", "-o", "x", env={"SOURCE_DATE_EPOCH": "noon"})
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.output


def test_a_later_form_is_not_guessed(shop: Path) -> None:
    both(shop)
    path = shop / "now" / "audit.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"version": 1', '"version": 2', 1), encoding="utf-8"
    )
    assert "later" in audit("--compare", "now", "now").output


def test_the_published_schema_is_the_real_one() -> None:
    published = ROOT / "listing_lint" / "schema" / "audit.schema.json"
    assert json.loads(published.read_bytes()) == json.loads(json.dumps(schema()))
