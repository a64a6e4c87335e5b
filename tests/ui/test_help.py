"""Help on every screen: what to do now, whom to ring up, and an attendant who is called once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api import commands
from kiosk.api.snapshot import Screen, Snapshot
from ui import remote, words
from ui.viewmodels import help as helping

Put = Callable[..., Any]
WORDS_MOST = 12


@pytest.mark.req("UI-16")
@pytest.mark.parametrize("name", words.HELP_NOW)
def test_help_is_said_in_short_sentences(name: str) -> None:
    """Twelve plain words a sentence at most, and two sentences at most."""
    sentences = re.split(r"[.:]\s*", words.HELP_NOW[name].strip("."))
    assert 1 <= len(sentences) <= 3
    assert max(len(one.split()) for one in sentences) <= WORDS_MOST


CUSTOMERS: dict[str, Callable[[], Snapshot]] = {
    "overview": shown.overview,
    "choose": shown.choose,
    "pay": shown.pay,
    "pay_attended": lambda: shown.ways("cash"),
    "queue": shown.queued,
    "delivering": shown.delivering,
    "done": shown.done,
    "out_of_service": shown.out_of_service,
    "login": shown.login,
    "stopped": lambda: replace(shown.overview(), is_stopped=True),
    **{
        f"needs_{needs}": lambda needs=needs: shown.delivering(
            shown.delivery(1), shown.delivery(2, state="armed", needs=needs)
        )
        for needs in words.NEEDS
    },
}


@pytest.mark.req("ACC-08")
def test_every_screen_of_a_customer_has_help_of_its_own() -> None:
    """No state is left without a word, and no word is for no state."""
    assert set(CUSTOMERS) == set(words.HELP_NOW)
    told = {name: helping.task(make()) for name, make in CUSTOMERS.items()}
    assert told == words.HELP_NOW
    assert len(set(told.values())) == len(told)
    screens = {make().visit.screen for make in CUSTOMERS.values()}
    assert screens == set(Screen) - helping.OF_ATTENDANTS


@pytest.mark.req("ACC-08")
@pytest.mark.parametrize("name", CUSTOMERS)
def test_one_touch_shows_help_and_a_second_one_calls(screen: Put, name: str) -> None:
    """From anywhere: what to do, the telephone number, and the attendant is called."""
    front = screen((800, 480))
    front.show(CUSTOMERS[name]())
    front.tap("help")
    assert front.says(words.HELP_NOW[name])
    assert front.says("+49 40 1234 5678")
    front.tap("help-call")
    asked = [one for one in front.asked() if not isinstance(one, commands.StillHere)]
    assert asked == [commands.CallAttendant()]


def test_who_has_called_sees_when_and_that_somebody_comes(screen: Put) -> None:
    """There is nothing more to be pressed; the button at the edge says it after that as well."""
    front = screen()
    front.show(replace(shown.called(shown.pay()), time_zone="Europe/Berlin"))
    assert front.says("Called")
    front.tap("help")
    assert front.says("An attendant was called at 23:23. Please wait here.")
    assert remote.named(front.window, "help-call") is None
    front.show(shown.called(shown.pay(), is_coming=True))
    assert front.says("An attendant is coming. Please wait here.")
    front.tap("help-close")
    assert front.says("Coming")


def test_the_next_customer_sees_no_call(screen: Put) -> None:
    """Once the engine has forgotten it, so has the screen."""
    front = screen()
    front.show(shown.called(shown.pay()))
    front.show(shown.overview())
    assert not front.says("Called")
    front.tap("help")
    assert remote.named(front.window, "help-call") is not None


@pytest.mark.parametrize("make", [shown.attendant, shown.override])
def test_an_attendant_is_not_offered_an_attendant(
    screen: Put, make: Callable[[], Snapshot]
) -> None:
    """Who is logged in is the help."""
    front = screen()
    front.show(make())
    front.tap("help")
    assert remote.named(front.window, "help-call") is None
    assert front.says("+49 40 1234 5678")


def test_the_board_says_who_waits_where_and_since_when(screen: Put) -> None:
    """Oldest first; the others are counted; the same is not listed a second time as an alarm."""
    front = screen()
    front.show(shown.calling(3))
    assert front.says("Help wanted since 22:23: screen front  ·  Outlet 1, 3")
    assert front.says("+2")
    assert not front.says("Somebody asks for help")
    front.show(shown.calling(1, by="Maria"))
    assert front.says("Outlet 1, 3  ·  Maria is coming")
    assert remote.named(front.window, "call-answer") is None


def test_a_call_that_is_listed_as_an_alarm_elsewhere_has_words(screen: Put) -> None:
    """Whatever shows alarms as they come can say what this one means."""
    screen().show(shown.overview())
    assert words.alarm("help_called:front") == "Somebody asks for help: screen front"


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=lambda size: f"{size[0]}")
def test_an_attendant_answers_and_ends_a_call(screen: Put, size: tuple[int, int]) -> None:
    """One touch says that one comes, a second that it is done: to the screen that waits."""
    front = screen(size)
    front.show(shown.calling(2))
    front.tap("call-answer")
    assert front.asked() == [commands.AnswerCall("front")]
    front.show(shown.calling(2, by="Maria"))
    front.tap("call-end")
    assert front.asked(2)[-1] == commands.EndCall("front")
