"""Grants at their edges: who may be raised, who is short, what is worth taking back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.values import DELIVERY, DIESEL, ul
from fakes.world import World

from kiosk.application import allocation
from kiosk.application.allocation import Outlook
from kiosk.domain.controller import PresetKind
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import NOTHING, Money

CAN = capabilities()  # 813 mL a second at most, steps of a millilitre, 50 mL of overrun.
BOUND = ul(50_000)
PLENTY = ul(100_000_000)


def running(*, delivered: int = 0, preset: int, is_final: bool = False) -> Delivery:
    """Return a delivery that has taken so much of its preset, all of it paid for."""
    limit = ul(preset + BOUND.base)
    return replace(
        DELIVERY,
        opening=ul(0),
        total=ul(delivered),
        preset=ul(preset),
        limit=limit,
        reserved=DIESEL.reserve(limit),
        is_final=is_final,
    )


@pytest.mark.req("RD-02")
@pytest.mark.parametrize("kind", PresetKind)
@pytest.mark.parametrize("live_raise", [True, False])
def test_only_a_preset_that_may_be_sent_twice_is_raised(
    kind: PresetKind,
    live_raise: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """An increment whose acknowledgement was lost might have counted."""
    may = live_raise and kind in {PresetKind.ABSOLUTE, PresetKind.BATCH}
    assert allocation.takes_raises(capabilities(preset=kind, live_raise=live_raise)) is may


@pytest.mark.req("RD-02")
@pytest.mark.parametrize(
    "lacks",
    [
        {"live_lower": False},
        {"preset_readback": False},
        {"live_raise": False},
        {"preset": PresetKind.RELATIVE},
        {"preset": PresetKind.SESSION},
        {"preset": PresetKind.NONE},
    ],
)
def test_credit_comes_back_only_from_a_preset_that_shows_that_it_is_lower(
    lacks: dict[str, object],
) -> None:
    """Whatever a device lacks for that, what it holds is kept until it has stopped."""
    assert allocation.takes_back(CAN)
    assert allocation.takes_back(capabilities(preset=PresetKind.BATCH))
    lacking = capabilities(**lacks)  # type: ignore[arg-type]  # Named as the fields are.
    assert not allocation.takes_back(lacking)


def test_figures_of_flow_are_those_of_the_rated_maximum() -> None:
    """Each is a time at 813 mL a second, and two add what flows past a preset."""
    assert allocation.flowing(CAN, 1_000) == ul(813_000)
    assert allocation.low_water(CAN, BOUND) == ul(975_600 + 50_000)
    assert allocation.worth(CAN, BOUND) == ul(300_810 + 50_000)
    assert allocation.crumb(CAN) == ul(40_650)
    assert allocation.crumb(capabilities(qmax=ul(1))) == ul(1)


def test_one_outlet_alone_is_never_short() -> None:
    """Nobody waits for what it takes: it gets all of it, and not as its last."""
    around = Outlook(Money(100), 1, PLENTY, BOUND, marks=Money(10_000))
    grant = allocation.raised(running(preset=1_000_000), CAN, around)
    assert grant is not None
    assert not grant.is_final
    assert DIESEL.reserve(grant.limit) == DIESEL.reserve(ul(1_050_000)) + grant.more
    assert grant.more == Money(100)


def test_money_that_is_just_enough_for_all_marks_is_not_short() -> None:
    """The last of the money begins one minor unit below what all need."""
    delivery = running(preset=1_000_000)
    enough = allocation.raised(
        delivery, CAN, Outlook(Money(900), 2, PLENTY, BOUND, marks=Money(900))
    )
    short = allocation.raised(
        delivery, CAN, Outlook(Money(899), 2, PLENTY, BOUND, marks=Money(900))
    )
    assert enough is not None
    assert not enough.is_final
    assert short is not None
    assert short.is_final


def test_who_has_had_the_last_part_gets_more_only_as_the_heir() -> None:
    """The last of the money is split once; what others leave goes to one outlet."""
    delivery = running(preset=1_000_000, is_final=True)
    around = Outlook(Money(200), 2, PLENTY, BOUND, marks=Money(900), portions=2, is_heir=False)
    assert allocation.raised(delivery, CAN, around) is None
    grant = allocation.raised(delivery, CAN, replace(around, is_heir=True))
    assert grant is not None
    assert grant.more == Money(200)  # All that is there: nobody else has a claim to it.
    assert grant.is_final


@pytest.mark.parametrize(
    ("sharing", "marks", "is_final", "takes"),
    [
        (1, 900, False, True),  # The last one left: nothing else will come.
        (1, 0, False, False),  # There is plenty: a crumb is worth no durable write.
        (1, 1, False, False),  # Just enough for its mark: more may come.
        (2, 900, True, True),  # The heir, which has had its part.
        (2, 900, False, False),  # The heir, which has its part yet to come.
        (2, 0, True, False),
    ],
)
def test_the_last_of_the_money_is_taken_in_smaller_crumbs(
    sharing: int,
    marks: int,
    is_final: bool,  # noqa: FBT001 - A column of the table.
    takes: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Five millilitres, where forty are the least that is taken while more may come."""
    delivery = running(preset=1_000_000, is_final=is_final)
    around = Outlook(Money(1), sharing, PLENTY, BOUND, marks=Money(marks))
    assert (allocation.raised(delivery, CAN, around) is not None) is takes


