"""Speaks: a process of its own, so that an engine that dies or hangs never touches the screen.

`python -m ui.speech` takes one JSON object a line on its standard input and answers in the same way
on its standard output. It ends when its input does. What it is to say is in no log and no argument.

* First it says `{"is": "ready", "engine": "speechd", "languages": ["en", "de"]}`.
* `{"do": "say", "id": 7, "text": "...", "language": "de", "volume": 0.5}` is answered with
  `{"is": "heard", "id": 7}` or `{"is": "failed", "id": 7}`. With `"after": true` it waits until all
  before it is said; else it interrupts.
* `{"do": "hush"}` is answered with `{"is": "hushed"}`.

`python -m ui.speech --voices` lists which languages of the screen have a voice here.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSocketNotifier
from PySide6.QtTextToSpeech import QTextToSpeech

from ui.formatting import LOCALES
from ui.language import NAMES

MOCK = "mock"
LINE_MAX = 65_536
CHUNK = 4_096
_BAD_VOICES = 1
_INPUT, _OUTPUT = 0, 1


def engine_of(asked: str, offered: Sequence[str]) -> str:
    """Return the engine to take: the one asked for, or the first that makes a sound; or none."""
    if asked:
        return asked if asked in offered else ""
    return next((name for name in offered if name != MOCK), "")


def locale_for(language: str, offered: Iterable[QLocale]) -> QLocale | None:
    """Return the voice's locale for a language of the screen; None where it has none.

    The country that the screen's figures are written for comes first, then any other.
    """
    wanted = QLocale(LOCALES[language])
    same = [one for one in offered if one.language() == wanted.language()]
    return next(
        (one for one in same if one.territory() == wanted.territory()), next(iter(same), None)
    )


class Mouth:
    """An engine of Qt, or none, and the languages of the screen that it can say."""

    def __init__(self, asked: str) -> None:
        self.engine = engine_of(asked, QTextToSpeech.availableEngines())
        self._voice = QTextToSpeech(self.engine) if self.engine else None
        self._locales: dict[str, QLocale] = {}
        if self._voice is None or self._voice.state() is QTextToSpeech.State.Error:
            return
        offered = self._voice.availableLocales()
        for language in LOCALES:
            found = locale_for(language, offered)
            if found is not None:
                self._locales[language] = found

    @property
    def languages(self) -> list[str]:
        """The languages of the screen that have a voice."""
        return list(self._locales)

    def say(self, text: str, language: str, volume: float, *, after: bool) -> bool:
        """Say `text`: at once, or after what is being said. False where no voice can."""
        locale = self._locales.get(language)
        if self._voice is None or locale is None:
            return False
        if not after:
            self._voice.stop()
        if self._voice.locale() != locale:
            self._voice.setLocale(locale)
        self._voice.setVolume(volume)
        if after:
            self._voice.enqueue(text)
        else:
            self._voice.say(text)
        return self._voice.state() is not QTextToSpeech.State.Error

    def hush(self) -> None:
        """Fall silent."""
        if self._voice is not None:
            self._voice.stop()


class Ear(QObject):
    """Reads requests from the standard input and does them."""

    def __init__(self, mouth: Mouth, app: QCoreApplication) -> None:
        super().__init__(app)
        self._mouth, self._app = mouth, app
        self._buffer = b""
        self._notifier = QSocketNotifier(_INPUT, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        chunk = os.read(_INPUT, CHUNK)
        self._buffer += chunk
        if not chunk or len(self._buffer) > LINE_MAX:
            self._notifier.setEnabled(False)
            self._mouth.hush()
            self._app.quit()
            return
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            tell(self._answer(line))

    def _answer(self, line: bytes) -> dict[str, object]:
        try:
            request = json.loads(line)
        except ValueError:
            return {"is": "unknown"}
        match request:
            case {"do": "say", "id": int(number), "text": str(text), "language": str(language)}:
                volume, after = float(request.get("volume", 1)), bool(request.get("after"))
                is_said = self._mouth.say(text, language, volume, after=after)
                return {"is": "heard" if is_said else "failed", "id": number}
            case {"do": "hush"}:
                self._mouth.hush()
                return {"is": "hushed"}
            case _:
                return {"is": "unknown"}


def tell(reply: dict[str, object]) -> None:
    """Write one reply."""
    os.write(_OUTPUT, json.dumps(reply).encode() + b"\n")


def voices(mouth: Mouth) -> tuple[list[str], int]:
    """Return which languages have a voice and which have none, in words, and the exit status."""
    lines = [f"engine: {mouth.engine or 'none'}"]
    for language, name in NAMES.items():
        lines.append(f"{language}  {'yes' if language in mouth.languages else 'no '}  {name}")
    return lines, 0 if mouth.languages else _BAD_VOICES


def main(arguments: Sequence[str] | None = None) -> int:
    """Speak until the input ends."""
    parser = argparse.ArgumentParser(prog="python -m ui.speech", description="What speaks.")
    parser.add_argument("--engine", default="", metavar="NAME", help="one of those that Qt has")
    parser.add_argument("--voices", action="store_true", help="list which languages have a voice")
    asked = parser.parse_args(sys.argv[1:] if arguments is None else arguments)
    app = QCoreApplication(["kiosk-speech"])
    mouth = Mouth(asked.engine)
    if asked.voices:
        lines, status = voices(mouth)
        sys.stdout.write("\n".join(lines) + "\n")
        return status
    tell({"is": "ready", "engine": mouth.engine, "languages": mouth.languages})
    ear = Ear(mouth, app)
    status = app.exec()
    del ear
    return status


if __name__ == "__main__":
    sys.exit(main())
