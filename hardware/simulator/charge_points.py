"""Every simulated charge point by the version it speaks, and how it calls over the network."""

from __future__ import annotations

import contextlib
from base64 import b64encode
from collections.abc import Callable

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from hardware.drivers.ocpp.profile import Version
from hardware.simulator.charge_point import Chargers, Face, run
from hardware.simulator.charge_point_16 import ChargePoint16
from hardware.simulator.charge_point_201 import ChargePoint201

FACES: dict[Version, Callable[[Chargers, object], Face]] = {
    Version.V16: ChargePoint16,
    Version.V201: ChargePoint201,
}


async def call_in(
    chargers: Chargers, version: Version, host: str, port: int, password: str
) -> None:
    """Call a central system over the real network, and speak until the connection is gone."""
    name = f"{chargers.name}:{password}".encode()
    headers = {"Authorization": f"Basic {b64encode(name).decode()}"}
    async with connect(
        f"ws://{host}:{port}/{chargers.name}",
        subprotocols=[Subprotocol(version.value)],
        additional_headers=headers,
        compression=None,
    ) as connection:
        with contextlib.suppress(ConnectionClosed):
            await run(FACES[version](chargers, connection))
