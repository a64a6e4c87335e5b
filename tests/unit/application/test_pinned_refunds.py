"""When a refund that was confirmed is read again, and what follows from what was read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kiosk.application.messages import ReadRail
from kiosk.application.refunds import (
    FRESH_MS,
    HOUR_MS,
    LOOK_MS,
    MINUTE_MS,
    REFUND,
    WAITS_MS,
    WATCHED_MAX,
    WATCHED_MS,
    Refunds,
)
from kiosk.application.state import Change, State
from kiosk.application.ways import Ways
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.refund import Refund
from kiosk.ports import RailState, RailTraits, RailView, Remembered, Setting

NOON_MS = 1_790_000_000_000
SALES = RailTraits(can_hold=False, can_refund_part=True, min_charge=NOTHING)
HOLDS = replace(SALES, can_hold=True)


def payer(number: int = 1, *, captured: int = 1_200, rail: str = "card") -> Prepayment:
    """Return somebody who paid 20.00 and got the rest back."""
    return Prepayment(
        id=f"P-{number:06}",
        sale=f"S-{number:06}",
        rail=rail,
        asked=Money(2_000),
        authorised=Money(2_000),
        captured=Money(captured),
        state=PrepaymentState.SETTLED,
        reference=f"ref-{number}",
        code=f"CODE{number}",
        created_ms=NOON_MS,
        expires_ms=NOON_MS,
    )


@dataclass
class Outbox:
    """Writes down what it is asked."""

    told: list[tuple[Any, ...]] = field(default_factory=list)
    hurries: bool = True

    def ask_back(self, _change: Change, one: Prepayment, amount: Money, number: int) -> None:
        self.told.append(("back", one.id, amount.minor, number))

    def try_again(self, _change: Change, intent: Intent, *, tries: int) -> None:
        self.told.append(("again", intent.key, tries))

    def hurry(self, _change: Change, one: Prepayment) -> bool:
        self.told.append(("hurry", one.id))
        return self.hurries


@dataclass
class Settlement:
    """Gives vouchers, or none."""

    told: list[tuple[str, int]] = field(default_factory=list)
    gives: bool = True

    def give_voucher(self, _change: Change, one: Prepayment, most: Money) -> object:
        self.told.append((one.id, most.minor))
        return object() if self.gives else None


class Desk:
    """What looks after refunds, with a clock of its own and nothing else around it."""

    def __init__(self, *settings: Setting, at_ms: int = 500) -> None:
        self.now = Moment(NOON_MS, at_ms)
        self.state = State.remembered(Remembered(settings=settings))
        self.outbox, self.settlement = Outbox(), Settlement()
        ways = Ways({"card": SALES, "hold": HOLDS})
        self.refunds = Refunds(self.settlement, self.outbox, ways)  # type: ignore[arg-type]  # Stand-ins.
        self.entries: list[tuple[str, str, dict[str, Any]]] = []

    def turn(self, ms: int) -> None:
        """Let time pass."""
        self.now = Moment(self.now.utc_ms + ms, self.now.mono_ms + ms)

    def do(self, act: str, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - As each of them does.
        """Have something done, and make it last; keep what was asked and written down."""
        change = Change(self.state, self.now)
        result = getattr(self.refunds, act)(change, *args, **named)
        self.asked = [one for one in change.requests if isinstance(one, ReadRail)]
        found = [(one.kind, str(one.relevance), dict(one.body)) for one in change.batch().entries]
        self.entries += found
        change.apply()
        return result

    def see(self, act: str, *args: Any) -> Any:  # noqa: ANN401 - As each of them does.
        """Look, and change nothing."""
        return getattr(self.refunds, act)(Change(self.state, self.now), *args)

    def ticks(self, ms: int = LOOK_MS) -> list[str]:
        """Let time pass and a tick come; return which payments are read."""
        self.turn(ms)
        self.do("tick")
        return [one.prepayment for one in self.asked]

    def kept(self) -> dict[str, Refund]:
        """Return what is kept, by its setting."""
        found = self.state.settings.items()
        return {key: Refund.named(text) for key, text in found if key.startswith(REFUND) and text}

    def watch(self, number: int = 1, **changes: Any) -> Prepayment:  # noqa: ANN401 - As `payer` takes.
        """Look after the refund of a payer."""
        one = payer(number, **changes)
        self.do("watch", one, (number,))
        return one


def view(one: Prepayment, captured: int, **changes: object) -> RailView:
    """Return what a rail says: so much is there, after what went back."""
    made = RailView(one.reference, RailState.CAPTURED, "EUR", one.id, NOTHING, Money(captured))
    return replace(made, **changes)  # type: ignore[arg-type]  # Named as the fields are.


def stored(one: Prepayment, *, until_ms: int = NOON_MS + WATCHED_MS, missing: int = 0) -> Setting:
    """Return a refund as a start finds it."""
    refund = Refund(one, (1,), until_ms, Money(missing))
    return Setting(f"{REFUND}{int(one.id[2:]):03}", refund.text)


# --- What is looked after -----------------------------------------------------------------------


def test_what_went_back_by_a_refund_is_kept_for_a_fortnight() -> None:
    """In the first place that is free, with its outlets."""
    desk = Desk()
    one = desk.watch()
    [(slot, refund)] = desk.kept().items()
    assert slot == f"{REFUND}000"
    assert refund == Refund(one, (1,), NOON_MS + WATCHED_MS, NOTHING, 0)
    assert refund.back == Money(800)
    assert isinstance(refund.prepayment.state, PrepaymentState)
    desk.watch(2)
    assert set(desk.kept()) == {f"{REFUND}000", f"{REFUND}001"}


@pytest.mark.parametrize("changes", [{"rail": "hold"}, {"rail": "gone"}, {"captured": 2_000}])
def test_what_no_refund_was_is_not_kept(changes: dict[str, Any]) -> None:
    """A hold lets its rest go; a rail that is gone can't be read; nothing went back."""
    desk = Desk()
    desk.watch(**changes)
    assert desk.kept() == {}


