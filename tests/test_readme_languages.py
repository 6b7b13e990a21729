"""README.zh-CN.md says what README.md says: the same parts in the same order, the same commands, the same links."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from checkout import ROOT

ENGLISH = "README.md"
CHINESE = "README.zh-CN.md"

_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    return _BLOCK.sub("", text(name))


def blocks(name: str) -> list[tuple[str, str]]:
    """Every block of code; of those that show a terminal the command alone, in whatever language it answers."""
    found = []
    for block in _BLOCK.finditer(text(name)):
        body = block["body"]
        if block["language"] == "console":
            body = body.split("\n", 1)[0].replace(" --lang zh-CN", "")
        found.append((block["language"], body))
    return found


def parts(name: str) -> list[str]:
    """What kind of part stands where: headings by their level, blocks by their language, rows of tables, items."""
    return [
        line.split(" ")[0] if line.startswith("#") else line[:1] if line.startswith(("|", "-")) else line
        for line in re.sub(
            r"^```(\w+)\n.*?^```$", r"```\1", text(name), flags=re.MULTILINE | re.DOTALL
        ).splitlines()
        if line.startswith(("#", "```", "|", "- "))
    ]


def links(name: str) -> list[str]:
    """Where a README leads to; a picture of the Chinese page is the same picture."""
    found = re.findall(r"\]\(([^)]+)\)", prose(name))
    return [link.replace("-chinese.png", ".png") for link in found if link not in (ENGLISH, CHINESE)]


def code(name: str) -> Counter[str]:
    return Counter(re.findall(r"`([^`\n]+)`", prose(name)))


def test_same_blocks() -> None:
    assert blocks(CHINESE) == blocks(ENGLISH)


def test_same_parts_in_the_same_order() -> None:
    assert parts(CHINESE) == parts(ENGLISH)


def test_same_links_in_the_same_order() -> None:
    assert links(CHINESE) == links(ENGLISH)


def test_same_names_in_the_prose() -> None:
    """Options, rules, keys and files are named as often; what is code is not translated."""
    assert code(CHINESE) == code(ENGLISH)


@pytest.mark.parametrize(("name", "other"), [(ENGLISH, CHINESE), (CHINESE, ENGLISH)])
def test_each_leads_to_the_other_before_anything_else(name: str, other: str) -> None:
    head = text(name).split("\n\n")[1]
    assert f"]({other})" in head


def test_every_paragraph_is_chinese() -> None:
    """No sentence was left in English."""
    for paragraph in prose(CHINESE).split("\n\n"):
        words = re.sub(r"`[^`]*`|\([^)]*\)|\[[^\]]*\]|^# listing-lint$", "", paragraph)
        if re.search(r"[a-z]{3}.*[a-z]{3}", words):
            assert _HAN.search(paragraph), paragraph


def test_terminals_speak_chinese() -> None:
    samples = [block["body"] for block in _BLOCK.finditer(text(CHINESE)) if block["language"] == "console"]
    assert samples
    assert all(_HAN.search(sample) and " --lang zh-CN\n" in sample for sample in samples)
