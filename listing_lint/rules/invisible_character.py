"""A character that nobody sees: zero-width signs, soft hyphens, control characters, odd spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead, without

_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f"
_BREAKS = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_NOTHING = (
    "\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff"
)
_SIGNS = f"{_SPACES}{_BREAKS}{_NOTHING}"
# A pattern that begins with one class is found several times as fast; the empty groups tell which kind of run it is.
_INVISIBLE = lazy_pattern(
    f"[{_SIGNS}](?:(?<=[{_SPACES}])(?P<space>)[{_SPACES}]*|(?<=[{_BREAKS}])(?P<breaks>)[{_BREAKS}]*|[{_NOTHING}]*)"
)
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run; joiners inside emoji and marks of right-to-left scripts are at home."""
    for text in subject.texts:
        if text.value.isprintable():
            continue
        for found in _INVISIBLE.finditer(text.value):
            if found.lastgroup == "space":
                fix = instead(text, *found.span(), " ")
                yield _report(subject, text, found, "space", "info", fix)
            elif found.lastgroup == "breaks":
                if text.field != "description":
                    yield _report(
                        subject,
                        text,
                        found,
                        "line_break",
                        "warning",
                        without(text, *found.span(), speak=subject.speak),
                    )
            elif not _at_home(found[0], text.value[found.end() :], subject.language):
                fix = instead(text, *found.span(), "")
                yield _report(subject, text, found, None, "warning", fix)


def _at_home(signs: str, after: str, language: str) -> bool:
    if language in _RIGHT_TO_LEFT and _DIRECTIONS.issuperset(signs):
        return True
    return _JOINERS.issuperset(signs) and bool(after) and ord(after[0]) > 0x2190


def _report(
    subject: Subject, text: Text, found: re.Match[str], variant: str | None, severity: str, fix: Fix
) -> Diagnostic:
    code_points = " ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in found[0]))
    return subject.diagnostic(
        RULE, text, *found.span(), variant=variant, severity=severity, fix=fix, code_points=code_points
    )


RULE = Rule(
    name="invisible-character",
    family="characters",
    severity="warning",
    summary={"en": "The text has a character that nobody sees.", "zh-CN": "文案中含有看不见的字符。"},
    message={
        "en": "invisible character {code_points}; delete it",
        "zh-CN": "不可见字符 {code_points}；请删除",
    },
    variants={
        "space": {
            "en": "odd space {code_points}; use a plain space",
            "zh-CN": "特殊空格 {code_points}；请改用普通空格",
        },
        "line_break": {
            "en": "tab or line break {code_points} inside a one-line field",
            "zh-CN": "单行字段中含有制表符或换行符 {code_points}",
        },
    },
    why={
        "en": "Such characters come along with copied text. They count towards every limit, split words for "
        "the search and can break a tab-separated file.",
        "zh-CN": "这类字符通常随复制粘贴而来，会计入长度，使搜索切分单词出错，还可能破坏制表符分隔的文件。",
    },
    sources=("amazon-title-2025",),
    hints=(*map(chr, range(32)), "\x7f"),
    signs=_SIGNS,
    check=check,
    examples=(
        Example("Desk\u200b Lamp", text="\u200b", fixed="Desk Lamp"),
        Example("Water\u00adproof Bag", text="\u00ad", fixed="Waterproof Bag"),
        Example("Desk\u00a0Lamp", text="\u00a0", fixed="Desk Lamp"),
        Example("Desk\n Lamp", text="\n", fixed="Desk Lamp"),
        Example({"description": "Folds flat.\nOiled pine."}, flags=False),
        Example("Puzzle 👨\u200d👩", flags=False),
    ),
)
