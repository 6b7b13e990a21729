"""A finding as JSON holds it. The keys are the fields of Diagnostic and Place, one level deep.

Documented in docs/json.md; keys are only ever added.
"""

from __future__ import annotations

import json
from functools import lru_cache

import msgspec

from listing_lint.diagnostic import Fix, Source
from listing_lint.report.summary import Finding

_encoder = msgspec.json.Encoder()


def encode(record: object) -> str:
    """Anything of dicts, lists and strings as JSON on one line."""
    try:
        return _encoder.encode(record).decode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, from a damaged file, is no UTF-8; as an escape it comes through.
        return json.dumps(record, default=lambda raw: json.loads(bytes(raw)))


@lru_cache(maxsize=4096)
def _sources(source: tuple[Source, ...]) -> msgspec.Raw:
    """Sources repeat with every finding of a rule: they are written out once."""
    return msgspec.Raw(_encoder.encode(source))


def record(finding: Finding) -> dict[str, object]:
    """One finding with its place."""
    place, diagnostic = finding
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
        "source": _sources(diagnostic.source),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
        "value": diagnostic.value,
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
