"""Each rail in each case of failure: what becomes of the sale and of the money.

    make rails                      run every cell, and write the table into docs/payments.md
    make rails ARGS="--rail Stripe" run one column, and print it

A cell is a visit: 20.00 is asked for, somebody pays, takes 7 litres of it at 1.759, and hangs up.
The core, its outbox, the real store and the rail are the product's; the provider is LocalPay or
somebody else's simulator, on the other side of a line that fails as the case says. After each
visit the provider's own accounts are compared with our books: no cell may differ by one cent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from fakes.fault_proxy import Fault
from fakes.rail_rigs import NOTHING_MOVED, RIGS, RailRig, taken
from fakes.rail_world import FaultyRail, RailWorld
from fakes.world import TICK_MS

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import RailState, RailView

DOCUMENT = Path(__file__).parents[2] / "docs/payments.md"
BEGINS, ENDS = "<!-- rails: begins -->", "<!-- rails: ends -->"
COLUMNS = {
    "LocalPay": "localpay on disk",
    "LocalPay, sale": "localpay without holds",
    "Stripe": "stripe",
    "Stripe, sale": "stripe_sale",
    "Lightning": "lnbits",
    "Display code": "display code with a status",
}
"""The rails of the table, and the rigs behind them."""
CHARGE = Money(1232)
"""What some 7 litres cost."""
TAKES_BASE = 7_000_000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NUMBERS = count(1)

SOLD, RETURNED = "sold", "all back"
KEPT, ALL_KEPT = "a voucher", "all a voucher"


class Broken(AssertionError):
    """The money of a cell does not add up."""


@dataclass
class Visit:
    """One customer at one rail, from the choice to the last word of the provider."""

    world: RailWorld
    pays: Callable[[Visit], None] = field(default=lambda visit: visit.pay())
    meanwhile: Callable[[Visit], None] = field(default=lambda _visit: None)
    """What happens while it flows."""
    leaves: Callable[[Visit], None] = field(default=lambda _visit: None)
    """What happens when the meter is final, before the rail is asked for its part."""

    @property
    def prepayment(self) -> Prepayment | None:
        """The payer, where it has come to one."""
        found = self.world.disk.image.all_of(Prepayment)
        return found[-1] if found else None

    @property
    def sale(self) -> Sale | None:
        """The sale, where it has come to one."""
        found = self.world.disk.image.all_of(Sale)
        return found[-1] if found else None

    @property
    def opened(self) -> RailView:
        """What the payer's phone sees."""
        payer = self.prepayment
        assert payer is not None
        return RailView(
            payer.reference, RailState.OPEN, "EUR", payer.id, NOTHING, NOTHING, url=payer.url
        )

    def pay(self) -> bool:
        """Pay, as far as that can be done."""
        return self.world.rig.pay(self.opened)

    def run(self) -> None:
        """Let it all happen."""
        world = self.world
        self.later(1_500, step_ms=10)
        for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(2000)):
            world.safely(lambda command=command: world.ask(command))  # type: ignore[misc]
        self.until(lambda: self.is_over or self.url != "", 120_000)
        if self.url:
            self.pays(self)
        self.until(lambda: self.is_over or self.state is not SaleState.QUOTED, 400_000)
        if self.state is SaleState.OPEN:
            controller = world.controller(1)
            controller.calling, controller.wants_base = True, TAKES_BASE
            flowed = controller.flowed_base
            half = flowed + TAKES_BASE // 2
            self.until(lambda: self.is_ending or controller.flowed_base >= half, 60_000)
            self.meanwhile(self)
            self.until(lambda: self.is_ending or not controller.calling, 60_000)
            self.leaves(self)
            world.safely(lambda: world.ask(c.Finish()))
        self.until(lambda: self.is_over, 60_000)
        self.until(lambda: self.is_over, 2 * HOUR_MS, step_ms=1000)
        self.later(5_000)

    def until(self, is_so: Callable[[], bool], within_ms: int, *, step_ms: int = 10) -> None:
        """Let time pass until something is so; no longer than `within_ms`."""
        self._align(step_ms)
        for _ in range(within_ms // step_ms):
            if is_so():
                return
            self.world.step(step_ms)

    def later(self, ms: int, *, step_ms: int = 50) -> None:
        """Let time pass."""
        self._align(step_ms)
        for _ in range(ms // step_ms):
            self.world.step(step_ms)

    def _align(self, step_ms: int) -> None:
        """Let the clock come to where long steps meet its ticks."""
        while step_ms >= TICK_MS and self.world.clock.mono_ms % TICK_MS:
            self.world.step()

    @property
    def url(self) -> str:
        """Where to pay; empty before it is known."""
        return self.prepayment.url if self.prepayment is not None else ""

    @property
    def state(self) -> SaleState | None:
        """How the sale stands."""
        return self.sale.state if self.sale is not None else None

    @property
    def is_ending(self) -> bool:
        """Whether nothing flows any more."""
        return self.state is not SaleState.OPEN

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for."""
        payers = self.world.disk.image.all_of(Prepayment)
        over = {SaleState.SETTLED, SaleState.CANCELLED}
        return self.state in over and all(one.state in FINAL for one in payers)


def verdict(visit: Visit, before: object) -> str:
    """Add everything up, and say in words what became of it."""
    world = visit.world
    moved = world.rig.money() - before  # type: ignore[operator]  # Both are truths.
    payer = visit.prepayment
    if payer is None:
        expect(moved == NOTHING_MOVED, f"nobody paid, and {moved}")
        return "nothing asked"
    payers = world.disk.image.all_of(Prepayment)
    kept, carried = (sum(one.minor for one in column) for column in _kept(payers))
    back = world.balance(AccountKind.RELEASED, "fake")
    authorised = -world.balance(AccountKind.RAIL, "fake")
    sold = world.balance(AccountKind.REVENUE, "1")
    lost = -world.balance(AccountKind.WRITTEN_OFF)
    expect(visit.is_over, f"not over: {payer.state}, {visit.state}, {world.kinds()[-12:]}")
    expect(moved == taken(kept), f"the provider has {moved}, our books {kept}")
    expect(authorised == kept + back, f"authorised {authorised}, kept {kept}, back {back}")
    expect(sold == kept - carried + lost, f"sold {sold}, kept {kept} - {carried}, lost {lost}")
    vouchers = sum(
        one.credits - one.debits
        for account, one in world.disk.balances.items()
        if account.kind is AccountKind.VOUCHER
    )
    expect(carried == vouchers, f"carried {carried}, vouchers hold {vouchers}")
    flowed = world.controller(1).flowed_base
    expect(flowed == 0 or sold > 0, f"{flowed} flowed and nobody bears it")
    world.check_books()
    return _words(world, payer, kept, back, lost, carried)


def _kept(payers: Sequence[Prepayment]) -> tuple[list[Money], list[Money]]:
    """Return what rails have taken of each payer, and what of it is theirs as a voucher."""
    return [one.captured for one in payers], [one.carried for one in payers]


def _words(
    world: RailWorld, payer: Prepayment, kept: int, back: int, lost: int, carried: int
) -> str:
    kinds = world.kinds()
    words = []
    if carried:
        sold = kept - carried
        words.append(f"{SOLD} {sold / 100:.2f}, {carried / 100:.2f} {KEPT}" if sold else ALL_KEPT)
    elif kept:
        words.append(f"{SOLD} {kept / 100:.2f}, {back / 100:.2f} back")
    elif lost:
        words.append(f"{lost / 100:.2f} lost, all back")
    elif payer.state is PrepaymentState.VOIDED:
        words.append(RETURNED)
    elif payer.state is PrepaymentState.FAILED:
        words.append("not offered")
    else:
        words.append("not paid")
    if "payment-too-late" in kinds:
        words.append("late")
    if any(one.startswith("payment") for one in world.alarms):
        words.append("attendant told")
    return ", ".join(words)


def expect(holds: object, what: str) -> None:
    """Fail where something does not add up."""
    if not holds:
        raise Broken(what)


# --- The cases ------------------------------------------------------------------------------


Case = Callable[[RailRig, Path], str]


def visited(rig: RailRig, place: Path, *faults: Fault, **acts: Callable[[Visit], None]) -> str:
    """Run one visit and say what became of it."""
    if rig.line is not None:
        rig.line.begin()
    before = rig.money()
    world = RailWorld(rig, place, next(NUMBERS), FaultyRail(rig, faults))
    try:
        visit = Visit(world, **acts)
        visit.run()
        return verdict(visit, before)
    finally:
        world.disk.close()


def one_by_one(*faults: Fault) -> Callable[[RailRig, Path], str]:
    """Return a case of a visit for each of `faults`, which all must end alike.

    In one visit they would add up to about as many failures as an attendant is told of.
    """

    def run(rig: RailRig, place: Path) -> str:
        [outcome] = {visited(rig, place, fault) for fault in faults}
        return outcome

    return run


def _late(visit: Visit) -> None:
    """Pay in the moment in which the kiosk gives up: its word is on the way."""
    payer = visit.prepayment
    assert payer is not None
    visit.world.holds_rail = True
    visit.until(lambda: visit.is_over or visit.state is SaleState.CANCELLED, 400_000)
    assert visit.pay()
    visit.world.holds_rail = False


def _declined(visit: Visit) -> None:
    assert visit.world.rig.decline(visit.opened)
    visit.later(3_000)
    assert visit.pay()


def _slowly(visit: Visit) -> None:
    rig = visit.world.rig
    assert rig.pay(visit.opened, slowly=True)
    visit.later(3_000)
    expect(visit.world.controller(1).flowed_base == 0, "flowed before the money was sure")
    expect(visit.state is SaleState.QUOTED, "opened before the money was sure")
    rig.come_through(visit.opened)


def _slowly_in_vain(visit: Visit) -> None:
    assert visit.world.rig.pay(visit.opened, slowly=True)
    visit.later(3_000)
    visit.world.rig.fall_through(visit.opened)
    visit.later(3_000)
    assert visit.pay()


def _revoked(visit: Visit) -> None:
    visit.world.rig.revoke(visit.opened)


def _revoked_and_told(visit: Visit) -> None:
    _revoked(visit)
    payer = visit.prepayment
    assert payer is not None
    visit.world.handle(m.PaymentHinted(payer.id))


def go_down(visit: Visit) -> None:
    """Have the provider go for an hour in the moment in which its part is asked for."""
    line = visit.world.rig.line
    assert line is not None
    line.is_down = True
    visit.world.safely(lambda: visit.world.ask(c.Finish()))
    visit.later(HOUR_MS, step_ms=1000)
    line.is_down = False


def _at_the_last_moment(visit: Visit) -> None:
    payer = visit.prepayment
    assert payer is not None
    visit.until(lambda: visit.world.clock.utc_ms >= payer.expires_ms - 3_000, 400_000)
    assert visit.pay()


def clock_off(days: int) -> Case:
    """Return the visit at a provider whose clock is so many days ahead."""

    def run(rig: RailRig, place: Path) -> str:
        rig.turn_clock(days * DAY_MS)
        try:
            return visited(rig, place)
        finally:
            rig.turn_clock(-days * DAY_MS)

    return run


def killed(rig: RailRig, place: Path) -> str:
    """Run the visit again and again, killed at one point after another."""
    outcomes: Counter[str] = Counter()
    for point in count(1):
        if rig.line is not None:
            rig.line.begin()
        before = rig.money()
        world = RailWorld(rig, place, next(NUMBERS), FaultyRail(rig))
        world.dies_at = point
        try:
            visit = Visit(world)
            visit.run()
            outcome = verdict(visit, before)
        finally:
            world.disk.close()
        if world.points < point:
            break
        names = (SOLD, ALL_KEPT)
        outcomes[next((one for one in names if outcome.startswith(one)), RETURNED)] += 1
    whole = sum(outcomes.values())
    expect(whole >= LEAST_POINTS, f"killed at {whole} points only")
    told = [f"{outcomes[one]} {one}" for one in (SOLD, RETURNED, ALL_KEPT) if outcomes[one]]
    return f"{whole} points: {', '.join(told)}"


LEAST_POINTS = 20

CASES: dict[str, Case] = {
    "nothing goes wrong": visited,
    "request lost, at every step once": lambda rig, place: visited(rig, place, Fault.LOSE_REQUEST),
    "answer lost, at every step once": lambda rig, place: visited(rig, place, Fault.LOSE_ANSWER),
    "every call arrives twice": lambda rig, place: visited(rig, place, *[Fault.DUPLICATE] * 9),
    "requests arrive after later ones": lambda rig, place: visited(rig, place, Fault.LATE),
    "answers of before come instead": lambda rig, place: visited(rig, place, Fault.STALE),
    "busy, cut off, a portal's page instead": one_by_one(Fault.BUSY, Fault.CUT, Fault.HTML),
    "declined, then paid": lambda rig, place: visited(rig, place, pays=_declined),
    "slow way to pay, through in the end": lambda rig, place: visited(rig, place, pays=_slowly),
    "slow way to pay, failed, then paid": lambda rig, place: visited(
        rig, place, pays=_slowly_in_vain
    ),
    "nobody pays": lambda rig, place: visited(rig, place, pays=lambda _visit: None),
    "paid while we give up": lambda rig, place: visited(rig, place, pays=_late),
    "paid so late that the page expires mid-delivery": lambda rig, place: visited(
        rig, place, pays=_at_the_last_moment
    ),
    "provider's clock three days ahead": clock_off(3),
    "provider's clock three days behind": clock_off(-3),
    "authorisation gone mid-delivery": lambda rig, place: visited(
        rig, place, meanwhile=_revoked_and_told
    ),
    "authorisation gone before the capture": lambda rig, place: visited(
        rig, place, leaves=_revoked
    ),
    "provider down for an hour at the end": lambda rig, place: visited(rig, place, leaves=go_down),
    "kiosk killed between any two steps": killed,
}


def cells(name: str) -> Iterator[str]:
    """Yield the cases that a rail of the table can meet."""
    kind = RIGS[COLUMNS[name]]
    needs = {
        "authorisation": kind.can_revoke,
        "slow way": kind.can_be_slow,
        "declined": kind.can_decline,
        "clock": kind.can_be_off,
    }
    for case in CASES:
        if all(can for word, can in needs.items() if word in case):
            yield case


def table(found: dict[tuple[str, str], str]) -> str:
    """Return the table as it stands in the document."""
    rows = [f"| | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for case in CASES:
        row = [found.get((name, case), "-") for name in COLUMNS]
        rows.append(f"| {case} | {' | '.join(row)} |")
    return "\n".join(rows)


def documented() -> str:
    """Return the table that the document holds."""
    return DOCUMENT.read_text(encoding="utf-8").partition(BEGINS)[2].partition(ENDS)[0].strip()


def main() -> int:
    """Run every cell."""
    parser = argparse.ArgumentParser(description="each rail in each case of failure")
    parser.add_argument("--write", action="store_true", help=f"into {DOCUMENT.name}")
    parser.add_argument("--case", default="", help="only cases with these letters in their name")
    parser.add_argument("--rail", default="", help="only this column")
    asked = parser.parse_args()
    found = {}
    with ExitStack() as stack:
        for name in COLUMNS:
            if asked.rail not in {"", name}:
                continue
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            rig = RIGS[COLUMNS[name]](place, stack)
            for case in cells(name):
                if asked.case in case:
                    found[name, case] = CASES[case](rig, place)
                    print(f"{name}: {case}: {found[name, case]}", file=sys.stderr, flush=True)  # noqa: T201
    made = table(found)
    print(made)  # noqa: T201
    if asked.write:
        before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGINS)
        after = rest.partition(ENDS)[2]
        DOCUMENT.write_text(f"{before}{BEGINS}\n{made}\n{ENDS}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