def test_when_all_places_are_taken_the_one_goes_that_is_over_first() -> None:
    """One that has failed stays, as long as others have not."""
    many = [
        stored(
            payer(n), until_ms=NOON_MS + WATCHED_MS - n, missing=1 if n == WATCHED_MAX - 1 else 0
        )
        for n in range(WATCHED_MAX)
    ]
    desk = Desk(*many)
    desk.watch(900)
    at = f"{REFUND}{WATCHED_MAX - 2:03}"
    assert desk.kept()[at].prepayment.id == "P-000900"
    assert len(desk.kept()) == WATCHED_MAX


def test_where_all_have_failed_the_one_goes_that_is_over_first() -> None:
    """Somebody must be let go of."""
    many = [
        stored(payer(n), until_ms=NOON_MS + WATCHED_MS - n, missing=1) for n in range(WATCHED_MAX)
    ]
    desk = Desk(*many)
    desk.watch(900)
    assert desk.kept()[f"{REFUND}{WATCHED_MAX - 1:03}"].prepayment.id == "P-000900"


# --- When it is read ----------------------------------------------------------------------------


def answered(desk: Desk, one: Prepayment, captured: int = 1_200) -> None:
    """Let the rail answer a reading."""
    desk.do("on_read", one.id, view(one, captured))


@pytest.mark.parametrize("is_fresh", [True, False])
def test_it_is_read_after_a_minute_an_hour_and_every_six(*, is_fresh: bool) -> None:
    """From when it was confirmed, or from a start."""
    one = payer()
    desk = Desk() if is_fresh else Desk(stored(one), at_ms=1_000)
    if is_fresh:
        desk.watch()
    else:
        assert desk.ticks(0) == []
    for wait_ms in (WAITS_MS[0], WAITS_MS[1], WAITS_MS[2], WAITS_MS[2]):
        assert desk.ticks(wait_ms - LOOK_MS) == []
        assert desk.ticks(LOOK_MS) == [one.id]
        answered(desk, one)


def test_nobody_looks_twice_in_a_second() -> None:
    """A tick comes more often than that."""
    desk = Desk(at_ms=0)
    desk.watch()
    desk.turn(MINUTE_MS - 1)
    assert desk.ticks(0) == []
    assert desk.ticks(LOOK_MS - 1) == []
    assert desk.ticks(1) == ["P-000001"]


