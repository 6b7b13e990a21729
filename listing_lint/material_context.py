"""What a text claims where it names a material: the words around the name decide.

A name is no claim where it is denied, cared for, smelled, or a colour; it is a claim about one part
where that part is named beside it; it is less than a claim where it is only looked like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from listing_lint.fold import fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.materials import NO_PHRASES, Context, Material, Phrases, load_materials
from listing_lint.rule import Mention

CUSTOMER_FIELDS = ("title", "highlight", "bullet")
"""Where a false name is a claim to every customer; elsewhere it weighs less."""

ACCESSORY = "accessory"
"""The name of a part that the text only says to come with the product."""

_BEFORE, _AFTER = 80, 60
_STOPS = frozenset(".;|()[]!?\u2022\n/\u2013\u2014\u3001\u3002\uff08\uff09")
_MARKS = frozenset([",", ":"])
_AMOUNT = lazy_pattern(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]")
_AMOUNT_BEHIND = lazy_pattern(
    r"\s*(?:\(\s*(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]\s*\)|:?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％])(?=\W*([^\W\d_]+)?)"
)
_EXEMPTIONS = frozenset(["except", "excluding", "exclusive"])
_LINKS = frozenset([",", ":", "in", "is", "made", "of", "with"])
_LITTLE = frozenset(["a", "an", "any", "from", "made", "of", "our", "the", "your"])
_HOLDERS = (["holder"], ["holders"], ["sconce"], ["sconces"], ["stand"], ["stands"])
_RINGS = frozenset(["band", "bands"])
_HEADLINES = ("title", "highlight")
_ARTICLES = (["a"], ["an"])
_OF_SIZE = (["size"], ["sizes"])
_SOFT = frozenset(["leather", "textile"])
_FASTENERS = frozenset(["buckle"])
"""Parts that are never made of cloth or leather: buckles, buttons, zippers."""
_SERVED = frozenset(["ceramic", "glass", "metal", "stone"])
_SERVICE_REACH = 5
_ENDS_OF_PRODUCT = frozenset(["and", "for", "in", "with", "without"])
_NO_THINGS = frozenset(["and", "at", "by", "from", "in", "is", "of", "on", "or", "to", "x"])
_SCENTLESS = frozenset(["ceramic", "glass", "metal"])
_COVERS = frozenset(["lid"])
"""Parts that come with something under them, although they are sold alone too."""
_OF_CLOTH = frozenset(["collar", "patch", "pocket", "waistband"])
_CUTS: Mapping[str, frozenset[str]] = {
    "leather": frozenset(["cord", "strap"]),
    "textile": frozenset(["accents", "cord", "frame", "patch", "pocket", "strap", "waistband"]),
}
"""Parts that in front of a product noun only tell its cut: “drawstring waist pants”, “wide leg trousers”."""
_CUTS_FURTHER_ON: Mapping[str, frozenset[str]] = {
    "leather": frozenset(["handle", "sole", "trim"]),
    "textile": frozenset(["collar", "trim"]),
}
"""The same, but not directly behind the material: “linen stand collar shirt”."""
_GOODS: Mapping[str, str] = {"leather": "leathergoods", "textile": "textiles"}
_ADORNED = ("jewellery", "textiles")
"""Lists of nouns behind which a part is one more thing on the product: “cashmere scarf tassel”."""
_GOODS_REACH = 6
_HARD = frozenset(["ceramic", "glass", "metal", "rubber", "stone", "wood"])
_NOUN_REACH = 3
_HUNDRED = Decimal(100)
_NEGATION_REACH = 4
_SORT_REACH = 3
_COMPONENT_REACH = 2
_ACCESSORY_REACH = 5
_CARE_REACH = 5
_ELSEWHERE_REACH = 6


class Claim(Struct, frozen=True):
    """The statement that a product, or the named part of it, is made of a material.

    `start` and `end` are code points, the words that strengthen it (`pure`, `100%`) included;
    `strength` is those words folded. `exclusive` where they say that there is nothing else, `genuine`
    where they say that it is really there. `imitation` where the words say that it only looks like it.
    `percent` is a percentage written beside it. `blend` where the text itself says that there is more.
    `stated` where the sentence says outright that the product is made of it, `opening` where that is
    how it begins: “Made of steel”, “Material: steel”. `following` are the folded words behind it, up
    to the next sign.
    """

    mention: Mention
    material: Material
    start: int
    end: int
    strength: str = ""
    exclusive: bool = False
    genuine: bool = False
    imitation: bool = False
    percent: Decimal | None = None
    blend: bool = False
    stated: bool = False
    opening: bool = False
    alone: bool = False
    part: str | None = None
    following: tuple[str, ...] = ()

    @property
    def in_front(self) -> bool:
        """True in the fields that every customer reads first."""
        return self.mention.text.field in CUSTOMER_FIELDS


def read_claim(mention: Mention, language: str) -> Claim | None:
    """The claim that a mention makes where it stands, or None where it makes none."""
    materials = load_materials()
    material, context = materials.entries[mention.entry], materials.context(language)
    value = mention.text.value
    before = _Words.before(value, mention.start, context)
    behind = _words_behind(value, mention.end, context)
    after = _unmarked(behind)
    if (
        _negated(before, behind, context)
        or _cared_for(before, context)
        or (material.kinds.isdisjoint(_SCENTLESS) and _elsewhere(before, behind, context))
    ):
        return None
    if _is_sense(material, after, context) or _is_colour(before, after, mention, context):
        return None
    if _serves(material, after, context):
        return None
    strength = _Strength.read(before, context)
    opening = _opens(before, context) or _is_first(mention, strength, before, context)
    # “Natural Maple” is a finish as often; pure and all are said of nothing but a material.
    strengthened = strength.exclusive if "wood" in material.kinds else bool(strength.words)
    if material.nouns and not strengthened and not opening:
        nouns = context.nouns.get(material.nouns, NO_PHRASES)
        free = material.headline and mention.text.field == "title" and _is_thing(after, context)
        if not free and not followed(after, nouns, material.noun_reach):
            return None
    percent, end = strength.percent, mention.end
    exclusive = strength.exclusive and _EXEMPTIONS.isdisjoint(after[:2])
    amount = None if exclusive or percent is not None else _AMOUNT_BEHIND.match(value, end)
    # In “cotton 5% spandex” the percentage belongs to what follows.
    if amount is not None and fold_phrase(amount[3] or "") not in materials.words:
        percent, end = _number(amount[1] or amount[2]), amount.end()
        exclusive = percent == _HUNDRED
    count = before.count
    return Claim(
        mention=mention,
        material=material,
        start=mention.start if strength.start is None else strength.start,
        end=end,
        strength=strength.words,
        exclusive=exclusive,
        genuine=strength.genuine,
        imitation=_imitated(before, after, context) or _only_a_skin(material, before, after, context),
        percent=percent,
        blend=bool(context.blend_after.starting(after) or context.blend_before.ending(before.words, count)),
        stated=bool(strength.words or percent is not None or context.stated.ending(before.words, count)),
        opening=opening,
        alone=not before.near and not after,
        part=_part(material, before, after, context)
        or _accessory(material, before, context, in_prose=mention.text.field not in _HEADLINES),
        following=tuple(after),
    )


def followed(following: Sequence[str], nouns: Phrases, reach: int) -> bool:
    """True where one of the nouns begins within `reach` words."""
    return any(nouns.starting(following, at) for at in range(min(reach, len(following))))


class _Words(Struct, frozen=True):
    """The folded words in front of a mention, in reading order, with where each one starts.

    `near` is how many of the last ones have no comma or colon between them and the mention.
    """

    words: list[str]
    starts: list[int]
    near: int

    @property
    def count(self) -> int:
        return len(self.words)

    @classmethod
    def before(cls, value: str, start: int, context: Context) -> _Words:
        """The words from the last full stop or bracket on."""
        begin = max(0, start - _BEFORE)
        words: list[str] = []
        starts: list[int] = []
        near = 0
        for found in context.tokens.finditer(value, begin, start):
            piece = found[0]
            if piece in _STOPS:
                words.clear()
                starts.clear()
                near = 0
                continue
            near = 0 if piece in _MARKS else near + 1
            words.append(_folded(piece))
            starts.append(found.start())
        if begin > 0 and starts and starts[0] == begin:
            # The window may begin in the middle of a word.
            near = min(near, len(words) - 1)
            del words[0], starts[0]
        return cls(words, starts, near)


class _Strength(Struct, frozen=True):
    """The words in front of a material that strengthen it."""

    words: str = ""
    start: int | None = None
    exclusive: bool = False
    genuine: bool = False
    percent: Decimal | None = None

    @classmethod
    def read(cls, before: _Words, context: Context) -> _Strength:
        """`100% Organic Cotton`, `Pure Genuine Silk`: sorts may stand between."""
        words, starts = before.words, before.starts
        found = cls()
        first = before.count - before.near
        for end in range(before.count, max(first, before.count - _SORT_REACH - 1), -1):
            if end < before.count and words[end] not in context.sorts:
                break
            length = context.absolute.ending(words, end)
            if 0 < length <= end - first:
                strong = " ".join(words[end - length : end])
                return cls(strong, starts[end - length], exclusive=True, genuine=found.genuine)
            amount = _AMOUNT.fullmatch(words[end - 1])
            if amount:
                return cls(found.words, starts[end - 1], genuine=found.genuine, percent=_number(amount[1]))
            length = context.genuine.ending(words, end)
            if 0 < length <= end - first:
                found = cls(words[end - 1], starts[end - length], genuine=True)
        return found


def _words_behind(value: str, end: int, context: Context) -> list[str]:
    """The folded words behind, up to the next full stop or bracket; a bracketed percentage counts."""
    words: list[str] = []
    for found in context.tokens.finditer(value, end, end + _AFTER):
        piece = found[0]
        if piece in _STOPS:
            if piece == "(" and not words:
                continue
            break
        words.append(_folded(piece))
    return words


def _folded(piece: str) -> str:
    return piece.lower() if piece.isascii() else fold_phrase(piece)


def _unmarked(behind: list[str]) -> list[str]:
    """The words behind without a comma or colon between."""
    for at, word in enumerate(behind):
        if word in _MARKS:
            return behind[:at]
    return behind


def _negated(before: _Words, behind: list[str], context: Context) -> bool:
    """True in “no real silk” and “leather-free”, not in “non-slip cotton socks”."""
    words = before.words
    for end in range(before.count, max(0, before.count - min(_NEGATION_REACH, before.near)), -1):
        if end < before.count and words[end] not in _LITTLE and not _strengthens(words[end], context):
            break
        if context.negation_before.ending(words, end):
            return True
    return bool(context.negation_after.starting(behind))


def _strengthens(word: str, context: Context) -> bool:
    phrase = (word,)
    return (
        word in context.sorts
        or word[-1:] == "%"
        or phrase in context.absolute.known
        or phrase in context.genuine.known
    )


def _cared_for(before: _Words, context: Context) -> bool:
    """True in “for cotton, wool and fine silk”, “cleans leather” and “for car seats and leather”."""
    words, at = before.words, before.count
    if not at:
        return False
    if words[-1] in context.care_joins:
        return any(context.care.ending(words, end) for end in range(at - 1, max(0, at - _CARE_REACH), -1))
    while at > 0 and (words[at - 1] in context.care_bridge or words[at - 1] == ","):
        if context.care.ending(words, at):
            return True
        at -= 1
    return bool(context.care.ending(words, at))


def _elsewhere(before: _Words, behind: list[str], context: Context) -> bool:
    """True beside a scent; the candle of a candle holder smells of nothing."""
    words = context.elsewhere
    beside = (before.words[-_ELSEWHERE_REACH:], behind[: _ELSEWHERE_REACH + 1])
    return any(
        word in words and near[at + 1 : at + 2] not in _HOLDERS
        for near in beside
        for at, word in enumerate(near[:_ELSEWHERE_REACH])
    )


def _serves(material: Material, after: list[str], context: Context) -> bool:
    """True in “stainless steel sink liner” and “ceramic mug coaster”: the product is for such a thing."""
    if material.kinds.isdisjoint(_SERVED):
        return False
    for at, word in enumerate(after[:_SERVICE_REACH]):
        if word in _ENDS_OF_PRODUCT:
            return False
        if at and word in context.services:
            return True
    return False


def _is_thing(after: list[str], context: Context) -> bool:
    """True where the words behind go on to name what is sold, and nothing that is used on the material."""
    if not after or after[0] in _NO_THINGS or not after[0].isalpha():
        return False
    if not context.innards.isdisjoint(after[:_COMPONENT_REACH]):
        return False
    return context.services.isdisjoint(after[:_SERVICE_REACH])


def _is_first(mention: Mention, strength: _Strength, before: _Words, context: Context) -> bool:
    """True in “Solid wood, sanded by hand”: a strengthened name is all that the sentence begins with."""
    if strength.start is not None:
        return strength.start == before.starts[0]
    return not before.count and bool(context.genuine.starting(fold_phrase(mention.words).split()))


def _opens(before: _Words, context: Context) -> bool:
    """True where the sentence begins with the words that say what the product is made of."""
    words, at = before.words, before.count
    if len(words) > 1 and words[-1] == ":" and words[-2] in context.material_labels:
        return True
    while at and words[at - 1] in context.sorts:
        at -= 1
    length = context.stated.ending(words, at)
    return bool(length) and length == at


def _is_sense(material: Material, after: list[str], context: Context) -> bool:
    """True in “feather print dress”; a printed cotton dress is still of cotton."""
    length = context.sense.starting(after)
    if not length:
        return False
    return not (
        after[0] in context.decorated
        and material.natural is not None
        and followed(after[1:], context.nouns.get(_GOODS["textile"], NO_PHRASES), _NOUN_REACH)
    )


def _is_colour(before: _Words, after: list[str], mention: Mention, context: Context) -> bool:
    """True where nothing but a shade stands beside it: “, Antique Linen”, “Color: Linen”."""
    words = before.words
    beside = words[before.count - before.near :] + after
    if mention.text.field == "title" and 0 < len(beside) <= 2 and context.colours.issuperset(beside):
        return True
    return len(words) > 1 and words[-1] == ":" and words[-2] in context.colour_labels


def _imitated(before: _Words, after: list[str], context: Context) -> bool:
    return bool(
        context.imitation_after.starting(after)
        or (before.near > 0 and context.imitation_before.ending(before.words, before.count))
        or (before.near > 1 and context.imitation_before.ending(before.words, before.count - 1))
    )


def _only_a_skin(material: Material, before: _Words, after: list[str], context: Context) -> bool:
    """True where a metal is said to be plated, or a stone to be grown or imitated."""
    if "precious-metal" in material.kinds:
        return bool(
            context.plating_after.starting(after)
            or (before.near and context.plating_before.ending(before.words, before.count))
        )
    return "gem" in material.kinds and bool(context.synthetic_stone.ending(before.words, before.count))


def _part(material: Material, before: _Words, after: list[str], context: Context) -> str | None:
    """The part of the product that the words beside the material name; a silver band is a ring."""
    if "precious-metal" in material.kinds and after and after[0] in _RINGS:
        return None
    if after and after[0] not in context.accompanied:
        part = _part_behind(material, after, context)
        if part is not None:
            return part
    at = before.count
    if at and context.unspaced and (part := context.components.get((before.words[at - 1],))) is not None:
        return part
    divided = _of_goods(material, after, context)
    while at and (before.words[at - 1] in _LINKS or _strengthens(before.words[at - 1], context)):
        at -= 1
        if divided and before.words[at] == ",":
            # In “adjustable strap, leather backpack” the bag is of leather.
            return None
        if at and (part := context.components.get((before.words[at - 1],))) is not None:
            return part
    return None


def _part_behind(material: Material, after: list[str], context: Context) -> str | None:
    own = context.nouns.get(material.nouns, NO_PHRASES)
    first = own.starting(after)
    for at in range(min(_COMPONENT_REACH, len(after))):
        if at and _starts_goods(after, context):
            return None
        for length in (2, 1):
            phrase = tuple(after[at : at + length])
            part = context.components.get(phrase)
            if (
                part is not None
                and (at == 0 or phrase not in context.close_components.known)
                and (
                    (at == 0 and part in _COVERS)
                    or (first < at + len(phrase) and own.starting(after, at) < len(phrase))
                )
                and not _is_cut(material, part, after, at + len(phrase), context)
            ):
                return part
    return None


def _is_cut(material: Material, part: str, after: list[str], end: int, context: Context) -> bool:
    """True where a part tells the cut of a garment or bag, or can't be of the material: “steel pocket knife”."""
    if part in _OF_CLOTH and material.kinds.isdisjoint(_SOFT):
        return True
    if part in _FASTENERS:
        return not material.kinds.isdisjoint(_SOFT)
    for kind in material.kinds & _SOFT:
        goods = context.nouns.get(_GOODS[kind], NO_PHRASES)
        # A vest may have a back of silk; “cotton back slit dress” tells where the slit is.
        cut = part in _CUTS[kind] or (end > 1 and part in _CUTS_FURTHER_ON[kind]) or after[end - 1] == "back"
        behind = after[end + goods.starting(after[end:]) :] if part == "backing" else after[end:]
        if cut and followed(behind, goods, _GOODS_REACH):
            return True
    return False


