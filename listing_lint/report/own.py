"""Reports of ours among the files of a folder: what stands in them was said of listings, and is none."""

from __future__ import annotations

from pathlib import Path

from listing_lint.lazy_pattern import lazy_pattern

MAKER = "listing-lint"
"""Who a workbook says has made it."""
_HEAD = 4096
"""Bytes by which a report is known."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEGINS = lazy_pattern(
    rb'\{"diagnostics": \[|\{"file":(?:null|"(?:[^"\\]|\\.)*"),"sku":|file,sku,sheet,cell,|sku,file,cell,'
)
"""How JSON, its lines, the table of findings and the records of fixes and of split titles begin."""


def is_report(path: str | Path) -> bool:
    """True for a file that this tool has written, in a format in which listings are read too."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_HEAD).removeprefix(_BYTE_ORDER_MARK)
    except OSError:
        return False
    if head.startswith(b"PK"):
        return _is_workbook(path)
    return _BEGINS.match(head) is not None


def _is_workbook(path: str | Path) -> bool:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            properties = archive.read("docProps/core.xml")
    except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        # Whoever reads it as listings will say what is wrong with it.
        return False
    return f"<dc:creator>{MAKER}</dc:creator>".encode() in properties
