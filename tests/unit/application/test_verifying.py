"""Verifications: certificate and seals, reminders before they run out, and what is shut then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.technician import OFFICE, TERMINAL, Technician
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.commissioning import COUNTER
from kiosk.domain.attendant import Role
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.site import Site
from kiosk.domain.verification import DAY_MS, UNVERIFIED, day_said, runs_out_ms
from kiosk.ports import Setting

ONE = OutletId(1)
MONTHS = 24


def verified(day: str = "", *, block: bool = False) -> Site:
    """Return a place whose first outlet has to be verified, and was on `day`."""
    place = site(2)
    one = replace(place.outlets[ONE], verify_months=MONTHS, verified_on=day, verify_block=block)
    return replace(place, outlets=place.outlets | {ONE: one})


def before_the_end(days: int, *, block: bool = False) -> World:
    """Return a place where the verification of outlet 1 holds for so many days, today included."""
    clock = World(place=site(2)).clock
    world = World(place=verified("2026-01-31", block=block))
    due_ms = runs_out_ms("2026-01-31", MONTHS, "UTC")
    world.clock.turn(due_ms - days * DAY_MS - clock.utc_ms + 1_000)
    for name, role in (("Mia", Role.MANAGER), ("Ada", Role.ATTENDANT), ("Tec", Role.TECHNICIAN)):
        world.hire(name, role=role)
    world.run(1_500)
    return world


def alarms(world: World, name: str) -> list[str]:
    """Return what somebody's board says of verifications."""
    world.log_in(name, screen=name)
    found = world.core.snapshot(name, world.clock.now()).visit.attendant
    assert found is not None
    return [one for one in found.alarms if one.startswith("verification")]


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the journal's entries of a kind say."""
    return [one.body for one in world.store.entries if one.kind == kind]


def relevance(world: World, kind: str) -> set[Relevance]:
    """Return where in the journal the entries of a kind are found."""
    return {one.relevance for one in world.store.entries if one.kind == kind}


# --- Reminders ----------------------------------------------------------------------------------


@pytest.mark.req("ATT-18")
@pytest.mark.req("EVM-13")
@pytest.mark.parametrize(("days", "is_told"), [(91, False), (90, True), (7, True)])
def test_technician_and_manager_are_reminded_beforehand(days: int, *, is_told: bool) -> None:
    """With the last day on which it holds; an attendant can do nothing about it, and is not."""
    world = before_the_end(days)
    told = ["verification_due:1, 2028-01-31"] * is_told
    assert alarms(world, "Tec") == told
    assert alarms(world, "Mia") == told
    assert alarms(world, "Ada") == []
    assert len(bodies(world, "verification-due")) == is_told


@pytest.mark.req("ATT-18")
def test_each_reminder_is_in_the_journal_once() -> None:
    """At 90, 30 and 7 days and at the end, however often the engine starts."""
    world = before_the_end(91)
    for days in (1, 60, 1, 22, 1, 6, 1):
        world.clock.turn(days * DAY_MS)
        world.run(200)
        world.start()
        world.run(200)
    told = [(one["days"], one["is_over"]) for one in bodies(world, "verification-due")]
    assert told == [(90, False), (30, False), (7, False), (0, True)]
    assert {one["until"] for one in bodies(world, "verification-due")} == {"2028-01-31"}
    assert relevance(world, "verification-due") == {Relevance.METER}


def test_what_has_run_out_is_told_to_everybody() -> None:
    """It may be sold from all the same, where the settings do not say otherwise."""
    world = before_the_end(0)
    assert alarms(world, "Ada") == ["verification_over:1, 2028-01-31"]
    assert world.snapshot.outlets[0].is_available


def test_an_outlet_that_was_never_verified_says_so() -> None:
    """There is no day to name."""
    world = World(place=verified())
    world.hire("Mia", role=Role.MANAGER)
    world.run(1_500)
    assert alarms(world, "Mia") == ["verification_over:1, never"]


# --- Shut ---------------------------------------------------------------------------------------


@pytest.mark.req("ATT-18")
@pytest.mark.req("EVM-13")
def test_an_outlet_whose_verification_has_run_out_sells_nothing() -> None:
    """Where the settings say so; nobody unlocks it, and the other one goes on."""
    world = before_the_end(1, block=True)
    assert world.snapshot.outlets[0].is_available
    sale = world.buy(1, screen="customer")
    world.lift(1)
    world.clock.turn(DAY_MS)
    world.run(100)
    assert world.sale(sale).id == sale
    world.finish(sale)
    world.run(1_500)
    first, second = world.snapshot.outlets
    assert (first.is_available, first.lock_reason) == (False, UNVERIFIED)
    assert second.is_available
    world.log_in("Mia", screen="Mia")
    assert world.ask(c.UnlockOutlet(1, "checked"), "Mia").notice is Notice.UNVERIFIED
    world.run(500)
    assert not world.snapshot.outlets[0].is_available


def test_a_new_day_in_the_settings_puts_it_back() -> None:
    """It was verified, and the operator has written that down."""
    world = before_the_end(0, block=True)
    assert world.snapshot.outlets[0].lock_reason == UNVERIFIED
    world.site = verified(day_said(world.clock.utc_ms, "UTC"), block=True)
    world.start()
    world.run(1_500)
    assert (world.snapshot.outlets[0].lock_reason, world.snapshot.outlets[0].is_available) == (
        "",
        True,
    )
    [told] = bodies(world, "outlet-unlocked")
    assert (told["outlet"], told["by"], told["cleared"]) == (1, "", "")
    assert relevance(world, "outlet-unlocked") == {Relevance.ATTENDANT}


