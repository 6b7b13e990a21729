"""A rule that gives hints is silent where none of them stands: checked against the rule itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint import Linter, Listing
from listing_lint.hints import Hints
from listing_lint.linter import all_rules
from listing_lint.listing import Text
from listing_lint.rule import Rule, Subject

HINTED = [rule for rule in all_rules() if rule.hints is not None]
MARKET = Linter().market("amazon-us")
PIECES = st.sampled_from(
    "call me +49 (030) 555 1234 12.50 $ USD kr euros zingo .com www. :// @ B08XYZ1234 <b> </b> & amp; ~ | * # ! _ ^ { } "
    "facebook : instagram Two 5 pieces \t \x7f".split(" ")
)


def test_rules_with_hints() -> None:
    assert {"price-in-text", "contact-detail", "html-markup", "emoji"} <= {rule.name for rule in HINTED}


@pytest.mark.parametrize("rule", HINTED, ids=[rule.name for rule in HINTED])
@given(value=st.lists(PIECES | st.text(st.characters(codec="ascii"), max_size=6), max_size=8).map(" ".join))
def test_silent_without_a_hint(rule: Rule, value: str) -> None:
    listing = Listing(sku="A-1", title=value, bullets=[value], description=value)
    subject = Subject(listing, MARKET, "en", listing.texts(), sources=Linter()._sources)
    assert rule.check is not None
    assert rule.hints is not None
    if list(rule.check(subject)):
        assert any(hint in value for hint in rule.hints)


def test_a_text_beyond_ascii_asks_every_rule() -> None:
    hints = Hints(HINTED)
    met = hints.met([Text("title", None, "Crème")])
    assert all(hints.ask(rule, met) for rule in HINTED)


def test_a_hint_asks_its_rules_only() -> None:
    hints = Hints(HINTED)
    met = hints.met([Text("title", None, "Mug"), Text("bullet", 0, "Now $5")])
    asked = {rule.name for rule in HINTED if hints.ask(rule, met)}
    assert asked == {"price-in-text", "forbidden-title-character"}
