"""An emoji in a text."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without

_PICTURES = (
    "\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2\u2600-\u2604\u2607-\u26ff\u2702\u2705\u2708-\u270d"
    "\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764"
    "\u2795-\u2797\u27a1\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
)
"""Signs that are shown as pictures; the other symbols belong to `decorative-character`."""

_SIGNS = f"\u20e3{_PICTURES}"
_PICTURE = lazy_pattern(f"[{_SIGNS}]")
_ONE = f"(?:[0-9#*]\ufe0f?\u20e3|[{_PICTURES}][\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*)"
_EMOJI = lazy_pattern(rf"{_ONE}(?:\u200d?\s*{_ONE})*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run of emoji."""
    for text in subject.texts:
        if text.value.isascii() or _PICTURE.search(text.value) is None:
            continue
        for found in _EMOJI.finditer(text.value):
            start, end = found.span()
            yield subject.diagnostic(
                RULE, text, start, end, fix=without(text, start, end, speak=subject.speak)
            )


RULE = Rule(
    name="emoji",
    family="characters",
    severity="error",
    summary={"en": "The text has an emoji.", "zh-CN": "文案中含有表情符号。"},
    message={"en": "“{text}”: emoji are not allowed", "zh-CN": "“{text}”：不允许使用表情符号"},
    why={
        "en": "Amazon allows no emoji in titles and bullet points and removes or rewrites texts that have them.",
        "zh-CN": "亚马逊不允许在标题和五点描述中使用表情符号，会删除或改写含有表情符号的文案。",
    },
    sources=("amazon-bullets-2024", "amazon-title-uk"),
    markets=("amazon",),
    hints=(),
    signs=_SIGNS,
    check=check,
    examples=(
        Example("Desk Lamp 💡 Black", text="💡", fixed="Desk Lamp Black"),
        Example({"bullets": ["✅ Folds flat behind a door"]}, text="✅"),
        Example("Family Puzzle 👨‍👩‍👧‍👦🎉", text="👨‍👩‍👧‍👦🎉", fixed="Family Puzzle"),
        Example("Socks 2️⃣ Pairs", text="2️⃣"),
        Example("Label Printer 80 mm × 100 mm, Größe 2 #4", flags=False),
    ),
)