@pytest.mark.parametrize("days", [0, 400])
def test_what_somebody_has_locked_stays_locked_whatever_its_verification(days: int) -> None:
    """For the reason that they gave, and once; the end of a verification adds no second lock."""
    world = before_the_end(400, block=True)
    world.log_in("Mia", screen="Mia")
    world.ask(c.LockOutlet(1, "safety"), "Mia")
    world.run(500)
    world.clock.turn((400 - days) * DAY_MS)
    world.run(1_000)
    assert world.snapshot.outlets[0].lock_reason == "safety"
    assert len(bodies(world, "outlet-locked")) == 1
    assert bodies(world, "outlet-unlocked") == []


def test_an_outlet_is_shut_once_and_not_each_second() -> None:
    """Whatever it waits for: the journal says so one time."""
    world = before_the_end(0, block=True)
    world.run(2_000)
    assert len(bodies(world, "outlet-locked")) == 1


# --- Certificate and seals ----------------------------------------------------------------------


@pytest.mark.req("ATT-17")
def test_nobody_agrees_before_certificate_and_seals_are_written_down() -> None:
    """Then both do, the outlet is verified from today on, and whatever was shut is open again."""
    tec = Technician(place=verified(block=True))
    world = tec.world
    assert world.snapshot.outlets[0].lock_reason == UNVERIFIED
    tec.until("approval")
    assert tec.seen.needs_certificate
    assert tec.ask(c.CommissionApprove(1)) is Notice.NOT_ALLOWED
    assert tec.seen.why == "no_certificate"
    for wrong in ("", " ", "a\nb", "x" * 41):
        assert tec.ask(c.CommissionSeal(1, "C-7", "S-1", wrong)) is Notice.NOT_ALLOWED
        assert (tec.seen.certificate, tec.seen.why) == ("", "no_certificate")
    assert tec.ask(c.CommissionSeal(1, " C-7 ", "S-1", "S-2")) is Notice.NONE
    assert (tec.seen.certificate, tec.seen.seals_before, tec.seen.seals_after) == (
        "C-7",
        "S-1",
        "S-2",
    )
    assert tec.seen.why == ""
    [sealed] = bodies(world, "commissioning-sealed")
    assert (sealed["certificate"], sealed["seals_before"], sealed["seals_after"]) == (
        "C-7",
        "S-1",
        "S-2",
    )
    tec.agree()
    world.run(1_500)
    assert relevance(world, "meter-verified") == {Relevance.METER}
    today = day_said(world.clock.utc_ms, "UTC")
    until = day_said(runs_out_ms(today, MONTHS, "UTC") - 1, "UTC")
    [told] = bodies(world, "meter-verified")
    assert {key: told[key] for key in told if key not in {"sale", "serial"}} == {
        "outlet": 1, "certificate": "C-7", "seals_before": "S-1", "seals_after": "S-2",
        "until": until, "by": "Tec", "approved_by": "Mia",
    }  # fmt: skip
    assert [one["counter"] for one in bodies(world, "parameter-changed")] == [1, 2]
    assert world.store.saved["Setting", COUNTER] == Setting(COUNTER, "2")
    assert alarms(world, "Mia") == []
    assert world.snapshot.outlets[0].is_available
    world.start()
    world.run(1_500)
    assert world.snapshot.outlets[0].is_available


@pytest.mark.parametrize("number", ["7", "x" * 40])
def test_a_number_has_one_sign_at_least_and_forty_at_most(number: str) -> None:
    """As they stand on certificates and seals."""
    tec = Technician(place=verified())
    tec.until("approval")
    assert tec.ask(c.CommissionSeal(1, number, number, number)) is Notice.NONE
    assert tec.seen.certificate == number


def test_only_whoever_has_measured_writes_the_numbers_down_and_only_then() -> None:
    """Not before the approval, not after the first word, and no manager."""
    tec = Technician(place=verified())
    tec.until("proving")
    assert tec.ask(c.CommissionSeal(1, "C-7", "S-1", "S-2")) is Notice.NOT_ALLOWED
    tec.prove()
    tec.world.log_in("Mia", screen=OFFICE)
    assert tec.ask(c.CommissionSeal(1, "C-8", "S-1", "S-2"), OFFICE) is not Notice.NONE
    assert tec.ask(c.CommissionSeal(1, "C-7", "S-1", "S-2")) is Notice.NONE
    assert tec.ask(c.CommissionApprove(1)) is Notice.NONE
    assert tec.ask(c.CommissionSeal(1, "C-9", "S-1", "S-2")) is Notice.NOT_ALLOWED
    assert tec.seen.certificate == "C-7"


def test_an_outlet_that_nobody_verifies_needs_no_certificate() -> None:
    """It is commissioned as before; one may be written down all the same."""
    tec = Technician(outlet=2, place=verified())
    tec.until("approval")
    assert not tec.seen.needs_certificate
    assert tec.ask(c.CommissionSeal(2, "C-7", "S-1", "S-2"), TERMINAL) is Notice.NONE
    tec.agree()
    [told] = bodies(tec.world, "meter-verified")
    assert told["until"] == ""


def test_a_verification_is_of_one_controller() -> None:
    """Another one at its place has to be verified itself."""
    tec = Technician(place=verified())
    tec.until("approval")
    tec.ask(c.CommissionSeal(1, "C-7", "S-1", "S-2"))
    tec.agree()
    tec.world.run(1_500)
    assert alarms(tec.world, "Mia") == []
    tec.world.controller(1).serial = "FC-OTHER"
    tec.world.start()
    tec.world.run(3_000)
    tec.world.log_in("Mia", screen="Mia")
    tec.world.ask(c.UnlockOutlet(1, "checked"), "Mia")
    tec.world.run(3_000)
    assert "verification_over:1, never" in alarms(tec.world, "Mia")
