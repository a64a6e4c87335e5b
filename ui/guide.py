"""Leads whoever cannot see or touch the screen through what is in front, by five keys and by voice.

It decides nothing: what it chooses is pressed as a finger would press it, and what it says stands
on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QElapsedTimer, QMetaObject, QObject, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.api.snapshot import Snapshot
from kiosk.domain.assistance import Role
from ui import scene, words
from ui.fivekeys import FiveKeys
from ui.scene import Said, Scene
from ui.viewmodels.kiosk import KioskViewModel

LOOK_MS = 300
FIGURES_MS = 20_000
"""Figures that run are said so often, and with every change of state."""
ACTED_MS = 1_500
"""So long after a key all that changes is its answer."""
IDLE_MS = 60_000
"""So long after the last key nobody needs to see what it pointed at."""

HELP = "help"
_BACKS_OF_SHEETS = ("-back", "-close", "-no", "-cancel", "-erase")
_BACKS = ("back", "cancel", "done", "others", "logout")
_STOPS = tuple(".!?:;,。！？：،؟।")  # noqa: RUF001 - As each language writes them.


class Guide(QObject):
    """Follows the keys, and says what is shown."""

    def __init__(
        self,
        window: QQuickWindow,
        kiosk: KioskViewModel,
        keys: FiveKeys,
        clock: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._kiosk, self._voice, self._keys = window, kiosk, kiosk.voice, keys
        self._own_clock = QElapsedTimer()
        self._own_clock.start()
        self._now = clock if clock is not None else self._own_clock.elapsed
        self._pointed: QQuickItem | None = None
        self._described = ""
        self._place: tuple[str, QQuickItem | None] = ("", None)
        self._texts: list[Said] = []
        self._last: Role | None = None
        self._acted_at: int | None = None
        self._figures_at = 0
        self._is_welcome = True
        self._pulse = QTimer(self, interval=LOOK_MS)
        self._pulse.timeout.connect(self.look)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.let_go)
        keys.pressed.connect(self._pressed)
        keys.touched.connect(self.let_go)
        kiosk.forgotten.connect(self.let_go)
        self._voice.turned.connect(self._turned)

    def show(self, snapshot: Snapshot) -> None:
        """Take over what the keypad sends."""
        self._keys.use(snapshot.assistance)

    # --- Keys -----------------------------------------------------------------------------------

    def _pressed(self, role: Role) -> None:
        self._kiosk.touched()
        self._voice.wake()
        self._idle.start()
        self._pulse.start()
        match role:
            case Role.UP:
                self._step(-1)
            case Role.DOWN:
                self._step(1)
            case Role.OK:
                self._choose()
            case Role.BACK:
                self._back()
            case Role.HELP:
                self._help()
            case Role.LOUDER:
                self._voice.louder()
            case Role.SOFTER:
                self._voice.softer()
        self._last = role

    def _step(self, by: int) -> None:
        front = self._look_now()
        if not front.controls:
            self._tell(words.say(words.NOTHING_HERE))
            return
        pointed = self._pointed_in(front)
        if pointed is None:
            self._point(start_of(front))
        else:
            place = front.controls.index(pointed) + by
            self._point(front.controls[place % len(front.controls)])
        self._tell(self._describe(front))

    def _choose(self) -> None:
        """Press what is pointed at; what nobody has pointed at yet is only shown."""
        front = self._look_now()
        pointed = self._pointed_in(front)
        if pointed is None:
            self._step(1)
            return
        self._press(pointed)

    def _back(self) -> None:
        front = self._look_now()
        if front.sheet is not None:
            endings = _BACKS_OF_SHEETS
            found = by_ending(front.controls[: front.own], endings)
        else:
            found = by_name(front.controls[: front.own], _BACKS)
        if found is None:
            self._tell(words.say(words.NOTHING_BEFORE))
        else:
            self._press(found)

    def _help(self) -> None:
        """Turn speech on; where it is on say all again; and once more, call for help."""
        if not self._voice.is_wanted() and self._voice.is_offered():
            self._voice.turn()
            return
        front = self._look_now()
        if self._voice.speaks() and self._last is not Role.HELP:
            self._say_all(front)
        elif (found := by_name(front.controls, (HELP,))) is not None:
            self._press(found)

    def _press(self, item: QQuickItem) -> None:
        self._acted_at = self._now()
        QMetaObject.invokeMethod(item, "click")
        QTimer.singleShot(0, self.look)

    def let_go(self) -> None:
        """Point at nothing: somebody touches, or has gone."""
        self._idle.stop()
        self._point(None)
        self._last = None
        if not self._voice.is_wanted():
            self._pulse.stop()

    # --- What is pointed at -----------------------------------------------------------------------

    def _point(self, item: QQuickItem | None) -> None:
        self._pointed = item
        self._window.setProperty("pointed", item)
        if item is not None:
            item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        elif (focused := self._window.activeFocusItem()) is not None:
            focused.setFocus(False)

    def _pointed_in(self, front: Scene) -> QQuickItem | None:
        pointed = self._pointed
        if pointed is None or not shiboken6.isValid(pointed):
            return None
        return pointed if pointed in front.controls else None

    # --- What is said -----------------------------------------------------------------------------

    def look(self) -> None:
        """See what has changed, and say it."""
        self._look_now()

    def _look_now(self) -> Scene:
        front = scene.look(self._window)
        place = (str(self._kiosk.screen), front.sheet)
        if place != self._place:
            self._place, self._texts = place, front.texts
            self._arrive(front)
        elif self._texts != front.texts:
            before, self._texts = self._texts, front.texts
            self._compare(before, front)
        else:
            self._answer(front)
        return front

    def _arrive(self, front: Scene) -> None:
        if self._pointed is not None:
            self._point(start_of(front))
        self._acted_at = None
        self._say_all(front)

    def _compare(self, before: list[Said], front: Scene) -> None:
        """Say what is new: what a key has done at once, figures that run now and then."""
        known = set(before)
        fresh = [one for one in front.texts if one not in known]
        shapes = {one.skeleton for one in before}
        news = [one for one in fresh if one.skeleton not in shapes]
        if self._has_acted():
            self._acted_at = None
            self._tell(self._joined([*self._heard(fresh), self._news_of_pointed(front)]))
        elif news:
            self._tell(self._joined(self._heard(news)), after=True)
        elif self._now() - self._figures_at >= FIGURES_MS:
            self._figures_at = self._now()
            self._tell(self._joined(self._heard(fresh)), after=True)
        self._keep_pointed(front)

    def _answer(self, front: Scene) -> None:
        """Say what a key has made of what it pressed, where no text tells."""
        told = self._news_of_pointed(front) if self._has_acted() else ""
        if told:
            self._acted_at = None
            self._tell(told)
        self._keep_pointed(front)

    def _keep_pointed(self, front: Scene) -> None:
        """What was pointed at may have gone: then what stands in its place is."""
        if self._pointed is not None and self._pointed_in(front) is None:
            self._point(start_of(front))
            self._tell(self._describe(front), after=True)

    def _has_acted(self) -> bool:
        return self._acted_at is not None and self._now() - self._acted_at < ACTED_MS

    def _news_of_pointed(self, front: Scene) -> str:
        before = self._described
        told = self._describe(front)
        return told if told != before else ""

    def _turned(self) -> None:
        if not self._voice.is_wanted():
            self._is_welcome = True
            if self._pointed is None:
                self._pulse.stop()
            return
        self._pulse.start()
        if not self._voice.speaks():
            self._voice.say_why_not()
            return
        if self._is_welcome:
            self._is_welcome = False
            self._voice.say(words.say(words.WELCOME))
        front = scene.look(self._window)
        self._place = (str(self._kiosk.screen), front.sheet)
        self._texts = front.texts
        self._say_all(front, after=True)

    def _say_all(self, front: Scene, *, after: bool = False) -> None:
        """Say the whole screen: what stands there, and what is pointed at."""
        self._figures_at = self._now()
        self._tell(self._joined(self.script(front)), after=after)

    def script(self, front: Scene) -> list[str]:
        """Return all that is said of what is in front, piece by piece."""
        pieces = self._heard(front.texts)
        if len(pieces) < len(front.texts) and not self._voice.is_discreet():
            plug = self._voice.wants_plug()
            pieces.append(words.say(words.PLUG_IN if plug else words.ON_SCREEN_ONLY))
        return [*pieces, self._describe(front)]

    def _heard(self, texts: Iterable[Said]) -> list[str]:
        is_discreet = self._voice.is_discreet()
        return [one.text for one in texts if is_discreet or not one.is_private]

    def _describe(self, front: Scene) -> str:
        """Return what is said of what is pointed at: its name, how it is, and its place."""
        pointed = self._pointed_in(front)
        if pointed is None:
            self._described = ""
            return ""
        self._described = ", ".join([self._name(pointed), *_state(pointed), _place(pointed, front)])
        return self._described

    def _name(self, item: QQuickItem) -> str:
        if scene.is_secret(item):
            return words.say(words.PIN_KEY)
        said = scene.said_by(item)
        if said.is_private and not self._voice.is_discreet():
            aloud = scene.speakable(str(item.property("spokenAloud") or ""))
            return aloud or words.say(words.FIGURE)
        return said.text

    def _joined(self, pieces: Iterable[str]) -> str:
        """Return pieces as sentences: a voice takes breath between them."""
        return " ".join(one if one.endswith(_STOPS) else f"{one}." for one in pieces if one)

    def _tell(self, text: str, *, after: bool = False) -> None:
        if self._voice.speaks() and text:
            self._voice.say(text, after=after)


def start_of(front: Scene) -> QQuickItem | None:
    """Return what is pointed at first: the screen's own first choice, but not the way back."""
    own = front.controls[: front.own]
    ahead = (one for one in own if not _leads_back(one.objectName()))
    return next(ahead, next(iter(front.controls), None))


