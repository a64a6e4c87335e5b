"""When the monitor looks, whom it tells, and what it does while it cannot do its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fakes.flow_controller import FakeLine, capabilities
from fakes.memory_store import MemoryStore
from fakes.time import FakeClock

from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Status
from kiosk.domain.journal import Draft, Entry, Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.monitor.book import GRANTS_KEPT
from kiosk.monitor.meters import GAP_MS, Meter
from kiosk.monitor.monitor import (
    ASK_OPEN_MS,
    ASK_UNSEEN_MS,
    BLIND_MS,
    CORE_MS,
    LOOK_MS,
    RELEASE_MS,
    SOON_MS,
    TELL_MS,
    Incident,
    Monitor,
)
from kiosk.monitor.promise import DOUBT_MS, FLOW_MS
from kiosk.ports import Batch, Exchange, StorageError

ONE, TWO = OutletId(1), OutletId(2)


def ul(base: int) -> Quantity:
    return Quantity(base, Dimension.VOLUME)


SHUT = Status(
    boot=1,
    state=ControllerState.CLOSED,
    stopped_by=DeviceStop.NONE,
    faults=Fault.NONE,
    total=ul(1_000_000),
    preset=None,
    sequence=0,
    flow=ul(0),
    calling=False,
    latched=False,
)
OPEN = replace(SHUT, state=ControllerState.OPEN_FAST, flow=ul(600_000))


class SpokenLine(FakeLine):
    """A line that can tell what was said on it."""

    def recent(self) -> tuple[Exchange, ...]:
        return (Exchange(5, b"\x01\x17", b"\x01"), Exchange(9, b"\x02", b"", "gone"))


@dataclass
class Stage:
    """A monitor of two outlets, with everything around it in the test's hands."""

    clock: FakeClock = field(default_factory=FakeClock)
    store: MemoryStore = field(default_factory=MemoryStore)
    closed: list[list[int]] = field(default_factory=list)
    released: int = 0
    is_forbidden: bool = False
    told: list[Incident] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    hurried: int = 0
    has_room: bool = True
    has_disk: bool = True
    trouble: StorageError | None = None

    def __post_init__(self) -> None:
        meter = Meter.of(capabilities(), ul(10_000))
        self.monitor = Monitor(
            {ONE: meter, TWO: meter},
            self,
            self,
            self.clock,
            post=self.post,
            record=self.record,
            lines=[SpokenLine()],
            hurry=self.hurry,
        )

    def journal(self, after: int = 0) -> Iterator[Entry]:
        if self.trouble is not None:
            raise self.trouble
        return self.store.journal(after)

    def forbid(self) -> None:
        self.is_forbidden = True

    def allow(self) -> None:
        self.released += 1
        self.is_forbidden = False

    def stop(self, outlets: Sequence[OutletId]) -> None:
        self.closed.append(list(outlets))

    def post(self, incident: Incident) -> bool:
        if self.has_room:
            self.told.append(incident)
        return self.has_room

    def record(self, record: dict[str, Any]) -> None:
        if not self.has_disk:
            raise OSError("full")
        self.records.append(record)

    def hurry(self) -> None:
        self.hurried += 1

    def see(self, *statuses: Status) -> None:
        """Let the outlets show something, now."""
        for outlet, status in zip((ONE, TWO), statuses, strict=False):
            self.monitor.witness(outlet, status, self.clock.mono_ms)

    def look(self, after_ms: int = 0) -> None:
        """Look, after so long."""
        self.clock.turn(after_ms)
        self.monitor.hear_core(self.clock.mono_ms)
        self.monitor.look()

    def write(self, incident: Incident) -> None:
        """Write an incident down, as the core does."""
        draft = Draft(Relevance.SYSTEM, "incident", 0, dict(incident))
        self.store.commit(Batch(entries=(draft,)))

    def note(self, kind: str, **body: object) -> None:
        """Add an entry as the engine would."""
        self.store.commit(Batch(entries=(Draft(Relevance.DELIVERY, kind, 0, dict(body)),)))

    @property
    def alarms(self) -> list[str]:
        return [str(one["alarm"]) for one in self.monitor.incidents]


def test_it_looks_every_second_and_at_once_where_something_is_odd() -> None:
    """An open valve that the journal has not told of is worth an early look, and one call each."""
    stage = Stage()
    assert stage.monitor.due_ms == 0
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.monitor.due_ms == stage.clock.mono_ms + LOOK_MS
    stage.clock.turn(100)
    for _ in range(3):
        stage.see(OPEN, OPEN)
    assert stage.hurried == 2
    assert stage.monitor.due_ms == stage.clock.mono_ms - 100 + SOON_MS
    stage.look()
    assert stage.alarms == ["open_unasked"]


