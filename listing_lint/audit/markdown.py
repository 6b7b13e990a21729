"""Blocks as Markdown: the draft of a plan of action, and its Chinese reading copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from listing_lint.audit.content import Block, Bullets, Content, Heading, Paragraph
from listing_lint.audit.record import Audit
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.phrases import say
from listing_lint.report.excerpt import visible

_SPECIAL = lazy_pattern(r"([\\`*_\[\]<>|~#])")


def plan_of_action(audit: Audit, speak: str) -> str:
    """The draft in one language."""
    opening = [f"# {say('audit.plan', speak)}", "", f"*{say('audit.plan.note', speak)}*"]
    return "\n".join([*opening, *_lines(Content(audit, speak, full=False).blocks())]) + "\n"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield ""
        if isinstance(block, Heading):
            yield f"## {_text(block.text)}"
        elif isinstance(block, Paragraph):
            yield _text(block.text)
        elif isinstance(block, Bullets):
            for text, address in block.items:
                yield f"- [{_text(text)}](<{address}>)" if address else f"- {_text(text)}"
        else:
            yield _row(block.headings)
            yield _row("---" for _ in block.headings)
            yield from (_row(map(_text, row)) for row in block.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    return _SPECIAL.sub(r"\\\1", visible(text))
