"""Every rule can be asked for, in every language, and shows what it flags."""

from __future__ import annotations

from functools import cache

import pytest

from listing_lint.explain import Explanation, as_markdown, as_text, explain
from listing_lint.linter import all_rules
from listing_lint.phrases import SPOKEN
from listing_lint.report import Look
from listing_lint.report.excerpt import visible
from listing_lint.rule import Rule

RULES = [pytest.param(rule, id=rule.name) for rule in all_rules()]


@cache
def explanation(name: str, speak: str) -> Explanation:
    (rule,) = [rule for rule in all_rules() if rule.name == name]
    return explain(rule, speak, "2026-11-25")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("speak", SPOKEN)
def test_page_says_what_why_and_who(rule: Rule, speak: str) -> None:
    found = explanation(rule.name, speak)
    page = as_text(found, Look(width=10_000, speak=speak), words=True)
    assert rule.summary[speak] in page
    assert rule.why[speak] in page
    for source in found.sources:
        assert source.title in page
    for term in rule.terms:
        assert term.term in page


@pytest.mark.parametrize("rule", RULES)
def test_page_shows_what_is_flagged(rule: Rule) -> None:
    """A rule of the readers speaks of files and has no example of a text."""
    found = explanation(rule.name, "en")
    assert found.bad or rule.family == "file"
    for shown in found.bad:
        assert shown.diagnostic.rule == rule.name
        assert visible(shown.diagnostic.message) in as_text(found, Look(width=10_000))


def test_page_is_as_narrow_as_the_terminal() -> None:
    for line in as_text(explanation("title-too-long", "zh-CN"), Look(width=60, speak="zh-CN")).splitlines():
        assert len(line) <= 60 or "https://" in line


def test_markdown_tables_survive_bars() -> None:
    for rule in all_rules():
        if rule.terms:
            page = as_markdown(explanation(rule.name, "en"))
            rows = [line for line in page.splitlines() if line.startswith("| ")]
            assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
