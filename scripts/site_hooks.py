"""What MkDocs can't know of the site: pages that lie outside of docs/, and the rules by family.

Links are written for readers of the repository. A link to a file that the site has under another name leads there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    "README.md": "index.md",
    "README.zh-CN.md": "zh-CN.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSE": "LICENSE",
    **{
        path.relative_to(ROOT).as_posix(): f"schema/{path.name}"
        for path in sorted((ROOT / "listing_lint" / "schema").glob("*.json"))
    },
}
"""Files of the repository that the site holds, and where."""
RULES = "rules/README.md"

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)#\s]+)")
_FAMILY = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
_RULE = re.compile(r"^\| \[(?P<name>[\w-]+)\]", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put a page for every rule below its family."""
    for entry in config.nav or ():
        if isinstance(entry, dict) and entry.get("Rules"):
            entry["Rules"] = [RULES, *families(Path(config.docs_dir) / RULES)]
    return config


def families(index: Path) -> Iterator[dict[str, list[dict[str, str]]]]:
    """The pages of the rules as the index has them."""
    _, *parts = _FAMILY.split(index.read_text(encoding="utf-8"))
    for family, members in zip(parts[::2], parts[1::2], strict=True):
        yield {family: [{name: f"rules/{name}.md"} for name in _RULE.findall(members)]}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what lies outside of docs/."""
    for origin, target in ELSEWHERE.items():
        if (ROOT / origin).is_file() and files.get_file_from_path(target) is None:
            files.append(File.generated(config, target, abs_src_path=str(ROOT / origin)))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Let links lead to the places that files have in the site."""
    here = page.file.src_uri
    came_from = {target: origin for origin, target in ELSEWHERE.items() if origin != "README.md"}
    origin = came_from.get(here, f"docs/{here}")

    def moved(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(origin), link[0]))
        if target in ("docs/rules", "docs"):
            target += "/README.md"
        return posixpath.relpath(site_path(target), posixpath.dirname(here) or ".")

    return _LINK.sub(moved, markdown)


def site_path(path: str) -> str:
    """Where a file of the repository is found in the site."""
    return ELSEWHERE.get(path, path.removeprefix("docs/"))
