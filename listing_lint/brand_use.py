"""How a brand is used where it is named: as its owner, as a fitting part, as a comparison, as a lure.

The scan says which names stand in a text; here their neighbours say what naming them amounts to. Every
brand rule picks its own kind of use. What can't be told from its neighbours is no use at all: an
ordinary word needs evidence before it counts as somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from listing_lint.brand_text import BrandText
from listing_lint.brands import Mark, joined, load_brands
from listing_lint.fold import fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import RUNNING_FIELDS
from listing_lint.rule import Mention, Subject
from listing_lint.seller import NamedMark, Seller, seller_by_name, seller_by_title


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
    """One mark as it is used at one place. `sure` is False where the evidence is weaker.

    `model_end` is where the model words behind the mark end (`iPhone 15 Pro`), `thing_end` where the
    product ends that they stand in front of (`iPhone 15 Pro Clear Case`), 0 where none follows; both are
    code points of the text.
    """

    mention: Mention
    mark: Mark
    kind: Kind
    sure: bool = True
    model_end: int = 0
    thing_end: int = 0


_NOTE = "brand_uses"
_HIDDEN_FIELDS = ("search_terms",)
_VEHICLES = frozenset(("auto parts", "vehicles", "motorcycles", "tractors"))
"""Classes whose marks stand on model cars under licence, like characters on other toys."""
_LIKERS = frozenset(("who", "you", "they", "kids", "children", "fans", "would", "also", "i", "we"))
_EXAMPLES = frozenset(("carriers", "devices", "models", "phones", "brands", "ones", "games", "apps"))
"""In front of "like" these say that somebody likes the brand, or that it is an example."""
_COMPARES = lazy_pattern(
    r"like|similar|than|dupe|inspired|\bvs\b|versus|alternative|replica|copy|unlike|compar", re.IGNORECASE
)
_NEAR = 24
_LONGEST_UNIT = 3
_MAKERS_IN_LIST, _LIST_GAP = 3, 6
_LIST_SIGNS = frozenset((",", "/", "and", "or", "&", ";"))
_COPY_WITHIN = 3
"""How far behind a brand a word such as "dupe" still speaks of it, in words."""
_DEVICES = frozenset(("cameras", "computers", "ink", "phones", "tablets", "vacuums", "video"))
"""Classes in which the maker alone does not say what a product fits."""
_OTHER_ALPHABETS = lazy_pattern("[\u0370-\u03ff\u0400-\u04ff]")


def of_kind(subject: Subject, kind: Kind) -> Sequence[Use]:
    """The uses of one kind in one listing that are worth a word, in the order of its texts.

    Worked out once for each listing and kept in its notes for the other brand rules.
    """
    if not subject.mentions.get("brands"):
        return ()
    uses = subject.notes.get(_NOTE)
    if not isinstance(uses, tuple):
        uses = subject.notes[_NOTE] = tuple(_uses(subject))
    return [use for use in uses if use.kind is kind] if uses else ()


def _uses(subject: Subject) -> Iterator[Use]:
    found = _named_marks(subject)
    if not found:
        return
    texts: dict[int, BrandText] = {}
    seller = seller_by_name(subject)
    if seller is None:
        title = id(subject.text("title"))
        marks = found.get(title, ())
        if marks:
            texts[title] = _read(marks)
        seller = seller_by_title(subject, texts.get(title), marks)
    for key, marks in found.items():
        strangers = [one for one in marks if not seller.owns(one[1])]
        if strangers:
            yield from _Reading(subject, seller, marks, texts.get(key) or _read(marks)).uses(strangers)


def _named_marks(subject: Subject) -> dict[int, list[NamedMark]]:
    """The mentions that may be names, each with its mark, by the identity of their text."""
    brands = load_brands()
    found: dict[int, list[NamedMark]] = {}
    # A book or a film may be about somebody else's mark.
    is_work = subject.market.product_class(subject.listing.product_type) == "media"
    for mention in subject.mentions["brands"]:
        mark = brands.mark(mention.entry)
        if _may_be_name(mention, mark) and not (is_work and mention.text.field == "title"):
            found.setdefault(id(mention.text), []).append((mention, mark))
    return {key: _merged(marks) if len(marks) > 1 else marks for key, marks in found.items()}


def _read(marks: Sequence[NamedMark]) -> BrandText:
    return BrandText(marks[0][0].text.value, [mention for mention, _ in marks], load_brands().wording)


def _may_be_name(mention: Mention, mark: Mark) -> bool:
    """False where the word alone says that it is no name, before anything around it is read."""
    if mark.written and (mention.words not in mark.written or _is_measure(mention)):
        return False
    if (mark.curated and not mark.ordinary) or mention.text.field in _HIDDEN_FIELDS:
        return True
    if not mention.words[:1].isupper():
        return bool(mark.plain)
    # A name of the lexicon counts in visible texts only where it is compared with.
    return mark.curated or bool(_COMPARES.search(mention.text.value[: mention.start][-_NEAR:]))


def _is_measure(mention: Mention) -> bool:
    """True for capitals behind a number or a hyphen: 5 HP is power and Non-GE no General Electric."""
    value = mention.text.value
    before = value[: mention.start].rstrip(" -+")
    return len(mention.words) <= _LONGEST_UNIT and (
        before[-1:].isdigit() or before[-5:].lower() == " peak" or value[: mention.start].endswith("-")
    )


def _merged(found: list[NamedMark]) -> list[NamedMark]:
    """The same with marks of one owner side by side (`Apple iPhone`) as one, which needs no more evidence."""
    kept: list[NamedMark] = []
    for mention, mark in found:
        if kept and mark.curated and kept[-1][1].owner == mark.owner:
            last, other = kept[-1]
            if mention.text.value[last.end : mention.start].strip(" ®™") == "":
                telling = other if mark.ordinary and not other.ordinary else mark
                both = Mention(mention.text, last.start, mention.end, telling.name)
                kept[-1] = both, telling._replace(ordinary=False, spellings=frozenset())
                continue
        kept.append((mention, mark))
    return kept


class _Reading:
    """One text with the marks in it, and what is known about the seller."""

    def __init__(self, subject: Subject, seller: Seller, found: Sequence[NamedMark], text: BrandText) -> None:
        self.brands = load_brands()
        self.wording = self.brands.wording
        self.subject, self.seller, self.found, self.text = subject, seller, found, text
        self.field = found[0][0].text.field
        self.running = self.field in RUNNING_FIELDS
        self._about: frozenset[str] | None = None

    def uses(self, strangers: Iterable[NamedMark]) -> Iterator[Use]:
        """What each mark of somebody else amounts to."""
        for mention, mark in strangers:
            at, behind = self.text.place(mention)
            if self.field in _HIDDEN_FIELDS:
                use = self._hidden(mention, mark, behind)
            elif not mark.curated:
                use = self._merely_known(mention, mark, at, behind)
            elif mark.retailer:
                use = self._store(mention, mark, at, behind)
            else:
                use = self._visible(mention, mark, at, behind)
            if use is not None:
                if use.kind is Kind.COMPATIBLE or (self.running and use.kind is Kind.COMPONENT):
                    self.text.cover(behind)
                yield use

    def _hidden(self, mention: Mention, mark: Mark, behind: int) -> Use | None:
        """A brand in the search terms, where nothing is capital and nothing is a sentence."""
        if mark.ordinary and (mark.component or not self._class_word_at(behind, mark)):
            return None
        if not mark.curated and self.subject.language != "en":
            return None
        if _is_disguised(mention, mark):
            return Use(mention, mark, Kind.LOOK_ALIKE)
        return Use(mention, mark, Kind.SEARCH_TERM, sure=mark.curated and not mark.ordinary)

    def _merely_known(self, mention: Mention, mark: Mark, at: int, behind: int) -> Use | None:
        """A name of the lexicon: only a comparison is worth a word."""
        if self._is_measured_against(at, mark) or self._is_passed_for(behind, mark):
            return Use(mention, mark, Kind.COMPARISON, sure=False)
        return None

    def _store(self, mention: Mention, mark: Mark, at: int, behind: int) -> Use | None:
        wording = self.wording
        if self.text.is_introduced(at, wording.compatible_strictly):
            return Use(mention, mark, Kind.COMPATIBLE)
        if not mark.ordinary:
            return Use(mention, mark, Kind.STORE)
        near = (
            self.text.follows(at, wording.store_before)
            or self.text.precedes(behind, wording.store_behind)
            or self._is_beside_a_store(mention)
        )
        return Use(mention, mark, Kind.STORE, sure=False) if near and _is_capital(mention) else None

    def _is_beside_a_store(self, mention: Mention) -> bool:
        """True where the name of another store is joined to this one: "Walmart and Target"."""
        here = next(number for number, (other, _) in enumerate(self.found) if other is mention)
        return any(
            0 <= beside < len(self.found)
            and self.found[beside][1].retailer
            and not self.found[beside][1].ordinary
            and self._joins(*sorted((here, beside)))
            for beside in (here - 1, here + 1)
        )

    def _visible(self, mention: Mention, mark: Mark, at: int, behind: int) -> Use | None:
        text, wording = self.text, self.wording
        if mark.ordinary and not self._is_name(mention, mark, at, behind):
            return None
        if _is_disguised(mention, mark):
            return Use(mention, mark, Kind.LOOK_ALIKE) if self._passes_for(mention, mark) else None
        if self._takes_licence(mark) and self.seller.licensed:
            # A licence is for the mark, not for its style: "Fender style" is no Fender.
            passed_for = not mark.franchise and self._is_passed_for(behind, mark)
            return Use(mention, mark, Kind.COMPARISON, sure=False) if passed_for else None
        if self._is_measured_against(at, mark):
            return Use(mention, mark, Kind.COMPARISON, sure=not mark.ordinary)
        if self._is_compatible(mention, mark, at, behind):
            return Use(mention, mark, Kind.COMPATIBLE, sure=not self._lacks_model(mark, behind))
        if self._is_passed_for(behind, mark):
            return Use(mention, mark, Kind.COMPARISON, sure=not mark.ordinary)
        if self._is_component(mention, mark, at):
            return Use(mention, mark, Kind.COMPONENT)
        if mark.plain:
            return Use(mention, mark, Kind.GENERIC, sure=not mark.ordinary)
        if self.running and not mark.franchise and text.follows(at, wording.spoken_of):
            return Use(mention, mark, Kind.COMPATIBLE)
        thing = text.accessory(behind, mark)
        return Use(
            mention,
            mark,
            Kind.THIRD_PARTY,
            sure=self.seller.known and self.field == "title" and not (mark.ordinary or mark.franchise),
            model_end=text.model_end(behind),
            thing_end=0 if thing is None else text.end(thing),
        )

    def _takes_licence(self, mark: Mark) -> bool:
        """True for what a licensed maker may name: the franchise, its owner, other licensed makers, model cars."""
        return (
            mark.franchise
            or mark.owner in self.brands.licensors
            or joined(mark.name) in self.wording.licensees
            or not _VEHICLES.isdisjoint(mark.classes)
        )

    def _is_name(self, mention: Mention, mark: Mark, at: int, behind: int) -> bool:
        """Evidence that an ordinary word is a name here."""
        text = self.text
        if not _is_capital(mention):
            return bool(mark.plain)
        if self._class_word_at(behind, mark):
            # In a text of capitals only, a capital says nothing.
            return not (mention.words.isupper() and text.value.isupper())
        introduced = text.is_introduced(at, self.wording.compatible)
        if introduced and text.read(behind)[:1].isdigit():
            return True
        return self._fits(mark) and (
            introduced
            or text.has_model_code(behind)
            or self._is_measured_against(at, mark)
            or self._is_passed_for(behind, mark)
            or (self.running and text.word(at - 1).islower() and not text.word(behind)[:1].isupper())
        )

    def _is_compatible(self, mention: Mention, mark: Mark, at: int, behind: int) -> bool:
        # Dice may be "for" a game; a shirt is not "for" a character.
        if mark.franchise:
            return "games" in mark.classes and self.text.is_introduced(at, self.wording.compatible)
        return (
            self.text.is_introduced(at, self.wording.compatible)
            or self.text.tail(behind) in self.wording.compatible_behind
            or self._is_platform(mark, at, behind)
            or self._is_in_list(mention, mark)
        )

    def _is_platform(self, mark: Mark, at: int, behind: int) -> bool:
        """True where a title closes with the console that a game runs on: "… - Xbox 360"."""
        behind = self.text.behind_models(behind)
        return (
            self.field == "title"
            and "games" in mark.classes
            and self.text.read(at - 1) in ("-", "–", "(", "[")
            and self.text.read(behind) in ("", ")", "]", "(", "[")
        )

    def _is_in_list(self, mention: Mention, mark: Mark) -> bool:
        """True where the mark stands in a list of several makers: "Singer, Brother, Janome"."""
        if len({other.owner for _, other in self.found}) < _MAKERS_IN_LIST:
            return False
        owners = {mark.owner}
        here = next(number for number, (other, _) in enumerate(self.found) if other is mention)
        for step in (-1, 1):
            last = here
            while 0 <= last + step < len(self.found) and self._joins(*sorted((last, last + step))):
                last += step
                owners.add(self.found[last][1].owner)
        return len(owners) >= _MAKERS_IN_LIST

    def _joins(self, left: int, right: int) -> bool:
        """True where only a comma, a slash or "and", and at most a few words, part two marks."""
        _, behind = self.text.place(self.found[left][0])
        at, _ = self.text.place(self.found[right][0])
        between = self.text.folded[behind:at]
        return 0 < len(between) <= _LIST_GAP and not _LIST_SIGNS.isdisjoint(between)

    def _lacks_model(self, mark: Mark, behind: int) -> bool:
        """True where a title names only the maker of the device that the product is for: "for Sony"."""
        if self.field != "title" or mark.name != mark.owner or _DEVICES.isdisjoint(mark.classes):
            return False
        return not self.text.read(behind) and len(self.found) == 1

    def _is_component(self, mention: Mention, mark: Mark, at: int) -> bool:
        if mark.plain or mark.franchise:
            return mark.component and not mention.words.islower()
        return mark.component or self.text.follows(at, self.wording.made_with)

    def _is_measured_against(self, at: int, mark: Mark) -> bool:
        """Like, similar to, better than the mark; not what somebody likes, nor "carriers like" it."""
        if mark.component:
            return False
        at = self.text.after_article(at)
        if not self.text.follows(at, self.wording.comparison_before):
            return False
        word = self.text.read(at - 1)
        if word == "like":
            return self.text.read(at - 2) not in _LIKERS | _EXAMPLES
        # One character against another is a toy, not a comparison.
        return not (mark.franchise and word in ("vs", "versus", "."))

    def _is_passed_for(self, behind: int, mark: Mark) -> bool:
        """The mark's style, a dupe of the mark."""
        if mark.component:
            return False
        if not mark.franchise and self.text.tail(behind) in self.wording.comparison_behind:
            return True
        return self.text.is_followed_within(behind, _COPY_WITHIN, self.wording.copied_behind)

    def _passes_for(self, mention: Mention, mark: Mark) -> bool:
        """Letters are soon mistyped, so a look-alike without digits or foreign letters must fit the product."""
        words = mention.words
        return (
            any(letter.isdigit() for letter in words)
            or bool(_OTHER_ALPHABETS.search(words))
            or self._fits(mark)
        )

    def _class_word_at(self, number: int, mark: Mark) -> bool:
        """True where the word `number` or the next one names a product of the mark's classes."""
        return self.wording.show((self.text.read(number), self.text.read(number + 1)), mark)

    def _fits(self, mark: Mark) -> bool:
        """True where the listing is about a product of the mark's classes."""
        if self._about is None:
            listing = self.subject.listing
            about = f"{listing.title or ''} {listing.product_type or ''}".replace("_", " ")
            self._about = frozenset(fold_phrase(about).split())
        return self.wording.show(self._about, mark)


def _is_capital(mention: Mention) -> bool:
    return mention.words[:1].isupper()


def _is_disguised(mention: Mention, mark: Mark) -> bool:
    """True where the seller's spelling is not one of the mark's own."""
    words = mention.words
    if not mark.spellings:
        return False
    if words.isascii():
        return joined(words) not in mark.spellings
    # A letter of another alphabet among Latin ones reads right and is wrong.
    return bool(_OTHER_ALPHABETS.search(words)) and any(letter.isascii() for letter in words)
