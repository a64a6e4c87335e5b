"""The camera path: what is read in bad light, what is not, and what a look costs."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from fakes.keys import KEY
from fakes.pictures import CLASSES, corpus, rates, several
from fakes.sources import OfCamera, Plug, heard
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtMultimedia import QCamera, QVideoFrame

from hardware.readers import pictures
from kiosk.api.codes import SourceLost
from kiosk.domain.code import Flaw, Scan
from ui.camera import EVERY_MS, REST, WAYS, Camera, _smallest, scan_in, shrunk

CODE = KEY.rest_code("P-000001", "somebody's link")


def image(pixels: tuple[int, int, bytes]) -> QImage:
    """Return grey pixels as a picture of Qt's."""
    width, height, grey = pixels
    return QImage(grey, width, height, width, QImage.Format.Format_Grayscale8).copy()


def looked_at(picture: tuple[int, int, bytes]) -> Scan | None:
    """Return what is read of a code that is held until each way has had its look."""
    looks = [scan_in(image(picture), way) for way in range(len(WAYS))]
    return next((seen for seen in looks if seen is not None), None)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.req("QR-02")
def test_codes_are_read_as_often_as_is_stated_for_each_kind_of_trouble(name: str) -> None:
    """The rates of the table of classes, and never a wrong text."""
    found = [looked_at(picture) for picture in corpus(name, CODE)]
    right = sum(seen == Scan(CODE) for seen in found)
    assert all(seen in (None, Scan(CODE)) for seen in found), "a wrong text is worse than none"
    assert 100 * right >= CLASSES[name].least_percent * len(found), f"{right} of {len(found)}"


def test_both_readers_of_pictures_read_the_same(tmp_path: Path) -> None:
    """The one of the screen and the one of files, over a picture of each kind."""
    for name in CLASSES:
        picture = next(iter(corpus(name, CODE)))
        width, height, grey = picture
        path = tmp_path / f"{name}.pgm"
        path.write_bytes(b"P5 %d %d 255\n" % (width, height) + grey)
        assert pictures.scan_in(str(path)) == looked_at(picture), name


@pytest.mark.req("QR-06")
def test_of_several_codes_in_view_the_only_one_of_ours_is_taken() -> None:
    """And of two of ours none."""
    assert looked_at(several(CODE, "4006381333931")) == Scan(CODE)
    two = several(CODE, KEY.rest_code("P-000002", "another"))
    assert looked_at(two) == Scan(flaw=Flaw.SEVERAL)


def test_a_large_frame_is_made_small_before_it_is_looked_at() -> None:
    """A look at ten megapixels would hold up the picture."""
    large = QImage(4_000, 3_000, QImage.Format.Format_RGB32)
    large.fill(0)
    assert [shrunk(large, side).width() for side, _ in WAYS] == [640, 480, 320]
    small = QImage(320, 240, QImage.Format.Format_RGB32)
    small.fill(0)
    assert (shrunk(small, 640).width(), shrunk(small, 640).height()) == (320, 240)
    assert scan_in(QImage(), 0) is None


def test_most_frames_go_by_unseen(qapp: QGuiApplication, tmp_path: Path) -> None:
    """After a look there is a rest, nine times as long at least: the picture is never held up."""
    assert qapp is not None
    hand = OfCamera(tmp_path)
    hand.source.open()
    hand.show(CODE)
    hand.camera._rest_ms = 60_000
    sink = hand.sink
    for _ in range(10):
        sink.setVideoFrame(sink.videoFrame())
    assert heard(hand) == [Scan(CODE)]
    assert hand.source.read() == ()
    assert REST >= 9
    hand.close()


