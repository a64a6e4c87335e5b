"""Numbers for the losses of power of devices that do not count them.

What is wanted is a number that no program has seen, the one that died before this one included: so
it is drawn by chance. A simulation draws it from its seed instead, for its days can be lived again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

BOOTS = 2**31 - 1


class Boots:
    """Where the numbers come from."""

    def __init__(self) -> None:
        """Begin with what nobody can foresee."""
        self.below: Callable[[int], int] = secrets.randbelow
        """Returns a number below the one that is given to it."""

    def unseen(self) -> int:
        """Return a number that no program has seen, from 1 on."""
        return 1 + self.below(BOOTS)


BOOT_NUMBERS = Boots()
"""The one source that all drivers draw from."""
