"""The words of New Era pumps: how each answer looks, and which of them are refusals.

The answers to `DIS`, `VOL`, `VER`, `RAT`, `DIR` and `SAF` differ in form, so that none is taken for
another: nothing in an answer says what was asked.

Source: New Era Pump Systems, user manual 1200-01, *Command set summary*.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from hardware.framing import new_era
from hardware.framing.errors import Foreign
from kiosk.ports import NoAnswer, Refused

INFUSING, STOPPED, PAUSED = "I", "S", "P"
STANDING = frozenset({STOPPED, PAUSED})
"""All others flow, or will by themselves."""
RESET, STALLED, TIMED_OUT = "R", "S", "T"
"""Alarms; all others are mistakes in its program."""

REFUSALS = {
    "?": "unknown_command",
    "?NA": "not_applicable",
    "?OOR": "out_of_range",
    "?IGN": "busy",
}
GARBLED = "?COM"
"""The pump heard something, but not what."""

DISPENSED = re.compile(r"I(?P<infused>[0-9.]+)W[0-9.]+ML")
VOLUME = re.compile(r"(?P<volume>[0-9.]+)(?P<unit>ML|UL)")
RATE = re.compile(r"[0-9.]+(?:MM|MH|UM|UH)")
DIRECTION = re.compile(r"INF|WDR|REV")
TIME = re.compile(r"[0-9]{1,3}")
VERSION = re.compile(r"(?P<model>NE[0-9]+X?[0-9]*)V(?P<firmware>[0-9]+\.[0-9]{2,3})")

USUAL = {"DIS": 19, "VER": 15, "VOL": 10, "RAT": 10, "DIR": 6, "SAF": 4}
"""How long the data of an answer mostly is; three where nothing but the status comes."""
STATUS_ALONE = 3

Answer = TypeVar("Answer")


def usual_length(command: str) -> int:
    """Return how long the answer to `command` mostly is, as a packet."""
    return new_era.reply_length(USUAL.get(command, STATUS_ALONE))


def answered(
    heard: bytes, read: Callable[[str], Answer], *, address: int
) -> tuple[str, Answer] | str:
    """Return the pump's status and what `read` makes of the rest, or the alarm that came instead.

    Raises FrameError, Refused for what the pump will not do, NoAnswer where it has not understood.
    """
    reply = new_era.reply_of(heard, address=address)
    if reply.alarm:
        nothing(reply.text)
        return reply.alarm
    if reply.text == GARBLED:
        raise NoAnswer(f"pump {address} heard something, but not what")
    if word := REFUSALS.get(reply.text):
        raise Refused(word, f"pump {address}")
    return reply.status, read(reply.text)


def nothing(text: str) -> None:
    """Make sure that nothing came beside the status."""
    if text:
        raise Foreign(f"{text!r} where nothing was asked for")


def matched(form: re.Pattern[str]) -> Callable[[str], re.Match[str]]:
    """Return what takes an answer of `form`, and nothing else."""

    def read(text: str) -> re.Match[str]:
        found = form.fullmatch(text)
        if found is None:
            raise Foreign(f"{text!r} is the answer to something else")
        return found

    return read


def infused(text: str) -> int:
    """Return what has flowed, in base units: a thousandth of a millilitre is one."""
    return new_era.thousandths_of(matched(DISPENSED)(text)["infused"])


def volume(text: str) -> int:
    """Return the volume in base units; -1, which is none of ours, in another unit."""
    found = matched(VOLUME)(text)
    base = new_era.thousandths_of(found["volume"])
    return base if found["unit"] == "ML" else -1
