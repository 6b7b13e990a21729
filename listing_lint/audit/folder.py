"""A record's folder: the data, the page, and the drafts, each written whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import BinaryIO

from listing_lint.audit.markdown import plan_of_action
from listing_lint.audit.page import audit_page
from listing_lint.audit.record import FILE_NAME, Audit, encoded
from listing_lint.writing import write_file

_CHINESE = "zh-CN"


def write_audit(folder: Path, audit: Audit, speak: str) -> list[Path]:
    """Write the record and all that is made of it; the files. The page speaks `speak`. Raises OSError."""
    texts = {
        "audit.html": audit_page(audit, speak),
        "plan-of-action.md": plan_of_action(audit, "en"),
        f"plan-of-action.{_CHINESE}.md": plan_of_action(audit, _CHINESE),
    }
    contents = {FILE_NAME: encoded(audit)}
    contents.update((name, text.encode("utf-8", "replace")) for name, text in texts.items())
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_file(folder / name, partial(_fill, content))
    return [folder / name for name in contents]


def _fill(content: bytes, stream: BinaryIO) -> None:
    stream.write(content)
