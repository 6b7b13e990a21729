"""The language server: `listing-lint lsp` for editors, over standard input and output.

Findings while a file is typed, quick fixes, and the rule's own text on hover, for every listing file
that is text: YAML, JSON, JSONL, CSV, TSV and Amazon's text templates. Needs the extra `listing-lint[lsp]`.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec, TextDocument

from listing_lint import __version__
from listing_lint.buffer import Buffer, Marked, Replacement
from listing_lint.config import ConfigError, forget
from listing_lint.diagnostic import Applicability
from listing_lint.fault import fault
from listing_lint.formats import UnreadableFile
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.linter import all_rules
from listing_lint.phrases import SPOKEN, say, spoken
from listing_lint.setting import setting_for

_NAME = "listing-lint"
_FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{_NAME}"
_PAUSE = 0.2
"""Seconds without a keystroke before a text is linted again."""
_LINE_END = lazy_pattern("\r\n|\r|\n")

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Positions:
    """Offsets of a text, in code points, as an editor counts: lines from 0, and units within the line.

    The unit is a UTF-16 code unit unless client and server agreed on another.
    """

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self._text = text
        self._codec = codec
        ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return types.Position(line, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def first_line(self, start: int, end: int) -> types.Range:
        """The range between two offsets, cut off where its first line ends."""
        return self.range(start, min(end, self._ends[bisect_right(self._starts, start) - 1]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; the nearest one where the text has no such position."""
        if position.line >= len(self._starts):
            return len(self._text)
        left = position.character
        offset, end = self._starts[position.line], self._ends[position.line]
        while left > 0 and offset < end:
            left -= self._codec.client_num_units(self._text[offset])
            offset += 1
        return offset


class _Options(Struct, frozen=True):
    """What the editor said at the start: `initializationOptions`, over what the command line said."""

    market: str | None = None
    language: str | None = None

    def with_(self, given: Any) -> _Options:
        """These options under those that an editor gave; what we don't know is left out."""
        values = given if isinstance(given, dict) else {}
        market, language = values.get("market"), values.get("language")
        return _Options(
            market if isinstance(market, str) and market else self.market,
            language if language in SPOKEN else self.language,
        )


class _Linted(Struct, frozen=True):
    """One version of an open file. `problem` says why it could not be linted."""

    version: int | None
    text: str
    buffer: Buffer | None
    problem: str | None = None


class Server(LanguageServer):
    """The files that an editor has open, each linted once a version."""

    def __init__(self, market: str | None, language: str | None) -> None:
        # Whole texts, not changes: our lines end where the protocol ends them, and nowhere else.
        super().__init__(_NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.options = _Options(market, language)
        self._linted: dict[str, _Linted] = {}

    @property
    def speak(self) -> str:
        """The language of what is said beside the messages of rules."""
        return self.options.language or SPOKEN[0]

    def linted(self, uri: str) -> _Linted:
        """The current version of an open file, linted."""
        document = self.workspace.get_text_document(uri)
        known = self._linted.get(uri)
        if known is None or known.version != document.version or known.text != document.source:
            known = self._lint(document)
            self._linted[uri] = known
        return known

    def _lint(self, document: TextDocument) -> _Linted:
        path = to_fs_path(document.uri) or document.uri
        version, text = document.version, document.source
        try:
            setting = setting_for(Path(path), market=self.options.market, speak=self.options.language)
            return _Linted(version, text, Buffer(path, text, setting))
        except UnreadableFile as error:
            return _Linted(version, text, None, error.said(self.speak))
        except ConfigError as error:
            return _Linted(version, text, None, str(error))
        except Exception as error:
            # One file that trips us up must not take the server away from the others.
            return _Linted(version, text, None, fault(error, path))

    def forget(self, uri: str | None = None) -> None:
        """Lint a file, or every file, anew when it is next looked at."""
        if uri is None:
            self._linted.clear()
        else:
            self._linted.pop(uri, None)

    def positions(self, text: str) -> Positions:
        """The positions of a text in the unit that was agreed on."""
        return Positions(text, self.workspace.position_codec)

    def publish(self, uri: str) -> None:
        """Tell the editor what is found in a file now."""
        linted = self.linted(uri)
        found: list[types.Diagnostic] = []
        if linted.problem is not None:
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, linted.problem))
        if linted.buffer is not None:
            positions = self.positions(linted.text)
            found = [_diagnostic(marked, positions) for marked in linted.buffer.marks]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=linted.version, diagnostics=found)
        )

    def marks_between(self, uri: str, wanted: types.Range) -> Iterable[tuple[Buffer, Positions, Marked]]:
        """The findings of a file that touch a range."""
        linted = self.linted(uri)
        if linted.buffer is None:
            return
        positions = self.positions(linted.text)
        start, end = positions.offset(wanted.start), positions.offset(wanted.end)
        for marked in linted.buffer.marks:
            if marked.start <= end and start <= marked.end:
                yield linted.buffer, positions, marked


