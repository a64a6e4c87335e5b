"""Draws a plan from a seed: in each one some kinds of trouble are off and some are wild."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import hardware.registry
from hardware.simulator.faults import FaultKind
from kiosk.domain.attendant import LOCK_REASONS
from kiosk.domain.controller import Fault, PresetKind, unfit
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension
from kiosk.domain.site import ProductKind
from kiosk.domain.tariff import Block, TimeFee
from kiosk.ports import Way
from kiosk.simulation.lines import blind_base
from kiosk.simulation.plan import (
    Blow,
    Draw,
    Leaving,
    LinePlan,
    OutletPlan,
    Pause,
    Pay,
    Plan,
    ProductPlan,
    RailPlan,
    Times,
    Trouble,
    Visit,
)

SHARED_EVERY = 200
SHARED_SEEDS = (199, 99)
"""Of so many seeds these are the place whose outlets share one prepayment, without troubles: its
outlets as they are rated, and commissioned."""
SHARED_OUTLETS = 16
SCREENS = ("front", "left", "right", "side")
COUNTS = 1 << 32
FEW = 3
"""So many outlets can be asked often enough at 4 800 baud."""

FUEL, WATER, EV = "reference-fuel", "reference-water", "reference-ev"
OTHERS_EVERY = 16
"""One seed of so many has another flow controller of the registry."""
SLOWEST_BAUD = 9_600
"""What is asked in words takes several exchanges for one status."""
LONG_WINDED = {"alicat": 38_400}
"""Drivers that ask long questions twice, and the least for them."""


@dataclass(frozen=True, slots=True)
class Ware:
    """What is sold from one kind of flow controller, and how. Quantities in base units."""

    product: str
    kind: ProductKind
    interval_base: int
    orders: tuple[int, int]
    """The least and the most of a usual order: small, so that a run is short."""
    prices_e4: tuple[int, ...]
    smallest_base: int
    largest_base: int


def _usual(kind: ProductKind, interval_base: int, orders: tuple[int, int], *prices_e4: int) -> Ware:
    least, most = orders
    return Ware(kind.value, kind, interval_base, orders, prices_e4, least // 5, most * 5)


USUAL = {
    FUEL: _usual(ProductKind.FUEL, 10_000, (1_500_000, 4_000_000), 17_590, 3_333, 99_999, 21_490),
    WATER: _usual(ProductKind.WATER, 10_000, (700_000, 2_000_000), 2_000, 25_000, 120, 9_999),
    EV: _usual(ProductKind.ENERGY, 1_000, (20_000, 70_000), 590_000, 5_900, 1_234_567, 59_999),
}
ORDER_TENTHS = (30, 90)
"""How long a usual order flows, at the nominal flow."""
ORDER_E4 = 30_000
"""What a usual order costs about, in ten-thousandths of the major unit."""

STAYING = TimeFee(Money(25), Money(300), 5_000)
"""What the time at some of the chargers costs."""

RATES: dict[Trouble, float] = {
    Trouble.ANSWER: 16,
    Trouble.CABLE: 0.7,
    Trouble.POWER: 0.9,
    Trouble.BLACKOUT: 0.25,
    Trouble.LATE_VALVE: 2,
    Trouble.STUCK_VALVE: 0.5,
    Trouble.DEAD_METER: 0.5,
    Trouble.LYING_METER: 0.5,
    Trouble.LEAK: 0.6,
    Trouble.COMPLAINT: 0.6,
    Trouble.WEAK_SUPPLY: 1,
    Trouble.STRANGER: 2,
    Trouble.RAIL: 4,
    Trouble.HINT: 6,
    Trouble.ECHO: 4,
    Trouble.KILL: 1,
    Trouble.DISK: 0.7,
    Trouble.OLD_IMAGE: 0.3,
    Trouble.WALL_CLOCK: 1,
    Trouble.FREEZE: 0.7,
    Trouble.STOP_ALL: 0.2,
    Trouble.ATTENDANT: 1.5,
}
"""How often each happens in a minute, where it is neither off nor wild."""


def plan_of(seed: int, profiles: Sequence[str] = ()) -> Plan:
    """Return the plan of `seed`; the same one every time, as long as the registry is the same.

    With `profiles` the place has no other flow controllers.
    """
    if seed % SHARED_EVERY in SHARED_SEEDS and not profiles:
        return _shared_place(seed)
    rng = random.Random(f"kiosk {seed}")
    products = _products(rng, random.Random(f"profiles {seed}"), profiles)
    lines = _lines(rng)
    outlets, lines = _of_one_protocol(_outlets(rng, products, lines), products, lines)
    visits = tuple(_visits(rng, outlets, {one.id: one for one in products}))
    others, visits = _ways(random.Random(f"ways {seed}"), visits)
    visits = _touching(random.Random(f"pauses {seed}"), visits)
    span_ms = max(one.at_ms for one in visits) + 8_000
    return Plan(
        seed=seed,
        products=products,
        lines=tuple(_fast_enough(lines, outlets, products)),
        outlets=outlets,
        times=Times(
            pay_ms=rng.choice((12_000, 20_000)),
            start_ms=rng.choice((5_000, 8_000)),
            pause_ms=rng.choice((6_000, 10_000, 10_000, 60_000)),
        ),
        can_hold=rng.random() < 0.8,
        min_charge_minor=rng.choice((0, 0, 50)),
        others=others,
        can_refund_part=not others or random.Random(f"refunds {seed}").random() < 0.7,
        visits=visits,
        blows=tuple(_blows(rng, lines, outlets, span_ms)),
        tick_ms=rng.choice((50, 100, 100, 200)),
        is_watched=rng.random() < 0.4,
        sells_again=rng.random() < 0.15,
    )


# --- The place --------------------------------------------------------------------------------


def _products(
    rng: random.Random, others: random.Random, asked: Sequence[str]
) -> tuple[ProductPlan, ...]:
    profiles: tuple[str, ...] = rng.choice(
        ((FUEL,), (FUEL,), (WATER,), (EV,), (FUEL, WATER), (FUEL, EV))
    )
    if asked:
        profiles = tuple(dict.fromkeys(others.choice(asked) for _ in profiles))
    elif others.randrange(OTHERS_EVERY) == 0:
        # By what is measured, so that every dimension comes as often as it does without them.
        like = [one for one in sold() if _dimension(one) is _dimension(profiles[0])]
        if rare := [one for one in like if one not in USUAL]:
            profiles = (others.choice(rare), *profiles[1:])
    return tuple(_product(rng, profile) for profile in profiles)


def _product(rng: random.Random, profile: str) -> ProductPlan:
    ware = ware_of(profile)
    price = rng.choice(ware.prices_e4)
    blocks: tuple[Block, ...] = (Block(price),)
    if rng.random() < 0.15:
        blocks = (Block(price, upto_base=ware.orders[0]), Block(max(1, price * 2 // 3)))
    return ProductPlan(
        id=ware.product,
        kind=ware.kind,
        profile=profile,
        blocks=blocks,
        interval_base=ware.interval_base,
        smallest_base=ware.smallest_base,
        largest_base=ware.largest_base,
        fee=STAYING if ware.kind is ProductKind.ENERGY and price == ware.prices_e4[-1] else None,
    )


@functools.cache
def sold() -> tuple[str, ...]:
    """Return the flow controllers of the registry that can keep the promise and hang on a line."""
    known = hardware.registry.capabilities()
    return tuple(name for name, can in sorted(known.items()) if not (can.on_network or unfit(can)))


def _dimension(profile: str) -> Dimension:
    return hardware.registry.loaded(profile).dimension


@functools.cache
def ware_of(profile: str) -> Ware:
    """Return what is sold from a flow controller: of those that are not usual, as it can be."""
    if profile in USUAL:
        return USUAL[profile]
    nominal = hardware.registry.loaded(profile).nominal_base
    can = hardware.registry.capabilities()[profile]
    bound = can.overrun_bound.base
    if can.preset is PresetKind.NONE:
        bound += blind_base(can)
    smallest = 2 * bound + 2 * can.preset_resolution.base
    interval = 10 ** (len(str(can.totaliser_step.base)) - 1)
    least, most = (max(nominal * tenths // 10, smallest * tenths // 10) for tenths in ORDER_TENTHS)
    largest = most * 5 if can.preset_most is None else min(most * 5, can.preset_most.base)
    price = max(1, ORDER_E4 * PER_SALE_UNIT_BASE // least)
    return Ware(
        product=profile,
        kind=ProductKind.ENERGY if can.qmax.dimension is Dimension.ENERGY else ProductKind.WATER,
        interval_base=interval,
        orders=(least, most),
        prices_e4=(price, max(1, price // 5), price * 5, price * 11 // 10),
        smallest_base=smallest,
        largest_base=largest,
    )


def _lines(rng: random.Random) -> tuple[LinePlan, ...]:
    return tuple(
        LinePlan(
            name, rng.choice((4_800, 4_800, 4_800, 9_600, 9_600, 19_200)), rng.choice((0, 2, 5, 15))
        )
        for name in rng.choice((("main",),) * 3 + (("main", "east"),))
    )


def _of_one_protocol(
    outlets: tuple[OutletPlan, ...],
    products: tuple[ProductPlan, ...],
    lines: tuple[LinePlan, ...],
) -> tuple[tuple[OutletPlan, ...], tuple[LinePlan, ...]]:
    """Return outlets and lines with a line of its own for each driver: each speaks one protocol.

    What knows no addresses has a line for each outlet.
    """
    profiles = {one.id: hardware.registry.loaded(one.profile) for one in products}
    is_mixed = len({one.driver for one in profiles.values()}) > 1
    placed: list[OutletPlan] = []
    used: dict[str, set[str]] = {}
    for outlet in outlets:
        profile = profiles[outlet.product]
        name = f"{outlet.line} {profile.driver}" if is_mixed else outlet.line
        if profile.capabilities.address_max == 1:
            name = f"{name} {outlet.number}"
        placed.append(replace(outlet, line=name))
        used.setdefault(outlet.line, set()).add(name)
    named = (replace(one, name=name) for one in lines for name in sorted(used.get(one.name, ())))
    return tuple(placed), tuple(named)


def _fast_enough(
    lines: tuple[LinePlan, ...],
    outlets: tuple[OutletPlan, ...],
    products: tuple[ProductPlan, ...],
) -> Iterator[LinePlan]:
    """Yield the lines that are used, none too slow to ask all of its outlets twice a second."""
    usual = {one.id for one in products if one.profile in USUAL}
    speaks = {one.id: hardware.registry.loaded(one.profile).driver for one in products}
    for line in lines:
        sells = [one.product for one in outlets if one.line == line.name]
        if sells:
            is_slow = len(sells) > FEW or not usual.issuperset(sells)
            least = LONG_WINDED.get(speaks[sells[0]], SLOWEST_BAUD)
            yield replace(line, baud=max(line.baud, least) if is_slow else line.baud)


def _outlets(
    rng: random.Random, products: tuple[ProductPlan, ...], lines: tuple[LinePlan, ...]
) -> tuple[OutletPlan, ...]:
    return tuple(
        OutletPlan(
            number,
            rng.choice(products).id,
            rng.choice(lines).name,
            counts=rng.choice((0, 1_000, COUNTS - rng.randint(1, 800), rng.randrange(COUNTS))),
        )
        for number in range(1, rng.choice((1, 3, 3, 4, 4, 5)) + 1)
    )


# --- Customers --------------------------------------------------------------------------------


def _visits(
    rng: random.Random, outlets: tuple[OutletPlan, ...], products: dict[str, ProductPlan]
) -> Iterator[Visit]:
    screens = SCREENS[: rng.choice((1, 3, 4, 4))]
    count = rng.choice((5, 6, 7, 8, 9))
    at_ms = 1_500
    for number in range(1, count + 1):
        chosen = rng.sample(outlets, min(len(outlets), rng.choice((1, 1, 2, 2, 3))))
        yield _visit(rng, f"customer {number}", at_ms, rng.choice(screens), chosen, products)
        at_ms += rng.choice((100, 400, 1_000, 2_500))


def _visit(
    rng: random.Random,
    name: str,
    at_ms: int,
    screen: str,
    chosen: list[OutletPlan],
    products: dict[str, ProductPlan],
) -> Visit:
    orders = {one.number: _order(rng, products[one.product]) for one in chosen}
    buys = rng.choice(("amount",) * 6 + ("quantity", "fill"))
    if len(chosen) > 1 and buys == "quantity":
        buys = "amount"
    worth = sum(_worth(products[one.product], orders[one.number]) for one in chosen)
    leaving = rng.choice((Leaving.WAITS,) * 6 + (Leaving.WALKS_OFF,) * 2 + tuple(Leaving))
    return Visit(
        name=name,
        at_ms=at_ms,
        screen=screen,
        draws=tuple(
            _draw(rng, one.number, orders[one.number], is_fill=buys == "fill") for one in chosen
        ),
        buys=buys,
        figure=orders[chosen[0].number] if buys == "quantity" else max(1, worth),
        pays=_pays(rng, leaving, worth),
        leaving=leaving,
        leaves_after_ms=rng.choice((300, 2_000, 5_000, 12_000)),
        queues=rng.random() < 0.3,
        tops_up_minor=max(1, worth // 2) if rng.random() < 0.12 else 0,
        tops_up_after_ms=rng.choice((500, 3_000, 8_000, 14_000)),
        moves=rng.random() < 0.6,
    )


def _order(rng: random.Random, product: ProductPlan) -> int:
    least, most = ware_of(product.profile).orders
    return rng.randrange(least, most, product.interval_base)


def _worth(product: ProductPlan, base: int) -> int:
    """Return about what `base` costs at the first price, in minor units."""
    return -(-base * product.blocks[0].price_e4 // (PER_SALE_UNIT_BASE * 100))


PER_SALE_UNIT_BASE = next(iter(PER_SALE_UNIT.values()))
"""A litre and a kilowatt-hour have as many base units."""


def _draw(rng: random.Random, outlet: int, order: int, *, is_fill: bool) -> Draw:
    wants_all = rng.random() < 0.7 and not is_fill
    wants = None if wants_all else rng.randrange(order // 4, order)
    pauses: tuple[Pause, ...] = ()
    if rng.random() < 0.2:
        pauses = (
            Pause(
                rng.randrange(order // 8, order),
                rng.choice((2_000, 4_000, 5_500, 9_000, 20_000)),
                hangs_up=rng.random() < 0.3,
            ),
        )
    return Draw(
        outlet,
        lifts_after_ms=rng.choice((300, 1_000, 1_000, 2_500)),
        wants_base=wants,
        trigger_permille=rng.choice((1_000, 1_000, 1_000, 400)),
        pauses=pauses,
    )


def _touching(rng: random.Random, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Let every other one of those who pause do so on the screen."""

    def touching(pause: Pause) -> Pause:
        is_touch = rng.random() < 0.5
        return replace(pause, on_screen=is_touch, hangs_up=pause.hangs_up and not is_touch)

    def drawn(draw: Draw) -> Draw:
        return replace(draw, pauses=tuple(touching(one) for one in draw.pauses))

    return tuple(replace(one, draws=tuple(drawn(draw) for draw in one.draws)) for one in visits)


