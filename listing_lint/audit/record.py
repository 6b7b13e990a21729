"""What a record holds: the nouns of `audit.json`, and the file itself read and written.

Documented in docs/audit.md; keys are only ever added. A record says what was there and nothing else: no
cause that a rule does not name, no correction that no file shows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

VERSION = 1
"""Of the form of the record. A higher one may not be understood here."""

FILE_NAME = "audit.json"
"""The record's name in its folder."""


class AuditError(ValueError):
    """A record or a report that can't be used: one sentence with the file and what to do."""


def _about(description: str) -> Any:
    return msgspec.Meta(description=description)


class _Noun(msgspec.Struct, frozen=True, kw_only=True):
    """Keys are those of the JSON."""


class Policy(_Noun, frozen=True):
    """By which rules the files were judged."""

    date: Annotated[str, _about("The day whose rules apply.")]
    markets: Annotated[tuple[str, ...], _about("Stores by whose rules listings were judged.")]
    rules: Annotated[int, _about("How many rules the tool knows.")]
    newest_source: Annotated[str | None, _about("The latest day on which a source of a rule was read.")]


class File(_Noun, frozen=True):
    """A file as it was when it was checked."""

    path: Annotated[str, _about("As it was named.")]
    sha256: str
    size: Annotated[int, _about("Bytes.")]
    format: str
    listings: Annotated[int, _about("How many listings it holds.")]
    without_text: Annotated[int, _about("How many of them hold no text, so that nothing was found.")] = 0

    @property
    def checked(self) -> int:
        """How many listings there was something to check in."""
        return self.listings - self.without_text


class Found(_Noun, frozen=True):
    """A finding. `field` is None where it is about the whole listing or the file."""

    file: str
    sku: str
    cell: str
    field: str | None
    index: Annotated[int | None, _about("Number of a bullet, counted from 0.")]
    rule: str
    family: str
    severity: str
    text: Annotated[str, _about("The flagged words.")]
    message: str
    sources: Annotated[tuple[str, ...], _about("Keys of `sources`.")]
    correction: Annotated[int | None, _about("Number of the correction of this text, counted from 0.")] = None
    accepted: Annotated[str | None, _about("Why the configuration accepts this finding.")] = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same finding in another file: never its row, never capitals or spaces."""
        return self.sku, self.rule, self.field or "", " ".join(self.text.casefold().split())


class Correction(_Noun, frozen=True):
    """A changed text, from the report of the fixes. `state` is what the checked files show of it."""

    sku: str
    file: str
    cell: str
    field: str
    before: str
    after: str
    rules: tuple[str, ...]
    state: Annotated[
        Literal["in file", "not in file", "not checked"],
        _about("`in file`: a checked file holds the new text; `not in file`: it holds another one."),
    ]


class SourceText(_Noun, frozen=True):
    """Where a rule comes from."""

    title: str
    url: str | None
    read: str | None
    certainty: str


class Open(_Noun, frozen=True):
    """A listing with errors or warnings that nobody has accepted."""

    sku: str
    file: str
    errors: int
    warnings: int


class Measure(_Noun, frozen=True):
    """Something that keeps findings from coming back, and the file that shows it."""

    kind: Literal["configuration", "hook", "pipeline", "schedule", "baseline"]
    file: str
    detail: str = ""


class Before(_Noun, frozen=True):
    """An earlier record of the same listings, and what became of its findings."""

    date: str
    policy_date: str
    files: tuple[File, ...]
    by_rule: Annotated[Mapping[str, int], _about("Findings of then by rule.")]
    gone: Annotated[tuple[Found, ...], _about("Findings of then that are not there now.")]
    new: Annotated[int, _about("Findings of now that were not there then.")]
    same: int


class Audit(_Noun, frozen=True):
    """One record."""

    version: int
    tool: Annotated[str, _about("Version of listing-lint.")]
    date: Annotated[str, _about("When the record was made, in UTC.")]
    policy: Policy
    files: tuple[File, ...]
    findings: tuple[Found, ...]
    corrections: tuple[Correction, ...]
    open: tuple[Open, ...]
    prevention: tuple[Measure, ...]
    sources: Mapping[str, SourceText]
    unread: Annotated[tuple[str, ...], _about("Why files could not be checked, one sentence each.")] = ()
    before: Before | None = None


def encoded(audit: Audit) -> bytes:
    """A record as the bytes of its file."""
    try:
        return msgspec.json.format(msgspec.json.encode(audit), indent=2) + b"\n"
    except UnicodeEncodeError:
        # Half a surrogate pair, from a damaged file, is no UTF-8; as an escape it comes through.
        return json.dumps(msgspec.to_builtins(audit), indent=2).encode() + b"\n"


def read_audit(path: Path) -> Audit:
    """The record of a file, or of the folder that it stands in. Raises AuditError."""
    path = path / FILE_NAME if path.is_dir() else path
    try:
        audit = msgspec.json.decode(path.read_bytes(), type=Audit)
    except OSError as error:
        raise AuditError(f"{path}: {error.strerror}; name an {FILE_NAME} or its folder") from None
    except msgspec.MsgspecError as error:
        raise AuditError(f"{path}: not a record that `listing-lint audit` wrote: {error}") from None
    if audit.version > VERSION:
        raise AuditError(f"{path}: written by listing-lint {audit.tool}; read it with that version or later")
    return audit


def schema() -> dict[str, Any]:
    """The JSON Schema of `audit.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "listing-lint audit",
        **msgspec.json.schema(Audit),
    }
