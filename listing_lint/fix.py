"""Fixes: what to cut or put in, and a tidy text afterwards.

A deleted word takes its space with it, the comma, dash or "and" that it leaves hanging, and the
adverb that only strengthened it; a or an is made to agree. A clause that says nothing but the claim
goes as a whole. In running text words are deleted only where what remains is certain to hold: in
front of the word that they describe, or as one of several; elsewhere the fix is a suggestion in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from listing_lint.diagnostic import Applicability, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import RUNNING_FIELDS, Text
from listing_lint.phrases import say

_WEAK = r",;/&+·•"
_STRONG = r"|:–—-"
_HANGING = frozenset(_WEAK + _STRONG)
_JOINTS = ("and", "or", "und", "et", "y", "e", "en", "och")
_LEFT = lazy_pattern(rf"(?:\s*([{_WEAK}{_STRONG}])\s*|\s+({'|'.join(_JOINTS)})\s+)$", re.IGNORECASE)
_RIGHT = lazy_pattern(rf"^(?:\s*([{_WEAK}{_STRONG}])(?:\s+|$)|\s+({'|'.join(_JOINTS)})\s+)", re.IGNORECASE)
_ADVERBS = frozenset("very really truly absolutely simply most so".split())
"""Words that only strengthen the one behind them."""
_DANGLING = lazy_pattern(
    r"(?:\s+(?:a|an|the|and|or|with|for|of|in|to|by|as|at|on|from|your|our|&)|\s*[,;:|/&+–—-])+\s*$",
    re.IGNORECASE,
)
_CLAIMED = lazy_pattern(
    r"(?:\b(?:is|are|was|were|be|being|become|becomes)|['’](?:s|re))\s+the\s+$|\b(?:a|an)\s+(?:of|for)\s+$",
    re.IGNORECASE,
)
_SUPERLATIVE = lazy_pattern(
    r"#\s?1|\b(?:\w+est|most|number one|no\.? ?1|top|first|only|ultimate|perfect|ideal)\b", re.IGNORECASE
)
_THE = lazy_pattern(r"\bthe\s+$", re.IGNORECASE)
_CONJUNCTIONS = ("and", "or", "und", "oder", "et", "ou", "y", "e", "o")
_CONJUNCTION = "|".join(_CONJUNCTIONS)
_BEHIND_ANOTHER = lazy_pattern(
    rf"[^\W_](?:\s*[,&]|\s+(?:{_CONJUNCTION}))\s+$|[^\W_]{{2,}}ly\s+$", re.IGNORECASE
)
_POSSESSIVE = lazy_pattern(r"['’]s?\s+$")
_LEADING = ("the", "of", "for", "'", "’", "'s", "’s", ",", "&", "ly")
"""A word with such an end, or a conjunction, stands last where one of the four patterns above fits."""
_CLAUSE_END = lazy_pattern(r"[.!?;:|•\n]+(?=\s|$)|\n|,(?=\s)|\s[–—-]\s")
_SENTENCE = lazy_pattern(r"[.!?;|•\n]+(?=\s|$)|\n")
_JOINED_WORD = lazy_pattern(r"[^.!?;:|•,\n–—\w-]*([^\W_][\w'’-]*)")
"""The next word, where no sign stands between that could end a clause."""
_NEXT_WORD = lazy_pattern(r"[ \u00a0]*([^\W_][\w'’-]*)")
_LAST_OF_SEVERAL = lazy_pattern(r"(\s*,)\s+(?:and|or)\s", re.IGNORECASE)
_JOINED = lazy_pattern(rf"(?:,|;|&|(?<!\S)(?:{_CONJUNCTION}))\s*$", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W_][\w'’-]*")
_FUNCTION = frozenset(
    "a about after all an and are as at be because been before but by can could do does for from has have he her his "
    "how i if in into is it its like may more my nor not of on or our out over she should so than that the their them "
    "then there these they this those through to too under until up us was we were what when where which while who "
    "why will with without would you your "
    "aus bei das dem den der des die ein eine einem einen einer für im in ist mit oder ohne sind und von zu zum zur "
    "au aux avec ce dans de des du en est et la le les ou pour qui sans sont sur un une "
    "al con da del della di e el es gli i il las lo los o para per por que se sin son un una y".split()
)
"""Words that don't take a description: what stood in front of one of them did not describe it."""
_EMPTY = frozenset(
    "a all an and any at available back by call check click come contact customer customers day days details email enjoy "
    "ever every for from full get here if in info information is it item items just learn low money more most no not "
    "now of off on only or order orders our out page policy product products purchase purchases questions see shop "
    "site store stores takes the this to today up us via visit we website when with within you your".split()
)
"""Words that say nothing of a product: a clause of such words and a claim is nothing but the claim."""
_ARTICLE = lazy_pattern(r"(?<!\w)(an?)(\s+)$", re.IGNORECASE)
_SENTENCE_END = lazy_pattern(r"^\s*(?:[.!?;)]|$)")
_VOWELS = "aeiouAEIOU"
_SILENT = lazy_pattern(r"(?:honest|hour|heir)", re.IGNORECASE)
_YOU = lazy_pattern(r"(?:uni|use|usu|euro|one\b|ukulele|usb|utensil)", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}", '"': '"', "“": "”", "'": "'", "‘": "’", "*": "*"}

