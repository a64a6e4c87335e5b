"""PINs are kept as argon2id hashes: slow and large on purpose, so that guessing is dear."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type

MEMORY_KIB = 65_536
"""64 MiB for each guess: what RFC 9106 asks of machines with little memory."""

TIME_COST = 3
PARALLELISM = 4
PIN_MAX = 128
"""No PIN is longer; nobody makes us hash a novel."""


class Argon2PinHasher:
    """A `PinHasher`. One hash at a time, so that many guesses cannot eat the memory."""

    def __init__(
        self,
        *,
        memory_kib: int = MEMORY_KIB,
        time_cost: int = TIME_COST,
        parallelism: int = PARALLELISM,
    ) -> None:
        """Take the cost of a hash; less than the defaults is for tests alone."""
        self._one_at_a_time = threading.Lock()
        self._hasher = PasswordHasher(
            time_cost=time_cost,
            memory_cost=memory_kib,
            parallelism=parallelism,
            type=Type.ID,
        )

    def hashed(self, pin: str) -> str:
        """Return a salted hash of `pin` that names its own parameters."""
        if len(pin) > PIN_MAX:
            raise ValueError(f"a PIN has at most {PIN_MAX} characters")
        with self._one_at_a_time:
            return self._hasher.hash(pin.encode("utf-8", "surrogatepass"))

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether `pin` is the one behind `pin_hash`; a hash that is none matches nothing."""
        if len(pin) > PIN_MAX:
            return False
        try:
            with self._one_at_a_time:
                return self._hasher.verify(pin_hash, pin.encode("utf-8", "surrogatepass"))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
