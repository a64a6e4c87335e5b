"""OpenEVSE over RAPI: a limit of whole kilowatt-hours, given once to a session, behind a lock.

A charger of this kind takes a limit only while a car is plugged in, forgets it when the car goes,
and charges without one where it was given none. So a preset is kept here until the customer has
plugged in; then the limit is given, read back, and the lock is opened. One limit a session, and
only where nothing was charged in it: some firmware counts from the beginning of the session, other
from when the limit was given. It is told no second time once anything has flowed.

Its total is what all ended sessions had, and beside it what this one has had so far; at the end of
a session the one grows by the other. They are told together, but whether a session goes on is told
in another answer: where the first has grown while a car is plugged in, nobody can tell which it
was, and the next reading is awaited.

What the running session has had is forgotten with the power, and no boots are counted. But so is
the voltage by which energy is reckoned. It is set here, a few millivolts higher than it is: by
another figure after each loss of power, which is the number of the boot.

Its heartbeat supervision falls to a current of at least 6 A, and never to none: it is no dead-man
timer, and none is declared. Each answer carries the number of its request.

Source: the maker's `rapi_proc.h`, `J1772EvseController.h` and `EnergyMeter.cpp`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware.boots import BOOT_NUMBERS
from hardware.drivers.openevse import words
from hardware.drivers.openevse.profile import MWH_PER_KWH, MWH_PER_WH, OpenEvseProfile
from hardware.drivers.openevse.words import Fields, Flag, Reading
from hardware.framing import rapi
from hardware.framing.errors import Damaged
from hardware.half_duplex import Exchanger, Missing
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

PRESET_MAX = 2**32 - 1
LIMIT_MAX = 0xFF
"""The most kilowatt-hours that a limit may be: one byte in the unit."""
MARKS = 255
"""So many millivolts above the voltage tell one boot from another: a thousandth of it."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A preset, and the limit that stands for it."""

    preset: Preset
    kwh: int
    total_wh: int
    """What the total was when it was given."""


