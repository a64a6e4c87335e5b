"""Whose request it is: spoofed addresses, other hosts, machines that look ahead, slow ones."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest
import requests
from fakes.localpay import CODE, KEY, Phone, Running, pay_sale, running
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paypage.server import (
    CONNECTIONS_MAX,
    CONNECTIONS_OF_ONE,
    REQUEST_MS,
    Rates,
    connections_of_one,
)
from kiosk.paypage.visitors import STRANGER, client_of, is_ours

NAME = "pay.example.org"
PATIENCE_S = 20


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a LocalPay whose public name is known."""
    with running(public_url=f"https://{NAME}") as started:
        yield started


def base(run: Running) -> str:
    """Return where the page truly listens."""
    return f"http://127.0.0.1:{run.pay.page_port}"


def look(run: Running, **headers: str) -> requests.Response:
    """Look at the page once, with `headers`."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    sent.setdefault("User-Agent", "Mozilla/5.0 (Linux; Android 14) Mobile")
    return requests.get(f"{base(run)}/p/{CODE}", headers=sent, timeout=PATIENCE_S)


# --- Clients --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", STRANGER),
        ("unknown", STRANGER),
        ("192.0.2.7; drop", STRANGER),
        ("\u0667.0.2.1", STRANGER),
    ],
)
def test_a_phone_is_counted_by_its_address_or_its_network(address: str, counted: str) -> None:
    """One phone may take any address of its IPv6 network; what is no address is one stranger."""
    assert client_of(address) == counted


@given(st.text(max_size=60))
def test_whatever_a_proxy_says_is_a_name_of_bounded_length(text: str) -> None:
    """Nothing that anybody writes into a header makes us fail, or remember much."""
    assert len(client_of(text)) <= 45


@pytest.mark.req("PAY-19")
def test_phones_behind_the_proxy_are_told_apart() -> None:
    """Each has its own share; the one that asks too often is told so, and nobody else is."""
    rates = replace(Rates(), looks=2)
    with running(rates=rates, trusted_proxy="127.0.0.1") as run:
        for _ in range(2):
            assert look(run, X_Forwarded_For="192.0.2.1").status_code == 200
        assert look(run, X_Forwarded_For="192.0.2.1").status_code == 429
        assert look(run, X_Forwarded_For="192.0.2.2").status_code == 200
        assert look(run, X_Forwarded_For="[2001:db8::1]:4711").status_code == 200


def test_only_the_last_word_is_the_proxys() -> None:
    """What the phone itself wrote before it does not make it another phone."""
    with running(rates=replace(Rates(), looks=2), trusted_proxy="127.0.0.1") as run:
        said = [look(run, X_Forwarded_For=f"203.0.113.{n}, 192.0.2.1") for n in range(4)]
        assert [one.status_code for one in said] == [200, 200, 429, 429]


@pytest.mark.parametrize("trusted", ["", "192.0.2.99"])
@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP"])
def test_nobody_else_says_who_they_are(trusted: str, header: str) -> None:
    """Without a proxy, or from another address than the proxy's, a header changes nothing."""
    with running(rates=replace(Rates(), looks=2), trusted_proxy=trusted) as run:
        spoofed = [f"192.0.2.{n}" for n in range(4)]
        values = [f"for={one}" if header == "Forwarded" else one for one in spoofed]
        statuses = [look(run, **{header: value}).status_code for value in values]
        assert statuses == [200, 200, 429, 429]


@pytest.mark.parametrize("value", ["", ",", "unknown", '"', "a" * 2000, "192.0.2.1,", "\x7f"])
def test_a_proxy_that_says_nonsense_breaks_nothing(value: str) -> None:
    """It is answered, and the sale is where it was."""
    with running(trusted_proxy="127.0.0.1") as run:
        assert look(run, X_Forwarded_For=value).status_code in {200, 400}
        assert look(run).status_code == 200


# --- Hosts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", [NAME, f"{NAME}:443", NAME.upper(), "192.0.2.1", "192.0.2.1:8080", "[::1]:80", ""]
)
def test_our_own_name_and_any_address_are_ours(host: str) -> None:
    """A phone comes by the name on the screen, or by an address in a hotspot."""
    assert is_ours(host, NAME)


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"{NAME}.evil.example", f"x{NAME}", "evil.example:443", "127.0.0.1.nip.io"],
)
def test_another_name_is_not_ours(run: Running, host: str) -> None:
    """A page elsewhere that points its own name at us gets nothing, on either port."""
    answer = look(run, Host=host)
    assert (answer.status_code, answer.headers["Kiosk-Reason"]) == (421, "wrong_host")
    assert run.seen == []
    url = f"{run.pay.api_url}/v1/checkout/sessions/cs_1"
    headers = {"Host": host, "Authorization": f"Bearer {KEY}"}
    refused = requests.get(url, headers=headers, timeout=PATIENCE_S)
    assert (refused.status_code, refused.json()["error"]["code"]) == (421, "wrong_host")