def _pays(rng: random.Random, leaving: Leaving, worth: int) -> tuple[Pay, ...]:
    after_ms = rng.choice((300, 500, 800, 2_000))
    chance = rng.random()
    if leaving is Leaving.CANCELS:
        return (Pay(after_ms),) if chance < 0.4 else ()
    if chance < 0.84:
        return (Pay(after_ms),)
    if chance < 0.88:
        return (Pay(after_ms), Pay(after_ms + rng.choice((0, 400, 6_000))))
    if chance < 0.92:
        return (Pay(after_ms, minor=rng.choice((1, worth + 1, 2 * worth))),)
    if chance < 0.96:
        return (Pay(after_ms, processing_ms=rng.choice((500, 5_000, 30_000))),)
    return (Pay(rng.choice((11_500, 12_100, 19_500, 20_400, 40_000))),)


def _ways(
    rng: random.Random, visits: tuple[Visit, ...]
) -> tuple[tuple[RailPlan, ...], tuple[Visit, ...]]:
    """Return further ways to pay, of all kinds, and the visits of those who choose among them.

    What they are drawn from is their own: without them the day is the same.
    """
    if rng.random() < 0.4:
        return (), visits
    known = (
        RailPlan("card", Way.CARD, can_hold=rng.random() < 0.6, can_refund_part=True),
        RailPlan("lightning", Way.LIGHTNING, can_refund_part=rng.random() < 0.3),
        RailPlan("least", Way.CARD, min_charge_minor=50, can_refund_part=rng.random() < 0.5),
        RailPlan("bank", Way.BANK_APP, is_attended=True),
        RailPlan("cash", Way.CASH, can_refund_part=True, is_attended=True),
    )
    others = tuple(rng.sample(known, rng.randint(1, 3)))
    names = [one.name for one in others]
    return others, tuple(
        replace(
            visit,
            pays_with=rng.choice((*names, "")),
            confirms_ms=rng.choice(_CONFIRMS_MS),
            hands_back_ms=rng.choice(_HANDS_BACK_MS),
        )
        for visit in visits
    )


