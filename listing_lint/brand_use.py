"""How a brand is used where it is named: as its owner, as a fitting part, as a comparison, as a lure.

The scan says which names stand in a text; here their neighbours say what naming them amounts to. Every
brand rule picks its own kind of use. What can't be told from its neighbours is no use at all: an
ordinary word needs evidence before it counts as somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from listing_lint.brands import Brands, Mark, Wording, joined, load_brands
from listing_lint.fold import fold_phrase
from listing_lint.rule import Mention, Subject


class Kind(Enum):
    """What naming a mark amounts to."""

    THIRD_PARTY = "third-party"
    """Somebody else's name, used as if it described this product."""
    SEARCH_TERM = "search-term"
    """Any brand in the hidden search terms."""
    COMPARISON = "comparison"
    """Measured against the brand, or passing for it: like, style, dupe."""
    COMPATIBLE = "compatible"
    """What the product goes with: for, fits, works with."""
    COMPONENT = "component"
    """A part, a fibre or a system inside the product, stated as a fact."""
    GENERIC = "generic"
    """A mark used as the plain word for a thing."""
    STORE = "store"
    """The name of a shop or a marketplace."""
    LOOK_ALIKE = "look-alike"
    """A spelling that only passes for the mark."""


class Use(NamedTuple):
    """One mark as it is used at one place. `sure` is False where the evidence is weaker."""

    mention: Mention
    mark: Mark
    kind: Kind
    sure: bool = True
    model_end: int = 0
    """Where the model words behind the mark end (`iPhone 15 Pro`), a code point of the text."""
    thing_end: int = 0
    """Where the product ends that the mark stands in front of (`iPhone 15 Clear Case`), 0 where none follows."""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]|\n")
_MODEL = re.compile(r"(?=\w*\d)\w+")
_LETTERS_AND_DIGITS = re.compile(r"[A-Z]{1,4}\d{1,4}\w*")
_COMPARES = re.compile(r"like|similar|than|dupe|inspired|\bvs\b|versus|alternative|replica|copy|unlike|compar", re.IGNORECASE)
_NEAR = 24
_ALPHABETS = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LIKERS = frozenset(("models", "phones", "brands", "ones", "who", "you", "they", "kids", "would", "i", "we", "also", "children", "fans", "carriers", "devices"))
"""In front of "like" they say that somebody likes the brand, or that it is an example."""
_HIDDEN_FIELDS = ("search_terms",)
_RUNNING_FIELDS = ("bullet", "description")
_LONGEST_PHRASE = 3
_BEFORE, _BEHIND = 200, 120
"""How much of a text around its marks is read, in code points."""
_REACH = 16
"""How many words a "for" reaches, list of models included."""
_UNKNOWN_WORDS, _UNKNOWN_IN_LIST = 5, 3
"""How many words that are neither models nor names may stand between "for" and the brand, and between two
brands of one list."""
_LEADING_WORDS = 4
_LONGEST_UNIT = 3
_HEAD = 60
"""How far into a title its maker's name may reach, in code points."""
_VEHICLES = frozenset(("auto parts", "vehicles", "motorcycles", "tractors"))
"""Classes whose marks stand on model cars under licence, like characters on other toys."""


def brand_uses(subject: Subject) -> Sequence[Use]:
    """Every use of a brand in one listing that is worth a word, in the order of its texts.

    Worked out once for each listing and kept in `subject.notes` for the other brand rules.
    """
    uses = subject.notes.get("brand_uses")
    if uses is None:
        uses = subject.notes["brand_uses"] = tuple(_uses(subject)) if subject.mentions.get("brands") else ()
    return uses  # type: ignore[return-value]


def of_kind(subject: Subject, kind: Kind) -> Iterator[Use]:
    """The uses of one kind."""
    if subject.mentions.get("brands"):
        for use in brand_uses(subject):
            if use.kind is kind:
                yield use


def _uses(subject: Subject) -> Iterator[Use]:
    brands = load_brands()
    mentions = subject.mentions["brands"]
    by_text: dict[int, list[tuple[Mention, Mark]]] = {}
    for mention in mentions:
        mark = brands.mark(mention.entry)
        if _may_be_name(mention, mark):
            by_text.setdefault(id(mention.text), []).append((mention, mark))
    for number, found in by_text.items():
        by_text[number] = _merged(found)
    seller = _Seller.of(subject, brands, by_text)
    for found in by_text.values():
        yield from _Reading(subject, brands.wording, seller, found).uses()