@pytest.mark.parametrize(
    ("portions", "is_heir", "more"),
    [
        (1, True, 890),  # The others have had theirs: all of it.
        (2, True, 791),  # Eight parts of nine.
        (2, False, 98),  # One of nine.
        (3, True, 712),
        (3, False, 89),
    ],
)
def test_the_heir_has_eight_parts_of_the_last_money_where_others_have_one(
    portions: int,
    is_heir: bool,  # noqa: FBT001 - A column of the table.
    more: int,
) -> None:
    """It still flows when the others end; nobody is given what another one is to have."""
    around = Outlook(
        Money(890), 3, PLENTY, BOUND, marks=Money(900), portions=portions, is_heir=is_heir
    )
    grant = allocation.raised(running(preset=1_000_000), CAN, around)
    assert grant is not None
    assert (grant.more, grant.is_final) == (Money(more), True)


def test_nobody_else_is_to_have_a_part_unless_somebody_says_so() -> None:
    """Outlets that nobody speaks of have had their part of the last of the money."""
    around = Outlook(Money(890), 2, PLENTY, BOUND, marks=Money(900))
    grant = allocation.raised(running(preset=1_000_000), CAN, around)
    assert grant is not None
    assert grant.more == Money(890)


@pytest.mark.parametrize("is_heir", [True, False])
@pytest.mark.parametrize("is_final", [True, False])
def test_money_that_lasts_is_shared_whoever_is_to_have_the_last_of_it(
    is_heir: bool,  # noqa: FBT001 - A column of the table.
    is_final: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """A slice is a quarter of the fair share for the heir and for the others."""
    delivery = running(preset=1_000_000, is_final=is_final)
    around = Outlook(Money(4_000), 2, PLENTY, BOUND, portions=2, is_heir=is_heir)
    grant = allocation.raised(delivery, CAN, around)
    assert grant is not None
    assert grant.limit == delivery.limit + DIESEL.covers(Money(500))
    assert not grant.is_final


@pytest.mark.parametrize(("marks", "is_sliced"), [(2_000, True), (2_001, False)])
def test_the_last_of_the_money_is_not_cut_into_slices(
    marks: int,
    is_sliced: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Once it is too little for all, the heir gets what is left in one raise."""
    delivery = running(preset=1_000_000, is_final=True)
    around = Outlook(Money(2_000), 2, PLENTY, BOUND, marks=Money(marks))
    grant = allocation.raised(delivery, CAN, around)
    assert grant is not None
    if is_sliced:
        assert grant.limit == delivery.limit + DIESEL.covers(Money(250))
    else:
        assert grant.more == Money(2_000)


def test_a_device_that_takes_no_raise_is_given_its_whole_share_at_once() -> None:
    """A slice would be the end of its delivery."""
    fixed = capabilities(live_raise=False)
    around = Outlook(Money(20_000), 2, PLENTY, BOUND)
    grant = allocation.first(DIESEL, fixed, around, waiting=2)
    assert grant is not None
    assert grant.more == Money(10_000)


@pytest.mark.parametrize(("marks", "crumb"), [(0, 40_650), (20_000, 2_710)])
def test_a_raise_is_worth_at_least_a_crumb(marks: int, crumb: int) -> None:
    """A twentieth of a second of flow; a three-hundredth where nothing else will come."""
    exact = capabilities(preset_resolution=ul(1))
    delivery = running(preset=1_000_000)
    around = Outlook(Money(10_000), 1, delivery.limit + ul(crumb), BOUND, marks=Money(marks))
    grant = allocation.raised(delivery, exact, around)
    assert grant is not None
    assert grant.preset == delivery.preset + ul(crumb)
    less = replace(around, cap=delivery.limit + ul(crumb - 1))
    assert allocation.raised(delivery, exact, less) is None


def test_a_raise_that_is_paid_for_already_takes_nothing_more() -> None:
    """What was reserved covers a limit that has grown only by what rounding had left."""
    delivery = replace(running(preset=1_000_000), reserved=Money(2_000))
    grant = allocation.raised(delivery, CAN, Outlook(Money(500), 1, ul(1_200_000), BOUND))
    assert grant is not None
    assert (grant.limit, grant.more) == (ul(1_200_000), NOTHING)


@pytest.mark.parametrize(
    ("delivered", "preset", "kept"),
    [
        (0, 101_625 + 350_810, 101_000),  # 125 ms of flow, in steps of the device.
        (0, 101_000 + 350_810, 101_000),
        (0, 101_000 + 350_809, None),  # Not worth two exchanges and a durable write.
        (5_000_500, 9_000_000, 5_102_000),
        (5_000_500, 5_100_000, None),
    ],
)
def test_an_idle_outlet_keeps_enough_to_show_that_it_is_wanted(
    delivered: int, preset: int, kept: int | None
) -> None:
    """What it keeps lies above what it took; what it gives back is worth taking."""
    lowered = allocation.lowered(running(delivered=delivered, preset=preset), CAN, BOUND)
    assert lowered == (None if kept is None else ul(kept))


def test_a_device_too_coarse_to_keep_anything_is_not_lowered() -> None:
    """A preset of nothing is no preset."""
    coarse = capabilities(preset_resolution=ul(200_000))
    assert allocation.lowered(running(preset=4_000_000), coarse, BOUND) is None


def test_a_grant_is_what_the_money_covers_to_the_base_unit() -> None:
    """The limit is paid for exactly, and the preset lies the bound below it, in whole steps."""
    grant = allocation.first(DIESEL, CAN, Outlook(Money(2_000), 1, PLENTY, BOUND), waiting=1)
    assert grant is not None
    assert grant.limit == DIESEL.covers(Money(2_000)) == ul(11_117_287)
    assert grant.preset == ul(11_067_000)
    assert grant.more == Money(2_000)
    assert not grant.is_final


def test_a_grant_stays_within_its_cap_and_its_fair_part() -> None:
    """The wish of the customer, and what the tank can give, are limits like the money."""
    around = Outlook(Money(2_000), 1, ul(3_000_000), BOUND)
    capped = allocation.first(DIESEL, CAN, around, waiting=1)
    assert capped is not None
    assert (capped.limit, capped.preset) == (ul(3_000_000), ul(2_950_000))
    shared = allocation.first(DIESEL, CAN, replace(around, fair=ul(1_000_000)), waiting=1)
    assert shared is not None
    assert shared.limit == ul(1_000_000)
    more = allocation.raised(running(preset=1_000_000), CAN, replace(around, fair=ul(500_000)))
    assert more is not None
    assert more.limit == ul(1_550_000)  # What it has, and its fair part of what is left.


def test_nothing_is_granted_where_the_bound_is_all_that_is_paid_for() -> None:
    """A preset of nothing opens no valve."""
    around = Outlook(DIESEL.reserve(BOUND), 1, PLENTY, BOUND)
    assert allocation.first(DIESEL, CAN, around, waiting=1) is None
    assert allocation.first(DIESEL, CAN, replace(around, pool=NOTHING), waiting=1) is None


def test_a_slice_is_some_seconds_of_flow_at_most_and_a_share_of_the_money() -> None:
    """Much money: two and a half seconds above the mark; less: a quarter of the fair share."""
    mark = allocation.low_water(CAN, BOUND).base
    rich = allocation.first(DIESEL, CAN, Outlook(Money(100_000), 2, PLENTY, BOUND), waiting=2)
    assert rich is not None
    assert rich.limit == ul(BOUND.base + mark + 813_000 * 5 // 2)
    middling = allocation.first(DIESEL, CAN, Outlook(Money(8_000), 2, PLENTY, BOUND), waiting=2)
    assert middling is not None
    assert middling.limit.base == BOUND.base + DIESEL.covers(Money(500)).base
    poor = allocation.first(DIESEL, CAN, Outlook(Money(2_000), 2, PLENTY, BOUND), waiting=2)
    assert poor is not None
    assert poor.limit == ul(BOUND.base + mark + 813_000 // 4)


@pytest.mark.req("RD-03")
def test_credit_is_asked_back_five_seconds_after_the_last_drop() -> None:
    """A short pause costs nobody anything; a longer one gives the others what they wait for."""
    world = World()
    world.run(500)
    world.buy(1, 2, minor=700)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 200_000)
    idle.draws = False
    held = world.delivery(2).preset
    world.run(4_900)
    assert world.delivery(2).preset == held
    world.run(300)
    assert world.delivery(2).preset < held
