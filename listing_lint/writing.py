"""Files written whole or not at all: whatever happens, the old file or the new one is there."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec import Struct

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class ChangedMeanwhile(Exception):
    """A file that is no longer the one that was read: one sentence with the file and what to do."""


class Stamp(Struct, frozen=True):
    """What tells whether a file is still the one that was read."""

    device: int
    inode: int
    size: int
    modified: int
    """Nanoseconds since the epoch."""

    @classmethod
    def of(cls, path: str | Path) -> Stamp:
        """The stamp of a file as it is now; symbolic links are followed. Raises OSError."""
        found = os.stat(path)
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


class _Named(io.FileIO):
    """A file whose errors name it: that there is no room is found out long after it was opened."""

    def __init__(self, file: str | int, path: str) -> None:
        super().__init__(file, "wb")
        self._path = path

    def write(self, piece: ReadableBuffer, /) -> int:
        """Write some bytes. Raises OSError."""
        with _naming(self._path):
            return super().write(piece)

    def close(self) -> None:
        """Close it, which is when some disks say that they are full. Raises OSError."""
        with _naming(self._path):
            super().close()


@contextmanager
def _naming(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = path
        raise


def open_named(path: str | Path) -> BinaryIO:
    """A file that is written to as it stands, from its beginning; its errors name it. Raises OSError."""
    return cast("BinaryIO", io.BufferedWriter(_Named(str(path), str(path))))


def write_file(path: str | Path, fill: Callable[[BinaryIO], object], *, read: Stamp | None = None) -> None:
    """Replace a file by what `fill` writes, as `replacing` does; whatever `fill` raises comes through."""
    with replacing(path, read=read) as stream:
        fill(stream)


@contextmanager
def replacing(path: str | Path, *, read: Stamp | None = None) -> Iterator[BinaryIO]:
    """A stream whose bytes replace a file when it is left without an error; a new file where there is none.

    They go to a temporary file beside the old one, are forced to the disk and then take its
    name in one step. Permissions are kept and symbolic links followed. With `read`, a file that has
    another stamp by now is left alone. Raises ChangedMeanwhile and OSError; the old file is untouched then.
    """
    import tempfile

    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-", suffix=".tmp")
    temporary = Path(name)
    try:
        with io.BufferedWriter(_Named(descriptor, str(path))) as stream:
            yield cast("BinaryIO", stream)
            stream.flush()
            with _naming(str(path)):
                os.fsync(stream.fileno())
        _take_over_permissions(target, temporary)
        if read is not None:
            _check_unchanged(target, read)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _force_folder(target.parent)


def _check_unchanged(target: Path, read: Stamp) -> None:
    try:
        unchanged = Stamp.of(target) == read
    except FileNotFoundError:
        unchanged = False
    if not unchanged:
        raise ChangedMeanwhile(
            f"{target} changed while it was being fixed; nothing was written, run it again"
        )


def _take_over_permissions(target: Path, temporary: Path) -> None:
    """Those of the file that is replaced; for a new one, those that any program would give it."""
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    with suppress(PermissionError, AttributeError):
        # Only root may give a file away; who may not, keeps it.
        os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _force_folder(folder: Path) -> None:
    """The new name on the disk as well, where the system lets a folder be forced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
