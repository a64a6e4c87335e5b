"""Every device of the registry behind a line that does as a tape says: what holds in any dialect.

The device itself tells the truth: the line and the world around it do not behave. So this asks of
a driver what `targets.converse` asks of the register maps, and needs to know no bytes for it.
"""

from __future__ import annotations

from collections.abc import Callable

from fakes.hostile import Tape
from fakes.rig import Rig
from fakes.rigs import is_on_a_line

from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.registry import REGISTRY, loaded
from hardware.simulator.faults import FaultKind, LineFault
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import Identity, Preset, Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import FlowController, LineDown, NoAnswer, Refused

NAMES = list(filter(is_on_a_line, sorted(REGISTRY)))
KINDS = sorted(FaultKind)
ASKED_MAX = 24
AT_ONCE_MAX = 3
EXCHANGE_MS_MAX = 1_500
"""A quarantine on a line that is never quiet, and one exchange."""
LATE_MS = 50
MARKS = 5_000
"""Totals that the four digits of a pump show finely, with the largest of its volumes on top."""


def device(data: bytes) -> None:
    """Whatever a line does, a driver returns the truth, or NoAnswer or Refused, and in time."""
    tape = Tape(data)
    converse(NAMES[tape.pick(len(NAMES))], tape)


def converse(name: str, tape: Tape) -> None:
    """Ask two devices on one line, if they can share one, until the tape is over."""
    rig = Rig((name,) * min(2, loaded(name).capabilities.address_max))
    marks = [_mark(rig, outlet, tape) for outlet in range(len(rig.places))]
    for _ in range(ASKED_MAX):
        outlet = tape.pick(2) % len(rig.places)
        _happen(rig, tape)
        marks[outlet] = _mark(rig, outlet, tape)
        for _ in range(tape.pick(AT_ONCE_MAX + 1)):
            rig.faults.script.append(_fault(rig, tape))
        driver = rig.drivers[outlet]
        began_ns, exchanges = rig.clock.now_ns, rig.line.health().exchanges
        try:
            _check(name, _asked(driver, tape)(), marks[outlet])
        except LineDown:
            assert not rig.line.is_connected
            rig.port.plug_in()
            rig.line.connect()
        except (NoAnswer, Refused):
            pass
        tries = 1 + rig.line.health().exchanges - exchanges
        most_ms = tries * (EXCHANGE_MS_MAX + 3 * driver.capabilities.response_ms)
        assert rig.clock.now_ns - began_ns <= most_ms * NS_PER_MS
        rig.faults.script.clear()
        if tape.is_over:
            break


def _mark(rig: Rig, outlet: int, tape: Tape) -> int:
    """Give an outlet another total, and return it in base units."""
    counts = tape.number(2) % MARKS
    rig.bus.advance(rig.clock.now_ns)
    rig.places[outlet].controller.set_total(counts)
    return counts * rig.drivers[outlet].capabilities.totaliser_step.base


def _happen(rig: Rig, tape: Tape) -> None:
    """Let something happen beside the line, or nothing."""
    match tape.pick(12):
        case 0:
            rig.port.unplug()
        case 1:
            rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 300}')
        case 2:
            rig.wait(10 * tape.number())
        case 3:
            rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "supply"}')
        case 4:
            settings = rig.place.controller.settings
            settings[sorted(settings)[tape.pick(len(settings))]] = tape.number(2)
        case _:
            pass


def _fault(rig: Rig, tape: Tape) -> LineFault:
    kind, of = KINDS[tape.pick(len(KINDS))], tape.number()
    if kind is FaultKind.LATE:
        of = rig.driver.capabilities.response_ms + LATE_MS
    elif kind is FaultKind.BABBLE:
        of *= 10
    elif kind is FaultKind.TRUNCATE:
        of %= 8
    return LineFault(kind, of)


def _asked(driver: FlowController, tape: Tape) -> Callable[[], object]:
    def preset() -> None:
        dimension = driver.capabilities.qmax.dimension
        opening, limit = Quantity(tape.number(3), dimension), Quantity(tape.number(3), dimension)
        driver.set_preset(Preset(opening, limit, tape.number(2)))

    asks: list[Callable[[], object]] = [
        lambda: driver.read_status(feed=True),
        lambda: driver.read_status(feed=bool(tape.pick(2))),
        driver.identify,
        preset,
        lambda: driver.open(tape.number(2)),
        driver.stop,
        driver.acknowledge,
    ]
    return asks[tape.pick(len(asks))]


def _check(name: str, found: object, mark_base: int) -> None:
    match found:
        case Status() if _adds_up(name):
            assert found.total.base % loaded(name).step_base == 0
        case Status():
            assert found.total.base == mark_base
        case Identity():
            profile = loaded(name)
            assert (found.maker, found.model) == (profile.maker, profile.model)
        case _:
            assert found is None


def _adds_up(name: str) -> bool:
    """Whether a total is the sum of sessions: one that runs back here is another session there."""
    profile = loaded(name)
    return isinstance(profile, ModbusDeviceProfile) and "delivered" in profile.shown
