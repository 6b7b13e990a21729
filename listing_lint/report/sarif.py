"""SARIF 2.1.0: findings for code scanning, editors and everything else that reads static analysis.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from listing_lint import __version__
from listing_lint.diagnostic import Diagnostic, Edit, Source
from listing_lint.listing import Place
from listing_lint.phrases import say, spoken
from listing_lint.report.edited import by_text, is_own
from listing_lint.report.fingerprint import Fingerprints
from listing_lint.report.look import Look
from listing_lint.report.path import uri
from listing_lint.report.record import encode, record
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import field_label
from listing_lint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KEPT = ("sku", "cell", "sheet", "row", "column", "header", "pointer")
_TOLD = ("family", "field", "index", "start", "end", "text", "before", "after")
"""Keys of docs/json.md that a result has as properties."""


class SarifReport:
    """Writes results as they come; rules and texts to be fixed are held for the end."""

    independent = False
    marks_accepted = True

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._speak = look.speak
        self._statistics = statistics
        self._first = True
        self._fingerprints = Fingerprints()
        self._rules: dict[str, tuple[int, Diagnostic]] = {}
        """The number of each rule that was met, and its first finding."""
        self._sources: dict[str, dict[Source, None]] = {}
        self._artifacts = list[str]()
        self._files: dict[str, dict[str, object]] = {}
        """The location of each file among the artifacts."""
        self._texts: dict[tuple[str, int | None], int] = {}
        """Where the texts of the listing at hand stand among the artifacts."""

    def begin(self) -> str:
        """The list of results is opened."""
        return f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"results": ['

    def findings(self, found: Sequence[Finding]) -> str:
        """Each finding, after a comma where one stands before it."""
        if self._statistics:
            return ""
        self._texts.clear()
        pieces = []
        for finding in found:
            pieces.append("\n  " if self._first else ",\n  ")
            pieces.append(encode(self._result(finding)))
            self._first = False
        return "".join(pieces)

    def finish(self, summary: Summary) -> str:
        """What the tool is, its rules as far as they were met, the files, what could not be read, the sums."""
        run = {
            "language": self._speak,
            "columnKind": "unicodeCodePoints",
            "tool": {"driver": self._driver(summary)},
            "invocations": [_invocation(summary)],
            "properties": summary.as_dict(),
        }
        members = ",\n".join(f"{encode(name)}: {encode(value)}" for name, value in run.items())
        artifacts = ",".join(f"\n  {each}" for each in self._artifacts) + "\n" * bool(self._artifacts)
        end = "]" if self._first else "\n]"
        return f'{end},\n"artifacts": [{artifacts}],\n{members}\n}}]}}\n'

    def _result(self, finding: Finding) -> dict[str, object]:
        place, diagnostic = finding
        rule = diagnostic.rule
        number, _ = self._rules.setdefault(rule, (len(self._rules), diagnostic))
        self._sources.setdefault(rule, {}).update(dict.fromkeys(diagnostic.source))
        fingerprint = self._fingerprints.of(finding)
        suppressions = []
        if diagnostic.accepted:
            suppressions.append(
                {"kind": "external", "status": "accepted", "justification": diagnostic.accepted}
            )
        result: dict[str, object] = {
            "ruleId": rule,
            "ruleIndex": number,
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": diagnostic.message},
            "locations": [self._location(place)],
            # The first name is the one that code scanning of GitHub looks for.
            "partialFingerprints": {"primaryLocationLineHash": fingerprint, "listingLint/v1": fingerprint},
            # Empty means: not suppressed. Left out, it would mean that nobody knows.
            "suppressions": suppressions,
        }
        if fix := self._fix(place, diagnostic):
            result["fixes"] = [fix]
        known = record(finding)
        told = {key: getattr(known, key) for key in (*_KEPT, *_TOLD)}
        properties = {key: value for key, value in told.items() if value not in (None, "")}
        if diagnostic.fix is not None:
            # A suggestion in words can't be a fix: the schema wants the characters that it replaces.
            properties["applicability"] = diagnostic.fix.applicability.value
            if diagnostic.fix.suggestion:
                properties["suggestion"] = diagnostic.fix.suggestion
        result["properties"] = properties
        return result

    def _location(self, place: Place) -> dict[str, object]:
        location: dict[str, object] = {}
        if place.file is not None:
            physical: dict[str, object] = {"artifactLocation": self._file(place.file)}
            # A workbook has no lines. In a table of text the column counts cells, not characters; in JSON and
            # YAML it is that of the text.
            if place.first_line is not None and place.sheet is None:
                region = {"startLine": place.first_line}
                if place.pointer is not None and place.column is not None:
                    region["startColumn"] = place.column
                physical["region"] = region
            location["physicalLocation"] = physical
        logical = [
            {"name": name, "fullyQualifiedName": full, "kind": kind}
            for name, full, kind in (
                (place.sku, place.sku, "listing"),
                (
                    place.cell,
                    f"{place.sku} {place.cell}" if place.sku else place.cell,
                    "cell" if place.pointer is None else "value",
                ),
            )
            if name
        ]
        if logical:
            location["logicalLocations"] = logical
        return location

    def _file(self, file: str) -> dict[str, object]:
        """Where a file is, and its number among the artifacts."""
        if file not in self._files:
            address = uri(file)
            self._files[file] = {"uri": address, "index": self._artifact({"location": {"uri": address}})}
        return self._files[file]

    def _artifact(self, artifact: dict[str, object]) -> int:
        self._artifacts.append(encode(artifact))
        return len(self._artifacts) - 1

    def _fix(self, place: Place, diagnostic: Diagnostic) -> dict[str, object] | None:
        """The edits, as changes of the texts of a listing.

        Where in the file the characters of a text stand is known to its reader only, who spells quotes and
        escapes, and cells of workbooks share their texts. So each text is an artifact nested in its file, at
        `SKU/field/number`, and offsets count its own code points: true, and no program can mistake them for
        offsets of the file and damage it.
        """
        fix = diagnostic.fix
        if fix is None or not fix.editing or place.file is None:
            return None
        changes = [
            {
                "artifactLocation": {"index": self._text(place, field, index)},
                "replacements": [_replacement(edit, diagnostic) for edit in edits],
            }
            for (field, index), edits in by_text(fix.edits).items()
        ]
        trust = say(f"fix.{fix.applicability.value}", self._speak)
        what = say("list.semicolon", self._speak).join(
            _described(edit, diagnostic, self._speak) for edit in fix.edits
        )
        described = say("label.trusted", self._speak, label=what, trust=trust)
        return {"description": {"text": described}, "artifactChanges": changes}

    def _text(self, place: Place, field: str, index: int | None) -> int:
        """The number of a text of the listing at hand among the artifacts."""
        if (field, index) not in self._texts:
            parts = [place.sku or "-", field, *([] if index is None else [str(index + 1)])]
            path = "/".join(quote(part, safe="", errors="backslashreplace") for part in parts)
            nested = {"location": {"uri": path}, "parentIndex": self._file(place.file or "")["index"]}
            self._texts[field, index] = self._artifact(nested)
        return self._texts[field, index]

    def _driver(self, summary: Summary) -> dict[str, object]:
        return {
            "name": "listing-lint",
            "version": __version__,
            "semanticVersion": __version__,
            "language": self._speak,
            "rules": list(self._descriptors(summary)),
        }

    def _descriptors(self, summary: Summary) -> Iterator[dict[str, object]]:
        from listing_lint.linter import all_rules

        known = {rule.name: rule for rule in all_rules()}
        met = {name: (each.family, each.severity) for name, (_, each) in self._rules.items()}
        if self._statistics:
            met = {rule: (family, severity) for (family, rule, severity) in sorted(summary.rules)}
        for name, (family, severity) in met.items():
            rule = known.get(name)
            text, why = _told(rule, self._speak) if rule else (name.replace("-", " "), "")
            yield {
                "id": name,
                "shortDescription": {"text": text},
                "fullDescription": {"text": why or text},
                "help": {
                    "text": say("list.sentence", self._speak).join(filter(None, (text, why))),
                    "markdown": "\n\n".join(self._help(name, text, why)),
                },
                "defaultConfiguration": {"level": _LEVELS[rule.severity if rule else severity]},
                "properties": {"family": family, "tags": [family]},
            }

    def _help(self, name: str, text: str, why: str) -> Iterator[str]:
        yield f"**{text}**"
        if why:
            yield why
        sources = self._sources.get(name, {})
        if sources:
            yield "\n".join(
                f"- [{source.title}]({source.url})" if source.url else f"- {source.title}"
                for source in sources
            )
        yield f"`listing-lint rule {name}`"


def _told(rule: Rule, speak: str) -> tuple[str, str]:
    return spoken(rule.summary, speak), spoken(rule.why, speak)


def _replacement(edit: Edit, diagnostic: Diagnostic) -> dict[str, object]:
    region: dict[str, object] = {"charOffset": edit.start, "charLength": edit.end - edit.start}
    if is_own(edit, diagnostic) and edit.end > edit.start:
        region["snippet"] = {"text": diagnostic.value[edit.start : edit.end]}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _described(edit: Edit, diagnostic: Diagnostic, speak: str) -> str:
    field = field_label(edit.field, edit.index, speak)
    if edit.end == edit.start:
        return say("fix.insert", speak, new=edit.text, field=field)
    if not is_own(edit, diagnostic):
        return say("fix.change", speak, field=field)
    text = diagnostic.value[edit.start : edit.end]
    if not edit.text:
        return say("lsp.delete", speak, text=text)
    return say("lsp.replace", speak, text=text, new=edit.text)


def _invocation(summary: Summary) -> dict[str, object]:
    return {
        "executionSuccessful": not summary.unread,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": sentence},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}}}],
            }
            for file, sentence in summary.unread
        ],
        "toolConfigurationNotifications": [
            {"level": "warning", "message": {"text": sentence}} for sentence in summary.leftovers
        ],
    }
