"""From text to settings: every section in turn, then what must hold between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.domain.controller import Capabilities
from kiosk.settings.mistakes import Mistake, SettingsError
from kiosk.settings.model import (
    LineSettings,
    LogLevel,
    Parity,
    PayPageSettings,
    Pin,
    Rs485,
    Settings,
)
from kiosk.settings.names import check_name
from kiosk.settings.network import read_network
from kiosk.settings.ports import read_baud
from kiosk.settings.printer import read_printer
from kiosk.settings.rails import Surroundings, Wanted, read_rails
from kiosk.settings.readers import read_readers
from kiosk.settings.site import read_site
from kiosk.settings.table import Notes, Table
from kiosk.settings.toml import NotToml, parse
from kiosk.settings.urls import check_url, is_here

TURN_MS_MAX = 100
LOOKS_LEAST = 60
"""A page renews itself 40 times a minute while something flows."""
ACTS_LEAST = 3
RATE_MOST = 100_000
SOCKET_PATH_MAX = 107
"""What a Unix socket's address holds."""

_REAL_PORT = re.compile(r"/dev/(?!pts/)")


def read(
    text: str,
    source: str,
    folder: Path,
    profiles: Mapping[str, Capabilities] | None,
    rails: Wanted | None,
    environment: Mapping[str, str],
) -> Settings:
    """Return what `text` says; SettingsError, with every mistake, where it cannot be used."""
    try:
        values, lines = parse(text)
    except NotToml as error:
        what, remedy = f"this is no TOML: {error}", "Correct this line first."
        mistake = Mistake(error.line, "", what, remedy, "syntax")
        raise SettingsError(source, [mistake]) from None
    notes = Notes(lines)
    root = Table(values, (), notes)
    buses = root.table("lines", needed=True)
    bus = {} if buses.is_absent else _lines(buses, folder, environment)
    networks = {name for name, one in bus.items() if one.network is not None}
    site = read_site(root, folder, None if buses.is_absent else bus, profiles, networks)
    if not any(mistake.key.startswith("site") for mistake in notes.mistakes):
        _check_demo(buses, bus, is_demo=site.demo)
    taken = {one.port or one.usb_serial for one in bus.values()}
    readers = read_readers(root.table("readers"), folder, taken, is_demo=site.demo)
    taken |= {one.port.where for one in readers.values()}
    printer = read_printer(root.table("printer"), folder, taken - {""})
    engine = root.table("engine")
    screen_user = engine.text("screen_user", "", least=0)
    settings = Settings(
        site=site,
        lines=bus,
        storage_folder=_path(root.table("storage"), "folder", "/var/lib/kiosk", folder),
        socket_path=_path(engine, "socket", "/run/kiosk/engine.sock", folder),
        pay_page=_pay_page(root.table("pay_page"), is_demo=site.demo),
        rails=read_rails(
            root.table("rails"), rails, Surroundings(folder, environment, site.currency)
        ),
        log_level=_log_level(root.table("log")),
        readers=readers,
        printer=printer,
        screen_user=screen_user,
    )
    root.end()
    if notes.mistakes:
        raise SettingsError(source, notes.mistakes)
    return settings


def _lines(buses: Table, folder: Path, environment: Mapping[str, str]) -> dict[str, LineSettings]:
    lines: dict[str, LineSettings] = {}
    taken: dict[str, str] = {}
    for name, row in buses.named():
        check_name(buses, name)
        line = LineSettings(
            name=name,
            port=row.text("port", "", least=0),
            usb_serial=row.text("usb_serial", "", least=0),
            is_simulated=row.flag("simulated", default=False),
            network=read_network(row, folder, environment),
            baud=read_baud(row, 19_200),
            parity=row.member("parity", Parity.NONE),
            rs485=row.member("rs485", Rs485.ADAPTER),
            rs485_before_ms=row.whole("rs485_before_ms", 0, least=0, most=TURN_MS_MAX),
            rs485_after_ms=row.whole("rs485_after_ms", 0, least=0, most=TURN_MS_MAX),
            rts=row.member("rts", Pin.RAISED),
            dtr=row.member("dtr", Pin.RAISED),
            echo=row.flag("echo", default=False),
        )
        row.end()
        lines[name] = line
        if not row.is_sound:
            continue
        _check_wires(row, line)
        ways = [line.port, line.usb_serial, line.network, line.is_simulated]
        if sum(map(bool, ways)) != 1:
            what = "where the line is must be said once"
            row.wrong(
                "",
                what,
                "Give one of `port`, `usb_serial`, `ocpp` and `simulated = true`.",
                code="said_twice",
            )
        elif (where := _where(line)) in taken:
            key = "port" if line.port else "usb_serial" if line.usb_serial else "ocpp"
            what, remedy = f"line {taken[where]} has it already", "A port carries one line."
            row.wrong(key, what, remedy, code="same_port")
        elif where:
            taken[where] = name
    if not lines:
        what, remedy = "there is no line", "Write one under [lines.forecourt], for example."
        buses.wrong("", what, remedy, code="nothing_there")
    return lines


def _where(line: LineSettings) -> str:
    """Return what no other line may have; empty where it is simulated."""
    return line.network.where if line.network is not None else line.port or line.usb_serial


