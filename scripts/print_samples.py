"""Print what the samples on our pages print. `--check` changes nothing and fails where a page is old.

A block that starts with ```console holds one command behind `$ ` and what it prints. A ```python block of the library's page is
run after those before it; a ```text block right below it holds what it prints.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from typing import Any

from printing import ROOT, output_of, settle

COMMANDS = ("README.md", "README.zh-CN.md")
LIBRARY = "docs/library.md"
CLUSTER = "pyspark"
"""A block with this word needs Spark; tests/test_library_page.py runs it."""

_CONSOLE = re.compile(
    r"(?P<head>^```console\n\$ (?P<command>[^\n]+)\n)(?P<output>.*?)(?P<tail>^```$)", re.MULTILINE | re.DOTALL
)
_PYTHON = re.compile(
    r"(?P<head>^```python\n(?P<code>.*?)^```\n)(?:(?P<between>\n```text\n)(?P<output>.*?)(?P<tail>^```$))?",
    re.MULTILINE | re.DOTALL,
)


def with_commands(text: str) -> str:
    """A page with every console block as it would be printed now."""
    return _CONSOLE.sub(lambda block: block["head"] + output_of(block["command"]) + block["tail"], text)


def with_python(text: str) -> str:
    """A page with what each block of Python prints; they share their names, as one program would."""
    names: dict[str, Any] = {"__name__": "page"}

    def run(block: re.Match[str]) -> str:
        if CLUSTER in block["code"]:
            return block[0]
        said = io.StringIO()
        with redirect_stdout(said):
            exec(compile(block["code"], LIBRARY, "exec"), names)  # our own page
        if block["tail"] is None:
            if said.getvalue():
                raise SystemExit(
                    f"{LIBRARY}: put an empty text block below the block that prints {said.getvalue()!r}"
                )
            return block[0]
        return block["head"] + block["between"] + said.getvalue() + block["tail"]

    return _PYTHON.sub(run, text)


def pages() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Every page with samples, and how it is printed."""
    yield from ((name, with_commands) for name in COMMANDS)
    yield LIBRARY, with_python


def main() -> int:
    """Write the pages, or compare them."""
    os.chdir(ROOT)
    return settle(
        __doc__,
        {ROOT / name: printed((ROOT / name).read_text(encoding="utf-8")) for name, printed in pages()},
    )


if __name__ == "__main__":
    sys.exit(main())
