"""A part, a fibre or a system of a known make, stated as a fact: Intel, Gore-Tex, AT&T.

Fine where the product really has it; many of these owners ask for a licence or for their full wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every component mark of somebody else."""
    for use in of_kind(subject, Kind.COMPONENT):
        mention = use.mention
        yield subject.diagnostic(
            RULE, mention.text, mention.start, mention.end, owner=use.mark.owned_by(subject.speak)
        )


RULE = Rule(
    name="component-brand",
    family="brand",
    vocabulary="brands",
    severity="info",
    summary={
        "en": "A component or material of a known make, stated as a fact.",
        "zh-CN": "以陈述事实的方式提及知名品牌的零部件或材料。",
    },
    message={
        "en": "“{text}” is somebody else's brand{owner}: keep it only where the product really contains or supports it",
        "zh-CN": "“{text}”是他人品牌{owner}；仅当产品确实含有或支持时才可保留",
    },
    why={
        "en": "A brand of a component may be named as a fact. Where the product lacks it, or the owner's licence is "
        "missing, it is a false claim about somebody else's mark.",
        "zh-CN": "零部件品牌可以作为事实提及；若产品并未使用，或未获权利人许可，则属于对他人商标的虚假宣称。",
    },
    sources=("amazon-trademark-notice",),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example({"title": "Acmeco Rain Jacket with Gore-Tex Lining", "brand": "Acmeco"}, text="Gore-Tex"),
        Example({"title": "Acmeco Rain Jacket with Mesh Lining", "brand": "Acmeco"}, flags=False),
    ),
)
