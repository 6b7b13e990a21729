"""Whether the seller's own composition bears out what the texts claim, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field

from listing_lint import fix as fixing
from listing_lint.composition import NOTHING, Composition, Share, composition_of
from listing_lint.diagnostic import Applicability, Fix
from listing_lint.fold import UNSPACED_LANGUAGES, fold, fold_phrase
from listing_lint.material_context import Claim, read_claim
from listing_lint.materials import MAIN, Material, Materials, Phrases, load_materials
from listing_lint.phrases import say
from listing_lint.rule import Mention, Subject

VOCABULARY = "materials"
HEADLINES = ("title", "highlight")
"""Where a name can only mean the product itself."""

EU_FIBRE_LAW = frozenset(
    [
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "UK"),
    ]
)
"""Countries in which a fibre's name is reserved for that fibre, even in “-look” and “-like”."""

_FILLINGS = frozenset(["down", "feather"])
_NEAR = 50
"""Within how many code points the words that strengthen or weaken a claim stand."""
_SMALL_WORDS = frozenset(["from", "in", "of"])


class Standing(Struct, frozen=True):
    """What the composition says about one claim.

    `present` are the shares of the claimed material, `others` those of other known ones,
    `contradicting` those of the others that can be set against it; `vague` where some share was not
    understood.
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
        percents = [share.percent for share in self.present if share.percent is not None]
        return sum(percents, Decimal(0)) if percents else None


class _Notes(Struct):
    """What the rules of the family work out once for one listing."""

    by_rule: Mapping[str, list[Mention]]
    fibres: list[Mention]
    composition: Composition
    claims: dict[int, Claim | None] = field(default_factory=dict)

    @classmethod
    def of(cls, subject: Subject) -> _Notes:
        """The notes on a listing, taken when the first rule asks."""
        notes = subject.notes.get(VOCABULARY)
        if not isinstance(notes, cls):
            entries = load_materials().entries
            by_rule: dict[str, list[Mention]] = {}
            fibres = []
            for mention in subject.mentions.get(VOCABULARY, ()):
                material = entries[mention.entry]
                by_rule.setdefault(material.rule, []).append(mention)
                if material.natural is not None:
                    fibres.append(mention)
            composition = composition_of(subject.listing)
            notes = cls(by_rule, fibres, composition if composition.known else NOTHING)
            subject.notes[VOCABULARY] = notes
        return notes


def declared(subject: Subject) -> Composition:
    """The composition of the listing; NOTHING where it has none that can be understood."""
    return _Notes.of(subject).composition


def mentions_for(subject: Subject, rule: str) -> list[Mention]:
    """The mentions of the materials of which `rule` is the judge, in reading order."""
    return _Notes.of(subject).by_rule.get(rule, [])


def fibre_mentions(subject: Subject) -> list[Mention]:
    """The mentions of fibres and their sorts, whatever rule judges them when they are untrue."""
    return _Notes.of(subject).fibres


def near_words(mentions: list[Mention], *phrases: Phrases) -> list[Mention]:
    """The mentions close to which one of the phrases may stand; most stand alone, and end here."""
    return [mention for mention in mentions if _may_stand_near(mention, phrases)]


def _may_stand_near(mention: Mention, phrases: tuple[Phrases, ...]) -> bool:
    value = mention.text.value[max(0, mention.start - _NEAR) : mention.end + _NEAR]
    folded = fold(value).value
    return any(phrase.hint.search(folded) for phrase in phrases)


def claim_of(mention: Mention, subject: Subject) -> Claim | None:
    """The claim that a mention makes, None where it makes none or only names the seller's own colour."""
    claims = _Notes.of(subject).claims
    key = id(mention)
    if key not in claims:
        claim = read_claim(mention, subject.language)
        if claim is not None and claim.alone and _is_own_colour(claim, subject.listing.color):
            claim = None
        claims[key] = claim
    return claims[key]


def claims_for(subject: Subject, rule: str) -> Iterator[Claim]:
    """The claims of which `rule` is the judge, in reading order."""
    for mention in mentions_for(subject, rule):
        claim = claim_of(mention, subject)
        if claim is not None:
            yield claim


def contradictions(subject: Subject, rule: str) -> Iterator[tuple[Claim, Standing]]:
    """The claims of one rule that the composition contradicts, with what it says."""
    mentions = mentions_for(subject, rule)
    if not mentions:
        return
    composition = declared(subject)
    if not composition.known:
        return
    entries = load_materials().entries
    for mention in mentions:
        if not _can_contradict(composition, entries[mention.entry]):
            continue
        claim = claim_of(mention, subject)
        if claim is not None and not claim.imitation:
            found = standing(claim, composition)
            if found is not None and found.contradicted:
                yield claim, found


