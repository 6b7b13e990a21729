"""Who sells: which marks are the seller's own, and whether characters on the goods look licensed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from listing_lint.brand_text import BrandText
from listing_lint.brands import Brands, Mark, Wording, joined
from listing_lint.fold import fold_phrase
from listing_lint.rule import Mention, Subject

_HEAD = 60
"""How far into a title its maker's name may reach, in code points."""
_LEADING_WORDS = 4
_LONGEST_NAME = 3
_PARTY_GOODS = "party goods"
_PARTY_REACH = 3

NamedMark = tuple[Mention, Mark]


class Seller(Struct, frozen=True):
    """The owners whose marks are the seller's own.

    `names` are the same without spaces. `known` is False where the brand field is empty and the maker a
    guess. `licensed` says that a maker is known to hold licences, or says so itself.
    """

    owners: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    known: bool = True
    licensed: bool = False

    def owns(self, mark: Mark) -> bool:
        """True for the seller's own marks and product lines, and for names that begin with the brand."""
        if not self.owners:
            return False
        if mark.owner in self.owners or not self.names.isdisjoint(mark.spellings):
            return True
        return joined(mark.owner) in self.names or f"{fold_phrase(mark.name)} ".startswith(
            tuple(f"{owner} " for owner in self.owners)
        )


def seller_of(
    subject: Subject, brands: Brands, title: BrandText | None, marks: Sequence[NamedMark]
) -> Seller:
    """The seller as the brand field names it, or as the title's first mark suggests.

    `title` is the title as it was read around its brands, `marks` are those brands; None and empty
    where it has none.
    """
    wording = brands.wording
    brand = fold_phrase(subject.listing.brand or "")
    licensed = _says_licensed(subject, wording)
    if brand in wording.unbranded:
        return Seller(licensed=licensed)
    if brand:
        named = list(_marks_in_name(brand, brands))
        owners = frozenset({brand, *(mark.owner for mark in named)})
        licensed = (
            licensed
            or _is_licensee(brand, wording)
            or any(mark.franchise or _holds_licences(mark, wording) for mark in named)
        )
        return Seller(owners, frozenset(map(joined, owners)), licensed=licensed)
    maker = None if title is None else _guessed_maker(title, marks, wording)
    head = (subject.listing.title or "")[:_HEAD]
    licensed = licensed or _is_licensee(fold_phrase(head), wording)
    if maker is None:
        return Seller(known=False, licensed=licensed)
    return Seller(
        frozenset((maker.owner,)),
        frozenset((joined(maker.name),)),
        known=False,
        # Who leads with a franchise and no brand sells that franchise, in whatever company.
        licensed=licensed or maker.franchise or _holds_licences(maker, wording),
    )


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
            or title.accessory(behind, mark) is None
            or (leads and (_names_owner(mention, mark) or not wording.genuine.isdisjoint(title.folded[:at])))
        ):
            return mark
    return None


def _is_for_a_party(title: BrandText, behind: int, wording: Wording) -> bool:
    """True for stickers, balloons and the like: makers without a name lead those with a character's."""
    goods = wording.classes[_PARTY_GOODS]
    return any(title.read(at) in goods for at in range(behind, behind + _PARTY_REACH))


def _names_owner(mention: Mention, mark: Mark) -> bool:
    """True for the maker's name, alone or in front of a product line (`DJI Mavic`)."""
    return joined(fold_phrase(mention.words)).startswith(joined(mark.owner))


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
