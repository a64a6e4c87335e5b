"""The screen's four sounds: a click for a touch, success, error, attention.

`python -m ui.sounds` makes the files in `assets/sounds`. They are played where a sound server is,
and nowhere else is anything tried: without one Qt would complain each time the screen starts.
Whatever sounds can be seen as well; see `docs/design-system.md`.
"""

from __future__ import annotations

import array
import math
import os
import sys
import wave
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot

from kiosk.api.snapshot import Screen, Snapshot

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "sounds"
RATE = 48_000
PEAK = 0.25
"""Of the largest sample: 12 dB below it. How loud that is, the volume and the amplifier say."""
RISE_S = 0.002
LOAD_AFTER_MS = 1_000
"""Asking the sound server takes a third of a second: the first picture does not wait for it."""
_PERCENT = 100
WELL_DONE = frozenset({(Screen.PAY, Screen.DELIVERING), (Screen.DELIVERING, Screen.DONE)})
"""Paid, and delivered: from one screen to another."""


@dataclass(frozen=True, slots=True)
class Note:
    """A tone that fades: when it begins, its pitch, and when hardly anything of it is left."""

    at_s: float
    hertz: float
    lasts_s: float


SOUNDS: dict[str, tuple[Note, ...]] = {
    "click": (Note(0, 1_900, 0.018),),
    "success": (Note(0, 659.26, 0.16), Note(0.11, 987.77, 0.30)),
    "error": (Note(0, 311.13, 0.22), Note(0.19, 207.65, 0.38)),
    "attention": (Note(0, 880, 0.14), Note(0.20, 880, 0.14), Note(0.40, 880, 0.22)),
}
"""What each sounds like: up is well, down is wrong, three alike want somebody to look."""


def samples(notes: tuple[Note, ...]) -> array.array[int]:
    """Return a sound as 16-bit samples, `RATE` a second; it begins and ends in silence."""
    length = round(RATE * max(note.at_s + note.lasts_s for note in notes))
    heights = [0.0] * length
    for note in notes:
        begin = round(RATE * note.at_s)
        for place in range(round(RATE * note.lasts_s)):
            at_s = place / RATE
            rise = min(1.0, at_s / RISE_S)
            fall = (1 - at_s / note.lasts_s) ** 3
            turn = 2 * math.pi * note.hertz * at_s
            # A little of the octave above: small loudspeakers give more of it.
            heights[begin + place] += rise * fall * (math.sin(turn) + 0.3 * math.sin(2 * turn))
    top = max(map(abs, heights))
    return array.array("h", (round(PEAK * 32_767 * height / top) for height in heights))


def write(folder: Path = FOLDER) -> list[Path]:
    """Write every sound as a WAV file and return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, notes in SOUNDS.items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes).tobytes())
        written.append(path)
    return written


def has_server(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a sound server answers here, which is what Qt plays through."""
    if environ.get("PULSE_SERVER"):
        return True
    folders = [environ.get("PULSE_RUNTIME_PATH", ""), "/run/pulse"]
    if run := environ.get("XDG_RUNTIME_DIR"):
        folders.append(f"{run}/pulse")
    return any(Path(folder, "native").exists() for folder in folders if folder)


def cue(before: Snapshot | None, now: Snapshot) -> str:
    """Return the sound for what has just changed on the screen; "" where nothing is to be heard.

    What is wrong is heard before what wants to be looked at, and that before what went well.
    """
    if before is None:
        return ""
    if now.visit.notice and now.visit.notice != before.visit.notice:
        return "error"
    if (now.visit.is_warning, _is_low(now)) > (before.visit.is_warning, _is_low(before)):
        return "attention"
    step = (before.visit.screen, now.visit.screen)
    if step == (Screen.QUEUE, Screen.DELIVERING):
        return "attention"
    return "success" if step in WELL_DONE else ""


def _is_low(snapshot: Snapshot) -> bool:
    """Whether the money of the sale that is shown runs out."""
    sale = snapshot.visit.sale
    return sale is not None and any(delivery.is_low for delivery in sale.deliveries)


class Sounds(QObject):
    """Plays what the screen asks for, as loud as the settings say."""

    def __init__(
        self, parent: QObject | None = None, *, is_possible: Callable[[], bool] = has_server
    ) -> None:
        super().__init__(parent)
        self._is_possible = is_possible
        self._percent = 0
        self._shown: Snapshot | None = None
        self._effects: dict[str, QSoundEffect] = {}
        self._loading = QTimer(self, singleShot=True, interval=LOAD_AFTER_MS)
        self._loading.timeout.connect(self._load)

    @Slot(object)
    def show(self, snapshot: Snapshot) -> None:
        """Let what has changed be heard, as loud as `snapshot` says; silence loads nothing."""
        if snapshot.volume_percent != self._percent:
            self._percent = snapshot.volume_percent
            if self._percent and not self._effects and self._is_possible():
                self._loading.start()
            for effect in self._effects.values():
                effect.setVolume(loudness(self._percent))
        before, self._shown = self._shown, snapshot
        self.play(cue(before, snapshot))

    @Slot()
    def click(self) -> None:
        """Let it be heard that something has been pressed."""
        self.play("click")

    @Slot(str)
    def play(self, name: str) -> None:
        """Play a sound of that name, from its beginning."""
        if self._percent and (effect := self._effects.get(name)):
            effect.play()

    def close(self) -> None:
        """Be silent for good."""
        self._loading.stop()
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects = {}

    def _load(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect  # noqa: PLC0415 - Only here.

        if QMediaDevices.defaultAudioOutput().isNull():
            return
        for name in SOUNDS:
            effect = QSoundEffect(self)
            effect.setVolume(loudness(self._percent))
            effect.setSource(QUrl.fromLocalFile(str(FOLDER / f"{name}.wav")))
            self._effects[name] = effect


def loudness(percent: int) -> float:
    """Return the gain that sounds like `percent` of the loudest: ears count in decibels."""
    return (percent / _PERCENT) ** 2


def main() -> int:
    """Make the sounds."""
    for path in write():
        print(path)  # noqa: T201 - A command's answer.
    return 0


if __name__ == "__main__":
    sys.exit(main())
