"""Speech: whether it is on, in which voice and how loud, and why it may be silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, SetMode
from kiosk.api.snapshot import AssistanceSnapshot, Snapshot
from kiosk.domain.assistance import NO_SPEECH, AccessMode, Privacy
from ui import words
from ui.language import NAMES, Language
from ui.speaker import Speaker, SpeakerState

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

VOLUMES = (0.1, 0.141, 0.2, 0.282, 0.398, 0.562, 0.794)
"""Of the amplitude, 3 dB apart: from the softest to the loudest are 18 dB."""
USUAL_STEP = 4
PLUG_LOOK_MS = 500
PLUG_BYTES = 16
FALLBACK = "en"
"""The language of the source: it can be said without a translation."""


def is_plugged(path: str) -> bool:
    """Whether the file says that a headphone is plugged in; one that cannot be read says no."""
    try:
        with Path(path).open("rb") as file:
            return file.read(PLUG_BYTES).lstrip().startswith(b"1")
    except OSError:
        return False


@QmlElement
class SpeechViewModel(QObject):
    """Turns speech on and off, and says what is to be heard."""

    changed = Signal()
    turned = Signal()
    """On or off, or able to speak for the first time: what is shown is to be said from the top."""

    def __init__(
        self,
        send: Callable[[Command], object],
        language: Language,
        speaker: Speaker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._send, self._language = send, language
        self._speaker = speaker if speaker is not None else Speaker(parent=self)
        self._settings = AssistanceSnapshot()
        self._is_on, self._is_plugged, self._was_ready = False, False, False
        self._is_noted = True
        self._step = USUAL_STEP
        self._look = QTimer(self, interval=PLUG_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._speaker.changed.connect(self._speaker_changed)
        self._speaker.lost.connect(self.turned)
        language.changed.connect(self._language_changed)

    # --- What others tell it --------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Take over how this kiosk speaks, and whether whoever stands here wants it to."""
        settings = snapshot.assistance
        if settings != self._settings:
            self._settings = settings
            if settings.plugged:
                self._look.start()
            else:
                self._look.stop()
            self.look()
            self.changed.emit()
        is_on = AccessMode.SPEECH in snapshot.visit.modes and settings.engine != NO_SPEECH
        if is_on != self._is_on:
            self._turn(is_on=is_on)

    def close(self) -> None:
        """Let the process go."""
        self._look.stop()
        self._speaker.close()

    @Slot()
    def look(self) -> None:
        """Look whether a headphone is plugged in: that turns speech on, and pulling it out off."""
        is_in = bool(self._settings.plugged) and is_plugged(self._settings.plugged)
        if is_in == self._is_plugged:
            return
        self._is_plugged = is_in
        if not is_in:
            self._speaker.hush()  # It was meant for the ears of one.
        self._ask(is_on=is_in)
        self.changed.emit()

    def is_wanted(self) -> bool:
        """Whether what is shown is to be spoken."""
        return self._is_on

    def speaks(self) -> bool:
        """Whether it is."""
        return self._is_on and self._has_voice()

    def is_discreet(self) -> bool:
        """Whether the customer alone hears it."""
        private = self._settings.private
        return private == Privacy.ALWAYS or (private == Privacy.PLUGGED and self._is_plugged)

    def wants_plug(self) -> bool:
        """Whether a headphone would make it so."""
        return self._settings.private == Privacy.PLUGGED and not self._is_plugged

    def is_offered(self) -> bool:
        """Whether this kiosk has speech at all."""
        return self._settings.engine != NO_SPEECH

    def wake(self) -> None:
        """Somebody uses the keypad: who has a headphone in it listens."""
        if self._is_plugged:
            self._ask(is_on=True)

    def say(self, text: str, *, after: bool = False) -> None:
        """Say `text` at once, or after what is being said."""
        if self._is_on and text:
            self._speaker.say(text, self._language.current, VOLUMES[self._step], after=after)

    def say_why_not(self) -> None:
        """Say in the source's language that there is no voice for the one that is shown."""
        name = NAMES[self._language.current]
        is_ready = self._speaker.state is SpeakerState.READY
        if self._is_on and is_ready and not self._has_voice():
            self._speaker.say(words.NO_VOICE.replace("%1", name), FALLBACK, VOLUMES[self._step])

    def hush(self) -> None:
        """Fall silent, and stay on."""
        self._speaker.hush()

    # --- What the screen sees -------------------------------------------------------------------

    @Property(bool, notify=changed)
    def isOffered(self) -> bool:
        """Whether this kiosk has speech at all."""
        return self.is_offered()

    @Property(bool, notify=changed)
    def isOn(self) -> bool:
        """Whether what is shown is spoken."""
        return self._is_on

    @Property(bool, notify=changed)
    def hasVoice(self) -> bool:
        """Whether what is shown can be heard: it is on, works, and has a voice for the language."""
        return self._has_voice()

    @Property(bool, notify=changed)
    def isPrivate(self) -> bool:
        """Whether the customer alone hears it."""
        return self.is_discreet()

    @Property(str, notify=changed)
    def troubleText(self) -> str:
        """Why nothing is heard although it is on; empty where all is well."""
        return self._trouble()

    @Property(bool, notify=changed)
    def isNoting(self) -> bool:
        """Whether the screen has to say why nothing is heard, until that has been read."""
        return bool(self._trouble()) and not self._is_noted

    @Property(int, notify=changed)
    def volumeStep(self) -> int:
        """How loud: from 1, the softest, to `volumeSteps`."""
        return self._step + 1

    @Property(int, constant=True)
    def volumeSteps(self) -> int:
        """How many volumes there are."""
        return len(VOLUMES)

    @Slot()
    def turn(self) -> None:
        """Turn it on, or off."""
        self._ask(is_on=not self._is_on)

    @Slot()
    def note(self) -> None:
        """The customer has read why nothing is heard."""
        self._is_noted = True
        self.changed.emit()

    @Slot()
    def louder(self) -> None:
        """One step louder."""
        self._set_step(self._step + 1)

    @Slot()
    def softer(self) -> None:
        """One step softer."""
        self._set_step(self._step - 1)

    # --- Inside ---------------------------------------------------------------------------------

    def _has_voice(self) -> bool:
        return self._language.current in self._speaker.languages

    def _trouble(self) -> str:
        if not self._is_on:
            return ""
        match self._speaker.state:
            case SpeakerState.BROKEN:
                return words.say(words.SPEECH_BROKEN)
            case SpeakerState.READY if not self._has_voice():
                name = NAMES[self._language.current]
                return words.say(words.NO_VOICE).replace("%1", name)
            case _:
                return ""

    def _set_step(self, step: int) -> None:
        self._step = max(0, min(step, len(VOLUMES) - 1))
        self.changed.emit()
        told = words.say(words.VOLUME)
        told = told.replace("%1", str(self._step + 1)).replace("%2", str(len(VOLUMES)))
        self.say(told)

    def _ask(self, *, is_on: bool) -> None:
        if is_on != self._is_on and self._settings.engine != NO_SPEECH:
            self._send(SetMode(AccessMode.SPEECH, is_on))

    def _turn(self, *, is_on: bool) -> None:
        self._is_on, self._is_noted, self._was_ready = is_on, False, False
        self._step = USUAL_STEP
        if not is_on:
            self._speaker.close()
        self.changed.emit()
        self.turned.emit()
        if is_on:
            self._speaker.open(self._settings.engine)

    def _speaker_changed(self) -> None:
        is_ready = self._speaker.state is SpeakerState.READY
        was_ready, self._was_ready = self._was_ready, is_ready
        self.changed.emit()
        if is_ready and not was_ready and self._is_on:
            self.turned.emit()

    def _language_changed(self) -> None:
        self._is_noted = False
        self.changed.emit()
