"""What every reader of codes does, whatever it is: one suite over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.keys import KEY
from fakes.sources import HANDS, Hand, heard
from PySide6.QtGui import QGuiApplication

from kiosk.api.codes import SourceLost
from kiosk.domain.code import LONGEST, Flaw, Scan

REST = KEY.rest_code("P-000001", "somebody's link")


@pytest.fixture(params=HANDS)
def hand(request: pytest.FixtureRequest, tmp_path: Path, qapp: QGuiApplication) -> Iterator[Hand]:
    """Each kind of reader, with somebody who holds codes before it."""
    assert qapp is not None
    hand = HANDS[str(request.param)](tmp_path)
    yield hand
    hand.close()


def test_a_code_is_read_as_it_was_shown(hand: Hand) -> None:
    """To the letter; and once it has been told, it is not told again."""
    hand.source.open()
    hand.show(REST)
    assert heard(hand) == [Scan(REST)]
    hand.tick()
    assert hand.source.read() == ()


def test_codes_come_in_the_order_in_which_they_were_shown(hand: Hand) -> None:
    """None is dropped, and none takes a part of another."""
    hand.source.open()
    found: list[Scan] = []
    for text in ("first code", REST, "third code"):
        hand.show(text)
        found += heard(hand)
    assert [one.text for one in found] == ["first code", REST, "third code"]


def test_where_nothing_is_shown_nothing_is_read(hand: Hand) -> None:
    """And asking takes no longer than it may."""
    hand.source.open()
    hand.tick()
    assert hand.source.read() == ()


def test_what_is_too_long_is_told_and_dropped(hand: Hand) -> None:
    """Nobody has to hold a book in memory, nor learn what was in it."""
    hand.source.open()
    hand.show("x" * (LONGEST + 1))
    [seen] = heard(hand)
    assert seen == Scan(flaw=Flaw.TOO_LONG)


def test_control_characters_are_refused_by_name(hand: Hand) -> None:
    """A code can steer nothing: neither a terminal nor a printer."""
    hand.source.open()
    hand.show("abcdef\x1b[2Jghijkl")
    [seen] = heard(hand)
    assert seen == Scan(flaw=Flaw.CONTROL)


def test_no_code_is_in_any_text_of_it(hand: Hand) -> None:
    """Whatever is logged of a reader, nobody can spend it."""
    hand.source.open()
    hand.show(REST)
    found = heard(hand)
    assert REST[:6] not in f"{found} {found!r} {hand.source!r}"
    assert hand.source.name


def test_opening_and_closing_twice_is_harmless(hand: Hand) -> None:
    """Whoever tidies up need not remember."""
    hand.source.open()
    hand.source.open()
    hand.show(REST)
    assert heard(hand) == [Scan(REST)]
    hand.source.close()
    hand.source.close()
    with pytest.raises(SourceLost):
        hand.source.read()


@pytest.mark.req("QR-12")
def test_a_reader_that_is_unplugged_is_missed_and_comes_back(hand: Hand) -> None:
    """Each time it is asked while it is away, it says what is wrong; then it reads again.

    A keyboard cannot be missed: nobody hears that nobody types.
    """
    hand.source.open()
    hand.unplug()
    if not hand.can_be_missed:
        return
    with pytest.raises(SourceLost, match=r"\w+"):
        hand.source.read()
    hand.source.close()
    with pytest.raises(SourceLost, match=r"\w+"):
        hand.source.open()
    hand.plug_in()
    hand.source.open()
    hand.show(REST)
    assert heard(hand) == [Scan(REST)]
