"""Steel, copper, rattan, silicone or feathers in the text and another material in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import contradictions, listed, severity_of
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every hard material that the composition does not have."""
    for claim, found in contradictions(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity=severity_of(claim, found),
            composition=listed(found.others, subject.speak),
        )


RULE = Rule(
    name="material-not-in-composition",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The text names a metal, cane, silicone or feathers that the composition does not have.",
        "zh-CN": "文案提到的金属、藤材、硅胶或羽毛不在成分中。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    why={
        "en": "The detail page has to be accurate: a material in the title that the material attribute "
        "does not have is wrong in one of the two.",
        "zh-CN": "商品详情页必须准确：标题中的材料若不在材质属性中，两处必有一处有误。",
    },
    sources=("amazon-detail-page",),
    check=check,
    examples=(
        Example({"title": "Stainless Steel Bracelet", "composition": "PP"}, text="Stainless Steel"),
        Example({"title": "Rattan Laundry Basket", "composition": "PP"}, text="Rattan"),
        Example({"title": "Titanium Ring, Size 8", "composition": "Zinc Alloy"}, text="Titanium"),
        Example({"title": "Stainless Steel Cleaner", "composition": "Plastic"}, flags=False),
        Example({"title": "Stainless Steel Bracelet", "composition": "Metal"}, flags=False),
    ),
)
