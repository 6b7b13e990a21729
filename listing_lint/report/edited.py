"""What a fix makes of the texts of a listing: its edits, text by text."""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint import fix as fixing
from listing_lint.diagnostic import Diagnostic, Edit

TextKey = tuple[str, int | None]
"""A text of a listing: its field, and its number where there are several."""


def by_text(edits: Sequence[Edit]) -> dict[TextKey, list[Edit]]:
    """The edits of each text, in the order in which they come."""
    texts: dict[TextKey, list[Edit]] = {}
    for edit in edits:
        texts.setdefault((edit.field, edit.index), []).append(edit)
    return texts


def is_own(edit: Edit, diagnostic: Diagnostic) -> bool:
    """True for an edit of the text that the finding is about; of others it is not known what they say."""
    return (edit.field, edit.index) == (diagnostic.field, diagnostic.index)


def own_text(diagnostic: Diagnostic) -> str | None:
    """The text of a finding after its fix, None where nothing of it is edited."""
    fix = diagnostic.fix
    if fix is None or not fix.editing:
        return None
    edits = [edit for edit in fix.edits if is_own(edit, diagnostic)]
    return fixing.apply(diagnostic.value, edits) if edits else None
