"""Fixes for single signs: take them out, or put a plain sign in their place, and keep the spacing tidy."""

from __future__ import annotations

from collections.abc import Iterable

from listing_lint.diagnostic import Applicability, Edit, Fix
from listing_lint.listing import Text
from listing_lint.phrases import say

_SEPARATORS = " ,;\t\n\xa0"


def without(
    text: Text, start: int, end: int, applicability: Applicability = Applicability.SAFE, *, speak: str
) -> Fix:
    """Delete signs; words that they kept apart get a space, spaces around them become one.

    Manual where no letter or digit would be left in the field; `speak` is the language of the
    suggestion that then stands in.
    """
    value = text.value
    before, after = value[:start], value[end:]
    if not any(character.isalnum() for character in before + after):
        return nothing_left(speak)
    left, right = before.rstrip(), after.lstrip()
    spaced = len(left) < len(before) or len(right) < len(after)
    glued = before[-1:].isalnum() and after[:1].isalnum()
    space = " " if (spaced or glued) and left and right and right[0] not in ".,;:)!?" else ""
    return Fix(
        applicability,
        (Edit(text.field, text.index, len(left), len(value) - len(right), space),),
    )


def instead(
    text: Text, start: int, end: int, words: str, applicability: Applicability = Applicability.SAFE
) -> Fix:
    """Put `words` exactly in the place of `start` to `end`."""
    return Fix(applicability, (Edit(text.field, text.index, start, end, words),))


def without_words(
    text: Text,
    words: Iterable[tuple[int, int]],
    applicability: Applicability = Applicability.SAFE,
    *,
    speak: str,
) -> Fix:
    """Delete several words of a list, each with the separators in front of it.

    Where the first words go, the separators behind them go too. Manual where nothing would be left,
    with a suggestion in the language `speak`.
    """
    value = text.value
    edits: list[Edit] = []
    kept_from = 0
    for start, end in sorted(words):
        cut_from, cut_to = start, end
        while cut_from > kept_from and value[cut_from - 1] in _SEPARATORS:
            cut_from -= 1
        if cut_from == kept_from == sum(edit.end - edit.start for edit in edits):
            while cut_to < len(value) and value[cut_to] in _SEPARATORS:
                cut_to += 1
        edits.append(Edit(text.field, text.index, cut_from, cut_to, ""))
        kept_from = cut_to
    if sum(edit.end - edit.start for edit in edits) >= len(value.rstrip(_SEPARATORS)):
        return nothing_left(speak)
    return Fix(applicability, tuple(edits))


def nothing_left(speak: str) -> Fix:
    """What to do with a field of which a cut would leave nothing, in the language `speak`."""
    return Fix(Applicability.MANUAL, suggestion=say("suggestion.nothing-left", speak))
