"""What speaks: a process of its own that may die, hang or have no voice, and the screen goes on."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine
from pytestqt.qtbot import QtBot

from kiosk.api.commands import Command, SetMode
from kiosk.api.snapshot import AssistanceSnapshot, Snapshot
from ui import speech
from ui.language import Language
from ui.speaker import Speaker, SpeakerState
from ui.viewmodels.speech import USUAL_STEP, VOLUMES, SpeechViewModel, is_plugged

MOUTH = Path(__file__).parents[1] / "fakes" / "mouth.py"
SOON_MS = 40
"""A patience and a pause that a test can wait for."""

Make = Callable[..., Speaker]


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """Where the process writes what it is asked to say."""
    return tmp_path / "spoken"


@pytest.fixture
def make(qapp: QGuiApplication, spoken: Path) -> Iterator[Make]:  # noqa: ARG001 - Qt must be up.
    """Return a function that makes a speaker before a process that behaves as it is told."""
    made: list[Speaker] = []

    def speaker(how: str = "well", languages: str = "en,de", **times: int) -> Speaker:
        command = (sys.executable, str(MOUTH), how, str(spoken), languages)
        made.append(Speaker(command, **{"again_ms": SOON_MS, **times}))
        return made[-1]

    yield speaker
    for one in made:
        one.close()


def said(spoken: Path) -> list[dict[str, Any]]:
    """Return what the process was asked for so far."""
    return [json.loads(line) for line in spoken.read_text().splitlines()] if spoken.exists() else []


def texts(spoken: Path) -> list[str]:
    """Return the sentences that the process was asked to say so far."""
    return [one["text"] for one in said(spoken) if one["do"] == "say"]


def ready(speaker: Speaker, qtbot: QtBot) -> None:
    """Wait until it can speak."""
    speaker.open()
    qtbot.waitUntil(lambda: speaker.state is SpeakerState.READY)


def test_what_is_to_be_said_reaches_the_process(make: Make, spoken: Path, qtbot: QtBot) -> None:
    """In which language, how loud, and whether it interrupts what is being said."""
    speaker = make()
    ready(speaker, qtbot)
    assert speaker.languages == {"en", "de"}
    assert speaker.say("Wie viel?", "de", 0.5)
    assert speaker.say("Und dann?", "de", 0.25, after=True)
    qtbot.waitUntil(lambda: len(said(spoken)) == 2)
    first, second = said(spoken)
    assert (first["text"], first["language"], first["volume"]) == ("Wie viel?", "de", 0.5)
    assert (first["after"], second["after"]) == (False, True)


def test_nothing_is_said_in_a_language_without_a_voice(make: Make, qtbot: QtBot) -> None:
    """An English voice that reads Swahili is worse than silence."""
    speaker = make()
    assert not speaker.say("before it is there", "en", 1.0)
    ready(speaker, qtbot)
    assert not speaker.say("Kiasi gani?", "sw", 1.0)


@pytest.mark.parametrize("how", ["dies", "hangs", "refuses"])
def test_a_process_that_is_lost_is_started_anew(
    make: Make, spoken: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    """It died, hangs, or cannot say it: another one comes, and what was lost is told."""
    caplog.set_level(logging.CRITICAL, "ui.speaker")
    speaker = make(how, answer_ms=SOON_MS)
    ready(speaker, qtbot)
    with qtbot.waitSignal(speaker.lost):
        assert speaker.say("Hello", "en", 1.0)
    assert speaker.state is SpeakerState.STARTING
    qtbot.waitUntil(lambda: speaker.state is SpeakerState.READY)
    with qtbot.waitSignal(speaker.lost):
        assert speaker.say("Hello again", "en", 1.0)
    assert speaker.state is SpeakerState.BROKEN, "the second time the customer is told"
    assert texts(spoken) == ["Hello", "Hello again"]


def test_a_process_that_answers_again_is_believed_again(
    make: Make, qtbot: QtBot, caplog: pytest.LogCaptureFixture, spoken: Path
) -> None:
    """Losing it twice with a sentence between is losing it once, and once more."""
    caplog.set_level(logging.CRITICAL, "ui.speaker")
    speaker = make()
    for text in ("one", "two", "three"):
        ready(speaker, qtbot)
        assert speaker.say(text, "en", 1.0)
        qtbot.waitUntil(lambda text=text: text in texts(spoken))  # type: ignore[misc]
        qtbot.waitUntil(lambda: not speaker._patience.isActive())
        with qtbot.waitSignal(speaker.lost):
            speaker._process.kill()  # type: ignore[union-attr]
        assert speaker.state is SpeakerState.STARTING
        qtbot.waitUntil(lambda: speaker.state is SpeakerState.READY)


def test_one_that_never_becomes_ready_is_given_up(
    make: Make, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """An engine that looks for its voices for ever keeps nobody waiting for ever."""
    caplog.set_level(logging.CRITICAL, "ui.speaker")
    speaker = make("mute", start_ms=SOON_MS)
    speaker.open()
    qtbot.waitUntil(lambda: speaker.state is SpeakerState.BROKEN)


def test_a_program_that_is_not_there_is_told(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Speech is out of order, and nothing else is."""
    caplog.set_level(logging.CRITICAL, "ui.speaker")
    speaker = Speaker(("/nonexistent/mouth",), again_ms=SOON_MS)
    speaker.open()
    qtbot.waitUntil(lambda: speaker.state is SpeakerState.BROKEN)
    speaker.close()
    assert speaker.state is SpeakerState.OFF


