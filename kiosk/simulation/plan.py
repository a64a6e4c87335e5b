"""What a seed becomes: a place, its customers and its troubles, all written down before it begins.

A plan is the whole of a run: nothing is drawn by chance later but what a plant's own valves do, and
that follows from the plan's seed as well. So a plan can be printed, made smaller and lived again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.domain.money import Currency
from kiosk.domain.site import ProductKind
from kiosk.domain.tariff import Block, TimeFee
from kiosk.ports import Way


class Trouble(StrEnum):
    """The kinds of what can go wrong. `Blow` says what its figures mean to each."""

    ANSWER = "answer"  # `times` exchanges with an outlet go wrong: `what`, `of` as in FaultKind.
    CABLE = "cable"  # A line is pulled out for `for_ms`.
    POWER = "power"  # A controller loses its power for `for_ms`.
    BLACKOUT = "blackout"  # Everything does: all controllers and the engine.
    LATE_VALVE = "late-valve"  # Closings take `of` ms longer: of `what` one shut-off, or all.
    STUCK_VALVE = "stuck-valve"  # Nothing closes for `for_ms`.
    DEAD_METER = "dead-meter"  # Flow without pulses for `for_ms`.
    LYING_METER = "lying-meter"  # The totaliser jumps by `of` counts, which may be negative.
    LEAK = "leak"  # `of` base units a second past a closed valve for `for_ms`.
    COMPLAINT = "complaint"  # The controller has the fault `what` for `for_ms`.
    WEAK_SUPPLY = "weak-supply"  # All outlets of a line share `of` permille of what one can flow.
    STRANGER = "stranger"  # Somebody lifts a nozzle that is not theirs for `for_ms`.
    RAIL = "rail"  # `times` calls: `what` is lost, unheard, refused or slow (by `of` ms).
    HINT = "hint"  # `times` hints that something happened to the payment numbered `of`.
    ECHO = "echo"  # `times` messages come twice, the second time `of` ms later.
    KILL = "kill"  # The engine dies at `what`, after `of` messages; it is down for `for_ms`.
    DISK = "disk"  # Nothing can be stored for `for_ms`: `what` is full or error.
    OLD_IMAGE = "old-image"  # The engine dies and comes back with the disk of `of` ms before.
    WALL_CLOCK = "wall-clock"  # Jumps by `of` ms.
    FREEZE = "freeze"  # The core hangs for `for_ms`.
    STOP_ALL = "stop-all"  # Somebody presses it.
    ATTENDANT = "attendant"  # Logs in and does `what` at an outlet.


BEYOND = frozenset({Trouble.STUCK_VALVE, Trouble.DEAD_METER, Trouble.LYING_METER, Trouble.LEAK})
"""What no controller is rated for: more than was paid may flow, and is the operator's loss.

A late valve is one of these where all its shut-offs are later than the rated time.
"""


@dataclass(frozen=True, slots=True)
class Blow:
    """One trouble, at its time. `where` is an outlet's number or a line's name."""

    at_ms: int
    trouble: Trouble
    where: int | str = ""
    what: str = ""
    of: int = 0
    for_ms: int = 0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Pause:
    """After so much has flowed the customer stops for a while: trigger, or nozzle hung up."""

    after_base: int
    for_ms: int
    hangs_up: bool = False
    on_screen: bool = False
    """Touches *pause* instead, and *go on* afterwards."""

    @property
    def told(self) -> str:
        """What they do, for a story."""
        if self.on_screen:
            return "touches pause"
        return "hangs up" if self.hangs_up else "pauses"


@dataclass(frozen=True, slots=True)
class Draw:
    """What a customer does with one nozzle."""

    outlet: int
    lifts_after_ms: int = 1_000
    wants_base: int | None = None
    """Hangs up after so much; None to take all there is."""
    trigger_permille: int = 1_000
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Pay:
    """One payment, so long after the code was shown. `minor` is 0 for what is asked."""

    after_ms: int
    minor: int = 0
    processing_ms: int = 0
    """A slow way to pay: the money is sure only then."""


WATCHED, AGAIN = "w0", "a0"
"""Parts of a plan: somebody looks after the place; a last customer comes once all is mended."""


class Leaving(StrEnum):
    """How a customer ends their visit."""

    WAITS = "waits"  # Until everything is over.
    FINISHES = "finishes"  # Touches *finish* after a while.
    STOPS_ONE = "stops_one"  # Touches *stop* of the first outlet after a while.
    WALKS_OFF = "walks_off"  # Lets the screen be, and comes back to no one.
    CANCELS = "cancels"  # Before paying.


@dataclass(frozen=True, slots=True)
class RailPlan:
    """A way to pay beside the first."""

    name: str
    way: Way
    can_hold: bool = False
    can_refund_part: bool = False
    min_charge_minor: int = 0
    is_attended: bool = False
    """An attendant says that it was paid."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One customer."""

    name: str
    at_ms: int
    screen: str
    draws: tuple[Draw, ...]
    buys: str
    """amount, quantity or fill."""
    figure: int
    """Minor units, or base units for a quantity."""
    pays: tuple[Pay, ...]
    leaving: Leaving = Leaving.WAITS
    leaves_after_ms: int = 0
    queues: bool = False
    """Pays for an outlet in use, and waits, where none is free."""
    tops_up_minor: int = 0
    """What somebody adds while it flows, `tops_up_after_ms` after the sale has begun."""
    tops_up_after_ms: int = 0
    moves: bool = True
    """Takes the rest elsewhere where an outlet has failed."""
    pays_with: str = ""
    """The rail they choose; empty for whichever is open."""
    confirms_ms: tuple[int, ...] = ()
    """When an attendant confirms what only they can: late, twice, or in none of these cases."""
    hands_back_ms: tuple[int, ...] = ()
    """When an attendant hands the rest of cash back, after they have confirmed it."""


