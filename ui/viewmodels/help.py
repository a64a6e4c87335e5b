"""Help: what to do now, whom to ring up, and whether an attendant has been called.

And the other end of it: what the attendant's board says of who has called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import AnswerCall, CallAttendant, Command, EndCall
from kiosk.api.snapshot import CallSnapshot, Screen, Snapshot
from kiosk.domain.local_time import local
from ui import words
from ui.formatting import Format
from ui.viewmodels.pay import mode_of

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

OF_ATTENDANTS = frozenset({Screen.ATTENDANT, Screen.OVERRIDE})
"""Where the person before the screen is the one to be called."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the help says."""

    task: str = ""
    can_call: bool = False
    state: str = words.NOT_CALLED
    caption: str = ""
    icon: str = "help"
    told: str = ""
    calls: int = 0
    caller: str = ""
    call: str = ""
    is_answered: bool = False


def task(snapshot: Snapshot) -> str:
    """Return what the person before the screen can do now, in plain sentences."""
    visit, sale = snapshot.visit, snapshot.visit.sale
    name = visit.screen.value
    if snapshot.is_stopped and visit.screen not in OF_ATTENDANTS:
        name = "stopped"
    elif visit.screen is Screen.PAY and sale is not None:
        way = next((one for one in sale.ways if one.is_open), None)
        mode = mode_of(sale.pay_url, is_attended=way is not None and way.is_attended)
        name = "pay_attended" if mode in {words.COUNTED, words.SHOWN} else name
    elif visit.screen is Screen.DELIVERING and sale is not None:
        needs = next((one.needs for one in sale.deliveries if one.needs), "")
        name = f"needs_{needs}" if needs else name
    return words.help_now(name)


def face(snapshot: Snapshot, figures: Format) -> Face:
    """Return what the help says now."""
    visit = snapshot.visit
    state = words.NOT_CALLED
    if visit.called_ms:
        state = words.COMING if visit.is_coming else words.CALLED
    sign = words.HELP_SIGNS[state]
    calls = visit.attendant.calls if visit.attendant is not None else ()
    first = calls[0] if calls else None
    return Face(
        task=task(snapshot),
        can_call=visit.screen not in OF_ATTENDANTS,
        state=state,
        caption=words.say(sign.word),
        icon=sign.icon,
        told=words.say(words.HELP_TOLD[state]).replace(
            "%1", figures.time_of_day(local(visit.called_ms, snapshot.time_zone))
        ),
        calls=len(calls),
        caller=first.screen if first is not None else "",
        call=call_text(first, snapshot, figures) if first is not None else "",
        is_answered=first is not None and bool(first.by),
    )


def call_text(call: CallSnapshot, snapshot: Snapshot, figures: Format) -> str:
    """Return who asks for help: since when, from where, at which outlets, and who comes."""
    since = figures.time_of_day(local(call.at_ms, snapshot.time_zone))
    where = words.say(words.HELP_WANTED).replace("%1", since)
    where = where.replace("%2", figures.named(call.screen))
    parts = [where]
    if call.outlets:
        numbers = figures.isolated(", ".join(map(str, call.outlets)))
        parts.append(words.say(words.HELP_AT).replace("%1", numbers))
    if call.by:
        parts.append(words.say(words.HELP_BY).replace("%1", figures.named(call.by)))
    return figures.line(*parts)


@QmlElement
class HelpViewModel(QObject):
    """Shows what helps now; decides nothing."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        fresh = face(snapshot, figures)
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    @Property(str, notify=changed)
    def taskText(self) -> str:
        """What to do now."""
        return self._face.task

    @Property(bool, notify=changed)
    def canCall(self) -> bool:
        """Whether an attendant can be called from here."""
        return self._face.can_call

    @Property(str, notify=changed)
    def state(self) -> str:
        """Empty, called or coming."""
        return self._face.state

    @Property(str, notify=changed)
    def captionText(self) -> str:
        """What stands on the help button."""
        return self._face.caption

    @Property(str, notify=changed)
    def signIcon(self) -> str:
        """The icon of the help button."""
        return self._face.icon

    @Property(str, notify=changed)
    def toldText(self) -> str:
        """Whether an attendant was called, and comes; empty where none was."""
        return self._face.told

    @Property(int, notify=changed)
    def callCount(self) -> int:
        """How many ask for help, for the attendant."""
        return self._face.calls

    @Property(str, notify=changed)
    def callText(self) -> str:
        """Who has asked for help longest."""
        return self._face.call

    @Property(bool, notify=changed)
    def isAnswered(self) -> bool:
        """Whether somebody has said that they go there."""
        return self._face.is_answered

    @Slot()
    def call(self) -> None:
        """Call an attendant."""
        self._send(CallAttendant())

    @Slot()
    def answer(self) -> None:
        """Say that one is going to whoever has waited longest."""
        self._send(AnswerCall(self._face.caller))

    @Slot()
    def end(self) -> None:
        """Say that whoever has waited longest has been helped."""
        self._send(EndCall(self._face.caller))