# --- Machines -------------------------------------------------------------------------------

PREVIEWS = {
    "WhatsApp": "WhatsApp/2.23.20.0 A",
    "Telegram": "TelegramBot (like TwitterBot)",
    "Facebook": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "iMessage": "Mozilla/5.0 (Macintosh) Safari/601 facebookexternalhit/1.1 Twitterbot/1.0",
    "Slack": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Discord": "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "LinkedIn": "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
    "Skype": "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5",
    "Google": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "a program": "curl/8.5.0",
}
PEOPLE = {
    "Safari": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1",
    "Chrome": "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0.0.0 Mobile Safari/537.36",
    "Firefox": "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
    "an old phone": "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80) Presto/2.12",
    "no name": "",
}


@pytest.mark.req("PAY-16")
@pytest.mark.parametrize("agent", PREVIEWS.values(), ids=PREVIEWS)
def test_a_preview_of_a_link_neither_pays_nor_counts_as_seen(opened: Running, agent: str) -> None:
    """Sent to a friend, the link is fetched by machines: the kiosk says nothing of a phone."""
    for _ in range(2):
        assert look(opened, User_Agent=agent).status_code == 200
    assert (opened.seen, opened.paid) == ([], [])


@pytest.mark.req("PAY-16")
@pytest.mark.parametrize("agent", PEOPLE.values(), ids=PEOPLE)
def test_a_browser_counts_as_seen_at_once(opened: Running, agent: str) -> None:
    """The kiosk is told in the same moment, whatever the browser; and only once."""
    for _ in range(3):
        look(opened, User_Agent=agent)
    assert opened.seen == [CODE]


@pytest.mark.parametrize(
    ("destination", "is_seen"),
    [("document", True), ("empty", True), ("image", False), ("script", False), ("iframe", False)],
)
def test_what_a_browser_fetches_for_something_else_is_not_seen(
    opened: Running,
    destination: str,
    is_seen: bool,  # noqa: FBT001 - A table.
) -> None:
    """A link that is put into another page as a picture opens no page."""
    look(opened, Sec_Fetch_Dest=destination)
    assert (opened.seen == [CODE]) is is_seen


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PROPFIND"])
def test_only_a_page_that_is_read_is_seen(opened: Running, method: str) -> None:
    """Asking about a page is not looking at it."""
    agent = {"User-Agent": PEOPLE["Safari"]}
    requests.request(method, f"{base(opened)}/p/{CODE}", headers=agent, timeout=PATIENCE_S)
    assert (opened.seen, opened.paid) == ([], [])


@pytest.fixture
def opened(run: Running) -> Running:
    """A LocalPay with one payment that waits for its payer."""
    run.open_one()
    return run


# --- Slow and many --------------------------------------------------------------------------


def connected(run: Running) -> socket.socket:
    """Return a connection to the page that has said nothing yet."""
    return socket.create_connection(("127.0.0.1", run.pay.page_port), timeout=PATIENCE_S)


def answers(run: Running) -> bool:
    """Whether a phone gets its page."""
    run.sales[CODE] = pay_sale()
    phone = Phone(base(run))
    try:
        return phone.open().status_code == 200
    finally:
        phone.close()


@pytest.mark.req("PAY-19")
def test_a_request_that_drips_is_cut_off(run: Running) -> None:
    """A letter now and then keeps a connection only for so long, and holds up nobody."""
    with closing(connected(run)) as slow:
        slow.sendall(b"GET /p/")
        assert answers(run)
        for letter in (b"A", b"B", b"C"):
            slow.sendall(letter)
            run.clock.turn(REQUEST_MS // 4)
            assert answers(run)
        run.clock.turn(REQUEST_MS)
        assert slow.recv(1) == b""


@pytest.mark.req("PAY-19")
def test_one_phone_does_not_hold_every_connection() -> None:
    """Beyond its share further connections are closed; those it has go on."""
    with ExitStack() as stack:
        run = stack.enter_context(running(rates=Rates()))
        held = [stack.enter_context(closing(connected(run))) for _ in range(CONNECTIONS_OF_ONE)]
        for one in held:
            one.sendall(b"GET /")
        refused = stack.enter_context(closing(connected(run)))
        assert refused.recv(1) == b""
        held[0].sendall(b"s/none HTTP/1.0\r\n\r\n")
        assert held[0].recv(12) == b"HTTP/1.0 404"


@given(st.integers(60, 100_000))
def test_who_may_look_more_often_may_hold_more_connections(looks: int) -> None:
    """A hotspot that hides many phones gets their share, and never all there are."""
    assert CONNECTIONS_OF_ONE <= connections_of_one(looks) < CONNECTIONS_MAX
    assert connections_of_one(10 * looks) >= connections_of_one(looks)
    assert connections_of_one(Rates().looks) == CONNECTIONS_OF_ONE
    assert connections_of_one(4 * Rates().looks) == 4 * CONNECTIONS_OF_ONE
