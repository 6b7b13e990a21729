"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from listing_lint.writing import ChangedMeanwhile, Stamp, write_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "listings.csv"
    path.write_bytes(b"old")
    return path


def test_the_new_content_is_there_and_nothing_else(file: Path) -> None:
    write_file(file, lambda stream: stream.write(b"new"), read=Stamp.of(file))
    assert file.read_bytes() == b"new"
    assert [path.name for path in file.parent.iterdir()] == ["listings.csv"]


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_file(file, lambda stream: stream.write(b"new"))
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual, written = tmp_path / "usual", tmp_path / "written"
    usual.write_bytes(b"")
    write_file(written, lambda stream: stream.write(b"new"))
    assert written.stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_symbolic_link_stays_one(file: Path) -> None:
    folder = file.parent / "links"
    folder.mkdir()
    link = folder / "listings.csv"
    link.symlink_to(file)
    write_file(link, lambda stream: stream.write(b"new"))
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert list(folder.iterdir()) == [link]


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    stamp = Stamp.of(file)
    file.write_bytes(b"somebody else's work")
    with pytest.raises(ChangedMeanwhile, match="changed while"):
        write_file(file, lambda stream: stream.write(b"new"), read=stamp)
    assert file.read_bytes() == b"somebody else's work"
    assert len(list(file.parent.iterdir())) == 1


def test_a_file_that_was_deleted_meanwhile_does_not_come_back(file: Path) -> None:
    stamp = Stamp.of(file)
    file.unlink()
    with pytest.raises(ChangedMeanwhile):
        write_file(file, lambda stream: stream.write(b"new"), read=stamp)
    assert list(file.parent.iterdir()) == []


def test_what_fails_half_way_leaves_the_old_file(file: Path) -> None:
    def fails(stream: BinaryIO) -> None:
        stream.write(b"half of the new ")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_file(file, fails)
    assert file.read_bytes() == b"old"
    assert len(list(file.parent.iterdir())) == 1


WRITES = """
import sys
from listing_lint.writing import write_file
print("ready", flush=True)
while True:
    for content in (b"A" * 200_000, b"B" * 300_000):
        write_file(sys.argv[1], lambda stream: [stream.write(content[at:at + 999]) for at in range(0, len(content), 999)])
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_killed_at_any_moment_one_whole_file_is_there(file: Path) -> None:
    """A process that does nothing but replace the file is killed again and again."""
    whole = {b"old", b"A" * 200_000, b"B" * 300_000}
    for number in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITES, str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.0137 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert file.read_bytes() in whole
