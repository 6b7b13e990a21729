"""One listing of a listing repo: the documented keys (`schema/listing.schema.json`) to a Listing.

JSON and YAML meet here as plain dicts, lists and texts; what is not as documented becomes a finding at
the line of its value, and everything else of the listing is still checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from msgspec import Struct, field

from listing_lint.formats.document import FileFinding
from listing_lint.formats.file_rules import MISSING_SKU, UNKNOWN_MARKETPLACE, finding
from listing_lint.formats.json_text import Number, Repeated, whole
from listing_lint.formats.pointer import PointerOrigin, Source, Steps, place_of
from listing_lint.formats.record_rules import REPEATED_KEY, UNKNOWN_KEY, WRONG_TYPE, kind, kind_of
from listing_lint.formats.stores import known_market, language_code
from listing_lint.listing import Listing
from listing_lint.phrases import say
from listing_lint.rule import Rule
from listing_lint.wordlist import market_data

_LONG_TEXTS = (
    "title",
    "highlight",
    "description",
    "brand",
    "composition",
    "product_type",
    "market",
    "language",
    "country_of_origin",
)
_SHORT_TEXTS = ("sku", "color", "size", "model")
"""Texts that may as well be written as a number."""

_LISTS = {"bullets": "bullet", "tags": "tag"}
"""Lists of texts, and the fields that their elements are."""

KEYS = (*_SHORT_TEXTS, *_LONG_TEXTS, *_LISTS, "search_terms", "materials", "partial")
"""The keys of a listing, all documented in the schema."""

_OWN_PREFIX = "x-"
"""Keys that a repo may use for itself."""

_FLAGS: Mapping[object, bool] = {"true": True, "false": False, True: True, False: False}


class Reader(Struct):
    """Reads one record after another from the same file.

    `columns` maps the file's own keys to ours; `speak` is the language of the findings.
    """

    file: str
    columns: Mapping[str, str]
    speak: str

    def read(self, record: Any, steps: Steps, source: Source) -> Iterator[Listing | FileFinding]:
        """The findings about one record, and then its listing."""
        fields = _Fields(self, source, steps)
        if not isinstance(record, dict):
            yield fields.finding(
                WRONG_TYPE,
                steps,
                variant="record",
                wanted=kind("listing", self.speak),
                found=kind_of(record, self.speak),
            )
            return
        fields.take(record)
        listing = fields.listing()
        yield from fields.findings
        yield listing

    def read_all(self, records: list[Any], above: Steps, source: Source) -> Iterator[Listing | FileFinding]:
        """The findings and the listings of a list of records."""
        for number, record in enumerate(records):
            yield from self.read(record, (*above, number), source)

    def beside(self, members: dict[str, Any], source: Source, above: Steps = ()) -> Iterator[FileFinding]:
        """Findings about what stands beside the list of a document's listings."""
        for key in members:
            if key != "$schema" and not key.startswith(_OWN_PREFIX):
                place = place_of(self.file, None, source, (*above, key))
                yield finding(UNKNOWN_KEY, place, self.speak, variant="beside", key=key)


