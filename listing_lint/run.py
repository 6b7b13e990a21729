"""A run: many files through one linter into one report, listing by listing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from listing_lint.diagnostic import SEVERITIES
from listing_lint.fault import fault
from listing_lint.formats import Document, FileFinding, UnreadableFile, open_document
from listing_lint.formats.document import Part
from listing_lint.linter import Linter, UnknownMarket
from listing_lint.listing import Listing
from listing_lint.parallel import Died, in_order
from listing_lint.report import Finding, Report, Summary

_FOREIGN = frozenset(["no-listing-columns", "unknown-key", "missing-sku"])
"""First findings of a reader that looks at a file in which there are no listings."""
_PROBE = 200
"""Items of a file after which it is known whether it holds listings."""


@dataclass(slots=True)
class Run:
    """What goes in, what comes out, and the sums so far.

    `write` takes the pieces of the report, `complain` one sentence about a file that can't be linted
    to its end, `tick` is called after each listing. Findings below `least` are counted, not shown.
    `market` is the store of files that name none. `ignore` silences findings about the file itself,
    which are shown whatever rules are selected: a row that can't be read is never passed over in silence.
    `jobs` processes share the work on a long file.
    """

    linter: Linter
    report: Report
    write: Callable[[str], object]
    complain: Callable[[str], object]
    tick: Callable[[Summary], object] = lambda summary: None
    least: str = SEVERITIES[0]
    format: str | None = None
    market: str = "amazon-us"
    ignore: Collection[str] = ()
    jobs: int = 1
    summary: Summary = field(default_factory=Summary)
    passed_over: list[str] = field(default_factory=list)
    """Files without listings that nobody named."""
    _at: str = "reading"
    """What goes on, for the sentence about a fault of ours."""

    def file(self, path: str, data: bytes | None = None, *, named: bool = True) -> None:
        """Lint one file. One that is not `named` may hold something other than listings."""
        try:
            document = open_document(
                path, data=data, format=self.format, market=self.market, speak=self.linter.speak
            )
            self._document(path, document, named)
        except (UnreadableFile, UnknownMarket) as error:
            self.unread(path, str(error))
        except OSError:
            # Nobody reads the report, or there is no room for it: that is not the file's fault.
            raise
        except Exception as error:
            # A fault of ours is loud, on one line, and the other files still get their turn.
            self.unread(path, f"{path} was not checked to its end: {fault(error, self._at)}")

    def unread(self, path: str, sentence: str) -> None:
        """Note a file that can't be linted."""
        self.summary.unread.append((path, sentence))
        self.complain(sentence)

    def _document(self, path: str, document: Document, named: bool) -> None:
        if not named and is_foreign(document):
            self.passed_over.append(path)
            return
        parts = document.parts()
        first = list(islice(parts, 2))
        if self.jobs > 1 and len(first) > 1:
            self._share_out(path, document, chain(first, parts))
        else:
            for part in chain(first, parts):
                self._part(document, part)
        self.summary.files += 1

    def _part(self, document: Document, part: Part) -> None:
        shown = SEVERITIES.index(self.least)
        for item in document.read(part):
            if isinstance(item, FileFinding):
                found = [] if self._ignored(item) else [(item.place, item.diagnostic)]
            else:
                found = self._listing(item)
            kept = found
            if shown:
                kept = [finding for finding in found if SEVERITIES.index(finding[1].severity) >= shown]
            self.summary.hidden += len(found) - len(kept)
            if isinstance(item, FileFinding):
                self.summary.count(kept)
            else:
                self.summary.count_listing(kept)
                self._note(item)
            if kept:
                self.write(self.report.findings(kept))
            self.tick(self.summary)

    def _share_out(self, path: str, document: Document, parts: Iterator[Part]) -> None:
        """Let several processes lint the parts of one file; what comes out is what one would have made."""
        share = _Share(
            document=document,
            linter=self.linter,
            report=self.report if self.report.independent else None,
            least=self.least,
            market=self.market,
            ignore=self.ignore,
        )
        for part, outcome in in_order(share, parts, self.jobs):
            if isinstance(outcome, Died):
                self.unread(
                    path,
                    f"{path}, {part}: not checked, the process that did it ended with {outcome.how}; "
                    f"try again with --jobs 1",
                )
                continue
            self.summary.add(outcome.summary)
            for kept in outcome.findings:
                self.write(self.report.findings(kept))
            self.write(outcome.text)
            if outcome.fault:
                self.unread(path, f"{path}, {part}: not checked to the end: {outcome.fault}")
            self.tick(self.summary)

    def _listing(self, listing: Listing) -> list[Finding]:
        self._at = f"SKU {listing.sku}"
        diagnostics = self.linter.lint(listing)
        self._at = "reading"
        return [(listing.place(found.field, found.index), found) for found in diagnostics]

    def _ignored(self, item: FileFinding) -> bool:
        return item.diagnostic.rule in self.ignore or item.diagnostic.family in self.ignore

    def _note(self, listing: Listing) -> None:
        """Remember by which rules a listing was judged, and whether its language has words."""
        market = self.linter.market(listing.market or self.market)
        self.summary.markets.add(market.id)
        language = listing.language or market.languages[0]
        if not self.linter.has_words(language):
            self.summary.unchecked.add(language)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a process made of one part: pieces of the report, or the findings where it can't write them."""

    text: str
    findings: list[Sequence[Finding]]
    summary: Summary
    fault: str | None


@dataclass(frozen=True, slots=True)
class _Share:
    """What each process does with the parts that it is given."""

    document: Document
    linter: Linter
    report: Report | None
    least: str
    market: str
    ignore: Collection[str]

    def __call__(self, part: Part) -> _Outcome:
        """Lint one part."""
        pieces: list[str] = []
        kept = _Keeper()
        run = Run(
            self.linter,
            self.report or kept,
            write=pieces.append,
            complain=pieces.append,
            least=self.least,
            market=self.market,
            ignore=self.ignore,
        )
        problem = None
        try:
            run._part(self.document, part)
        except Exception as error:
            problem = (
                str(error) if isinstance(error, (UnreadableFile, UnknownMarket)) else fault(error, run._at)
            )
        return _Outcome("".join(pieces), kept.findings_kept, run.summary, problem)


class _Keeper:
    """A report that keeps the findings for the process that can write them."""

    independent = True

    def __init__(self) -> None:
        self.findings_kept: list[Sequence[Finding]] = []

    def begin(self) -> str:
        """Nothing."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """Nothing yet."""
        self.findings_kept.append(found)
        return ""

    def finish(self, summary: Summary) -> str:
        """Nothing."""
        return ""


def is_foreign(document: Document) -> bool:
    """True where nothing says that the file holds listings: no known column, or no SKU anywhere."""
    head = list(islice(document.listings(), _PROBE))
    if not head or isinstance(head[0], Listing):
        return False
    has_sku = any(item.sku for item in head if isinstance(item, Listing))
    return head[0].diagnostic.rule in _FOREIGN and not has_sku
