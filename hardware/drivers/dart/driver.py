"""Forecourt pumps: one authorisation, one filling, under a preset that is told with it.

A pump speaks when it is polled, and tells what it likes: each block has to be acknowledged before
the next one comes. So whatever is asked begins with polls until the pump has nothing left to tell;
then it is told the question, and polled for the answer. What comes is then younger than the
question, whatever was waiting before. A block is acknowledged by the next poll.

An authorisation and its preset go in one block with one checksum, so neither comes without the
other; and the pump takes it only after a reset, which is sent once before a filling and never in
one. Nothing shows the preset: the core takes it at its journal's word.

What has flowed is the pump's total counter before the filling, and the filling on top. A pump that
was without power says that it is not programmed; the driver programs it only at the second
question, so that this is told to somebody who lives.

Nothing numbers an answer to a poll that has nothing to tell, so no status proves that it is fresh:
the quarantine of the line does. Source: see the profile.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hardware.drivers.dart.profile import PRESET_UNITS, DartProfile
from hardware.framing import dart
from hardware.framing.dart import Block, Transaction
from hardware.framing.errors import Damaged
from hardware.half_duplex import Exchanger
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

SEQUENCE_MAX = 2**32 - 1
BOOTS = 2**31 - 1
TOLD_MAX = 12
"""So many blocks in a row, and a pump that goes on is given up."""
WAITS_MAX = 5
"""So many polls may bring nothing before the answer is there."""

COMMAND, NOZZLES, PRESET_VOLUME, PRICES, ASK_TOTALS = 1, 2, 3, 5, 101
RETURN_STATUS, RETURN_PARAMETERS, RETURN_IDENTITY, RETURN_FILLING = 0, 2, 3, 4
RESET, AUTHORISE, STOP = 5, 6, 8

STATUS, FILLED, NOZZLE, ALARM, PARAMETERS, IDENTITY, TOTALS = 1, 2, 3, 5, 7, 9, 101
LENGTHS = {STATUS: 1, FILLED: 8, NOZZLE: 4, ALARM: 1, PARAMETERS: 50, IDENTITY: 5, TOTALS: 16}
VOLUME_DIGITS, TOTAL_DIGITS = 4, 5
"""Bytes of two digits each."""
DECIMALS_AT = 22
NOZZLE_AT = 3
NOZZLE_OUT = 0x10
OF_VOLUME = 0
"""Added to a nozzle's number: its total by volume, not by money."""

NOT_PROGRAMMED, IS_RESET, AUTHORISED = 0, 1, 2
FILLING, COMPLETED, REACHED, SWITCHED_OFF, SUSPENDED = 4, 5, 6, 7, 8
RUNNING = frozenset({AUTHORISED, FILLING})
STATES = RUNNING | {NOT_PROGRAMMED, IS_RESET, COMPLETED, REACHED, SWITCHED_OFF, SUSPENDED}

RESTARTS = frozenset({0x01, 0x0A})
"""Alarms: the computer was reset, the power failed."""
ALARMS = {
    0x06: Fault.METER,
    0x07: Fault.METER,
    0x09: Fault.ESTOP,
    0x0B: Fault.SUPPLY,
    0x0D: Fault.LEAK,
    0x0E: Fault.LEAK,
    0x0F: Fault.LEAK,
}
"""All others are of the pump itself."""


