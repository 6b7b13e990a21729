"""What a text claims where it names a material, and whether the seller's own composition bears it out.

A name is no claim where it is denied, looked like, cared for, or a colour; it is a claim about one
part where that part is named beside it. Only then is it held against the composition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from listing_lint import fix as fixing
from listing_lint.composition import NOTHING, Composition, Share, composition_of
from listing_lint.diagnostic import Applicability, Fix
from listing_lint.fold import fold_phrase
from listing_lint.materials import Context, Material, Materials, Phrase, load_materials
from listing_lint.rule import Mention, Subject

VOCABULARY = "materials"
CUSTOMER_FIELDS = ("title", "highlight", "bullet")
"""Where a false name is a claim to every customer; elsewhere it weighs less."""

HEADLINES = ("title", "highlight")
"""Where a name can only mean the product itself."""

EU_FIBRE_LAW = frozenset(
    [
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "UK"),
    ]
)
"""Countries in which a fibre's name is reserved for that fibre, even in “-look” and “-like”."""

_BEFORE, _AFTER = 90, 60
_TOKENS = re.compile(r"\d+(?:[.,]\d+)?\s?%|[^\W_]+(?:['’][^\W_]+)?%?|[,:]|[.;|()\[\]!?•\n/\u2013\u2014]")
_STOPS = frozenset(".;|()[]!?•\n/–—")
_MARKS = frozenset([",", ":"])
_AMOUNT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_EXEMPTIONS = frozenset(["except", "excluding", "exclusive"])
_NEGATION_REACH = 3
_NOUN_REACH = 3
_SORT_REACH = 3
_COMPONENT_REACH = 2
_CARE_REACH = 5
_ACCESSORY_REACH = 3
_HARD = frozenset(["ceramic", "glass", "metal", "stone", "wood"])
ACCESSORY = "accessory"
"""The name of a part that the text only says to come with the product."""
_ELSEWHERE_REACH = 6
_STANDS_FOR_FILLING = frozenset(["down", "feather"])


@dataclass(frozen=True, slots=True)
class Claim:
    """The statement that a product, or the named part of it, is made of a material.

    `start` and `end` are code points, the words that strengthen it (`pure`, `100%`) included;
    `strength` is those words folded. `exclusive` where they say that there is nothing else, `genuine`
    where they say that it is really there. `imitation` where the words say that it only looks like it.
    `percent` is a percentage written beside it. `blend` where the text itself says that there is more.
    `stated` where the sentence says outright that the product is made of it.
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
    part: str | None = None

    @property
    def in_front(self) -> bool:
        """True in the fields that every customer reads first."""
        return self.mention.text.field in CUSTOMER_FIELDS


@dataclass(frozen=True, slots=True)
class Standing:
    """What the composition says about one claim.

    `present` are the shares of the claimed material, `others` those of other known ones, `vague`
    where some share was not understood or leaves room for more.
    """

    present: tuple[Share, ...]
    others: tuple[Share, ...]
    contradicting: tuple[Share, ...]
    vague: bool

    @property
    def contradicted(self) -> bool:
        """True where the composition is understood, comparable, and without the material."""
        return not self.present and not self.vague and bool(self.contradicting)

    @property
    def percent(self) -> Decimal | None:
        """The declared percentage of the claimed material, None where none is declared."""
        return _sum(self.present)


def claims_for(subject: Subject, rule: str) -> Iterator[Claim]:
    """The claims of which `rule` is the judge, in reading order."""
    return _claims(subject, lambda material: material.rule == rule)


def fibre_claims(subject: Subject) -> Iterator[Claim]:
    """The claims to fibres and sorts of fibres, whatever rule judges them when they are untrue."""
    return _claims(subject, lambda material: material.natural is not None)


def _claims(subject: Subject, wanted: Callable[[Material], bool]) -> Iterator[Claim]:
    materials = load_materials()
    for mention in subject.mentions.get(VOCABULARY, ()):
        material = materials.entries[mention.entry]
        if wanted(material):
            claim = read_claim(mention, material, materials.context(subject.language))
            if claim is not None and not _is_own_colour(claim, subject.listing.color):
                yield claim


def _is_own_colour(claim: Claim, colour: str | None) -> bool:
    """True where the seller's own colour is called like the material and stands by itself: “, Linen”."""
    if not colour or claim.strength or fold_phrase(claim.mention.words) not in fold_phrase(colour):
        return False
    value = claim.mention.text.value
    beside = _near(_words_before(value, claim.mention.start)) or _plain(
        _words_after(value, claim.mention.end)
    )
    return not beside


