"""Frames of each protocol as pure functions: bytes in, bytes out; no clock, no port, no state."""
