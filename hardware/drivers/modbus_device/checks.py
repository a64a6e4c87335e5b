"""What in a profile of a Modbus device can only be compared once all of it has been read."""

from __future__ import annotations

import itertools

from hardware.drivers.modbus_device.description import (
    Counted,
    ModbusDeviceProfile,
    Slave,
)
from hardware.drivers.modbus_device.numbers import (
    BITS_PER_REGISTER,
    FLOAT,
    Field,
    float_steps_max,
)
from hardware.drivers.modbus_device.reading import IDENTITY
from hardware.framing.modbus import WRITE, WRITE_COIL, WRITE_COUNT_MAX
from hardware.profile_file import Source
from kiosk.domain.controller import Feeding, PresetKind


def check(source: Source, profile: ModbusDeviceProfile) -> None:
    """Compare what stands in different places of the file."""
    _check_blocks(source, profile)
    _check_fields(source, profile)
    _check_total(source, profile)
    _check_settings(source, profile)
    _check_amount(source, profile)
    for act, writes in (("open", profile.opens), ("stop", profile.stops)):
        if not writes:
            source.blame(("writes", act), f"is empty: say how it is made to {act}")
    if any(len(each.data) // 2 > WRITE_COUNT_MAX for each in (*profile.opens, *profile.stops)):
        source.blame(("writes",), f"at most {WRITE_COUNT_MAX} registers are written at once")


def _check_blocks(source: Source, profile: ModbusDeviceProfile) -> None:
    """Make sure that no answer could be taken for that of another block, and no field hides."""
    blocks = [
        (kind, block)
        for kind, found in (("status", profile.status), ("identity", profile.identity))
        for block in found
    ]
    for kind, block in blocks:
        path = (kind, block.name)
        if block.slave is Slave.METER and not profile.meter_offset:
            source.blame((*path, "slave"), "there is none: add slaves.meter, its distance")
        for one, two in itertools.combinations(sorted(block.fields, key=lambda each: each.at), 2):
            shares = two.at < one.end and not (one.mask and two.mask and not one.mask & two.mask)
            if shares:
                source.blame((*path, "fields", two.name), f"overlaps with {one.name}")
    for (_, block), (kind, other) in itertools.combinations(blocks, 2):
        if (block.slave, block.function) != (other.slave, other.function):
            continue
        if (block.address, block.count) == (other.address, other.count):
            continue  # The same question has the same answer.
        if block.address < other.end and other.address < block.end:
            source.blame((kind, other.name), f"overlaps with {block.name}: read both at once")
        elif block.reply_length == other.reply_length:
            source.blame(
                (kind, other.name, "count"),
                f"makes its answer as long as that of {block.name}: one could be taken for the "
                "other; read a few registers more",
            )


def _check_fields(source: Source, profile: ModbusDeviceProfile) -> None:
    names = [field.name for block in profile.status for field in block.fields]
    for name in sorted({each for each in names if names.count(each) > 1}):
        source.blame(("status",), f"{name} stands in two blocks: leave one out")
    shown = profile.shown
    if ("total" in shown) is ("delivered" in shown):
        source.blame(("status",), "must hold total, or delivered where it has no total")
    if ("state" in shown) is ("open" in shown):
        source.blame(("status",), "must hold state, or open where a bit says it")
    if ("state" in shown) is not bool(profile.states):
        source.blame(("states",), "says what the field state means: give both or none")
    if ("faults" in shown) is not bool(profile.faults):
        source.blame(("faults",), "says what the field faults means: give both or none")
    if "boots" in shown and "uptime" in shown:
        source.blame(("status",), "boots and uptime say the same: leave one out")
    for name, field in shown.items():
        if field.type == FLOAT and (name not in {"total", "delivered", "limit", "left", "flow"}):
            source.blame(("status",), f"{name} must be a whole number")


def _check_total(source: Source, profile: ModbusDeviceProfile) -> None:
    shown = profile.shown
    field = shown.get("total") or shown.get("delivered")
    if field is None:
        return
    if "delivered" in shown and profile.totaliser_kept:
        source.blame(("totaliser", "kept"), "a total that the driver adds up is lost with it")
    step, unit = profile.step_base, field.unit
    if field.type == FLOAT:
        most = float_steps_max(step / unit)
        if 1 << profile.totaliser_bits > most:
            source.blame(
                ("totaliser", "bits"),
                f"{profile.totaliser_bits} are too many: a float tells {most} steps of meter.step "
                f"apart, which are {max(0, most.bit_length() - 1)} bits",
            )
    elif step % unit:
        source.blame(("meter", "step"), f"must be a whole number of what {field.name} counts in")
    elif "total" in shown:
        whole = int(unit) << (field.size * BITS_PER_REGISTER - (field.type == "s32"))
        if whole % (step << profile.totaliser_bits):
            source.blame(
                ("totaliser", "bits"),
                "must be such that steps and register roll over together: all the bits of the "
                "register, where it counts in meter.step",
            )


def _check_settings(source: Source, profile: ModbusDeviceProfile) -> None:
    if profile.watchdog_fed_by is Feeding.WRITES:
        source.blame(("watchdog", "fed_by"), "a status only reads: it must be packets or reads")
    shown = {field.name for block in profile.identity for field in block.fields}
    for name in sorted(shown - IDENTITY - profile.safe.keys()):
        source.blame(("safe", name), "is missing: say what it may read")
    for name in sorted(profile.safe.keys() - shown):
        source.blame(("safe", name), "is in no block of identity")


def _check_amount(source: Source, profile: ModbusDeviceProfile) -> None:
    amount, shown = profile.amount, profile.shown
    if amount is None:
        if "limit" in shown:
            source.blame(("preset", "kind"), "is none, but status holds a limit")
        return
    if profile.kind not in {PresetKind.BATCH, PresetKind.SESSION}:
        source.blame(("preset", "kind"), "must be batch, session or none for such a device")
    if profile.live and (amount.counted is not Counted.SESSION or "limit" not in shown):
        source.blame(("preset", "live"), "only where it counts a session and shows its limit")
    if (amount.counted is Counted.SESSION) is not ("delivered" in shown):
        source.blame(("preset", "counted"), "is session where status holds delivered, else start")
    if amount.function == WRITE_COIL or (amount.function != WRITE and amount.field.size > 1):
        source.blame(("preset", "function"), "must write as many registers as the type has")
    if amount.resolution_base % profile.step_base:
        source.blame(("preset", "resolution"), "must be whole steps of the meter")
    _check_said(source, profile, amount.field)
    if (limit := shown.get("limit")) is not None and (
        (limit.type, limit.unit, limit.low_first)
        != (amount.field.type, amount.field.unit, amount.field.low_first)
    ):
        source.blame(("preset", "type"), "must be that of the field limit, in the same unit")


def _check_said(source: Source, profile: ModbusDeviceProfile, field: Field) -> None:
    """Make sure that every limit up to the largest can be said."""
    amount = profile.amount
    if amount is None:
        return
    units = amount.most_base / field.unit
    if field.type == FLOAT:
        resolution = amount.resolution_base / field.unit
        if units > float_steps_max(resolution) * resolution:
            source.blame(("preset", "most"), "is so much that a float tells no resolution apart")
        return
    if amount.resolution_base % field.unit:
        source.blame(("preset", "resolution"), "must be whole units of its register")
    bits = field.size * BITS_PER_REGISTER - (field.type == "s32")
    if units >= 1 << bits:
        source.blame(("preset", "most"), f"is more than {field.type} says")