def _may_be_name(mention: Mention, mark: Mark) -> bool:
    """False where the word alone says that it is no name, before anything around it is read."""
    if mark.written and (mention.words not in mark.written or _is_measure(mention)):
        return False
    if mention.text.field in _HIDDEN_FIELDS or (mark.curated and not mark.ordinary):
        return True
    if not mention.words[:1].isupper():
        return mark.plain is not None
    # A name of the lexicon counts in visible texts only where it is compared with.
    return mark.curated or _COMPARES.search(mention.text.value, max(0, mention.start - _NEAR), mention.start) is not None


def _is_measure(mention: Mention) -> bool:
    """True for capitals behind a number: 5 HP is power, not Hewlett-Packard."""
    before = mention.text.value[: mention.start].rstrip(" -+")
    return len(mention.words) <= _LONGEST_UNIT and (before[-1:].isdigit() or before[-5:].lower() == " peak")


def _merged(found: list[tuple[Mention, Mark]]) -> list[tuple[Mention, Mark]]:
    """The same with marks of one owner side by side (`Apple iPhone`) as one, which then needs no more evidence."""
    kept: list[tuple[Mention, Mark]] = []
    for mention, mark in found:
        if kept and kept[-1][1].owner == mark.owner and mark.curated:
            last, line = kept[-1]
            if mention.text.value[last.end : mention.start].strip(" ®™") == "":
                telling = line if mark.ordinary and not line.ordinary else mark
                both = Mention(mention.text, last.start, mention.end, telling.name)
                kept[-1] = both, telling._replace(ordinary=False, spellings=frozenset())
                continue
        kept.append((mention, mark))
    return kept


@dataclass(frozen=True, slots=True)
class _Seller:
    """Who sells: the owners whose marks are the seller's own, and whether that is known or guessed."""

    names: frozenset[str]
    owners: frozenset[str]
    known: bool
    licensed: bool

    @classmethod
    def of(cls, subject: Subject, brands: Brands, found: dict[int, list[tuple[Mention, Mark]]]) -> _Seller:
        """The seller as the brand field names it, or as the title's first mark suggests."""
        brand = fold_phrase(subject.listing.brand or "")
        licensed = _claims_licence(subject, brands.wording)
        if brand in brands.wording.unbranded:
            return cls(frozenset(), frozenset(), known=True, licensed=licensed)
        if brand:
            marks = list(_marks_in_name(brand, brands))
            own = {mark.owner for mark in marks} | {brand}
            trade = _is_licensee(brand.split(), brands.wording) or any(
                joined(name) in brands.wording.licensees for mark in marks for name in (mark.name, mark.owner)
            )
            names = frozenset({brand.replace(" ", ""), *(joined(owner) for owner in own)})
            return cls(names, frozenset(own), known=True, licensed=licensed or trade)
        maker = _guessed_maker(subject, brands.wording, found)
        title = subject.text("title")
        licensed = licensed or (
            title is not None and _is_licensee(fold_phrase(title.value[:_HEAD]).split(), brands.wording)
        )
        if maker is None:
            return cls(frozenset(), frozenset(), known=False, licensed=licensed)
        trade = not brands.wording.licensees.isdisjoint((joined(maker.name), joined(maker.owner)))
        return cls(
            frozenset({joined(maker.name)}), frozenset({maker.owner}), known=False, licensed=licensed or trade
        )

    def owns(self, mark: Mark) -> bool:
        """True for the seller's own marks and product lines, and for names that begin with the brand."""
        if mark.owner in self.owners or not self.names.isdisjoint(mark.spellings):
            return True
        return joined(mark.owner) in self.names or any(
            fold_phrase(mark.name).startswith(f"{owner} ") for owner in self.owners
        )


def _is_licensee(words: Sequence[str], wording: Wording) -> bool:
    """True where a name begins like one of the known licensees."""
    return any("".join(words[:count]) in wording.licensees for count in range(1, _LONGEST_PHRASE + 1))


def _claims_licence(subject: Subject, wording: Wording) -> bool:
    for text in subject.texts:
        lowered = text.value.lower()
        if ("licen" in lowered or "official" in lowered) and any(
            phrase in fold_phrase(text.value) for phrase in wording.licensed
        ):
            return True
    return False


