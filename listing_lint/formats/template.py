"""What the first row of an Amazon template says of the file: which rows are which, store, language, actions."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct, field

from listing_lint.lazy_pattern import lazy_pattern

_TYPE = lazy_pattern(r"(?:^|[\s&])TemplateType=([^\s&]+)", re.IGNORECASE)
_LOCALE = lazy_pattern(r"(?:^|\s)Locale=([A-Za-z]{2}[_-][A-Za-z]{2})")
_SETTINGS = lazy_pattern(r"(?:^|\s)settings=(\S+)", re.IGNORECASE)
_MARKETPLACE = lazy_pattern(r"amzn1\.mp\.o\.(\w+)")
_LAST_ROW = 1_048_576
"""Excel's last row: a greater number is none."""


class Template(Struct, frozen=True):
    """The first row, understood. Rows are counted from 1, None where the template doesn't say.

    `kind` is the template's type in lower case (`fptcustom`, `dynamic`, `unified` …), empty if unsaid.
    `actions` maps the localised words of the column `::record_action` to Amazon's own
    (`full_update`, `partial_update`, `delete`).
    """

    kind: str = ""
    attribute_row: int | None = None
    data_row: int | None = None
    marketplace_id: str | None = None
    language_tag: str | None = None
    actions: Mapping[str, str] = field(default_factory=dict)


def is_template(first_cell: str) -> bool:
    """True where the first cell of a table opens an Amazon template."""
    return first_cell.lstrip().lower().startswith(("templatetype=", "settings="))


def parse_template(first_row: Sequence[str]) -> Template:
    """The first row of a template; its parts may stand in one cell or in many."""
    text = "\t".join(cell for cell in first_row if cell)
    kind = _TYPE.search(text)
    locale = _LOCALE.search(text)
    found = _SETTINGS.search(text)
    settings = dict(_pairs(found[1])) if found else {}
    marketplace = _MARKETPLACE.search(settings.get("primaryMarketplaceId", ""))
    return Template(
        kind=kind[1].lower() if kind else "",
        attribute_row=_row(settings.get("attributeRow")),
        data_row=_row(settings.get("dataRow")),
        marketplace_id=marketplace[1] if marketplace else None,
        language_tag=settings.get("contentLanguageTag") or (locale[1] if locale else None),
        actions=_actions(settings.get("attributeSettings", "")),
    )


def marketplace_in(head: str) -> str | None:
    """The marketplace id that the beginning of a template names, still URL-encoded or not."""
    at = head.find("primaryMarketplaceId=")
    found = _MARKETPLACE.search(head, at) if at >= 0 else None
    return found[1] if found else None


def _pairs(settings: str) -> list[tuple[str, str]]:
    parts = (part.partition("=") for part in settings.split("&"))
    return [(key, unquote(value)) for key, _, value in parts]


def _row(value: str | None) -> int | None:
    if value is None or not re.fullmatch(r"[0-9]{1,7}", value):
        return None
    row = int(value)
    return row if 0 < row <= _LAST_ROW else None


def _actions(encoded: str) -> Mapping[str, str]:
    try:
        attributes = json.loads(base64.b64decode(encoded + "=" * (-len(encoded) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return {}
    for attribute in attributes if isinstance(attributes, list) else ():
        if isinstance(attribute, dict) and attribute.get("attribute") == "::record_action":
            aliases = attribute.get("aliases")
            if isinstance(aliases, dict):
                return {str(word): str(action) for word, action in aliases.items()}
    return {}
