"""Who sells: which marks are the seller's own, and whether characters on the goods look licensed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from listing_lint.brand_text import BrandText
from listing_lint.brands import Brands, Mark, Wording, joined, load_brands
from listing_lint.fold import fold_phrase
from listing_lint.rule import Mention, Subject

_HEAD = 60
"""How far into a title its maker's name may reach, in code points."""
_LEADING_WORDS = 4
_LONGEST_NAME = 3
_PARTY_GOODS = "party goods"
_PARTY_REACH = 3

NamedMark = tuple[Mention, Mark]


class _Names(NamedTuple):
    """Whose marks a seller may use: `owners`, the same as `spellings`, and how their product lines begin.

    `makers` are the marks by which the owners were known.
    """

    owners: frozenset[str] = frozenset()
    spellings: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    makers: tuple[Mark, ...] = ()


class Seller:
    """Who sells one listing. `known` is False where the brand field is empty and the maker a guess."""

    __slots__ = ("_called", "_licensed", "_names", "_subject", "known")

    def __init__(self, subject: Subject, names: _Names, called: str, *, known: bool) -> None:
        """`called` may begin with the name of a licensed maker: the brand field, or the head of a title."""
        self.known = known
        self._subject, self._names, self._called = subject, names, called
        self._licensed: bool | None = None

    @property
    def licensed(self) -> bool:
        """True for a maker known to hold licences, or that says so itself; worked out when it is asked for."""
        if self._licensed is None:
            wording = load_brands().wording
            self._licensed = (
                # Who leads with a franchise and no brand sells that franchise, in whatever company.
                any(mark.franchise or _holds_licences(mark, wording) for mark in self._names.makers)
                or _is_licensee(fold_phrase(self._called), wording)
                or _says_licensed(self._subject, wording)
            )
        return self._licensed

    def owns(self, mark: Mark) -> bool:
        """True for the seller's own marks and product lines, and for names that begin with the brand."""
        owners, spellings, beginnings, _ = self._names
        if not owners:
            return False
        if mark.owner in owners or not spellings.isdisjoint(mark.spellings):
            return True
        return joined(mark.owner) in spellings or _as_beginning(mark.name).startswith(beginnings)


_NOBODY = _Names()


def seller_by_name(subject: Subject) -> Seller | None:
    """The seller as the brand field names it; None where that is empty."""
    brand = subject.listing.brand or ""
    names = _named(brand)
    return None if names is None else Seller(subject, names, brand, known=True)


@lru_cache(maxsize=1024)
def _named(brand: str) -> _Names | None:
    """The owners that a brand field names; None where it holds no letter."""
    brands, folded = load_brands(), fold_phrase(brand)
    if not folded:
        return None
    if folded in brands.wording.unbranded:
        return _NOBODY
    makers = tuple(_marks_in_name(folded, brands))
    owners = frozenset({folded, *(mark.owner for mark in makers)})
    return _Names(owners, frozenset(map(joined, owners)), tuple(f"{owner} " for owner in owners), makers)


def seller_by_title(subject: Subject, title: BrandText | None, marks: Sequence[NamedMark]) -> Seller:
    """The seller as the title's first mark suggests.

    `title` is the title as it reads around its brands, `marks` are those brands; None and empty
    where it has none.
    """
    maker = None if title is None else _guessed_maker(title, marks, load_brands().wording)
    names = _NOBODY if maker is None else _led_by(maker)
    return Seller(subject, names, (subject.listing.title or "")[:_HEAD], known=False)


@lru_cache(maxsize=1024)
def _led_by(maker: Mark) -> _Names:
    owners, spellings = frozenset((maker.owner,)), frozenset((joined(maker.name),))
    return _Names(owners, spellings, (f"{maker.owner} ",), (maker,))


@lru_cache(maxsize=4096)
def _as_beginning(name: str) -> str:
    return f"{fold_phrase(name)} "


def _marks_in_name(brand: str, brands: Brands) -> Iterator[Mark]:
    """The marks that a brand field names: all of it, or its first words (`Samsung Electronics`)."""
    words = brand.split()
    for count in range(len(words), 0, -1):
        mark = brands.named(" ".join(words[:count]))
        if mark is not None and (count == len(words) or not mark.ordinary):
            yield mark


def _guessed_maker(title: BrandText, marks: Sequence[NamedMark], wording: Wording) -> Mark | None:
    """The maker of a product without a brand: the first mark of the title that the product could be by."""
    for mention, mark in marks:
        at, behind = title.place(mention)
        leads = _leads(title, at, wording)
        if mark.franchise and leads and not _is_for_a_party(title, behind, wording):
            return mark
        if leads and mark.retailer and mark.name != mark.owner:
            # A label of the store's own, such as Amazon Basics.
            return mark
        if mark.component or mark.retailer or mark.franchise or not mark.curated:
            continue
        if title.tail(behind) in wording.comparison_behind:
            # Who makes Fenders does not call them Fender style.
            continue
        if (mark.ordinary and not leads) or title.is_introduced(at, wording.compatible):
            continue
        if (
            not wording.with_accessories.issuperset(mark.classes)
            or (leads and (_names_owner(mention, mark) or not wording.genuine.isdisjoint(title.folded[:at])))
            or title.accessory(behind, mark) is None
        ):
            return mark
    return None


def _is_for_a_party(title: BrandText, behind: int, wording: Wording) -> bool:
    """True for stickers, balloons and the like: makers without a name lead those with a character's."""
    goods = wording.classes[_PARTY_GOODS]
    return any(title.read(at) in goods for at in range(behind, behind + _PARTY_REACH))


def _names_owner(mention: Mention, mark: Mark) -> bool:
    """True for the maker's name, alone or in front of a product line (`DJI Mavic`)."""
    return joined(mention.words).startswith(joined(mark.owner))


def _leads(title: BrandText, number: int, wording: Wording) -> bool:
    """True where only a count, an article and the like stand in front of the word `number`."""
    return number <= _LEADING_WORDS and all(
        word in wording.leading or not word.isalpha() for word in title.folded[:number]
    )


def _holds_licences(mark: Mark, wording: Wording) -> bool:
    return joined(mark.name) in wording.licensees or joined(mark.owner) in wording.licensees


def _is_licensee(name: str, wording: Wording) -> bool:
    """True where a folded name begins like one of the known licensees."""
    words = name.split()
    return any("".join(words[:count]) in wording.licensees for count in range(1, _LONGEST_NAME + 1))


def _says_licensed(subject: Subject, wording: Wording) -> bool:
    for text in subject.texts:
        lowered = text.value.lower()
        if "licen" in lowered or "official" in lowered:
            folded = fold_phrase(text.value)
            if any(phrase in folded for phrase in wording.licensed):
                return True
    return False
