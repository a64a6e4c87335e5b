"""Lines of OpenEVSE's RAPI as pure functions: bytes in, bytes out; no clock, no port.

Source: the maker's `rapi_proc.h` (RAPI 3.0.0 and later). A request is `$`, a command, a number that
the answer carries as well (`:ss`, never 00), `^` with the exclusive or of all before it, and a
carriage return. An answer is `$OK` or `$NK` in the same way. Beside answers the unit tells when its
state has changed (`$AT`), before an answer or after it: such notices are checked and handed on.

The checksum has eight bits and knows no places: any one byte that was changed, lost or put in is
noticed; two changes that cancel each other, or two bytes that changed places, are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware.framing.errors import Damaged, Foreign

BEGIN, CHECK, END = b"$", b"^", b"\r"
SEQUENCE_MAX = 0xFF
LONGEST = 240
"""An answer with all notices around it of more bytes is none."""
SHORTEST = len(b"$OK :01^00\r")

_ANSWER = re.compile(rb"\$(?:OK|NK)[^\r]*\r")
_FRAME = re.compile(rb"(?P<covered>\$(?P<text>[ -#%-\]_-~]+))\^(?P<checksum>[0-9A-F]{2})")
_REPLY = re.compile(r"(?P<word>OK|NK)(?P<fields>(?: [!-9;-~]+)*)(?: :(?P<sequence>[0-9A-F]{2}))?")
_NOTICE = re.compile(r"(?:A[A-Z]|WF|ST)(?: [!-~]+)*")
_BEGUN = re.compile(rb"\$(?:[AWS][ -~]*)?")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a unit answered, and what it told beside it."""

    is_accepted: bool
    fields: tuple[str, ...]
    notices: tuple[str, ...]


def checksum(covered: bytes) -> int:
    """Return the exclusive or of all bytes."""
    check = 0
    for byte in covered:
        check ^= byte
    return check


def framed(text: str) -> bytes:
    """Return `text` as it goes over the line."""
    covered = BEGIN + text.encode("ascii")
    return covered + CHECK + f"{checksum(covered):02X}".encode("ascii") + END


def request(command: str, sequence: int) -> bytes:
    """Return the line that tells a unit a `command`, numbered `sequence`."""
    if not 1 <= sequence <= SEQUENCE_MAX:
        raise ValueError(f"a request has a number from 1 to {SEQUENCE_MAX}, not {sequence}")
    return framed(f"{command} :{sequence:02X}")


def missing(heard: bytes, usual: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 or less where an answer is there.

    A notice that has begun behind it is waited for as well.
    """
    if len(heard) >= LONGEST or (_ANSWER.search(heard) and heard.endswith(END)):
        return 0
    return max(1, usual - len(heard))


def missing_with_notice(heard: bytes, usual: int) -> int:
    """Return the same for a command that changes what a unit does: a notice mostly follows.

    Where none does, the answer stands when its time is over.
    """
    left = missing(heard, usual)
    return left or int(len(heard) < LONGEST and heard.count(END) == 1)


def texts_of(heard: bytes) -> tuple[str, ...]:
    """Return what the lines in `heard` carry, after every check there is; Damaged otherwise.

    A notice of which only the beginning has come is left out: what stands before it is sound.
    """
    *lines, rest = heard.split(END)
    if not lines or (rest and not _BEGUN.fullmatch(rest)):
        raise Damaged(f"{len(heard)} bytes without an end")
    texts = []
    for line in lines:
        frame = _FRAME.fullmatch(line)
        if frame is None:
            raise Damaged(f"{len(line)} bytes are no line")
        if int(frame["checksum"], 16) != checksum(frame["covered"]):
            raise Damaged(f"{len(line)} bytes without a valid checksum")
        texts.append(frame["text"].decode("ascii"))
    return tuple(texts)


def begun_in(heard: bytes) -> bytes:
    """Return the beginning of a notice at the end of `heard`; empty where nothing has begun."""
    return heard.rpartition(END)[2]


def reply_of(heard: bytes, *, sequence: int) -> Reply:
    """Return the answer to the request numbered `sequence`. Raises Damaged or Foreign."""
    answers, notices = [], []
    for text in texts_of(heard):
        if found := _REPLY.fullmatch(text):
            answers.append(found)
        elif _NOTICE.fullmatch(text):
            notices.append(text)
        else:
            raise Foreign(f"{text!r} is neither an answer nor a notice")
    if len(answers) != 1:
        raise Foreign(f"{len(answers)} answers to one request")
    [answer] = answers
    if answer["sequence"] is None or int(answer["sequence"], 16) != sequence:
        raise Foreign(f"an answer numbered {answer['sequence']}, not {sequence:02X}")
    return Reply(answer["word"] == "OK", tuple(answer["fields"].split()), tuple(notices))