@dataclass(slots=True)
class Session:
    """A preset, and how much of it the pump is told, in its own units."""

    preset: Preset
    units: int
    has_run: bool = False
    """Whether it was seen authorised."""

    @property
    def told(self) -> Transaction:
        """What the pump is told of it."""
        return Transaction(PRESET_VOLUME, dart.bcd(self.units, VOLUME_DIGITS))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a pump says of itself, all of it after the question."""

    status: int
    is_out: bool
    """Whether the nozzle is lifted."""
    filled: int
    total: int


class DartController:
    """One nozzle of one pump. Opens nothing and sends nothing when it is made."""

    def __init__(self, profile: DartProfile, line: Exchanger, address: int) -> None:
        """Speak to the pump at `address` on `line`: 1 is called 0x50."""
        if not 1 <= address <= dart.PUMPS:
            raise ValueError(f"a pump has an address from 1 to {dart.PUMPS}")
        self._profile = profile
        self._line = line
        self._address = address
        self._capabilities = profile.capabilities
        self._range = profile.step_base << profile.totaliser_bits
        self._number = 0
        """Of the next block; 0 at first and after a failure."""
        self._heard: int | None = None
        """The number of the last block that came."""
        self._is_owed = False
        """Whether that one has not been acknowledged."""
        self._boot: int | None = None
        self._is_unprogrammed = False
        self._session: Session | None = None
        self._sequence = 0
        self._before: int | None = None
        """The total before the last filling, in units; None where that is not known."""
        self._stopped_by = DeviceStop.NONE
        self._is_stopping = False
        self._faults = Fault.NONE
        self._is_latched = False

    @property
    def capabilities(self) -> Capabilities:
        """What the pump can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask for identity and parameters; Refused where the volume has other decimals."""
        answers = self._asked(
            [_command(RETURN_IDENTITY), _command(RETURN_PARAMETERS)], (IDENTITY, PARAMETERS)
        )
        decimals, wanted = answers[PARAMETERS][DECIMALS_AT], self._profile.decimals
        if decimals != wanted:
            raise Refused("unsafe_settings", f"decimals is {decimals} and must be {wanted}")
        profile = self._profile
        serial = answers[IDENTITY].hex() if any(answers[IDENTITY]) else ""  # None was ever set.
        return Identity(profile.maker, profile.model, serial, "")

    def read_status(self, *, feed: bool) -> Status:  # noqa: ARG002 - Nothing has to be fed.
        """Ask for status, nozzle, filling and total."""
        return self._status(self._look())

    def set_preset(self, preset: Preset) -> None:
        """Make the pump ready for one filling, and tell it the limit, rounded down.

        It is told once more with the authorisation. The same again is harmless; another one is
        refused until the filling is over.
        """
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        if self._session is not None and self._session.preset == preset:
            return
        shown = self._look()
        if shown.status in RUNNING or shown.status in {SUSPENDED, SWITCHED_OFF}:
            raise Refused("not_applicable", f"pump {self._address} says status {shown.status}")
        given = (self._total_of(shown) - preset.opening.base) % self._range
        if given >= self._range // 2:
            raise Refused("out_of_range", f"the total is {self._total_of(shown)} uL")
        units = (preset.limit.base - given) // self._profile.step_base
        if units <= 0:  # A preset of nothing may be none at all.
            raise Refused("out_of_range", f"{preset.limit.base - given} uL are nothing to fill")
        if units >= PRESET_UNITS:
            raise Refused("out_of_range", f"{units} units are more than a pump can be told")
        self._session = None
        if shown.status != IS_RESET:
            self._tell(_command(RESET))
            shown = self._look()
        if shown.status != IS_RESET or shown.filled:
            raise NoAnswer(f"pump {self._address} is not reset: status {shown.status}")
        self._before = shown.total
        self._stopped_by = DeviceStop.NONE
        self._session = session = Session(preset, units)
        self._tell(session.told)

    def open(self, sequence: int) -> None:
        """Authorise the filling under the preset numbered `sequence`; harmless while it runs."""
        shown = self._look()
        session = self._session
        if self._is_latched:
            raise Refused("latched", f"pump {self._address}")
        if session is None or session.preset.sequence != sequence:
            raise Refused("wrong_sequence", f"pump {self._address}")
        if shown.status in RUNNING:
            return
        if shown.status in {COMPLETED, REACHED}:
            raise Refused("preset_reached", f"pump {self._address}")
        if shown.status != IS_RESET:
            raise Refused("not_applicable", f"pump {self._address} says status {shown.status}")
        self._is_stopping = False
        self._tell(
            Transaction(NOZZLES, bytes([self._profile.nozzle])),
            self._prices,
            session.told,
            _command(AUTHORISE),
        )

    def stop(self) -> None:
        """End the filling and forget its preset; harmless where there is none."""
        self._is_stopping = True
        self._tell(_command(STOP))
        if self._session is not None and self._stopped_by is DeviceStop.NONE:
            self._stopped_by = DeviceStop.HOST
        self._session = None

    def acknowledge(self) -> None:
        """Forget what was latched, once the pump answers."""
        self._look()
        self._faults = Fault.NONE
        self._is_latched = False

    # --- What it says ----------------------------------------------------------------------------

    @property
    def _prices(self) -> Transaction:
        """The price of each nozzle up to ours."""
        return Transaction(PRICES, dart.bcd(self._profile.price, 3) * self._profile.nozzle)

    def _look(self) -> Shown:
        """Ask what is so, and keep what follows from it."""
        if self._is_unprogrammed:
            self._tell(self._prices)
            self._is_unprogrammed = False
        wanted = (STATUS, NOZZLE, FILLED, TOTALS)
        counter = self._profile.nozzle + OF_VOLUME
        answers = self._asked(
            [
                _command(RETURN_STATUS),
                _command(RETURN_FILLING),
                Transaction(ASK_TOTALS, bytes([counter])),
            ],
            wanted,
        )
        [status] = answers[STATUS]
        if answers[TOTALS][0] != counter:
            raise NoAnswer(f"pump {self._address} tells of another nozzle")
        shown = Shown(
            status=status,
            is_out=answers[NOZZLE][NOZZLE_AT] == NOZZLE_OUT | self._profile.nozzle,
            filled=dart.number_of(answers[FILLED][:VOLUME_DIGITS]),
            total=dart.number_of(answers[TOTALS][1 : 1 + TOTAL_DIGITS]),
        )
        if status == NOT_PROGRAMMED:
            self._restarted()
        self._keep(shown)
        return shown

    def _keep(self, shown: Shown) -> None:
        """Keep what follows from `shown`: whether it runs, and why it does not any more."""
        session = self._session
        if shown.status in RUNNING:
            if not self._is_stopping:
                self._stopped_by = DeviceStop.NONE
            if session is not None:
                session.has_run = True
        elif session is None or self._stopped_by is not DeviceStop.NONE:
            return
        elif shown.status == REACHED or (
            shown.status == COMPLETED and shown.filled >= session.units
        ):
            self._stopped_by = DeviceStop.PRESET
        elif shown.status == COMPLETED and self._is_stopping:
            self._stopped_by = DeviceStop.HOST
        elif shown.status == COMPLETED and not shown.is_out:
            self._stopped_by = DeviceStop.HUNG_UP
        elif session.has_run:
            self._stopped_by = DeviceStop.FAULT

    def _restarted(self) -> None:
        """Keep that the power was gone. No boot is like one that another program may have seen."""
        self._boot = 1 + secrets.randbelow(BOOTS)
        self._is_unprogrammed = True
        self._session = None
        self._before = None
        self._stopped_by = DeviceStop.POWER
        self._is_latched = False
        self._faults = Fault.NONE

    def _total_of(self, shown: Shown) -> int:
        """Return the total in base units: the counter, or the filling on top of what it showed."""
        units = shown.total
        if self._before is not None and 0 <= units - self._before <= shown.filled:
            units = self._before + shown.filled
        return units * self._profile.step_base % self._range

    def _status(self, shown: Shown) -> Status:
        dimension = self._profile.dimension
        runs = shown.status in RUNNING
        if self._session is not None:
            self._sequence = self._session.preset.sequence
        return Status(
            boot=self._boot,
            state=ControllerState.OPEN_FAST if runs else ControllerState.CLOSED,
            stopped_by=self._stopped_by,
            faults=self._faults,
            total=Quantity(self._total_of(shown), dimension),
            preset=None,
            sequence=self._sequence,
            flow=Quantity(self._profile.nominal_base if shown.status == FILLING else 0, dimension),
            calling=shown.is_out,
            latched=self._is_latched,
        )

    # --- The line --------------------------------------------------------------------------------

    def _asked(self, question: Iterable[Transaction], wanted: tuple[int, ...]) -> dict[int, bytes]:
        """Ask, and return the answers in `wanted`: the youngest of each."""
        for _ in self._told_until_silent():
            pass  # What was waiting is older than the question.
        self._tell(*question)
        answers: dict[int, bytes] = {}
        usual = dart.AROUND + sum(2 + LENGTHS[each] for each in wanted)
        for _ in range(WAITS_MAX):
            for told in self._told_until_silent(usual):
                answers |= told
                if all(each in answers for each in wanted):
                    return answers
        raise NoAnswer(f"pump {self._address} does not say what it is asked")

    def _told_until_silent(self, usual: int = dart.SHORT) -> Iterator[dict[int, bytes]]:
        """Poll, and yield what each block of the pump tells, until it has nothing more.

        The first one is thought to be as long as is `usual`.
        """
        for count in range(TOLD_MAX):
            told = self._polled(dart.SHORT if count else usual)
            if told is None:
                return
            is_new = told.number != self._heard or not told.number
            self._heard, self._is_owed = told.number, True
            if is_new:
                yield self._sorted(told)
        raise NoAnswer(f"pump {self._address} tells and tells")

    def _sorted(self, told: Block) -> dict[int, bytes]:
        """Keep the alarms in a block, and return what is known of the rest."""
        found = {}
        for transaction in told.transactions:
            if LENGTHS.get(transaction.number) != len(transaction.data):
                continue  # Something that nobody asks for.
            if transaction.number == ALARM:
                self._take(transaction.data[0])
            else:
                found[transaction.number] = transaction.data
        return found

    def _take(self, alarm: int) -> None:
        """Keep an alarm: it is told once."""
        if alarm in RESTARTS:
            self._restarted()
            return
        self._faults |= ALARMS.get(alarm, Fault.SETTINGS)
        self._is_latched = True

    def _polled(self, usual: int) -> Block | None:
        """Poll once, acknowledging what came before."""
        control = dart.POLL
        if self._is_owed and self._heard is not None:
            control = dart.ACK_POLL | self._heard
        self._is_owed = False
        return self._line.exchange(
            dart.short(self._address, control),
            usual,
            response_ms=self._profile.response_ms,
            decode=self._decoded,
            missing=dart.missing,
        )

    def _decoded(self, heard: bytes) -> Block | None:
        """Return what `heard` tells, sound in all that is known of it."""
        told = dart.told(heard, address=self._address)
        for transaction in () if told is None else told.transactions:
            if LENGTHS.get(transaction.number) == len(transaction.data):
                _check(transaction)
        return told

    def _tell(self, *transactions: Transaction) -> None:
        """Tell the pump `transactions` in one block."""
        number, self._number = self._number, 0
        self._line.exchange(
            dart.block(self._address, number, transactions),
            dart.SHORT,
            response_ms=self._profile.response_ms,
            decode=lambda heard: dart.check_acknowledged(
                heard, address=self._address, number=number
            ),
            missing=dart.missing,
        )
        self._number = number % (dart.NUMBERS - 1) + 1


def _command(code: int) -> Transaction:
    """Return the transaction that says `code` to a pump."""
    return Transaction(COMMAND, bytes([code]))


def _check(transaction: Transaction) -> None:
    """Make sure that a transaction says something; Foreign or Damaged where it does not."""
    if transaction.number in {FILLED, IDENTITY}:
        dart.number_of(transaction.data)
    elif transaction.number == TOTALS:
        dart.number_of(transaction.data[1:])
    elif transaction.number == STATUS and transaction.data[0] not in STATES:
        raise Damaged(f"status {transaction.data[0]} is none that a pump has")
