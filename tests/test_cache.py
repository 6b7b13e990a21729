"""The cache saves compiling and can never be the reason that something fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from listing_lint.cache import remember


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LISTING_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_builds_once(folder: Path) -> None:
    assert remember("words", lambda: ["a"]) == ["a"]
    assert remember("words", lambda: ["b"]) == ["a"]
    assert [path.suffix for path in folder.iterdir()] == [".pickle"]


@pytest.mark.parametrize("damage", [b"", b"short", b"\x80" * 400])
def test_a_corrupt_cache_is_built_again(folder: Path, damage: bytes) -> None:
    remember("words", lambda: ["a"])
    (stored,) = folder.iterdir()
    stored.write_bytes(damage)
    assert remember("words", lambda: ["b"]) == ["b"]
    assert remember("words", lambda: ["c"]) == ["b"]


def test_a_cut_cache_is_built_again(folder: Path) -> None:
    remember("words", lambda: ["a"])
    (stored,) = folder.iterdir()
    stored.write_bytes(stored.read_bytes()[:-3])
    assert remember("words", lambda: ["b"]) == ["b"]


def test_an_unwritable_folder_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("LISTING_LINT_CACHE", str(blocked))
    assert remember("words", lambda: ["a"]) == ["a"]


def test_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LISTING_LINT_CACHE", "")
    assert remember("words", lambda: ["a"]) == ["a"]
    assert os.listdir(tmp_path) == []
