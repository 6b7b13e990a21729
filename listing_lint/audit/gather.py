"""A record put together: files checked, findings matched with corrections and with an earlier record."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

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
from listing_lint.formats import UnreadableFile, open_document
from listing_lint.linter import UnknownMarket, all_rules
from listing_lint.listing import Listing, Place, Text
from listing_lint.setting import setting_for
from listing_lint.wordlist import load_sources

_TextKey = tuple[str, str]
"""SKU and field, as the report of the fixes names them."""


def text_name(text: Text) -> str:
    """A field as the report of the fixes names it: `title`, `bullet 2`."""
    return text.field if text.index is None else f"{text.field} {text.index + 1}"


@dataclass(slots=True)
class Gathering:
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
        listings = 0
        try:
            data = Path(path).read_bytes()
            document = open_document(
                path,
                data=data,
                format=self.format,
                market=setting.market,
                columns=setting.columns,
                speak=linter.speak,
            )
            for item in document.listings():
                if isinstance(item, Listing):
                    listings += 1
                    self._markets.add(linter.market(item.market or setting.market).id)
                    for text in item.texts():
                        self._texts.setdefault((item.sku, text_name(text)), set()).add(text.value)
                    found = [(item.place(each.field, each.index), each) for each in linter.lint(item)]
                else:
                    found = [(item.place, item.diagnostic)]
                for place, diagnostic in found:
                    entry = suppressions.match(place, diagnostic)
                    self._add(path, place, diagnostic, None if entry is None else entry.reason)
        except (UnreadableFile, UnknownMarket) as error:
            self.unread.append(str(error))
        except OSError as error:
            self.unread.append(f"{path}: {error.strerror}")
        else:
            digest = hashlib.sha256(data).hexdigest()
            self.files.append(
                File(path=path, sha256=digest, size=len(data), format=document.format, listings=listings)
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
        corrections = (
            [] if fix_report is None else [self._correction(row) for row in read_changes(fix_report)]
        )
        findings = tuple(_with_correction(found, value, corrections) for found, value in self.findings)
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
            corrections=tuple(corrections),
            open=tuple(_open(findings)),
            prevention=tuple(self.measures),
            sources={key: _source_text(self._sources[key]) for key in sorted(self._sources)},
            unread=tuple(self.unread),
            before=None if before is None else _before(before, findings, corrections),
        )

    def _correction(self, row: dict[str, str]) -> Correction:
        held = self._texts.get((row["sku"], row["field"]))
        if row["after"] in (held or ("",)):
            state = "in file" if held or any(sku == row["sku"] for sku, _ in self._texts) else "not checked"
        else:
            state = "not checked" if held is None else "not in file"
        return msgspec.convert(
            {
                **{name: row.get(name, "") for name in ("sku", "file", "cell", "field", "before", "after")},
                "rules": [name.strip() for name in row.get("rules", "").split(",") if name.strip()],
                "state": state,
            },
            Correction,
        )


def _with_correction(found: Found, value: str, corrections: Sequence[Correction]) -> Found:
    """A finding with the number of the correction of the very text that it stands in."""
    for number, correction in enumerate(corrections):
        if correction.sku == found.sku and correction.before == value and found.rule in correction.rules:
            return msgspec.structs.replace(found, correction=number)
    return found


def _open(findings: Iterable[Found]) -> Iterable[Open]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for found in findings:
        if found.sku and found.accepted is None:
            counts.setdefault((found.sku, found.file), Counter())[found.severity] += 1
    for (sku, file), count in counts.items():
        if count["error"] or count["warning"]:
            yield Open(sku=sku, file=file, errors=count["error"], warnings=count["warning"])


def _before(before: Audit, findings: Sequence[Found], corrections: Sequence[Correction]) -> Before:
    now = Counter(found.key for found in findings)
    left = Counter(now)
    gone = []
    for found in before.findings:
        if left[found.key] > 0:
            left[found.key] -= 1
        else:
            gone.append(_of_then(found, corrections))
    return Before(
        date=before.date,
        policy_date=before.policy.date,
        files=before.files,
        findings=len(before.findings),
        gone=tuple(gone),
        new=left.total(),
        same=len(before.findings) - len(gone),
    )


def _of_then(found: Found, corrections: Sequence[Correction]) -> Found:
    """A finding that is gone, with the correction of its field that names its rule and held its words."""
    name = found.field if found.index is None else f"{found.field} {found.index + 1}"
    number = next(
        (
            number
            for number, each in enumerate(corrections)
            if (each.sku, each.field) == (found.sku, name)
            and found.rule in each.rules
            and found.text in each.before
        ),
        None,
    )
    return msgspec.structs.replace(found, correction=number)


def _source_text(source: Source) -> SourceText:
    return SourceText(title=source.title, url=source.url, read=source.read, certainty=source.certainty)
