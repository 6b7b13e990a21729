import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_files import DE, attribute_path_rows, findings_of, fptcustom_rows, listings_of, path, workbook
from invented_files import settings as template_settings

from listing_lint.formats import CellChange, Document, UnreadableFile, open_document
from listing_lint.formats.package import BrokenPackage
from listing_lint.formats.sheet_xml import patch_cells
from listing_lint.listing import Place

HAT = ["HAT-1", "", "HAT", "Wool Hat", "", "Nordkap", "A hat.", "Warm", "Soft"]
MACROS = {"xl/vbaProject.bin": bytes(range(256)) * 8, "xl/media/image1.png": b"\x89PNG" * 500}


def book(**sheets: list[list[str]]) -> bytes:
    return workbook(sheets, extra=MACROS)


def opened(data: bytes, **how: object) -> Document:
    return open_document("catalogue.xlsm", data=data, **how)  # type: ignore[arg-type]


def test_the_template_is_found_by_its_first_cell_whatever_its_sheet_is_called() -> None:
    lists = [["Valid values"], ["item_name#1.value", "brand#1.value", "contribution_sku#1.value"]]
    document = opened(
        workbook({"Anleitung": [["Read me"]], "Lists": lists, "模板": attribute_path_rows(HAT)})
    )
    assert (document.format, document.layout, document.market, document.language) == (
        "amazon-workbook",
        "attribute-path",
        "amazon-us",
        "en",
    )
    (listing,) = listings_of(document)
    assert (listing.sku, listing.title, listing.bullets) == ("HAT-1", "Wool Hat", ("Warm", "Soft"))
    assert listing.place("title") == Place("catalogue.xlsm", "HAT-1", "模板", 7, 4, path("item_name"))
    assert listing.place("title").cell == "模板!D7"
    assert findings_of(document) == []


def test_several_templates_in_one_workbook() -> None:
    hats, pots = attribute_path_rows(HAT), attribute_path_rows(["POT-1", "", "POT", "Pot"])
    document = opened(workbook({"Vorlage-HAT": hats, "Vorlage-POT": pots}))
    assert [(item.sku, item.place().sheet) for item in listings_of(document)] == [
        ("HAT-1", "Vorlage-HAT"),
        ("POT-1", "Vorlage-POT"),
    ]


def test_the_old_layout_in_a_workbook() -> None:
    first = ["TemplateType=fptcustom", "Version=2026.0714", template_settings(2, 3, 4, DE, "de_DE")]
    document = opened(workbook({"Vorlage": fptcustom_rows(["hat", "HAT-1", "", "", "Hut"], first=first)}))
    assert [(item.title, item.market, item.language) for item in listings_of(document)] == [
        ("Hut", "amazon-de", "de")
    ]


def test_a_category_listings_report_has_no_settings() -> None:
    names = ["::listing_status", "::title", "contribution_sku#1.value", path("item_name"), path("brand")]
    rows = [["Status"], names, ["", "", "ABC123", "Example"], ["Active", "", "HAT-1", "Hat"]]
    document = opened(workbook({"Notes": [["x"]], "Template": rows}))
    assert (document.format, document.layout) == ("amazon-workbook", "category-report")
    assert [item.sku for item in listings_of(document)] == ["HAT-1"]


def test_plain_headers_in_a_workbook() -> None:
    document = opened(workbook({"Notes": [["x"]], "Mine": [[], ["", "sku", "title"], ["", "A", "Hat"]]}))
    assert (document.format, document.layout) == ("workbook", "plain")
    (listing,) = listings_of(document)
    assert (listing.sku, listing.place("title").cell) == ("A", "Mine!C3")


def test_numbers_and_dates_are_read_as_they_are_shown() -> None:
    stream = io.BytesIO()
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["sku", "title", "size", "color", "model"], [10012, "Hat", 1.5, True, None]):
        sheet.append(row)
    made.save(stream)
    (listing,) = listings_of(opened(stream.getvalue()))
    assert (listing.sku, listing.size, listing.color, listing.model) == ("10012", "1.5", "TRUE", None)


