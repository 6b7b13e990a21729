"""A web address, an e-mail address, a telephone number or an account in a social network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import removal
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_E_MAIL = r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_URL = r"(?:https?://|www\.)[^\s<>()\"]+[^\s<>()\".,;:!?]"
_ENDINGS = r"com|net|org|info|biz|shop|store|online|co\.uk|com\.au|com\.br|co\.jp|de|DE|fr|es|nl|pl|se|cn"
_DOMAIN = rf"\b[A-Za-z0-9][A-Za-z0-9-]+\.(?:{_ENDINGS})\b(?![\w.-]*@)(?:/[^\s<>()\"]*[^\s<>()\".,;:!?])?"
_NETWORKS = (
    "instagram", "facebook", "tiktok", "twitter", "youtube", "pinterest", "wechat", "whatsapp", "telegram", "skype",
    "snapchat", "line id",
)  # fmt: skip
_LONGEST_NAME = 20
"""Code points in front of a colon, spaces among them."""
_ACCOUNT = rf"\b(?:{'|'.join(_NETWORKS)})\s*(?::\s*@?|@)[\w.+-]{{3,}}"
_HANDLE = r"(?<![\w@.])@[A-Za-z_][\w.]{2,}\w"
_PHONE = (
    r"\b(?:tel|telephone|telefon|phone|call(?: us)?|fax|hotline|whatsapp|mobile|contact us(?: at)?)\b\W{0,3}"
    r"\+?\(?\d[\d ().-]{5,}\d"
    r"|(?<![\w.-])\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,4}(?![\w-])"
    r"|(?<![\w.-])(?:1[ -])?\(\d{3}\) ?\d{3}-\d{4}(?![\w-])"
    r"|(?<![\w.-])1-8\d\d-\d{3}-\d{4}(?![\d-])"
)
_ALLOWED = lazy_pattern(r"(?:www\.)?p65warnings\.ca\.gov", re.IGNORECASE)
"""The address that California's law asks for in a warning."""

_DECIMALS = "0123456789"
_HINTS = (
    *("@", "://", "ww.", "1-8"),
    *(f".{ending}" for ending in _ENDINGS.replace("\\", "").split("|")),
    *(before + digit for before in ("+", "+(", ")", ") ") for digit in _DECIMALS),
    *(
        written
        for word in (*_NETWORKS, *"tel phone call fax hotline mobile contact".split())
        for written in (word, word.capitalize(), word.upper())
    ),
    *("FaceBook", "TikTok", "YouTube", "WeChat", "WhatsApp", "SnapChat", "Line ID"),
)
_ADDRESS = lazy_pattern(f"{_URL}|{_DOMAIN}")
_ENDING = lazy_pattern(rf"\.(?:{_ENDINGS})\b")
_MAIL = lazy_pattern(_E_MAIL)
_NAMED = lazy_pattern(f"{_ACCOUNT}|{_HANDLE}", re.IGNORECASE)
_NUMBER = lazy_pattern(_PHONE, re.IGNORECASE)
_FEWEST_DIGITS = 5
"""Of a telephone number."""
_DIGITS = lazy_pattern(r"\d(?:\d|[ ().-]{1,2}\d)[\d ().-]{4}")
_AROUND = 24
"""Code points around the digits in which the words and signs of a number stand."""
_OPENING = lazy_pattern(r"\+|\(\d{3}\)|1-8|tel|phone|call|fax|hotline|whatsapp|mobile|contact us")
"""One of these stands in every number of ASCII, in small letters."""


def _e_mails(value: str) -> Iterable[re.Match[str]]:
    return _MAIL.finditer(value) if "@" in value else ()


def _addresses(value: str) -> Iterable[re.Match[str]]:
    return _ADDRESS.finditer(value) if "://" in value or "ww." in value or _ENDING.search(value) else ()


def _accounts(value: str) -> Iterable[re.Match[str]]:
    return _NAMED.finditer(value) if "@" in value or (":" in value and _names_network(value)) else ()


