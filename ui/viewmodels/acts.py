"""One outlet on a sheet of its own: what is wrong, who is served, and what an attendant may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api import commands as c
from kiosk.api.snapshot import OutletSnapshot, ServedSnapshot, Snapshot
from kiosk.domain.duties import REASONS, Duty
from ui import words
from ui.formatting import GAP, Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.moving import MoveRow
from ui.viewmodels.outlets import outlet_row
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_DUTIES = {
    "pause": Duty.PAUSE,
    "resume": Duty.RESUME,
    "finish": Duty.FINISH,
    "move": Duty.MOVE,
    "lock": Duty.LOCK,
    "out": Duty.LOCK,
    "unlock": Duty.UNLOCK,
}
_WHY: dict[str, Callable[[int, str], c.Command]] = {
    "pause": c.PauseOutlet,
    "resume": c.ResumeOutlet,
    "finish": c.FinishOutlet,
    "lock": c.LockAfterSale,
    "out": c.LockOutlet,
    "unlock": c.UnlockOutlet,
}
_AT_ONCE: dict[str, Callable[[int], c.Command]] = {
    "stop": c.StopOutlet,
    "override": c.AskOverride,
    "raise": c.RaiseLimit,
    "edit": c.EditRecord,
}
"""What asks for no reason: a stop must not, the form of an override does, and two are refused."""
_REFUSED = frozenset({"raise", "edit"})


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something to do."""

    code: str
    text: str
    signIcon: str
    tone: str
    isRefused: bool
    """Nobody may; whoever touches it is told why."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something to know."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says of its outlet."""

    number: int = 0
    title: str = ""
    word: str = ""
    icon: str = ""
    tone: str = "off"
    trouble: str = ""
    todo: str = ""
    is_served: bool = False
    ask: str = ""


def act_rows(outlet: OutletSnapshot, served: ServedSnapshot | None) -> list[ActRow]:
    """Return what may be wanted at an outlet: never less because it would be refused."""
    is_paused = served is not None and served.paused_left_ms is not None
    is_shut = bool(outlet.fault or outlet.lock_reason)
    codes = (
        "stop",
        "resume" if is_paused else "pause",
        "finish",
        "move",
        "unlock" if is_shut else "lock",
        "out",
        "override",
        "raise",
        "edit",
    )
    signs = ((code, words.ACTS[code]) for code in codes)
    return [
        ActRow(code, words.say(sign.word), sign.icon, sign.tone, code in _REFUSED)
        for code, sign in signs
    ]


def fact_rows(
    outlet: OutletSnapshot, served: ServedSnapshot | None, figures: Format
) -> list[FactRow]:
    """Return what is known of an outlet and of who is served there."""

    def quantity(base: int) -> str:
        return figures.quantity(base, outlet.dimension, outlet.interval_base)

    def fact(name: str, value: str) -> FactRow:
        return FactRow(words.say(words.SERVED[name]), value)

    facts = []
    if served is not None:
        who, paid = served.by or served.words, figures.money(served.authorised_minor)
        facts = [
            fact("by" if served.by else "words", figures.isolated(who)),
            FactRow(ways_text(served.ways), paid) if served.ways else fact("paid", paid),
            fact("used", figures.money(served.used_minor)),
            fact("taken", quantity(served.delivered_base)),
        ]
        if served.paused_left_ms is not None:
            facts.append(fact("paused", figures.clock(served.paused_left_ms)))
    return [*facts, fact("total", quantity(outlet.total_base))]


def ways_text(ways: tuple[str, ...]) -> str:
    """Return how somebody has paid: the first of several, and how many more there are."""
    more = f" +{len(ways) - 1}" if len(ways) > 1 else ""
    return words.way(ways[0]) + more


