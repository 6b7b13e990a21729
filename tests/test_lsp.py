"""The language server as an editor meets it: a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Editor:
    """A client that keeps what the server publishes and applies what it proposes."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.folder = folder
        self.client = client
        self.texts: dict[str, str] = {}
        self.published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        self._changed = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params.version, list(params.diagnostics)
            self._changed.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str) -> list[types.Diagnostic]:
        self.texts[name] = text
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(name), "plaintext", 1, text))
        )
        return await self.diagnostics(name, 1)

    async def change(self, name: str, text: str, version: int) -> list[types.Diagnostic]:
        self.texts[name] = text
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.diagnostics(name, version)

    async def diagnostics(self, name: str, version: int | None) -> list[types.Diagnostic]:
        while True:
            self._changed.clear()
            known = self.published.get(self.uri(name))
            if known is not None and known[0] == version:
                return known[1]
            await self._changed.wait()

    async def actions(
        self, name: str, wanted: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        answer = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri(name)), wanted, types.CodeActionContext([], only=only)
            )
        )
        return [action for action in answer or () if isinstance(action, types.CodeAction)]

    async def hover(self, name: str, position: types.Position) -> str | None:
        answer = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        )
        if answer is None:
            return None
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    def marked(self, name: str, wanted: types.Range) -> str:
        text = self.texts[name]
        return text[offset(text, wanted.start) : offset(text, wanted.end)]

    def applied(self, name: str, action: types.CodeAction) -> str:
        assert action.edit is not None
        assert action.edit.changes is not None
        text = self.texts[name]
        edits = action.edit.changes[self.uri(name)]
        for edit in sorted(edits, key=lambda each: offset(text, each.range.start), reverse=True):
            start, end = offset(text, edit.range.start), offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text


def offset(text: str, position: types.Position) -> int:
    """Counted as the protocol counts, by other means than the server's."""
    lines = text.replace("\r\n", " \n").split("\n")
    start = sum(len(line) + 1 for line in lines[: position.line])
    before = lines[position.line].encode("utf-16-le")[: 2 * position.character]
    return start + len(before.decode("utf-16-le"))


