"""The reference flow controller: presets, dead-man timer, faults and memory behind its registers.

It decides at events: when its meter shows a threshold, when a timer runs out, when a command comes.
`react` is called at each of them and brings valve and registers in line with what is now so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hardware.profile import Profile
from hardware.profile_file import Flag
from hardware.registers import Block, Field
from hardware.simulator.modbus import ILLEGAL_ADDRESS, ILLEGAL_VALUE, DeviceException
from hardware.simulator.plant import PlantOutlet, Stage
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import ControllerState, DeviceStop, Fault

LEAK_COUNTS = 8
"""So many counts while closed are a leak: less may be warmth, or a hose that relaxes."""
WORD = 0xFFFF
COUNTS = 1 << 32


_Command = Callable[[dict[str, int], int], None]
_Commands = dict[tuple[int, int], tuple[Block, Sequence[Field], _Command]]


@dataclass(slots=True)
class Memory:
    """What survives a loss of power. `counts` never rolls over here; its register does."""

    boot: int = 0
    counts: int = 0


class Controller:
    """One device. `now_ns` is handed in with everything that happens to it."""

    def __init__(
        self, profile: Profile, outlet: PlantOutlet, memory: Memory, *, serial: str, now_ns: int
    ) -> None:
        """Fit the device to `outlet` and switch it on."""
        self._profile = profile
        self.outlet = outlet
        self.memory = memory
        self._refusals = profile.codes["refusals"]
        self._commands = self._command_table()
        self._status_block = profile.blocks["status"]
        self._counts_before = memory.counts - outlet.pulses
        self.settings = works_settings(profile)
        """What is set at the device, and may be changed there."""
        self._identity: dict[str, int | str] = {
            "maker": profile.maker,
            "model": profile.model,
            "serial": serial,
            "firmware": "1.0",
        }
        self.is_on = False
        self.active: set[Fault] = set()
        """Causes of faults that are still there, and cannot be acknowledged away."""
        self._resting: tuple[int, bool, Stage] | None = None
        """As what it rests: shut, without a preset, and nothing moves. None while it does not."""
        self.power_on(now_ns)

    # --- Power -----------------------------------------------------------------------------------

    def power_on(self, now_ns: int) -> None:
        """Start: closed, no preset in force, the dead-man timer running, one boot more."""
        self.is_on = True
        self._resting = None
        self.memory.boot += 1
        self.stopped_by = DeviceStop.POWER if self.memory.boot > 1 else DeviceStop.NONE
        self.faults = Fault.NONE
        self.is_latched = False
        self.in_force = False
        self.begun = False
        self.deliveries = 0
        self._was_lifted = self.outlet.is_lifted
        self._sequence = 0
        self._opening = self._close_at = self.register_total
        self._nonce = 0
        self._fed_until_ns = now_ns + self._watchdog_ns
        self._closed_since_ns: int | None = now_ns
        self._closed_counts: int | None = None
        self._overrun_is_told = False

    def power_off(self, now_ns: int) -> None:
        """Lose the power: springs close the valve; the meter's capacitor lasts until it has."""
        self.is_on = False
        self._resting = None
        self.outlet.valve.command(Stage.CLOSED, now_ns)

    # --- What it knows ---------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """The lifetime total in counts."""
        return self._counts_before + self.outlet.pulses

    @property
    def register_total(self) -> int:
        """The totaliser as it is shown."""
        return self.total % COUNTS

    @property
    def left(self) -> int:
        """How many counts are left until the end of the preset; negative when past it."""
        left = (self._close_at - self.total) % COUNTS
        return left - COUNTS if left >= COUNTS // 2 else left

    @property
    def _watchdog_ns(self) -> int:
        return self.settings["watchdog_ms"] * NS_PER_MS

    @property
    def _closing_ns(self) -> int:
        return self.settings["closing_ms"] * NS_PER_MS

    @property
    def is_open(self) -> bool:
        """Whether the valve was told to be open."""
        return self.outlet.valve.commanded is not Stage.CLOSED

    @property
    def sequence(self) -> int:
        """The number of the preset that was accepted last."""
        return self._sequence

    @property
    def state(self) -> ControllerState:
        """What the valve is doing; *closed* and *slow* are what the position switches confirm."""
        position = self.outlet.valve.position
        if not self.is_open:
            closed = position is Stage.CLOSED
            return ControllerState.CLOSED if closed else ControllerState.CLOSING
        slow = self.outlet.valve.commanded is Stage.SLOW and position is not Stage.FAST
        return ControllerState.OPEN_SLOW if slow else ControllerState.OPEN_FAST

    def set_total(self, counts: int) -> None:
        """Make the totaliser lie from now on: a meter that jumps, runs back or is about to roll."""
        self._counts_before += counts - self.total
        self._closed_counts = self._resting = None

    # --- What happens to it ----------------------------------------------------------------------

    def react(self, now_ns: int) -> None:
        """Do what the present moment asks for; doing it twice is harmless."""
        outlet = self.outlet
        as_now = (outlet.pulses, outlet.is_lifted, outlet.valve.commanded)
        if self._resting == as_now and not self.active:
            return
        self._resting = None
        self.memory.counts = self.total
        if not self.is_on:
            return
        hung_up = self._was_lifted and not outlet.is_lifted
        self._was_lifted = outlet.is_lifted
        for fault in self.active:
            self._fail(fault, now_ns)
        if outlet.valve.commanded is not Stage.CLOSED:
            left = self.left
            if left <= 0:
                self._close(DeviceStop.PRESET, now_ns)
            elif hung_up:
                self._close(DeviceStop.HUNG_UP, now_ns)
            else:
                slow = left <= self.settings["slow_before"]
                outlet.valve.command(Stage.SLOW if slow else Stage.FAST, now_ns)
        if self.in_force and now_ns >= self._fed_until_ns and not self.is_latched:
            self._trip(now_ns)
        if outlet.valve.commanded is Stage.CLOSED:
            self._watch(now_ns)

    def next_ns(self, now_ns: int) -> int | None:
        """Return when it next has something to do by itself, after `now_ns`."""
        if not self.is_on or (self._resting is not None and not self.outlet.flow_base):
            return None
        soonest_ns: int | None = None
        for at_ns in self._times():
            if at_ns is not None and at_ns > now_ns and (soonest_ns is None or at_ns < soonest_ns):
                soonest_ns = at_ns
        return soonest_ns

    def _times(self) -> Iterator[int | None]:
        shows = self.outlet.shows_at_ns
        pulses = self.outlet.pulses
        if self.in_force and not self.is_latched:
            yield self._fed_until_ns
        if self.is_open:
            yield shows(pulses + self.left)
            slow_before = self.settings["slow_before"]
            if self.left > slow_before:
                yield shows(pulses + self.left - slow_before)
        elif self.in_force and self.begun:
            yield shows(pulses + self.left + self.settings["overrun_guard"] + 1)
        if self._closed_since_ns is not None:
            yield self._closed_since_ns + self._closing_ns
            if self._closed_counts is not None:
                yield shows(pulses + self._closed_counts + LEAK_COUNTS - self.total)

    def _close(self, why: DeviceStop, now_ns: int) -> None:
        self.stopped_by = why
        self._closed_since_ns = now_ns
        self._closed_counts = None
        self.outlet.valve.command(Stage.CLOSED, now_ns)

    def _trip(self, now_ns: int) -> None:
        """The dead-man timer has run out."""
        self.is_latched = True
        if self.is_open or not self.begun:
            self._close(DeviceStop.WATCHDOG, now_ns)

    def _fail(self, fault: Fault, now_ns: int) -> None:
        """Latch `fault` and close."""
        self.faults |= fault
        self.is_latched = True
        if self.is_open:
            self._close(DeviceStop.FAULT, now_ns)

    def _watch(self, now_ns: int) -> None:
        """Look for what should not be, shut: a valve that does not close, a leak, an overrun."""
        ran_over = self.in_force and self.begun and -self.left > self.settings["overrun_guard"]
        if ran_over and not self._overrun_is_told:
            self._overrun_is_told = True  # Once: it can be acknowledged, but not undone.
            self._fail(Fault.OVERRUN, now_ns)
        if self._closed_since_ns is None or now_ns < self._closed_since_ns + self._closing_ns:
            return
        if self.state is not ControllerState.CLOSED:
            self._fail(Fault.VALVE, now_ns)
        elif self._closed_counts is None:
            self._closed_counts = self.total
        elif self.total - self._closed_counts >= LEAK_COUNTS:
            self._fail(Fault.LEAK, now_ns)
        elif not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)

    # --- Registers -------------------------------------------------------------------------------

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
            self._resting = None
        values = block.numbers(data)
        if any(values[key.name] != key.value for key in keys):
            raise DeviceException(ILLEGAL_VALUE)
        command(values, now_ns)

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
            self._fed_until_ns = now_ns + self._watchdog_ns

    def _preset(self, values: dict[str, int], now_ns: int) -> None:
        ahead = (values["close_at"] - values["opening"]) % COUNTS
        if ahead >= COUNTS // 2 or not values["sequence"]:
            self._refuse("out_of_range")
        if not self.in_force:
            self.deliveries += 1
            self.begun = False
            self.stopped_by = DeviceStop.NONE
            self._fed_until_ns = max(self._fed_until_ns, now_ns + self._watchdog_ns)
        self.in_force = True
        self._sequence = values["sequence"]
        self._opening, self._close_at = values["opening"], values["close_at"]

    def _open(self, values: dict[str, int], now_ns: int) -> None:
        if not self.in_force or values["sequence"] != self._sequence:
            self._refuse("wrong_sequence")
        if self.faults:
            self._refuse("faulted")
        if self.is_latched:
            self._refuse("latched")
        if now_ns >= self._fed_until_ns:
            self._refuse("not_fed")
        if self.left <= 0:
            self._refuse("preset_reached")
        if not self.is_open:
            slow = self.left <= self.settings["slow_before"]
            self.outlet.valve.command(Stage.SLOW if slow else Stage.FAST, now_ns)
            self.stopped_by = DeviceStop.NONE
            self.begun = True
            self._overrun_is_told = False
            self._closed_since_ns = self._closed_counts = None

    def _stop(self, _values: dict[str, int], now_ns: int) -> None:
        if self.is_open or (self.in_force and not self.begun):
            self._close(DeviceStop.HOST, now_ns)
        self.in_force = False

    def _acknowledge(self, _values: dict[str, int], now_ns: int) -> None:
        if self.active or self.state is ControllerState.CLOSING:
            self._refuse("faulted")
        self.faults = Fault.NONE
        self.is_latched = False
        self._closed_counts = None
        self._fed_until_ns = now_ns + self._watchdog_ns

    def _refuse(self, word: str) -> None:
        raise DeviceException(self._refusals[word])

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
                "opening": self._opening,
                "close_at": self._close_at,
                "sequence": self._sequence,
                "flow": min(WORD, self.outlet.flow_base // self._profile.flow_step_base),
            }
        )

    def _settings_image(self) -> bytes:
        return self._profile.blocks["settings"].pack(self._identity | self.settings)


def works_settings(profile: Profile) -> dict[str, int]:
    """Return the settings with which the device leaves the works for the plant of `profile`."""
    return profile.settings
