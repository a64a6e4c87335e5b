"""Somebody else's devices: pymodbus as a server of registers that a script fills.

Run as a program with a port and a script in JSON; says `ready` and serves. For each slave the
script names the registers that are not 0, and what becomes of them when something is written.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

HOLDING, INPUT = "holding", "input"
COILS = 20_480


@dataclass
class Reaction:
    """What a write at `address` of `value` makes of the registers of its own table."""

    address: int
    value: int
    then: dict[int, int]


@dataclass
class Script:
    """One slave: where its registers are not 0, and how they answer what is written."""

    unit: int
    registers: dict[str, dict[int, int]] = field(default_factory=dict)
    reactions: list[Reaction] = field(default_factory=list)


def told(scripts: list[Script]) -> str:
    """Return scripts as the program takes them."""
    return json.dumps([asdict(script) for script in scripts])


async def act(
    reactions: list[dict[str, Any]],
    function: int,
    start: int,
    address: int,
    count: int,
    registers: list[int],
    written: list[int] | list[bool] | None,
) -> ExcCodes | None:
    """Let what is written have its effect."""
    if written is None or function not in {6, 16}:
        return None
    assert count == len(written)
    for one in reactions:
        if (one["address"], one["value"]) == (address, int(written[0])):
            for place, value in one["then"].items():
                registers[int(place) - start] = value
    return None


def device(script: dict[str, Any]) -> SimDevice:
    """Return one slave with its four tables."""
    tables = {name: _values(script["registers"].get(name, {})) for name in (HOLDING, INPUT)}
    bits = [SimData(0, values=[False] * COILS, datatype=DataType.BITS) for _ in range(2)]
    registers = [
        SimData(0, values=tables[name], datatype=DataType.REGISTERS) for name in (HOLDING, INPUT)
    ]
    return SimDevice(
        script["unit"],
        ([bits[0]], [bits[1]], [registers[0]], [registers[1]]),
        action=partial(act, script["reactions"]),
    )


def _values(set_to: dict[str, int]) -> list[int]:
    """Return all registers up to the last one that is named, and as many behind it as are read."""
    values = [0] * (max(map(int, set_to), default=0) + 128)
    for place, value in set_to.items():
        values[int(place)] = value
    return values


async def serve(port: str, scripts: list[dict[str, Any]]) -> None:
    """Serve on `port` until the process is ended."""
    server = ModbusSerialServer(
        [device(script) for script in scripts],
        port=port,
        baudrate=115_200,
        trace_connect=lambda is_up: print("ready", flush=True) if is_up else None,  # noqa: T201
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], json.loads(sys.argv[2])))
