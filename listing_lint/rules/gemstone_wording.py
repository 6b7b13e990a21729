"""A gem in the text and glass, plastic or zirconia in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import contradictions, listed, severity_of
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every gem on jewellery that the composition says is something else."""
    for claim, found in contradictions(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity=severity_of(claim, found),
            composition=listed(found.contradicting, subject.speak),
        )


RULE = Rule(
    name="gemstone-wording",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The text names a gem, the composition an imitation.",
        "zh-CN": "文案提到宝石，成分却是仿制品。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; write “imitation” or “simulated” before it",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请在前面加“imitation”或“simulated”（仿）",
    },
    why={
        "en": "The bare name of a gem means a mined stone. What was grown or imitated says so directly "
        "before the "
        "name; “faux” is not enough in the United States.",
        "zh-CN": "单独使用宝石名称即表示天然开采的宝石；培育或仿制的必须紧接在名称之前注明，在美国仅写"
        "“faux”不够。",
    },
    sources=("ftc-jewelry-gems",),
    check=check,
    examples=(
        Example({"title": "Diamond Stud Earrings", "composition": "Brass, Cubic Zirconia"}, text="Diamond"),
        Example({"title": "Simulated Diamond Stud Earrings", "composition": "Cubic Zirconia"}, flags=False),
        Example({"title": "Diamond Painting Kit", "composition": "Plastic"}, flags=False),
        Example({"title": "Diamond Stud Earrings", "composition": "Silver"}, flags=False),
    ),
)
