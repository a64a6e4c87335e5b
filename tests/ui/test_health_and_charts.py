"""How everything is, and what people would rather look at: in words, by page, and mirrored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest
from fakes import snapshots as shown
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.api import commands
from kiosk.api.health import (
    ChartsSnapshot,
    ClosingsSnapshot,
    DaySnapshot,
    FactSnapshot,
    Grade,
    HealthSnapshot,
    TankSnapshot,
)
from ui import remote, words
from ui.formatting import NBSP, Format
from ui.viewmodels import charts, health

Put = Callable[..., Any]
EN = Format("en")
AT = shown.snapshot(shown.attendant().visit)
WIDTH, HEIGHT = 1280, 800


def items_of(front: Any, kind: str) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return the shown charts of one kind."""
    return [
        item
        for item in remote.items(front.window.contentItem())
        if item.metaObject().className().startswith(kind)
        if remote.is_shown(item)
    ]


# --- Health -------------------------------------------------------------------------------------


def test_looking_is_asked_for_and_given_up(screen: Put) -> None:
    """The page asks the engine when it opens, and lets go when it closes."""
    front = screen()
    front.show(shown.attendant())
    shown.open_sheet(front, "health")
    assert front.says("Everything is being asked how it is.")
    front.show(shown.healthy())
    front.tap("health-close")
    asked = [one for one in front.asked(2) if isinstance(one, commands.LookAt)]
    assert asked == [commands.LookAt("health"), commands.LookAt("")]


def test_a_row_says_what_is_wrong_and_what_to_do(screen: Put) -> None:
    """A word and a shape of its own, the advice, and the figures that it is drawn from."""
    front = screen()
    front.show(shown.healthy())
    shown.open_sheet(front, "health")
    assert front.says("To be looked at: 9")
    for text in (
        "Line forecourt-east",
        "Does not work",
        "Plug the adapter in again.",
        "asked:" + NBSP + "1,234,567",
        "/dev/ttyUSB0 was unplugged",
        "heard 1 h ago".replace(" ", NBSP),
    ):
        assert front.says(text), text


def test_all_rows_are_reached_page_by_page(screen: Put) -> None:
    """Nothing has to be scrolled, on the smallest panel either."""
    front = screen((800, 480))
    front.show(shown.healthy())
    shown.open_sheet(front, "health")
    seen = set(front.texts())
    while front.item("health-next").isEnabled():
        front.tap("health-next")
        seen |= set(front.texts())
    titles = {health.health_row(one, AT, EN).title for one in shown.HEALTH}
    assert titles <= seen


def test_a_sound_place_says_so(screen: Put) -> None:
    """One glance is enough."""
    front = screen()
    good = tuple(replace(one, grade=Grade.OK, why="") for one in shown.HEALTH)
    whole = shown.healthy()
    assert whole.visit.attendant is not None
    who = replace(whole.visit.attendant, health=good)
    front.show(replace(whole, visit=replace(whole.visit, attendant=who)))
    shown.open_sheet(front, "health")
    assert front.says("All is well.")


def test_no_state_of_health_is_told_by_colour_alone() -> None:
    """Each has a word and an icon of its own."""
    signs = [words.HEALTH_SIGNS[grade] for grade in Grade]
    for field in ("word", "icon", "tone"):
        assert len({getattr(sign, field) for sign in signs}) == len(signs)


def test_what_a_newer_engine_says_is_shown_as_it_came() -> None:
    """Nothing is lost, and nothing breaks."""
    odd = HealthSnapshot("robot", "R2", Grade.WRONG, "rusty", (FactSnapshot("bolts", 7),))
    row = health.health_row(odd, AT, EN)
    assert (row.title, row.adviceText, row.factsText) == ("robot R2", "rusty", "7")


@given(
    st.sampled_from([*words.HEALTH_FACTS, "where", "reason", "fault", "time_ms"]),
    st.integers(0, 2**50),
    st.text(st.characters(categories=["L", "N"]), max_size=12),
)
def test_every_figure_becomes_text(name: str, value: int, text: str) -> None:
    """However large; none is empty and none raises."""
    if name.endswith("_ms"):
        value %= 4_000_000_000_000
    assert health.fact_text(FactSnapshot(name, value, text), AT, EN)


# --- Tanks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "tone", "word"),
    [(2_901, "good", "Fine"), (2_900, "warn", "Low: order"), (1_000, "bad", "Sold out")],
)
def test_a_tank_is_low_before_it_is_sold_out(level: int, tone: str, word: str) -> None:
    """At each mark the state changes, with a word."""
    tank = TankSnapshot("A", "ul", level * 1_000_000, 20_000_000_000, 1_000_000_000, 2_900_000_000)
    row = charts.tank_row(tank, EN)
    assert (row.tone, row.word) == (tone, word)


