"""“Vegan leather” and the like in countries that keep the word leather for hides."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import claims_for, instead
from listing_lint.rule import Example, Rule, Subject

_FORBIDDEN = frozenset(["BR", "IT", "PT"])
"""Countries whose law was read: no qualifier makes something else leather."""
_PROTECTED = frozenset(["BE", "ES", "FR"])
"""Countries with a law for the word, known only by its existence."""
_PLAIN = {
    "es": "material sintético",
    "fr": "matière synthétique",
    "it": "materiale sintetico",
    "pt": "material sintético",
}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every leather that its own qualifier denies, where that is not allowed."""
    country = subject.market.country
    if country not in _FORBIDDEN | _PROTECTED:
        return
    for claim in claims_for(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity="error" if country in _FORBIDDEN and claim.in_front else "warning",
            fix=instead(claim, _PLAIN.get(subject.language), subject),
        )


RULE = Rule(
    name="vegan-leather-wording",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "Imitation leather is called vegan, eco or synthetic leather where only hides may be called "
        "leather.",
        "zh-CN": "在只允许天然皮称为皮革的国家，把仿皮革称为 vegan leather（素皮）、eco leather（生态皮）或 synthetic leather（合成皮革）。",
    },
    message={
        "en": "“{text}”: this country keeps the word for hides; name the material instead",
        "zh-CN": "“{text}”：该国规定“皮革”一词只能用于天然皮；请改为真实材料名称",
    },
    why={
        "en": "Italy, Portugal and Brazil forbid the word for anything but tanned hide, whatever word "
        "qualifies it; "
        "France, Spain and Belgium protect it too.",
        "zh-CN": "意大利、葡萄牙和巴西禁止把“皮革”一词用于鞣制兽皮以外的材料，加任何修饰词也不行；法国、西班牙"
        "和比利时同样保护该词。",
    },
    sources=("national-leather-laws",),
    check=check,
    examples=(
        Example(
            {"title": "Borsa a tracolla in ecopelle", "language": "it"},
            text="ecopelle",
            fixed="Borsa a tracolla in materiale sintetico",
            market="amazon-it",
        ),
        Example("Vegan Leather Tote Bag", flags=False),
    ),
)
