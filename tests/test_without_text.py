"""Listings of which there is no text to read: nothing is known of them, so they are never called clean."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from listing_lint.cli import cli
from listing_lint.formats import delimited
from listing_lint.grade import ADVICE, BLOCKED, CLEAN, NO_TEXT, grade
from listing_lint.listing import Listing

NO_COLUMNS = "sku\tparentage\tcolor_name\nPARENT\tparent\t\nA-1\tchild\tRed\n"
SOME = "sku,title,bullet_point1\nPARENT,,\nA-1,Stoneware Mug with Lid,Keeps tea warm for an hour\nA-2,Best Mug with Lid,\nA-3, ,\n"
QUIET = "sku,title\nPARENT,\nA-1,Stoneware Mug with Lid\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("no-columns.txt", NO_COLUMNS), ("some.csv", SOME), ("quiet.csv", QUIET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("listing", "has_text"),
    [
        (Listing("A"), False),
        (Listing("A", title="", bullets=("", ""), highlight="", search_terms=("",)), False),
        (Listing("A", title=" ", description="\n\xa0"), False),
        (Listing("A", brand="Acme", composition="Cotton", color="Red"), False),
        (Listing("A", title="Mug"), True),
        (Listing("A", title=" ", bullets=("", "Holds tea")), True),
        (Listing("A", search_terms="mug"), True),
        (Listing("A", tags=("mug",)), True),
    ],
)
def test_text_is_what_is_linted(listing: Listing, has_text: bool) -> None:
    assert listing.has_text is has_text


def test_what_is_found_counts_more_than_what_is_missing() -> None:
    assert grade((), has_text=True) == CLEAN
    assert grade((), has_text=False) == NO_TEXT
    assert grade(("info",), has_text=False) == ADVICE
    assert grade(("info", "error"), has_text=False) == BLOCKED


SAID = [
    # file, language, sentence
    ("no-columns.txt", "en", "2 listings in 1 file, all without text: nothing to check"),
    ("no-columns.txt", "zh-CN", "1 个文件中的 2 个商品：均无可检查的文案"),
    ("some.csv", "en", "4 listings in 1 file, 2 without text; of the others, 1 clean (50 %)"),
    ("some.csv", "zh-CN", "1 个文件中的 4 个商品，其中 2 个没有文案；其余商品中 1 个没有问题（50%）"),
    ("quiet.csv", "en", "2 listings in 1 file: nothing to report, 1 without text"),
    ("quiet.csv", "zh-CN", "1 个文件中的 2 个商品：没有发现问题，其中 1 个没有文案"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("file", "speak", "sentence"), SAID)
@pytest.mark.parametrize("form", ["text", "concise", "markdown", "junit", "html"])
def test_the_sums_count_them_apart(file: str, speak: str, sentence: str, form: str) -> None:
    result = run("check", file, "--select", "file,subjective", "--lang", speak, "--format", form)
    assert sentence in result.output


@pytest.mark.usefixtures("folder")
def test_one_alone() -> None:
    Path("one.csv").write_text("sku,title\nPARENT,\n", encoding="utf-8")
    result = run("check", "one.csv")
    assert result.output.startswith("1 listing in 1 file, without text: nothing to check\n")
    assert result.exit_code == 0


@pytest.mark.usefixtures("folder")
def test_json_grades_them_so_and_holds_their_number() -> None:
    told = json.loads(run("check", "some.csv", "--select", "subjective", "--format", "json").stdout)
    assert [(each["sku"], each["grade"]) for each in told["listings"]] == [
        ("PARENT", "no text"),
        ("A-1", "clean"),
        ("A-2", "at risk"),
        ("A-3", "no text"),
    ]
    summary = told["summary"]
    assert (summary["listings"], summary["clean"], summary["without_text"]) == (4, 1, 2)
    assert summary["by_grade"] == {"blocked": 0, "at risk": 1, "advice": 0, "clean": 1, "no text": 2}


@pytest.mark.usefixtures("folder")
def test_processes_that_share_a_file_count_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_PART_SIZE", 1000)
    rows = (f"A-{number},{'' if number % 3 else 'Stoneware Mug with a Lid'}\n" for number in range(300))
    Path("many.csv").write_text("sku,title\n" + "".join(rows), encoding="utf-8")
    for form in ("json", "concise"):
        alone, shared = (
            run("check", "many.csv", "--select", "subjective", "--format", form, "--jobs", jobs).output
            for jobs in ("1", "2")
        )
        assert alone == shared
        assert re.search(r'"without_text":200|\b200 without text', alone)


@pytest.mark.usefixtures("folder")
def test_a_record_counts_them_apart() -> None:
    assert run("audit", "some.csv", "-o", "record").exit_code == 0
    (file,) = json.loads(Path("record/audit.json").read_bytes())["files"]
    assert (file["listings"], file["without_text"]) == (4, 2)
    for name, said in (
        ("plan-of-action.md", ("there was nothing to check: 2.", "of 2.")),
        ("plan-of-action.zh-CN.md", ("没有文案、因而无从检查的商品数：2。", "所检查的 2 个商品中")),
    ):
        plan = Path("record", name).read_text(encoding="utf-8")
        assert all(each in plan for each in said), plan
    assert run("audit", "quiet.csv", "-o", "record", "--before", "record").exit_code == 0
    assert "Listings checked: 1." in Path("record/plan-of-action.md").read_text(encoding="utf-8")
