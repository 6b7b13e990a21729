"""The marks of others: which names are brands, whose they are, and what words to use instead.

Two layers. The curated marks (`wordlists/brands/marks-*.yaml`) say for each name its owner, its product
classes and how far the bare word may be trusted; they back every error. The lexicon
(`wordlists/brands/lexicon.txt`) only widens what search terms and comparisons are checked against.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import fields

from listing_lint.cache import remember
from listing_lint.fold import fold, fold_phrase
from listing_lint.phrases import say
from listing_lint.wordlist import expand, load_yaml
from listing_lint.wordlist_folder import WordlistError, data_root

_KEYS = {
    "mark", "owner", "aliases", "classes", "plain", "allow",
    "ordinary", "exact_case", "component", "retailer", "franchise",
}  # fmt: skip
_SWITCHES = ("ordinary", "exact_case", "component", "retailer", "franchise")

_SWAPS = {"a": "4", "e": "3", "i": "1", "l": "1", "o": "0", "s": "5"}
_GOODS = "nsi-goods"
"""The origin of names that stand on goods, not on banks, hotels or software."""

_SHORTEST_SWAPPED, _SHORTEST_DOUBLED, _SHORTEST_DROPPED = 4, 5, 7
"""From what length on a digit for a letter, a letter more, a letter less are a disguise.

Digits never make another word; a letter left out soon makes another name.
"""


class Mark(NamedTuple):
    """One name of somebody: a brand, a product line, a character, a store.

    `spellings` are its folded spellings without spaces. `written` holds the exact spellings where only
    those count. `ordinary` names are words too and need evidence; `component` names say what is inside
    (Intel, Gore-Tex); `franchise` names are characters, teams and titles that makers hold licences for.
    A mark that is not `curated` is only known by name. `plain` holds the plain word by language, for marks
    that have become the word for a thing.
    """

    name: str
    owner: str
    classes: tuple[str, ...] = ()
    plain: tuple[tuple[str, str], ...] = ()
    ordinary: bool = False
    component: bool = False
    retailer: bool = False
    franchise: bool = False
    curated: bool = True
    written: frozenset[str] = frozenset()
    spellings: frozenset[str] = frozenset()

    def owned_by(self, speak: str) -> str:
        """` (Apple)` for a message, nothing where the owner is the mark itself."""
        return "" if self.owner == self.name else say("aside", speak, text=self.owner)

    def plain_word(self, language: str) -> str | None:
        """The plain word in one language, None where we have none."""
        return dict(self.plain).get(language)


class Wording(Struct, frozen=True):
    """The words around a brand that decide how it is used, folded; `wording.yaml` explains each list.

    `classes` maps a product class to the words that show it.
    """

    compatible: frozenset[str]
    compatible_strictly: frozenset[str]
    compatible_behind: frozenset[str]
    spoken_of: frozenset[str]
    comparison_before: frozenset[str]
    comparison_behind: frozenset[str]
    copied_behind: frozenset[str]
    made_with: frozenset[str]
    audience: frozenset[str]
    accessories: frozenset[str]
    model_words: frozenset[str]
    with_accessories: frozenset[str]
    leading: frozenset[str]
    genuine: frozenset[str]
    store_before: frozenset[str]
    store_behind: frozenset[str]
    licensed: frozenset[str]
    licensees: frozenset[str]
    unbranded: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    def show(self, words: Collection[str], mark: Mark) -> bool:
        """True where one of some folded words or phrases names a product of one of the mark's classes."""
        for name in mark.classes:
            if name in words or not self.classes.get(name, frozenset()).isdisjoint(words):
                return True
        return False


