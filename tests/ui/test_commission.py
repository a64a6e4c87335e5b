"""The sheet that leads a technician and a manager through a commissioning."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api.commands import CommissionSeal
from kiosk.cli.commissioning import WHY
from kiosk.domain.commissioning import Step
from ui import remote, words

Put = Callable[..., Any]


def opened(screen: Put, step: str = "identify", **told: object) -> Any:  # noqa: ANN401 - The fixture's.
    """Return the screen with the sheet open."""
    front = screen()
    front.show(shown.commissioned(step, **told))
    front.tap("commission")
    return front


def test_only_who_may_commission_is_offered_it(screen: Put) -> None:
    """An attendant has no such button; a technician and a manager have."""
    front = screen()
    for role, is_there in (("attendant", False), ("technician", True), ("manager", True)):
        front.show(shown.overview())
        front.show(shown.commissioned("", role=role))
        button = remote.named(front.window, "commission")
        assert (button is not None and button.isVisible()) is is_there, role


def test_every_step_and_every_reason_has_its_words() -> None:
    """What the terminal can say, the screen can; what the core can give as a reason as well."""
    assert set(words.COMMISSION_STEPS) == set(words.COMMISSION_TASKS) == set(Step)
    assert set(words.COMMISSION_WHY) == set(WHY)


def test_somebody_else_s_run_is_not_in_the_way(screen: Put) -> None:
    """Who begins at another outlet meanwhile is asked which; who shall agree sees what waits."""
    front = opened(screen, "closings", name="Chen")
    assert front.says("Which outlet is commissioned?")
    front.tap("commission-close")
    front.show(shown.commissioned("approval", name="Chen", proposal=shown.PROPOSAL))
    front.tap("commission")
    assert front.says("Do you agree to this?")


def test_an_outlet_that_is_not_there_is_asked_for_again(screen: Put) -> None:
    """A number that no outlet has leads nowhere and sends nothing."""
    front = opened(screen, "")
    front.tap("commission-9", "commission-go")
    assert front.says("Which outlet is commissioned?")
    assert front.asked(0) == []


def test_what_was_typed_for_one_question_is_not_the_answer_to_the_next(screen: Put) -> None:
    """The limit that was typed is gone when the measure is asked for."""
    front = opened(screen, "proving")
    front.tap("commission-2", "commission-0")
    front.show(shown.commissioned("proving", awaits_reading=True, proofs=(shown.PROOF,)))
    assert front.says("What does the test measure show?")
    assert not front.item("commission-go").property("enabled")


def test_while_a_trial_runs_nothing_can_be_asked_but_its_end(screen: Put) -> None:
    """What to do at the outlet stands there, and the way out is open."""
    front = opened(screen, "watchdog", is_trying=True, needs="lift")
    assert front.says("Lift the nozzle and begin")
    assert not front.item("commission-go").property("enabled")
    assert front.item("commission-cancel").isVisible()


def test_who_has_agreed_cannot_agree_for_the_second_person(screen: Put) -> None:
    """The other one has to log in: it is said, and the button is off."""
    front = opened(screen, "approval", approved_by=("Maria",), proposal=shown.PROPOSAL)
    assert front.says("somebody else")
    assert not front.item("commission-go").property("enabled")


def test_a_measure_is_judged_beside_its_meter(screen: Put) -> None:
    """Indicated, read, the difference, and what would be permissible."""
    front = opened(screen, "approval", proofs=(shown.PROOF,), proposal=shown.PROPOSAL)
    assert front.says("20.018")
    assert front.says("0.018")
    assert front.says("\u2264")
    assert front.says("0.99910")


@pytest.mark.parametrize("step", ["done", "ending"])
def test_what_is_over_says_so_and_may_be_begun_anew(screen: Put, step: str) -> None:
    """The next one begins with how much it may deliver."""
    front = screen()
    front.show(shown.commissioned("identify"))
    front.tap("commission")
    front.show(shown.commissioned(step))
    assert front.says(words.COMMISSION_STEPS[Step(step)])
    assert front.says(words.COMMISSION_TASKS[Step(step)])
    front.tap("commission-go")
    assert front.says("How much may all trials together deliver?")


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("name", ["agreeing", "second", "many"])
def test_nobody_agrees_to_what_they_have_not_seen(
    screen: Put, size: tuple[int, int], name: str
) -> None:
    """On every panel every fact stands there, page by page, before *I agree* can be touched."""
    front = screen(size)
    whole = shown.commissionings()[f"commission: {name}"]
    front.show(whole)
    front.tap("commission")
    facts = front.stage.kiosk.commission.facts
    seen = set(front.texts())
    while "Next page" in front.item("commission-go").property("text"):
        front.tap("commission-go")
        assert front.engine.commands == []
        seen |= set(front.texts())
    [run] = whole.visit.attendant.commissioning
    assert facts.rowCount() == 8 + len(run.proofs) + bool(run.approved_by)
    for row, role in itertools.product(range(facts.rowCount()), facts.roleNames()):
        assert facts.data(facts.index(row), role) in seen
    for proof in run.proofs:
        assert any(f"{proof.actual_base / 1e6:.3f}" in text for text in seen)
    if name != "second":
        front.tap("commission-go")
        assert [type(one).__name__ for one in front.asked()] == ["CommissionApprove"]


def test_who_agrees_can_turn_back_a_page(screen: Put) -> None:
    """What was read can be read again, and a sheet that is opened anew begins at its beginning."""
    front = screen((800, 480))
    front.show(shown.commissionings()["commission: many"])
    front.tap("commission", "commission-go")
    assert front.item("commission-go").property("text") == "I agree"
    front.tap("commission-before")
    assert front.says("Controller")
    front.tap("commission-go", "commission-close", "commission")
    assert front.says("Controller")


@pytest.mark.req("ATT-17")
def test_certificate_and_seals_are_typed_before_anybody_agrees(screen: Put) -> None:
    """One after the other, zeros and all; they are sent together, and nothing is agreed to yet."""
    front = opened(screen, "approval", proposal=shown.PROPOSAL, needs_certificate=True)
    assert front.says("Number of the certificate")
    assert not front.item("commission-go").isEnabled()
    front.tap("commission-0", "commission-7", "commission-go")
    assert front.says("Number of the seal that was found")
    front.tap("commission-1", "commission-1", "commission-go")
    assert front.says("Number of the seal that is left")
    assert front.asked(0) == []
    front.tap("commission-1", "commission-2", "commission-go")
    assert front.asked() == [CommissionSeal(1, "07", "11", "12")]
    front.show(
        shown.commissioned(
            "approval", proposal=shown.PROPOSAL, needs_certificate=True, certificate="07",
            seals_before="11", seals_after="12",
        )
    )  # fmt: skip
    assert front.says("Seal, before and after")
    assert front.says("Do you agree to this?")


def test_a_manager_is_not_asked_for_what_the_technician_reads(screen: Put) -> None:
    """And cannot agree before it is written down."""
    front = opened(
        screen,
        "approval",
        proposal=shown.PROPOSAL,
        needs_certificate=True,
        name="Chen",
        role="manager",
    )
    assert not front.says("Number of the certificate")
    while front.says("Next page"):
        front.tap("commission-go")
    assert not front.item("commission-go").isEnabled()
