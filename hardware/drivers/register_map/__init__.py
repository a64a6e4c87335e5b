"""Devices that a register map describes: the driver, and what their profiles say."""