def test_what_was_odd_for_a_moment_is_looked_at_though_it_is_gone() -> None:
    """A valve that was open between two looks was open."""
    stage = Stage()
    stage.see(SHUT, SHUT)
    stage.look()
    stage.clock.turn(5)
    stage.see(OPEN, SHUT)
    stage.clock.turn(5)
    stage.see(SHUT, SHUT)
    assert stage.hurried == 1
    stage.look()
    assert stage.alarms == ["open_unasked"]
    assert len(stage.records) == 0
    stage.clock.turn(5)
    stage.see(SHUT, SHUT)
    stage.look()
    assert len(stage.records[0]["findings"]) == 1


def test_an_alarm_closes_first_what_is_open_then_tells_then_records() -> None:
    """Everything is closed, the open outlet first; nothing that may take its time comes before."""
    stage = Stage()
    stage.has_disk = False
    stage.see(SHUT, OPEN)
    stage.look()
    assert stage.closed == [[TWO, ONE]]
    [incident] = stage.told
    assert incident["outlets"] == "2"
    assert stage.records == []
    stage.look(10)
    stage.see(SHUT, SHUT)
    stage.look(10)
    assert stage.records == []
    stage.has_disk = True
    stage.look(10)
    [record] = stage.records
    assert record["name"] == incident["name"]
    assert record["sightings"]["2"]["is_open"]
    assert record["lines"]["main"] == [
        {"at_ns": 5, "request": "0117", "reply": "01", "failure": ""},
        {"at_ns": 9, "request": "02", "reply": "", "failure": "gone"},
    ]
    assert [one["alarm"] for one in record["findings"]] == ["open_unasked"]
    assert stage.released == 0


def test_deliveries_may_begin_again_once_all_is_shut_and_written_down() -> None:
    """Not before the core has written the incident down, and not while a valve is open."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    assert stage.is_forbidden
    stage.clock.turn(10)
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.released == 0
    stage.write(stage.told[0])
    stage.clock.turn(10)
    stage.see(OPEN, SHUT)
    stage.look()
    assert stage.released == 0
    stage.clock.turn(10)
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.released == 1
    stage.look(LOOK_MS)
    assert stage.released == 1
    assert len(stage.alarms) == 1


def test_an_outlet_that_says_nothing_is_asked_seldom_and_not_waited_for_for_ever() -> None:
    """Each try costs the others a time-out; a dead controller sells nothing anyway."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    for _ in range(RELEASE_MS // 50):
        stage.clock.turn(50)
        stage.see(SHUT)
        stage.look()
    asked = [outlet for call in stage.closed[1:] for outlet in call]
    assert asked.count(TWO) == RELEASE_MS // ASK_UNSEEN_MS
    assert asked.count(ONE) == 0
    stage.write(stage.told[0])
    stage.see(SHUT)
    stage.look(50)
    assert stage.released == 1


def test_the_core_is_told_again_until_it_has_written_it_down() -> None:
    """A full mailbox, or a core that lost the message: the incident is not forgotten."""
    stage = Stage()
    stage.has_room = False
    stage.see(OPEN, SHUT)
    stage.look()
    assert stage.told == []
    stage.has_room = True
    stage.look(20)
    assert len(stage.told) == 1
    stage.look(TELL_MS - 1)
    assert len(stage.told) == 1
    stage.look(1)
    assert len(stage.told) == 2
    stage.write(stage.told[0])
    stage.look(TELL_MS)
    assert len(stage.told) == 2


def test_a_finding_that_stands_alarms_once_and_again_when_it_is_worse() -> None:
    """What an attendant has seen to does not close the place again; one grant more does."""
    stage = Stage()
    body: dict[str, Any] = {"delivery": "D-1", "sale": "S-1", "outlet": 1, "opening": 10**6}
    body |= {"preset": 900, "sequence": 1, "blocks": [[10_000, 0]], "per_minor": 1_000_000}
    stage.note("payment-authorised", sale="S-1", amount=5)
    stage.note("grant", **body, limit=1_000)
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.alarms == ["more_than_paid"]
    assert stage.monitor.incidents[0]["size"] == 10
    stage.write(stage.told[0])
    stage.clock.turn(10)
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.released == 1
    stage.look(LOOK_MS)
    assert len(stage.alarms) == 1
    stage.note("grant", **body, limit=2_000)
    stage.look(LOOK_MS)
    assert len(stage.alarms) == 2


