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
from listing_lint.phrases import SPOKEN
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

_SAFETIES = tuple(each.value for each in Applicability)
_SWITCH = ("true", "false")
_BRACES = lazy_pattern(r"\{([^{}]*)\}")
_LANGUAGES = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
        "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
        "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
        "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so "
        "sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    ).split()
)
"""ISO 639-1: what a listing may say that it is written in."""


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
        except UnicodeDecodeError:
            raise WordlistError(f"{path.name}: not UTF-8; save it as UTF-8") from None
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
        if not isinstance(key, Line):
            raise WordlistError(f"{path.name}:{key_node.start_mark.line + 1}: a list or a mapping is no key")
        if key in found:
            raise WordlistError(f"{path.name}:{key.line}: “{key}” stands here twice")
        found[key] = _plain(value_node, path)
    return found


def expand(phrase: str) -> tuple[str, ...]:
    """Every spelling of a phrase with alternatives in braces: `treat{|s}` gives treat and treats.

    Raises WordlistError for a brace without its other end, which would be looked for as it stands and never met.
    """
    parts = _between_braces(phrase)
    if len(parts) == 1:
        return (phrase,)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return tuple(" ".join("".join(choice).split()) for choice in product(*choices))


def _between_braces(phrase: str) -> list[str]:
    """A phrase in pieces: outside of braces, inside, outside, and so on."""
    if "{" not in phrase and "}" not in phrase:
        return [phrase]
    parts = _BRACES.split(phrase)
    if any("{" in part or "}" in part for part in parts):
        raise WordlistError(
            f"a brace of “{phrase}” has no other end, or stands in another one; write alternatives like heal{{|s|ed}}"
        )
    return parts


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
    """One YAML file as a Rule; its file name is the rule's name. Raises WordlistError."""
    return _RuleFile(path).rule(read_yaml(path))


