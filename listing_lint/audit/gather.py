"""A record put together: files checked, findings matched with corrections and with an earlier record."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from listing_lint import __version__, clock
from listing_lint.audit.changes_file import read_changes
from listing_lint.audit.prevention import find_measures
from listing_lint.audit.record import (
    VERSION,
    Audit,
    Before,
    Correction,
    File,
    Found,
    Measure,
    Open,
    Policy,
    SourceText,
)
from listing_lint.diagnostic import Diagnostic, Source
from listing_lint.formats import UnreadableFile
from listing_lint.linter import UnknownMarket, all_rules
from listing_lint.listing import Listing, Place
from listing_lint.run import open_file
from listing_lint.setting import setting_for
from listing_lint.wordlist import load_sources

_TextKey = tuple[str, str]
"""SKU and field, as the report of the fixes names them."""


def _name(field_name: str, index: int | None) -> str:
    """A field as the report of the fixes names it: `title`, `bullet 2`."""
    return field_name if index is None else f"{field_name} {index + 1}"


class Gathering(Struct):
    """Files checked one after another. `market`, `speak` and `policy_date` win over the configuration.

    `moment` is when the record is made; its day is the policy's where nobody names another.
    """

    moment: datetime.datetime = field(default_factory=clock.now)
    market: str | None = None
    speak: str | None = None
    policy_date: datetime.date | None = None
    format: str | None = None
    files: list[File] = field(default_factory=list)
    findings: list[tuple[Found, str]] = field(default_factory=list)
    """Each with the whole text that it stands in."""
    unread: list[str] = field(default_factory=list)
    measures: dict[Measure, None] = field(default_factory=dict)
    _texts: dict[_TextKey, set[str]] = field(default_factory=dict)
    _skus: set[str] = field(default_factory=set)
    _sources: dict[str, Source] = field(default_factory=dict)
    _markets: set[str] = field(default_factory=set)
    _day: str | None = None

    def file(self, path: str) -> None:
        """Check one file. Raises ConfigError for a configuration that can't be used."""
        setting = setting_for(
            Path(path),
            market=self.market,
            speak=self.speak,
            policy_date=self.policy_date,
            today=self.moment.date(),
        )
        linter, suppressions = setting.linter, setting.suppressions()
        self._day = self._day or linter.policy_date.isoformat()
        self.measures.update(dict.fromkeys(find_measures(Path(path))))
        listings = without_text = 0
        try:
            data = Path(path).read_bytes()
            document = open_file(path, setting, data=data, format=self.format)
            for item in document.listings():
                if isinstance(item, Listing):
                    listings += 1
                    self._skus.add(item.sku)
                    self._markets.add(linter.market(item.market or setting.market).id)
                    for text in item.texts():
                        self._texts.setdefault((item.sku, _name(text.field, text.index)), set()).add(
                            text.value
                        )
                found = setting.find(item)
                without_text += isinstance(item, Listing) and not found and not item.has_text
                for place, diagnostic in found:
                    entry = suppressions.match(place, diagnostic)
                    self._add(path, place, diagnostic, None if entry is None else entry.reason)
        except (UnreadableFile, UnknownMarket) as error:
            self.unread.append(error.said(linter.speak))
        except OSError as error:
            self.unread.append(f"{path}: {error.strerror}")
        else:
            digest = hashlib.sha256(data).hexdigest()
            self.files.append(
                File(
                    path=path,
                    sha256=digest,
                    size=len(data),
                    format=document.format,
                    listings=listings,
                    without_text=without_text,
                )
            )

    def _add(self, path: str, place: Place, diagnostic: Diagnostic, accepted: str | None) -> None:
        self._sources.update((source.key, source) for source in diagnostic.source)
        found = Found(
            file=path,
            sku=place.sku or "",
            cell=place.cell,
            field=diagnostic.field,
            index=diagnostic.index,
            rule=diagnostic.rule,
            family=diagnostic.family,
            severity=diagnostic.severity,
            text=diagnostic.text,
            message=diagnostic.message,
            sources=tuple(source.key for source in diagnostic.source),
            accepted=accepted,
        )
        self.findings.append((found, diagnostic.value))

    def audit(self, fix_report: Path | None = None, before: Audit | None = None) -> Audit:
        """The record of everything checked so far. Raises AuditError for a report that can't be read."""
        made = tuple(map(self._correction, () if fix_report is None else read_changes(fix_report)))
        corrections = _Corrections(made)
        findings = tuple(corrections.of_text(found, value) for found, value in self.findings)
        known = load_sources()
        return Audit(
            version=VERSION,
            tool=__version__,
            date=self.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            policy=Policy(
                date=self._day or self.moment.date().isoformat(),
                markets=tuple(sorted(self._markets)),
                rules=len(all_rules()),
                newest_source=max((source.read for source in known.values() if source.read), default=None),
            ),
            files=tuple(self.files),
            findings=findings,
            corrections=made,
            open=tuple(_open(findings)),
            prevention=tuple(self.measures),
            sources={key: _source_text(self._sources[key]) for key in sorted(self._sources)},
            unread=tuple(self.unread),
            before=None if before is None else _before(before, findings, corrections),
        )

    def _correction(self, row: Mapping[str, str]) -> Correction:
        state: Literal["in file", "not in file", "not checked"] = "not checked"
        if row["sku"] in self._skus:
            held = self._texts.get((row["sku"], row["field"]), {""})
            state = "in file" if row["after"] in held else "not in file"
        return Correction(
            sku=row["sku"],
            file=row.get("file", ""),
            cell=row.get("cell", ""),
            field=row["field"],
            before=row["before"],
            after=row["after"],
            rules=tuple(name.strip() for name in row.get("rules", "").split(",") if name.strip()),
            state=state,
        )


