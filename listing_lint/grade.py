"""What a listing's findings put at risk: one word per listing, for those who read hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

BLOCKED, AT_RISK, ADVICE, CLEAN, NO_TEXT = GRADES = ("blocked", "at risk", "advice", "clean", "no text")
"""From the gravest to none. Blocked: official rules or the seller's own data speak against the listing as
it stands. At risk: it makes a claim that may have to be proved. Advice: nothing but matters of taste.
No text: nothing was found because there was nothing to read; that is not clean, it is unknown."""

_BY_SEVERITY: Mapping[str, str] = {"error": BLOCKED, "warning": AT_RISK, "info": ADVICE}


def grade(severities: Iterable[str], *, has_text: bool) -> str:
    """The grade of a listing with findings of these severities, one of `GRADES`."""
    found = {_BY_SEVERITY[severity] for severity in severities}
    return next((each for each in GRADES if each in found), CLEAN if has_text else NO_TEXT)
