"""A finding as JSON holds it. The keys are the fields of Diagnostic and Place, one level deep.

Documented in docs/json.md; keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from listing_lint.diagnostic import Fix, Source
from listing_lint.report.summary import Finding

CONTEXT = 40
"""Code points of the text that are shown on either side of the flagged words."""

_encoder = msgspec.json.Encoder()


def encode(record: object) -> str:
    """Anything of dicts, lists and strings as JSON on one line."""
    try:
        return _encoder.encode(record).decode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, from a damaged file, is no UTF-8; as an escape it comes through.
        return json.dumps(record)


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


def record(finding: Finding) -> dict[str, object]:
    """One finding with its place."""
    place, diagnostic = finding
    start, end = diagnostic.start, diagnostic.end
    return {
        "file": place.file,
        "sku": place.sku,
        "cell": place.cell,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "header": place.header,
        "pointer": place.pointer,
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity,
        "field": diagnostic.field,
        "index": diagnostic.index,
        "start": diagnostic.start,
        "end": diagnostic.end,
        "text": diagnostic.text,
        "message": diagnostic.message,
        "source": [source.key for source in diagnostic.source],
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
        "before": "" if start is None else diagnostic.value[max(0, start - CONTEXT) : start],
        "after": "" if end is None else diagnostic.value[end : end + CONTEXT],
        "accepted": diagnostic.accepted or None,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "applicability": fix.applicability.value,
        "edits": [
            {
                "field": edit.field,
                "index": edit.index,
                "start": edit.start,
                "end": edit.end,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
        "suggestion": fix.suggestion,
    }
