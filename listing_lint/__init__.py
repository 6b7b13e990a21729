"""listing-lint: find the words that get a listing rejected, before it is uploaded."""

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Source
from listing_lint.linter import Linter, UnknownMarket, UnknownRule, lint_file
from listing_lint.listing import Listing, Place, Span, Text
from listing_lint.repair import Change, Repair, repair

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Change",
    "Diagnostic",
    "Edit",
    "Fix",
    "Linter",
    "Listing",
    "Place",
    "Repair",
    "Source",
    "Span",
    "Text",
    "UnknownMarket",
    "UnknownRule",
    "__version__",
    "lint_file",
    "repair",
]
