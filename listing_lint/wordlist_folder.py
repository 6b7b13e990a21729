"""Where the word lists lie."""

from __future__ import annotations

from pathlib import Path


class WordlistError(ValueError):
    """A word list that can't be read as it stands; says file, line and what to do."""


def data_root() -> Path:
    """The folder of the word lists: inside an installed package, beside it in a checkout.

    A wheel carries `wordlists/` inside the package; an editable install does not.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "wordlists", here.parent / "wordlists"):
        if candidate.is_dir():
            return candidate
    raise WordlistError(f"no word lists beside {here}; install listing-lint again")
