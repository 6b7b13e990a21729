"""Fixes: what to cut or put in, and a tidy text afterwards.

A deleted word takes its space with it, the comma, dash or "and" that it leaves hanging, and the
adverb that only strengthened it; a or an is made to agree. Where only broken grammar would remain,
the fix is a suggestion in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from listing_lint.diagnostic import Applicability, Edit, Fix
from listing_lint.listing import Text

_WEAK = r",;/&+·•"
_STRONG = r"|:–—-"
_LEFT = re.compile(rf"(?:\s*([{_WEAK}{_STRONG}])\s*|\s+(and|or|und|et|y|e|en|och)\s+)$", re.IGNORECASE)
_RIGHT = re.compile(rf"^(?:\s*([{_WEAK}{_STRONG}])(?:\s+|$)|\s+(and|or|und|et|y|e|en|och)\s+)", re.IGNORECASE)
_ADVERBS = re.compile(
    r"(?<!\S)(?:very|really|truly|absolutely|simply|most|so|our|your|the)\s+$", re.IGNORECASE
)
_DANGLING = re.compile(
    r"(?:\s+(?:a|an|the|and|or|with|for|of|in|to|by|as|at|on|from|your|our|&)|\s*[,;:|/&+–—-])+\s*$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|it's|it’s|they're|makes?|looks?|feels?|works?|stays?|very|so|as|"
    r"that|which|who|not|no|a|an|the|of|with|for|by|to|in|on|at|than)\s*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<!\w)(an?)(\s+)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"^\s*(?:[.!?;)]|$)")
_VOWELS = "aeiouAEIOU"
_SILENT = re.compile(r"(?:honest|hour|heir)", re.IGNORECASE)
_YOU = re.compile(r"(?:uni|use|usu|euro|one\b|ukulele|usb|utensil)", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}", '"': '"', "“": "”", "'": "'", "‘": "’", "*": "*"}

NOTHING_LEFT = "nothing else stands in this field: write what the product is"
REWRITE = "reword the sentence: without these words it does not hold"


def removal(text: Text, start: int, end: int, applicability: Applicability) -> Fix:
    """Delete the words `start` to `end` and what would be left hanging.

    Manual, without an edit, where the field would end up empty or the sentence broken.
    """
    value = text.value
    start, end = _with_brackets(value, start, end)
    before, after = value[:start], value[end:]
    adverb = _ADVERBS.search(before)
    if adverb and not adverb[0].lower().startswith(("our", "your", "the")):
        before = before[: adverb.start()]
    if not _has_words(before + after):
        return Fix(Applicability.MANUAL, suggestion=NOTHING_LEFT)
    if not _has_words(before):
        return _edit(text, applicability, len(_opening(before)), *_from_start(value, start, after))
    prose = text.field in ("bullet", "description")
    ends = _SENTENCE_END.match(after) is not None
    if prose and ends and _PREDICATE.search(before):
        return Fix(Applicability.MANUAL, suggestion=REWRITE)
    if not _has_words(after):
        kept = before[: _dangling_start(before)]
        closing = "".join(sign for sign in after.rstrip() if sign in '.)]”"')
        return _edit(text, applicability, len(kept), len(value), closing)
    if ends:
        kept = before[: _dangling_start(before)]
        return _edit(text, applicability, len(kept), len(value) - len(after.lstrip()), "")
    return _between(text, applicability, before, after)


def _between(text: Text, applicability: Applicability, before: str, after: str) -> Fix:
    """A cut in the middle: of two separators one stays, of two spaces one."""
    value = text.value
    left, right = _LEFT.search(before), _RIGHT.match(after)
    if left and right:
        keep_right = right[2] is not None or (left[1] is None and left[2] is not None)
        if keep_right and not (left[1] and left[1] in _STRONG):
            before = before[: left.start()]
        else:
            after = after[right.end() :]
        return _edit(text, applicability, len(before), len(value) - len(after), "")
    stripped, rest = before.rstrip(), after.lstrip()
    spaced = len(stripped) < len(before) or len(rest) < len(after)
    glue = " " if spaced and rest[:1] not in ".,;:!?)" and stripped[-1:] not in "([" else ""
    article = _ARTICLE.search(before)
    if article is not None:
        wanted = _article(article[1], rest)
        if wanted != article[1]:
            return _edit(text, applicability, article.start(1), len(value) - len(rest), wanted + glue)
    return _edit(text, applicability, len(stripped), len(value) - len(rest), glue)


def _from_start(value: str, start: int, after: str) -> tuple[int, str]:
    """Where the text goes on when its first words go, and how it begins then."""
    rest = after
    while (right := _RIGHT.match(rest)) is not None:
        rest = rest[right.end() :]
    rest = rest.lstrip(" \t\u00a0!.,;:?")
    first = re.match(r"\w+", rest)
    capital = ""
    consumed = len(value) - len(rest)
    if first and value[start : start + 1].isupper() and first[0].islower():
        capital, consumed = rest[0].upper(), consumed + 1
    return consumed, capital


def replacement(text: Text, start: int, end: int, words: str, applicability: Applicability) -> Fix:
    """Put `words` in the place of `start` to `end`, in the capitals of what stood there."""
    value = text.value
    words = _recase(words, value[start:end])
    article = _ARTICLE.search(value[:start])
    if article is not None and (wanted := _article(article[1], words)) != article[1]:
        start, words = article.start(1), f"{wanted}{article[2]}{words}"
    return _edit(text, applicability, start, end, words)


def apply(value: str, edits: Iterable[Edit]) -> str:
    """The text after the edits; where two overlap the first one wins and the other waits."""
    result, reached = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < reached:
            continue
        result.append(value[reached : edit.start])
        result.append(edit.text)
        reached = edit.end
    result.append(value[reached:])
    return "".join(result)


def _edit(text: Text, applicability: Applicability, start: int, end: int, words: str) -> Fix:
    return Fix(applicability, (Edit(text.field, text.index, start, end, words),))


def _has_words(value: str) -> bool:
    return any(character.isalnum() for character in value)


def _opening(before: str) -> str:
    """What may stay in front of the first word: an opening bracket or quote."""
    return before.rstrip() if before.strip() in _BRACKETS else ""


def _with_brackets(value: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and end < len(value) and _BRACKETS.get(value[start - 1]) == value[end]:
        start, end = start - 1, end + 1
    return start, end


def _dangling_start(before: str) -> int:
    dangling = _DANGLING.search(before)
    return len(before.rstrip()) if dangling is None else dangling.start()


def _article(article: str, following: str) -> str:
    """A or an, as the first word of `following` sounds, in the capitals of `article`."""
    word = following.lstrip()
    vowel = word[:1] in _VOWELS or bool(_SILENT.match(word))
    sounded = vowel and not _YOU.match(word)
    wanted = "an" if sounded else "a"
    return wanted.capitalize() if article[0].isupper() else wanted


def _recase(words: str, like: str) -> str:
    letters = [character for character in like if character.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return words.upper()
    if like[:1].isupper():
        if " " in like and all(word[:1].isupper() for word in like.split()):
            return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
        return words[:1].upper() + words[1:]
    return words
