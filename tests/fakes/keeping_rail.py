"""A rail that takes money and can give none of it back once some is used: as Lightning is."""

from __future__ import annotations

from dataclasses import dataclass

from fakes.rail import FakeRail


@dataclass
class KeepingRail(FakeRail):
    """Neither holds nor gives anything back once it has come."""

    can_hold: bool = False
    can_refund_part: bool = False
