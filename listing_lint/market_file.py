"""YAML → Market: the limits of one store that are in force on one day.

A store's file `extends` a base file and says only what is different: a limit of the same name is
changed key by key, a name in `without` is left out. Dates are `YYYY-MM-DD`; `until: never` takes
back an end that the base file has.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from listing_lint.diagnostic import SEVERITIES
from listing_lint.market import PRODUCT_CLASSES, Limit, Market
from listing_lint.wordlist_folder import WordlistError

MEASURES = ("characters", "bytes", "count", "total_characters", "with_title_characters")
KINDS = ("field", "policy", "recommendation")

_MARKET_KEYS = {
    "extends", "name", "marketplace_id", "country", "languages", "domain", "currency", "limits",
    "without", "product_classes", "off",
}  # fmt: skip
_LIMIT_KEYS = {
    "field", "measure", "kind", "severity", "source", "max", "min", "effective", "until", "only",
    "unless", "spaces", "punctuation",
}  # fmt: skip
_LIMIT_NEEDS = ("field", "measure", "kind", "severity", "source")


def parse_market(
    id: str,  # noqa: A002  the name of the field of Market
    raw: Mapping[str, Any],
    base: Mapping[str, Any] | None,
    day: datetime.date,
) -> Market:
    """The market of one file, upon the base file that it extends, on one day.

    Raises WordlistError, with the file's name, for unknown keys and for values that make no sense.
    """
    file = f"{id}.yaml"
    shared: Mapping[str, Any] = base or {}
    for content, name in ((raw, file), (shared, f"{raw.get('extends', id)}.yaml")):
        _check_keys(content, _MARKET_KEYS, name)
    for key in ("name", "country", "languages", "domain"):
        if key not in raw:
            raise WordlistError(f"{file}: a market needs “{key}”")
    classes = {**shared.get("product_classes", {}), **raw.get("product_classes", {})}
    _check_keys(classes, set(PRODUCT_CLASSES), file)
    limits = _limits(raw, shared, file)
    return Market(
        id=id,
        name=str(raw["name"]),
        marketplace_id=_optional(raw.get("marketplace_id")),
        country=str(raw["country"]),
        languages=tuple(str(language) for language in raw["languages"]),
        domain=str(raw["domain"]),
        limits=tuple(limit for limit in limits if _in_force(limit, day)),
        media_product_types=_names(classes.get("media", ())),
        day=day,
        off=frozenset(str(name) for name in (*shared.get("off", ()), *raw.get("off", ()))),
        softlines_product_types=_names(classes.get("softlines", ())),
        currency=_optional(raw.get("currency")),
    )


def _limits(raw: Mapping[str, Any], shared: Mapping[str, Any], file: str) -> list[Limit]:
    entries: dict[str, Mapping[str, Any]] = dict(shared.get("limits", {}))
    for name in raw.get("without", ()):
        if entries.pop(name, None) is None:
            raise WordlistError(f"{file}: “without” names “{name}”, which the base file does not have")
    for name, changes in raw.get("limits", {}).items():
        entries[name] = {**entries.get(name, {}), **changes}
    return [_limit(name, entry, file) for name, entry in entries.items()]


def _limit(name: str, entry: Mapping[str, Any], file: str) -> Limit:
    where = f"{file}, limit “{name}”"
    _check_keys(entry, _LIMIT_KEYS, where)
    for key in _LIMIT_NEEDS:
        if key not in entry:
            raise WordlistError(f"{where}: needs “{key}”")
    if "max" not in entry and "min" not in entry:
        raise WordlistError(f"{where}: needs “max” or “min”")
    return Limit(
        field=str(entry["field"]),
        measure=_one_of(entry["measure"], MEASURES, where),
        kind=_one_of(entry["kind"], KINDS, where),
        severity=_one_of(entry["severity"], SEVERITIES, where),
        sources=tuple(str(key) for key in entry["source"]),
        max=_number(entry.get("max"), where),
        min=_number(entry.get("min"), where),
        effective=_date(entry.get("effective"), where),
        until=_date(entry.get("until"), where),
        only=_classes(entry.get("only", ()), where),
        unless=_classes(entry.get("unless", ()), where),
        spaces=_switch(entry.get("spaces", "true"), where),
        punctuation=_switch(entry.get("punctuation", "true"), where),
    )


def _in_force(limit: Limit, day: datetime.date) -> bool:
    started = limit.effective is None or limit.effective <= day
    return started and (limit.until is None or day < limit.until)


def _check_keys(content: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in content:
        if key not in known:
            raise WordlistError(f"{where}: unknown key “{key}”; known: {', '.join(sorted(known))}")


def _one_of(value: str, known: tuple[str, ...], where: str) -> str:
    if value not in known:
        raise WordlistError(f"{where}: “{value}” is none of {', '.join(known)}")
    return str(value)


def _number(value: str | None, where: str) -> int | None:
    if value is None:
        return None
    if not value.isdecimal():
        raise WordlistError(f"{where}: “{value}” is no number")
    return int(value)


def _date(value: str | None, where: str) -> datetime.date | None:
    if value is None or value == "never":
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise WordlistError(f"{where}: “{value}” is no date; write YYYY-MM-DD") from None


def _switch(value: str, where: str) -> bool:
    return _one_of(value, ("true", "false"), where) == "true"


def _classes(names: Any, where: str) -> tuple[str, ...]:
    return tuple(_one_of(name, PRODUCT_CLASSES, where) for name in names)


def _names(product_types: Any) -> frozenset[str]:
    return frozenset(str(name).upper() for name in product_types)


def _optional(value: str | None) -> str | None:
    return None if value is None else str(value)
