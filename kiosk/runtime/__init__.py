"""The engine's threads: one core, one a line, one for the rails, one for PINs, one for screens."""