def _marks_in_name(brand: str, brands: Brands) -> Iterator[Mark]:
    """The marks that a brand field names: all of it, or its first words (`Samsung Electronics`)."""
    words = brand.split()
    for count in range(len(words), 0, -1):
        mark = brands.named(" ".join(words[:count]))
        if mark is not None and (count == len(words) or not mark.ordinary):
            yield mark


def _guessed_maker(
    subject: Subject, wording: Wording, found: dict[int, list[tuple[Mention, Mark]]]
) -> Mark | None:
    """The maker of a product without a brand: the first mark of the title that the product could be by."""
    title = subject.text("title")
    marks = found.get(id(title), ())
    if title is None or not marks:
        return None
    words = _words(title.value, marks)
    for mention, mark in marks:
        at, behind = _place(words, mention)
        if mark.franchise and _is_leading(words[:at], wording):
            return mark
        if mark.component or mark.retailer or mark.franchise or not mark.curated:
            continue
        if mark.ordinary and not (mention.words[:1].isupper() and _is_leading(words[:at], wording)):
            continue
        if _introduced(words, at, wording, wording.compatible, ()):
            continue
        if wording.with_accessories.isdisjoint(mark.classes) or _accessory(words, behind, wording, mark) is None:
            return mark
    return None


def _is_leading(words: Sequence[_Word], wording: Wording) -> bool:
    return len(words) <= _LEADING_WORDS and all(
        word.folded in wording.leading or not word.folded.isalpha() for word in words
    )


