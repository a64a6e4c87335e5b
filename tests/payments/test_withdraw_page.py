"""What wallets are told that come for a rest, over HTTP: LNURL-withdraw as LUD-03 has it."""

from __future__ import annotations

import logging
import re
import threading
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import requests
import zxingcpp
from fakes.localpay import CODE, Running, pay_sale, running, sale
from PIL import Image

from kiosk.api.snapshot import PayerSnapshot
from kiosk.domain.lightning import lnurl
from kiosk.paypage.server import Rates
from kiosk.paypage.withdraw import INVOICE_MAX, Withdraw

TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # noqa: S105 - It opens nothing.
MSAT = 7_690_000


class Counter:
    """Whoever decides: the first invoice is taken, and the same one again."""

    def __init__(self) -> None:
        self.taken = ""
        self.asked = 0
        self._lock = threading.Lock()

    def offered(self, token: str) -> tuple[int, str] | None:
        return (MSAT, "Harbour K1") if token == TOKEN and not self.taken else None

    def claim(self, token: str, invoice: str) -> str:
        with self._lock:
            self.asked += 1
            if token == TOKEN and self.taken in {"", invoice}:
                self.taken = invoice
                return "taken"
            return "wrong_amount" if invoice == "dear" else "gone"


@pytest.fixture
def counter() -> Counter:
    """Return somebody who decides."""
    return Counter()


@pytest.fixture
def run(counter: Counter) -> Iterator[Running]:
    """Yield a pay page with an address for wallets."""
    many = Rates(looks=10_000, looks_in_all=10_000, acts=10_000, acts_in_all=10_000)
    told = Withdraw(counter.offered, counter.claim)
    with running(rates=many, withdraw=told) as found:
        yield found


def get(url: str) -> dict[str, Any]:
    """Return what is said at `url`, which is always an object."""
    with requests.get(url, timeout=10) as answer:
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Access-Control-Allow-Origin"] == "*", "some wallets are web pages"
        found = answer.json()
    assert isinstance(found, dict)
    return found


def claim(url: str, **asked: str) -> dict[str, Any]:
    """Return what is said to somebody who claims."""
    return get(f"{url}?{urllib.parse.urlencode(asked)}")


def test_a_wallet_is_offered_one_amount_and_where_to_send_its_invoice(run: Running) -> None:
    """No more and no less: the least and the most are the same."""
    offer = get(f"{run.pay.public_url}/lnurlw/{TOKEN}")
    assert offer == {
        "tag": "withdrawRequest",
        "callback": f"{run.pay.public_url}/lnurlw/{TOKEN}/claim",
        "k1": TOKEN,
        "minWithdrawable": MSAT,
        "maxWithdrawable": MSAT,
        "defaultDescription": "Harbour K1",
    }


def test_looking_takes_nothing(run: Running, counter: Counter) -> None:
    """A preview, a crawler, a second look: only an invoice is a claim."""
    for _ in range(3):
        get(f"{run.pay.public_url}/lnurlw/{TOKEN}")
    assert counter.asked == 0


def test_an_invoice_is_taken_once(run: Running) -> None:
    """The same wallet may ask again; another one comes too late."""
    offer = get(f"{run.pay.public_url}/lnurlw/{TOKEN}")
    told = [claim(offer["callback"], k1=offer["k1"], pr=pr) for pr in ("one", "one", "two")]
    assert [one["status"] for one in told] == ["OK", "OK", "ERROR"]
    assert told[2]["reason"]
    assert get(f"{run.pay.public_url}/lnurlw/{TOKEN}")["status"] == "ERROR"


@pytest.mark.req("CTL-13")
def test_of_a_thousand_claims_at_once_exactly_one_wins(run: Running) -> None:
    """Over real sockets, sixteen at a time; whose line breaks asks again, as wallets do."""
    callback = f"{run.pay.public_url}/lnurlw/{TOKEN}/claim"

    def ask(number: int) -> str:
        for _ in range(9):
            with suppress(requests.ConnectionError):
                return str(claim(callback, k1=TOKEN, pr=f"lnbc{number}")["status"])
        return "never heard"

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(ask, range(1_000)))
    assert (told.count("OK"), told.count("ERROR")) == (1, 999)