class OpenEvseController:
    """One unit: RAPI knows no addresses. Opens nothing and sends nothing when it is made.

    It knows a preset only while the program that set it lives: after a new start the unit has none,
    whatever its limit, and is not unlocked before it was given one.
    """

    def __init__(self, profile: OpenEvseProfile, line: Exchanger, address: int) -> None:
        """Speak to the unit on `line`; its `address` is 1, for there is but one."""
        if address != 1:
            raise ValueError(f"RAPI knows no addresses: one unit to a line, at 1, not {address}")
        self._profile = profile
        self._line = line
        self._capabilities = profile.capabilities
        self._range = profile.step_base << profile.totaliser_bits
        self._asked = 0
        self._lengths: dict[str, int] = {}
        self._begun = b""
        """The beginning of a notice, behind the last answer: the rest comes before the next."""
        self._boot: int | None = None
        self._grant: Grant | None = None
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._is_open = False
        self._ended_wh: int | None = None
        """What all ended sessions had, as it was read last."""

    @property
    def capabilities(self) -> Capabilities:
        """What the charger can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is built and set; Refused where either is not as it must be.

        A unit that has no lock, or no limit, says `$NK` to the question.
        """
        profile = self._profile
        version, _ = self._ask("GV", words.VERSION, words.VERSION)
        try:
            [serial] = self._ask("GI", words.ID)
        except Refused:
            serial = ""  # Not built in.
        _, flags = self._ask("GE", words.DECIMAL, words.WORD)
        _, _, _, amps = self._ask("GC", *(words.DECIMAL,) * 4)
        unsafe = [
            what
            for what, is_so in (
                ("its firmware has no lock: build it with AUTH_LOCK=1", self._knows("G4")),
                ("its firmware has no limit: build it with CHARGE_LIMIT", self._knows("GH")),
                ("its button is enabled: $FF B 0", bool(int(flags, 16) & words.BUTTON_DISABLED)),
                (f"it gives {amps} A, not {profile.amps} at most: $SC", int(amps) <= profile.amps),
            )
            if not is_so
        ]
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return Identity(profile.maker, profile.model, serial, version)

    def read_status(self, *, feed: bool) -> Status:  # noqa: ARG002 - It has no timer to feed.
        """Ask for state, energy and current. A unit that lost its power is told its voltage."""
        now = self._look()
        faults = words.FAULTS.get(now.state, Fault.NONE)
        if now.is_unlimited:
            faults |= Fault.SETTINGS
        if now.is_open:
            state = ControllerState.OPEN_FAST
        elif now.flags & Flag.RELAY_CLOSED:
            state = ControllerState.CLOSING
        else:
            state = ControllerState.CLOSED
        dimension = self._profile.dimension
        flow = max(0, now.milliamps) * now.millivolts // words.MICROWATTS_PER_MWH_S
        return Status(
            boot=self._boot,
            state=state,
            stopped_by=DeviceStop.NONE if now.is_open else self._stopped_by,
            faults=faults,
            total=Quantity(now.total_wh * MWH_PER_WH % self._range, dimension),
            preset=None,
            sequence=self._sequence,
            flow=Quantity(flow if now.flags & Flag.RELAY_CLOSED else 0, dimension),
            calling=now.is_plugged_in,
            latched=False,
        )

    def set_preset(self, preset: Preset) -> None:
        """Keep a limit, rounded down to kilowatt-hours, until somebody has plugged in.

        The same again is harmless; another one is refused while the lock is open.
        """
        if not 0 < preset.sequence <= PRESET_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        now = self._look()
        if self._grant is not None and self._grant.preset == preset:
            return
        if now.is_open or now.flags & Flag.RELAY_CLOSED:
            raise Refused("not_applicable", "it is charging")
        if now.is_used:
            raise Refused("same_session", "this session has had some: unplug first")
        given = (now.total_wh * MWH_PER_WH - preset.opening.base) % self._range
        if given >= self._range // 2:
            raise Refused("out_of_range", f"the total is {now.total_wh} Wh")
        kwh = (preset.limit.base - given) // MWH_PER_KWH
        if not 0 < kwh <= LIMIT_MAX:  # 0 would be without end.
            raise Refused("out_of_range", f"{kwh} kWh are no limit")
        self._grant = Grant(preset, kwh, now.total_wh)
        self._sequence = preset.sequence
        self._stopped_by = DeviceStop.NONE

    def open(self, sequence: int) -> None:
        """Give the session its limit, read it back, and open the lock; harmless while it is open.

        Refused where the session has had anything: unplug first.
        """
        now = self._look()
        grant = self._grant
        if grant is None or grant.preset.sequence != sequence:
            raise Refused("wrong_sequence", "no such preset")
        if now.is_open:
            return
        if now.has_ended or now.total_wh != grant.total_wh:
            raise Refused("preset_reached", "one limit a session")
        if not now.is_plugged_in:
            raise Refused("not_calling", "nobody is plugged in")
        if now.is_used:
            raise Refused("same_session", "this session has had some: unplug first")
        if now.state not in words.READY:
            raise Refused("not_applicable", f"it is in state {now.state:02x}")
        self._do(f"SH {grant.kwh}")
        [shown] = self._ask("GH", words.DECIMAL)
        if int(shown) != grant.kwh:
            raise NoAnswer(f"it shows a limit of {shown} kWh, not {grant.kwh}")
        self._stopped_by = DeviceStop.NONE
        self._do("S4 0")
        self._is_open = True
        _, flags = self._state()
        if not (flags & Flag.LIMITED and flags & Flag.PLUGGED_IN):
            self._do("S4 1")  # The car went in between, and its limit with it.
            raise NoAnswer("the plug was moved as it was to begin")

    def stop(self) -> None:
        """Lock it, and forget the preset; harmless when it is locked."""
        self._do("S4 1")
        if self._grant is not None and self._stopped_by is not DeviceStop.PRESET:
            self._stopped_by = DeviceStop.HOST
        self._grant = None
        self._is_open = False

    def acknowledge(self) -> None:
        """Do nothing but make sure that it answers: it tries again by itself, within its limit."""
        self._look()

    # --- What it says ----------------------------------------------------------------------------

    def _look(self) -> Reading:
        """Ask what is so, and keep what follows from it."""
        state, flags = self._state()
        session_ws, ended_wh = map(int, self._ask("GU", words.DECIMAL, words.DECIMAL))
        milliamps, millivolts = map(int, self._ask("GG", words.SIGNED, words.DECIMAL))
        now = Reading(state, flags, session_ws, ended_wh, milliamps, millivolts)
        before, self._ended_wh = self._ended_wh, ended_wh
        if now.is_plugged_in and before != ended_wh:
            raise NoAnswer("whether a session has just ended is not known before the next reading")
        self._heed_boot(now)
        self._follow(now)
        return now

    def _heed_boot(self, now: Reading) -> None:
        """Keep which boot it is: where the voltage is none of ours, it is another one from now."""
        mark = now.millivolts - self._profile.millivolts
        if 1 <= mark <= MARKS and self._boot in {None, mark}:
            self._boot = mark
            return
        known = self._boot
        mark = 1 + BOOT_NUMBERS.below(MARKS - 1)
        mark += known is not None and mark >= known  # Every one but the last.
        self._ask(f"SV {self._profile.millivolts + mark}")
        self._boot = mark
        if known is not None:
            self._grant, self._is_open = None, False
            self._stopped_by = DeviceStop.POWER

    def _follow(self, now: Reading) -> None:
        """Keep why it has stopped."""
        if now.has_ended and self._grant is not None:
            self._stopped_by = DeviceStop.PRESET
        elif self._is_open and now.state in words.FAULTS:
            self._stopped_by = DeviceStop.FAULT
        elif self._is_open and not now.is_open:
            self._stopped_by = DeviceStop.HUNG_UP  # It locks itself when the car goes.
        self._is_open = now.is_open

    # --- The line --------------------------------------------------------------------------------

    def _state(self) -> tuple[int, Flag]:
        state, _, _, flags = self._ask("GS", words.BYTE, words.DECIMAL, words.BYTE, words.WORD)
        return int(state, 16), Flag(int(flags, 16))

    def _knows(self, question: str) -> bool:
        """Whether the firmware was built with what it is asked for."""
        try:
            self._ask(question, words.DECIMAL)
        except Refused:
            return False
        return True

    def _do(self, command: str) -> None:
        """Tell the unit a `command` that is answered with nothing, and mostly with a notice."""
        self._ask(command, missing=rapi.missing_with_notice)

    def _ask(
        self, command: str, *forms: re.Pattern[str], missing: Missing = rapi.missing
    ) -> Fields:
        """Ask the unit, and return the fields of its answer, each of its form."""
        self._asked = self._asked % rapi.SEQUENCE_MAX + 1
        number = self._asked

        def decode(heard: bytes) -> Fields:
            reply = self._reply(heard, number)
            if not reply.is_accepted:
                raise Refused("refused", f"the unit says NK to {command}")
            fields = words.fields_of(reply.fields, *forms)
            if not reply.notices:
                self._lengths[command] = len(heard)
            return fields

        return self._line.exchange(
            rapi.request(command, number),
            self._lengths.get(command, rapi.SHORTEST),
            response_ms=self._profile.response_ms,
            decode=decode,
            missing=missing,
        )

    def _reply(self, heard: bytes, number: int) -> rapi.Reply:
        """Return the answer in `heard`, which may begin with the end of a notice."""
        begun, self._begun = self._begun, b""
        try:
            reply = rapi.reply_of(heard, sequence=number)
        except Damaged:
            if not begun:
                raise
            reply = rapi.reply_of(begun + heard, sequence=number)
        self._begun = rapi.begun_in(heard)
        return reply
