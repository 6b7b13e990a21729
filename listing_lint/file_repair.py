"""Whole files repaired: every listing through the lint–fix–lint loop, the changed cells written back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from listing_lint.diagnostic import Diagnostic
from listing_lint.fault import fault
from listing_lint.formats import CellChange, Document, UnreadableFile
from listing_lint.linter import Linter, UnknownMarket
from listing_lint.listing import Listing, Place
from listing_lint.phrases import say
from listing_lint.repair import Change, repair
from listing_lint.run import open_file, open_listings
from listing_lint.setting import Setting
from listing_lint.split import left_out
from listing_lint.writing import ChangedMeanwhile, Stamp, write_file

_LONG_TITLE = "title-too-long"


class CellRepair(Struct, frozen=True):
    """A changed text and its place in a file."""

    place: Place
    change: Change


class TitleSplit(Struct, frozen=True):
    """A long title and what became of it. `writable` is False where the file has no place for a highlight."""

    place: Place
    before: str
    title: str
    highlight: str
    left_out: tuple[str, ...]
    repairs: tuple[CellRepair, ...]
    writable: bool


class FileRepairs(Struct):
    """Files repaired one after another, with the record of what was changed.

    `setting` knows the setting of each file, `complain` takes one sentence about a file that can't be
    repaired. With `dry` nothing is written.
    """

    setting: Callable[[Path], Setting]
    complain: Callable[[str], object]
    unsafe: bool = False
    dry: bool = False
    format: str | None = None
    repairs: list[CellRepair] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """Files that could not be read or written."""

    def file(self, path: str, *, target: str | None = None, named: bool = True) -> None:
        """Repair one file, in place or into `target`.

        One that is not `named` and holds no listings is left alone, and so is one that the
        configuration leaves out. Raises ConfigError.
        """
        setting = self.setting(Path(path))
        if setting.excluded:
            return
        with self._told(path, setting.linter.speak):
            stamp = Stamp.of(path)
            document = open_listings(path, setting, format=self.format, named=named)
            if document is None:
                return
            repairs = list(document_repairs(setting, document, unsafe=self.unsafe))
            if not self.dry:
                _write(document, repairs, path, target, stamp)
            self.repairs += repairs

    def titles(self, path: str, target: str | None) -> Sequence[TitleSplit]:
        """Split the long titles of one file into `target`; nothing is written without one.

        Raises ConfigError.
        """
        splits: list[TitleSplit] = []
        setting = self.setting(Path(path))
        with self._told(path, setting.linter.speak):
            stamp = Stamp.of(path)
            document = open_file(path, setting, format=self.format)
            splits += title_splits(setting.linter, document)
            if target is not None:
                changed = [each for split in splits if split.writable for each in split.repairs]
                _write(document, changed, path, target, stamp)
        return splits

    @contextmanager
    def _told(self, path: str, speak: str) -> Iterator[None]:
        """Whatever goes wrong with one file is told in one sentence, and the others get their turn."""
        try:
            yield
        except (UnreadableFile, UnknownMarket) as error:
            self._fail(path, error.said(speak))
        except ChangedMeanwhile as error:
            self._fail(path, str(error))
        except OSError as error:
            where = error.filename or path
            self._fail(path, say("files.unchanged", speak, path=where, why=error.strerror))
        except Exception as error:
            self._fail(path, f"{path} was not fixed: {fault(error, 'fixing')}")

    def _fail(self, path: str, sentence: str) -> None:
        self.failed.append(path)
        self.complain(sentence)


def document_repairs(setting: Setting, document: Document, *, unsafe: bool) -> Iterator[CellRepair]:
    """Every text of a document that its fixes change; what was accepted is left as it is.

    A cell that several listings share changes once.
    """
    suppressions = setting.suppressions()
    seen = set()
    for item in document.listings():
        if not isinstance(item, Listing):
            continue
        place = item.place()

        def stands(found: Diagnostic, place: Place = place) -> bool:
            return setting.judge(place, found) is not None and suppressions.match(place, found) is None

        for each in _placed(item, repair(setting.linter, item, unsafe=unsafe, stands=stands).changes):
            cell = (
                each.place.sheet,
                each.place.row,
                each.place.column,
                each.place.pointer,
                each.change.before,
            )
            if cell not in seen:
                seen.add(cell)
                yield each


def title_splits(linter: Linter, document: Document) -> Iterator[TitleSplit]:
    """The long titles of a document with the claims taken out and the rest below, in its order."""
    for item in document.listings():
        if not isinstance(item, Listing) or not item.title or item.highlight:
            continue
        if not any(found.rule == _LONG_TITLE and found.fix is not None for found in linter.lint(item)):
            continue
        only = replace(
            item, highlight="", bullets=(), description=None, search_terms=None, tags=(), partial=True
        )
        done = repair(linter, only, unsafe=True)
        title, highlight = done.listing.title or "", done.listing.highlight or ""
        if title != item.title:
            yield TitleSplit(
                place=item.place("title"),
                before=item.title,
                title=title,
                highlight=highlight,
                left_out=left_out(item.title, f"{title} {highlight}"),
                repairs=tuple(_placed(item, done.changes)),
                writable=item.highlight == "",
            )


def _write(
    document: Document, repairs: Iterable[CellRepair], path: str, target: str | None, read: Stamp
) -> None:
    """Write a document with these texts changed: in place where something changed, elsewhere always."""
    changes = [CellChange(each.place, each.change.before, each.change.after) for each in repairs]
    in_place = target is None or (Path(target).exists() and Path(target).samefile(path))
    if changes or not in_place:
        write_file(
            target or path, lambda stream: document.rewrite(changes, stream), read=read if in_place else None
        )


def _placed(listing: Listing, changes: Iterable[Change]) -> Iterator[CellRepair]:
    for change in changes:
        yield CellRepair(listing.place(change.field, change.index), change)
