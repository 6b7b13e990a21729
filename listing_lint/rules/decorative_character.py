"""A character that decorates a title: ~ # < > * without a meaning, stars, dots, arrows, pipes.

`#4301`, `<10 lb`, `5~10 cm` and `2*4` say something and stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without

_SYMBOLS = (
    "\u2022\u2023\u2043\u203b\u2190-\u21ff\u2500-\u25ff\u2605-\u2606\u2701\u2703\u2704\u2706\u2707"
    "\u270e\u2710\u2711\u2713\u2715\u2717-\u271c\u271e-\u2720\u2722-\u2727\u2729-\u2732\u2735-\u2743\u2746\u2749-\u274b\u274d\u274f-\u2752\u2756\u2758-\u275a\u2765-\u2767"
    "\u2794\u2798-\u27a0\u27a2-\u27af\u27b1-\u27be\u2b00-\u2b1a\u2b1d-\u2b4f"
)
_SIGNS = lazy_pattern(rf"</?[A-Za-z][^<>]*>|[{_SYMBOLS}]+|[~#<>*|]+")
_QUICK = lazy_pattern(rf"[~#<>*|{_SYMBOLS}]")
_IDENTIFIER = lazy_pattern(r"\s?[A-Za-z]{0,3}-?\d")
_MEASURE = lazy_pattern(r"=?\s?\d")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run of signs in the title; stars and dots in highlight and bullets too."""
    for text in subject.texts:
        value, field = text.value, text.field
        if field in ("description", "search_terms"):
            return
        if (field != "title" and value.isascii()) or _QUICK.search(value) is None:
            continue
        pipes = []
        for found in _SIGNS.finditer(value):
            start, end = found.span()
            signs = found[0]
            if signs[0] in "~#<>*|":
                if field != "title" or _has_meaning(signs, value[:start], value[end:]):
                    continue
            elif subject.is_own(text, start, end):
                continue
            if set(signs) == {"|"}:
                pipes.append((start, end))
            else:
                yield subject.diagnostic(
                    RULE, text, start, end, fix=without(text, start, end, speak=subject.speak)
                )
        if pipes:
            yield subject.diagnostic(
                RULE,
                text,
                *pipes[0],
                variant="pipe",
                severity="info",
                sources=("amazon-title-pipe",),
                fix=_with_commas(text, pipes),
                count=len(pipes),
            )


def _with_commas(text: Text, pipes: list[tuple[int, int]]) -> Fix:
    """A comma for every pipe, nothing for one at the end of the text or beside other punctuation."""
    value = text.value
    edits = []
    for start, end in pipes:
        left, right = len(value[:start].rstrip()), len(value) - len(value[end:].lstrip())
        if left == 0 or right == len(value):
            comma = ""
        elif value[left - 1] in ",;:.-–" or value[right] in "|,":
            comma = " "
        else:
            comma = ", "
        edits.append(Edit(text.field, text.index, left, right, comma))
    return Fix(Applicability.UNSAFE, tuple(edits))


def _has_meaning(signs: str, before: str, after: str) -> bool:
    """True for identifiers, measurements, formulas and markup (which has a rule of its own)."""
    if len(signs) > 1:
        return signs[0] == "<" and signs[-1] == ">" and len(signs) > 2
    digit_before = before.rstrip()[-1:].isdigit()
    if signs == "#":
        return _IDENTIFIER.match(after) is not None or before[-1:].isalnum()
    if signs == "*":
        return (before[-1:].isalnum() and after[:1].isalnum()) or (
            digit_before and after.lstrip()[:1].isdigit()
        )
    if signs == "|":
        return False
    return _MEASURE.match(after) is not None


RULE = Rule(
    name="decorative-character",
    family="characters",
    severity="warning",
    summary={
        "en": "A sign decorates the text instead of saying something.",
        "zh-CN": "用符号装饰文案，而符号本身没有含义。",
    },
    message={
        "en": "“{text}” only decorates; write words",
        "zh-CN": "“{text}”只起装饰作用；请用文字表达",
    },
    variants={
        "pipe": {
            "en": "“{text}” (times here: {count}) is not among the punctuation that title guides list; use commas",
            "zh-CN": "标题规范列出的标点中没有“{text}”（共 {count} 处）；建议用逗号",
        },
    },
    why={
        "en": "Amazon allows ~ # < > * in titles only in identifiers and measurements, and edits signs that "
        "decorate. Stars, dots and arrows may be dropped or hide the listing.",
        "zh-CN": "在标题中，亚马逊只允许在型号和度量中使用 ~ # < > *，并会修改装饰性符号。星形、圆点和箭头可能被删除，或导致商品被隐藏。",
    },
    sources=("amazon-title-2025", "amazon-title-2026", "amazon-title-pipe"),
    fields=("title", "highlight", "bullet"),
    markets=("amazon",),
    hints=tuple("~#<>*|"),
    signs=_SYMBOLS,
    check=check,
    examples=(
        Example("*** Garden Hose ***", text="***", fixed="Garden Hose"),
        Example("Ring ~ Silver", text="~", fixed="Ring Silver"),
        Example("★ Desk Lamp", text="★", fixed="Desk Lamp"),
        Example({"bullets": ["► Folds flat behind a door"]}, text="►"),
        Example("Desk Lamp | Black", text="|", fixed="Desk Lamp, Black"),
        Example("Embroidery Thread Style #4301", flags=False),
        Example("Parcel Scale <10 lb", flags=False),
        Example("Cable Ties 5~10 cm", flags=False),
        Example("Timber 2*4 Bracket", flags=False),
        Example("Tuning Fork C# Key", flags=False),
    ),
)
