"""What changes a price, from which millisecond on, and what is written down of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fakes.time import NOON_MS
from fakes.world import site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, PriceSnapshot
from kiosk.application.prices import Prices
from kiosk.application.state import Change, State
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.price import PLANNED, PRICE, Planned, Price, PriceBounds, listed
from kiosk.domain.site import Site
from kiosk.ports import Remembered, Setting

OLD, NEW, FAR = 17_590, 18_590, 20_590
HOUR_MS = 3_600_000
CONTRACT = str(Relevance.CONTRACT)
BEFORE = Price(1, OLD, "", NOON_MS, listed(site().products["diesel"].tariff))
WAITS = Planned(NEW, NOON_MS + HOUR_MS, "Mia", "market", needs_second=False)
LARGE = Planned(FAR, 0, "Mia", "market", needs_second=True)


class Board:
    """The price of diesel, two managers, and Ada; nothing else."""

    def __init__(self, *, planned: Planned | None = None, place: Site | None = None) -> None:
        roles = [Setting(f"{ROLE}{name}", str(Role.MANAGER)) for name in ("Mia", "Max")]
        kept = [Setting(f"{PLANNED}diesel", planned.said())] if planned else []
        self.state = State.remembered(Remembered(settings=(*roles, *kept)))
        self.now = Moment(NOON_MS, 1_000)
        self.prices = Prices(place or site(), self.state.settings)
        self.do("begin")

    @property
    def view(self) -> Change:
        """What is kept now."""
        return Change(self.state, self.now)

    def do(self, act: str, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - As each of them does.
        """Have something done, and make it last; keep what is written down."""
        change = self.view
        found = getattr(self.prices, act)(change, *args, **named)
        self.said = [(one.kind, str(one.relevance), one.body) for one in change.batch().entries]
        change.apply()
        return found

    def change(self, price_e4: int = NEW, hour: int = -1, by: str = "Mia") -> Notice:
        """Ask for another price."""
        notice = self.do("obey", c.ChangePrice("diesel", price_e4, hour, "market"), by=by)
        assert isinstance(notice, Notice)
        return notice

    def agree(self, by: str, price_e4: int = FAR) -> Notice:
        """Agree to a price."""
        notice = self.do("obey", c.AgreePrice("diesel", price_e4), by=by)
        assert isinstance(notice, Notice)
        return notice

    @property
    def price(self) -> int:
        """What diesel is sold at, as it is kept."""
        kept = Price.kept(self.state.settings[f"{PRICE}diesel"])
        assert kept is not None
        return kept.price_e4

    @property
    def planned(self) -> Planned | None:
        """What waits."""
        return Planned.kept(self.state.settings.get(f"{PLANNED}diesel", ""))

    @property
    def shown(self) -> PriceSnapshot:
        """What attendants see of diesel."""
        [found] = self.prices.shown(self.view)
        return found


def changed(after: int, **more: str) -> tuple[str, str, dict[str, Any]]:
    """Return what the journal says of a price that holds now."""
    body = {
        "product": "diesel", "before": OLD, "after": after, "version": 2, "by": "Mia",
        "agreed_by": "", "reason": "market",
    }  # fmt: skip
    return "price-changed", CONTRACT, body | more


def test_a_start_sells_at_what_was_set_before_it() -> None:
    """From the first moment on, before anything else is said of prices."""
    kept = replace(BEFORE, version=2, price_e4=NEW, by="Mia")
    prices = Prices(site(), {f"{PRICE}diesel": kept.said()})
    assert prices.site.products["diesel"].tariff.price_e4 == NEW
    assert Prices(site(), {}).site.products["diesel"].tariff.price_e4 == OLD


@pytest.mark.parametrize("hour", [-1, 12])
def test_a_price_of_a_manager_is_written_down_and_holds_at_once_or_waits(hour: int) -> None:
    """Noon is over since a quarter of an hour and more: the next one is tomorrow's."""
    board = Board()
    assert board.change(hour=hour) is Notice.NONE
    at_ms = 0 if board.planned is None else board.planned.at_ms
    planned = {
        "product": "diesel", "before": OLD, "after": NEW, "at": at_ms, "by": "Mia",
        "reason": "market", "needs_second": False,
    }  # fmt: skip
    told = ("price-planned", CONTRACT, planned)
    is_now = hour == -1
    assert board.said == [told, *([changed(NEW)] if is_now else [])]
    assert (board.planned is None, board.price) == (is_now, NEW if is_now else OLD)
    assert is_now or 0 < at_ms - NOON_MS <= 24 * HOUR_MS


