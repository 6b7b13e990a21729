"""A file as an editor holds it: every finding where its words stand in the text, every fix as a replacement.

Offsets are code points of the text. A fix is made by the writer of the file's own format, so that a new
text is spelled as the file spells it, and told as the range in which the two texts differ.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from msgspec import Struct

from listing_lint.diagnostic import Diagnostic, Edit
from listing_lint.fix import apply
from listing_lint.formats import CellChange, Document, UnreadableFile
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.listing import Listing, Place
from listing_lint.repair import field_value, repair
from listing_lint.run import open_file, open_listings
from listing_lint.setting import Setting


class Marked(Struct, frozen=True):
    """A finding and the range of the text that it is about. `listing` is None where it is about the file."""

    place: Place
    diagnostic: Diagnostic
    start: int
    end: int
    listing: Listing | None


class Replacement(Struct, frozen=True):
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Buffer:
    """One version of a file's text, linted. A file that holds no listings has no findings.

    Raises UnreadableFile where the text can't be read as listings at all.
    """

    def __init__(self, path: str, text: str, setting: Setting) -> None:
        self.text = text
        self._path = path
        self._setting = setting
        # An editor may keep the byte order mark; offsets into the file leave it out.
        self._shift = len(text) - len(text.removeprefix("\ufeff"))
        self.marks: tuple[Marked, ...] = ()
        if setting.excluded or not text.strip("\ufeff \t\r\n"):
            return
        document = open_listings(path, setting, data=self._data(), named=False)
        if document is not None:
            self.marks = tuple(self._lint(document))

    def _data(self) -> bytes:
        return self.text.encode("utf-8", "replace")

    def _lint(self, document: Document) -> Iterable[Marked]:
        found: list[tuple[Place, Diagnostic, Listing | None]] = []
        for item in document.listings():
            listing = item if isinstance(item, Listing) else None
            found += ((place, diagnostic, listing) for place, diagnostic in self._setting.find(item))
        suppressions = self._setting.suppressions()
        found = [each for each in found if suppressions.match(each[0], each[1]) is None]
        spellings = document.locate([_sought(place, diagnostic) for place, diagnostic, _ in found])
        for (place, diagnostic, listing), spelling in zip(found, spellings, strict=True):
            start, end = self._range(place, diagnostic, spelling)
            yield Marked(place, diagnostic, start, end, listing)

    def _range(self, place: Place, diagnostic: Diagnostic, spelling: Spelling | None) -> tuple[int, int]:
        if spelling is None:
            start, end = self._line_from(place)
        elif diagnostic.start is None or diagnostic.end is None:
            start, end = spelling.start, spelling.end
        else:
            start, end = spelling.range(diagnostic.start, diagnostic.end)
        return start + self._shift, end + self._shift

    def _line_from(self, place: Place) -> tuple[int, int]:
        """The rest of the line that a place begins in, where nothing more is known."""
        text = self.text[self._shift :]
        start = 0
        for _ in range((place.row or 1) - 1):
            line_end = text.find("\n", start)
            if line_end < 0:
                break
            start = line_end + 1
        line_end = text.find("\n", start)
        end = len(text) if line_end < 0 else line_end
        return min(start + (place.column or 1) - 1, end), end

    def replacements(self, marked: Marked) -> tuple[Replacement, ...]:
        """What the fix of a finding does to the text, one replacement a field; empty where it can't be done."""
        fix, listing = marked.diagnostic.fix, marked.listing
        if fix is None or listing is None:
            return ()
        edits: dict[tuple[str, int | None], list[Edit]] = {}
        for edit in fix.edits:
            edits.setdefault((edit.field, edit.index), []).append(edit)
        found = []
        for key, some in edits.items():
            before = field_value(listing, *key)
            change = CellChange(listing.place(*key), before, apply(before, some))
            replacement = self._rewritten([change])
            if replacement is None:
                return ()
            found.append(replacement)
        return tuple(found)

    def repaired(self) -> Replacement | None:
        """What all safe fixes together do to the text; None where they do nothing."""
        changes = []
        seen: set[int] = set()
        for marked in self.marks:
            listing = marked.listing
            if listing is not None and id(listing) not in seen:
                seen.add(id(listing))
                changes += [
                    CellChange(listing.place(change.field, change.index), change.before, change.after)
                    for change in repair(self._setting.linter, listing).changes
                ]
        return self._rewritten(changes) if changes else None

    def _rewritten(self, changes: Sequence[CellChange]) -> Replacement | None:
        target = io.BytesIO()
        try:
            open_file(self._path, self._setting, data=self._data()).rewrite(changes, target)
        except UnreadableFile:
            return None
        after = target.getvalue().decode("utf-8")
        return _difference(self.text, after)


def _sought(place: Place, diagnostic: Diagnostic) -> Sought:
    return Sought(place, None if diagnostic.start is None else diagnostic.value)


def _difference(before: str, after: str) -> Replacement | None:
    """The smallest range in which two texts differ, None where they are the same."""
    if before == after:
        return None
    start = _common(before, after)
    shortest = min(len(before), len(after)) - start
    # A text that ends alike must not be counted again where it already began alike.
    tail = min(_common(before[::-1], after[::-1]), shortest)
    return Replacement(start, len(before) - tail, after[start : len(after) - tail])


def _common(first: str, second: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
