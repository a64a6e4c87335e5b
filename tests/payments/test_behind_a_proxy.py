"""The page behind a proxy that serves it under a path of its own, as phones elsewhere see it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin

import pytest
import requests
from fakes.localpay import CODE, Running, running, token_in

from kiosk.paypage.server import Rates

FOLDER = "/kiosk7"
PASSED_ON = ("Accept-Language", "Accept-Encoding", "Content-Type", "User-Agent", "X-Forwarded-For")
PASSED_BACK = ("Content-Type", "Content-Encoding", "Location", "Kiosk-Reason")


@contextmanager
def proxied(port: int) -> Iterator[str]:
    """Serve the page at `port` under a folder; yields the address of that folder.

    Whoever asks is named as the last of `X-Forwarded-For`, as proxies do it.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path.startswith(FOLDER)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            sent = {name: self.headers[name] for name in PASSED_ON if self.headers[name]}
            before = f"{sent['X-Forwarded-For']}, " if "X-Forwarded-For" in sent else ""
            sent["X-Forwarded-For"] = f"{before}{self.headers.get('Test-Phone', '192.0.2.1')}"
            answer = requests.request(
                self.command,
                f"http://127.0.0.1:{port}{self.path.removeprefix(FOLDER)}",
                data=body or None,
                headers=sent,
                allow_redirects=False,
                timeout=20,
                stream=True,
            )
            content = answer.raw.read(decode_content=False)
            self.send_response(answer.status_code)
            for name in PASSED_BACK:
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 - As the server wants it.

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{FOLDER}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a LocalPay behind a proxy on this machine, with one payment that waits."""
    with running(rates=Rates(looks=60), trusted_proxy="127.0.0.1") as started:
        started.open_one()
        yield started


def test_every_address_of_a_page_leads_through_the_proxy(run: Running) -> None:
    """Style, script and icon, the form, the page after it: all of it under the proxy's own path."""
    with proxied(run.pay.page_port) as base, requests.Session() as phone:
        page = phone.get(f"{base}/p/{CODE}?lang=de", timeout=20)
        assert page.status_code == 200
        named = re.findall(r'(?:href|src|action)="([^"]+)"', page.text)
        addresses = {urljoin(page.url, one) for one in named if not one.startswith("tel:")}
        assert len(addresses) > 6
        for address in addresses:
            assert address.startswith(base), address
            assert phone.get(address, timeout=20).status_code == 200, address
        action = re.search(r'action="([^"]+)"', page.text)
        assert action is not None
        fields = {"token": token_in(page.text), "way": "demo", "action": "pay"}
        paid = phone.post(urljoin(page.url, action[1]), data=fields, timeout=20)
        assert (paid.status_code, paid.url) == (200, page.url)
        assert run.paid == ["P-000123"]


@pytest.mark.req("PAY-19")
def test_phones_behind_a_proxy_have_each_their_share(run: Running) -> None:
    """One phone asks until it is told to wait, whatever it claims to be; the next is served."""
    with proxied(run.pay.page_port) as base:
        spoofed = [
            requests.get(
                f"{base}/p/{CODE}",
                headers={"Test-Phone": "192.0.2.1", "X-Forwarded-For": f"203.0.113.{number}"},
                timeout=20,
            ).status_code
            for number in range(62)
        ]
        assert spoofed == [200] * 60 + [429] * 2
        other = requests.get(f"{base}/p/{CODE}", headers={"Test-Phone": "192.0.2.2"}, timeout=20)
        assert other.status_code == 200
