"""One message of a listings feed, or one Listings Items payload, to its Listings.

A message whose values name several stores or languages gives one Listing for each. The name of a
nested attribute is put together: `material` inside `outer` is `outer_material`, as in a flat file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct, field

from listing_lint.formats.column_names import field_of
from listing_lint.formats.document import FileFinding
from listing_lint.formats.file_rules import MISSING_SKU, UNKNOWN_MARKETPLACE, finding
from listing_lint.formats.heading import fold_name
from listing_lint.formats.json_text import JsonSource, Number, Record, Repeated, whole
from listing_lint.formats.pointer import PointerOrigin, Steps, place_of
from listing_lint.formats.record_rules import REPEATED_KEY, UNKNOWN_OPERATION, WRONG_TYPE, kind, kind_of
from listing_lint.formats.stores import known_market, language_code
from listing_lint.formats.structured import FileText
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import TEXT_FIELDS, Listing
from listing_lint.phrases import say
from listing_lint.rule import Rule

_OPERATIONS = ("UPDATE", "PARTIAL_UPDATE", "PATCH", "DELETE")
_REMOVING = ("delete", "remove")
_PATCHED = lazy_pattern(r"/attributes/([^/]+)")
_SAME_EVERYWHERE = ("brand", "model")
"""Evidence that is the same in every language."""

Key = tuple[str | None, str | None]
"""A marketplace id and a language; None is any."""


class _Value(NamedTuple):
    """One value of one attribute: what it says and where, its store and its language (None is any).

    `name` is the attribute's, with the names around it; `rank` orders the attributes of one field.
    """

    field: str
    rank: int
    name: str
    text: str
    steps: Steps
    marketplace: str | None
    language: str | None

    @property
    def key(self) -> Key:
        """Store and language."""
        return self.marketplace, self.language


def _covers(wide: Key, narrow: Key) -> bool:
    return (wide[0] is None or wide[0] == narrow[0]) and (wide[1] is None or wide[1] == narrow[1])


class Message(Struct):
    """One message of a feed, or one payload, while it is read.

    `strange` holds the unknown marketplace ids that were reported already.
    """

    file: FileText
    record: Record
    speak: str
    strange: set[str]
    sku: str = ""
    values: list[_Value] = field(default_factory=list)
    findings: list[FileFinding] = field(default_factory=list)

    def read(self, *, in_feed: bool) -> Iterator[Listing | FileFinding]:
        """What is wrong with the message, and then its listings.

        In a feed every message needs a SKU; a payload may have it in its address.
        """
        message = self.record.value
        if not isinstance(message, dict):
            self._report_type("message", message, (), variant="record")
            yield from self.findings
            return
        operation = message.get("operationType")
        if operation == "DELETE":
            return
        self.sku = _text(message.get("sku")) or ""
        if operation is not None and operation not in _OPERATIONS:
            known = say("list.comma", self.speak).join(_OPERATIONS)
            self._report(UNKNOWN_OPERATION, ("operationType",), operation=str(operation), known=known)
        if not self.sku and in_feed:
            self._report(MISSING_SKU, (), variant="record")
        self._report_repeated(message, ())
        self._take_attributes(message.get("attributes"), ("attributes",))
        self._take_patches(message.get("patches"))
        if "attributes" not in message and "patches" not in message:
            self._take_summaries(message.get("summaries"))
        listings = self._listings(message)
        yield from self.findings
        yield from listings

    def _take_attributes(self, attributes: Any, steps: Steps) -> None:
        if isinstance(attributes, dict):
            self._report_repeated(attributes, steps)
            for name, values in attributes.items():
                self._take_attribute(name, values, (*steps, name))
        elif attributes is not None:
            self._report_type("mapping", attributes, steps)

    def _take_patches(self, patches: Any) -> None:
        if patches is None:
            return
        if not isinstance(patches, list):
            self._report_type("patches", patches, ("patches",))
            return
        for number, patch in enumerate(patches):
            if not isinstance(patch, dict):
                self._report_type("patches", patch, ("patches", number))
                continue
            name = _PATCHED.fullmatch(str(patch.get("path")))
            if name and patch.get("op") not in _REMOVING:
                self._take_attribute(name[1], patch.get("value"), ("patches", number, "value"))

    def _take_attribute(self, name: str, values: Any, steps: Steps) -> None:
        known = _field_of(name)
        if not isinstance(values, list):
            if known is not None and values is not None:
                self._report_type("attribute", values, steps)
            return
        for number, value in enumerate(values):
            if not isinstance(value, dict):
                if known is not None:
                    self._report_type("attribute", value, (*steps, number))
            elif "value" in value:
                if known is not None:
                    self._take_value(known, name, value, value, (*steps, number))
            else:
                self._take_parts(name, value, (*steps, number))

    def _take_parts(self, name: str, whole_value: Mapping[str, Any], steps: Steps) -> None:
        """The materials among the parts of a structured value: the `material` of its `outer`."""
        for part, values in whole_value.items():
            known = _field_of(f"{name} {part}") if isinstance(values, list) else None
            if known is not None and known[0] == "material":
                for number, value in enumerate(values):
                    if isinstance(value, dict):
                        self._take_value(known, f"{name}_{part}", value, whole_value, (*steps, part, number))

    def _take_value(
        self, known: tuple[str, int], name: str, value: Any, around: Mapping[str, Any], steps: Steps
    ) -> None:
        words = value.get("value")
        at = (*steps, "value")
        if words is None:
            return
        if not isinstance(words, str) or (isinstance(words, Number) and known[0] in TEXT_FIELDS):
            self._report_type("text", words, at)
            return
        store = _text(around.get("marketplace_id"))
        language = language_code(value.get("language_tag") or around.get("language_tag"))
        self._check_marketplace(store, (*steps, "marketplace_id"))
        self.values.append(_Value(*known, name, whole(words), at, store, language))

    def _take_summaries(self, summaries: Any) -> None:
        """The titles of an answer that has nothing else."""
        for number, summary in enumerate(summaries if isinstance(summaries, list) else ()):
            title = summary.get("itemName") if isinstance(summary, dict) else None
            if isinstance(title, str):
                steps = ("summaries", number, "itemName")
                store = _text(summary.get("marketplaceId"))
                self.values.append(_Value("title", 0, "itemName", whole(title), steps, store, None))

    def _listings(self, message: Mapping[str, Any]) -> list[Listing]:
        keys = dict.fromkeys(value.key for value in self.values if value.field in TEXT_FIELDS)
        narrow = [key for key in keys if not any(_covers(key, other) for other in keys if other != key)]
        return [self._listing(message, key) for key in narrow or [(None, None)]]

    def _listing(self, message: Mapping[str, Any], key: Key) -> Listing:
        mine = [value for value in self.values if _covers(value.key, key)]
        exact_first = sorted(
            mine, key=lambda value: (value.rank, -sum(part is not None for part in value.key))
        )
        places: dict[tuple[str, int | None], Steps] = {}

        def single(name: str) -> str | None:
            candidates = (*exact_first, *self.values) if name in _SAME_EVERYWHERE else exact_first
            found = next((value for value in candidates if value.field == name), None)
            if found is None:
                return None
            places[name, None] = found.steps
            return found.text

        def several(name: str) -> tuple[str, ...]:
            found = [value for value in mine if value.field == name]
            places.update(((name, number), value.steps) for number, value in enumerate(found))
            return tuple(value.text for value in found)

        search_terms = several("search_terms")
        if len(search_terms) == 1:
            places["search_terms", None] = places.pop(("search_terms", 0))
        summary = _summary(message, key[0])
        materials = self._materials(exact_first, places)
        return Listing(
            sku=self.sku,
            title=single("title"),
            bullets=several("bullet"),
            description=single("description"),
            search_terms=search_terms[0] if len(search_terms) == 1 else search_terms or None,
            brand=single("brand"),
            composition=next(iter(materials.values()), None),
            product_type=_text(message.get("productType")) or _text(summary.get("productType")),
            highlight=single("highlight"),
            market=known_market(key[0] or _text(summary.get("marketplaceId")) or ""),
            language=key[1],
            color=single("color"),
            size=single("size"),
            model=single("model"),
            country_of_origin=single("country_of_origin"),
            materials=materials,
            partial=_is_partial(message),
            origin=PointerOrigin(
                self.file.path, self.sku, self._source(), self.record.steps, self._absolute(places)
            ),
        )

    def _materials(
        self, values: Sequence[_Value], places: dict[tuple[str, int | None], Steps]
    ) -> Mapping[str, str]:
        """What each material attribute says, the one that best tells the composition first."""
        found: dict[str, list[str]] = {}
        for value in values:
            if value.field == "material" and value.text.strip():
                found.setdefault(value.name, []).append(value.text.strip())
                places.setdefault(("composition", None), value.steps)
                places.setdefault((value.name, None), value.steps)
        return {name: "; ".join(dict.fromkeys(texts)) for name, texts in found.items()}

    def _source(self) -> JsonSource:
        return JsonSource(self.file.text, self.file.lines, self.record.steps, self.record.start)

    def _absolute(
        self, places: Mapping[tuple[str, int | None], Steps]
    ) -> Mapping[tuple[str, int | None], Steps]:
        return {name: (*self.record.steps, *steps) for name, steps in places.items()}

    def _check_marketplace(self, store: str | None, steps: Steps) -> None:
        if store and not known_market(store) and store not in self.strange:
            self.strange.add(store)
            self._report(UNKNOWN_MARKETPLACE, steps, variant="record", id=store)

    def _report(self, rule: Rule, steps: Steps, *, variant: str | None = None, **values: str) -> None:
        place = place_of(self.file.path, self.sku, self._source(), (*self.record.steps, *steps))
        self.findings.append(finding(rule, place, self.speak, variant=variant, **values))

    def _report_type(self, wanted: str, value: Any, steps: Steps, variant: str | None = None) -> None:
        key = str(next((step for step in reversed(steps) if isinstance(step, str)), ""))
        speak = self.speak
        self._report(
            WRONG_TYPE,
            steps,
            variant=variant,
            key=key,
            wanted=kind(wanted, speak),
            found=kind_of(value, speak),
        )

    def _report_repeated(self, mapping: Mapping[str, Any], steps: Steps) -> None:
        if isinstance(mapping, Repeated):
            for key in mapping.repeated:
                self._report(REPEATED_KEY, (*steps, key), key=key)


@lru_cache(maxsize=4096)
def _field_of(name: str) -> tuple[str, int] | None:
    """The field of an attribute, and its rank among the attributes of that field."""
    return field_of(fold_name(name), plain=False)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _summary(message: Mapping[str, Any], marketplace: str | None) -> Mapping[str, Any]:
    """What a GET answer says of the product in one store; its first summary where none is asked for."""
    summaries = message.get("summaries")
    for summary in summaries if isinstance(summaries, list) else ():
        if isinstance(summary, dict) and marketplace in (None, summary.get("marketplaceId")):
            return summary
    return {}


def _is_partial(message: Mapping[str, Any]) -> bool:
    return (
        message.get("operationType") in ("PARTIAL_UPDATE", "PATCH")
        or "attributes" not in message
        or message.get("requirements") == "LISTING_OFFER_ONLY"
    )
