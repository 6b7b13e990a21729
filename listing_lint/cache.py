"""What was compiled from the word lists once, kept in the user's cache folder.

The key is the content of every word list, with the version of Python and of the program, so that a
changed word is never missed. A cache that can't be read or written is silently done without.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from listing_lint.wordlist_folder import data_root

T = TypeVar("T")

_preloaded: dict[str, bytes] = {}
"""What a driver compiled for this worker process; set once, before anything is looked up."""

_DIGEST = 32
_KEPT_SECONDS = 30 * 24 * 3600
_FORMAT = b"listing-lint compiled 1\n"


def remember(name: str, build: Callable[[], T]) -> T:
    """What `build` returns, from the cache where it was built from the same word lists before.

    `name` tells the things apart that are kept. What is built must be picklable and never changed.
    `LISTING_LINT_CACHE` names another folder; an empty value switches the cache off.
    """
    if name in _preloaded:
        given: T = pickle.loads(_preloaded[name])  # noqa: S301  handed over by this program
        return given
    folder = _folder()
    if folder is None:
        return build()
    path = folder / f"{name}-{_key()}.pickle"
    try:
        stored = path.read_bytes()
        digest, payload = stored[:_DIGEST], stored[_DIGEST:]
        if _digest(payload) == digest:
            # Written by this program for this user, and whole: the digest was just checked.
            found: T = pickle.loads(payload)  # noqa: S301
            return found
    except Exception:  # noqa: S110  whatever is wrong with a cache, compiling helps
        pass
    built = build()
    _store(path, built)
    return built


def preload(parts: Mapping[str, bytes]) -> None:
    """Take what another process compiled and packed, instead of looking into the cache folder."""
    _preloaded.update(parts)


def pack(built: object) -> bytes:
    """Something compiled, as `preload` takes it."""
    return pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL)


def _store(path: Path, built: object) -> None:
    """Write beside and rename, so that two processes never see half a file; what is a month old goes away."""
    import tempfile

    payload = pack(built)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_digest(payload) + payload)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        for old in path.parent.glob("*.pickle"):
            if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
                old.unlink(missing_ok=True)
    except OSError:
        return


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()


def _folder() -> Path | None:
    chosen = os.environ.get("LISTING_LINT_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    import platformdirs

    return Path(platformdirs.user_cache_dir("listing-lint", appauthor=False))


@lru_cache(maxsize=1)
def _key() -> str:
    """A digest of every word list and of the code that compiles them."""
    digest = hashlib.blake2b(_FORMAT, digest_size=16)
    digest.update(sys.version.encode())
    root, package = data_root(), Path(__file__).parent
    for path in sorted(root.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(root)).encode() + b"\0")
            digest.update(path.read_bytes())
    for module in sorted(package.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
