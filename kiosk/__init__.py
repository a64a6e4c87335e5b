"""The dispensing kiosk: the engine and everything in it that is not a screen or a device."""
