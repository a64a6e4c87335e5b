"""Whatever a line makes of an answer: the driver returns what was sent, or that it cannot."""

from __future__ import annotations

from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.errors import FrameError
from hardware.framing.rapi import framed, reply_of, request
from hardware.registry import controller
from kiosk.ports import NoAnswer, Refused

READING = (
    ("GS", "OK 03 61 03 2140 :01"),
    ("GU", "OK 7200000 5000 :02"),
    ("GG", "OK 32000 230017 :03"),
)
AGAIN = tuple((command, f"{answer[:-2]}{n:02X}") for n, (command, answer) in enumerate(READING, 4))


class Loose(Transcript):
    """A line on which an answer may end anywhere."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def pairs(reading: tuple[tuple[str, str], ...], first: int) -> list[tuple[str, str]]:
    """Return a reading as bytes, from the request numbered `first` on."""
    return [
        (request(command, number).hex(), framed(answer).hex())
        for number, (command, answer) in enumerate(reading, start=first)
    ]


@pytest.mark.parametrize("which", range(3))
@given(st.data())
def test_a_damaged_answer_is_never_a_wrong_value(which: int, data: st.DataObject) -> None:
    """Bytes changed, lost, doubled or put in, anywhere and together."""
    first = pairs(READING, 1)
    heard = data.draw(damaged(bytes.fromhex(first[which][1])))
    with suppress(FrameError):
        reply_of(heard, sequence=which + 1)
        assume(False)  # One damage in 256 looks sound, and no receiver can tell.
    line = Loose(*first[:which], (first[which][0], heard.hex()))
    with pytest.raises(NoAnswer):
        controller("openevse-32a", line, 1).read_status(feed=True)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=24))
def test_a_sound_line_is_what_was_asked_for_or_nothing(fields: str) -> None:
    """Any words in the place of the energy: what is believed is in them, to the last digit."""
    first, second = pairs(READING, 1), pairs(AGAIN, 4)
    second[1] = (second[1][0], framed(f"OK {fields} :05").hex())
    line = Loose(*first, *second)
    driver = controller("openevse-32a", line, 1)
    with pytest.raises(NoAnswer):  # A session that was met, and not begun under our eyes.
        driver.read_status(feed=True)
    with suppress(NoAnswer, Refused):
        found = driver.read_status(feed=True)
        session, ended = fields.split()
        assert ended == "5000"
        assert found.total.base == (int(session) // 3_600 + 5_000) * 1_000
