"""The wheel: built as anybody would build it, installed into a fresh environment, used there."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from checkout import ROOT, copy_to

from listing_lint import __version__

FILE = (
    "sku\ttitle\nA-1\tStoneware Mug with a Lid and a Handle, Dishwasher Safe, 350 ml, Blue and White Glaze\n"
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = copy_to(folder / "source")
    done = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, source, cwd=folder)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_word_lists_and_the_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in sorted((ROOT / "wordlists").rglob("*.*")):
        assert f"listing_lint/wordlists/{path.relative_to(ROOT / 'wordlists').as_posix()}" in names
    assert {"listing_lint/report/html/page.css", "listing_lint/report/html/page.js"} <= names
    assert "listing_lint/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "examples/", "docs/"))]


def test_wheel_lints_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "listings.txt").write_text(FILE, encoding="utf-8")

    version = run(binaries / "listing-lint", "--version", cwd=tmp_path)
    assert version.stdout == f"listing-lint {__version__}\n"
    found = run(binaries / "listing-lint", "check", "listings.txt", cwd=tmp_path)
    assert found.returncode == 1, found.stderr
    assert "title-too-long" in found.stdout
    library = run(
        binaries / "python",
        "-c",
        "import listing_lint; print([d.rule for _, d in listing_lint.lint_file('listings.txt')])",
        cwd=tmp_path,
    )
    assert "title-too-long" in library.stdout, library.stderr
