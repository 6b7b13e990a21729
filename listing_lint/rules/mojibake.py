"""Text that was read in the wrong encoding: “CrÃ¨me” for “Crème”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_HIGH = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LEAD = "\xc2-\xf4"
_CONTROLS = "\x80-\x84\x86-\x9f"
# Both begin with one class of characters, which a search looks for several times as fast as for either of two.
_DAMAGED = lazy_pattern(
    f"[{_LEAD}](?:(?<=[\xc2-\xdf])[{_HIGH}]|(?<=[\xe0-\xef])[{_HIGH}]{{2}}|(?<=[\xf0-\xf4])[{_HIGH}]{{3}})"
    f"(?:[\xc2-\xdf][{_HIGH}]|[\xe0-\xef][{_HIGH}]{{2}}|[\xf0-\xf4][{_HIGH}]{{3}})*"
)
_STRAY = lazy_pattern(f"[\ufffd{_CONTROLS}](?:(?<=\ufffd)\ufffd*|[{_CONTROLS}]*)")
_QUICK = lazy_pattern(f"[{_LEAD}][{_HIGH}]|[\ufffd{_CONTROLS}]")
_HARMLESS = "\xa0\xad\ufeff"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Runs that are UTF-8 once written in Windows-1252, stray control characters, lost characters."""
    for text in subject.texts:
        value = text.value
        if value.isascii() or _QUICK.search(value) is None:
            continue
        reached = 0
        for found in _DAMAGED.finditer(value):
            meant = repaired(found[0])
            if meant is not None:
                yield from _stray(subject, text, reached, found.start())
                reached = found.end()
                fix = instead(text, *found.span(), meant)
                yield subject.diagnostic(RULE, text, *found.span(), fix=fix, meant=meant)
        yield from _stray(subject, text, reached, len(value))


def _stray(subject: Subject, text: Text, start: int, end: int) -> Iterator[Diagnostic]:
    """Windows-1252 punctuation that was read as Latin-1, and signs that stand for a lost character."""
    for found in _STRAY.finditer(text.value, start, end):
        meant = _as_windows_1252(found[0])
        if meant is None:
            yield subject.diagnostic(RULE, text, *found.span(), variant="lost")
        else:
            fix = instead(text, *found.span(), meant)
            yield subject.diagnostic(RULE, text, *found.span(), fix=fix, meant=meant)


def _as_windows_1252(controls: str) -> str | None:
    try:
        return controls.encode("latin-1").decode("cp1252")
    except UnicodeError:
        return None


@lru_cache(maxsize=1024)
def repaired(damaged: str) -> str | None:
    """What `damaged` says once its bytes are read as UTF-8, as often as it was damaged.

    None where it says nothing readable, which is to say that it is no mojibake.
    """
    meant = damaged
    while (earlier := _once(meant)) is not None:
        meant = earlier
    readable = all(sign.isprintable() or sign in _HARMLESS for sign in meant)
    return meant if meant != damaged and readable else None


def _once(damaged: str) -> str | None:
    if damaged.isascii():
        return None
    try:
        return b"".join(map(_byte, damaged)).decode("utf-8")
    except UnicodeError:
        return None


def _byte(sign: str) -> bytes:
    """One character in Windows-1252; the five bytes that it leaves out stand for themselves."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


RULE = Rule(
    name="mojibake",
    family="characters",
    severity="warning",
    summary={
        "en": "The text was read in the wrong encoding.",
        "zh-CN": "文案因编码读取错误而出现乱码。",
    },
    message={
        "en": "“{text}” is damaged text; it should read “{meant}”",
        "zh-CN": "“{text}”是乱码；应为“{meant}”",
    },
    variants={
        "lost": {
            "en": "“{text}” stands for a character that was lost; look it up in the original",
            "zh-CN": "“{text}”表示字符已丢失；请对照原文补全",
        },
    },
    why={
        "en": "The file was saved in one encoding and opened in another. Shoppers see the damaged letters, and "
        "the search does not find the word.",
        "zh-CN": "文件以一种编码保存、以另一种编码打开。买家会看到乱码，该词也无法被搜索到。",
    },
    sources=("rfc-3629",),
    hints=(),
    signs=f"{_LEAD}{_CONTROLS}\ufffd",
    check=check,
    examples=(
        Example("CrÃ¨me Brush", text="Ã¨", fixed="Crème Brush"),
        Example({"bullets": ["Ladyâ€™s winter coat"]}, text="â€™", fixed={"bullets": ["Lady’s winter coat"]}),
        Example("Caf\ufffd Mug", text="\ufffd"),
        Example("CrÃƒÂ¨me Brush", text="ÃƒÂ¨", fixed="Crème Brush"),
        Example(
            {"bullets": ["Lady\x92s winter coat"]}, text="\x92", fixed={"bullets": ["Lady’s winter coat"]}
        ),
        Example("Crème Brush für Größe Ä, PÃO Bowl, Château «Été»", flags=False),
    ),
)
