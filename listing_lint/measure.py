"""How long a text is in the unit of a limit, and which limit it crosses."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from listing_lint.diagnostic import SEVERITIES
from listing_lint.market import Limit

UNCOUNTED = ",;."
"""Punctuation that a store names as not counted, where it does not count punctuation."""

_WITHOUT = {ord(mark): None for mark in UNCOUNTED}


class Overrun(Struct, frozen=True):
    """A limit that a text crosses: its length in the unit of the limit, and where the excess begins."""

    limit: Limit
    length: int
    start: int

    @property
    def variant(self) -> str | None:
        """Which message tells it: that of the rule for a policy, else the one named after the kind."""
        return None if self.limit.kind == "policy" else self.limit.kind


def measured(value: str, limit: Limit) -> int:
    """The length of a text as the limit counts it: code points, or UTF-8 bytes."""
    if limit.measure != "bytes":
        return len(value)
    if not limit.spaces:
        value = "".join(value.split())
    if not limit.punctuation:
        value = value.translate(_WITHOUT)
    return len(value.encode("utf-8", "surrogatepass"))


def overrun(
    value: str, limits: Iterable[Limit], measures: tuple[str, ...] = ("characters", "bytes")
) -> Overrun | None:
    """The gravest limit that a text crosses; of equally grave ones the tighter, then the first named."""
    worst: Limit | None = None
    for limit in limits:
        if (
            limit.max is not None
            and limit.measure in measures
            and measured(value, limit) > limit.max
            and (worst is None or graver(limit, worst))
        ):
            worst = limit
    if worst is None:
        return None
    return Overrun(worst, measured(value, worst), excess(value, worst))


def graver(limit: Limit, other: Limit) -> bool:
    """True where crossing `limit` is worse than crossing `other`, or as bad and sooner done."""
    ours, theirs = SEVERITIES.index(limit.severity), SEVERITIES.index(other.severity)
    return ours > theirs or (ours == theirs and (limit.max or 0) < (other.max or 0))


def excess(value: str, limit: Limit) -> int:
    """The first code point that no longer fits within the limit."""
    if limit.max is None:
        return len(value)
    if limit.measure != "bytes":
        return min(limit.max, len(value))
    low, high = 0, len(value)
    while low < high:
        middle = (low + high + 1) // 2
        if measured(value[:middle], limit) <= limit.max:
            low = middle
        else:
            high = middle - 1
    return low
