import string

import pytest

from listing_lint.formats.document import FileFinding
from listing_lint.formats.file_rules import FILE_RULES, RAGGED_ROW, finding
from listing_lint.listing import Place
from listing_lint.rule import Rule


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda rule: rule.name)
def test_every_rule_speaks_both_languages_and_names_the_same_values(rule: Rule) -> None:
    assert rule.family == "file"
    for sentence in (rule.summary, rule.why, rule.message, *rule.variants.values()):
        assert set(sentence) == {"en", "zh-CN"}
        assert all(sentence.values())
        assert placeholders(sentence["en"]) == placeholders(sentence["zh-CN"])


def test_names_are_unique() -> None:
    names = [rule.name for rule in FILE_RULES]
    assert len(set(names)) == len(names)


def test_a_finding_is_complete() -> None:
    place = Place("a.txt", row=2, column=3)
    found = finding(RAGGED_ROW, place, "en", variant="short", severity="warning", cells=2, columns=5)
    assert isinstance(found, FileFinding)
    assert found.place == place
    assert (found.diagnostic.rule, found.diagnostic.severity) == ("ragged-row", "warning")
    assert found.diagnostic.message.startswith("this row ends after 2 of 5 cells")


def test_an_unknown_language_falls_back_to_english() -> None:
    found = finding(RAGGED_ROW, Place(), "fr", cells=2, columns=1)
    assert found.diagnostic.message.startswith("this row has 2 cells under 1 headers")