def test_it_closes_where_it_cannot_read_the_journal_while_something_flows() -> None:
    """Blind for a moment is nothing; blind for two seconds beside an open valve is an alarm."""
    stage = Stage()
    body = {"delivery": "D-1", "sale": "S-1", "outlet": 1, "opening": 10**6, "limit": 900_000}
    body |= {"preset": 850_000, "sequence": 1, "blocks": [[10, 0]], "per_minor": 10**8}
    stage.note("grant", **body)
    stage.note("payment-authorised", sale="S-1", amount=100)
    stage.note("valve-open-asked", delivery="D-1", outlet=1)
    stage.see(OPEN, SHUT)
    stage.look()
    stage.trouble = StorageError("the disk is gone")
    stage.look(LOOK_MS)
    stage.trouble = None
    stage.look(LOOK_MS)
    stage.trouble = StorageError("the disk is gone")
    stage.look(LOOK_MS)
    stage.look(BLIND_MS - 1)
    assert stage.alarms == []
    stage.look(1)
    assert stage.alarms == ["journal_unreadable"]
    assert stage.monitor.incidents[0]["found"] == "the disk is gone"


def test_blindness_beside_shut_valves_is_no_alarm() -> None:
    """Nothing flows: there is nothing to close."""
    stage = Stage()
    stage.trouble = StorageError("the disk is gone")
    stage.see(SHUT, SHUT)
    stage.look()
    stage.look(10 * BLIND_MS)
    assert stage.alarms == []


def test_a_silent_core_beside_shut_valves_is_no_alarm() -> None:
    """A core that takes its time harms nobody while nothing flows."""
    stage = Stage()
    stage.see(SHUT, SHUT)
    stage.monitor.look()
    stage.clock.turn(10 * CORE_MS)
    stage.monitor.look()
    assert stage.alarms == []
    assert stage.closed == []


def test_a_valve_that_never_closes_is_asked_for_ever_and_keeps_nobody_else_from_selling() -> None:
    """Its flow gets worse with every look: that is known. Anything else alarms anew."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    stage.write(stage.told[0])
    total = 10**6
    for _ in range(2 * RELEASE_MS // 200):
        stage.clock.turn(200)
        total += 100_000
        stage.see(replace(OPEN, total=ul(total)), SHUT)
        stage.look()
    assert len(stage.alarms) == 1
    assert stage.released == 1
    assert not stage.is_forbidden
    assert [ONE] in stage.closed[-3:]
    stage.clock.turn(200)
    stage.see(replace(OPEN, total=ul(total)), OPEN)
    stage.look()
    assert stage.alarms == ["open_unasked", "open_unasked"]
    assert stage.monitor.incidents[1]["outlets"] == "2"
    assert stage.is_forbidden


def test_the_times_are_those_that_the_handbook_tells() -> None:
    """Whoever changes one changes what operators were told."""
    assert (LOOK_MS, SOON_MS, ASK_OPEN_MS, ASK_UNSEEN_MS) == (1_000, 20, 150, 1_000)
    assert (RELEASE_MS, BLIND_MS, CORE_MS, TELL_MS) == (3_000, 2_000, 4_000, 10_000)
    assert (FLOW_MS, DOUBT_MS, GAP_MS, GRANTS_KEPT) == (10_000, 1_500, 3_000, 256)


def oversold(stage: Stage, *, is_finished: bool) -> None:
    """Write down a sale that got ten times what was paid for."""
    body: dict[str, Any] = {"delivery": "D-1", "sale": "S-1", "outlet": 1, "opening": 10**6}
    body |= {"limit": 1_000, "preset": 900, "sequence": 1, "blocks": [[1, 0]], "per_minor": 1}
    stage.note("payment-authorised", sale="S-1", amount=100)
    stage.note("grant", **body)
    if is_finished:
        stage.note("delivery", delivery="D-1", sale="S-1", outlet=1, quantity=1_000)
        stage.note("sale-finished", sale="S-1")


def test_what_is_finished_when_it_starts_is_history() -> None:
    """It was found when it happened; what finishes between two looks is looked at once more."""
    stage = Stage()
    oversold(stage, is_finished=True)
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.alarms == []
    oversold(stage, is_finished=True)
    stage.look(LOOK_MS)
    assert stage.alarms == ["more_than_paid"]
    assert stage.monitor._book.purses == {}


def test_what_was_written_down_before_a_restart_is_no_news() -> None:
    """The incident is in the journal, with how bad it was; what is worse than that alarms."""
    first = Stage()
    oversold(first, is_finished=False)
    first.see(SHUT, SHUT)
    first.look()
    first.write(first.told[0])
    again = Stage(store=first.store)
    again.see(SHUT, SHUT)
    again.look()
    assert again.alarms == []
    worse = Stage(store=first.store)
    worse.note("grant", delivery="D-2", sale="S-1", outlet=2, opening=10**6, limit=1_000,
               preset=900, sequence=1, blocks=[[1, 0]], per_minor=1)  # fmt: skip
    worse.see(SHUT, SHUT)
    worse.look()
    assert worse.alarms == ["more_than_paid"]


def test_blindness_makes_no_old_finding_new() -> None:
    """What stood before the journal could not be read stands after it."""
    stage = Stage()
    oversold(stage, is_finished=False)
    stage.see(SHUT, SHUT)
    stage.look()
    stage.write(stage.told[0])
    stage.clock.turn(10)
    stage.see(SHUT, SHUT)
    stage.look()
    stage.trouble = StorageError("busy")
    stage.look(LOOK_MS)
    stage.trouble = None
    stage.look(LOOK_MS)
    assert len(stage.alarms) == 1


def test_a_core_that_is_silent_beside_an_open_valve_is_an_alarm() -> None:
    """Four seconds after it was heard last, to the millisecond."""
    stage = Stage()
    oversold(stage, is_finished=False)
    stage.note("payment-authorised", sale="S-1", amount=10**6)
    stage.note("valve-open-asked", delivery="D-1", outlet=1)
    stage.see(OPEN, SHUT)
    stage.look()
    stage.clock.turn(CORE_MS - 1)
    stage.monitor.look()
    assert stage.alarms == []
    stage.clock.turn(1)
    stage.monitor.look()
    assert stage.alarms == ["core_silent"]
    assert stage.monitor.incidents[0]["found"] == f"not heard for {CORE_MS} ms"


def test_nothing_that_takes_its_time_is_done_while_a_valve_is_open() -> None:
    """The record waits for the valves, or for three seconds."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    for _ in range(RELEASE_MS // 50):
        assert stage.records == []
        stage.clock.turn(50)
        stage.see(OPEN, SHUT)
        stage.look()
    assert len(stage.records) == 1


