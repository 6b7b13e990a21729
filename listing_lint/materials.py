"""The ontology of materials: what each is called, what it is, and what the words around it mean.

The words lie in `wordlists/materials/`; this module turns them into lookups. A material is known by
its id (`silk`, `polyester`, `imitation-leather`); a more general one is among its `ancestors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.cache import remember
from listing_lint.fold import UNSPACED_LANGUAGES, fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.wordlist import expand, load_yaml
from listing_lint.wordlist_folder import WordlistError

Phrase = tuple[str, ...]
"""Folded words in reading order."""

LONGEST_PHRASE = 3
"""How many words a phrase of the contexts has at most."""

MAIN = "main"
"""The name of the part that stands for the whole product."""

_DEFAULT_RULE = "fibre-not-in-composition"
_LANGUAGE_OF_LAST_RESORT = "en"
_EVERY_MATERIAL = "*"
_AMOUNT = r"\d+(?:[.,]\d+)?\s?[%％]"
_WORD = r"[^\W_]+(?:['\u2019][^\W_]+)?%?"
_SIGN = r"[,:]|[.;|()\[\]!?\u2022\n/\u2013\u2014\u3001\u3002\uff08\uff09]"
_NOTHING = r"(?!)"
"""A pattern that matches nowhere."""
_NOUN_REACH = 3
"""Within how many words behind a material its product noun has to follow."""
_FIBRE_KEYS = {"class", "is", "annex", "codes", "names", "labels", "british", "also", "rule", "nouns"}
_MATERIAL_KEYS = {"kind", "is", "rule", "nouns", "reach", "headline", "names", "labels"}
_GRADE_KEYS = {"is", "rule", "names"}
_COINED_KEYS = {"suggests", "made_of", "rule", "names"}
_KIND_KEYS = {"against"}
_CLASS_KEYS = {"natural"}


class Material(Struct, frozen=True):
    """One material, a sort of it, a fibre maker's mark, or a coined word that only suggests one.

    `names` are by language, the first one the one to show. `kinds` say what it can be compared with.
    `ancestors` are the ids of every more general material and its own. `rule` is the rule that judges
    a claim to it, "" where the word is no claim. `nouns` names the product nouns of which one must
    follow within `noun_reach` words; `headline` where in a title any other name of a thing will do.
    `fibres` is what a mark or a coined word really is, where that is known; `suggests` is what a
    coined word makes people think of. `natural` is None for what is no fibre.
    """

    id: str
    kinds: frozenset[str]
    ancestors: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    rule: str = ""
    nouns: str = ""
    noun_reach: int = _NOUN_REACH
    headline: bool = False
    natural: bool | None = None
    fibre_class: str = ""
    british: str = ""
    trade_name: bool = False
    fibres: tuple[str, ...] = ()
    suggests: str = ""

    def name(self, language: str, *, british: bool = False) -> str:
        """What to call it in a language, in English where that language has no name for it."""
        if british and language == "en" and self.british:
            return self.british
        names = self.names.get(language) or self.names.get(_LANGUAGE_OF_LAST_RESORT)
        return names[0] if names else self.id.replace("-", " ")


class Phrases(Struct, frozen=True):
    """Phrases to be found at a place among words; one look at the word there rules most of them out."""

    known: frozenset[Phrase]
    first: frozenset[str]
    last: frozenset[str]
    hint: re.Pattern[str]
    """Found in every folded text that holds one of the phrases, and in some that hold none."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """The phrases as they are written in a word list."""
        known = frozenset(tuple(fold_phrase(phrase).split()) for phrase in phrases)
        return cls(
            known,
            frozenset(phrase[0] for phrase in known),
            frozenset(phrase[-1] for phrase in known),
            lazy_pattern("|".join(sorted(re.escape(phrase[-1]) for phrase in known)) or _NOTHING),
        )

    def ending(self, words: Sequence[str], end: int) -> int:
        """How many of the words in front of `end` make one of the phrases; 0 where none do."""
        if end <= 0 or words[end - 1] not in self.last:
            return 0
        return next(
            (
                length
                for length in range(min(LONGEST_PHRASE, end), 0, -1)
                if tuple(words[end - length : end]) in self.known
            ),
            0,
        )

    def starting(self, words: Sequence[str], start: int = 0) -> int:
        """How many of the words from `start` on make one of the phrases; 0 where none do."""
        if start >= len(words) or words[start] not in self.first:
            return 0
        return next(
            (
                length
                for length in range(min(LONGEST_PHRASE, len(words) - start), 0, -1)
                if tuple(words[start : start + length]) in self.known
            ),
            0,
        )


NO_PHRASES = Phrases.of(())


class Context(Struct, frozen=True):
    """The words of one language that turn the name of a material into something else.

    `tokens` finds the words of a text: those between spaces, or, where no spaces are written, the
    words of the context itself and single letters.
    """

    tokens: re.Pattern[str]
    unspaced: bool
    absolute: Phrases
    genuine: Phrases
    sorts: frozenset[str]
    imitation_before: Phrases
    imitation_after: Phrases
    sense: Phrases
    decorated: frozenset[str]
    colours: frozenset[str]
    colour_labels: frozenset[str]
    negation_before: Phrases
    negation_after: Phrases
    care: Phrases
    care_bridge: frozenset[str]
    care_joins: frozenset[str]
    elsewhere: frozenset[str]
    stated: Phrases
    material_labels: frozenset[str]
    services: frozenset[str]
    innards: frozenset[str]
    blend_before: Phrases
    blend_after: Phrases
    plating_before: Phrases
    plating_after: Phrases
    synthetic_stone: Phrases
    components: Mapping[Phrase, str]
    close_components: Phrases
    accompanied: frozenset[str]
    included: frozenset[str]
    nouns: Mapping[str, Phrases]


class Allowed(Struct, frozen=True):
    """A phrase in which the name of a material is no claim, with a title that proves it."""

    phrase: str
    material: str
    example: str


class Materials(Struct, frozen=True):
    """Every material by id, the words of compositions, and the contexts by language.

    `words` maps what a composition may say, folded, to an id, `codes` the trade's short forms;
    `components` holds the words for parts, `compounds` words such as “Seidenbluse” by language.
    `whole`, `fillers` and `blend` are words of compositions: labels of the whole product, words that
    say nothing of the material, words that say that there is more than one; `written_together` are
    names of two materials in one word, with the two apart.
    `against` says which kinds of composition contradict a claim of a kind.
    """

    entries: Mapping[str, Material]
    words: Mapping[str, str]
    codes: Mapping[str, str]
    against: Mapping[str, frozenset[str]]
    contexts: Mapping[str, Context]
    components: Mapping[Phrase, str]
    allowed: Mapping[str, tuple[Allowed, ...]]
    compounds: Mapping[str, Mapping[str, str]]
    whole: frozenset[str]
    fillers: frozenset[str]
    blend: frozenset[str]
    written_together: Mapping[str, str]

    def vocabulary(self, language: str) -> Mapping[str, str]:
        """The phrases that the scan looks for in one language, with the ids of their materials."""
        found = {}
        for entry in self.entries.values():
            if entry.rule:
                names = entry.names.get("*", ()) + entry.names.get(language, ())
                found.update(dict.fromkeys(names, entry.id))
        for word, material in self.compounds.get(language, {}).items():
            found.setdefault(word, material)
        return found

    def allow(self, language: str) -> Mapping[str, str]:
        """Phrases in which a material is no claim, with its id; `*` where none inside is."""
        found: dict[str, str] = {}
        for allowed in self.allowed.get(language, ()):
            for spelling in expand(allowed.phrase):
                known = found.setdefault(spelling, allowed.material)
                if known != allowed.material:
                    # “Cotton wool” is neither cotton nor wool.
                    found[spelling] = _EVERY_MATERIAL
        return found

    def context(self, language: str) -> Context:
        """The context words of a language, the English ones where it has none."""
        return self.contexts.get(language) or self.contexts[_LANGUAGE_OF_LAST_RESORT]

    def related(self, one: str, other: str) -> bool:
        """True where one of two materials is the other, or a sort of it."""
        first, second = self.entries[one], self.entries[other]
        return one in second.ancestors or other in first.ancestors


@lru_cache(maxsize=1)
def load_materials() -> Materials:
    """The materials of the word lists that come with the package."""
    return remember("materials", _load)


def _load() -> Materials:
    return read_materials(
        load_yaml("materials/fibres.yaml"),
        load_yaml("materials/materials.yaml"),
        load_yaml("materials/contexts.yaml"),
    )


def read_materials(fibres: Any, materials: Any, contexts: Any) -> Materials:
    """The plain content of the three word lists as lookups. Raises WordlistError for unknown keys."""
    entries: dict[str, Material] = {}
    words: dict[str, str] = {}
    codes: dict[str, str] = {}
    classes = {
        str(key): _checked(raw, _CLASS_KEYS, key)["natural"] == "true"
        for key, raw in fibres["classes"].items()
    }
    for key, raw in materials["materials"].items():
        _checked(raw, _MATERIAL_KEYS, key)
        _add(entries, words, key, raw, kinds=frozenset([str(raw["kind"])]), default_rule="")
    for key, raw in fibres["fibres"].items():
        _checked(raw, _FIBRE_KEYS, key)
        kinds = frozenset(["textile", *([str(raw["also"])] if "also" in raw else [])])
        _add(entries, words, key, raw, kinds=kinds, default_rule=_DEFAULT_RULE, natural=classes)
        codes.update((str(code), str(key)) for code in raw.get("codes", ()))
    for key, raw in fibres["grades"].items():
        _checked(raw, _GRADE_KEYS, key)
        parent = fibres["fibres"][raw["is"]]
        _add(
            entries,
            words,
            key,
            {**parent, "rule": _DEFAULT_RULE, **raw, "labels": {}},
            kinds=frozenset(["textile"]),
            default_rule="",
            natural=classes,
        )
    for key, raw in fibres["coined"].items():
        _checked(raw, _COINED_KEYS, key)
        _add(entries, words, key, raw, kinds=frozenset(["textile"]), default_rule="")
    for name, generic in fibres["trade_names"].items():
        _add_trade_name(entries, words, str(name), _strings(generic))
    entries = _with_ancestors(entries, {**materials["materials"], **fibres["fibres"], **fibres["grades"]})
    return Materials(
        entries=entries,
        words=words,
        codes=codes,
        against={
            str(kind): frozenset(_strings(_checked(raw, _KIND_KEYS, kind).get("against", ())))
            for kind, raw in materials["kinds"].items()
        },
        contexts=dict(_contexts(contexts)),
        components=_components(contexts["components"], contexts["components"]),
        allowed={
            str(language): tuple(_allowed(by_material)) for language, by_material in contexts["allow"].items()
        },
        compounds={str(language): _compounds(raw) for language, raw in fibres["compounds"].items()},
        whole=_folded(contexts["compositions"]["whole"]),
        fillers=_folded(contexts["compositions"]["fillers"]),
        blend=_folded(contexts["compositions"]["blend"]),
        written_together={
            fold_phrase(word): fold_phrase(apart)
            for word, apart in contexts["compositions"]["written_together"].items()
        },
    )


def _add(
    entries: dict[str, Material],
    words: dict[str, str],
    key: str,
    raw: Any,
    *,
    kinds: frozenset[str],
    default_rule: str,
    natural: Mapping[str, bool] | None = None,
) -> None:
    names = {str(language): _spellings(values) for language, values in raw.get("names", {}).items()}
    labels = [name for values in raw.get("labels", {}).values() for name in _spellings(values)]
    entries[str(key)] = Material(
        id=str(key),
        kinds=kinds,
        ancestors=frozenset(),
        names=names,
        rule=str(raw.get("rule", default_rule)),
        nouns=str(raw.get("nouns", "")),
        noun_reach=int(raw.get("reach", _NOUN_REACH)),
        headline=raw.get("headline") == "true",
        natural=None if natural is None else natural[raw["class"]],
        fibre_class=str(raw.get("class", "")),
        british=str(raw.get("british", "")),
        fibres=_strings(raw.get("made_of", ())),
        suggests=str(raw.get("suggests", "")),
    )
    for name in (*(name for values in names.values() for name in values), *labels):
        # The first who names it keeps it: English and the more particular come first in the lists.
        words.setdefault(fold_phrase(name), str(key))


def _add_trade_name(
    entries: dict[str, Material], words: dict[str, str], name: str, fibres: tuple[str, ...]
) -> None:
    key = name.casefold()
    entries[key] = Material(
        id=key,
        kinds=frozenset(["textile"]),
        ancestors=frozenset(),
        names={"*": (name,)},
        rule=_DEFAULT_RULE,
        trade_name=True,
        fibres=fibres,
    )
    words.setdefault(fold_phrase(name), key)


def _with_ancestors(entries: Mapping[str, Material], raw: Mapping[str, Any]) -> dict[str, Material]:
    """The entries with their ancestors: the chain of `is`, and the unnamed cloth that any fibre may be."""
    found: dict[str, Material] = {}
    for key, entry in entries.items():
        line: set[str] = set()
        above = [key, *entry.fibres]
        while above:
            current = above.pop()
            if current not in entries:
                raise WordlistError(f"materials: “{key}” is a sort of “{current}”, which is not there")
            line.add(current)
            if entries[current].fibre_class == "synthetic":
                line.add("synthetic")
            if "is" in raw.get(current, {}):
                above.append(str(raw[current]["is"]))
        if "textile" in entry.kinds and not entry.suggests:
            line.add("fabric")
        found[key] = replace(entry, ancestors=frozenset(line))
    return found


def _compounds(raw: Any) -> Mapping[str, str]:
    """Every stem with every head behind it, with the material of the stem."""
    return {
        f"{stem}{head}": str(material)
        for material, stems in raw["stems"].items()
        for stem in stems
        for head in raw["heads"]
    }


def _contexts(raw: Any) -> Iterator[tuple[str, Context]]:
    for language in raw["absolute"]:
        yield (
            str(language),
            Context(
                tokens=_tokens(raw, str(language)),
                unspaced=language in UNSPACED_LANGUAGES,
                absolute=Phrases.of(raw["absolute"][language]),
                genuine=Phrases.of(raw["genuine"].get(language, ())),
                sorts=_folded(raw["sorts"].get(language, ())),
                imitation_before=Phrases.of(_side(raw, "imitation", language, "before")),
                imitation_after=Phrases.of(_side(raw, "imitation", language, "after")),
                sense=Phrases.of(raw["sense"].get(language, ())),
                decorated=_folded(raw["decorated"].get(language, ())),
                colours=_folded(raw["colours"].get(language, ())),
                colour_labels=_folded(raw["colour_labels"]),
                negation_before=Phrases.of(_side(raw, "negation", language, "before")),
                negation_after=Phrases.of(_side(raw, "negation", language, "after")),
                care=Phrases.of(_side(raw, "care", language, "before")),
                care_bridge=_folded(_side(raw, "care", language, "bridge")),
                care_joins=_folded(_side(raw, "care", language, "joins")),
                elsewhere=_folded(raw["elsewhere"].get(language, ())),
                stated=Phrases.of(raw["stated"].get(language, ())),
                material_labels=_folded(raw["material_labels"]),
                services=_folded(raw["services"].get(language, ())),
                innards=_folded(raw["innards"].get(language, ())),
                blend_before=Phrases.of(_side(raw, "blend", language, "before")),
                blend_after=Phrases.of(_side(raw, "blend", language, "after")),
                plating_before=Phrases.of(_side(raw, "plating", language, "before")),
                plating_after=Phrases.of(_side(raw, "plating", language, "after")),
                synthetic_stone=Phrases.of(raw["synthetic_stone"].get(language, ())),
                components=_components(raw["components"], (language,)),
                close_components=Phrases.of(raw["close_components"].get(language, ())),
                accompanied=_folded(raw["accompanied"].get(language, ())),
                included=_folded(raw["included"].get(language, ())),
                nouns={
                    str(group): Phrases.of(by_language.get(language, ()))
                    for group, by_language in raw["nouns"].items()
                },
            ),
        )


def _tokens(raw: Any, language: str) -> re.Pattern[str]:
    if language not in UNSPACED_LANGUAGES:
        return re.compile(f"{_AMOUNT}|{_WORD}|{_SIGN}")
    words = {word for part in raw["components"].get(language, {}).values() for word in part}
    for section in ("absolute", "genuine", "sense"):
        words.update(raw[section].get(language, ()))
    for section in ("imitation", "negation"):
        for side in raw[section].get(language, {}).values():
            words.update(side)
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word[-1:] != "%")
    return re.compile(rf"{_AMOUNT}|{known}|[A-Za-z0-9]+|[^\W_]|{_SIGN}")


def _components(raw: Any, languages: Iterable[str]) -> Mapping[Phrase, str]:
    """The words for parts of a product, in the languages named."""
    found: dict[Phrase, str] = {}
    for language in languages:
        for part, words in raw.get(language, {}).items():
            for word in words:
                found.setdefault(tuple(fold_phrase(word).split()), str(part))
    return found


def _allowed(by_material: Any) -> Iterator[Allowed]:
    for material, phrases in by_material.items():
        for raw in phrases:
            yield Allowed(str(raw["phrase"]), str(material), str(raw["example"]))


def _side(raw: Any, key: str, language: str, side: str) -> Sequence[str]:
    found: Sequence[str] = raw[key].get(language, {}).get(side, ())
    return found


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Single words, those of hyphenated ones each for itself."""
    return frozenset(piece for word in words for piece in fold_phrase(word).split())


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(spelling for name in names for spelling in expand(str(name)))


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _checked(raw: Any, known: set[str], where: str) -> Any:
    for key in raw:
        if key not in known:
            raise WordlistError(
                f"materials: “{where}” has an unknown key “{key}”; known: {', '.join(sorted(known))}"
            )
    return raw
