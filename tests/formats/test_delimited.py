import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_files import attribute_path_rows, findings_of, fptcustom_rows, listings_of, opened, text

from listing_lint.cli import cli
from listing_lint.formats import FORMATS, FileFinding, UnreadableFile, open_document
from listing_lint.listing import Listing

HEADER = "sku\ttitle\tdescription\n"

ENCODINGS = {
    "utf-8": ("Größe “L” 帽子 🧢", "utf-8", b"", None),
    "utf-8 with mark": ("Größe “L” 帽子 🧢", "utf-8", b"\xef\xbb\xbf", None),
    "utf-16 little": ("Größe “L” 帽子 🧢", "utf-16-le", b"\xff\xfe", None),
    "utf-16 big": ("Größe “L” 帽子 🧢", "utf-16-be", b"\xfe\xff", None),
    "utf-16 without mark": ("Größe L", "utf-16-le", b"", "utf-16-le"),
    "Western": ("Größe “L” – Café", "cp1252", b"", "cp1252"),
    "Japanese": ("あたたかい帽子 ウール", "cp932", b"", "cp932"),
    "Chinese": ("保暖羊毛帽子适合冬季户外运动使用", "gb18030", b"", "gb18030"),
}


@pytest.mark.parametrize(("title", "name", "mark", "guessed"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(title: str, name: str, mark: bytes, guessed: str | None) -> None:
    data = mark + f"{HEADER}A\t{title}\tx\n".encode(name)
    document = opened(data)
    assert [item.title for item in listings_of(document)] == [title]
    found = [item.diagnostic for item in document.listings() if isinstance(item, FileFinding)]
    assert [diagnostic.rule for diagnostic in found] == (["guessed-encoding"] if guessed else [])
    assert all(guessed is not None and guessed in diagnostic.message for diagnostic in found)


def test_the_market_decides_between_encodings() -> None:
    kanji = "帽子".encode("cp932")
    data = HEADER.encode() + b"A\t" + kanji + b"\tx\n"
    assert [item.title for item in listings_of(opened(data, market="amazon-jp"))] == ["帽子"]


def test_the_template_names_its_market_before_it_is_decoded() -> None:
    columns = ["contribution_sku#1.value", "item_name#1.value"]
    rows = attribute_path_rows(["A", "帽子"], columns=columns, store="A1VC38T7YXB528", language="ja_JP")
    document = opened(text(rows).encode("cp932"))
    assert [(item.title, item.market) for item in listings_of(document)] == [("帽子", "amazon-jp")]


def test_few_bad_bytes_do_not_change_the_encoding_of_the_rest() -> None:
    document = opened(f"{HEADER}S\tGrößenübersicht\tx\n".encode() + b"A\tbro\xffken\tx\n")
    assert findings_of(document) == [("undecodable-bytes", "B3")]
    assert [item.title for item in listings_of(document)] == ["Größenübersicht", "bro\ufffdken"]


def test_nul_bytes_are_reported_in_their_cell() -> None:
    document = opened(HEADER + 'A\tHat\tx\0y\nB\t"a\n\0b"\tz\n')
    assert findings_of(document) == [("nul-byte", "C2"), ("nul-byte", "B3")]


RAGGED = {
    "too long": (HEADER + "A\tHat\tx\tlost\n", [("ragged-row", "D2")]),
    "only empty cells beyond": (HEADER + "A\tHat\tx\t\t\n", []),
    "broken in two": (HEADER + "A\tHat\tx\nB\tHat\t\n\tmore\n", [("ragged-row", "C4")]),
    "cut off": (HEADER + "A\tHat\tx\nB\tHa", [("ragged-row", "C3")]),
    "empty cells dropped everywhere": (HEADER + "A\tHat\nB\tHat\tx\nC\tHat\n", []),
    "short and blank": (HEADER + "A\tHat\tx\n\t\n", []),
}


@pytest.mark.parametrize(("content", "expected"), RAGGED.values(), ids=RAGGED)
def test_ragged_rows(content: str, expected: list[tuple[str, str]]) -> None:
    assert findings_of(opened(content)) == expected


def test_a_row_broken_in_two_is_still_checked() -> None:
    titles = [item.title for item in listings_of(opened(HEADER + "A\tHat\tx\n\tmore words\n"))]
    assert titles == ["Hat", "more words"]


def test_stray_quotes_are_reported_and_read_as_they_stand() -> None:
    document = opened(HEADER + 'A\t"5 inch hat\tx\nB\tHat\ty\n')
    assert findings_of(document) == [("stray-quote", "B2")]
    assert [item.title for item in listings_of(document)] == ['"5 inch hat', "Hat"]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    document = opened(HEADER + 'A\tHat\t"two\nlines"\n\nB\tHat\tx\n')
    assert [(item.sku, item.place("title").cell) for item in listings_of(document)] == [
        ("A", "B2"),
        ("B", "B4"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_line_ends(end: str, encoding: str) -> None:
    document = opened(
        text(fptcustom_rows(["hat", "A", "", "", "Hat"], ["hat", "B"]), end=end).encode(encoding)
    )
    assert [item.sku for item in listings_of(document)] == ["A", "B"]
    rules = [rule for rule, _ in findings_of(document)]
    assert rules == (["old-line-ends"] if end == "\r" else [])


@pytest.mark.parametrize("content", ["", "\n\n", " \t \n", "\ufeff"])
def test_empty_files(content: str) -> None:
    assert findings_of(opened(content)) == [("empty-file", "")]


def test_a_header_alone_is_reported() -> None:
    assert findings_of(opened(HEADER)) == [("empty-file", "row 2")]
    assert findings_of(opened(text(attribute_path_rows()))) == [("empty-file", "row 7")]


def test_a_hundred_thousand_columns() -> None:
    count = 100_000
    header = "\t".join(["sku", "title", *(f"x{number}" for number in range(count))])
    row = "\t".join(["A", "Hat", *["y"] * count, "beyond"])
    document = opened(f"{header}\n{row}\n")
    assert [item.title for item in listings_of(document)] == ["Hat"]
    assert [rule for rule, _ in findings_of(document)] == ["ragged-row"]


def test_messages_are_complete_in_both_languages() -> None:
    for speak in ("en", "zh-CN"):
        document = opened(HEADER + "A\tHat\tx\tlost\n", speak=speak)
        (found,) = [item for item in document.listings() if isinstance(item, FileFinding)]
        assert (found.diagnostic.family, found.diagnostic.severity) == ("file", "error")
        assert ("丢失" if speak == "zh-CN" else "is lost") in found.diagnostic.message


ITEM = "<item><g:id>A-1</g:id><g:title>Red Mug</g:title></item>"
XML = (
    f'<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{ITEM}</channel></rss>\n',
    f'\n<rss\n  xmlns:g="http://base.google.com/ns/1.0"\n  version="2.0">\n<channel>{ITEM}</channel></rss>\n',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"></feed>',
    '<products shop="1"\n xmlns="urn:shop"><product/></products>',
)


@pytest.mark.parametrize("feed", XML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_is_said_to_be_xml(feed: str, encoding: str, tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableFile, match=r"catalogue\.txt: XML is not read yet; export .* tab-delimited"
    ) as caught:
        opened(feed.encode(encoding))
    assert "暂不支持 XML" in caught.value.said("zh-CN")
    path = tmp_path / "feed.xml"
    path.write_bytes(feed.encode(encoding))
    (tmp_path / "feed.txt").write_bytes(feed.encode(encoding))
    for options in ([], ["--fix"], ["--diff"]):
        whole = CliRunner().invoke(cli, ["check", str(tmp_path), *options])
        assert whole.exit_code == 0
        assert "passed over 1 file, no listings in them" in whole.stderr or options == ["--diff"]
    result = CliRunner().invoke(cli, ["check", str(path)])
    assert result.exit_code == 2
    assert "feed.xml: XML is not read yet" in result.stderr
    assert result.stdout == "no listing was checked\n1 file could not be read\n"


@pytest.mark.parametrize("first", ["<b>Title</b>", "<no title>", "<title>", "< xmlns"])
def test_a_sign_like_that_of_xml_is_none(first: str) -> None:
    assert opened(f"{first}\tsku\ttitle\nx\tA\tRed Mug\n".encode()).format == "csv"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"catalogue\.txt: this is not a text file"):
        opened(bytes(range(32)) * 20)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        open_document(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableFile):
        open_document(tmp_path)


def test_the_format_may_be_asked_for() -> None:
    assert {"amazon-text", "amazon-report", "csv"} <= set(FORMATS)
    assert opened(text(fptcustom_rows()), format="amazon-text").layout == "fptcustom"
    assert opened("item_sku,item_name,listing id,open date\n", format="csv").format == "csv"
    with pytest.raises(UnreadableFile, match="no header row of the format amazon-report"):
        opened("sku,title\nA,Hat\n", format="amazon-report")
    with pytest.raises(UnreadableFile, match="no format “excel”; choose one of"):
        opened("", format="excel")


def test_a_template_saved_with_commas() -> None:
    rows = attribute_path_rows(["A", "", "HAT", "Hat, warm"])
    document = opened(text(rows, ","))
    assert (document.format, document.layout) == ("amazon-text", "attribute-path")
    assert [item.title for item in listings_of(document)] == ["Hat, warm"]


def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    peaks = []
    for count in (2_000, 20_000):
        file = tmp_path / f"{count}.txt"
        file.write_text(HEADER + "".join(f"S{number}\tHat number {number}\tx\n" for number in range(count)))
        tracemalloc.start()
        assert sum(1 for _ in open_document(file).listings()) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 1_000_000


PIECES = [
    *map(bytes, zip(b'"\t\n\r,;\0\xff A')),
    *(b"\r\n", b"sku", b"title", b"item_name", b"#1.value", b"[language_tag=", b"]", b"delete"),
    *(b"settings=attributeRow=2&dataRow=4", b"TemplateType=fptcustom", b"::record_action"),
    *("é".encode(), "帽".encode(), b"\xef\xbb\xbf", b"\xff\xfe"),
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)))
def test_no_bytes_lead_to_anything_but_listings_findings_or_one_clear_error(data: bytes) -> None:
    try:
        document = opened(data)
    except UnreadableFile:
        return
    for item in document.listings():
        if isinstance(item, FileFinding):
            assert item.diagnostic.message
        else:
            assert all(item.place(part.field, part.index).row for part in item.texts())


def test_a_row_below_cells_with_line_breaks_knows_its_line(tmp_path: Path) -> None:
    """A row is what a spreadsheet counts; editors and code hosts count lines."""
    path = tmp_path / "mugs.csv"
    rows = [
        "sku,title,description",
        'A-1,Mug,"one\ntwo\nthree"',
        "A-2,Cup,plain",
        'A-3,Pot,"x\n\ny"',
        "A-4,Jug,z",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    listings = [item for item in open_document(path).listings() if isinstance(item, Listing)]
    places = [listing.place("title") for listing in listings]
    assert [(place.row, place.first_line) for place in places] == [(2, 2), (3, 5), (4, 6), (5, 9)]
    assert [place.line for place in places] == [None, 5, 6, 9]


def test_lines_are_counted_over_the_parts_of_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "mugs.csv"
    body = "".join(f'A-{number},Mug,"{"text " * 40}\nand more"\n' for number in range(9000))
    path.write_text("sku,title,description\n" + body, encoding="utf-8", newline="\n")
    document = open_document(path)
    assert len(list(document.parts())) > 1
    last = list(document.listings())[-1]
    assert isinstance(last, Listing)
    assert (last.place("title").row, last.place("title").first_line) == (9001, 18000)


@pytest.mark.parametrize(
    ("asin", "kind"),
    [("0306406152", "ABIS_BOOK"), ("097522980X", "ABIS_BOOK"), ("0306406153", None), ("B08XYZ1234", None)],
)
def test_a_book_in_a_report_is_known_by_its_asin(tmp_path: Path, asin: str, kind: str | None) -> None:
    """An ASIN of a book is its ISBN: books have other limits, and reports no column for product types."""
    path = tmp_path / "active.txt"
    path.write_text(
        f"item-name\titem-description\tseller-sku\tasin1\nA Book\tOld\tA-1\t{asin}\n", encoding="utf-8"
    )
    (listing,) = [item for item in open_document(path).listings() if isinstance(item, Listing)]
    assert listing.product_type == kind
