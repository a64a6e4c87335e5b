"""What a simulated line has to know of the protocol that is spoken on it."""

from __future__ import annotations

from typing import Protocol, TypeVar


class Station(Protocol):
    """Something on a line that has an address, and answers while it has power."""

    @property
    def is_on(self) -> bool:
        """Whether it has power."""
        ...


class WordDevice(Station, Protocol):
    """A device that is spoken to in words."""

    def told(self, word: str, argument: str, now_ns: int) -> str:
        """Carry out a command and return the answer, without the device's address."""
        ...


Device_contra = TypeVar("Device_contra", bound=Station, contravariant=True)


class Dialect(Protocol[Device_contra]):
    """A protocol as its devices speak it: requests in, replies out. Without any state."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the request that `heard` begins with; 0 while it is incomplete."""
        ...

    def is_sound(self, frame: bytes) -> bool:
        """Whether a request came as it was sent, as far as its checksum tells."""
        ...

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return which address is asked, and for which of the protocol's functions."""
        ...

    def answer(self, device: Device_contra, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out a request and return its reply; empty where it says nothing."""
        ...

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` as another device would give it, with a valid checksum."""
        ...

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as the answer to another function."""
        ...

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` with less in it than was asked for."""
        ...

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return the reply of a device that refuses, in the words of its protocol."""
        ...


def function_of(word: str) -> int:
    """Return the number under which faults wait for the command `word`."""
    return int.from_bytes(word.encode("ascii"), "big")