@pytest.mark.parametrize(("early_ms", "price"), [(1, OLD), (0, NEW), (-1, NEW)])
def test_what_waits_for_its_hour_holds_from_its_first_millisecond(
    early_ms: int, price: int
) -> None:
    """Nothing waits any more then."""
    board = Board(planned=WAITS)
    board.now = Moment(WAITS.at_ms - early_ms, 5_000)
    board.do("tick")
    assert (board.price, board.planned is None) == (price, price == NEW)
    assert board.said == ([changed(NEW)] if price == NEW else [])


@pytest.mark.parametrize(("early_ms", "price"), [(1, OLD), (0, FAR), (-1, FAR)])
def test_what_is_agreed_at_its_very_hour_holds_at_once(early_ms: int, price: int) -> None:
    """A millisecond earlier it waits on."""
    board = Board(planned=replace(LARGE, at_ms=NOON_MS + early_ms))
    assert board.agree("Max") is Notice.NONE
    assert board.price == price
    agreed = {"product": "diesel", "after": FAR, "by": "Max"}
    told = ("price-agreed", CONTRACT, agreed)
    assert board.said == [told, *([changed(FAR, agreed_by="Max")] if price == FAR else [])]


def test_what_nobody_has_agreed_to_does_not_hold_though_its_hour_has_come() -> None:
    """It waits on, for ever if need be."""
    board = Board(planned=LARGE)
    board.now = Moment(NOON_MS + HOUR_MS, 5_000)
    board.do("tick")
    assert (board.price, board.planned, board.said) == (OLD, LARGE, [])


def test_only_what_waits_for_a_second_person_is_agreed_to() -> None:
    """Not by the first one, not another price, not what is agreed already, nor nothing at all."""
    board = Board(planned=LARGE)
    assert board.agree("Mia") is Notice.NEEDS_SECOND
    assert board.agree("Max", FAR + 1) is Notice.NOT_ALLOWED
    assert Board().agree("Max") is Notice.NOT_ALLOWED
    small = Board(planned=WAITS)
    assert small.agree("Max", NEW) is Notice.NOT_ALLOWED
    for one, price in ((board, OLD), (small, OLD)):
        assert (one.price, one.said) == (price, [])


@pytest.mark.parametrize(
    "command", [c.ChangePrice("diesel", NEW, -1, "market"), c.DropPrice("diesel")]
)
def test_only_a_manager_sets_or_drops_a_price(command: Any) -> None:  # noqa: ANN401 - Two of them.
    """Anybody else is told who may."""
    board = Board(planned=WAITS)
    assert board.do("obey", command, by="Ada") is Notice.FOR_MANAGER
    assert (board.price, board.planned, board.said) == (OLD, WAITS, [])


def test_what_is_dropped_is_written_down() -> None:
    """Who gave it up; once."""
    board = Board(planned=WAITS)
    assert board.do("obey", c.DropPrice("diesel"), by="Max") is Notice.NONE
    body = {"product": "diesel", "after": NEW, "by": "Max", "reason": ""}
    assert board.said == [("price-dropped", CONTRACT, body)]
    assert board.do("obey", c.DropPrice("diesel"), by="Max") is Notice.NOT_ALLOWED
    assert (board.planned, board.said) == (None, [])


@pytest.mark.parametrize(
    ("price_e4", "expected"),
    [
        (-1, Notice.TOO_LITTLE),
        (0, Notice.TOO_LITTLE),
        (1, Notice.NEEDS_SECOND),
        (NEW, Notice.NONE),
        (OLD, Notice.NOT_ALLOWED),
        (10**9, Notice.TOO_MUCH),
    ],
)
def test_a_price_is_something_that_can_be_paid(price_e4: int, expected: Notice) -> None:
    """The smallest there is takes a second person, as every large change does."""
    assert Board().change(price_e4) is expected


@pytest.mark.parametrize(("price_e4", "may"), [(17_000, True), (16_999, False), (19_000, True)])
def test_a_price_outside_its_bounds_is_named_as_that(price_e4: int, *, may: bool) -> None:
    """Whatever else might be wrong with it."""
    place = site()
    diesel = replace(place.products["diesel"], bounds=PriceBounds(17_000, 19_000))
    board = Board(place=replace(place, products={"diesel": diesel}))
    assert board.change(price_e4) is (Notice.NONE if may else Notice.PRICE_OUT_OF_BOUNDS)


def test_attendants_see_what_holds_and_what_is_to_come() -> None:
    """By whom, since when, from when on; nothing is since never where nothing is kept."""
    shown = Board(planned=LARGE).shown
    assert (shown.price_e4, shown.by, shown.since_ms) == (OLD, "", NOON_MS)
    assert (shown.next_e4, shown.next_ms, shown.next_by, shown.needs_second) == (
        FAR, 0, "Mia", True,
    )  # fmt: skip
    [fresh] = Prices(site(), {}).shown(Change(State.remembered(Remembered()), Moment(NOON_MS, 1)))
    assert (fresh.price_e4, fresh.by, fresh.since_ms, fresh.next_by) == (OLD, "", 0, "")