_REACH, _FAR_REACH = 24, 60
"""Code points in front of a cut that decide how it is made: for one word, and for several that hang."""
_LONGEST_CLAUSE = 200
"""Code points; a longer clause says more than its claim."""

_SEPARATORS = ",;/&+·•|:–—-.!?"
"""Signs that stand between words: in front of the first one they have nothing to keep apart."""


def removal(
    text: Text, start: int, end: int, applicability: Applicability, *, language: str, speak: str
) -> Fix:
    """Delete the words `start` to `end` and what would be left hanging.

    Manual, without an edit, where the field would end up empty or the sentence broken. `language` is
    that of the text, `speak` that of the suggestion which then stands in.
    """
    value = text.value
    clause = _whole_clause(value, start, end)
    start, end = _with_brackets(value, *(clause or (start, end)))
    if "_" in (value[end : end + 1], value[start - 1 : start]):
        return _from_joined(text, applicability, start, end, speak)
    before, after = value[:start], value[end:]
    adverb = _last_word(before)
    if adverb.lower() in _ADVERBS and before[-1:].isspace():
        before = before[: len(before.rstrip()) - len(adverb)]
    if _in_compound(value, start, end):
        return Fix(Applicability.MANUAL, suggestion=say("suggestion.reword", speak))
    if not _has_words(before + after):
        return Fix(Applicability.MANUAL, suggestion=say("suggestion.nothing-left", speak))
    if text.field in RUNNING_FIELDS and clause is None and not _holds(before, value[start:end], after):
        return Fix(Applicability.MANUAL, suggestion=say("suggestion.reword", speak))
    if not _has_words(before):
        opening, glue = _opening(before)
        reached, capital = _from_start(value, start, after)
        return _edit(text, applicability, len(opening), reached, glue + capital)
    ends = _SENTENCE_END.match(after) is not None
    if not _has_words(after):
        kept = before[: _dangling_start(before)]
        closing = "".join(sign for sign in after.rstrip() if sign in '.)]”"' and not kept.endswith(sign))
        return _edit(text, applicability, len(kept), len(value), closing)
    if ends and clause is None:
        kept = before[: _dangling_start(before)]
        return _edit(text, applicability, len(kept), len(value) - len(after.lstrip()), "")
    if (
        clause is not None
        and (sentence := _SENTENCE.match(after))
        and _SENTENCE.search(before.rstrip() + " ")
    ):
        # A whole sentence goes with the sign that ends it.
        after = after[sentence.end() :]
    return _between(text, applicability, before, after, language)


def _from_joined(text: Text, applicability: Applicability, start: int, end: int, speak: str) -> Fix:
    """Delete words and one underscore that ties them to others, as in a tag."""
    value = text.value
    if value[end : end + 1] == "_":
        end += 1
    else:
        start -= 1
    if not _has_words(value[:start] + value[end:]):
        return Fix(Applicability.MANUAL, suggestion=say("suggestion.nothing-left", speak))
    return _edit(text, applicability, start, end, "")


def _at_end(pattern: re.Pattern[str], before: str, reach: int = _REACH) -> re.Match[str] | None:
    """What stands right in front of a cut: a search from the beginning would walk through the whole text."""
    return pattern.search(before, max(0, len(before) - reach))


def _last_word(before: str) -> str:
    """The word, with its signs, that stands last in front of a cut; empty where none does."""
    near = before[-_REACH:].split()
    return near[-1] if near else ""


def _whole_clause(value: str, start: int, end: int) -> tuple[int, int] | None:
    """The clause or the sentence around a claim that says nothing else; None where it says more."""
    following = _JOINED_WORD.match(value, end)
    if following is not None and following[1].casefold() not in _EMPTY:
        # Most claims stand in front of the word that they praise, and that is that.
        return None
    nearest = max(0, start - _LONGEST_CLAUSE)
    for boundary in (_CLAUSE_END, _SENTENCE):
        begin = max((found.end() for found in boundary.finditer(value, nearest, start)), default=nearest)
        closing = boundary.search(value, end)
        stop = closing.start() if closing else len(value)
        if stop - begin > _LONGEST_CLAUSE:
            continue
        others = _WORD.findall(value[begin:start]) + _WORD.findall(value[end:stop])
        if others and all(word.casefold() in _EMPTY for word in others):
            clause = value[begin:stop]
            return begin + len(clause) - len(clause.lstrip()), begin + len(clause.rstrip())
    return None