_CONFIRMS_MS = (
    (800,), (1_500,), (5_000,), (11_900,), (1_500, 1_500), (3_000, 3_900), (30_000,),
)  # fmt: skip
"""At once, late, twice at the same time, twice, and after the time is over."""
_HANDS_BACK_MS = ((), (20_000,), (40_000,), (60_000, 60_000), (20_000, 35_000, 50_000))
"""Never, too early, late, twice at the same time, and again and again."""


# --- Troubles ---------------------------------------------------------------------------------


def _blows(
    rng: random.Random,
    lines: tuple[LinePlan, ...],
    outlets: tuple[OutletPlan, ...],
    span_ms: int,
) -> Iterator[Blow]:
    used = sorted({one.line for one in outlets})
    places: dict[Trouble, Callable[[], int | str]] = {
        Trouble.CABLE: lambda: rng.choice(used),
        Trouble.WEAK_SUPPLY: lambda: rng.choice(used),
    }
    nowhere = {
        Trouble.BLACKOUT, Trouble.RAIL, Trouble.HINT, Trouble.ECHO, Trouble.KILL, Trouble.DISK,
        Trouble.OLD_IMAGE, Trouble.WALL_CLOCK, Trouble.FREEZE, Trouble.STOP_ALL,
    }  # fmt: skip
    del lines
    for trouble, rate in RATES.items():
        weight = rng.choice((0.0,) * 6 + (1.0, 1.0, rng.uniform(1, 7)))
        expected = rate * weight * span_ms / 60_000
        count = int(expected) + (rng.random() < expected % 1)
        for _ in range(count):
            where: int | str = ""
            if trouble in places:
                where = places[trouble]()
            elif trouble not in nowhere:
                where = rng.choice(outlets).number
            yield _blow(rng, trouble, rng.randrange(1_500, span_ms), where)


