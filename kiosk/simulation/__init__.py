"""Whole seeded days of a kiosk on a virtual clock, with faults, and those who check them."""
