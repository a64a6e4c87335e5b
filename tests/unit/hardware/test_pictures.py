"""Codes from files: pictures that are none, too large or empty, and texts that are no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fakes.sources import drawn
from PIL import Image

from hardware.readers.folder import Folder, Pipe
from hardware.readers.pictures import scan_in
from kiosk.api.codes import SourceLost
from kiosk.domain.code import LONGEST, Flaw, Scan


@pytest.mark.parametrize("data", [b"", b"no picture", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"])
def test_what_is_no_picture_that_cameras_write_is_told(tmp_path: Path, data: bytes) -> None:
    """No other decoder is let near a file."""
    path = tmp_path / "x.png"
    path.write_bytes(data)
    assert scan_in(str(path)) == Scan(flaw=Flaw.NO_PICTURE)


def test_a_picture_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    """Ten megapixels of nothing are a small file."""
    path = tmp_path / "x.png"
    Image.new("1", (5_000, 5_000)).save(path)
    assert scan_in(str(path)) == Scan(flaw=Flaw.NO_PICTURE)


def test_a_picture_without_a_code_says_nothing(tmp_path: Path) -> None:
    """Nobody is told that there was none: cameras see mostly nothing."""
    path = tmp_path / "x.png"
    Image.new("L", (640, 480), 200).save(path)
    assert scan_in(str(path)) is None
    Image.frombytes("L", *_sized(drawn("here"))).save(path)
    assert scan_in(str(path)) == Scan("here")


def _sized(picture: tuple[int, int, bytes]) -> tuple[tuple[int, int], bytes]:
    width, height, grey = picture
    return (width, height), grey


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"one\n", Scan("one")),
        (b"\xff\xfe", Scan(flaw=Flaw.ENCODING)),
        (b"x" * (5 * LONGEST), Scan(flaw=Flaw.TOO_LONG)),
        (b"", Scan(flaw=Flaw.EMPTY)),
    ],
)
def test_a_text_file_is_one_code(tmp_path: Path, data: bytes, seen: Scan) -> None:
    """Read once, then taken away; what is still being written is left alone."""
    source = Folder("folder", tmp_path)
    with pytest.raises(SourceLost, match="not open"):
        source.read()
    source.open()
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / ".b.txt").write_bytes(b"draft")
    assert source.read() == (seen,)
    assert [one.name for one in tmp_path.iterdir()] == [".b.txt"]


def test_what_lay_there_before_is_no_code(tmp_path: Path) -> None:
    """A code that was shown yesterday is not spent this morning."""
    (tmp_path / "a.txt").write_text("yesterday")
    source = Folder("folder", tmp_path)
    source.open()
    assert source.read() == ()


def test_a_file_is_no_pipe(tmp_path: Path) -> None:
    """The technician is told how to make one."""
    path = tmp_path / "codes"
    path.write_text("")
    with pytest.raises(SourceLost, match="mkfifo"):
        Pipe("pipe", path).open()


def test_what_was_in_a_pipe_before_is_no_code(tmp_path: Path) -> None:
    """Nor is what comes while the reader is closed."""
    path = tmp_path / "codes"
    os.mkfifo(path)
    fd = os.open(path, os.O_RDWR)
    os.write(fd, b"yesterday\n")
    source = Pipe("pipe", path)
    source.open()
    os.write(fd, b"today\n")
    assert source.read() == (Scan("today"),)
    source.close()
    os.close(fd)
