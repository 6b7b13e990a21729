"""Names of files as other programs want them: relative to where the run was started, with slashes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import quote


def relative(file: str) -> str:
    """The path from the working directory; one that lies outside of it stays as it was named."""
    path = os.path.normpath(file)
    if os.path.isabs(path):
        folder = str(Path.cwd())
        if path.startswith(folder + os.sep):
            path = path[len(folder) + 1 :]
    return path.replace(os.sep, "/")


def uri(file: str) -> str:
    """The path as a URI reference; an absolute one has the scheme `file`."""
    path = relative(file)
    if os.path.isabs(path):
        return Path(path).as_uri()
    # Names that are no UTF-8 come with half surrogate pairs; their bytes are meant.
    return quote(path, safe="/", errors=sys.getfilesystemencodeerrors())
