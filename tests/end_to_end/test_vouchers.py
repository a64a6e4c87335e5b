"""A voucher through the whole product: issued at a terminal, paid with on a phone, voided."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from fakes.localpay import token_in

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.cli.commands import main
from kiosk.cli.processes import Place, attach, new_place, start_engine, start_simulator

PATIENCE_S = 60
SCALE = 40
PIN = "739152"
Said = pytest.CaptureFixture[str]


class Shop:
    """A place with a manager, whose engine is started when it is wanted."""

    def __init__(self, stack: ExitStack) -> None:
        self.stack = stack
        self.place: Place = new_place(stack)
        self.pin = self.place.folder / "pin"
        self.pin.write_text(PIN + "\n")
        self.named = ["--settings", str(self.place.file)]
        words = ["user", "add", "Max", "--role", "manager", "--pin-file", str(self.pin)]
        assert main([*words, *self.named]) == 0

    def open(self) -> None:
        """Start the engine over simulated outlets."""
        self.stack.callback(start_simulator(self.place, SCALE).end)
        self.stack.callback(start_engine(self.place, SCALE).end)
        self.screen = attach(self.place)
        self.stack.callback(self.screen.close)

    def asks(self, *words: str) -> int:
        """Type a command as the manager."""
        who = ["--by", "Max", "--pin-file", str(self.pin)]
        return main(["voucher", *words, *who, *self.named])

    def issue(self, name: str) -> list[dict[str, str]]:
        """Give out two vouchers of 20.00; return what the print shop gets."""
        path: Path = self.place.folder / name
        assert self.asks("issue", "2", "20.00", str(path), "--batch", name) == 0
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def until(self, is_so: object) -> Snapshot:
        """Wait until something is so."""
        return self.screen.until(is_so, within_s=PATIENCE_S)  # type: ignore[arg-type]


@pytest.fixture
def shop() -> Iterator[Shop]:
    """A place of our own."""
    with ExitStack() as stack:
        yield Shop(stack)


def _is_settled(seen: Snapshot) -> bool:
    sale = seen.visit.sale
    return bool(sale and sale.is_settled and sale.receipt and seen.visit.screen is Screen.DONE)


@pytest.mark.req("VC-12")
def test_a_printed_voucher_pays_on_a_phone_and_the_rest_stays_on_it(
    shop: Shop, capsys: Said
) -> None:
    """Without the engine and beside it; the phone's page is the meter and then the receipt."""
    before = shop.issue("before.csv")
    shop.open()
    running = shop.issue("running.csv")
    assert before[0]["serial"] < running[0]["serial"]
    shop.until(lambda seen: seen.outlets[2].is_available)
    shop.screen.ask(c.ToggleOutlet(3))
    shop.screen.ask(c.Proceed())
    shop.screen.ask(c.BuyAmount(500))
    seen = shop.until(lambda one: bool(one.visit.sale and one.visit.sale.pay_url))
    assert seen.visit.sale is not None
    url = seen.visit.sale.pay_url
    phone = requests.Session()
    phone.trust_env = False
    form = {"way": "voucher", "action": "pay"}

    def send(code: str) -> requests.Response:
        token = token_in(phone.get(url, timeout=10).text)
        return phone.post(url, data=form | {"token": token, "voucher": code}, timeout=10)

    assert send("7Q2M-K9VX-4DTB-C").status_code == 422
    assert send(running[0]["code"].lower()).status_code == 200
    done = shop.until(_is_settled)
    assert done.visit.sale is not None
    page = phone.get(url, timeout=10).text
    phone.close()
    assert 'data-phase="receipt"' in page
    spent = done.visit.sale.captured_minor
    capsys.readouterr()
    assert main(["voucher", "show", running[0]["serial"], "--json", *shop.named]) == 0
    assert json.loads(capsys.readouterr().out)["left_minor"] == 2_000 - spent < 2_000
    assert shop.asks("void", before[0]["serial"], running[1]["serial"], "--reason", "unsold") == 0
    capsys.readouterr()
    assert main(["voucher", "list", "--json", *shop.named]) == 0
    assert {one["state"] for one in json.loads(capsys.readouterr().out)} == {"void"}
    assert main(["journal", "verify", *shop.named]) == 0
