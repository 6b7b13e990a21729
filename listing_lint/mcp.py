"""The agents' server: `listing-lint mcp --root DIR`, Model Context Protocol over standard input and output.

Nothing outside the root is read, and nothing is written at all: a fix is handed back, not applied.
Needs the extra `listing-lint[mcp]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from listing_lint import __version__
from listing_lint.acceptance import Adoption, Given
from listing_lint.baseline import BaselineError
from listing_lint.config import ConfigError
from listing_lint.diagnostic import SEVERITIES, Diagnostic
from listing_lint.explain import as_markdown, explain
from listing_lint.formats import UnreadableFile
from listing_lint.linter import UnknownMarket, all_rules
from listing_lint.listing import Listing
from listing_lint.repair import repair
from listing_lint.report import Finding, Summary
from listing_lint.report.record import plain
from listing_lint.run import open_file
from listing_lint.setting import Setting, setting_for

_MOST = 100
"""Findings of a file that are told at once, unless the caller asks for more."""

_INSTRUCTIONS = (
    "Checks product listings (Amazon and other marketplaces) for words and forms that get them rejected. "
    "Lint a listing before it is uploaded, ask explain_rule why a finding matters, and let fix_listing "
    "propose the corrected texts."
)

_TEXTS = ("title", "highlight", "bullets", "description", "search_terms", "tags")
_Text = Annotated[
    str | None, Field(description="As the shopper reads it; leave out what the listing has not.")
]
_Evidence = Annotated[str | None, Field(description="A fact of the product that findings are judged by.")]


class OutsideRoot(ValueError):
    """A path that this server does not open: one sentence with the reason."""


def inside(root: Path, path: str) -> Path:
    """A file below `root`, given from there or in full. Raises OutsideRoot.

    `..` and symbolic links are refused wherever they lead: what a path says is what is opened.
    """
    asked = Path(path)
    if ".." in asked.parts:
        raise OutsideRoot(f"{path}: a path with “..” is not opened; name the file from {root} on")
    full = root / asked
    if not full.is_relative_to(root):
        raise OutsideRoot(f"{path}: only files below {root} are opened")
    step = root
    for part in full.relative_to(root).parts:
        step /= part
        if step.is_symlink():
            raise OutsideRoot(f"{path}: symbolic links are not followed; name the file itself")
    if not full.is_file():
        raise OutsideRoot(f"{path}: there is no such file below {root}")
    return full


def _some_text(listing: Listing) -> None:
    """Names that no tool has are dropped on the way here, so a misspelt one would leave a clean listing."""
    if not any(getattr(listing, name) for name in _TEXTS):
        raise ToolError(f"there is no text to look at; give at least one of {', '.join(_TEXTS)}")


class Tools:
    """What agents may ask. `setting` is the configuration of the root, read once at the start.

    Files are judged by their own: `given` is what the door was told, which wins over it.
    """

    def __init__(self, root: Path, setting: Setting, given: Given) -> None:
        self._root = root
        self._setting = setting
        self._given = given

    def lint_listing(
        self,
        title: _Text = None,
        bullets: Annotated[Sequence[str], Field(description="The bullet points, in order.")] = (),
        description: _Text = None,
        search_terms: _Text = None,
        highlight: _Text = None,
        tags: Annotated[Sequence[str], Field(description="Tags, where the store has them.")] = (),
        sku: Annotated[str, Field(description="The seller's own number of the product.")] = "",
        brand: _Evidence = None,
        composition: _Evidence = None,
        product_type: _Evidence = None,
        color: _Evidence = None,
        size: _Evidence = None,
        model: _Evidence = None,
        country_of_origin: _Evidence = None,
        market: Annotated[str | None, Field(description="Store, such as amazon-us or amazon-de.")] = None,
        partial: Annotated[
            bool, Field(description="True for single texts: what is left out is not missing.")
        ] = False,
    ) -> dict[str, Any]:
        """Lint the texts of one listing: every finding with its span, reason, source and fix."""
        listing = Listing(
            sku=sku,
            title=title,
            bullets=tuple(bullets),
            description=description,
            search_terms=search_terms,
            highlight=highlight,
            tags=tuple(tags),
            brand=brand,
            composition=composition,
            product_type=product_type,
            color=color,
            size=size,
            model=model,
            country_of_origin=country_of_origin,
            market=market,
            partial=partial,
        )
        _some_text(listing)
        return {"diagnostics": [plain(finding) for finding in self._lint(listing)]}

    def lint_file(
        self,
        path: Annotated[str, Field(description="A listing file below the root, such as exports/de.xlsx.")],
        min_severity: Annotated[
            str, Field(description="info, warning or error: nothing below is told.")
        ] = "info",
        most: Annotated[int, Field(description="How many findings are told; all are counted.", ge=0)] = _MOST,
    ) -> dict[str, Any]:
        """Lint a file of listings: flat file, workbook, feed, YAML, JSON, JSONL, CSV or TSV."""
        if min_severity not in SEVERITIES:
            raise ToolError(f"no severity “{min_severity}”; choose one of {', '.join(SEVERITIES)}")
        least = SEVERITIES.index(min_severity)
        told: list[dict[str, object]] = []
        try:
            full = inside(self._root, path)
            adoption = Adoption(self._given)
            setting = adoption.setting(full)
            if setting.excluded:
                raise ToolError(f"{path}: the configuration leaves this file out")
            summary = Summary(policy_date=setting.linter.policy_date.isoformat())
            document = open_file(path, setting, data=full.read_bytes())
            acceptance = adoption.acceptance(setting)
            for finding in chain.from_iterable(map(setting.find, document.listings())):
                if SEVERITIES.index(finding[1].severity) < least:
                    continue
                if acceptance.compare(acceptance.suppress(finding))[1].accepted:
                    continue
                summary.count([finding])
                if len(told) < most:
                    told.append(plain(finding))
        except (OutsideRoot, UnreadableFile, UnknownMarket, ConfigError, BaselineError) as error:
            raise ToolError(str(error)) from None
        except OSError as error:
            raise ToolError(f"{path}: {error.strerror}") from None
        return {
            "format": document.format,
            "findings": summary.found,
            "by_severity": dict(summary.severities),
            "by_rule": {rule: number for (_, rule, _), number in summary.rules.most_common()},
            "policy_date": summary.policy_date,
            "diagnostics": told,
            "left_off": summary.found - len(told),
        }

    def explain_rule(
        self, name: Annotated[str, Field(description="The rule of a finding, such as title-too-long.")]
    ) -> str:
        """Explain one rule: what it catches, why, with bad and good examples and its sources."""
        known = {rule.name: rule for rule in all_rules()}
        if name not in known:
            near = get_close_matches(name, known, 3)
            hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"
            raise ToolError(f"no rule is called “{name}”; {hint}")
        return as_markdown(explain(known[name], self._setting.linter.speak))

    def fix_listing(
        self,
        title: _Text = None,
        bullets: Annotated[Sequence[str], Field(description="The bullet points, in order.")] = (),
        description: _Text = None,
        search_terms: _Text = None,
        highlight: Annotated[
            str | None, Field(description="The Item Highlight; empty where there is room for a new one.")
        ] = None,
        sku: Annotated[str, Field(description="The seller's own number of the product.")] = "",
        brand: _Evidence = None,
        composition: _Evidence = None,
        product_type: _Evidence = None,
        color: _Evidence = None,
        size: _Evidence = None,
        model: _Evidence = None,
        market: Annotated[str | None, Field(description="Store, such as amazon-us or amazon-de.")] = None,
        unsafe: Annotated[
            bool, Field(description="True to take fixes that may change the meaning; read them.")
        ] = False,
    ) -> dict[str, Any]:
        """Propose corrected texts: every change with its rules, and what no fix can remove. Writes nothing."""
        listing = Listing(
            sku=sku,
            title=title,
            bullets=tuple(bullets),
            description=description,
            search_terms=search_terms,
            highlight=highlight,
            brand=brand,
            composition=composition,
            product_type=product_type,
            color=color,
            size=size,
            model=model,
            market=market,
        )
        _some_text(listing)
        try:
            repaired = repair(self._setting.linter, listing, unsafe=unsafe)
        except UnknownMarket as error:
            raise ToolError(str(error)) from None
        fixed = repaired.listing
        return {
            "title": fixed.title,
            "highlight": fixed.highlight,
            "bullets": list(fixed.bullets),
            "description": fixed.description,
            "search_terms": fixed.search_terms,
            "changes": [
                {
                    "field": change.field,
                    "index": change.index,
                    "before": change.before,
                    "after": change.after,
                    "rules": list(change.rules),
                }
                for change in repaired.changes
            ],
            "left": [plain(finding) for finding in self._kept(fixed, repaired.left)],
        }

    def _lint(self, listing: Listing) -> list[Finding]:
        try:
            return self._kept(listing, self._setting.linter.lint(listing))
        except UnknownMarket as error:
            raise ToolError(str(error)) from None

    def _kept(self, listing: Listing, found: Sequence[Diagnostic]) -> list[Finding]:
        """Findings with their places, without those that the configuration accepts."""
        suppressions = self._setting.suppressions()
        kept = []
        for each in found:
            place = listing.place(each.field, each.index)
            judged = self._setting.judge(place, each)
            if judged is not None and suppressions.match(place, judged) is None:
                kept.append((place, judged))
        return kept


def build(root: Path, market: str | None = None, language: str | None = None) -> MCPServer[Any]:
    """The server with its tools. Raises ConfigError for a configuration of the root that can't be used."""
    root = root.resolve()
    setting = setting_for(root, market=market, speak=language)
    tools = Tools(root, setting, Given(market=market, speak=language))
    server: MCPServer[Any] = MCPServer(
        "listing-lint", instructions=_INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    for tool in (tools.lint_listing, tools.lint_file, tools.explain_rule, tools.fix_listing):
        server.add_tool(tool, annotations=reads)
    return server


def serve(root: Path, market: str | None = None, language: str | None = None) -> None:
    """Answer an agent over standard input and output until it leaves. Raises ConfigError."""
    build(root, market, language).run("stdio")