def test_what_is_said_is_in_no_log(
    make: Make, spoken: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Amounts and codes are between the customer and the voice, also where it breaks."""
    caplog.set_level(logging.DEBUG)
    speaker = make("dies")
    ready(speaker, qtbot)
    with qtbot.waitSignal(speaker.lost):
        speaker.say("Your code: 7Q2M K9VX", "en", 1.0)
    assert texts(spoken) == ["Your code: 7Q2M K9VX"]
    assert [one.levelname for one in caplog.records if one.name == "ui.speaker"] == ["WARNING"]
    assert "7Q2M" not in caplog.text


def test_the_real_process_speaks_with_the_engine_that_qt_has_for_tests(qtbot: QtBot) -> None:
    """The child itself, from start to its end, with an engine that makes no sound."""
    speaker = Speaker()
    speaker.open("mock")
    qtbot.waitUntil(lambda: speaker.state is SpeakerState.READY, timeout=20_000)
    assert speaker.languages == {"en"}
    assert speaker.say("Where would you like to start?", "en", 0.5)
    assert speaker.say("Outlet 1", "en", 0.5, after=True)
    speaker.hush()
    qtbot.waitUntil(lambda: not speaker._patience.isActive())
    speaker.close()


def test_the_voice_of_the_right_country_is_taken() -> None:
    """Then any of the same language, and never one of another: Cantonese reads no Mandarin."""
    names = ("en_US", "en_GB", "es_MX", "yue_HK")
    offered = [QLocale(name) for name in names]

    def taken(language: str) -> str:
        found = speech.locale_for(language, offered)
        return found.name() if found else ""

    assert [taken(language) for language in ("en", "es", "zh", "de")] == ["en_GB", "es_MX", "", ""]


@pytest.mark.parametrize(
    ("asked", "offered", "taken"),
    [
        ("", ("mock", "speechd"), "speechd"),
        ("", ("mock",), ""),
        ("mock", ("mock", "speechd"), "mock"),
        ("flite", ("mock", "speechd"), ""),
        ("", (), ""),
    ],
)
def test_an_engine_that_makes_no_sound_is_never_taken_by_itself(
    asked: str, offered: tuple[str, ...], taken: str
) -> None:
    """A kiosk that seems to speak and is silent helps nobody."""
    assert speech.engine_of(asked, offered) == taken


def test_a_technician_sees_which_languages_have_a_voice(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
) -> None:
    """All eight, each with yes or no; and the command fails where there is none at all."""
    lines, status = speech.voices(speech.Mouth("mock"))
    assert lines[0] == "engine: mock"
    assert lines[1:3] == ["en  yes  English", "de  no   Deutsch"]
    assert (len(lines), status) == (9, 0)
    lines, status = speech.voices(speech.Mouth("no-such-engine"))
    assert (lines[0], status) == ("engine: none", 1)
    assert [line for line in lines if "yes" in line] == []


# --- What the screen sees -----------------------------------------------------------------------


class Desk:
    """A view-model before a process, and what it asks of the engine."""

    def __init__(self, speaker: Speaker, qtbot: QtBot, spoken: Path) -> None:
        self.qml = QQmlEngine()
        self.language = Language(self.qml, "en")
        self.asked: list[Command] = []
        self.speaker, self.qtbot, self.spoken = speaker, qtbot, spoken
        self.settings = AssistanceSnapshot()
        self.model = SpeechViewModel(self.asked.append, self.language, speaker)
        self.is_on = False
        self.show()

    def show(self) -> None:
        """Let a snapshot come."""
        self.model.show(with_speech(is_on=self.is_on, settings=self.settings))

    def obey(self) -> None:
        """Do what was asked of the engine, and show it."""
        while self.asked:
            command = self.asked.pop(0)
            assert isinstance(command, SetMode)
            assert command.mode == "speech"
            self.is_on = command.is_on
        self.show()

    def turn_on(self) -> None:
        """Turn speech on and wait until it can speak."""
        self.model.turn()
        self.obey()
        self.qtbot.waitUntil(lambda: self.speaker.state is SpeakerState.READY)

    def texts(self, count: int) -> list[str]:
        """Return what was said, once it is so much."""
        self.qtbot.waitUntil(lambda: len(texts(self.spoken)) >= count)
        return texts(self.spoken)

    def close(self) -> None:
        """Take it down."""
        self.model.close()
        self.language.close()


def with_speech(*, is_on: bool, settings: AssistanceSnapshot) -> Snapshot:
    """Return the overview to somebody who wants speech, or does not."""
    whole = shown.overview(4)
    visit = replace(whole.visit, modes=("speech",) if is_on else ())
    return replace(whole, visit=visit, assistance=settings)


@pytest.fixture
def desk(make: Make, qtbot: QtBot, spoken: Path) -> Iterator[Desk]:
    """A view-model whose process speaks English and German."""
    one = Desk(make(), qtbot, spoken)
    yield one
    one.close()


def test_speech_is_asked_of_the_engine_and_follows_it(desk: Desk) -> None:
    """It belongs to the visit: it is on when the engine says so, and off with it."""
    desk.model.turn()
    assert desk.asked == [SetMode("speech", True)]
    assert not desk.model.isOn, "the screen decides nothing"
    desk.obey()
    assert desk.model.isOn
    desk.qtbot.waitUntil(lambda: desk.speaker.state is SpeakerState.READY)
    desk.model.turn()
    assert desk.asked == [SetMode("speech", False)]
    desk.obey()
    assert not desk.model.isOn
    assert desk.speaker.state is SpeakerState.OFF, "nobody needs the process any more"


def test_a_customer_without_a_voice_is_told_on_the_screen_and_in_english(desk: Desk) -> None:
    """Chinese has none here: the screen says so, and so does the voice that there is."""
    desk.language.use("zh")
    desk.turn_on()
    assert not desk.model.hasVoice
    assert "简体中文" in str(desk.model.troubleText)
    assert desk.model.isNoting
    desk.model.say("不会说")
    desk.model.say_why_not()
    assert desk.texts(1) == ["There is no voice for 简体中文 here. The keys work all the same."]
    desk.model.note()
    assert not desk.model.isNoting, "it has been read"
    assert desk.model.troubleText, "and stays true"
    desk.language.use("de")
    assert (desk.model.hasVoice, desk.model.troubleText) == (True, "")


def test_a_speech_that_is_out_of_order_is_told(
    make: Make, qtbot: QtBot, spoken: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The customer hears nothing, so the screen says why, and that the keys still work."""
    caplog.set_level(logging.CRITICAL, "ui.speaker")
    desk = Desk(make("mute", start_ms=SOON_MS), qtbot, spoken)
    desk.model.turn()
    desk.obey()
    assert desk.model.troubleText == "", "it may still come"
    qtbot.waitUntil(lambda: desk.speaker.state is SpeakerState.BROKEN)
    assert desk.model.troubleText == "Speech is out of order. The keys work all the same."
    desk.close()


def test_a_kiosk_that_does_not_speak_offers_nothing(desk: Desk) -> None:
    """Where the settings say `none`, nothing is asked and nothing starts."""
    desk.settings = AssistanceSnapshot(engine="none")
    desk.show()
    assert not desk.model.isOffered
    desk.model.turn()
    assert desk.asked == []
    desk.is_on = True
    desk.show()
    assert not desk.model.isOn
    assert desk.speaker.state is SpeakerState.OFF


def test_the_volume_has_eighteen_decibels_and_goes_back(desk: Desk) -> None:
    """From the softest to the loudest, in steps that are said; the next customer has the usual."""
    desk.turn_on()
    assert VOLUMES[-1] / VOLUMES[0] >= 10 ** (18 / 20) * 0.999
    for _ in range(10):
        desk.model.louder()
    assert desk.model.volumeStep == desk.model.volumeSteps == 7
    assert desk.texts(10)[-1] == "Volume 7 of 7"
    for _ in range(10):
        desk.model.softer()
    assert desk.model.volumeStep == 1
    desk.qtbot.waitUntil(lambda: len(said(desk.spoken)) == 20)
    assert said(desk.spoken)[-1]["volume"] == VOLUMES[0]
    desk.is_on = False
    desk.show()
    assert desk.model.volumeStep == USUAL_STEP + 1


@pytest.mark.parametrize(
    ("private", "content", "is_private"),
    [
        ("never", "1\n", False),
        ("plugged", "0\n", False),
        ("plugged", "1\n", True),
        ("always", "0\n", True),
    ],
)
def test_only_a_socket_for_headphones_makes_it_private(
    desk: Desk, tmp_path: Path, private: str, content: str, is_private: object
) -> None:
    """What stands round a loudspeaker hears no amount, whatever the file says."""
    file = tmp_path / "jack"
    file.write_text(content)
    desk.settings = AssistanceSnapshot(private=private, plugged=str(file))
    desk.show()
    assert desk.model.isPrivate is is_private


def test_plugging_a_headphone_in_turns_speech_on_and_pulling_it_out_off(
    desk: Desk, tmp_path: Path
) -> None:
    """Nobody has to find a button first; and nobody else hears the rest."""
    file = tmp_path / "jack"
    desk.settings = AssistanceSnapshot(private="plugged", plugged=str(file))
    desk.show()
    assert desk.asked == [], "a file that is not there says no"
    file.write_text("1")
    desk.model.look()
    assert desk.asked == [SetMode("speech", True)]
    desk.obey()
    desk.model.look()
    assert desk.asked == [], "once"
    file.write_text("0")
    desk.model.look()
    assert desk.asked == [SetMode("speech", False)]
    assert not desk.model.isPrivate, "at once, before the engine has answered"


@pytest.mark.parametrize(
    ("content", "is_in"),
    [("1", True), ("1\n", True), (" 1", True), ("0", False), ("", False), ("\x00\xff", False)],
)
def test_a_file_says_whether_something_is_plugged_in(
    tmp_path: Path, content: str, is_in: object
) -> None:
    """As the kernel writes it for a pin; anything else is nothing."""
    (tmp_path / "jack").write_text(content)
    assert is_plugged(str(tmp_path / "jack")) is is_in


def test_a_folder_is_no_headphone(tmp_path: Path) -> None:
    """Whatever the settings name, the screen lives."""
    assert not is_plugged(str(tmp_path))
