"""What the rules are: all of them in a table, one of them in full."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from listing_lint.cli.console import Refused, look_of
from listing_lint.cli.options import no_color_option, select_option, speak_option
from listing_lint.diagnostic import SEVERITIES
from listing_lint.phrases import say, spoken
from listing_lint.report import Look

if TYPE_CHECKING:
    from listing_lint.rule import Rule


@click.command(epilog="Example: listing-lint rules --select material")
@select_option
@speak_option
@no_color_option
def rules(select: Sequence[str], speak: str, no_color: bool) -> None:
    """Show every rule: name, severity, what it catches."""
    from listing_lint.linter import all_rules

    look = look_of(sys.stdout, no_color, speak)
    chosen = [rule for rule in all_rules() if not select or rule.name in select or rule.family in select]
    unknown = set(select) - {name for rule in chosen for name in (rule.name, rule.family)}
    if unknown:
        raise Refused("select", name=min(unknown))
    click.echo(_table(chosen, look), color=look.color)


def _table(chosen: Sequence[Rule], look: Look) -> str:
    from rich.cells import cell_len

    from listing_lint.report.text import wrap
    from listing_lint.rule import FAMILIES

    names = max(len(rule.name) for rule in chosen)
    labels = {severity: say(f"severity.{severity}", look.speak) for severity in SEVERITIES}
    label_width = max(cell_len(label) for label in labels.values())
    margin = 2 + names + 2 + label_width + 2
    lines = []
    for family in FAMILIES:
        members = [rule for rule in chosen if rule.family == family]
        if members:
            lines.append(look.paint(family, "strong"))
        for rule in members:
            label = labels[rule.severity]
            padding = " " * (label_width - cell_len(label))
            summary = spoken(rule.summary, look.speak)
            first, *rest = wrap(summary, max(24, look.width - margin))
            lines.append(f"  {rule.name:<{names}}  {look.paint(label, rule.severity)}{padding}  {first}")
            lines.extend(" " * margin + line for line in rest)
    families = len({rule.family for rule in chosen})
    words = sum(len(rule.terms) for rule in chosen)
    lines += ["", say("rules.count", look.speak, rules=len(chosen), families=families, words=f"{words:,}")]
    return "\n".join(lines)


@click.command(epilog="Example: listing-lint rule title-too-long")
@click.argument("name")
@click.option("--words", is_flag=True, help="Show every word of a word rule.")
@speak_option
@no_color_option
def rule(name: str, words: bool, speak: str, no_color: bool) -> None:
    """Explain one rule: what, why, examples, sources."""
    from difflib import get_close_matches

    from listing_lint.explain import as_text, explain
    from listing_lint.linter import all_rules

    known = {each.name: each for each in all_rules()}
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise Refused("rule-near", name=name, near=near[0]) if near else Refused("rule", name=name)
    look = look_of(sys.stdout, no_color, speak)
    click.echo(as_text(explain(known[name], speak), look, words=words), nl=False, color=look.color)
