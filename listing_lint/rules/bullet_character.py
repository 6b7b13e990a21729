"""A character that Amazon's bullet policy names as not allowed.

The published list holds a plain “o” and an “â”, which are damaged copies of “º”: they are letters
and never flagged. The signs ™ ® © have a rule of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead, without

_PUBLISHED = "€…†‡¢£¥±~"
_DOUBTFUL = "°ºª≠"
_LISTED = lazy_pattern(f"[{_PUBLISHED}{_DOUBTFUL}]")
_PLAIN = {"…": "...", "±": "+/-"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each sign."""
    for text in subject.texts:
        value = text.value
        if text.field != "bullet" or (value.isascii() and "~" not in value):
            continue
        for found in _LISTED.finditer(value):
            start, end = found.span()
            if subject.is_own(text, start, end):
                continue
            if found[0] in _PUBLISHED:
                yield subject.diagnostic(RULE, text, start, end, fix=_fix(text, start, end, subject.speak))
            else:
                yield subject.diagnostic(
                    RULE,
                    text,
                    start,
                    end,
                    # A temperature needs its sign, and only blogs speak against it.
                    severity="info" if _is_degree(value, start) else "warning",
                    variant="doubtful",
                    sources=("amazon-bullet-characters-other",),
                )


def _is_degree(value: str, start: int) -> bool:
    """True for the sign of degrees behind a number."""
    return value[start] == "°" and value[:start].rstrip()[-1:].isdigit()


def _fix(text: Text, start: int, end: int, speak: str) -> Fix | None:
    value = text.value
    sign, after = value[start], value[end:]
    if sign == "…" and not after.strip():
        return without(text, start, end, speak=speak)
    if sign in _PLAIN:
        return instead(text, start, end, _PLAIN[sign])
    if sign == "~" and after.lstrip()[:1].isdigit():
        if value[:start].rstrip()[-1:].isdigit():
            return instead(text, start, end, "-")
        return without(text, start, end, Applicability.UNSAFE, speak=speak)
    if sign in "~†‡":
        return without(text, start, end, speak=speak)
    return None


RULE = Rule(
    name="bullet-character",
    family="characters",
    severity="error",
    summary={
        "en": "A bullet point has a character that the bullet policy does not allow.",
        "zh-CN": "五点描述中含有政策不允许使用的字符。",
    },
    message={
        "en": "“{text}” is not allowed in a bullet point",
        "zh-CN": "五点描述中不允许使用“{text}”",
    },
    variants={
        "doubtful": {
            "en": "“{text}” may not be allowed in a bullet point; write it in words",
            "zh-CN": "五点描述中可能不允许使用“{text}”；请改用文字",
        },
    },
    why={
        "en": "Amazon's bullet policy lists characters that it removes, or removes the bullet for. "
        "Copies of the list differ on the degree sign.",
        "zh-CN": "亚马逊的五点描述政策列出了禁用字符：字符会被删除，整条五点描述也可能被删除。各版本清单对度数符号的说法不一。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    markets=("amazon",),
    hints=("~",),
    signs=f"{_PUBLISHED}{_DOUBTFUL}",
    check=check,
    examples=(
        Example({"bullets": ["Tolerance ±1 mm"]}, text="±", fixed={"bullets": ["Tolerance +/-1 mm"]}),
        Example({"bullets": ["Fits pots of 5~10 cm"]}, text="~", fixed={"bullets": ["Fits pots of 5-10 cm"]}),
        Example(
            {"bullets": ["Soft, light and warm…"]}, text="…", fixed={"bullets": ["Soft, light and warm"]}
        ),
        Example({"bullets": ["Turns by 180°"]}, text="°"),
        Example({"bullets": ["Pâte à modeler pour enfants", "Soft cotton for cold mornings"]}, flags=False),
        Example("Tolerance ±1 mm", flags=False),
    ),
)
