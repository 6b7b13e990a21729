"""Every example of every rule: the proof beside the words is the test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from listing_lint import Linter, Listing
from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import apply
from listing_lint.fold import fold_phrase
from listing_lint.index import term_variants
from listing_lint.linter import word_rules
from listing_lint.rule import Example, Rule, Term
from listing_lint.rules import computed_rules


@cache
def linter(market: str = "amazon-us", policy_date: str | None = "2026-11-25") -> Linter:
    return Linter(market=market, policy_date=policy_date)


def listing(example: Mapping[str, Any] | str, field: str = "title", language: str | None = None) -> Listing:
    if not isinstance(example, str):
        return Listing(**{"sku": "example", **example})
    if field in ("bullet", "tag"):
        return Listing(sku="example", language=language, **{f"{field}s": [example]})
    return Listing(sku="example", language=language, **{field: example})


def field_of(term: Term, rule: Rule) -> str:
    return (term.fields or rule.fields)[0]


def found(rule: Rule, term: Term, sentence: str) -> list[Diagnostic]:
    """The diagnostics of this rule on the words of this term."""
    variants = set(term_variants(term))
    case = listing(sentence, field_of(term, rule), None if term.language == "*" else term.language)
    return [
        diagnostic
        for diagnostic in linter(
            rule.markets[0] if rule.markets and "-" in rule.markets[0] else "amazon-us"
        ).lint(case)
        if diagnostic.rule == rule.name and fold_phrase(diagnostic.text) in variants
    ]


TERMS = [pytest.param(rule, term, id=term.where) for rule in word_rules() for term in rule.terms]


@pytest.mark.parametrize(("rule", "term"), TERMS)
def test_term(rule: Rule, term: Term) -> None:
    for sentence in term.flag:
        diagnostics = found(rule, term, sentence)
        assert diagnostics, f"“{term.term}” is not flagged in “{sentence}”"
    for sentence, fixed in zip(term.flag, term.fixed, strict=False):
        edits = [
            edit
            for diagnostic in found(rule, term, sentence)
            if diagnostic.fix is not None and diagnostic.fix.applicability is not Applicability.MANUAL
            for edit in diagnostic.fix.edits
        ]
        assert apply(sentence, edits) == fixed
        assert not found(rule, term, fixed), f"“{term.term}” is still there after its fix"
    for sentence in term.passes:
        assert not found(rule, term, sentence), f"“{term.term}” is flagged in “{sentence}”"


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in computed_rules()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_computed_rule(rule: Rule, example: Example) -> None:
    case = listing(example.listing)
    diagnostics = [
        diagnostic
        for diagnostic in linter(example.market, example.policy_date or "2026-11-25").lint(case)
        if diagnostic.rule == rule.name
    ]
    if not example.flags:
        assert diagnostics == []
        return
    assert diagnostics, f"{rule.name} is silent"
    if example.text is not None:
        assert example.text in [diagnostic.text for diagnostic in diagnostics]


@pytest.mark.parametrize(
    "rule", [pytest.param(rule, id=rule.name) for rule in (*word_rules(), *computed_rules())]
)
def test_sentences(rule: Rule) -> None:
    """Every sentence is there in every language, with the same placeholders."""
    notes = [term.note for term in rule.terms if term.note is not None]
    for sentence in (
        rule.summary,
        rule.message,
        rule.why,
        *rule.variants.values(),
        *rule.suggestions.values(),
        *notes,
    ):
        assert set(sentence) == {"en", "zh-CN"}
        assert len({frozenset(re.findall(r"\{\w+", text)) for text in sentence.values()}) == 1


CHINESE = re.compile(r"[\u4e00-\u9fff]")

SUGGESTED = [
    # a listing whose fix is a suggestion in words, the rule
    ({"title": "Best"}, "subjective-claim"),
    ({"bullets": ["This pillow is perfect."]}, "subjective-claim"),
    ({"title": "★★★"}, "decorative-character"),
    ({"title": "<b></b>"}, "html-markup"),
    ({"title": "Mug $5"}, "forbidden-title-character"),
    ({"title": "Tank 5^ Gallons"}, "forbidden-title-character"),
    ({"search_terms": "mug mug, mug"}, "search-terms-in-title"),
    ({"brand": "Acmeco", "search_terms": "acmeco"}, "brand-in-search-terms"),
    ({"title": "x" * 300}, "title-too-long"),
    ({"bullets": ["oak " * 300]}, "bullet-too-long"),
    ({"search_terms": "ö" * 300}, "search-terms-too-long"),
    ({"title": "Pesticide-Free Lavender Sachet"}, "pesticide-claim"),
]


@pytest.mark.parametrize(
    ("case", "rule"), SUGGESTED, ids=[f"{rule}-{n}" for n, (_, rule) in enumerate(SUGGESTED)]
)
@pytest.mark.parametrize("speak", ["en", "zh-CN"])
def test_a_suggestion_is_in_the_language_of_the_messages(
    case: Mapping[str, Any], rule: str, speak: str
) -> None:
    speaking = Linter(policy_date="2026-11-25", speak=speak)
    found = [each for each in speaking.lint(listing({"title": "Mug", **case})) if each.rule == rule]
    suggestions = [each.fix.suggestion for each in found if each.fix is not None and each.fix.suggestion]
    assert suggestions
    assert all(bool(CHINESE.search(suggestion)) == (speak == "zh-CN") for suggestion in suggestions)


@cache
def chinese() -> Linter:
    return Linter(policy_date="2026-11-25", speak="zh-CN")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_suggestion_is_in_english_for_a_chinese_reader(rule: Rule, example: Example) -> None:
    for diagnostic in chinese().lint(listing(example.listing)):
        if diagnostic.fix is not None and diagnostic.fix.suggestion:
            assert CHINESE.search(diagnostic.fix.suggestion), diagnostic.rule


KNOWN_WRONG = [
    pytest.param(rule, example, id=f"{rule.where}-{number}", marks=pytest.mark.xfail)
    for rule in word_rules()
    for number, example in enumerate(rule.known_wrong)
]


@pytest.mark.parametrize(("rule", "example"), KNOWN_WRONG)
def test_known_wrong(rule: Rule, example: Example) -> None:
    """What we still get wrong; the day one works, the suite says so."""
    flagged = any(diagnostic.rule == rule.name for diagnostic in linter().lint(listing(example.listing)))
    assert flagged == example.flags
