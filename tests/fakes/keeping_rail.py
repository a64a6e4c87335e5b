"""A rail that takes money and can give none of it back once some is used: as Lightning is."""

from __future__ import annotations

from dataclasses import dataclass

from fakes.rail import FakeRail

from kiosk.ports import RailTraits


@dataclass
class KeepingRail(FakeRail):
    """Neither holds nor refunds a part; all of it can still be let go before any is taken."""

    can_hold: bool = False
    can_refund_part: bool = False

    @property
    def traits(self) -> RailTraits:
        return RailTraits(
            can_hold=self.can_hold,
            can_refund_part=self.can_refund_part,
            min_charge=self.min_charge,
        )
