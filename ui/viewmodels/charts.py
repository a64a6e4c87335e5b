"""What people would rather look at than read: tanks, the day by hour, closings of a valve.

Everything that is drawn is a part of its axis, 0 to 1; everything that is read is ready text. Each
chart says in words what it shows, for whoever can't see it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, LookAt
from kiosk.api.health import ChartsSnapshot, ClosingsSnapshot, DaySnapshot, TankSnapshot
from kiosk.api.snapshot import Snapshot
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension
from ui import words
from ui.formatting import Format
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PERCENT_MOST = 999
"""More than it holds is a wrong entry in the settings: it need not be exact."""
DAY_STEPS, CLOSINGS_STEPS = 2, 5
"""Into how many steps an axis is parted at most."""
ROUND = (4, 8, 10, 20)
"""What steps are rounded to, in quarters: one, two, two and a half and five, and ten times that."""
MS = 1_000
"""The smallest step of a time, in microseconds."""


@dataclass(frozen=True, slots=True)
class TankRow:
    """One tank; parts of what it holds when full."""

    key: str
    title: str
    word: str
    signIcon: str
    tone: str
    levelText: str
    partText: str
    fullText: str
    lowText: str
    reserveText: str
    level: float
    low: float
    reserve: float
    spoken: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One product's day; parts of its axis, which goes from nothing to a rounded value."""

    key: str
    title: str
    totalText: str
    countText: str
    peakText: str
    peakHour: int
    hours: list[float]
    ticks: list[float]
    tickTexts: list[str]
    spoken: str


@dataclass(frozen=True, slots=True)
class ClosingsRow:
    """One outlet's closings; parts of their axis, which begins where they do."""

    key: int
    title: str
    word: str
    signIcon: str
    tone: str
    points: list[float]
    ticks: list[float]
    tickTexts: list[str]
    limit: float
    reckoned: float
    """0 until enough was seen."""
    limitText: str
    reckonedText: str
    lastText: str
    spoken: str