def test_a_tank_is_told_in_words() -> None:
    """Whoever can't see it hears name, level, full, part and state."""
    row = charts.tank_row(shown.TANKS[0], EN)
    assert row.spoken == f"Diesel east: 12,345{NBSP}L of 20,000{NBSP}L, 61 %. Fine"
    assert (row.lowText, row.reserveText) == (
        f"Low: 2,900{NBSP}L",
        f"Reserve: 1,000{NBSP}L",
    )


amounts = st.integers(0, 2**60)


@given(amounts, amounts, amounts, amounts)
def test_no_tank_is_drawn_outside_itself(level: int, full: int, reserve: int, low: int) -> None:
    """More than full, nothing at all, a tank of no size: the parts stay between 0 and 1."""
    row = charts.tank_row(TankSnapshot("A", "ul", level, full, reserve, low), EN)
    assert all(0 <= one <= 1 for one in (row.level, row.low, row.reserve))


# --- The day ------------------------------------------------------------------------------------


@given(st.lists(amounts, min_size=24, max_size=24), st.sampled_from(["ul", "mWh", "mg"]))
def test_an_hour_is_as_high_as_its_axis_says(hours: list[int], dimension: str) -> None:
    """In proportion, and what is written as nothing is drawn as nothing."""
    one = DaySnapshot("p", "P", dimension, 10_000, 1, sum(hours), tuple(hours))
    row = charts.day_row(one, EN)
    assert [part > 0 for part in row.hours] == [base >= 10_000 for base in hours]
    assert row.ticks[0] == 0.0
    assert row.ticks[-1] == 1.0
    assert len(row.ticks) == len(row.tickTexts) in {2, 3}
    if max(hours) >= 10_000:
        assert 1 / 3 < max(row.hours) <= 1
        assert hours[row.peakHour] // 10_000 == max(hours) // 10_000


def test_a_day_of_nothing_has_an_axis_and_no_best_hour() -> None:
    """A thousandth of what can be written is not told as the most of the day."""
    row = charts.day_row(shown.DAY[3], EN)
    assert not any(row.hours)
    assert row.peakText == ""
    assert row.tickTexts == [f"0.0{NBSP}L", f"0.5{NBSP}L", f"1.0{NBSP}L"]


@pytest.mark.parametrize(
    ("most", "texts"),
    [
        (410_000_000, ["0", "250", "500"]),
        (44_440_000, ["0", "25", "50"]),
        (150_000_000, ["0", "100", "200"]),
        (1_400_000, ["0", "1", "2"]),
        (30_000, ["0.00", "0.02", "0.04"]),
    ],
)
def test_an_axis_is_read_in_round_values(most: int, texts: list[str]) -> None:
    """With their unit, and no more decimals than they need."""
    one = DaySnapshot("p", "P", "ul", 10_000, 1, most, (most, *[0] * 23))
    assert charts.day_row(one, EN).tickTexts == [f"{text}{NBSP}L" for text in texts]


@given(amounts, amounts, st.integers(1, 6), st.sampled_from([1, 1_000, 10_000]))
def test_an_axis_holds_all_that_is_on_it(one: int, other: int, steps: int, unit: int) -> None:
    """In equal steps, at most as many as are wanted."""
    least, most = sorted((one, other))
    axis = charts.ticks(least, most, steps + 1, unit)
    assert axis[0] <= least <= most <= axis[-1]
    assert 2 <= len(axis) <= steps + 2
    assert len({after - before for before, after in pairwise(axis)}) == 1
    assert (axis[1] - axis[0]) % unit == 0


def test_a_day_is_told_in_words() -> None:
    """Product, sum, how many, and when most."""
    row = charts.day_row(shown.DAY[0], EN)
    assert row.spoken == (f"Diesel B7, 610.00{NBSP}L, Deliveries: 31, Most: 410.00{NBSP}L at 7:00")


# --- Closings -----------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**9), max_size=40), st.integers(0, 10**9), st.integers(0, 10**9))
def test_every_point_has_a_place_below_the_edge(took: list[int], reckoned: int, limit: int) -> None:
    """The alarm, what is reckoned with and all points are inside, in their order of height."""
    row = charts.closings_row(ClosingsSnapshot(1, tuple(took), reckoned, limit), EN)
    assert len(row.points) == len(took)
    assert all(0 <= part <= 1 for part in (*row.points, row.limit, row.reckoned))
    for us, part in zip(took, row.points, strict=True):
        assert (us > limit) >= (part > row.limit)
    assert len(row.ticks) == len(row.tickTexts) >= 2
    assert row.ticks == sorted(row.ticks)


