"""Alicat BASIS 2 mass flow controllers over ASCII: the driver, and what their profiles say."""
