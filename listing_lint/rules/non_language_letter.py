"""Letters that English does not have: Æ Š Œ Ÿ Ž in titles of English stores."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_PLAIN = {
    "Æ": "Ae", "æ": "ae", "Œ": "Oe", "œ": "oe", "Š": "S", "š": "s", "Ÿ": "Y", "ÿ": "y", "Ž": "Z", "ž": "z",
}  # fmt: skip
_LETTERS = lazy_pattern(f"[{''.join(_PLAIN)}]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """English titles only; the seller's own brand keeps its letters."""
    title = subject.listing.title
    if title is None or title.isascii() or subject.language != "en":
        return
    text = subject.text("title")
    if text is None:
        return
    for found in _LETTERS.finditer(text.value):
        start, end = found.span()
        if not subject.is_own(text, start, end):
            fix = instead(text, start, end, _PLAIN[found[0]], Applicability.UNSAFE)
            yield subject.diagnostic(RULE, text, start, end, fix=fix, plain=_PLAIN[found[0]])


RULE = Rule(
    name="non-language-letter",
    family="characters",
    severity="info",
    summary={
        "en": "The title has a letter that English does not use.",
        "zh-CN": "标题中含有英语不使用的字母。",
    },
    message={
        "en": "“{text}” is no English letter; “{plain}” is found by the search",
        "zh-CN": "“{text}”不是英语字母；写作“{plain}”更易被搜索到",
    },
    why={
        "en": "Amazon advises against such letters in titles of English stores.",
        "zh-CN": "亚马逊建议英语站点的标题不要使用这类字母。",
    },
    sources=("amazon-title-2025",),
    fields=("title",),
    markets=("amazon",),
    hints=(),
    signs="".join(_PLAIN),
    check=check,
    examples=(
        Example("Žito Wall Clock", text="Ž", fixed="Zito Wall Clock"),
        Example({"title": "Žito Wall Clock", "brand": "Žito"}, flags=False),
        Example("Café Table, Crème", flags=False),
        Example({"title": "Œufrier en bois", "language": "fr"}, flags=False),
    ),
)
