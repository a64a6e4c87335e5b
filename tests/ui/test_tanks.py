"""Tanks at the screen: what is shown of them, and what is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fakes import snapshots as shown

from kiosk.api.commands import AgreeDip, DipTank, DropDip, FillTank
from kiosk.api.snapshot import Snapshot
from ui.formatting import NBSP

Put = Callable[..., Any]


def opened(screen: Put, whole: Snapshot, *names: str) -> Any:  # noqa: ANN401 - The fixture's.
    """Return the screen with a page of the board open."""
    front = screen()
    front.show(whole)
    front.tap("manage", *names)
    return front


def typed(digits: str) -> tuple[str, ...]:
    """Return the keys to touch for `digits`."""
    return tuple(f"tanks-key-{one}" for one in digits)


def told(front: Any) -> str:  # noqa: ANN401 - The fixture's.
    """Return everything that a person could read."""
    return "\n".join(front.texts()).replace(NBSP, " ")


def test_goods_that_arrive_are_looked_at_before_they_are_sent(screen: Put) -> None:
    """How much, by which note, with before and after; a note keeps its zeros."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-petrol")
    assert "Holds 20,000 L, room for 13,650 L" in told(front)
    front.tap("tanks-fill")
    assert not front.item("tanks-go").property("enabled")
    front.tap(*typed("5000"), "tanks-go")
    assert all(one in told(front) for one in ("6,350 L", "+5,000 L", "11,350 L"))
    assert not front.item("tanks-go").property("enabled")
    front.tap(*typed("0047"), "tanks-go")
    assert front.asked() == [FillTank("petrol", 5_000_000_000, "0047")]


def test_no_more_than_there_is_room_for_can_be_typed(screen: Put) -> None:
    """A key too many does nothing; what was typed can be taken back and typed anew."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-petrol", "tanks-fill")
    front.tap(*typed("20000"), "tanks-go", "tanks-key-1")
    assert "+2,000 L" in told(front)
    front.tap("tanks-back", *typed("13650"))
    front.tap("tanks-key-erase", "tanks-go")
    assert "+1,365 L" in told(front)


def test_a_measure_is_sent_with_its_reason(screen: Put) -> None:
    """A large difference says beforehand that it takes two; a small one does not."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-petrol", "tanks-dip")
    front.tap(*typed("6100"), "tanks-go")
    assert "a second person has to agree" in told(front)
    assert not front.item("tanks-go").property("enabled")
    front.tap("tanks-back", *typed("6300"), "tanks-go")
    assert "a second person has to agree" not in told(front)
    front.tap("tanks-why-temperature", "tanks-go")
    assert front.asked() == [DipTank("petrol", 6_300_000_000, "temperature")]


def test_somebody_else_agrees_to_a_measure(screen: Put) -> None:
    """Whoever has measured may withdraw it; a technician may agree, and write nothing down."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-diesel")
    assert "Maximilian has measured 10,800 L (\N{MINUS SIGN}520 L, Loss)" in told(front)
    front.tap("tanks-agree")
    assert front.asked() == [AgreeDip("diesel", 10_800_000_000)]
    front.show(shown.overview())
    front.show(shown.stocked(name="Maximilian"))
    front.tap("manage", "manage-tanks", "tank-diesel")
    assert "I agree" not in front.texts()
    front.tap("tanks-drop")
    assert front.asked(2)[1:] == [DropDip("diesel")]
    front.show(shown.overview())
    front.show(shown.stocked(name="Chen", role="technician"))
    front.tap("manage", "manage-tanks", "tank-diesel")
    assert "I agree" in front.texts()
    assert "Withdraw" not in front.texts()
    front.tap("tanks-back", "tank-petrol")
    assert "Attendants and managers" in told(front)
    assert "Fill in" not in front.texts()


def test_a_tank_that_is_drawn_on_is_measured_afterwards(screen: Put) -> None:
    """Goods may arrive all the same; parts of a litre can be typed, for it is small."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-additive")
    assert "measure it afterwards" in told(front)
    assert not front.item("tanks-dip").property("enabled")
    front.tap("tanks-fill", "tanks-key-0", "tanks-key-dot", "tanks-key-5", "tanks-key-5")
    front.tap("tanks-go", "tanks-key-7", "tanks-go")
    assert front.asked() == [FillTank("additive", 500_000, "7")]


def test_a_tank_that_changed_meanwhile_is_looked_at_again(screen: Put) -> None:
    """Somebody bought out of it before the last touch: nothing is sent about another content."""
    front = opened(screen, shown.stocked(), "manage-tanks", "tank-petrol", "tanks-fill")
    front.tap("tanks-key-5", "tanks-go", "tanks-key-7")
    petrol, *others = shown.tanks()
    fresh = (replace(petrol, level_base=petrol.level_base - 1_000_000), *others)
    front.show(shown.managed(tanks=fresh))
    assert "Write it down" not in front.texts()
    assert "6,349 L" in told(front)
    assert front.asked(0) == []


def test_a_place_without_tanks_has_no_page_for_them(screen: Put) -> None:
    """There is nothing to be filled."""
    front = opened(screen, shown.managed())
    assert "Tanks" not in front.texts()
