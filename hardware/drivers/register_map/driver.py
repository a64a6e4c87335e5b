"""Flow controllers that are described by a register map: quantities above, counts below.

Every status is one exchange (function 23): it writes a nonce and, when asked to, the keep-alive
flag, and reads everything back behind the same nonce. A preset carries the opening reading with
it, so that the device can be asked for the limit in the words of whoever set it, even by a program
that was started later. Commands are written (function 16) and count as done once a status says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from hardware.drivers.register_map.profile import Flag, RegisterMapProfile
from hardware.framing.errors import Damaged, Foreign
from hardware.framing.modbus import (
    READ,
    READ_WRITE,
    WRITE_REPLY_LENGTH,
    ExceptionReply,
    check_written,
    read_reply_length,
    read_request,
    read_write_request,
    registers_of,
    write_request,
)
from hardware.half_duplex import Exchanger
from hardware.registers import Block
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Identity,
    Preset,
    Status,
)
from kiosk.domain.quantity import Quantity
from kiosk.ports import NoAnswer, Refused

ADDRESS_MAX = 247
NONCE_RANGE = 0x10000
SEQUENCE_MAX = 2**32 - 1

_REFUSALS = {1: "illegal_function", 2: "illegal_address", 3: "illegal_value", 6: "busy"}
# Modbus application protocol 7: only these say that nothing was done. The others (device failure,
# accepted but not finished, gateway without an answer) leave it open, so they are no answer.

Answer = TypeVar("Answer")


class RegisterMapController:
    """One outlet of a register-map device. Opens nothing and sends nothing when it is made."""

    def __init__(self, profile: RegisterMapProfile, line: Exchanger, address: int) -> None:
        """Speak to the device at `address` on `line`."""
        if not 1 <= address <= ADDRESS_MAX:
            raise ValueError(f"a device has an address from 1 to {ADDRESS_MAX}, not {address}")
        self._profile = profile
        self._line = line
        self._address = address
        self._capabilities = profile.capabilities
        self._range = 1 << profile.totaliser_bits
        self._nonce = 0
        self._refusals = _REFUSALS | {
            code: word for word, code in profile.codes["refusals"].items()
        }
        self._states = _by_code(profile, "state", ControllerState)
        self._stops = _by_code(profile, "stopped_by", DeviceStop)
        self._flags = {flag: 1 << profile.codes["flags"][flag] for flag in Flag}
        self._flags_known = sum(self._flags.values())
        self._faults = {
            1 << profile.codes["faults"][str(fault.name).lower()]: fault for fault in Fault if fault
        }
        self._faults_known = sum(self._faults)

    @property
    def capabilities(self) -> Capabilities:
        """What the device can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Read who is there and the safety settings; Refused where either is not as it must be."""
        block = self._profile.blocks["settings"]
        request = read_request(self._address, block.address, block.count)
        settings, texts = self._ask(request, block, READ, _settings)
        found = Identity(texts["maker"], texts["model"], texts["serial"], texts["firmware"])
        if (found.maker, found.model) != (self._profile.maker, self._profile.model):
            raise Refused(
                "wrong_device",
                f"address {self._address} is a {found.maker} {found.model}, the settings expect a "
                f"{self._profile.maker} {self._profile.model} ({self._profile.title})",
            )
        if unsafe := tuple(_unsafe(self._profile, settings)):
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return found

    def read_status(self, *, feed: bool) -> Status:
        """Read everything at once; with `feed`, keep the dead-man timer from running out."""
        status, poll = self._profile.blocks["status"], self._profile.blocks["poll"]
        self._nonce = nonce = (self._nonce + 1) % NONCE_RANGE or 1  # 0 is what a reset reads as.
        request = read_write_request(
            self._address,
            status.address,
            status.count,
            poll.address,
            poll.pack({"nonce": nonce, "feed": int(feed)}),
        )

        def decode(block: Block, data: bytes) -> Status:
            values = block.numbers(data)
            if values["nonce"] != nonce:
                raise Foreign(f"nonce {values['nonce']} instead of {nonce}: an older answer")
            return self._status(values)

        return self._ask(request, status, READ_WRITE, decode)

    def set_preset(self, preset: Preset) -> None:
        """Write a limit, rounded down to whole counts. In force once a status shows it."""
        opening = preset.opening.floor(self._step).base // self._step.base
        counts = preset.limit.floor(self._step).base // self._step.base
        if counts >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        self._command(
            "preset",
            sequence=preset.sequence,
            opening=opening % self._range,
            close_at=(opening + counts) % self._range,
        )

    def open(self, sequence: int) -> None:
        """Open the valve; refused unless the preset in force has this `sequence`."""
        self._command("open", sequence=sequence & SEQUENCE_MAX)

    def stop(self) -> None:
        """Close the valve and withdraw the preset; harmless when closed."""
        self._command("stop")

    def acknowledge(self) -> None:
        """Clear what is latched; refused while its cause is still there."""
        self._command("acknowledge")

    @property
    def _step(self) -> Quantity:
        return self._capabilities.totaliser_step

    def _command(self, name: str, **values: int) -> None:
        block = self._profile.blocks[name]

        def decode(reply: bytes) -> None:
            check_written(reply, unit=self._address, address=block.address, count=block.count)

        request = write_request(self._address, block.address, block.pack(values))
        self._exchange(request, WRITE_REPLY_LENGTH, decode)

    def _ask(
        self,
        request: bytes,
        block: Block,
        function: int,
        decode: Callable[[Block, bytes], Answer],
    ) -> Answer:
        def unpack(reply: bytes) -> Answer:
            return decode(
                block,
                registers_of(reply, unit=self._address, function=function, count=block.count),
            )

        return self._exchange(request, read_reply_length(block.count), unpack)

    def _exchange(
        self, request: bytes, reply_length: int, decode: Callable[[bytes], Answer]
    ) -> Answer:
        try:
            return self._line.exchange(
                request, reply_length, response_ms=self._profile.response_ms, decode=decode
            )
        except ExceptionReply as reply:
            word = self._refusals.get(reply.code)
            if word is None:
                raise NoAnswer(f"address {self._address}: exception {reply.code}") from reply
            raise Refused(word, f"address {self._address}") from reply

    def _status(self, values: dict[str, int]) -> Status:
        step, flags = self._step.base, values["flags"]
        dimension = self._profile.dimension
        limit = (values["close_at"] - values["opening"]) % self._range
        if flags & ~self._flags_known or values["faults"] & ~self._faults_known:
            raise Damaged(f"flags {flags:#x}, faults {values['faults']:#x}: unknown bits")
        if values["total"] >= self._range:
            raise Damaged(f"a total of {values['total']} is more than the totaliser can show")
        try:
            state = self._states[values["state"]]
            stopped_by = self._stops[values["stopped_by"]]
        except KeyError as error:
            raise Damaged(f"{error} is no state this profile knows") from error
        return Status(
            boot=values["boot"],
            state=state,
            stopped_by=stopped_by,
            faults=self._faults_of(values["faults"]),
            total=Quantity(values["total"] * step, dimension),
            preset=Quantity(limit * step, dimension)
            if flags & self._flags[Flag.IN_FORCE]
            else None,
            sequence=values["sequence"],
            flow=Quantity(values["flow"] * self._profile.flow_step_base, dimension),
            calling=bool(flags & self._flags[Flag.CALLING]),
            latched=bool(flags & self._flags[Flag.LATCHED]),
        )

    def _faults_of(self, bits: int) -> Fault:
        """Return what the device complains of; nearly always nothing."""
        faults = Fault.NONE
        if bits:
            for bit, fault in self._faults.items():
                if bits & bit:
                    faults |= fault
        return faults


Word = TypeVar("Word", ControllerState, DeviceStop)


def _by_code(profile: RegisterMapProfile, table: str, words: type[Word]) -> dict[int, Word]:
    return {profile.codes[table][word]: word for word in words}


def _settings(block: Block, data: bytes) -> tuple[dict[str, int], dict[str, str]]:
    return block.numbers(data), block.texts(data)


def _unsafe(profile: RegisterMapProfile, settings: dict[str, int]) -> Iterator[str]:
    """Yield what is wrong with `settings`: other than the data sheet's, or worse than declared."""
    expected = profile.settings
    exact = {*profile.safe, "dimension", "totaliser_bits", "step", "flow_step"}
    least = {"slow_before", "shutoffs"}
    for name, wanted in expected.items():
        found = settings[name]
        if name in exact:
            if found != wanted:
                yield f"{name} is {found} and must be {wanted}"
        elif name in least:
            if found < wanted:
                yield f"{name} is {found} and must be at least {wanted}"
        elif not 0 < found <= wanted:
            yield f"{name} is {found} and must be 1 to {wanted}"
