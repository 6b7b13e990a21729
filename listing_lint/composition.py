"""What a product is made of, read from what sellers write into their composition cells.

`Shell: 100% Nylon; Lining: 100% Polyester`, `Polyester 65%/Cotton 35%`, `CO 60 EL 5`, `PU Leather`,
`as picture`: all of it is read, nothing raises. What is not understood stays as words without a
material, so that a rule can tell “something else” from “unknown”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.fold import fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing
from listing_lint.materials import MAIN, Materials, Phrase, load_materials

_LONGEST_READ = 2000
_LONGEST_LABEL = 3
_HUNDRED = Decimal(100)
_KEPT = 4096

_PERCENT = lazy_pattern(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3})?)\s*(?:%|percent\b|prozent\b|pct\b)", re.IGNORECASE)
_TURKISH_PERCENT = lazy_pattern(r"%\s*(\d{1,3}(?:\.\d{1,3})?)(?!\s*%)(?=\s*[^\W\d])")
_DECIMAL_COMMA = lazy_pattern(r"(?<=\d),(?=\d{1,2}\s*%)")
_ASIAN = "[\u3040-\u30ff\u3400-\u9fff]"
_ASIAN_EDGE = lazy_pattern(rf"(?<={_ASIAN})(?=\d)|(?<=[%\d])(?={_ASIAN})")
_LABEL = lazy_pattern(r"(?:^|(?<=[;,.\n|/]))\s*([^\d%:;,.\n|/]{2,40}):")
_LAST_WORDS = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]{1,30}(?:[ ][^\W\d_]{1,30}){0,2})\s{0,3}:")
_BLANKS = lazy_pattern(r"[^\S\n]{2,}")
_NUMBERS = lazy_pattern(r"(?<![\d.])\d{1,3}(?![\d.])")
_RATIO = lazy_pattern(r"\s*(\d{1,3}(?:\s*[/-]\s*\d{1,3})+)\s*%?\s+(\D+)")
_SECTIONS = lazy_pattern(r"[;\n|•·]+|\.\s+(?=[A-Z])")
_CHUNKS = lazy_pattern(r"\s*(?:[,/+&、]|\b(?:and|with|und|mit|et|avec|con|och|plus)\b)\s*", re.IGNORECASE)
_CODE_OR_NUMBER = lazy_pattern(r"[A-Za-z]+|\d+|[^\s,;/+%-]")


class Share(Struct, frozen=True):
    """One material of a part: its id (None where the words say nothing), the words, its percentage."""

    material: str | None
    words: str
    percent: Decimal | None = None


class Part(Struct, frozen=True):
    """One part of a product (`lining`, `sole` …; None for the product itself) and what it is made of."""

    name: str | None
    shares: tuple[Share, ...]

    @property
    def total(self) -> Decimal | None:
        """The sum of the percentages, None where a share has none."""
        percents = [share.percent for share in self.shares]
        known = [percent for percent in percents if percent is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(percents) else None


class Composition(Struct, frozen=True):
    """What a product is made of, part by part. `blend` where the words say that there is more to it."""

    parts: tuple[Part, ...] = ()
    blend: bool = False

    @property
    def known(self) -> bool:
        """True where at least one material was understood."""
        return any(share.material is not None for part in self.parts for share in part.shares)

    @property
    def main(self) -> tuple[Share, ...]:
        """The shares of the product itself: of the parts without a name or named as the main one."""
        return tuple(share for part in self.parts if part.name in (None, MAIN) for share in part.shares)

    def part(self, name: str) -> tuple[Share, ...]:
        """The shares of the parts with this name, empty where none is declared."""
        return tuple(share for part in self.parts if part.name == name for share in part.shares)


NOTHING = Composition()


def composition_of(listing: Listing) -> Composition:
    """The composition that a listing declares, its columns for single parts included."""
    if listing.materials:
        return _of_columns(tuple(listing.materials.items()), listing.composition)
    if listing.composition:
        return parse_composition(listing.composition)
    return NOTHING


@lru_cache(maxsize=_KEPT)
def _of_columns(columns: Sequence[tuple[str, str]], whole: str | None) -> Composition:
    components = load_materials().components
    parts: list[Part] = []
    blend = False
    for column, value in columns:
        read = parse_composition(value)
        name = _part_in(_folded(column.replace("_", " ")), components)
        parts += [Part(part.name or name, part.shares) for part in read.parts]
        blend = blend or read.blend
    if whole and not any(part.name in (None, MAIN) for part in parts):
        read = parse_composition(whole)
        parts += read.parts
        blend = blend or read.blend
    return Composition(tuple(parts), blend)


@lru_cache(maxsize=_KEPT)
def parse_composition(value: str) -> Composition:
    """The parts and shares in a composition as sellers write it. Never raises.

    Percentages are those written down: they need not add up to 100. Words that name no material are
    kept as shares without one; where a value says nothing at all, `known` is False.
    """
    reader = _Reader(load_materials())
    text = _LAST_WORDS.sub(reader.divide, _normalised(value))
    for name, section in _labelled(text, reader):
        reader.read_section(name, section)
    return reader.composition()


def _normalised(value: str) -> str:
    text = unicodedata.normalize("NFKC", value[:_LONGEST_READ]).replace("℅", "%")
    text = _DECIMAL_COMMA.sub(".", text)
    text = _TURKISH_PERCENT.sub(r"\1% ", text)
    text = re.sub(r"[()\[\]{}]+", " ", text)
    return _BLANKS.sub(" ", _ASIAN_EDGE.sub(" ", text))


def _labelled(text: str, reader: _Reader) -> Iterator[tuple[str | None, str]]:
    """The sections of a text with the part that each label names."""
    name: str | None = None
    reached = 0
    for label in _LABEL.finditer(text):
        words = _folded(label[1])
        if reader.names_materials(words):
            continue
        if text[reached : label.start()].strip(" ;,.|/\n"):
            yield name, text[reached : label.start()]
        name, reached = reader.part_called(words), label.end()
    yield name, text[reached:].replace(":", " ")


class _Reader:
    """Collects the shares of one composition, part by part, in the order in which they are named."""

    def __init__(self, materials: Materials) -> None:
        self._materials = materials
        self._parts: dict[str | None, list[Share]] = {}
        self._blend = False

    def composition(self) -> Composition:
        """What was read so far."""
        parts = tuple(Part(name, tuple(shares)) for name, shares in self._parts.items() if shares)
        return Composition(parts, self._blend)

    def part_called(self, words: Phrase) -> str | None:
        """The part that a label names; None for the product, the label itself where it is no known part."""
        if not words or self._materials.whole.issuperset(words):
            return None
        return _part_in(words, self._materials.components) or " ".join(words)

    def divide(self, found: re.Match[str]) -> str:
        """The words in front of a colon, divided off where they name a part: `Polyester Lining:`."""
        words = found[1].split()
        for at in range(len(words)):
            label = _folded(" ".join(words[at:]))
            if label in self._materials.components or all(self._labels(word) for word in label):
                return f"{' '.join(words[:at])};{' '.join(words[at:])}:" if at else found[0]
        return found[0]

    def _labels(self, word: str) -> bool:
        return (word,) in self._materials.components or word in self._materials.whole

    def read_section(self, name: str | None, text: str) -> None:
        """Read the shares of one section, all of the part `name` unless they say otherwise."""
        for section in _SECTIONS.split(_BLANKS.sub(" ", text)):
            if self._read_codes(name, section):
                continue
            ratio = _RATIO.fullmatch(section)
            if ratio and self._read_ratio(name, ratio[1], ratio[2]):
                continue
            current = name
            for chunk in _CHUNKS.split(section if ratio else _with_percent_signs(section)):
                current = self._read_chunk(current, chunk)

    def _read_codes(self, name: str | None, text: str) -> bool:
        """Read `60 CO 40 PES` or `CO 60 PES 40`; False where it is anything else."""
        pieces = _CODE_OR_NUMBER.findall(text)
        codes, numbers = pieces[0::2], pieces[1::2]
        if codes and codes[0].isdigit():
            codes, numbers = numbers, codes
        if len(codes) != len(numbers) or not all(number.isdigit() for number in numbers):
            return False
        materials = [self._materials.codes.get(code.upper()) for code in codes]
        if not codes or None in materials:
            return False
        shares = [
            Share(material, code, _percent(number))
            for material, code, number in zip(materials, codes, numbers, strict=True)
        ]
        self._parts.setdefault(name, []).extend(shares)
        return True

    def _read_ratio(self, name: str | None, numbers: str, text: str) -> bool:
        """Read `65/35 Polyester/Cotton`; False where there are not as many names as numbers."""
        percents = [_percent(number) for number in _NUMBERS.findall(numbers)]
        found = self.materials_in(_folded(text))
        if len(found) != len(percents):
            return False
        shares = [Share(*pair, percent) for pair, percent in zip(found, percents, strict=True)]
        self._parts.setdefault(name, []).extend(shares)
        return True

    def _read_chunk(self, name: str | None, chunk: str) -> str | None:
        """Read one chunk between commas; the part that the next chunk belongs to."""
        found = list(_PERCENT.finditer(chunk))
        if not found:
            return self._read_words(name, chunk, None)
        words = _folded(chunk[: found[0].start()])
        if self._is_label(words) and self.materials_in(_folded(chunk[found[0].end() :])):
            name, words = self.part_called(words), ()
        percents: list[Decimal | None] = [_percent(number[1]) for number in found]
        starts, stops = [number.start() for number in found], [number.end() for number in found]
        if self._materials.fillers.issuperset(words):
            # `70% Cotton 30% Linen`: each percentage stands in front of its words.
            pieces = zip(stops, [*starts[1:], len(chunk)], percents, strict=True)
        else:
            pieces = zip([0, *stops], [*starts, len(chunk)], [*percents, None], strict=True)
        for start, stop, percent in pieces:
            self._read_words(name, chunk[start:stop], percent)
        return name

    def _is_label(self, words: Phrase) -> bool:
        """True for what can only be a part in front of a percentage: “Lining 100% Polyester”."""
        if not 0 < len(words) <= _LONGEST_LABEL or self._materials.fillers.issuperset(words):
            return False
        return not self.names_materials(words)

    def _read_words(self, name: str | None, text: str, percent: Decimal | None) -> str | None:
        """Read the words of one share, or of several that nothing divides."""
        words = self._apart(_folded(text))
        if not self._materials.blend.isdisjoint(words):
            self._blend = True
        leading, trailing, words = self._without_components(words)
        following = leading or name
        name = leading or trailing or name
        found = self.materials_in(words)
        shown = " ".join(text.split()).strip(" .,:-")
        if len(found) > 1:
            shares = [Share(material, spelling) for material, spelling in found]
            shares[0] = replace(shares[0], percent=percent)
        elif found:
            shares = [Share(found[0][0], shown, percent)]
        elif self._says_something(words, percent):
            shares = [Share(None, shown, percent)]
        else:
            return following
        known = self._parts.setdefault(name, [])
        for share in shares:
            _add(known, share)
        return following

    def _apart(self, words: Phrase) -> Phrase:
        """The words with “polycotton” and the like written as two."""
        together = self._materials.written_together
        if together.keys().isdisjoint(words):
            return words
        return tuple(piece for word in words for piece in together.get(word, word).split())

    def _says_something(self, words: Phrase, percent: Decimal | None) -> bool:
        """False for words that stand in every composition; with a percentage they are “other fibres”."""
        if percent is not None:
            return bool(words)
        return any(word not in self._materials.fillers and not word.isdigit() for word in words)

    def _without_components(self, words: Phrase) -> tuple[str | None, str | None, Phrase]:
        """The part that the first words name, the part that the last ones name, and the other words."""
        components = self._materials.components
        for length in (2, 1):
            if len(words) > length:
                if (part := components.get(words[:length])) is not None:
                    return part, None, words[length:]
                if (part := components.get(words[-length:])) is not None:
                    return None, part, words[:-length]
        return None, None, words

    def names_materials(self, words: Phrase) -> bool:
        """True where folded words name a material and are not themselves the name of a part."""
        return words not in self._materials.components and bool(self.materials_in(words))

    def materials_in(self, words: Phrase) -> list[tuple[str, str]]:
        """The materials that folded words name, longest names first met, with the words of each."""
        found: list[tuple[str, str]] = []
        at = 0
        while at < len(words):
            for length in range(min(5, len(words) - at), 0, -1):
                spelling = " ".join(words[at : at + length])
                material = self._materials.words.get(spelling)
                if material is not None:
                    found.append((self._imitated(material, words[:at]), spelling))
                    at += length
                    break
            else:
                at += 1
        return self._without_general(found)

    def _imitated(self, material: str, before: Phrase) -> str:
        """What “faux suede” or “imitation wool” really is."""
        context = self._materials.context("en")
        if not context.imitation_before.ending(before, len(before)):
            return material
        kinds = self._materials.entries[material].kinds
        if "leather" in kinds:
            return "imitation-leather"
        if "gem" in kinds:
            return "imitation-gem"
        return (
            "synthetic" if self._materials.entries[material].natural or kinds & {"fur", "down"} else material
        )

    def _without_general(self, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Without names that a more particular one explains: the cloth of “cotton canvas”."""
        entries = self._materials.entries
        ids = {material for material, _ in found}
        regenerated = any(entries[material].fibre_class == "regenerated" for material in ids)
        kept: list[tuple[str, str]] = []
        for material, spelling in found:
            general = any(material != other and material in entries[other].ancestors for other in ids)
            source = regenerated and material in ("bamboo-plant", "bamboo", "wood")
            if not general and not source and all(material != other for other, _ in kept):
                kept.append((material, spelling))
        return kept


def _with_percent_signs(section: str) -> str:
    """Numbers that make up a hundred are percentages: `65 polyester 35 cotton`."""
    if "%" in section:
        return section
    numbers = [int(number) for number in _NUMBERS.findall(section)]
    return _NUMBERS.sub(r"\g<0>%", section) if len(numbers) > 1 and sum(numbers) == _HUNDRED else section


def _folded(text: str) -> Phrase:
    return tuple(fold_phrase(text).split())


def _add(known: list[Share], share: Share) -> None:
    """Add a share; a second name for the same thing, as in `PVC (Polyvinyl Chloride)`, adds nothing."""
    for at, other in enumerate(known):
        if other.material is not None and other.material == share.material:
            if share.percent is None:
                return
            if other.percent is None:
                known[at] = share
                return
    known.append(share)


def _part_in(words: Phrase, components: Mapping[Phrase, str]) -> str | None:
    for length in (2, 1):
        for at in range(len(words) - length + 1):
            if (part := components.get(words[at : at + length])) is not None:
                return part
    return None


def _percent(number: str) -> Decimal | None:
    percent = Decimal(number)
    return percent if 0 < percent <= _HUNDRED else None