def declared(subject: Subject) -> Composition:
    """The composition of the listing; NOTHING where it has none that can be understood."""
    composition = composition_of(subject.listing)
    return composition if composition.known else NOTHING


def standing(claim: Claim, composition: Composition) -> Standing | None:
    """How the composition bears on a claim; None where it says nothing about that part."""
    materials = load_materials()
    shares = _compared(claim, composition)
    if not shares:
        return None
    against = frozenset[str]().union(*(materials.against.get(kind, ()) for kind in claim.material.kinds))
    present, others, contradicting = [], [], []
    vague = False
    for share in shares:
        if share.material is None:
            vague = True
        elif materials.related(share.material, claim.material.id):
            present.append(share)
        else:
            others.append(share)
            if against & materials.entries[share.material].kinds:
                contradicting.append(share)
    return Standing(tuple(present), tuple(others), tuple(contradicting), vague)


def contradicted(claim: Claim, composition: Composition) -> Standing | None:
    """The standing of a claim that the composition contradicts, else None."""
    if claim.imitation:
        return None
    found = standing(claim, composition)
    return found if found is not None and found.contradicted else None


def severity_of(claim: Claim, found: Standing) -> str:
    """How much a contradiction weighs.

    `error` where like stands against like in front of every customer. In prose a product's parts and
    rivals are named too, and a plastic machine may have steel blades: there it weighs less.
    """
    entries = load_materials().entries
    like = any(
        share.material is not None and _alike(claim.material, entries[share.material])
        for share in found.others
    )
    field = claim.mention.text.field
    if field in HEADLINES:
        return "error" if like else "warning"
    if field == "bullet" and like:
        return "error"
    if field == "description" or not like:
        return "warning" if claim.stated and field != "search_terms" else "info"
    return "warning"


def true_words(shares: tuple[Share, ...], subject: Subject) -> str | None:
    """What to call the product instead: its only material, or its largest one as a blend.

    None where the shares name no textile, hide or plastic that could take the place of the claim.
    """
    materials = load_materials()
    known = [share for share in shares if share.material is not None]
    if not known:
        return None
    largest = max(known, key=lambda share: share.percent or Decimal(0))
    words = material_words(largest, subject, materials)
    if len({share.material for share in known}) == 1:
        return words
    return f"{words} Blend" if subject.language == "en" else words


def material_words(share: Share, subject: Subject, materials: Materials) -> str:
    """The seller's own name for a material where it is one, else ours."""
    if materials.words.get(fold_phrase(share.words)) == share.material and len(share.words) > 2:
        return share.words
    material = materials.entries[share.material or ""]
    british = subject.market.country != "US"
    return material.name(subject.language, british=british)


def follows(claim: Claim, nouns: str, subject: Subject) -> bool:
    """True where one of the product nouns of this name stands close behind a claim."""
    context = load_materials().context(subject.language)
    following = _plain(_words_after(claim.mention.text.value, claim.mention.end))
    return _followed(following, context.nouns.get(nouns, frozenset()), _NOUN_REACH)


def instead(claim: Claim, words: str | None) -> Fix | None:
    """Put `words` in the place of a claim, in its capitals, without those that stand behind it already.

    None where the claim is part of a longer word, as in “Seidenbluse”.
    """
    if words is None or fold_phrase(claim.mention.words) not in load_materials().words:
        return None
    text = claim.mention.text
    wanted = words.split(" ")
    following = fold_phrase(text.value[claim.end :]).split()
    for length in range(len(wanted), 0, -1):
        if following[:length] == fold_phrase(" ".join(wanted[-length:])).split():
            del wanted[-length:]
            break
    if not wanted:
        return fixing.removal(text, claim.start, claim.end, Applicability.UNSAFE)
    words = _in_capitals_of(claim.mention.words, " ".join(wanted))
    return fixing.replacement(text, claim.start, claim.end, words, Applicability.UNSAFE)


def _in_capitals_of(model: str, words: str) -> str:
    if model.islower():
        return " ".join(word if word.isupper() else word.lower() for word in words.split(" "))
    if model[:1].isupper():
        small = ("from", "in", "of")
        return " ".join(
            word[:1].upper() + word[1:] if word.islower() and word not in small else word
            for word in words.split(" ")
        )
    return words


def percent_words(percent: Decimal) -> str:
    """A percentage as it is written: `95%`, `4.5%`."""
    return f"{percent.normalize():f}%"


def reserved_names(subject: Subject) -> bool:
    """True where the law keeps a fibre's name for that fibre, whatever word stands beside it."""
    return subject.market.country in EU_FIBRE_LAW