def test_after_an_incident_nobody_is_stopped_who_may_deliver() -> None:
    """Once all were seen shut it is over: a delivery that an attendant lets begin goes on."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    stage.write(stage.told[0])
    stage.clock.turn(10)
    stage.see(SHUT, SHUT)
    stage.look()
    before = len(stage.closed)
    oversold(stage, is_finished=False)
    stage.note("payment-authorised", sale="S-1", amount=10**6)
    stage.note("valve-open-asked", delivery="D-1", outlet=1)
    for _ in range(5):
        stage.clock.turn(LOOK_MS)
        stage.see(OPEN, SHUT)
        stage.look()
    assert len(stage.closed) == before
    assert len(stage.alarms) == 1


def test_it_looks_often_only_while_something_is_odd_or_being_closed() -> None:
    """At once after an alarm, for as long as valves may take; then every second again."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    assert stage.monitor.due_ms == stage.clock.mono_ms + SOON_MS
    stage.look(RELEASE_MS - 1)
    assert stage.monitor.due_ms == stage.clock.mono_ms + SOON_MS
    stage.look(1)
    assert stage.monitor.due_ms == stage.clock.mono_ms + LOOK_MS
    stage.see(replace(SHUT, preset=ul(1), sequence=9), SHUT)
    assert stage.monitor.due_ms == stage.clock.mono_ms + SOON_MS
    stage.see(SHUT, SHUT)
    stage.look()
    assert stage.monitor.due_ms == stage.clock.mono_ms + LOOK_MS


def test_an_incident_is_recorded_once() -> None:
    """However long the core takes to write it down."""
    stage = Stage()
    stage.see(OPEN, SHUT)
    stage.look()
    for _ in range(3):
        stage.clock.turn(LOOK_MS)
        stage.see(SHUT, SHUT)
        stage.look()
    assert len(stage.records) == 1


def test_whoever_answers_is_asked_before_whoever_does_not() -> None:
    """A time-out must not stand between an open valve and its stop."""
    stage = Stage()
    stage.see(OPEN, OPEN)
    stage.look()
    for _ in range(ASK_UNSEEN_MS // 200):
        stage.clock.turn(200)
        stage.monitor.witness(TWO, OPEN, stage.clock.mono_ms)
        stage.look()
    assert [TWO, ONE] in stage.closed[1:]


def test_a_status_from_before_the_end_was_read_is_late_news() -> None:
    """A delivery that ended between its status and the look; the next status is no such news."""
    stage = Stage()
    stage.note("payment-authorised", sale="S-1", amount=10**6)
    oversold(stage, is_finished=True)
    stage.see(OPEN, SHUT)
    stage.look(10)
    assert stage.alarms == []
    stage.clock.turn(10)
    stage.see(OPEN, SHUT)
    stage.look()
    assert stage.alarms == ["open_unasked"]