def _in_compound(value: str, start: int, end: int) -> bool:
    """True where a hyphen, or no space at all, ties what is to go to a word that is to stay."""
    # A cut that takes the space along ties nothing.
    if any(at and value[at - 1 : at + 1].isalnum() and at < len(value) for at in (start, end)):
        return True
    return (start > 1 and value[start - 1] in "-‑" and value[start - 2].isalnum()) or (
        end + 1 < len(value) and value[end] in "-‑" and value[end + 1].isalnum()
    )


def _holds(before: str, claim: str, after: str) -> bool:
    """True where a running text is certain to hold when what stood between these two is gone."""
    following = _NEXT_WORD.match(after)
    if following is not None:
        # It described the next word, unless that one can't be described, or nobody would say the rest.
        if following[1].casefold() in _FUNCTION:
            return False
        word = _last_word(before).lower()
        if word not in _CONJUNCTIONS and not word.endswith(_LEADING):
            return True
        return (
            not _at_end(_CLAIMED, before)
            and not _at_end(_POSSESSIVE, before)
            and not (_SUPERLATIVE.search(claim) and _at_end(_THE, before))
            # Behind an "and" nobody knows whether it had described the next word alone.
            and not _at_end(_BEHIND_ANOTHER, before)
        )
    if not _has_words(before) or _CLAUSE_END.search(before.rstrip() + " ", max(0, len(before.rstrip()) - 1)):
        # A clause of its own.
        return True
    if _at_end(_JOINED, before):
        # The last of several.
        return True
    # One of several, in front of "and" or a comma: what it was said of must stand further on.
    joined = _RIGHT.match(after)
    return joined is not None and before.rstrip()[-1:] in ",;"


def _between(text: Text, applicability: Applicability, before: str, after: str, language: str) -> Fix:
    """A cut in the middle: of two separators one stays, of two spaces one."""
    value = text.value
    word = _last_word(before)
    hangs = word[-1:] in _HANGING or word.lower() in _JOINTS
    left, right = _at_end(_LEFT, before) if hangs else None, _RIGHT.match(after)
    if right and right[1] == ":":
        # A heading in the middle of a text: what remains of it keeps the colon, or nothing does.
        if before.rstrip()[-1:] in ".!?;":
            after, right = after[right.end() :], None
        elif left:
            return _edit(text, applicability, left.start(), len(value) - len(after), "")
    if left and right and left[1] == "," and (last := _LAST_OF_SEVERAL.match(after)):
        clause = before[max(before.rfind(sign) for sign in ".!?;:\n") + 1 : left.start()]
        if "," not in clause:
            # Of three, two remain, and two need no comma.
            return _edit(text, applicability, left.start(), len(value) - len(after) + last.end(1), "")
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
    article = _article_in_front(before, language)
    if article is not None:
        wanted = _article(article[1], rest)
        if wanted != article[1]:
            return _edit(text, applicability, article.start(1), len(value) - len(rest), wanted + glue)
    if stripped[-1:] in ".!?" and rest[:1].islower() and value[len(before) : len(before) + 1].isupper():
        # Another word begins the sentence now.
        return _edit(text, applicability, len(stripped), len(value) - len(rest) + 1, glue + rest[0].upper())
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


def replacement(
    text: Text, start: int, end: int, words: str, applicability: Applicability, *, language: str
) -> Fix:
    """Put `words` in the place of `start` to `end`, in the capitals of what stood there.

    In English texts an article in front agrees with them; `language` is that of the text.
    """
    value = text.value
    words = _recase(words, value[start:end])
    article = _article_in_front(value[:start], language)
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
    return any(map(str.isalnum, value))


def _opening(before: str) -> tuple[str, str]:
    """What stays in front of the first word, and the space behind it: a sign or an opening bracket.

    Separators have nothing left to keep apart.
    """
    kept = before.rstrip()
    while kept and kept[-1] in _SEPARATORS:
        kept = kept[:-1].rstrip()
    if not kept:
        return "", ""
    spaced = any(map(str.isspace, before[len(kept) :])) and kept[-1] not in "([{“‘"
    return kept, " " if spaced else ""


def _with_brackets(value: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and end < len(value) and _BRACKETS.get(value[start - 1]) == value[end]:
        start, end = start - 1, end + 1
    return start, end


def _dangling_start(before: str) -> int:
    dangling = _at_end(_DANGLING, before, _FAR_REACH)
    return len(before.rstrip()) if dangling is None else dangling.start()


def _article_in_front(before: str, language: str) -> re.Match[str] | None:
    """An English a or an right in front of a cut; in other languages these are other words."""
    if language != "en" or before.rstrip()[-1:] not in ("a", "A", "n", "N"):
        return None
    return _at_end(_ARTICLE, before)


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
