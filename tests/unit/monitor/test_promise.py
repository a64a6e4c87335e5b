"""The comparisons one by one: what each must find, and the late news that it must not believe."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.memory_store import MemoryStore

from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.monitor.book import Book
from kiosk.monitor.meters import Meter, Sighting
from kiosk.monitor.promise import DOUBT_MS, FLOW_MS, Promise
from kiosk.ports import Batch

ONE, TWO = OutletId(1), OutletId(2)
OPENING = 7_000_000
METER = Meter.of(capabilities(), Quantity(10_000, Dimension.VOLUME))
SHUT = Sighting(
    at_ms=1_000,
    boot=1,
    total=OPENING,
    is_open=False,
    is_shut=True,
    sequence=0,
    preset=None,
    since_ms=0,
    is_inherited=False,
    doubted_ms=None,
)
OPEN = replace(SHUT, is_open=True, is_shut=False)
GRANT = {"delivery": "D-1", "sale": "S-1", "outlet": 1, "opening": OPENING, "limit": 1_050_000}
GRANT |= {"preset": 1_000_000, "sequence": 4, "blocks": [[10_000, 0]], "per_minor": 10**8}
"""One litre and its overrun bound at 1.00: 1.05 at most."""


class Case:
    """A journal, and what is found in it beside some sightings."""

    def __init__(self, *, authorised: int = 105) -> None:
        self.store, self.book = MemoryStore(), Book()
        self.promise = Promise({ONE: METER, TWO: METER}, self.book)
        self.now_ms = 2_000
        if authorised:
            self.note("payment-authorised", sale="S-1", amount=authorised)

    def note(self, kind: str, **body: object) -> None:
        self.store.commit(Batch(entries=(Draft(Relevance.DELIVERY, kind, 0, dict(body)),)))  # type: ignore[arg-type]

    def grant(self, **changes: object) -> None:
        self.note("grant", **(GRANT | changes))

    def opened(self) -> None:
        self.note("valve-open-asked", delivery="D-1", outlet=1)

    def over(self, quantity: int = 400_000) -> None:
        self.note("delivery", delivery="D-1", sale="S-1", outlet=1, quantity=quantity)

    def read(self, now_ms: int | None = None) -> None:
        """Read the journal at a time."""
        assert self.book.read(self.store) == []
        self.now_ms = now_ms or self.now_ms
        self.book.known(self.now_ms)

    def found(self, *sightings: Sighting) -> list[str]:
        """Return what does not hold beside these sightings of outlets 1 and 2."""
        seen = dict(zip((ONE, TWO), sightings, strict=False))
        return [str(one.alarm) for one in self.promise.findings(seen, self.now_ms)]


def test_all_that_may_leave_must_be_paid_for_to_the_last_ten_thousandth() -> None:
    """Exactly as much as was authorised is in order, and one base unit more is not."""
    case = Case()
    case.grant()
    case.read()
    assert case.found(SHUT) == []
    case.grant(limit=1_050_001)
    case.read()
    assert case.found(SHUT) == ["more_than_paid"]


def test_several_payers_and_several_outlets_are_one_sum() -> None:
    """What one outlet has measured at the end leaves the rest to the other."""
    case = Case()
    case.grant()
    case.grant(delivery="D-2", outlet=2, limit=450_000, preset=400_000)
    case.read()
    [finding] = case.promise.findings({ONE: SHUT, TWO: SHUT}, case.now_ms)
    assert (finding.sale, finding.outlets, finding.size) == ("S-1", (ONE, TWO), 150)
    assert finding.expected == "at most 105 minor units, as authorised"
    case.note("payment-authorised", sale="S-1", amount=45)
    case.read()
    assert case.found(SHUT, SHUT) == []
    case.grant(delivery="D-2", outlet=2, sequence=5, limit=1_100_000, preset=1_050_000)
    case.over(quantity=400_000)
    case.read()
    assert case.found(SHUT, SHUT) == []
    case.grant(delivery="D-2", outlet=2, sequence=6, limit=1_100_001, preset=1_050_000)
    case.read()
    assert case.found(SHUT, SHUT) == ["more_than_paid"]


def test_what_flows_past_the_limit_counts_and_what_is_within_the_bound_does_not() -> None:
    """An overrun inside its bound is paid for; a drop more is not, across a rollover too."""
    case = Case()
    case.grant(opening=METER.range_base - 1_000 + 5 * METER.range_base)
    case.opened()
    case.read()
    within = replace(OPEN, total=1_050_000 - 1_000)
    assert case.found(within) == []
    assert case.found(replace(within, total=within.total + 1)) == ["more_than_paid"]


def test_a_status_from_before_the_opening_counts_nothing() -> None:
    """It is late: the totaliser has moved since, and the delivery has begun after that."""
    case = Case()
    case.grant()
    case.read()
    assert case.found(replace(SHUT, total=OPENING - 3_000_000)) == []


def test_a_raise_in_flight_is_no_breach() -> None:
    """The journal has the larger one already, the device still holds the smaller one."""
    case = Case(authorised=205)
    case.grant()
    case.opened()
    case.grant(sequence=5, limit=2_050_000, preset=2_000_000)
    case.read()
    assert case.found(replace(OPEN, sequence=4, preset=1_000_000)) == []
    assert case.found(replace(OPEN, sequence=5, preset=2_000_000)) == []
    assert case.found(replace(OPEN, sequence=5, preset=2_000_001)) == [
        "preset_unexplained",
        "more_than_paid",
    ]


def test_credit_that_was_given_back_counts_while_a_device_holds_on_to_it() -> None:
    """A smaller grant frees money only once the device shows it: a later status says which."""
    case = Case()
    case.grant()
    case.opened()
    case.read(1_500)
    case.grant(sequence=5, limit=550_000, preset=500_000)
    case.grant(delivery="D-2", outlet=2, limit=500_000, preset=450_000)
    case.read(2_000)
    held = replace(OPEN, sequence=4, preset=1_000_000)
    assert case.found(replace(held, at_ms=1_900), SHUT) == []
    assert case.found(replace(held, at_ms=2_000), SHUT) == []
    assert case.found(replace(held, at_ms=2_001), SHUT) == ["more_than_paid"]
    assert case.found(replace(held, at_ms=2_001, sequence=5, preset=500_000), SHUT) == []


def test_a_grant_that_is_cut_back_under_its_number_explains_what_the_device_holds() -> None:
    """A shut outlet gives back what it did not take; its device shows that until a stop."""
    case = Case()
    case.grant()
    case.opened()
    case.grant(limit=910_000, preset=900_000)
    case.read()
    assert case.found(replace(SHUT, sequence=4, preset=1_000_000, total=OPENING + 900_000)) == []


@pytest.mark.parametrize("sequence", [3, 5])
def test_a_preset_that_nobody_wrote_down_is_found(sequence: int) -> None:
    """Written down first, sent afterwards: a journal that is read later has it."""
    case = Case()
    case.grant()
    case.read()
    assert case.found(replace(SHUT, sequence=sequence, preset=1)) == ["preset_unexplained"]


def test_a_preset_that_was_there_before_us_alarms_only_once_it_is_open() -> None:
    """After a restart a stop may have been lost: while it is shut, the engine sees to it."""
    case = Case()
    old = replace(SHUT, sequence=3, preset=10**9, is_inherited=True)
    assert case.found(old) == []
    assert case.found(replace(old, is_open=True, is_shut=False)) == [
        "preset_unexplained",
        "open_unasked",
    ]


def test_a_stale_preset_of_a_delivery_that_is_over_costs_nothing() -> None:
    """A lost stop leaves it in force beside a shut valve, and a new delivery may have begun."""
    case = Case()
    case.grant()
    case.over()
    case.grant(delivery="D-2", sequence=5, limit=600_000, preset=550_000, opening=OPENING + 400_000)
    case.read()
    assert case.found(replace(SHUT, sequence=4, preset=1_000_000)) == []


def test_a_valve_is_open_only_where_that_was_written_down() -> None:
    """No delivery, one that was not to be opened, one that is over: none explains an open valve."""
    case = Case()
    assert case.found(OPEN) == ["open_unasked"]
    case.grant()
    case.read()
    assert case.found(OPEN) == ["open_unasked"]
    case.opened()
    case.read()
    assert case.found(OPEN) == []
    case.over()
    case.read(3_000)
    assert case.found(replace(OPEN, at_ms=3_001)) == ["open_unasked"]


def test_a_status_from_before_the_end_does_not_contradict_it() -> None:
    """A delivery that was settled meanwhile: only a status that came after that was known can."""
    case = Case()
    case.grant()
    case.opened()
    case.over()
    case.read(3_000)
    assert case.found(replace(OPEN, at_ms=2_900)) == []
    assert case.found(replace(OPEN, at_ms=3_000)) == []
    case.grant(delivery="D-2", sequence=5, limit=600_000, preset=550_000)
    case.read(3_500)
    assert case.found(replace(OPEN, at_ms=3_000)) == []
    assert case.found(replace(OPEN, at_ms=3_001)) == ["open_unasked"]


def test_a_valve_that_closes_was_told_to() -> None:
    """A stop in flight, at a start or after the end, is no breach."""
    closing = replace(SHUT, is_shut=False)
    assert Case().found(closing) == []


def test_without_a_delivery_no_more_than_an_interval_flows() -> None:
    """More than ten millilitres within ten seconds is an alarm; a slow creep is the engine's."""
    case = Case()
    assert case.found(SHUT) == []
    assert case.found(replace(SHUT, at_ms=2_000, total=OPENING + 10_000)) == []
    assert case.found(replace(SHUT, at_ms=3_000, total=OPENING + 10_001)) == ["flow_unexplained"]
    later = replace(SHUT, at_ms=1_000 + FLOW_MS, total=OPENING + 10_000)
    creeping = Case()
    assert creeping.found(SHUT) == []
    assert creeping.found(later) == []
    assert creeping.found(replace(later, at_ms=20_000, total=OPENING + 20_000)) == []


