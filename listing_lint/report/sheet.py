"""A workbook written row by row: texts stay texts, what can't be shown is named, and memory does not grow with rows.

The limits are those of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
"""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len

from listing_lint.phrases import say
from listing_lint.report.excerpt import visible
from listing_lint.report.formula import inert
from listing_lint.report.own import MAKER

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
LONGEST = 32_767
"""UTF-16 units of a cell."""
MOST_LINKS = 65_530
"""Links of a sheet."""
_LONGEST_LINK = 1_000
_MEASURED = 200
"""Rows whose texts decide how wide the columns are."""
_WIDEST = 60
_NARROWEST = 6
_BUTTON = 3
"""Characters that the button of a filter takes."""

_STYLES: Mapping[str, Mapping[str, object]] = {
    "": {},
    "head": {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "vcenter"},
    "strong": {"bold": True},
    "link": {"font_color": "#0563C1", "underline": 1},
    "mark": {"bold": True, "font_color": "#C00000"},
    "red": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "yellow": {"bg_color": "#FFEB9C", "font_color": "#7F4F00"},
    "blue": {"bg_color": "#DDEBF7", "font_color": "#1F4E79"},
    "green": {"bg_color": "#C6EFCE", "font_color": "#006100"},
    "grey": {"bg_color": "#E7E6E6", "font_color": "#595959"},
}


class Styled(Struct, frozen=True):
    """A cell in a style (a name of colours, `strong`), or one that leads somewhere."""

    text: str
    style: str = ""
    link: str = ""


class Marked(Struct, frozen=True):
    """A cell of which the middle is marked."""

    before: str
    marked: str
    after: str


Cell = str | int | Styled | Marked | None


class Book:
    """A workbook that holds its rows in temporary files until its end. `day` is when it was made.

    The same rows of the same day are the same bytes.
    """

    def __init__(self, day: datetime.date, title: str, speak: str) -> None:
        from xlsxwriter import Workbook

        self._folder = tempfile.TemporaryDirectory(prefix="listing-lint-", ignore_cleanup_errors=True)
        self._bytes = io.BytesIO()
        options = {"constant_memory": True, "tmpdir": self._folder.name}
        self._book = Workbook(self._bytes, options)
        self._book.use_zip64()
        self._book.set_properties(
            {"title": title, "author": MAKER, "created": datetime.datetime.combine(day, datetime.time())}
        )
        self.speak = speak
        self.styles = {
            name: self._book.add_format({"valign": "top", **look}) for name, look in _STYLES.items()
        }
        self._sheets = list[Sheet]()

    def sheet(self, name: str, header: Sequence[str] = ()) -> Sheet:
        """A new sheet, with a header that stays in view and filters."""
        sheet = Sheet(self, name, header)
        self._sheets.append(sheet)
        return sheet

    def new_page(self, name: str) -> Worksheet:
        """An empty sheet in the file."""
        return self._book.add_worksheet(name)

    def finish(self) -> bytes:
        """The whole file. Raises OSError where there is no room for it."""
        from xlsxwriter.exceptions import FileCreateError

        for sheet in self._sheets:
            sheet.finish()
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*getattr(error.args[0], "args", error.args)) from error
        self._folder.cleanup()
        return self._bytes.getvalue()


