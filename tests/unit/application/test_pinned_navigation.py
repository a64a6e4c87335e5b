"""Which screen follows which, written down a second time, by hand."""

from __future__ import annotations

import pytest

from kiosk.api.snapshot import Screen
from kiosk.application.navigation import TABLE, Step, after

WAYS = {
    "overview": {
        "proceed": "choose",
        "show": "delivering",
        "look": "queue",
        "login": "login",
        "break_down": "out_of_service",
    },
    "choose": {
        "quote": "pay",
        "leave": "overview",
        "login": "login",
        "break_down": "out_of_service",
    },
    "pay": {"fund": "delivering", "queue": "queue", "leave": "overview"},
    "queue": {"fund": "delivering", "finish": "done", "leave": "overview"},
    "delivering": {"finish": "done", "leave": "overview"},
    "done": {"leave": "overview"},
    "login": {"enter": "attendant", "leave": "overview", "return": "pay"},
    "attendant": {
        "override": "override",
        "show": "delivering",
        "leave": "overview",
        "return": "pay",
    },
    "override": {"fund": "delivering", "leave": "attendant"},
    "out_of_service": {"recover": "overview", "login": "login", "show": "delivering"},
}
"""Where each step leads from each screen; nowhere where it is not named."""


@pytest.mark.req("CTL-14")
@pytest.mark.parametrize("screen", Screen)
def test_each_step_leads_where_people_expect_it_to(screen: Screen) -> None:
    """Every step from every screen: to the one that is named, or nowhere."""
    ways = WAYS[screen.value]
    for step in Step:
        assert after(screen, step).value == ways.get(step.value, screen.value), step


@pytest.mark.req("CTL-14")
def test_the_table_has_the_ways_that_lead_somewhere_and_no_others() -> None:
    """Who has paid is shown no breakdown: they see the end of their delivery first."""
    named = {(screen, step) for screen, ways in WAYS.items() for step in ways}
    assert {(screen.value, step.value) for screen, step in TABLE} == named
