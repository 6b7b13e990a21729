"""The report of the fixes (`check --fix-report`), read back: what stood in a cell, what stands there now."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from listing_lint.audit.record import AuditError
from listing_lint.report.formula import bare

NEEDED = ("sku", "field", "before", "after")
"""Columns without which a row says nothing. Others may be missing or stand beside them."""


def read_changes(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a report by column name, names in lower case. Raises AuditError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream)
            header = [name.strip().lower() for name in next(rows, [])]
            missing = [name for name in NEEDED if name not in header]
            if missing:
                raise AuditError(
                    f"{path}: no column “{missing[0]}”; give the file that `check --fix-report` wrote"
                )
            for row in rows:
                if any(row):
                    yield {name: bare(value) for name, value in zip(header, row, strict=False)}
    except OSError as error:
        raise AuditError(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise AuditError(f"{path}: not a CSV file in UTF-8: {error}") from None
