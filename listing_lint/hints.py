"""Which rules can have something to say of some texts: one pass over each for the signs that they need.

Most texts hold no sign of a price, a link or a tag, and some ten rules need not look at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick_rs

from listing_lint.listing import Text
from listing_lint.rule import Rule


class Hints:
    """The hints of some rules in one automaton, a bit for each rule. Safe to share between threads."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Rules without hints have no bit: they are always asked."""
        hinted = [rule for rule in rules if rule.hints is not None]
        self._bits = {rule.name: 1 << number for number, rule in enumerate(hinted)}
        self._every = (1 << len(hinted)) - 1
        wanted: dict[str, int] = {}
        for rule in hinted:
            for hint in rule.hints or ():
                wanted[hint] = wanted.get(hint, 0) | self._bits[rule.name]
        self._rules_of = list(wanted.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(wanted), implementation=ahocorasick_rs.Implementation.DFA, store_patterns=False
        )

    def met(self, texts: Sequence[Text]) -> int:
        """The bits of the rules of which a hint stands in one of the texts: all of them where one is not ASCII."""
        found = 0
        for text in texts:
            if not text.value.isascii():
                return self._every
            for number, _, _ in self._automaton.find_matches_as_indexes(text.value, overlapping=True):
                found |= self._rules_of[number]
        return found

    def ask(self, rule: Rule, met: int) -> bool:
        """True where the texts of which `met` tells may hold something for the rule."""
        return rule.hints is None or bool(met & self._bits[rule.name])
