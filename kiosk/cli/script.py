"""The scripted purchase: touches the real screen, reads the code off its picture, pays the page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from kiosk.cli.compose import STORE_FILE
from kiosk.cli.phone import PageFailed, Phone
from kiosk.cli.remote import Remote
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT
from kiosk.domain.tariff import PRICE_SCALE
from kiosk.settings import Settings
from kiosk.storage.reading import Reader, open_reader

PETROL, WATER = 1, 3
AMOUNT_MINOR = 2000
PATIENCE_MS = 120_000
LOOK_MS = 100
FLOWED_BASE = 1_500_000
TAKES_BASE = {PETROL: 6_000_000, WATER: 3_000_000}
"""What the two customers take before they hang up: less than they pay for."""


class WentWrong(Exception):
    """The product did not do what the script expects."""


class Script:
    """One run of the script."""

    def __init__(self, screen: Remote, plant: Remote, settings: Settings, shots: Path) -> None:
        """Use `screen` and `plant`; pictures go to `shots`."""
        self._screen, self._plant = screen, plant
        self._settings, self._shots = settings, shots
        self._taken: list[str] = []
        shots.mkdir(parents=True, exist_ok=True)

    def run(self, *, name: str, pin: str) -> dict[str, Any]:
        """Buy at two outlets on one payment, then see the screens that a purchase does not show.

        `name` and `pin` are an attendant's. Return the figures of the sale as the store has them.
        """
        self._choose()
        self._pay()
        figures = self._deliver()
        self._attend(name, pin)
        self._break_down()
        return figures | {"pictures": self._taken}

    # --- The scenes -------------------------------------------------------------------------

    def _choose(self) -> None:
        for outlet, base in TAKES_BASE.items():
            self._plant.ask(do="takes", outlet=outlet, base=base)
        self._wait(name=f"outlet-{PETROL}")
        self._wait(name=f"outlet-{WATER}")
        self._arrive("overview")
        self._tap(f"outlet-{PETROL}", f"outlet-{WATER}")
        self._shoot("overview-chosen")
        self._tap("continue")
        self._arrive("choose")
        self._tap(f"amount-{AMOUNT_MINOR}", "pay")

    def _pay(self) -> None:
        self._wait(screen="pay")
        self._wait(name="qr")
        self._shoot("pay")
        url = self._read_code()
        phone = Phone()
        try:
            phone.look(url)
            self._shoot("pay-phone-connected")
            phone.pay(url, action="pay", way="demo")
        except PageFailed as failed:
            raise WentWrong(str(failed)) from None

    def _deliver(self) -> dict[str, Any]:
        self._arrive("delivering")
        self._await_flow()
        self._shoot("delivering-flowing")
        self._arrive("done")
        try:
            Phone().look(self._read_code())
        except PageFailed as failed:
            raise WentWrong(str(failed)) from None
        with open_reader(self._settings.storage_folder / STORE_FILE) as reader:
            figures = figures_of(reader, 1)
        self._tap("done")
        self._wait(screen="overview")
        return figures

    def _attend(self, name: str, pin: str) -> None:
        self._tap("attendant")
        self._wait(name=f"attendant-{name}")
        self._shoot("login")
        self._tap(f"attendant-{name}", *(f"pin-{digit}" for digit in pin), "pin-ok")
        self._arrive("attendant")
        self._tap("outlet-2", "act-override")
        self._arrive("override")
        self._tap("back")
        self._wait(screen="attendant")
        self._tap("stop-all")
        self._wait(name="restart")
        self._shoot("stopped")
        self._tap("restart", "logout")
        self._wait(screen="overview")

    def _break_down(self) -> None:
        self._plant.ask(do="unplug")
        self._arrive("out_of_service")
        self._plant.ask(do="replug")
        self._wait(screen="overview")

    def _await_flow(self) -> None:
        """Wait until something worth a picture has left the outlets."""
        pause = threading.Event()
        for _ in range(PATIENCE_MS // LOOK_MS):
            outlets = self._plant.ask(do="report")["outlets"]
            if sum(one["flowed_base"] for one in outlets) > FLOWED_BASE:
                return
            pause.wait(LOOK_MS / 1000)
        raise WentWrong("nothing flows")

    # --- The hands --------------------------------------------------------------------------

    def _tap(self, *names: str) -> None:
        """Touch items, one after the other, as soon as each can be touched."""
        for name in names:
            self._wait(name=name)
            self._screen.ask(do="tap", name=name)

    def _wait(self, **what: str) -> None:
        self._screen.ask(do="wait", timeout_ms=PATIENCE_MS, **what)

    def _arrive(self, screen: str) -> None:
        """Wait for a screen, and take its picture."""
        self._wait(screen=screen)
        self._shoot(screen)

    def _shoot(self, name: str) -> None:
        """Take a picture of what is shown."""
        path = self._shots / f"{len(self._taken) + 1:02d}-{name}.png"
        self._screen.ask(do="shot", path=str(path))
        self._taken.append(path.name)

    def _read_code(self) -> str:
        """Return what the QR code in a picture of the screen says."""
        codes = self._screen.ask(do="codes")["codes"]
        if len(codes) != 1:
            raise WentWrong(f"one QR code was expected on the screen, not {codes}")
        return str(codes[0])


def figures_of(reader: Reader, receipt: int) -> dict[str, Any]:
    """Return a sale's figures by its receipt number; money in minor units, base units else."""
    visit = reader.receipt(receipt)
    if visit is None:
        raise WentWrong(f"there is no receipt {receipt}")
    return {
        "sale": visit.sale.id,
        "authorised": visit.sale.authorised.minor,
        "captured": visit.sale.captured.minor,
        "released": visit.sale.released.minor,
        "outlets": [
            {
                "outlet": one.outlet,
                "product": one.product,
                "quantity": one.delivered.base,
                "unit": one.delivered.dimension.value,
                "charge": one.charge.minor,
                "reason": str(one.reason),
            }
            for one in visit.deliveries
        ],
    }


def described(figures: dict[str, Any], settings: Settings) -> list[str]:
    """Return the figures in words."""
    currency = settings.site.currency

    def money(minor: int) -> str:
        digits = str(minor).rjust(currency.exponent + 1, "0")
        return f"{digits[: -currency.exponent]}.{digits[-currency.exponent :]} {currency.code}"

    parts = (f"{word} {money(figures[word])}" for word in ("authorised", "captured", "released"))
    lines = [", ".join(parts)]
    for one in figures["outlets"]:
        product = settings.site.products[one["product"]]
        unit = SALE_UNIT[product.dimension]
        thousandths = one["quantity"] * 1000 // PER_SALE_UNIT[product.dimension]
        whole, part = divmod(thousandths, 1000)
        price = product.tariff.price_e4
        cost = f"{price // PRICE_SCALE}.{price % PRICE_SCALE:04d}"
        taken = f"{whole}.{part:03d} {unit} {product.name} at {cost}"
        lines.append(f"outlet {one['outlet']}: {taken}: {money(one['charge'])} ({one['reason']})")
    return lines
