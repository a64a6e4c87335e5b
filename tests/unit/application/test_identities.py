"""Who answers for an outlet: controllers that are swapped, moved, doubled or without a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import FakeController
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.domain.attendant import Role
from kiosk.domain.duties import Duty, may
from kiosk.domain.outlet import OutletId
from kiosk.ports import OutletRecord

OTHER = "other_controller"


def fault(world: World, outlet: int) -> str:
    """Return why an outlet is out of use."""
    return world.snapshot.outlets[outlet - 1].fault


def is_sold(world: World, outlet: int) -> bool:
    """Whether a customer may choose an outlet."""
    return world.snapshot.outlets[outlet - 1].is_available


def kept(world: World, outlet: int) -> OutletRecord:
    """Return what is remembered of an outlet."""
    found = world.store.saved["OutletRecord", str(outlet)]
    assert isinstance(found, OutletRecord)
    return found


def noted(world: World, kind: str) -> list[str]:
    """Return the journal's entries of a kind, as they stand there."""
    return [one.canonical.decode() for one in world.store.entries if one.kind == kind]


def swap(one: FakeController, two: FakeController) -> None:
    """Change two cables: each answers where the other did, with all that it knows."""
    for name in ("serial", "total_base", "boot"):
        first, second = getattr(one, name), getattr(two, name)
        setattr(one, name, second)
        setattr(two, name, first)


@pytest.fixture
def swapped() -> World:
    """Two outlets whose controllers were swapped while the power was off."""
    world = World(outlets=2)
    world.run(1_500)
    world.controller(1).total_base = 5_400_000
    world.run(1_500)
    world.hire("Tec", role=Role.TECHNICIAN)
    world.hire()
    swap(world.controller(1), world.controller(2))
    world.start()
    world.run(2_000)
    return world


@pytest.mark.req("CTL-04")
def test_two_outlets_whose_cables_were_swapped_are_both_out_of_service(swapped: World) -> None:
    """Neither sells what flows at the other, and the journal says who was where."""
    for outlet in (1, 2):
        assert fault(swapped, outlet) == OTHER
        assert not is_sold(swapped, outlet)
    first, second = noted(swapped, "controller-changed")
    assert '"expected":"FC-1","found":"FC-2"' in first
    assert '"expected":"FC-2","found":"FC-1"' in second


@pytest.mark.req("CTL-04")
def test_a_swap_that_is_undone_needs_an_attendant_all_the_same(swapped: World) -> None:
    """Somebody has to say that the outlet was looked at."""
    swap(swapped.controller(1), swapped.controller(2))
    swapped.start()
    swapped.run(3_000)
    assert fault(swapped, 1) == fault(swapped, 2) == OTHER
    swapped.log_in()
    for outlet in (1, 2):
        assert swapped.ask(c.UnlockOutlet(outlet)).notice is Notice.NONE
    swapped.run(2_000)
    assert is_sold(swapped, 1)
    assert is_sold(swapped, 2)
    assert kept(swapped, 1).serial == "FC-1"


@pytest.mark.req("CTL-04")
@pytest.mark.req("DL-11")
def test_a_swap_that_is_undone_while_the_engine_runs_is_noticed(swapped: World) -> None:
    """The stranger is asked again and again, and the line need not fall silent in between."""
    swapped.log_in()
    assert swapped.ask(c.UnlockOutlet(1)).notice is Notice.NOT_YOUR_ROLE
    swap(swapped.controller(1), swapped.controller(2))
    swapped.run(2_500)
    assert swapped.ask(c.UnlockOutlet(1)).notice is Notice.NONE
    swapped.run(2_000)
    assert is_sold(swapped, 1)
    assert kept(swapped, 1).serial == "FC-1"


