"""The signs ™, ® and © in a text of the listing."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_MARKS = "™®©℠"
_MARK = lazy_pattern(f"[{_MARKS}]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every sign of a mark or a copyright."""
    for text in subject.texts:
        value = text.value
        if value.isascii():
            continue
        for match in _MARK.finditer(value):
            start, end = match.span()
            # A sign between two spaces takes one of them along.
            cut = end + 1 if value[end : end + 1] == " " and value[start - 1 : start] in ("", " ") else end
            yield subject.diagnostic(
                RULE,
                text,
                start,
                end,
                fix=Fix(Applicability.SAFE, (Edit(text.field, text.index, start, cut, ""),)),
            )


RULE = Rule(
    name="trademark-symbol",
    family="characters",
    severity="warning",
    summary={
        "en": "A sign of a trademark or a copyright in a listing.",
        "zh-CN": "文案中含有商标或版权符号。",
    },
    message={
        "en": "“{text}” is not allowed in listing texts: delete the sign",
        "zh-CN": "文案中不允许使用“{text}”；请删除该符号",
    },
    why={
        "en": "Amazon's rules for bullet points forbid ™, ® and ©, and the text fields of its product types don't "
        "support them.",
        "zh-CN": "亚马逊的五点描述政策禁止 ™、® 和 ©，各商品类型的文本字段也不支持这些符号。",
    },
    sources=("amazon-bullets-2024",),
    markets=("amazon",),
    hints=(),
    signs=_MARKS,
    check=check,
    examples=(
        Example(
            {"title": "Acmeco® Desk Lamp", "brand": "Acmeco"},
            text="®",
            fixed={"title": "Acmeco Desk Lamp", "brand": "Acmeco"},
        ),
        Example({"title": "Acmeco Desk Lamp", "brand": "Acmeco"}, flags=False),
    ),
)