class _Fields(Struct):
    """The fields of one record while it is read."""

    reader: Reader
    source: Source
    record: Steps
    values: dict[str, Any] = field(default_factory=dict)
    steps: dict[tuple[str, int | None], Steps] = field(default_factory=dict)
    findings: list[FileFinding] = field(default_factory=list)

    def take(self, record: dict[str, Any]) -> None:
        """Every key of the record, and what is wrong with any of them."""
        self._report_repeated(record, self.record)
        for key, value in record.items():
            name = self.reader.columns.get(key, key)
            steps = (*self.record, key)
            if name in _SHORT_TEXTS or name in _LONG_TEXTS:
                self._take_text(name, key, value, steps)
            elif name in _LISTS:
                self._take_list(name, key, value, steps)
            elif name == "search_terms":
                self._take_search_terms(key, value, steps)
            elif name == "materials":
                self._take_materials(key, value, steps)
            elif name == "partial":
                self._take_flag(key, value, steps)
            elif key != "$schema" and not key.startswith(_OWN_PREFIX):
                self._report_unknown(key, steps)
        if not self.values.get("sku"):
            self.findings.append(self.finding(MISSING_SKU, self.record, variant="record"))

    def listing(self) -> Listing:
        """The listing, with its origin."""
        sku = self.values.setdefault("sku", "")
        self.values["language"] = language_code(self.values.get("language"))
        self.values["market"] = self._market(self.values.get("market"))
        origin = PointerOrigin(self.reader.file, sku, self.source, self.record, self.steps)
        return Listing(**self.values, origin=origin)

    def finding(self, rule: Rule, steps: Steps, *, variant: str | None = None, **values: str) -> FileFinding:
        """A finding at the value that stands at `steps`."""
        sku = self.values.get("sku")
        place = place_of(self.reader.file, sku, self.source, steps)
        return finding(rule, place, self.reader.speak, variant=variant, **values)

    def _market(self, name: str | None) -> str | None:
        if name is None:
            return None
        market = name if "marketplace_id" in market_data().get(name, ()) else known_market(name)
        if market is None:
            steps = self.steps["market", None]
            self.findings.append(self.finding(UNKNOWN_MARKETPLACE, steps, variant="record", id=name))
        return market

    def _take_text(self, name: str, key: str, value: Any, steps: Steps) -> None:
        self.steps[name, None] = steps
        if _is_text(value) or (isinstance(value, Number) and name in _SHORT_TEXTS):
            self.values[name] = whole(value)
        elif value is not None:
            self._report_type(key, value, "text", steps)
        elif name == "highlight":
            self.values[name] = ""

    def _take_list(self, name: str, key: str, value: Any, steps: Steps) -> None:
        self.steps[_LISTS[name], None] = steps
        if isinstance(value, list):
            self.values[name] = self._texts(_LISTS[name], key, value, steps)
        elif value is not None:
            self._report_type(key, value, "list", steps)

    def _take_search_terms(self, key: str, value: Any, steps: Steps) -> None:
        self.steps["search_terms", None] = steps
        if isinstance(value, list):
            self.values["search_terms"] = self._texts("search_terms", key, value, steps)
        elif _is_text(value):
            self.values["search_terms"] = whole(value)
        elif value is not None:
            self._report_type(key, value, "texts", steps)

    def _texts(self, name: str, key: str, values: list[Any], steps: Steps) -> tuple[str, ...]:
        found = []
        for index, value in enumerate(values):
            at = (*steps, index)
            self.steps[name, index] = at
            found.append(whole(value) if _is_text(value) else "")
            if not _is_text(value) and value is not None:
                self._report_type(f"{key} {index + 1}", value, "text", at)
        return tuple(found)

    def _take_materials(self, key: str, value: Any, steps: Steps) -> None:
        if not isinstance(value, dict):
            if value is not None:
                self._report_type(key, value, "mapping", steps)
            return
        self._report_repeated(value, steps)
        found = {}
        for part, words in value.items():
            at = (*steps, part)
            if _is_text(words):
                found[part] = whole(words)
                self.steps.setdefault((part, None), at)
            elif words is not None:
                self._report_type(f"{key}.{part}", words, "text", at)
        self.values["materials"] = found

    def _take_flag(self, key: str, value: Any, steps: Steps) -> None:
        if isinstance(value, (bool, str)) and value in _FLAGS:
            self.values["partial"] = _FLAGS[value]
        elif value is not None:
            self._report_type(key, value, "flag", steps)

    def _report_type(self, key: str, value: Any, wanted: str, steps: Steps) -> None:
        speak = self.reader.speak
        found = self.finding(
            WRONG_TYPE, steps, key=key, wanted=kind(wanted, speak), found=kind_of(value, speak)
        )
        self.findings.append(found)

    def _report_unknown(self, key: str, steps: Steps) -> None:
        near = get_close_matches(key.lower().replace("-", "_"), KEYS, 1)
        variant = "near" if near else None
        comma = say("list.comma", self.reader.speak)
        values = {"near": near[0]} if near else {"keys": comma.join(sorted(KEYS))}
        self.findings.append(self.finding(UNKNOWN_KEY, steps, variant=variant, key=key, **values))

    def _report_repeated(self, mapping: dict[str, Any], steps: Steps) -> None:
        if isinstance(mapping, Repeated):
            for key in mapping.repeated:
                self.findings.append(self.finding(REPEATED_KEY, (*steps, key), key=key))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Number)
