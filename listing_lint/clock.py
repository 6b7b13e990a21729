"""What time it is, from one place. `SOURCE_DATE_EPOCH` sets it, so that a dated record can be made again."""

from __future__ import annotations

import datetime
import os

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 in UTC, as builds that can be repeated agreed on."""


class WrongClock(ValueError):
    """The variable holds no number of seconds: one sentence with what it should hold."""


def now() -> datetime.datetime:
    """The moment in UTC, to the second. Raises WrongClock."""
    value = os.environ.get(VARIABLE)
    if not value:
        return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    try:
        return datetime.datetime.fromtimestamp(int(value), datetime.timezone.utc)
    except (ValueError, OverflowError, OSError):
        raise WrongClock(f"{VARIABLE} is “{value}”; set it to seconds since 1970, or not at all") from None