def test_a_time_beyond_any_calendar_is_told_with_its_row() -> None:
    stream = io.BytesIO()
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["sku", "title", "lead time"], *([f"A-{number}", "Hat", number] for number in range(60))):
        sheet.append(row)
    sheet.append(["B", "Scarf", 1e10])
    sheet.cell(62, 3).number_format = "[h]:mm"
    made.save(stream)
    read = opened(stream.getvalue()).listings()
    assert [next(read).sku for _ in range(60)][-1] == "A-59"  # type: ignore[union-attr]
    with pytest.raises(UnreadableFile, match="sheet “Sheet”, row 62: a number is too large"):
        next(read)


def test_empty_workbooks_say_so() -> None:
    assert findings_of(opened(workbook({"A": []}))) == [("empty-file", "")]
    assert findings_of(opened(workbook({"A": attribute_path_rows()}))) == [("empty-file", "row 7")]
    assert findings_of(opened(workbook({"A": attribute_path_rows(["HAT-1", "Delete"])}))) == []


REFUSED = {
    "an archive": (lambda: _zip({"report.txt": b"sku"}), "this is a zip archive; unpack it"),
    "damaged": (lambda: book(T=attribute_path_rows(HAT))[:2000], "this workbook can't be opened"),
    "an old file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "this workbook can't be opened",
    ),
}


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_is_refused(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        opened(make())


def test_the_format_may_be_asked_for() -> None:
    with pytest.raises(UnreadableFile, match="no sheet begins with TemplateType="):
        opened(workbook({"A": [["sku", "title"]]}), format="amazon-workbook")


def change(sheet: str, row: int, column: int, before: str, after: str) -> CellChange:
    return CellChange(Place("catalogue.xlsm", sheet=sheet, row=row, column=column), before, after)


def rewritten(data: bytes, *changes: CellChange) -> bytes:
    target = io.BytesIO()
    opened(data).rewrite(changes, target)
    return target.getvalue()


def members(data: bytes) -> dict[str, tuple[object, ...]]:
    """Everything that a zip says of its members, and their packed bytes."""
    found: dict[str, tuple[object, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            name_length, extra_length = data[info.header_offset + 26], data[info.header_offset + 28]
            start = info.header_offset + 30 + name_length + extra_length
            packed = data[start : start + info.compress_size]
            found[info.filename] = (
                info.date_time,
                info.compress_type,
                info.flag_bits,
                info.external_attr,
                packed,
            )
    return found


def cells(data: bytes) -> dict[tuple[str, str], object]:
    made = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in made.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_without_changes_every_byte_comes_back() -> None:
    data = book(T=attribute_path_rows(HAT))
    assert rewritten(data) == data
    assert rewritten(data, change("T", 7, 4, "Wool Hat", "Wool Hat")) != b""


def test_only_the_changed_cells_and_their_sheet_differ() -> None:
    other = ["HAT-2", "", "HAT", "Wool Hat"]
    data = book(T=attribute_path_rows(HAT, other), Other=[["Wool Hat", "x"]])
    new = rewritten(data, change("T", 7, 4, "Wool Hat", "Felt Hat"), change("T", 7, 8, "Warm", ""))
    before, after = members(data), members(new)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    old_cells, new_cells = cells(data), cells(new)
    assert old_cells.pop(("T", "D7")) == "Wool Hat"
    assert new_cells.pop(("T", "D7")) == "Felt Hat"
    assert old_cells.pop(("T", "H7")) == "Warm"
    assert new_cells == old_cells


def test_two_sheets_in_one_go() -> None:
    data = workbook({"A": attribute_path_rows(HAT), "B": attribute_path_rows(HAT)})
    new = rewritten(data, change("B", 7, 4, "Wool Hat", "Felt Hat"), change("A", 7, 4, "Wool Hat", "Sun Hat"))
    assert [item.title for item in listings_of(opened(new))] == ["Sun Hat", "Felt Hat"]


def test_a_cell_that_was_not_there_is_put_in_its_place() -> None:
    data = book(T=attribute_path_rows(["HAT-1", "", "", "Wool Hat", "", "", "A hat."]))
    edits = change("T", 7, 6, "", "Nordkap"), change("T", 7, 5, "", "Warm"), change("T", 7, 16, "", "Norway")
    (listing,) = listings_of(opened(rewritten(data, *edits)))
    assert (listing.highlight, listing.brand, listing.country_of_origin) == ("Warm", "Nordkap", "Norway")


def test_a_row_without_cells_can_be_filled() -> None:
    data = workbook({"T": [["sku", "title"], [], ["B", "Cap"]]})
    edits = change("T", 2, 1, "", "A"), change("T", 2, 2, "", "Hat")
    assert [item.title for item in listings_of(opened(rewritten(data, *edits)))] == ["Hat", "Cap"]


def test_prefixed_tags_stay_prefixed() -> None:
    data = workbook({"T": attribute_path_rows(HAT)}, prefix="x")
    new = rewritten(data, change("T", 7, 4, "Wool Hat", "Felt Hat"), change("T", 7, 16, "", "Norway"))
    (listing,) = listings_of(opened(new))
    assert (listing.title, listing.country_of_origin) == ("Felt Hat", "Norway")


class Pipe(io.RawIOBase):
    """A stream that can't be rewound, so that zipfile writes sizes behind each member."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.written += bytes(data)  # type: ignore[call-overload]
        return len(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archives_written_in_one_go(packing: int) -> None:
    pipe = Pipe()
    with (
        zipfile.ZipFile(io.BytesIO(book(T=attribute_path_rows(HAT)))) as old,
        zipfile.ZipFile(pipe, "w") as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), packing)
        new.comment = b"made by a script"
    data = rewritten(pipe.written, change("T", 7, 4, "Wool Hat", "Felt Hat"))
    assert [item.title for item in listings_of(opened(data))] == ["Felt Hat"]
    before, after = members(pipe.written), members(data)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.comment == b"made by a script"


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (lambda xml: xml.replace(b"</sheetData>", b"<row"), "the XML of the sheet is damaged"),
        (lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "unusual encoding"),
    ],
)
def test_a_damaged_sheet_is_not_patched(sheet: Callable[[bytes], bytes], message: str) -> None:
    with zipfile.ZipFile(io.BytesIO(book(T=attribute_path_rows(HAT)))) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    with pytest.raises(BrokenPackage, match=message):
        patch_cells(sheet(xml), {(7, 4): "Felt Hat"})


REFUSALS = {
    "another text": (change("T", 7, 4, "Felt Hat", "x"), "T!D7 no longer holds the text that was read"),
    "no such row": (change("T", 99, 4, "x", "y"), "T!D99 no longer holds"),
    "a formula": (change("T", 7, 6, "1", "y"), "cell F7 holds a formula"),
    "no column": (CellChange(Place(sheet="T", row=7), "x", "y"), "no column to write “y” to"),
    "no sheet": (change("U", 7, 4, "Wool Hat", "y"), "U!D7 no longer holds"),
}


@pytest.mark.parametrize(("edit", "message"), REFUSALS.values(), ids=REFUSALS)
def test_refusals_come_before_the_first_byte(edit: CellChange, message: str) -> None:
    document = opened(book(T=attribute_path_rows([*HAT[:5], "=1", "A hat."])))
    target = io.BytesIO()
    with pytest.raises(UnreadableFile, match=message):
        document.rewrite([edit], target)
    assert target.getvalue() == b""


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
    | st.sampled_from(["_x0041_", " a ", "a\r\nb", "\t"])
)
def test_any_text_can_be_written_and_read_again(value: str) -> None:
    new = rewritten(book(T=[["sku", "title"], ["A", "Hat"]]), change("T", 2, 2, "Hat", value))
    (listing,) = listings_of(opened(new))
    assert listing.title == (value if value.strip() else None)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=3))
def test_damaged_workbooks_are_refused_or_read(at: int, junk: bytes) -> None:
    data = bytearray(book(T=attribute_path_rows(HAT)))
    data[at : at + len(junk)] = junk
    try:
        document = opened(bytes(data))
        items = list(document.listings())
    except UnreadableFile:
        return
    assert items