@pytest.mark.parametrize("at_ms", [0, 1, LOOK_MS - 1])
def test_the_first_second_after_a_start_is_not_looked_in(at_ms: int) -> None:
    """Then it is: what is kept begins anew."""
    desk = Desk(stored(payer()), at_ms=at_ms)
    assert desk.ticks(0) == []
    desk.turn(LOOK_MS - at_ms)
    assert desk.ticks(0) == []
    assert desk.ticks(WAITS_MS[0] - 1) == []
    assert desk.ticks(LOOK_MS) == ["P-000001"]


def test_one_at_a_time_the_one_that_is_due_longest() -> None:
    """The next after an answer; without one, after a minute."""
    desk = Desk()
    first, second = desk.watch(2), None
    desk.turn(1)
    second = desk.watch(1)
    assert desk.ticks(WAITS_MS[0] + LOOK_MS) == [first.id]
    assert desk.ticks(MINUTE_MS - 1) == []
    assert desk.ticks(LOOK_MS) == [second.id]
    assert desk.ticks(LOOK_MS) == []
    answered(desk, second)
    assert desk.ticks(LOOK_MS) == []
    third = desk.watch(3)
    assert desk.ticks(WAITS_MS[0]) == [third.id]
    desk.do("unread", first.id)
    assert desk.ticks(LOOK_MS) == []
    desk.do("unread", third.id)
    fourth = desk.watch(4)
    desk.do("on_hint", fourth.id)
    assert desk.ticks(LOOK_MS) == [fourth.id]


def test_without_an_answer_the_next_is_read_after_a_minute() -> None:
    """To the millisecond; the one that waits longest, not the one that was read least."""
    desk = Desk()
    first = desk.watch(1)
    assert desk.ticks(WAITS_MS[0]) == [first.id]
    answered(desk, first)
    desk.turn(WAITS_MS[1] - WAITS_MS[0] + 1)
    second = desk.watch(2)
    assert desk.ticks(WAITS_MS[0]) == [first.id]
    assert desk.ticks(MINUTE_MS - 1) == []
    desk.refunds._looked_ms = 0
    assert desk.ticks(1) == [second.id]


def test_of_two_that_are_due_together_the_first_place_comes_first() -> None:
    """There is an order in everything."""
    desk = Desk()
    desk.watch(7)
    desk.watch(3)
    assert desk.ticks(WAITS_MS[0]) == ["P-000007"]


def test_after_a_repair_nothing_is_being_read() -> None:
    """Its answer will not come."""
    desk = Desk()
    desk.watch(1)
    desk.turn(5)
    desk.watch(2)
    assert desk.ticks(WAITS_MS[0] + LOOK_MS) == ["P-000001"]
    desk.refunds.repair()
    assert desk.ticks() == ["P-000002"]


def test_after_a_fortnight_it_is_let_go() -> None:
    """To the millisecond; what has failed stays, and is read on."""
    desk = Desk(
        stored(payer(1), until_ms=NOON_MS + HOUR_MS),
        stored(payer(2), until_ms=NOON_MS + HOUR_MS, missing=5),
    )
    desk.ticks(HOUR_MS - 1)
    assert len(desk.kept()) == 2
    desk.do("unread", "P-000001")
    desk.do("unread", "P-000002")
    desk.turn(1 - LOOK_MS)
    desk.refunds._looked_ms = 0
    desk.turn(LOOK_MS)
    desk.do("tick")
    assert [one.prepayment.id for one in desk.kept().values()] == ["P-000002"]
    desk.ticks()
    assert set(desk.refunds._due) == {f"{REFUND}002"}


def test_what_is_gone_is_forgotten_altogether() -> None:
    """Its place may be somebody else's next: their reading begins anew."""
    desk = Desk()
    one = desk.watch()
    desk.ticks(WAITS_MS[0])
    answered(desk, one, captured=1_500)
    assert desk.refunds._seen_ms
    assert desk.do("give_voucher", desk.kept()[f"{REFUND}000"])
    desk.ticks()
    assert desk.refunds._due == {}
    assert desk.refunds._seen_ms == {}


