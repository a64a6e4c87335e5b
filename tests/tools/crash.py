"""Kills the engine in the middle of purchases, again and again, and adds everything up.

`python tests/tools/crash.py --kills 40 --seed 1` kills real processes at random moments;
`--directed 1000` kills the core at chosen points of random days instead: before and after each
commit, before a line or a rail does what it was asked, and before its answer is heard. Both print
their figures as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from fakes.day import Day
from tools.powercut import align, in_child

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen
from kiosk.cli.attached import Attached, Detached, NotSo
from kiosk.cli.compose import LOCALPAY_FILE, STORE_FILE
from kiosk.cli.phone import PageFailed, Phone
from kiosk.cli.processes import (
    Place,
    attach,
    new_place,
    open_door,
    start_engine,
    start_simulator,
)
from kiosk.domain.journal import Entry
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.reading import Reader, open_reader
from kiosk.storage.verify import verify

SCALE = 8
KILL_AFTER_S = (0.3, 8.0)
HEAL_S = 60
DAY_MS, AFTER_MS = 30_000, 2_000
HOW_OFTEN = {
    "before a message is handled": 0.01,
    "after a commit": 0.15,
    "before a line does it": 0.1,
    "before a rail does it": 0.1,
}
NAMES = {1: "petrol", 2: "diesel", 3: "water", 4: "ev"}


def run(*, kills: int, seed: int) -> dict[str, object]:
    """Buy and kill until the engine has died `kills` times; return the figures."""
    chance = random.Random(seed)
    begun = time.monotonic()
    with ExitStack() as stack:
        place = new_place(stack)
        stack.callback(start_simulator(place, SCALE).end)
        for _ in range(kills):
            engine = start_engine(place, SCALE)
            after_s = chance.uniform(*KILL_AFTER_S)
            killer = threading.Timer(after_s, engine.kill)
            killer.start()
            _buy_until_dead(place, chance)
            killer.join()
        engine = start_engine(place, SCALE)
        with closing(attach(place)):
            _await_settled(place)
        engine.end()
        figures = _add_up(place)
    figures["kills"] = kills
    figures["seed"] = seed
    figures["seconds"] = round(time.monotonic() - begun)
    return figures


# --- Chosen points -------------------------------------------------------------------------------


class Killer:
    """Kills the core here and there in one random day, and goes on as if it had not."""

    def __init__(self, seed: int, most: int) -> None:
        self.chance = random.Random(seed)
        self.most = most
        self.points: Counter[str] = Counter()
        self.faults: list[str] = []
        self.day = Day(seed)
        world = self.day.world
        world.on_message = lambda _: self._at("before a message is handled")
        world.store.on_commit = self._after_commit(world.store.on_commit)
        for controller in world.controllers.values():
            controller.noise = self._before_asking(controller.noise)
        rail_noise = world.rail.noise or str
        world.rail.noise = lambda: self._at("before a rail does it") or rail_noise()

    def run(self) -> None:
        """Live through the day."""
        self.day.run(DAY_MS)

    def _after_commit(self, told: Callable[[Batch], None] | None) -> Callable[[Batch], None]:
        def hook(batch: Batch) -> None:
            if told is not None:
                told(batch)
            self._at("after a commit")

        return hook

    def _before_asking(self, noise: Callable[[str], str] | None) -> Callable[[str], str]:
        def hook(what: str) -> str:
            if what != "status":
                self._at("before a line does it")
            return noise(what) if noise is not None else ""

        return hook

    def _at(self, where: str) -> str:
        """Perhaps kill the core just here; say nothing."""
        if self.points.total() < self.most and self.chance.random() < HOW_OFTEN[where]:
            self.points[where] += 1
            fault = in_child(self._lived_on)
            if fault:
                self.faults.append(f"{where}: {fault}")
        return ""

    def _lived_on(self) -> str:
        self.most = 0
        try:
            align(self.day)
            self.day._start()
            self.day.run(AFTER_MS)
            self.day.heal()
        except AssertionError as error:
            told = traceback.format_exc()
            kind = "over_delivered" if "in _check" in told else "settled_wrongly"
            return f"{kind}: {error}\n{told}"
        return ""


def directed(*, points: int, seed: int) -> dict[str, object]:
    """Kill the core at so many chosen points; return the figures."""
    begun = time.monotonic()
    where: Counter[str] = Counter()
    faults: list[str] = []
    days = 0
    while where.total() < points:
        killer = Killer(seed + days, points - where.total())
        killer.run()
        days += 1
        where += killer.points
        faults += killer.faults
    over = sum("over_delivered" in one for one in faults)
    return {
        "points": where.total(),
        "where": dict(where),
        "days": days,
        "seed": seed,
        "over_delivered": over,
        "settled_wrongly_or_lost": len(faults) - over,
        "first_faults": [one[:4000] for one in faults[:3]],
        "seconds": round(time.monotonic() - begun, 1),
    }


# --- Real processes ------------------------------------------------------------------------------


def _buy_until_dead(place: Place, chance: random.Random) -> None:
    """Be a customer, until the engine dies under one's hands."""
    try:
        with closing(attach(place)) as screen:
            while True:
                _buy(screen, place, chance)
    except (Detached, PageFailed):
        return


