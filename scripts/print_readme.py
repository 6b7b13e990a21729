"""Print what the commands in README.md print. `--check` changes nothing and fails where it differs.

A block that starts with ```console holds one command behind `$ ` and what it prints.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
WIDTH = 92

_BLOCK = re.compile(
    r"(?P<head>^```console\n\$ (?P<command>[^\n]+)\n)(?P<output>.*?)(?P<tail>^```$)", re.MULTILINE | re.DOTALL
)


def output_of(command: str) -> str:
    """What a command of ours prints, in a terminal of WIDTH columns without colour."""
    program, *arguments = shlex.split(command)
    if program != "listing-lint":
        raise SystemExit(f"README.md: a console block holds a command of listing-lint, not {program}")
    done = subprocess.run(
        [sys.executable, "-m", "listing_lint", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    return done.stdout


def printed(text: str) -> str:
    """The README with every console block as it would be printed now."""
    return _BLOCK.sub(lambda block: block["head"] + output_of(block["command"]) + block["tail"], text)


def main() -> int:
    """Write the README, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where the README is old")
    check = parser.parse_args().check
    before = README.read_text(encoding="utf-8")
    after = printed(before)
    if before == after:
        return 0
    if check:
        print("README.md does not show what the commands print; run make docs-rules")
        return 1
    README.write_text(after, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
