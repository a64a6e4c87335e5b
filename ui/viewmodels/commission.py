"""Commissioning an outlet: the step it is at, what it has shown, and what is asked for next.

It decides nothing: the engine makes each trial and judges it, and one more snapshot says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import (
    Command,
    Commission,
    CommissionApprove,
    CommissionCancel,
    CommissionProve,
    CommissionRead,
    CommissionSeal,
    CommissionSkip,
    CommissionTry,
)
from kiosk.api.snapshot import (
    AttendantSnapshot,
    CommissioningSnapshot,
    OutletSnapshot,
    ProofSnapshot,
    Snapshot,
)
from kiosk.domain.commissioning import ORDER, OVER, Step
from ui import words
from ui.formatting import Format
from ui.viewmodels.entry import Digits, Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = frozenset({"technician", "manager"})
"""Who may see it; who may do what the engine decides."""
DECIMALS = 3
"""A test measure is read to the millilitre, or the watt-hour."""
SCALE = 6
OUTLET_MOST = 99
QUANTITY_MOST = 10**12
NUMBERS = ("certificate", "seals_before", "seals_after")
"""What is read from paper and seals, one after the other."""
NUMBER_DIGITS = 16
FACTOR_SCALE = 100_000


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something that a step has shown."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says."""

    outlet: int = 0
    place: int = 0
    step: str = ""
    title: str = ""
    task: str = ""
    why: str = ""
    asks: str = ""
    entry: str = ""
    is_empty: bool = True
    is_trying: bool = False
    can_go: bool = False
    can_skip: bool = False
    can_cancel: bool = False
    point: str = "."
    facts: tuple[FactRow, ...] = ()


