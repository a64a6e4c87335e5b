"""Several people at one sale: what they ask for, pay and get back."""

from __future__ import annotations

from fakes.auditor import Auditor
from fakes.keys import KEY, rest_code
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import SaleSnapshot, VisitSnapshot
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState


def watched(world: World) -> Auditor:
    """Let an auditor look after every message of `world`."""
    auditor = Auditor(world)
    world.on_handled = lambda _: auditor.look()
    return auditor


def payers(world: World, sale: str) -> list[Prepayment]:
    """Return everybody who was asked to pay for a sale, in the order of asking."""
    found = [
        one
        for one in world.store.saved.values()
        if isinstance(one, Prepayment) and one.sale == sale
    ]
    return sorted(found, key=lambda one: one.id)


def payer(world: World, key: str) -> Prepayment:
    """Return one payer as they are stored."""
    found = world.store.saved["Prepayment", key]
    assert isinstance(found, Prepayment)
    return found


def shown(world: World, screen: str = "front") -> SaleSnapshot:
    """Return the sale that a screen shows."""
    visit = world.core.snapshot(screen, world.clock.now()).visit
    assert visit.sale is not None, visit
    return visit.sale


def look(world: World, screen: str = "front") -> VisitSnapshot:
    """Return what a screen shows."""
    return world.core.snapshot(screen, world.clock.now()).visit


def ask_more(world: World, minor: int, screen: str = "front") -> str:
    """Ask for a page on which somebody may pay more; return its payer once there is one."""
    sale = shown(world, screen).id
    before = {one.id for one in payers(world, sale)}
    visit = world.ask(c.TopUp(minor), screen)
    new = [one.id for one in payers(world, sale) if one.id not in before]
    assert len(new) == 1, visit.notice
    world.run_until(lambda: payer(world, new[0]).url != "")
    return new[0]


def pay_more(world: World, key: str) -> None:
    """Let somebody pay on their page, and the kiosk hear of it."""
    world.rail.pay(key)
    world.run_until(lambda: payer(world, key).order > 0)


def add(world: World, minor: int, screen: str = "front") -> str:
    """Let somebody add money; return who."""
    key = ask_more(world, minor, screen)
    pay_more(world, key)
    return key


def queue(world: World, outlet: int = 1, *, minor: int = 2000, screen: str = "next") -> str:
    """Let somebody pay and wait behind those who are before them; return their sale."""
    sale = want(world, outlet, minor=minor, screen=screen)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is not SaleState.QUOTED)
    return sale


def want(world: World, outlet: int = 1, *, minor: int = 2000, screen: str = "next") -> str:
    """Let somebody ask for an outlet that is in use; return the sale once its code is shown."""
    world.ask(c.QueueFor(outlet), screen)
    world.ask(c.BuyAmount(minor), screen)
    sale = shown(world, screen).id
    world.run_until(lambda: payers(world, sale)[0].url != "")
    return sale


def rest_of(world: World, one: Prepayment) -> int:
    """Return what is on the voucher of a payer's rest; 0 where there is none."""
    voucher = world.store.voucher_of(KEY.mark(rest_code(one)))
    return 0 if voucher is None else world.store.balance(voucher.account).available


def at_rail(world: World, key: str) -> tuple[RailState, int]:
    """Return how a payment truly stands at the rail, and what it has taken of it."""
    view = world.rail.payments[f"ref-{key}"]
    return view.state, view.captured.minor
