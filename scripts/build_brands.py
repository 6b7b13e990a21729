"""Builds `wordlists/brands/lexicon.txt` and `ordinary-look-alikes.txt` from sources of others.

    python scripts/build_brands.py NAME_SUGGESTION_INDEX SIMPLE_ICONS [WORDS]

The first two are the unpacked npm packages `name-suggestion-index` (BSD-3-Clause) and `simple-icons`
(CC0-1.0), for example from `npm pack`; WORDS is a SCOWL word list with proper nouns capitalised, by
default the one of Debian's package `wamerican`. Licences and notices: wordlists/brands/README.md.

A name is `ordinary` where it could be read as words: every word of it is in the word list (which holds
first names and places too), is put together of two words, is short, is used by many names, or stands
in `not-brands.txt`. All others are `distinctive`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from listing_lint.brands import look_alikes
from listing_lint.fold import fold_phrase
from listing_lint.wordlist import expand, load_yaml
from listing_lint.wordlist_folder import data_root

GOODS = re.compile(
    r"brands/(?:shop/(?!.*(?:agency|repair|rental|hire|estate|bookmaker|lottery|money_lender|pawnbroker|"
    r"hairdresser|dry_cleaning|funeral|laundry|massage|tattoo|ticket|copyshop|trade$|supermarket|convenience))"
    r"|amenity/(?:cafe|fast_food|ice_cream))"
)
"""Kinds of shops whose names stand on goods; the other names are kept, as services."""

SHORTEST_WORD = 4
"""A shorter word can't carry a name alone."""
SHORTEST_NAME = 5
"""The same for a name of one word: four letters are too near to abbreviations and to other languages."""
SHORTEST_PART = 3
"""The same for the parts of a compound."""
COMMON_IN_NAMES = 5
"""A word in so many names says what the shop is (banco, apotheke), not whose it is."""

LATIN = re.compile(r"[^\W\d_]")
ACRONYM = re.compile(r"[A-Z0-9&+.\-]{1,5}")


def main() -> None:
    """Read the packages named on the command line and write both lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("name_suggestion_index", type=Path)
    parser.add_argument("simple_icons", type=Path)
    parser.add_argument("words", type=Path, nargs="?", default=Path("/usr/share/dict/american-english"))
    arguments = parser.parse_args()

    origins: dict[str, set[str]] = {}
    for name, origin in (*_shops(arguments.name_suggestion_index), *_icons(arguments.simple_icons)):
        clean = " ".join(name.split())
        if _is_latin(clean) and "\t" not in clean:
            origins.setdefault(clean, set()).add(origin)
    # One spelling for each name: the first of those that fold alike, so that the list is stable.
    merged: dict[str, tuple[str, set[str]]] = {}
    for name in sorted(origins):
        merged.setdefault(fold_phrase(name), (name, set()))[1].update(origins[name])
    merged.pop("", None)

    words = _words(arguments.words)
    plain = frozenset(word for word in arguments.words.read_text(encoding="utf-8").split() if word.islower())
    folder = data_root() / "brands"
    stopped = {
        fold_phrase(line)
        for line in (folder / "not-brands.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    usual = Counter(word for folded in merged for word in set(folded.split()))
    common = {word for word, count in usual.items() if count >= COMMON_IN_NAMES}
    lines = [
        f"{name}\t{_kind(name, folded, words | common | stopped, plain)}\t{'+'.join(sorted(found))}"
        for folded, (name, found) in merged.items()
    ]
    header = "# Built by scripts/build_brands.py; sources and licences in README.md. name, class, origin.\n"
    (folder / "lexicon.txt").write_text(header + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    clashes = sorted({variant for variant in _look_alikes_of_marks() if variant in words})
    header = "# Built by scripts/build_brands.py: look-alikes of marks that are words of their own.\n"
    (folder / "ordinary-look-alikes.txt").write_text(header + "\n".join(clashes) + "\n", encoding="utf-8")


def _shops(package: Path) -> Iterator[tuple[str, str]]:
    """The brand names of the name suggestion index."""
    data = json.loads((package / "dist/json/nsi.min.json").read_text(encoding="utf-8"))
    for path, kind in data["nsi"].items():
        if not path.startswith("brands/"):
            continue
        origin = "nsi-goods" if GOODS.match(path) else "nsi-services"
        for item in kind["items"]:
            tags = item["tags"]
            for name in (tags.get("brand:en"), tags.get("brand"), tags.get("name:en"), tags.get("name")):
                if name:
                    yield name, origin
                    break


def _icons(package: Path) -> Iterator[tuple[str, str]]:
    """The brand names of the icon set."""
    for icon in json.loads((package / "data/simple-icons.json").read_text(encoding="utf-8")):
        yield icon["title"], "icons"


def _is_latin(name: str) -> bool:
    letters = LATIN.findall(name)
    return bool(letters) and all(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" for letter in letters)


def _words(path: Path) -> frozenset[str]:
    """Every word of the word list, proper nouns too, folded, without possessives."""
    return frozenset(
        fold_phrase(word) for word in path.read_text(encoding="utf-8").splitlines() if "'" not in word
    )


def _kind(name: str, folded: str, ordinary: frozenset[str], plain: frozenset[str]) -> str:
    parts = folded.split()
    if folded in ordinary or "".join(parts) in ordinary or ACRONYM.fullmatch(name):
        return "ordinary"
    shortest = SHORTEST_NAME if len(parts) == 1 else SHORTEST_WORD
    for word in parts:
        known = word in ordinary or word.rstrip("s") in ordinary or _is_compound(word, plain)
        if len(word) >= shortest and word.isalpha() and not known:
            return "distinctive"
    return "ordinary"


def _is_compound(word: str, plain: frozenset[str]) -> bool:
    """True for two plain words written as one: treehouse, launchpad."""
    return any(
        word[:at] in plain and word[at:] in plain
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    )


def _look_alikes_of_marks() -> Iterator[str]:
    for path in sorted((data_root() / "brands").glob("marks-*.yaml")):
        for entry in load_yaml(f"brands/{path.name}")["marks"]:
            if entry.get("ordinary") == "true" or entry.get("exact_case") == "true":
                continue
            for written in (entry["mark"], *entry.get("aliases", ())):
                for spelling in expand(str(written)):
                    folded = fold_phrase(spelling)
                    for stem in (folded, f"{folded}s"):
                        yield from look_alikes(stem)


if __name__ == "__main__":
    main()
