"""Print the pages of docs/rules/ from the rules. `--check` changes nothing and fails where a page is old."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from printing import POLICY_DATE, ROOT, settle

from listing_lint.explain import as_markdown, explain
from listing_lint.linter import all_rules
from listing_lint.rule import FAMILIES

FOLDER = ROOT / "docs" / "rules"


def pages() -> Iterator[tuple[str, str]]:
    """Every page as (file name, text)."""
    yield "README.md", index()
    for rule in all_rules():
        yield f"{rule.name}.md", as_markdown(explain(rule, policy_date=POLICY_DATE))


def index() -> str:
    """The table of all rules, family by family."""
    lines = [
        "# Rules",
        "",
        "Printed by `scripts/print_rules.py` from the rules themselves. `--select` and `--ignore` take",
        "the names of rules and of families.",
    ]
    for family in FAMILIES:
        members = [rule for rule in all_rules() if rule.family == family]
        if not members:
            continue
        lines += ["", f"## {family}", "", "| rule | severity | what it reports |", "| --- | --- | --- |"]
        lines += [
            f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary['en']} |" for rule in members
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(settle(__doc__, {FOLDER / name: text for name, text in pages()}, FOLDER.glob("*.md")))
