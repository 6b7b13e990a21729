"""A long title in two: what names the product stays, what describes it becomes the Item Highlight.

Nothing is invented: both texts are made of the seller's own words, in their own order. Phrases are
what stands between commas, dashes, bars and brackets; a phrase that is too long is cut in front of
"for", "with" and the like, and only then between two words. Half of all titles are too long, so this
runs for half of all listings: it looks at marks and words once and searches nothing twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from listing_lint.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"\w+")
_MARK = lazy_pattern(r"[,;|•·，、；｜()\[\]–—.:/~-]")
"""What may end a phrase."""
_ALWAYS = frozenset(",;|•·，、；｜()[]")
_PACK = lazy_pattern(
    r"\b(?:(?:pack|set|box|case|lot) of \d+"
    r"|\d+[\s-]?(?:packs?|pcs|pieces?|counts?|ct|pairs?|sets?|sheets?|rolls?))\b",
    re.IGNORECASE,
)
_DIGIT = lazy_pattern(r"\d")
_SIZE = lazy_pattern(
    r"\d+(?:[.,/]\d+)?[\s-]?(?:mm|cm|m|in|inch(?:es)?|ft|fl oz|oz|lbs?|kg|g|ml|l|gb|tb|mah|w|v|qt|gal)\b",
    re.IGNORECASE,
)
_NAMED_SIZES = frozenset(
    "xxs xs s m l xl xxl xxxl 2xl 3xl small medium large x-large twin full queen king".split()
)
_CONNECTORS = frozenset(
    "with for in from featuring including includes compatible fits designed made without by that w/ "
    "mit für aus avec pour sans con para senza per".split()
)
_HANGING = frozenset(
    "a an the and or with for of in to by as at on from per your our that including featuring without compatible w/ & + "
    "- – — / mit für und oder aus der die das avec pour et de du des con para y e di da".split()
)
_NOTHING = _HANGING | {""}
_LEADING = frozenset("and or & + - – — / und et y e".split())
_JOINING = frozenset("and or & + / x und oder et ou y o e".split())
_UNITS = frozenset(
    "mm cm m in inch inches ft feet foot oz fl lb lbs kg g mg ml l litre litres liter liters gb tb mb mah w v a "
    "qt gal gallon gallons watt watts volt volts amp pack packs pcs pc piece pieces count ct pair pairs set sets "
    "sheet sheets roll rolls year years yr yrs month months day days hour hours hrs x × % psi rpm mph hz khz "
    "mhz ghz lumen lumens degree degrees ply cup cups dozen in. oz. lb. lbs. ft. fl. pcs. pc.".split()
)
_COUNTED = frozenset("pack set box case lot bundle packs sets".split())
_NUMBERED = frozenset(
    "of no no. size type mark gen series version model age ages vol vol. part x × up to # nr.".split()
)
_BEFORE_NOUN = frozenset(["en", "de", "nl", "sv", "pl"])
"""Languages in which what is said of a noun stands in front of it."""

_SHORTEST_TITLE = 35
"""A title cut shorter than this at a phrase says too little; then words decide where to cut."""
_SHORTEST_PIECE = 12
"""Less room than this is not worth a torn phrase in the highlight."""
_SLIGHTLY = 30
"""A phrase that is no further beyond the room keeps its noun and loses a word before it."""
_AROUND = 10
"""So much more than its number a phrase may say to stay in the title as a whole."""

Span = tuple[int, int]


class Split(Struct, frozen=True):
    """The two texts, and the phrases that found no room in either."""

    title: str
    highlight: str
    left_out: tuple[str, ...]


def split_title(
    title: str,
    *,
    brand: str | None = None,
    attributes: Iterable[str | None] = (),
    language: str = "en",
    title_limit: int = 75,
    highlight_limit: int = 125,
    total_limit: int = 200,
) -> Split:
    """Split a title. All limits are code points.

    `brand` stays in the title wherever it stood; `attributes` are values such as colour and size,
    the most important first: the first one that the title names stays there as well.
    """
    wanted = [attribute for attribute in attributes if attribute and attribute.strip()]
    short, rest = _shorten(title, wanted, title_limit, language)
    if brand and brand in title and brand not in short:
        at = title.index(brand)
        others = f"{title[:at].rstrip()} {title[at + len(brand) :].lstrip()}".strip()
        short, rest = _shorten(others, wanted, title_limit - len(brand) - 1, language)
        short = f"{brand} {short}"
    return _described(short, rest, min(highlight_limit, total_limit - len(short)))


def _described(short: str, rest: Sequence[str], room: int) -> Split:
    """The split with as many of the phrases as find room below the title, and the others by name."""
    said = set(short.casefold().replace(",", " ").split())
    pieces: list[str] = []
    left_out: list[str] = []
    for raw in rest:
        phrase = _trimmed(raw)
        new = set(phrase.casefold().split())
        if not phrase or new <= said:
            continue
        left = room - (2 if pieces else 0)
        if len(phrase) > left < _SHORTEST_PIECE:
            left_out.append(phrase)
            continue
        if len(phrase) > left:
            phrase, beyond = _fit(phrase, left, torn=not pieces)
            left_out.append(beyond)
            new = set(phrase.casefold().split())
        if phrase:
            room = left - len(phrase)
            pieces.append(phrase)
            said |= new
    highlight = ", ".join(pieces)
    if pieces and pieces[0].partition(" ")[0] in _CONNECTORS:
        highlight = highlight[0].upper() + highlight[1:]
    return Split(short, highlight, tuple(left_out))


def _shorten(title: str, attributes: Sequence[str], room: int, language: str) -> tuple[str, list[str]]:
    """A title of at most `room` code points, and the phrases that it left behind."""
    phrases = phrases_of(title)
    head, rest, _ = _cut(title, phrases, room, language)
    kept = _varying(head, rest, attributes, room // 2)
    if kept:
        shorter, more, whole = _cut(title, phrases, room - len(kept) - 2, language)
        # What tells variants apart is worth a phrase, but not the noun of the product.
        if kept not in shorter and (whole or kept.casefold() in map(str.casefold, attributes)):
            head, rest = f"{shorter}, {kept}", more
    return head, rest


def _cut(title: str, phrases: Sequence[Span], room: int, language: str) -> tuple[str, list[str], bool]:
    """What stays of a title, with at most `room` code points, and the phrases behind it.

    The last value is False where two words were parted that belong to one another.
    """
    if len(title) <= room:
        return _ended(title), [], True
    cut = torn = -1
    for number, (_, end) in enumerate(phrases):
        if end > room:
            torn = number
            break
        cut = end
    if torn < 0:
        return _ended(title[: max(cut, 0)] or title[:room]), [], True
    if cut >= _SHORTEST_TITLE:
        return _ended(title[:cut]), [title[start:end] for start, end in phrases[torn:]], True
    start, end = phrases[torn]
    behind = [title[begin:stop] for begin, stop in phrases[torn + 1 :]]
    at = _connector(title, start, room)
    whole = at >= _SHORTEST_TITLE
    if not whole:
        if language in _BEFORE_NOUN:
            kept = _with_noun(title, start, end, room)
            if kept is not None:
                return kept[0], [*kept[1], *behind], False
        at = _between_words(title, start, room)
        if at <= 0:
            # One word longer than the room: no whole word can stay, so the cut has to go through it.
            at = room if cut <= 0 else cut
    return _ended(title[:at]), [title[max(at, start) : end], *behind], whole


def _with_noun(title: str, start: int, end: int, room: int) -> tuple[str, list[str]] | None:
    """A phrase that is slightly too long without the words before its last two; None where that fails."""
    noun_end = room
    while noun_end < end:
        space = title.find(" ", noun_end + 1, end)
        noun_end = end if space < 0 else space
        following = title[noun_end:end].split(None, 1)[:1]
        if following and following[0].casefold() in _CONNECTORS:
            break
    if noun_end - room > _SLIGHTLY:
        return None
    noun = title.rfind(" ", start, title.rfind(" ", start, noun_end))
    while noun > start and (_tears(title, noun) or _joins(title, noun)):
        noun = title.rfind(" ", start, noun)
    tail = title[noun + 1 : noun_end]
    at = _between_words(title, start, room - len(tail) - 1) if noun > start else -1
    head = title[:at].rstrip() if at >= start + _SHORTEST_PIECE else ""
    if not head or head != _ended(head):
        return None
    return f"{head} {tail}", [title[at:noun], title[noun_end:end]]


def _joins(title: str, at: int) -> bool:
    """True where an "and" or the like stands on either side of the space at `at`."""
    left = title[title.rfind(" ", 0, at) + 1 : at].casefold()
    return left in _JOINING or title[at + 1 : at + 6].partition(" ")[0].casefold() in _JOINING


def _connector(title: str, start: int, room: int) -> int:
    """The last place up to `room` in front of a "with" or the like, or -1."""
    at = title.rfind(" ", start, room + 1)
    while at > start:
        if title[at + 1 : at + 14].partition(" ")[0].casefold() in _CONNECTORS:
            before = title.rfind(" ", start, at)
            # "Compatible with" stays together.
            return before if before > start and title[before + 1 : at].casefold() in _CONNECTORS else at
        at = title.rfind(" ", start, at)
    return -1


def _between_words(title: str, start: int, room: int) -> int:
    """The last place up to `room` where two words may part, or -1."""
    at = title.rfind(" ", start, room + 1)
    while at > start and _tears(title, at):
        at = title.rfind(" ", start, at)
    return at if at > start else title.rfind(" ", start, room + 1)


def _tears(title: str, at: int) -> bool:
    """True where the space at `at` stands between a number and its unit, or inside a "pack of 4"."""
    right = title[at + 1 : at + 16].partition(" ")[0].casefold()
    before = title.rfind(" ", 0, at)
    left = title[before + 1 : at].casefold()
    if right[:1].isdigit():
        return left in _NUMBERED or left[-1:].isdigit()
    if right in _UNITS:
        return left[-1:].isdigit() or left in ("fl", "fl.")
    return (right == "of" and left in _COUNTED) or (right == "oz" and left == "fl")


def phrases_of(title: str) -> list[Span]:
    """The spans of what stands between commas, dashes, bars and brackets."""
    found: list[Span] = []
    start = 0
    for mark in _MARK.finditer(title):
        at = mark.start()
        if _separates(title, at):
            _add(title, start, at, found)
            start = at + 1
    _add(title, start, len(title), found)
    return found


def _add(title: str, start: int, end: int, found: list[Span]) -> None:
    phrase = title[start:end].lstrip()
    begin = end - len(phrase)
    phrase = phrase.rstrip()
    if phrase[:1].isalnum() or any(map(str.isalnum, phrase)):
        found.append((begin, begin + len(phrase)))


def _separates(title: str, at: int) -> bool:
    """True where the mark at `at` ends a phrase, and does not belong to a word or a number."""
    mark = title[at]
    if mark in _ALWAYS:
        return mark != "," or not (title[at - 1 : at].isdigit() and title[at + 1 : at + 2].isdigit())
    if mark in ".:":
        if title[at + 1 : at + 2] != " ":
            return False
        word = title[title.rfind(" ", 0, at) + 1 : at]
        return mark == ":" or (len(word) > 4 and title[at + 2 : at + 3].isupper())
    if mark == "/":
        return at > 0 and title[at - 1 : at + 2] == " / "
    if mark in "~-" and title[at - 1 : at] != " ":
        return False
    # A dash between two numbers is a range.
    return not (
        title[max(0, at - 2) : at].strip()[-1:].isdigit() and title[at + 1 : at + 3].strip()[:1].isdigit()
    )


def _ended(head: str) -> str:
    """What stays, without a bracket left open, a hanging comma or a hanging "for"."""
    for opening, closing in ("()", "[]") if "(" in head or "[" in head else ():
        while (at := head.rfind(opening)) >= 0 and closing not in head[at:]:
            head = f"{head[:at].rstrip()}, {head[at + 1 :]}" if at else head[1:]
    words = head.replace(" , ", ", ").split()
    while len(words) > 1 and words[-1].rstrip(",;:").casefold() in _NOTHING:
        words.pop()
    ended = " ".join(words)
    return ended.rstrip(" ,;:|/&–—-") or ended


def _varying(head: str, rest: Sequence[str], attributes: Sequence[str], longest: int) -> str:
    """The attribute that tells this variant from its sisters, where it is in the rest only; or nothing."""
    folded = head.casefold()
    for attribute in attributes:
        value = attribute.casefold()
        if value in folded:
            return ""
        for phrase in rest if len(attribute) <= longest else ():
            at = phrase.casefold().find(value)
            if at >= 0 and len(phrase.casefold()) == len(phrase):
                return phrase[at : at + len(attribute)].strip()
    numbered = [phrase for phrase in rest if len(phrase) <= longest and _DIGIT.search(phrase)]
    for pattern in (_PACK, _SIZE) if numbered else ():
        for phrase in numbered:
            if found := pattern.search(phrase):
                if len(phrase) <= len(found[0]) + _AROUND and not pattern.search(head):
                    return _trimmed(phrase)
                break
    for phrase in rest:
        if len(phrase) <= longest and phrase.casefold().removesuffix(" size") in _NAMED_SIZES:
            return phrase
    return ""


def _trimmed(phrase: str) -> str:
    """A phrase without spaces too many, hanging words at its end or an "and" at its beginning."""
    words = phrase.split()
    while words and words[-1].casefold() in _HANGING:
        words.pop()
    while words and words[0].casefold() in _LEADING:
        del words[0]
    return " ".join(words).lstrip(" ,;:|/&+)–—-").rstrip(" ,;:|/&–—-")


def _fit(phrase: str, room: int, *, torn: bool) -> tuple[str, str]:
    """As much of a phrase as has room, which is at least `_SHORTEST_PIECE`, and what is beyond.

    It is cut in front of a "with" or the like, or, where it may be `torn`, between two words.
    """
    at = _connector(phrase, 0, room)
    if at < _SHORTEST_PIECE:
        at = _between_words(phrase, 0, room) if torn else -1
    if at < _SHORTEST_PIECE:
        return "", phrase
    return _trimmed(phrase[:at]), phrase[at:].strip()


def left_out(before: str, after: str) -> tuple[str, ...]:
    """The words of a title, neighbours together, that are nowhere in what became of it."""
    said = {word.casefold() for word in _WORD.findall(after)}
    runs: list[list[str]] = [[]]
    for word in before.split():
        names = _WORD.findall(word.casefold())
        if names and not said.issuperset(names):
            runs[-1].append(word)
        elif names and runs[-1]:
            runs.append([])
    return tuple(" ".join(run).strip(" ,;:|()[]–—-") for run in runs if run)
