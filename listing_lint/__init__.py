"""listing-lint: find the words that get a listing rejected, before it is uploaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Source
    from listing_lint.linter import Linter, UnknownMarket, UnknownRule, lint_file
    from listing_lint.listing import Listing, Place, Span, Text

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Diagnostic",
    "Edit",
    "Fix",
    "Linter",
    "Listing",
    "Place",
    "Source",
    "Span",
    "Text",
    "UnknownMarket",
    "UnknownRule",
    "__version__",
    "lint_file",
]

_ROOMS = {
    "diagnostic": ("Applicability", "Diagnostic", "Edit", "Fix", "Source"),
    "linter": ("Linter", "UnknownMarket", "UnknownRule", "lint_file"),
    "listing": ("Listing", "Place", "Span", "Text"),
}
"""The module of each public name: imported when it is first asked for, so that `--help` is instant."""


def __getattr__(name: str) -> object:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
