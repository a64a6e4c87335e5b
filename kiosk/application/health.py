"""How everything is, for whoever looks at it: graded here, put into words by the screen.

While nobody looks nothing is asked of anybody and nothing is added up. What lies outside the core
(lines, disk, monitor, journal) comes with a survey, asked for every other second while health is
looked at, and seldom for charts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.api.health import (
    ChartsSnapshot,
    ClosingsSnapshot,
    FactSnapshot,
    Grade,
    HealthSnapshot,
    LineSurvey,
    Survey,
    TankSnapshot,
)
from kiosk.api.lines import StationReport
from kiosk.application import messages as m
from kiosk.application.printing import Printing
from kiosk.application.state import Change, Watched
from kiosk.application.supplies import Supplies
from kiosk.domain.moment import Moment, Sync
from kiosk.domain.outlet import OutletId
from kiosk.domain.site import Site

HEALTH, CHARTS = "health", "charts"
LOOKS = frozenset({"", HEALTH, CHARTS})
"""What an attendant may look at; nothing ends it."""
HEALTH_MS, CHARTS_MS = 2_000, 30_000
"""How old a survey may be while somebody looks."""
GIVEN_UP_MS = 20_000
"""An answer that has not come by then never will."""
PERMILLE_BAD = 10
"""More damaged or foreign answers than so many in a thousand are no accident."""
DISK_LOW_MB, DISK_FULL_MB = 1_000, 100
MONITOR_LATE_MS = 5_000
LOW_PERMILLE = 100
"""A tank is low when no more than this part of it can still be sold."""
DRIFT_US_PER_MS = 750
"""A valve is slow from three quarters of its rated time on: see `Closing.drifts`."""

MINUTE_MS = 60_000

_OF_FAULTS = {"not_heard_yet": "never_heard", "silent": "silent", "line_down": "line_down"}
"""Faults with which a technician goes to the cable first."""
_MessageOfRail = m.RailDone | m.RailRead | m.RailFailed | m.RailSaidNo


class Health:
    """Looks at everything for whoever asks."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        supplies: Supplies,
        printing: Printing,
        rails: Iterable[str],
        readers: Iterable[str],
    ) -> None:
        """Know what there is to look at; nobody has been heard of yet."""
        self._site = site
        self._watched = watched
        self._supplies = supplies
        self._printing = printing
        self._rails = tuple(rails)
        self._answered_ms: dict[str, int] = {}
        self._unanswered: set[str] = set()
        """Rails whose last word was none."""
        self._readers: dict[str, bool] = dict.fromkeys(readers, True)
        """Every reader that is known, and whether it is there."""
        self._why_down: dict[str, str] = {}
        self._survey: Survey | None = None
        self._read: Survey | None = None
        """The latest survey with what the journal has."""
        self._got_ms: dict[bool, int] = {}
        self._asked_ms: int | None = None

    # --- What is heard ----------------------------------------------------------------------

    def hear(self, change: Change, message: m.Message) -> None:
        """Take note of what says how something is."""
        match message:
            case m.RailDone() | m.RailRead() | m.RailFailed() | m.RailSaidNo():
                self._hear_rail(change, message)
            case m.LineLost(line, reason):
                self._why_down[line] = reason
            case m.LineFound(line):
                self._why_down.pop(line, None)
            case m.Surveyed(survey):
                self._take(survey, change.now)
            case _:
                pass

    def hear_reader(self, reader: str, *, is_there: bool) -> None:
        """Take note whether a reader is there."""
        self._readers[reader] = is_there

    def _hear_rail(self, change: Change, message: _MessageOfRail) -> None:
        if isinstance(message, m.RailDone):
            intent = change.intent(message.key)
            key = intent.prepayment if intent is not None else ""
        else:
            key = message.prepayment
        if not change.knows_prepayment(key):
            return
        rail = change.prepayment(key).rail
        if isinstance(message, m.RailFailed):
            self._unanswered.add(rail)
        else:
            self._unanswered.discard(rail)
            self._answered_ms[rail] = change.now.mono_ms

    def _take(self, survey: Survey, now: Moment) -> None:
        self._asked_ms = None
        self._survey = survey
        self._got_ms[False] = now.mono_ms
        if survey.is_read:
            self._read = survey
            self._got_ms[True] = now.mono_ms

    def tick(self, change: Change, looks: set[str]) -> None:
        """Ask for a survey where somebody looks and the last one is too old."""
        now_ms = change.now.mono_ms
        if self._asked_ms is not None and now_ms - self._asked_ms < GIVEN_UP_MS:
            return
        reads = CHARTS in looks and self._is_old(now_ms, CHARTS_MS, reads=True)
        if reads or (HEALTH in looks and self._is_old(now_ms, HEALTH_MS, reads=False)):
            self._asked_ms = now_ms
            change.ask(m.LookAround(reads=reads))

    def _is_old(self, now_ms: int, most_ms: int, *, reads: bool) -> bool:
        got_ms = self._got_ms.get(reads)
        return got_ms is None or now_ms - got_ms >= most_ms

    # --- What is shown ----------------------------------------------------------------------

    def shown(self, view: Change) -> tuple[HealthSnapshot, ...]:
        """Return how everything is: what is worst comes first."""
        lines = self._survey.lines if self._survey is not None else ()
        rows = [
            *(self._line(one) for one in lines),
            *(self._outlet(number, lines, view) for number in sorted(self._watched)),
            *(self._rail(name, view) for name in self._rails),
            *self._printer(),
            *(_reader(name, is_there=here) for name, here in sorted(self._readers.items())),
            *self._machine(),
            _clock(view.now),
        ]
        order = (Grade.WRONG, Grade.WARNING, Grade.OK)
        return tuple(sorted(rows, key=lambda one: order.index(one.grade)))

    def charts(self, view: Change) -> ChartsSnapshot:
        """Return what there is to be drawn."""
        read = self._read
        took = dict(read.took_us) if read is not None else {}
        return ChartsSnapshot(
            tanks=self._tanks(view),
            day=read.day if read is not None else (),
            closings=tuple(
                ClosingsSnapshot(
                    outlet=number,
                    took_us=took.get(number, ()),
                    reckoned_us=max(
                        (one.reckoned_us for one in view.outlet(number).closings), default=0
                    ),
                    limit_us=DRIFT_US_PER_MS * watch.can.closing_ms,
                )
                for number, watch in sorted(self._watched.items())
            ),
            is_read=read is not None,
        )

    # --- Parts ------------------------------------------------------------------------------

    def _tanks(self, view: Change) -> tuple[TankSnapshot, ...]:
        found = []
        for tank in self._supplies.tanks(view):
            supply, level, full = tank.supply, tank.level, tank.full.base
            reserve = supply.reserve.base if supply.reserve is not None else 0
            low = reserve + (full - reserve) * LOW_PERMILLE // 1_000
            found.append(
                TankSnapshot(supply.name, level.dimension.value, level.base, full, reserve, low)
            )
        return tuple(found)

    def _line(self, one: LineSurvey) -> HealthSnapshot:
        report = one.report
        why, grade = "down", Grade.WRONG
        if report.is_connected:
            why = _noise(report.exchanges, damaged=report.damaged, foreign=report.foreign)
            grade = Grade.WARNING if why else Grade.OK
        facts = [FactSnapshot("where", text=one.where)] if one.where else []  # Simulated: nowhere.
        facts += [
            FactSnapshot("exchanges", report.exchanges),
            FactSnapshot("silent", report.silent),
            FactSnapshot("damaged", report.damaged),
            FactSnapshot("foreign", report.foreign),
            FactSnapshot("quarantines", report.quarantines),
            FactSnapshot("reopened", report.reopened),
        ]
        if not report.is_connected and report.line in self._why_down:
            facts.append(FactSnapshot("reason", text=self._why_down[report.line]))
        return HealthSnapshot("line", report.line, grade, why, tuple(facts))

    def _outlet(
        self, number: OutletId, lines: tuple[LineSurvey, ...], view: Change
    ) -> HealthSnapshot:
        watch, outlet = self._watched[number], self._site.outlets[number]
        heard_ms = None if watch.read_ms is None else view.now.mono_ms - watch.read_ms
        station = _station(lines, outlet.line, outlet.address)
        why, grade = "", Grade.OK
        if watch.fault:
            why, grade = _OF_FAULTS.get(watch.fault, "fault"), Grade.WRONG
        elif station is not None:
            why = _noise(station.exchanges, damaged=station.damaged, foreign=station.foreign)
            grade = Grade.WARNING if why else Grade.OK
        facts = [FactSnapshot("line", text=outlet.line)]
        if watch.identity is not None:
            facts.append(FactSnapshot("serial", text=watch.identity.serial))
        if heard_ms is not None:
            facts.append(FactSnapshot("heard_s", heard_ms // 1_000))
        if why == "fault":
            facts.append(FactSnapshot("fault", text=watch.fault))
        if station is not None:
            facts += [
                FactSnapshot("exchanges", station.exchanges),
                FactSnapshot("silent", station.silent),
                FactSnapshot("damaged", station.damaged),
                FactSnapshot("foreign", station.foreign),
                FactSnapshot("refused", station.refused),
                FactSnapshot("quarantines", station.quarantines),
                FactSnapshot("median_us", station.median_us),
            ]
        return HealthSnapshot("outlet", str(number), grade, why, tuple(facts))

    def _rail(self, name: str, view: Change) -> HealthSnapshot:
        waiting = sum(one.rail == name for one in view.open_intents())
        is_silent = name in self._unanswered
        facts = []
        if name in self._answered_ms:
            age_ms = view.now.mono_ms - self._answered_ms[name]
            facts.append(FactSnapshot("answered_s", age_ms // 1_000))
        facts.append(FactSnapshot("outbox", waiting))
        return HealthSnapshot(
            "rail",
            name,
            Grade.WARNING if is_silent else Grade.OK,
            "rail_silent" if is_silent else "",
            tuple(facts),
        )

    def _printer(self) -> list[HealthSnapshot]:
        if not self._printing.printer:
            return []
        worst = next((one.partition(":")[2] for one in self._printing.alarms()), "")
        grade = Grade.WARNING if worst else Grade.OK
        return [HealthSnapshot("printer", "", grade, worst and f"printer_{worst}")]

    def _machine(self) -> list[HealthSnapshot]:
        """Return the disk and the monitor, once somebody has looked at them."""
        survey = self._survey
        if survey is None:
            return []
        found = []
        free = survey.disk_free_mb
        if free is not None:
            is_low = free < DISK_LOW_MB
            grade = Grade.WRONG if free < DISK_FULL_MB else Grade.WARNING if is_low else Grade.OK
            why = "disk_low" if is_low else ""
            facts = (FactSnapshot("free_mb", free),)
            found.append(HealthSnapshot("disk", "", grade, why, facts))
        is_late = survey.monitor_ms is None or survey.monitor_ms > MONITOR_LATE_MS
        why = "monitor_late" if is_late else "incidents" if survey.incidents else ""
        facts = (FactSnapshot("incidents", survey.incidents),)
        found.append(HealthSnapshot("monitor", "", Grade.WRONG if why else Grade.OK, why, facts))
        return found


def _station(lines: tuple[LineSurvey, ...], line: str, address: int) -> StationReport | None:
    """Return the counters of one outlet; None where its line has none of its own for it."""
    for one in lines:
        if one.report.line == line:
            stations = one.report.stations
            return next((each for each in stations if each.address == address), None)
    return None


def _noise(exchanges: int, *, damaged: int, foreign: int) -> str:
    """Return what is heard too often; empty where nothing is."""
    most = exchanges * PERMILLE_BAD
    if foreign * 1_000 > most:
        return "foreign"
    return "damaged" if damaged * 1_000 > most else ""


def _reader(name: str, *, is_there: bool) -> HealthSnapshot:
    grade = Grade.OK if is_there else Grade.WARNING
    return HealthSnapshot("reader", name, grade, "" if is_there else "reader_lost")


def _clock(now: Moment) -> HealthSnapshot:
    is_right = now.sync is Sync.SYNCHRONISED
    grade = Grade.OK if is_right else Grade.WARNING
    facts = (FactSnapshot("time_ms", now.utc_ms // MINUTE_MS * MINUTE_MS),)
    return HealthSnapshot("clock", "", grade, "" if is_right else "clock_unset", facts)