def tank_row(tank: TankSnapshot, figures: Format) -> TankRow:
    """Return a tank as it is drawn; more in it than it holds is drawn full."""
    full = max(1, tank.full_base)
    unit = PER_SALE_UNIT[Dimension(tank.dimension)]

    def text(base: int) -> str:
        return figures.quantity(base, tank.dimension, unit)

    is_out, is_low = tank.level_base <= tank.reserve_base, tank.level_base <= tank.low_base
    sign = words.TANK_SIGNS["out" if is_out else "low" if is_low else "good"]
    whole = min(PERCENT_MOST, tank.level_base * 100 // full)
    percent = figures.isolated(f"{figures.count(whole)} %")
    word = words.say(sign.word)
    told = words.say(words.TANK_SAYS)
    values = (tank.name, text(tank.level_base), text(tank.full_base), percent, word)
    for place, value in enumerate(values, 1):
        told = told.replace(f"%{place}", value)
    return TankRow(
        key=tank.name,
        title=tank.name,
        word=word,
        signIcon=sign.icon,
        tone=sign.tone,
        levelText=text(tank.level_base),
        partText=percent,
        fullText=words.say(words.TANK_FULL).replace("%1", text(tank.full_base)),
        lowText=words.say(words.TANK_LOW).replace("%1", text(tank.low_base)),
        reserveText=words.say(words.TANK_RESERVE).replace("%1", text(tank.reserve_base)),
        level=part(tank.level_base, full),
        low=part(tank.low_base, full),
        reserve=part(tank.reserve_base, full),
        spoken=told,
    )


def day_row(one: DaySnapshot, figures: Format) -> DayRow:
    """Return a product's day as it is drawn.

    What is written as nothing is drawn as nothing: an hour of less than an interval has no bar.
    """
    hours = [base - base % one.interval_base for base in one.hours_base]
    best = max(hours, default=0)
    hour = hours.index(best) if best else 0
    unit = PER_SALE_UNIT[Dimension(one.dimension)]
    axis = ticks(0, best or unit, DAY_STEPS, one.interval_base)
    step = axis[1] - axis[0]

    def text(base: int) -> str:
        return figures.quantity(base, one.dimension, one.interval_base)

    peak = words.say(words.DAY_PEAK).replace("%1", text(best))
    peak = peak.replace("%2", figures.isolated(f"{hour}:00")) if best else ""
    often = words.say(words.DAY_COUNT).replace("%1", figures.count(one.deliveries))
    return DayRow(
        key=one.product,
        title=one.product_name,
        totalText=text(one.quantity_base),
        countText=often,
        peakText=peak,
        peakHour=hour,
        hours=[part(base, axis[-1]) for base in hours],
        ticks=[part(base, axis[-1]) for base in axis],
        tickTexts=[figures.quantity(base, one.dimension, step) for base in axis],
        spoken=", ".join(filter(None, (one.product_name, text(one.quantity_base), often, peak))),
    )


def closings_row(one: ClosingsSnapshot, figures: Format) -> ClosingsRow:
    """Return an outlet's closings as they are drawn; time runs with the direction of reading."""
    axis = _axis_of(one)
    step = axis[1] - axis[0]

    def at(us: int) -> float:
        return part(us - axis[0], axis[-1] - axis[0])

    drifts = one.reckoned_us > one.limit_us
    sign = words.CLOSINGS_SIGNS["drifts" if drifts else "good" if one.reckoned_us else "learning"]
    outlet = words.say(words.HELP_AT).replace("%1", figures.isolated(str(one.outlet)))
    limit = words.say(words.CLOSINGS_LIMIT).replace("%1", figures.seconds(one.limit_us))
    reckoned = words.say(words.CLOSINGS_RECKONED).replace("%1", figures.seconds(one.reckoned_us))
    last = ""
    if one.took_us:
        last = words.say(words.CLOSINGS_LAST).replace("%1", figures.seconds(one.took_us[-1]))
        last = last.replace("%2", figures.count(len(one.took_us)))
    word = words.say(sign.word)
    told = (outlet, word, last, reckoned if one.reckoned_us else "", limit)
    return ClosingsRow(
        key=one.outlet,
        title=outlet,
        word=word,
        signIcon=sign.icon,
        tone=sign.tone,
        points=[at(took) for took in one.took_us],
        ticks=[at(us) for us in axis],
        tickTexts=[figures.seconds(us, step) for us in axis],
        limit=at(one.limit_us),
        reckoned=at(one.reckoned_us) if one.reckoned_us else 0.0,
        limitText=limit,
        reckonedText=reckoned if one.reckoned_us else "",
        lastText=last,
        spoken=", ".join(text for text in told if text),
    )


def _axis_of(one: ClosingsSnapshot) -> list[int]:
    """Return the axis of an outlet's closings: about them and the alarm, with some air.

    Not from nothing: a valve that becomes slow by a tenth is what is looked for.
    """
    marks = [us for us in (one.limit_us, one.reckoned_us) if us] + list(one.took_us)
    least, most = (min(marks), max(marks)) if one.took_us else (0, max(marks, default=0))
    air = max((most - least) // 8, most // 50)
    return ticks(max(0, least - air), most + air, CLOSINGS_STEPS, MS)


def ticks(least: int, most: int, steps: int, unit: int) -> list[int]:
    """Return rounded values, at equal steps, from `least` or less to `most` or more.

    At most `steps` steps of `unit`s, and at least one.
    """
    for scale in count():
        for digit in ROUND:
            step, rest = divmod(unit * digit * 10**scale, 4)
            if rest or step % unit:
                continue
            first = least // step
            last = max(first + 1, -(-most // step))
            if last - first <= steps:
                return [step * place for place in range(first, last + 1)]
    raise AssertionError("a step is always long enough")


def part(value: int, whole: int) -> float:
    """Return which part of `whole` a value is, for drawing only: never below 0 or above 1."""
    return min(1.0, max(0, value) / whole) if whole > 0 else 0.0


@QmlElement
class ChartsViewModel(QObject):
    """Shows the charts, while somebody looks."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._is_read = False
        self._tanks = RowsModel(TankRow, self)
        self._day = RowsModel(DayRow, self)
        self._closings = RowsModel(ClosingsRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        attendant = snapshot.visit.attendant
        charts = attendant.charts if attendant is not None else None
        charts = charts or ChartsSnapshot()
        self._tanks.show([tank_row(one, figures) for one in charts.tanks])
        self._day.show([day_row(one, figures) for one in charts.day])
        self._closings.show([closings_row(one, figures) for one in charts.closings])
        if charts.is_read != self._is_read:
            self._is_read = charts.is_read
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def tanks(self) -> RowsModel:
        """What is in the tanks."""
        return self._tanks

    @Property(RowsModel, constant=True)
    def day(self) -> RowsModel:
        """What was delivered today, a row a product."""
        return self._day

    @Property(RowsModel, constant=True)
    def closings(self) -> RowsModel:
        """How long each outlet's valve took to close."""
        return self._closings

    @Property(bool, notify=changed)
    def isRead(self) -> bool:
        """Whether the journal has been read."""
        return self._is_read

    @Slot()
    def open(self) -> None:
        """Begin to look."""
        self._send(LookAt("charts"))

    @Slot()
    def close(self) -> None:
        """Look no longer."""
        self._send(LookAt(""))