@QmlElement
class ActsViewModel(QObject):
    """Shows the outlet that an attendant has touched."""

    changed = Signal()

    def __init__(self, send: Callable[[c.Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._number = 0
        self._asking = ""
        self._to = 0
        self._snapshot: Snapshot | None = None
        self._figures: Format | None = None
        self._acts = RowsModel(ActRow, self)
        self._facts = RowsModel(FactRow, self)
        self._reasons = RowsModel(ReasonRow, self)
        self._places = RowsModel(MoveRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        self._snapshot, self._figures = snapshot, figures
        self._draw()

    def reset(self) -> None:
        """Forget the outlet, and who was served there."""
        self._snapshot = None
        self.close()

    @Property(int, notify=changed)
    def number(self) -> int:
        """The outlet on the sheet; 0 where there is none."""
        return self._face.number

    @Property(str, notify=changed)
    def title(self) -> str:
        """What the outlet sells, and at what price."""
        return self._face.title

    @Property(str, notify=changed)
    def word(self) -> str:
        """Its state in a word."""
        return self._face.word

    @Property(str, notify=changed)
    def signIcon(self) -> str:
        """Its state as a shape."""
        return self._face.icon

    @Property(str, notify=changed)
    def tone(self) -> str:
        """Its state as a colour."""
        return self._face.tone

    @Property(str, notify=changed)
    def troubleText(self) -> str:
        """What is wrong with it; empty where nothing is."""
        return self._face.trouble

    @Property(str, notify=changed)
    def todoText(self) -> str:
        """What to do about that."""
        return self._face.todo

    @Property(bool, notify=changed)
    def isServed(self) -> bool:
        """Whether somebody is served there."""
        return self._face.is_served

    @Property(str, notify=changed)
    def askText(self) -> str:
        """What is asked before something is done: a reason, or where to; empty where nothing is."""
        return self._face.ask

    @Property(RowsModel, constant=True)
    def acts(self) -> RowsModel:
        """What may be done."""
        return self._acts

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What is known."""
        return self._facts

    @Property(RowsModel, constant=True)
    def reasons(self) -> RowsModel:
        """Why it may be done."""
        return self._reasons

    @Property(RowsModel, constant=True)
    def places(self) -> RowsModel:
        """Where the rest may be taken."""
        return self._places

    @Slot(int)
    def open(self, number: int) -> None:
        """Put an outlet on the sheet."""
        self._number, self._asking, self._to = number, "", 0
        self._draw()

    @Slot()
    def close(self) -> None:
        """Put the sheet away."""
        self.open(0)

    @Slot(str)
    def act(self, code: str) -> None:
        """Do it, or ask first what must be asked."""
        if code in _AT_ONCE:
            self._send(_AT_ONCE[code](self._number))
        else:
            self._asking, self._to = code, 0
            self._draw()

    @Slot(int)
    def sendTo(self, outlet: int) -> None:
        """Say where the rest is taken; why is asked next."""
        self._to = outlet
        self._draw()

    @Slot(str)
    def say(self, reason: str) -> None:
        """Do what was touched, for that reason."""
        if self._asking == "move":
            self._send(c.SendRemainder(self._number, self._to, reason))
        elif self._asking in _WHY:
            self._send(_WHY[self._asking](self._number, reason))
        self.cancel()

    @Slot()
    def cancel(self) -> None:
        """Do nothing after all."""
        self._asking, self._to = "", 0
        self._draw()

    def _draw(self) -> None:
        snapshot, figures = self._snapshot, self._figures
        found = [one for one in snapshot.outlets if one.number == self._number] if snapshot else []
        if snapshot is None or figures is None or not found:
            self._put(Face(), [], [], [], [])
            return
        [outlet] = found
        people = snapshot.visit.attendant.served if snapshot.visit.attendant else ()
        served = next((one for one in people if one.outlet == self._number), None)
        row = outlet_row(outlet, snapshot, figures)
        sign = words.Sign(row.detailText or row.word, row.signIcon, row.tone)
        if served is not None and served.paused_left_ms is not None:
            sign = words.Sign(words.say(words.HELD_SIGN.word), "pause", "warn")
        trouble = words.trouble(outlet.fault) if outlet.fault else words.Trouble("", "")
        if outlet.lock_reason and not row.isShut:
            trouble = words.Trouble(words.say(words.LOCKS_LATER), "")
        asks_where = self._asking == "move" and not self._to
        ask = words.MOVE_ASKS if asks_where else words.ACT_ASKS.get(self._asking, "")
        places = [
            MoveRow(one.number, figures.line(str(one.number), one.product_name, between=GAP))
            for one in snapshot.outlets
            if asks_where and served is not None and one.number in served.send_to
        ]
        nowhere = words.say(words.MOVE_NOWHERE) if asks_where and not places else ""
        self._put(
            Face(
                number=outlet.number,
                title=figures.line(row.title, row.priceText, between=" · "),
                word=sign.word,
                icon=sign.icon,
                tone=sign.tone,
                trouble=trouble.means,
                todo=trouble.do,
                is_served=served is not None,
                ask=nowhere
                or (words.say(ask).replace("{number}", str(outlet.number)) if ask else ""),
            ),
            act_rows(outlet, served),
            fact_rows(outlet, served, figures),
            [] if asks_where else self._reason_rows(),
            places,
        )

    def _reason_rows(self) -> list[ReasonRow]:
        """Return the reasons for what is asked about."""
        texts = words.REASON_WORDS | words.LOCK_WORDS
        icons = words.REASON_ICONS | words.LOCK_ICONS
        duty = _DUTIES.get(self._asking)
        return [
            ReasonRow(code, words.say(texts[code]), icons[code])
            for code in (REASONS[duty] if duty else ())
        ]

    def _put(
        self,
        face: Face,
        acts: list[ActRow],
        facts: list[FactRow],
        reasons: list[ReasonRow],
        places: list[MoveRow],
    ) -> None:
        self._acts.show(acts)
        self._facts.show(facts)
        self._reasons.show(reasons)
        self._places.show(places)
        if face != self._face:
            self._face = face
            self.changed.emit()
