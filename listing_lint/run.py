"""A run: many files, each under its own setting, into one report, listing by listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct, field

from listing_lint.acceptance import Acceptance, Adoption, Noted
from listing_lint.diagnostic import SEVERITIES
from listing_lint.fault import fault
from listing_lint.formats import Document, FileFinding, ForeignFile, UnreadableFile, open_document
from listing_lint.formats.document import Part
from listing_lint.linter import UnknownMarket
from listing_lint.listing import Listing, Place
from listing_lint.parallel import Died, in_order
from listing_lint.report import Finding, GradedReport, Report, Summary
from listing_lint.report.own import is_report
from listing_lint.setting import Setting

_FOREIGN = frozenset(["no-listing-columns", "unknown-key", "missing-sku"])
"""First findings of a reader that looks at a file in which there are no listings."""
_TOGETHER = 256
"""Listings that go through the stages of the linter together: what one stage uses stays in the processor's caches."""
_PROBE = 200
"""Items of a file after which it is known whether it holds listings."""
NEVER = "never"
"""The fail level at which nothing fails."""
_GRAVITY = {level: number for number, level in enumerate((*SEVERITIES, NEVER))}


class _Group(Struct, frozen=True):
    """What was found in one listing, or of the file itself, before the baseline was asked.

    `place` is that of the listing, for a report that grades listings; `has_text` is False where it has
    nothing to check.
    """

    findings: Sequence[Finding]
    listing: bool
    place: Place | None = None
    has_text: bool = True


