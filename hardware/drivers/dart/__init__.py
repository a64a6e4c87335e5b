"""Forecourt pumps that speak Wayne's DART: the driver, and what their profiles say."""