def _blow(rng: random.Random, trouble: Trouble, at_ms: int, where: int | str) -> Blow:
    short_ms = rng.choice((200, 900, 1_500, 4_000))
    long_ms = rng.choice((1_000, 3_000, 6_000, 12_000))
    what, of, for_ms, times = "", 0, 0, 1
    match trouble:
        case Trouble.ANSWER:
            kind = rng.choice(tuple(FaultKind))
            what, times = kind.value, rng.choice((1, 1, 1, 2, 4, 20))
            of = {
                FaultKind.LATE: rng.choice((15, 30, 60, 120, 400)),
                FaultKind.BABBLE: rng.choice((20, 100, 300)),
                FaultKind.EXCEPTION: rng.choice((1, 2, 3, 4, 5, 6, 11)),
            }.get(kind, 0)
        case Trouble.CABLE | Trouble.POWER | Trouble.BLACKOUT:
            for_ms = short_ms
        case Trouble.LATE_VALVE:
            what = rng.choice(("one", "one", "all within", "all"))
            of = {"one": rng.randint(200, 1_000), "all within": rng.randint(20, 70)}.get(
                what, rng.randint(300, 1_500)
            )
            for_ms = long_ms
        case Trouble.STUCK_VALVE | Trouble.DEAD_METER | Trouble.WEAK_SUPPLY:
            for_ms = long_ms
            of = rng.choice((0, 300, 700)) if trouble is Trouble.WEAK_SUPPLY else 0
        case Trouble.LYING_METER:
            of = rng.choice((-200_000, -400, -1, 50_000, 2_000_000))
        case Trouble.LEAK:
            of, for_ms = rng.choice((300, 3_000, 30_000)), long_ms
        case Trouble.COMPLAINT:
            complaints = (Fault.ESTOP, Fault.SUPPLY, Fault.METER, Fault.CONNECTOR, Fault.SETTINGS)
            what = str(rng.choice(complaints).name).lower()
            for_ms = short_ms
        case Trouble.STRANGER:
            for_ms = long_ms
        case Trouble.RAIL:
            what = rng.choice(("lost", "unheard", "slow", *(f"refuses {one}" for one in Verb)))
            of, times = rng.choice((300, 2_000, 9_000)), rng.choice((1, 1, 2, 5))
        case Trouble.HINT:
            of, times = rng.randint(1, 12), rng.choice((1, 1, 3))
        case Trouble.ECHO:
            of, times = rng.choice((0, 40, 700, 3_000)), rng.choice((1, 10, 60))
        case Trouble.KILL:
            what = rng.choice(
                ("message", "before commit", "after commit", "before requests", "between requests")
            )
            of, for_ms = rng.randint(0, 40), rng.choice((300, 1_000, 3_000))
        case Trouble.DISK:
            what, for_ms = (
                rng.choice(("full", "full", "error")),
                rng.choice((10, 300, 1_500, 5_000)),
            )
        case Trouble.OLD_IMAGE:
            of, for_ms = rng.choice((500, 3_000, 15_000)), rng.choice((300, 1_000))
        case Trouble.WALL_CLOCK:
            of = rng.choice((-3_600_000, -5_000, 5_000, 30_000, 3_600_000))
        case Trouble.FREEZE:
            for_ms = rng.choice((300, 1_200, 3_000, 6_000))
        case Trouble.ATTENDANT:
            what = rng.choice(
                (
                    "stop",
                    "unlock",
                    "override",
                    "restart",
                    f"lock {LOCK_REASONS[0]}",
                    "pause safety",
                    "finish misuse",
                    "send customer_asked",
                )
            )
        case Trouble.STOP_ALL:
            pass
    return Blow(at_ms, trouble, where, what, of, for_ms, times)