def in_editor(
    folder: Path, use: Callable[[Editor], Awaitable[None]], options: Any = None, *arguments: str
) -> None:
    async def run() -> None:
        client = LanguageClient("test-editor", "1")
        editor = Editor(folder, client)
        await client.start_io(sys.executable, "-m", "listing_lint", "lsp", *arguments)
        await client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(),
                root_uri=folder.as_uri(),
                initialization_options=options,
            )
        )
        client.initialized(types.InitializedParams())
        await use(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(asyncio.wait_for(run(), 120))


FILES = {
    "listings.yaml": "# 保温杯\n- sku: Y-1\n  brand: Zovu\n  title: 'Blue 😀 Best Mug for Tea'\n  partial: true\n",
    "plain.yaml": "sku: Y-2\ntitle: Best Mug for Tea\npartial: true\n",
    "escaped.yaml": 'sku: Y-3\r\ntitle: "\\u2713 Best\\x20Mug"\r\npartial: true\r\n',
    "folded.yaml": "sku: Y-4\npartial: true\ndescription: >-\n  Made of steel,\n  the Best\n  Mug of its kind\n",
    "literal.yaml": "sku: Y-5\npartial: true\ndescription: |\n  Made of steel,\n    Best Mug\n",
    "listings.json": '[{"sku": "J-1", "partial": true, "title": "\\"Best\\" \\ud83d\\ude00 Best Mug"}]',
    "listings.jsonl": '{"sku": "L-1", "title": "Steel Mug"}\n{"sku": "L-2", "title": "Caf\\u00e9 Best Mug"}\n',
    "listings.csv": 'sku,title,tags\r\nC-1,"The ""Best"" Mug 😀, Best","mug, best gift"\r\nC-2,Best Mug,\r\n',
    "listings.tsv": 'sku\ttitle\nT-1\tOne "Best" Mug\nT-2\t杯子 Best Mug\n',
}


@pytest.mark.parametrize("name", FILES)
def test_flagged_words_are_marked_where_they_stand(name: str, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        found = await editor.open(name, FILES[name])
        words = [editor.marked(name, each.range).lower() for each in found if each.code == "subjective-claim"]
        assert words
        assert set(words) <= {"best", "best gift"}

    in_editor(tmp_path, use)


def test_each_quick_fix_changes_its_own_words_only(tmp_path: Path) -> None:
    expected = {
        "listings.yaml": FILES["listings.yaml"].replace("😀 Best Mug", "😀 Mug"),
        "plain.yaml": FILES["plain.yaml"].replace("Best Mug", "Mug"),
        "listings.jsonl": FILES["listings.jsonl"].replace("Best Mug", "Mug"),
        "listings.tsv": FILES["listings.tsv"].replace("杯子 Best Mug", "杯子 Mug"),
    }

    async def use(editor: Editor) -> None:
        for name, after in expected.items():
            found = await editor.open(name, FILES[name])
            last = [each for each in found if each.code == "subjective-claim"][-1]
            actions = await editor.actions(name, last.range)
            fixes = [action for action in actions if "subjective-claim" in action.title]
            assert [editor.applied(name, fix) for fix in fixes] == [after]
            assert fixes[0].kind == types.CodeActionKind.QuickFix
            assert "Best" in fixes[0].title

    in_editor(tmp_path, use)


def test_the_name_of_a_fix_says_what_goes(tmp_path: Path) -> None:
    text = "sku: A\ntitle: Pure Rayon Scarf with Fringe\ncomposition: 100% Rayon\npartial: true\n"

    async def use(editor: Editor) -> None:
        (found,) = [each for each in await editor.open("a.yaml", text) if each.code == "pure-on-blend"]
        (fix,) = [each for each in await editor.actions("a.yaml", found.range) if "pure-on" in each.title]
        assert fix.title.startswith("Delete “Pure” (")

    in_editor(tmp_path, use)


def test_a_fix_is_spelled_as_the_file_spells_it(tmp_path: Path) -> None:
    text = 'sku,title,tags\nC-1,"A ""Best"" Mug, 1 Litre",\n'

    async def use(editor: Editor) -> None:
        (found,) = [each for each in await editor.open("a.csv", text) if each.code == "subjective-claim"]
        (fix,) = [each for each in await editor.actions("a.csv", found.range) if "subjective" in each.title]
        assert editor.applied("a.csv", fix) == 'sku,title,tags\nC-1,"A Mug, 1 Litre",\n'

    in_editor(tmp_path, use)


def test_changing_and_closing_a_file(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        assert await editor.open("a.yaml", FILES["plain.yaml"])
        assert not await editor.change("a.yaml", "sku: Y-2\ntitle: Steel Mug for Tea\npartial: true\n", 2)
        broken = await editor.change("a.yaml", "sku: Y-2\ntitle: 'Best Mug\n", 3)
        assert [each.code for each in broken] == ["broken-document"]
        assert await editor.change("a.yaml", FILES["plain.yaml"], 4)
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.yaml")))
        )
        assert await editor.diagnostics("a.yaml", None) == []

    in_editor(tmp_path, use)


def test_a_file_without_listings_is_left_alone(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        assert not await editor.open("ci.yaml", "on: push\njobs:\n  best: {runs-on: best}\n")
        assert not await editor.open("empty.yaml", "")

    in_editor(tmp_path, use)


def test_hover_says_why_and_who_says_so(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        found = await editor.open("a.yaml", FILES["plain.yaml"])
        (best,) = [each for each in found if each.code == "subjective-claim"]
        text = await editor.hover("a.yaml", best.range.start)
        assert text is not None
        assert "**subjective-claim**" in text
        assert best.message in text
        assert "https://" in text
        assert await editor.hover("a.yaml", types.Position(2, 3)) is None

    in_editor(tmp_path, use)


def test_every_safe_fix_at_once(tmp_path: Path) -> None:
    text = "sku: A\ntitle: Steel  Mug 😀\nbrand: Zovu\npartial: true\n"

    async def use(editor: Editor) -> None:
        await editor.open("a.yaml", text)
        everything = types.Range(types.Position(0, 0), types.Position(9, 0))
        (action,) = await editor.actions("a.yaml", everything, ["source.fixAll"])
        fixed = editor.applied("a.yaml", action)
        assert "😀" not in fixed
        assert fixed.startswith("sku: A\ntitle: Steel")
        assert await editor.actions("a.yaml", everything, ["refactor"]) == []

    in_editor(tmp_path, use)


def test_the_editor_chooses_market_and_language(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        found = await editor.open("a.yaml", "sku: A\ntitle: Best Mug\npartial: true\n")
        assert any(character >= "一" for each in found for character in each.message)

    in_editor(tmp_path, use, {"market": "amazon-us", "language": "zh-CN", "unknown": 1})


def test_the_configuration_is_found_and_its_changes_are_seen(tmp_path: Path) -> None:
    config = tmp_path / "listing-lint.toml"
    config.write_text('ignore = ["subjective-claim"]\n', encoding="utf-8")

    async def use(editor: Editor) -> None:
        assert not await editor.open("a.yaml", FILES["plain.yaml"])
        config.write_text("", encoding="utf-8")
        editor.published.clear()
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(
                [types.FileEvent(config.as_uri(), types.FileChangeType.Changed)]
            )
        )
        assert await editor.diagnostics("a.yaml", 1)

    in_editor(tmp_path, use)
