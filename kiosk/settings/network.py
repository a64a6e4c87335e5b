"""Lines that chargers call over the network, and the outlets on them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.settings.model import NetworkSettings
from kiosk.settings.secret import read_secret
from kiosk.settings.table import Table

CONNECTORS_MAX = 20
PASSWORD_LETTERS = 16
"""What the standard wants at least of a charger's password."""
SERIAL_ONLY = (
    "baud", "parity", "rs485", "rs485_before_ms", "rs485_after_ms", "rts", "dtr", "echo",
)  # fmt: skip
_CHARGE_POINT = re.compile(r"[A-Za-z0-9*_=+|@.-]{1,48}")


def read_network(
    row: Table, folder: Path, environment: Mapping[str, str]
) -> NetworkSettings | None:
    """Return where chargers of a line call in; None where it is a serial line."""
    where = row.text("ocpp", "", least=0)
    password = read_secret(
        row,
        folder,
        environment,
        what="password",
        examples=("/etc/kiosk/chargers.key", "KIOSK_CHARGERS"),
        is_needed=bool(where),
        letters=PASSWORD_LETTERS,
    )
    if not where:
        for key in ("password_file", "password_env"):
            if row.has(key):
                what, remedy = "a serial line has no password", "Leave it out, or give `ocpp`."
                row.wrong(key, what, remedy, code="no_network")
        return None
    for key in SERIAL_ONLY:
        if row.has(key):
            what = "chargers call over the network: there is no serial port"
            row.wrong(key, what, "Leave it out.", code="no_serial_port")
    address = _address(where)
    if address is None:
        what = "this is no address of this machine to listen at"
        remedy = 'Write an IP address and a port, such as "192.168.7.1:9000".'
        row.wrong("ocpp", what, remedy)
        return None
    return NetworkSettings(*address, password)


def read_charge_point(row: Table, *, is_on_network: bool) -> tuple[str, int]:
    """Return the charge point and the connector of an outlet on a network."""
    if not is_on_network:
        what, remedy = "its line is a serial one", "Give an `address`, or a line with `ocpp`."
        row.wrong("charge_point", what, remedy, code="no_network")
    if row.has("address"):
        what = "a charge point has connectors, no address"
        row.wrong("address", what, "Write `connector` instead.", code="no_serial_port")
        row.whole("address", 1, least=1, most=CONNECTORS_MAX)
    name = row.text("charge_point")
    if name and not _CHARGE_POINT.fullmatch(name):
        what = "no charge point can call itself that"
        remedy = "Up to 48 letters, digits and * - _ = + | @ . as it is set in the charger."
        row.wrong("charge_point", what, remedy)
    return name, row.whole("connector", 1, least=1, most=CONNECTORS_MAX)


def _address(where: str) -> tuple[str, int] | None:
    """Return host and port; None where they are none."""
    try:
        parts = urlsplit(f"//{where}")
        host, port = parts.hostname, parts.port
        is_bare = parts.netloc == where and parts.username is None
        if host is None or not port or not is_bare:
            return None
        return str(ipaddress.ip_address(host)), port
    except ValueError:
        return None