def _check_wires(row: Table, line: LineSettings) -> None:
    """Note what is said of the port's wires and cannot be meant."""
    turns = line.rs485 is not Rs485.ADAPTER
    for key, delay_ms in (
        ("rs485_before_ms", line.rs485_before_ms),
        ("rs485_after_ms", line.rs485_after_ms),
    ):
        if delay_ms and not turns:
            what = "the adapter turns the direction by itself, and has no delay that can be set"
            remedy = 'Write rs485 = "rts_high" or "rts_low" beside it, or leave it out.'
            row.wrong(key, what, remedy, code="no_direction")
    if turns and line.rts is not Pin.RAISED:
        what, remedy = "RTS turns the direction here", "Leave `rts` out, or `rs485`."
        row.wrong("rts", what, remedy, code="said_twice")
    if line.is_simulated and (turns or line.echo):
        what = "a simulated line has neither a direction nor an echo"
        row.wrong("rs485" if turns else "echo", what, "Leave it out.", code="simulated_line")


def _check_demo(buses: Table, lines: Mapping[str, LineSettings], *, is_demo: bool) -> None:
    """Note where play money could open a real valve, or real money buy a simulated flow."""
    for name, line in lines.items():
        is_real = bool(line.usb_serial or line.network or _REAL_PORT.match(line.port))
        if is_demo and is_real:
            what = "a demo costs nothing and must not open a real valve"
            remedy = "Write `simulated = true` here, or take `demo` out of [site]."
            buses.wrong(name, what, remedy, code="demo_opens_valve")
        elif line.is_simulated and not is_demo:
            what = "nobody may pay for a simulated flow"
            remedy = "Name the line's port, or write `demo = true` under [site]."
            buses.wrong(name, what, remedy, code="sold_but_simulated")


def _path(table: Table, key: str, default: str, folder: Path) -> Path:
    """Return a path; `folder` is where relative ones begin."""
    text = table.text(key, default)
    table.end()
    if text.startswith("~"):
        table.wrong(key, "nobody's home is known here", "Write the whole path, from /.")
    path = folder / text
    if key == "socket" and len(bytes(path)) > SOCKET_PATH_MAX:
        what = f"{len(bytes(path))} letters are too many for a socket"
        table.wrong(key, what, f"At most {SOCKET_PATH_MAX}, its folders included.")
    return path


def _pay_page(table: Table, *, is_demo: bool) -> PayPageSettings:
    is_open = table.flag("open_to_lan", default=False)
    usual = PayPageSettings()
    page = PayPageSettings(
        host=table.text("host", "0.0.0.0" if is_open else "127.0.0.1"),  # noqa: S104 - Asked for.
        page_port=table.whole("page_port", 8080, least=0, most=65_535),
        api_port=table.whole("api_port", 8081, least=0, most=65_535),
        public_url=table.text("public_url", "").rstrip("/"),
        open_to_lan=is_open,
        trusted_proxy=table.text("trusted_proxy", "", least=0),
        looks=table.whole("looks", usual.looks, least=LOOKS_LEAST, most=RATE_MOST),
        looks_in_all=table.whole("looks_in_all", usual.looks_in_all, least=1, most=RATE_MOST),
        acts=table.whole("acts", usual.acts, least=ACTS_LEAST, most=RATE_MOST),
        acts_in_all=table.whole("acts_in_all", usual.acts_in_all, least=1, most=RATE_MOST),
    )
    table.end()
    if not table.is_sound:
        return page
    for one, all_of_them in (("looks", "looks_in_all"), ("acts", "acts_in_all")):
        if getattr(page, one) > getattr(page, all_of_them):
            what = "all phones together could do less than one of them"
            table.wrong(all_of_them, what, f"Write at least as much as for `{one}`.")
    if page.trusted_proxy in {"localhost", "*"} or (
        page.trusted_proxy and is_here(page.trusted_proxy) is None
    ):
        what, remedy = "this is no address", 'Write the IP address of the proxy: "127.0.0.1".'
        table.wrong("trusted_proxy", what, remedy)
    if page.page_port == page.api_port != 0:
        what, remedy = "page and API have the same port", "Give the API a port of its own."
        table.wrong("api_port", what, remedy, code="same_port")
    if is_here(page.host) is None:
        what, remedy = "this is no address", 'Write an IP address, such as "127.0.0.1".'
        table.wrong("host", what, remedy)
    elif not is_open and not is_here(page.host):
        what = "others on the network could reach this"
        remedy = 'Write "127.0.0.1", or `open_to_lan = true` beside it.'
        table.wrong("host", what, remedy, code="open_unasked")
    if page.public_url:
        check_url(table, "public_url", page.public_url, may_be_plain=is_demo)
        host = urlsplit(page.public_url).hostname if table.is_sound else None
        if is_open and host and is_here(host):
            what = "a phone would look for the page on itself"
            remedy = "Write the address that phones can reach."
            table.wrong("public_url", what, remedy, code="page_unreachable")
    elif is_open:
        what = "the page is open to the network and phones need an address for it"
        remedy = 'Add public_url = "https://...", as phones reach it.'
        table.wrong("open_to_lan", what, remedy, code="page_unreachable")
    if table.is_sound and not page.trusted_proxy:
        return replace(page, trusted_proxy=_proxy_of(page))
    return page


def _proxy_of(page: PayPageSettings) -> str:
    """Return the proxy that must be there: phones are elsewhere, and only this machine gets in."""
    host = urlsplit(page.public_url).hostname
    if host and not is_here(host) and is_here(page.host):
        return "::1" if ":" in page.host else "127.0.0.1"
    return ""


def _log_level(table: Table) -> LogLevel:
    level = table.member("level", LogLevel.INFO)
    table.end()
    return level