def _names_network(value: str) -> bool:
    """True where the name of a network stands in front of a colon."""
    parts = value.split(":")
    return any(part[-_LONGEST_NAME:].rstrip().lower().endswith(_NETWORKS) for part in parts[:-1])


def _numbers(value: str) -> Iterator[re.Match[str]]:
    """Telephone numbers, looked for around digits only: the whole text would take many times as long."""
    if value.isascii() and len(value) - len(value.encode().translate(None, b"0123456789")) < _FEWEST_DIGITS:
        return
    reached = 0
    for digits in _DIGITS.finditer(value):
        if digits.end() <= reached:
            continue
        start, end = max(reached, digits.start() - _AROUND), digits.end() + _AROUND
        around = value[start:end]
        if around.isascii() and _OPENING.search(around.lower()) is None:
            continue
        found = _NUMBER.search(value, start, end)
        # It may go on behind what was looked at.
        found = found and _NUMBER.match(value, found.start())
        if found:
            reached = found.end()
            yield found


_KINDS: tuple[tuple[str, Callable[[str], Iterable[re.Match[str]]]], ...] = (
    ("email", _e_mails),
    ("url", _addresses),
    ("account", _accounts),
    ("phone", _numbers),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each place once, by the most telling kind: an e-mail address is not also a web address."""
    for text in subject.texts:
        taken: list[tuple[int, int]] = []
        for kind, find in _KINDS:
            for found in find(text.value):
                start, end = found.span()
                if any(start < e and s < end for s, e in taken) or subject.is_own(text, start, end):
                    continue
                if _ALLOWED.match(found[0]):
                    continue
                taken.append((start, end))
                fix = removal(
                    text, start, end, Applicability.UNSAFE, language=subject.language, speak=subject.speak
                )
                yield subject.diagnostic(RULE, text, start, end, variant=kind, fix=fix)


RULE = Rule(
    name="contact-detail",
    family="contact",
    severity="error",
    summary={
        "en": "The text has a web address, an e-mail address, a telephone number or an account.",
        "zh-CN": "文案中含有网址、电子邮箱、电话号码或社交账号。",
    },
    message={
        "en": "“{text}” leads shoppers elsewhere; take it out",
        "zh-CN": "“{text}”会把买家引向站外；请删除",
    },
    variants={
        "email": {"en": "“{text}” is an e-mail address; take it out", "zh-CN": "“{text}”是电子邮箱；请删除"},
        "url": {"en": "“{text}” is a web address; take it out", "zh-CN": "“{text}”是网址；请删除"},
        "account": {
            "en": "“{text}” is an account in a network; take it out",
            "zh-CN": "“{text}”是社交账号；请删除",
        },
        "phone": {"en": "“{text}” is a telephone number; take it out", "zh-CN": "“{text}”是电话号码；请删除"},
    },
    why={
        "en": "Amazon's page rules forbid addresses, telephone numbers and links in every text; listings with "
        "them are suppressed.",
        "zh-CN": "亚马逊的商品详情页规则禁止在任何文案中出现地址、电话号码和链接；违规商品会被禁止显示。",
    },
    sources=("amazon-detail-page", "amazon-bullets-2024"),
    hints=_HINTS,
    check=check,
    examples=(
        Example(
            {"bullets": ["Questions? Write to help@zingo-hoses.example.com"]},
            text="help@zingo-hoses.example.com",
        ),
        Example("Garden Hose www.zingo-hoses.example", text="www.zingo-hoses.example", fixed="Garden Hose"),
        Example({"description": "More at zingo-hoses.com/sale today"}, text="zingo-hoses.com/sale"),
        Example({"bullets": ["Call us: 1-800-555-0142 any day"]}, text="Call us: 1-800-555-0142"),
        Example({"description": "Follow @zingo_hoses for tips"}, text="@zingo_hoses"),
        Example("Hose 3/4 in. Brass, Part 106-555-0142, 5V @ 2A, Node.js Mug, No.5", flags=False),
        Example({"description": "It is waterproof.It does not rust. Size: 120-130-140"}, flags=False),
    ),
)
