"""A fault of ours, told in one sentence that can be reported: never a traceback, never mistaken for a clean file."""

from __future__ import annotations

import traceback
from pathlib import Path


def fault(error: Exception, at: str) -> str:
    """What failed and where in our code; `at` says what was being done."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"a fault in listing-lint itself ({at}, {where}: {type(error).__name__}: {error}); please report this line"
