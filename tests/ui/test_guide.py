"""What is said: the whole of each screen, what is pointed at, what changes, and nothing private.

`KIOSK_APPROVE=1 pytest tests/ui/test_guide.py -k approved` writes what is kept under
`tests/golden/speech` anew; read the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtTest import QTest

from kiosk.api import commands
from kiosk.api.snapshot import AssistanceSnapshot, Notice, Snapshot
from ui import remote, scene
from ui.app import QML
from ui.guide import ACTED_MS, FIGURES_MS, start_of
from ui.speaker import SpeakerState

Put = Callable[..., Any]
K = Qt.Key
GOLDEN = Path(__file__).parents[1] / "golden" / "speech"
ALOUD = AssistanceSnapshot(again_ms=0)
DISCREET = AssistanceSnapshot(again_ms=0, private="always")
OF_ATTENDANTS = ("attendant", "override", "receipt", "refund", "health")
SPOKEN = (
    "overview-4",
    "choose-one",
    "pay",
    "pay-counted",
    "queue-next",
    "delivering-needs",
    "delivering-one",
    "delivering-low",
    "delivering-four",
    "delivering-stranded",
    "done-two",
    "done-carried",
    "notice",
    "warning",
    "out-of-service",
    "login",
)
"""One or more of each screen that a customer meets."""


class FakeSpeaker(QObject):
    """Speaks English and German to nobody, and keeps what it was to say."""

    changed = Signal()
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SpeakerState.OFF
        self.languages: frozenset[str] = frozenset()
        self.said: list[tuple[str, str, bool]] = []

    def open(self, _engine: str = "") -> None:
        """Be ready at once."""
        self.state, self.languages = SpeakerState.READY, frozenset({"en", "de", "ar"})
        self.changed.emit()

    def close(self) -> None:
        """Be gone."""
        self.state, self.languages = SpeakerState.OFF, frozenset()

    def say(self, text: str, language: str, _volume: float, *, after: bool = False) -> bool:
        """Keep what is to be said."""
        self.said.append((text, language, after))
        return True

    def hush(self) -> None:
        """Nothing is being said."""


class Listener:
    """Somebody who hears the screen and presses keys."""

    def __init__(self, front: Any, settings: AssistanceSnapshot) -> None:  # noqa: ANN401 - Fixture's.
        self.front, self.settings = front, settings
        self.speaker: FakeSpeaker = front.stage.kiosk.voice._speaker
        self.now_ms = 1_000_000
        front.stage.guide._now = lambda: self.now_ms

    def meet(self, whole: Snapshot, mode: str = "", *, is_on: bool = True) -> None:
        """Show `whole` to somebody who wants it spoken, and let it be seen."""
        modes = tuple(one for one in (mode, "speech" if is_on else "") if one)
        visit = replace(whole.visit, modes=modes)
        self.front.show(replace(whole, visit=visit, assistance=self.settings))
        self.front.stage.guide.look()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys of the keypad."""
        for key in keys:
            QTest.keyClick(self.front.window, key)
            QCoreApplication.processEvents()

    def hear(self) -> str:
        """Return what was said since the last time."""
        said, self.speaker.said = self.speaker.said, []
        return " ".join(text for text, _, _ in said)


@pytest.fixture
def listen(screen: Put, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Listener]:
    """Return a function that opens the screen before somebody who hears it."""
    monkeypatch.setattr("ui.viewmodels.speech.Speaker", FakeSpeaker)

    def to(settings: AssistanceSnapshot = ALOUD, **options: object) -> Listener:
        return Listener(screen(**options), settings)

    return to


Listen = Callable[..., Listener]