@pytest.mark.parametrize(
    "asked",
    [
        {"k1": TOKEN[::-1], "pr": "one"},
        {"pr": "one"},
        {"k1": TOKEN, "pr": "x" * (INVOICE_MAX + 1)},
        {"k1": "ü" * 40, "pr": "\u202e"},
    ],
)
def test_a_claim_that_is_none_changes_nothing(
    run: Running, counter: Counter, asked: dict[str, str]
) -> None:
    """Another secret, none, or an invoice of a book's length."""
    assert claim(f"{run.pay.public_url}/lnurlw/{TOKEN}/claim", **asked)["status"] == "ERROR"
    assert (counter.asked, counter.taken) == (0, "")


def test_a_refusal_has_its_own_words(run: Running, counter: Counter) -> None:
    """A wallet shows them to whoever holds it."""
    counter.taken = "somebody else's"
    told = claim(f"{run.pay.public_url}/lnurlw/{TOKEN}/claim", k1=TOKEN, pr="dear")
    assert told["reason"] == "The invoice is not for exactly the amount that was offered."
    assert get(f"{run.pay.public_url}/lnurlw/{TOKEN[::-1]}")["status"] == "ERROR"


def test_too_many_questions_are_not_answered(counter: Counter) -> None:
    """Whoever tries tokens one after the other is told to wait."""
    few = Rates(looks=2, looks_in_all=2, acts=1, acts_in_all=1)
    told = Withdraw(counter.offered, counter.claim)
    with running(rates=few, withdraw=told) as run:
        url = f"{run.pay.public_url}/lnurlw/{TOKEN}"
        assert [get(url).get("status") for _ in range(3)] == [None, None, "ERROR"]
        claims = [claim(f"{url}/claim", k1=TOKEN, pr="dear")["status"] for _ in range(2)]
        assert claims == ["OK", "ERROR"]
        assert counter.asked == 1


def test_where_no_rail_pays_out_there_is_no_such_address() -> None:
    """A page for people says so, as of any address that is none."""
    with running() as run:
        answer = requests.get(f"{run.pay.public_url}/lnurlw/{TOKEN}", timeout=10)
    assert answer.status_code == 404


WALLET_URL = f"LIGHTNING:{lnurl(f'https://pay.example/lnurlw/{TOKEN}')}"


def test_the_payers_page_leads_to_the_wallet_and_shows_its_code(run: Running) -> None:
    """A link for the wallet on this phone, a picture for one on another; script or not."""
    ended = sale(state="settled", captured_minor=1_231, released_minor=769)
    mine = PayerSnapshot("P-1", "settled", 2_000, 2_000, 1_231, 769, "", wallet_url=WALLET_URL)
    run.sales[CODE] = pay_sale(replace(ended, payers=(mine,)))
    page = requests.get(f"{run.pay.public_url}/p/{CODE}", timeout=10)
    assert f'href="{WALLET_URL}"' in page.text
    assert f'src="/p/{CODE}/wallet.svg"' in page.text
    picture = requests.get(f"{run.pay.public_url}/p/{CODE}/wallet.svg", timeout=10)
    assert picture.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert seen_in(picture.text) == WALLET_URL
    run.sales[CODE] = pay_sale(ended)
    assert "wallet.svg" not in requests.get(page.url, timeout=10).text
    assert requests.get(picture.url, timeout=10).status_code == 404


def seen_in(svg: str) -> str:
    """Return what a camera reads in a picture that is made of dark runs."""
    [side] = re.findall(r'viewBox="0 0 (\d+) ', svg)
    picture = Image.new("L", (int(side), int(side)), 255)
    for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        x, y, width = map(int, run)
        picture.paste(0, (x, y, x + width, y + 1))
    large = picture.resize((4 * picture.width, 4 * picture.height), Image.Resampling.NEAREST)
    [seen] = zxingcpp.read_barcodes(large)
    return str(seen.text)


def test_no_token_is_in_any_log(run: Running, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever reads the logs fetches nothing."""
    caplog.set_level(logging.DEBUG)
    claim(f"{run.pay.public_url}/lnurlw/{TOKEN}/claim", k1=TOKEN, pr="one")
    ours = [one for one in caplog.records if not one.name.startswith("urllib3")]
    assert not any(TOKEN in one.getMessage() for one in ours)