def test_closings_are_drawn_where_they_are() -> None:
    """Not from nothing: a valve that becomes slow by a tenth is seen to."""
    row = charts.closings_row(shown.CLOSINGS[0], EN)
    assert row.tickTexts == [f"0.{cents}{NBSP}s" for cents in (35, 40, 45, 50, 55)]
    assert max(row.points) - min(row.points) > 0.4


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (ClosingsSnapshot(1, (), 0, 450_000), "Still learning"),
        (ClosingsSnapshot(1, (400_000,), 450_000, 450_000), "Fine"),
        (ClosingsSnapshot(1, (400_000,), 450_001, 450_000), "Closes too slowly"),
    ],
)
def test_a_valve_that_drifts_is_told_by_a_word(one: ClosingsSnapshot, word: str) -> None:
    """At the same mark at which the engine gives its alarm."""
    row = charts.closings_row(one, EN)
    assert row.word == word
    assert row.spoken.startswith(f"Outlet 1, {word}")
    assert row.spoken.endswith(f"Alarm from 0.450{NBSP}s")


# --- On the screen ------------------------------------------------------------------------------


def turn_to(front: Any, page: int) -> None:  # noqa: ANN401 - The fixture's screen.
    """Turn to a page of the charts, counted from 1."""
    for _ in range(page - 1):
        front.tap("charts-next")


def test_charts_are_asked_for_and_given_up(screen: Put) -> None:
    """As with health."""
    front = screen()
    front.show(shown.attendant())
    shown.open_sheet(front, "charts")
    assert front.says("There is no tank in the settings.")
    front.show(shown.charted(ChartsSnapshot()))
    turn_to(front, 2)
    assert front.says("The journal is being read.")
    front.show(shown.charted(ChartsSnapshot(is_read=True)))
    assert front.says("Nothing was delivered today.")
    front.tap("charts-close")
    asked = [one for one in front.asked(2) if isinstance(one, commands.LookAt)]
    assert asked == [commands.LookAt("charts"), commands.LookAt("")]


def test_every_chart_says_what_it_shows(screen: Put) -> None:
    """Through the accessibility tree: whoever cannot see a chart hears it."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.charted())
    shown.open_sheet(front, "charts")
    said = []
    for page in range(6):
        if page:
            front.tap("charts-next")
        for kind in ("ChartTank", "ChartDay", "ChartClosings"):
            found = (QAccessible.queryAccessibleInterface(one) for one in items_of(front, kind))
            said += [one.text(NAME) for one in found]
    wanted = [charts.tank_row(one, EN).spoken for one in shown.TANKS]
    wanted += [charts.day_row(one, EN).spoken for one in shown.DAY]
    wanted += [charts.closings_row(one, EN).spoken for one in shown.CLOSINGS]
    assert said == wanted


NAME = QAccessible.Text.Name


@pytest.mark.parametrize("language", ["en", "ar"])
def test_time_runs_as_people_read(screen: Put, language: str) -> None:
    """The latest closing is at the end of the line: at the left in Arabic, as the hours are."""
    front = screen((WIDTH, HEIGHT), language=language)
    front.show(shown.charted())
    shown.open_sheet(front, "charts")
    turn_to(front, 3)
    [chart] = items_of(front, "ChartClosings")
    first = _across(chart, 0)
    last = _across(chart, 39)
    assert (first < last) == (language == "en")


def _across(chart: QQuickItem, place: int) -> float:
    """Return where a point of a chart is."""
    points = [
        item
        for item in remote.items(chart)
        if item.property("isOver") is not None and item.property("index") == place
    ]
    [point] = points
    return remote.scene_rect(point).center().x()


def test_a_point_past_the_alarm_has_another_shape(screen: Put) -> None:
    """Not by colour alone: as many triangles as there are closings past the limit."""
    front = screen()
    front.show(shown.charted())
    shown.open_sheet(front, "charts")
    turn_to(front, 3)
    [chart] = items_of(front, "ChartClosings")
    over = [item for item in remote.items(chart) if item.property("isOver")]
    one = shown.CLOSINGS[0]
    assert len(over) == sum(us > one.limit_us for us in one.took_us) > 0


def test_only_attendants_may_look() -> None:
    """There is a command for it, and the snapshot of a customer has none of it."""
    assert commands.LookAt in get_args(commands.Command)
    assert shown.overview().visit.attendant is None