class Run(Struct):
    """What goes in, what comes out, and the sums so far.

    `adoption` knows the setting of each file. `write` takes the pieces of the report, `complain` one
    sentence about a file that can't be linted to its end, `tick` is called after each listing. Findings
    below `least` are counted, not shown; accepted ones are shown with `show_accepted` only.
    Findings about the file itself are shown whatever rules are selected: a row that can't be read is
    never passed over in silence. `jobs` processes share the work on a long file.
    """

    report: Report
    write: Callable[[str], object]
    complain: Callable[[str], object]
    adoption: Adoption = field(default_factory=Adoption)
    tick: Callable[[Summary], object] = lambda summary: None
    least: str = SEVERITIES[0]
    format: str | None = None
    jobs: int = 1
    show_accepted: bool = False
    summary: Summary = field(default_factory=Summary)
    passed_over: list[str] = field(default_factory=list)
    """Files without listings that nobody named."""
    excluded: list[str] = field(default_factory=list)
    """Files that a configuration leaves out."""
    _noted: set[tuple[int, str | None, str | None]] = field(default_factory=set)
    """Settings, markets and languages that the summary knows of."""
    _at: str = "reading"
    """What goes on, for the sentence about a fault of ours."""
    _groups: list[_Group] | None = None
    """Where findings are kept for the process that can judge them, instead of being shown."""
    _graded: bool = False
    """True where the report wants to hear of every listing."""

    def __post_init__(self) -> None:
        """Look what the report wants."""
        self._graded = self._graded or isinstance(self.report, GradedReport)
        self.show_accepted = self.show_accepted or self.report.marks_accepted

    def file(self, path: str, data: bytes | None = None, *, named: bool = True) -> None:
        """Lint one file. One that is not `named` may hold something other than listings.

        `data` are its bytes where it is no file. Raises ConfigError and BaselineError.
        """
        setting = self.adoption.setting(Path.cwd() if data is not None else Path(path))
        if setting.excluded:
            self.excluded.append(path)
            return
        if not named and self.adoption.is_baseline(Path(path)):
            return
        if not named and is_report(path):
            self.passed_over.append(path)
            return
        desk = Desk(setting, self.adoption.acceptance(setting))
        try:
            document = open_listings(path, setting, data=data, format=self.format, named=named)
            if document is None:
                self.passed_over.append(path)
                return
            self._document(path, document, desk)
        except (UnreadableFile, UnknownMarket) as error:
            self.unread(path, error.said(setting.linter.speak))
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

    def _document(self, path: str, document: Document, desk: Desk) -> None:
        self.summary.judge(desk.setting.linter.policy_date.isoformat())
        parts = document.parts()
        first = next(parts)
        if self.jobs > 1 and not first.last:
            self._share_out(path, document, desk, chain((first,), parts))
        else:
            for part in chain((first,), parts):
                self._part(document, part, desk)
        self.summary.files += 1

    def _part(self, document: Document, part: Part, desk: Desk) -> None:
        for items in _together(document.read(part)):
            for item, findings in zip(items, self._find(items, desk), strict=True):
                if isinstance(item, Listing):
                    group = _Group(
                        findings,
                        listing=True,
                        place=item.place() if self._graded else None,
                        has_text=item.has_text,
                    )
                else:
                    group = _Group(findings, listing=False)
                if self._groups is not None and (findings or group.place is not None):
                    self._groups.append(group)
                else:
                    self._take(group, desk)
                self.tick(self.summary)

    def _find(self, items: Sequence[Listing | FileFinding], desk: Desk) -> Iterable[list[Finding]]:
        for item in items:
            if isinstance(item, Listing):
                self._at = f"SKU {item.sku}"
                self._note(item, desk.setting)
        try:
            return desk.find(items)
        except Exception:
            # A fault of ours: one by one, what can be linted is, and the fault is told with its listing.
            return self._find_singly(items, desk)
        finally:
            self._at = "reading"

    def _find_singly(self, items: Iterable[Listing | FileFinding], desk: Desk) -> Iterator[list[Finding]]:
        for item in items:
            self._at = f"SKU {item.sku}" if isinstance(item, Listing) else "reading"
            yield desk.find((item,))[0]

    def _take(self, group: _Group, desk: Desk) -> None:
        """Count what stands of a listing, and show it."""
        summary = self.summary
        found = group.findings
        if desk.acceptance.baseline is not None:
            found = [desk.acceptance.compare(finding) for finding in found]
        standing = [finding for finding in found if not finding[1].accepted]
        kept = [finding for finding in standing if reaches(finding, self.least)]
        summary.accepted += len(found) - len(standing)
        summary.hidden += len(standing) - len(kept)
        summary.failing += sum(reaches(finding, desk.setting.fail_level) for finding in kept)
        grade = None
        if group.listing:
            grade = summary.count_listing(kept, has_text=group.has_text)
        else:
            summary.count(kept)
        if self.show_accepted:
            kept = [finding for finding in found if reaches(finding, self.least)]
        if group.place is not None and grade is not None and isinstance(self.report, GradedReport):
            self.write(self.report.listing(group.place, kept, grade))
        elif kept:
            self.write(self.report.findings(kept))

    def _share_out(self, path: str, document: Document, desk: Desk, parts: Iterator[Part]) -> None:
        """Let several processes lint the parts of one file; what comes out is what one would have made."""
        # A baseline is used up in the order of the file: only this process knows what is left of it.
        apart = self.report.independent and desk.acceptance.baseline is None
        share = _Share(
            document=document,
            desk=desk,
            report=self.report if apart else None,
            least=self.least,
            show_accepted=self.show_accepted,
            graded=self._graded,
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
            desk.acceptance.add(outcome.noted)
            for group in outcome.groups:
                self._take(group, desk)
            self.write(outcome.text)
            if outcome.fault:
                self.unread(path, f"{path}, {part}: not checked to the end: {outcome.fault}")
            self.tick(self.summary)

    def _note(self, listing: Listing, setting: Setting) -> None:
        """Remember by which rules a listing was judged, and whether its language has words."""
        key = (id(setting), listing.market, listing.language)
        if key in self._noted:
            return
        self._noted.add(key)
        market = setting.linter.market(listing.market or setting.market)
        self.summary.markets.add(market.id)
        language = listing.language or market.languages[0]
        if not setting.linter.has_words(language):
            self.summary.unchecked.add(language)


def reaches(finding: Finding, level: str) -> bool:
    """True for a finding at or above a severity; none reaches `NEVER`."""
    return _GRAVITY[finding[1].severity] >= _GRAVITY[level]


def _together(items: Iterator[Listing | FileFinding]) -> Iterator[list[Listing | FileFinding]]:
    """The items some dozens at a time; those in front of an error come before it."""
    some: list[Listing | FileFinding] = []
    try:
        for item in items:
            some.append(item)
            if len(some) == _TOGETHER:
                yield some
                some = []
    except Exception:
        yield some
        raise
    yield some


class Desk(Struct, frozen=True):
    """Where the listings of one file are linted, and suppressed findings are marked."""

    setting: Setting
    acceptance: Acceptance

    def find(self, items: Sequence[Listing | FileFinding]) -> list[list[Finding]]:
        """What is found in each listing, or of the file itself."""
        found = self.setting.find_many(items)
        if not self.acceptance.accepts_any:
            return found
        for item in items:
            if isinstance(item, Listing):
                self.acceptance.meet(item.sku)
        return [[self.acceptance.suppress(finding) for finding in findings] for findings in found]


class _Outcome(Struct, frozen=True):
    """What a process made of one part: pieces of the report, or the findings where it can't write them."""

    text: str
    groups: list[_Group]
    summary: Summary
    noted: Noted
    fault: str | None


class _Share(Struct, frozen=True):
    """What each process does with the parts that it is given. `report` is None where it can't write."""

    document: Document
    desk: Desk
    report: Report | None
    least: str
    show_accepted: bool
    graded: bool

    def __call__(self, part: Part) -> _Outcome:
        """Lint one part."""
        pieces: list[str] = []
        groups: list[_Group] = []
        run = Run(
            self.report or _Silent(),
            write=pieces.append,
            complain=pieces.append,
            least=self.least,
            show_accepted=self.show_accepted,
            _groups=None if self.report else groups,
            _graded=self.graded,
        )
        problem = None
        try:
            run._part(self.document, part, self.desk)
        except Exception as error:
            problem = (
                error.said(self.desk.setting.linter.speak)
                if isinstance(error, (UnreadableFile, UnknownMarket))
                else fault(error, run._at)
            )
        return _Outcome("".join(pieces), groups, run.summary, self.desk.acceptance.noted(), problem)


class _Silent:
    """The report of a process that only collects."""

    independent = True
    marks_accepted = False

    def begin(self) -> str:
        """Nothing."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """Nothing."""
        del found
        return ""

    def finish(self, summary: Summary) -> str:
        """Nothing."""
        del summary
        return ""


def holds_listings(path: str, setting: Setting, format: str | None = None) -> bool:  # noqa: A002  as on the command line
    """True for a file of a folder that is linted; one that can't be read may hold listings too."""
    if setting.excluded or is_report(path):
        return False
    try:
        return open_listings(path, setting, format=format, named=False) is not None
    except UnreadableFile:
        return True


def open_file(
    path: str | Path,
    setting: Setting,
    *,
    data: bytes | None = None,
    format: str | None = None,  # noqa: A002  as on the command line
) -> Document:
    """A file, opened as its setting says. `data` are its bytes where it is no file. Raises UnreadableFile."""
    return open_document(
        path,
        data=data,
        format=format,
        market=setting.market,
        columns=setting.columns,
        speak=setting.linter.speak,
    )


def open_listings(
    path: str | Path,
    setting: Setting,
    *,
    named: bool,
    data: bytes | None = None,
    format: str | None = None,  # noqa: A002  as on the command line
) -> Document | None:
    """Like `open_file`; None for a file that nobody `named` where nothing says that it holds listings."""
    try:
        document = open_file(path, setting, data=data, format=format)
    except ForeignFile:
        if named:
            raise
        return None
    return document if named or not _is_foreign(document) else None


def _is_foreign(document: Document) -> bool:
    """True where nothing says that the file holds listings: no known column, or no SKU anywhere."""
    head = list(islice(document.listings(), _PROBE))
    if not head or isinstance(head[0], Listing):
        return False
    has_sku = any(item.sku for item in head if isinstance(item, Listing))
    return head[0].diagnostic.rule in _FOREIGN and not has_sku
