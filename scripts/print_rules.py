"""Print the pages of docs/rules/ from the rules. `--check` changes nothing and fails where a page is old."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from listing_lint.explain import as_markdown, explain
from listing_lint.linter import all_rules
from listing_lint.rule import FAMILIES

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
POLICY_DATE = "2026-11-25"
"""Examples are judged by the limits of this day, so that pages change with rules only."""


def pages() -> Iterator[tuple[str, str]]:
    """Every page as (file name, text)."""
    rules = all_rules()
    yield "README.md", index()
    for rule in rules:
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


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a page is old")
    check = parser.parse_args().check
    wanted = dict(pages())
    present = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    old = sorted(name for name in {*wanted, *present} if wanted.get(name) != present.get(name))
    if check:
        for name in old:
            print(f"docs/rules/{name} is not what the rules say; run make docs-rules")
        return 1 if old else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in old:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    print(f"{len(wanted)} pages, {len(old)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
