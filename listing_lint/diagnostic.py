"""What is reported: a Diagnostic, complete when built, with the Fix that would remove it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

SEVERITIES = ("info", "warning", "error")
"""Severities from the mildest to the gravest."""


class Applicability(str, Enum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """Never changes the meaning; applied by `--fix`."""
    UNSAFE = "unsafe"
    """Likely right, to be looked at; applied by `--unsafe-fixes`."""
    MANUAL = "manual"
    """A suggestion in words; never applied."""


class Source(Struct, frozen=True):
    """Where a rule comes from. `certainty` is A (official text read) to D (one blog), U unverified."""

    key: str
    title: str
    url: str | None
    read: str | None
    certainty: str

    @property
    def official(self) -> bool:
        """True where official text, or dated transcripts or a staff statement of it, was read."""
        return self.certainty in ("A", "A2", "B")


class Edit(Struct, frozen=True):
    """Replace the code points `start` to `end` of one field with `text`."""

    field: str
    index: int | None
    start: int
    end: int
    text: str


class Fix(Struct, frozen=True):
    """The edits that remove a diagnostic, or a suggestion in words where nothing can be edited."""

    applicability: Applicability
    edits: tuple[Edit, ...] = ()
    suggestion: str = ""

    @property
    def editing(self) -> bool:
        """True where it has edits that may be applied; otherwise it says in words what to do."""
        return bool(self.edits) and self.applicability is not Applicability.MANUAL


class Diagnostic(Struct, frozen=True):
    """One violation of one rule.

    `start` and `end` are code points of the seller's own text, None where the finding is about the
    whole listing; `text` is the flagged words, `value` the whole text that they stand in.
    `index` is the number of a bullet counted from 0, else None. `accepted` says why a team lets the
    finding stand, and is empty where nobody does.
    """

    rule: str
    family: str
    severity: str
    field: str | None
    index: int | None
    start: int | None
    end: int | None
    text: str
    message: str
    source: tuple[Source, ...] = ()
    fix: Fix | None = None
    value: str = ""
    accepted: str = ""