class Sheet:
    """Rows below a header, which go on in a further sheet where one is full."""

    def __init__(self, book: Book, name: str, header: Sequence[str]) -> None:
        self._book = book
        self._name = name
        self._header = tuple(header)
        self._pages = 0
        self._widths = dict[int, int]()
        self._turn()

    def _turn(self) -> None:
        """Begin a page."""
        self._pages += 1
        number = f" {self._pages}" if self._pages > 1 else ""
        self._page = self._book.new_page(f"{self._name}{number}")
        self._row = self._links = 0
        if self._header:
            for column, name in enumerate(self._header):
                self._page.write_string(0, column, name, self._book.styles["head"])
                self._measure(column, cell_len(name) + _BUTTON)
            self._page.freeze_panes(1, 0)
            # On paper: lying, as wide as a sheet, the names of the columns on each.
            self._page.set_landscape()
            self._page.fit_to_pages(1, 0)
            self._page.repeat_rows(0)
            self._row = 1

    def finish(self) -> None:
        """Set what is known at the end only: widths and filters."""
        for column, width in self._widths.items():
            self._page.set_column(column, column, min(_WIDEST, max(_NARROWEST, width + 1)))
        if self._header:
            self._page.autofilter(0, 0, max(self._row - 1, 0), len(self._header) - 1)

    @property
    def links(self) -> int:
        """How many links the page holds."""
        return self._links

    def add(self, cells: Sequence[Cell]) -> None:
        """One row. Texts are written as texts whatever they look like, numbers as numbers."""
        if self._row >= MOST_ROWS:
            self.finish()
            self._turn()
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self._page.write_number(self._row, column, cell, self._book.styles[""])
                self._measure(column, len(f"{cell}"))
            elif isinstance(cell, Marked):
                self._rich(column, cell)
            elif isinstance(cell, Styled):
                self._text(column, cell.text, cell.style, cell.link)
            elif cell:
                self._text(column, cell)
        self._row += 1

    def skip(self) -> None:
        """An empty row."""
        self._row += 1

    def _text(self, column: int, text: str, style: str = "", link: str = "") -> None:
        text = self._fitting(inert(shown(text)))
        if not text:
            return
        if self._row < _MEASURED:
            self._measure(column, max(map(cell_len, text[:_LONGEST_LINK].split("\n"))))
        if link and self._links < MOST_LINKS and is_link(link):
            self._links += 1
            self._page.write_url(self._row, column, link, self._book.styles[style or "link"], text)
        elif text.startswith("<r>"):
            # XlsxWriter takes such a text for markup of its own, but not where it comes in pieces.
            plain = self._book.styles[""]
            self._page.write_rich_string(
                self._row, column, plain, text[:1], plain, text[1:], self._book.styles[style]
            )
        else:
            self._page.write_string(self._row, column, text, self._book.styles[style])

    def _rich(self, column: int, cell: Marked) -> None:
        before, marked, after = map(shown, (cell.before, cell.marked, cell.after))
        shield = inert(before + marked + after).removesuffix(before + marked + after)
        if self._row < _MEASURED:
            self._measure(column, cell_len(f"{shield}{before}{marked}{after}".partition("\n")[0]))
        if not marked:
            self._text(column, before + after)
            return
        plain, mark = self._book.styles[""], self._book.styles["mark"]
        pieces: list[str | Format] = []
        if shield + before:
            pieces += [plain, shield + before]
        pieces += [mark, marked]
        if after:
            pieces += [plain, after]
        if len(pieces) > 2:
            self._page.write_rich_string(self._row, column, *pieces, plain)
        else:
            self._text(column, marked, "mark")

    def _measure(self, column: int, width: int) -> None:
        self._widths[column] = max(self._widths.get(column, 0), width)

    def _fitting(self, text: str) -> str:
        """The text, cut with a mark where a cell can't hold it."""
        if 2 * len(text) <= LONGEST or _units(text) <= LONGEST:
            return text
        room = LONGEST - len(say("xlsx.cut", self._book.speak, count=f"{len(text):,}"))
        kept = text[:room]
        while _units(kept) > room:
            kept = kept[: -max(1, (_units(kept) - room) // 2)]
        return kept + say("xlsx.cut", self._book.speak, count=f"{len(text) - len(kept):,}")


def shown(text: str) -> str:
    """The text with everything named that would not be seen, or that no workbook can hold; line breaks stay."""
    if text.isprintable():
        return text
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def is_link(target: str) -> bool:
    """True for an address, or a place in a file, that every program reads alike."""
    known = target.startswith(("https://", "http://", "external:"))
    return known and target.isprintable() and len(target) <= _LONGEST_LINK


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