def test_a_hint_has_it_read_at_once_and_counts_on() -> None:
    """The one that it names; the waits after it are those that would have followed."""
    desk = Desk()
    one, other = desk.watch(1), desk.watch(2)
    desk.do("on_hint", "P-000077")
    assert desk.ticks() == []
    desk.do("on_hint", other.id)
    assert desk.ticks() == [other.id]
    answered(desk, other)
    desk.do("on_hint", other.id)
    assert desk.ticks() == [other.id]
    answered(desk, other)
    assert desk.ticks(WAITS_MS[0] - 3 * LOOK_MS - 1) == []
    desk.turn(1)
    assert desk.ticks(LOOK_MS) == [one.id]
    answered(desk, one)
    assert desk.ticks(WAITS_MS[2] - WAITS_MS[0]) == [one.id]
    answered(desk, one)
    assert desk.ticks() == []
    assert desk.ticks() == [other.id]


def test_a_hint_is_one_of_the_readings_that_were_due() -> None:
    """The first of them, where there was none yet: then an hour passes."""
    desk = Desk()
    one = desk.watch()
    desk.do("on_hint", one.id)
    assert desk.ticks() == [one.id]
    answered(desk, one)
    assert desk.ticks(WAITS_MS[1] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]


def test_what_is_over_when_a_start_finds_it_is_let_go_unread() -> None:
    """Nothing was known of it yet, and nothing is to be."""
    desk = Desk(stored(payer(1), until_ms=NOON_MS), stored(payer(2)))
    assert desk.ticks() == []
    assert [one.prepayment.id for one in desk.kept().values()] == ["P-000002"]
    assert set(desk.refunds._due) == {f"{REFUND}002"}
    desk.do("on_hint", "P-000002")
    assert desk.ticks() == ["P-000002"]


def test_a_hint_before_the_first_look_after_a_start_is_the_first_reading() -> None:
    """Nothing was known of it yet; an hour later it is read next."""
    one = payer()
    desk = Desk(stored(one))
    desk.do("on_hint", one.id)
    assert desk.ticks() == [one.id]
    answered(desk, one)
    assert desk.ticks(WAITS_MS[1] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]


# --- What was read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "missing"),
    [
        ({"captured": Money(1_200)}, 0),
        ({"captured": Money(1_000)}, 0),
        ({"captured": Money(1_201)}, 1),
        ({"captured": Money(2_000)}, 800),
        ({"captured": Money(9_000)}, 800),
        ({"state": RailState.PAID, "held": Money(2_000), "captured": Money(1_200)}, 800),
        ({"state": RailState.RELEASED, "captured": Money(2_000)}, 800),
        ({"state": RailState.OPEN, "captured": Money(2_000)}, 0),
        ({"state": RailState.HELD, "captured": Money(2_000)}, 0),
        ({"shows_refunds": False, "captured": Money(2_000)}, 0),
    ],
)
def test_what_is_at_the_rail_again_is_missing(seen: dict[str, Any], missing: int) -> None:
    """No more than went back; told once, with everything that somebody needs to know."""
    desk = Desk()
    one = desk.watch()
    for _ in range(2):
        desk.do("on_read", one.id, replace(view(one, 0), **seen))
    found = desk.see("failed")
    assert [refund.missing.minor for refund in found] == ([missing] if missing else [])
    wanted = {
        "prepayment": one.id, "sale": one.sale, "rail": "card", "amount": missing,
    }  # fmt: skip
    told = [("refund-failed", str(Relevance.PAYMENT), wanted)]
    assert desk.entries == (told if missing else [])
    assert (desk.see("find", one.id) is not None) is bool(missing)
    assert desk.see("find", "P-000009") is None


def test_a_reading_of_somebody_else_changes_nothing() -> None:
    """Nor does it end the one that is under way."""
    desk = Desk()
    one = desk.watch(1)
    other = desk.watch(2)
    assert desk.ticks(WAITS_MS[0]) == [one.id]
    stranger = payer(9)
    desk.do("on_read", stranger.id, view(stranger, 2_000))
    assert desk.see("failed") == ()
    assert desk.ticks() == []
    answered(desk, one)
    assert desk.ticks() == [other.id]


