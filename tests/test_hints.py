"""A rule that gives hints is silent where no hint and no sign stands: checked against the rule itself."""

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
    (
        "call me +49 (030) 555 1234 12.50 $ USD kr euros zingo .com www. :// @ B08XYZ1234 <b> </b> & amp; ~ | * # ! _ ^ "
        "{ } facebook : instagram YouTube:zingo Two 5 pieces \t \x7f € £5 ￥ zł 100\xa0kr 100円 ٥٠ ™ ® 💡 ✅ 2️⃣ ， Ａ 【 "
        "Ã© â€™ \x92 \ufffd \u200b \xa0 \xad é – ’ ¦ • œ"
    ).split(" ")
)
HINTS = Hints(HINTED)


def test_rules_with_hints() -> None:
    assert {"price-in-text", "contact-detail", "html-markup", "emoji"} <= {rule.name for rule in HINTED}


@pytest.mark.parametrize("rule", HINTED, ids=[rule.name for rule in HINTED])
@given(
    pieces=st.lists(
        PIECES | st.text(st.characters(codec="ascii"), max_size=6) | st.text(max_size=3), max_size=8
    )
)
def test_silent_without_a_hint(rule: Rule, pieces: list[str]) -> None:
    value = " ".join(pieces)
    listing = Listing(sku="A-1", title=value, bullets=[value], description=value)
    subject = Subject(listing, MARKET, "en", listing.texts(), sources=Linter()._sources)
    assert rule.check is not None
    if list(rule.check(subject)):
        assert HINTS.ask(rule, HINTS.met(subject.texts))


def asked(*values: str) -> set[str]:
    met = HINTS.met([Text("bullet", number, value) for number, value in enumerate(values)])
    return {rule.name for rule in HINTED if HINTS.ask(rule, met)}


def test_a_hint_asks_its_rules_only() -> None:
    assert asked("Mug", "Now $5") == {"price-in-text", "forbidden-title-character"}


def test_a_sign_beyond_ascii_asks_its_rules_and_those_that_name_none() -> None:
    always = {rule.name for rule in HINTED if rule.signs is None}
    assert asked("“Mug”") == always
    assert asked("Mug™") == always | {"trademark-symbol"}
    assert asked("Mug™", "Now $5") == always | {
        "trademark-symbol",
        "price-in-text",
        "forbidden-title-character",
    }


def test_half_a_surrogate_pair_asks_every_rule() -> None:
    assert asked("Mug \ud83d") == {rule.name for rule in HINTED}