def test_each_look_is_in_another_way_and_earns_a_rest(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All three come in turn, and a frame that goes by unseen still shows that it lives."""
    assert qapp is not None
    ways: list[int] = []
    monkeypatch.setattr("ui.camera.scan_in", lambda _, way: ways.append(way % len(WAYS)))
    hand = OfCamera(tmp_path)
    hand.source.open()
    for _ in range(4):
        hand.show(CODE)
        assert hand.camera._rest_ms >= EVERY_MS
    assert ways == [0, 1, 2, 0]
    hand.camera._shown.invalidate()
    hand.camera._rest_ms = 60_000
    hand.sink.setVideoFrame(QVideoFrame(QImage(8, 8, QImage.Format.Format_RGBX8888)))
    assert hand.camera._shown.isValid()
    assert len(ways) == 4
    hand.close()


def test_a_camera_that_shows_nothing_any_more_has_hung(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says of itself; and it says so before anybody has to look."""
    assert qapp is not None
    monkeypatch.setattr("ui.camera.SILENT_MS", -1)
    hand = OfCamera(tmp_path)
    hand.source.open()
    with pytest.raises(SourceLost, match="no picture"):
        hand.source.read()
    hand.close()


@pytest.mark.parametrize("device", ["", "C920"])
def test_a_machine_without_a_camera_says_what_is_there(qapp: QGuiApplication, device: str) -> None:
    """The technician sees which names there are."""
    assert qapp is not None
    camera = Camera("camera", device=device)
    with pytest.raises(SourceLost, match=r"C920.*none" if device else "no camera is plugged in"):
        camera.open()
    with pytest.raises(SourceLost):
        camera.read()
    camera.close()


class Device:
    """What Qt says of a camera that is plugged in."""

    def __init__(self, name: str, *widths: int) -> None:
        self.name = name
        self.formats = [Shape(width) for width in widths]

    def description(self) -> str:
        return self.name

    def videoFormats(self) -> list[Shape]:  # noqa: N802 - As Qt says it.
        return self.formats


class Shape:
    """One of the pictures that a camera can make."""

    def __init__(self, width: int) -> None:
        self.width = width

    def resolution(self) -> QSize:
        return QSize(self.width, self.width * 3 // 4)


def test_a_camera_is_set_to_the_smallest_picture_that_is_large_enough() -> None:
    """Frames of twelve megapixels would have to be made small by us."""
    chosen = _smallest(Device("C920", 320, 1920, 640, 1280))  # type: ignore[arg-type]
    assert isinstance(chosen, Shape)
    assert chosen.width == 640
    assert _smallest(Device("old", 320)).isNull()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "told"), [("Device is busy", "camera camera: Device is busy"), ("", "has failed")]
)
def test_a_camera_that_fails_is_lost_with_what_it_says(
    qapp: QGuiApplication, said: str, told: str
) -> None:
    """In use by another program, or pulled out while it starts."""
    assert qapp is not None
    camera = Camera("camera", devices=lambda: [Plug()])
    camera.open()
    camera.open()
    assert camera.read() == ()
    assert camera._camera is not None
    camera._camera.errorOccurred.emit(QCamera.Error.NoError, "")
    assert camera.read() == ()
    camera._camera.errorOccurred.emit(QCamera.Error.CameraError, said)
    with pytest.raises(SourceLost, match=told):
        camera.read()
    camera.close()
    camera.close()


@pytest.mark.req("QR-12")
@pytest.mark.parametrize("told", ["", "The device is gone"], ids=["silently", "with a word"])
def test_a_camera_that_is_plugged_in_again_is_opened_anew(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    """However it went: nothing of the old one is left, and the one that is wanted is found."""
    assert qapp is not None
    hand = OfCamera(tmp_path)
    camera = Camera("camera", device="c920", devices=lambda: hand.plugs)
    hand.camera = camera
    for _ in range(3):
        hand.plugs = [Plug("built in"), Plug("Logitech C920")]
        camera.open()
        hand.show(CODE)
        assert camera.read() == (Scan(CODE),)
        hand.plugs = [Plug("built in")]
        if told:
            camera.findChildren(QCamera)[-1].errorOccurred.emit(QCamera.Error.CameraError, told)
        else:
            monkeypatch.setattr("ui.camera.SILENT_MS", -1)
        with pytest.raises(SourceLost, match=told or "no picture"):
            camera.read()
        camera.close()
        monkeypatch.undo()
        with pytest.raises(SourceLost, match="'c920'; there is: built in"):
            camera.open()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert camera.findChildren(QObject) == []


def test_the_rates_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """For the handbook (`-s`): every class with its rate, and the time of three looks."""
    told = rates(looked_at, CODE)
    assert set(told) == set(CLASSES)
    with capsys.disabled() if os.environ.get("KIOSK_RATES") else nullcontext():
        sys.stdout.write("\n" + "".join(f"{name:<10}{row}\n" for name, row in told.items()))
