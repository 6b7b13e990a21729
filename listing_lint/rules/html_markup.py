"""HTML tags and character entities in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead, nothing_left

_INLINE = "a|abbr|b|big|code|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u|wbr"
_BLOCK = (
    "blockquote|body|br|button|center|dd|div|dl|dt|footer|form|h[1-6]|head|header|hr|html|iframe|img|input|"
    "label|li|link|meta|ol|option|p|pre|script|section|select|style|table|tbody|td|th|thead|title|tr|ul|video"
)
_TAG = lazy_pattern(
    rf"<!--.*?-->|<(?P<close>/?)(?:(?P<inline>{_INLINE})|(?P<block>{_BLOCK}))(?:\s[^<>]*)?/?\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = lazy_pattern(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}[0-9]{0,2});")
_LINE_BREAK = "</br>"
_UNWANTED = "™®©"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """All tags of a text in one, then each entity; the line break that Amazon tolerates in a description stays."""
    for text in subject.texts:
        value, tags = text.value, list[re.Match[str]]()
        if "<" in value:
            tags = [
                found
                for found in _TAG.finditer(value)
                if text.field != "description" or found[0].lower() != _LINE_BREAK
            ]
            if tags:
                yield subject.diagnostic(
                    RULE,
                    text,
                    *tags[0].span(),
                    variant="several" if len(tags) > 1 else None,
                    fix=_untag(text, tags, subject.speak),
                    count=len(tags),
                )
        if "&" in value:
            for found in _ENTITY.finditer(value):
                inside = any(tag.start() < found.start() < tag.end() for tag in tags)
                if not inside and (found[0][1] == "#" or found[0][1:] in html5):
                    yield subject.diagnostic(
                        RULE,
                        text,
                        *found.span(),
                        variant="entity",
                        severity="warning",
                        fix=_unescape(text, found),
                    )


def _untag(text: Text, tags: Sequence[re.Match[str]], speak: str) -> Fix:
    """Take every tag out; tags with nothing but space between them go together."""
    value = text.value
    if not any(map(str.isalnum, _TAG.sub("", value))):
        return nothing_left(speak)
    runs: list[list[re.Match[str]]] = []
    for tag in tags:
        if runs and not value[runs[-1][-1].end() : tag.start()].strip():
            runs[-1].append(tag)
        else:
            runs.append([tag])
    return Fix(Applicability.SAFE, tuple(_cut(text, run) for run in runs))


def _cut(text: Text, run: Sequence[re.Match[str]]) -> Edit:
    """What a run of tags leaves: line breaks in a description, a space between words, or nothing."""
    value, start, end = text.value, run[0].start(), run[-1].end()
    left, right = value[:start].rstrip(), value[end:].lstrip()
    breaks = sum(map(_breaks_line, run)) if text.field == "description" and left and right else 0
    if breaks:
        return Edit(text.field, text.index, start, end, _LINE_BREAK * breaks)
    blocks = any(tag["block"] for tag in run)
    parted = _TAG.sub("", value[start:end]) != ""
    if not blocks and not parted and not _stands_alone(value, start, end):
        return Edit(text.field, text.index, start, end, "")
    space = " " if left and right and right[0] not in ".,;:)!?" else ""
    return Edit(text.field, text.index, len(left), len(value) - len(right), space)


def _breaks_line(tag: re.Match[str]) -> bool:
    return tag["block"] is not None and (bool(tag["close"]) or tag["block"].lower() == "br")


def _stands_alone(value: str, start: int, end: int) -> bool:
    """True where a space stands on both sides, or the text begins or ends here."""
    return (start == 0 or value[start - 1].isspace()) and (end == len(value) or value[end].isspace())


def _unescape(text: Text, found: re.Match[str]) -> Fix:
    start, end = found.span()
    plain = unescape(found[0]).replace("\xa0", " ")
    if plain in _UNWANTED or not plain.isprintable():
        return instead(text, start, end, "")
    return instead(text, start, end, plain, Applicability.UNSAFE if plain in "<>" else Applicability.SAFE)


RULE = Rule(
    name="html-markup",
    family="characters",
    severity="error",
    summary={"en": "The text has HTML tags or entities.", "zh-CN": "文案中含有 HTML 标签或实体。"},
    message={
        "en": "“{text}” is HTML; only plain text is allowed",
        "zh-CN": "“{text}”是 HTML 代码；只允许纯文本",
    },
    variants={
        "several": {
            "en": "“{text}” is the first of {count} HTML tags here; only plain text is allowed",
            "zh-CN": "“{text}”是此处 {count} 个 HTML 标签中的第一个；只允许纯文本",
        },
        "entity": {
            "en": "“{text}” is an HTML entity; write the character itself",
            "zh-CN": "“{text}”是 HTML 实体；请直接写字符本身",
        },
    },
    why={
        "en": "Amazon shows or strips tags: both spoil the text. In descriptions only the line break </br> is "
        "tolerated.",
        "zh-CN": "亚马逊会原样显示或删除标签，两者都会破坏文案。商品描述中只容许换行标签 </br>。",
    },
    sources=("amazon-detail-page",),
    hints=("<", ";"),
    signs="",
    check=check,
    examples=(
        Example("<b>Desk Lamp</b>", text="<b>", fixed="Desk Lamp"),
        Example(
            {"bullets": ["Soft&nbsp;cotton &amp; linen"]},
            text="&amp;",
            fixed={"bullets": ["Soft cotton & linen"]},
        ),
        Example(
            {"description": "<p>Folds flat.</p><br>Oiled pine."},
            text="<p>",
            fixed={"description": "Folds flat.</br></br>Oiled pine."},
        ),
        Example({"description": "Folds flat.</br>Oiled pine."}, flags=False),
        Example("Parcel Scale <5 lb & >1 oz", flags=False),
    ),
)