# --- Many outlets on one prepayment -----------------------------------------------------------


def _shared_place(seed: int) -> Plan:
    """Return a place of sixteen outlets: half of its people want all, 30 % pause 20 to 90 s.

    They come twice: to outlets as they are rated, and to outlets that were commissioned.
    """
    as_rated = seed - seed % SHARED_EVERY + SHARED_SEEDS[0]
    rng = random.Random(f"kiosk {as_rated}")
    litre = 1_000_000
    product = ProductPlan(
        id="fuel",
        kind=ProductKind.FUEL,
        profile=FUEL,
        blocks=(Block(17_590),),
        interval_base=10_000,
        smallest_base=500_000,
        largest_base=200 * litre,
    )
    draws = tuple(
        Draw(
            number,
            lifts_after_ms=rng.randint(300, 3_000),
            wants_base=None if rng.random() < 0.5 else rng.randrange(2 * litre, 15 * litre),
            trigger_permille=rng.randint(600, 1_000),
            pauses=_long_pause(rng) if rng.random() < 0.3 else (),
        )
        for number in range(1, SHARED_OUTLETS + 1)
    )
    visit = Visit(
        name="customer 1",
        at_ms=2_500,
        screen=SCREENS[0],
        draws=draws,
        buys="amount",
        figure=SHARED_OUTLETS * _worth(product, 10 * litre),
        pays=(Pay(500),),
    )
    lines = tuple(LinePlan(name, 9_600, 5) for name in ("main", "east"))
    return Plan(
        seed=seed,
        products=(product,),
        lines=lines,
        outlets=tuple(
            OutletPlan(number, product.id, lines[number % len(lines)].name)
            for number in range(1, SHARED_OUTLETS + 1)
        ),
        times=Times(pay_ms=60_000, start_ms=60_000, pause_ms=120_000, delivery_ms=600_000),
        can_hold=True,
        min_charge_minor=0,
        visits=(visit,),
        sale_max_minor=100_000,
        is_shared_place=True,
        is_commissioned=seed != as_rated,
    )


def _long_pause(rng: random.Random) -> tuple[Pause, ...]:
    return (Pause(rng.randrange(500_000, 8_000_000), rng.randrange(20_000, 90_000)),)
