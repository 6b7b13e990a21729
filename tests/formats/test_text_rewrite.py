import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_files import fptcustom_rows, listings_of, opened, text

from listing_lint.formats import CellChange, UnreadableFile
from listing_lint.listing import Place


def rewritten(data: bytes, *changes: CellChange) -> bytes:
    target = io.BytesIO()
    opened(data).rewrite(changes, target)
    return target.getvalue()


def change(row: int, column: int, before: str, after: str) -> CellChange:
    return CellChange(Place("catalogue.txt", row=row, column=column), before, after)


HEADER = "sku\ttitle\tdescription\r\n"

CASES = {
    "plain": (
        "A\tHat\tx\r\nB\tCap\ty\r\n",
        change(2, 2, "Hat", "Warm hat"),
        "A\tWarm hat\tx\r\nB\tCap\ty\r\n",
    ),
    "last cell": ("A\tHat\tx", change(2, 3, "x", "y"), "A\tHat\ty"),
    "quoted stays quoted": ('A\t"Hat"\tx\r\n', change(2, 2, "Hat", "Cap"), 'A\t"Cap"\tx\r\n'),
    "marks are doubled": ('A\t"Hat"\tx\r\n', change(2, 2, "Hat", '5" cap'), 'A\t"5"" cap"\tx\r\n'),
    "inch mark": ('A\t5" hat\tx\r\n', change(2, 2, '5" hat', '6" hat'), 'A\t6" hat\tx\r\n'),
    "tab gets quoted": ("A\tHat\tx\r\n", change(2, 2, "Hat", "H\tat"), 'A\t"H\tat"\tx\r\n'),
    "stray mark gets closed": ('A\t"Hat\tx\r\n', change(2, 2, '"Hat', '"Cap'), 'A\t"""Cap"\tx\r\n'),
    "line break": ('A\t"H\r\nat"\tx\r\n', change(2, 2, "H\r\nat", "Hat"), 'A\t"Hat"\tx\r\n'),
    "after a line break": (
        'A\t"H\r\nat"\tx\r\nB\tCap\ty',
        change(3, 2, "Cap", "C"),
        'A\t"H\r\nat"\tx\r\nB\tC\ty',
    ),
    "empty": ("A\tHat\tx\r\n", change(2, 2, "Hat", ""), "A\t\tx\r\n"),
    "into an empty cell": ("A\tHat\t\r\n", change(2, 3, "", "x"), "A\tHat\tx\r\n"),
    "beyond the row's end": ("A\r\nB\tCap\ty\r\n", change(2, 3, "", "x"), "A\t\tx\r\nB\tCap\ty\r\n"),
    "trailing tabs stay": ("A\tHat\tx\t\t\r\n", change(2, 2, "Hat", "Cap"), "A\tCap\tx\t\t\r\n"),
    "blanks count as empty": ("A\t  \tx\r\n", change(2, 2, "", "Hat"), "A\tHat\tx\r\n"),
}


