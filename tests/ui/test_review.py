"""Before anything is paid: which outlets, what, at which price, and how much, on every panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api.snapshot import Snapshot
from ui import remote
from ui.formatting import Format, whole_name
from ui.viewmodels.bought import BoughtRow, bought_rows

Put = Callable[..., Any]
EN = Format()
LAYOUTS = [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)]
by_layout = pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")


def told(front: Any) -> set[str]:  # noqa: ANN401 - The fixture's screen.
    """Return all that is said on every page of what is in front."""
    found = set(front.texts())
    while (down := remote.named(front.window, "page-down")) is not None and down.isEnabled():
        front.tap("page-down")
        found |= set(front.texts())
    return {part for text in found for part in text.replace("\n", "  ").split("  ")}


def at_the_form(front: Any) -> Iterator[set[str]]:  # noqa: ANN401 - The fixture's screen.
    """Yield what the form says before, while and after somebody types."""
    yield told(front)
    front.tap("key-1", "key-5")
    yield told(front)
    front.tap("tab-fill")
    yield told(front)


@pytest.mark.req("UI-17")
@by_layout
def test_the_form_says_what_is_bought(screen: Put, size: tuple[int, int]) -> None:
    """Outlet, product and price stand beside the amount, whatever is typed."""
    front = screen(size)
    for outlets in ((1,), (1, 2, 4), (1, 2, 3, 4)):
        front.show(shown.overview())
        front.show(shown.choose(outlets))
        for texts in at_the_form(front):
            for one in shown.bought(*outlets):
                assert {str(one.number), whole_name(one.product_name), EN.price_of(one)} <= texts, (
                    outlets
                )


@pytest.mark.req("UI-17")
@pytest.mark.parametrize("modes", [(), ("large",), ("low",)], ids=["usual", "large", "low"])
@by_layout
def test_a_payment_can_be_looked_over(
    screen: Put, size: tuple[int, int], modes: tuple[str, ...]
) -> None:
    """However it is paid: outlet, product and price beside the amount, before a code is scanned."""
    front = screen(size)
    makers: list[tuple[tuple[int, ...], Snapshot]] = [
        ((1,), shown.pay()),
        ((1,), shown.ways()),
        ((1,), shown.ways("cash")),
        ((1, 2, 4), shown.pay((1, 2, 4))),
    ]
    for outlets, whole in makers:
        front.show(shown.overview())
        front.show(shown.needing(whole, *modes))
        texts = told(front)
        assert any("€50" in text for text in texts)
        for one in shown.bought(*outlets):
            assert {str(one.number), whole_name(one.product_name), EN.price_of(one)} <= texts, (
                outlets
            )


def test_outlets_of_one_product_share_a_line() -> None:
    """Unless they sell it at another price."""
    dear = replace(shown.outlet(9), price_e4=18_000)
    rows = bought_rows([shown.outlet(1), shown.outlet(2), shown.outlet(5), dear], EN)
    assert rows == [
        BoughtRow("1, 5", "Super 95 E10", "€1.789/L", isLong=False),
        BoughtRow("2", "Diesel B7", "€1.649/L", isLong=False),
        BoughtRow("9", "Super 95 E10", "€1.80/L", isLong=False),
    ]


def test_a_price_of_time_has_room() -> None:
    """It is as long as two prices."""
    [row] = bought_rows([shown.outlet(4)], EN)
    assert (row.isLong, row.priceText) == (True, "€0.59/kWh + €0.10/min\u00a0(>60\u00a0min)")


def test_nobody_sees_what_the_one_before_was_about_to_buy(screen: Put) -> None:
    """It is gone with them."""
    front = screen()
    front.show(shown.pay((2,)))
    assert front.stage.kiosk.pay.bought.count == 1
    front.show(shown.overview())
    assert front.stage.kiosk.pay.bought.count == 0


@pytest.mark.req("UI-02")
@pytest.mark.parametrize("modes", [(), ("large",), ("low",)], ids=["usual", "large", "low"])
@by_layout
def test_money_and_time_that_are_left_stand_beside_what_flows(
    screen: Put, size: tuple[int, int], modes: tuple[str, ...]
) -> None:
    """At each outlet of a sale, and calmly: half a minute, not 24 seconds."""
    front = screen(size)
    for whole in (shown.delivering(), shown.EVERY["delivering-four"]()):
        front.show(shown.overview())
        front.show(shown.needing(whole, *modes))
        texts = " ".join(told(front))
        assert "30\u00a0s" in texts
        assert "€27.91" in texts
        assert "24" not in texts


def test_what_does_not_flow_tells_no_time(screen: Put) -> None:
    """Before it begins, while it pauses and once it is over."""
    front = screen()
    for state in ("armed", "paused", "settled"):
        front.show(shown.delivering(shown.delivery(1, state=state)))
        assert not front.says("Time left"), state


def test_a_time_left_stands_still_while_the_flow_trembles(screen: Put) -> None:
    """It falls with time and rises with money, never by a tremble; the next sale begins anew."""
    front = screen()

    def left(seconds: int) -> str:
        front.show(shown.delivering(replace(shown.delivery(1), left_s=seconds)))
        return str(front.stage.kiosk.delivering.deliveries.row(0).timeText)

    assert [left(one) for one in (130, 151, 149, 91, 89, 95)] == [
        "2\u00a0min", "2\u00a0min", "2\u00a0min", "2\u00a0min", "1\u00a0min", "1\u00a0min",
    ]  # fmt: skip
    assert left(600) == "10\u00a0min"
    front.show(shown.overview())
    assert left(95) == "2\u00a0min"


# --- Where to go ----------------------------------------------------------------------------------


def calling(front: Any) -> int:  # noqa: ANN401 - The fixture's screen.
    """Return how many cards in front call somebody."""
    found = remote.items(front.window.contentItem())
    return sum(
        one.property("isCalling") is True and one.property("isRaised") is not None
        for one in found
        if remote.is_shown(one)
    )


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_outlet_that_is_ready_calls(screen: Put, size: tuple[int, int]) -> None:
    """One of one, one of four, and its tile for whoever stands before the overview."""
    front = screen(size)
    for name in ("delivering-needs", "delivering-four", "delivering-two", "overview-waited"):
        front.show(shown.EVERY[name]())
        assert calling(front) == 1, name
    for name in ("delivering-one", "overview-4", "overview-16", "delivering-low"):
        front.show(shown.EVERY[name]())
        assert calling(front) == 0, name
