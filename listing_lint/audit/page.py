"""Blocks as one HTML page: no script, nothing from elsewhere, every text escaped, fit to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from listing_lint.audit.content import Block, Bullets, Content, Heading, Paragraph
from listing_lint.audit.record import Audit
from listing_lint.phrases import say
from listing_lint.report.html.markup import linked

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --faint: #888; }
body { font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 76rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .87em; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; white-space: pre-wrap; }
th { color: var(--faint); font-weight: 600; white-space: nowrap; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; }
  tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def audit_page(audit: Audit, speak: str) -> str:
    """The whole record as a page in one language."""
    title = escape(say("audit.title", speak))
    body = "\n".join(_elements(Content(audit, speak, full=True).blocks()))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(speak)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n"
        "</body>\n</html>\n"
    )


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"<h2>{escape(block.text)}</h2>"
        elif isinstance(block, Paragraph):
            yield f"<p>{escape(block.text)}</p>"
        elif isinstance(block, Bullets):
            yield "<ul>"
            yield from (f"<li>{linked(text, address)}</li>" for text, address in block.items)
            yield "</ul>"
        else:
            yield "<table>"
            yield f"<thead>{_row(block.headings, 'th')}</thead>"
            yield "<tbody>"
            yield from (_row(row, "td") for row in block.rows)
            yield "</tbody>"
            yield "</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