def test_what_is_on_its_way_again_is_not_read_as_failed() -> None:
    """The answer to that counts."""
    desk = Desk()
    one = desk.watch()
    change = Change(desk.state, desk.now)
    change.save(asked(one))
    change.apply()
    desk.do("on_read", one.id, view(one, 2_000))
    assert desk.see("failed") == ()


def asked(one: Prepayment, number: int = 1) -> Intent:
    """Return what the rail was asked for once more."""
    return Intent(
        prepayment=one.id,
        rail=one.rail,
        verb=Verb.REFUND,
        amount=Money(800),
        created_ms=NOON_MS,
        expires_ms=NOON_MS,
        reference=one.reference,
        code=one.code,
        number=number,
    )


def test_one_that_has_failed_is_read_every_minute_and_stays_as_long() -> None:
    """It may come right by itself: then it is watched for another fortnight, from the start."""
    desk = Desk()
    one = desk.watch()
    until_ms = NOON_MS + WATCHED_MS
    assert desk.ticks(WAITS_MS[0]) == [one.id]
    answered(desk, one, 2_000)
    assert desk.kept()[f"{REFUND}000"].until_ms == until_ms
    for _ in range(3):
        assert desk.ticks(MINUTE_MS - LOOK_MS) == []
        assert desk.ticks(LOOK_MS) == [one.id]
        answered(desk, one, 2_000)
    answered(desk, one)
    kept = desk.kept()[f"{REFUND}000"]
    assert (kept.missing, kept.until_ms) == (NOTHING, desk.now.utc_ms + WATCHED_MS)
    assert [kind for kind, _, _ in desk.entries] == ["refund-failed", "refund-recovered"]
    assert desk.entries[-1][2]["amount"] == 800
    assert desk.refunds._seen_ms == {}
    assert desk.ticks(WAITS_MS[0] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]
    answered(desk, one)
    assert desk.ticks(WAITS_MS[1] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]


def test_a_reading_that_failed_before_the_first_look_is_the_first() -> None:
    """After a start a webhook may be quicker than the first tick: a minute later it is read."""
    one = payer()
    desk = Desk(stored(one))
    desk.do("on_read", one.id, view(one, 2_000))
    assert desk.ticks(MINUTE_MS - 1) == []
    desk.turn(1)
    desk.refunds._looked_ms = 0
    assert desk.ticks(0) == [one.id]
    desk.do("on_read", one.id, view(one, 1_200))
    assert desk.ticks(WAITS_MS[0] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]


# --- What attendants do -------------------------------------------------------------------------


@pytest.mark.parametrize(("after_ms", "may"), [(0, True), (FRESH_MS, True), (FRESH_MS + 1, False)])
def test_a_voucher_wants_a_fresh_reading(after_ms: int, *, may: bool) -> None:
    """For two minutes after it was read; never before."""
    one = payer()
    desk = Desk(stored(one, missing=800))
    [refund] = desk.see("failed")
    assert not desk.see("may_become_voucher", refund)
    assert not desk.do("give_voucher", refund)
    desk.do("on_read", one.id, view(one, 2_000))
    desk.turn(after_ms)
    assert desk.see("may_become_voucher", refund) is may
    assert desk.do("give_voucher", refund) is may
    assert desk.settlement.told == ([(one.id, 800)] if may else [])
    assert bool(desk.kept()) is not may


def test_no_voucher_while_the_rail_is_asked() -> None:
    """Or it would be given twice."""
    desk = Desk()
    one = desk.watch()
    answered(desk, one, 2_000)
    [refund] = desk.see("failed")
    change = Change(desk.state, desk.now)
    change.save(asked(one))
    change.apply()
    assert not desk.see("may_become_voucher", refund)
    assert not desk.do("give_voucher", refund)


def test_a_voucher_that_is_not_given_is_said_so() -> None:
    """The books decide."""
    desk = Desk()
    one = desk.watch()
    answered(desk, one, 2_000)
    desk.settlement.gives = False
    [refund] = desk.see("failed")
    assert desk.do("give_voucher", refund) is False


