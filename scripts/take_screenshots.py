"""Take docs/images/*.png: the report as a browser shows it. Needs Chromium and the Noto fonts.

Run this again when the page has changed; what a release or a word list changes in passing is no reason to.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from printing import POLICY_DATE, ROOT, output_of

FOLDER = ROOT / "docs" / "images"
LARGEST = 150_000
"""Bytes that a picture may have."""

_FILES = "examples/listings.csv examples/listings-clean.csv examples/products.yaml"
_REPORT = f"listing-lint check {_FILES} --policy-date {POLICY_DATE} --exit-zero --format html"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the page: its size in pixels, options of the command, what is chosen, colours, and where it begins."""

    width: int = 1100
    height: int = 900
    options: str = ""
    chosen: str = ""
    dark: bool = False
    at: str = "body"


SHOTS: Mapping[str, Shot] = {
    "report.png": Shot(),
    "report-dark.png": Shot(height=660, chosen="#family=pesticide,eco", dark=True, at="#filters"),
    "report-chinese.png": Shot(height=820, options=" --lang zh-CN"),
}
"""Every picture of the page."""


def picture_report(browser: Browser, shot: Shot, target: Path) -> None:
    """A part of the page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        report.write_text(output_of(_REPORT + shot.options), encoding="utf-8", newline="\n")
        page = browser.new_page(
            viewport={"width": shot.width, "height": shot.height},
            color_scheme="dark" if shot.dark else "light",
        )
        page.goto(report.as_uri() + shot.chosen)
        page.locator(shot.at).first.evaluate("part => part.scrollIntoView()")
        page.screenshot(path=target)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        if path is None:
            raise SystemExit("no Chromium; install it, for example with apt-get install chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, shot in SHOTS.items():
            picture_report(browser, shot, FOLDER / name)
        browser.close()
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT).as_posix()} {size:,} bytes")
        if size > LARGEST:
            raise SystemExit(f"{picture.name} is larger than {LARGEST:,} bytes; show less of the page")


if __name__ == "__main__":
    main()