def test_what_flowed_in_a_delivery_or_a_gap_is_not_measured_again() -> None:
    """A delivery that began meanwhile explains it; what nobody saw is the engine's to find."""
    case = Case()
    assert case.found(SHUT) == []
    case.grant()
    case.opened()
    case.read()
    assert case.found(replace(OPEN, total=OPENING + 400_000)) == []
    assert case.found(replace(OPEN, total=OPENING + 900_000)) == []
    case.over(900_000)
    case.read()
    assert case.found(replace(SHUT, total=OPENING + 900_000)) == []
    assert case.found(replace(SHUT, total=OPENING + 910_001)) == ["flow_unexplained"]
    assert case.found(replace(SHUT, total=OPENING + 5_000_000, since_ms=900)) == []


def test_a_meter_that_cannot_be_believed_is_no_flow_if_its_outlet_is_closed() -> None:
    """The engine has a moment to close that outlet alone; if it does not, all are closed."""
    case = Case()
    case.grant()
    case.opened()
    case.read(2_000)
    wild = replace(OPEN, total=OPENING + 10**9, doubted_ms=2_001)
    assert case.found(wild) == []
    case.now_ms += DOUBT_MS
    assert case.found(wild) == []
    case.now_ms += 1
    assert case.found(wild) == ["meter_disbelieved"]
    assert case.found(replace(wild, is_open=False)) == []
    assert case.found(wild) == []
    resting = Case()
    assert resting.found(SHUT) == []
    jumped = replace(SHUT, total=OPENING + 10**9, doubted_ms=1_500, at_ms=1_500)
    assert resting.found(jumped) == []
    flowing = replace(jumped, total=jumped.total + 10_001, at_ms=1_600)
    assert resting.found(flowing) == ["flow_unexplained"]


