"""Somebody else's Modbus device: pymodbus as a server, with the reference controller's registers.

Run as a program with the port and the settings block in hexadecimal; says `ready` and serves. Only
what the registers need is here: the nonce that comes back, and a preset that is shown.
"""

from __future__ import annotations

import asyncio
import sys

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

UNIT = 3
REGISTERS = 0x300
NONCE, STATE, FLAGS, OPENING, CLOSE_AT, SEQUENCE = 0, 1, 2, 6, 8, 10
POLL, PRESET, OPEN, STOP, SETTINGS = 0x100, 0x110, 0x120, 0x130, 0x200
IN_FORCE, OPEN_FAST, WRONG_SEQUENCE = 0x0400, 0x0100, 0x41


async def act(
    function: int,
    start: int,
    address: int,
    count: int,
    registers: list[int],
    written: list[int] | list[bool] | None,
) -> ExcCodes | None:
    """Let what is written show in the status block."""
    assert (function, start) != (0, 1)
    if written is None:
        return None
    values = [int(value) for value in written]
    assert len(values) == count
    if address == POLL:
        registers[NONCE] = values[0]
    elif address == PRESET:
        registers[SEQUENCE : SEQUENCE + 2] = values[0:2]
        registers[OPENING : OPENING + 4] = values[2:6]
        registers[FLAGS] |= IN_FORCE
    elif address == OPEN:
        if values[1:3] != registers[SEQUENCE : SEQUENCE + 2]:
            return ExcCodes.ILLEGAL_VALUE
        registers[STATE] = OPEN_FAST
    elif address == STOP:
        registers[STATE], registers[FLAGS] = 0, 0
    return None


async def serve(port: str, settings: bytes) -> None:
    """Serve on `port` until the process is ended."""
    values = [0] * REGISTERS
    for at in range(0, len(settings), 2):
        values[SETTINGS + at // 2] = int.from_bytes(settings[at : at + 2], "big")
    device = SimDevice(UNIT, [SimData(0, values=values, datatype=DataType.REGISTERS)], action=act)
    server = ModbusSerialServer(
        device,
        port=port,
        baudrate=115_200,
        trace_connect=lambda is_up: print("ready", flush=True) if is_up else None,  # noqa: T201
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], bytes.fromhex(sys.argv[2])))