class Brands(Struct, frozen=True):
    """Every curated mark by its name, and the wording that decides how it is used.

    `names` maps the spellings of the marks, folded and without spaces, to their names; `licensors` are
    the owners of franchises.
    """

    marks: Mapping[str, Mark]
    names: Mapping[str, str]
    licensors: frozenset[str]
    wording: Wording

    def vocabulary(self) -> Mapping[str, str]:
        """Every phrase under which a brand is looked for, with the key that `mark` understands.

        Look-alikes and the lexicon are among them. Read anew each time: only an index needs them.
        """
        return _phrases(tuple(_curated()))

    def allow(self) -> Mapping[str, str]:
        """Phrases in which a mark's words mean something else, each with the key of that mark."""
        return {fold_phrase(phrase): entry.mark.name for entry in _curated() for phrase in entry.allow}

    def mark(self, key: str) -> Mark:
        """The mark behind a key of the vocabulary; a name of the lexicon is its own owner."""
        found = self.marks.get(key)
        return Mark(key, key, curated=False) if found is None else found

    def named(self, words: str) -> Mark | None:
        """The curated mark that these words name, in whatever spelling, or None."""
        key = self.names.get(joined(words))
        return None if key is None else self.marks[key]


@lru_cache(maxsize=1)
def load_brands() -> Brands:
    """Every brand of the word lists. Raises WordlistError where a file can't be read as it stands."""
    return remember("brands", _compile)


@lru_cache(maxsize=8192)
def joined(words: str) -> str:
    """A name as its spellings are compared: folded, with nothing between its words."""
    return fold_phrase(words).replace(" ", "")


class _Entry(NamedTuple):
    """One line of a marks file: the mark, its spellings, their plurals, and the phrases that silence it."""

    mark: Mark
    spellings: tuple[str, ...]
    plurals: tuple[str, ...]
    allow: tuple[str, ...]


def _compile() -> Brands:
    marks: dict[str, Mark] = {}
    names: dict[str, str] = {}
    for entry in _curated():
        name = entry.mark.name
        marks[name] = entry.mark
        for spelling in entry.spellings:
            if names.setdefault(joined(spelling), name) != name:
                raise WordlistError(f"brands: “{spelling}” is {name} and {names[joined(spelling)]}")
    licensors = frozenset(mark.owner for mark in marks.values() if mark.franchise)
    return Brands(marks, names, licensors, _wording())


def _phrases(entries: Sequence[_Entry]) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for entry in entries:
        for spelling in entry.spellings:
            # The full stop of `Mr. Coffee` is a gap of its own: such names are looked for as they are written.
            folded = fold_phrase(spelling)
            phrases[folded if fold(spelling).value[1:-1] == folded else spelling] = entry.mark.name
    for entry in entries:
        for spelling in entry.plurals:
            phrases.setdefault(fold_phrase(spelling), entry.mark.name)
    lexicon = [(name, folded) for name, folded in _lexicon() if folded not in phrases]
    # What is a name or a word of its own disguises nothing.
    known = {joined(phrase) for phrase in phrases}
    known.update(joined(folded) for _, folded in lexicon)
    known.update(_lines("ordinary-look-alikes.txt"))
    known.update(joined(line) for line in _lines("not-brands.txt"))
    for entry in entries:
        if not entry.mark.ordinary:
            for spelling in entry.spellings:
                for variant in look_alikes(fold_phrase(spelling)):
                    if variant not in known and variant.rstrip("s") not in known:
                        phrases.setdefault(variant, entry.mark.name)
    for name, folded in lexicon:
        phrases.setdefault(folded, name)
    return phrases


def _wording() -> Wording:
    raw = load_yaml("brands/wording.yaml")
    unknown = set(raw) ^ {field.name for field in fields(Wording)}
    if unknown:
        raise WordlistError(f"wording.yaml: lists are unknown or missing: {', '.join(sorted(unknown))}")
    return Wording(
        **{
            name: frozenset(map(joined, words)) if name == "licensees" else _folded(words)
            for name, words in raw.items()
            if name != "classes"
        },
        classes={
            str(name): frozenset({fold_phrase(name)}) | _folded(words)
            for name, words in raw["classes"].items()
        },
    )