def read_claim(mention: Mention, material: Material, context: Context) -> Claim | None:
    """The claim that a mention makes where it stands, or None where it makes none."""
    value = mention.text.value
    before = _words_before(value, mention.start)
    after = _words_after(value, mention.end)
    if _negated(before, after, context) or _cared_for(before, context):
        return None
    following = _plain(after)
    beside = [token.folded for token in before[-_ELSEWHERE_REACH:]] + after[:_ELSEWHERE_REACH]
    if not context.elsewhere.isdisjoint(beside):
        return None
    if _first(following, context.sense) or _is_colour(before, after, mention, context):
        return None
    strength = _Strength.read(before, context)
    nouns = context.nouns.get(material.nouns, frozenset()) if material.nouns else None
    if nouns is not None and not strength.words and not _followed(following, nouns, material.noun_reach):
        return None
    start = mention.start if strength.start is None else strength.start
    end = mention.end
    percent = strength.percent
    exclusive = strength.exclusive and not _EXEMPTIONS.intersection(following[:2])
    if after and percent is None and not exclusive and (amount := _AMOUNT.fullmatch(_after_colon(after))):
        percent = _number(amount[1])
        exclusive = percent == 100
    return Claim(
        mention=mention,
        material=material,
        start=start,
        end=end,
        strength=strength.words,
        exclusive=exclusive,
        genuine=strength.genuine,
        imitation=_imitated(before, following, context) or _only_a_skin(material, before, following, context),
        percent=percent,
        blend=bool(_first(following, context.blend_after) or _last(_near(before), context.blend_before)),
        stated=bool(strength.words or percent is not None or _last(_near(before), context.stated)),
        part=_part(before, after, context) or _accessory(material, before, context),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int


@dataclass(frozen=True, slots=True)
class _Strength:
    """The words in front of a material that strengthen it."""

    words: str = ""
    start: int | None = None
    exclusive: bool = False
    genuine: bool = False
    percent: Decimal | None = None

    @classmethod
    def read(cls, before: list[_Token], context: Context) -> _Strength:
        near = _near(before)
        found = cls()
        for skipped in range(min(_SORT_REACH, len(near)) + 1):
            rest = near[: len(near) - skipped]
            if not rest or (skipped and near[len(near) - skipped].folded not in context.sorts):
                break
            length = _last(rest, context.absolute)
            amount = _AMOUNT.fullmatch(rest[-1].folded)
            if length:
                first = rest[-length]
                words = " ".join(token.folded for token in rest[-length:])
                return cls(words, first.start, True, found.genuine, None)
            if amount:
                return cls(found.words, rest[-1].start, False, found.genuine, _number(amount[1]))
            length = _last(rest, context.genuine)
            if length:
                found = cls(rest[-1].folded, rest[-length].start, False, True, None)
        return found


def _words_before(value: str, start: int) -> list[_Token]:
    """The folded words in front, in reading order, from the last full stop or bracket on."""
    begin = max(0, start - _BEFORE)
    tokens: list[_Token] = []
    for found in _TOKENS.finditer(value, begin, start):
        if found[0] in _STOPS:
            tokens.clear()
        elif found[0] in _MARKS:
            tokens.append(_Token(found[0], found.start()))
        else:
            tokens.append(_Token(fold_phrase(found[0]).replace(" ", ""), found.start()))
    if begin > 0 and tokens and tokens[0].start == begin:
        del tokens[0]
    return tokens


def _words_after(value: str, end: int) -> list[str]:
    """The folded words behind, up to the next full stop or bracket; a bracketed percentage counts."""
    words: list[str] = []
    for found in _TOKENS.finditer(value, end, end + _AFTER):
        if found[0] in _STOPS:
            if found[0] == "(" and not words:
                continue
            break
        words.append(found[0] if found[0] in _MARKS else fold_phrase(found[0]).replace(" ", ""))
    return words


def _near(before: list[_Token]) -> list[_Token]:
    """The words in front without a comma or colon between."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].folded in _MARKS:
            return before[at + 1 :]
    return before


def _plain(after: list[str]) -> list[str]:
    """The words behind without a comma or colon between."""
    for at, word in enumerate(after):
        if word in _MARKS:
            return after[:at]
    return after


def _after_colon(after: list[str]) -> str:
    return after[1] if after[0] == ":" and len(after) > 1 else after[0]


def _last(tokens: list[_Token], phrases: frozenset[Phrase]) -> int:
    """How many of the last tokens make one of the phrases; 0 where none do."""
    for length in (3, 2, 1):
        if len(tokens) >= length and tuple(token.folded for token in tokens[-length:]) in phrases:
            return length
    return 0


def _first(words: list[str], phrases: frozenset[Phrase]) -> int:
    """How many of the first words make one of the phrases; 0 where none do."""
    for length in (3, 2, 1):
        if len(words) >= length and tuple(words[:length]) in phrases:
            return length
    return 0


def _followed(following: list[str], nouns: frozenset[Phrase], reach: int) -> bool:
    return any(_first(following[at:], nouns) for at in range(reach))


def _negated(before: list[_Token], after: list[str], context: Context) -> bool:
    """True in “no real silk” and “leather-free”, not in “non-slip cotton socks”."""
    near = _near(before)
    for skipped in range(min(_NEGATION_REACH, len(near))):
        rest = near[: len(near) - skipped]
        if skipped and not _strengthens(near[len(rest)], context):
            break
        if _last(rest, context.negation_before):
            return True
    return bool(_first(after, context.negation_after))


def _strengthens(token: _Token, context: Context) -> bool:
    phrase = (token.folded,)
    return token.folded in context.sorts or phrase in context.absolute or phrase in context.genuine


def _cared_for(before: list[_Token], context: Context) -> bool:
    """True in “for cotton, wool and fine silk”, “cleans leather” and “for car seats and leather”."""
    at = len(before)
    if at and before[-1].folded in context.care_joins:
        return any(_last(before[:end], context.care) for end in range(at - 1, max(0, at - _CARE_REACH), -1))
    while at > 0 and (before[at - 1].folded in context.care_bridge or before[at - 1].folded == ","):
        at -= 1
        if _last(before[: at + 1], context.care):
            return True
    return bool(_last(before[:at], context.care))


def _is_colour(before: list[_Token], after: list[str], mention: Mention, context: Context) -> bool:
    """True where nothing but a shade stands beside it: “, Antique Linen”, “(Cashmere Grey)”."""
    beside = [token.folded for token in _near(before)] + _plain(after)
    if mention.text.field == "title" and 0 < len(beside) <= 2 and context.colours.issuperset(beside):
        return True
    return len(before) > 1 and before[-1].folded == ":" and before[-2].folded in context.colour_labels


def _imitated(before: list[_Token], following: list[str], context: Context) -> bool:
    near = _near(before)
    return bool(
        _first(following, context.imitation_after)
        or any(_last(near[:end], context.imitation_before) for end in (len(near), max(0, len(near) - 1)))
    )


def _only_a_skin(material: Material, before: list[_Token], following: list[str], context: Context) -> bool:
    """True where a metal is said to be plated, or a stone to be grown or imitated."""
    near = _near(before)
    if "precious-metal" in material.kinds:
        return bool(_first(following, context.plating_after) or _last(near, context.plating_before))
    return "gem" in material.kinds and bool(_last(near, context.synthetic_stone))


def _part(before: list[_Token], after: list[str], context: Context) -> str | None:
    """The part of the product that the words beside the material name."""
    following = _plain(after)
    if not context.accompanied.isdisjoint(following[:1]):
        following = []
    for at in range(min(_COMPONENT_REACH, len(following))):
        for length in (2, 1):
            phrase = tuple(following[at : at + length])
            part = context.components.get(phrase)
            if part is not None and (at == 0 or phrase not in context.close_components):
                return part
    words = [token.folded for token in before]
    while words and words[-1] in (*_MARKS, "with", "in", "of", "is", "made"):
        words.pop()
        if words and (part := context.components.get((words[-1],))) is not None:
            return part
    return None


def _accessory(material: Material, before: list[_Token], context: Context) -> str | None:
    """A part that only comes along, as the sink in “vanity with ceramic sink”."""
    if material.kinds.isdisjoint(_HARD):
        return None
    near = [token.folded for token in _near(before)[-_ACCESSORY_REACH:]]
    return None if context.accompanied.isdisjoint(near) else ACCESSORY


def _compared(claim: Claim, composition: Composition) -> tuple[Share, ...]:
    if claim.part is not None and claim.part != "main":
        return composition.part(claim.part)
    if claim.material.kinds & _STANDS_FOR_FILLING and (fill := composition.part("fill")):
        return fill
    return composition.main


def _alike(claimed: Material, other: Material) -> bool:
    if claimed.kinds & other.kinds:
        return True
    # PU and PVC are what imitation leather is made of.
    return "leather" in claimed.kinds and bool({"imitation-leather", "plastic"} & other.kinds)


def _sum(shares: tuple[Share, ...]) -> Decimal | None:
    percents = [share.percent for share in shares if share.percent is not None]
    return sum(percents, Decimal(0)) if percents else None


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
