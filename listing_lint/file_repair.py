"""Whole files repaired: every listing through the lint–fix–lint loop, the changed cells written back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from listing_lint.fault import fault
from listing_lint.formats import CellChange, Document, UnreadableFile, open_document
from listing_lint.linter import Linter, UnknownMarket
from listing_lint.listing import Listing, Place
from listing_lint.repair import Change, repair
from listing_lint.run import is_foreign
from listing_lint.split import left_out
from listing_lint.writing import ChangedMeanwhile, Stamp, write_file

_LONG_TITLE = "title-too-long"


@dataclass(frozen=True, slots=True)
class CellRepair:
    """A changed text and its place in a file."""

    place: Place
    change: Change


@dataclass(frozen=True, slots=True)
class TitleSplit:
    """A long title and what became of it. `writable` is False where the file has no place for a highlight."""

    place: Place
    before: str
    title: str
    highlight: str
    left_out: tuple[str, ...]
    repairs: tuple[CellRepair, ...]
    writable: bool


@dataclass(slots=True)
class FileRepairs:
    """Files repaired one after another, with the record of what was changed.

    `complain` takes one sentence about a file that can't be repaired. With `dry` nothing is written.
    """

    linter: Linter
    complain: Callable[[str], object]
    unsafe: bool = False
    dry: bool = False
    format: str | None = None
    market: str = "amazon-us"
    repairs: list[CellRepair] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """Files that could not be read or written."""

    def file(self, path: str, *, target: str | None = None, named: bool = True) -> Sequence[CellRepair]:
        """Repair one file, in place or into `target`; what was changed.

        A file that is not `named` and holds no listings is left alone.
        """
        try:
            stamp = Stamp.of(path)
            document = self._open(path)
            if not named and is_foreign(document):
                return ()
            repairs = list(document_repairs(self.linter, document, unsafe=self.unsafe))
            if not self.dry:
                write_repairs(document, repairs, target or path, stamp if target is None else None)
        except (UnreadableFile, UnknownMarket, ChangedMeanwhile) as error:
            self._fail(path, str(error))
        except OSError as error:
            self._fail(path, f"{error.filename or path}: {error.strerror}; nothing was changed")
        except Exception as error:
            # A fault of ours is loud, on one line, and the other files still get their turn.
            self._fail(path, f"{path} was not fixed: {fault(error, 'fixing')}")
        else:
            self.repairs += repairs
            return repairs
        return ()

    def titles(self, path: str, target: str | None) -> Sequence[TitleSplit]:
        """Split the long titles of one file into `target`; nothing is written without one."""
        try:
            stamp = Stamp.of(path)
            document = self._open(path)
            splits = list(title_splits(self.linter, document))
            if target is not None:
                changed = [each for split in splits if split.writable for each in split.repairs]
                same = Path(target).exists() and Path(target).samefile(path)
                write_repairs(document, changed, target, stamp if same else None)
        except (UnreadableFile, UnknownMarket, ChangedMeanwhile) as error:
            self._fail(path, str(error))
        except OSError as error:
            self._fail(path, f"{error.filename or path}: {error.strerror}; nothing was changed")
        else:
            return splits
        return ()

    def _open(self, path: str) -> Document:
        return open_document(path, format=self.format, market=self.market, speak=self.linter.speak)

    def _fail(self, path: str, sentence: str) -> None:
        self.failed.append(path)
        self.complain(sentence)


def document_repairs(linter: Linter, document: Document, *, unsafe: bool) -> Iterator[CellRepair]:
    """Every text of a document that its fixes change. A cell that several listings share changes once."""
    seen = set()
    for item in document.listings():
        if isinstance(item, Listing):
            for each in _placed(item, repair(linter, item, unsafe=unsafe).changes):
                place = each.place
                cell = (place.sheet, place.row, place.column, place.pointer, each.change.before)
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


def write_repairs(document: Document, repairs: Iterable[CellRepair], target: str, read: Stamp | None) -> None:
    """Write a document with these texts changed; nothing at all where nothing changes in place.

    Raises UnreadableFile, ChangedMeanwhile, OSError.
    """
    changes = [CellChange(each.place, each.change.before, each.change.after) for each in repairs]
    if changes or read is None:
        write_file(target, lambda stream: document.rewrite(changes, stream), read=read)


def _placed(listing: Listing, changes: Iterable[Change]) -> Iterator[CellRepair]:
    for change in changes:
        yield CellRepair(listing.place(change.field, change.index), change)