@pytest.mark.req("DL-11")
@pytest.mark.req("ATT-01")
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    "command", [c.UnlockOutlet(1), c.ConfirmController(1, "FC-2")], ids=["unlock", "confirm"]
)
def test_a_stranger_is_taken_by_a_technician_or_manager_alone(
    swapped: World, role: Role, command: c.Command
) -> None:
    """By either way; whoever else tries changes nothing, and is written down."""
    swapped.hire("Who", role=role)
    swapped.run(2_000)
    swapped.log_in("Who")
    is_theirs = may(role, Duty.CONFIRM_CONTROLLER)
    assert is_theirs == (role is not Role.ATTENDANT)
    expected = Notice.NONE if is_theirs else Notice.NOT_YOUR_ROLE
    assert swapped.ask(command).notice is expected
    swapped.run(2_000)
    assert is_sold(swapped, 1) == is_theirs
    assert kept(swapped, 1).serial == ("FC-2" if is_theirs else "FC-1")
    assert len(noted(swapped, "controller-confirmed")) == is_theirs
    assert len(noted(swapped, "command-refused")) == (not is_theirs)


@pytest.mark.req("DL-11")
def test_who_answers_must_be_known_before_anybody_is_taken(swapped: World) -> None:
    """After a start the fault stands at once, and the question who is there is still open."""
    swapped.controller(1).noise = lambda what: "lost" if what == "identify" else ""
    swapped.hire("Max", role=Role.MANAGER)
    swapped.run(1_000)
    swapped.log_in("Max")
    assert swapped.ask(c.UnlockOutlet(1)).notice is Notice.FAULT_STANDS
    assert kept(swapped, 1).serial == "FC-1"
    swapped.controller(1).noise = None
    swapped.run(2_000)
    assert swapped.ask(c.UnlockOutlet(1)).notice is Notice.NONE
    assert kept(swapped, 1).serial == "FC-2"


@pytest.mark.req("DL-11")
def test_a_lock_does_not_hide_a_stranger(swapped: World) -> None:
    """Locked as well: an attendant's unlocking takes neither the lock nor the stranger."""
    swapped.log_in()
    swapped.ask(c.LockOutlet(1, "fault"))
    assert swapped.ask(c.UnlockOutlet(1)).notice is Notice.NOT_YOUR_ROLE
    assert kept(swapped, 1).is_locked


@pytest.mark.req("CTL-04")
def test_a_swap_that_was_meant_is_confirmed_one_by_one(swapped: World) -> None:
    """By the number on the housing; each outlet goes on from the totals of its new controller."""
    swapped.log_in("Tec")
    assert swapped.ask(c.ConfirmController(1, "FC-2")).notice is Notice.NONE
    swapped.run(2_000)
    assert is_sold(swapped, 1)
    assert fault(swapped, 2) == OTHER, "nobody has said anything about that one"
    assert swapped.ask(c.ConfirmController(2, "FC-1")).notice is Notice.NONE
    swapped.run(2_000)
    assert is_sold(swapped, 2)
    assert [kept(swapped, outlet).serial for outlet in (1, 2)] == ["FC-2", "FC-1"]
    assert [kept(swapped, outlet).total_base for outlet in (1, 2)] == [5_000_000, 5_400_000]
    first, second = noted(swapped, "controller-confirmed")
    assert '"before":"FC-1","by":"Tec","outlet":1,"serial":"FC-2"' in first
    assert '"before":"FC-2","by":"Tec","outlet":2,"serial":"FC-1"' in second
    reasons = noted(swapped, "unlock-reason")
    assert [
        f'"by":"Tec","outlet":{outlet},"reason":"checked"' in one
        for outlet, one in zip((1, 2), reasons, strict=True)
    ] == [True, True]
    swapped.start()
    swapped.run(2_000)
    assert is_sold(swapped, 1), "and it is remembered"


@pytest.mark.req("CTL-04")
@pytest.mark.parametrize("serial", ["FC-1", "", "FC-9"])
def test_another_number_than_the_one_that_answers_confirms_nothing(
    swapped: World, serial: str
) -> None:
    """Somebody stands before the wrong housing."""
    swapped.log_in("Tec")
    assert swapped.ask(c.ConfirmController(1, serial)).notice is Notice.NOT_ALLOWED
    swapped.run(2_000)
    assert fault(swapped, 1) == OTHER
    assert noted(swapped, "controller-confirmed") == []


