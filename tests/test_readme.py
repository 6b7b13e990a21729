"""Every command and every line of code in the README does what it says.

What the commands of `console` blocks print is held against the README in test_docs.py, the wheel that `pip install` takes in
test_packaging.py, the hook in test_precommit.py.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checkout import ROOT, copy_to
from click.testing import CliRunner

from listing_lint.cli import cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = "sku\ttitle\tbullet1\nA-1\tStoneware Mug with Lid\tHolds 350 ml and stands on any saucer\n"
YAML = "- sku: A-1\n  title: Stoneware Mug with Lid\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line]
OURS = [line for line in COMMANDS if line.split(" | ")[-1].startswith("listing-lint ")]


def test_every_command_is_known() -> None:
    """A command that no test runs has no place in the README."""
    assert set(COMMANDS) - set(OURS) == {"make demo", "make test", "pip install listing-lint"}


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "exports").mkdir()
    for name in ("flat-file.txt", "exports/mugs.txt", "export-monday.txt", "export-today.txt"):
        (tmp_path / name).write_text(ROWS, encoding="utf-8")
    (tmp_path / "listings.yaml").write_text(YAML, encoding="utf-8")
    workbook = openpyxl.Workbook()
    for row in ROWS.splitlines():
        workbook.active.append(row.split("\t"))
    workbook.save(tmp_path / "flat-file.xlsm")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", OURS)
def test_command_runs(exports: Path, command: str) -> None:
    stdin = None
    if " | " in command:
        source, command = command.split(" | ")
        stdin = (exports / shlex.split(source)[1]).read_text(encoding="utf-8")
    if "--new-only" in command:
        (exports / "listing-lint-baseline.jsonl").touch()
    result = CliRunner().invoke(cli, shlex.split(command)[1:], input=stdin)
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "pure-on-blend" in done.stdout


def test_hook_exists() -> None:
    (config,) = [yaml.safe_load(block) for block in blocks("yaml")]
    wanted = {hook["id"] for repo in config["repos"] for hook in repo["hooks"]}
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert wanted <= {hook["id"] for hook in offered}


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_demo_on_a_fresh_checkout(tmp_path: Path) -> None:
    checkout = copy_to(tmp_path)
    done = subprocess.run(
        ["make", "demo", f"PYTHON={sys.executable}"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "listings in" in done.stdout
    assert "title-too-long" in done.stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_test_is_what_runs_this(tmp_path: Path) -> None:
    """`make test` can't run itself; that it runs every check is seen from what it would do."""
    done = subprocess.run(
        ["make", "-n", "test"], cwd=copy_to(tmp_path), capture_output=True, text=True, check=True
    )
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert tool in done.stdout
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
