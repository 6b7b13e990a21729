"""Which rules can have something to say of some texts: one pass over each for the signs that they need.

Most texts hold no sign of a price, a link or a tag, and some ten rules need not look at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Rule

_ASCII = bytes(range(128))


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
        self._rules_of_sign = _RulesOfSign({self._bits[rule.name]: rule.signs for rule in hinted})
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(wanted), implementation=ahocorasick_rs.Implementation.DFA, store_patterns=False
        )

    def met(self, texts: Sequence[Text]) -> int:
        """The bits of the rules of which a hint or a sign stands in one of the texts."""
        found = 0
        for text in texts:
            value = text.value
            if not value.isascii():
                try:
                    beyond = value.encode().translate(None, _ASCII).decode()
                except UnicodeEncodeError:
                    # Half a surrogate pair, which the automaton can't read either.
                    return self._every
                for sign in set(beyond):
                    found |= self._rules_of_sign[sign]
            for number, _, _ in self._automaton.find_matches_as_indexes(value, overlapping=True):
                found |= self._rules_of[number]
        return found

    def ask(self, rule: Rule, met: int) -> bool:
        """True where the texts of which `met` tells may hold something for the rule."""
        return rule.hints is None or bool(met & self._bits[rule.name])


class _RulesOfSign(dict[str, int]):
    """The bits of the rules that a character beyond ASCII calls for, worked out when it is first met."""

    def __init__(self, signs: dict[int, str | None]) -> None:
        """`signs` of each rule by its bit; None for one that wants to see every such character."""
        self._classes: dict[int, re.Pattern[str] | None] = {
            bit: None if wanted is None else lazy_pattern(f"[{wanted}]" if wanted else "(?!)")
            for bit, wanted in signs.items()
        }

    def __missing__(self, sign: str) -> int:
        bits = sum(bit for bit, wanted in self._classes.items() if wanted is None or wanted.match(sign))
        # One character, one value: whoever fills it, in whatever order, writes the same.
        self[sign] = bits
        return bits
