"""A finding as JSON holds it. The keys are the fields of Diagnostic and Place, one level deep.

Documented in docs/json.md; keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from listing_lint.diagnostic import Fix, Source
from listing_lint.report.summary import Finding

CONTEXT = 40
"""Code points of the text that are shown on either side of the flagged words."""

_encoder = msgspec.json.Encoder()


def encode(record: object) -> str:
    """Anything of records, dicts, lists and strings as JSON on one line."""
    try:
        return _encoder.encode(record).decode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, from a damaged file, is no UTF-8; as an escape it comes through.
        return json.dumps(msgspec.to_builtins(record))


def source_table(sources: Iterable[Source]) -> dict[str, dict[str, str | None]]:
    """Sources by their keys, each written out once."""
    return {
        source.key: {
            "title": source.title,
            "url": source.url,
            "read": source.read,
            "certainty": source.certainty,
        }
        for source in sorted(sources, key=lambda source: source.key)
    }


def plain(finding: Finding) -> dict[str, object]:
    """A finding as JSON tells it, of dicts, lists and strings only."""
    found: dict[str, object] = msgspec.to_builtins(record(finding))
    return found


class FindingRecord(Struct, frozen=True):
    """One finding with its place: the fields are the keys of JSON, those of the fix one level deeper."""

    file: str | None
    sku: str | None
    cell: str
    sheet: str | None
    row: int | None
    column: int | None
    header: str | None
    pointer: str | None
    rule: str
    family: str
    severity: str
    field: str | None
    index: int | None
    start: int | None
    end: int | None
    text: str
    message: str
    source: list[str]
    fix: Fix | None
    before: str
    after: str
    accepted: str | None


def record(finding: Finding) -> FindingRecord:
    """A finding as JSON tells it."""
    place, diagnostic = finding
    start, end, value = diagnostic.start, diagnostic.end, diagnostic.value
    return FindingRecord(
        place.file,
        place.sku,
        place.cell,
        place.sheet,
        place.row,
        place.column,
        place.header,
        place.pointer,
        diagnostic.rule,
        diagnostic.family,
        diagnostic.severity,
        diagnostic.field,
        diagnostic.index,
        start,
        end,
        diagnostic.text,
        diagnostic.message,
        [source.key for source in diagnostic.source],
        diagnostic.fix,
        "" if start is None else value[max(0, start - CONTEXT) : start],
        "" if end is None else value[end : end + CONTEXT],
        diagnostic.accepted or None,
    )