@dataclass(frozen=True, slots=True)
class ProductPlan:
    """What is sold."""

    id: str
    kind: ProductKind
    profile: str
    blocks: tuple[Block, ...]
    interval_base: int
    smallest_base: int
    largest_base: int
    fee: TimeFee | None = None


@dataclass(frozen=True, slots=True)
class OutletPlan:
    """One outlet and its controller."""

    number: int
    product: str
    line: str
    counts: int = 0
    """What its totaliser has counted before."""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """One serial line."""

    name: str
    baud: int
    turnaround_ms: int


@dataclass(frozen=True, slots=True)
class Times:
    """The limits of the place."""

    pay_ms: int = 20_000
    start_ms: int = 8_000
    pause_ms: int = 10_000
    delivery_ms: int = 60_000
    idle_ms: int = 15_000
    done_ms: int = 3_000
    hand_back_ms: int = 25_000


@dataclass(frozen=True, slots=True)
class Plan:
    """One run, complete."""

    seed: int
    products: tuple[ProductPlan, ...]
    lines: tuple[LinePlan, ...]
    outlets: tuple[OutletPlan, ...]
    times: Times
    can_hold: bool
    min_charge_minor: int
    visits: tuple[Visit, ...]
    blows: tuple[Blow, ...] = ()
    sale_max_minor: int = 15_000
    tick_ms: int = 50
    """How often the core is told that time has passed: a busy host is late."""
    is_watched: bool = False
    """Somebody puts outlets back into service while the troubles go on."""
    sells_again: bool = False
    """After all is mended, one more customer comes."""
    is_shared_place: bool = False
    """Many outlets on one prepayment and no troubles: measured, not tormented."""
    is_commissioned: bool = False
    """Thirty closings of each outlet were measured, and two people have agreed to what they say."""
    currency: Currency = field(default=Currency("EUR"))
    can_refund_part: bool = True
    others: tuple[RailPlan, ...] = ()
    """Ways to pay beside the first, which the plan itself describes."""

    @property
    def ends_ms(self) -> int:
        """When nobody new comes and nothing new breaks any more."""
        return max([*(one.at_ms for one in self.visits), *(b.at_ms for b in self.blows), 0])

    def product_of(self, outlet: int) -> ProductPlan:
        """Return what flows at the outlet with this number."""
        [found] = [one.product for one in self.outlets if one.number == outlet]
        [product] = [one for one in self.products if one.id == found]
        return product

    def parts(self) -> tuple[str, ...]:
        """Return the names of what can be left out: visits, troubles, who looks after the place."""
        visits = tuple(f"v{number}" for number in range(len(self.visits)))
        troubles = tuple(f"t{number}" for number in range(len(self.blows)))
        others = (WATCHED,) * self.is_watched + (AGAIN,) * self.sells_again
        return visits + troubles + others

    def only(self, parts: frozenset[str]) -> Plan:
        """Return the plan with only the visits and troubles in `parts`.

        The others keep their names and figures; an outlet that nobody names any more is left out,
        but for the first.
        """
        visits = tuple(one for n, one in enumerate(self.visits) if f"v{n}" in parts)
        blows = tuple(one for n, one in enumerate(self.blows) if f"t{n}" in parts)
        named: set[int | str] = {draw.outlet for one in visits for draw in one.draws}
        named |= {one.where for one in blows}
        first = self.outlets[0].number
        outlets = tuple(one for one in self.outlets if one.number in named | {first})
        used = {one.line for one in outlets}
        return replace(
            self,
            visits=visits,
            blows=tuple(one for one in blows if not _of_a_line(one) or one.where in used),
            outlets=outlets,
            is_watched=WATCHED in parts,
            sells_again=AGAIN in parts,
            lines=tuple(one for one in self.lines if one.name in used),
        )

    def told(self) -> Iterator[str]:
        """Yield the plan in lines that a person can read."""
        yield f"seed {self.seed}"
        for product in self.products:
            prices = ", ".join(str(block.price_e4) for block in product.blocks)
            yield f"product {product.id}: {product.profile} at {prices} e-4 {self.currency.code}"
        for line in self.lines:
            yield f"line {line.name}: {line.baud} baud, answers after {line.turnaround_ms} ms"
        for outlet in self.outlets:
            yield f"outlet {outlet.number}: {outlet.product} on line {outlet.line}"
        hold = "holds money" if self.can_hold else "takes money at once"
        gives = "" if self.can_hold or self.can_refund_part else ", gives nothing back"
        yield f"rail: {hold}{gives}, at least {self.min_charge_minor}"
        for rail in self.others:
            yield f"rail {rail.name}: {_told_rail(rail)}"
        for number, visit in enumerate(self.visits):
            draws = "; ".join(_told_draw(one) for one in visit.draws)
            pays = ", ".join(_told_pay(one) for one in visit.pays) or "never pays"
            adds = f"; adds {visit.tops_up_minor}" if visit.tops_up_minor else ""
            queues = "; queues" if visit.queues else ""
            with_ = f"; with {visit.pays_with}" if visit.pays_with else ""
            yield (
                f"v{number} {_seconds(visit.at_ms)} {visit.name} at {visit.screen}: "
                f"{visit.buys} {visit.figure}; {pays}{with_}; {draws}; "
                f"{visit.leaving.value}{adds}{queues}"
            )
        for number, blow in enumerate(self.blows):
            yield f"t{number} {_seconds(blow.at_ms)} {told_blow(blow)}"
        if self.is_watched:
            yield f"{WATCHED} somebody puts outlets back into service all the time"
        if self.sells_again:
            yield f"{AGAIN} one more customer comes when all is mended"