def test_a_meter_is_believed_again_from_where_an_attendant_says_so() -> None:
    """A doubt from before that is over; a new one is one."""
    case = Case()
    case.grant()
    case.opened()
    case.read(2_000)
    case.note("meter-rebased", outlet=1)
    case.read(3_000)
    for doubted_ms in (2_900, 3_000):
        before = replace(OPEN, total=OPENING + 2 * 10**6, doubted_ms=doubted_ms)
        assert case.found(before) == ["more_than_paid"]
    assert case.found(replace(OPEN, total=OPENING + 2 * 10**6, doubted_ms=3_001)) == []


def test_a_delivery_that_was_opened_after_a_jump_is_measured() -> None:
    """Its opening is from after that; the first of its grants counts, not the newest."""
    case = Case()
    case.grant()
    case.opened()
    case.read(2_000)
    case.grant(sequence=5)
    case.read(4_000)
    for doubted_ms, found in ((2_000, ["more_than_paid"]), (2_001, [])):
        flowed = replace(OPEN, total=OPENING + 2 * 10**6, doubted_ms=doubted_ms)
        assert case.found(flowed) == found


def test_what_the_journal_has_not_told_yet_is_odd() -> None:
    """It is worth an early look, and no more than that."""
    case = Case()
    case.grant()
    case.read()
    odd = case.promise.is_odd
    assert not odd(ONE, SHUT)
    assert not odd(TWO, SHUT)
    assert odd(TWO, OPEN)
    assert odd(ONE, OPEN)
    assert odd(TWO, replace(SHUT, sequence=1, preset=1))
    assert odd(ONE, replace(SHUT, sequence=5, preset=1))
    case.opened()
    case.read()
    assert not odd(ONE, OPEN)
    assert not odd(ONE, replace(OPEN, total=OPENING + 1_050_000))
    assert odd(ONE, replace(OPEN, total=OPENING + 1_050_001))
    assert odd(ONE, replace(OPEN, doubted_ms=2_001))
    assert not odd(ONE, replace(OPEN, doubted_ms=2_000))
    case.over()
    case.read()
    assert odd(ONE, OPEN)


