"""Full-width letters, digits and punctuation: at home in Chinese and Japanese, odd elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_SIGNS = "\u3000-\u3002\u3008-\u3011\uff01-\uff5e"
_WIDE = lazy_pattern(f"[{_SIGNS}]+")
_WIDE_WORDS = lazy_pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|\u3000+")
_EAST_ASIAN = ("ja", "zh", "ko")
_PLAIN = {
    "\u3001": ",", "\u3002": ".", "\u3008": "(", "\u3009": ")", "\u300a": "(", "\u300b": ")", "\u300c": "'",
    "\u300d": "'", "\u300e": "'", "\u300f": "'", "\u3010": "[", "\u3011": "]", "\uff01": "", "\uff1f": "",
    "\uff5e": "-",
}  # fmt: skip
_NEEDS_SPACE = ",;:)]."


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every wide run in other languages; in Japanese titles only letters, digits and spaces."""
    east_asian = subject.language in _EAST_ASIAN
    for text in subject.texts:
        value = text.value
        if value.isascii() or (east_asian and (text.field != "title" or subject.language != "ja")):
            continue
        for found in (_WIDE_WORDS if east_asian else _WIDE).finditer(value):
            start, end = found.span()
            plain = _narrow(found[0], value[end : end + 1])
            if not east_asian:
                yield subject.diagnostic(RULE, text, start, end, fix=instead(text, start, end, plain))
            else:
                yield subject.diagnostic(
                    RULE,
                    text,
                    start,
                    end,
                    variant="japanese",
                    severity="info",
                    sources=("amazon-jp-titles",),
                    fix=instead(text, start, end, plain),
                )


def _narrow(wide: str, following: str) -> str:
    plain = "".join(_PLAIN.get(sign, unicodedata.normalize("NFKC", sign)) for sign in wide)
    if plain and plain[-1] in _NEEDS_SPACE and following.isalnum():
        plain += " "
    return plain


RULE = Rule(
    name="full-width-character",
    family="characters",
    severity="warning",
    summary={
        "en": "The text has full-width letters, digits or punctuation.",
        "zh-CN": "文案中含有全角字母、数字或标点。",
    },
    message={
        "en": "“{text}” is full-width; use the plain form",
        "zh-CN": "“{text}”是全角字符；请改用半角字符",
    },
    variants={
        "japanese": {
            "en": "“{text}” is full-width; letters, digits and spaces are half-width in Japanese titles",
            "zh-CN": "“{text}”是全角字符；日文标题中的字母、数字和空格应使用半角",
        },
    },
    why={
        "en": "Outside Chinese and Japanese a full-width sign looks broken and is not found by the search.",
        "zh-CN": "在中文和日文以外的文案中，全角字符显示异常，也无法被搜索到。",
    },
    sources=("amazon-title-2025", "amazon-jp-titles"),
    hints=(),
    signs=_SIGNS,
    check=check,
    examples=(
        Example("Desk Lamp ＬＥＤ", text="ＬＥＤ", fixed="Desk Lamp LED"),
        Example("Desk Lamp，Black", text="，", fixed="Desk Lamp, Black"),
        Example(
            {"bullets": ["【Folds flat】behind a door"]},
            text="【",
            fixed={"bullets": ["[Folds flat] behind a door"]},
        ),
        Example(
            {"title": "デスクライト　ＬＥＤ 黒"},
            text="ＬＥＤ",
            market="amazon-jp",
            fixed="デスクライト LED 黒",
        ),
        Example({"title": "【調光】デスクライト、黒"}, flags=False, market="amazon-jp"),
    ),
)