def _folded(words: Any) -> frozenset[str]:
    """A list of words, or lists by language, as one folded set; a sign alone stays as it is."""
    if isinstance(words, Mapping):
        words = [word for language in words.values() for word in language]
    return frozenset(fold_phrase(word) or word for word in words)


def _curated() -> Iterator[_Entry]:
    """Every curated mark."""
    seen: dict[str, str] = {}
    for path in sorted((data_root() / "brands").glob("marks-*.yaml")):
        raw = load_yaml(f"brands/{path.name}")
        for entry in raw["marks"]:
            found = _entry(entry, tuple(map(str, raw["classes"])), path.name)
            name = found.mark.name
            if name in seen:
                raise WordlistError(f"{path.name}: {name} stands in {seen[name]} too")
            seen[name] = path.name
            yield found


def _entry(raw: Mapping[str, Any], classes: tuple[str, ...], file: str) -> _Entry:
    if "mark" not in raw:
        raise WordlistError(f"{file}: a mark is written {{mark: …, owner: …}}")
    name = str(raw["mark"])
    unknown = set(raw) - _KEYS
    if unknown:
        raise WordlistError(f"{file}: {name} has unknown keys {sorted(unknown)}; known: {sorted(_KEYS)}")
    switches = {switch: raw.get(switch) == "true" for switch in _SWITCHES}
    exact = switches.pop("exact_case")
    written = (name, *raw.get("aliases", ()))
    spellings = tuple(dict.fromkeys(spelling for words in written for spelling in _spellings(str(words))))
    plurals: tuple[str, ...] = ()
    if not exact and ("plain" in raw or not switches["ordinary"]):
        plurals = tuple(
            f"{spelling}s"
            for spelling in spellings
            if not spelling.endswith("s")
            and (spelling.isalpha() or ("plain" in raw and spelling[-1].isalpha()))
        )
    mark = Mark(
        name=name,
        owner=str(raw.get("owner", name)),
        classes=tuple(map(str, raw.get("classes", classes))),
        plain=tuple((str(language), str(word)) for language, word in raw.get("plain", {}).items()),
        written=frozenset(spellings) if exact else frozenset(),
        spellings=frozenset(map(joined, spellings + plurals)),
        **switches,
    )
    allow = tuple(spelling for phrase in raw.get("allow", ()) for spelling in expand(str(phrase)))
    return _Entry(mark, spellings, plurals, allow)


def _spellings(words: str) -> Iterator[str]:
    """Every spelling of a name: its alternatives, and `and` for the sign."""
    for spelling in expand(words):
        yield spelling
        if " & " in spelling:
            yield spelling.replace(" & ", " and ")


def _lexicon() -> Iterator[tuple[str, str]]:
    """The distinctive names of goods in the lexicon, each with its folded form."""
    for line in _lines("lexicon.txt"):
        name, kind, origin = line.split("\t")
        if kind == "distinctive" and _GOODS in origin:
            yield name, fold_phrase(name)


def _lines(file: str) -> Iterator[str]:
    """The lines of a plain list of `wordlists/brands/`, remarks left out."""
    for line in (data_root() / "brands" / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def look_alikes(folded: str) -> Iterator[str]:
    """Spellings that pass for a single word: a digit for a letter, a letter doubled, single or left out."""
    if not (folded.isascii() and folded.isalpha()) or len(folded) < _SHORTEST_SWAPPED:
        return
    seen = {folded}
    for at, letter in enumerate(folded):
        variants = [folded[:at] + _SWAPS[letter] + folded[at + 1 :]] if letter in _SWAPS else []
        if at and len(folded) >= _SHORTEST_DOUBLED:
            variants.append(folded[:at] + letter + folded[at:])
            if letter == folded[at - 1] or (len(folded) >= _SHORTEST_DROPPED and at < len(folded) - 1):
                variants.append(folded[:at] + folded[at + 1 :])
        for variant in variants:
            if variant not in seen:
                seen.add(variant)
                yield variant