@pytest.mark.parametrize("language", ["en", "de"])
def test_each_screen_says_what_somebody_has_read_and_approved(
    listen: Listen, language: str
) -> None:
    """Word for word: to everybody who stands around, and to who has a headphone."""
    written = []
    for settings, ears in ((ALOUD, "aloud"), (DISCREET, "with a headphone")):
        someone = listen(settings, language=language)
        guide = someone.front.stage.guide
        for name in SPOKEN:
            someone.meet(shown.EVERY[name]())
            whole = scene.look(someone.front.window)
            guide._point(start_of(whole))
            written += [f"=== {name}, {ears}", *guide.script(whole), ""]
    text = "\n".join(written).replace("\u00a0", " ")
    path = GOLDEN / f"{language}.txt"
    if os.environ.get("KIOSK_APPROVE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_turning_speech_on_explains_the_keys_and_says_the_screen(listen: Listen) -> None:
    """What the keys do, then all of what stands there, once."""
    someone = listen()
    someone.meet(shown.overview(4), is_on=False)
    assert someone.hear() == ""
    someone.meet(shown.overview(4))
    said = someone.hear()
    assert said.startswith("Speech is on. Up and down move, OK chooses")
    assert said.count("Where would you like to start?") == 1
    someone.meet(shown.overview(4))
    assert someone.hear() == "", "nothing has changed"


def test_a_new_screen_is_said_at_once_and_in_whole(listen: Listen) -> None:
    """It interrupts what was being said: that was of a screen that is gone."""
    someone = listen(DISCREET)
    someone.meet(shown.overview(4))
    someone.hear()
    someone.meet(shown.delivering())
    [(text, language, is_after)] = someone.speaker.said
    assert text.startswith("Outlet 1. Super 95 E10.")
    assert "12.34 L. To pay: €22.09. Not used yet: €27.91." in text.replace("\u00a0", " ")
    assert (language, is_after) == ("en", False)


def test_a_step_says_name_state_and_place(listen: Listen) -> None:
    """And interrupts: whoever steps on has heard enough."""
    someone = listen()
    someone.meet(shown.overview(4, (1, 3)))
    someone.hear()
    someone.press(K.Key_Down)
    assert someone.speaker.said[0][2] is False
    assert someone.hear() == "1, Super 95 E10, Free, €1.789/L, chosen, 1 of 4"
    someone.press(K.Key_Down, K.Key_Down)
    assert someone.hear().endswith(" of 4")
    someone.press(K.Key_Up)
    assert " of 4" in someone.hear()


def test_what_a_key_does_is_answered(listen: Listen) -> None:
    """A picked amount, a typed digit, an outlet that is chosen now: it is said at once."""
    someone = listen(DISCREET)
    someone.meet(shown.choose())
    someone.press(*[K.Key_Down] * 4)
    while "€20," not in someone.hear():
        someone.press(K.Key_Down)
    someone.press(K.Key_Return)
    someone.front.settle()
    someone.front.stage.guide.look()
    said = someone.hear()
    assert "€20." in said, said
    assert "€20, chosen" in said


def test_an_outlet_that_is_chosen_is_answered(listen: Listen) -> None:
    """The engine has taken it: that is said, with how many there are now."""
    someone = listen()
    someone.meet(shown.overview(4))
    someone.press(K.Key_Down)
    someone.hear()
    someone.press(K.Key_Return)
    someone.meet(shown.overview(4, (1,)))
    said = someone.hear()
    assert said.startswith("1 outlet chosen.")
    assert "1, Super 95 E10, Free, €1.789/L, chosen, 1 of" in said


def test_running_figures_are_said_now_and_then(listen: Listen) -> None:
    """Five times a second they change; every twenty seconds they are said."""
    someone = listen(DISCREET)
    someone.meet(shown.delivering())
    someone.hear()
    base = 12_345_678
    for number in range(1, 100):
        someone.now_ms += 200
        grown = shown.delivery(1, delivered_base=base + number * 100_000, cost_minor=2_209 + number)
        someone.meet(shown.delivering(grown))
    assert someone.now_ms < 1_000_000 + FIGURES_MS
    assert someone.hear() == ""
    someone.now_ms += FIGURES_MS
    grown = shown.delivery(1, delivered_base=base + 20_000_000, cost_minor=4_000)
    someone.meet(shown.delivering(grown))
    said = someone.hear().replace("\u00a0", " ")
    assert "32.34 L" in said
    assert "To pay: €40.00." in said
    assert "Super 95" not in said, "only what has changed"


def test_a_change_of_state_is_said_at_once(listen: Listen) -> None:
    """It pauses, it goes on: nobody waits twenty seconds to hear that; nothing is cut off."""
    someone = listen()
    someone.meet(shown.delivering())
    someone.hear()
    someone.meet(shown.delivering(shown.delivery(1, state="paused")))
    [(text, _, is_after)] = someone.speaker.said
    assert "Paused" in text
    assert is_after


def test_how_long_a_pause_may_last_is_said_once_and_not_each_second(listen: Listen) -> None:
    """The countdown is for the eyes."""
    someone = listen(DISCREET)
    someone.meet(shown.delivering())
    someone.hear()
    whole = shown.paused()
    assert whole.visit.sale is not None
    [part] = whole.visit.sale.deliveries
    for left_s in range(52, 40, -1):
        held = replace(part, held_left_ms=1_000 * left_s)
        someone.meet(shown.delivering(held))
        someone.now_ms += 1_000
    assert someone.hear().count("Kept for you") == 1


def test_a_warning_that_money_runs_out_is_said_once_and_not_each_second(listen: Listen) -> None:
    """Twelve seconds left, eleven, ten: the countdown is for the eyes."""
    someone = listen(DISCREET)
    someone.meet(shown.delivering())
    someone.hear()
    for left in range(12, 0, -1):
        low = replace(shown.delivery(1), is_low=True, left_s=left)
        someone.meet(shown.delivering(low))
        someone.now_ms += 1_000
    assert someone.hear().count("The money is nearly used up") == 1


def test_a_notice_is_said(listen: Listen) -> None:
    """What happened, what it costs, what now."""
    someone = listen()
    someone.meet(shown.overview(4))
    someone.hear()
    someone.meet(shown.told(shown.overview(4), Notice.PAYMENT_EXPIRED))
    assert "The time to pay is over. Nothing was charged. Please choose again." in someone.hear()


def test_help_says_all_again_and_then_opens_the_help(listen: Listen) -> None:
    """Once for whoever was distracted, twice for whoever is lost."""
    someone = listen()
    someone.meet(shown.choose())
    someone.press(K.Key_Down, K.Key_Down)
    someone.hear()
    someone.press(K.Key_F1)
    said = someone.hear()
    assert said.startswith("How much would you like?")
    assert said.endswith("3 of 20.")
    someone.press(K.Key_F1)
    someone.front.settle()
    someone.front.stage.guide.look()
    assert remote.named(someone.front.window, "help-close") is not None
    assert "We are here to help" in someone.hear()
    someone.press(K.Key_Escape)
    someone.front.settle()
    assert remote.named(someone.front.window, "help-close") is None


def test_help_turns_speech_on_first(listen: Listen) -> None:
    """Whoever finds that key hears something; where nothing speaks, it is help as for everybody."""
    someone = listen()
    someone.meet(shown.overview(4), is_on=False)
    someone.press(K.Key_F1)
    assert someone.front.asked() == [commands.SetMode("speech", True)]
    silent = listen(replace(ALOUD, engine="none"))
    silent.meet(shown.overview(4), is_on=False)
    silent.press(K.Key_F1)
    silent.front.settle()
    assert remote.named(silent.front.window, "help-close") is not None


@pytest.mark.parametrize("mode", ["", "large", "low"])
def test_no_amount_and_no_code_is_said_aloud(listen: Listen, mode: str) -> None:
    """Every screen from its first word to its last control, before everybody who stands around."""
    someone = listen()
    for name, make in shown.EVERY.items():
        if name.startswith(OF_ATTENDANTS):
            continue  # What an attendant reads is for them to keep to themselves.
        someone.meet(make(), mode)
        for sheet in ("", "add"):
            whole = scene.look(someone.front.window)
            if sheet and sheet not in {one.objectName() for one in whole.controls}:
                continue
            if sheet:
                someone.front.tap(sheet)
                someone.front.stage.guide.look()
                whole = scene.look(someone.front.window)
            someone.press(*[K.Key_Down] * len(whole.controls))
            someone.press(K.Key_F1)
            said = someone.hear()
            for found in re.findall(r"€[\d.,]+(?!\d)", said):
                assert re.search(re.escape(found) + r"(/| \+)", said), f"{name}: {found} in {said}"
            for code in ("amber", "lantern", "7Q2M", "4821", "1042"):
                assert code not in said, name


def test_with_a_headphone_amounts_and_codes_are_said(listen: Listen) -> None:
    """The same screens to the ears of one: nothing is kept back."""
    someone = listen(DISCREET)
    someone.meet(shown.carried())
    said = someone.hear().replace("\u00a0", " ")
    assert "You paid: €22.09." in said
    assert "Your code: 7Q2M-K9VX-4DTB-C" in said
    assert "on the screen only" not in said


@pytest.mark.parametrize("settings", [ALOUD, DISCREET], ids=["aloud", "discreet"])
def test_no_digit_of_a_pin_is_ever_said(listen: Listen, settings: AssistanceSnapshot) -> None:
    """Neither where the keypad points nor what is typed; how many were typed is."""
    someone = listen(settings)
    someone.meet(shown.login())
    someone.front.tap("attendant-Maria")
    someone.hear()
    for digit in range(10):
        someone.front.stage.guide._point(someone.front.item(f"pin-{digit}"))
        someone.press(K.Key_F1)
        said = someone.hear()
        assert "Key for the PIN" in said
        someone.press(K.Key_Return)
        someone.front.settle()
        someone.front.stage.guide.look()
        said = someone.hear()
        assert f"{digit}, " not in said, said
        assert re.search(r"\d+ digits? typed", said) or digit > 7, said
        someone.now_ms += ACTED_MS


def test_a_customer_without_a_voice_reads_why(listen: Listen) -> None:
    """Swahili has no voice here: the screen says so until it is read, and keys still work."""
    someone = listen(language="sw")
    someone.meet(shown.overview(4))
    assert [text for text, language, _ in someone.speaker.said if language == "en"] == [
        "There is no voice for Kiswahili here. The keys work all the same."
    ]
    front = someone.front
    front.settle()
    assert front.says("Kiswahili")
    assert remote.named(front.window, "speech-close") is not None
    someone.press(K.Key_Escape)
    front.settle()
    assert remote.named(front.window, "speech-close") is None
    someone.press(K.Key_Down)
    assert front.window.property("pointed") is front.item("outlet-1")


def test_another_language_is_spoken_in_its_own_voice(listen: Listen) -> None:
    """Whoever turns the screen to German hears German from then on."""
    someone = listen()
    someone.meet(shown.overview(4))
    someone.hear()
    someone.front.stage.kiosk.speak("de")
    someone.front.settle()
    someone.front.stage.guide.look()
    assert {language for _, language, _ in someone.speaker.said} == {"de"}
    assert "Welche Ausgabe möchten Sie?" in someone.hear()


def test_a_lost_engine_is_said(listen: Listen) -> None:
    """The figures are old, and nothing can be chosen: neither silence nor a trap."""
    someone = listen()
    someone.meet(shown.delivering())
    someone.hear()
    someone.front.engine.close()
    someone.front.qtbot.waitUntil(lambda: not someone.front.stage.kiosk.isLive)
    someone.front.settle()
    someone.front.stage.guide.look()
    assert "Reconnecting" in someone.hear()
    someone.press(K.Key_Down)
    assert someone.hear() == "There is nothing to choose here."


def test_right_to_left_text_is_said_without_marks(listen: Listen) -> None:
    """What keeps figures together on the screen is not for a voice."""
    someone = listen(DISCREET, language="ar")
    someone.meet(shown.delivering())
    said = someone.hear()
    assert said
    assert not re.search("[\u200e\u200f\u2066-\u2069]", said)


def test_the_keys_of_the_volume_change_it(listen: Listen) -> None:
    """A step louder, two steps softer; each is said."""
    someone = listen()
    someone.meet(shown.overview(4))
    someone.hear()
    someone.press(K.Key_VolumeUp)
    assert someone.hear() == "Volume 6 of 7"
    someone.press(K.Key_VolumeDown, K.Key_VolumeDown)
    assert someone.hear().endswith("Volume 4 of 7")


def test_every_page_that_takes_a_pin_keeps_its_digits() -> None:
    """Wherever dots stand for what is typed, the keys beside them are never spoken."""
    pages = {path.name: path.read_text() for path in QML.rglob("*.qml")}
    taking = {name: text for name, text in pages.items() if "digit(s) typed" in text}
    assert len(taking) > 1
    assert [name for name, text in taking.items() if "isSecret: true" not in text] == []
