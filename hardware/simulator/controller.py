"""The reference flow controller as software: registers over the works that all devices have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hardware.drivers.register_map.profile import Flag, RegisterMapProfile
from hardware.registers import Block, Field
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory, Unwilling
from hardware.simulator.modbus import (
    ILLEGAL_ADDRESS,
    ILLEGAL_VALUE,
    DeviceException,
    whole_blocks,
)
from hardware.simulator.plant import PlantOutlet
from kiosk.domain.controller import Fault

WORD = 0xFFFF

_Command = Callable[[dict[str, int], int], None]
_Commands = dict[tuple[int, int], tuple[Block, Sequence[Field], _Command]]


class Controller(Mechanism):
    """A flow controller with the registers of a profile."""

    def __init__(
        self,
        profile: RegisterMapProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the device to `outlet` and switch it on."""
        self._profile = profile
        self._refusals = profile.codes["refusals"]
        self._commands = self._command_table()
        self._status_block = profile.blocks["status"]
        self._identity: dict[str, int | str] = {
            "maker": profile.maker,
            "model": profile.model,
            "serial": serial,
            "firmware": "1.0",
        }
        self._nonce = 0
        super().__init__(outlet, memory, works_settings(profile), now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start, with no nonce written yet."""
        super().power_on(now_ns)
        self._nonce = 0

    def carried_out(self, function: int, body: bytes, now_ns: int) -> bytes:
        """Return what follows unit and function in the reply; DeviceException where it refuses."""
        return whole_blocks(self, function, body, now_ns)

    def read(self, address: int, count: int) -> bytes:
        """Return `count` registers from `address`, all of one block, as one moment shows them."""
        name = self.check(address, count)
        image = self._status() if name == "status" else self._settings_image()
        begin = 2 * (address - self._profile.blocks[name].address)
        return image[begin : begin + 2 * count]

    def check(self, address: int, count: int) -> str:
        """Return the block that holds these registers; DeviceException where none holds all."""
        for name in ("status", "settings"):
            block = self._profile.blocks[name]
            if block.address <= address and address + count <= block.end:
                return name
        raise DeviceException(ILLEGAL_ADDRESS)

    def write(self, address: int, data: bytes, now_ns: int) -> None:
        """Carry out what is written: a whole command block, or nothing."""
        found = self._commands.get((address, len(data)))
        if found is None:
            raise DeviceException(ILLEGAL_ADDRESS)
        block, keys, command = found
        if command != self._poll:
            self.rouse()
        values = block.numbers(data)
        if any(values[key.name] != key.value for key in keys):
            raise DeviceException(ILLEGAL_VALUE)
        try:
            command(values, now_ns)
        except Unwilling as refused:
            raise DeviceException(self._refusals[refused.word]) from None

    def _command_table(self) -> _Commands:
        """Return what can be written, by its address and length: any key stops."""
        commands = {
            "poll": self._poll,
            "preset": self._preset,
            "open": self._open,
            "stop": self._stop,
            "acknowledge": self._acknowledge,
        }
        table: _Commands = {}
        for name, command in commands.items():
            block = self._profile.blocks[name]
            keys = [each for each in block.fields if each.value is not None and name != "stop"]
            table.setdefault((block.address, 2 * block.count), (block, keys, command))
        return table

    def _poll(self, values: dict[str, int], now_ns: int) -> None:
        if values["feed"] not in (0, 1):
            raise DeviceException(ILLEGAL_VALUE)
        self._nonce = values["nonce"]
        if values["feed"]:
            self.feed(now_ns)

    def _preset(self, values: dict[str, int], now_ns: int) -> None:
        opening, close_at, sequence = values["opening"], values["close_at"], values["sequence"]
        if (close_at - opening) % COUNTS >= COUNTS // 2 or not sequence:
            raise Unwilling("out_of_range")
        self.set_preset(opening, close_at, sequence, now_ns)

    def _open(self, values: dict[str, int], now_ns: int) -> None:
        if not self.in_force or values["sequence"] != self.sequence:
            raise Unwilling("wrong_sequence")
        self.open(now_ns)

    def _stop(self, _values: dict[str, int], now_ns: int) -> None:
        self.stop(now_ns)

    def _acknowledge(self, _values: dict[str, int], now_ns: int) -> None:
        self.acknowledge(now_ns)

    def _status(self) -> bytes:
        codes = self._profile.codes
        bits, flags, faults = codes["flags"], 0, 0
        if self.outlet.is_lifted:
            flags |= 1 << bits[Flag.CALLING]
        if self.is_latched:
            flags |= 1 << bits[Flag.LATCHED]
        if self.in_force:
            flags |= 1 << bits[Flag.IN_FORCE]
        if self.faults:
            present = (fault for fault in Fault if fault and fault in self.faults)
            faults = sum(1 << codes["faults"][str(fault.name).lower()] for fault in present)
        return self._status_block.pack(
            {
                "nonce": self._nonce,
                "state": codes["state"][self.state],
                "stopped_by": codes["stopped_by"][self.stopped_by],
                "flags": flags,
                "faults": faults,
                "boot": self.memory.boot & WORD,
                "total": self.register_total,
                "opening": self.opening,
                "close_at": self.close_at,
                "sequence": self.sequence,
                "flow": min(WORD, self.outlet.flow_base // self._profile.flow_step_base),
            }
        )

    def _settings_image(self) -> bytes:
        return self._profile.blocks["settings"].pack(self._identity | self.settings)


def works_settings(profile: RegisterMapProfile) -> dict[str, int]:
    """Return the settings with which the device leaves the works for the plant of `profile`."""
    return profile.settings
