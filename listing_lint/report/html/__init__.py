"""One page that holds everything and asks the network for nothing: to be opened every morning, and printed.

The cards of listings stream in the order of the files, each as it reads without script; script keeps them
on a shelf and shows those that are asked for. Counts are known at the end only and shown above. A policy in the page's
head lets nothing run or load but its own style sheet and script.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files

from listing_lint import clock
from listing_lint.grade import CLEAN, NO_TEXT
from listing_lint.listing import Place
from listing_lint.phrases import count, say
from listing_lint.report.html.card import Card, shelved
from listing_lint.report.html.markup import attribute, escaped, linked
from listing_lint.report.html.overview import Overview
from listing_lint.report.html.tally import Tally
from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary

_SAID_BY_SCRIPT = (
    "html.shown",
    "html.some",
    "html.unfold",
    "html.next",
    "html.cut",
    "html.none",
    "html.copy",
    "html.copied",
    "html.dark",
    "html.light",
)


class HtmlReport:
    """Writes each listing as it comes and forgets it; what is counted is bounded, and stands at the top."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._speak = look.speak
        self._statistics = statistics
        self._tally = Tally()
        self._day = clock.now().date()

    def begin(self) -> str:
        """The head of the page, and the shelf on which the listings come."""
        style, script = _asset("page.css"), _asset("page.js")
        policy = (
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            f"base-uri 'none'; form-action 'none'"
        )
        title, skip = self._say("html.title"), self._say("html.skip")
        return (
            f'<!DOCTYPE html>\n<html lang="{attribute(self._speak)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
            f"<style>{style}</style>\n</head>\n<body>\n"
            f'<a class="skip" id="skip" href="#overview">{skip}</a>\n<main id="report">\n'
            f'<section id="listings" aria-label="{attribute(say("html.listings", self._speak))}">\n'
        )

    def findings(self, found: Sequence[Finding]) -> str:
        """A card for what concerns a file itself."""
        return self._card(found[0][0], found)

    def listing(self, place: Place, found: Sequence[Finding], grade: str) -> str:
        """A card for a listing in which something was found; one without a finding is counted."""
        if not found:
            self._tally.note_silent(place, grade)
            return ""
        return self._card(place, found, grade)

    def _card(self, place: Place, found: Sequence[Finding], grade: str | None = None) -> str:
        card = Card(place, found, self._speak, grade)
        file, kinds = self._tally.note(place, found, card)
        return "" if self._statistics else shelved(card, file, kinds)

    def finish(self, summary: Summary) -> str:
        """The counts, the listings without a finding, the sources, and the script that reads them."""
        overview = Overview(summary, self._tally, self._speak, self._day.isoformat(), self._statistics)
        return "".join(
            (
                '</section>\n<div id="above">',
                overview.markup(),
                *self._filters(),
                "</div>\n",
                *self._silent("textless", NO_TEXT, summary),
                *self._silent("clean", CLEAN, summary),
                *self._sources(),
                "</main>\n",
                f'<script type="application/json" id="legend">{self._legend()}</script>\n',
                f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n",
            )
        )

    def _say(self, key: str, **values: object) -> str:
        return escaped(say(key, self._speak, **values))

    def _filters(self) -> Iterator[str]:
        """The line with the search field, which script shows."""
        if self._statistics or not self._tally.kinds:
            return
        search, clear = attribute(say("html.search", self._speak)), self._say("html.clear")
        yield (
            '<div class="filters" id="filters" role="search" hidden>'
            f'<input type="search" id="query" placeholder="{search}" aria-label="{search}" autocomplete="off">'
            f'<output id="shown"></output><span id="chosen"></span>'
            f'<button type="button" id="clear" class="quiet" hidden>{clear}</button></div>\n'
        )

    def _silent(self, name: str, grade: str, summary: Summary) -> Iterator[str]:
        """The listings of which there is nothing to show by name, under a fold."""
        skus, number = self._tally.silent.get(grade), summary.grades[grade]
        if self._statistics or not number or not skus:
            return
        head = escaped(count(f"html.{name}", number, self._speak))
        yield f'<details class="silent"><summary>{head}</summary><ul lang="">'
        yield from (f"<li><bdi>{escaped(sku)}</bdi></li>" for sku in skus)
        yield "</ul>"
        left = number - len(skus)
        if left > 0:
            yield f"<p>{self._say('html.more', count=f'{left:,}')}</p>"
        yield "</details>\n"

    def _sources(self) -> Iterator[str]:
        """What the rules rest on, with addresses that a print shows."""
        sources = sorted(self._tally.sources.values())
        if self._statistics or not sources:
            return
        yield f'<section class="sources"><h2>{self._say("rule.sources")}</h2><ul>'
        for title, url, read, certainty in sources:
            known = [say(f"certainty.{certainty}", self._speak)]
            if read:
                known.append(say("source.read", self._speak, day=read))
            said = escaped(say("list.place", self._speak).join(known))
            yield f'<li><span lang="">{linked(title, url)}</span> <small>{said}</small></li>'
        yield "</ul></section>\n"

    def _legend(self) -> str:
        """What numbers on the shelf mean, for the script; no tag can end in it."""
        legend = {
            "kinds": list(self._tally.kinds),
            "say": {key.removeprefix("html."): say(key, self._speak, **_HOLES) for key in _SAID_BY_SCRIPT},
        }
        return json.dumps(legend).replace("<", "\\u003c")


_HOLES = {"count": "{count}", "all": "{all}", "findings": "{findings}"}
"""Values that script fills in."""


def _asset(name: str) -> str:
    """A file beside this module, as it stands in the page."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """What names a style sheet or a script to the page's policy."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
