"""Chargers that call in over the network: the central system they call, in OCPP's two versions."""
