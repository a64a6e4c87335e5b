"""What is heard: the files, when each is played, and silence where nothing can play."""

from __future__ import annotations

import re
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api.snapshot import Notice, Snapshot
from ui import remote, sounds

Put = Callable[..., Any]
QML_FILES = sorted((Path(sounds.__file__).resolve().parent / "qml").rglob("*.qml"))
LONGEST_S = {"click": 0.05}
"""A click that is longer than a finger is late; the others are over before the next thing."""

CUES: list[tuple[str, Snapshot, Snapshot, str]] = [
    ("paid", shown.pay(), shown.delivering(), "success"),
    ("delivered", shown.delivering(), shown.done(), "success"),
    ("a notice", shown.overview(4), shown.told(shown.overview(4), Notice.WRONG_CODE), "error"),
    ("nobody there", shown.choose(), shown.warned(shown.choose()), "attention"),
    ("money runs out", shown.delivering(), shown.added(is_low=True), "attention"),
    ("one's turn", shown.queued(), shown.delivering(), "attention"),
    ("on the way", shown.overview(4), shown.choose(), ""),
    ("nothing new", shown.told(shown.pay(), Notice.WRONG_CODE),
     shown.told(shown.pay(), Notice.WRONG_CODE), ""),
    ("a warning that is over", shown.warned(shown.choose()), shown.choose(), ""),
]  # fmt: skip


@pytest.mark.req("UI-22")
@pytest.mark.parametrize(("before", "now", "name"), [one[1:] for one in CUES], ids=lambda _: "")
def test_what_happens_is_heard(before: Snapshot, now: Snapshot, name: str) -> None:
    """Success, error and attention have a sound each, once; the rest is quiet."""
    assert sounds.cue(before, now) == name


def test_a_screen_that_starts_is_quiet() -> None:
    """Whatever it finds there has not just happened."""
    assert sounds.cue(None, shown.warned(shown.told(shown.choose(), Notice.WRONG_CODE))) == ""


@pytest.mark.req("UI-22")
def test_whatever_is_heard_can_be_seen(screen: Put) -> None:
    """Somebody deaf misses nothing: each sound comes with something new that can be read."""
    front = screen()
    for what, before, now, name in CUES:
        front.show(before)
        texts = set(front.texts())
        front.show(now)
        assert bool(set(front.texts()) - texts) or not name, what


@pytest.mark.req("UI-22")
def test_a_press_clicks_and_is_seen(screen: Put) -> None:
    """Once a press, as soon as it is felt and on whatever can be touched, and it looks pressed."""
    front = screen()
    heard: list[str] = []
    front.stage.kiosk.clicked.connect(lambda: heard.append("click"))
    front.show(shown.overview(4))
    front.tap("outlet-1", "language-de")
    front.show(shown.choose())
    front.tap("key-1", "amount-2000")
    front.show(shown.ways("card", ("phone", "card")))
    front.tap("way-phone", "cancel")
    assert len(heard) == 6
    front.show(shown.overview(4))
    heard.clear()
    remote.touch(front.window, front.finger, front.item("outlet-4"))
    assert heard == [], "a closed outlet is no button"


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.name)
def test_every_kind_of_button_clicks(path: Path) -> None:
    """Whoever makes another one does not leave it mute."""
    text = path.read_text("utf-8")
    makes = re.findall(r"^\s*(?:component \w+: )?(?:Abstract)?Button \{", text, re.MULTILINE)
    assert text.count("onPressed: Sound.clicked()") == len(makes)


@pytest.mark.parametrize("name", sounds.SOUNDS)
def test_the_shipped_sounds_are_those_that_the_command_makes(name: str, tmp_path: Path) -> None:
    """Ours to the last sample; short, not too loud, and without a crack at either end."""
    sounds.write(tmp_path)
    shipped = (sounds.FOLDER / f"{name}.wav").read_bytes()
    assert (tmp_path / f"{name}.wav").read_bytes() == shipped
    with wave.open(str(sounds.FOLDER / f"{name}.wav")) as file:
        assert file.getnframes() / file.getframerate() <= LONGEST_S.get(name, 0.7)
    heights = sounds.samples(sounds.SOUNDS[name])
    assert max(map(abs, heights)) == round(sounds.PEAK * 32_767)
    assert abs(heights[0]) + abs(heights[-1]) < 50


def test_no_sound_server_no_sound_and_no_complaint(tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    """Where nothing can play nothing is tried: Qt would warn, and a warning fails this test."""
    nowhere = {"XDG_RUNTIME_DIR": str(tmp_path), "PULSE_RUNTIME_PATH": str(tmp_path)}
    assert not sounds.has_server(nowhere)
    player = sounds.Sounds(is_possible=lambda: sounds.has_server(nowhere))
    player.show(replace(shown.pay(), volume_percent=50))
    player.show(replace(shown.delivering(), volume_percent=50))
    player.click()
    player.close()


def test_a_sound_server_is_found(tmp_path: Path) -> None:
    """By its socket, where a session has it, or by what the environment says."""
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert sounds.has_server({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert sounds.has_server({"PULSE_SERVER": "tcp:localhost"})


def test_silence_is_never_loaded(qapp: object) -> None:  # noqa: ARG001 - Qt must be up.
    """An operator who wants none has no sound server asked."""

    def never() -> bool:
        raise AssertionError("asked")

    player = sounds.Sounds(is_possible=never)
    player.show(shown.pay())
    player.play("error")


def test_half_as_loud_sounds_half_as_loud() -> None:
    """Nothing at 0, all at 100, and a quarter of the voltage at half."""
    assert [sounds.loudness(percent) for percent in (0, 50, 100)] == [0, 0.25, 1]