def _told_rail(rail: RailPlan) -> str:
    if rail.is_attended:
        return "an attendant confirms it"
    gives = rail.can_hold or rail.can_refund_part
    return f"{'gives rests back' if gives else 'gives nothing back'}, at least " + str(
        rail.min_charge_minor
    )


def _of_a_line(blow: Blow) -> bool:
    return isinstance(blow.where, str) and bool(blow.where)


def told_blow(blow: Blow) -> str:
    """Return a trouble in words."""
    words = [str(blow.trouble.value)]
    if blow.where != "":
        words.append(f"at {blow.where}")
    if blow.what:
        words.append(blow.what)
    if blow.of:
        words.append(str(blow.of))
    if blow.times > 1:
        words.append(f"{blow.times} times")
    if blow.for_ms:
        words.append(f"for {_seconds(blow.for_ms)}")
    return " ".join(words)


def _told_draw(draw: Draw) -> str:
    wants = "all there is" if draw.wants_base is None else str(draw.wants_base)
    pauses = "".join(
        f", {one.told} at {one.after_base} for {_seconds(one.for_ms)}" for one in draw.pauses
    )
    return f"takes {wants} at {draw.outlet}{pauses}"


def _told_pay(pay: Pay) -> str:
    amount = str(pay.minor) if pay.minor else "what is asked"
    slow = f", sure after {_seconds(pay.processing_ms)}" if pay.processing_ms else ""
    return f"pays {amount} after {_seconds(pay.after_ms)}{slow}"


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03d} s"
