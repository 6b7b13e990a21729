"""An export of a catalogue read as a whole: every text and every finding that stands, by SKU."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from listing_lint.acceptance import Adoption
from listing_lint.difference import Export
from listing_lint.files import FoundFile
from listing_lint.listing import Listing
from listing_lint.run import Desk, open_listings


def read_export(adoption: Adoption, files: Iterable[FoundFile], *, format: str | None = None) -> Export:  # noqa: A002
    """The export that some files make together.

    Raises UnreadableFile, UnknownMarket, ConfigError.
    """
    export = Export()
    for found in files:
        setting = adoption.setting(Path(found.path))
        if setting.excluded:
            continue
        document = open_listings(found.path, setting, format=format, named=found.named)
        if document is None:
            continue
        desk = Desk(setting, adoption.acceptance(setting))
        for item in document.listings():
            findings = [finding for finding in desk.find((item,))[0] if not finding[1].accepted]
            if isinstance(item, Listing):
                export.add(item, findings)
            else:
                export.add_file(findings)
    return export