def test_trying_again_asks_for_all_of_it_under_the_next_number() -> None:
    """While the rail is being asked it is only hurried; a rail that is gone is asked nothing."""
    desk = Desk()
    one = desk.watch()
    answered(desk, one, 2_000)
    for number in (1, 2):
        [refund] = desk.see("failed")
        assert desk.do("try_again", refund) is True
        assert desk.outbox.told[-1] == ("back", one.id, 800, number)
    change = Change(desk.state, desk.now)
    change.save(asked(one))
    change.apply()
    for hurries in (True, False):
        desk.outbox.hurries = hurries
        assert desk.do("try_again", refund) is hurries
        assert desk.outbox.told[-1] == ("hurry", one.id)
    gone = Desk(stored(payer(rail="gone"), missing=800))
    [refund] = gone.see("failed")
    assert gone.do("try_again", refund) is False
    assert gone.outbox.told == []


@pytest.mark.parametrize(
    ("seen", "is_done"),
    [
        ({}, True),
        ({"state": RailState.RELEASED}, True),
        ({"state": RailState.PAID, "held": Money(1_200)}, True),
        ({"state": RailState.OPEN}, False),
        ({"captured": Money(1_201)}, False),
        ({"state": RailState.OPEN, "captured": Money(1_201)}, False),
    ],
)
def test_an_answer_ends_it_only_where_the_money_went_back(
    seen: dict[str, Any], *, is_done: bool
) -> None:
    """Else the same is asked for again, later."""
    desk = Desk()
    one = desk.watch()
    answered(desk, one, 2_000)
    desk.do("on_done", asked(one), replace(view(one, 1_200), **seen), 3)
    intents = desk.state.intents
    assert bool(desk.see("failed")) is not is_done
    if is_done:
        assert intents[asked(one).key].is_done
        assert desk.outbox.told == []
        assert [kind for kind, _, _ in desk.entries][1:] == ["refund-recovered"]
    else:
        assert not intents
        assert desk.outbox.told == [("again", asked(one).key, 4)]


def test_an_answer_about_what_nobody_watches_any_more_is_the_end_of_it() -> None:
    """Nothing else follows."""
    desk = Desk()
    one = payer()
    desk.do("on_done", asked(one), view(one, 2_000), 3)
    assert desk.state.intents[asked(one).key].is_done
    assert (desk.outbox.told, desk.entries) == ([], [])


@pytest.mark.parametrize("is_watched", [True, False])
def test_after_a_no_it_is_read_before_anything_else_is_done(*, is_watched: bool) -> None:
    """What was read before the wish says nothing of after it."""
    desk = Desk()
    one = desk.watch() if is_watched else payer()
    if is_watched:
        answered(desk, one, 2_000)
    desk.do("on_refused", asked(one))
    assert desk.state.intents[asked(one).key].is_done
    assert desk.refunds._seen_ms == {}
    assert desk.ticks() == ([one.id] if is_watched else [])


def test_a_no_before_the_first_look_counts_as_none() -> None:
    """Its reading is the first."""
    one = payer()
    desk = Desk(stored(one))
    desk.do("on_refused", asked(one))
    assert desk.ticks() == [one.id]
    answered(desk, one)
    assert desk.ticks(WAITS_MS[1] - LOOK_MS) == []
    assert desk.ticks(LOOK_MS) == [one.id]


# --- More than the rest -------------------------------------------------------------------------


def test_what_an_attendant_gives_back_is_watched_as_well() -> None:
    """On top of the rest, for another fortnight; where the rest is not watched, by itself."""
    desk = Desk()
    one = desk.watch()
    desk.turn(HOUR_MS)
    desk.do("given", one, Money(200), (1,))
    [refund] = desk.kept().values()
    assert (refund.back, refund.until_ms) == (Money(1_000), desk.now.utc_ms + WATCHED_MS)
    other = payer(2, captured=2_000)
    desk.do("given", other, Money(200), (4, 5))
    refund = desk.kept()[f"{REFUND}001"]
    assert (refund.back, refund.outlets) == (Money(200), (4, 5))
    desk.do("given", payer(3, rail="hold"), Money(200), (6,))
    assert len(desk.kept()) == 2