def _starts_goods(words: list[str], context: Context) -> bool:
    return any(context.nouns.get(goods, NO_PHRASES).starting(words) for goods in _ADORNED)


def _of_goods(material: Material, after: list[str], context: Context) -> bool:
    """True where the words behind name the product that is of the material."""
    return any(
        followed(after, context.nouns.get(_GOODS[kind], NO_PHRASES), _NOUN_REACH)
        for kind in material.kinds & _SOFT
    )


def _accessory(material: Material, before: _Words, context: Context, *, in_prose: bool) -> str | None:
    """A part that only comes along, as the pot in “plant stand with ceramic pot”."""
    near = before.words[-min(before.near, _ACCESSORY_REACH) :] if before.near else []
    # A title that begins with “Plus” or “Plus Size” names a size.
    first = 0 if in_prose or len(near) < before.count else 1
    if any(
        word in context.included and near[at + 1 : at + 2] not in _OF_SIZE
        for at, word in enumerate(near)
        if at >= first
    ):
        return ACCESSORY
    if context.stated.ending(before.words, before.count):
        return None
    if in_prose and near[-1:] in _ARTICLES and near[-2:-1] and near[-2] in context.accompanied:
        return ACCESSORY
    if material.kinds.isdisjoint(_HARD) or context.accompanied.isdisjoint(near):
        return None
    return ACCESSORY


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
