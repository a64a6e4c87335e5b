"""OpenEVSE chargers over RAPI: the driver, and what their profiles say."""
