"""The report as a workbook, read back by openpyxl and by LibreOffice."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_reports import LISTINGS, diagnostic, grade_of, one_clean_listing, summary

from listing_lint.cli import cli
from listing_lint.diagnostic import Applicability, Edit, Fix
from listing_lint.grade import CLEAN, NO_TEXT
from listing_lint.listing import Place
from listing_lint.report import Finding, GradedReport, Look, Summary, open_report, sheet
from listing_lint.report.formula import inert
from listing_lint.report.sheet import Book, Marked, Styled, shown

Rows = list[list[Any]]
ACCEPTED = "it is the name of the range"


def report(
    look: Look | None = None,
    *,
    statistics: bool = False,
    listings: Sequence[Sequence[Finding]] = LISTINGS,
    sums: Summary | None = None,
) -> bytes:
    opened = open_report("xlsx", look or Look(), statistics=statistics)
    assert isinstance(opened, GradedReport)
    assert opened.begin() == ""
    for found in listings:
        place = found[0][0]
        if place.sku is None:
            assert opened.findings(found) == ""
        else:
            whole = Place(place.file, place.sku, place.sheet, place.row)
            assert opened.listing(whole, found, grade_of(found)) == ""
    assert opened.listing(Place(file="mugs.txt", sku="CLEAN-1", row=9), (), CLEAN) == ""
    assert opened.listing(Place(file="mugs.txt", sku="PARENT-1", row=10), (), NO_TEXT) == ""
    end = opened.finish(summary() if sums is None else sums)
    assert isinstance(end, bytes)
    return end


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def rows(data: bytes, name: str) -> Rows:
    return [
        [None if cell.value is None else cell.value for cell in row]
        for row in workbook(data)[name].iter_rows()
    ]


def table(data: bytes, name: str) -> list[dict[str, Any]]:
    head, *below = rows(data, name)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_one_row_a_finding() -> None:
    found = table(report(), "findings")
    expected = [(place, each) for group in LISTINGS for place, each in group]
    assert [row["rule"] for row in found] == [each.rule for _, each in expected]
    assert [row["message"] for row in found] == [each.message for _, each in expected]
    assert [row["grade"] for row in found] == [None, *["blocked"] * 5]
    claim = found[1]
    assert claim["severity"] == "warning"
    assert claim["family"] == "subjective"
    assert (claim["SKU"], claim["file"], claim["cell"]) == ("MUG-01", "exports/mugs.xlsx", "Vorlage!D12")
    assert (claim["field"], claim["words"], claim["fix"]) == ("title", "Best", "unsafe")
    assert claim["before"].startswith("Best Ceramic Coffee Mug")
    assert claim["after"] == claim["before"].removeprefix("Best ")
    assert claim["source"] == "The store: Titles; A blog on titles"
    assert found[2]["suggestion"] == "item highlight: with Bamboo Lid, 350 ml"
    assert found[4]["field"] is None
    assert found[5]["suggestion"].startswith("write “Rayon”")
    assert (found[5]["fix"], found[5]["after"]) == ("by hand", None)


def test_the_flagged_words_are_marked() -> None:
    _, claim, *_ = table(report(), "findings")
    around = claim["text around"]
    assert str(around) == "Best Ceramic Coffee Mug for Home and Office,…"
    marked = [str(part) for part in around if getattr(part, "font", None) is not None and part.font.b]
    assert marked == ["Best"]


def test_a_grade_for_every_listing() -> None:
    graded = table(report(), "listings")
    assert [(row["grade"], row["SKU"], row["errors"], row["warnings"], row["infos"]) for row in graded] == [
        ("blocked", "MUG-01", 1, 2, 1),
        ("blocked", "SCARF-7", 1, 0, 0),
        ("clean", "CLEAN-1", 0, 0, 0),
        ("no text", "PARENT-1", 0, 0, 0),
    ]


def test_accepted_findings_grade_nothing() -> None:
    place, found = LISTINGS[2][0]
    data = report(listings=[[(place, replace(found, accepted=ACCEPTED))]])
    assert [row["kept because"] for row in table(data, "findings")] == [ACCEPTED]
    assert [row["grade"] for row in table(data, "listings")] == ["clean", "clean", "no text"]


def said(data: bytes, name: str) -> str:
    return "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows(data, name))


def test_the_sums() -> None:
    text = said(report(), "summary")
    assert text.startswith(
        "1,257 listings in 2 files, 21 without text; of the others, 1,234 clean (99.8 %)\n"
    )
    for line in (
        "6 findings: 2 errors, 3 warnings, 1 info",
        "by the rules of amazon-de, amazon-us on 2026-11-25",
        "3 below --min-severity not shown",
        "broken.xlsx broken.xlsx: no workbook; save it again",
        "clean 1234",
        "no text 21",
        "title-too-long length error 1",
        "The store: Titles official text 2026-11-23 https://store.example/titles",
    ):
        assert f"\n{line}\n" in f"{text}\n"


def test_statistics_leave_the_findings_out() -> None:
    data = report(statistics=True)
    assert workbook(data).sheetnames == ["listings", "summary"]
    assert "title-too-long length error 1" in said(data, "summary")


def test_nothing_found() -> None:
    data = report(listings=[], sums=one_clean_listing())
    assert len(rows(data, "findings")) == 1
    assert said(data, "summary").startswith("1 listing in 1 file: nothing to report\n")


def test_in_chinese() -> None:
    data = report(Look(speak="zh-CN"))
    assert workbook(data).sheetnames == ["问题", "商品", "汇总"]
    head, _, claim, *_ = rows(data, "问题")
    assert head[:3] == ["级别", "评级", "类别"]
    assert claim[:3] == ["警告", "不合规", "subjective"]
    assert all(re.search(r"[\u4e00-\u9fff]|SKU", name) for name in head)


def test_headers_stay_and_filter_and_severities_have_colours() -> None:
    book = workbook(report())
    for name, last in (("findings", "Q7"), ("listings", "G5")):
        page = book[name]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == f"A1:{last}"
        assert all(page.column_dimensions[letter].width >= 6 for letter in "ABCDEFG")
    colours = {cell.value: cell.fill.fgColor.rgb for cell in book["findings"]["A"][1:]}
    assert len(set(colours.values())) == len(colours) == 3
    widths = book["findings"].column_dimensions
    assert widths["E"].width < widths["J"].width < 61


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def links(data: bytes, name: str = "findings") -> dict[str, str]:
    """Where the cells lead to."""
    found = {}
    for row in workbook(data)[name].iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                where = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
                found[cell.coordinate] = f"{cell.hyperlink.target}{where}"
    return found


def test_a_cell_is_a_link_to_the_workbook_that_was_checked(folder: Path) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "mugs.xlsx").touch()
    sources = {"P3": "https://store.example/titles"}
    for out, path in (
        (".", r"exports\mugs.xlsx"),
        ("exports", "mugs.xlsx"),
        ("out", r"..\exports\mugs.xlsx"),
    ):
        leads = links(report(Look(folder=out)))
        assert leads["G3"] == f"{path}#'Vorlage'!D12"
        assert leads["G6"] == f"{path}#'Vorlage'!A12"
        assert leads["P3"] == sources["P3"]
        assert "G7" not in leads
        assert links(report(Look(folder=out)), "listings") == {"D2": f"{path}#'Vorlage'!A12"}


@pytest.mark.parametrize(
    ("file", "sheet_name", "target"),
    [
        ("mugs.xlsx", "Bob's", "mugs.xlsx#'Bob''s'!B2"),
        ("my mugs.xlsx", "杯", "my%20mugs.xlsx#'杯'!B2"),
        ("a", "S", "a#'S'!B2"),
        ("mugs#1.xlsx", "S", None),
        ("mugs%20.xlsx", "S", None),
        ("mugs.xlsx", "S\u200b", None),
        ("mugs.xlsx", "S" * 2000, None),
        ("missing.xlsx", "S", None),
        ("<stdin>", "S", None),
        (None, "S", None),
        ("mugs.xlsx", None, None),
    ],
)
def test_a_link_leads_somewhere_or_there_is_none(
    folder: Path, file: str | None, sheet_name: str | None, target: str | None
) -> None:
    for name in ("mugs.xlsx", "my mugs.xlsx", "a", "mugs#1.xlsx", "mugs%20.xlsx"):
        (folder / name).touch()
    found = diagnostic("emoji", "characters", "error", "…", value="Mug", words="Mug", source=())
    data = report(listings=[[(Place(file, "A", sheet_name, 2, 2), found)]])
    assert links(data) == ({} if target is None else {"G2": target})


def test_a_page_holds_so_many_links_and_rows_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "mugs.xlsx").touch()
    monkeypatch.setattr(sheet, "MOST_ROWS", 4)
    monkeypatch.setattr(sheet, "MOST_LINKS", 2)
    data = report()
    book = workbook(data)
    assert book.sheetnames[:5] == ["findings", "listings", "findings 2", "listings 2", "summary"]
    first, second = (table(data, name) for name in ("findings", "findings 2"))
    assert [row["rule"] for row in (*first, *second)] == [
        each.rule for group in LISTINGS for _, each in group
    ]
    assert book["findings 2"].freeze_panes == "A2"
    assert book["findings"].auto_filter.ref == book["findings 2"].auto_filter.ref == "A1:Q4"
    assert len(links(data)) == len(links(data, "findings 2")) == 2


def test_the_same_run_makes_the_same_bytes() -> None:
    assert report() == report()


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    report()
    assert list(tmp_path.iterdir()) == []


ANYTHING = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from(
        [
            *"=+-@'\"<>&;\t\r\n\0\x0b\x1b\x7f\x85 rx_",
            "<r>",
            "</r>",
            "_x0041_",
            "\ufffe",
            "\ud83d",
            "😀",
            "\u200b",
            "杯",
        ]
    )
).map("".join)


def written(*cells: Any) -> Rows:
    import datetime

    book = Book(datetime.date(2026, 11, 25), "title", "en")
    book.sheet("S").add(cells)
    data = book.finish()
    return rows(data, "S")


@given(ANYTHING, ANYTHING, ANYTHING)
@example("<r>", "", "</r>")
@example("<r></r>", "<r>&</r>", "<r><t>x</t></r>")
@example("=1+1", "-1", "\r")
@example("http://x.y", "external:x", "123")
@settings(max_examples=200)
def test_any_text_comes_back_as_a_text(one: str, two: str, three: str) -> None:
    expected = [inert(shown(text)) for text in (one, two, one + two + three)]
    ((*texts, around),) = written(one, Styled(two, "red"), Marked(one, two, three), 7)
    found = [*texts, 7][:4] if around is None else [*texts, around]
    assert [str(cell) if cell is not None else "" for cell in found[:2]] == expected[:2]
    assert found[3] == 7


@given(ANYTHING, ANYTHING, ANYTHING)
@example("", "=1", "")
@example("", "<r>", "</r>")
@settings(max_examples=200)
def test_any_marked_text_comes_back(before: str, marked: str, after: str) -> None:
    (row,) = written(Marked(before, marked, after), "end")
    parts = "".join(map(shown, (before, marked, after)))
    assert str(row[0] if row[0] is not None else "") == inert(parts)


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_what_can_not_be_seen_is_named() -> None:
    assert shown("a\u200bb\0c\ud83dd\ufffe\r\ne") == "a<U+200B>b<U+0000>c<U+D83D>d<U+FFFE>\ne"


@pytest.mark.parametrize("sign", ["a", "😀", "&"])
@pytest.mark.parametrize("length", [16_383, 16_384, 32_767, 32_768, 100_000])
def test_a_long_cell_is_cut_with_a_mark(sign: str, length: int) -> None:
    ((cell,),) = written(sign * length)
    units = len(cell.encode("utf-16-le")) // 2
    assert units <= 32_767
    kept, cut, more = cell.partition(" … (")
    if len((sign * length).encode("utf-16-le")) // 2 <= 32_767:
        assert (kept, cut) == (sign * length, "")
    else:
        assert units > 32_767 - 10
        assert len(kept) + int(more.split()[0].replace(",", "")) == length


def test_no_cell_is_a_formula() -> None:
    value = '=HYPERLINK("http://x.example")'
    fix = Fix(Applicability.SAFE, (Edit("title", None, 0, 0, "=cmd|' /C calc'!A0"),))
    found = diagnostic("=1", "+1", "error", "@SUM(1)", value=value, words=value, fix=fix)
    data = report(listings=[[(Place("=a.csv", "-1", row=2, column=1), found)]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert pages
    assert not any(b"<f>" in page or b"<f " in page for page in pages)
    (row,) = table(data, "findings")
    for column in ("rule", "family", "message", "SKU", "file", "words", "text around", "before", "after"):
        assert str(row[column]).startswith("'"), column


MUGS = (
    "sku,title,bullet_point1\n"
    "A-1,Best Stoneware Mug with Lid,Holds a large tea™\n"
    "A-2,Stoneware Mug with Lid,Holds a small tea\n"
    "=A-3,Stoneware Mug with Lid,-Holds the best tea™\n"
)


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--policy-date", "2026-11-25", *arguments])


def test_on_the_command_line(folder: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Mug's"
    for line in csv.reader(io.StringIO(MUGS)):
        page.append(["'" + cell if cell.startswith("=") else cell for cell in line])
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    book.save(folder / "in" / "mugs.xlsx")
    result = check("in/mugs.xlsx", "-o", "out/report.xlsx", "--jobs", "1")
    assert result.exit_code == 1, result.output
    assert result.output == ""
    data = (folder / "out" / "report.xlsx").read_bytes()
    found = table(data, "findings")
    assert {row["rule"] for row in found} >= {"subjective-claim", "trademark-symbol"}
    assert [row["grade"] for row in table(data, "listings")].count("clean") <= 1
    target = next(target for target in links(data).values() if "!B2" in target)
    assert target == r"..\in\mugs.xlsx#'Mug''s'!B2"
    again = check("in/mugs.xlsx", "-o", "out/again.xlsx", "--jobs", "2")
    assert again.exit_code == 1
    assert (folder / "out" / "again.xlsx").read_bytes() == data
    piped = check("in/mugs.xlsx", "--format", "xlsx")
    assert [row["rule"] for row in table(piped.stdout_bytes, "findings")] == [row["rule"] for row in found]


def test_a_file_that_could_not_be_read_is_in_the_sums(folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (folder / "mugs.csv").write_text(MUGS, encoding="utf-8")
    result = check("broken.xlsx", "mugs.csv", "-o", "report.xlsx")
    assert result.exit_code == 2
    text = said((folder / "report.xlsx").read_bytes(), "summary")
    assert "\nbroken.xlsx broken.xlsx: " in text
    assert "1 file could not be read" in text


def test_libreoffice_reads_the_same_cells(folder: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine; .ci/run installs it")
    tricky = ["<r>&</r>", "=1+1", "_x0041_", "杯😀", "two\nlines", "\0\x1b", " spaces "]
    found: list[Finding] = []
    for number, text in enumerate(tricky):
        each = diagnostic("emoji", "characters", "error", text, value=text, words=text)
        found.append((Place("mugs.csv", f"SKU-{number}", row=number + 2), each))
    data = report(listings=[*LISTINGS, found])
    (folder / "report.xlsx").write_bytes(data)
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"),
            *(
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            ),
            *("--outdir", str(folder), str(folder / "report.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for name in ("findings", "listings", "summary"):
        text = (folder / f"report-{name}.csv").read_text(encoding="utf-8")
        seen = list(csv.reader(io.StringIO(text, newline="")))
        wide = max(map(len, seen))
        expected = [
            [*("" if cell is None else str(cell) for cell in row), *[""] * wide][:wide]
            for row in rows(data, name)
        ]
        assert [[*row, *[""] * wide][:wide] for row in seen] == expected
