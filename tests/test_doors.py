"""What is documented for pipelines, editors and shells: files that parse, commands that exist."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from checkout import ROOT

from listing_lint.cli import cli

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PAGES = ("audit.md", "ci.md", "editors.md")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\s*(?:- )?(?:run: )?(?:- )?(listing-lint \w.*)$", re.MULTILINE)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_bytes())
    return loaded


COMMANDS = [
    pytest.param(command, id=command)
    for page in PAGES
    for _, text in blocks(page)
    for command in COMMAND.findall(text.replace("- run: ", ""))
]


@pytest.mark.parametrize("command", COMMANDS)
def test_documented_commands_exist(command: str) -> None:
    _, name, *arguments = shlex.split(command)
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    found.make_context(name, arguments)


def test_there_are_commands_to_check() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("page", PAGES)
def test_documented_settings_parse(page: str) -> None:
    for language, text in blocks(page):
        if language == "json":
            json.loads(text)
        elif language == "toml":
            tomllib.loads(text)
        elif language == "yaml":
            yaml.safe_load(text)


def test_the_action_uses_every_input_and_only_as_a_variable() -> None:
    steps = action()["runs"]["steps"]
    given = [str(value) for step in steps for value in step.get("env", {}).values()]
    for name in action()["inputs"]:
        assert f"${{{{ inputs.{name} }}}}" in given
    assert all("${{" not in step.get("run", "") for step in steps)


def test_the_page_names_every_input_of_the_action() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in action()["inputs"])


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(("market", "extra"), [("", ""), ("amazon-de", "--min-severity warning --exit-zero")])
def test_the_action_calls_the_check_with_its_inputs(tmp_path: Path, market: str, extra: str) -> None:
    tool = tmp_path / "bin" / "listing-lint"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    (tmp_path / "a.csv").touch()
    (tmp_path / "b.csv").touch()
    script = action()["runs"]["steps"][-1]["run"]
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PATHS": "*.csv $(touch run) x", "MARKET": market, "ARGS": extra}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    chosen = ["--market", market] if market else []
    said = done.stdout.splitlines()
    assert said[: said.index("--")] == ["check", "--format", "github", *chosen, *extra.split()]
    assert said[said.index("--") + 1 :] == ["a.csv", "b.csv", "$(touch", "run)", "x"]
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_documented_shell(shell: str) -> None:
    assert f"_LISTING_LINT_COMPLETE={shell}_source" in (ROOT / "docs" / "editors.md").read_text(
        encoding="utf-8"
    )
    script = complete({"_LISTING_LINT_COMPLETE": f"{shell}_source"})
    assert "_LISTING_LINT_COMPLETE" in script


def test_completion_knows_commands_and_options() -> None:
    mode = {"_LISTING_LINT_COMPLETE": "zsh_complete"}
    assert "check" in complete({**mode, "COMP_WORDS": "listing-lint ch", "COMP_CWORD": "1"})
    assert "--policy-date" in complete({**mode, "COMP_WORDS": "listing-lint check --pol", "COMP_CWORD": "2"})


def complete(environment: dict[str, str]) -> str:
    program = "from listing_lint.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout
