"""Looks after refunds that a rail has confirmed: some of them fail later, and nobody is told.

Each is kept as a setting until a fortnight is over, read seldom, and at once when a webhook names
it. What is at the rail again is the payer's still: the attendant has it asked for once more, or
gives a voucher.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from kiosk.application.messages import ReadRail
from kiosk.application.outbox import Outbox
from kiosk.application.settlement import Settlement
from kiosk.application.state import Change
from kiosk.application.ways import Ways
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.refund import Refund
from kiosk.ports import RailState, RailView, Setting

REFUND = "refund:"
"""What the settings begin with that keep one refund each; empty where one is free."""
WATCHED_MAX = 500
"""So many are kept: the newest take the place of those that are nearly over."""
MINUTE_MS = 60_000
HOUR_MS = 3_600_000
WATCHED_MS = 14 * 24 * HOUR_MS
"""So long after it was confirmed a refund is read."""
WAITS_MS = (MINUTE_MS, HOUR_MS, 6 * HOUR_MS)
"""Until the first reading, the second, and each that follows; after a start it begins anew."""
FRESH_MS = 2 * MINUTE_MS
"""A voucher is only given where the rail has said so lately that the money is there again."""
LOOK_MS = 1_000
_MOVED = frozenset({RailState.PAID, RailState.CAPTURED, RailState.RELEASED})


class Refunds:
    """The refunds that may still fail, and those that have."""

    def __init__(self, settlement: Settlement, outbox: Outbox, ways: Ways) -> None:
        """Know how vouchers are given, how rails are asked, and what they can do."""
        self._settlement = settlement
        self._outbox = outbox
        self._ways = ways
        self._due: dict[str, tuple[int, int]] = {}
        """How often each was read, and when it is read next, by its setting."""
        self._seen_ms: dict[str, int] = {}
        """When a rail has last said that one failed, by its setting."""
        self._reading: tuple[str, int] | None = None
        """The setting of the one that is read just now, and since when."""
        self._looked_ms = 0

    # --- Looking ----------------------------------------------------------------------------

    def failed(self, view: Change) -> tuple[Refund, ...]:
        """Return those of which money is at the rail again."""
        return tuple(one for one in _all(view).values() if one.missing)

    def find(self, view: Change, key: str) -> Refund | None:
        """Return the refund of a prepayment that has failed; None where there is none."""
        return next((one for one in self.failed(view) if one.prepayment.id == key), None)

    def may_become_voucher(self, view: Change, refund: Refund) -> bool:
        """Whether the rail was not asked for it again, or said no, and then was read."""
        slot = _slot(view, refund.prepayment.id)
        seen_ms = self._seen_ms.get(slot)
        is_fresh = seen_ms is not None and view.now.mono_ms - seen_ms <= FRESH_MS
        return is_fresh and not _is_asked(view, refund)

    # --- Watching ---------------------------------------------------------------------------

    def watch(
        self, change: Change, prepayment: Prepayment, outlets: tuple[int, ...] | None = None
    ) -> None:
        """Look after what a rail has just confirmed, where it gave money back by a refund.

        `outlets` are those of its sale, where that is no longer in memory.
        """
        traits = self._ways.traits(prepayment.rail)
        back = prepayment.authorised - prepayment.captured
        if traits is None or traits.can_hold or not back:
            return
        kept = _all(change)
        numbers = (f"{REFUND}{number:03}" for number in range(WATCHED_MAX))
        slot = next((one for one in numbers if one not in kept), "")
        if not slot:
            well = {key: one for key, one in kept.items() if not one.missing} or kept
            slot = min(well, key=lambda key: (well[key].until_ms, key))
        refund = Refund(
            prepayment=prepayment,
            outlets=outlets or tuple(one.outlet for one in change.sale(prepayment.sale).choices),
            until_ms=change.now.utc_ms + WATCHED_MS,
        )
        self._keep(change, slot, refund)
        self._due[slot] = (0, change.now.mono_ms + WAITS_MS[0])

    def given(
        self, change: Change, prepayment: Prepayment, amount: Money, outlets: tuple[int, ...]
    ) -> None:
        """Look after so much more than the rest: an attendant has had it given back."""
        slot = _slot(change, prepayment.id)
        if not slot:
            less = replace(prepayment, captured=prepayment.captured - amount)
            self.watch(change, less, outlets)
            return
        refund = _all(change)[slot]
        payer = refund.prepayment
        payer = replace(payer, captured=payer.captured - amount)
        until_ms = change.now.utc_ms + WATCHED_MS
        self._keep(change, slot, replace(refund, prepayment=payer, until_ms=until_ms))

    def tick(self, change: Change) -> None:
        """Read the one that is due longest, and let go of those whose time is over."""
        now = change.now
        if now.mono_ms - self._looked_ms < LOOK_MS:
            return
        self._looked_ms = now.mono_ms
        for slot, refund in _all(change).items():
            if refund.until_ms <= now.utc_ms and not refund.missing:
                change.save(Setting(slot, ""))
        kept, first = _all(change), (0, now.mono_ms + WAITS_MS[0])
        self._due = {slot: self._due.get(slot, first) for slot in kept}
        self._seen_ms = {slot: ms for slot, ms in self._seen_ms.items() if slot in kept}
        if self._reading is not None and now.mono_ms - self._reading[1] < MINUTE_MS:
            return
        due = [one for one in kept if self._due[one][1] <= now.mono_ms]
        if due:
            slot = min(due, key=lambda one: (self._due[one][1], one))
            times = self._due[slot][0] + 1
            wait_ms = MINUTE_MS if kept[slot].missing else WAITS_MS[min(times, len(WAITS_MS) - 1)]
            self._due[slot] = (times, now.mono_ms + wait_ms)
            self._reading = slot, now.mono_ms
            payer = kept[slot].prepayment
            change.ask(ReadRail(payer.id, payer.rail, payer.reference))

    def on_hint(self, change: Change, key: str) -> None:
        """Somebody says that something has happened: look at once."""
        if slot := _slot(change, key):
            self._read_at(slot, change.now.mono_ms)

    def repair(self) -> None:
        """After a change that could not be made: nothing is being read."""
        self._reading = None

    # --- What rails say ---------------------------------------------------------------------

    def unread(self, change: Change, key: str) -> None:
        """A reading has come to an end, with or without a result."""
        if self._reading is not None and self._reading[0] == _slot(change, key):
            self._reading = None

    def on_read(self, change: Change, key: str, view: RailView) -> None:
        """Compare what was read with what must have gone back."""
        self.unread(change, key)
        slot = _slot(change, key)
        if not slot or not view.shows_refunds or view.state not in _MOVED:
            return
        refund = _all(change)[slot]
        if _is_asked(change, refund):
            return  # It is on its way again: the answer to that counts.
        missing = _missing(refund, view)
        if missing:
            self._seen_ms[slot] = change.now.mono_ms
            self._read_at(slot, change.now.mono_ms + MINUTE_MS)
        if missing != refund.missing:
            self._found(change, slot, refund, missing)

    def on_done(self, change: Change, intent: Intent, view: RailView, tries: int) -> None:
        """The rail was asked for a refund again, and has answered."""
        slot = _slot(change, intent.prepayment)
        if not slot:
            change.save(replace(intent, is_done=True))
            return
        refund = _all(change)[slot]
        if view.state not in _MOVED or _missing(refund, view):
            self._outbox.try_again(change, intent, tries=tries + 1)
            return
        change.save(replace(intent, is_done=True))
        self._found(change, slot, refund, NOTHING)

    def on_refused(self, change: Change, intent: Intent) -> None:
        """It will not be done under this key: look how it stands before anything else is done."""
        change.save(replace(intent, is_done=True))
        if slot := _slot(change, intent.prepayment):
            self._seen_ms.pop(slot, None)
            self._read_at(slot, change.now.mono_ms)

    # --- What attendants do -----------------------------------------------------------------

    def try_again(self, change: Change, refund: Refund) -> bool:
        """Ask the rail for it once more; whether that can be."""
        if self._ways.traits(refund.prepayment.rail) is None:
            return False
        if _is_asked(change, refund):
            return self._outbox.hurry(change, refund.prepayment)
        again = replace(refund, number=refund.number + 1)
        self._keep(change, _slot(change, again.prepayment.id), again)
        self._outbox.ask_back(change, again.prepayment, again.back, again.number)
        return True

    def give_voucher(self, change: Change, refund: Refund) -> bool:
        """Give a voucher for what is at the rail again; whether that can be."""
        if not self.may_become_voucher(change, refund):
            return False
        slot = _slot(change, refund.prepayment.id)
        given = self._settlement.give_voucher(change, refund.prepayment, refund.missing)
        change.save(Setting(slot, ""))
        return given is not None

    # --- Small parts ------------------------------------------------------------------------

    def _read_at(self, slot: str, mono_ms: int) -> None:
        """Have one read at that time; after it come the waits that would have followed anyway."""
        times = self._due[slot][0] if slot in self._due else 0
        self._due[slot] = times, mono_ms

    def _found(self, change: Change, slot: str, refund: Refund, missing: Money) -> None:
        payer = refund.prepayment
        until_ms = refund.until_ms if missing else change.now.utc_ms + WATCHED_MS
        self._keep(change, slot, replace(refund, missing=missing, until_ms=until_ms))
        if not missing:
            self._seen_ms.pop(slot, None)
            self._due[slot] = (0, change.now.mono_ms + WAITS_MS[0])
        change.note(
            Relevance.PAYMENT,
            "refund-failed" if missing else "refund-recovered",
            prepayment=payer.id,
            sale=payer.sale,
            rail=payer.rail,
            amount=(missing or refund.missing).minor,
        )

    def _keep(self, change: Change, slot: str, refund: Refund) -> None:
        change.save(Setting(slot, refund.text))


def _all(view: Change) -> Mapping[str, Refund]:
    return {key: _named(text) for key, text in view.settings(REFUND).items() if text}


def _slot(view: Change, key: str) -> str:
    """Return the setting that keeps the refund of a prepayment; empty where none does."""
    kept = _all(view).items()
    return next((slot for slot, one in kept if one.prepayment.id == key), "")


def _is_asked(view: Change, refund: Refund) -> bool:
    return any(one.prepayment == refund.prepayment.id for one in view.open_intents())


def _missing(refund: Refund, view: RailView) -> Money:
    """Return how much of what must have gone back is at the rail."""
    taken = view.held if view.state is RailState.PAID else view.captured
    kept = refund.prepayment.captured
    return min(taken - min(kept, taken), refund.back)


_named: Callable[[str], Refund] = lru_cache(maxsize=2 * WATCHED_MAX)(Refund.named)