def _diagnostic(marked: Marked, positions: Positions) -> types.Diagnostic:
    found = marked.diagnostic
    url = next((source.url for source in found.source if source.url), None)
    within = positions.range if found.start is not None else positions.first_line
    return types.Diagnostic(
        range=within(marked.start, marked.end),
        message=found.message,
        severity=_SEVERITIES[found.severity],
        code=found.rule,
        code_description=types.CodeDescription(url) if url else None,
        source=_NAME,
        data={"family": found.family, "field": found.field, "sku": marked.place.sku},
    )


def _text_edits(replacements: Sequence[Replacement], positions: Positions) -> list[types.TextEdit]:
    return [types.TextEdit(positions.range(each.start, each.end), each.text) for each in replacements]


def _quick_fixes(server: Server, params: types.CodeActionParams) -> Iterable[types.CodeAction]:
    uri = params.text_document.uri
    for buffer, positions, marked in server.marks_between(uri, params.range):
        fix = marked.diagnostic.fix
        if fix is None or fix.applicability is Applicability.MANUAL:
            continue
        replacements = buffer.replacements(marked)
        if replacements:
            safe = fix.applicability is Applicability.SAFE
            yield types.CodeAction(
                title=_fix_title(marked, server.speak),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(marked, positions)],
                edit=types.WorkspaceEdit(changes={uri: _text_edits(replacements, positions)}),
                is_preferred=safe,
            )


def _fix_title(marked: Marked, speak: str) -> str:
    """What a quick fix does, and whether it wants to be looked at."""
    found, fix = marked.diagnostic, marked.diagnostic.fix
    words = ""
    if fix is not None and len(fix.edits) == 1:
        edit = fix.edits[0]
        # The fix of “Pure Rayon” may take away “Pure” and the space behind it: say what goes.
        old, new = found.value[edit.start : edit.end].strip(), edit.text.strip()
        if old and (edit.field, edit.index) == (found.field, found.index):
            words = say("lsp.replace" if new else "lsp.delete", speak, text=old, new=new)
    title = words if words and len(words) <= 80 else say("lsp.fix", speak)
    safe = fix is not None and fix.applicability is Applicability.SAFE
    trust = say("fix.safe" if safe else "fix.unsafe", speak)
    return title + say("aside", speak, text=say("list.place", speak).join((found.rule, trust)))


def _fix_all(server: Server, uri: str) -> Iterable[types.CodeAction]:
    linted = server.linted(uri)
    replacement = None if linted.buffer is None else linted.buffer.repaired()
    if replacement is not None:
        edits = _text_edits([replacement], server.positions(linted.text))
        yield types.CodeAction(
            title=say("lsp.fix_all", server.speak),
            kind=_FIX_ALL,
            edit=types.WorkspaceEdit(changes={uri: edits}),
        )


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """True for a kind of action that the editor asked for, or a kind below one."""
    if only is None:
        return True
    names = [each.value if isinstance(each, types.CodeActionKind) else each for each in only]
    return any(kind == name or kind.startswith(f"{name}.") for name in names)


def _hover_text(marked: Marked, speak: str) -> str:
    """The message of a finding, why its rule exists, and where it comes from."""
    found = marked.diagnostic
    rule = next((each for each in all_rules() if each.name == found.rule), None)
    lines = [f"**{found.rule}** · {say(f'severity.{found.severity}', speak)}", "", found.message]
    if rule is not None:
        lines += ["", spoken(rule.why, speak)]
    if found.fix is not None and found.fix.suggestion:
        lines += ["", say("label.said", speak, label=say("label.try", speak), text=found.fix.suggestion)]
    for source in found.source:
        title = f"[{source.title}]({source.url})" if source.url else source.title
        known = [title, say(f"certainty.{source.certainty}", speak)]
        if source.read:
            known.append(say("source.read", speak, day=source.read))
        text = say("list.place", speak).join(known)
        lines += ["", say("label.said", speak, label=say("label.source", speak), text=text)]
    return "\n".join(lines)


def build(market: str | None = None, language: str | None = None) -> Server:
    """The server with everything that it answers. `market` and `language` are used where the editor names none."""
    server = Server(market, language)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.options = server.options.with_(params.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        forget()
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(_PAUSE)
        document = server.workspace.text_documents.get(uri)
        if document is not None and document.version == version:
            server.publish(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        forget()
        server.forget(params.text_document.uri)
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        forget()
        server.forget()
        for uri in list(server.workspace.text_documents):
            server.publish(uri)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, _FIX_ALL]),
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        found: list[types.CodeAction] = []
        if _wanted(types.CodeActionKind.QuickFix.value, params.context.only):
            found += _quick_fixes(server, params)
        if params.context.only is not None and _wanted(_FIX_ALL, params.context.only):
            found += _fix_all(server, params.text_document.uri)
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        at = types.Range(params.position, params.position)
        found = list(server.marks_between(params.text_document.uri, at))
        if not found:
            return None
        # The narrowest first: it is what the pointer is on.
        found.sort(key=lambda each: each[2].end - each[2].start)
        _, positions, first = found[0]
        text = "\n\n---\n\n".join(_hover_text(marked, server.speak) for _, _, marked in found)
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, text), positions.range(first.start, first.end)
        )

    return server


def serve(market: str | None = None, language: str | None = None) -> None:
    """Answer an editor over standard input and output until it leaves."""
    build(market, language).start_io()
