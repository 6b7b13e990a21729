"""Two records side by side: what is new, what is gone, which files changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from listing_lint.audit.record import Audit, Found
from listing_lint.phrases import say
from listing_lint.report.excerpt import visible


def compared(before: Audit, after: Audit, speak: str) -> str:
    """What changed between two records, in lines for people."""
    return "\n".join(_lines(before, after, speak)) + "\n"


def _lines(before: Audit, after: Audit, speak: str) -> Iterator[str]:
    yield f"{before.date} → {after.date}"
    yield say(
        "audit.compare.policy",
        speak,
        before=before.policy.date,
        after=after.policy.date,
        old=before.tool,
        new=after.tool,
    )
    yield from _files(before, after, speak)
    new = _beyond(after.findings, before.findings)
    fixed = _beyond(before.findings, after.findings)
    for name, found in (("new", new), ("fixed", fixed)):
        label = say(f"audit.compare.{name}", speak)
        yield from (say("label.said", speak, label=label, text=_finding(each, speak)) for each in found)
    same = len(after.findings) - len(new)
    yield say("audit.compare.counts", speak, new=f"{len(new):,}", fixed=f"{len(fixed):,}", same=f"{same:,}")


def _files(before: Audit, after: Audit, speak: str) -> Iterator[str]:
    old = {file.path: file.sha256 for file in before.files}
    new = {file.path: file.sha256 for file in after.files}
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            state = "added"
        elif path not in new:
            state = "gone"
        else:
            state = "same" if old[path] == new[path] else "changed"
        yield say(f"audit.compare.file.{state}", speak, file=visible(path))


def _beyond(some: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """The findings that stand more often among `some` than among `others`, in their order."""
    left = Counter(found.key for found in others)
    beyond = []
    for found in some:
        if left[found.key] > 0:
            left[found.key] -= 1
        else:
            beyond.append(found)
    return beyond


def _finding(found: Found, speak: str) -> str:
    field = found.field or ""
    where = " ".join(
        filter(None, (found.sku, field if found.index is None else f"{field} {found.index + 1}"))
    )
    what = f"{found.rule} “{found.text}”" if found.text else found.rule
    return visible(say("label.said", speak, label=where, text=what))
