"""Those who check a run. They believe the plants and the rail's own accounts, never the core.

What the core wrote down is read only to know which delivery an outlet had, and at which locked
price; whether it is true is what is checked. Each check has a name, which a failing seed prints.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from hardware.simulator.plant import Stage
from hardware.timing import NS_PER_MS
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.controller import PresetKind
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.intent import Intent
from kiosk.domain.journal import GENESIS, Entry
from kiosk.domain.money import NOTHING
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.quantity import Quantity
from kiosk.domain.receipt import KINDS, RestState, receipts, record_in
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.tariff import Tariff
from kiosk.ports import Batch, RailState, Way
from kiosk.simulation.disk import OVER
from kiosk.simulation.lines import SimulatedLine
from kiosk.simulation.place import Place

OPERATOR = "operator"
"""The rail of an override: the operator's own money."""
MINOR = 10**8
"""Exact money: base units x ten-thousandths of the major unit, in a hundredth of it."""
LATE_VALVE, LYING_METER, LEAK = "valve later than rated", "lying-meter", "leak"


OLD_IMAGE = "old-image"
FINISHED = "sale-finished"
REBASED = "meter-rebased"
UNTOLD = frozenset({"rail-asked", "login", "logout", "kiosk-started"})
"""Entries of the journal that a story has already told of, or that nobody misses."""


class Broken(Exception):
    """A check has failed: `check` is its name."""

    def __init__(self, check: str, what: str) -> None:
        """Say what is not as it must be."""
        super().__init__(f"{check}: {what}")
        self.check = check
        self.what = what


def insist(holds: object, check: str, what: object) -> None:
    """Fail `check` where something does not hold."""
    if not holds:
        raise Broken(check, str(what))


@dataclass
class Course:
    """One delivery as its plant saw it."""

    stored: Delivery
    begun_base: int
    begun_pulses: int
    begun_ns: int
    flowed_base: int = 0
    metered_pulses: int = 0
    impaired: set[str] = field(default_factory=set)
    """What was beyond its rating at the outlet meanwhile: what flowed then nobody promised."""
    is_as_believed: bool = False
    """An attendant had it settled by the last reading that was believed: more may have flowed."""

    @property
    def tariff(self) -> Tariff:
        """The locked price."""
        return self.stored.tariff

    def worth(self, base: int) -> int:
        """Return the exact price of so much."""
        return self.tariff.exact(Quantity(base, self.tariff.dimension))