class _Corrections:
    """Corrections, by what they are looked up with."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._all = corrections
        self._by_field: dict[_TextKey, list[int]] = {}
        for number, each in enumerate(corrections):
            self._by_field.setdefault((each.sku, each.field), []).append(number)

    def of_text(self, found: Found, value: str) -> Found:
        """A finding with the number of the correction of the very text that it stands in."""
        return self._with(found, lambda each: each.before == value)

    def of_words(self, found: Found) -> Found:
        """A finding of an earlier record with the number of the correction of a text that held its words."""
        return self._with(found, lambda each: found.text in each.before)

    def _with(self, found: Found, fits: Callable[[Correction], bool]) -> Found:
        name = _name(found.field or "", found.index)
        for number in self._by_field.get((found.sku, name), ()):
            if found.rule in self._all[number].rules and fits(self._all[number]):
                return msgspec.structs.replace(found, correction=number)
        return msgspec.structs.replace(found, correction=None)


def _open(findings: Iterable[Found]) -> Iterable[Open]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for found in findings:
        if found.sku and found.accepted is None:
            counts.setdefault((found.sku, found.file), Counter())[found.severity] += 1
    for (sku, file), count in counts.items():
        if count["error"] or count["warning"]:
            yield Open(sku=sku, file=file, errors=count["error"], warnings=count["warning"])


def _before(before: Audit, findings: Sequence[Found], corrections: _Corrections) -> Before:
    left = Counter(found.key for found in findings)
    gone = []
    for found in before.findings:
        if left[found.key] > 0:
            left[found.key] -= 1
        else:
            gone.append(corrections.of_words(found))
    return Before(
        date=before.date,
        policy_date=before.policy.date,
        files=before.files,
        by_rule=dict(Counter(found.rule for found in before.findings).most_common()),
        gone=tuple(gone),
        new=left.total(),
        same=len(before.findings) - len(gone),
    )


def _source_text(source: Source) -> SourceText:
    return SourceText(title=source.title, url=source.url, read=source.read, certainty=source.certainty)
