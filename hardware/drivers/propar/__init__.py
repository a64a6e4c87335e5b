"""Bronkhorst instruments that speak ProPar: the driver, and what their profiles say."""