@QmlElement
class CommissionViewModel(AmountKeypad):
    """Leads a technician and a manager through it, on whatever screen they stand at."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._outlet = 0
        self._asked = ""
        self._may = False
        self._begins_anew = False
        """Whether one that is over was read, and another one is wanted."""
        self._numbers: tuple[str, ...] = ()
        """Those of certificate and seals that have been typed."""
        self._shown: tuple[Snapshot, Format] | None = None
        self._facts = RowsModel(FactRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays until something else is asked."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget which outlet it was."""
        self._outlet, self._entry, self._asked = 0, Entry(), ""
        self._numbers = ()
        self._face, self._may, self._begins_anew = Face(), False, False
        self._facts.show([])
        self.changed.emit()

    def _refresh(self) -> None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        if self._shown is None or attendant is None:
            return
        snapshot, figures = self._shown
        may = attendant.role in ROLES
        run = self._run(attendant)
        outlet = next((one for one in snapshot.outlets if one.number == self._outlet), None)
        asks = _asks(run, outlet, begins_anew=self._begins_anew)
        if asks == NUMBERS[0] and run is not None:
            asks = self._number_asked(run, attendant)
        if asks != self._asked:
            self._asked, self._entry = asks, Entry()
        is_number = asks == "outlet"
        if asks in NUMBERS:
            self._entry = Digits(self._entry.text, most=NUMBER_DIGITS)
        else:
            self._entry = Entry(
                self._entry.text,
                0 if is_number else DECIMALS,
                0 if is_number else SCALE,
                OUTLET_MOST if is_number else QUANTITY_MOST,
            )
        fresh = self._as(run, outlet, asks, attendant, figures)
        if (fresh, may) != (self._face, self._may):
            self._face, self._may = fresh, may
            self._facts.show(list(fresh.facts))
            self.changed.emit()

    def _number_asked(self, run: CommissioningSnapshot, attendant: AttendantSnapshot) -> str:
        """Return which number whoever has measured is to type; nobody else is asked."""
        typed = len(self._numbers) % len(NUMBERS)  # All of them were sent: they are asked again.
        return NUMBERS[typed] if run.by == attendant.name else ""

    def _run(self, attendant: AttendantSnapshot) -> CommissioningSnapshot | None:
        """Return the run at the outlet in hand, or the only one that waits for this person."""
        runs = {one.outlet: one for one in attendant.commissioning}
        waiting = [
            number
            for number, one in runs.items()
            if Step(one.step) is Step.APPROVAL
            or (one.by == attendant.name and Step(one.step) not in OVER)
        ]
        if not self._outlet and len(waiting) == 1:
            self._outlet = waiting[0]
        return runs.get(self._outlet)

    def _as(
        self,
        run: CommissioningSnapshot | None,
        outlet: OutletSnapshot | None,
        asks: str,
        attendant: AttendantSnapshot,
        figures: Format,
    ) -> Face:
        typed = self._entry.text or "0"
        unit = outlet.dimension if outlet is not None else ""
        face = Face(
            outlet=self._outlet,
            task=words.say(words.COMMISSION_ASKS[asks]) if asks else "",
            asks=asks,
            entry=typed
            if asks in {"", "outlet", *NUMBERS}
            else figures.typed_quantity(typed, unit),
            is_empty=not self._entry.text,
            can_go=not asks
            or (bool(self._entry.text) if asks in NUMBERS else self._entry.value > 0),
            point=figures.decimal_sign if asks not in {"outlet", *NUMBERS} else "",
        )
        if run is None or outlet is None:
            return face
        step = Step(run.step)
        agreed = attendant.name in run.approved_by
        return Face(
            outlet=face.outlet,
            place=ORDER.index(step) + 1 if step in ORDER else 0,
            step=run.step,
            title=words.say(words.COMMISSION_STEPS[step]),
            task=face.task or _task(run, step, agreed=agreed),
            why=words.say(words.COMMISSION_WHY[run.why]) if run.why in words.COMMISSION_WHY else "",
            asks=face.asks,
            entry=face.entry,
            is_empty=face.is_empty,
            is_trying=run.is_trying,
            can_go=face.can_go
            and not run.is_trying
            and (step in OVER or not agreed)
            and (bool(asks) or not _lacks_numbers(run)),
            can_skip=step is Step.PROVING and not run.awaits_reading and not run.is_trying,
            can_cancel=step not in OVER,
            point=face.point,
            facts=tuple(_facts(run, outlet, figures)),
        )

    # --- For QML --------------------------------------------------------------------------------

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What has been shown so far."""
        return self._facts

    @Property(bool, notify=changed)
    def isAllowed(self) -> bool:
        """Whether whoever is logged in may commission outlets."""
        return self._may

    @Property(int, notify=changed)
    def outlet(self) -> int:
        """Which outlet it is; 0 while that is asked."""
        return self._face.outlet

    @Property(int, notify=changed)
    def place(self) -> int:
        """The number of the step, from 1; 0 before the first and after the last."""
        return self._face.place

    @Property(int, constant=True)
    def places(self) -> int:
        """How many steps there are."""
        return len(ORDER)

    @Property(str, notify=changed)
    def step(self) -> str:
        """The name of the step; empty before the first."""
        return self._face.step

    @Property(str, notify=changed)
    def titleText(self) -> str:
        """What the step is about."""
        return self._face.title

    @Property(str, notify=changed)
    def taskText(self) -> str:
        """What to do now."""
        return self._face.task

    @Property(str, notify=changed)
    def whyText(self) -> str:
        """Why it did not go on."""
        return self._face.why

    @Property(str, notify=changed)
    def asks(self) -> str:
        """What is to be typed: outlet, limit, measure or reading; empty where nothing is."""
        return self._face.asks

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """What has been typed."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def isTrying(self) -> bool:
        """Whether a trial runs."""
        return self._face.is_trying

    @Property(bool, notify=changed)
    def canGo(self) -> bool:
        """Whether the step can be done now."""
        return self._face.can_go

    @Property(bool, notify=changed)
    def canSkip(self) -> bool:
        """Whether the meter may be left as it is."""
        return self._face.can_skip

    @Property(bool, notify=changed)
    def canCancel(self) -> bool:
        """Whether there is anything to end."""
        return self._face.can_cancel

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key; empty where there are no decimals."""
        return self._face.point

    @Slot()
    def go(self) -> None:
        """Do what the step asks for."""
        outlet, base = self._outlet, self._entry.value
        match self._face.asks:
            case "outlet":
                known = self._shown[0].outlets if self._shown else ()
                if any(one.number == base for one in known):
                    self._outlet = base
                self._entry = Entry()
                self._refresh()
            case "limit":
                self._begins_anew = False
                self._send(Commission(outlet, base))
            case "measure":
                self._send(CommissionProve(outlet, base))
            case "certificate" | "seals_before" | "seals_after":
                place = NUMBERS.index(self._face.asks)
                self._numbers = (*self._numbers[:place], self._entry.text)
                if len(self._numbers) == len(NUMBERS):
                    self._send(CommissionSeal(outlet, *self._numbers))
                self._refresh()
            case "reading":
                self._send(CommissionRead(outlet, base))
            case _ if self._face.step == Step.APPROVAL.value:
                self._send(CommissionApprove(outlet))
            case _ if not self._face.can_cancel:
                self._begins_anew = True
                self._refresh()
            case _:
                self._send(CommissionTry(outlet))

    @Slot()
    def skip(self) -> None:
        """Leave the meter as it is, or go on after the last measure."""
        run = self._found()
        if run is not None and len(run.proofs) >= run.proofs_wanted:
            self._send(CommissionTry(self._outlet))
        else:
            self._send(CommissionSkip(self._outlet))

    @Slot()
    def cancel(self) -> None:
        """End it: everything stays as it was."""
        self._send(CommissionCancel(self._outlet))

    @Slot()
    def leave(self) -> None:
        """Put the outlet out of hand; what runs there goes on."""
        self._outlet, self._entry, self._asked = 0, Entry(), ""
        self._begins_anew, self._numbers = False, ()
        self._refresh()

    def _found(self) -> CommissioningSnapshot | None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        return self._run(attendant) if attendant is not None else None


def _asks(
    run: CommissioningSnapshot | None, outlet: OutletSnapshot | None, *, begins_anew: bool
) -> str:
    """Return what is to be typed now."""
    if outlet is None:
        return "outlet"
    if run is None or (Step(run.step) in OVER and begins_anew):
        return "limit"
    if _lacks_numbers(run):
        return NUMBERS[0]
    if Step(run.step) is not Step.PROVING or run.is_trying:
        return ""
    return "reading" if run.awaits_reading else "measure"


def _lacks_numbers(run: CommissioningSnapshot) -> bool:
    """Whether nobody can agree yet: certificate and seals are not written down."""
    is_agreeing = Step(run.step) is Step.APPROVAL
    return is_agreeing and run.needs_certificate and not run.certificate


def _task(run: CommissioningSnapshot, step: Step, *, agreed: bool) -> str:
    """Return what to do where nothing is to be typed."""
    if run.is_trying:
        sign = words.NEEDS.get(run.needs)
        return words.say(sign.word if sign is not None else words.COMMISSION_TRYING)
    if step is Step.APPROVAL and agreed:
        return words.say(words.COMMISSION_SECOND)
    return words.say(words.COMMISSION_TASKS[step])


def _facts(run: CommissioningSnapshot, outlet: OutletSnapshot, figures: Format) -> list[FactRow]:
    """Return what has been shown, the newest last: no more than fits on the smallest screen."""

    def quantity(base: int) -> str:
        return figures.quantity(base, outlet.dimension, 1_000)

    def fact(name: str, value: str) -> FactRow:
        return FactRow(words.say(words.COMMISSION_FACTS[name]), value)

    rows = [fact("used", f"{quantity(run.used_base)} / {quantity(run.limit_base)}")]
    if run.serial:
        rows.append(fact("serial", figures.isolated(f"{run.model} {run.serial}")))
    if run.watchdog_took_ms is not None:
        rows.append(
            fact(
                "watchdog", figures.isolated(f"{run.watchdog_took_ms} / {run.watchdog_limit_ms} ms")
            )
        )
    if run.preset_past_base is not None:
        past, rated = quantity(run.preset_past_base), quantity(run.rated_bound_base)
        rows.append(fact("preset", figures.isolated(f"{past} / {rated}")))
    if run.closings:
        slowest_ms = -(-run.closing_slowest_us // 1_000)
        rows.append(
            fact(
                "closings",
                figures.isolated(f"{run.closings} / {run.closings_wanted}, {slowest_ms} ms"),
            )
        )
    if run.proofs:
        done = sum(one.actual_base is not None for one in run.proofs)
        rows.append(fact("proofs", f"{done} / {run.proofs_wanted}"))
        rows += [
            FactRow(
                f"{number}. {words.say(words.COMMISSION_FACTS['proof'])}",
                figures.isolated(_judged(one, quantity)),
            )
            for number, one in enumerate(run.proofs, start=1)
        ]
    if run.proposal is not None:
        old, new = run.proposal.old_factor_e5, run.proposal.new_factor_e5
        rows.append(fact("factor", figures.change(_factor(old, figures), _factor(new, figures))))
        old, new = run.proposal.old_bound_base, run.proposal.new_bound_base
        rows.append(fact("bound", figures.change(quantity(old), quantity(new))))
    if run.certificate:
        rows.append(fact("certificate", figures.isolated(run.certificate)))
        rows.append(fact("seals", figures.change(run.seals_before, run.seals_after)))
    if run.approved_by:
        rows.append(fact("agreed", figures.line(*run.approved_by, between=", ")))
    return rows


def _judged(proof: ProofSnapshot, quantity: Callable[[int], str]) -> str:
    """Return a measure beside its meter: indicated, read, and whether that is permissible."""
    if proof.actual_base is None:
        return quantity(proof.indicated_base)
    error = abs(proof.indicated_base - proof.actual_base)
    sign = "≤" if error <= proof.permissible_base else ">"
    figures = (proof.indicated_base, proof.actual_base)
    shown, read = (quantity(base) for base in figures)
    return f"{shown} / {read}: {quantity(error)} {sign} {quantity(proof.permissible_base)}"


def _factor(factor_e5: int, figures: Format) -> str:
    whole, part = divmod(factor_e5, FACTOR_SCALE)
    return f"{whole}{figures.decimal_sign}{part:05}"
