"""Word lists on disk to rules in memory: the only module that knows where the YAML lies and how it looks.

Every scalar stays a string (`no`, `on` and `1:30` are words here). Whatever is not understood is an
error that names file and line, so that a slip in the data can never pass as an empty rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from listing_lint.cache import remember
from listing_lint.diagnostic import SEVERITIES, Applicability, Source
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import ALL_FIELDS, FAMILIES, Example, Rule, Sentence, Term
from listing_lint.wordlist_folder import WordlistError, data_root

_NOT_RULES = ("markets", "materials", "brands", "vocabularies")
"""Folders of `wordlists/` whose files are not word rules."""

_RULE_KEYS = {
    "family", "severity", "summary", "message", "why", "source", "fields", "markets", "confirm",
    "negatable", "safety", "allow", "terms", "known_wrong",
}  # fmt: skip
_TERM_KEYS = {
    "term", "flag", "fixed", "pass", "fix", "safety", "severity", "confirm", "fields", "case",
    "disguised", "allow", "source", "note",
}  # fmt: skip
_REQUIRED = ("family", "severity", "summary", "message", "why", "source", "terms")

_BRACES = lazy_pattern(r"\{([^{}]*)\}")


class Line(str):
    """A string from a YAML file that remembers the line it stood on, counted from 1."""

    __slots__ = ("line",)
    line: int


def data_path(relative: str) -> Path:
    """The path of one file below `wordlists/`."""
    return data_root() / relative


def load_yaml(relative: str) -> Any:
    """One YAML file below `wordlists/` as plain dicts, lists and strings."""
    return read_yaml(data_path(relative))


def read_yaml(path: Path) -> Any:
    """One YAML file as dicts, lists and strings, each string a `Line`; duplicate keys are errors."""
    # Only whoever compiles the lists needs the parser: a warm start goes without.
    import yaml

    with path.open(encoding="utf-8") as stream:
        try:
            node = yaml.compose(stream, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = "" if mark is None else f":{mark.line + 1}"
            problem = getattr(error, "problem", None) or "not YAML"
            raise WordlistError(
                f"{path.name}{line}: {problem}; put text with #, @, %, colon or braces in quotes"
            ) from None
    return _plain(node, path)


def _plain(node: Any, path: Path) -> Any:
    if node is None:
        return {}
    if node.id == "scalar":
        text = Line(node.value)
        text.line = node.start_mark.line + 1
        return text
    if node.id == "sequence":
        return [_plain(child, path) for child in node.value]
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _plain(key_node, path)
        if key in found:
            raise WordlistError(f"{path.name}:{key.line}: “{key}” stands here twice")
        found[key] = _plain(value_node, path)
    return found


def expand(phrase: str) -> tuple[str, ...]:
    """Every spelling of a phrase with alternatives in braces: `treat{|s}` gives treat and treats."""
    parts = _BRACES.split(phrase)
    if len(parts) == 1:
        return (phrase,)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return tuple(" ".join("".join(choice).split()) for choice in product(*choices))


@lru_cache(maxsize=1)
def load_sources() -> Mapping[str, Source]:
    """Every source of `wordlists/sources.yaml` by its key."""
    raw = load_yaml("sources.yaml")
    found = {}
    for key, entry in raw.items():
        unknown = set(entry) - {"title", "url", "read", "certainty"}
        if unknown or "title" not in entry or "certainty" not in entry:
            raise WordlistError(
                f"sources.yaml:{key.line}: a source has title, certainty, url and read, nothing else"
            )
        found[str(key)] = Source(
            key=str(key),
            title=str(entry["title"]),
            url=_optional(entry.get("url")),
            read=_optional(entry.get("read")),
            certainty=str(entry["certainty"]),
        )
    return found


def _optional(value: str | None) -> str | None:
    return None if value is None else str(value)


def rule_files(root: Path | None = None) -> Iterator[Path]:
    """Every file that holds a word rule, in the order of their names."""
    root = data_root() if root is None else root
    for path in sorted(root.glob("*/*.yaml"), key=lambda path: path.stem):
        if path.parent.name not in _NOT_RULES:
            yield path


def load_rules(root: Path | None = None) -> tuple[Rule, ...]:
    """Every word rule below `root` (default: the word lists that come with the package)."""
    return tuple(read_rule(path) for path in rule_files(root))


def read_rule(path: Path) -> Rule:
    """One YAML file as a Rule; its file name is the rule's name."""
    raw = read_yaml(path)
    _known_keys(raw, _RULE_KEYS, path, 1)
    missing = [f"“{key}”" for key in _REQUIRED if key not in raw]
    if missing:
        raise WordlistError(f"{path.name}: a rule needs {', '.join(missing)}")
    family, severity = str(raw["family"]), str(raw["severity"])
    if family not in FAMILIES:
        raise WordlistError(f"{path.name}: “{family}” is no family; known: {', '.join(FAMILIES)}")
    if severity not in SEVERITIES:
        raise WordlistError(f"{path.name}: severity is one of {', '.join(SEVERITIES)}, not “{severity}”")
    safety = _applicability(raw.get("safety", "unsafe"), path)
    terms = tuple(
        _term(entry, str(language), path, safety)
        for language, entries in _by_language(raw["terms"], "terms", path)
        for entry in entries
    )
    return Rule(
        name=path.stem,
        family=family,
        severity=severity,
        summary=_sentence(raw["summary"]),
        message=_sentence(raw["message"]),
        why=_sentence(raw["why"]),
        sources=_strings(raw["source"]),
        fields=_fields(raw["fields"], path) if "fields" in raw else ALL_FIELDS,
        markets=_strings(raw.get("markets", [])),
        terms=terms,
        allow={str(lang): _strings(some) for lang, some in _by_language(raw.get("allow", {}), "allow", path)},
        known_wrong=tuple(_known_wrong(raw.get("known_wrong", {}), path)),
        confirm=_strings(raw.get("confirm", ())),
        negatable=raw.get("negatable") == "true",
        where=path.name,
    )


