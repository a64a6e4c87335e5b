"""Tanks at the screen: goods that arrive are added, and a measure puts the books right.

The books begin with a full tank and take off what is delivered. Customers may have what they say
from the same moment on. Nobody writes more into a tank than it holds, and a correction that is
larger than one person may make waits for somebody else's word.
"""

from __future__ import annotations

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, StockSnapshot
from kiosk.application.state import Change
from kiosk.application.supplies import Supplies, Tank
from kiosk.domain.journal import Relevance
from kiosk.domain.quantity import Quantity
from kiosk.domain.site import Supply
from kiosk.domain.tank import (
    ALONE_PARTS,
    DIP,
    DIP_REASONS,
    NOTE_LETTERS,
    NOTES,
    Dip,
    notes_kept,
    notes_said,
)
from kiosk.ports import Setting

Asked = c.FillTank | c.DipTank | c.AgreeDip | c.DropDip


class Tanks:
    """What attendants write down of tanks."""

    def __init__(self, supplies: Supplies) -> None:
        """Know the tanks and their books."""
        self._supplies = supplies

    def obey(self, change: Change, command: Asked, *, by: str) -> Notice:
        """Do what an attendant asks; return why not, where that can't be."""
        tanks = {one.supply.id: one for one in self._supplies.tanks(change)}
        tank = tanks.get(command.supply)
        if tank is None:
            return Notice.NOT_ALLOWED
        match command:
            case c.FillTank():
                return self._fill(change, tank, command, by)
            case c.DipTank():
                return self._dip(change, tank, command, by)
            case c.AgreeDip():
                return self._agree(change, tank, command, by)
            case c.DropDip():  # pragma: no branch - The last of what is asked.
                return self._drop(change, tank.supply, by)

    def shown(self, view: Change) -> tuple[StockSnapshot, ...]:
        """Return what attendants see of every tank, in the order of the settings."""
        found = []
        for tank in self._supplies.tanks(view):
            supply, stock = tank.supply, tank.level
            waits = Dip.kept(view.setting(DIP + supply.id))
            found.append(
                StockSnapshot(
                    supply=supply.id,
                    name=supply.name,
                    dimension=stock.dimension.value,
                    level_base=stock.base,
                    full_base=tank.full.base,
                    alone_base=_alone(tank),
                    is_drawn_on=bool(self._supplies.drawing(view, supply)),
                    dip_base=waits.base if waits is not None else -1,
                    dip_book_base=waits.book if waits is not None else 0,
                    dip_by=waits.by if waits is not None else "",
                    dip_reason=waits.reason if waits is not None else "",
                )
            )
        return tuple(found)

    def alarms(self, view: Change) -> list[str]:
        """Return which measures wait for a second person: nobody has to look for them."""
        tanks = (one.supply for one in self._supplies.tanks(view))
        return [f"dip_waits:{one.name}" for one in tanks if view.setting(DIP + one.id)]

    # --- Inside -----------------------------------------------------------------------------

    def _fill(self, change: Change, tank: Tank, command: c.FillTank, by: str) -> Notice:
        supply, stock = tank.supply, tank.level
        note = command.note.strip()
        notes = notes_kept(change.setting(NOTES + supply.id))
        if not note or not note.isprintable() or len(note) > NOTE_LETTERS:
            return Notice.NOT_ALLOWED
        if command.base <= 0:
            return Notice.TOO_LITTLE
        if note in notes:
            return Notice.NOTE_KNOWN
        if stock.base + command.base > tank.full.base:
            return Notice.TANK_FULL
        after = Quantity(stock.base + command.base, stock.dimension)
        self._supplies.put(change, supply, after)
        change.save(Setting(NOTES + supply.id, notes_said([*notes, note])))
        change.note(
            Relevance.ATTENDANT,
            "tank-filled",
            supply=supply.id,
            unit=stock.dimension.value,
            quantity=command.base,
            before=stock.base,
            after=after.base,
            note=note,
            by=by,
        )
        return Notice.NONE

    def _dip(self, change: Change, tank: Tank, command: c.DipTank, by: str) -> Notice:
        supply, stock = tank.supply, tank.level
        if command.reason not in DIP_REASONS or command.base < 0:
            return Notice.NOT_ALLOWED
        if command.base > tank.full.base:
            return Notice.TANK_FULL
        if self._supplies.drawing(change, supply):
            return Notice.TANK_IN_USE
        self._drop(change, supply, by)
        dip = Dip(command.base, stock.base, by, command.reason)
        if abs(dip.difference) <= _alone(tank):
            self._correct(change, tank, dip)
            return Notice.NONE
        change.save(Setting(DIP + supply.id, dip.said()))
        change.note(
            Relevance.ATTENDANT,
            "tank-dip-asked",
            supply=supply.id,
            unit=stock.dimension.value,
            before=dip.book,
            after=dip.base,
            by=by,
            reason=dip.reason,
        )
        return Notice.NEEDS_SECOND

    def _agree(self, change: Change, tank: Tank, command: c.AgreeDip, by: str) -> Notice:
        key = DIP + tank.supply.id
        dip = Dip.kept(change.setting(key))
        if dip is None or dip.base != command.base:
            return Notice.NOT_ALLOWED  # Withdrawn, or another one by now.
        if dip.by == by:
            return Notice.NEEDS_SECOND
        change.save(Setting(key, ""))
        self._correct(change, tank, dip, agreed_by=by)
        return Notice.NONE

    def _drop(self, change: Change, supply: Supply, by: str) -> Notice:
        """Give up the measure that waits, where there is one."""
        dip = Dip.kept(change.setting(DIP + supply.id))
        if dip is None:
            return Notice.NOT_ALLOWED
        change.save(Setting(DIP + supply.id, ""))
        change.note(
            Relevance.ATTENDANT, "tank-dip-dropped", supply=supply.id, after=dip.base, by=by
        )
        return Notice.NONE

    def _correct(self, change: Change, tank: Tank, dip: Dip, *, agreed_by: str = "") -> None:
        """Let the books follow a measure; a measure that changes nothing is written down too."""
        supply, stock = tank.supply, tank.level
        after = min(max(stock.base + dip.difference, 0), tank.full.base)
        self._supplies.put(change, supply, Quantity(after, stock.dimension))
        change.note(
            Relevance.ATTENDANT,
            "tank-dipped",
            supply=supply.id,
            unit=stock.dimension.value,
            measured=dip.base,
            difference=after - stock.base,
            before=stock.base,
            after=after,
            by=dip.by,
            agreed_by=agreed_by,
            reason=dip.reason,
        )


def _alone(tank: Tank) -> int:
    """Return by how much one person may correct the books of a tank."""
    alone = tank.supply.dip_max
    return alone.base if alone is not None else tank.full.base // ALONE_PARTS