@pytest.mark.parametrize(("body", "edit", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_only_the_cell_changes(body: str, edit: CellChange, expected: str, encoding: str) -> None:
    assert rewritten((HEADER + body).encode(encoding), edit) == (HEADER + expected).encode(encoding)


def test_bytes_that_are_no_text_come_back() -> None:
    good = "".join(f"S{number}\tGrößenübersicht\tx\n" for number in range(20)).encode()
    data = HEADER.encode() + good + b"A\tHat\tbro\xffken\n"
    assert rewritten(data, change(22, 2, "Hat", "Größe")) == data.replace(b"Hat", "Größe".encode())


def test_legacy_encodings_stay() -> None:
    data = (HEADER + "A\tGröße\tx\r\n").encode("cp1252")
    assert rewritten(data, change(2, 2, "Größe", "Länge")) == (HEADER + "A\tLänge\tx\r\n").encode("cp1252")
    data = (HEADER + "A\tぼうし\tx\r\n").encode("cp932")
    assert rewritten(data, change(2, 2, "ぼうし", "ぼう")) == (HEADER + "A\tぼう\tx\r\n").encode("cp932")


def test_several_cells_of_several_rows_in_any_order() -> None:
    data = (HEADER + "A\tHat\tx\r\nB\tCap\ty\r\n").encode()
    edits = change(3, 3, "y", "z"), change(2, 2, "Hat", "H"), change(3, 2, "Cap", "C")
    assert rewritten(data, *edits) == (HEADER + "A\tH\tx\r\nB\tC\tz\r\n").encode()


def test_one_tag_among_many() -> None:
    data = b'SKU,TITLE,TAGS\nA,Hat,"red, warm,best"\n'
    edits = change(2, 3, "best", ""), change(2, 3, "warm", "soft")
    assert rewritten(data, *edits) == b'SKU,TITLE,TAGS\nA,Hat,"red, soft"\n'


REFUSED = {
    "another text": (change(2, 2, "Cap", "x"), "B2 no longer holds the text that was read"),
    "no such row": (change(9, 2, "Hat", "x"), "B9 no longer holds"),
    "no column": (CellChange(Place(row=2), "Hat", "x"), "no column to write “x” to"),
    "not in the encoding": (change(2, 2, "Größe", "帽"), "B2 can't hold “帽” in the file's encoding cp1252"),
}


@pytest.mark.parametrize(("edit", "message"), REFUSED.values(), ids=REFUSED)
def test_refusals_come_before_the_first_byte(edit: CellChange, message: str) -> None:
    document = opened((HEADER + "A\tGröße\tx\r\n").encode("cp1252"))
    target = io.BytesIO()
    with pytest.raises(UnreadableFile, match=message):
        document.rewrite([edit], target)
    assert target.getvalue() == b""


def test_places_of_listings_lead_back_to_their_cells() -> None:
    data = text(fptcustom_rows(["hat", "HAT-1", "", "", "Hat", "", "Warm", "", "Soft", "a", "b"])).encode()
    document = opened(data)
    (listing,) = listings_of(document)
    edits = [
        CellChange(listing.place(part.field, part.index), part.value, part.value.upper())
        for part in listing.texts()
    ]
    target = io.BytesIO()
    document.rewrite(edits, target)
    (changed,) = listings_of(opened(target.getvalue()))
    assert [part.value for part in changed.texts()] == [part.value.upper() for part in listing.texts()]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60), st.text(st.sampled_from('"\t\n\r,;aé帽\0'), max_size=40).map(str.encode)
    )
)
def test_without_changes_every_byte_comes_back(data: bytes) -> None:
    try:
        document = opened(data)
    except UnreadableFile:
        return
    target = io.BytesIO()
    document.rewrite([], target)
    assert target.getvalue() == data


cell = st.text(st.sampled_from('ab"\n é帽'), max_size=5)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(cell, min_size=2, max_size=2), min_size=1, max_size=4),
    st.data(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.text(st.sampled_from('xy"\r\n é'), max_size=6),
)
def test_a_change_changes_its_cell_only(
    table: list[list[str]], data: st.DataObject, encoding: str, after: str
) -> None:
    rows = [["sku", "title", "description"], *([f"S{at}", *row] for at, row in enumerate(table))]
    content = text(rows).encode(encoding)
    row = data.draw(st.integers(2, len(rows)))
    column = data.draw(st.sampled_from([2, 3]))
    new = rewritten(content, change(row, column, rows[row - 1][column - 1], after))
    rows[row - 1][column - 1] = after
    found = {item.sku: (item.title, item.description) for item in listings_of(opened(new))}
    assert found == {
        sku: tuple(value if value.strip() else None for value in texts) for sku, *texts in rows[1:]
    }
    kept = text(rows[: row - 1]).encode(encoding)
    assert new.startswith(kept)