def _buy(screen: Attached, place: Place, chance: random.Random) -> None:
    chosen = chance.sample(sorted(NAMES), chance.choice([1, 1, 2]))
    with closing(open_door(place.control)) as plant:
        for outlet in chosen:
            takes = chance.choice([None, 400_000, 2_000_000, 5_000_000])
            plant.ask(do="takes", outlet=NAMES[outlet], base=takes)
    screen.ask(c.Finish())
    screen.ask(c.Back())
    screen.until(lambda seen: all(seen.outlets[n - 1].is_available for n in chosen))
    for outlet in chosen:
        screen.ask(c.ToggleOutlet(outlet))
    screen.ask(c.Proceed())
    screen.until(lambda seen: seen.visit.screen is Screen.CHOOSE)
    screen.ask(c.BuyAmount(chance.choice([500, 1000, 2000])))
    seen = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
    assert seen.visit.sale is not None
    Phone().pay(seen.visit.sale.pay_url, way="demo", action="pay")
    try:
        screen.until(lambda seen: seen.visit.screen is Screen.DONE, within_s=20)
    except NotSo:
        screen.ask(c.Finish())
        screen.until(lambda seen: seen.visit.screen is Screen.DONE)


def _await_settled(place: Place) -> None:
    """Wait until no sale, prepayment or delivery is open; the figures tell where it never is."""
    pause = threading.Event()
    for _ in range(HEAL_S * 10):
        with open_reader(place.settings.storage_folder / STORE_FILE) as reader:
            past = reader.load()
            if not (past.sales or past.prepayments or past.deliveries or past.intents):
                return
        pause.wait(0.1)


def _add_up(place: Place) -> dict[str, object]:
    """Compare plant, books, journal and rail."""
    settings = place.settings
    with closing(open_door(place.control)) as plant:
        flowed = {one["name"]: one["flowed_base"] for one in plant.ask(do="report")["outlets"]}
    local = SqliteLocalPayStore(settings.storage_folder / LOCALPAY_FILE)
    try:
        with open_reader(settings.storage_folder / STORE_FILE) as reader:
            return _compare(reader, local, flowed)
    finally:
        local.close()


def _compare(
    reader: Reader, local: SqliteLocalPayStore, flowed: dict[str, int]
) -> dict[str, object]:
    entries = list(reader.journal())
    finished = Counter(_body(one)["sale"] for one in entries if one.kind == "sale-finished")
    quoted = [_body(one)["sale"] for one in entries if one.kind == "sale-quoted"]
    over = wrong = unfinished = 0
    metered: Counter[str] = Counter()
    for key in quoted:
        sale = reader.sale(str(key))
        assert sale is not None
        unfinished += sale.state not in {SaleState.SETTLED, SaleState.CANCELLED}
        deliveries = reader.deliveries(sale.id)
        cost = sum(one.tariff.exact(one.delivered) for one in deliveries)
        over += cost > sale.authorised.minor * 10**8
        for one in deliveries:
            metered[NAMES[one.outlet]] += one.delivered.base
        charged = sum(one.charge.minor for one in deliveries)
        at_rail = 0
        for prepayment in reader.prepayments(sale.id):
            checkout = local.checkout_of_code(prepayment.code)
            at_rail += checkout.received.minor - checkout.refunded.minor if checkout else 0
        funded = sale.authorised.minor > 0
        wrong += finished[sale.id] != int(funded)
        wrong += not charged == sale.captured.minor == at_rail
        wrong += sale.captured.minor + sale.released.minor != sale.authorised.minor
    unaccounted = {
        name: true - metered[name]
        for name, true in flowed.items()
        if not 0 <= true - metered[name] < 10_000
    }
    verdict = verify(reader)
    return {
        "sales": len(quoted),
        "deliveries": sum(1 for one in entries if one.kind == "delivery"),
        "over_delivered": over,
        "settled_wrongly": wrong,
        "unfinished": unfinished,
        "unaccounted": unaccounted,
        "journal_sound": verdict.is_sound,
        "starts": sum(1 for one in entries if one.kind == "kiosk-started"),
        "metered_base": dict(metered),
    }


def _body(entry: Entry) -> dict[str, object]:
    body = json.loads(entry.canonical)["body"]
    assert isinstance(body, dict)
    return body


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--directed", type=int, default=0, metavar="POINTS")
    told = parser.parse_args()
    if told.directed:
        figures = directed(points=told.directed, seed=told.seed)
    else:
        figures = run(kills=told.kills, seed=told.seed)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