@pytest.mark.req("CTL-04")
def test_a_controller_that_moves_to_an_outlet_with_another_is_not_taken(world: World) -> None:
    """Its address was changed, and it answers in the place of one that is known."""
    world.run(1_500)
    world.controller(1).answers = False
    world.controller(2).answers = False
    world.run(4_000)
    moved = world.controller(2)
    moved.serial, moved.answers = "FC-1", True
    world.run(2_000)
    assert fault(world, 2) == OTHER
    assert fault(world, 1) == "silent"


@pytest.mark.req("CTL-04")
def test_a_controller_that_is_known_elsewhere_is_not_met_as_a_new_one() -> None:
    """A new outlet, and an old controller behind it: its totals belong to another one's books."""
    world = World(outlets=2)
    world.controller(1).answers = False
    world.controller(2).serial = "FC-8"
    world.run(2_000)
    world.controller(2).answers = False
    world.controller(1).serial, world.controller(1).answers = "FC-8", True
    world.run(2_000)
    assert fault(world, 1) == OTHER
    [entry] = noted(world, "controller-changed")
    assert '"expected":"","found":"FC-8","known_at":2,"outlet":1' in entry
    assert kept(world, 1).serial == ""
    world.hire(role=Role.TECHNICIAN)
    world.run(2_000)
    world.log_in()
    assert world.ask(c.ConfirmController(1, "FC-8")).notice is Notice.NONE
    world.run(2_000)
    assert is_sold(world, 1)
    assert kept(world, 1).serial == "FC-8"


@pytest.mark.req("CTL-04")
def test_a_controller_that_the_settings_name_for_another_outlet_is_not_met() -> None:
    """The settings know where it belongs, although it has never answered there."""
    place = site(2)
    place.outlets[OutletId(2)] = replace(place.outlets[OutletId(2)], serial="FC-1")
    world = World(place=place)
    world.run(2_000)
    assert fault(world, 1) == OTHER
    assert fault(world, 2) == OTHER, "FC-2 is not the one that the settings name"


def test_two_controllers_with_one_number_are_confirmed_once() -> None:
    """Two channels of one device, or a maker without imagination: told once, then believed."""
    world = World(outlets=2)
    for outlet in (1, 2):
        world.controller(outlet).serial = "0000"
    world.run(2_000)
    assert sorted([fault(world, 1), fault(world, 2)]) == ["", OTHER]
    world.hire(role=Role.TECHNICIAN)
    world.run(2_000)
    world.log_in()
    later = 2 if fault(world, 2) else 1
    assert world.ask(c.ConfirmController(later, "0000")).notice is Notice.NONE
    world.run(2_000)
    world.start()
    world.run(2_000)
    assert is_sold(world, 1)
    assert is_sold(world, 2)


def test_controllers_without_numbers_cannot_be_told_apart() -> None:
    """The residual: a swap of such devices shows in their totals and boots alone, or not at all."""
    world = World(outlets=2)
    for outlet in (1, 2):
        world.controller(outlet).serial = ""
    world.run(2_000)
    swap(world.controller(1), world.controller(2))
    world.start()
    world.run(2_000)
    assert is_sold(world, 1)
    assert is_sold(world, 2)


@pytest.mark.req("CTL-04")
def test_a_controller_that_has_lost_its_number_is_another_one(world: World) -> None:
    """It had one before."""
    world.run(1_500)
    world.controller(1).serial = ""
    world.start()
    world.run(2_000)
    assert fault(world, 1) == OTHER


@pytest.mark.req("CTL-04")
def test_a_number_in_the_settings_is_not_talked_away() -> None:
    """Confirming another one leaves the outlet out of service: the settings must say so."""
    place = site(1)
    place.outlets[OutletId(1)] = replace(place.outlets[OutletId(1)], serial="FC-7")
    world = World(place=place)
    world.hire(role=Role.TECHNICIAN)
    world.run(1_500)
    world.log_in()
    assert world.ask(c.ConfirmController(1, "FC-1")).notice is Notice.NONE
    world.run(2_000)
    assert fault(world, 1) == OTHER
    assert kept(world, 1).serial == ""