def standing(claim: Claim, composition: Composition, material: Material | None = None) -> Standing | None:
    """How the composition bears on a claim, to its own material or to another one.

    None where the composition says nothing about the part that the claim is about.
    """
    material = claim.material if material is None else material
    shares = _compared(claim, material, composition)
    return bearing(material, shares) if shares else None


def bearing(material: Material, shares: tuple[Share, ...]) -> Standing:
    """What shares say about a material."""
    materials = load_materials()
    entries = materials.entries
    present, others, contradicting = [], [], []
    vague = False
    for share in shares:
        if share.material is None:
            vague = True
        elif materials.related(share.material, material.id):
            present.append(share)
        else:
            others.append(share)
            if _comparable(material, entries[share.material], materials):
                contradicting.append(share)
    return Standing(tuple(present), tuple(others), tuple(contradicting), vague)


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
    if not like:
        return "warning" if field == "bullet" and claim.opening else "info"
    if field == "description":
        return "warning" if claim.stated else "info"
    return "error" if field == "bullet" else "warning"


def true_words(shares: tuple[Share, ...], subject: Subject) -> str | None:
    """What to call the product instead: its only material, or its largest one as a blend."""
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
    return material.name(subject.language, british=subject.market.country != "US")


def is_named(share: Share, claim: Claim, subject: Subject) -> bool:
    """True where the text of a claim names the material of a share too."""
    if share.material is None:
        return False
    value = f" {fold_phrase(claim.mention.text.value)} "
    names = load_materials().entries[share.material].names.get(subject.language, ())
    return any(f" {fold_phrase(name)} " in value for name in (*names, share.words))


def listed(shares: tuple[Share, ...], speak: str) -> str:
    """Shares as the seller wrote them, for a message in the language `speak`."""
    return say("list.comma", speak).join(
        share.words if share.percent is None else f"{percent_words(share.percent)} {share.words}"
        for share in shares
    )


def instead(claim: Claim, words: str | None, subject: Subject) -> Fix | None:
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
        return fixing.removal(
            text,
            claim.start,
            claim.end,
            Applicability.UNSAFE,
            language=subject.language,
            speak=subject.speak,
        )
    words = _in_capitals_of(claim.mention.words, " ".join(wanted))
    return fixing.replacement(
        text, claim.start, claim.end, words, Applicability.UNSAFE, language=subject.language
    )


def share_words(percent: Decimal, words: str, subject: Subject) -> str:
    """A share as texts write it: `95% Cotton`, and `綿95%` where no spaces are written."""
    written = percent_words(percent)
    return f"{words}{written}" if subject.language in UNSPACED_LANGUAGES else f"{written} {words}"


def percent_words(percent: Decimal) -> str:
    """A percentage as it is written: `95%`, `4.5%`."""
    return f"{percent.normalize():f}%"


def reserved_names(subject: Subject) -> bool:
    """True where the law keeps a fibre's name for that fibre, whatever word stands beside it."""
    return subject.market.country in EU_FIBRE_LAW


def _in_capitals_of(model: str, words: str) -> str:
    if model.islower():
        return " ".join(word if word.isupper() else word.lower() for word in words.split(" "))
    if not model[:1].isupper():
        return words
    return " ".join(
        word[:1].upper() + word[1:] if word.islower() and word not in _SMALL_WORDS else word
        for word in words.split(" ")
    )


def _is_own_colour(claim: Claim, colour: str | None) -> bool:
    return bool(colour) and fold_phrase(claim.mention.words) in fold_phrase(colour or "")


def _compared(claim: Claim, material: Material, composition: Composition) -> tuple[Share, ...]:
    if claim.part is not None and claim.part != MAIN:
        return composition.part(claim.part)
    if material.kinds & _FILLINGS and (fill := composition.part("fill")):
        return fill
    return composition.main


def _can_contradict(composition: Composition, material: Material) -> bool:
    """False where no part of the composition could contradict a claim to the material: most often."""
    materials = load_materials()
    entries = materials.entries
    for part in composition.parts:
        for share in part.shares:
            if share.material is None or materials.related(share.material, material.id):
                break
        else:
            if any(_comparable(material, entries[share.material or ""], materials) for share in part.shares):
                return True
    return False


def _comparable(claimed: Material, other: Material, materials: Materials) -> bool:
    return any(not materials.against[kind].isdisjoint(other.kinds) for kind in claimed.kinds)


def _alike(claimed: Material, other: Material) -> bool:
    if claimed.kinds & other.kinds:
        # Composition cells of metal goods are loose: an alloy may be called after any of its metals.
        return "metal" not in claimed.kinds
    # PU and PVC are what imitation leather is made of.
    return "leather" in claimed.kinds and bool({"imitation-leather", "plastic"} & other.kinds)