# --- Meters that were proven ----------------------------------------------------------------------


def test_at_05_what_flows_past_a_meter_that_shows_too_little_is_paid_for() -> None:
    """Half a per cent more than it shows: to the base unit that is in order, and more is not."""
    case = Case()
    case.grant(factor_e5=100_500)
    case.opened()
    case.read()
    flowing = replace(OPEN, sequence=4, preset=995_024, at_ms=3_000)
    assert case.found(replace(flowing, total=OPENING + 1_044_776)) == []
    assert case.found(replace(flowing, total=OPENING + 1_044_780)) == ["more_than_paid"]


def test_at_05_a_meter_that_shows_too_much_is_held_to_what_it_is_told() -> None:
    """The preset in the controller is no more than the journal says, whatever the factor."""
    case = Case()
    case.grant(factor_e5=99_500)
    case.opened()
    case.read()
    flowing = replace(OPEN, sequence=4, preset=1_000_000, at_ms=3_000)
    assert case.found(replace(flowing, total=OPENING + 1_054_000)) == []
    assert case.found(replace(flowing, preset=1_000_001)) == [
        "preset_unexplained",
        "more_than_paid",
    ]


def test_at_05_a_preset_lets_flow_what_the_factor_makes_of_it() -> None:
    """One that was not lessened by the factor would let out more than was paid for."""
    case = Case()
    case.grant(factor_e5=100_500)
    case.opened()
    case.read()
    assert case.found(replace(OPEN, sequence=4, preset=1_000_000, at_ms=3_000)) == [
        "more_than_paid"
    ]


def test_a_factor_that_no_meter_has_breaks_the_journal() -> None:
    """It is never written down: somebody has been at the journal."""
    case = Case()
    case.grant(factor_e5=150_000)
    assert len(case.book.read(case.store)) == 1
