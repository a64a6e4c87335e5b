"""What rails were asked, who has not answered, and when to ask again.

Every call is an intent that is durable first. After any error the same intent is asked again, ever
more slowly; after a definite answer that was not the one, a new intent under a new key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.application.messages import CarryOut, ReadRail
from kiosk.application.state import AWAITED, Change, State
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentEvent
from kiosk.domain.sale import Sale
from kiosk.domain.site import Site
from kiosk.ports import Ids

POLL_MS = 1_000
ASK_FIRST_MS = 1_000
ASK_LAST_MS = 60_000
STUCK_AFTER = 8
"""So many tries without an answer, and an attendant is told; the tries go on."""
SESSION_SPARE_MS = 31 * 60_000
"""Hosted sessions live for half an hour at least: we end them ourselves, much sooner."""


@dataclass
class _Pending:
    """How often an intent was tried, and when it may be tried again; None while it is asked."""

    tries: int = 0
    due_ms: int | None = None


class Outbox:
    """All questions to rails that are open."""

    def __init__(self, site: Site, ids: Ids) -> None:
        """Know the place, for what the payer's bank may show."""
        self._site = site
        self._ids = ids
        self._pending: dict[str, _Pending] = {}
        self._polls: dict[str, int | None] = {}
        self._refused: set[str] = set()

    # --- Asking -----------------------------------------------------------------------------

    def ask(self, change: Change, prepayment: Prepayment, verb: Verb, amount: Money) -> None:
        """Write down what a rail is to do, and ask for it once that is durable."""
        sale = change.sale(prepayment.sale)
        intent = Intent(
            prepayment=prepayment.id,
            rail=prepayment.rail,
            verb=verb,
            amount=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms + SESSION_SPARE_MS + self._site.limits.pay_ms,
            reference=prepayment.reference,
            code=prepayment.code,
            description=self._describe(sale),
        )
        change.save(intent)
        self._note_asked(change, intent)
        self._pending[intent.key] = _Pending()
        change.ask(CarryOut(intent))

    def ask_pay_out(
        self, change: Change, prepayment: Prepayment, amount: Money, invoice: str, number: int
    ) -> None:
        """Have `invoice` paid, which is the payer's own. `number` is that of no other payment."""
        intent = Intent(
            prepayment=prepayment.id,
            rail=prepayment.rail,
            verb=Verb.PAY_OUT,
            amount=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms,
            reference=invoice,
            code=prepayment.code,
            number=number,
        )
        change.save(intent)
        self._note_asked(change, intent)
        self._pending[intent.key] = _Pending()
        change.ask(CarryOut(intent))

    def ask_back(self, change: Change, prepayment: Prepayment, amount: Money, number: int) -> None:
        """Have `amount` refunded, in all or once more as `number` says. Its sale may be gone."""
        intent = Intent(
            prepayment=prepayment.id,
            rail=prepayment.rail,
            verb=Verb.REFUND,
            amount=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms,
            reference=prepayment.reference,
            code=prepayment.code,
            number=number,
        )
        change.save(intent)
        self._note_asked(change, intent)
        self._pending[intent.key] = _Pending()
        change.ask(CarryOut(intent))

    def ask_anew(self, change: Change, intent: Intent, *, tries: int) -> None:
        """Ask for the same once more under another key: the rail has an answer for this one."""
        anew = replace(intent, number=intent.number + 1)
        if intent.verb is Verb.EXPIRE:  # It may have a fuller name by now.
            anew = replace(anew, reference=change.prepayment(intent.prepayment).reference)
        self._pending.pop(intent.key, None)
        change.save(replace(intent, is_done=True))
        change.save(anew)
        self._note_asked(change, anew)
        self.try_again(change, anew, tries=tries)

    def try_again(self, change: Change, intent: Intent, *, tries: int) -> None:
        """Ask with the same intent again, ever more slowly and never all at once."""
        wait_ms = min(ASK_FIRST_MS << min(tries - 1, 10), ASK_LAST_MS)
        wait_ms += self._ids.pick(wait_ms // 4 + 1)
        self._pending[intent.key] = _Pending(tries, change.now.mono_ms + wait_ms)
        if intent.verb is Verb.REFUND:
            return  # It has an alarm of its own, and its sale may be gone.
        prepayment = change.prepayment(intent.prepayment)
        if tries >= STUCK_AFTER:  # Where no money is held there is nothing to be stuck.
            stuck = prepayment.on(PrepaymentEvent.STUCK)
            if stuck != prepayment:
                change.save(stuck)
                change.note(
                    Relevance.PAYMENT,
                    "payment-stuck",
                    prepayment=prepayment.id,
                    sale=prepayment.sale,
                    verb=str(intent.verb),
                )

    def tries(self, key: str) -> int:
        """Return how often the intent with `key` was tried in vain."""
        pending = self._pending.get(key)
        return 0 if pending is None else pending.tries

    def answered(self, key: str) -> int:
        """Take note that there is an answer; return how often it was tried before."""
        tries = self.tries(key)
        self._pending.pop(key, None)
        return tries

    def hurry(self, change: Change, prepayment: Prepayment) -> bool:
        """Ask at once for what a rail has not done for a payment; whether there is any."""
        mine = [one for one in change.open_intents() if one.prepayment == prepayment.id]
        now_ms = change.now.mono_ms
        for intent in mine:
            pending = self._pending.setdefault(intent.key, _Pending(due_ms=now_ms))
            if pending.due_ms is not None:  # Else it is being asked in these moments.
                pending.due_ms = now_ms
        return bool(mine)

    def is_refused(self, change: Change, prepayment: str) -> bool:
        """Whether a rail has said no to what a payment asks, and nothing may be done meanwhile."""
        mine = [one for one in change.open_intents() if one.prepayment == prepayment]
        waiting = [self._pending.get(one.key) for one in mine]
        is_asked = any(one is not None and one.due_ms is None for one in waiting)
        return prepayment in self._refused and not is_asked

    def note_refused(self, prepayment: str, *, is_refused: bool) -> None:
        """Remember whether the last word of its rail on a payment was a definite no."""
        (self._refused.add if is_refused else self._refused.discard)(prepayment)

    def drop(self, change: Change, prepayment: Prepayment) -> None:
        """Ask a rail nothing more about a payment; an answer that comes all the same is ignored."""
        for intent in change.open_intents():
            if intent.prepayment == prepayment.id:
                self._pending.pop(intent.key, None)
                change.save(replace(intent, is_done=True))

    def give_up(self, change: Change, prepayment: Prepayment) -> None:
        """End a page on which nobody is to pay any more; harmless where there is none."""
        if prepayment.state not in AWAITED:
            return
        given_up = prepayment.on(PrepaymentEvent.GIVEN_UP)
        change.save(given_up)
        self.stop_reading(prepayment.id)
        if prepayment.reference:
            self.ask(change, given_up, Verb.EXPIRE, prepayment.asked)

    # --- Reading ----------------------------------------------------------------------------

    def read(self, change: Change, prepayment: Prepayment) -> None:
        """Read a payment now; the next time only once there is an answer."""
        self._polls[prepayment.id] = None
        change.ask(ReadRail(prepayment.id, prepayment.rail, prepayment.reference))

    def read_in(self, change: Change, key: str, ms: int = POLL_MS) -> None:
        """Read a payment after `ms`."""
        self._polls[key] = change.now.mono_ms + ms

    def stop_reading(self, key: str) -> None:
        """Read a payment no more."""
        self._polls.pop(key, None)

    def is_read(self, key: str) -> bool:
        """Whether a payment is read regularly."""
        return key in self._polls

    def is_due(self, change: Change, key: str, later_ms: int = 0) -> bool:
        """Whether a payment may be read now: not in these moments, nor just before.

        With `later_ms` the next time is so much later.
        """
        due_ms = self._polls.get(key, change.now.mono_ms - later_ms)
        return due_ms is not None and due_ms + later_ms <= change.now.mono_ms

    def is_being_read(self, key: str) -> bool:
        """Whether a rail is reading a payment just now."""
        return self.is_read(key) and self._polls[key] is None

    # --- Time and trouble -------------------------------------------------------------------

    def tick(self, change: Change) -> None:
        """Ask again what is due."""
        now_ms = change.now.mono_ms
        for intent in change.open_intents():
            pending = self._pending.setdefault(intent.key, _Pending(due_ms=now_ms))
            if pending.due_ms is not None and pending.due_ms <= now_ms:
                pending.due_ms = None
                change.ask(CarryOut(intent))

    def repair(self, state: State, now: Moment) -> None:
        """After a change that could not be made: ask again for what was stored before it."""
        self._pending = {
            key: _Pending(self.tries(key), now.mono_ms + ASK_FIRST_MS) for key in state.intents
        }
        for key in self._polls:  # The outlets must have been heard again before money is found.
            self._polls[key] = now.mono_ms + 2 * POLL_MS

    def stuck(self, state: State) -> set[str]:
        """Return the prepayments for which a rail was asked so often that somebody must know."""
        keys = [key for key, pending in self._pending.items() if pending.tries >= STUCK_AFTER]
        return {state.intents[key].prepayment for key in keys if key in state.intents}

    def forget(self, state: State) -> None:
        """Drop what is kept of prepayments that are no longer in memory."""
        self._polls = {key: due for key, due in self._polls.items() if key in state.prepayments}
        self._refused &= state.prepayments.keys()

    # --- Small parts ------------------------------------------------------------------------

    def _note_asked(self, change: Change, intent: Intent) -> None:
        change.note(
            Relevance.PAYMENT,
            "rail-asked",
            prepayment=intent.prepayment,
            verb=str(intent.verb),
            amount=intent.amount.minor,
            key=intent.key,
        )

    def _describe(self, sale: Sale) -> str:
        """Return what the payer's bank may show: place, kiosk, outlets."""
        numbers = ", ".join(str(one.outlet) for one in sale.choices)
        return f"{self._site.name} {self._site.kiosk} - {numbers}"