def _leads_back(name: str) -> bool:
    return name in _BACKS or name.endswith(("-close", "-back"))


def by_name(controls: Iterable[QQuickItem], names: Iterable[str]) -> QQuickItem | None:
    """Return the first control that has one of these names, in the order of the names."""
    found = {one.objectName(): one for one in controls}
    return next((found[name] for name in names if name in found), None)


def by_ending(controls: Iterable[QQuickItem], endings: Iterable[str]) -> QQuickItem | None:
    """Return the first control whose name ends so, in the order of the endings."""
    names = [(one.objectName(), one) for one in controls]
    found = (one for ending in endings for name, one in names if name.endswith(ending))
    return next(found, None)


def _place(item: QQuickItem, front: Scene) -> str:
    """Return which of how many it is: of the screen's own, or of what stands around."""
    place, own = front.controls.index(item), front.own
    number, count = (place, own) if place < own else (place - own, len(front.controls) - own)
    told = words.say(words.PLACE)
    return told.replace("%1", str(number + 1)).replace("%2", str(count))


def _state(item: QQuickItem) -> list[str]:
    is_checked = scene.checked(item)
    if is_checked is None:
        return [words.say(words.BUTTON)]
    return [words.say(words.PICKED if is_checked else words.NOT_PICKED)]
