"""The profiles of Modbus devices that others have designed: files to descriptions."""

from __future__ import annotations

from pathlib import Path

from hardware import profile_file
from hardware.drivers.modbus_device import checks, reading
from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.profile_file import FOLDER


def load(name: str, folder: Path = FOLDER) -> ModbusDeviceProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=reading.read, check=checks.check, slow_stage=False)