class _RuleFile:
    """One file on its way to a Rule: whatever would be found out at the first finding, or never, is an error now."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rule(self, raw: Any) -> Rule:
        """The rule that the content of the file says."""
        self._see_keys(raw, _RULE_KEYS)
        missing = [f"“{key}”" for key in _REQUIRED if key not in raw]
        if missing:
            raise WordlistError(f"{self._path.name}: a rule needs {', '.join(missing)}")
        safety = self._one_of(raw, "safety", _SAFETIES) or Applicability.UNSAFE.value
        return Rule(
            name=self._path.stem,
            family=self._one_of(raw, "family", FAMILIES) or "",
            severity=self._one_of(raw, "severity", SEVERITIES) or "",
            summary=self._sentence(raw, "summary"),
            message=self._sentence(raw, "message", filled=True),
            why=self._sentence(raw, "why"),
            sources=self._sources(raw),
            fields=self._fields(raw) or ALL_FIELDS,
            markets=self._markets(raw),
            terms=tuple(
                self._term(entry, str(language), safety)
                for language, entries in self._by_language(raw, "terms")
                for entry in entries
            ),
            allow={
                str(language): self._phrases(entries, "allow")
                for language, entries in self._by_language(raw, "allow")
            },
            known_wrong=tuple(self._known_wrong(raw)),
            confirm=self._strings(raw, "confirm"),
            negatable=self._one_of(raw, "negatable", _SWITCH) == "true",
            where=self._path.name,
        )

    def _term(self, raw: Any, language: str, safety: str) -> Term:
        if not isinstance(raw, dict) or not isinstance(raw.get("term"), Line):
            raise self._wrong(raw, "a term is written {term: …, flag: …}")
        self._see_keys(raw, _TERM_KEYS)
        (term,) = self._phrases([raw["term"]], "term")
        if not raw.get("flag"):
            raise self._wrong(raw["term"], f"“{term}” needs a “flag” sentence: the proof is the test")
        if ("fix" in raw) != ("fixed" in raw):
            raise self._wrong(raw["term"], f"“{term}” has one of fix and fixed; it needs both or none")
        if "allow" in raw and "pass" not in raw:
            raise self._wrong(raw["term"], f"“{term}” has allow-phrases but no “pass” sentence")
        return Term(
            term=term,
            language=language,
            where=f"{self._path.name}:{raw['term'].line}",
            fix=self._text(raw, "fix"),
            safety=Applicability(self._one_of(raw, "safety", _SAFETIES) or safety),
            severity=self._one_of(raw, "severity", SEVERITIES),
            confirm=self._strings(raw, "confirm"),
            fields=self._fields(raw),
            exact_case=self._one_of(raw, "case", ("exact",)) is not None,
            disguised=self._one_of(raw, "disguised", _SWITCH) == "true",
            allow=self._phrases(_listed(raw.get("allow", [])), "allow"),
            flag=self._strings(raw, "flag"),
            fixed=self._strings(raw, "fixed"),
            passes=self._strings(raw, "pass"),
            note=self._sentence(raw, "note") if "note" in raw else None,
            source=self._sources(raw),
        )

    def _by_language(self, raw: Mapping[Any, Any], key: str) -> Iterable[tuple[Line, Sequence[Any]]]:
        found = raw.get(key, {})
        if not isinstance(found, dict) or not all(isinstance(each, list) for each in found.values()):
            raise self._wrong(_key(raw, key), f"“{key}” holds a list for each language: {key}: {{en: […]}}")
        for language in found:
            # Allow-phrases are looked up by the language of a text, terms by that and by the star.
            if language not in _LANGUAGES and (key == "allow" or language != "*"):
                raise self._no_language(language, key)
        return found.items()

    def _no_language(self, code: Line, key: str) -> WordlistError:
        near = code[:2].lower() if code[2:3] in ("-", "_", "") else ""
        hint = f"“{near}”" if near in _LANGUAGES else "the two letters of ISO 639-1 (en, de, zh …)"
        every = "" if key == "allow" else ", or * for every language"
        return self._wrong(code, f"“{code}” below “{key}” is no language; write {hint}{every}")

    def _phrases(self, raw: Iterable[Any], key: str) -> tuple[str, ...]:
        """Phrases with alternatives in braces, each brace closed."""
        for phrase in raw:
            if not isinstance(phrase, Line):
                raise self._wrong(phrase, f"“{key}” holds phrases, nothing else")
            try:
                _between_braces(phrase)
            except WordlistError as error:
                raise self._wrong(phrase, str(error)) from None
        return tuple(map(str, raw))

    def _known_wrong(self, raw: Mapping[Any, Any]) -> Iterator[Example]:
        for _, entries in self._by_language(raw, "known_wrong"):
            for entry in entries:
                kind, *rest = entry if isinstance(entry, dict) else ("", "")
                if rest or kind not in ("flag", "pass") or not isinstance(entry[kind], Line):
                    raise self._wrong(entry, "known_wrong holds {flag: …} or {pass: …}")
                yield Example(str(entry[kind]), flags=kind == "flag")

    def _see_keys(self, raw: Any, known: Iterable[str]) -> None:
        if not isinstance(raw, dict):
            raise self._wrong(raw, "expected keys and values")
        for key in raw:
            if key not in known:
                raise self._wrong(key, f"unknown key “{key}”; known: {', '.join(sorted(known))}")

    def _sentence(self, raw: Mapping[Any, Any], key: str, *, filled: bool = False) -> Sentence:
        """What is said in each language; one that names none is for all. With `filled`, {text} stands in it."""
        said = raw[key]
        by_language = said if isinstance(said, dict) else {SPOKEN[0]: said}
        for language, text in by_language.items():
            if language not in SPOKEN:
                raise self._wrong(
                    language, f"“{key}” is a sentence in {' and '.join(SPOKEN)}, not in “{language}”"
                )
            if not isinstance(text, Line):
                raise self._wrong(
                    _key(raw, key), f"“{key}” is a sentence, or one for each language: {{en: …}}"
                )
            self._see_filled(text, key, filled=filled)
        if not by_language:
            raise self._wrong(_key(raw, key), f"“{key}” is empty; write a sentence")
        sentences = {str(language): " ".join(text.split()) for language, text in by_language.items()}
        return {SPOKEN[0]: next(iter(sentences.values())), **sentences}

    def _see_filled(self, text: Line, key: str, *, filled: bool) -> None:
        """Raises WordlistError where a finding could not be told with this sentence, or would show the braces."""
        if not filled:
            if found := _BRACES.search(text):
                raise self._wrong(text, f"nothing fills “{found[0]}” in “{key}”; write it out")
            return
        try:
            text.format(text="")
        except (LookupError, ValueError, AttributeError):
            braces = [found[0] for found in _BRACES.finditer(text) if found[0] != "{text}"]
            raise self._wrong(
                text,
                f"nothing fills “{braces[0] if braces else text}” in “{key}”; {{text}} stands for the flagged words, "
                f"{{{{ and }}}} for braces",
            ) from None

    def _text(self, raw: Mapping[Any, Any], key: str) -> str | None:
        if not isinstance(raw.get(key, ""), str):
            raise self._wrong(_key(raw, key), f"“{key}” is a text")
        return str(raw[key]) if key in raw else None

    def _strings(self, raw: Mapping[Any, Any], key: str) -> tuple[str, ...]:
        if key not in raw:
            return ()
        found = _listed(raw[key])
        if not all(isinstance(each, str) for each in found):
            raise self._wrong(_key(raw, key), f"“{key}” holds a text, or a list of texts")
        return tuple(map(str, found))

    def _one_of(self, raw: Mapping[Any, Any], key: str, known: Sequence[str]) -> str | None:
        found = self._text(raw, key)
        if found is not None and found not in known:
            raise self._wrong(_key(raw, key), f"“{key}” is one of {', '.join(known)}, not “{found}”")
        return found

    def _fields(self, raw: Mapping[Any, Any]) -> tuple[str, ...] | None:
        fields = self._strings(raw, "fields") if "fields" in raw else None
        for name in fields or ():
            if name not in ALL_FIELDS:
                raise self._wrong(raw["fields"], f"“{name}” is no field; known: {', '.join(ALL_FIELDS)}")
        if fields == ():
            raise self._wrong(_key(raw, "fields"), "“fields” is empty; leave it away for every field")
        return fields

    def _sources(self, raw: Mapping[Any, Any]) -> tuple[str, ...]:
        keys = self._strings(raw, "source")
        for key in keys:
            if key not in load_sources():
                raise self._wrong(_key(raw, "source"), f"there is no source “{key}”; `source: []` names none")
        return keys

    def _markets(self, raw: Mapping[Any, Any]) -> tuple[str, ...]:
        prefixes = self._strings(raw, "markets")
        for prefix in prefixes:
            if not any(market.startswith(prefix) for market in market_data()):
                raise self._wrong(
                    _key(raw, "markets"), f"no market begins with “{prefix}”; write it like amazon-de"
                )
        return prefixes

    def _wrong(self, at: object, sentence: str) -> WordlistError:
        line = _line(at)
        return WordlistError(f"{self._path.name}{'' if line is None else f':{line}'}: {sentence}")


def _key(raw: Mapping[Any, Any], name: str) -> object:
    """A key as it stands in the file, with its line."""
    return next(key for key in raw if key == name)


def _line(at: object) -> int | None:
    """The line of a text, or of the first one inside."""
    if isinstance(at, Line):
        return at.line
    inside = (_line(each) for each in at) if isinstance(at, (dict, list)) else ()
    return next((line for line in inside if line is not None), None)


def _listed(raw: Any) -> Iterable[Any]:
    """One text, or several."""
    return raw if isinstance(raw, list) else [raw]


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
