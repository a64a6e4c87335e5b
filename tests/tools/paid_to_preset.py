"""How long from a card that is paid to a preset that the controller has read back.

    .venv/bin/python tests/tools/paid_to_preset.py [--purchases 11]

The engine, the outlets and the simulator of Stripe are processes of their own. Somebody pays on the
simulator's page; the engine finds out by its poll of once a second, and then with webhooks as well.
`kiosk bench` measures the same with our own pay page.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from fakes.peers import SIMULATOR_KEY, SIMULATOR_SECRET, Simulator, simulator

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.cli.processes import attach, new_place, start_engine, start_simulator
from kiosk.paypage.webhooks import PATH

SCALE = 10
RAIL = """
[rails.stripe]
api_base = "{url}"
key_env = "KIOSK_TRIAL_KEY"
webhook_secret_env = "KIOSK_TRIAL_SECRET"
"""


def measured(peer: Simulator, purchases: int, *, hooked: bool) -> list[float]:
    """Buy so often, and return how many milliseconds each took, the shortest first."""
    took = []
    os.environ |= {"KIOSK_TRIAL_KEY": SIMULATOR_KEY, "KIOSK_TRIAL_SECRET": SIMULATOR_SECRET}
    with ExitStack() as stack:
        place = new_place(stack)
        told = place.file.read_text(encoding="utf-8") + RAIL.format(url=peer.url)
        place.file.write_text(told, encoding="utf-8")
        stack.callback(start_simulator(place, SCALE).end)
        engine = start_engine(place, SCALE)
        stack.callback(engine.end)
        page = engine.ready.split()[-1].rstrip("/")
        peer.hooks.forward_to = f"{page}{PATH}" if hooked else ""
        screen = stack.enter_context(closing(attach(place)))
        for _ in range(purchases):
            screen.until(lambda seen: seen.outlets[0].is_available)
            for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(1000)):
                screen.ask(command)
            seen = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
            sale = seen.visit.sale
            assert sale is not None
            begun = time.perf_counter()
            assert peer.act("cs_sim_" + sale.pay_url.rpartition("/")[2], "pay")
            screen.until(is_armed)
            took.append((time.perf_counter() - begun) * 1000)
            screen.until(lambda seen: seen.visit.screen is Screen.DONE)
            screen.ask(c.Finish())
            screen.until(lambda seen: seen.visit.screen is Screen.OVERVIEW)
    peer.hooks.forward_to = ""
    return sorted(took)


def is_armed(seen: Snapshot) -> bool:
    """Whether the controller has read its preset back."""
    sale = seen.visit.sale
    return sale is not None and any(one.state != "granted" for one in sale.deliveries)


def main() -> int:
    """Measure both."""
    parser = argparse.ArgumentParser(description="from a paid card to a preset read back")
    parser.add_argument("--purchases", type=int, default=11)
    asked = parser.parse_args()
    with ExitStack() as stack:
        place = new_place(stack).folder
        peer = stack.enter_context(simulator(place))
        for name, hooked in (("poll of 1 s alone", False), ("with webhooks", True)):
            took = measured(peer, asked.purchases, hooked=hooked)
            median = statistics.median(took)
            said = f"median {median:.0f} ms, longest {took[-1]:.0f} ms, {len(took)} purchases"
            print(f"{name}: {said}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