def _term(raw: Any, language: str, path: Path, safety: Applicability) -> Term:
    if not isinstance(raw, dict) or "term" not in raw:
        line = getattr(raw, "line", "?")
        raise WordlistError(f"{path.name}:{line}: a term is written {{term: …, flag: …}}")
    term = raw["term"]
    where = f"{path.name}:{term.line}"
    _known_keys(raw, _TERM_KEYS, path, term.line)
    if not raw.get("flag"):
        raise WordlistError(f"{where}: “{term}” needs a “flag” sentence: the proof is the test")
    if ("fix" in raw) != ("fixed" in raw):
        raise WordlistError(f"{where}: “{term}” has one of fix and fixed; it needs both or none")
    if "allow" in raw and "pass" not in raw:
        raise WordlistError(f"{where}: “{term}” has allow-phrases but no “pass” sentence")
    severity = _optional(raw.get("severity"))
    if severity is not None and severity not in SEVERITIES:
        raise WordlistError(f"{where}: severity is one of {', '.join(SEVERITIES)}, not “{severity}”")
    return Term(
        term=str(term),
        language=language,
        where=where,
        fix=_optional(raw.get("fix")),
        safety=_applicability(raw["safety"], path) if "safety" in raw else safety,
        severity=severity,
        confirm=_strings(raw.get("confirm", ())),
        fields=_fields(raw["fields"], path) if "fields" in raw else None,
        exact_case=raw.get("case") == "exact",
        disguised=raw.get("disguised") == "true",
        allow=_strings(raw.get("allow", [])),
        flag=_strings(raw["flag"]),
        fixed=_strings(raw.get("fixed", [])),
        passes=_strings(raw.get("pass", [])),
        note=_sentence(raw["note"]) if "note" in raw else None,
        source=_strings(raw.get("source", [])),
    )


def _by_language(raw: Any, key: str, path: Path) -> Iterable[tuple[Any, Any]]:
    if isinstance(raw, dict) and all(isinstance(entries, list) for entries in raw.values()):
        return raw.items()
    raise WordlistError(f"{path.name}: “{key}” holds a list for each language: {key}: {{en: […]}}")


def _known_wrong(raw: Any, path: Path) -> Iterator[Example]:
    for _, entries in _by_language(raw, "known_wrong", path):
        for entry in entries:
            (kind, sentence), *rest = entry.items()
            if rest or kind not in ("flag", "pass"):
                raise WordlistError(f"{path.name}:{kind.line}: known_wrong holds {{flag: …}} or {{pass: …}}")
            yield Example(str(sentence), flags=kind == "flag")


def _known_keys(raw: Any, known: set[str], path: Path, line: int) -> None:
    if not isinstance(raw, dict):
        raise WordlistError(f"{path.name}:{line}: expected keys and values")
    for key in raw:
        if key not in known:
            raise WordlistError(
                f"{path.name}:{key.line}: unknown key “{key}”; known: {', '.join(sorted(known))}"
            )


def _sentence(raw: Any) -> Sentence:
    if isinstance(raw, str):
        return {"en": str(raw)}
    return {str(language): " ".join(str(text).split()) for language, text in raw.items()}


def _strings(raw: Any) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (str(raw),)
    return tuple(str(item) for item in raw)


def _fields(raw: Any, path: Path) -> tuple[str, ...]:
    fields = _strings(raw)
    for name in fields:
        if name not in ALL_FIELDS:
            raise WordlistError(f"{path.name}: “{name}” is no field; known: {', '.join(ALL_FIELDS)}")
    return fields


def _applicability(raw: str, path: Path) -> Applicability:
    try:
        return Applicability(str(raw))
    except ValueError:
        raise WordlistError(f"{path.name}: safety is safe, unsafe or manual, not “{raw}”") from None


def load_vocabulary(name: str, language: str) -> tuple[str, ...]:
    """The words of `wordlists/vocabularies/<name>.yaml` in one language, alternatives written out."""
    raw = load_yaml(f"vocabularies/{name}.yaml")
    words: Sequence[str] = raw["words"].get(language, [])
    return tuple(spelling for word in words for spelling in expand(word))


def _read_markets() -> dict[str, Any]:
    return {path.stem: read_yaml(path) for path in sorted((data_root() / "markets").glob("*.yaml"))}


@lru_cache(maxsize=1)
def market_data() -> Mapping[str, Any]:
    """The plain content of every file of `wordlists/markets/`, by file name without ending."""
    return remember("markets", _read_markets)


@lru_cache(maxsize=1)
def marketplace_ids() -> Mapping[str, str]:
    """The stores' own marketplace ids, each with the id of our market: `ATVPDKIKX0DER` → `amazon-us`."""
    return {
        str(raw["marketplace_id"]): name for name, raw in market_data().items() if "marketplace_id" in raw
    }
