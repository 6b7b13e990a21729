"""A price in a text: a currency beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import removal
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_SYMBOL = r"\$|€|£|¥|￥|₹|₺|zł"
_SIGN = rf"(?:(?<![A-Za-z])(?:US|CA|AU|A|C|R|MX|S))?\$|{_SYMBOL}"
_CODE = "USD|GBP|CAD|AUD|JPY|INR|MXN|BRL|PLN|SEK|AED|SAR|EGP|TRY|SGD|ZAR|CNY|RMB|EUR"
_NAME = "dollars?|bucks|euros?|pounds sterling|rupees|pesos|złotych|kronor|kr|TL|円|:-"
_NUMBER = r"\d{1,5}(?:[.,]\d{1,3})*(?!\d)"
_ALONE = r"(?<![\w.,/-])"
_PRICE = lazy_pattern(
    rf"(?<![\w\x80-\xbf])(?:{_SIGN})\s?{_NUMBER}|{_ALONE}{_NUMBER}\s?(?:{_SIGN})(?![\w¬])"
    rf"|\b(?:(?:{_CODE})\s|Rs\.?\s?){_NUMBER}(?![\w-])|{_ALONE}{_NUMBER}(?:\s(?:{_CODE})|(?:USD|EUR|GBP))\b"
    rf"|{_ALONE}{_NUMBER}[\s-]?(?:{_NAME})(?!\w)"
)
_HINTS = ("pounds s", *"$ :- dollar bucks euro rupee peso kr TL Rs".split(), *_CODE.split("|"))
_SIGNS = "€£¥￥₹₺ł円"
# Where a currency meets a number; both patterns begin with something that a search finds at once.
_BEFORE = lazy_pattern(rf"(?:{_SYMBOL}|{_CODE}|Rs\.?)\s?\d")
_AFTER = lazy_pattern(rf"\d[\s-]?(?:{_SIGN}|{_CODE}|{_NAME})")
_MONEY_ITSELF = lazy_pattern(
    r"[\s-]*(?:\w+\s)?(?:bills?|bank ?notes?|notes?|coins?|pieces?|silver|gold|sign|symbol|gift card|denominations?|"
    r"chips?|tokens?|play money|münzen?|scheine?|billets?|pièces?|monedas?|billetes?)\b",
    re.IGNORECASE,
)
_COLLECTED = lazy_pattern(
    r"\b(?:bingo|casino|poker|pull tabs?|stamps?|coins?|bank ?notes?|currency|(?:prop|play|fake|toy) money|lotto|"
    r"monopoly|briefmarken?|münzen?|timbres?|monedas?|francobolli)\b",
    re.IGNORECASE,
)
_SHOE_SIZE = lazy_pattern(r"(?:EUR\s?(?:1[5-9]|[2-4]\d|50)(?:[.,]5)?|(?:1[5-9]|[2-4]\d|50)(?:[.,]5)?\s?EUR)$")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Money that is the product itself (coins, bills, gift cards) and shoe sizes are no prices."""
    for text in subject.texts:
        value = text.value
        if not (_BEFORE.search(value) or _AFTER.search(value)):
            continue
        for found in _PRICE.finditer(value):
            start, end = found.span()
            if (
                subject.is_own(text, start, end)
                or _MONEY_ITSELF.match(value, end)
                or (text.field == "title" and _COLLECTED.search(value))
                or _SHOE_SIZE.match(found[0])
            ):
                continue
            fix = removal(
                text, start, end, Applicability.UNSAFE, language=subject.language, speak=subject.speak
            )
            yield subject.diagnostic(RULE, text, start, end, fix=fix)


RULE = Rule(
    name="price-in-text",
    family="contact",
    severity="error",
    summary={"en": "The text has a price.", "zh-CN": "文案中含有价格。"},
    message={
        "en": "“{text}” is a price; it has a field of its own",
        "zh-CN": "“{text}”是价格；价格有专门的字段",
    },
    why={
        "en": "Amazon's page rules forbid prices in every text; such listings are suppressed.",
        "zh-CN": "亚马逊的商品详情页规则禁止在任何文案中写价格；违规商品会被禁止显示。",
    },
    sources=("amazon-detail-page", "amazon-title-2025"),
    hints=_HINTS,
    signs=_SIGNS,
    check=check,
    examples=(
        Example("Garden Hose, $19.99", text="$19.99", fixed="Garden Hose"),
        Example({"bullets": ["Costs only 15 euros a year"]}, text="15 euros"),
        Example({"title": "Gartenschlauch 19,99 €", "language": "de"}, text="19,99 €"),
        Example({"description": "Worth USD 49 and more"}, text="USD 49"),
        Example("Play Money $100 Bills for Children", flags=False),
        Example("Zingo Casino $5 Chip, Red", flags=False),
        Example("Rain Boots EUR 42", flags=False),
        Example("Dumbbell 20 pounds, Steel", flags=False),
    ),
)
