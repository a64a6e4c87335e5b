"""A line that answers from a script and insists on every byte that is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hardware.framing.errors import FrameError
from kiosk.ports import NoAnswer

Answer = TypeVar("Answer")


class Transcript:
    """Pairs of request and reply, in hexadecimal; an empty reply is silence."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self._pairs = [(bytes.fromhex(sent), bytes.fromhex(heard)) for sent, heard in pairs]

    def exchange(
        self,
        request: bytes,
        reply_length: int,
        *,
        response_ms: int,
        decode: Callable[[bytes], Answer],
        missing: Callable[[bytes, int], int] | None = None,
    ) -> Answer:
        """Compare with the script and answer from it; a reply ends where `missing` says so."""
        assert self._pairs, f"nothing more is expected, not {request.hex(' ')}"
        sent, heard = self._pairs.pop(0)
        assert request.hex(" ") == sent.hex(" ")
        assert reply_length
        assert response_ms
        if not heard:
            raise NoAnswer("silence")
        assert missing is None or missing(heard, reply_length) == 0
        try:
            return decode(heard)
        except FrameError as error:
            raise NoAnswer(str(error)) from error

    def assert_over(self) -> None:
        """Insist that all of the script was used."""
        assert self._pairs == []
