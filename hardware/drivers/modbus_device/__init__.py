"""Modbus devices that others have designed: the driver, and what their profiles say."""