class Checks:
    """Watches a place from outside."""

    def __init__(self, place: Place) -> None:
        """Watch `place`."""
        self._place = place
        self._impaired: dict[int, set[str]] = {number: set() for number in place.line_of}
        self.largest_base = {one.id: one.largest_base for one in place.plan.products}
        self.courses: dict[str, Course] = {}
        self.open: dict[int, Course] = {}
        self.of_sale: dict[str, list[Course]] = {}
        self.prepayments: dict[str, dict[str, Prepayment]] = {}
        self.sales: dict[str, Sale] = {}
        self.overruns: dict[str, int] = {}
        """Sales of which a plant beyond its rating delivered more than was paid: how much more."""
        self.is_restored = False
        """An old image of the disk was put back: what the core has forgotten nobody can settle."""
        self._forgotten: set[int] = set()
        """Outlets whose delivery the core has forgotten, until the next one begins there."""
        self._receipts = 0
        self._finished: Counter[str] = Counter()
        self._seen_nano = {
            number: line.places[number].plant.flowed_nano for number, line in place.line_of.items()
        }
        self._seen_base = dict.fromkeys(place.line_of, 0)
        place.on_step = self.look
        place.disk.on_commit = self.stored
        place.disk.on_restore = self.restored

    # --- What is told by whoever breaks things --------------------------------------------------

    def hurt(self, number: int, what: str) -> None:
        """Take note that an outlet is beyond its rating from now on: nobody promised for that."""
        self._impaired[number].add(what)
        if number in self.open:
            self.open[number].impaired.add(what)

    def mended(self, line: SimulatedLine) -> None:
        """Take note that all outlets of `line` are sound again."""
        self.look(line)
        for number in line.places:
            self._impaired[number].clear()

    def restored(self) -> None:
        """Forget what the disk has forgotten; what flows out of it was paid, and is lost."""
        image = self._place.disk.image
        self.is_restored = True
        known = {one.id: one for one in image.all_of(Delivery)}
        self._forgotten |= set(self.open)
        self.courses = {key: one for key, one in self.courses.items() if key in known}
        self.of_sale = {}
        for key, course in self.courses.items():
            course.stored = known[key]
            course.impaired.add(OLD_IMAGE)
            self.of_sale.setdefault(course.stored.sale, []).append(course)
        self.open = {one.stored.outlet: one for one in self.courses.values() if one.stored.is_open}
        self.sales = {one.id: one for one in image.all_of(Sale)}
        self.prepayments = {}
        for prepayment in image.all_of(Prepayment):
            self.prepayments.setdefault(prepayment.sale, {})[prepayment.id] = prepayment
        self._receipts = max((one.receipt or 0 for one in self.sales.values()), default=0)
        finished = (json.loads(one.canonical) for one in image.entries if one.kind == FINISHED)
        self._finished = Counter(str(one["body"]["sale"]) for one in finished)

    # --- At every event -------------------------------------------------------------------------

    def look(self, line: SimulatedLine) -> None:
        """See what has flowed on `line`, and fail where that was not paid for."""
        seen = self._seen_nano
        for number, stand in line.places.items():
            plant = stand.plant
            if plant.flowed_nano != seen[number]:
                seen[number] = plant.flowed_nano
                self._flowed(line, number, plant.flowed_base)

    def _flowed(self, line: SimulatedLine, number: int, flowed_base: int) -> None:
        gone = flowed_base - self._seen_base[number]
        self._seen_base[number] = flowed_base
        course = self.open.get(number)
        if course is None:
            insist(
                self._impaired[number]
                or number in self._forgotten
                or self._closed_late(line, number),
                "flow without a sale",
                f"{gone} flowed at outlet {number}",
            )
            return
        course.flowed_base += gone
        if self._impaired[number]:
            course.impaired |= self._impaired[number]
        elif self._closed_late(line, number):
            course.impaired.add(LATE_VALVE)
        self._check_sale(course.stored.sale)

    def _closed_late(self, line: SimulatedLine, number: int) -> bool:
        """Whether the valve has ever taken longer than it is rated for."""
        stand = line.places[number]
        return stand.plant.valve.slowest_ns > line.bounds[number].closing_ns

    def _check_sale(self, sale: str) -> None:
        """Fail where more has flowed than the rail holds for `sale`."""
        courses = self.of_sale[sale]
        taken = sum(one.worth(one.flowed_base) for one in courses)
        paid = self.paid(sale) * MINOR
        if taken <= paid:
            return
        if any(one.impaired for one in courses):
            self.overruns[sale] = taken - paid
            return
        raise Broken(
            "over-delivery",
            f"{sale}: {_money(taken)} has flowed and {_money(paid)} is paid; "
            + ", ".join(f"{one.flowed_base} at outlet {one.stored.outlet}" for one in courses),
        )

    def paid(self, sale: str) -> int:
        """Return what is authorised for `sale` in the accounts of those who pay."""
        return sum(self._paid(one) for one in self.prepayments.get(sale, {}).values())

    def _paid(self, prepayment: Prepayment) -> int:
        if prepayment.rail == OPERATOR:
            return prepayment.authorised.minor
        rail = self._place.rails.get(prepayment.rail)
        if rail is None:
            return 0
        if rail.is_attended:
            counted = self._place.counted.get(prepayment.id, 0)
            insist(
                prepayment.authorised.minor in {0, counted},
                "believed what was counted",
                (prepayment, counted),
            )
            return prepayment.authorised.minor
        held_in = {RailState.HELD, RailState.PAID, RailState.CAPTURED}
        views = rail.of(prepayment.id)
        return sum(view.held.minor for view in views if view.state in held_in)

    def _borne(self, prepayment: Prepayment) -> int:
        """Return what a payer bears, by their rail; by the books only what no rail knows of."""
        rail = self._place.rails.get(prepayment.rail)
        if rail is None:
            return 0
        if rail.traits.way is Way.CASH:
            return (prepayment.captured - prepayment.carried).minor
        taken = sum(view.captured.minor for view in rail.of(prepayment.id))
        gives_back = rail.traits.can_hold or rail.traits.can_refund_part
        least = rail.traits.min_charge.minor
        insist(
            not gives_back or not taken or taken >= least, "nothing below the least charge", taken
        )
        insist(not prepayment.carried or not gives_back, "carried what can't go back", prepayment)
        return taken - prepayment.carried.minor

    # --- At every commit ------------------------------------------------------------------------

    def stored(self, batch: Batch) -> None:
        """Take note of what is durable now, and fail where it promises too much."""
        at_risk: dict[str, None] = {}
        for entry in batch.entries:
            number = entry.body.get("outlet")
            if entry.kind == REBASED and number in self.open:
                self.open[number].is_as_believed = True
        for value in batch.saved:
            match value:
                case Delivery():
                    self._note_delivery(value)
                    at_risk[value.sale] = None
                case Prepayment():
                    self.prepayments.setdefault(value.sale, {})[value.id] = value
                case Sale():
                    self._note_sale(value)
                case _:
                    pass
        for entry in batch.entries:
            if self._place.story.is_told and entry.kind not in UNTOLD:
                words = ", ".join(f"{key} {_told(value)}" for key, value in entry.body.items())
                self._place.story.tell(self._place.now_ns, "books", f"{entry.kind}: {words}")
            if entry.kind == FINISHED:
                self._finished[str(entry.body["sale"])] += 1
        for sale in at_risk:
            self._check_promise(sale)

    def _note_delivery(self, delivery: Delivery) -> None:
        course = self.courses.get(delivery.id)
        if course is None:
            course = self._begun(delivery)
        was_over = course.stored.state is DeliveryState.SETTLED
        insist(
            not was_over or course.stored == delivery,
            "settled once",
            f"{delivery.id} was settled and is changed to {delivery}",
        )
        course.stored = delivery
        if delivery.state is DeliveryState.SETTLED and not was_over:
            self._ended(course)

    def _begun(self, delivery: Delivery) -> Course:
        number = delivery.outlet
        other = self.open.get(number)
        insist(
            other is None,
            "one delivery an outlet",
            f"{delivery.id} begins at outlet {number} while another is open",
        )
        plant = self._place.line_of[number].places[number].plant
        course = Course(delivery, plant.flowed_base, plant.pulses, self._place.now_ns)
        course.impaired |= self._impaired[number]
        self._forgotten.discard(number)
        self.courses[delivery.id] = self.open[number] = course
        self.of_sale.setdefault(delivery.sale, []).append(course)
        return course

    def _ended(self, course: Course) -> None:
        fee, took_ns = course.tariff.fee, self._place.now_ns - course.begun_ns
        most = NOTHING if fee is None else fee.charge(took_ns // NS_PER_MS)
        insist(course.stored.fee <= most, "charged for the time it took", course.stored)
        delivery, number = course.stored, course.stored.outlet
        line = self._place.line_of[number]
        line.wire.catch_up(line.world.now_ns)
        self.look(line)
        del self.open[number]
        plant = line.places[number].plant
        course.metered_pulses = plant.pulses - course.begun_pulses
        course.impaired |= self._impaired[number]
        insist(
            delivery.charge.minor <= delivery.reserved.minor,
            "charged what was reserved at most",
            delivery,
        )

    def _note_sale(self, sale: Sale) -> None:
        before = self.sales.get(sale.id)
        self.sales[sale.id] = sale
        if sale.receipt is not None and (before is None or before.receipt is None):
            insist(
                sale.receipt == self._receipts + 1,
                "receipts without a gap",
                f"{sale.id} has number {sale.receipt} after {self._receipts}",
            )
            self._receipts = sale.receipt

    def _check_promise(self, sale: str) -> None:
        """Fail where what may still flow, bounds included, is not covered by what is paid."""
        courses = self.of_sale[sale]
        if any(one.impaired for one in courses):
            return
        promised = sum(
            one.worth(self._promised(one)) + one.stored.fee.minor * MINOR for one in courses
        )
        paid = self.paid(sale) * MINOR
        insist(
            promised <= paid,
            "the promise",
            f"{sale}: {_money(promised)} may flow and {_money(paid)} is paid",
        )

    def _promised(self, course: Course) -> int:
        """Return the most that may leave the outlet in this delivery, as things stand."""
        delivery, number = course.stored, course.stored.outlet
        stand = self._place.line_of[number].places[number]
        can = self._place.line_of[number].bounds[number]
        if not delivery.is_open:
            return max(0, course.flowed_base - can.step_base)  # The meter shows whole counts.
        device, plant = stand.controller, stand.plant
        metered = (plant.pulses - course.begun_pulses) * can.step_base
        most = delivery.preset.base
        # A batch that stands in a device flows once it is started, and never before.
        is_shut = not device.is_open and plant.valve.position is Stage.CLOSED
        counts = can.preset is PresetKind.ABSOLUTE or not is_shut
        if device.in_force and can.preset is not PresetKind.NONE and counts:
            most = max(most, metered + device.left * can.step_base)
        if is_shut and (delivery.state is DeliveryState.STOPPING or most <= metered):
            return course.flowed_base  # Nothing opens it again without a larger preset.
        return max(most + can.overrun_base, course.flowed_base)

    # --- At the end -----------------------------------------------------------------------------

    def is_over(self) -> bool:
        """Whether nothing is left to do: no open delivery, sale, intent or prepayment."""
        if self.open or any(one.state not in OVER for one in self.sales.values()):
            return False
        image = self._place.disk.image
        return all(one.is_done for one in image.all_of(Intent)) and all(
            one.state in FINAL for one in image.all_of(Prepayment)
        )

    def close(self) -> None:
        """Fail where anything is left open, or books, totalisers and rail differ."""
        refused = self._place.disk.refused
        insist(not refused, "the books need refuse nothing", refused)
        check_chain(self._place)
        if self.is_restored:
            self._close_restored()
            return
        for sale in self.sales.values():
            insist(sale.state in OVER, "everything ends", sale)
            self._close_sale(sale)
        for number, course in self.open.items():
            raise Broken("everything ends", f"{course.stored.id} is open at outlet {number}")
        for course in self.courses.values():
            self._close_delivery(course)
        self._close_rail()
        self._close_books()
        check_receipts(self._place, self.sales.values())

    def _close_restored(self) -> None:
        """Fail where even a disk that has forgotten something must not: sums, and what was held."""
        sums, _ = replayed(self._place.disk.image.transfers.values())
        insist(sum(sums.values()) == 0, "all accounts sum to zero", sums)
        for account, held in sums.items():
            insist(account.may_overdraw or held >= 0, "no account owes", (account, held))
        for rail in self._place.rails.values():
            for payment in rail.payments.values():
                view = payment.view
                is_fair = view.captured <= view.held or rail.is_attended
                insist(is_fair, "captured what was held at most", view)

    def _close_sale(self, sale: Sale) -> None:
        courses = self.of_sale.get(sale.id, [])
        charged = sum(one.stored.charge.minor + one.stored.fee.minor for one in courses)
        funded = bool(sale.authorised)
        insist(
            self._finished[sale.id] == funded,
            "settled once",
            f"{sale.id} was finished {self._finished[sale.id]} times",
        )
        captured = sum(self._borne(one) for one in self.prepayments.get(sale.id, {}).values())
        if sale.override_by:
            insist(captured == 0, "no customer pays an override", sale)
            return
        least = max(one.traits.min_charge.minor for one in self._place.rails.values())
        payers = len(self.prepayments.get(sale.id, {}))
        written_off = charged - captured
        insist(
            written_off == 0 or 0 < written_off < least * payers,
            "the rail took what was charged",
            (sale, charged, captured),
        )
        insist(
            captured * MINOR <= sum(self._most_owed(one) for one in courses),
            "charged for what was metered and for the time",
            f"{sale.id}: {captured} was captured for {[one.flowed_base for one in courses]}",
        )
        if sale.state is SaleState.SETTLED:
            insist(sale.captured + sale.released == sale.authorised, "captured and released", sale)

    def _most_owed(self, course: Course) -> int:
        """Return the exact price of what really flowed, and half a minor unit of rounding."""
        fee = course.stored.fee.minor * MINOR
        if course.impaired & {LYING_METER, LEAK}:  # A leak may be metered before the grant.
            return course.stored.reserved.minor * MINOR + fee
        step = self._place.line_of[course.stored.outlet].bounds[course.stored.outlet].step_base
        return course.worth(course.flowed_base + step) + MINOR // 2 + fee

    def _close_delivery(self, course: Course) -> None:
        delivery = course.stored
        insist(delivery.state is DeliveryState.SETTLED, "everything ends", delivery)
        if course.impaired:
            cost = delivery.tariff.charge(delivery.delivered).minor
            insist(
                cost == delivery.charge.minor + delivery.overrun.minor,
                "an overrun is booked to the operator",
                delivery,
            )
            return
        step = self._place.line_of[delivery.outlet].bounds[delivery.outlet].step_base
        metered = course.metered_pulses * step
        insist(
            delivery.delivered.base == metered
            or (course.is_as_believed and delivery.delivered.base < metered),
            "books and totalisers",
            f"{delivery.id}: {delivery.delivered.base} in the books, {metered} on the totaliser",
        )
        insist(not delivery.overrun, "no overrun within the rating", delivery)

    def _close_rail(self) -> None:
        known = {one.id: one for of in self.prepayments.values() for one in of.values()}
        wanted = {
            PrepaymentState.SETTLED: {RailState.CAPTURED},
            PrepaymentState.VOIDED: {RailState.RELEASED, RailState.EXPIRED},
            PrepaymentState.EXPIRED: {RailState.EXPIRED, RailState.RELEASED},
        }
        payments = [
            one
            for rail in self._place.rails.values()
            if rail.traits.way is not Way.CASH  # Nobody asks a drawer.
            for one in rail.payments.values()
        ]
        for payment in payments:
            view = payment.view
            one = known.get(view.prepayment)
            insist(one is not None, "books and rail", f"nobody knows {view}")
            assert one is not None  # noqa: S101 - insist has just made sure.
            allowed = wanted.get(one.state, set())
            insist(view.state in allowed, "books and rail", f"{view} and {one}")
            if view.state is RailState.CAPTURED:
                insist(view.captured == one.captured, "books and rail", f"{view} and {one}")

    def _close_books(self) -> None:
        sums, pending = replayed(self._place.disk.image.transfers.values())
        insist(sum(sums.values()) == 0, "all accounts sum to zero", sums)
        insist(not pending, "nothing is pending", pending)
        for account, balance in self._place.disk.image.balances.items():
            held = balance.credits - balance.debits
            insist(held == sums[account], "stored sums are right", account)
            insist(
                not (balance.debits_pending or balance.credits_pending),
                "nothing is pending",
                account,
            )
        for account, held in sums.items():
            insist(account.may_overdraw or held >= 0, "no account owes", (account, held))
            if account.kind in {AccountKind.SALE, AccountKind.PREPAYMENT}:
                # A settled prepayment keeps what was captured; a sale keeps what was charged not.
                insist(
                    account.kind is AccountKind.PREPAYMENT or held == 0,
                    "nothing is left in a sale",
                    (account, held),
                )
        self._close_drawer(sums)
        charged = sum(
            one.stored.charge.minor + one.stored.fee.minor for one in self.courses.values()
        )
        overrun = sum(one.stored.overrun.minor for one in self.courses.values())
        revenue = sum(held for one, held in sums.items() if one.kind is AccountKind.REVENUE)
        insist(revenue == charged + overrun, "revenue", (revenue, charged, overrun))
        lost = -sum(held for one, held in sums.items() if one.kind is AccountKind.OVERRUN)
        insist(lost == overrun, "an overrun is booked to the operator", (lost, overrun))

    def _close_drawer(self, sums: Counter[Account]) -> None:
        """Fail where the drawer does not hold what was counted into it, less what left it."""
        cash = {name for name, one in self._place.rails.items() if one.traits.way is Way.CASH}
        paid = [one for of in self.prepayments.values() for one in of.values() if one.rail in cash]
        back = 0
        for one in paid:
            rest = one.authorised.minor - one.captured.minor
            insist(
                not rest or one.id in self._place.handed,
                "nobody else hands cash back",
                one,
            )
            back += rest
        inside = -sum(held for account, held in sums.items() if account.kind is AccountKind.CASH)
        counted = sum(one.authorised.minor for one in paid)
        insist(inside == counted - back, "the drawer", (inside, counted, back))


def replayed(transfers: Iterable[Transfer]) -> tuple[Counter[Account], set[str]]:
    """Add all transfers up again: what each account holds, and which holds are unresolved."""
    sums: Counter[Account] = Counter()
    pending: set[str] = set()
    for one in transfers:
        match one.kind:
            case TransferKind.HOLD:
                pending.add(one.id)
                continue
            case TransferKind.POST | TransferKind.VOID:
                pending.discard(one.holds)
            case _:
                pass
        if one.kind is not TransferKind.VOID:
            sums[one.debit] -= one.amount.minor
            sums[one.credit] += one.amount.minor
    return sums, pending


def check_chain(place: Place) -> None:
    """Fail where the journal is not one whole chain."""
    before = GENESIS
    for number, entry in enumerate(place.disk.image.entries, start=1):
        insist(entry.sequence == number, "the journal is whole", entry)
        insist(entry.before == before, "the journal is one chain", entry)
        before = hashlib.sha256(before + entry.canonical).digest()
        insist(entry.hash == before, "the journal is one chain", entry)


def check_receipts(place: Place, sales: Iterable[Sale]) -> None:
    """Fail where a receipt is not in the journal, or does not say what was captured."""
    entries: dict[str, list[Entry]] = {}
    for entry in place.disk.image.entries:
        if entry.kind in KINDS:
            sale = json.loads(entry.canonical)["body"]["sale"]
            entries.setdefault(sale, []).append(entry)
    for one in sales:
        if one.receipt is None:
            continue
        record = record_in(entries[one.id])
        insist(record is not None, "a receipt is in the journal", one)
        for receipt in receipts(record) if record is not None else ():
            gross = sum(part.gross.minor for part in receipt.vat)
            insist(gross == receipt.total.minor, "net and tax are the total", receipt)
            state = receipt.payer.rest_state
            insist(state is not RestState.ON_ITS_WAY, "every rest is somewhere", receipt)
        total = sum(each.total.minor for each in receipts(record)) if record is not None else 0
        insist(total == one.captured.minor, "receipts add up to what was captured", one)


def _told(value: object) -> str:
    """Return a value of a journal's entry as a story has it: lists are too long to read."""
    return f"of {len(value)}" if isinstance(value, list) else str(value)


def _money(exact: int) -> str:
    return f"{exact // MINOR}.{exact % MINOR:08d}"
