"""LNbits itself, with its fake wallet: a process of its own on this machine alone.

`make lightning` installs it under build/peers/lnbits; where it is not, its tests are left out.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

PLACE = Path(__file__).parents[2] / "build/peers/lnbits"
START_S = 90
"""The first start migrates its database: 5 to 15 s."""
LOOKS_S = 0.1
NAME = "admin"


@dataclass(frozen=True)
class Wallet:
    """One wallet at LNbits."""

    id: str
    invoice_key: str
    admin_key: str


@dataclass
class LnbitsItself:
    """A running LNbits, and whoever may do everything in it."""

    url: str
    bearer: dict[str, str]

    def wallet(self, name: str, sat: int = 0) -> Wallet:
        """Return a new wallet with so much in it."""
        found = self._ask("POST", "/api/v1/wallet", {"name": name})
        # Or it looks for a price of everything, in vain where there is no network.
        self.by_key("PATCH", "/api/v1/wallet", found["adminkey"], {"currency": ""})
        if sat:
            self._ask("PUT", "/users/api/v1/balance", {"id": found["id"], "amount": sat})
        return Wallet(found["id"], found["inkey"], found["adminkey"])

    def sat(self, wallet: Wallet) -> int:
        """Return what is in a wallet."""
        found = self.by_key("GET", "/api/v1/wallet", wallet.invoice_key)
        return int(found["balance"]) // 1000

    def pay(self, wallet: Wallet, bolt11: str) -> bool:
        """Pay an invoice; whether that was possible."""
        said = requests.post(
            f"{self.url}/api/v1/payments",
            json={"out": True, "bolt11": bolt11},
            headers={"X-Api-Key": wallet.admin_key},
            timeout=30,
        )
        return said.status_code == 201

    def by_key(
        self, method: str, path: str, key: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what is said to somebody with a key of a wallet."""
        said = requests.request(
            method, self.url + path, json=body, headers={"X-Api-Key": key}, timeout=30
        )
        assert said.ok, said.text
        found: dict[str, Any] = said.json()
        return found

    def _ask(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        said = requests.request(method, self.url + path, json=body, headers=self.bearer, timeout=30)
        assert said.ok, said.text
        found: dict[str, Any] = said.json()
        return found


def is_installed() -> bool:
    """Whether it is there: what needs it is left out where it is not."""
    return (PLACE / ".ready").exists()


@contextmanager
def lnbits_itself(place: Path) -> Iterator[LnbitsItself]:
    """Run LNbits with its data in `place`."""
    command = PLACE / "bin/lnbits"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    [packages] = (PLACE / "lib").glob("python3*/site-packages")
    log = (place / "lnbits.log").open("wb")
    process = subprocess.Popen(
        [str(command.resolve()), "--host", "127.0.0.1", "--port", str(port)],
        cwd=packages,  # It looks for its own files from where it is started.
        env={
            "PATH": f"{PLACE}/bin:/usr/bin:/bin",
            "HOME": str(place),
            "LNBITS_BACKEND_WALLET_CLASS": "FakeWallet",
            "FAKE_WALLET_SECRET": "ToTheMoon1",
            "LNBITS_ADMIN_UI": "true",
            "LNBITS_DATA_FOLDER": str(place / "data"),
            "LNBITS_EXTENSIONS_PATH": str(place),
            "LNBITS_EXTENSIONS_MANIFESTS": "",
            "LNBITS_EXTENSIONS_DEFAULT_INSTALL": "",
            "AUTH_ALLOWED_METHODS": '["user-id-only","username-password"]',
            "LNBITS_CALLBACK_URL_RULES": r'["http://127.0.0.1:\\d+"]',
            "LNBITS_CALLBACK_ALLOW_PRIVATE_IPS": "true",
            "LNBITS_LNURL_ALLOW_PRIVATE_IPS": "true",
            "LNBITS_RATE_LIMIT_NO": "1000000",
        },
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Its launcher's child outlives it: the group is ended.
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _await(url, process)
        yield LnbitsItself(url, _first_login(url))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(int(START_S / LOOKS_S)):
        with suppress(requests.RequestException):
            if requests.get(f"{url}/api/v1/health", timeout=2).ok:
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOKS_S)
            break
    raise AssertionError("LNbits does not answer, or has ended: see its log")


def _first_login(url: str) -> dict[str, str]:
    word = secrets.token_hex(8)
    first = {"username": NAME, "password": word, "password_repeat": word}
    requests.put(f"{url}/api/v1/auth/first_install", json=first, timeout=30).raise_for_status()
    said = requests.post(
        f"{url}/api/v1/auth", json={"username": NAME, "password": word}, timeout=30
    )
    said.raise_for_status()
    return {"Authorization": f"Bearer {said.json()['access_token']}"}
