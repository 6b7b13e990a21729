"""The agents' server as an agent meets it: the SDK's own client over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

import anyio
from mcp import StdioServerParameters
from mcp.client import Client

LISTINGS = "sku,title\nA-1,Best Steel Mug\nA-2,Steel Mug\nA-3,Best Tea Pot\n"


def with_client(root: Path, use: Callable[[Client], Awaitable[None]], *arguments: str) -> None:
    async def run() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "listing_lint", "mcp", "--root", str(root), *arguments]
        )
        with anyio.fail_after(120):
            async with Client(server) as client:
                await use(client)

    anyio.run(run)


async def call(client: Client, tool: str, **arguments: Any) -> Any:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return result.structured_content


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    (content,) = result.content
    text = getattr(content, "text", "")
    assert "Traceback" not in text
    assert "\n" not in text
    return str(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "listings"
    folder.mkdir()
    (folder / "mugs.csv").write_text(LISTINGS, encoding="utf-8")
    (tmp_path / "secret.csv").write_text(LISTINGS, encoding="utf-8")
    return folder


def test_the_tools_and_what_they_say_of_themselves(root: Path) -> None:
    async def use(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"lint_listing", "lint_file", "explain_rule", "fix_listing"}
        for tool in tools.values():
            assert tool.description
            assert all(value.get("description") for value in tool.input_schema["properties"].values())
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint

    with_client(root, use)


def test_linting_and_fixing_a_listing(root: Path) -> None:
    async def use(client: Client) -> None:
        answer = await call(client, "lint_listing", title="Best Steel Mug 😀", partial=True)
        found = {each["rule"]: each for each in answer["diagnostics"]}
        assert found["subjective-claim"]["text"] == "Best"
        assert (found["emoji"]["start"], found["emoji"]["end"]) == (15, 16)
        fixed = await call(client, "fix_listing", title="Best Steel Mug 😀", unsafe=True)
        assert fixed["title"] == "Steel Mug"
        assert fixed["changes"][0]["before"] == "Best Steel Mug 😀"
        assert {"emoji", "subjective-claim"} <= set(fixed["changes"][0]["rules"])
        assert not {"emoji", "subjective-claim"} & {each["rule"] for each in fixed["left"]}

    with_client(root, use)


def test_linting_a_file_tells_what_it_leaves_off(root: Path) -> None:
    async def use(client: Client) -> None:
        answer = await call(client, "lint_file", path="mugs.csv", min_severity="warning", most=1)
        assert answer["format"] == "csv"
        assert answer["findings"] == 2
        assert answer["left_off"] == 1
        assert [each["cell"] for each in answer["diagnostics"]] == ["B2"]
        again = await call(client, "lint_file", path=str(root / "mugs.csv"))
        assert again["findings"] >= 2

    with_client(root, use)


def test_explaining_a_rule(root: Path) -> None:
    async def use(client: Client) -> None:
        answer = await call(client, "explain_rule", name="subjective-claim")
        assert "# subjective-claim" in answer["result"]
        assert "title-too-long" in await refused(client, "explain_rule", name="title-to-long")

    with_client(root, use)


def test_nothing_outside_the_root_is_opened(root: Path) -> None:
    (root / "link.csv").symlink_to(root.parent / "secret.csv")
    (root / "folder").symlink_to(root.parent, target_is_directory=True)
    refusals = {
        "../secret.csv": "“..”",
        "folder/../mugs.csv": "“..”",
        str(root.parent / "secret.csv"): "only files below",
        "link.csv": "symbolic links",
        "folder/secret.csv": "symbolic links",
        "missing.csv": "no such file",
        ".": "no such file",
    }

    async def use(client: Client) -> None:
        for path, reason in refusals.items():
            assert reason in await refused(client, "lint_file", path=path)

    with_client(root, use)


def test_wrong_arguments_are_one_sentence(root: Path) -> None:
    (root / "broken.bin").write_bytes(bytes(range(256)))

    async def use(client: Client) -> None:
        assert "amazon-us" in await refused(client, "lint_listing", title="Mug", market="amazon-xx")
        assert "amazon-us" in await refused(client, "fix_listing", title="Mug", market="amazon-xx")
        assert "give at least one of title" in await refused(client, "lint_listing", titel="Best Mug")
        assert "give at least one of title" in await refused(client, "fix_listing", brand="Zovu")
        assert "warning" in await refused(client, "lint_file", path="mugs.csv", min_severity="loud")
        assert "not a text file" in await refused(client, "lint_file", path="broken.bin")

    with_client(root, use)


def test_the_configuration_of_the_root_applies(root: Path) -> None:
    (root / "listing-lint.toml").write_text('ignore = ["subjective-claim"]\n', encoding="utf-8")

    async def use(client: Client) -> None:
        answer = await call(client, "lint_listing", title="Best Steel Mug", partial=True)
        assert not answer["diagnostics"]

    with_client(root, use)


CONFIGURED = """
market = "amazon-us"
exclude = ["old/"]
baseline = "accepted.jsonl"

[[overrides]]
paths = ["eu/"]
market = "amazon-de"
ignore = ["subjective-claim"]

[[overrides]]
paths = ["old-mugs.csv"]
severity = { subjective-claim = "error" }
"""

ACCEPTED = '{"sku":"A-3","rule":"subjective-claim","field":"title","text":"best"}\n'


def test_a_file_is_judged_as_check_judges_it(root: Path) -> None:
    (root / "listing-lint.toml").write_text(CONFIGURED, encoding="utf-8")
    (root / "accepted.jsonl").write_text(ACCEPTED, encoding="utf-8")
    for name in ("eu/mugs.csv", "old/mugs.csv", "old-mugs.csv", "shop/mugs.csv"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(LISTINGS, encoding="utf-8")
    (root / "shop" / "listing-lint.toml").write_text('select = ["title-too-long"]\n', encoding="utf-8")
    (root / "broken").mkdir()
    (root / "broken" / "mugs.csv").write_text(LISTINGS, encoding="utf-8")
    (root / "broken" / "listing-lint.toml").write_text('ignroe = ["emoji"]\n', encoding="utf-8")

    async def use(client: Client) -> None:
        async def severities(path: str) -> list[str]:
            answer = await call(client, "lint_file", path=path)
            assert answer["left_off"] == 0
            return [each["severity"] for each in answer["diagnostics"] if each["rule"] == "subjective-claim"]

        plain = await severities("mugs.csv")
        assert len(plain) == 1  # of two, one is in the baseline
        assert await severities("eu/mugs.csv") == []
        assert await severities("old-mugs.csv") == ["error"]
        assert plain != ["error"]
        assert await severities("shop/mugs.csv") == []
        assert "leaves this file out" in await refused(client, "lint_file", path="old/mugs.csv")
        assert "ignore" in await refused(client, "lint_file", path="broken/mugs.csv")

    with_client(root, use)