class _Reading:
    """One text read word by word, with the marks that stand in it."""

    def __init__(
        self,
        subject: Subject,
        wording: Wording,
        seller: _Seller,
        found: Sequence[tuple[Mention, Mark]],
    ) -> None:
        self.subject, self.wording, self.seller, self.found = subject, wording, seller, found
        self.text = found[0][0].text
        self.words = _words(self.text.value, found)
        self.running = self.text.field in _RUNNING_FIELDS
        self.covered: list[int] = []
        """Ends of marks, as numbers of words, that a "for" reaches already: a list may go on from there."""

    def uses(self) -> Iterator[Use]:
        for mention, mark in self.found:
            at, behind = _place(self.words, mention)
            if self.seller.owns(mark):
                continue
            use = self._use(mention, mark, at, behind)
            if use is not None:
                if use.kind is Kind.COMPATIBLE:
                    self.covered.append(behind)
                yield use

    def _use(self, mention: Mention, mark: Mark, at: int, behind: int) -> Use | None:
        wording = self.wording
        disguise = bool(mark.spellings) and _is_disguised(mention, mark)
        if self.text.field in _HIDDEN_FIELDS:
            return self._hidden(mention, mark, behind, disguise)
        if not mark.curated:
            compared = self._compared(at, behind, mark) and _capital(mention)
            return Use(mention, mark, Kind.COMPARISON, sure=False) if compared else None
        end = self._model_end(behind)
        if mark.retailer:
            return self._store(mention, mark, at, behind)
        if mark.ordinary and not self._is_name(mention, mark, at, behind):
            return None
        if disguise:
            return Use(mention, mark, Kind.LOOK_ALIKE) if self._passes_for(mention, mark) else None
        if self.seller.licensed and (mark.franchise or not _VEHICLES.isdisjoint(mark.classes)):
            return None
        if self._measured_against(at, mark):
            return Use(mention, mark, Kind.COMPARISON, not mark.ordinary, end)
        # Dice may be "for" a game; a shirt is not "for" a character.
        strict = mark.franchise and "games" not in mark.classes
        allowed = wording.compatible_strictly if strict else wording.compatible
        if _introduced(self.words, at, wording, allowed, self.covered) or self._compatible_behind(behind):
            return Use(mention, mark, Kind.COMPATIBLE, True, end)
        if self._passed_for(behind, mark):
            return Use(mention, mark, Kind.COMPARISON, not mark.ordinary, end)
        stated = at > 0 and self.words[at - 1].folded in wording.made_with and not (mark.franchise or mark.plain)
        if stated or (mark.component and not (mark.plain and mention.words.islower())):
            return Use(mention, mark, Kind.COMPONENT)
        if mark.plain:
            return Use(mention, mark, Kind.GENERIC, not mark.ordinary)
        if self.running and at and self.words[at - 1].folded in wording.spoken_of:
            return Use(mention, mark, Kind.COMPATIBLE, True, end)
        sure = (
            self.seller.known
            and self.text.field == "title"
            and not mark.ordinary
            and not mark.franchise
        )
        thing = _accessory(self.words, behind, wording, mark)
        return Use(mention, mark, Kind.THIRD_PARTY, sure, end, 0 if thing is None else self.words[thing].end)

    def _hidden(self, mention: Mention, mark: Mark, behind: int, disguise: bool) -> Use | None:
        """A brand in the search terms, where nothing is capital and nothing is a sentence."""
        if mark.component and mark.ordinary:
            return None
        if mark.ordinary and not self._class_word_at(behind, mark):
            return None
        if not mark.curated and self.subject.language != "en":
            return None
        if disguise:
            return Use(mention, mark, Kind.LOOK_ALIKE)
        return Use(mention, mark, Kind.SEARCH_TERM, mark.curated and not mark.ordinary)

    def _store(self, mention: Mention, mark: Mark, at: int, behind: int) -> Use | None:
        wording = self.wording
        if _introduced(self.words, at, wording, wording.compatible_strictly, self.covered):
            return Use(mention, mark, Kind.COMPATIBLE)
        if not mark.ordinary:
            return Use(mention, mark, Kind.STORE)
        before = self.words[at - 1].folded if at else ""
        near = before in wording.store_before or _phrase_at(self.words, behind, wording.store_behind)
        return Use(mention, mark, Kind.STORE, sure=False) if _capital(mention) and near else None

    def _is_name(self, mention: Mention, mark: Mark, at: int, behind: int) -> bool:
        """Evidence that an ordinary word is a name here."""
        if not _capital(mention):
            return bool(mark.plain)
        next_word = self.text.value[self.words[behind].start : self.words[behind].end] if behind < len(self.words) else ""
        if _LETTERS_AND_DIGITS.fullmatch(next_word) and self._fits(mark):
            return True
        if self._class_word_at(behind, mark):
            return not (mention.words.isupper() and self.text.value.isupper())
        if not self._fits(mark):
            return False
        if self._compared(at, behind, mark):
            return True
        if at and _introduced(self.words, at, self.wording, self.wording.compatible, self.covered):
            return True
        previous = self.words[at - 1] if at else None
        return (
            self.running
            and previous is not None
            and self.text.value[previous.start : previous.end].islower()
            and not next_word[:1].isupper()
        )

    def _passes_for(self, mention: Mention, mark: Mark) -> bool:
        """Letters are soon mistyped, so a look-alike without digits or foreign letters must fit the product."""
        words = mention.words
        return any(letter.isdigit() for letter in words) or bool(_ALPHABETS.search(words)) or self._fits(mark)

    def _class_word_at(self, behind: int, mark: Mark) -> bool:
        """True where one of the next two words names a product of the mark's classes."""
        words = {word.folded for word in self.words[behind : behind + 2]}
        return any(
            not words.isdisjoint(self.wording.classes.get(name, frozenset((name,)))) for name in mark.classes
        )

    def _fits(self, mark: Mark) -> bool:
        """True where the listing is about a product of the mark's classes."""
        listing = self.subject.listing
        about = set(fold_phrase(f"{listing.title or ''} {listing.product_type or ''}".replace("_", " ")).split())
        return any(
            not about.isdisjoint(self.wording.classes.get(name, frozenset((name,)))) for name in mark.classes
        )

    def _compared(self, at: int, behind: int, mark: Mark) -> bool:
        return self._measured_against(at, mark) or self._passed_for(behind, mark)

    def _measured_against(self, at: int, mark: Mark) -> bool:
        """Like, similar to, better than the mark; not what somebody likes, nor "carriers like" it."""
        if mark.component or not _phrase_before(self.words, at, self.wording.comparison_before):
            return False
        before, word = (self.words[at - 2].folded if at > 1 else ""), self.words[at - 1].folded
        if word == "like":
            return before not in _LIKERS
        # One character against another is a toy, not a comparison.
        return not (mark.franchise and word in ("vs", "versus", "."))

    def _passed_for(self, behind: int, mark: Mark) -> bool:
        """The mark's style, a dupe of the mark."""
        if mark.component:
            return False
        words = self.wording.copied_behind if mark.franchise else self.wording.comparison_behind
        return self._word_behind(behind) in words

    def _compatible_behind(self, behind: int) -> bool:
        return self._word_behind(behind) in self.wording.compatible_behind

    def _word_behind(self, behind: int) -> str:
        """The word behind the mark, its model words and a hyphen."""
        behind = self._skip_models(behind)
        if behind < len(self.words) and self.words[behind].folded == "-":
            behind += 1
        return self.words[behind].folded if behind < len(self.words) else ""

    def _skip_models(self, at: int) -> int:
        while at < len(self.words) and _is_model(self.words[at].folded, self.wording):
            at += 1
        return at

    def _model_end(self, behind: int) -> int:
        last = self._skip_models(behind)
        while last > behind and not self.words[last - 1].folded.isalnum():
            last -= 1
        return self.words[last - 1].end if last else 0


def _words(value: str, found: Sequence[tuple[Mention, Mark]]) -> list[_Word]:
    """The words from well before the first mark to well behind the last one."""
    first, last = max(0, found[0][0].start - _BEFORE), found[-1][0].end + _BEHIND
    lowered = value.lower() if value.isascii() else None
    words = []
    for match in _WORD.finditer(value, first, last):
        start, end = match.span()
        words.append(_Word(start, end, fold_phrase(match[0]) if lowered is None else lowered[start:end]))
    return words


def _place(words: Sequence[_Word], mention: Mention) -> tuple[int, int]:
    """The numbers of the first word of a mention and of the first word behind it."""
    at = next((n for n, word in enumerate(words) if word.end > mention.start), len(words))
    behind = next((n for n in range(at, len(words)) if words[n].start >= mention.end), len(words))
    return at, behind


def _is_model(folded: str, wording: Wording) -> bool:
    return folded in wording.model_words or _MODEL.fullmatch(folded) is not None


def _phrase_before(words: Sequence[_Word], at: int, phrases: Collection[str]) -> bool:
    """True where some phrase ends right before the word `at`, an article between them or not."""
    if at and words[at - 1].folded in ("the", "a", "an", "your", "real"):
        at -= 1
    return any(
        at >= count and " ".join(word.folded for word in words[at - count : at]) in phrases
        for count in range(1, _LONGEST_PHRASE + 1)
    )


def _phrase_at(words: Sequence[_Word], at: int, phrases: Collection[str]) -> bool:
    return any(
        " ".join(word.folded for word in words[at : at + count]) in phrases
        for count in range(1, _LONGEST_PHRASE)
    )


def _introduced(
    words: Sequence[_Word],
    at: int,
    wording: Wording,
    phrases: Collection[str],
    covered: Sequence[int],
) -> bool:
    """True where a "for" or its like reaches the word `at`, straight or through a list of models and names."""
    unknown = 0
    for back in range(at, max(-1, at - _REACH), -1):
        if back in covered:
            return unknown <= _UNKNOWN_IN_LIST
        if _ends(words, back, phrases):
            return True
        if not back:
            return False
        word = words[back - 1].folded
        if word in (".", "!", "?", "\n", ";", "•", "|") and not _inside_number(words, back - 1):
            return False
        if word in wording.audience:
            return False
        if word.isalpha() and not (_is_model(word, wording) or word in wording.spoken_of):
            unknown += 1
            if unknown > _UNKNOWN_WORDS:
                return False
    return False


def _ends(words: Sequence[_Word], at: int, phrases: Collection[str]) -> bool:
    return any(
        at >= count and " ".join(word.folded for word in words[at - count : at]) in phrases
        for count in range(1, _LONGEST_PHRASE + 1)
    )


def _inside_number(words: Sequence[_Word], at: int) -> bool:
    return 0 < at < len(words) - 1 and words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _accessory(words: Sequence[_Word], behind: int, wording: Wording, mark: Mark) -> int | None:
    """The last word of the first thing behind a mark that fits another maker's product, or None.

    None too where the mark itself stands on such things.
    """
    own: set[str] = set()
    for name in mark.classes:
        own |= wording.classes.get(name, frozenset((name,)))
    for at in range(behind, min(behind + 7, len(words))):
        if not (words[at].folded.isalnum() or words[at].folded in ("/", "&", "-", "'")):
            return None
        for count in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(word.folded for word in words[at : at + count])
            if phrase in wording.accessories:
                return None if phrase in own else min(at + count, len(words)) - 1
    return None


def _capital(mention: Mention) -> bool:
    return mention.words[:1].isupper()


def _is_disguised(mention: Mention, mark: Mark) -> bool:
    """True where the seller's spelling is not one of the mark's own."""
    words = mention.words
    if words.isascii():
        return joined(words) not in mark.spellings
    # A letter of another alphabet among Latin ones reads right and is wrong.
    return bool(_ALPHABETS.search(words)) and any(letter.isascii() for letter in words)
