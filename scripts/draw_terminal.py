"""Draw docs/images/terminal.svg: what a command shows in a terminal with colours.

The pictures hold text and no font, and fetch nothing. Run this again when the output of a command has changed.
"""

from __future__ import annotations

import io
import re

from printing import POLICY_DATE, ROOT, WIDTH, output_of
from rich.console import Console
from rich.text import Text

FOLDER = ROOT / "docs" / "images"
PICTURES = {
    "terminal.svg": f"listing-lint check examples/fptcustom.txt --policy-date {POLICY_DATE} --select pesticide",
}
"""Every picture, and the command that it shows."""

_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


def picture(command: str) -> str:
    """The terminal as SVG, in the reader's own monospaced font."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(
        Text.assemble(f"$ {command}\n", Text.from_ansi(output_of(command, color=True))), soft_wrap=True
    )
    return _FONT_FACE.sub("", console.export_svg(title="listing-lint")).replace(
        "Fira Code, monospace", "monospace"
    )


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, command in PICTURES.items():
        (FOLDER / name).write_text(picture(command), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
