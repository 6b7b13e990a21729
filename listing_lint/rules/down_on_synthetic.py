"""Down in the text and a synthetic filling in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import contradictions, declared, instead, listed
from listing_lint.material_context import Claim
from listing_lint.rule import Example, Rule, Subject

_BEDDING = ("comforter", "duvet", "pillow", "quilt", "blanket")
"""What is filling throughout, so that its only material is the filling."""
_BIRDS = ("goose", "duck", "eider")
"""With the bird named, down is more than a word for puffy jackets."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every down that the declared filling is not."""
    for claim, found in contradictions(subject, RULE.name):
        filling = bool(declared(subject).part("fill"))
        if filling or _is_filling(claim):
            yield subject.diagnostic(
                RULE,
                claim.mention.text,
                claim.start,
                claim.end,
                severity="error" if filling and claim.in_front else "warning",
                fix=instead(claim, _words(claim), subject) if subject.language == "en" else None,
                composition=listed(found.others, subject.speak),
            )


def _is_filling(claim: Claim) -> bool:
    """True where the only declared material has to be that of the filling."""
    named = any(bird in claim.mention.words.casefold() for bird in _BIRDS)
    return named or any(word in claim.mention.text.value.casefold() for word in _BEDDING)


def _words(claim: Claim) -> str:
    """`Goose Down` and `Down Comforter` with the bird taken out and the alternative put in."""
    words = claim.mention.words.split()
    at = next((number for number, word in enumerate(words) if word.casefold() == "down"), 0)
    return " ".join(["Down Alternative", *words[at + 1 :]])


RULE = Rule(
    name="down-on-synthetic",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "The text says down, the composition says that the filling is none.",
        "zh-CN": "文案称为羽绒，成分中的填充物却不是羽绒。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    why={
        "en": "Only a filling of mostly down clusters is down, and its share is stated; a fibre filling is a "
        "down alternative, with the fibre named.",
        "zh-CN": "只有以绒子为主的填充物才能称为羽绒，并须注明绒子含量；纤维填充物应写作 down alternative"
        "（羽绒替代品），并写明纤维名称。",
    },
    sources=("us-down-standard",),
    check=check,
    examples=(
        Example(
            {"title": "Goose Down Pillow, Standard", "composition": "fill: 100% polyester"},
            text="Goose Down",
            fixed="Down Alternative Pillow, Standard",
        ),
        Example(
            {"title": "Down Jacket for Men", "composition": "Shell: Nylon; Fill: Polyester"},
            text="Down Jacket",
        ),
        Example({"title": "Down Jacket for Men", "composition": "100% Nylon"}, flags=False),
        Example({"title": "Button Down Shirt", "composition": "100% Cotton"}, flags=False),
        Example({"title": "Down Alternative Comforter", "composition": "100% Polyester"}, flags=False),
    ),
)
