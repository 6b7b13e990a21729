"""The hook, run by the real pre-commit on a small repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from checkout import copy_to, git

CLEAN = "- sku: MUG-1\n  title: Stoneware Mug with Lid\n"
LONG = f"- sku: MUG-1\n  title: {'Stoneware Mug with a Lid and a Handle, ' * 3}Blue\n"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a repository of hooks."""
    folder = copy_to(tmp_path_factory.mktemp("hooks"))
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "everything")
    return folder


@pytest.fixture(scope="module")
def listings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of listings, with other files beside them."""
    folder = tmp_path_factory.mktemp("listings")
    git(folder, "init", "--quiet")
    (folder / "mugs.yaml").write_text(CLEAN, encoding="utf-8")
    (folder / "package.json").write_text(
        '{"name": "shop", "description": "The best shop"}\n', encoding="utf-8"
    )
    (folder / "notes.txt").write_text("buy milk\n", encoding="utf-8")
    git(folder, "add", "--all")
    return folder


def try_repo(hooks: Path, listings: Path, hook: str = "listing-lint") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pre_commit",
            "try-repo",
            str(hooks),
            hook,
            "--all-files",
            "--verbose",
        ],
        cwd=listings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_hook_passes_and_fails(
    hooks: Path, listings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path))
    passing = try_repo(hooks, listings)
    assert passing.returncode == 0, passing.stdout + passing.stderr
    assert "Passed" in passing.stdout

    (listings / "mugs.yaml").write_text(LONG, encoding="utf-8")
    git(listings, "add", "--all")
    failing = try_repo(hooks, listings)
    assert failing.returncode == 1
    assert "title-too-long" in failing.stdout
    assert "MUG-1" in failing.stdout


def test_fixing_hook_repairs_and_says_so(
    hooks: Path, listings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path))
    package = (listings / "package.json").read_bytes()
    (listings / "mugs.yaml").write_text(CLEAN.replace("Lid", "Lid\u2122"), encoding="utf-8")
    git(listings, "add", "--all")
    failing = try_repo(hooks, listings, "listing-lint-fix")
    assert failing.returncode == 1
    assert "files were modified by this hook" in failing.stdout
    assert (listings / "mugs.yaml").read_text(encoding="utf-8") == CLEAN
    assert (listings / "package.json").read_bytes() == package
    git(listings, "add", "--all")
    assert try_repo(hooks, listings, "listing-lint-fix").returncode == 0
